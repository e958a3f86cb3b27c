"""
Functions on efficiencies that the report states.
"""

from __future__ import annotations

from fractions import Fraction

from lkj_rules.domain.achievements.recomputation import write_result
from lkj_rules.domain.budget.efficiency import Hitungan, computations, lacking, outside, trees_of
from lkj_rules.domain.comparison import agreement_of
from lkj_rules.domain.figures import efficiency_operands
from lkj_rules.model.documents import Efisiensi
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Agreement
from lkj_rules.rules.kinds import TEXT, object_of
from lkj_rules.rules.registry import Scope, function

EFFICIENCY = object_of(Efisiensi)

_NAMES = {
    "P": Texts("pagu", "budget"),
    "A": Texts("realisasi anggaran", "amount spent"),
    "C": Texts("capaian", "capaian"),
    "S": Texts("penyerapan anggaran", "share spent"),
}


def _why_open(_: Scope, stated: Efisiensi) -> Texts | None:
    if stated.nilai is None or stated.nilai.angka is None:
        return Texts("efisiensi tidak tertulis sebagai angka", "the efficiency is not written as a number")
    if stated.rumus is None:
        return Texts("rumus efisiensi tidak dinyatakan", "no formula is stated for the efficiency")
    trees = trees_of(stated.rumus)
    if not trees:
        return Texts("rumus efisiensi tidak terbaca sebagai hitungan", "the efficiency formula cannot be read as a computation")
    names = [_NAMES[letter] for letter in "PACS" if letter in lacking(stated, trees)]
    if names:
        return Texts(
            f"{', '.join(name.id for name in names)} untuk rumus efisiensi tidak tertulis",
            f"the formula's {', '.join(name.en for name in names)} is not given",
        )
    return Texts("rumus efisiensi membagi dengan nol", "the efficiency formula divides by zero")


@function(
    ("stated", EFFICIENCY),
    result=TEXT,
    touches=lambda _, stated: efficiency_operands(stated),
    why=_why_open,
    doc=(
        "cacat efisiensi yang tertulis: rumus (bukan hasil rumusnya), kisaran (di luar kisarannya), atau tidak_ada",
        "the fault of a stated efficiency: rumus (not what its formula gives), kisaran (outside its range), or tidak_ada (none)",
    ),
)
def efficiency_fault(_: Scope, stated: Efisiensi) -> str | None:
    """
    Name what is wrong with a stated efficiency; unknown where its formula cannot be computed.
    """
    if stated.nilai is None or stated.nilai.angka is None:
        return None
    if outside(stated):
        return "kisaran"
    computed = computations(stated)
    if not computed:
        return None
    verdicts = [agreement_of(stated.nilai, each.nilai, each.tepat) for each in computed]
    return "rumus" if all(verdict is Agreement.IMPOSSIBLE for verdict in verdicts) else "tidak_ada"


@function(
    ("stated", EFFICIENCY),
    result=TEXT,
    doc=("efisiensi menurut rumusnya sendiri atau kisarannya", "the efficiency by its own formula, or its range"),
)
def efficiency_words(_: Scope, stated: Efisiensi) -> Texts | None:
    """
    Say what the efficiency should be; of several readings of the formula the one nearest to what is written.
    """
    if outside(stated):
        return _range_words(stated)
    written = None if stated.nilai is None else stated.nilai.angka
    computed = computations(stated)
    if written is None or not computed:
        return None

    def apart(each: Hitungan) -> Fraction:
        return abs(Fraction(each.tepat) - written.nilai)

    value = min(computed, key=apart).tepat
    id_, en = (write_result(value, written.desimal, bahasa) for bahasa in ("id", "en"))
    return Texts(f"{id_} %", f"{en}%")


def _range_words(stated: Efisiensi) -> Texts:
    low, high = stated.paling_rendah, stated.paling_tinggi
    if high is None:
        return Texts(f"paling rendah {low}", f"{low} at least")
    if low is None:
        return Texts(f"paling tinggi {high}", f"{high} at most")
    return Texts(f"antara {low} dan {high}", f"between {low} and {high}")
