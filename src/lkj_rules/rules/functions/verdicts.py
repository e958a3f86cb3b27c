"""
Functions that word a verdict on a capaian, and look around the row it was given on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from lkj_rules.model.documents import BarisTabel, Pembanding, Rumus, Tabel
from lkj_rules.model.findings import Texts
from lkj_rules.model.formulas import Formula, parse_formula
from lkj_rules.model.intervals import Agreement, Number, bounds, cut, step
from lkj_rules.model.recompute import write_number, write_result
from lkj_rules.model.values import Nilai
from lkj_rules.model.vonis import JenisBatas, JenisTebakan, Kelas, Vonis
from lkj_rules.rules.functions.conflicts import shown_text
from lkj_rules.rules.functions.performance import agreeing, comparand_of, comparison_of, cut_rows, operands_of, verdict_of
from lkj_rules.rules.kinds import BOOL, NUMBER, TEXT, list_of, object_of
from lkj_rules.rules.registry import Scope, function
from lkj_rules.rules.scope import walk

ROW = object_of(BarisTabel)
VERDICT = object_of(Vonis)
TABLE = object_of(Tabel)
FORMULA = object_of(Rumus)

SHOWN_ROWS = 5
"""How many rows a sentence lists; the rest is counted."""


@function(
    ("row", ROW),
    result=TEXT,
    doc=(
        "nama baris: indikatornya, atau nama atau nomornya seperti tercetak",
        "the name of a row: its indicator, or its name or number as printed",
    ),
)
def row_name(scope: Scope, row: BarisTabel) -> Texts:
    """
    Name a row for a reader.
    """
    indikator = scope.indikator(row.indikator)
    name = row.nama if indikator is None else indikator.nama
    if name:
        return Texts(name, name)
    return Texts(f"baris {row.nomor}", f"row {row.nomor}") if row.nomor else Texts("baris tanpa nama", "a row without a name")


@function(
    ("row", ROW),
    result=TEXT,
    doc=(
        "yang menjadi pembanding capaian, dengan nilainya: target, realisasi tahun lalu, atau target akhir Renstra",
        "what the capaian is taken of, with its value: the target, last year's realisasi or the Renstra's end target",
    ),
)
def comparand_words(scope: Scope, row: BarisTabel) -> Texts | None:
    """
    Say which figure a row's capaian is taken of.
    """
    value = comparand_of(scope, row)
    if value is None:
        return None
    shown = shown_text(value)
    match comparison_of(scope, row):
        case Pembanding.REALISASI_TAHUN_LALU:
            return Texts(f"realisasi tahun lalu {shown}", f"last year's realisasi {shown}")
        case Pembanding.TARGET_AKHIR_RENSTRA:
            return Texts(f"target akhir Renstra {shown}", f"the Renstra's end target {shown}")
        case _:
            return Texts(f"target {shown}", f"target {shown}")


@function(
    ("verdict", VERDICT),
    result=TEXT,
    doc=("capaian yang seharusnya menurut rumus yang berlaku", "the capaian that the admissible formulas give"),
)
def expected_words(_: Scope, verdict: Vonis) -> Texts | None:
    """
    Say what the capaian should be; two admissible formulas give two values.
    """
    values = [value for value in (verdict.harapan, verdict.harapan_lain) if value is not None]
    if not values:
        return None
    decimals = 0 if verdict.capaian is None else verdict.capaian.desimal
    id_ = dict.fromkeys(f"{write_result(value, decimals, 'id')} %" for value in values)
    en = dict.fromkeys(f"{write_result(value, decimals, 'en')}%" for value in values)
    return Texts(" atau ".join(id_), " or ".join(en))


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
    ("verdict", VERDICT),
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


@function(
    ("table", TABLE),
    result=list_of(ROW),
    doc=("baris yang capaiannya dibulatkan ke atas dengan benar", "the rows whose capaian was rightly rounded up"),
)
def rounded_rows(scope: Scope, table: Tabel) -> list[BarisTabel]:
    """
    List the rows whose printed capaian is rounded where cutting would print another number.
    """
    return [row for row, verdict in agreeing(scope, table) if verdict.kesesuaian is Agreement.EXACT and _was_rounded(verdict)]


def _was_rounded(verdict: Vonis) -> bool:
    angka = verdict.capaian
    return angka is not None and verdict.harapan is not None and cut(verdict.harapan, angka.desimal) != angka.nilai


@function(
    ("table", TABLE),
    result=TEXT,
    doc=(
        "capaian yang dipotong, masing-masing dengan hasil hitungannya",
        "the capaian that were cut off, each with its computation",
    ),
)
def cut_words(scope: Scope, table: Tabel) -> Texts:
    """
    List the capaian of a table that were cut off, a handful at most.
    """
    return _listed(scope, cut_rows(scope, table), more=0)


@function(
    ("table", TABLE),
    result=TEXT,
    doc=(
        "capaian yang dibulatkan, masing-masing dengan hasil hitungannya",
        "the capaian that were rounded, each with its computation",
    ),
)
def rounded_words(scope: Scope, table: Tabel) -> Texts:
    """
    List the capaian of a table that were rounded, a handful at most.
    """
    return _listed(scope, rounded_rows(scope, table), more=_SHOWS_ROUNDING)


def _listed(scope: Scope, rows: list[BarisTabel], *, more: int) -> Texts:
    texts = []
    for bahasa, word, rest in (("id", "hitungan", "dan {} lagi"), ("en", "computed", "and {} more")):
        said = []
        for row in rows[:SHOWN_ROWS]:
            verdict = verdict_of(scope, row)
            decimals = 0 if verdict.capaian is None else verdict.capaian.desimal
            said.append(f"{row.capaian} ({word} {write_result(verdict.harapan or Fraction(0), decimals + more, bahasa)})")
        if len(rows) > SHOWN_ROWS:
            said.append(rest.format(len(rows) - SHOWN_ROWS))
        texts.append("; ".join(said))
    return Texts(*texts)


_SHOWS_ROUNDING = 2
"""Further decimals that show which way a number was rounded."""


@function(
    ("verdict", VERDICT),
    result=TEXT,
    doc=(
        "realisasi yang tidak tercetak tetapi diperlukan agar capaian cocok",
        "the realisasi that is not printed but would be needed for the capaian to fit",
    ),
)
def needed_words(_: Scope, verdict: Vonis) -> Texts:
    """
    Say between which numbers the realisasi would have to lie.
    """
    if verdict.dibutuhkan is None:
        return Texts("angka desimal yang tidak tercetak", "decimals that are not printed")
    decimals = (0 if verdict.realisasi is None else max(verdict.realisasi.desimal, 0)) + 1
    low, high = bounds(verdict.dibutuhkan)
    while high - low < 2 * step(decimals) and decimals < _MOST_DECIMALS and low != high:
        decimals += 1
    ends = [[write_number(end, decimals, bahasa) for end in (low, high)] for bahasa in ("id", "en")]
    return Texts(f"antara {ends[0][0]} dan {ends[0][1]}", f"between {ends[1][0]} and {ends[1][1]}")


_MOST_DECIMALS = 9


def _formula_reason(_: Scope, formula: Rumus) -> Texts | None:
    if parse_formula(formula.teks) is not None:
        return None
    return Texts(
        "rumus tidak dapat dibaca sebagai hitungan atas target dan realisasi",
        "the formula cannot be read as a computation on target and realisasi",
    )


def _formula_touches(scope: Scope, formula: Rumus) -> list[Nilai]:
    rows = _rows_under(scope, formula)
    return [nilai for row, _ in rows for nilai in operands_of(scope, row) if nilai is not None]


@function(
    ("formula", FORMULA),
    result=TEXT,
    why=_formula_reason,
    touches=_formula_touches,
    doc=(
        "cacat rumus: tetap (mengabaikan realisasi), berlawanan (menghargai yang buruk), tidak_dipakai, atau tidak_ada",
        "a formula's fault: tetap (ignores the realisasi), berlawanan (rewards the bad), tidak_dipakai (unused) or tidak_ada",
    ),
)
def formula_fault(scope: Scope, formula: Rumus) -> str | None:
    """
    Name the fault of a stated formula; unknown when its text is no formula of target and realisasi.
    """
    parsed = parse_formula(formula.teks)
    if parsed is None:
        return None
    if parsed.tetap:
        return "tetap"
    if parsed.naik is {"maksimum": False, "minimum": True}.get(formula.arah.value):
        return "berlawanan"
    return "tidak_dipakai" if _is_unused(scope, formula, parsed) else "tidak_ada"


def _is_unused(scope: Scope, formula: Rumus, parsed: Formula) -> bool:
    # Only rows whose realisasi is not the target can tell formulas apart.
    verdicts = [verdict for _, verdict in _rows_under(scope, formula) if _tells(verdict)]
    sure = [verdict for verdict in verdicts if verdict.kesesuaian is not Agreement.HIDDEN]
    followed = any(verdict.kelas in {Kelas.COCOK, Kelas.BATAS} for verdict in sure)
    other = any(guess.jenis is JenisTebakan.RUMUS_LAIN for verdict in verdicts for guess in verdict.tebakan)
    return scope.formula(formula.arah) == parsed and other and not followed


def _tells(verdict: Vonis) -> bool:
    return verdict.target is not None and verdict.realisasi is not None and verdict.target.nilai != verdict.realisasi.nilai


def _rows_under(scope: Scope, formula: Rumus) -> Iterator[tuple[BarisTabel, Vonis]]:
    """
    Give the rows whose indicator has the direction that a formula is stated for, with their verdicts.
    """
    for tabel in scope.tables.values():
        for row in walk(tabel.baris):
            indikator = scope.indikator(row.indikator)
            if indikator is not None and indikator.arah is formula.arah and row.capaian is not None:
                yield row, verdict_of(scope, row)


@function(
    ("formula", FORMULA),
    ("target", NUMBER),
    ("achieved", NUMBER),
    result=NUMBER,
    doc=("hasil rumus yang dinyatakan untuk satu target dan realisasi", "what a stated formula gives for a target and a realisasi"),
)
def formula_at(_: Scope, formula: Rumus, target: Number, achieved: Number) -> Number | None:
    """
    Compute a stated formula, in percent, to show what it does.
    """
    parsed = parse_formula(formula.teks)
    return None if parsed is None else parsed(target, achieved)


_SUCCESS = re.compile(r"\b(?:tercapai|mencapai|berhasil|sukses|terpenuhi|memenuhi|melampaui|terlampaui|tuntas)\b")
_HEDGED = re.compile(r"\b(?:tidak|belum|kurang|cukup|hampir|sebagian|gagal|bukan|nyaris|mendekati)\b")


@function(
    ("text", TEXT),
    result=BOOL,
    doc=("benar bila teks menyatakan keberhasilan tanpa syarat", "true when a text claims success without reserve"),
)
def claims_success(_: Scope, text: str) -> bool:
    """
    Tell whether a label says that a target was met.
    """
    folded = text.casefold()
    return _SUCCESS.search(folded) is not None and _HEDGED.search(folded) is None
