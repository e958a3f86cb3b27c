"""
A copy of the workbook that was checked, with what was found: a comment and a colour at every cell, a sheet that lists it all.

The list leads to the cells, and each cell back to the list. The copy can be filled in further and checked again: what was added is
passed over, and replaced in the next copy. The only module that knows openpyxl, which is the extra ``lkj-rules[xlsx]``.
"""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import attrs
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.page import PageMargins

from lkj_rules.model.findings import Severity, Texts
from lkj_rules.render.material import Session
from lkj_rules.render.text import plain
from lkj_rules.render.views.findings import Shown, findings_shown
from lkj_rules.render.wording import SEVERITIES, STATUSES
from lkj_rules.workbook.reading import read_grid

SHEET, FOUND = "Temuan", "Temuan lkj-check"
_COLOURS = {Severity.ERROR: "F8CBAD", Severity.WARNING: "FFE699", Severity.INFO: "DDEBF7", Severity.REVIEW: "E2EFDA"}
_HEADINGS = (
    (Texts("No", "No"), 5), (Texts("Tingkat", "Severity"), 13), (Texts("Aturan", "Rule"), 9), (Texts("Sel", "Cell"), 24),
    (Texts("Temuan", "Finding"), 24), (Texts("Keterangan", "What it says"), 52), (Texts("Seharusnya", "Expected"), 14),
    (Texts("Saran", "Advice"), 34), (Texts("Status", "Status"), 11), (Texts("Sel lain", "Other cells"), 18),
    (Texts("Sel lain", "Other cells"), 18), (Texts("Sel lain", "Other cells"), 18), (Texts("Sidik", "Fingerprint"), 18),
)  # fmt: skip
_LINKED = {3: 0, 9: 1, 10: 2, 11: 3}
"""Columns that lead to a cell, from 0, with the place in the list of cells of a finding."""
_FONT = "Calibri"
_PRINTED = "I"
"""The last column on paper: what is further right is for the screen."""
_ALWAYS = f'ISTEXT("{FOUND}")'
"""The condition of a colour that a check adds: always met, and known again by its words."""
_HEAD = 3
_LONGEST = 30_000
_MODIFIED = re.compile(rb"(<dcterms:created\b[^>]*>)([^<]*)(<.*?<dcterms:modified\b[^>]*>)[^<]*(<)", re.DOTALL)


@attrs.frozen(kw_only=True)
class Entry:
    """
    Hold one line of the list: what was found, and the cells that it is about, the one that is blamed first.
    """

    severity: Severity | None
    rule: str
    title: str
    says: str
    expected: str = ""
    advice: str = ""
    cells: tuple[str, ...] = ()
    status: str = ""
    fingerprint: str = ""


def annotate(data: bytes, session: Session, *, name: str) -> bytes:
    """
    Write the copy of a workbook, given as its bytes, with the findings and unread cells of a run.
    """
    book = _opened(data, name)
    if SHEET in book.sheetnames:
        del book[SHEET]
    for sheet in book:
        _clear(sheet)
    entries = list(_entries(session))
    marks: dict[str, list[int]] = {}
    for number, entry in enumerate(entries):
        for cell in entry.cells:
            marks.setdefault(cell, []).append(number)
    _list(book.create_sheet(SHEET, 0), entries, session.bahasa)
    for cell, numbers in marks.items():
        _mark(book, cell, [(number, entries[number]) for number in numbers])
    book.active = 0
    for sheet in book:
        sheet.sheet_view.tabSelected = sheet.title == SHEET
    book.properties.creator = f"lkj-rules {session.version}".strip()
    buffer = BytesIO()
    book.save(buffer)
    return _as_written(buffer.getvalue())


def _opened(data: bytes, name: str) -> Any:
    grid = read_grid(data, name=name)
    if b"content.xml" not in data:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(BytesIO(data))
    book = Workbook()
    del book["Sheet"]
    for sheet in grid.sheets:
        page = book.create_sheet(sheet.name)
        for (row, column), cell in sheet.cells.items():
            written = page.cell(row, column)
            written.value, written.data_type, written.number_format = cell.text, "s", "@"
            if cell.comment:
                written.comment = _comment(cell.comment)
    return book


def _entries(session: Session) -> Iterator[Entry]:
    for problem in session.problems:
        if problem.cell is not None:
            title = Texts("Isian yang tidak dapat dibaca", "An entry that cannot be read")[session.bahasa]
            yield Entry(severity=None, rule="", title=title, says=plain(problem.sentence(session.bahasa)), cells=(problem.cell,))
    for report in session.reports:
        weights = {finding.fingerprint: -finding.severity.weight for finding in report.result.findings}
        for shown in sorted(findings_shown(report, session.bahasa), key=lambda each: weights[each.fingerprint]):
            yield _entry(shown, session.bahasa)


def _entry(shown: Shown, bahasa: str) -> Entry:
    cells = dict.fromkeys(place.position for place in shown.places if "!" in place.position)
    return Entry(
        severity=shown.severity, rule=shown.rule, title=shown.title, says="\n".join(shown.statements(bahasa)), advice=shown.help,
        expected=shown.expected, cells=tuple(cells), status=STATUSES[shown.status][bahasa], fingerprint=shown.fingerprint,
    )  # fmt: skip


def _list(sheet: Any, entries: list[Entry], bahasa: str) -> None:
    sheet["A1"] = FOUND
    sheet["A1"].font = Font(name=_FONT, bold=True, size=16, color="1F3864")
    sheet["A2"] = Texts(
        "Klik sel untuk melompat ke tempatnya; klik sel itu untuk kembali ke sini. Perbaiki di salinan ini atau di berkas semula.",
        "Click a cell to go to its place; click there to come back here. Correct this copy, or the file it was made of.",
    )[bahasa]
    for column, (heading, width) in enumerate(_HEADINGS, 1):
        cell = sheet.cell(_HEAD, column, heading[bahasa])
        cell.font, cell.fill = Font(name=_FONT, bold=True, color="FFFFFF"), PatternFill("solid", fgColor="1F3864")
        sheet.column_dimensions[cell.column_letter].width = width
    for number, entry in enumerate(entries):
        row = _HEAD + 1 + number
        linked = [*entry.cells, "", "", "", ""]
        severity = SEVERITIES[entry.severity][bahasa] if entry.severity else Texts("ISIAN", "ENTRY")[bahasa]
        texts = (
            number + 1, severity, entry.rule, linked[0], entry.title, entry.says, entry.expected, entry.advice, entry.status,
            *linked[1:4], entry.fingerprint,
        )  # fmt: skip
        for column, text in enumerate(texts):
            cell = sheet.cell(row, column + 1)
            if isinstance(text, str):
                cell.value, cell.data_type = text[:_LONGEST], "s"
            else:
                cell.value = text
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if column in _LINKED and text:
                _link(cell, _location(str(text)))
                cell.font = Font(name=_FONT, color="0563C1", underline="single")
        sheet.cell(row, 2).fill = _fill(entry)
    sheet.freeze_panes = sheet.cell(_HEAD + 1, 1)
    sheet.auto_filter.ref = f"A{_HEAD}:{sheet.cell(_HEAD, len(_HEADINGS)).column_letter}{_HEAD + max(len(entries), 1)}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 9, 0
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.75)
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_area = f"A1:{_PRINTED}{_HEAD + max(len(entries), 1)}"
    sheet.print_title_rows = f"{_HEAD}:{_HEAD}"
    sheet.oddFooter.right.text = "&P / &N"


def _fill(entry: Entry) -> PatternFill:
    colour = "F4B084" if entry.severity is None else _COLOURS[entry.severity]
    return PatternFill("solid", fgColor=colour, bgColor=colour)  # a conditional format shows the second


def _location(cell: str) -> str:
    sheet, _, address = cell.rpartition("!")
    return "'{}'!{}".format(sheet.replace("'", "''"), address)


def _link(cell: Any, location: str) -> None:
    text = cell.value
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=location)
    cell.value = text  # an empty cell would show the link


def _mark(book: Any, where: str, found: list[tuple[int, Entry]]) -> None:
    """
    Put what was found into the comment of a cell, colour it, and lead back to the list; the most severe comes first.
    """
    name, _, address = where.rpartition("!")
    sheet = book[name]
    cell = sheet[address]
    for area in sheet.merged_cells.ranges:
        if address in area:
            cell = sheet.cell(area.min_row, area.min_col)
    said = "\n".join(f"{number + 1}. {entry.rule} {entry.says}".replace("  ", " ") for number, entry in found)
    before = "" if cell.comment is None else cell.comment.text.rstrip("\n") + "\n"
    cell.comment = _comment(f"{before}{FOUND}\n{said}"[:_LONGEST])
    sheet.conditional_formatting.add(cell.coordinate, FormulaRule([_ALWAYS], fill=_fill(found[0][1])))  # its own fill remains
    if cell.hyperlink is None:
        _link(cell, f"'{SHEET}'!A{_HEAD + 1 + found[0][0]}")


def _comment(text: str, author: str = "lkj-rules") -> Comment:
    """
    Make a comment as large as its text: what openpyxl reads has lost its size.
    """
    lines = sum(1 + len(line) // 60 for line in text.split("\n"))
    return Comment(text, author, width=420 if lines > 1 else 240, height=min(400, 24 + 18 * lines))


def _clear(sheet: Any) -> None:
    """
    Take away what an earlier check added.
    """
    formats = [(str(area.sqref), rule) for area in sheet.conditional_formatting for rule in area.rules]
    sheet.conditional_formatting = ConditionalFormattingList()
    for area, rule in formats:
        if FOUND not in "".join(rule.formula):
            sheet.conditional_formatting.add(area, rule)
    for row in sheet.iter_rows():
        for cell in row:
            if getattr(cell, "comment", None) is not None:
                text = cell.comment.text.partition(FOUND)[0].rstrip("\n")
                cell.comment = _comment(text, cell.comment.author) if text else None
                if cell.hyperlink is not None and (cell.hyperlink.location or "").startswith(f"'{SHEET}'"):
                    cell.hyperlink = None


def _as_written(data: bytes) -> bytes:
    """
    Set the day of the last change to that of the first, by which a copy that nobody saved again is known, and may be replaced.
    """
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            new.writestr(entry, _MODIFIED.sub(rb"\1\2\3\2\4", content) if entry.filename == "docProps/core.xml" else content)
    return buffer.getvalue()
