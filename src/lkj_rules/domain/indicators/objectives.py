"""
Objectives as documents list them: which rows stand under them, how they are numbered, what they are called.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.facts import walk
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.texts.numbering import Urutan, ordinal, runs
from lkj_rules.domain.texts.words import words_of
from lkj_rules.model.documents import Jenjang, Lkj, PerjanjianKinerja, Renstra, Rkt, SasaranDokumen, Tabel
from lkj_rules.model.findings import Texts

_REACHED = frozenset(("terwujudnya", "tercapainya", "terciptanya", "mewujudkan"))
_RAISED = frozenset(("meningkatnya", "meningkatkan", "peningkatan"))
"""Words that open nearly every objective: one puts that something is reached, or is raised, in other forms."""


@attrs.frozen
class Penomoran:
    """
    Hold the number of an objective, part by part, how it follows those before it in its document, and the last one before it.
    """

    bagian: tuple[int, ...] | None
    urutan: Urutan | None
    sebelumnya: str | None


def numbering(scope: Scope, objective: SasaranDokumen) -> Penomoran:
    """
    Read the number of an objective among those of its document.
    """
    document = next(scope.places.owners(objective))
    numbers = [sasaran.nomor for sasaran in document.sasaran]
    place = next(index for index, sasaran in enumerate(document.sasaran) if sasaran is objective)
    before = [number for number in numbers[:place] if number is not None]
    own = None if objective.nomor is None else ordinal(objective.nomor)
    return Penomoran(own, _runs(scope, document)[place], before[-1] if before else None)


@analysis
def _runs(_: Scope, document: Any) -> list[Urutan | None]:
    whole = not isinstance(document, PerjanjianKinerja) or document.jenjang is Jenjang.PUNCAK
    return list(runs([sasaran.nomor for sasaran in document.sasaran], whole=whole))


def objective_of(scope: Scope, row: Any) -> str | None:
    """
    Give the objective that a row stands under: its own, else that of the row above it.
    """
    for thing in (row, *scope.places.owners(row)):
        code = getattr(thing, "sasaran", None)
        if isinstance(code, str):
            return code
        if isinstance(thing, (Tabel, PerjanjianKinerja, Renstra, Rkt)):
            return None
    return None


def objectives_with_rows(scope: Scope, objective: SasaranDokumen) -> tuple[str | None, ...]:
    """
    Give the objectives under which indicators stand in the document of an objective, ``None`` for those that are not given.
    """
    return _objectives_of_rows(scope, next(scope.places.owners(objective)))


@analysis
def _objectives_of_rows(scope: Scope, document: Any) -> tuple[str | None, ...]:
    return tuple(dict.fromkeys(objective_of(scope, row) for row in _indicator_rows(document)))


def _indicator_rows(document: Any) -> Iterator[Any]:
    if isinstance(document, Lkj):
        yield from (row for tabel in document.tabel for row in walk(tabel.baris) if row.indikator is not None)
    else:
        yield from document.baris


@analysis
def known_objectives(_: Scope, document: Any) -> frozenset[str]:
    """
    Give the objectives that a document or table knows.
    """
    listed = (sasaran.sasaran for sasaran in getattr(document, "sasaran", ()))
    return frozenset((*listed, *(row.sasaran for row in document.baris if row.sasaran is not None)))


def objective_text(scope: Scope, row: Any, document: Any) -> str:
    """
    Give the objective of a row in the words of its own document, else in those of the register.
    """
    code = objective_of(scope, row)
    listed = (sasaran for holder in (document, *scope.places.owners(document)) for sasaran in _listed(holder))
    own = next((sasaran.nama for sasaran in listed if sasaran.sasaran == code and sasaran.nama), None)
    entry = scope.deref("Sasaran", code)
    return own or (None if entry is None else entry.nama) or str(code)


def _listed(holder: Any) -> Iterator[SasaranDokumen]:
    listed = getattr(holder, "sasaran", ())
    if isinstance(listed, tuple):
        yield from (sasaran for sasaran in listed if isinstance(sasaran, SasaranDokumen))


def core_of(wording: str) -> str:
    """
    Give an objective's wording without the form of its opening: ``Terwujudnya peningkatan mutu`` is ``Meningkatnya mutu``.
    """
    words = list(words_of(wording))
    if len(words) > 1 and words[0] in _REACHED:
        del words[0]
    if words and words[0] in _RAISED:
        words[0] = "peningkatan"
    return " ".join(words)


def label_of(objective: SasaranDokumen) -> Texts:
    """
    Call an objective by its printed number; a number in words (“Misi Pertama, Sasaran ke-2”) needs none before it.
    """
    number = (objective.nomor or "").strip()
    if "sasaran" in number.casefold():
        return Texts(number, number)
    return Texts(f"Sasaran {number}".strip(), f"Objective {number}".strip())
