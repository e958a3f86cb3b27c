"""
Functions on whole budgets: the version in force and its totals.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lkj_rules.domain.achievements.rows import measured_rows
from lkj_rules.domain.budget.totals import looked_at, whole_of
from lkj_rules.model.documents import Anggaran, Lkj, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Number, bounds
from lkj_rules.model.values import Nilai
from lkj_rules.rules.kinds import BOOL, RUPIAH, TEXT, object_of
from lkj_rules.rules.registry import Scope, function

_FULL = 100


def _undecided(scope: Scope, document: Any) -> Texts | None:
    if scope.force.decides(document):
        return None
    return Texts("tidak dapat ditentukan versi mana yang berlaku", "which version is in force cannot be told")


@function(
    ("document", object_of(object)),
    result=BOOL,
    why=_undecided,
    doc=(
        "benar bila dokumen (versi) ini yang berlaku; tak diketahui bila tidak dapat ditentukan",
        "true when this document or version is in force; unknown when that cannot be told",
    ),
)
def in_force(scope: Scope, document: Any) -> bool | None:
    """
    Tell whether a version of an agreement, a plan or a budget is the one in force.
    """
    return scope.force.holds(document) if scope.force.decides(document) else None


def no_budget(scope: Scope, kind: str) -> Texts | None:
    """
    Say why there is no budget in force of a kind; ``None`` where there is one.
    """
    if scope.budget(kind) is not None:
        return None
    if any(anggaran.jenis == kind for anggaran in scope.laporan.anggaran):
        return Texts(
            f"tidak dapat ditentukan anggaran {kind} mana yang berlaku", f"which {kind} budget is in force cannot be told"
        )
    return Texts(f"anggaran {kind} tidak ada dalam berkas", f"the file has no {kind} budget")


@function(
    ("kind", TEXT),
    result=object_of(Anggaran),
    why=no_budget,
    doc=("anggaran yang berlaku: belanja atau pendapatan", "the budget in force: belanja (spending) or pendapatan (revenue)"),
)
def budget(scope: Scope, kind: str) -> Anggaran | None:
    """
    Give the budget in force of one kind.
    """
    return scope.budget(kind)


def no_whole(ukuran: str) -> Texts:
    """
    Say that a total is not printed.
    """
    return Texts(f"jumlah {ukuran} anggaran tidak tercetak", f"the budget's total {ukuran} is not printed")


@function(
    ("budget", object_of(Anggaran)),
    result=RUPIAH,
    touches=lambda _, anggaran: looked_at(anggaran, Ukuran.PAGU),
    why=lambda _, anggaran: None if whole_of(anggaran, Ukuran.PAGU) is not None else no_whole("pagu"),
    doc=(
        "jumlah pagu: menurut baris jumlah, atau jumlah baris teratas bila baris jumlah tidak tercetak",
        "the whole pagu: of the total row, or the sum of the top lines where no total row is printed",
    ),
)
def total_pagu(_: Scope, budget: Anggaran) -> Number | None:
    """
    Give the whole pagu of a budget.
    """
    return whole_of(budget, Ukuran.PAGU)


@function(
    ("budget", object_of(Anggaran)),
    result=RUPIAH,
    touches=lambda _, anggaran: looked_at(anggaran, Ukuran.REALISASI),
    why=lambda _, anggaran: None if whole_of(anggaran, Ukuran.REALISASI) is not None else no_whole("realisasi"),
    doc=(
        "jumlah realisasi: menurut baris jumlah, atau jumlah baris teratas bila baris jumlah tidak tercetak",
        "the whole realisasi: of the total row, or the sum of the top lines where no total row is printed",
    ),
)
def total_realisasi(_: Scope, budget: Anggaran) -> Number | None:
    """
    Give the whole realisasi of a budget.
    """
    return whole_of(budget, Ukuran.REALISASI)


def _measured(scope: Scope, _: Lkj) -> Iterator[Nilai]:
    yield from (baris.capaian for baris in measured_rows(scope).values() if baris.capaian is not None)


@function(
    ("report", object_of(Lkj)),
    result=BOOL,
    touches=_measured,
    doc=(
        "benar bila semua capaian pada tabel pengukuran paling sedikit 100 %",
        "true when all achievements of the measurement tables are 100% at least",
    ),
)
def all_achieved(scope: Scope, report: Lkj) -> bool | None:
    """
    Tell whether every indicator measured is shown as met; unknown where nothing is measured or one cannot be read.
    """
    numbers = [capaian.bilangan for capaian in _measured(scope, report)]
    known = [number for number in numbers if number is not None]
    if any(bounds(number)[1] < _FULL for number in known):
        return False
    return True if known and len(known) == len(numbers) else None
