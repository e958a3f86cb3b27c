"""
Functions on the rows of a budget: how a table subtracts, what a row is called, where its code belongs.
"""

from __future__ import annotations

from lkj_rules.domain.budget import totals
from lkj_rules.domain.budget.lines import BarisUang
from lkj_rules.model.documents import Anggaran, JenisAnggaran, PosAnggaran, TotalAnggaran
from lkj_rules.model.findings import Texts
from lkj_rules.model.reading.codes import is_under, lengkapi, parse_code
from lkj_rules.rules.kinds import BOOL, NUMBER, TEXT, object_of
from lkj_rules.rules.registry import Scope, function

ROW = object_of(object)


@function(
    ("row", ROW),
    result=TEXT,
    doc=(
        "nama baris anggaran: kode dan uraiannya, atau baris jumlah",
        "what a budget row is called: code and description, or the total row",
    ),
)
def budget_row_name(_: Scope, row: BarisUang) -> Texts:
    """
    Name a row of a budget in a sentence.
    """
    if isinstance(row, TotalAnggaran):
        return Texts("baris jumlah", "the total row")
    words = " ".join(part for part in (row.kode, row.nama) if part)
    return Texts(words or "baris tanpa nama", words or "a row without a name")


@function(
    ("budget", object_of(Anggaran)),
    result=TEXT,
    doc=("pagu; pada anggaran pendapatan: target pendapatan", "what a budget allows (pagu); of revenue: its target"),
)
def budget_word(_: Scope, budget: Anggaran) -> Texts:
    """
    Name the column that spending, or revenue, is held against.
    """
    return Texts("target pendapatan", "revenue target") if budget.jenis is JenisAnggaran.PENDAPATAN else Texts("pagu", "pagu")


@function(
    ("budget", object_of(Anggaran)),
    ("line", object_of(PosAnggaran)),
    result=object_of(PosAnggaran),
    doc=("baris terdekat di atasnya yang kodenya terbaca", "the nearest line above whose code can be read"),
)
def coded_above(scope: Scope, budget: Anggaran, line: PosAnggaran) -> PosAnggaran | None:
    """
    Give the line whose code a line's own code has to continue.
    """
    return scope.budget_lines(budget).coded_above(line)


@function(
    ("budget", object_of(Anggaran)),
    ("line", object_of(PosAnggaran)),
    result=TEXT,
    why=lambda _, __, line: Texts(
        f"kode {line.kode!r} tidak menyebut induknya", f"the code {line.kode!r} does not name what it belongs to"
    ),
    doc=(
        "cocok, tak_terbaca (bukan kode anggaran), atau salah_induk (bukan bagian dari baris di atasnya)",
        "cocok (fits), tak_terbaca (no budget code) or salah_induk (does not belong to the line above)",
    ),
)
def code_status(scope: Scope, budget: Anggaran, line: PosAnggaran) -> str | None:
    """
    Judge a line's code by itself and by the nearest code above; unknown where it leaves out the segments that would tell.
    """
    lines = scope.budget_lines(budget)
    above = lines.coded_above(line)
    induk = None if above is None else lines.codes.full(above)
    kode = None if line.kode is None else parse_code(line.kode, induk=induk)
    if kode is None:
        return "tak_terbaca"
    if induk is None:
        return "cocok"
    fits = is_under(lengkapi(kode, induk), induk)
    return None if fits is None else "cocok" if fits else "salah_induk"


@function(
    ("budget", object_of(Anggaran)),
    ("line", object_of(PosAnggaran)),
    result=BOOL,
    doc=(
        "benar bila kode ini sudah dipakai baris sebelumnya di bawah induk yang sama",
        "true when an earlier line under the same parent has this code",
    ),
)
def code_repeated(scope: Scope, budget: Anggaran, line: PosAnggaran) -> bool:
    """
    Tell whether a code stands for the second time among the lines of one parent.
    """
    return line in scope.budget_lines(budget).twins


@function(
    ("budget", object_of(Anggaran)),
    ("line", object_of(PosAnggaran)),
    result=object_of(PosAnggaran),
    doc=("baris pertama di bawah induk yang sama dengan kode itu", "the first line under the same parent that has this code"),
)
def first_twin(scope: Scope, budget: Anggaran, line: PosAnggaran) -> PosAnggaran | None:
    """
    Give the line that has had the code before.
    """
    twins = scope.budget_lines(budget).twins.get(line)
    return None if twins is None else twins[0]


@function(
    ("budget", object_of(Anggaran)),
    ("row", ROW),
    result=NUMBER,
    doc=(
        "1 bila sisa berarti pagu dikurangi realisasi, −1 bila tabel mencetak lebih/(kurang): realisasi dikurangi pagu",
        "1 where sisa means pagu less realisasi, −1 where the table prints over/(under): realisasi less pagu",
    ),
)
def sign_of_rest(scope: Scope, budget: Anggaran, row: BarisUang) -> int:
    """
    Tell which way round a table subtracts. Revenue tables do it either way, row by row; spending tables throughout.
    """
    return totals.sign_of_rest(scope, budget, row)
