"""
The first sheet: which reports were checked with what, how many findings and tests there are, and what matters most.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from lkj_rules.domain.analysis import grouped
from lkj_rules.model.findings import Finding, Status, Texts
from lkj_rules.model.results import Consequence, Outcome
from lkj_rules.render.material import Checked, Session, counts, tally
from lkj_rules.render.text import first_sentence
from lkj_rules.render.views.conditions import conditions_shown
from lkj_rules.render.views.groups import is_note
from lkj_rules.render.wording import SEVERITIES
from lkj_rules.render.xlsx.book import COUNT, Book, fit
from lkj_rules.render.xlsx.page import Page
from lkj_rules.render.xlsx.sheets import OUTCOMES, STATUSES

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
_SEEN = Texts("angka dan predikat yang diperiksa", "figures and grades compared with others")
MOST = 10
"""Findings that the summary shows of each report."""


class Summary:
    """
    Hold the first sheet; it is begun before the others so that it stands first, and written when they are there.
    """

    def __init__(self, book: Book) -> None:
        self._book, self._bahasa = book, book.bahasa
        self._sheet: Any = book.workbook.add_worksheet(NAME[book.bahasa])
        self._row = 0
        self._named = 0
        """The row, as formulas count, that names the report being written."""

    def write(self, session: Session, findings: Page) -> None:
        """
        Write the sheet; the counts refer to the page of findings.
        """
        for number, width in enumerate(_WIDTHS):
            self._sheet.set_column(number, number, width)
        self._text(0, _TITLE, "title")
        self._row += 1
        self._wide(0, _NOTE, "note", room=sum(_WIDTHS))
        self._row += 2
        if len(session.reports) > 1:
            self._overview(session)
        breaks = []
        for report in session.reports:
            breaks.append(self._row)
            self._facts(report, session)
            self._findings(report, findings)
            self._heads((Texts("Pengujian", "Tests"), *OUTCOMES.values(), _SEEN))
            self._numbers(report, Texts("jumlah", "number"), "label", counts(*report.result.rules).values(), 2)
            self._top(report, session)
            self._row += 1
        self._problems(session)
        self._sheet.set_h_pagebreaks(breaks[1:])
        self._book.set_paper(self._sheet)
        self._sheet.print_area(0, 0, self._row, len(_WIDTHS) - 1)

    def _text(self, column: int, text: str | Texts, style: str) -> None:
        self._book.write_text(self._sheet, self._row, column, text if isinstance(text, str) else text[self._bahasa], style)

    def _wide(self, first: int, text: str | Texts, style: str, *, last: int = len(_WIDTHS) - 1, room: int) -> None:
        """
        Write a text across columns, and make the row high enough for it, which a spreadsheet does not do for joined cells.
        """
        written = text if isinstance(text, str) else text[self._bahasa]
        self._sheet.merge_range(self._row, first, self._row, last, "", self._book.look(style))
        self._text(first, written, style)
        self._sheet.set_row(self._row, max(1, math.ceil(len(fit(written)) / room)) * _LINE + 3)

    def _heads(self, titles: Iterable[Texts]) -> None:
        for column, title in enumerate(titles):
            self._text(column, title, "head")
        self._row += 1

    def _numbers(self, report: Checked, name: str | Texts, style: str, numbers: Iterable[int], rows: int) -> None:
        self._text(0, name, style)
        for column, number in enumerate(numbers, start=1):
            self._sheet.write_number(self._row, column, number, self._book.look("count"))
        seen, whole = len(report.result.assurance.looked_at), report.result.assurance.numbers
        self._text(len(_WIDTHS) - 1, Texts(f"{seen} dari {whole}", f"{seen} of {whole}"), "text")
        self._row += rows

    def _overview(self, session: Session) -> None:
        self._heads((Texts("Laporan", "Report"), *SEVERITIES.values(), OUTCOMES[Outcome.NOT_TESTABLE], _SEEN))
        for report in session.reports:
            untestable = counts(*report.result.rules)[Outcome.NOT_TESTABLE]
            numbers = (*tally(report.result.findings).values(), untestable)
            self._numbers(report, self._book.names[report.path], "strong", numbers, 1)
        self._row += 2

    def _facts(self, report: Checked, session: Session) -> None:
        rules, version = len(session.rules), session.version
        facts: tuple[tuple[Texts, str | Texts, str], ...] = (
            (Texts("Laporan", "Report"), self._book.names[report.path], "strong"),
            (Texts("Instansi", "Office"), report.entity, "text"),
            (Texts("Tahun", "Year"), str(report.year), "text"),
            (Texts("Berkas", "File"), report.path, "text"),
            (Texts("SHA-256", "SHA-256"), report.sha256, "text"),
            *((Texts("Berkas bagian", "Part file"), f"{part.path} (SHA-256 {part.sha256})", "text") for part in report.parts),
            (Texts("Tanggal pemeriksaan", "Day of the check"), session.today, "text"),
            (Texts("Perangkat", "Tool"), Texts(f"lkj-rules {version}, {rules} aturan ({session.rules.hash})",
                                               f"lkj-rules {version}, {rules} rules ({session.rules.hash})"), "text"),
            *((each.label, each.value, "text") for each in conditions_shown(session.conditions)),
            (Texts("Nomor kertas kerja", "Number of the paper"), "", "fill"),
            (Texts("Disusun oleh / tanggal", "Prepared by / date"), "", "fill"),
            (Texts("Direviu oleh / tanggal", "Reviewed by / date"), "", "fill"),
        )  # fmt: skip
        self._named = self._row + 1
        for label, text, style in facts:
            self._text(0, label, "label")
            self._wide(1, text, style, room=sum(_WIDTHS[1:]))
            self._row += 1
        self._row += 1

    def _findings(self, report: Checked, findings: Page) -> None:
        found = Counter((each.severity, each.status) for each in report.result.findings)
        self._heads((Texts("Temuan", "Findings"), Texts("jumlah", "number"), *STATUSES.values(), _CONCLUDED))
        for severity, number in tally(report.result.findings).items():
            word = SEVERITIES[severity][self._bahasa]
            self._text(0, word, severity.value)
            self._count(1, findings, {"tingkat": word}, number)
            for column, status in enumerate(Status, start=2):
                wanted = {"tingkat": word, "status": STATUSES[status][self._bahasa]}
                self._count(column, findings, wanted, found[severity, status])
            self._count(len(_WIDTHS) - 1, findings, {"tingkat": word, "kesimpulan": None}, 0)
            self._row += 1
        self._row += 1

    def _count(self, column: int, findings: Page, wanted: Mapping[str, str | None], value: int) -> None:
        """
        Count rows of the sheet of findings: cells equal to a word, or filled where no word is named.
        """
        conditions = [
            f'({findings.span(key)}<>"")' if word is None else f'({findings.span(key)}="{word}")' for key, word in wanted.items()
        ]
        if len(self._book.names) > 1:
            conditions.append(f"({findings.span('laporan')}=$B${self._named})")
        formula = f"=SUMPRODUCT({'*'.join(conditions)}*1)"
        self._sheet.write_formula(self._row, column, formula, self._book.look("live", num_format=COUNT), value)

    def _top(self, report: Checked, session: Session) -> None:
        effects, chosen = effects_of(report, session), _weightiest(report)
        self._text(0, Texts("Temuan utama", "Main findings"), "head")
        self._wide(1, Texts("Kondisi", "Condition"), "head", last=5, room=_MIDDLE)
        self._text(6, Texts("Akibat", "Effect"), "head")
        self._row += 1
        for finding in chosen:
            effect, message = effects[finding.fingerprint], finding.message[self._bahasa]
            self._text(0, f"{finding.rule} · {SEVERITIES[finding.severity][self._bahasa]}", finding.severity.value)
            self._wide(1, message, "text", last=5, room=_MIDDLE)
            self._text(6, effect, "text")
            lines = sum(math.ceil(len(line) / _LAST) for line in effect.split("\n"))
            self._sheet.set_row(self._row, max(lines, math.ceil(len(message) / _MIDDLE)) * _LINE + 3)
            self._row += 1
        if not chosen:
            self._wide(0, Texts("tidak ada temuan", "nothing found"), "muted", room=sum(_WIDTHS))
            self._row += 1

    def _problems(self, session: Session) -> None:
        if not session.problems:
            return
        self._text(0, Texts("Tidak dapat dibaca", "Could not be read"), "heading")
        self._row += 1
        for problem in session.problems:
            self._text(0, problem.place(), "text")
            self._wide(1, problem.sentence(self._bahasa), "text", room=sum(_WIDTHS[1:]))
            self._row += 1


def _weightiest(report: Checked) -> list[Finding]:
    """
    Choose the findings to begin with: those that move a headline, in their order, then errors and warnings that are open.
    """
    known = report.by_fingerprint
    severe = (each for each in report.result.findings if not is_note(each) and each.status is Status.OPEN)
    chosen = dict.fromkeys((*(each for each in report.effects if each in known), *(each.fingerprint for each in severe)))
    return [known[each] for each in chosen][:MOST]


def effects_of(report: Checked, session: Session) -> dict[str, str]:
    """
    Say by fingerprint what findings mean: for the headlines and in rupiah where one is an open error, and what its rule says of it.
    """
    moved = {fingerprint: _effect(each, session.bahasa) for fingerprint, each in report.effects.items()}
    general = {rule.id: first_sentence(rule.rationale[session.bahasa]) for rule in session.rules}
    return {
        finding.fingerprint: "\n".join(filter(None, (moved.get(finding.fingerprint), general.get(finding.rule))))
        for finding in report.result.findings
    }


def _effect(consequence: Consequence, bahasa: str) -> str:
    """
    Say what a finding means: each headline, a line for each outcome with the policy behind it, and what money is at stake.
    """
    lines = []
    for outlook in consequence.outlooks:
        ways = grouped((each.text[bahasa], each.policy[bahasa]) for each in outlook.variations)
        lines.append(outlook.headline[bahasa])
        lines.extend(f"{outlook.before[bahasa]} → {text}: {' / '.join(policies)}" for text, policies in ways.items())
    if consequence.rupiah is not None:
        amount = f"{consequence.rupiah:,}"
        lines.append(Texts(f"Nilai yang dipersoalkan: Rp{amount.replace(',', '.')}", f"At stake: Rp{amount}")[bahasa])
    return "\n".join(lines)
