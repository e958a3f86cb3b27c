"""
Functions on blank cells: a dash may stand for nothing, or for a figure that what stands beside it shows to be forgotten.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.facts import Dokumen, Fakta, walk
from lkj_rules.model.documents import BarisTabel, Tabel, Ukuran
from lkj_rules.model.identity import ByIdentity
from lkj_rules.model.intervals import Number
from lkj_rules.model.values import Kosong, Nilai
from lkj_rules.rules.functions.achievements.means import sums_up
from lkj_rules.rules.kinds import BOOL, object_of
from lkj_rules.rules.registry import Scope, function


@function(
    ("fact", object_of(Fakta)),
    result=BOOL,
    doc=(
        "benar bila sel anggaran kosong padahal angka lain di barisnya menunjukkan bahwa isinya bukan nol",
        "true when a budget cell is blank although the other figures of its row show that it is not zero",
    ),
)
def forgotten(_: Scope, fact: Fakta) -> bool:
    """
    Tell a forgotten figure from a dash for zero; a row without any figure is a heading.
    """
    if not isinstance(fact.nilai.bacaan, Kosong):
        return False
    if fact.dokumen is Dokumen.PK:
        return True
    pagu, realisasi, sisa, persen = (_number(fact.pemilik, name) for name in ("pagu", "realisasi", "sisa", "persen"))
    match fact.ukuran:
        case Ukuran.PAGU:
            return _counts(realisasi) or _counts(sisa)
        case Ukuran.REALISASI:
            return _counts(persen) or (sisa is not None and pagu is not None and sisa != pagu)
        case Ukuran.SISA:
            return pagu is not None and realisasi is not None and pagu != realisasi
        case _:
            return _counts(pagu) and _counts(realisasi)


def _number(row: Any, name: str) -> Number | None:
    value = getattr(row, name, None)
    return value.bilangan if isinstance(value, Nilai) else None


def _counts(number: Number | None) -> bool:
    return number is not None and number != 0


@function(
    ("row", object_of(BarisTabel)),
    result=BOOL,
    doc=(
        "benar bila baris lain di tabel itu mencetak capaian atas baris di bawahnya",
        "true when another row of the table prints an achievement over the rows below it",
    ),
)
def others_sum_up(scope: Scope, row: BarisTabel) -> bool:
    """
    Tell whether a table fills in the means of its parent rows.
    """
    tabel = scope.table_of(row)
    if tabel is None:
        return False
    return any(each is not row for each in _with_mean(scope, tabel))


@analysis
def _with_mean(scope: Scope, tabel: Tabel) -> list[BarisTabel]:
    """
    Give the rows that print a capaian over the rows below them.
    """
    printed = (row for row in walk(tabel.baris) if row.capaian is not None and not isinstance(row.capaian.bacaan, Kosong))
    return [row for row in printed if sums_up(scope, row)]


@function(
    ("table", object_of(Tabel)),
    result=BOOL,
    doc=("benar bila tabel itu mencetak kategori", "true when the table prints categories"),
)
@analysis
def prints_categories(_: Scope, table: Tabel) -> bool:
    """
    Tell whether some row of a table has a category.
    """
    return any(_has_words(row.kategori) for row in walk(table.baris))


@function(
    ("row", object_of(BarisTabel)),
    result=BOOL,
    touches=lambda _, row: [] if row.capaian is None else [row.capaian],
    doc=(
        "benar bila kategori baris itu kosong, padahal kebanyakan baris setingkat yang bercapaian mempunyainya",
        "true when the row's category is blank while most rows of its level that print an achievement have one",
    ),
)
def category_forgotten(scope: Scope, row: BarisTabel) -> bool:
    """
    Tell a forgotten category from a table, or a level of one, that prints none.
    """
    tabel = scope.table_of(row)
    if tabel is None or _has_words(row.kategori):
        return False
    levels = _levels(scope, tabel)
    graded = [_has_words(other.kategori) for other in levels[row] if other.capaian is not None and other is not row]
    return sum(graded) * 2 > len(graded)


@analysis
def _levels(_: Scope, tabel: Tabel) -> ByIdentity[BarisTabel, Sequence[BarisTabel]]:
    """
    Give for every row the rows of the table that are nested as deep.
    """
    depths: dict[int, list[BarisTabel]] = {}
    stack = [(row, 0) for row in tabel.baris]
    while stack:
        row, depth = stack.pop()
        depths.setdefault(depth, []).append(row)
        stack.extend((part, depth + 1) for part in row.anak)
    return ByIdentity((row, rows) for rows in depths.values() for row in rows)


def _has_words(text: str | None) -> bool:
    return text is not None and any(letter.isalpha() for letter in text)
