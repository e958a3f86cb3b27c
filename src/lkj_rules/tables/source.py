"""
A file or what is on standard input → its tables; the kind is known by the content, not by the name.
"""

from __future__ import annotations

from lkj_rules.errors import InputError
from lkj_rules.model.findings import Texts
from lkj_rules.tables.grid import DATED, FRACTION, MOST_COLUMNS, Grid, Watch, tidy
from lkj_rules.tables.plain import decoded, read_text
from lkj_rules.tables.word import part, read_word
from lkj_rules.workbook.grid import Cell, Kind, Sheet
from lkj_rules.workbook.package import Package
from lkj_rules.workbook.reading import read_package

LIMIT = 64 * 1024 * 1024
"""Bytes that a file may have; a budget of 50,000 rows has three million."""

_OLD, _PDF, _ZIP = b"\xd0\xcf\x11\xe0", b"%PDF", b"PK"
_STEP = "  "
_UNSAVED = Texts(
    "rumus tanpa hasil tersimpan; buka di Excel atau LibreOffice dan simpan ulang",
    "a formula without a saved result; open it in Excel or LibreOffice and save it again",
)
_FAILED = Texts("rumusnya menghasilkan galat", "its formula ends in an error")


def read_grids(data: bytes, file: str, watch: Watch | None = None) -> list[Grid]:
    """
    Read the tables of a file that have something in them.

    Raises ``InputError`` for a file that has none, is of another kind, broken, or too large once unpacked.
    """
    grids = [grid for grid in _tables(data, file, watch) if any(any(row) for row in grid.rows)]
    if not grids:
        raise InputError.of(file, "Tidak ada tabel berisi di sini.", "There is no table with anything in it here.")
    return grids


def _tables(data: bytes, file: str, watch: Watch | None) -> list[Grid]:
    if data.startswith(_OLD):
        raise InputError.of(
            file, "Berkas Excel atau Word lama (.xls, .doc), atau bersandi; simpan ulang sebagai .xlsx atau .docx tanpa sandi.",
            "An old file of Excel or Word (.xls, .doc), or an encrypted one; save it again as .xlsx or .docx without a password.",
        )  # fmt: skip
    if data.startswith(_PDF):
        raise InputError.of(
            file, "PDF tidak dapat dibaca sebagai tabel; salin tabelnya ke Excel, atau tempelkan lewat masukan standar.",
            "A PDF cannot be read as a table; copy the table into Excel, or paste it to standard input.",
        )  # fmt: skip
    if not data.startswith(_ZIP):
        if b"\0" in data[:1000] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise InputError.of(file, "Ini bukan tabel dan bukan teks.", "This is neither a table nor text.")
        return read_text(decoded(data), file, watch)
    package = Package(data, file)
    package.watch = watch
    if (main := part(package, "document")) is not None:
        return read_word(package, main)
    book = read_package(package)
    return [_grid(sheet, file) for sheet in book.sheets]


def _grid(sheet: Sheet, file: str) -> Grid:
    """
    Take the texts of a sheet, hidden rows and columns far to the right left out.
    """
    grid = Grid(name=tidy(sheet.name), file=file, spreadsheet=True)
    for number, cells in sheet.rows():
        if number in sheet.hidden:
            grid.hidden.append(number)
            continue
        _take(grid, number, cells)
    index = {number: row for row, number in enumerate(grid.numbers)}
    for (top, left), (bottom, right) in sheet.merged:
        first = index.get(top)
        if first is not None and left <= MOST_COLUMNS:
            last = first
            while last + 1 < len(grid.numbers) and grid.numbers[last + 1] <= bottom:
                last += 1
            grid.spread(first, left - 1, last, min(right, MOST_COLUMNS) - 1)
    return grid


def _take(grid: Grid, number: int, cells: dict[int, Cell]) -> None:
    row = [""] * min(max(cells), MOST_COLUMNS)
    for column, cell in cells.items():
        if column > MOST_COLUMNS:
            continue
        row[column - 1] = tidy(_STEP * cell.indent + cell.text)
        if cell.kind is Kind.TEXT:  # half of a budget, and never in doubt
            continue
        place = (len(grid.rows), column - 1)
        doubt = _doubt(cell)
        if doubt is not None:
            grid.doubts[place] = doubt
        if not cell.certain:
            grid.indonesian.add(place)
    grid.rows.append(row)
    grid.numbers.append(number)


def _doubt(cell: Cell) -> Texts | None:
    match cell.kind:
        case Kind.UNCOMPUTED:
            return _UNSAVED
        case Kind.ERROR:
            return _FAILED
        case Kind.DATE:
            return DATED
        case Kind.NUMBER:
            whole = cell.number is None or cell.number == cell.number.to_integral_value()
            return None if whole or "%" in cell.text or "." in cell.text else FRACTION
        case _:
            return None
