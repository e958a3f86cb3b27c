"""
Trials: which findings one other figure at a place would undo.

The rules that failed are asked again over a private copy of the report, with what a finding expects at the place, what another
place prints for the same thing, or what closes a gap in rupiah. A figure is a suspect only where such a figure is found.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Any

import attrs

from lkj_rules.domain.achievements.vonis import Kelas, Vonis
from lkj_rules.domain.facts import Fakta
from lkj_rules.domain.scope import Scope
from lkj_rules.engine.evidence import Case, flatten
from lkj_rules.model.findings import Finding, Pointer, RuleId
from lkj_rules.model.identity import ByIdentity, key_of
from lkj_rules.model.pointers import Pointers
from lkj_rules.model.values import Angka, Bacaan, Nilai, Rupiah

Failure = tuple[RuleId, Pointer, str]
"""What distinguishes a failure, whatever became of its fingerprint: rule, place and message."""

_WORK = 400_000
"""Facts that all trials of one report may cost: each looks again at what may be the whole report. Larger ones name no suspect."""
_FIGURES = 6
"""Figures tried at one place."""
_SEVERAL = 2
_NUMBER = r"−?\d[\d.]*(?:,\d+)?"


def failure_of(finding: Finding) -> Failure:
    """
    Name the failure that a finding was made of.
    """
    return finding.rule, finding.place.pointer, finding.message.id


class Trials:
    """
    Try other figures in a report whose failed cases are known.
    """

    def __init__(self, scope: Scope, pointers: Pointers, cases: Mapping[Failure, Case]) -> None:
        self._scope = scope
        self._pointers = pointers
        self._cases = cases
        self._left = _WORK
        self._trial: Scope | None = None
        self._items: Mapping[Failure, tuple[Any, ...]] = {}
        self._named = ByIdentity[Finding, dict[Hashable, dict[int, Fakta]]]()

    def undone(self, cell: Pointer, findings: Sequence[Finding]) -> list[Finding]:
        """
        Give those of the findings that rest on a cell which one other figure there undoes: of several figures, the most.
        """
        findings = [finding for finding in findings if self._blames_a_figure(finding)]
        place = self._facts.get(cell)
        if len(findings) < _SEVERAL or place is None:
            return []
        best: list[Finding] = []
        ordered = sorted(findings, key=lambda each: (each.place.pointer == cell, len(each.related)))  # what may refuse sooner first
        for figure in self._figures(cell, self._scope.facts[place], findings):
            self._left -= len(self._scope.facts)
            if self._left < 0:
                return best
            best = self._without(place, figure, ordered, more_than=len(best)) or best
            if len(best) == len(findings):
                break
        return best

    def _blames_a_figure(self, finding: Finding) -> bool:
        """
        Return whether a finding may be undone by one figure: what blames a formula or a sentence as a whole is not.
        """
        case = self._cases.get(failure_of(finding))
        return case is not None and case.check >= 0 and bool(flatten(case.culprit))

    @cached_property
    def _facts(self) -> dict[Pointer, int]:
        return {Pointer(self._pointers.of(fakta.nilai)): number for number, fakta in enumerate(self._scope.facts)}

    def _figures(self, cell: Pointer, fakta: Fakta, findings: Sequence[Finding]) -> list[Bacaan]:
        """
        Give other figures for a cell, those first that most findings ask for.
        """
        votes: dict[Bacaan, int] = {}
        for finding in findings:
            for figure in dict.fromkeys(self._asked(cell, fakta, finding)):
                votes[figure] = votes.get(figure, 0) + 1
        votes.pop(fakta.nilai.bacaan, None)
        return sorted(votes, key=lambda each: -votes[each])[:_FIGURES]

    def _asked(self, cell: Pointer, fakta: Fakta, finding: Finding) -> Iterator[Bacaan]:
        own, blamed = fakta.nilai.bacaan, flatten(self._cases[failure_of(finding)].culprit)[0]
        if isinstance(own, Angka) and finding.expected is not None:
            for number in map(_read, re.findall(_NUMBER, finding.expected.id)):
                if finding.place.pointer == cell:
                    yield attrs.evolve(number, satuan=own.satuan)
                elif isinstance(blamed, Rupiah) and isinstance(fakta.nilai, Rupiah) and blamed.tepat is not None:
                    gap = blamed.tepat - number.nilai
                    yield from (attrs.evolve(own, nilai=own.nilai + each) for each in (gap, -gap))
        partners = self._partners(finding)
        things = list(_things(fakta))[: 1 if fakta.indikator is not None else None]  # its indicator says more than a name
        alike = {number: partner for thing in things for number, partner in partners.get(thing, {}).items()}
        yield from (alike[number].nilai.bacaan for number in sorted(alike) if alike[number] is not fakta)

    def _partners(self, finding: Finding) -> dict[Hashable, dict[int, Fakta]]:
        """
        Give the facts that a finding names, by what they may print, in order: it is asked at each place that it names.
        """
        known = self._named.get(finding)
        if known is None:
            known = self._named[finding] = {}
            places = enumerate(self._facts.get(place.pointer) for place in (finding.place, *finding.related))
            for number, fakta in ((number, self._scope.facts[fact]) for number, fact in places if fact is not None):
                for thing in _things(fakta):
                    known.setdefault(thing, {})[number] = fakta
        return known

    def _without(self, place: int, figure: Bacaan, findings: Sequence[Finding], *, more_than: int) -> list[Finding]:
        """
        Give the findings that a figure in the place of a fact's undoes; none where these are not more than so many.
        """
        self._trial = scope = self._copied.anew()
        nilai = scope.facts[place].nilai
        before = nilai.bacaan
        _put(nilai, figure)
        try:
            return self._undone(scope, findings, max(_SEVERAL, more_than + 1))
        finally:
            _put(nilai, before)

    def _undone(self, scope: Scope, findings: Sequence[Finding], least: int) -> list[Finding]:
        found: list[Finding] = []
        for left, finding in zip(range(len(findings), 0, -1), findings, strict=True):
            if len(found) + left < least:
                return []
            if self._holds(scope, failure_of(finding)):
                found.append(finding)
        return found if len(found) >= least else []

    @property
    def _copied(self) -> Scope:
        """
        Give the scope of a private copy, that of the trial before: what no figure changes is made once for all of them.
        """
        if self._trial is None:
            held = self._scope.laporan, self._scope.facts, {key: case.items for key, case in self._cases.items()}
            import pickle  # few reports have figures to try

            laporan, facts, self._items = pickle.loads(pickle.dumps(held))  # noqa: S301  # written a moment ago; copy.deepcopy takes three times as long
            self._trial = Scope.of(laporan, facts)
        return self._trial

    def _holds(self, scope: Scope, key: Failure) -> bool:
        failed = self._cases[key]
        case, detail = Case(failed.program, scope, failed.check, self._items[key]), failed.program.detail
        try:
            if detail.when is not None and case.value(detail.when.source) is not True:
                return False
            return case.value(detail.checks[case.check].source) is True and not any(map(_is_another_fault, case.lets))
        except Exception:  # noqa: BLE001  # whatever a rule raises, it does not hold
            return False


def _is_another_fault(named: Any) -> bool:
    """
    Return whether a verdict on a capaian only goes from one fault to another.
    """
    return isinstance(named, Vonis) and named.kelas in _FAULTS


_FAULTS = frozenset({Kelas.BATAS, Kelas.ARAH, Kelas.DASAR, Kelas.TAK_COCOK})


def _put(nilai: Nilai, reading: Bacaan) -> None:
    object.__setattr__(nilai, "bacaan", reading)  # of a private copy that nobody else sees


def _read(text: str) -> Angka:
    whole, _, part = text.replace("−", "-").replace(".", "").partition(",")
    return Angka(nilai=Fraction(f"{whole}.{part}") if part else int(whole), desimal=len(part))


def _things(fakta: Fakta) -> Iterator[Hashable]:
    """
    Say what a fact prints in which year: a measure of its indicator, and of a line of a budget by its name and by its code.
    """
    named = ("indikator", key_of(fakta.indikator)), ("nama", fakta.nama), ("pos", fakta.pos)
    return ((fakta.ukuran, fakta.tahun, kind, thing) for kind, thing in named if thing is not None)
