"""
Functions on values whose scale changes along the chain or over the years: a number here, a predicate there.
"""

from __future__ import annotations

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.comparison import Side
from lkj_rules.domain.facts import Dokumen, Fakta
from lkj_rules.domain.scales import scale_of
from lkj_rules.model.documents import Indikator, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.reading.ladders import AKIP, grade_of
from lkj_rules.model.values import Angka
from lkj_rules.rules.functions.values.differences import shown_text
from lkj_rules.rules.functions.values.measures import one_scale
from lkj_rules.rules.kinds import BOOL, FACTS, TEXT, object_of
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
    changing = _scale_changes(scope)
    return None if indicator.kode in changing else True


@analysis
def _scale_changes(scope: Scope) -> frozenset[str]:
    targets: dict[str, list[Fakta]] = {}
    for fakta in scope.facts:
        this_year = fakta.ukuran is Ukuran.TARGET and fakta.tahun == scope.laporan.tahun and fakta.versi == "berlaku"
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


@function(
    ("side", FACTS),
    result=FACTS,
    narrows=True,
    doc=(
        "fakta tanpa nilai SAKIP (0 sampai 100, tanpa satuan), yang setara dengan predikatnya",
        "the facts without SAKIP scores (0 to 100, without a unit), which are as good as their grades",
    ),
)
def without_scores(scope: Scope, side: Side) -> Side:
    """
    Leave out numbers that a SAKIP grade may be printed as.
    """
    return tuple(fakta for fakta in side if not _is_score(scope, fakta))


def _is_score(scope: Scope, fakta: Fakta) -> bool:
    reading = fakta.nilai.bacaan
    plain = isinstance(reading, Angka) and reading.satuan is None and grade_of(reading.nilai) is not None
    return plain and scope.ladder(fakta.indikator) is AKIP


@function(
    ("side", FACTS),
    result=FACTS,
    doc=(
        "fakta yang tidak sejenis dengan lainnya: angka bila indikatornya bertangga predikat, selain itu yang lebih sedikit",
        "the facts that are not of one kind with the others: numbers where the indicator has a ladder, else the fewer",
    ),
)
def of_odd_kind(scope: Scope, side: Side) -> Side:
    """
    Find what is printed as a number among grades, or the reverse.
    """
    kinds: dict[str, list[Fakta]] = {}
    for fakta in side:
        kind = scale_of(scope, fakta.nilai, fakta)
        if kind is not None:
            kinds.setdefault(kind, []).append(fakta)
    if len(kinds) < 2:  # noqa: PLR2004  # one kind is none odd
        return ()
    if scope.ladder(side[0].indikator) is not None:
        return tuple(kinds["angka"])
    fewest = min(map(len, kinds.values()))
    return tuple(next(facts for facts in reversed(kinds.values()) if len(facts) == fewest))


@function(
    ("side", FACTS),
    result=TEXT,
    doc=(
        "nilai satu sisi dengan tahun dan tempatnya, yang sama hanya sekali",
        "the values of a side with year and place, those that are alike only once",
    ),
)
def by_year_and_place(scope: Scope, side: Side) -> str:
    """
    List values with their years and first places.
    """
    first: dict[tuple[str, int], Fakta] = {}
    for fakta in side:
        first.setdefault((shown_text(fakta.nilai), fakta.tahun), fakta)
    return "; ".join(f"{text} ({year}, {scope.place(fakta)})" for (text, year), fakta in first.items())
