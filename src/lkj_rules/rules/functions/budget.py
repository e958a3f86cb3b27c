"""
What rules ask of budgets: rows, sums, breakdowns, and what the text says of them.
"""

from __future__ import annotations

from typing import Any

from lkj_rules.domain.budget import amounts, codes, columns, repeats, totals
from lkj_rules.domain.budget.breakdowns import BarisBanding, breakdown
from lkj_rules.domain.budget.columns import KolomAnggaran
from lkj_rules.domain.budget.efficiency import Efisien, judged, why_not_judged
from lkj_rules.domain.budget.lines import row_name
from lkj_rules.domain.budget.mentions import IsiTabel, in_table, looked_up, why_not_in_table
from lkj_rules.domain.budget.sums import summands
from lkj_rules.domain.budget.totals import sign_of_rest
from lkj_rules.domain.figures import efficiency_operands
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import (
    Anggaran,
    AnggaranTahunan,
    Efisiensi,
    Laporan,
    PosAnggaran,
    PosPerjanjian,
    SebutanAnggaran,
    TotalAnggaran,
)
from lkj_rules.rules.kinds import (
    ANY,
    BOOL,
    NUMBER,
    PERCENT,
    PRINTED_NILAI,
    PRINTED_PERCENT,
    RUPIAH,
    TEXT,
    Kind,
    Type,
    list_of,
    object_of,
)
from lkj_rules.rules.registry import function
from lkj_rules.rules.relations import relation

LINE = object_of(PosAnggaran)
BUDGET = object_of(Anggaran)


@function(
    ("thing", ANY), result=BOOL, total=True,
    doc=("benar bila laporan mencetak sel ini, walau kosong; untuk daftar: bila salah satu anggotanya tercetak",
         "true when the report prints this cell, be it blank; of a list, when any of its members is printed"))
def printed(_: Scope, thing: Any) -> bool:
    """
    Return whether a column is there at all: a cell that is not printed is nobody's fault, a blank one may be.
    """
    if isinstance(thing, (list, tuple)):
        return any(member is not None for member in thing)
    return thing is not None


# -- amounts

function(
    ("part", NUMBER), ("whole", NUMBER), result=PERCENT, why=amounts.why_no_share,
    doc=("bagian dari keseluruhan, dalam persen", "a part in percent of the whole"))(amounts.share)
function(
    ("value", NUMBER), result=BOOL, why=amounts.why_hidden,
    doc=("benar bila tepat nol; tak diketahui bila nol itu mungkin hasil pembulatan",
         "true when it is exactly zero; unknown when the zero may come from rounding"))(amounts.zero)
function(
    ("computed", NUMBER), ("like", PRINTED_NILAI), result=TEXT,
    doc=("hasil hitungan dengan digit sebanyak yang tercetak (paling sedikit dua), dengan Rp atau % seperti yang tercetak",
         "a computed number with as many digits as are printed (two at least), with Rp or % as the printed one has"),
)(amounts.in_digits_of)  # fmt: skip
function(
    ("printed", PRINTED_PERCENT), ("computed", PERCENT), result=TEXT,
    doc=("jarak kedua persentase dalam poin persen", "how far two percentages are apart, in percentage points"),
)(amounts.points_apart)  # fmt: skip
function(
    ("before", NUMBER), ("after", NUMBER), result=TEXT,
    doc=("perubahan dalam persen dengan tandanya, misalnya +38,2 %", "the change in percent with its sign, such as +38.2%"),
)(amounts.change)  # fmt: skip
function(
    ("text", TEXT), result=RUPIAH, why=amounts.why_unread,
    doc=("jumlah rupiah yang ditulis dengan kata", "the amount of rupiah written in words"))(amounts.spelt_amount)
function(
    ("text", TEXT), result=BOOL, why=amounts.why_unread,
    doc=("benar bila kata-katanya membentuk satu bilangan; tak diketahui bila ada yang bukan kata bilangan",
         "true when the words form one number; unknown where something in them is not a number word"))(amounts.forms_number)


# -- lines and the total row


relation(
    TotalAnggaran, PosAnggaran, PosPerjanjian, result=TEXT, name="sebutan",
    doc=("nama baris anggaran: kode dan uraiannya, atau baris jumlah",
         "what a budget row is called: code and description, or the total row"))(lambda _, row: row_name(row))


@function(
    ("line", LINE), ("column", TEXT), result=list_of(LINE),
    doc=("rincian yang dijumlahkannya: tingkat berikutnya yang mencetak kolom itu; jumlah antara yang keliru diganti rinciannya",
         "the details that it adds up: the next level that prints that column; a wrong subtotal gives way to its details"))
def details(scope: Scope, line: PosAnggaran, column: str) -> list[PosAnggaran]:
    """
    Give what adds up to a line; ``column`` is one of money.
    """
    return [detail for detail, _ in summands(scope, line.anak, column, getattr(line, column))] if line.anak else []


function(
    ("budget", BUDGET), ("row", object_of(TotalAnggaran)), result=NUMBER,
    doc=("1 bila sisa berarti pagu dikurangi realisasi, −1 bila tabel mencetak lebih/(kurang): realisasi dikurangi pagu",
         "1 where sisa means pagu less realisasi, −1 where the table prints over/(under): realisasi less pagu"))(sign_of_rest)
relation(
    PosAnggaran, result=LINE, name="induk_berkode",
    doc=("baris terdekat di atasnya yang kodenya terbaca", "the nearest line above whose code can be read"),
)(lambda scope, line: scope.home(line).coded_above(line))  # fmt: skip
relation(
    PosAnggaran, result=Type(Kind.TEXT, cls=codes.LetakKode), name="letak_kode",
    doc=("cocok, tak_terbaca (bukan kode anggaran), atau salah_induk (bukan bagian dari baris di atasnya)",
         "cocok (fits), tak_terbaca (no budget code) or salah_induk (does not belong to the line above)"))(codes.code_status)
relation(
    PosAnggaran, result=list_of(LINE), name="kembar",
    doc=("baris sebelumnya dengan kode itu di bawah induk yang sama",
         "the earlier lines under the same parent that have this code"),
)(lambda scope, line: scope.home(line).twins.get(line, ()))  # fmt: skip
relation(
    PosAnggaran, result=list_of(LINE), name="senama",
    doc=("baris sebelumnya di bawah induk yang sama dengan nama ini dan tanpa kode lain",
         "the earlier lines under the same parent that have this name and no other code"))(repeats.same_named)
relation(
    PosAnggaran, result=list_of(LINE), name="sejumlah",
    doc=("bagi baris pertama: baris lain di sampingnya dengan pagu dan realisasi yang sama, yang bukan nol dan tidak habis",
         "for the first of them: the other lines next to it with the same pagu and realisasi, which is neither nothing nor all"),
)(repeats.same_amounts)  # fmt: skip
relation(
    PosAnggaran, result=list_of(LINE), name="realisasi_lain",
    doc=("baris bernama dan berpagu sama pada anggaran lain sebelumnya, dengan realisasi yang berbeda",
         "lines of the same name and pagu in an earlier budget that have another realisasi"))(repeats.spent_elsewhere)
relation(
    PosAnggaran, result=TEXT, name="nomor_seharusnya",
    doc=("nomor atau huruf yang semestinya menurut baris sebelumnya; tak diketahui bila sudah urut atau bukan daftar",
         "the number or letter that would follow the line before; unknown where it does follow, or there is no list"),
)(repeats.expected_number)  # fmt: skip
relation(
    KolomAnggaran, result=RUPIAH, name="jumlah",
    touches=columns.summed_cells, why=columns.why_not_summed,
    doc=("jumlah yang dijumlahkan baris total; satu realisasi yang kosong dihitung dari pagu dan persentase barisnya",
         "the sum of what the total row adds up; one blank amount spent is computed from the pagu and percentage of its row"),
)(columns.column_sum)  # fmt: skip
relation(
    KolomAnggaran, result=RUPIAH, name="sisanya",
    doc=("yang tersisa dari baris jumlah bagi baris yang kosong", "what the total leaves for the line that is blank"),
)(columns.left_for_blank)  # fmt: skip


# -- whole budgets

relation(
    Laporan, result=BUDGET, name="belanja", why=lambda scope, _: totals.no_budget(scope, "belanja"),
    doc=("anggaran belanja yang berlaku", "the budget of spending in force"))(lambda scope, _: scope.budget("belanja"))
function(
    ("budget", BUDGET), ("column", TEXT), result=RUPIAH, touches=totals.total_cells, why=totals.why_no_total,
    doc=("jumlah kolom itu (pagu atau realisasi): baris jumlah, atau jumlah baris teratas bila baris jumlah tidak tercetak",
         "the whole of that column (pagu or realisasi): the total row, or the sum of the top lines where no total row is printed"),
)(totals.total_of)  # fmt: skip
relation(
    Anggaran, result=list_of(object_of(BarisBanding)), name="banding",
    doc=("jumlah dan baris yang ada pada anggaran ini dan pada versi yang dirincinya, masing-masing dengan kedua jumlahnya",
         "the total and the lines that a budget shares with the version that it breaks down, each with both its amounts"),
)(breakdown)  # fmt: skip
relation(
    SebutanAnggaran, AnggaranTahunan, result=object_of(IsiTabel), name="isi", touches=looked_up, why=why_not_in_table,
    doc=("isi tabel anggaran yang dimaksud: tahun, versi, sumber dana, dan baris yang dinamai, atau seluruh anggaran yang berlaku",
         "what the budget table says that is meant: of the year, version, source and line named, or of all in force"))(in_table)
relation(
    Efisiensi, result=object_of(Efisien), name="hitungan",
    touches=lambda _, stated: efficiency_operands(stated), why=why_not_judged,
    doc=("efisiensi yang tertulis terhadap rumusnya: cacatnya (rumus, kisaran, tidak_ada) dan hasil rumusnya",
         "a stated efficiency by its formula: its fault (rumus, kisaran, tidak_ada: none) and what the formula gives"))(judged)
