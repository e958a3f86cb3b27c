"""
What rules ask of the verdict on a capaian: what it is and its words, what a row compares, how a table shortens.
"""

from __future__ import annotations

from lkj_rules.domain.achievements import rows, words
from lkj_rules.domain.achievements.methods import Pemendekan, shortening
from lkj_rules.domain.achievements.verdicts import cap_words, is_growth, untested_words, verdict_of, verdict_touches
from lkj_rules.domain.achievements.vonis import Kelas, Vonis
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import BarisTabel
from lkj_rules.model.findings import Texts
from lkj_rules.model.values import Nilai
from lkj_rules.rules.kinds import BOOL, PRINTED_NILAI, TEXT, Kind, Type, object_of
from lkj_rules.rules.registry import function
from lkj_rules.rules.relations import relation

ROW = object_of(BarisTabel)

# -- the verdict on a row


@function(
    ("row", ROW), result=object_of(Vonis), touches=verdict_touches, why=lambda scope, row: untested_words(verdict_of(scope, row)),
    doc=(
        "vonis atas capaian tercetak satu baris; tak diketahui bila tidak dapat diuji",
        "the verdict on a row's printed capaian; unknown where it cannot be tested",
    ),
)  # fmt: skip
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


@relation(
    Vonis, result=BOOL, why=lambda _, verdict: _NO_POLICY.get(verdict.kelas) if verdict.cocok is None else None,
    doc=(
        "benar bila capaian target berpredikat, nol, rentang, atau batas sudah benar; tak diketahui bila tidak ada aturannya",
        "true when the capaian of a predicate, zero, range or bound target is right; unknown where there is no rule for it",
    ),
)  # fmt: skip
def benar(_: Scope, verdict: Vonis) -> bool | None:
    """
    Return whether a capaian is right that no plain formula judges.
    """
    return verdict.cocok


@relation(
    Vonis, result=TEXT,
    doc=("capaian yang seharusnya menurut rumus yang berlaku", "the capaian that the admissible formulas give"),
)  # fmt: skip
def seharusnya(_: Scope, verdict: Vonis) -> Texts | None:
    """
    Say what the capaian should be.
    """
    return words.expected_words(verdict)


@relation(Vonis, result=TEXT, doc=("perhitungan ulang, langkah demi langkah", "the recomputation, step by step"))
def hitungan(_: Scope, verdict: Vonis) -> Texts | None:
    """
    Write the recomputation.
    """
    return words.recomputation_words(verdict)


@relation(Vonis, result=TEXT, doc=("dugaan asal angka yang salah", "guesses at how the wrong number came about"))
def dugaan(_: Scope, verdict: Vonis) -> Texts:
    """
    Word the guesses.
    """
    return words.guess_words(verdict)


@relation(Vonis, result=TEXT, doc=("cara batas bekerja dengan kata-kata", "what the cap or floor does, in words"))
def pembatasan(scope: Scope, verdict: Vonis) -> Texts | None:
    """
    Say what kind of cap or floor reproduces the printed capaian.
    """
    return cap_words(scope, verdict)


@relation(
    Vonis, result=TEXT,
    doc=("realisasi tak tercetak yang diperlukan agar capaian cocok", "the unprinted realisasi needed for the capaian to fit"),
)  # fmt: skip
def realisasi_perlu(_: Scope, verdict: Vonis) -> Texts:
    """
    Say between which numbers the realisasi would have to lie.
    """
    return words.needed_words(verdict)


@relation(Vonis, result=BOOL, doc=("benar bila capaian itu pertumbuhan setahun", "true when the capaian is growth over last year"))
def pertumbuhan(_: Scope, verdict: Vonis) -> bool:
    """
    Distinguish growth over last year's result from a share of it.
    """
    return is_growth(verdict)


@relation(
    Vonis, result=TEXT,
    doc=("hasil hitungan dengan desimal lebih banyak, dan pembulatannya", "the computed number with more decimals, and rounded"),
)  # fmt: skip
def pembulatan(_: Scope, verdict: Vonis) -> Texts:
    """
    Show which way a number was shortened.
    """
    return words.rounding_words(verdict)


# -- the row


@relation(
    BarisTabel, result=TEXT,
    doc=(
        "nama baris: indikatornya, nama seperti tercetak, sasarannya, atau nomornya",
        "the name of a row: its indicator, its name as printed, its objective, or its number",
    ),
)  # fmt: skip
def sebutan(scope: Scope, row: BarisTabel) -> Texts:
    """
    Name a row for a reader.
    """
    return rows.row_name(scope, row)


@relation(
    BarisTabel, result=TEXT,
    doc=(
        "yang menjadi pembanding capaian: target, realisasi tahun lalu, atau target akhir Renstra",
        "what the capaian is taken of: the target, last year's realisasi or the Renstra's end target",
    ),
)  # fmt: skip
def nama_pembanding(scope: Scope, row: BarisTabel) -> Texts:
    """
    Name what a row's capaian is taken of.
    """
    return words.comparand_name(scope, row)


@relation(
    BarisTabel, result=PRINTED_NILAI,
    doc=("nilai tercetak yang menjadi pembanding capaian", "the printed value that the capaian is taken of"),
)  # fmt: skip
def nilai_pembanding(scope: Scope, row: BarisTabel) -> Nilai | None:
    """
    Find the value that a row's capaian is taken of.
    """
    return rows.comparand_of(scope, row)


relation(
    BarisTabel, result=Type(Kind.TEXT, cls=Pemendekan), name="pemendekan",
    doc=(
        "cara capaian yang sesuai dengan barisnya dipendekkan: dipotong, dibulatkan, atau sama (keduanya menghasilkan angka itu)",
        "how a capaian that follows from its row was shortened: dipotong (cut off), dibulatkan (rounded), sama (either gives it)",
    ),
)(shortening)  # fmt: skip
