"""
Functions on objectives against those of the strategic plan.
"""

from __future__ import annotations

from lkj_rules.domain.texts.wordings import Perubahan, compare
from lkj_rules.domain.texts.words import words_of
from lkj_rules.model.documents import Lkj, PerjanjianKinerja, SasaranDokumen
from lkj_rules.model.findings import Texts
from lkj_rules.model.pointers import Petikan
from lkj_rules.rules.functions.plans.chain import change_words
from lkj_rules.rules.functions.plans.objectives import OBJECTIVE
from lkj_rules.rules.kinds import BOOL, TEXT, object_of
from lkj_rules.rules.registry import Scope, function

_REACHED = frozenset(("terwujudnya", "tercapainya", "terciptanya", "mewujudkan"))
_RAISED = frozenset(("meningkatnya", "meningkatkan", "peningkatan"))
"""Words that open nearly every objective: one puts that something is reached, or is raised, in other forms."""


def _core(wording: str) -> str:
    """
    Give an objective's wording without the form of its opening: ``Terwujudnya peningkatan mutu`` is ``Meningkatnya mutu``.
    """
    words = list(words_of(wording))
    if len(words) > 1 and words[0] in _REACHED:
        del words[0]
    if words and words[0] in _RAISED:
        words[0] = "peningkatan"
    return " ".join(words)


def _planned(scope: Scope, objective: SasaranDokumen) -> SasaranDokumen | None:
    renstra = scope.laporan.renstra
    listed = () if renstra is None else renstra.sasaran
    return next((other for other in listed if other.sasaran == objective.sasaran), None)


def _changes(scope: Scope, objective: SasaranDokumen) -> Perubahan:
    planned = _planned(scope, objective)
    if planned is None or not planned.nama or not objective.nama:
        return Perubahan()
    return compare(_core(planned.nama), _core(objective.nama), scope.laporan.entitas.nama)


def _no_plan(scope: Scope, _: SasaranDokumen) -> Texts | None:
    renstra = scope.laporan.renstra
    if renstra is None or not renstra.sasaran:
        return Texts("daftar sasaran Renstra tidak ada dalam berkas", "the file has no list of the Renstra's objectives")
    return None


@function(
    ("objective", OBJECTIVE),
    result=BOOL,
    doc=(
        "benar untuk sasaran Perjanjian Kinerja puncak yang berlaku, dan sasaran LKj yang tidak ada di perjanjian itu",
        "true for an objective of the leader's agreement in force, and for one of the report that this agreement does not have",
    ),
)
def answers_to_plan(scope: Scope, objective: SasaranDokumen) -> bool:
    """
    Tell whether an objective is to be held against the strategic plan; one of the report where no agreement stands between.
    """
    document, puncak = next(scope.places.owners(objective), None), scope.force.puncak
    if isinstance(document, PerjanjianKinerja):
        return document is puncak
    agreed = () if puncak is None else puncak.sasaran
    return isinstance(document, Lkj) and all(other.sasaran != objective.sasaran for other in agreed)


@function(
    ("objective", OBJECTIVE),
    result=BOOL,
    why=_no_plan,
    doc=(
        "benar bila Renstra memuat sasaran itu; tak diketahui bila Renstra tidak mendaftar sasaran",
        "true when the Renstra has the objective; unknown when it lists none",
    ),
)
def in_plan(scope: Scope, objective: SasaranDokumen) -> bool | None:
    """
    Look an objective up in the strategic plan.
    """
    return None if _no_plan(scope, objective) is not None else _planned(scope, objective) is not None


@function(
    ("objective", OBJECTIVE),
    result=BOOL,
    doc=(
        "benar bila rumusannya berbeda dari rumusan Renstra, di luar ejaan dan bentuk kata pembukanya",
        "true when it is worded otherwise than in the Renstra, spelling and the form of the opening word aside",
    ),
)
def reworded_since_plan(scope: Scope, objective: SasaranDokumen) -> bool:
    """
    Compare an objective's wording with that of the strategic plan.
    """
    return not _changes(scope, objective).nihil


@function(
    ("objective", OBJECTIVE),
    result=object_of(Petikan),
    doc=("rumusan sasaran itu dalam Renstra", "the wording of the objective in the Renstra"),
)
def planned_wording(scope: Scope, objective: SasaranDokumen) -> Petikan | None:
    """
    Quote an objective from the strategic plan.
    """
    planned = _planned(scope, objective)
    return None if planned is None or not planned.nama else Petikan(teks=planned.nama, pemilik=planned, jalur=("nama",))


@function(
    ("objective", OBJECTIVE),
    result=TEXT,
    doc=("kata Renstra yang hilang dan kata yang ditambahkan", "the Renstra's words that are dropped and those that are added"),
)
def words_since_plan(scope: Scope, objective: SasaranDokumen) -> Texts:
    """
    Say what a wording changes in that of the strategic plan.
    """
    return change_words(_changes(scope, objective))
