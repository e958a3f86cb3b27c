"""
Functions on what the running text says of the whole budget, held against the budget table that it speaks of.
"""

from __future__ import annotations

from fractions import Fraction

from lkj_rules.domain.budget import totals
from lkj_rules.domain.budget.totals import amount_cells, mentioned_budget, printed_share, share_cells
from lkj_rules.model.documents import Anggaran, JenisAnggaran, SebutanAnggaran, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Interval, Number
from lkj_rules.rules.functions.budget.amounts import in_digits_of
from lkj_rules.rules.functions.budget.whole import no_budget, no_whole
from lkj_rules.rules.kinds import PERCENT, RUPIAH, TEXT, object_of
from lkj_rules.rules.registry import Scope, function

MENTION = object_of(SebutanAnggaran)


def _no_mentioned(scope: Scope, mention: SebutanAnggaran) -> Texts | None:
    if mentioned_budget(scope, mention) is not None:
        return None
    if mention.versi is not None:
        return Texts(
            f"anggaran {mention.jenis} versi {mention.versi!r} tidak ada dalam berkas, atau lebih dari satu",
            f"the file has no {mention.jenis} budget of version {mention.versi!r}, or several",
        )
    return no_budget(scope, mention.jenis)


def _no_amount(scope: Scope, mention: SebutanAnggaran) -> Texts | None:
    if mention.jumlah is None or table_amount(scope, mention) is not None:
        return None
    return _no_mentioned(scope, mention) or no_whole(mention.ukuran)


def _no_share(scope: Scope, mention: SebutanAnggaran) -> Texts | None:
    if mention.persen is None or table_share(scope, mention) is not None:
        return None
    return _no_mentioned(scope, mention) or no_whole("persen")


# -- words


@function(
    ("mention", MENTION),
    result=TEXT,
    doc=(
        "persentase itu seperti tercetak di tabel, atau hasil hitungannya bila tidak tercetak",
        "that percentage as the table prints it, or as computed where it prints none",
    ),
)
def table_share_words(scope: Scope, mention: SebutanAnggaran) -> Texts | None:
    """
    Write the share of a budget table in a sentence.
    """
    anggaran, computed = mentioned_budget(scope, mention), table_share(scope, mention)
    persen = None if anggaran is None else printed_share(anggaran, mention)
    if persen is not None:
        return Texts(str(persen), str(persen))
    return None if computed is None or mention.persen is None else in_digits_of(scope, computed, mention.persen)


@function(
    ("mention", MENTION),
    result=TEXT,
    doc=("yang disebut kalimat: pagu, realisasi, sisa, atau target pendapatan", "what a sentence gives: budget, revenue target …"),
)
def mentioned_measure(_: Scope, mention: SebutanAnggaran) -> Texts:
    """
    Word what an amount of the text is; what revenue is planned at is a target.
    """
    if mention.ukuran is Ukuran.PAGU and mention.jenis is JenisAnggaran.PENDAPATAN:
        return Texts("target pendapatan", "a revenue target of")
    en = {Ukuran.PAGU: "a budget of", Ukuran.REALISASI: "a realisation of", Ukuran.SISA: "a remainder of"}
    return Texts(mention.ukuran.value, en.get(mention.ukuran, "an amount of"))


@function(
    ("mention", MENTION),
    result=TEXT,
    doc=(
        "anak kalimat: jumlah menurut tabel anggaran dan asalnya (baris jumlah, atau jumlah baris utamanya), dengan selisihnya",
        "a clause: the amount by the budget table and where it comes from (total row, sum of the top lines), and the difference",
    ),
)
def amount_says(scope: Scope, mention: SebutanAnggaran) -> Texts | None:
    """
    Say what the table has in the place of a mentioned amount, and whether it prints that or was added up for it.
    """
    anggaran, amount = mentioned_budget(scope, mention), table_amount(scope, mention)
    if anggaran is None or amount is None or mention.jumlah is None:
        return None
    shown, stated = in_digits_of(scope, amount, mention.jumlah), mention.jumlah.tepat
    ends = Texts("", "")
    if stated is not None and not isinstance(amount, Interval) and not isinstance(mention.jumlah.bilangan, Interval):
        gap = in_digits_of(scope, abs(abs(Fraction(stated)) - amount), mention.jumlah)
        ends = Texts(f" (selisih {gap.id})", f" (a difference of {gap.en})")
    id_, en = _source(scope, anggaran, mention.ukuran)
    return Texts(f"{id_} {shown.id}{ends.id}", f"{en} {shown.en}{ends.en}")


def _source(scope: Scope, anggaran: Anggaran, ukuran: Ukuran) -> tuple[str, str]:
    """
    Word where the total of a column comes from.
    """
    place, column = scope.place(anggaran), ukuran.value
    if anggaran.total is not None and getattr(anggaran.total, column) is not None:
        return f"baris jumlah {place} memuat", f"the total row of {place} has"
    if any(getattr(pos, column) is None for pos in anggaran.pos) or not anggaran.pos:
        return f"pagu dikurangi realisasi pada {place} adalah", f"budget less realisation in {place} is"
    lines = len(anggaran.pos)
    if lines == 1:
        return f"{place} memuat", f"{place} has"
    return f"{lines} baris utama {place} berjumlah", f"the {lines} top lines of {place} add up to"


@function(
    ("mention", MENTION),
    result=TEXT,
    doc=(
        "anak kalimat: persentase menurut tabel anggaran, tercetak atau dihitung, dengan selisihnya",
        "a clause: the percentage by the budget table, printed or computed, and the difference",
    ),
)
def share_says(scope: Scope, mention: SebutanAnggaran) -> Texts | None:
    """
    Say what the table has in the place of a mentioned percentage, and whether it prints that or it was computed from it.
    """
    anggaran, share, shown = mentioned_budget(scope, mention), table_share(scope, mention), table_share_words(scope, mention)
    if anggaran is None or share is None or shown is None or mention.persen is None:
        return None
    place = scope.place(anggaran)
    if printed_share(anggaran, mention) is not None:
        id_, en = f"baris jumlah {place} memuat", f"the total row of {place} has"
    else:
        part, taken = ("sisa", "remainder") if mention.ukuran is Ukuran.SISA else ("realisasi", "realisation")
        whole, base = ("target", "target") if mention.jenis is JenisAnggaran.PENDAPATAN else ("pagu", "budget")
        id_, en = f"{part} dibagi {whole} pada {place} adalah", f"{taken} divided by {base} in {place} is"
    return Texts(f"{id_} {shown.id}", f"{en} {shown.en}")


@function(
    ("mention", MENTION),
    result=RUPIAH,
    touches=amount_cells,
    why=_no_amount,
    doc=(
        "jumlah menurut tabel anggaran yang disebut naskah: versi yang dinamai, atau yang berlaku",
        "the amount in the budget table that the text mentions: of the version named, or of the one in force",
    ),
)
def table_amount(scope: Scope, mention: SebutanAnggaran) -> Number | None:
    """
    Give what the table says for a mentioned amount. What is left is given without its sign: a text names it either way.
    """
    return totals.table_amount(scope, mention)


@function(
    ("mention", MENTION),
    result=PERCENT,
    touches=share_cells,
    why=_no_share,
    doc=(
        "persentase realisasi (atau sisa) menurut tabel anggaran yang disebut naskah",
        "the share realised (or left) by the budget table that the text mentions",
    ),
)
def table_share(scope: Scope, mention: SebutanAnggaran) -> Number | None:
    """
    Give the share that the total row prints, else the one that its amounts give; whether a printed one is right is ANG002's matter.
    """
    return totals.table_share(scope, mention)
