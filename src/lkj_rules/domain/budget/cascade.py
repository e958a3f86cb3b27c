"""
The money of agreements: which of its rows a total adds up, and what lower agreements put under a row.

Rows are placed by the budgets of spending, the one in force first, else by their own codes and names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.budget.lines import Address, fold_name
from lkj_rules.domain.budget.sums import added
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import JenisAnggaran, PerjanjianKinerja, PosPerjanjian
from lkj_rules.model.identity import ByIdentity
from lkj_rules.model.intervals import Number
from lkj_rules.model.reading.codes import parse_code


@analysis
def _subordinates(scope: Scope, agreement: PerjanjianKinerja) -> list[PerjanjianKinerja]:
    below = (other for other in scope.laporan.perjanjian_kinerja if other.atasan == agreement.id)
    return [other for other in below if scope.force.holds(other)]


def main_rows(scope: Scope, agreement: PerjanjianKinerja) -> list[PosPerjanjian] | None:
    """
    Give the rows of an agreement that are not details of another of its rows; ``None`` when that is unclear.
    """
    rows = agreement.anggaran
    for places in _places(scope, rows):
        if None not in places:
            there = set(places)
            return [row for row, place in zip(rows, places, strict=True) if not _is_detail(place, there)]
    # rows without codes that no budget knows stand side by side
    return None if any(row.kode is not None for row in rows) else list(rows)


def agreed_total(scope: Scope, agreement: PerjanjianKinerja) -> Number | None:
    """
    Give the total that an agreement states, or the sum of its main rows; ``None`` where that is not known.
    """
    if agreement.total is not None:
        return agreement.total.bilangan
    rows = main_rows(scope, agreement)
    return added(row.jumlah.bilangan for row in rows) if rows else None


def rows_below(scope: Scope, upper: PosPerjanjian) -> list[PosPerjanjian] | None:
    """
    Give the rows of lower agreements that belong to a row of the upper one; ``None`` when some row cannot be placed.
    """
    placed = _placed(scope, next(scope.places.owners(upper)))
    return None if placed is None else placed[upper]


@analysis
def _placed(scope: Scope, agreement: PerjanjianKinerja) -> ByIdentity[PosPerjanjian, list[PosPerjanjian]] | None:
    rows = [row for other in _subordinates(scope, agreement) for row in main_rows(scope, other) or other.anggaran]
    return _all_below(scope, rows, agreement.anggaran)


def _places(scope: Scope, rows: Sequence[PosPerjanjian]) -> Iterator[list[Address | None]]:
    """
    Give the rows' places, as each budget has them and then as their own codes and names have them.
    """
    budgets = [anggaran for anggaran in scope.laporan.anggaran if anggaran.jenis is JenisAnggaran.BELANJA]
    budgets.sort(key=lambda anggaran: not scope.force.holds(anggaran))
    for anggaran in budgets:
        lines = scope.budget_lines(anggaran)
        yield [lines.address(row.kode, row.nama) for row in rows]
    yield _by_codes(rows)


def _by_codes(rows: Sequence[PosPerjanjian]) -> list[Address | None]:
    """
    Give places without a budget: the codes themselves, where all of them start at one level; a name where no code is printed.
    """
    codes = [None if row.kode is None else parse_code(row.kode) for row in rows]
    if len({code.segmen[0].jenis for code in codes if code is not None}) > 1:
        return [None] * len(rows)
    places: list[Address | None] = []
    for row, code in zip(rows, codes, strict=True):
        name = None if row.nama is None or row.kode is not None else (fold_name(row.nama),)
        places.append(name if code is None else code.segmen)
    return places


def _all_below(
    scope: Scope, rows: Sequence[PosPerjanjian], uppers: Sequence[PosPerjanjian]
) -> ByIdentity[PosPerjanjian, list[PosPerjanjian]] | None:
    """
    Put every lower row under the upper rows that it belongs to; ``None`` when some row's place is unclear.
    """
    for places in _places(scope, [*uppers, *rows]):
        above, below = places[: len(uppers)], places[len(uppers) :]
        by_place = dict(zip(above, uppers, strict=True))
        if None in places or len(by_place) < len(uppers) or any(_is_detail(place, set(below)) for place in above):
            continue  # a row without a place, a place twice, or a lower row wider than the upper one: nothing to add up by
        found = ByIdentity[PosPerjanjian, list[PosPerjanjian]]((upper, []) for upper in uppers)
        for row, place in zip(rows, below, strict=True):
            assert place is not None
            for length in range(1, len(place) + 1):
                upper = by_place.get(place[:length])
                if upper is not None:
                    found[upper].append(row)
        return found
    return None


def _is_detail(place: Address | None, others: Collection[Address | None]) -> bool:
    return place is not None and any(place[:length] in others for length in range(1, len(place)))
