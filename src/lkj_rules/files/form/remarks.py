"""
A person's own remarks in the comments of a workbook, kept when the workbook is written anew with more in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lkj_rules.files.form.layout import DOCUMENT, guide
from lkj_rules.files.form.notes import remark_of
from lkj_rules.files.form.reader import read_form
from lkj_rules.files.form.writer import write_form
from lkj_rules.files.places import Places
from lkj_rules.workbook.grid import Grid, reference
from lkj_rules.workbook.reading import read_grid


def remarks_of(grid: Grid, places: Places) -> dict[str, str]:
    """
    Give the remarks in the comments of cells that hold values, by the pointers of these.
    """
    pointers = {cell: pointer for pointer, cell in places.cells.items()}  # of several the innermost, which comes last
    remarks = {
        f"{sheet.name}!{reference(address)}": remark_of(cell.comment)
        for sheet in grid.sheets for address, cell in sheet.cells.items() if cell.comment
    }
    return {pointers[cell]: remark for cell, remark in remarks.items() if remark and cell in pointers}


def other_sheets(grid: Grid) -> list[str]:
    """
    Name the sheets of a workbook that are not part of the form.
    """
    return [
        sheet.name for sheet in grid.sheets
        if sheet.cells and sheet.name != guide()["name"]
        and not any(cell.text.strip().startswith(DOCUMENT) for cell in sheet.cells.values())
    ]  # fmt: skip


def write_with_remarks(document: Mapping[str, Any], remarks: Mapping[str, str], *, version: str) -> bytes:
    """
    Write a report as a filled workbook with remarks on its values, by pointer.
    """
    year = int(document["tahun"])
    written = write_form(document, year=year, version=version)
    if not remarks:
        return written
    places = read_form(read_grid(written, name=""), name="").places
    cells = {places.cells[pointer]: remark for pointer, remark in remarks.items() if pointer in places.cells}
    return write_form(document, year=year, version=version, remarks=cells)
