"""
Functions on the money of agreements: what lower agreements put under a line, and how it stands to the budget in force.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Sequence

from lkj_rules.domain.budget.lines import Address, BudgetLines, fold_name
from lkj_rules.model.documents import JenisAnggaran, PerjanjianKinerja, PosAnggaran, PosPerjanjian
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Number
from lkj_rules.model.reading.codes import parse_code
from lkj_rules.model.values import Nilai
from lkj_rules.rules.kinds import BOOL, RUPIAH, TEXT, list_of, object_of
from lkj_rules.rules.registry import Scope, function

AGREEMENT = object_of(PerjanjianKinerja)
LINE = object_of(PosPerjanjian)
_CLOSE = 0.9
"""How alike two names of a programme must be to be one: letters are lost when a page is recognised."""


def _trees(scope: Scope) -> list[BudgetLines]:
    """
    Give the budgets of spending, the one in force first.
    """
    budgets = [anggaran for anggaran in scope.laporan.anggaran if anggaran.jenis is JenisAnggaran.BELANJA]
    budgets.sort(key=lambda anggaran: not scope.force.holds(anggaran))
    return [scope.budget_lines(anggaran) for anggaran in budgets]


def _name(row: PosPerjanjian) -> str:
    return " ".join(part for part in (row.kode, row.nama) if part) or "tanpa nama"


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


def _places(scope: Scope, rows: Sequence[PosPerjanjian]) -> Iterator[list[Address | None]]:
    """
    Give the rows' places, as each budget has them and then as their own codes and names have them.
    """
    for lines in _trees(scope):
        yield [lines.address(row.kode, row.nama) for row in rows]
    yield _by_codes(rows)


def _all_below(
    scope: Scope, rows: Sequence[PosPerjanjian], uppers: Sequence[PosPerjanjian]
) -> dict[int, list[PosPerjanjian]] | None:
    """
    Put every lower row under the upper rows that it belongs to; ``None`` when some row's place cannot be told.
    """
    for places in _places(scope, [*uppers, *rows]):
        above, below = places[: len(uppers)], places[len(uppers) :]
        by_place = dict(zip(above, uppers, strict=True))
        if None in places or len(by_place) < len(uppers) or any(_is_detail(place, set(below)) for place in above):
            continue  # a row without a place, a place twice, or a lower row wider than the upper one: nothing to add up by
        found: dict[int, list[PosPerjanjian]] = {id(upper): [] for upper in uppers}
        for row, place in zip(rows, below, strict=True):
            assert place is not None
            for length in range(1, len(place) + 1):
                upper = by_place.get(place[:length])
                if upper is not None:
                    found[id(upper)].append(row)
        return found
    return None


@function(
    ("agreement", AGREEMENT),
    result=list_of(AGREEMENT),
    doc=(
        "perjanjian berlaku tepat di bawahnya yang memuat anggaran",
        "the agreements in force right below it that state a budget",
    ),
)
def subordinates(scope: Scope, agreement: PerjanjianKinerja) -> list[PerjanjianKinerja]:
    """
    List the agreements in force that name this one as the one above.
    """
    return [other for other in _below(scope, agreement) if other.anggaran]


def _below(scope: Scope, agreement: PerjanjianKinerja) -> list[PerjanjianKinerja]:
    below = (other for other in scope.laporan.perjanjian_kinerja if other.atasan == agreement.id)
    return [other for other in below if scope.force.holds(other)]


def _silent(scope: Scope, agreement: PerjanjianKinerja) -> Texts | None:
    names = [other.nama or str(other.id) for other in _below(scope, agreement) if not other.anggaran]
    if not names:
        return None
    return Texts(
        f"perjanjian di bawahnya tidak memuat anggaran: {', '.join(names)}",
        f"agreements below it state no budget: {', '.join(names)}",
    )


@function(
    ("agreement", AGREEMENT),
    result=BOOL,
    why=_silent,
    doc=(
        "benar bila semua perjanjian tepat di bawahnya memuat anggaran; selain itu tak diketahui",
        "true when all agreements right below it state a budget; otherwise unknown",
    ),
)
def all_state_budgets(scope: Scope, agreement: PerjanjianKinerja) -> bool | None:
    """
    Tell whether the money below is complete; a lower agreement without money may have none, or may only not show it.
    """
    return True if _silent(scope, agreement) is None else None


def _placed(scope: Scope, agreement: PerjanjianKinerja) -> dict[int, list[PosPerjanjian]] | None:
    def place() -> dict[int, list[PosPerjanjian]] | None:
        rows = [row for other in subordinates(scope, agreement) for row in _tops(scope, other) or other.anggaran]
        return _all_below(scope, rows, agreement.anggaran)

    return scope.memo(agreement, place)


def _unplaced(scope: Scope, agreement: PerjanjianKinerja, _: PosPerjanjian) -> Texts | None:
    if _placed(scope, agreement) is not None:
        return None
    return Texts(
        "baris anggaran perjanjian bawahan tidak dapat ditempatkan, baik menurut kode maupun menurut nama",
        "budget rows of lower agreements cannot be placed, neither by code nor by name",
    )


@function(
    ("agreement", AGREEMENT),
    ("line", LINE),
    result=list_of(LINE),
    why=_unplaced,
    doc=(
        "baris anggaran perjanjian tepat di bawahnya yang termasuk baris ini, menurut kode atau namanya",
        "the budget rows of the agreements right below that belong to this row, by code or by name",
    ),
)
def lower_rows(scope: Scope, agreement: PerjanjianKinerja, line: PosPerjanjian) -> list[PosPerjanjian] | None:
    """
    Find the rows of lower agreements under a row of the upper one; unknown when some row cannot be placed.
    """
    placed = _placed(scope, agreement)
    return None if placed is None else placed[id(line)]


def _tops(scope: Scope, agreement: PerjanjianKinerja) -> list[PosPerjanjian] | None:
    """
    Give the rows of an agreement that are no details of another of its rows; ``None`` when that cannot be told.
    """
    rows = agreement.anggaran
    for places in _places(scope, rows):
        if None not in places:
            there = set(places)
            return [row for row, place in zip(rows, places, strict=True) if not _is_detail(place, there)]
    # rows without codes that no budget knows stand side by side
    return None if any(row.kode is not None for row in rows) else list(rows)


def _is_detail(place: Address | None, others: Collection[Address | None]) -> bool:
    return place is not None and any(place[:length] in others for length in range(1, len(place)))


def _unsorted(scope: Scope, agreement: PerjanjianKinerja) -> Texts | None:
    if _tops(scope, agreement) is not None:
        return None
    return Texts(
        "tidak dapat ditentukan baris mana yang merupakan rincian baris lain",
        "which rows are details of other rows cannot be told",
    )


@function(
    ("agreement", AGREEMENT),
    result=list_of(LINE),
    why=_unsorted,
    doc=(
        "baris anggaran perjanjian, tanpa baris yang merupakan rincian baris lain menurut kodenya",
        "the budget rows of an agreement without those that are details of other rows by their codes",
    ),
)
def top_rows(scope: Scope, agreement: PerjanjianKinerja) -> list[PosPerjanjian] | None:
    """
    List the rows that a total adds up: a programme, or its activities, not both.
    """
    return _tops(scope, agreement)


def _agreed_cells(scope: Scope, agreement: PerjanjianKinerja) -> Iterator[Nilai]:
    if agreement.total is not None:
        yield agreement.total
    else:
        yield from (row.jumlah for row in _tops(scope, agreement) or ())


def _no_total(scope: Scope, agreement: PerjanjianKinerja) -> Texts | None:
    if agreed_total(scope, agreement) is not None:
        return None
    return Texts("jumlah anggaran perjanjian tidak dapat dibaca", "the agreement's total budget cannot be read")


@function(
    ("agreement", AGREEMENT),
    result=RUPIAH,
    touches=_agreed_cells,
    why=_no_total,
    doc=(
        "anggaran perjanjian: jumlah yang tertulis, atau jumlah barisnya bila tidak tertulis",
        "the agreement's budget: the total it states, or the sum of its rows where it states none",
    ),
)
def agreed_total(scope: Scope, agreement: PerjanjianKinerja) -> Number | None:
    """
    Give the money that an agreement promises in all.
    """
    total: Number = 0
    cells = list(_agreed_cells(scope, agreement))
    for cell in cells:
        number = cell.bilangan
        if number is None:
            return None
        total = total + number
    return total if cells else None


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
    near = difflib.get_close_matches(fold_name(row.nama), names, n=1, cutoff=_CLOSE)
    return names[near[0]] if near else None


def _programmes(scope: Scope, agreement: PerjanjianKinerja) -> tuple[list[str], list[str]] | None:
    """
    Give the programmes that only the agreement has and those that only the budget in force has; ``None`` where they do not compare.

    The level of the programmes is where the agreement's rows meet the budget; what stands beside them there is compared.
    """
    budget = scope.budget(JenisAnggaran.BELANJA)
    if budget is None:
        return None
    lines = scope.budget_lines(budget)
    matched = [(row, _match(lines, row)) for row in _tops(scope, agreement) or agreement.anggaran]
    met = [lines.path(pos) for _, pos in matched if pos is not None]
    if not met:
        return None
    depth = min(map(len, met)) - 1
    shared = [path[depth] for path in met]
    covered = {id(pos) for pos in shared}
    beside = {id(pos): pos for line in shared for pos in lines.siblings(line)}
    ours = [_name(row) for row, pos in matched if pos is None]
    theirs = [pos.nama or pos.kode or "?" for pos in beside.values() if id(pos) not in covered]
    return ours, theirs


def _incomparable(scope: Scope, agreement: PerjanjianKinerja) -> Texts | None:
    if _programmes(scope, agreement) is not None:
        return None
    return Texts(
        "program perjanjian tidak ditemukan dalam rincian anggaran yang berlaku",
        "the agreement's programmes are not found in the lines of the budget in force",
    )


@function(
    ("agreement", AGREEMENT),
    result=list_of(TEXT),
    why=_incomparable,
    doc=("program yang hanya ada pada perjanjian", "the programmes that only the agreement has"),
)
def only_agreed(scope: Scope, agreement: PerjanjianKinerja) -> list[str] | None:
    """
    List the programmes of an agreement that the budget in force lacks.
    """
    found = _programmes(scope, agreement)
    return None if found is None else found[0]


@function(
    ("agreement", AGREEMENT),
    result=list_of(TEXT),
    why=_incomparable,
    doc=("program yang hanya ada pada anggaran yang berlaku", "the programmes that only the budget in force has"),
)
def only_budgeted(scope: Scope, agreement: PerjanjianKinerja) -> list[str] | None:
    """
    List the programmes of the budget in force that an agreement lacks.
    """
    found = _programmes(scope, agreement)
    return None if found is None else found[1]
