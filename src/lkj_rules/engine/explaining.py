"""
Why an evaluation could not be made: the values that are unknown, named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lkj_rules.domain.scope import Scope
from lkj_rules.engine.blaming import Case
from lkj_rules.engine.filling import Filler
from lkj_rules.engine.placing import Placer
from lkj_rules.engine.touching import flatten
from lkj_rules.model.findings import Pointer, Reason, Texts
from lkj_rules.model.pointers import Pointers
from lkj_rules.model.values import Ambigu, Batas, Kata, Kosong, Kurung, Nilai, Rentang, Tanggal
from lkj_rules.rules.compiled import Compiled, Leaf
from lkj_rules.rules.items import NEED
from lkj_rules.rules.program import Program
from lkj_rules.rules.rule import Need

SHOWN_PLACES = 10
"""How many places a reason names; the count tells the rest."""


class UnknownReasons:
    """
    Find out, for the items of one program that could not be decided, what was not known.
    """

    def __init__(self, program: Program, scope: Scope, pointers: Pointers) -> None:
        self._program = program
        self._scope = scope
        self._pointers = pointers

    def gather(self, unknowns: Sequence[tuple[int, tuple[Any, ...]]], absences: Sequence[Texts]) -> tuple[Reason, ...]:
        """
        Sum up reasons with their counts, the most frequent first.
        """
        counts: dict[Texts, list[Pointer]] = {}
        for texts in absences:
            counts.setdefault(texts, []).append(Pointer(""))
        for check, items in unknowns:
            texts, pointer = self.reason(check, items)
            counts.setdefault(texts, []).append(pointer)
        ordered = sorted(counts.items(), key=lambda entry: -len(entry[1]))
        return tuple(
            Reason(text=texts, count=len(places), pointers=tuple(place for place in places if place)[:SHOWN_PLACES])
            for texts, places in ordered
        )

    def reason(self, check: int, items: tuple[Any, ...]) -> tuple[Texts, Pointer]:
        """
        Say why one item could not be decided, and where; check −1 is the condition, from −2 down a need.

        A need that is not met says why itself; one that cannot be decided is explained as all else.
        """
        detail = self._program.detail
        expression = detail.needs[NEED - check] if check <= NEED else detail.when if check < 0 else detail.checks[check]
        if expression is None:
            return _INCOMPARABLE, self._place(items)
        lets = self._program.let_values(self._scope, items, expression.names)  # the others may not be defined for this item
        if check <= NEED and self._program.evaluate(expression.source, self._scope, items, lets) is False:
            return self._lack(self._program.rule.needs[NEED - check], items), self._place(items)
        for texts, thing in self._candidates(expression, items, lets):
            return texts, self._place((*items, thing) if isinstance(thing, Nilai) else items)
        return _INCOMPARABLE, self._place(items)

    def _lack(self, need: Need, items: tuple[Any, ...]) -> Texts:
        case = Case(NEED, items, self._program.let_values(self._scope, items), (), (items[-1],))
        return Filler(self._program, self._scope, Placer(self._scope, self._pointers)).fill(need.reason, case)

    def _candidates(
        self, expression: Compiled, items: tuple[Any, ...], lets: tuple[Any, ...]
    ) -> Iterator[tuple[Texts, Any]]:
        """
        Give what may be why: a function's own word first, incomplete dates, unknown values, values that are no numbers.
        """
        for touch in expression.touches:
            if touch.function.why is not None:
                for arguments in self._program.evaluate(touch.calls, self._scope, items, lets):
                    said = None if None in arguments else touch.function.why(self._scope, *arguments)
                    if said is not None:
                        yield said, None
        leaves = [leaf for leaf in expression.leaves if not leaf.guarded]
        values = [(leaf, self._program.evaluate(leaf.source, self._scope, items, lets)) for leaf in leaves]
        yield from ((_incomplete(value), None) for _, value in values if isinstance(value, Tanggal) and not value.lengkap)
        absent = [leaf for leaf, value in values if value is None or _lacks_members(value)]
        yield from ((_absent(leaf), None) for leaf in absent if not leaf.derived)
        for leaf, value in values:
            for nilai in flatten(value):
                texts = _unusable(leaf, nilai)
                if texts is not None:
                    yield texts, nilai
        yield from ((_absent(leaf), None) for leaf in absent if leaf.derived)

    def _place(self, things: tuple[Any, ...]) -> Pointer:
        for thing in reversed(things):
            nilai = next(flatten(thing), None) if isinstance(thing, tuple) else thing
            try:
                return Pointer(self._pointers.of(getattr(nilai, "nilai", nilai)))
            except LookupError:
                continue
        return Pointer("")


_INCOMPARABLE = Texts("nilai-nilainya tidak dapat dibandingkan", "the values cannot be compared with one another")


def _lacks_members(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and any(member is None for member in value)


_NAMED = {
    "fakta": Texts("nilai itu", "the value"),
    "fakta.nilai": Texts("nilai itu", "the value"),
    "pk": Texts("nilai di Perjanjian Kinerja", "the value in the performance agreement"),
    "rkt": Texts("nilai di RKT", "the value in the yearly plan"),
    "renstra": Texts("nilai di Renstra", "the value in the strategic plan"),
    "aksi": Texts("nilai di Rencana Aksi", "the value in the action plan"),
    "lkj": Texts("nilai di LKj", "the value in the report"),
    "ukur": Texts("nilai di tabel pengukuran", "the value in the measurement table"),
    "riwayat": Texts("nilai di tabel perbandingan", "the value in the comparison table"),
    "naskah": Texts("nilai di naskah", "the value in the text"),
    "badan": Texts("nilai di badan laporan", "the value in the body of the report"),
    "lampiran": Texts("nilai di lampiran", "the value in the annex"),
}
"""What readers call the sides that a rule compares; other names are keys of the file."""

_WHOSE = re.compile(r"^(?:baris|fakta|kolom)\.")
"""The row, value or column that is looked at needs no mention before its key."""


def _name(leaf: Leaf) -> Texts:
    key = _WHOSE.sub("", leaf.label)
    return _NAMED.get(leaf.label, Texts(key, key))


def _absent(leaf: Leaf) -> Texts:
    name = _name(leaf)
    return Texts(f"{name.id} tidak dinyatakan", f"{name.en} is not given")


def _incomplete(date: Tanggal) -> Texts:
    return Texts(f"tanggal {date} tidak lengkap", f"the date {date} is incomplete")


def _unusable(leaf: Leaf, nilai: Nilai) -> Texts | None:
    name = _name(leaf)
    match nilai.bacaan:
        case Kosong():
            return Texts(f"{name.id} kosong", f"{name.en} is blank")
        case Ambigu() | Kurung():
            return Texts(f"{name.id} dapat dibaca dua cara", f"{name.en} can be read in two ways")
        case Kata():
            return Texts(f"{name.id} berupa kata, bukan angka", f"{name.en} is a word, not a number")
        case Batas() | Rentang():
            return Texts(f"{name.id} berupa batas atau rentang", f"{name.en} is a bound or a range")
        case _:
            return None
