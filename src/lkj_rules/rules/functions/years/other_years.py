"""
Functions on figures of other years than the report's, as its tables repeat them, and on the Renstra's targets behind them.
"""

from __future__ import annotations

from lkj_rules.domain.comparison import same_value
from lkj_rules.domain.facts import Dokumen, Fakta
from lkj_rules.model.documents import Indikator, Jenjang, Pembanding, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.rules.functions.years.retelling import own_report
from lkj_rules.rules.functions.years.years import is_end
from lkj_rules.rules.kinds import BOOL, FACTS, object_of
from lkj_rules.rules.registry import Scope, function

Side = tuple[Fakta, ...]


@function(
    ("side", FACTS),
    result=FACTS,
    narrows=True,
    doc=(
        "fakta tahun lain, bukan tahun laporan; target akhir Renstra dan capaian terhadap pembanding lain tidak ikut",
        "the facts of other years than the report's; the Renstra's end target and capaian of another comparison are left out",
    ),
)
def of_other_years(scope: Scope, side: Side) -> Side:
    """
    Keep the figures that belong to one year other than the report's.
    """
    return tuple(fakta for fakta in side if fakta.tahun != scope.laporan.tahun and _is_own(scope, fakta))


def _is_own(scope: Scope, fakta: Fakta) -> bool:
    if fakta.ukuran is Ukuran.TARGET:
        return not is_end(scope, fakta)
    return fakta.ukuran is not Ukuran.CAPAIAN or fakta.pembanding in (None, Pembanding.TARGET)


@function(
    ("left", FACTS),
    ("right", FACTS),
    result=FACTS,
    doc=(
        "fakta sisi pertama yang pasti menyatakan nilai lain daripada sisi kedua",
        "the facts of the first side that certainly state another value than the second",
    ),
)
def unlike(scope: Scope, left: Side, right: Side) -> Side:
    """
    Find which places state another target.
    """
    return tuple(fakta for fakta in left if any(same_value(scope, fakta.nilai, other.nilai, fakta) is False for other in right))


@function(
    ("side", FACTS),
    result=FACTS,
    doc=("target Renstra untuk indikator dan tahun yang sama, bila ada", "the Renstra's target of that indicator and year, if any"),
)
def strategic_target(scope: Scope, side: Side) -> Side:
    """
    Look up what the Renstra sets where other documents give a target.
    """
    fakta = side[0]
    about = () if fakta.indikator is None else scope.facts_about(fakta.indikator)
    return tuple(other for other in about if other.dokumen is Dokumen.RENSTRA and other.tahun == fakta.tahun)


@function(
    ("side", FACTS),
    result=BOOL,
    doc=(
        "benar bila angka itu dapat dibandingkan dengan dokumen asalnya: LKj tahun itu, atau Renstra untuk target",
        "true when the figure can be held against its own document: that year's report, or the Renstra for a target",
    ),
)
def has_source(scope: Scope, side: Side) -> bool:
    """
    Tell whether another rule compares these figures with where they come from.
    """
    fakta = side[0]
    if own_report(scope, fakta) is not None:
        return True
    renstra = scope.laporan.renstra
    if fakta.ukuran is not Ukuran.TARGET or fakta.indikator is None or renstra is None:
        return False
    return any(baris.indikator == fakta.indikator.kode and fakta.tahun in baris.target for baris in renstra.baris)


def _undecided(scope: Scope, indicator: Indikator) -> Texts | None:
    if agreed_on(scope, indicator) is not None:
        return None
    return Texts("tidak dapat ditentukan pk mana yang berlaku", "which pk is in force cannot be told")


@function(
    ("indicator", object_of(Indikator)),
    result=BOOL,
    why=_undecided,
    doc=(
        "benar bila Perjanjian Kinerja puncak memuat indikator itu; tak diketahui bila tidak dapat ditentukan mana yang berlaku",
        "true when the leader's agreement has the indicator; unknown when it cannot be told which one is in force",
    ),
)
def agreed_on(scope: Scope, indicator: Indikator) -> bool | None:
    """
    Tell whether the agreement carries an indicator; a report without any agreement of the leader carries none.
    """
    leading = [perjanjian for perjanjian in scope.laporan.perjanjian_kinerja if perjanjian.jenjang is Jenjang.PUNCAK]
    held = leading if scope.force.puncak is None else [scope.force.puncak]
    has = {any(baris.indikator == indicator.kode for baris in perjanjian.baris) for perjanjian in held}
    if len(has) > 1:
        return None
    return True in has
