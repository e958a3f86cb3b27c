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
from lkj_rules.rules.kinds import BOOL, PRINTED_NILAI, TEXT, Kind, Type, object_of
from lkj_rules.rules.registry import function
from lkj_rules.rules.relations import relation

ROW = object_of(BarisTabel)

# -- the verdict on a row


@function(
    ("row", ROW), result=object_of(Vonis), touches=verdict_touches, why=lambda scope, row: untested_words(verdict_of(scope, row)),
    doc=("vonis atas capaian tercetak satu baris; tak diketahui bila tidak dapat diuji",
         "the verdict on a row's printed capaian; unknown where it cannot be tested"))
def vonis(scope: Scope, row: BarisTabel) -> Vonis | None:
    """
    Judge a row's capaian; a row that cannot be tested is unknown, with the reason.
    """
    found = verdict_of(scope, row)
    return None if found.kelas is Kelas.TAK_TERUJI else found


_NO_POLICY = {
    Kelas.ORDINAL: Texts("tidak ada rumus capaian untuk predikat yang berbeda",
                         "there is no formula for the capaian of different predicates"),
    Kelas.RENTANG: Texts("batas target berlawanan dengan arah indikator, atau arahnya tanpa rumus",
                         "the bound runs against the indicator's direction, or the direction has no formula"),
}


relation(
    Vonis, result=BOOL, name="benar", why=lambda _, verdict: _NO_POLICY.get(verdict.kelas) if verdict.cocok is None else None,
    doc=("benar bila capaian target berpredikat, nol, rentang, atau batas sudah benar; tak diketahui bila tidak ada aturannya",
         "true when the capaian of a predicate, zero, range or bound target is right; unknown where there is no rule for it"),
)(lambda _, verdict: verdict.cocok)  # fmt: skip
relation(
    Vonis, result=TEXT, name="seharusnya",
    doc=("capaian yang seharusnya menurut rumus yang berlaku", "the capaian that the admissible formulas give"),
)(lambda _, verdict: words.expected_words(verdict))  # fmt: skip
relation(
    Vonis, result=TEXT, name="hitungan",
    doc=("perhitungan ulang, langkah demi langkah", "the recomputation, step by step"),
)(lambda _, verdict: words.recomputation_words(verdict))  # fmt: skip
relation(
    Vonis, result=TEXT, name="dugaan",
    doc=("dugaan asal angka yang salah", "guesses at how the wrong number came about"),
)(lambda _, verdict: words.guess_words(verdict))  # fmt: skip
relation(
    Vonis, result=TEXT, name="pembatasan",
    doc=("cara batas bekerja dengan kata-kata", "what the cap or floor does, in words"))(cap_words)
relation(
    Vonis, result=TEXT, name="realisasi_perlu",
    doc=("realisasi tak tercetak yang diperlukan agar capaian cocok", "the unprinted realisasi needed for the capaian to fit"),
)(lambda _, verdict: words.needed_words(verdict))  # fmt: skip
relation(
    Vonis, result=BOOL, name="rumus_lain",
    doc=("benar bila angka yang tercetak memberikan capaian itu dengan rumus lazim yang tidak dinyatakan laporan",
         "true when the printed figures give the capaian by a usual formula that the report does not state"),
)(lambda _, verdict: verdict.rumus_lain_cocok)  # fmt: skip
relation(
    Vonis, result=BOOL, name="pertumbuhan",
    doc=("benar bila capaian itu pertumbuhan setahun", "true when the capaian is growth over last year"),
)(lambda _, verdict: is_growth(verdict))  # fmt: skip
relation(
    Vonis, result=TEXT, name="pembulatan",
    doc=("hasil hitungan dengan desimal lebih banyak, dan pembulatannya", "the computed number with more decimals, and rounded"),
)(lambda _, verdict: words.rounding_words(verdict))  # fmt: skip


# -- the row


relation(
    BarisTabel, result=TEXT, name="sebutan",
    doc=("nama baris: indikatornya, nama seperti tercetak, sasarannya, atau nomornya",
         "the name of a row: its indicator, its name as printed, its objective, or its number"))(rows.row_name)
relation(
    BarisTabel, result=TEXT, name="nama_pembanding",
    doc=("yang menjadi pembanding capaian: target, realisasi tahun lalu, atau target akhir Renstra",
         "what the capaian is taken of: the target, last year's realisasi or the Renstra's end target"))(words.comparand_name)
relation(
    BarisTabel, result=PRINTED_NILAI, name="nilai_pembanding",
    doc=("nilai tercetak yang menjadi pembanding capaian", "the printed value that the capaian is taken of"))(rows.comparand_of)
relation(
    BarisTabel, result=Type(Kind.TEXT, cls=Pemendekan), name="pemendekan",
    doc=("cara capaian yang sesuai dengan barisnya dipendekkan: dipotong, dibulatkan, atau sama (keduanya menghasilkan angka itu)",
         "how a capaian that follows from its row was shortened: dipotong (cut off), dibulatkan (rounded), sama (either gives it)"),
)(shortening)  # fmt: skip
