"""
Why an evaluation could not be made: the values that are unknown, named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from lkj_rules.engine.evidence import Case, flatten
from lkj_rules.engine.locations import Locations
from lkj_rules.engine.texts import FindingTexts
from lkj_rules.model.findings import Pointer, Texts
from lkj_rules.model.results import Reason
from lkj_rules.model.values import Ambigu, Batas, Kata, Kosong, Kurung, Nilai, Rentang, Tanggal
from lkj_rules.rules.compiled import NEED, Compiled, Leaf

SHOWN_PLACES = 10
"""How many places a reason names; the count gives the rest."""


def gather(unknowns: Iterable[Case], absences: Iterable[Texts], locations: Locations) -> tuple[Reason, ...]:
    """
    Sum up why the items of one rule could not be decided: reasons with their counts, the most frequent first.
    """
    counts: dict[Texts, list[Pointer]] = {}
    for texts in absences:
        counts.setdefault(texts, []).append(Pointer(""))
    for case in unknowns:
        texts, pointer = reason_of(case, locations)
        counts.setdefault(texts, []).append(pointer)
    ordered = sorted(counts.items(), key=lambda entry: -len(entry[1]))
    return tuple(
        Reason(text=texts, count=len(places), pointers=tuple(place for place in places if place)[:SHOWN_PLACES])
        for texts, places in ordered
    )


def reason_of(case: Case, locations: Locations) -> tuple[Texts, Pointer]:
    """
    Say why one item could not be decided, and where; check −1 is the condition, from −2 down a need.

    A need that is not met says why itself; one that cannot be decided is explained as all else.
    """
    detail, check = case.program.detail, case.check
    expression = detail.needs[NEED - check] if check <= NEED else detail.when if check < 0 else detail.checks[check]
    if expression is None:
        return _INCOMPARABLE, _place(case.items, locations)
    known = Case(case.program, case.scope, check, case.items)
    if check <= NEED and known.value(expression.source) is False:
        return FindingTexts(case, locations).fill(case.program.rule.needs[NEED - check].reason), _place(case.items, locations)
    texts, *things = next(_candidates(expression, known), (_INCOMPARABLE,))
    return texts, _place((*case.items, *things), locations)


def _candidates(expression: Compiled, case: Case) -> Iterator[tuple[Texts] | tuple[Texts, Nilai]]:
    """
    Give what may be why: a function's own word first, incomplete dates, unknown values, values that are not numbers.
    """
    for touch in expression.touches:
        if touch.function.why is not None:
            for arguments in case.value(touch.calls):
                said = None if None in arguments else touch.function.why(case.scope, *arguments)
                if said is not None:
                    yield (said,)
    values = [(leaf, case.value(leaf.source)) for leaf in expression.leaves if not leaf.guarded]
    yield from ((_incomplete(value),) for _, value in values if isinstance(value, Tanggal) and not value.lengkap)
    absent = [leaf for leaf, value in values if value is None or _lacks_members(value)]
    yield from ((_absent(leaf),) for leaf in absent if not leaf.derived)
    for leaf, value in values:
        for nilai in flatten(value):
            texts = _unusable(leaf, nilai)
            if texts is not None:
                yield texts, nilai
    yield from ((_absent(leaf),) for leaf in absent if leaf.derived)


def _place(things: tuple[Any, ...], locations: Locations) -> Pointer:
    for thing in reversed(things):
        one = next(iter(flatten(thing)), None) if isinstance(thing, tuple) else thing
        pointer = locations.pointer(getattr(one, "nilai", one))
        if pointer is not None:
            return Pointer(pointer)
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

_WHOSE = r"^(?:baris|fakta|kolom)\."
"""The row, value or column that is looked at needs no mention before its key."""


def _name(leaf: Leaf) -> Texts:
    key = re.sub(_WHOSE, "", leaf.label)
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
