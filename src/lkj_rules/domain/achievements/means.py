"""
The means that a report may honestly claim: over rows, over objectives or over parent rows, before or after rounding.

A mean never leaves out a row because the claim then fits; a bound (``> 125``) counts as its number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cached_property

import attrs

from lkj_rules.domain.achievements.recomputation import write_number
from lkj_rules.domain.analysis import firsts, grouped
from lkj_rules.model import Record
from lkj_rules.model.documents import Menurut
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Exact, Interval, Number, bounds, cut, mean, round_half_up
from lkj_rules.model.readings import angka_of
from lkj_rules.model.values import Angka, Batas, Nilai

_GROUP_DIGITS = 2
"""Digits that reports print for an objective's own mean, unless its rows print more."""


class Pembulatan(StrEnum):
    """
    Name when the numbers were rounded: the printed ones were averaged, or the unrounded ones, or rounded means of groups.
    """

    SESUDAH = "sesudah"
    SEBELUM = "sebelum"
    PER_KELOMPOK = "per_kelompok"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Butir(Record):
    """
    Hold one row of a table for its mean.

    ``hitungan`` is the recomputed capaian where the printed one follows from it (exact or an interval, in percent, within what the
    print allows), else ``None``.
    ``pengganti`` is a figure to take in place of the printed one, for asking what a mean would be.
    ``indikator`` says whether the row stands for an indicator; ``sasaran`` is the objective's code.
    """

    capaian: Nilai | None = None
    hitungan: Number | None = None
    pengganti: Exact | None = None
    indikator: bool = True
    sasaran: str | None = None
    anak: tuple[Butir, ...] = ()

    @cached_property
    def bagian(self) -> _Part | None:
        """
        Give the number that the row goes into means with; ``None`` where it has none.
        """
        if self.pengganti is not None:
            return _Part(self.pengganti, self.pengganti, _GROUP_DIGITS)
        reading = None if self.capaian is None else self.capaian.bacaan
        if isinstance(reading, Angka | Batas):
            angka = angka_of(reading)
            true = self.hitungan
            if true is None and self.capaian is not None:
                true = _narrowed(self.capaian.bilangan, self.anak)
            return _Part(angka.nilai, angka.nilai if true is None else true, angka.desimal)
        return _joined(self.anak) if self.anak else None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Rata(Record):
    """
    Hold one admissible mean of ``banyak`` numbers, in percent: ``tepat`` from the printed ones, ``nilai`` what it may truly be.
    """

    menurut: Menurut
    pembulatan: Pembulatan
    tepat: Exact
    nilai: Number
    banyak: int


@attrs.frozen(slots=True, eq=False, repr=False)
class _Part(Record):
    """
    Hold one number that goes into a mean: as printed, as it may truly be, and its digits.
    """

    printed: Exact
    true: Number
    decimals: int


def admissible_means(baris: Sequence[Butir], menurut: Menurut | None = None) -> tuple[Rata, ...] | None:
    """
    Give every mean that a claim over these rows may state; ``None`` when a capaian that one of them needs is not known.

    ``menurut`` is what the claim says it averages over; without it all are admissible. Equal means are given once.
    """
    found: list[Rata] = []
    rows = [row for row in baris if _may_count(row)]
    for policy, parts in _policies(rows):
        if menurut is not None and policy is not menurut:
            continue
        if parts is None:
            return None
        found += _means(policy, parts)
    return tuple(firsts(((rata.tepat, bounds(rata.nilai)), rata) for rata in found).values()) or None


def share_of(row: Butir) -> tuple[Exact, int, int]:
    """
    Give what an uppermost row adds to the mean of the printed capaian over rows: the sum of its figures, and how many they are.

    Third, it gives how many figures are unknown; with any of them no mean is admissible.
    """
    if not _may_count(row):
        return 0, 0, 0
    leaves, indicators = [each.bagian for each in _leaves([row])], [each.bagian for each in _indicators([row])]
    known = [part.printed for part in leaves if part is not None]
    return sum(known), len(leaves), sum(part is None for part in (*leaves, *indicators))


def _may_count(row: Butir) -> bool:
    # A heading ("Misi Pertama") is a row of the table, but not one that could have a capaian.
    return row.indikator or bool(row.anak) or _prints(row)


def _policies(rows: Sequence[Butir]) -> Iterator[tuple[Menurut, list[_Part] | None]]:
    leaves, indicators = list(_leaves(rows)), list(_indicators(rows))
    yield Menurut.BARIS, _all(row.bagian for row in leaves)
    if indicators != leaves:
        yield Menurut.BARIS, _all(row.bagian for row in indicators)
    groups = _groups(rows)
    if groups:
        yield Menurut.SASARAN, _all(group[0].bagian if len(group) == 1 else _joined(group) for group in groups)
    if any(row.anak for row in rows):
        yield Menurut.INDUK, _all(row.bagian for row in rows)


def _means(policy: Menurut, parts: Sequence[_Part]) -> Iterator[Rata]:
    after, before = mean(part.printed for part in parts), mean(part.true for part in parts)
    if after is None or before is None:
        return
    exact = bounds(after)[0]
    yield Rata(menurut=policy, pembulatan=Pembulatan.SESUDAH, tepat=exact, nilai=exact, banyak=len(parts))
    yield Rata(menurut=policy, pembulatan=Pembulatan.SEBELUM, tepat=exact, nilai=before, banyak=len(parts))
    if policy is Menurut.BARIS:
        return
    rounded = mean(round_half_up(part.printed, part.decimals) for part in parts)
    shortened = mean(_shortened(part) for part in parts)
    if rounded is not None and shortened is not None:
        exact = bounds(rounded)[0]
        yield Rata(menurut=policy, pembulatan=Pembulatan.PER_KELOMPOK, tepat=exact, nilai=shortened, banyak=len(parts))


def _shortened(part: _Part) -> Number:
    ends = (cut(part.printed, part.decimals), round_half_up(part.printed, part.decimals))
    return Interval(min(ends), max(ends))


def _all(parts: Iterable[_Part | None]) -> list[_Part] | None:
    given = list(parts)
    found = [part for part in given if part is not None]
    return found if len(found) == len(given) else None


def _leaves(rows: Iterable[Butir]) -> Iterator[Butir]:
    # Sub-rows without a capaian of their own only detail a row that has one.
    for row in rows:
        if row.anak and (not _prints(row) or all(child.bagian is not None for child in row.anak)):
            yield from _leaves(row.anak)
        else:
            yield row


def speaks(capaian: Nilai) -> bool:
    """
    Return whether a printed capaian goes into a mean: a number or a bound.
    """
    return isinstance(capaian.bacaan, Angka | Batas)


def _prints(row: Butir) -> bool:
    return row.capaian is not None and speaks(row.capaian)


def _indicators(rows: Iterable[Butir]) -> Iterator[Butir]:
    # The uppermost rows that stand for an indicator: its sub-rows (a., b.) are parts of it.
    for row in rows:
        if row.indikator or not row.anak:
            yield row
        else:
            yield from _indicators(row.anak)


def _groups(rows: Sequence[Butir]) -> list[list[Butir]]:
    """
    Gather the top rows by objective, in order; none unless every row names its objective.
    """
    named = all(row.sasaran is not None for row in rows)
    return list(grouped((row.sasaran, row) for row in rows).values()) if named else []


def _narrowed(known: Number | None, below: Sequence[Butir]) -> Number | None:
    """
    Narrow what a printed number may truly be by the mean of the rows below it, rounded or not, where it is that mean at all.
    """
    part = _joined(below) if below else None
    if known is None or part is None:
        return known
    (low, high), (first, last) = bounds(known), bounds(part.true)
    low, high = max(low, min(first, part.printed)), min(high, max(last, part.printed))
    return known if low > high else Interval(low, high) if low < high else low


def _joined(rows: Sequence[Butir]) -> _Part | None:
    parts = [row.bagian for row in rows]
    known = [part for part in parts if part is not None]
    printed, true = mean(part.printed for part in known), mean(part.true for part in known)
    if len(known) != len(parts) or printed is None or true is None:
        return None
    return _Part(bounds(printed)[0], true, max(_GROUP_DIGITS, *(part.decimals for part in known)))


def means_words(rata: Sequence[Rata]) -> Texts:
    """
    Word the admissible means, each value once.
    """
    texts = []
    for bahasa in ("id", "en"):
        shown: dict[str, str] = {}
        for each in rata:
            number = write_number(each.tepat, 2, bahasa)
            shown.setdefault(number, f"{number}{' ' if bahasa == 'id' else ''}% ({_over(each, bahasa)})")
        texts.append(_either(list(shown.values()), {"id": "atau", "en": "or"}[bahasa]))
    return Texts(*texts)


def _either(texts: Sequence[str], word: str) -> str:
    """
    Join alternatives: ``A or B``; ``A, B, or C``.
    """
    *first, last = texts
    return last if not first else f"{first[0]} {word} {last}" if len(first) == 1 else f"{', '.join(first)}, {word} {last}"


def _over(rata: Rata, bahasa: str) -> str:
    match rata.menurut:
        case Menurut.BARIS:
            what = ("baris", "row" if rata.banyak == 1 else "rows")
        case Menurut.SASARAN:
            what = ("sasaran", "objective" if rata.banyak == 1 else "objectives")
        case Menurut.INDUK:
            what = ("baris induk", "parent row" if rata.banyak == 1 else "parent rows")
    return f"{rata.banyak} {what[0]}" if bahasa == "id" else f"over {rata.banyak} {what[1]}"
