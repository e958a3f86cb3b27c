"""
One report with the indexes that rule functions need; each is built when first asked for and kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from types import CodeType
from typing import Any, Protocol, TypeVar

from lkj_rules.domain.achievements.formulas import Formula, parse_formula
from lkj_rules.domain.achievements.judgement import Vonis
from lkj_rules.domain.budget.lines import BudgetLines
from lkj_rules.domain.categories.labels import Label, labels_of
from lkj_rules.domain.extraction import facts_of
from lkj_rules.domain.facts import Fakta, KolomLembar, Lembar, walk
from lkj_rules.domain.figures import further_figures, yardsticks
from lkj_rules.domain.in_force import InForce
from lkj_rules.domain.places import Places
from lkj_rules.domain.texts.headings import Judul, headings_of
from lkj_rules.model.documents import (
    Anggaran,
    Arah,
    BarisTabel,
    Indikator,
    JenisTabel,
    KodeIndikator,
    Laporan,
    PerjanjianKinerja,
    Rkt,
    Sasaran,
    SasaranDokumen,
    Tabel,
)
from lkj_rules.model.reading.ladders import Tangga, ladder_for, own_ladder
from lkj_rules.model.values import Nilai
from lkj_rules.model.waivers import Waiver

T = TypeVar("T")
Made_co = TypeVar("Made_co", covariant=True)


class Making(Protocol[Made_co]):
    """
    Make a thing without arguments: a function or lambda.
    """

    __code__: CodeType

    def __call__(self) -> Made_co:
        """
        Make it.
        """


class Work:
    """
    Count down the members that loops of rules may still visit in one evaluation; ``made`` holds what rests on the report alone.
    """

    def __init__(self) -> None:
        self.left = 0
        self.made: dict[str, Any] = {}


class Scope:
    """
    Know one report.

    The objects of the report are compared by identity, so that two equal rows stay two rows; the report is held as long as
    the scope, which keeps the identities valid. ``waivers`` are the reviewer's, known only once all rules on the report ran.

    ``rules`` are the ids of all rules there are, empty where that is not known. ``tested`` are the rules that ran, each with
    whether it could be tested everywhere, and ``met`` the identities of the explanations that speak of a finding; rules on
    explanations know both.
    """

    def __init__(self, laporan: Laporan) -> None:
        self.laporan = laporan
        self.waivers: tuple[Waiver, ...] = ()
        self.rules: frozenset[str] = frozenset()
        self.tested: dict[str, bool] = {}
        self.met: frozenset[int] = frozenset()
        self.verdicts: dict[int, Vonis] = {}
        self.work = Work()
        self._memo: dict[tuple[int, int], Any] = {}

    def memo(self, key: object, make: Making[T]) -> T:
        """
        Make a thing once for an object of the report and give it again afterwards.

        It is kept under the code that makes it, so that no other function can take it for its own.
        """
        slot = (id(make.__code__), id(key))
        if slot not in self._memo:
            self._memo[slot] = make()
        found: T = self._memo[slot]
        return found

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
        return tuple(facts_of(self.laporan, self.force))

    def facts_about(self, indikator: Indikator) -> Sequence[Fakta]:
        """
        Give the facts of an indicator, in reading order.
        """
        return self._facts_by_indicator.get(indikator.kode, ())

    @cached_property
    def _facts_by_indicator(self) -> dict[KodeIndikator, list[Fakta]]:
        found: dict[KodeIndikator, list[Fakta]] = {}
        for fakta in self.facts:
            if fakta.indikator is not None:
                found.setdefault(fakta.indikator.kode, []).append(fakta)
        return found

    @cached_property
    def sheets(self) -> tuple[Lembar, ...]:
        """
        Give every printed table that holds values, in reading order.
        """
        return tuple({id(fakta.lembar): fakta.lembar for fakta in self.facts}.values())

    @cached_property
    def _by_sheet(self) -> dict[int, list[Fakta]]:
        found: dict[int, list[Fakta]] = {}
        for fakta in self.facts:
            found.setdefault(id(fakta.lembar), []).append(fakta)
        return found

    @cached_property
    def columns(self) -> tuple[KolomLembar, ...]:
        """
        Give the columns of every printed table, in the order in which their first values stand.
        """
        found: dict[tuple[int, str], list[Fakta]] = {}
        for fakta in self.facts:
            if fakta.kolom is not None:
                found.setdefault((id(fakta.lembar), fakta.kolom), []).append(fakta)
        return tuple(KolomLembar(lembar=facts[0].lembar, id=name, fakta=tuple(facts)) for (_, name), facts in found.items())

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
        Give the printed figures that are no facts: of claims, budget mentions, efficiencies, quarters, counts; and the yardsticks.
        """
        return (*further_figures(self.laporan, [fakta.nilai for fakta in self.facts]), *yardsticks(self.laporan))

    def facts_in(self, lembar: Lembar) -> list[Fakta]:
        """
        Give the facts of one printed table.
        """
        return self._by_sheet.get(id(lembar), [])

    @cached_property
    def _register(self) -> dict[str, Indikator]:
        return {str(indikator.kode): indikator for indikator in self.laporan.indikator}

    @cached_property
    def _objectives(self) -> dict[str, Sasaran]:
        return {str(sasaran.kode): sasaran for sasaran in self.laporan.sasaran}

    @cached_property
    def tables(self) -> dict[str, Tabel]:
        """
        Give the report's tables by id.
        """
        return {} if self.laporan.lkj is None else {str(tabel.id): tabel for tabel in self.laporan.lkj.tabel}

    @cached_property
    def _agreements(self) -> dict[str, PerjanjianKinerja]:
        return {str(perjanjian.id): perjanjian for perjanjian in self.laporan.perjanjian_kinerja}

    def deref(self, kind: str, code: str | None) -> Any:
        """
        Find the object that a code stands for; ``None`` when there is no code or no such object.
        """
        if code is None:
            return None
        indexes: dict[str, dict[str, Any]] = {
            "Indikator": self._register,
            "Sasaran": self._objectives,
            "Tabel": self.tables,
            "PerjanjianKinerja": self._agreements,
        }
        return indexes[kind].get(code)

    def indikator(self, code: str | None) -> Indikator | None:
        """
        Find an indicator by its code.
        """
        return None if code is None else self._register.get(code)

    def ladder(self, indikator: Indikator | None) -> Tangga | None:
        """
        Give the ladder of predicates of an indicator, ``None`` when it has none.
        """
        if indikator is None or indikator.tangga is None:
            return None
        return self.memo(indikator, lambda: ladder_for(indikator, self.laporan.tangga))

    @cached_property
    def ladders(self) -> tuple[Tangga, ...]:
        """
        Give the ladders that the report itself defines.
        """
        return tuple(own_ladder(tangga) for tangga in self.laporan.tangga)

    def formulas(self, arah: Arah | None) -> tuple[Formula, ...]:
        """
        Give the formulas that the report states for a direction, as far as they can be read, in the order of the report.
        """
        return () if arah is None else self._formulas.get(arah, ())

    @cached_property
    def _formulas(self) -> dict[Arah, tuple[Formula, ...]]:
        lkj = self.laporan.lkj
        found: dict[Arah, tuple[Formula, ...]] = {}
        for rumus in () if lkj is None else lkj.rumus:
            formula = parse_formula(rumus.teks)
            if formula is not None:
                found[rumus.arah] = (*found.get(rumus.arah, ()), formula)
        return found

    @cached_property
    def _row_tables(self) -> dict[int, Tabel]:
        return {id(baris): tabel for tabel in self.tables.values() for baris in walk(tabel.baris)}

    def table_of(self, baris: BarisTabel) -> Tabel | None:
        """
        Find the table that a row stands in.
        """
        return self._row_tables.get(id(baris))

    @cached_property
    def measured(self) -> dict[str, BarisTabel]:
        """
        Give the row of the measurement tables that measures an indicator; the first where there are several.
        """
        rows: dict[str, BarisTabel] = {}
        for tabel in self.tables.values():
            if tabel.jenis is JenisTabel.PENGUKURAN:
                for baris in walk(tabel.baris):
                    if baris.indikator is not None:
                        rows.setdefault(str(baris.indikator), baris)
        return rows

    def budget_lines(self, anggaran: Anggaran) -> BudgetLines:
        """
        Give the lines of a budget with what they are found by.
        """
        return self.memo(anggaran, lambda: BudgetLines(anggaran))

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
