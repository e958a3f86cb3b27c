"""
The terminal: for people who write and review reports, at 80 columns.

The layout is one for all; ``spans.write_plain`` writes it for pipes and files, ``painted`` for a person's screen.
"""

from __future__ import annotations

from collections.abc import Iterator

from lkj_rules.model.findings import Texts
from lkj_rules.render.assembling import by_document
from lkj_rules.render.labels import count_findings
from lkj_rules.render.material import Checked, Session, by_severity
from lkj_rules.render.safe import plain
from lkj_rules.render.terminal.closing import ClosingPage
from lkj_rules.render.terminal.evidence import EvidenceWriter
from lkj_rules.render.terminal.finding import FindingPage
from lkj_rules.render.terminal.layout import wrap
from lkj_rules.render.terminal.spans import EMPTY, Line, Span, Style, styled, write_plain

NARROWEST, WIDEST = 40, 100
"""Text is not set narrower or wider than this: lines that long are hard to read."""


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
    closing = ClosingPage(bahasa=session.bahasa, width=width)
    lines: list[Line] = []
    several = len(session.reports) > 1
    for report in session.reports:
        if several and report.result.clean:
            lines.extend(closing.brief(report))
            continue
        if lines and lines[-1]:
            lines.append(EMPTY)
        lines.extend(_report(report, session.bahasa, width, verbose=verbose))
        lines.extend(closing.breakages(report.result))
        lines.extend(closing.assurance(report.result))
    if several and lines and lines[-1]:
        lines.append(EMPTY)
    lines.extend(closing.verdict(session))
    return lines


def _report(report: Checked, bahasa: str, width: int, *, verbose: bool) -> Iterator[Line]:
    title = Texts(f"{report.entity}, Laporan Kinerja {report.year}", f"{report.entity}, performance report {report.year}")
    yield from styled(wrap(plain(title[bahasa]), width), Style.TITLE)
    yield from styled(wrap(plain(report.path), width), Style.PLACE)
    if report.result.findings:
        found = count_findings(by_severity(report.result), bahasa)
        hint = Texts("Angka seperti 12:5 ialah baris:kolom dalam berkas itu.", "Figures like 12:5 are line:column in that file.")
        yield from styled(wrap(f"{found}. {hint[bahasa]}", width))
    yield EMPTY
    evidence = EvidenceWriter(report=report, bahasa=bahasa, verbose=verbose)
    page = FindingPage(evidence=evidence, bahasa=bahasa, width=width, verbose=verbose)
    for document, groups in by_document(report.result.findings):
        heading = document[bahasa]
        yield (Span(f"── {heading} {'─' * max(width - len(heading) - 4, 0)}", Style.HEADING),)
        for group in groups:
            yield from page.group(group)
