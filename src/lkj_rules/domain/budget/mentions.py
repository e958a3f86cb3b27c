"""
What the budget table says of an amount, a percentage or physical progress that a sentence mentions, of all or of one line.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from fractions import Fraction
from typing import Any

import attrs

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.budget.amounts import share
from lkj_rules.domain.budget.breakdowns import versions_of
from lkj_rules.domain.budget.lines import BarisUang, printed_level, row_name
from lkj_rules.domain.budget.sums import cells_sum, summands
from lkj_rules.domain.budget.totals import no_budget, no_total, total_cells, total_of
from lkj_rules.domain.in_force import source_of
from lkj_rules.domain.scope import Scope
from lkj_rules.model import Unique
from lkj_rules.model.documents import Anggaran, AnggaranTahunan, PosAnggaran, SebutanAnggaran, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Interval, Number
from lkj_rules.model.values import Nilai, Persen

Sebutan = SebutanAnggaran | AnggaranTahunan
"""What says a figure of a budget: a sentence, or a row of the table of several years."""

_MONEY = (Ukuran.PAGU, Ukuran.REALISASI, Ukuran.SISA)


class AsalJumlah(StrEnum):
    """
    Name where the total of a column comes from.
    """

    BARIS_JUMLAH = "baris_jumlah"
    SATU_BARIS = "satu_baris"
    BARIS_UTAMA = "baris_utama"
    SELISIH = "selisih"
    BARIS = "baris"


@attrs.frozen(eq=False, repr=False)
class IsiTabel(Unique):
    """
    Hold what the budget table says in the place of an amount or a percentage that is mentioned.

    ``jumlah`` is the amount that a sentence speaks of; ``beda`` how far an exact amount of the text is off; ``tercetak`` the
    percentage where the total row, or the line (``pos``, ``baris`` in words) that is spoken of, prints it.
    """

    anggaran: Anggaran
    dari: AsalJumlah
    jumlah: Number | None
    beda: Number | None
    persen: Number | None
    tercetak: Persen | None
    baris: Texts
    fisik: Persen | None
    pos: PosAnggaran | None
    pagu: Number | None
    realisasi: Number | None


@attrs.frozen(eq=False, repr=False)
class _Spot(Unique):
    """
    Hold where a mention is looked up: a budget, and the line of it that the sentence names.
    """

    anggaran: Anggaran
    line: PosAnggaran | None

    @property
    def row(self) -> BarisUang | None:
        """
        Give the row that prints what is asked.
        """
        return self.anggaran.total if self.line is None else self.line

    def cells(self, scope: Scope, column: Ukuran) -> Iterator[Nilai]:
        """
        Give the printed cells that make up the amount of a column.
        """
        if self.line is None:
            yield from total_cells(scope, self.anggaran, column)
        else:
            yield from (cell for _, cell in printed_level([self.line], column.value) if cell is not None)

    def amount(self, scope: Scope, column: Ukuran) -> Number | None:
        """
        Give the amount of a column: as printed, or added up.
        """
        if self.line is None:
            return total_of(scope, self.anggaran, column)
        return cells_sum(cell for _, cell in printed_level([self.line], column.value))


@analysis
def _spot(scope: Scope, mention: Sebutan) -> _Spot | None:
    """
    Find what a sentence mentions: the version or the source that it names, else the budget in force, and its line.
    """
    anggaran = _budget(scope, mention)
    if anggaran is None or mention.pos is None:
        return None if anggaran is None else _Spot(anggaran, None)
    for each in versions_of(scope, anggaran):
        lines = scope.budget_lines(each)
        line = lines.match(mention.pos, None) or lines.match(None, mention.pos)
        if line is not None:
            return _Spot(each, line)
    return None


def _budget(scope: Scope, mention: Sebutan) -> Anggaran | None:
    year = scope.laporan.tahun
    of_year = [each for each in scope.laporan.anggaran if (each.tahun or year) == (mention.tahun or year)]
    of_kind = [each for each in of_year if each.jenis is mention.jenis]
    if mention.sumber_dana is not None:
        of_kind = [each for each in of_kind if source_of(each) == source_of(mention)]
    if mention.versi is not None:
        of_kind = [each for each in of_kind if each.versi == mention.versi]
    elif mention.sumber_dana is not None:
        of_kind = [each for each in of_kind if scope.force.holds(each)]
    elif mention.tahun in {None, year}:
        return scope.budget(mention.jenis)
    return of_kind[0] if len(of_kind) == 1 else None


@analysis
def in_table(scope: Scope, mention: Sebutan) -> IsiTabel | None:
    """
    Look up what the table says; what is left is given without its sign, as a text names it either way.

    A total that its own lines refute is not a yardstick: their sum counts where the text gives it. Whether a printed percentage is
    right is ANG002's matter.
    """
    spot = _spot(scope, mention)
    if spot is None:
        return None
    row = spot.row
    name = Texts("", "") if row is None else row_name(row)
    pagu, realisasi = spot.amount(scope, Ukuran.PAGU), spot.amount(scope, Ukuran.REALISASI)
    fisik = None if row is None else row.fisik
    rest: dict[str, Any] = {"baris": name, "fisik": fisik, "pos": spot.line, "pagu": pagu, "realisasi": realisasi}
    printed = None if row is None else row.persen
    if isinstance(mention, AnggaranTahunan):
        return IsiTabel(spot.anggaran, _source(spot, Ukuran.PAGU), None, None, None, printed, **rest)
    amount = _amount(scope, spot, mention)
    printed = None if mention.ukuran is Ukuran.SISA else printed
    percent = _share(scope, spot, mention) if printed is None else printed.bilangan
    return IsiTabel(spot.anggaran, _source(spot, mention.ukuran), amount, _apart(mention, amount), percent, printed, **rest)


def _amount(scope: Scope, spot: _Spot, mention: SebutanAnggaran) -> Number | None:
    amount = spot.amount(scope, mention.ukuran) if mention.ukuran in _MONEY else None
    stated = None if mention.jumlah is None else mention.jumlah.bilangan
    if amount is not None and stated is not None and _added_up(scope, spot, mention.ukuran) == stated:
        return stated
    return -amount if amount is not None and mention.ukuran is Ukuran.SISA and amount < 0 else amount


def looked_up(scope: Scope, mention: Sebutan) -> Iterator[Nilai]:
    """
    Give the cells that ``in_table`` rests on, as far as the sentence mentions them.
    """
    spot = _spot(scope, mention)
    if spot is None:
        return
    if isinstance(mention, AnggaranTahunan):
        columns = [column for column in (Ukuran.PAGU, Ukuran.REALISASI) if getattr(mention, column.value) is not None]
        yield from (cell for column in columns for cell in spot.cells(scope, column))
        return
    if mention.jumlah is not None and mention.ukuran in _MONEY:
        yield from spot.cells(scope, mention.ukuran)
    if mention.persen is not None:
        persen = _printed_share(spot, mention)
        part = Ukuran.SISA if mention.ukuran is Ukuran.SISA else Ukuran.REALISASI
        computed = (cell for column in (part, Ukuran.PAGU) for cell in spot.cells(scope, column))
        yield from computed if persen is None else (persen,)


def why_not_in_table(scope: Scope, mention: Sebutan) -> Texts | None:
    """
    Say why a table says nothing of what a sentence mentions.
    """
    found = in_table(scope, mention)
    if found is not None and isinstance(mention, AnggaranTahunan):
        return None
    if found is not None and isinstance(mention, SebutanAnggaran):
        lacking = "persen" if mention.persen is not None and found.persen is None else None
        lacking = mention.ukuran if mention.jumlah is not None and found.jumlah is None else lacking
        return None if lacking is None else no_total(lacking)
    if _budget(scope, mention) is not None:
        return Texts(f"baris {mention.pos!r} tidak ditemukan dalam anggaran", f"the budget has no line {mention.pos!r}")
    if mention.versi is None and mention.sumber_dana is None and mention.tahun in {None, scope.laporan.tahun}:
        return no_budget(scope, mention.jenis)
    name = mention.versi or mention.sumber_dana or str(mention.tahun)
    return Texts(f"anggaran {mention.jenis} versi {name!r} tidak ada dalam berkas, atau lebih dari satu",
                 f"the file has no {mention.jenis} budget of version {name!r}, or several")


def _added_up(scope: Scope, spot: _Spot, column: Ukuran) -> Number | None:
    row = spot.row
    below = spot.anggaran.pos if spot.line is None else spot.line.anak
    cell = None if row is None else getattr(row, column.value)
    return None if cell is None or not below else cells_sum(each for _, each in summands(scope, below, column.value, cell))


def _apart(mention: SebutanAnggaran, amount: Number | None) -> Number | None:
    stated = None if mention.jumlah is None else mention.jumlah.bilangan
    if stated is None or amount is None or isinstance(stated, Interval) or isinstance(amount, Interval):
        return None
    return abs(abs(Fraction(stated)) - amount)


def _source(spot: _Spot, ukuran: Ukuran) -> AsalJumlah:
    anggaran = spot.anggaran
    if spot.line is not None:
        return AsalJumlah.BARIS
    if ukuran not in _MONEY or (anggaran.total is not None and getattr(anggaran.total, ukuran.value) is not None):
        return AsalJumlah.BARIS_JUMLAH
    if not anggaran.pos or any(getattr(pos, ukuran.value) is None for pos in anggaran.pos):
        return AsalJumlah.SELISIH
    return AsalJumlah.SATU_BARIS if len(anggaran.pos) == 1 else AsalJumlah.BARIS_UTAMA


def _share(scope: Scope, spot: _Spot, mention: SebutanAnggaran) -> Number | None:
    part = spot.amount(scope, Ukuran.SISA if mention.ukuran is Ukuran.SISA else Ukuran.REALISASI)
    whole = spot.amount(scope, Ukuran.PAGU)
    return None if part is None or whole is None else share(scope, part, whole)


def _printed_share(spot: _Spot, mention: SebutanAnggaran) -> Persen | None:
    return None if spot.row is None or mention.ukuran is Ukuran.SISA else spot.row.persen
