"""
The target of every indicator for this year as each document prints it, compared with the agreement in force.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from lkj_rules.domain.analysis import grouped
from lkj_rules.domain.comparison import same_value
from lkj_rules.domain.facts import CHAIN, Dokumen, Fakta
from lkj_rules.domain.questions import of_this_year
from lkj_rules.model.documents import Arah, Indikator, Jenjang, Laporan, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.results import RunResult
from lkj_rules.render.views import Cell, Sight

_LEVELS = tuple(level.value for level in Jenjang)

BASE, OTHER = "berlaku", "lain"
"""Variants of agreements: the one in force at the top, and all others."""

COLUMNS = {
    (Dokumen.RENSTRA, ""): Texts("Renstra", "Renstra"),
    (Dokumen.RKT, ""): Texts("RKT", "RKT"),
    (Dokumen.RKT, "badan"): Texts("RKT (badan)", "RKT (body)"),
    (Dokumen.RKT, "lampiran"): Texts("RKT (lampiran)", "RKT (annex)"),
    (Dokumen.PK, BASE): Texts("PK berlaku", "PK in force"),
    (Dokumen.PK, OTHER): Texts("PK lain", "Other PK"),
    (Dokumen.RENCANA_AKSI, ""): Texts("Rencana Aksi", "Rencana Aksi"),
    (Dokumen.LKJ, "pengukuran"): Texts("LKj (pengukuran)", "LKj (measurement)"),
    (Dokumen.LKJ, "analisis"): Texts("LKj (analisis)", "LKj (analysis)"),
    (Dokumen.LKJ, "perbandingan"): Texts("LKj (perbandingan)", "LKj (comparison)"),
    (Dokumen.LKJ, "narasi"): Texts("LKj (naskah)", "LKj (text)"),
}  # fmt: skip
"""The columns of a table of chains with their titles, in the order of the chain: a document, and which copy or table of it."""


@attrs.frozen(kw_only=True)
class TargetLink:
    """
    Hold one target as one document prints it.

    ``label`` names the document or table, ``place`` where in the printed report it stands. ``agrees`` says whether it states the
    same as the agreement in force, as rules compare; ``None`` where that is unclear (different scales, a blank, no agreement),
    and for the agreement itself, which ``is_base``.
    """

    document: Dokumen
    variant: str
    label: str
    place: str
    cell: Cell
    agrees: bool | None
    is_base: bool

    @property
    def column(self) -> tuple[Dokumen, str]:
        """
        Give the column that the link belongs in, one of ``COLUMNS``.
        """
        return self.document, self.variant


@attrs.frozen(kw_only=True)
class TargetChain:
    """
    Hold the targets of one indicator along the chain of documents; ``code`` is ``None`` for rows that name no indicator.
    """

    code: str | None
    name: str
    direction: Arah | None
    links: tuple[TargetLink, ...]

    @property
    def base(self) -> TargetLink | None:
        """
        Give the target of the agreement in force.
        """
        return next((link for link in self.links if link.is_base), None)

    @property
    def shared(self) -> bool:
        """
        Return whether several documents print a target.
        """
        return len({link.document for link in self.links}) > 1

    @property
    def comparable(self) -> bool:
        """
        Return whether several documents print a target, and some of them can be compared.
        """
        return self.shared and any(link.agrees is not None for link in self.links)

    @property
    def findings(self) -> tuple[str, ...]:
        """
        Give the fingerprints of the findings that rest on the targets, each once.
        """
        return tuple(dict.fromkeys(each for link in self.links for each in link.cell.findings))

    @property
    def agrees(self) -> bool:
        """
        Return whether every document that prints a target prints that of the agreement in force, as far as can be known.
        """
        return all(link.is_base or link.agrees for link in self.links)

    @property
    def disagrees(self) -> bool:
        """
        Return whether some document prints another target than the agreement in force.
        """
        return any(link.agrees is False for link in self.links)

    def at(self, column: tuple[Dokumen, str]) -> tuple[TargetLink, ...]:
        """
        Give the links that belong in one column.
        """
        return tuple(link for link in self.links if link.column == column)


def columns_used(chains: Iterable[TargetChain]) -> tuple[tuple[Dokumen, str], ...]:
    """
    Give the columns that some chain has a link in, in the order of the chain.
    """
    used = {link.column for chain in chains for link in chain.links}
    return tuple(column for column in COLUMNS if column in used)


def target_chains(laporan: Laporan, result: RunResult) -> tuple[TargetChain, ...]:
    """
    Follow every indicator of the register along the documents, and after them the rows that name no indicator, by their names.

    Compared with the agreement in force, the highest that has the indicator.
    """
    sight = Sight(laporan, result)
    facts = of_this_year(tuple(fakta for fakta in sight.scope.facts if _counts(fakta, laporan)))
    coded = grouped((fakta.indikator.kode, fakta) for fakta in facts if fakta.indikator is not None)
    loose = grouped((" ".join(each.nama.casefold().split()), each) for each in facts if each.indikator is None and each.nama)
    known = (_chain(sight, indikator, coded.get(indikator.kode, ())) for indikator in laporan.indikator)
    return (*known, *(_chain(sight, None, named) for named in loose.values()))


def _counts(fakta: Fakta, laporan: Laporan) -> bool:
    return fakta.ukuran is Ukuran.TARGET and fakta.dokumen in CHAIN and fakta.tahun == laporan.tahun


def _chain(sight: Sight, indikator: Indikator | None, facts: Sequence[Fakta]) -> TargetChain:
    base, order = _base(facts), list(COLUMNS)
    links = [_link(sight, fakta, base) for fakta in facts]
    links.sort(key=lambda link: order.index(link.column))
    name = (facts[0].nama or "") if indikator is None else indikator.nama
    return TargetChain(
        code=None if indikator is None else str(indikator.kode), name=name,
        direction=None if indikator is None else indikator.arah, links=tuple(links),
    )  # fmt: skip


def _base(facts: Sequence[Fakta]) -> Fakta | None:
    agreed = [fakta for fakta in facts if fakta.dokumen is Dokumen.PK and fakta.versi == "berlaku"]
    return min(agreed, key=lambda fakta: _LEVELS.index(str(fakta.jenjang)), default=None)


def _link(sight: Sight, fakta: Fakta, base: Fakta | None) -> TargetLink:
    same = None
    if base is not None and fakta is not base:
        same = same_value(sight.scope, base.nilai, fakta.nilai, base)
    return TargetLink(
        document=fakta.dokumen, variant=_variant(fakta, base), label=fakta.lembar.label, place=sight.place(fakta),
        cell=sight.cell(fakta.nilai), agrees=same, is_base=fakta is base,
    )  # fmt: skip


def _variant(fakta: Fakta, base: Fakta | None) -> str:
    match fakta.dokumen:
        case Dokumen.RKT:
            return "" if fakta.salinan is None else fakta.salinan.value
        case Dokumen.PK:
            return BASE if fakta is base else OTHER
        case Dokumen.LKJ:
            return fakta.tabel or ""
        case _:
            return ""
