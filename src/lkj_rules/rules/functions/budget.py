"""
Functions on budgets: the version in force, its lines and their codes, its totals.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lkj_rules.model import terbilang
from lkj_rules.model.budget_lines import BarisUang, rows_of
from lkj_rules.model.codes import is_under, lengkapi, parse_code
from lkj_rules.model.documents import Anggaran, JenisAnggaran, PosAnggaran, SebutanAnggaran, TotalAnggaran, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Number, divide
from lkj_rules.model.values import Nilai, Persen, Rupiah
from lkj_rules.rules.kinds import BOOL, NUMBER, PERCENT, RUPIAH, TEXT, object_of
from lkj_rules.rules.registry import Scope, function

ROW = object_of(object)


def _undecided(scope: Scope, document: Any) -> Texts | None:
    if scope.force.decides(document):
        return None
    return Texts("tidak dapat ditentukan versi mana yang berlaku", "which version is in force cannot be told")


@function(
    ("document", object_of(object)),
    result=BOOL,
    why=_undecided,
    doc=(
        "benar bila dokumen (versi) ini yang berlaku; tak diketahui bila tidak dapat ditentukan",
        "true when this document or version is in force; unknown when that cannot be told",
    ),
)
def in_force(scope: Scope, document: Any) -> bool | None:
    """
    Tell whether a version of an agreement, a plan or a budget is the one in force.
    """
    return scope.force.holds(document) if scope.force.decides(document) else None


def _no_budget(scope: Scope, kind: str) -> Texts | None:
    if scope.budget(kind) is not None:
        return None
    if any(anggaran.jenis == kind for anggaran in scope.laporan.anggaran):
        return Texts(
            f"tidak dapat ditentukan anggaran {kind} mana yang berlaku", f"which {kind} budget is in force cannot be told"
        )
    return Texts(f"anggaran {kind} tidak ada dalam berkas", f"the file has no {kind} budget")


@function(
    ("kind", TEXT),
    result=object_of(Anggaran),
    why=_no_budget,
    doc=("anggaran yang berlaku: belanja atau pendapatan", "the budget in force: belanja (spending) or pendapatan (revenue)"),
)
def budget(scope: Scope, kind: str) -> Anggaran | None:
    """
    Give the budget in force of one kind.
    """
    return scope.budget(kind)


def _cells(anggaran: Anggaran, ukuran: Ukuran) -> tuple[Rupiah | None, ...]:
    """
    Give the cells that make up a total: the total row's own where it is printed, else those of the top lines.
    """
    name = ukuran.value
    cell: Rupiah | None = None if anggaran.total is None else getattr(anggaran.total, name)
    return (cell,) if cell is not None else tuple(getattr(pos, name) for pos in anggaran.pos)


def _added(cells: tuple[Rupiah | None, ...]) -> Number | None:
    total: Number = 0
    for cell in cells:
        number = None if cell is None else cell.bilangan
        if number is None:
            return None
        total = total + number
    return total if cells else None


def _whole(anggaran: Anggaran, ukuran: Ukuran) -> Number | None:
    found = _added(_cells(anggaran, ukuran))
    if found is None and ukuran is Ukuran.SISA:
        pagu, realisasi = _whole(anggaran, Ukuran.PAGU), _whole(anggaran, Ukuran.REALISASI)
        return None if pagu is None or realisasi is None else pagu - realisasi
    return found


def _looked_at(anggaran: Anggaran, ukuran: Ukuran) -> Iterator[Nilai]:
    cells = [cell for cell in _cells(anggaran, ukuran) if cell is not None]
    if not cells and ukuran is Ukuran.SISA:
        yield from (*_looked_at(anggaran, Ukuran.PAGU), *_looked_at(anggaran, Ukuran.REALISASI))
    yield from cells


def _no_whole(ukuran: str) -> Texts:
    return Texts(f"jumlah {ukuran} anggaran tidak tercetak", f"the budget's total {ukuran} is not printed")


@function(
    ("budget", object_of(Anggaran)),
    result=RUPIAH,
    touches=lambda _, anggaran: _looked_at(anggaran, Ukuran.PAGU),
    why=lambda _, anggaran: None if _whole(anggaran, Ukuran.PAGU) is not None else _no_whole("pagu"),
    doc=(
        "jumlah pagu: menurut baris jumlah, atau jumlah baris teratas bila baris jumlah tidak tercetak",
        "the whole pagu: of the total row, or the sum of the top lines where no total row is printed",
    ),
)
def total_pagu(_: Scope, budget: Anggaran) -> Number | None:
    """
    Give the whole pagu of a budget.
    """
    return _whole(budget, Ukuran.PAGU)


def _mentioned(scope: Scope, mention: SebutanAnggaran) -> Anggaran | None:
    if mention.versi is None:
        return scope.budget(mention.jenis)
    found = [each for each in scope.laporan.anggaran if each.jenis is mention.jenis and each.versi == mention.versi]
    return found[0] if len(found) == 1 else None


def _no_mentioned(scope: Scope, mention: SebutanAnggaran) -> Texts | None:
    if _mentioned(scope, mention) is not None:
        return None
    if mention.versi is not None:
        return Texts(
            f"anggaran {mention.jenis} versi {mention.versi!r} tidak ada dalam berkas, atau lebih dari satu",
            f"the file has no {mention.jenis} budget of version {mention.versi!r}, or several",
        )
    return _no_budget(scope, mention.jenis)


def _no_amount(scope: Scope, mention: SebutanAnggaran) -> Texts | None:
    if mention.jumlah is None or table_amount(scope, mention) is not None:
        return None
    return _no_mentioned(scope, mention) or _no_whole(mention.ukuran)


def _amount_cells(scope: Scope, mention: SebutanAnggaran) -> Iterator[Nilai]:
    anggaran = _mentioned(scope, mention)
    if anggaran is not None and mention.ukuran in _MONEY:
        yield from _looked_at(anggaran, mention.ukuran)


_MONEY = (Ukuran.PAGU, Ukuran.REALISASI, Ukuran.SISA)


@function(
    ("mention", object_of(SebutanAnggaran)),
    result=RUPIAH,
    touches=_amount_cells,
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
    anggaran = _mentioned(scope, mention)
    if anggaran is None or mention.ukuran not in _MONEY:
        return None
    amount = _whole(anggaran, mention.ukuran)
    return -amount if amount is not None and mention.ukuran is Ukuran.SISA and amount < 0 else amount


def _no_share(scope: Scope, mention: SebutanAnggaran) -> Texts | None:
    if mention.persen is None or table_share(scope, mention) is not None:
        return None
    return _no_mentioned(scope, mention) or _no_whole("persen")


def _share_cells(scope: Scope, mention: SebutanAnggaran) -> Iterator[Nilai]:
    anggaran = _mentioned(scope, mention)
    if anggaran is not None:
        persen = _printed_share(anggaran, mention)
        if persen is not None:
            yield persen
            return
        part = Ukuran.SISA if mention.ukuran is Ukuran.SISA else Ukuran.REALISASI
        yield from (*_looked_at(anggaran, part), *_looked_at(anggaran, Ukuran.PAGU))


def _printed_share(anggaran: Anggaran, mention: SebutanAnggaran) -> Persen | None:
    return None if anggaran.total is None or mention.ukuran is Ukuran.SISA else anggaran.total.persen


@function(
    ("mention", object_of(SebutanAnggaran)),
    result=PERCENT,
    touches=_share_cells,
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
    anggaran = _mentioned(scope, mention)
    if anggaran is None:
        return None
    persen = _printed_share(anggaran, mention)
    if persen is not None:
        return persen.bilangan
    part = _whole(anggaran, Ukuran.SISA if mention.ukuran is Ukuran.SISA else Ukuran.REALISASI)
    whole = _whole(anggaran, Ukuran.PAGU)
    quotient = None if part is None or whole is None else divide(part, whole)
    return None if quotient is None else quotient * 100


def _reversed(anggaran: Anggaran) -> bool:
    """
    Tell whether a table of spending prints realisasi − pagu throughout, as a column "lebih/(kurang)" does.
    """
    signs = [sign for row in rows_of(anggaran) if (sign := _sign(row)) is not None]
    return len(signs) > 1 and all(sign < 0 for sign in signs)


def _sign(row: BarisUang) -> int | None:
    numbers = [None if cell is None else cell.tepat for cell in (row.pagu, row.realisasi, row.sisa)]
    if None in numbers:
        return None
    pagu, realisasi, sisa = numbers
    assert pagu is not None
    assert realisasi is not None
    assert sisa is not None
    if sisa == 0 or abs(sisa) != abs(pagu - realisasi):
        return None
    return 1 if sisa == pagu - realisasi else -1


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
    if budget.jenis is JenisAnggaran.PENDAPATAN:
        return -1 if _sign(row) == -1 else 1
    return -1 if scope.memo("reversed", budget, lambda: _reversed(budget)) else 1


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
    return id(line) in scope.budget_lines(budget).twins


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
    twins = scope.budget_lines(budget).twins.get(id(line))
    return None if twins is None else twins[0]


@function(
    ("text", TEXT),
    result=RUPIAH,
    why=lambda _, text: None
    if terbilang.amount_in_words(text) is not None
    else Texts("jumlah dengan kata tidak dapat dibaca", "the amount in words cannot be read"),
    doc=("jumlah rupiah yang ditulis dengan kata", "the amount of rupiah written in words"),
)
def amount_in_words(_: Scope, text: str) -> int | None:
    """
    Read an amount in words.
    """
    return terbilang.amount_in_words(text)
