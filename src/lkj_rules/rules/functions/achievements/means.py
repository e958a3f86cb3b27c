"""
Functions on means of capaian: those that a sentence claims over a table, and those that a row prints over the rows below it.
"""

from __future__ import annotations

from collections.abc import Sequence

from lkj_rules.domain.achievements import rows, table_means
from lkj_rules.domain.achievements.means import Rata
from lkj_rules.domain.achievements.recomputation import write_number
from lkj_rules.domain.achievements.rows import capaian_in, rows_below
from lkj_rules.model.documents import BarisTabel, Menurut
from lkj_rules.model.findings import Texts
from lkj_rules.rules.functions.achievements.judging import ROW
from lkj_rules.rules.kinds import BOOL, TEXT, list_of, object_of
from lkj_rules.rules.registry import Scope, function

MEANS = list_of(object_of(Rata))


@function(
    ("row", ROW),
    result=BOOL,
    doc=(
        "benar bila baris tidak mempunyai target dan realisasi sendiri, sedangkan baris di bawahnya mencetak capaian",
        "true when a row has no target and realisasi of its own while the rows below it print a capaian",
    ),
)
def sums_up(scope: Scope, row: BarisTabel) -> bool:
    """
    Tell whether the capaian of a row can only come from the rows below it.
    """
    return rows.sums_up(row) and next(capaian_in(rows_below(scope, row)), None) is not None


def _incomplete(scope: Scope, row: BarisTabel) -> Texts | None:
    if table_means.means_below(scope, row) is not None:
        return None
    return Texts("capaian sebagian baris di bawahnya tidak ada", "some rows below have no capaian")


@function(
    ("row", ROW),
    result=MEANS,
    touches=lambda scope, row: capaian_in(rows_below(scope, row)),
    why=_incomplete,
    doc=(
        "rata-rata capaian baris di bawahnya, sebelum atau sesudah pembulatan; tak diketahui bila salah satu tidak tercetak",
        "the means of the capaian below a row, before or after rounding; unknown when one of them is not printed",
    ),
)
def means_below(scope: Scope, row: BarisTabel) -> tuple[Rata, ...] | None:
    """
    Give the admissible means over the rows below a row.
    """
    return table_means.means_below(scope, row)


@function(
    ("means", MEANS),
    result=TEXT,
    doc=("rata-rata yang mungkin, dengan kata-kata", "the possible means, in words"),
)
def means_words(_: Scope, rata: Sequence[Rata]) -> Texts:
    """
    Word the admissible means, each value once.
    """
    texts = []
    for bahasa in ("id", "en"):
        shown: dict[str, str] = {}
        for each in rata:
            number = write_number(each.tepat, 2, bahasa)
            shown.setdefault(number, f"{number}{' ' if bahasa == 'id' else ''}% ({_over(each, bahasa)})")
        texts.append(_either(list(shown.values()), {"id": "atau", "en": "or"}[bahasa]))
    return Texts(*texts)


def _either(texts: Sequence[str], word: str) -> str:
    """
    Join alternatives: ``A or B``; ``A, B, or C``.
    """
    *first, last = texts
    return last if not first else f"{first[0]} {word} {last}" if len(first) == 1 else f"{', '.join(first)}, {word} {last}"


def _over(rata: Rata, bahasa: str) -> str:
    match rata.menurut:
        case Menurut.BARIS:
            what = ("baris", "row" if rata.banyak == 1 else "rows")
        case Menurut.SASARAN:
            what = ("sasaran", "objective" if rata.banyak == 1 else "objectives")
        case Menurut.INDUK:
            what = ("baris induk", "parent row" if rata.banyak == 1 else "parent rows")
    return f"{rata.banyak} {what[0]}" if bahasa == "id" else f"over {rata.banyak} {what[1]}"
