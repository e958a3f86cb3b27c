"""
Budgets: rows, sums, codes, and the table of several years.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from baseline.reading import Fail, contradicts, differ, exceeds, extremes, number
from lkj_rules.domain.budget import amounts, codes, repeats
from lkj_rules.domain.budget.breakdowns import breakdown
from lkj_rules.domain.budget.columns import column_sum, columns_of
from lkj_rules.domain.budget.lines import BarisUang, rows_of
from lkj_rules.domain.budget.mentions import in_table
from lkj_rules.domain.budget.sums import cells_sum, summands
from lkj_rules.domain.budget.totals import sign_of_rest, total_of
from lkj_rules.domain.facts import Dokumen, Fakta, walk
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import Anggaran, AnggaranTahunan, JenisAnggaran, PosAnggaran, Ukuran
from lkj_rules.model.documents.budget import CakupanAnggaran
from lkj_rules.model.intervals import Number, bounds

_SUMS = (("ANG003", "pagu"), ("ANG004", "realisasi"), ("ANG005", "sisa"))
_SAYS_NOTHING = frozenset({None, "", "-", "–", "Nihil", "nihil"})
_LITTLE = 80
_FULL, _NEARLY_FULL = 100, Fraction(99_995, 1000)


def check_budgets(scope: Scope, fail: Fail) -> None:
    """
    Check every budget.
    """
    for anggaran in scope.laporan.anggaran:
        rows = list(rows_of(anggaran))
        for row in rows:
            _check_row(scope, anggaran, row, fail)
        in_force = scope.force.decides(anggaran) and scope.force.holds(anggaran)
        for pos in walk(anggaran.pos):
            _check_sums(scope, anggaran, pos, fail)
            _check_line(scope, anggaran, pos, fail)
            if in_force and not pos.anak:
                _check_unspent(scope, pos, fail)
        _check_columns(scope, anggaran, fail)
        _check_rounding(scope, rows, fail)
        if in_force:
            _check_absorption(scope, anggaran, fail)
        for banding in breakdown(scope, anggaran):
            pairs = [(pair.sini, pair.sana) for pair in banding.pasangan]
            unknown = any(here.jumlah is None or there.jumlah is None for here, there in pairs)
            differing = [here for here, there in pairs if differ(here.jumlah, there.jumlah)]
            if banding.utuh is not None and differing and not unknown:
                fail("ANG024", differing[0].sel)


def _check_row(scope: Scope, anggaran: Anggaran, row: BarisUang, fail: Fail) -> None:
    pagu, spent, left = number(row.pagu), number(row.realisasi), number(row.sisa)
    if left is not None and pagu is not None and spent is not None and left != sign_of_rest(scope, anggaran, row) * (pagu - spent):
        fail("ANG001", row.sisa)
    if row.persen is not None and pagu is not None and pagu != 0 and spent is not None:
        computed = amounts.share(scope, spent, pagu)
        if contradicts(row.persen, computed):
            fail("ANG002", row.persen)
    if anggaran.jenis is JenisAnggaran.BELANJA and exceeds(spent, pagu):
        fail("ANG007", row.realisasi)
    physical = number(row.fisik)
    if physical is not None and (physical < 0 or physical > _FULL):
        fail("ANG027", row.fisik)


def _check_sums(scope: Scope, anggaran: Anggaran, pos: PosAnggaran, fail: Fail) -> None:
    if not pos.anak:
        return
    for rule, column in _SUMS:
        cell = getattr(pos, column)
        if cell is None or (column == "sisa" and anggaran.jenis is not JenisAnggaran.BELANJA):
            continue
        parts = [part for _, part in summands(scope, pos.anak, column, cell)]
        if parts and all(part is not None and part.tepat is not None for part in parts) and differ(cell.bilangan, cells_sum(parts)):
            fail(rule, cell)
    if pos.fisik is not None:
        below = list(walk(pos.anak))
        ends = extremes([number(line.fisik) for line in below if line.fisik is not None])
        covered = all(line.anak or line.fisik is not None for line in below)
        if ends is not None and covered and (exceeds(ends[0], pos.fisik.bilangan) or exceeds(pos.fisik.bilangan, ends[1])):
            fail("ANG035", pos.fisik)


def _check_line(scope: Scope, anggaran: Anggaran, pos: PosAnggaran, fail: Fail) -> None:
    if pos.kode is not None:
        if codes.code_status(scope, pos) not in (None, codes.LetakKode.COCOK):
            fail("ANG008", pos)
        if pos in scope.budget_lines(anggaran).twins:
            fail("ANG009", pos)
    if pos.nama is not None and repeats.same_named(scope, pos):
        fail("ANG025", pos)
    if pos.pagu is not None and pos.realisasi is not None:
        if len(repeats.same_amounts(scope, pos)) > 1:
            fail("ANG026", pos.realisasi)
        if repeats.spent_elsewhere(scope, pos):
            fail("ANG031", pos.realisasi)
    if pos.nomor is not None and repeats.expected_number(scope, pos) is not None:
        fail("ANG034", pos)


def _check_unspent(scope: Scope, pos: PosAnggaran, fail: Fail) -> None:
    spent = number(pos.realisasi)
    if spent is None or pos.keterangan not in _SAYS_NOTHING or not exceeds(number(pos.pagu), 0):
        return
    if amounts.zero(scope, spent):
        fail("ANG016", pos.realisasi)


def _check_columns(scope: Scope, anggaran: Anggaran, fail: Fail) -> None:
    for kolom in columns_of(scope, anggaran):
        if kolom.ukuran is Ukuran.SISA and anggaran.jenis is not JenisAnggaran.BELANJA:
            continue
        if all(cell is None for cell in kolom.rincian) or (anggaran.cakupan is not CakupanAnggaran.SELURUH and kolom.sebagian):
            continue
        if differ(kolom.total.bilangan, column_sum(scope, kolom)):
            fail("ANG006", kolom.total)


def _check_rounding(scope: Scope, rows: list[BarisUang], fail: Fail) -> None:
    printed = [(row, row.persen.angka) for row in rows if row.persen is not None and row.persen.angka is not None]
    full = [row for row, share in printed if share.desimal == 0 and share.nilai == _FULL]
    if not full or sum(share.desimal >= 2 for _, share in printed) <= len(full):
        return
    for row in full:
        pagu, spent = number(row.pagu), number(row.realisasi)
        found = None if pagu is None or spent is None else amounts.share(scope, spent, pagu)
        if found is not None and found < _NEARLY_FULL:
            fail("ANG036", row.persen)
            return


def _check_absorption(scope: Scope, anggaran: Anggaran, fail: Fail) -> None:
    lkj = scope.laporan.lkj
    if lkj is None or anggaran.jenis is not JenisAnggaran.BELANJA:
        return
    tables = (tabel for tabel in lkj.tabel if tabel.jenis == "pengukuran")
    rows = (row for tabel in tables for row in walk(tabel.baris) if row.indikator is not None and row.capaian is not None)
    reached = [number(row.capaian) for row in rows]
    if not reached or not all(each is not None and each >= _FULL for each in reached):
        return
    pagu, spent = total_of(scope, anggaran, "pagu"), total_of(scope, anggaran, "realisasi")
    found = None if pagu is None or spent is None else amounts.share(scope, spent, pagu)
    if found is not None and found < _LITTLE:
        own = None if anggaran.total is None else anggaran.total.realisasi
        fail("ANG017", own or next(pos.realisasi for pos in anggaran.pos))


def check_years(scope: Scope, fail: Fail) -> None:
    """
    Check the table of several years.
    """
    laporan = scope.laporan
    dated = {anggaran.tahun for anggaran in laporan.anggaran if anggaran.tahun is not None}
    for row in laporan.anggaran_tahunan:
        pagu, spent = number(row.pagu), number(row.realisasi)
        if row.persen is not None and pagu is not None and pagu != 0 and spent is not None:
            computed = amounts.share(scope, spent, pagu)
            if contradicts(row.persen, computed):
                fail("ANG011", row.persen)
        named = row.pos is not None or row.versi is not None or row.sumber_dana is not None
        elsewhere = row.tahun != laporan.tahun and row.tahun in dated
        if laporan.anggaran and (named or elsewhere or row.jenis is JenisAnggaran.PENDAPATAN):
            _check_yearly_line(scope, row, fail)
    _check_year_in_force(scope, fail)


def _check_yearly_line(scope: Scope, row: AnggaranTahunan, fail: Fail) -> None:
    found = in_table(scope, row)
    if found is None:
        return
    if differ(number(row.pagu), found.pagu):
        fail("ANG029", row.pagu)
    elif differ(number(row.realisasi), found.realisasi):
        fail("ANG029", row.realisasi)


def _check_year_in_force(scope: Scope, fail: Fail) -> None:
    """
    Compare this year's row with the total row of the budget in force.
    """
    yearly: dict[Ukuran, list[Fakta]] = {}
    stated: dict[Ukuran, list[Fakta]] = {}
    for fakta in scope.facts:
        if fakta.dokumen is Dokumen.ANGGARAN_TAHUNAN or fakta.dokumen is Dokumen.ANGGARAN:
            held = fakta.versi == "berlaku" and fakta.jenis == "belanja" and fakta.pos == "total"
            if held and fakta.tahun == scope.laporan.tahun:
                side = yearly if fakta.dokumen is Dokumen.ANGGARAN_TAHUNAN else stated
                side.setdefault(fakta.ukuran, []).append(fakta)
    for ukuran, rows in yearly.items():
        if differ(_shared(rows), _shared(stated.get(ukuran, ()))):
            fail("ANG010", rows[0])


def _shared(facts: Sequence[Fakta]) -> Number | None:
    """
    Give the number that facts print, if it is one.
    """
    numbers = [fakta.nilai.bilangan for fakta in facts]
    known = [bounds(number) for number in numbers if number is not None]
    return numbers[0] if known and len(known) == len(numbers) and len(set(known)) == 1 else None
