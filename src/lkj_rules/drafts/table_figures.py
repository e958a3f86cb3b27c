"""
The figures that the tables of a draft already hold, by indicator, measure and year: with them sentences are understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lkj_rules.domain.texts.words import words_of, written_out
from lkj_rules.drafts.figures import Figure, Kind
from lkj_rules.model.intervals import Exact
from lkj_rules.model.reading.units import PERMIL, PERSEN, unit_name
from lkj_rules.model.readings import Ambigu
from lkj_rules.model.values import Nilai

_TABLE = re.compile(r"\b(?:[IVX]+|\d+)(?:[.-]\d+)*\b")
_KEYS = ("target", "realisasi", "capaian")


class Known:
    """
    Hold figures of a draft, and the units of its indicators.
    """

    def __init__(self, document: Mapping[str, Any], year: int) -> None:
        self._units = {each["kode"]: each.get("satuan") or "" for each in document.get("indikator", ())}
        self._words = {
            each["kode"]: words_of(f"{each['nama']} {each.get('satuan') or ''}") for each in document.get("indikator", ())
        }
        named = ((each["indikator"], str(each["nama"])) for each in _mappings(document) if isinstance(each.get("indikator"), str)
                 and each.get("nama"))  # fmt: skip
        self.wordings = dict.fromkeys([*((each["kode"], str(each["nama"])) for each in document.get("indikator", ())), *named])
        """How the register and the rows of tables word the indicators."""
        self._figures: dict[tuple[str, str, int], set[Exact]] = {}
        self.tables: dict[str, str] = {}
        """The ids of tables by the numbers that they are printed with."""
        self._wholes = {each["kode"]: each["nama"].partition(": ")[0] for each in document.get("indikator", ())}
        self._measured: dict[str | None, set[str]] = {}
        report = document.get("lkj") or {}
        for table in report.get("tabel", ()):
            number = _TABLE.search(f"{(table.get('sumber') or {}).get('tabel', '')} {table.get('judul') or ''}")
            if number is not None:
                self.tables[re.sub(r"\W+", ".", number[0]).casefold()] = table["id"]
            columns = {each["id"]: (each.get("ukuran"), each.get("tahun") or year) for each in table.get("kolom", ())}
            for row in _rows(table.get("baris", ())):
                for objective in {None, row.get("sasaran")} if row.get("indikator") else ():
                    self._measured.setdefault(objective, set()).add(row["indikator"])
                for key, cell in [*((key, row.get(key)) for key in _KEYS), *row.get("sel", {}).items()]:
                    self._add(row.get("indikator"), *columns.get(key, (key, year)), cell)
        agreements = document.get("perjanjian_kinerja", ())
        for row in _rows(each for agreement in agreements for each in agreement.get("baris", ())):
            self._add(row.get("indikator"), "target", year, row.get("target"))

    def _add(self, code: str | None, measure: str | None, year: int, cell: Any) -> None:
        number = None if cell is None or code is None else _number(cell.get("teks", "") if isinstance(cell, Mapping) else str(cell))
        if number is not None and measure is not None:
            self._figures.setdefault((str(code), measure, year), set()).add(number)

    def has(self, code: str, measure: str, year: int, figure: Figure) -> bool:
        """
        Return whether a table prints a figure as this measure of an indicator.
        """
        return figure.number is not None and figure.number in self._figures.get((code, measure, year), ())

    def has_parts(self, objective: str | None) -> bool:
        """
        Return whether some of the indicators that are measured, of one objective or of all, are parts of one indicator.

        A mean may then be one of the indicators, not of the rows; where all are parts of the same, it is both.
        """
        codes = self._measured.get(objective, set())
        wholes = {self._wholes.get(each, each) for each in codes}
        return 1 < len(wholes) < len(codes)

    def prints(self, code: str, figure: Figure) -> bool:
        """
        Return whether a table prints a figure of an indicator, as whatever it measures.
        """
        return any(key == code and figure.number in found for (key, _, _), found in self._figures.items())

    def unit(self, code: str) -> str:
        """
        Give the unit of an indicator; empty where none is known.
        """
        return self._units.get(code, "")

    def may_count(self, code: str, unit: str) -> bool:
        """
        Return whether figures of a unit can be figures of an indicator that counts something: its unit, or a word of its name.
        """
        words = self._words.get(code, ())
        named = unit.casefold() in words or any(written_out(unit.casefold(), words[place:]) for place in range(len(words)))
        return not unit or named or unit_name(unit) == unit_name(self.unit(code))

    def counts(self, code: str) -> bool:
        """
        Return whether an indicator counts something, so that a percentage can only be its achievement.
        """
        unit = self._units.get(code, "")
        return bool(unit) and unit_name(unit) not in {PERSEN, PERMIL} and figure_kind(unit) is Kind.COUNT


def countable(document: Mapping[str, Any]) -> frozenset[str]:
    """
    Say of what, ``sasaran`` or ``indikator``, the table of measurement lists as many as the register has: those are all there are.
    """
    tables = [each for each in (document.get("lkj") or {}).get("tabel", ()) if each.get("jenis") == "pengukuran"]
    rows = [list(_rows(table.get("baris", ()))) for table in tables]
    return frozenset(
        key for key in ("sasaran", "indikator")
        if any(len({row.get(key) for row in each} - {None}) == len(document.get(key, ())) for each in rows)
    )


def figure_kind(unit: str) -> Kind:
    """
    Say what figures of a unit are: shares, or counts.
    """
    return Kind.SHARE if "%" in unit or "persen" in unit.casefold() else Kind.COUNT


def _number(text: str) -> Exact | None:
    nilai = Nilai(teks=text)
    return nilai.bacaan.ribuan.nilai if isinstance(nilai.bacaan, Ambigu) else nilai.tepat


def _mappings(part: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(part, Mapping):
        yield part
    for each in part.values() if isinstance(part, Mapping) else part if isinstance(part, list) else ():
        yield from _mappings(each)


def _rows(rows: Any) -> Iterator[Mapping[str, Any]]:
    for row in rows:
        yield row
        yield from _rows(row.get("anak", ()))
