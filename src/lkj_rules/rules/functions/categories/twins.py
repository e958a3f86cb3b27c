"""
Functions on one figure that one table puts in two categories.
"""

from __future__ import annotations

from collections.abc import Hashable

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.categories.labels import Label, same_label
from lkj_rules.model.values import Angka, Nilai
from lkj_rules.rules.kinds import BOOL, object_of
from lkj_rules.rules.registry import Scope, function

LABEL = object_of(Label)


def _figure(scope: Scope, label: Label) -> Hashable | None:
    """
    Give what two labels must share: the table, and the number with its digits; ``None`` for a label without a number in a table.
    """
    reading = None if label.nilai is None else label.nilai.bacaan
    tabel = None if label.baris is None else scope.table_of(label.baris)
    if tabel is None or not isinstance(reading, Angka):
        return None
    return tabel.id, reading.nilai, reading.desimal


@analysis
def _by_figure(scope: Scope) -> dict[Hashable, list[Label]]:
    found: dict[Hashable, list[Label]] = {}
    for label in scope.labels:
        figure = _figure(scope, label)
        if figure is not None:
            found.setdefault(figure, []).append(label)
    return found


def _alike(scope: Scope, label: Label) -> list[Label]:
    """
    Give the labels above this one in its table that stand beside the same figure.
    """
    group = _by_figure(scope).get(_figure(scope, label), [])
    before = next((index for index, other in enumerate(group) if other is label), 0)
    return group[:before]


def _values(scope: Scope, label: Label) -> list[Nilai]:
    other = other_category(scope, label)
    return [each.nilai for each in (label, other) if each is not None and each.nilai is not None]


@function(
    ("label", LABEL),
    result=BOOL,
    doc=(
        "benar bila baris lain di atasnya dalam tabel itu mencetak capaian yang sama beserta kategori",
        "true when a row above it in its table prints the same achievement, with a category",
    ),
)
def figure_repeated(scope: Scope, label: Label) -> bool:
    """
    Tell whether a figure was put in a category before in its table.
    """
    return bool(_alike(scope, label))


@function(
    ("label", LABEL),
    result=LABEL,
    touches=_values,
    doc=(
        "kategori lain yang diberikan tabel itu kepada capaian yang sama; tak diketahui bila tidak ada",
        "another category that the table gives to the same achievement; unknown where there is none",
    ),
)
def other_category(scope: Scope, label: Label) -> Label | None:
    """
    Find the first category above that differs from this one though the printed achievement is the same.
    """
    return next((other for other in _alike(scope, label) if not same_label(other.teks, label.teks)), None)
