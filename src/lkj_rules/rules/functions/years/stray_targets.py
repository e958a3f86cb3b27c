"""
Functions on targets that belong to another year: a table left with last year's targets contradicts all that has this year's.
"""

from __future__ import annotations

from lkj_rules.domain.comparison import Side, agreement
from lkj_rules.domain.facts import Dokumen, Fakta
from lkj_rules.domain.questions import END, TEXT_TABLE, question
from lkj_rules.model.documents import Indikator, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.rules.kinds import FACTS, TEXT
from lkj_rules.rules.registry import Scope, function


def _of_another_year(scope: Scope, fakta: Fakta, indikator: Indikator) -> Fakta | None:
    """
    Find the other year's target that a target repeats: last year's first, the Renstra's before those of other tables.

    None where the Renstra has the same target for the year that it is printed for.
    """
    targets = [other for other in scope.facts_about(indikator) if other.ukuran is Ukuran.TARGET and other.tabel != TEXT_TABLE]
    same_year = (other for other in targets if other.dokumen is Dokumen.RENSTRA and other.tahun == fakta.tahun)
    if any(agreement(scope, fakta, other) is not False for other in same_year):
        return None
    last = fakta.tahun - 1
    elsewhere = (other for other in targets if other.tahun < fakta.tahun and question(scope, other) != END)
    found = [other for other in elsewhere if agreement(scope, fakta, other) is True]
    return min(found, key=lambda other: (last - other.tahun, other.dokumen is not Dokumen.RENSTRA), default=None)


@function(
    ("side", FACTS),
    result=TEXT,
    doc=(
        "kalimat tentang target yang sebenarnya target tahun sebelumnya, dengan tempatnya; kosong bila tidak ada",
        "a sentence on targets that are those of an earlier year, with the place; nothing where there are none",
    ),
)
def earlier_year_target(scope: Scope, side: Side) -> Texts:
    """
    Say of which earlier year a target is, where it is not that of its own.
    """
    said: dict[str, Fakta] = {}
    for fakta in side:
        found = None if fakta.indikator is None else _of_another_year(scope, fakta, fakta.indikator)
        if found is not None:
            said.setdefault(fakta.nilai.terbaca, found)
    places = [(value, found.tahun, scope.place(found)) for value, found in said.items()]
    return Texts(
        "".join(f" {value} ialah target tahun {year} ({where})." for value, year, where in places),
        "".join(f" {value} is the target for {year} ({where})." for value, year, where in places),
    )
