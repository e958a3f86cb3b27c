"""
Functions that judge a row: what its capaian is taken of, the verdict on it, and what the table around it shows.
"""

from __future__ import annotations

from lkj_rules.domain.achievements.verdicts import untested_words, verdict_of, verdict_touches
from lkj_rules.domain.achievements.vonis import JenisBatas, Kelas, Vonis
from lkj_rules.domain.facts import walk
from lkj_rules.model.documents import BarisTabel
from lkj_rules.model.findings import Texts
from lkj_rules.rules.kinds import BOOL, list_of, object_of
from lkj_rules.rules.registry import Scope, function

ROW = object_of(BarisTabel)


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
