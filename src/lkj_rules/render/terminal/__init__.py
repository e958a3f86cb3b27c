"""
The terminal: for people who write and review reports, at 80 columns, in colour only where the caller says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from lkj_rules.model.findings import Texts
from lkj_rules.render.assembling import by_document
from lkj_rules.render.material import Checked, Session
from lkj_rules.render.safe import plain
from lkj_rules.render.terminal.closing import ClosingPage
from lkj_rules.render.terminal.finding import FindingPage
from lkj_rules.render.terminal.layout import Paint, wrap

NARROWEST, WIDEST = 40, 100
"""Text is not set narrower or wider than this: lines that long are hard to read."""


def render_terminal(session: Session, *, width: int = 80, colour: bool = False) -> str:
    """
    Write a run for the terminal: findings by document, what was checked, and how the run ends.
    """
    width = min(max(width, NARROWEST), WIDEST)
    paint = Paint(on=colour)
    closing = ClosingPage(bahasa=session.bahasa, width=width, paint=paint)
    lines: list[str] = []
    several = len(session.reports) > 1
    for report in session.reports:
        if several and report.result.clean:
            lines.extend(closing.brief(report))
            continue
        lines.extend(_report(report, session.bahasa, width, paint))
        lines.extend(closing.breakages(report.result))
        lines.extend(closing.assurance(report.result))
    if several and lines and lines[-1]:
        lines.append("")
    lines.extend(closing.verdict(session))
    return "\n".join(lines) + "\n"


def _report(report: Checked, bahasa: str, width: int, paint: Paint) -> Iterator[str]:
    title = Texts(f"{report.entity}, Laporan Kinerja {report.year}", f"{report.entity}, performance report {report.year}")
    yield from (paint(line, "bold") for line in wrap(plain(title[bahasa]), width))
    yield from wrap(plain(report.path), width)
    if report.result.findings:
        hint = Texts("Di tepi kanan: baris:kolom dalam berkas itu.", "At the right edge: line:column in that file.")
        yield from wrap(hint[bahasa], width)
    yield ""
    page = FindingPage(report=report, bahasa=bahasa, width=width, paint=paint)
    for document, groups in by_document(report.result.findings):
        heading = document[bahasa]
        yield paint(f"── {heading} {'─' * max(width - len(heading) - 4, 0)}", "bold")
        yield ""
        for group in groups:
            yield from page.group(group)
