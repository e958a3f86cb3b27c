"""
The terminal: for people who write and review reports, at 80 columns.

The layout is one for all; ``spans.write_plain`` writes it for pipes and files, ``painted`` for a person's screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkj_rules.model.findings import Finding, Severity, Texts
from lkj_rules.render.assembling import chapters_of
from lkj_rules.render.material import Checked, Session
from lkj_rules.render.safe import plain
from lkj_rules.render.sentences import found_sentence
from lkj_rules.render.terminal.closing import ClosingPage
from lkj_rules.render.terminal.effects import effect_lines, repaired_lines
from lkj_rules.render.terminal.evidence import EvidenceWriter
from lkj_rules.render.terminal.finding import FindingPage
from lkj_rules.render.terminal.layout import wrap
from lkj_rules.render.terminal.overview import overview_lines
from lkj_rules.render.terminal.spans import EMPTY, Line, Style, styled, write_plain

NARROWEST, WIDEST = 40, 100
"""Text is not set narrower or wider than this: lines that long are hard to read."""

IN_FULL = 10
"""Up to so many reports are told finding by finding; of more, the terminal shows the table."""

_ONE_BY_ONE = Texts(
    "Temuannya: periksa satu berkas saja, pakai --verbose, atau tulis --format html=hasil.html.",
    "The findings: check one file alone, use --verbose, or write --format html=result.html.",
)


def render_terminal(session: Session, *, width: int = 80, verbose: bool = False) -> str:
    """
    Write a run for the terminal, without colour.
    """
    return write_plain(terminal_lines(session, width=width, verbose=verbose))


def terminal_lines(session: Session, *, width: int = 80, verbose: bool = False) -> list[Line]:
    """
    Lay out a run: findings by document, what was checked, and how the run ends; ``verbose`` shortens nothing.
    """
    width = min(max(width, NARROWEST), WIDEST)
    closing = ClosingPage(bahasa=session.bahasa, width=width, verbose=verbose)
    lines: list[Line] = []
    several = len(session.reports) > 1
    in_full = session.reports if verbose or len(session.reports) <= IN_FULL else ()
    for report in in_full:
        if several and report.result.clean and not report.repaired:
            lines.extend(closing.brief(report))
            continue
        if lines and lines[-1]:
            lines.append(EMPTY)
        lines.extend(_report(report, session.bahasa, width, verbose=verbose))
        lines.extend(closing.breakages(report.result))
        lines.extend(effect_lines(report, session.bahasa, width, verbose=verbose))
        lines.extend(repaired_lines(report, session.bahasa, width))
        lines.extend(closing.assurance(report.result))
    if not in_full:
        lines.extend(line for report in session.reports for line in closing.breakages(report.result))
    if several:
        lines.extend([EMPTY] if lines and lines[-1] else [])
        lines.extend(overview_lines(session.reports, session.bahasa, width))
    if several and not in_full:
        lines.extend(styled(wrap(_ONE_BY_ONE[session.bahasa], width), Style.ADVICE))
    lines.extend(closing.verdict(session))
    return lines


def _report(report: Checked, bahasa: str, width: int, *, verbose: bool) -> Iterator[Line]:
    title = Texts(f"{report.entity}, Laporan Kinerja {report.year}", f"{report.entity}, performance report {report.year}")
    yield from styled(wrap(plain(title[bahasa]), width), Style.TITLE)
    yield from styled(wrap(plain(report.path), width), Style.PLACE)
    if report.result.findings:
        found = found_sentence(report.result.findings, bahasa)
        yield from styled(wrap(f"{found}. {' '.join(_hints(report.result.findings, bahasa, verbose=verbose))}", width))
    yield EMPTY
    evidence = EvidenceWriter(report=report, bahasa=bahasa, verbose=verbose)
    page = FindingPage(evidence=evidence, bahasa=bahasa, width=width, verbose=verbose)
    yield from page.chapters(chapters_of(report.result.findings))


def _hints(findings: Sequence[Finding], bahasa: str, *, verbose: bool) -> Iterator[str]:
    """
    Say how to read the findings, and where the rest of what is shortened stands.
    """
    yield Texts("Angka seperti 12:5 ialah baris:kolom dalam berkas itu.", "Figures like 12:5 are line:column in that file.")[bahasa]
    kinds = {
        Texts("catatan", "notes"): any(finding.severity is Severity.INFO for finding in findings),
        Texts("telaah", "signals"): any(finding.severity is Severity.REVIEW for finding in findings),
        Texts("temuan yang turut terkait", "findings also concerned"): any(finding.cause is not None for finding in findings),
    }
    *others, last = [kind[bahasa] for kind, there in kinds.items() if there] or [""]
    if last and not verbose:
        which = f"{', '.join(others)} {Texts('dan', 'and')[bahasa]} {last}" if others else last
        yield Texts(
            f"Saran untuk {which}: --verbose atau lkj-rules explain.", f"Advice on {which}: --verbose or lkj-rules explain."
        )[bahasa]
