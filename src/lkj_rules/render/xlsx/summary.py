"""
The first sheet: which reports were checked with what, how many findings and tests there are, and what matters most.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from lkj_rules.model.findings import Finding, Severity, Status, Texts
from lkj_rules.render.labels import SEVERITIES
from lkj_rules.render.material import Checked, Session, by_severity, counts
from lkj_rules.render.xlsx.book import COUNT, Look, fit
from lkj_rules.render.xlsx.page import Frame, Page, set_paper
from lkj_rules.render.xlsx.wording import OUTCOMES, STATUSES, effects_by_fingerprint

NAME = Texts("Ringkasan", "Summary")
_TITLE = Texts("Kertas kerja reviu atas Laporan Kinerja", "Working papers for the review of the performance report")
_NOTE = Texts(
    "Bahan bagi pereviu: hasil pengujian dokumen secara otomatis. Laporan tanpa temuan berarti konsisten, belum tentu benar; "
    "kesimpulan tetap pada pereviu. Sel kuning diisi pereviu. Jumlah temuan di bawah ini mengikuti lembar Temuan.",
    "Material for the reviewer: what automatic tests of the document came to. A report without findings is consistent, not "
    "necessarily true; the conclusion is the reviewer's. Yellow cells are for the reviewer. The counts below follow the "
    "sheet of findings.",
)
_WIDTHS = (26, 15, 15, 15, 15, 16, 56)
_MIDDLE = 105
"""Characters that the merged columns between the first and the last hold."""
_LAST = 75
"""Characters that the last column holds."""
_LINE = 12
_CONCLUDED = Texts("disimpulkan pereviu", "concluded by the reviewer")
_SEEN = Texts("angka dan predikat yang diperiksa", "figures and grades held against others")
MOST = 10
"""Findings that the summary tells of each report."""


class Summary:
    """
    Hold the first sheet; it is begun before the others so that it stands first, and written when they are there.
    """

    def __init__(self, frame: Frame) -> None:
        self._frame, self._book, self._bahasa = frame, frame.book, frame.bahasa
        self._sheet: Any = self._book.workbook.add_worksheet(NAME[frame.bahasa])
        self._row = 0
        self._named = 0
        """The row, as formulas count, that names the report being written."""

    def write(self, session: Session, findings: Page) -> None:
        """
        Write the sheet; the counts refer to the page of findings.
        """
        for number, width in enumerate(_WIDTHS):
            self._sheet.set_column(number, number, width)
        self._text(0, _TITLE[self._bahasa], "title")
        self._row += 1
        self._wide(0, _NOTE[self._bahasa], "note", room=sum(_WIDTHS))
        self._row += 2
        if len(session.reports) > 1:
            self._overview(session)
        breaks = []
        for report in session.reports:
            breaks.append(self._row)
            self._facts(report, session)
            self._findings(report, findings)
            self._tests(report)
            self._top(report, session)
            self._row += 1
        self._problems(session)
        self._sheet.set_h_pagebreaks(breaks[1:])
        set_paper(self._sheet, self._frame)
        self._sheet.print_area(0, 0, self._row, len(_WIDTHS) - 1)

    def _text(self, column: int, text: str, style: str) -> None:
        self._book.write_text(self._sheet, self._row, column, text, Look(style))

    def _wide(self, first: int, text: str, style: str, *, last: int = len(_WIDTHS) - 1, room: int) -> None:
        """
        Write a text across columns, and make the row high enough for it, which a spreadsheet does not do for joined cells.
        """
        look = self._book.look(Look(style))
        self._sheet.merge_range(self._row, first, self._row, last, "", look)
        self._book.write_text(self._sheet, self._row, first, text, Look(style))
        self._sheet.set_row(self._row, max(1, math.ceil(len(fit(text)) / room)) * _LINE + 3)

    def _overview(self, session: Session) -> None:
        """
        Put the reports side by side: findings by severity, and how much was tested.
        """
        severities = tuple(SEVERITIES[severity] for severity in Severity)
        self._heads((Texts("Laporan", "Report"), *severities, Texts("tidak dapat diuji", "not testable"), _SEEN))
        for report in session.reports:
            self._text(0, self._frame.names[report.path], "strong")
            numbers = (*by_severity(report.result).values(), counts(report.result)["not_testable"])
            for column, number in enumerate(numbers, start=1):
                self._sheet.write_number(self._row, column, number, self._book.look(Look("count")))
            self._seen(report)
            self._row += 1
        self._row += 2

    def _seen(self, report: Checked) -> None:
        assurance = report.result.assurance
        seen, numbers = len(assurance.looked_at), assurance.numbers
        self._text(len(_WIDTHS) - 1, Texts(f"{seen} dari {numbers}", f"{seen} of {numbers}")[self._bahasa], "text")

    def _facts(self, report: Checked, session: Session) -> None:
        rules = len(session.rules)
        tool = Texts(
            f"lkj-rules {session.version}, {rules} aturan ({session.rules.hash})",
            f"lkj-rules {session.version}, {rules} rules ({session.rules.hash})",
        )
        facts = (
            (Texts("Laporan", "Report"), self._frame.names[report.path], "subtitle"),
            (Texts("Instansi", "Office"), report.entity, "text"),
            (Texts("Tahun", "Year"), str(report.year), "text"),
            (Texts("Berkas", "File"), report.path, "text"),
            (Texts("SHA-256", "SHA-256"), report.sha256, "text"),
            *((Texts("Berkas bagian", "Part file"), f"{part.path} (SHA-256 {part.sha256})", "text") for part in report.parts),
            (Texts("Tanggal pemeriksaan", "Day of the check"), session.today, "text"),
            (Texts("Perangkat", "Tool"), tool[self._bahasa], "text"),
            (Texts("Nomor kertas kerja", "Number of the paper"), "", "fill"),
            (Texts("Disusun oleh / tanggal", "Prepared by / date"), "", "fill"),
            (Texts("Direviu oleh / tanggal", "Reviewed by / date"), "", "fill"),
        )
        self._named = self._row + 1
        for label, text, style in facts:
            self._text(0, label[self._bahasa], "label")
            self._wide(1, text, "strong" if style == "subtitle" else style, room=sum(_WIDTHS[1:]))
            self._row += 1
        self._row += 1

    def _heads(self, titles: Sequence[Texts]) -> None:
        for column, title in enumerate(titles):
            self._text(column, title[self._bahasa], "head")
        self._row += 1

    def _findings(self, report: Checked, findings: Page) -> None:
        """
        Count findings by severity and status, live from the sheet of findings.
        """
        found = report.result.findings
        self._heads((Texts("Temuan", "Findings"), Texts("jumlah", "number"), *STATUSES.values(), _CONCLUDED))
        for severity in Severity:
            chosen = [each for each in found if each.severity is severity]
            self._text(0, SEVERITIES[severity][self._bahasa], severity.value)
            wanted = {"tingkat": SEVERITIES[severity][self._bahasa]}
            self._count(1, findings, wanted, len(chosen))
            for column, status in enumerate(Status, start=2):
                number = sum(each.status is status for each in chosen)
                self._count(column, findings, {**wanted, "status": STATUSES[status][self._bahasa]}, number)
            self._count(len(_WIDTHS) - 1, findings, {**wanted, "kesimpulan": None}, 0)
            self._row += 1
        self._row += 1

    def _count(self, column: int, findings: Page, wanted: Mapping[str, str | None], value: int) -> None:
        """
        Count rows of the sheet of findings: cells equal to a word, or filled where no word is named.
        """
        conditions = [
            f'({findings.span(key)}<>"")' if word is None else f'({findings.span(key)}="{word}")' for key, word in wanted.items()
        ]
        if len(self._frame.names) > 1:
            conditions.append(f"({findings.span('laporan')}=$B${self._named})")
        formula = f"=SUMPRODUCT({'*'.join(conditions)}*1)"
        self._sheet.write_formula(self._row, column, formula, self._book.look(Look("live", COUNT)), value)

    def _tests(self, report: Checked) -> None:
        tally = counts(report.result)
        self._heads((Texts("Pengujian", "Tests"), *OUTCOMES.values(), _SEEN))
        self._text(0, Texts("jumlah", "number")[self._bahasa], "label")
        for column, number in enumerate(tally.values(), start=1):
            self._sheet.write_number(self._row, column, number, self._book.look(Look("count")))
        self._seen(report)
        self._row += 2

    def _top(self, report: Checked, session: Session) -> None:
        effects = effects_by_fingerprint(report, session)
        chosen = _weightiest(report.result.findings, [each.fingerprint for each in report.consequences])
        self._text(0, Texts("Temuan utama", "Main findings")[self._bahasa], "head")
        self._wide(1, Texts("Kondisi", "Condition")[self._bahasa], "head", last=5, room=_MIDDLE)
        self._text(6, Texts("Akibat", "Effect")[self._bahasa], "head")
        self._row += 1
        for finding in chosen:
            self._text(0, f"{finding.rule} · {SEVERITIES[finding.severity][self._bahasa]}", finding.severity.value)
            effect = effects[finding.fingerprint]
            self._wide(1, finding.message[self._bahasa], "text", last=5, room=_MIDDLE)
            self._text(6, effect, "text")
            lines = sum(math.ceil(len(line) / _LAST) for line in effect.split("\n"))
            self._sheet.set_row(self._row, max(lines, math.ceil(len(finding.message[self._bahasa]) / _MIDDLE)) * _LINE + 3)
            self._row += 1
        if not chosen:
            self._wide(0, Texts("tidak ada temuan", "nothing found")[self._bahasa], "muted", room=sum(_WIDTHS))
            self._row += 1

    def _problems(self, session: Session) -> None:
        if not session.problems:
            return
        self._text(0, Texts("Tidak dapat dibaca", "Could not be read")[self._bahasa], "heading")
        self._row += 1
        for problem in session.problems:
            self._text(0, problem.place(), "text")
            self._wide(1, problem.sentence(self._bahasa), "text", room=sum(_WIDTHS[1:]))
            self._row += 1


def _weightiest(findings: Sequence[Finding], moving: Sequence[str]) -> list[Finding]:
    """
    Choose the findings to begin with: those that move a headline, in their order, then errors and warnings that stand open.
    """
    known = {finding.fingerprint: finding for finding in findings}
    grave = (each for each in findings if each.severity in {Severity.ERROR, Severity.WARNING} and each.status is Status.OPEN)
    chosen = dict.fromkeys((*(each for each in moving if each in known), *(each.fingerprint for each in grave)))
    return [known[each] for each in chosen][:MOST]
