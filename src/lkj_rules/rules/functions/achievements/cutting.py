"""
Functions on how a table rounds its capaian: cut off, rounded, or both side by side.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from lkj_rules.domain.achievements.judgement import true_realisasi
from lkj_rules.domain.achievements.recomputation import write_number, write_result
from lkj_rules.domain.achievements.rows import comparison_of, operands_of
from lkj_rules.domain.achievements.verdicts import verdict_of, verdict_touches
from lkj_rules.domain.achievements.vonis import Kelas, Vonis
from lkj_rules.domain.facts import walk
from lkj_rules.model.documents import BarisTabel, Pembanding, Tabel
from lkj_rules.model.findings import Texts
from lkj_rules.model.identity import Identities
from lkj_rules.model.intervals import Agreement, Exact, bounds, cut, round_half_up, step
from lkj_rules.model.values import Angka, Nilai
from lkj_rules.rules.functions.achievements.judging import ROW
from lkj_rules.rules.functions.achievements.verdicts import SHOWN_ROWS
from lkj_rules.rules.kinds import TEXT, list_of, object_of
from lkj_rules.rules.registry import Scope, function

TABLE = object_of(Tabel)


def agreeing(scope: Scope, table: Tabel) -> list[tuple[BarisTabel, Vonis]]:
    """
    List the rows of a table whose printed capaian follows from the row's own figures, with their verdicts.
    """
    judged = ((row, verdict_of(scope, row)) for row in walk(table.baris) if row.capaian is not None)
    right = (Kelas.COCOK, Kelas.RENTANG)
    return [(row, verdict) for row, verdict in judged if verdict.kelas in right and verdict.kesesuaian is not None]


def _digits_touches(scope: Scope, table: Tabel) -> list[Nilai]:
    rows = cut_rows(scope, table) or [row for row, _ in agreeing(scope, table)]
    return [nilai for row in rows for nilai in verdict_touches(scope, row)]


@function(
    ("table", object_of(Tabel)),
    result=list_of(ROW),
    touches=_digits_touches,
    doc=(
        "baris yang capaiannya, dihitung dari angka yang tercetak, dipotong dan tidak dibulatkan",
        "the rows whose capaian, computed from the printed figures, is cut off and not rounded",
    ),
)
def cut_rows(scope: Scope, table: Tabel) -> list[BarisTabel]:
    """
    List the rows of a table whose printed capaian only cutting off the recomputation from the printed figures gives.
    """
    return [row for row, verdict in agreeing(scope, table) if verdict.kesesuaian is Agreement.CUT]


@function(
    ("table", TABLE),
    result=list_of(ROW),
    doc=(
        "baris yang capaiannya pasti dipotong: angka realisasi yang tidak tercetak pun tidak menjelaskannya dengan pembulatan",
        "the rows whose capaian was certainly cut off: no unprinted digit of the realisasi explains it by rounding",
    ),
)
def surely_cut(scope: Scope, table: Tabel) -> list[BarisTabel]:
    """
    Keep the cut rows that rounding cannot explain, whatever digits of their operands are not printed.
    """
    return [row for row in cut_rows(scope, table) if not _may_print(scope, row, _rounds_to)]


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


@function(
    ("table", TABLE),
    result=list_of(ROW),
    doc=(
        "baris yang capaiannya pasti dibulatkan: angka realisasi yang tidak tercetak pun tidak menjelaskannya dengan pemotongan",
        "the rows whose capaian was certainly rounded: no unprinted digit of the realisasi explains it by cutting off",
    ),
)
def surely_rounded(scope: Scope, table: Tabel) -> list[BarisTabel]:
    """
    Keep the rounded rows that cutting off cannot explain, whatever digits of their operands are not printed.
    """
    return [row for row in rounded_rows(scope, table) if not _may_print(scope, row, _cuts_to)]


def _was_rounded(verdict: Vonis) -> bool:
    angka = verdict.capaian
    return angka is not None and verdict.harapan is not None and cut(verdict.harapan, angka.desimal) != angka.nilai


def _rounds_to(printed: Angka, low: Exact, high: Exact) -> bool:
    half = step(printed.desimal) / 2
    return low <= printed.nilai + half and high >= printed.nilai - half


def _cuts_to(printed: Angka, low: Exact, high: Exact) -> bool:
    unit = step(printed.desimal)
    if printed.nilai >= 0:
        return low < printed.nilai + unit and high >= printed.nilai
    return high > printed.nilai - unit and low <= printed.nilai


def _may_print(scope: Scope, row: BarisTabel, prints: Callable[[Angka, Exact, Exact], bool]) -> bool:
    """
    Tell whether some digits of the operands that are not printed give the printed capaian in another way.

    A target is exact; a realisasi, this year's or last year's, is exact where it is a count. What cannot be computed over all
    digits is taken for possible.
    """
    verdict, indikator = verdict_of(scope, row), scope.indikator(row.indikator)
    target, realisasi, _ = operands_of(scope, row)
    if verdict.capaian is None or verdict.target is None or target is None or realisasi is None or verdict.rumus is None:
        return True
    last_year = comparison_of(scope, row) is Pembanding.REALISASI_TAHUN_LALU
    base = true_realisasi(target.bacaan, indikator) if last_year else verdict.target.nilai
    value = verdict.rumus(base, true_realisasi(realisasi.bacaan, indikator))
    return value is None or prints(verdict.capaian, *bounds(value))


@function(
    ("rows", list_of(ROW)),
    result=TEXT,
    doc=(
        "capaian baris, masing-masing dengan hasil hitungan dari angka yang tercetak",
        "the capaian of rows, each with what the printed figures give",
    ),
)
def computed_words(scope: Scope, rows: list[BarisTabel]) -> Texts:
    """
    List the capaian of rows with their recomputation, a handful at most.
    """
    texts = []
    for bahasa, rest in (("id", "dan {} lagi"), ("en", "and {} more")):
        said = [f"{row.capaian} ({_computed(verdict_of(scope, row), bahasa)})" for row in rows[:SHOWN_ROWS]]
        if len(rows) > SHOWN_ROWS:
            said.append(rest.format(len(rows) - SHOWN_ROWS))
        texts.append("; ".join(said))
    return Texts(*texts)


def _computed(verdict: Vonis, bahasa: str) -> str:
    """
    Write a recomputation with further decimals, and rounded where that is not what is printed.
    """
    angka, expected = verdict.capaian, verdict.harapan or Fraction(0)
    decimals = 0 if angka is None else angka.desimal
    computed, rounded = {"id": ("hitungan", "dibulatkan"), "en": ("computed", "rounded")}[bahasa]
    text = f"{computed} {write_result(expected, decimals + _SHOWS_ROUNDING, bahasa)}"
    if angka is None or round_half_up(expected, decimals) == angka.nilai:
        return text
    return f"{text}, {rounded} {write_number(expected, decimals, bahasa)}"


@function(
    ("table", TABLE),
    result=TEXT,
    doc=(
        "kalimat tentang capaian yang hanya menurut angka yang tercetak dipotong; kosong bila tidak ada",
        "a sentence on the capaian that are cut off only by the printed figures; nothing where there are none",
    ),
)
def seeming_words(scope: Scope, table: Tabel) -> Texts:
    """
    Say which capaian seem cut off but may be rounded from digits that are not printed.
    """
    sure = Identities(surely_cut(scope, table))
    rows = [row for row in cut_rows(scope, table) if row not in sure]
    if not rows:
        return Texts("", "")
    words = computed_words(scope, rows)
    return Texts(
        f" Menurut angka yang tercetak, terpotong pula: {words.id}; desimal realisasi yang tidak tercetak dapat pula "
        "menjelaskannya.",
        f" By the printed figures also cut off: {words.en}; decimals of the result that are not printed may explain it as well.",
    )


_SHOWS_ROUNDING = 2
"""Further decimals that show which way a number was rounded."""
