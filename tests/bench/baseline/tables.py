"""
Tables of the report: every row's capaian, the means above rows, what is left blank, results that look too good.
"""

from __future__ import annotations

from collections.abc import Sequence

from baseline.reading import Fail, blank, contradicts, filled, is_measure, is_number, is_word, known, number, same, worse
from lkj_rules.domain.achievements.methods import CacatRumus, Pemendekan, fault_of, shortening
from lkj_rules.domain.achievements.rows import capaian_in, depth_of, rows_below, sums_up
from lkj_rules.domain.achievements.table_means import means_below
from lkj_rules.domain.achievements.verdicts import is_growth, verdict_of
from lkj_rules.domain.achievements.vonis import JenisTebakan, Kelas, Vonis
from lkj_rules.domain.budget.amounts import zero
from lkj_rules.domain.categories.labels import label_in
from lkj_rules.domain.facts import walk
from lkj_rules.domain.scales import scale_of
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.texts.words import words_of
from lkj_rules.model.documents import Arah, BarisTabel, JenisTabel, Lkj, Pembanding, Tabel
from lkj_rules.model.intervals import Agreement

_BY_CLASS = {
    Kelas.ARAH: "CAP002", Kelas.BATAS: "CAP003", Kelas.TARGET_NOL: "CAP010", Kelas.DASAR: "CAP015",
}  # fmt: skip
_SUCCESS = frozenset(["tercapai", "mencapai", "berhasil", "sukses", "terpenuhi", "memenuhi", "melampaui", "terlampaui", "tuntas"])
_PARTLY = frozenset(["tidak", "belum", "kurang", "cukup", "hampir", "sebagian", "gagal", "bukan", "nyaris", "mendekati"])
_FAR_ABOVE = 120
_FULL = 100
_LEAST_ROWS = 5


def unstated(scope: Scope, verdict: Vonis, arah: Arah | None) -> bool:
    """
    Return whether a capaian follows from a usual formula in the place of a stated one that no row follows.
    """
    lkj = scope.laporan.lkj
    rumus = () if lkj is None or arah is None else lkj.rumus
    unused = any(each.arah is arah and fault_of(scope, each) is CacatRumus.TIDAK_DIPAKAI for each in rumus)
    return unused and any(guess.jenis is JenisTebakan.RUMUS_LAIN for guess in verdict.tebakan)


def check_tables(scope: Scope, fail: Fail) -> None:
    """
    Check every table of the report, row by row, and its formulas.
    """
    lkj = scope.laporan.lkj
    if lkj is None:
        return
    for rumus in lkj.rumus:
        if fault_of(scope, rumus) is not CacatRumus.TIDAK_ADA:
            fail("CAP009", rumus)
    for tabel in lkj.tabel:
        rows = list(walk(tabel.baris))
        for row in rows:
            if row.capaian is not None:
                _check_verdict(scope, tabel, row, fail)
            _check_cells(scope, row, fail)
            _check_success(scope, lkj, row, fail)
        _check_blanks(scope, tabel, rows, fail)
        _check_parents(scope, rows, fail)
        _check_categories(scope, rows, fail)
        _check_shortening(scope, tabel, rows, fail)
        _check_growth(scope, tabel, rows, fail)
    measured = [
        row for tabel in lkj.tabel if tabel.jenis is JenisTabel.PENGUKURAN for row in walk(tabel.baris) if row.indikator is not None
    ]
    _check_all_full(scope, measured, fail)


def _check_verdict(scope: Scope, tabel: Tabel, row: BarisTabel, fail: Fail) -> None:
    verdict = verdict_of(scope, row)
    indikator = scope.indikator(row.indikator)
    arah = None if indikator is None else indikator.arah
    match verdict.kelas:
        case Kelas.TAK_COCOK:
            if not unstated(scope, verdict, arah):
                fail("CAP001", row.capaian)
        case Kelas.ORDINAL:
            if row.target is not None and is_word(row.target) and verdict.cocok is False:
                fail("CAP005", row.capaian)
        case Kelas.COCOK | Kelas.RENTANG:
            right = verdict.kelas is Kelas.COCOK or verdict.cocok
            if right is False:
                fail("CAP013", row.capaian)
            far = verdict.capaian is not None and verdict.capaian.nilai > _FAR_ABOVE
            if right and far and tabel.jenis is JenisTabel.PENGUKURAN:
                fail("CAP014", row.capaian)
            if verdict.kesesuaian is Agreement.HIDDEN and not unstated(scope, verdict, arah):
                fail("CAP016", row.capaian)
        case kelas if kelas in _BY_CLASS:
            fail(_BY_CLASS[kelas], row.capaian)


def _check_cells(scope: Scope, row: BarisTabel, fail: Fail) -> None:
    if row.target is not None and row.realisasi is not None:
        scales = {scale_of(scope, nilai, scope.places.fact_with(nilai)) for nilai in (row.target, row.realisasi)}
        if scales == {"angka", "predikat"}:
            fail("DAT003", row.realisasi)


def _check_success(scope: Scope, lkj: Lkj, row: BarisTabel, fail: Fail) -> None:
    if row.kategori is None or row.realisasi is None or row.target is None:
        return
    words = frozenset(words_of(row.kategori))
    if not words & _SUCCESS or words & _PARTLY or label_in(row.kategori, [kelas.label for kelas in lkj.skala]):
        return
    if worse(scope, row.realisasi, row.target):
        fail("CAP017", row.realisasi)


def _check_blanks(scope: Scope, tabel: Tabel, rows: Sequence[BarisTabel], fail: Fail) -> None:
    results = [row for row in rows if row.indikator is not None and row.realisasi is not None]
    usual = sum(row.capaian is not None for row in results) * 2 > len(results)
    measuring = tabel.jenis is JenisTabel.PENGUKURAN
    expected = measuring and any(row.realisasi is not None for row in rows)
    for row in rows:
        if row.indikator is None:
            continue
        printed = row.realisasi is not None or (expected and not row.anak)
        if printed and not filled(row.realisasi) and not row.beralasan:
            fail("DAT007", row.realisasi or row)
        if filled(row.capaian) or row.target is None or row.realisasi is None:
            continue
        due = row.capaian is not None or (measuring and not row.anak and usual)
        if due and _is_testable(scope, row):
            fail("CAP019", row.capaian or row)


def _is_testable(scope: Scope, row: BarisTabel) -> bool:
    target, realisasi = row.target, row.realisasi
    if target is None or realisasi is None or not (is_measure(target) or is_word(target)):
        return False
    aim = number(target)
    if aim is not None and zero(scope, aim) is not False:
        return False
    return is_measure(realisasi) or same(scope, target, realisasi) is True


def _check_parents(scope: Scope, rows: Sequence[BarisTabel], fail: Fail) -> None:
    heads = (row for row in rows if row.capaian is not None and sums_up(row))
    parents = [row for row in heads if next(capaian_in(rows_below(scope, row)), None) is not None]
    printing = [row for row in parents if filled(row.capaian)]
    for row in parents:
        if blank(row.capaian) and printing:
            fail("CAP020", row.capaian)
        if row.capaian is not None and known(row.capaian):
            means = means_below(scope, row)
            if means and all(contradicts(row.capaian, mean.nilai, mean.tepat) for mean in means):
                fail("CAP018", row.capaian)


def lettered(text: str | None) -> bool:
    """
    Return whether a text has words.
    """
    return text is not None and bool(words_of(text))


def _check_categories(scope: Scope, rows: Sequence[BarisTabel], fail: Fail) -> None:
    graded = [row for row in rows if lettered(row.kategori)]
    if not graded:
        return
    levels: dict[int, list[BarisTabel]] = {}
    for row in rows:
        if row.capaian is not None:
            levels.setdefault(depth_of(scope, row), []).append(row)
    for level in levels.values():
        named = sum(lettered(row.kategori) for row in level)
        for row in level:
            if known(row.capaian) and not lettered(row.kategori) and named * 2 > len(level) - 1:
                named_at = (row.capaian, "") if row.kategori is None else (row, "kategori")
                fail("KAT008", *named_at)


def _check_shortening(scope: Scope, tabel: Tabel, rows: Sequence[BarisTabel], fail: Fail) -> None:
    cut = (Pemendekan.DIPOTONG, Pemendekan.TAMPAK_DIPOTONG)
    if any(shortening(scope, row) in cut for row in rows):
        fail("CAP004", tabel)


def _check_growth(scope: Scope, tabel: Tabel, rows: Sequence[BarisTabel], fail: Fail) -> None:
    if not any(kolom.id == "capaian" and kolom.pembanding is Pembanding.REALISASI_TAHUN_LALU for kolom in tabel.kolom):
        return
    fitting = [(row, verdict) for row in rows if (verdict := verdict_of(scope, row)).kelas is Kelas.COCOK]
    growing = [row for row, verdict in fitting if is_growth(verdict)]
    others = [row for row, verdict in fitting if not is_growth(verdict)]
    if growing and others:
        fail("CAP021", (growing if len(growing) <= len(others) else others)[0].capaian)


def _check_all_full(scope: Scope, rows: Sequence[BarisTabel], fail: Fail) -> None:
    compared = [row for row in rows if filled(row.target) and filled(row.realisasi)]
    verdicts = [same(scope, row.realisasi, row.target) for row in compared] if len(compared) >= _LEAST_ROWS else [False]
    if all(verdicts):
        fail("WJR002", compared[0].realisasi)
    reached = [row.capaian for row in rows if row.capaian is not None and is_number(row.capaian)]
    if len(reached) >= _LEAST_ROWS and all(capaian.tepat == _FULL for capaian in reached) and False in verdicts:
        fail("WJR001", reached[0])
