"""
Fields of the money of agreements: what the cascade puts below them, and how their rows stand to a total and to the budget.
"""

from __future__ import annotations

from lkj_rules.domain.budget import agreements
from lkj_rules.domain.budget.agreements import BedaProgram
from lkj_rules.model.documents import PerjanjianKinerja, PosPerjanjian
from lkj_rules.model.values import Rupiah
from lkj_rules.rules.kinds import PRINTED_RUPIAH, list_of, object_of
from lkj_rules.rules.registry import Scope
from lkj_rules.rules.relations import relation


@relation(
    PerjanjianKinerja, result=list_of(object_of(PerjanjianKinerja)),
    doc=("perjanjian berlaku tepat di bawahnya", "the agreements in force right below it"),
)  # fmt: skip
def bawahan(scope: Scope, perjanjian: PerjanjianKinerja) -> list[PerjanjianKinerja]:
    """
    Give the agreements below one.
    """
    return agreements.subordinates(scope, perjanjian)


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
    return agreements.main_rows(scope, perjanjian)


@relation(
    PerjanjianKinerja, result=list_of(PRINTED_RUPIAH),
    doc=(
        "nilai yang membentuk anggarannya: jumlah yang tertulis, atau jumlah setiap baris utamanya bila tidak tertulis",
        "the amounts that make up its money: the total it states, or those of its main rows where it states none",
    ),
)  # fmt: skip
def nilai_anggaran(scope: Scope, perjanjian: PerjanjianKinerja) -> list[Rupiah]:
    """
    Give what makes up the money that an agreement promises.
    """
    return agreements.agreed_amounts(scope, perjanjian)


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
    return agreements.rows_below(scope, pos)


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
    return agreements.programmes(scope, perjanjian)
