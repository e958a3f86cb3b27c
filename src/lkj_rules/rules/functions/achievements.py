"""
What rules ask of capaian besides the verdict on one: means, stated formulas, directions, where figures come from.
"""

from __future__ import annotations

from collections.abc import Sequence

from lkj_rules.domain.achievements import means, rows, table_means
from lkj_rules.domain.achievements.formulas import parse_formula
from lkj_rules.domain.achievements.means import Rata
from lkj_rules.domain.achievements.methods import CacatRumus, fault_of, rows_under
from lkj_rules.domain.achievements.rows import capaian_in, operands_of, rows_below
from lkj_rules.domain.budget.sums import is_forgotten
from lkj_rules.domain.facts import Fakta
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import Arah, BarisTabel, Rumus
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Number
from lkj_rules.model.values import Nilai
from lkj_rules.rules.kinds import BOOL, NUMBER, TEXT, Kind, Type, list_of, object_of
from lkj_rules.rules.registry import function
from lkj_rules.rules.relations import relation

ROW = object_of(BarisTabel)
MEANS = list_of(object_of(Rata))

# -- means


@function(
    ("row", ROW), result=BOOL,
    doc=("benar bila baris tidak mempunyai target dan realisasi sendiri, sedangkan baris di bawahnya mencetak capaian",
         "true when a row has no target and realisasi of its own while the rows below it print a capaian"))
def sums_up(scope: Scope, row: BarisTabel) -> bool:
    """
    Return whether the capaian of a row can only come from the rows below it.
    """
    return rows.sums_up(row) and next(capaian_in(rows_below(scope, row)), None) is not None


def _incomplete(scope: Scope, row: BarisTabel) -> Texts | None:
    if table_means.means_below(scope, row) is not None:
        return None
    return Texts("capaian sebagian baris di bawahnya tidak ada", "some rows below have no capaian")


@function(
    ("row", ROW), result=MEANS, touches=lambda scope, row: capaian_in(rows_below(scope, row)), why=_incomplete,
    doc=("rata-rata capaian baris di bawahnya, sebelum atau sesudah pembulatan; tak diketahui bila salah satu tidak tercetak",
         "the means of the capaian below a row, before or after rounding; unknown when one of them is not printed"))
def means_below(scope: Scope, row: BarisTabel) -> tuple[Rata, ...] | None:
    """
    Give the admissible means over the rows below a row.
    """
    return table_means.means_below(scope, row)


relation(
    Fakta, result=MEANS, name="rata_bawah",
    doc=("rata-rata yang mungkin dari baris di bawahnya di kolom yang sama, untuk capaian baris induk di kolom lain",
         "the possible means of the rows below in the same column, for a parent row's capaian in a further column"),
)(table_means.means_in_column)  # fmt: skip


@function(("means", MEANS), result=TEXT, doc=("rata-rata yang mungkin, dengan kata-kata", "the possible means, in words"))
def means_words(_: Scope, rata: Sequence[Rata]) -> Texts:
    """
    Word the admissible means.
    """
    return means.means_words(rata)


# -- formulas and directions


def _rows_touched(scope: Scope, formula: Rumus) -> list[Nilai]:
    return [nilai for row in rows_under(scope, formula) for nilai in operands_of(scope, row) if nilai is not None]


@function(
    ("formula", object_of(Rumus)), result=Type(Kind.TEXT, cls=CacatRumus), touches=_rows_touched,
    doc=("cacat rumus: tak_terbaca, tetap (mengabaikan realisasi), berlawanan (dengan arahnya), tidak_dipakai, atau tidak_ada",
         "a fault: tak_terbaca (unreadable), tetap (no realisasi), berlawanan (rewards the bad), tidak_dipakai or tidak_ada"))
def formula_fault(scope: Scope, formula: Rumus) -> CacatRumus:
    """
    Name the fault of a stated formula.
    """
    return fault_of(scope, formula)


@function(
    ("formula", object_of(Rumus)), ("target", NUMBER), ("achieved", NUMBER), result=NUMBER,
    doc=("hasil rumus yang dinyatakan untuk satu target dan realisasi", "what a stated formula gives for a target and a realisasi"))
def formula_at(_: Scope, formula: Rumus, target: Number, achieved: Number) -> Number | None:
    """
    Compute a stated formula, in percent, to show what it does.
    """
    parsed = parse_formula(formula.terbaca)
    return None if parsed is None else parsed(target, achieved)


_DIRECTIONS = {
    Arah.MAKSIMUM: Texts("makin tinggi makin baik", "higher is better"),
    Arah.MINIMUM: Texts("makin rendah makin baik", "lower is better"),
    Arah.STABIL: Texts("sebaiknya tetap", "best kept steady"),
}


@function(
    ("direction", TEXT), result=TEXT,
    doc=("arah dengan kata-kata, misalnya makin rendah makin baik", "a direction in words, such as lower is better"))
def direction_words(_: Scope, direction: str) -> Texts:
    """
    Say which way an indicator is good.
    """
    return _DIRECTIONS[Arah(direction)]


# -- single values


relation(
    Fakta, result=ROW, name="baris",
    doc=("baris tabel tempat nilai itu tercetak; tak diketahui di luar tabel LKj", "the row of a table that it stands in"),
)(lambda _, fakta: fakta.pemilik if isinstance(fakta.pemilik, BarisTabel) else None)  # fmt: skip
relation(
    Fakta, result=BOOL, name="terlupa",
    doc=("benar bila sel anggaran kosong padahal angka lain di barisnya menunjukkan bahwa isinya bukan nol",
         "true when a budget cell is blank although the other figures of its row show that it is not zero"),
)(lambda _, fakta: is_forgotten(fakta))  # fmt: skip
relation(
    BarisTabel, result=NUMBER, name="tingkat",
    doc=("kedalaman baris: 0 untuk baris teratas", "how deep a row is nested: 0 for a top row"))(rows.depth_of)
