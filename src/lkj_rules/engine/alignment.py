"""
Pairing facts: a hash join on the keys that a rule names, linear in the number of facts.

Each side of a rule is a set of facts chosen by aspects. Facts of all sides that share the values of the rule's keys make one item;
a side that has none for a key is ``None``, a side with several gives them all. Nothing but the named keys pairs facts.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from operator import attrgetter

import attrs

from lkj_rules.domain.facts import Dokumen, Fakta
from lkj_rules.domain.scope import Scope
from lkj_rules.model import Record
from lkj_rules.model.documents import JenisAnggaran
from lkj_rules.rules.rule import FactFilter, Rule

Side = tuple[Fakta, ...]
"""The facts of one side for one key; never empty."""


@attrs.frozen(eq=False, repr=False)
class AbsentSide(Record):
    """
    Report that a side has no facts.

    Its document is not there, no version of it can be said to be in force, or it holds nothing of the kind (``ukuran``) at all.
    """

    dokumen: str
    in_force: bool
    ukuran: str | None = None


Aspects = tuple[tuple[str, tuple[str, ...]], ...]
"""What facts are chosen by: names of aspects, each with the values wanted."""

_USE = ("dokumen", "ukuran", "versi", "tabel", "tahun")
"""The aspects that most rules choose by, in the order in which they are looked at, so that choices begin alike."""


class FactChoice:
    """
    Choose facts by aspects, one aspect after another; rules often choose alike, so every choice is made once a report.
    """

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._made: dict[Aspects, Sequence[Fakta]] = {}

    def chosen(self, wanted: FactFilter) -> Sequence[Fakta]:
        """
        Give the facts that have all the wanted aspects; ``tahun = "laporan"`` means the report's own year.
        """
        return self._chosen(tuple(sorted(wanted.aspects, key=_by_use)))

    def _chosen(self, aspects: Aspects) -> Sequence[Fakta]:
        facts = self._made.get(aspects)
        if facts is None:
            facts = self._made[aspects] = self._narrowed(self._chosen(aspects[:-1]), *aspects[-1]) if aspects else self._scope.facts
        return facts

    def _narrowed(self, facts: Sequence[Fakta], name: str, values: Sequence[str]) -> Sequence[Fakta]:
        if name == "tahun":
            years = [self._scope.laporan.tahun if value == "laporan" else int(value) for value in values]
            return [fakta for fakta in facts if fakta.tahun in years]
        aspect = attrgetter(name)
        return [fakta for fakta in facts if aspect(fakta) in values]


def _by_use(aspect: tuple[str, tuple[str, ...]]) -> tuple[int, str]:
    name, _ = aspect
    return _USE.index(name) if name in _USE else len(_USE), name


def absent_side(scope: Scope, wanted: FactFilter) -> AbsentSide | None:
    """
    Return whether a side cannot exist in this report at all, and why.
    """
    aspects = dict(wanted.aspects)
    documents = aspects.get("dokumen", ())
    if documents and not any(_present(scope, dokumen) for dokumen in documents):
        return AbsentSide(documents[0], in_force=False)
    if aspects.get("versi") != ("berlaku",):
        return None
    if documents == (Dokumen.PK.value,) and scope.force.puncak is None:
        return AbsentSide(documents[0], in_force=True)
    if documents == (Dokumen.RKT.value,) and not any(map(scope.force.holds, scope.laporan.rkt)):
        return AbsentSide(documents[0], in_force=True)
    if documents == (Dokumen.ANGGARAN.value,):
        budgets = [anggaran for anggaran in scope.laporan.anggaran if anggaran.jenis in aspects.get("jenis", tuple(JenisAnggaran))]
        return None if any(map(scope.force.holds, budgets)) else AbsentSide(documents[0], in_force=bool(budgets))
    return None


def empty_side(scope: Scope, wanted: FactFilter) -> AbsentSide | None:
    """
    Return whether the document of a side is there but holds no fact of the kind: then no single fact can be called missing from it.
    """
    documents, kinds = (dict(wanted.aspects).get(name, ()) for name in ("dokumen", "ukuran"))
    if not documents or not kinds or any(fakta.dokumen in documents and fakta.ukuran in kinds for fakta in scope.facts):
        return None
    return AbsentSide(documents[0], in_force=False, ukuran=kinds[0])


def _present(scope: Scope, dokumen: str) -> bool:
    laporan = scope.laporan
    return bool(
        {
            Dokumen.RENSTRA: laporan.renstra,
            Dokumen.RENSTRA_LAIN: laporan.renstra_lain,
            Dokumen.RKT: laporan.rkt,
            Dokumen.PK: laporan.perjanjian_kinerja,
            Dokumen.RENCANA_AKSI: laporan.rencana_aksi,
            Dokumen.LKJ: laporan.lkj,
            Dokumen.ANGGARAN: laporan.anggaran,
            Dokumen.ANGGARAN_TAHUNAN: laporan.anggaran_tahunan,
        }[Dokumen(dokumen)]
    )


def align(choice: FactChoice, rule: Rule, keys: Callable[[Fakta], tuple[Hashable, ...]]) -> Iterator[tuple[Side | None, ...]]:
    """
    Pair the facts of a rule's sides; one tuple a key, in the order in which keys first occur. A fact without one is left out.
    """
    joined: dict[tuple[Hashable, ...], list[list[Fakta]]] = {}
    count = len(rule.facts)
    for number, (_, wanted) in enumerate(rule.facts):
        for fakta in choice.chosen(wanted):
            key = keys(fakta)
            if None in key:
                continue
            sides = joined.get(key)
            if sides is None:
                sides = joined[key] = [[] for _ in range(count)]
            sides[number].append(fakta)
    for sides in joined.values():
        yield tuple(tuple(side) or None for side in sides)
