"""
Fields of the money of agreements: what the cascade puts below them, and how their rows stand to a total and to the budget.
"""

from __future__ import annotations

from lkj_rules.domain.budget import cascade
from lkj_rules.domain.budget.cascade import BedaProgram
from lkj_rules.model.documents import PerjanjianKinerja, PosPerjanjian
from lkj_rules.rules.kinds import list_of, object_of
from lkj_rules.rules.registry import Scope
from lkj_rules.rules.relations import relation


@relation(
    PerjanjianKinerja, result=list_of(object_of(PosPerjanjian)),
    doc=(
        "baris anggarannya yang bukan rincian baris lain; tak diketahui bila tidak dapat ditentukan",
        "its budget rows that are no details of another; unknown where that cannot be told",
    ),
)  # fmt: skip
def baris_utama(scope: Scope, perjanjian: PerjanjianKinerja) -> list[PosPerjanjian] | None:
    """
    Give the rows that the total of an agreement adds up: a programme, or its activities, not both.
    """
    return cascade.main_rows(scope, perjanjian)


@relation(
    PosPerjanjian, result=list_of(object_of(PosPerjanjian)),
    doc=(
        "baris perjanjian tepat di bawahnya yang termasuk baris ini, menurut kode atau nama",
        "the rows of the agreements right below that belong to this row, by code or by name",
    ),
)  # fmt: skip
def rincian_bawahan(scope: Scope, pos: PosPerjanjian) -> list[PosPerjanjian] | None:
    """
    Give the rows of lower agreements under a row; unknown where one of them cannot be placed.
    """
    return cascade.rows_below(scope, pos)


@relation(
    PerjanjianKinerja, result=object_of(BedaProgram),
    doc=(
        "program yang hanya ada pada perjanjian, dan yang hanya ada pada anggaran yang berlaku",
        "the programmes that only the agreement has, and those that only the budget in force has",
    ),
)  # fmt: skip
def beda_program(scope: Scope, perjanjian: PerjanjianKinerja) -> BedaProgram | None:
    """
    Compare the programmes of an agreement with those of the budget.
    """
    return cascade.programmes(scope, perjanjian)
