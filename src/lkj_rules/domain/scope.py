"""
One report with its facts and indexes; each is built when first asked for and kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from functools import cached_property
from typing import Any

import attrs

from lkj_rules.domain.analysis import Kept, Work, analysis, grouped
from lkj_rules.domain.budget.lines import BudgetLines
from lkj_rules.domain.categories.labels import Label, labels_of
from lkj_rules.domain.extraction import facts_of
from lkj_rules.domain.facts import Fakta, KolomLembar, Lembar, walk
from lkj_rules.domain.figures import further_figures, yardsticks
from lkj_rules.domain.in_force import InForce
from lkj_rules.domain.places import Places
from lkj_rules.domain.texts.headings import Judul, headings_of
from lkj_rules.model import Unique
from lkj_rules.model.documents import (
    Anggaran,
    BarisTabel,
    Indikator,
    KodeIndikator,
    Laporan,
    Penjelasan,
    PerjanjianKinerja,
    PosAnggaran,
    Rkt,
    SasaranDokumen,
    Tabel,
    Ukuran,
)
from lkj_rules.model.findings import Finding, RuleId
from lkj_rules.model.identity import ByIdentity
from lkj_rules.model.reading.ladders import Tangga, ladder_for, own_ladder
from lkj_rules.model.values import Bacaan, Nilai
from lkj_rules.model.waivers import Waiver


@attrs.frozen(eq=False, slots=False, repr=False)
class Scope(Unique):
    """
    Know one report: its facts, indexes and analyses, each made when first asked for and kept.

    Nothing writes into it between the phases of a run. Rules on the office's explanations get a scope that knows which rules were
    ``tested`` (each with whether it could be tested everywhere) and which findings each explanation is ``about``; rules on the
    reviewer's waivers one that knows those. ``rules`` are the ids of all rules there are, empty where that is not known.
    """

    laporan: Laporan
    rules: frozenset[str] = attrs.field(default=frozenset(), kw_only=True)
    tested: Mapping[RuleId, bool] = attrs.field(factory=dict, kw_only=True)
    about: Mapping[Penjelasan, tuple[Finding, ...]] = attrs.field(factory=dict, kw_only=True)
    waivers: tuple[Waiver, ...] = attrs.field(default=(), kw_only=True)
    kept: Kept = attrs.field(factory=dict, init=False, repr=False)
    work: Work = attrs.field(factory=Work, init=False, repr=False)
    judged: ByIdentity[BarisTabel, tuple[tuple[Bacaan | None, ...], Any]] = attrs.field(factory=ByIdentity, init=False, repr=False)
    """What rows came to with the readings that they were judged by: other figures leave most rows as they are."""

    def with_outcome(self, *, tested: Mapping[RuleId, bool], about: Mapping[Penjelasan, tuple[Finding, ...]]) -> Scope:
        """
        Give the scope of the rules on explanations.
        """
        return self._with(tested=tested, about=about)

    def with_waivers(self, waivers: tuple[Waiver, ...]) -> Scope:
        """
        Give the scope of the rules on waivers.
        """
        return self._with(waivers=waivers)

    def _with(self, **known: Any) -> Scope:
        later = copy(self)  # with the indexes and analyses made so far
        vars(later).update(known)
        return later

    @classmethod
    def of(cls, laporan: Laporan, facts: tuple[Fakta, ...]) -> Scope:
        """
        Give the scope of a report whose facts are known.
        """
        scope = cls(laporan)
        vars(scope)["facts"] = facts
        return scope

    def anew(self) -> Scope:
        """
        Give a scope with the indexes made so far and none of the analyses: for other figures in the same places.
        """
        return self._with(kept={}, work=Work())

    @cached_property
    def force(self) -> InForce:
        """
        Know the documents in force.
        """
        return InForce.of(self.laporan)

    @cached_property
    def facts(self) -> tuple[Fakta, ...]:
        """
        Give every printed value of the report as a fact, in reading order.
        """
        return tuple(facts_of(self.laporan, self.force, lambda anggaran: self.budget_lines(anggaran).codes))

    def facts_about(self, indikator: Indikator) -> tuple[Fakta, ...]:
        """
        Give the facts of an indicator, in reading order.
        """
        return self._facts_by_indicator.get(indikator.kode, ())

    @cached_property
    def _facts_by_indicator(self) -> dict[KodeIndikator, tuple[Fakta, ...]]:
        found = grouped((fakta.indikator.kode, fakta) for fakta in self.facts if fakta.indikator is not None)
        return {kode: tuple(facts) for kode, facts in found.items()}

    @cached_property
    def measures(self) -> dict[tuple[KodeIndikator, Ukuran], list[Fakta]]:
        """
        Give the facts of each measure of an indicator, in reading order.
        """
        return grouped(((fakta.indikator.kode, fakta.ukuran), fakta) for fakta in self.facts if fakta.indikator is not None)

    @cached_property
    def sheets(self) -> tuple[Lembar, ...]:
        """
        Give every printed table that holds values, in reading order.
        """
        return tuple(self._by_sheet)

    @cached_property
    def _by_sheet(self) -> dict[Lembar, list[Fakta]]:
        return grouped((fakta.lembar, fakta) for fakta in self.facts)

    @cached_property
    def columns(self) -> tuple[KolomLembar, ...]:
        """
        Give the columns of every printed table, in the order in which their first values stand.
        """
        return tuple(self._by_column.values())

    @cached_property
    def _by_column(self) -> dict[tuple[Lembar, str | None], KolomLembar]:
        found = grouped(((fakta.lembar, fakta.kolom), fakta) for fakta in self.facts if fakta.kolom is not None)
        return {(sheet, name): KolomLembar(lembar=sheet, id=name, fakta=tuple(facts)) for (sheet, name), facts in found.items()}

    def column_of(self, fakta: Fakta) -> KolomLembar | None:
        """
        Give the column that a fact stands in.
        """
        return self._by_column.get((fakta.lembar, fakta.kolom))

    @cached_property
    def objectives(self) -> tuple[SasaranDokumen, ...]:
        """
        Give the objectives as the documents that count list them: Renstra, plans and agreements in force, report.
        """
        laporan = self.laporan
        plans: list[Rkt | PerjanjianKinerja] = [*laporan.rkt, *laporan.perjanjian_kinerja]
        plans = [document for document in plans if self.force.holds(document)]
        listed = [document.sasaran for document in (laporan.renstra, *plans, laporan.lkj) if document is not None]
        return tuple(sasaran for sasarans in listed for sasaran in sasarans)

    @cached_property
    def headings(self) -> tuple[Judul, ...]:
        """
        Give the sections that the report announces and those that it has.
        """
        lkj = self.laporan.lkj
        return () if lkj is None or lkj.bagian is None else headings_of(lkj.bagian)

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        """
        Give the categories that the report prints, of rows and of sentences.
        """
        return () if self.laporan.lkj is None else tuple(labels_of(self.laporan.lkj))

    @cached_property
    def stated(self) -> tuple[Nilai, ...]:
        """
        Give the printed figures that are not facts: of claims, budget mentions, efficiencies, quarters, counts; and the yardsticks.
        """
        return (*further_figures(self.laporan, [fakta.nilai for fakta in self.facts]), *yardsticks(self.laporan))

    def facts_in(self, lembar: Lembar) -> list[Fakta]:
        """
        Give the facts of one printed table.
        """
        return self._by_sheet.get(lembar, [])

    @cached_property
    def tables(self) -> dict[str, Tabel]:
        """
        Give the report's tables by id.
        """
        return {} if self.laporan.lkj is None else {str(tabel.id): tabel for tabel in self.laporan.lkj.tabel}

    @cached_property
    def _by_code(self) -> dict[str, dict[str, Any]]:
        laporan = self.laporan
        return {
            "Indikator": {str(indikator.kode): indikator for indikator in laporan.indikator},
            "Sasaran": {str(sasaran.kode): sasaran for sasaran in laporan.sasaran},
            "Tabel": dict(self.tables),
            "PerjanjianKinerja": {str(perjanjian.id): perjanjian for perjanjian in laporan.perjanjian_kinerja},
        }

    def deref(self, kind: str, code: str | None) -> Any:
        """
        Find the object that a code stands for; ``None`` when there is no code or no such object.
        """
        return None if code is None else self._by_code[kind].get(code)

    def indikator(self, code: str | None) -> Indikator | None:
        """
        Find an indicator by its code.
        """
        found: Indikator | None = self.deref("Indikator", code)
        return found

    @analysis
    def ladder(self, indikator: Indikator | None) -> Tangga | None:
        """
        Give the ladder of predicates of an indicator, ``None`` when it has none.
        """
        return None if indikator is None or indikator.tangga is None else ladder_for(indikator, self.laporan.tangga)

    @cached_property
    def ladders(self) -> tuple[Tangga, ...]:
        """
        Give the ladders that the report itself defines.
        """
        return tuple(own_ladder(tangga) for tangga in self.laporan.tangga)

    @cached_property
    def _row_tables(self) -> ByIdentity[BarisTabel, Tabel]:
        return ByIdentity((baris, tabel) for tabel in self.tables.values() for baris in walk(tabel.baris))

    def table_of(self, baris: BarisTabel) -> Tabel | None:
        """
        Find the table that a row stands in.
        """
        return self._row_tables.get(baris)

    @cached_property
    def _budgets(self) -> ByIdentity[Anggaran, BudgetLines]:
        return ByIdentity((anggaran, BudgetLines(anggaran)) for anggaran in self.laporan.anggaran)

    def budget_lines(self, anggaran: Anggaran) -> BudgetLines:
        """
        Give the lines of a budget with what they are found by.
        """
        return self._budgets[anggaran]

    @cached_property
    def _homes(self) -> ByIdentity[PosAnggaran, BudgetLines] | BudgetLines:
        budgets = tuple(self._budgets.values())
        return budgets[0] if len(budgets) == 1 else ByIdentity((pos, lines) for lines in budgets for pos in lines.codes.lines)

    def home(self, line: PosAnggaran) -> BudgetLines:
        """
        Give the lines of the budget that a line stands in.
        """
        return self._homes if isinstance(self._homes, BudgetLines) else self._homes[line]

    def budget(self, jenis: str) -> Anggaran | None:
        """
        Give the budget in force, ``belanja`` or ``pendapatan``.
        """
        return self.force.pendapatan if jenis == "pendapatan" else self.force.belanja

    @cached_property
    def places(self) -> Places:
        """
        Know where the things of the report stand.
        """
        return Places(self.laporan, self.facts)

    def place(self, thing: Any) -> str | None:
        """
        Say where in the printed report a thing stands; ``None`` when nothing of it is known.
        """
        return self.places.of(thing)
