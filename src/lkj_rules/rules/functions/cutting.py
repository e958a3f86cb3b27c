"""
Functions on how a table rounds its capaian: cut off, rounded, or both side by side.
"""

from __future__ import annotations

from fractions import Fraction

from lkj_rules.model.capaian.recompute import write_result
from lkj_rules.model.capaian.vonis import Kelas, Vonis
from lkj_rules.model.documents import BarisTabel, Tabel
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Agreement, cut
from lkj_rules.model.values import Nilai
from lkj_rules.rules.functions.judging import ROW, verdict_of, verdict_touches
from lkj_rules.rules.functions.verdicts import SHOWN_ROWS
from lkj_rules.rules.kinds import TEXT, list_of, object_of
from lkj_rules.rules.registry import Scope, function
from lkj_rules.rules.scope import walk

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
        "baris yang capaiannya dipotong, bukan dibulatkan",
        "the rows whose capaian was cut off and not rounded",
    ),
)
def cut_rows(scope: Scope, table: Tabel) -> list[BarisTabel]:
    """
    List the rows of a table whose printed capaian only cutting off explains.
    """
    return [row for row, verdict in agreeing(scope, table) if verdict.kesesuaian is Agreement.CUT]


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
