"""
The terminal: for people who write and review reports, at 80 columns.

The layout is one for all; ``lines.write_plain`` writes it for pipes and files, ``paint`` for a person's screen. Rich only paints:
importing it costs 40 ms and more, which no run into a pipe or a file should pay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkj_rules.model.findings import Finding, Severity, Texts
from lkj_rules.render.material import Checked, Session
from lkj_rules.render.terminal.conclusion import (
    assurance_lines,
    breakage_lines,
    brief_lines,
    effect_lines,
    repaired_lines,
    verdict_lines,
)
from lkj_rules.render.terminal.lines import EMPTY, Line, Screen, Style, write_plain
from lkj_rules.render.text import plain
from lkj_rules.render.views.conditions import conditions_shown
from lkj_rules.render.wording import found_sentence, place_hint

NARROWEST, WIDEST = 40, 100
"""Text is not set narrower or wider than this: lines that long are hard to read."""

IN_FULL = 3
"""Up to so many reports are shown finding by finding; of more, the terminal shows the table alone."""


def render_terminal(session: Session, *, width: int = 80, verbose: bool = False, by_document: bool = False) -> str:
    """
    Write a run for the terminal, without colour.
    """
    return write_plain(terminal_lines(session, width=width, verbose=verbose, by_document=by_document))


def terminal_lines(session: Session, *, width: int = 80, verbose: bool = False, by_document: bool = False) -> list[Line]:
    """
    Lay out a run: errors, a table of other findings, what was checked, and how the run ends.

    ``verbose`` shortens nothing, ``by_document`` shows all findings in the order of the documents.
    """
    width = min(max(width, NARROWEST), WIDEST)
    screen = Screen(bahasa=session.bahasa, width=width, verbose=verbose, by_document=by_document)
    lines = list(_conditions(session, screen))
    reports = session.reports
    several, in_full = len(reports) > 1, verbose or by_document or len(reports) <= IN_FULL
    if several:
        from lkj_rules.render.terminal.overview import overview_lines  # a report by itself does not need it
        from lkj_rules.render.views.overview import overview

        rows = overview(reports)
        reports = tuple(row.report for row in rows)
        lines.extend(overview_lines(rows, screen))
    for report in reports:
        if not in_full:
            lines.extend(breakage_lines(report.result, screen))
        elif several and report.result.clean and not report.repaired:
            lines.extend(brief_lines(report, screen))
        else:
            lines.extend([EMPTY] if lines and lines[-1] else [])
            lines.extend(_report(report, screen))
    if several and not in_full:
        one_by_one = Texts("Temuannya: periksa satu berkas saja, pakai --verbose, atau tulis --format html=hasil.html.",
                           "The findings: check one file alone, use --verbose, or write --format html=result.html.")
        lines.extend(screen.text(one_by_one[session.bahasa], Style.ADVICE))
    elif lines and lines[-1]:
        lines.append(EMPTY)
    return [*lines, *verdict_lines(session, screen)]


def _conditions(session: Session, screen: Screen) -> Iterator[Line]:
    shown = conditions_shown(session.conditions)
    for each in shown:
        yield from screen.text(plain(f"{each.label[screen.bahasa]}: {each.value[screen.bahasa]}"), Style.LABEL, rest="  ")
    yield from [EMPTY] if shown else []


def _report(report: Checked, screen: Screen) -> Iterator[Line]:
    bahasa, findings = screen.bahasa, report.result.findings
    title = Texts(f"{report.entity}, Laporan Kinerja {report.year}", f"{report.entity}, performance report {report.year}")
    yield from screen.text(plain(title[bahasa]), Style.TITLE)
    yield from screen.text(plain(report.path), Style.PLACE)
    if findings:
        from lkj_rules.render.terminal.finding import choose, document_lines  # a clean report does not need it

        choice = choose(report, screen)
        shown = findings if screen.by_document else [finding.finding for finding in choice.shown]
        hints = [place_hint(report)[bahasa], *_hints(shown, screen)]
        yield from screen.text(f"{found_sentence(findings, bahasa)}. {' '.join(hints)}")
        yield EMPTY
        yield from document_lines(report, screen) if screen.by_document else choice.lines(screen)
    yield from breakage_lines(report.result, screen)
    yield from effect_lines(report, screen)
    yield from choice.rest_lines(screen) if findings and not screen.by_document else ()
    yield from repaired_lines(report, screen)
    yield from assurance_lines(report.result, screen)


def _hints(findings: Sequence[Finding], screen: Screen) -> Iterator[str]:
    bahasa = screen.bahasa
    kinds = {
        Texts("catatan", "notes"): any(finding.severity is Severity.INFO for finding in findings),
        Texts("telaah", "signals"): any(finding.severity is Severity.REVIEW for finding in findings),
        Texts("temuan yang turut terkait", "findings also concerned"): any(finding.cause is not None for finding in findings),
    }
    *others, last = [kind[bahasa] for kind, there in kinds.items() if there] or [""]
    if last and not screen.verbose:
        which = f"{', '.join(others)} {Texts('dan', 'and')[bahasa]} {last}" if others else last
        yield Texts(f"Saran untuk {which}: --verbose atau lkj-rules explain.",
                    f"Advice on {which}: --verbose or lkj-rules explain.")[bahasa]
