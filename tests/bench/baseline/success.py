"""
Sentences that claim success: of one indicator, of all or most of them, above the target, with a figure.
"""

from __future__ import annotations

from baseline.claimed import exact, facts_of, missed, results_of
from baseline.reading import Fail, consistent, is_measure, number, phrases, says, worse
from lkj_rules.domain.achievements.table_means import year_of
from lkj_rules.domain.comparison import Verdict
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.texts.claims import claimed_row, claimed_rows
from lkj_rules.model.documents import BarisTabel, Klaim, Ukuran
from lkj_rules.model.documents.statements import JenisKlaim
from lkj_rules.model.values import Nilai

_MET = "(?:tercapai|mencapai|memenuhi|terpenuhi|sesuai|berhasil|melampaui|terlampaui|terealisasi|tuntas|sukses)"
_DENIES = phrases(f"(?:tidak|belum|kurang|gagal|bukan) (?:_ )?(?:_ )?(?:_ )?{_MET}")
_SAYS_MET = phrases(_MET)
_MOST = phrases("""
    sebagian besar
    (?:mayoritas|kebanyakan)
    hampir (?:semua|seluruh)
""")
_SOME = phrases("(?:sebagian|beberapa|sejumlah)")
_COUNTED = phrases("""
    # (?:lainnya )?(?:dari )?(?:total )?(?:indikator|sasaran|target|program|kegiatan|komoditi|komoditas|aspek|dokumen|unit)
    # (?:_ )?(?:_ )?(?:tercapai|mencapai|memenuhi|melampaui|melebihi|tidak|belum|diantaranya|berhasil)
    (?:sebanyak|hanya|baru) # _
    dari # _
""")
_ALL = phrases("""
    (?:semua|seluruh|keseluruhan) (?:_ )?# _
    (?:seluruhnya|semuanya|kesemuanya)
""")
_NOT_ALL = phrases("(?:tidak|belum) (?:semua|seluruh|seluruhnya|semuanya|sepenuhnya)")
_DOUBT = phrases("(?:belum|gagal|kecuali)")
_OTHER_TARGET = phrases("""
    (?:renstra|rpjmd|rpjmn|nasional|spm|sdgs|mdgs|akhir)
    jangka (?:menengah|panjang)
    rencana (?:strategis|stratejik)
""")
_GENERALLY = phrases("""
    umumnya
    (?:secara|pada) (?:umum|umumnya)
""")
_TOLERATED = {"umum": 25, "sebagian_besar": 50, "semua": 0}
_FULL = 100


def denies(claim: Klaim) -> bool:
    """
    Return whether a sentence says the opposite of what it is filed under.
    """
    return says(claim.teks, _DENIES)


def check_success(scope: Scope, claim: Klaim, fail: Fail) -> None:
    """
    Compare a claim that an indicator met its target with its row.
    """
    row = claimed_row(scope, claim)
    if row is None or row.target is None or denies(claim) or not missed(scope, row):
        return
    if not any(worse(scope, fakta, row.target) is False for fakta in results_of(scope, claim)):
        fail("CAP011", claim)


def check_figure(scope: Scope, claim: Klaim, fail: Fail) -> None:
    """
    Compare the figure of a claim with those of its indicator.
    """
    nilai, year = claim.nilai, year_of(scope, claim)
    if nilai is None or not is_measure(nilai) or claim.indikator is None:
        return
    graded = claim.jenis is JenisKlaim.KATEGORI
    facts = [f for f in facts_of(scope, claim) if f.tahun == year and (f.ukuran is Ukuran.CAPAIAN or not graded)]
    verdicts = {consistent(scope, nilai, fakta) for fakta in facts} - {None}
    if verdicts == {False}:
        fail("NAR009", nilai)


def check_excess(scope: Scope, claim: Klaim, fail: Fail) -> None:
    """
    Compare a claim that targets were exceeded with the rows that it speaks of.
    """
    rows = [] if denies(claim) else claimed_rows(scope, claim)
    if not any(_falls_short(scope, row) for row in rows):
        return
    target = rows[0].target
    if target is None or not any(worse(scope, target, fakta) for fakta in results_of(scope, claim)):
        fail("NAR014", claim)


def _falls_short(scope: Scope, row: BarisTabel) -> bool:
    target, result = row.target, row.realisasi
    if target is None or result is None or worse(scope, target, result):
        return False
    return worse(scope, result, target) is True or (target.tepat is not None and target.tepat == result.tepat)


def _reach(claim: Klaim) -> str | None:
    """
    Return how far a sentence reaches: to all, to most, in general, or that some fall short; ``None`` where it does not say.
    """
    text = claim.teks
    figure = exact(claim.nilai)
    if figure not in (None, _FULL):
        return None
    generally, partly = says(text, _GENERALLY), says(text, _SOME)
    if says(text, _MOST) or (generally and partly):
        return "sebagian_besar"
    if _is_denied(claim):
        return None if says(text, _OTHER_TARGET) else "tidak"
    counted = says(text, _COUNTED) and not says(text, _ALL)
    stated = claim.jenis is JenisKlaim.TERCAPAI or says(text, _SAYS_MET)
    if partly or counted or not stated or says(text, _DOUBT):
        return None
    return "umum" if generally else "semua"


def _is_denied(claim: Klaim) -> bool:
    meant = claim.indikator is not None or not says(claim.teks, _SOME)
    return meant and (denies(claim) or says(claim.teks, _NOT_ALL))


def check_reach(scope: Scope, claim: Klaim, fail: Fail) -> None:
    """
    Compare a general claim with the rows that it speaks of.
    """
    if claim.jenis is JenisKlaim.TERCAPAI and claim.indikator is not None and not _is_denied(claim):
        return
    reach = _reach(claim)
    rows = [] if reach is None else claimed_rows(scope, claim)
    verdicts = [_falls_below(scope, row) for row in rows]
    if not verdicts or reach is None:
        return
    if reach != "tidak":
        wrong = verdicts.count(True) * 100 > len(rows) * _TOLERATED[reach]
    else:
        wrong = all(verdict is False for verdict in verdicts) and not _misses_elsewhere(scope, claim, rows[0].target)
    if wrong:
        fail("NAR004", claim)


def _falls_below(scope: Scope, row: BarisTabel) -> Verdict:
    verdict, reached = missed(scope, row), number(row.capaian)
    if verdict is not None:
        return verdict
    return None if reached is None else reached < _FULL


def _misses_elsewhere(scope: Scope, claim: Klaim, target: Nilai | None) -> bool:
    """
    Return whether another place prints that the target of a claim's indicator was missed.
    """
    facts = [fakta for fakta in facts_of(scope, claim) if fakta.tahun == scope.laporan.tahun]
    results = (fakta for fakta in facts if fakta.ukuran is Ukuran.REALISASI and target is not None)
    shares = (fakta.nilai.tepat for fakta in facts if fakta.ukuran is Ukuran.CAPAIAN)
    return any(worse(scope, each, target) for each in results) or any(each is not None and each < _FULL for each in shares)
