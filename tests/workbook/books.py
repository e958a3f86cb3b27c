"""
Small workbooks for tests, written by hand or by openpyxl.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import openpyxl

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = {
    "_rels/.rels": (
        f'<Relationships><Relationship Id="r1" Type="{RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": '<workbook><sheets><sheet name="Satu" sheetId="1" id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships><Relationship Id="r1" Type="{RELATION}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """
    Pack parts into a ZIP file.
    """
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def with_sheet(xml: str | bytes) -> bytes:
    """
    Write a workbook with one sheet, by its XML.
    """
    return packed({**PARTS, "xl/worksheets/sheet1.xml": xml})


def with_cells(cells: Mapping[str, Any], *, formats: Mapping[str, str] | None = None, sheet: str = "Satu") -> bytes:
    """
    Write a workbook with one sheet, by its cells and their formats.
    """
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    for address, value in cells.items():
        page[address] = value
    for address, code in (formats or {}).items():
        page[address].number_format = code
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()
