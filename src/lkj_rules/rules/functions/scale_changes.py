"""
Functions on targets whose scale changes along the chain: a number here, a predicate there.
"""

from __future__ import annotations

from lkj_rules.model.documents import Indikator, Laporan, Ukuran
from lkj_rules.model.facts import Dokumen, Fakta
from lkj_rules.model.findings import Texts
from lkj_rules.rules.functions.measures import one_scale, scale_of
from lkj_rules.rules.functions.pairing import Side
from lkj_rules.rules.kinds import BOOL, FACTS, object_of
from lkj_rules.rules.registry import Scope, function

_CHAIN = frozenset({Dokumen.RENSTRA, Dokumen.RKT, Dokumen.PK, Dokumen.RENCANA_AKSI, Dokumen.LKJ})


def _scale_reason(scope: Scope, indicator: Indikator) -> Texts | None:
    if scale_holds(scope, indicator) is not None:
        return None
    return Texts(
        "skala target berganti antardokumen (TGT008)", "the scale of the target changes between documents (TGT008)"
    )


@function(
    ("indicator", object_of(Indikator)),
    result=BOOL,
    why=_scale_reason,
    doc=(
        "benar bila skala target tahun ini tidak berganti antardokumen; tak diketahui bila berganti, karena TGT008 yang berbicara",
        "true when this year's target keeps its scale across documents; unknown when it changes, for then TGT008 speaks",
    ),
)
def scale_holds(scope: Scope, indicator: Indikator) -> bool | None:
    """
    Tell whether targets of an indicator can be compared at all along the chain.
    """
    changing = scope.memo("scale_changes", scope.laporan, lambda: _scale_changes(scope, scope.laporan))
    return None if indicator.kode in changing else True


def _scale_changes(scope: Scope, laporan: Laporan) -> frozenset[str]:
    targets: dict[str, list[Fakta]] = {}
    for fakta in scope.facts:
        this_year = fakta.ukuran is Ukuran.TARGET and fakta.tahun == laporan.tahun and fakta.versi == "berlaku"
        if this_year and fakta.dokumen in _CHAIN and fakta.indikator is not None:
            targets.setdefault(fakta.indikator.kode, []).append(fakta)
    return frozenset(kode for kode, facts in targets.items() if one_scale(scope, tuple(facts)) is False)


@function(
    ("side", FACTS),
    result=FACTS,
    doc=(
        "fakta yang skalanya berbeda dari fakta pertama, Perjanjian Kinerja lebih dahulu",
        "the facts whose scale differs from the first one's, the agreement before others",
    ),
)
def off_scale(scope: Scope, side: Side) -> Side:
    """
    Find where along the chain the scale changes.
    """
    kinds = [(fakta, scale_of(scope, fakta.nilai, fakta)) for fakta in side]
    first = next((kind for _, kind in kinds if kind is not None), None)
    changed = [fakta for fakta, kind in kinds if kind not in (None, first)]
    return tuple(sorted(changed, key=lambda fakta: fakta.dokumen is not Dokumen.PK))
