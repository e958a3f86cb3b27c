"""
Functions that pick facts by year, and follow a path of targets from year to year.
"""

from __future__ import annotations

import itertools

from lkj_rules.domain import questions
from lkj_rules.domain.comparison import Side, same_value
from lkj_rules.domain.facts import Dokumen, Fakta
from lkj_rules.model.documents import JenisTabel, Jenjang
from lkj_rules.model.findings import Texts
from lkj_rules.model.values import Ambigu, Kosong
from lkj_rules.rules.functions.values.comparing import worse
from lkj_rules.rules.functions.years.other_years import agreed_on
from lkj_rules.rules.kinds import FACTS, TEXT
from lkj_rules.rules.registry import Scope, function


@function(
    ("side", FACTS),
    result=FACTS,
    narrows=True,
    doc=(
        "fakta tentang target tahun ini; kolom target akhir Renstra dan kolom pembanding lain tidak ikut",
        "the facts on this year's target; columns of the Renstra's end target or of another comparison are left out",
    ),
)
def of_this_year(_: Scope, side: Side) -> Side:
    """
    Leave out values that stand beside this year's but answer another question.
    """
    return questions.of_this_year(side)


@function(
    ("side", FACTS),
    result=FACTS,
    narrows=True,
    doc=("fakta tahun sebelum tahun laporan", "the facts of the year before the report's"),
)
def last_year(scope: Scope, side: Side) -> Side:
    """
    Keep the facts of the year before.
    """
    return tuple(fakta for fakta in side if fakta.tahun == scope.laporan.tahun - 1)


@function(
    ("side", FACTS),
    result=FACTS,
    narrows=True,
    doc=(
        "fakta yang bacaannya tidak diragukan; bila semuanya diragukan, semuanya",
        "the facts whose reading is not in doubt; where all are, all of them",
    ),
)
def surest(_: Scope, side: Side) -> Side:
    """
    Leave doubtful readings out where others speak.
    """
    return tuple(fakta for fakta in side if not fakta.nilai.diragukan) or side


def _undecided(scope: Scope, side: Side) -> Texts | None:
    indikator = side[0].indikator
    if indikator is None or agreed_on(scope, indikator) is not None:
        return None
    return Texts("tidak dapat ditentukan pk mana yang berlaku", "which pk is in force cannot be told")


@function(
    ("side", FACTS),
    result=FACTS,
    why=_undecided,
    narrows=True,
    doc=(
        "target tahun ini yang paling mengikat: Perjanjian Kinerja pimpinan; tanpa itu RKT; selain itu tabel pengukuran",
        "this year's most binding target: of the leader's agreement; without it the yearly plan; else the measurement table",
    ),
)
def binding_target(scope: Scope, side: Side) -> Side | None:
    """
    Choose among the targets of an indicator those of the document that binds most; unknown while no agreement is in force.
    """
    if _undecided(scope, side) is not None:
        return None
    for dokumen, aspect, value in _BINDING:
        found = tuple(fakta for fakta in side if fakta.dokumen is dokumen and getattr(fakta, aspect) in (value, None))
        if found:
            return questions.of_this_year(found)
    return ()


_BINDING = (
    (Dokumen.PK, "jenjang", Jenjang.PUNCAK.value),
    (Dokumen.RKT, "jenjang", None),
    (Dokumen.LKJ, "tabel", JenisTabel.PENGUKURAN.value),
)
"""What sets a target, the most binding first: the document, and the one kind of it that counts."""


@function(
    ("side", FACTS),
    result=FACTS,
    why=lambda _, side: _undirected(side),
    doc=(
        "target tahunan yang pasti lebih buruk daripada target tahun sebelumnya menurut arah indikator",
        "the yearly targets that are certainly worse than the year before in the indicator's direction",
    ),
)
def setbacks(scope: Scope, side: Side) -> Side | None:
    """
    Follow a path of targets year by year; unknown when no step back is found and a step cannot be judged.
    """
    path = sorted((fakta for fakta in side if not isinstance(fakta.nilai.bacaan, Kosong | Ambigu)), key=lambda fakta: fakta.tahun)
    steps = [(later, _steps_back(scope, earlier, later)) for earlier, later in itertools.pairwise(path)]
    back = tuple(fakta for fakta, verdict in steps if verdict)
    return None if not back and any(verdict is None for _, verdict in steps) else back


def _steps_back(scope: Scope, earlier: Fakta, later: Fakta) -> bool | None:
    if later.tahun == earlier.tahun or same_value(scope, earlier.nilai, later.nilai, earlier):
        return False
    verdict: bool | None = worse(scope, later, earlier)
    return verdict


def _undirected(side: Side) -> Texts | None:
    if all(fakta.indikator is None or fakta.indikator.arah is not None for fakta in side):
        return None
    return Texts("arah indikator tidak dinyatakan", "the indicator's direction is not given")


@function(
    ("side", FACTS),
    ("later", FACTS),
    result=FACTS,
    doc=("fakta tepat sebelum fakta tertentu menurut tahun", "the fact right before another by year"),
)
def before(_: Scope, side: Side, later: Side) -> Side | None:
    """
    Find the fact of the latest year before the first of ``later``.
    """
    earlier = [fakta for fakta in side if later and fakta.tahun < later[0].tahun and not isinstance(fakta.nilai.bacaan, Kosong)]
    return (max(earlier, key=lambda fakta: fakta.tahun),) if earlier else None


@function(
    ("side", FACTS),
    result=TEXT,
    doc=("nilai satu sisi, masing-masing dengan tahunnya", "the values of a side, each with its year"),
)
def by_year(_: Scope, side: Side) -> str:
    """
    List values with their years.
    """
    return "; ".join(f"{fakta.nilai.terbaca} ({fakta.tahun})" for fakta in side)
