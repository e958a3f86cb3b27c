"""
Reports of one office over the years: what an earlier report printed, read into a later one for the rules that compare them.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs

from lkj_rules.errors import InputError
from lkj_rules.files.file_access import is_special, read_bytes
from lkj_rules.files.parts import Part
from lkj_rules.files.recognition import holds_report, is_report
from lkj_rules.files.report_reader import LIMIT, ZIP, ReportFile
from lkj_rules.model import Record
from lkj_rules.model.documents import BarisTabel, JenisTabel, LaporanLalu, Tabel
from lkj_rules.model.values import Sumber

LARGEST = LIMIT
"""Bytes of a file that is read without having been named."""

_TEXT = r'("(?:[^"\\]|\\.)*")'
_NAME, _YEAR = rf'"entitas"\s*:\s*\{{[^{{}}]*?"nama"\s*:\s*{_TEXT}', r'"tahun"\s*:\s*([0-9]{4})\b'


@attrs.frozen(eq=False, repr=False)
class Identity(Record):
    """
    Hold whose report a file is: the office's name, folded, and the year.
    """

    office: str
    tahun: int


def identify(path: str | os.PathLike[str]) -> Identity | None:
    """
    Return, at little cost, whose report a file is, also where it is not JSON; ``None`` for what is not a report or does not say.
    """
    try:
        data = b"" if is_special(path) or _is_other_workbook(path) else read_bytes(path, name="", limit=LARGEST)
        office, tahun = _stated(data) if data.startswith(ZIP) or is_report(data) else (None, None)
    except (InputError, OSError, ValueError, LookupError, TypeError, RecursionError):
        return None
    if isinstance(tahun, str) and re.fullmatch(r"\s*\d{4}\s*", tahun):  # a mistake that the reader reports
        tahun = int(tahun)
    return Identity(_folded(office), tahun) if isinstance(office, str) and type(tahun) is int else None


def _is_other_workbook(path: str | os.PathLike[str]) -> bool:
    """
    Return whether a file is a workbook of somebody else's; an office has many, and large ones, of which little is read.
    """
    with Path(path).open("rb") as stream:
        return stream.read(len(ZIP)) == ZIP and not holds_report(path)


def _stated(data: bytes) -> tuple[Any, Any]:
    """
    Give office and year as a report states them; of one that is not JSON, as its text does.
    """
    if data.startswith(ZIP):
        return _stated_in_cells(data)
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        text = data.decode("utf-8", "replace")
        name, year = re.search(_NAME, text), re.search(_YEAR, text)
        return (None, None) if name is None or year is None else (json.loads(name[1]), int(year[1]))
    return document["entitas"]["nama"], document["tahun"]


def _stated_in_cells(data: bytes) -> tuple[Any, Any]:
    """
    Give office and year from the sheet of a workbook that states them.
    """
    from lkj_rules.files.form.layout import DOCUMENT, folded, sheets  # few runs read a workbook
    from lkj_rules.files.form.reader import read_form
    from lkj_rules.workbook.grid import Grid
    from lkj_rules.workbook.reading import read_grid

    title = folded(f"{DOCUMENT} {sheets()[0].blocks[0].title}")
    grid = read_grid(data, name="")
    stating = (sheet for sheet in grid.sheets if any(folded(cell.text) == title for cell in sheet.cells.values()))
    document = read_form(Grid(tuple(stating)), name="").document
    return document["entitas"]["nama"], document["tahun"]


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def with_earlier(file: ReportFile, earlier: Sequence[ReportFile]) -> ReportFile:
    """
    Add to a report what the earlier reports of its office printed for their years, where it does not hold that itself.

    What is added stands in the earlier report's file: pointers lead there. Rows for indicators that this report does not have
    are left out.
    """
    laporan = file.laporan
    known_years = {lalu.tahun for lalu in laporan.laporan_lalu}
    known = {str(indikator.kode) for indikator in laporan.indikator}
    added: list[LaporanLalu] = []
    parts: list[Part] = []
    for other in earlier:
        year = other.laporan.tahun
        rows = [(pointer, row) for pointer, row in _measured(other) if row.indikator is None or str(row.indikator) in known]
        if year >= laporan.tahun or year in known_years or not rows:
            continue
        known_years.add(year)
        mount = f"/laporan_lalu/{len(laporan.laporan_lalu) + len(added)}/baris"
        added.append(LaporanLalu(tahun=year, baris=tuple(row for _, row in rows), sumber=Sumber(bab=f"LKj {year}")))
        parts += [other.borrowed(pointer, f"{mount}/{number}") for number, (pointer, _) in enumerate(rows)]
    if not added:
        return file
    return attrs.evolve(
        file, parts=(*file.parts, *parts),
        laporan=attrs.evolve(laporan, laporan_lalu=(*laporan.laporan_lalu, *added)),
    )  # fmt: skip


def _measured(file: ReportFile) -> Iterator[tuple[str, BarisTabel]]:
    """
    Yield the rows of the measurement tables with their pointers.
    """
    tables: Sequence[Tabel] = () if file.laporan.lkj is None else file.laporan.lkj.tabel
    for place, tabel in enumerate(tables):
        if tabel.jenis is JenisTabel.PENGUKURAN:
            yield from ((f"/lkj/tabel/{place}/baris/{number}", row) for number, row in enumerate(tabel.baris))
