"""
The money of agreements: which of its rows a total adds up, what lower agreements put under a row, and which programmes differ.

Rows are placed by the budgets of spending, the one in force first, else by their own codes and names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import attrs

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.budget.lines import Address, BudgetLines, fold_name
from lkj_rules.domain.budget.sums import added
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import JenisAnggaran, PerjanjianKinerja, PosAnggaran, PosPerjanjian
from lkj_rules.model.identity import ByIdentity, Identities
from lkj_rules.model.intervals import Number
from lkj_rules.model.reading.codes import parse_code
from lkj_rules.nearest import all_near

_CLOSE = 90
"""How alike, in percent, two names of a programme must be to be one: letters are lost when a page is recognised."""


@attrs.frozen
class BedaProgram:
    """
    Hold the programmes that only an agreement has, and those that only the budget in force has.
    """

    perjanjian: tuple[str, ...]
    anggaran: tuple[str, ...]


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


def programmes(scope: Scope, agreement: PerjanjianKinerja) -> BedaProgram | None:
    """
    Compare the programmes of an agreement with those of the budget in force; ``None`` where they do not compare.

    The level of the programmes is where the agreement's rows meet the budget; what is next to them there is compared.
    """
    budget = scope.budget(JenisAnggaran.BELANJA)
    if budget is None:
        return None
    lines = scope.budget_lines(budget)
    matched = [(row, _match(lines, row)) for row in main_rows(scope, agreement) or agreement.anggaran]
    met = [lines.path(pos) for _, pos in matched if pos is not None]
    if not met:
        return None
    depth = min(map(len, met)) - 1
    shared = [path[depth] for path in met]
    covered = Identities(shared)
    siblings = Identities(pos for line in shared for pos in lines.siblings(line))
    return BedaProgram(
        tuple(_name(row) for row, pos in matched if pos is None),
        tuple(pos.nama or pos.kode or "?" for pos in siblings if pos not in covered),
    )


def _name(row: PosPerjanjian) -> str:
    return " ".join(part for part in (row.kode, row.nama) if part) or "tanpa nama"


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


def _match(lines: BudgetLines, row: PosPerjanjian) -> PosAnggaran | None:
    """
    Find the budget line of an agreement's row: by code, by name, or by a name that is nearly the same.
    """
    spot = lines.find(row.kode, row.nama)
    if spot is not None:
        return lines.line_of(spot)
    if row.nama is None or (row.kode is not None and any(kode is not None for _, kode in lines.codes.lines)):
        return None
    names = {fold_name(pos.nama): pos for pos, _ in reversed(lines.codes.lines) if pos.nama is not None}
    near = all_near(fold_name(row.nama), list(names), cutoff=_CLOSE)
    return names[near[0]] if near else None
