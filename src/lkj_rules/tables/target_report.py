"""
The report that tables are imported into: its registers, its entries, and where imported values are from.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import attrs

from lkj_rules.errors import InputError
from lkj_rules.files.file_access import read_bytes
from lkj_rules.files.json_values import JsonNumber
from lkj_rules.files.json_writer import write_json
from lkj_rules.files.report_reader import LIMIT, ZIP, is_report, parse_report
from lkj_rules.model.documents import Laporan
from lkj_rules.tables.seen import plain
from lkj_rules.tables.vocabulary import MEASURED, Kind

SUFFIX = ".impor"
"""Added to the report's name: the file that says where imported values are from."""


@attrs.define
class TargetReport:
    """
    Hold a report as JSON, to be added to, and as it is read.
    """

    path: Path
    document: dict[str, Any]
    laporan: Laporan
    sources: dict[str, str]

    @classmethod
    def read(cls, path: Path) -> TargetReport:
        """
        Read a report.

        Raises ``InputError`` for what is not one.
        """
        name = path.as_posix()
        data = read_bytes(path, name=name, limit=LIMIT)
        if data.startswith(ZIP):
            convert = f"lkj-rules convert {name} report.json"
            raise InputError.of(
                name, f"Tabel hanya dimasukkan ke report.json; ubah dahulu buku kerja ini: {convert}.",
                f"Tables go into report.json only; convert this workbook first: {convert}.",
            )  # fmt: skip
        laporan = parse_report(data, name=name, folder=path.parent).laporan
        document = json.loads(data.decode("utf-8-sig"), parse_int=JsonNumber, parse_float=JsonNumber)
        return cls(path, document, laporan, sources_of(path))

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

    def refuse_elsewhere(self, part: dict[str, Any]) -> None:
        """
        Refuse to add to documents that the report keeps in files of their own.

        Raises ``InputError``.
        """
        for key in part:
            there = self.document.get(key)
            if isinstance(there, str) or (isinstance(there, list) and any(isinstance(each, str) for each in there)):
                raise InputError.of(
                    self.path.as_posix(), f"{key} ada dalam berkas tersendiri; impor hanya mengisi yang ada di sini.",
                    f"{key} is in a file of its own; an import only adds to what is here.", pointer=f"/{key}",
                )

    def checked(self) -> str:
        """
        Give the text of the report with all that was added, once it has been read as every report is.

        Raises ``InputError`` where it is no longer a report.
        """
        text = write_json(self.document)
        if not is_report(plain(self.document)):  # the text is read for the places of what is wrong
            parse_report(text.encode("utf-8"), name=self.path.as_posix(), folder=self.path.parent)
        return text

    def sources_text(self, rows: dict[str, str], file: str) -> str:
        """
        Give the text of the file of sources, rows that were added now included.
        """
        found = self.sources | {place: f"{file} {cell}" for place, cell in rows.items()}
        return json.dumps(found, ensure_ascii=False, indent=0) + "\n"


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
