"""
Functions that judge a row: what its capaian is taken of, the verdict on it, and what the table around it shows.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from lkj_rules.domain.achievements.fitting import judge_growth
from lkj_rules.domain.achievements.formulas import Formula
from lkj_rules.domain.achievements.judgement import judge
from lkj_rules.domain.achievements.vonis import AlasanTakTeruji, JenisBatas, Kelas, Vonis
from lkj_rules.domain.facts import walk
from lkj_rules.model.documents import Arah, BarisTabel, Indikator, Pembanding, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.values import Nilai
from lkj_rules.rules.kinds import BOOL, list_of, object_of
from lkj_rules.rules.registry import Scope, function

ROW = object_of(BarisTabel)

_REASONS = {
    AlasanTakTeruji.CAPAIAN_KOSONG: Texts("capaian kosong", "the capaian is blank"),
    AlasanTakTeruji.TARGET_KOSONG: Texts("target kosong", "the target is blank"),
    AlasanTakTeruji.REALISASI_KOSONG: Texts("realisasi kosong", "the realisasi is blank"),
    AlasanTakTeruji.AMBIGU: Texts("sebuah angka dapat dibaca dua cara", "a number can be read in two ways"),
    AlasanTakTeruji.BUKAN_ANGKA: Texts("sebuah nilai bukan angka", "a value is not a number"),
    AlasanTakTeruji.BEDA_JENIS: Texts(
        "target dan realisasi berbeda jenis (predikat dan angka)", "target and realisasi are of different kinds"
    ),
    AlasanTakTeruji.ARAH_STABIL: Texts(
        "arah stabil tanpa rumus yang dinyatakan", "the direction is 'stabil' and no formula is stated"
    ),
}


def operands_of(scope: Scope, baris: BarisTabel) -> tuple[Nilai | None, Nilai | None, Nilai | None]:
    """
    Give what a row's capaian is taken of, its realisasi and its capaian.
    """
    return comparand_of(scope, baris), baris.realisasi, baris.capaian


def comparand_of(scope: Scope, baris: BarisTabel) -> Nilai | None:
    """
    Give the value that the row's capaian is taken of: its target, or what the capaian column says.
    """
    tabel = scope.table_of(baris)
    columns = {} if tabel is None else {kolom.id: kolom for kolom in tabel.kolom}
    pembanding = comparison_of(scope, baris)
    if pembanding in (None, Pembanding.TARGET):
        return baris.target
    laporan = scope.laporan
    wanted: tuple[Ukuran, int | None]
    if pembanding is Pembanding.REALISASI_TAHUN_LALU:
        wanted = (Ukuran.REALISASI, laporan.tahun - 1)
    else:
        wanted = (Ukuran.TARGET, None if laporan.renstra is None else laporan.renstra.akhir)
    for name, kolom in columns.items():
        if (kolom.ukuran, kolom.tahun) == wanted:
            return baris.sel.get(name) or getattr(baris, name, None)
    return None


def comparison_of(scope: Scope, baris: BarisTabel) -> Pembanding | None:
    """
    Tell what the capaian column of a row's table is taken of; ``None`` where it does not say.
    """
    tabel = scope.table_of(baris)
    kolom = None if tabel is None else next((kolom for kolom in tabel.kolom if kolom.id == "capaian"), None)
    return None if kolom is None else kolom.pembanding


def verdict_of(scope: Scope, baris: BarisTabel) -> Vonis:
    """
    Judge a row once; the rules that read a class of it share the verdict.
    """

    def make() -> Vonis:
        lkj = scope.laporan.lkj
        indikator = scope.indikator(baris.indikator)
        target, realisasi, capaian = operands_of(scope, baris)
        tabel = scope.table_of(baris)
        near = [] if tabel is None else [operands_of(scope, row) for row in tabel.baris if row is not baris]

        def judge_by(rumus: Sequence[Formula], whose: Indikator | None) -> Vonis:
            return judge(
                target=target,
                realisasi=realisasi,
                capaian=capaian,
                indikator=whose,
                tangga=scope.ladder(indikator),
                rumus=rumus,
                batas_atas=None if lkj is None or lkj.batas_capaian is None else lkj.batas_capaian.tepat,
                batas_bawah=None if lkj is None or lkj.batas_bawah is None else lkj.batas_bawah.tepat,
                neighbours=near,
            )

        found = judge_by(scope.formulas(None if indikator is None else indikator.arah), indikator)
        if comparison_of(scope, baris) is not Pembanding.REALISASI_TAHUN_LALU:
            return found
        rising = None if indikator is None else attrs.evolve(indikator, arah=Arah.MAKSIMUM)
        return judge_growth(found, lambda formula: judge_by((formula,), rising))

    return scope.memo(baris, make)


def verdict_touches(scope: Scope, baris: BarisTabel) -> list[Nilai]:
    """
    Give the values that a verdict rests on, the printed capaian first.
    """
    target, realisasi, capaian = operands_of(scope, baris)
    return [nilai for nilai in (capaian, target, realisasi) if nilai is not None]


def untested_words(found: Vonis) -> Texts | None:
    """
    Say why a capaian cannot be tested; ``None`` where it can.
    """
    return None if found.alasan is None else _REASONS[found.alasan]


@function(
    ("row", ROW),
    result=object_of(Vonis),
    touches=verdict_touches,
    why=lambda scope, row: untested_words(verdict_of(scope, row)),
    doc=(
        "vonis atas capaian tercetak satu baris; tak diketahui bila tidak dapat diuji",
        "the verdict on a row's printed capaian; unknown where it cannot be tested",
    ),
)
def vonis(scope: Scope, row: BarisTabel) -> Vonis | None:
    """
    Judge a row's capaian; a row that cannot be tested is unknown, with the reason.
    """
    found = verdict_of(scope, row)
    return None if found.kelas is Kelas.TAK_TERUJI else found


_NO_POLICY = {
    Kelas.ORDINAL: Texts(
        "tidak ada rumus capaian untuk predikat yang berbeda", "there is no formula for the capaian of different predicates"
    ),
    Kelas.RENTANG: Texts(
        "batas target berlawanan dengan arah indikator, atau arahnya tanpa rumus",
        "the bound runs against the indicator's direction, or the direction has no formula",
    ),
}


@function(
    ("verdict", object_of(Vonis)),
    result=BOOL,
    why=lambda _, verdict: _NO_POLICY.get(verdict.kelas) if verdict.cocok is None else None,
    doc=(
        "benar bila capaian target berpredikat, nol, rentang, atau batas sudah benar; tak diketahui bila tidak ada aturannya",
        "true when the capaian of a predicate, zero, range or bound target is right; unknown where there is no rule for it",
    ),
)
def right(_: Scope, verdict: Vonis) -> bool | None:
    """
    Tell whether a capaian is right that no plain formula judges.
    """
    return verdict.cocok


@function(
    ("row", ROW),
    result=list_of(ROW),
    doc=(
        "baris lain dalam tabel yang capaiannya melewati batas yang diandaikan baris ini",
        "other rows of the table whose capaian goes past the cap that this row's needs",
    ),
)
def beyond_cap(scope: Scope, row: BarisTabel) -> list[BarisTabel]:
    """
    Find rows that show that an unstated cap or floor is not applied throughout.
    """
    verdict, tabel = verdict_of(scope, row), scope.table_of(row)
    if verdict.kelas is not Kelas.BATAS or verdict.batas is None or tabel is None:
        return []
    batas, floor = verdict.batas, verdict.jenis_batas is JenisBatas.BAWAH
    if verdict.jenis_batas is JenisBatas.TAK_DITERAPKAN:
        return []
    found = []
    for other in walk(tabel.baris):
        angka = None if other.capaian is None else other.capaian.angka
        if other is not row and angka is not None and (angka.nilai < batas if floor else angka.nilai > batas):
            found.append(other)
    return found
