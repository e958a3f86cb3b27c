"""
What rules ask of the text of a report and of what it consists of: fields that the file does not list, and a few functions.
"""

from __future__ import annotations

from lkj_rules.domain import explanations
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.texts import words
from lkj_rules.domain.texts.contacts import contacts_compared
from lkj_rules.domain.texts.drafts import Rumpang, unfinished
from lkj_rules.domain.texts.headings import Judul, StatusJudul, departure, status_of
from lkj_rules.domain.texts.programmes import Pindahan, moved_items
from lkj_rules.domain.texts.regulations import Ujian, examine
from lkj_rules.domain.texts.series import expected_marks
from lkj_rules.domain.texts.wordings import Perubahan
from lkj_rules.model.documents import Acuan, AnalisisSasaran, Daftar, DasarHukum, Kontak, Lkj, Penjelasan
from lkj_rules.model.findings import Texts
from lkj_rules.rules.families import nearest_id
from lkj_rules.rules.kinds import BOOL, NUMBER, TEXT, Kind, Type, list_of, object_of
from lkj_rules.rules.registry import function
from lkj_rules.rules.relations import relation

_OBJECTIVE = 8
"""Words of an objective that a list of objectives shows."""


@function(
    ("text", TEXT), ("words", NUMBER), result=TEXT,
    doc=("awal sebuah teks, sekian kata; ditandai … bila terpotong", "the first so many words of a text; … marks that it goes on"))
def opening(_: Scope, text: str, most: int) -> str | None:
    """
    Quote the beginning of a text, so that a reader knows which is meant.
    """
    return words.opening(text, most)


relation(
    Lkj, result=list_of(object_of(Rumpang)), name="rumpang",
    doc=("kalimat naskah yang belum selesai, dengan buktinya", "sentences that were never finished, with what shows it"),
)(unfinished)  # fmt: skip

# -- what a report consists of


def _one_list(scope: Scope, judul: Judul) -> Texts | None:
    if status_of(judul, scope.headings) is not None:
        return None
    if judul.diumumkan:
        return Texts("daftar bagian yang ada tidak dinyatakan", "the list of sections that are there is not given")
    return Texts("sistematika laporan tidak dinyatakan", "the sections that the report announces are not given")


relation(
    Judul, result=Type(Kind.TEXT, cls=StatusJudul), name="status", why=_one_list,
    doc=("ada, hilang, tak_diumumkan, tingkat_tak_diketahui (tanpa nomor bab), lebih_rinci (tingkatnya tidak diumumkan)",
         "ada (in both), hilang (absent), tak_diumumkan (not announced), tingkat_tak_diketahui (no chapter numbers), lebih_rinci"),
)(lambda scope, judul: status_of(judul, scope.headings))  # fmt: skip


def _not_analysed(lkj: Lkj) -> list[str]:
    stated = {section.sasaran for section in lkj.analisis}
    return [str(sasaran.sasaran) for sasaran in lkj.sasaran if sasaran.sasaran not in stated]


def _not_given(_: Scope, lkj: Lkj) -> Texts | None:
    if not lkj.analisis:
        return Texts("isi analisis per sasaran tidak dinyatakan", "what the analysis of each objective holds is not given")
    missing = ", ".join(_not_analysed(lkj))
    if not missing:
        return None
    return Texts(f"isi analisis sasaran {missing} tidak dinyatakan", f"what the analysis of objective {missing} holds is not given")


@relation(
    Lkj, result=BOOL, why=_not_given,
    doc=("benar bila isi analisis setiap sasaran dinyatakan; selain itu tak diketahui",
         "true when what the analysis of every objective holds is given, else unknown"))
def teranalisis(_: Scope, lkj: Lkj) -> bool | None:
    """
    Return whether one may say of all objectives what their analysis holds.
    """
    return True if lkj.analisis and not _not_analysed(lkj) else None


@relation(
    AnalisisSasaran, result=TEXT,
    doc=("nomor sasaran yang dianalisis dan awal rumusannya", "the number of the objective analysed and how its wording begins"))
def nama(scope: Scope, analysis: AnalisisSasaran) -> str:
    """
    Name an objective as the report writes it.
    """
    lkj, entry = scope.laporan.lkj, scope.deref("Sasaran", analysis.sasaran)
    written = next((each for each in (() if lkj is None else lkj.sasaran) if each.sasaran == analysis.sasaran), None)
    number = None if written is None else written.nomor
    wording = (None if written is None else written.nama) or (None if entry is None else entry.nama)
    if wording is None:
        return number or analysis.sasaran
    short = f"“{words.opening(wording, _OBJECTIVE) or ''}”"
    return short if number is None else f"{number.rstrip('.)')}. {short}"


relation(
    DasarHukum, result=object_of(Ujian), name="sitiran",
    doc=("yang keliru pada peraturan yang disitir", "what is wrong with the regulations cited"),
)(lambda scope, citation: examine(citation.teks, scope.laporan.tahun))  # fmt: skip


relation(
    Kontak, result=object_of(Kontak), name="sebelumnya",
    doc=("kontak sejenis pertama di tempat lain sebelumnya", "the first contact of its kind that stands elsewhere before it"),
)(lambda scope, contact: contacts_compared(scope)[contact].sebelumnya)  # fmt: skip
relation(
    Kontak, result=object_of(Kontak), name="bertentangan",
    doc=("kontak sejenis di tempat lain yang bertentangan dengannya",
         "the contact of its kind, printed elsewhere before, that it contradicts"),
)(lambda scope, contact: contacts_compared(scope)[contact].bertentangan)  # fmt: skip


relation(
    Acuan, result=object_of(Perubahan), name="beda",
    doc=("bedanya kata-kata itu dari judul yang dimaksud: tahunnya, atau bila tidak bertahun, namanya",
         "how the words depart from the heading that they mean: by year, or where they name none, in what they call it"),
)(lambda scope, acuan: None if acuan.judul is None else departure(acuan.menyebut, acuan.judul, scope.laporan.entitas.nama))
function(
    ("listed", object_of(Daftar)), result=list_of(object_of(Pindahan)), total=True,
    doc=("butir yang di anggaran ada di bawah baris selain “induk”", "the items that a budget has under a line other than “induk”"),
)(moved_items)  # fmt: skip
relation(
    Daftar, result=list_of(TEXT), name="nomor_seharusnya",
    doc=("nomor yang tidak melanjutkan nomor sebelumnya, dengan yang semestinya: d (c)",
         "the numbers that do not follow those before, each with the one that would: d (c)"),
)(lambda _, daftar: [
    f"{mark} ({right})" for mark, right in zip(daftar.nomor, expected_marks(daftar.nomor), strict=True) if right is not None
])  # fmt: skip


# -- explanations and waivers


relation(
    Penjelasan, result=object_of(explanations.Ujian), name="uji",
    doc=("apakah yang dijelaskan memang menyimpang", "whether what is explained deviates at all"))(explanations.examine)


@function(
    ("rule", TEXT), result=BOOL, doc=("benar bila ada aturan dengan kode itu", "true when there is a rule of that id")
)  # fmt: skip
def rule_exists(scope: Scope, rule: str) -> bool | None:
    """
    Return whether there is a rule of that id, be it tested or not; unknown where it is not known which rules there are.
    """
    return rule in scope.rules if scope.rules else None


@function(("rule", TEXT), result=TEXT, doc=("kode aturan yang paling mirip", "the most similar id of a rule"))
def nearest_rule(scope: Scope, rule: str) -> str | None:
    """
    Give the id that a wrong one most likely means.
    """
    return nearest_id(rule, sorted(scope.rules))
