"""
Money in sentences and lists: amounts quoted or spelt out, efficiencies, parts and wholes, changes of plans.
"""

from __future__ import annotations

from collections.abc import Sequence

from baseline.reading import Fail, blank, contradicts, differ, exceeds, extremes, filled, known, number
from lkj_rules.domain.budget import amounts
from lkj_rules.domain.budget.efficiency import Cacat, judged
from lkj_rules.domain.budget.mentions import IsiTabel, in_table
from lkj_rules.domain.comparison import agrees, every
from lkj_rules.domain.facts import walk
from lkj_rules.domain.plan_changes import references_of
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.texts.drafts import unfinished
from lkj_rules.model.documents import Efisiensi, Lkj, Pasangan, PerubahanRencana, SebutanAnggaran, Ukuran
from lkj_rules.model.intervals import divide

_FULL, _LITTLE = 100, 70


def check_sentences(scope: Scope, fail: Fail) -> None:
    """
    Check what the text states in figures, claims aside.
    """
    lkj = scope.laporan.lkj
    if lkj is None:
        return
    for mention in lkj.sebutan_anggaran if scope.laporan.anggaran else ():
        _check_mention(mention, in_table(scope, mention), fail)
    _check_words(scope, lkj, fail)
    for place, efficiency in enumerate(lkj.efisiensi):
        _check_efficiency(scope, efficiency, fail)
        _check_twice(efficiency, lkj.efisiensi[:place], fail)
    for pair in lkj.pasangan:
        _check_pair(pair, fail)
    for change in lkj.perubahan:
        _check_change(scope, change, fail)
    _check_years(scope, lkj, fail)
    if lkj.klaim or lkj.sebutan or lkj.sebutan_anggaran:
        for slip in unfinished(scope, lkj)[:1]:
            fail("NAR019", slip)


def _check_words(scope: Scope, lkj: Lkj, fail: Fail) -> None:
    for amount in lkj.jumlah_terbilang:
        if differ(number(amount.angka), amounts.spelt_amount(scope, amount.terbilang)):
            fail("ANG013", amount.angka)
        if amounts.forms_number(scope, amount.terbilang) is False:
            fail("ANG023", amount, "terbilang")


def _check_mention(mention: SebutanAnggaran, found: IsiTabel | None, fail: Fail) -> None:
    if found is None:
        return
    stated = number(mention.jumlah)
    if stated is not None and mention.ukuran is Ukuran.SISA:
        stated = abs(stated)
    if differ(stated, found.jumlah):
        fail("ANG012", mention.jumlah)
    elif mention.persen is not None and contradicts(mention.persen, found.persen):
        fail("ANG012", mention.persen)
    if mention.fisik is None:
        return
    progress = number(mention.fisik)
    if known(found.fisik):
        wrong = differ(progress, number(found.fisik))
    else:
        below = [] if found.pos is None else list(walk(found.pos.anak))
        parts = [number(line.fisik) for line in below if line.fisik is not None]
        ends = extremes(parts) if all(line.anak or line.fisik is not None for line in below) else None
        wrong = ends is not None and (exceeds(ends[0], progress) or exceeds(progress, ends[1]))
    if wrong:
        fail("ANG028", mention.fisik)


def _check_efficiency(scope: Scope, efficiency: Efisiensi, fail: Fail) -> None:
    if filled(efficiency.nilai) and judged(scope, efficiency).cacat not in (None, Cacat.TIDAK_ADA):
        fail("ANG018", efficiency.nilai)
    pagu, spent, share = number(efficiency.pagu), number(efficiency.realisasi), efficiency.penyerapan
    computed = None if pagu is None or spent is None or pagu == 0 else amounts.share(scope, spent, pagu)
    if share is not None and contradicts(share, computed):
        fail("ANG022", share)
    reached = number(efficiency.capaian)
    if reached is not None and not reached < _FULL and exceeds(_LITTLE, number(share)):
        fail("ANG032", share)
    if efficiency.indikator is not None and efficiency.capaian is not None:
        tables = (tabel for tabel in scope.tables.values() if tabel.jenis == "pengukuran")
        rows = (row for tabel in tables for row in walk(tabel.baris) if row.indikator == efficiency.indikator)
        measured = next((row.capaian for row in rows if row.capaian is not None), None)
        if differ(reached, number(measured)):
            fail("ANG033", efficiency.capaian)


def _check_twice(efficiency: Efisiensi, earlier: Sequence[Efisiensi], fail: Fail) -> None:
    """
    Compare a stated efficiency with the first of its name.
    """
    if efficiency.nama is None or efficiency.nilai is None:
        return
    formulas = (None, efficiency.rumus)
    alike = (each for each in earlier if each.nama == efficiency.nama and each.nilai is not None)
    first = next((each for each in alike if efficiency.rumus is None or each.rumus in formulas), None)
    if first is not None and differ(number(efficiency.nilai), number(first.nilai)):
        fail("ANG030", efficiency.nilai)


def _check_pair(pair: Pasangan, fail: Fail) -> None:
    part, whole = pair.bagian, pair.keseluruhan
    units = {part.macam_satuan, whole.macam_satuan} - {None}
    if len(units) < 2 and exceeds(number(part), number(whole)):
        fail("NAR005", part)
    few, many = number(part), number(whole)
    ratio = None if few is None or many is None or many == 0 else divide(few, many)
    if pair.sisa is not None and ratio is not None and agrees(pair.sisa, (1 - ratio) * 100) is False:
        apart = None if whole.tepat is None or part.tepat is None else whole.tepat - part.tepat
        if apart is None or pair.sisa.tepat != apart:
            fail("NAR017", pair.sisa)


def _check_change(scope: Scope, change: PerubahanRencana, fail: Fail) -> None:
    """
    Compare a change that the text states with what the documents have now and had before.
    """
    if change.ukuran not in (Ukuran.TARGET, Ukuran.PAGU):
        return
    found = references_of(scope, change)
    holds = every(each.sesuai for each in found.kini)
    ever = any(each.sesuai for each in found.semua)
    before = ever or not found.semula or any(each.sesuai is not False for each in found.semula)
    testable = change.menjadi is not None and not blank(change.menjadi) and found.kini
    if not before or (testable and holds is False):
        fail("NAR006", change.menjadi if holds is False else change.dari)


def _check_years(scope: Scope, lkj: Lkj, fail: Fail) -> None:
    renstra = scope.laporan.renstra
    for place, each in enumerate(lkj.tahun_ke):
        earlier = any(other.ke != each.ke for other in lkj.tahun_ke[:place])
        wrong = earlier if renstra is None else each.ke != scope.laporan.tahun - renstra.awal + 1
        if wrong:
            fail("RIW005", each, "ke")
