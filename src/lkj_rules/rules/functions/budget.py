"""
Functions on whole budgets: the version in force, its totals, and what the text says of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lkj_rules.model.documents import Anggaran, Lkj, SebutanAnggaran, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Number, bounds, divide
from lkj_rules.model.values import Nilai, Persen, Rupiah
from lkj_rules.rules.functions.amounts import in_digits_of
from lkj_rules.rules.kinds import BOOL, PERCENT, RUPIAH, TEXT, object_of
from lkj_rules.rules.registry import Scope, function

_FULL = 100
_MONEY = (Ukuran.PAGU, Ukuran.REALISASI, Ukuran.SISA)


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


def _no_budget(scope: Scope, kind: str) -> Texts | None:
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
    why=_no_budget,
    doc=("anggaran yang berlaku: belanja atau pendapatan", "the budget in force: belanja (spending) or pendapatan (revenue)"),
)
def budget(scope: Scope, kind: str) -> Anggaran | None:
    """
    Give the budget in force of one kind.
    """
    return scope.budget(kind)


def _cells(anggaran: Anggaran, ukuran: Ukuran) -> tuple[Rupiah | None, ...]:
    """
    Give the cells that make up a total: the total row's own where it is printed, else those of the top lines.
    """
    name = ukuran.value
    cell: Rupiah | None = None if anggaran.total is None else getattr(anggaran.total, name)
    return (cell,) if cell is not None else tuple(getattr(pos, name) for pos in anggaran.pos)


def _added(cells: tuple[Rupiah | None, ...]) -> Number | None:
    total: Number = 0
    for cell in cells:
        number = None if cell is None else cell.bilangan
        if number is None:
            return None
        total = total + number
    return total if cells else None


def _whole(anggaran: Anggaran, ukuran: Ukuran) -> Number | None:
    found = _added(_cells(anggaran, ukuran))
    if found is None and ukuran is Ukuran.SISA:
        pagu, realisasi = _whole(anggaran, Ukuran.PAGU), _whole(anggaran, Ukuran.REALISASI)
        return None if pagu is None or realisasi is None else pagu - realisasi
    return found


def _looked_at(anggaran: Anggaran, ukuran: Ukuran) -> Iterator[Nilai]:
    cells = [cell for cell in _cells(anggaran, ukuran) if cell is not None]
    if not cells and ukuran is Ukuran.SISA:
        yield from (*_looked_at(anggaran, Ukuran.PAGU), *_looked_at(anggaran, Ukuran.REALISASI))
    yield from cells


def _no_whole(ukuran: str) -> Texts:
    return Texts(f"jumlah {ukuran} anggaran tidak tercetak", f"the budget's total {ukuran} is not printed")


@function(
    ("budget", object_of(Anggaran)),
    result=RUPIAH,
    touches=lambda _, anggaran: _looked_at(anggaran, Ukuran.PAGU),
    why=lambda _, anggaran: None if _whole(anggaran, Ukuran.PAGU) is not None else _no_whole("pagu"),
    doc=(
        "jumlah pagu: menurut baris jumlah, atau jumlah baris teratas bila baris jumlah tidak tercetak",
        "the whole pagu: of the total row, or the sum of the top lines where no total row is printed",
    ),
)
def total_pagu(_: Scope, budget: Anggaran) -> Number | None:
    """
    Give the whole pagu of a budget.
    """
    return _whole(budget, Ukuran.PAGU)


@function(
    ("budget", object_of(Anggaran)),
    result=RUPIAH,
    touches=lambda _, anggaran: _looked_at(anggaran, Ukuran.REALISASI),
    why=lambda _, anggaran: None if _whole(anggaran, Ukuran.REALISASI) is not None else _no_whole("realisasi"),
    doc=(
        "jumlah realisasi: menurut baris jumlah, atau jumlah baris teratas bila baris jumlah tidak tercetak",
        "the whole realisasi: of the total row, or the sum of the top lines where no total row is printed",
    ),
)
def total_realisasi(_: Scope, budget: Anggaran) -> Number | None:
    """
    Give the whole realisasi of a budget.
    """
    return _whole(budget, Ukuran.REALISASI)


def _mentioned(scope: Scope, mention: SebutanAnggaran) -> Anggaran | None:
    if mention.versi is None:
        return scope.budget(mention.jenis)
    found = [each for each in scope.laporan.anggaran if each.jenis is mention.jenis and each.versi == mention.versi]
    return found[0] if len(found) == 1 else None


def _no_mentioned(scope: Scope, mention: SebutanAnggaran) -> Texts | None:
    if _mentioned(scope, mention) is not None:
        return None
    if mention.versi is not None:
        return Texts(
            f"anggaran {mention.jenis} versi {mention.versi!r} tidak ada dalam berkas, atau lebih dari satu",
            f"the file has no {mention.jenis} budget of version {mention.versi!r}, or several",
        )
    return _no_budget(scope, mention.jenis)


def _no_amount(scope: Scope, mention: SebutanAnggaran) -> Texts | None:
    if mention.jumlah is None or table_amount(scope, mention) is not None:
        return None
    return _no_mentioned(scope, mention) or _no_whole(mention.ukuran)


def _amount_cells(scope: Scope, mention: SebutanAnggaran) -> Iterator[Nilai]:
    anggaran = _mentioned(scope, mention)
    if anggaran is not None and mention.ukuran in _MONEY:
        yield from _looked_at(anggaran, mention.ukuran)


@function(
    ("mention", object_of(SebutanAnggaran)),
    result=RUPIAH,
    touches=_amount_cells,
    why=_no_amount,
    doc=(
        "jumlah menurut tabel anggaran yang disebut naskah: versi yang dinamai, atau yang berlaku",
        "the amount in the budget table that the text mentions: of the version named, or of the one in force",
    ),
)
def table_amount(scope: Scope, mention: SebutanAnggaran) -> Number | None:
    """
    Give what the table says for a mentioned amount. What is left is given without its sign: a text names it either way.
    """
    anggaran = _mentioned(scope, mention)
    if anggaran is None or mention.ukuran not in _MONEY:
        return None
    amount = _whole(anggaran, mention.ukuran)
    return -amount if amount is not None and mention.ukuran is Ukuran.SISA and amount < 0 else amount


def _no_share(scope: Scope, mention: SebutanAnggaran) -> Texts | None:
    if mention.persen is None or table_share(scope, mention) is not None:
        return None
    return _no_mentioned(scope, mention) or _no_whole("persen")


def _share_cells(scope: Scope, mention: SebutanAnggaran) -> Iterator[Nilai]:
    anggaran = _mentioned(scope, mention)
    if anggaran is not None:
        persen = _printed_share(anggaran, mention)
        if persen is not None:
            yield persen
            return
        part = Ukuran.SISA if mention.ukuran is Ukuran.SISA else Ukuran.REALISASI
        yield from (*_looked_at(anggaran, part), *_looked_at(anggaran, Ukuran.PAGU))


def _printed_share(anggaran: Anggaran, mention: SebutanAnggaran) -> Persen | None:
    return None if anggaran.total is None or mention.ukuran is Ukuran.SISA else anggaran.total.persen


@function(
    ("mention", object_of(SebutanAnggaran)),
    result=PERCENT,
    touches=_share_cells,
    why=_no_share,
    doc=(
        "persentase realisasi (atau sisa) menurut tabel anggaran yang disebut naskah",
        "the share realised (or left) by the budget table that the text mentions",
    ),
)
def table_share(scope: Scope, mention: SebutanAnggaran) -> Number | None:
    """
    Give the share that the total row prints, else the one that its amounts give; whether a printed one is right is ANG002's matter.
    """
    anggaran = _mentioned(scope, mention)
    if anggaran is None:
        return None
    persen = _printed_share(anggaran, mention)
    if persen is not None:
        return persen.bilangan
    part = _whole(anggaran, Ukuran.SISA if mention.ukuran is Ukuran.SISA else Ukuran.REALISASI)
    whole = _whole(anggaran, Ukuran.PAGU)
    quotient = None if part is None or whole is None else divide(part, whole)
    return None if quotient is None else quotient * 100


@function(
    ("mention", object_of(SebutanAnggaran)),
    result=TEXT,
    doc=(
        "persentase itu seperti tercetak di tabel, atau hasil hitungannya bila tidak tercetak",
        "that percentage as the table prints it, or as computed where it prints none",
    ),
)
def table_share_words(scope: Scope, mention: SebutanAnggaran) -> Texts | None:
    """
    Write the share of a budget table in a sentence.
    """
    anggaran, computed = _mentioned(scope, mention), table_share(scope, mention)
    persen = None if anggaran is None else _printed_share(anggaran, mention)
    if persen is not None:
        return Texts(str(persen), str(persen))
    return None if computed is None or mention.persen is None else in_digits_of(scope, computed, mention.persen)


def _measured(scope: Scope, _: Lkj) -> Iterator[Nilai]:
    yield from (baris.capaian for baris in scope.measured.values() if baris.capaian is not None)


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
