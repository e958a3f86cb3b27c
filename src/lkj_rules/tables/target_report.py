"""
The report that tables are imported into: its registers, its entries, and where imported values are from.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from lkj_rules.errors import InputError
from lkj_rules.files.file_access import read_bytes
from lkj_rules.files.form.remarks import other_sheets, remarks_of, write_with_remarks
from lkj_rules.files.json_values import JsonNumber
from lkj_rules.files.json_writer import write_json
from lkj_rules.files.parts import EACH, WHOLE, pointer_of
from lkj_rules.files.report_reader import LIMIT, is_report, parse_report
from lkj_rules.model.documents import Laporan
from lkj_rules.tables.seen import plain
from lkj_rules.tables.vocabulary import MEASURED, Kind
from lkj_rules.workbook.grid import Grid
from lkj_rules.workbook.reading import read_grid

SUFFIX = ".impor"
"""Added to the report's name: the file that says where imported values are from."""


@attrs.define
class TargetReport:
    """
    Hold a report as JSON, to be added to, and as it is read: a file with those that it names, or a workbook.
    """

    path: Path
    document: dict[str, Any]
    """All of the report, documents in files of their own in place."""
    laporan: Laporan
    sources: dict[str, str]
    own_files: dict[str, str] = attrs.field(factory=dict)
    """Files of documents by the pointers of these, as the report names them."""
    grid: Grid | None = None
    """The workbook that the report is, if it is one."""
    remarks: dict[str, str] = attrs.field(factory=dict)

    @classmethod
    def read(cls, path: Path) -> TargetReport:
        """
        Read a report.

        Raises ``InputError`` for what is not one.
        """
        name = path.as_posix()
        data = read_bytes(path, name=name, limit=LIMIT)
        read = parse_report(data, name=name, folder=path.parent)
        report = cls(path, _parsed(read.text), read.laporan, sources_of(path))
        cells = read.parts[0].cells
        if cells is not None:
            report.grid = read_grid(data, name=name)
            report.remarks = remarks_of(report.grid, cells)
        contents: dict[str, Any] = {}
        for key, number, written in list(_named_files(report.document)):
            if written not in contents:
                contents[written] = _parsed(read_bytes(path.parent / written, name=written, limit=LIMIT).decode("utf-8-sig"))
            report.own_files[pointer_of(key, number)] = written
            _put(report.document, key, number, contents[written])
        return report

    def own_entry(self, kind: Kind) -> str:
        """
        Name the entry that a table of this kind goes into: the only one there is, else one named after the kind.
        """
        lkj = self.laporan.lkj
        known: list[str] = []
        if kind is Kind.LAPORAN_LALU:
            known = [str(each.tahun) for each in self.laporan.laporan_lalu]
            return known[0] if len(known) == 1 else str(self.laporan.tahun - 1)
        if kind in MEASURED and lkj is not None:
            known = [each.id for each in lkj.tabel if str(each.jenis) == str(kind)]
        elif kind is Kind.PK:
            known = [each.id for each in self.laporan.perjanjian_kinerja]
        elif kind is Kind.ANGGARAN:
            known = [each.versi for each in self.laporan.anggaran]
        return known[0] if len(known) == 1 else str(kind)

    def checked(self, version: str) -> Mapping[Path, str | bytes]:
        """
        Give the files of the report that change with all that was added, once it has been read as every report is.

        Raises ``InputError`` where it is no longer a report.
        """
        document = plain(self.document)
        if not is_report(document):  # the text is read for the places of what is wrong
            parse_report(write_json(document).encode("utf-8"), name=self.path.as_posix())
        if self.grid is not None:
            return {self.path: write_with_remarks(document, self.remarks, version=version)}
        files: dict[Path, str] = {}
        for pointer, written in self.own_files.items():
            _, key, *number = pointer.split("/")
            place = int(number[0]) if number else None
            content = document[key] if place is None else document[key][place]
            files[self.path.parent / written] = write_json(content)
            _put(document, key, place, written)
        files[self.path] = write_json(document)
        return {path: text for path, text in files.items() if _parsed(path.read_text(encoding="utf-8-sig")) != _parsed(text)}

    def sheets_left_out(self) -> list[str]:
        """
        Name the sheets of the workbook that do not belong to the report, and are not written again.
        """
        return [] if self.grid is None else other_sheets(self.grid)

    def sources_text(self, rows: dict[str, str], file: str) -> str:
        """
        Give the text of the file of sources, rows that were added now included.
        """
        found = self.sources | {place: f"{file} {cell}" for place, cell in rows.items()}
        return json.dumps(found, ensure_ascii=False, indent=0) + "\n"


def _parsed(text: str) -> Any:
    return json.loads(text, parse_int=JsonNumber, parse_float=JsonNumber)


def _named_files(document: dict[str, Any]) -> Iterator[tuple[str, int | None, str]]:
    """
    Find the documents that are files of their own, copies included: key, place in its list, and the file.
    """
    for key in document.keys() & (WHOLE | EACH):
        value = document[key]
        for number, each in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(each, str):
                yield key, number, each


def _put(document: dict[str, Any], key: str, number: int | None, content: Any) -> None:
    if number is None:
        document[key] = content
    else:
        document[key][number] = content


def sources_of(path: Path) -> dict[str, str]:
    """
    Read where the values of a report are from, of those that were imported.

    Raises ``InputError`` for a broken file.
    """
    place = path.with_name(path.name + SUFFIX)
    if not place.exists():
        return {}
    try:
        found = json.loads(read_bytes(place, name=place.as_posix(), limit=LIMIT))
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or not all(isinstance(each, str) for each in found.values()):
        raise InputError.of(
            place.as_posix(), "Berkas asal nilai ini rusak; hapus atau pindahkan.",
            "This file of sources is broken; delete or move it.",
        )  # fmt: skip
    return found
