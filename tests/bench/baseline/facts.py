"""
Single printed values: how they read, whether they can be, and what they are computed from.
"""

from __future__ import annotations

from baseline.reading import Fail, blank, contradicts, is_number, is_word, known, number, phrases, says
from baseline.tables import lettered, unstated
from lkj_rules.domain.achievements.table_means import means_in_column
from lkj_rules.domain.achievements.vonis import Kelas
from lkj_rules.domain.budget.sums import is_forgotten
from lkj_rules.domain.cells import number_expected, share_whole, within
from lkj_rules.domain.comparison import agrees
from lkj_rules.domain.facts import STANDARD_COLUMNS, Dokumen, Fakta, parts_of
from lkj_rules.domain.figures import role
from lkj_rules.domain.misprints import contradicts_print, is_broken, is_misprinted
from lkj_rules.domain.origins import judged, origin_of
from lkj_rules.domain.past import reported_then
from lkj_rules.domain.predicates import Letak, predicate
from lkj_rules.domain.scales import scale_of
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.summaries import change_of
from lkj_rules.model.documents import Arah, Indikator, JenisIndikator, Pembanding, Ukuran
from lkj_rules.model.intervals import Exact, divide
from lkj_rules.model.values import Ambigu, Batas, Kurung, Rentang

_MONEY = frozenset({Ukuran.PAGU, Ukuran.REALISASI, Ukuran.SISA, Ukuran.PERSEN})
_BUDGETS = frozenset({Dokumen.ANGGARAN, Dokumen.ANGGARAN_TAHUNAN, Dokumen.PK})
_WRONG = frozenset({Kelas.TAK_COCOK, Kelas.ARAH, Kelas.BATAS})
_RATES = frozenset({"persen", "permil", "nilai", "rupiah"})
_ABOUT = phrases("(?:ribu|juta|sekitar|lebih)")
_CAPS = frozenset({"batas_capaian", "batas_bawah"})


def measurable(indikator: Indikator | None, year: int) -> bool | None:
    """
    Return whether an indicator is measured in a year.
    """
    return None if indikator is None else not indikator.tahun_ukur or year in indikator.tahun_ukur


def check_facts(scope: Scope, fail: Fail) -> None:
    """
    Check every printed value by itself.
    """
    for fakta in scope.facts:
        _check_reading(scope, fakta, fail)
        if fakta.dokumen in _BUDGETS and fakta.ukuran in _MONEY and is_forgotten(fakta):
            fail("ANG021", fakta)
        match fakta.ukuran:
            case Ukuran.TARGET:
                _check_target(scope, fakta, fail)
                _check_value(scope, fakta, fail)
            case Ukuran.REALISASI:
                _check_value(scope, fakta, fail)
                _check_result(scope, fakta, fail)
            case Ukuran.CAPAIAN:
                _check_achievement(scope, fakta, fail)
            case Ukuran.PERUBAHAN:
                change = change_of(scope, fakta)
                if change is not None and change.cocok is False:
                    fail("RIW010", fakta)
        if fakta.dokumen is Dokumen.LKJ:
            _check_reported(scope, fakta, fail)


def _check_reading(scope: Scope, fakta: Fakta, fail: Fail) -> None:
    nilai = fakta.nilai
    if isinstance(nilai.bacaan, Ambigu | Kurung):
        fail("DAT002", fakta)
    steady_fall = fakta.indikator is not None and fakta.indikator.arah is Arah.MINIMUM
    if nilai.terbalik and not steady_fall:
        fail("DAT014", fakta)
    if is_word(nilai) and fakta.ukuran is not Ukuran.STANDAR and number_expected(scope, fakta) and not is_misprinted(nilai):
        fail("DAT011", fakta)
    if nilai.dibaca is not None and contradicts_print(nilai):
        fail("DAT015", fakta)


def _check_target(scope: Scope, fakta: Fakta, fail: Fail) -> None:
    here = fakta.dokumen is not Dokumen.LKJ or (fakta.tabel != "narasi" and fakta.tahun == scope.laporan.tahun)
    if here and blank(fakta.nilai) and measurable(fakta.indikator, fakta.tahun):
        fail("DAT006", fakta)
    indikator = fakta.indikator
    if indikator is not None and indikator.jenis in (JenisIndikator.CACAH, JenisIndikator.NILAI):
        _check_parts(fakta, fail, rounded=indikator.jenis is JenisIndikator.NILAI)


def _check_parts(fakta: Fakta, fail: Fail, *, rounded: bool) -> None:
    """
    Compare a target with the sum of its parts.
    """
    parts, whole = parts_of(fakta), fakta.nilai.tepat
    numbers = [part.tepat for part in parts if part.tepat is not None]
    units = {part.macam_satuan for part in parts} - {None}
    if whole is None or len(numbers) < max(len(parts), 2) or len(units) > 1 or whole <= max(numbers):
        return
    digit = fakta.nilai.digit or 0
    apart, steps = abs(whole - sum(numbers)), 1 if digit <= 0 else 10 if digit == 1 else 100
    if apart * 2 * steps > len(parts) + 1 if rounded else apart != 0:
        fail("TGT021", fakta)


def _check_value(scope: Scope, fakta: Fakta, fail: Fail) -> None:
    """
    Check a target or a result.
    """
    indikator, nilai = fakta.indikator, fakta.nilai
    if indikator is not None and indikator.tangga is not None and is_word(nilai):
        found = predicate(scope, nilai)
        if found is not None and found.letak not in (None, Letak.DI_TANGGA):
            fail("DAT004", fakta)
    if indikator is not None and indikator.jenis is JenisIndikator.PROPORSI:
        whole = share_whole(scope, fakta)
        if whole is not None and within(scope, nilai, 0, whole) is False:
            fail("DAT005", fakta)
    if is_broken(scope, fakta):
        fail("DAT021", fakta)
    if nilai.pembilang is None or nilai.penyebut is None or not is_number(nilai):
        return
    if indikator is None or indikator.jenis is not JenisIndikator.PERTUMBUHAN:
        _check_counts(scope, fakta, fail)


def _check_counts(scope: Scope, fakta: Fakta, fail: Fail) -> None:
    """
    Compare a percentage with the counts behind it.
    """
    nilai, part, whole = fakta.nilai, number(fakta.nilai.pembilang), number(fakta.nilai.penyebut)
    if whole is None:
        return
    if whole == 0:
        fail("DAT010", fakta)
        return
    ratio, full = None if part is None else divide(part, whole), share_whole(scope, fakta)
    if ratio is None or full is None or agrees(nilai, ratio * full) is not False:
        return
    if nilai.satuan is not None or agrees(nilai, ratio) is False:
        fail("DAT010", fakta)


def _check_result(scope: Scope, fakta: Fakta, fail: Fail) -> None:
    """
    Compare a count in a sentence with the numerators of the same result.
    """
    nilai, unit = fakta.nilai, fakta.nilai.macam_satuan
    if fakta.tabel != "narasi" or unit is None or unit in _RATES or nilai.pembilang is not None or fakta.indikator is None:
        return
    if says(nilai.teks, _ABOUT):
        return
    numerators = [
        each.nilai.pembilang
        for each in scope.facts_about(fakta.indikator)
        if each.ukuran is Ukuran.REALISASI and each.tahun == fakta.tahun and each.nilai.pembilang is not None
        and not _is_far(nilai.tepat, each.nilai.pembilang.tepat, None if each.nilai.penyebut is None else each.nilai.penyebut.tepat)
    ]  # fmt: skip
    if numerators and all(nilai.tepat is not None and each.tepat is not None and each.tepat != nilai.tepat for each in numerators):
        fail("NAR018", fakta)


def _is_far(count: Exact | None, numerator: Exact | None, denominator: Exact | None) -> bool:
    if count is None:
        return False
    return (numerator is not None and count * 10 < numerator * 9) or (denominator is not None and count > denominator)


def _check_achievement(scope: Scope, fakta: Fakta, fail: Fail) -> None:
    nilai = fakta.nilai
    if isinstance(nilai.bacaan, Batas | Rentang):
        fail("DAT016", fakta)
    if scope.laporan.lkj is None:
        return
    means = means_in_column(scope, fakta)
    if means and all(contradicts(nilai, mean.nilai, mean.tepat) for mean in means):
        fail("CAP023", fakta)
    origin = origin_of(scope, fakta) if fakta.tahun <= scope.laporan.tahun else None
    if origin is None or not known(origin.target) or not known(origin.realisasi):
        return
    verdict, this_year = judged(scope, origin), fakta.tahun == scope.laporan.tahun
    wrong = verdict.kelas in _WRONG or (this_year and verdict.kelas is Kelas.DASAR)
    if verdict.kelas is Kelas.TAK_TERUJI or verdict.kelas is Kelas.COCOK or not (wrong or verdict.cocok is False):
        return
    if not unstated(scope, verdict, None if origin.indikator is None else origin.indikator.arah):
        fail("CAP022" if this_year else "RIW007", fakta)


def _check_reported(scope: Scope, fakta: Fakta, fail: Fail) -> None:
    """
    Check a value of the report by its year.
    """
    year, nilai = scope.laporan.tahun, fakta.nilai
    earlier = fakta.tabel != "narasi" and fakta.tahun < year and fakta.pembanding in (None, Pembanding.TARGET)
    if earlier and scope.laporan.laporan_lalu:
        then = reported_then(scope, fakta)
        if then is not None and then.cocok is False:
            fail("RIW002", fakta)
    if fakta.indikator is None:
        return
    result = fakta.ukuran in (Ukuran.REALISASI, Ukuran.CAPAIAN)
    if blank(nilai):
        further = result and fakta.kolom not in STANDARD_COLUMNS and fakta.tahun == year
        due = fakta.tabel == "perbandingan" and (fakta.tahun < year or further)
        if due and not lettered(nilai.teks) and measurable(fakta.indikator, fakta.tahun):
            fail("RIW003", fakta)
    elif result and not measurable(fakta.indikator, fakta.tahun):
        graded = fakta.indikator.tangga is not None and scale_of(scope, nilai, fakta) in ("predikat", "skor")
        if graded or not is_word(nilai):
            fail("RIW004", fakta)


def check_figures(scope: Scope, fail: Fail) -> None:
    """
    Check the figures that stand in no column: of sentences, sums, quarters, scales.
    """
    for nilai in scope.stated:
        if isinstance(nilai.bacaan, Ambigu | Kurung):
            fail("DAT012", nilai)
        elif isinstance(nilai.bacaan, Rentang) or is_word(nilai):
            found = role(scope, nilai)
            if found is not None and found.kunci in _CAPS:
                fail("DAT012", nilai)
        elif blank(nilai):
            found = role(scope, nilai)
            if found is not None and found.perlu:
                fail("DAT013", nilai)
        if nilai.dibaca is not None and contradicts_print(nilai):
            fail("DAT015", nilai)
        if is_misprinted(nilai):
            fail("DAT020", nilai)
