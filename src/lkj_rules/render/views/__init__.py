"""
What a page shows of a report, computed once; a printed value with the findings that rest on it is the part that all views share.
"""

from __future__ import annotations

import re
from typing import Any

import attrs

from lkj_rules.domain.scope import Scope
from lkj_rules.model import Record
from lkj_rules.model.documents import Laporan
from lkj_rules.model.findings import Pointer
from lkj_rules.model.intervals import Exact
from lkj_rules.model.pointers import Pointers
from lkj_rules.model.results import RunResult
from lkj_rules.model.values import Nilai

_ROW = r"(.*/(?:baris|anak|pos|anggaran_tahunan)/\d+|/anggaran/\d+/total)(?=/|$)"
"""The deepest row that a pointer lies in."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Cell(Record):
    """
    Hold one printed value.

    ``text`` is what the paper shows, ``read`` what the transcriber takes it for where that is another text. ``number`` is the one
    number that it states, exactly (in rupiah where money is printed in thousands or millions; in percent), ``None`` for words,
    bounds, ranges, blanks and double readings. ``decimals`` counts the printed digits after the mark, below zero for money printed
    in thousands or millions. ``findings`` are the fingerprints of the findings that rest on the value, in the order of the result.
    """

    text: str
    read: str | None = None
    number: Exact | None = None
    decimals: int = 0
    pointer: Pointer
    doubtful: bool = False
    findings: tuple[str, ...] = ()


class Sight:
    """
    Know one report together with its result: places, pointers, and which findings rest on what.
    """

    def __init__(self, laporan: Laporan, result: RunResult) -> None:
        self.scope = Scope(laporan)
        self._pointers = Pointers(laporan)
        self._at: dict[str, dict[str, None]] = {}
        self._in_row: dict[str, dict[str, None]] = {}
        for finding in result.findings:
            for place in (finding.place, *finding.related):
                self._at.setdefault(place.pointer, {})[finding.fingerprint] = None
                row = re.match(_ROW, place.pointer)
                if row is not None:
                    self._in_row.setdefault(row[1], {})[finding.fingerprint] = None

    def pointer(self, thing: Any) -> Pointer:
        """
        Give the pointer of an object of the report.
        """
        return Pointer(self._pointers.of(thing))

    def place(self, thing: Any) -> str:
        """
        Say where in the printed report a thing stands; empty where nothing is known of it.
        """
        return self.scope.place(thing) or ""

    def findings_in_row(self, pointer: str) -> tuple[str, ...]:
        """
        Give the fingerprints of the findings that rest on a row or on any value in it; rows below it have their own.
        """
        return tuple(self._in_row.get(pointer, ()))

    def cell(self, nilai: Nilai) -> Cell:
        """
        Show one printed value.
        """
        angka, pointer = nilai.angka, self.pointer(nilai)
        return Cell(
            text=nilai.teks, read=None if nilai.dibaca in {None, nilai.teks} else nilai.dibaca,
            number=nilai.tepat, decimals=0 if angka is None else angka.desimal,
            pointer=pointer, doubtful=nilai.diragukan, findings=tuple(self._at.get(pointer, ())),
        )  # fmt: skip

    def cell_of(self, nilai: Nilai | None) -> Cell | None:
        """
        Show a value that may not be printed.
        """
        return None if nilai is None else self.cell(nilai)
