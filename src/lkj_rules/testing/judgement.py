"""
What a rule set makes of a mutant: caught, and named first; or a survivor, with the reason that ``survivors`` gives.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from lkj_rules.engine.evaluation import evaluate
from lkj_rules.errors import InputError
from lkj_rules.files.report_reader import parse_report
from lkj_rules.model.documents import Laporan
from lkj_rules.model.findings import Finding, Place, Pointer, RuleId, Severity
from lkj_rules.model.results import RunResult
from lkj_rules.rules.program import Program
from lkj_rules.testing.cells import Kind
from lkj_rules.testing.mutation import Mutant, mutate
from lkj_rules.testing.survivors import Reason, says_the_same, why_silent

_SEVERE = frozenset({Severity.ERROR, Severity.WARNING})


@attrs.frozen(kw_only=True)
class Judgement:
    """
    Hold what came of a mutant: the rules that caught it, or why none did and which rules look at the value.

    ``severe`` says whether an error or a warning is among the findings, ``named`` whether the first finding names the changed
    value, ``knowable`` whether it could be known which value is wrong: no other stands in all of the findings.
    """

    mutant: Mutant
    rules: tuple[RuleId, ...] = ()
    severe: bool = False
    named: bool = False
    knowable: bool = False
    first: str = ""
    reason: Reason | None = None

    @property
    def caught(self) -> bool:
        """
        Return whether a finding points at the changed value.
        """
        return self.reason is None


@attrs.frozen(kw_only=True, eq=False)
class Bench:
    """
    Hold the report that mutants are made of, the rules, and what they say of it unchanged.
    """

    document: Mapping[str, Any]
    programs: Sequence[Program]
    laporan: Laporan
    result: RunResult
    known: frozenset[tuple[str, str, str]]

    @classmethod
    def of(cls, document: Mapping[str, Any], programs: Sequence[Program]) -> Bench:
        """
        Check the unchanged report.
        """
        laporan = _read(document)
        result = evaluate(programs, laporan)
        known = frozenset(_identity(finding) for finding in result.findings)
        return cls(document=document, programs=programs, laporan=laporan, result=result, known=known)


def _read(document: Mapping[str, Any]) -> Laporan:
    return parse_report(json.dumps(document).encode(), name="report.json").laporan


def _identity(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.place.pointer, finding.message.id


def judge_mutant(mutant: Mutant, bench: Bench) -> Judgement:
    """
    Check a mutant and say what came of it.
    """
    try:
        laporan = _read(mutate(bench.document, mutant))
    except InputError:  # refused with the place: as good as a finding
        return Judgement(mutant=mutant, severe=True, named=True, knowable=True)
    if says_the_same(mutant, bench.laporan, laporan):
        return Judgement(mutant=mutant, reason=Reason.SAME)
    result = evaluate(bench.programs, laporan)
    new = [finding for finding in result.findings if _identity(finding) not in bench.known]
    pointing = [finding for finding in new if any(_points(mutant, place, bench.document) for place in _places(finding))]
    if not pointing:
        assurance, pointer = bench.result.assurance, Pointer(mutant.pointer)
        rules = assurance.looked_at.get(pointer, ())
        looking = [program for program in bench.programs if program.rule.id in rules]
        reason = Reason.ELSEWHERE if new else Reason.UNGUARDED if pointer in assurance.unguarded else None
        reason = reason or why_silent(mutant, looking, bench.laporan, laporan)
        return Judgement(mutant=mutant, reason=reason, rules=rules)
    first = next((finding for finding in new if finding.cause is None), new[0])
    return Judgement(
        mutant=mutant, rules=tuple({finding.rule: None for finding in pointing}),
        severe=any(finding.severity in _SEVERE for finding in pointing),
        named=_at(mutant, first.suspect or first.place), knowable=_knowable(mutant, new), first=first.rule,
    )  # fmt: skip


def _places(finding: Finding) -> Iterator[Place]:
    yield finding.place
    yield from finding.related


def _at(mutant: Mutant, place: Place) -> bool:
    """
    Return whether a place is the changed value, the object that it stands in, or a part of it.
    """
    holder = mutant.pointer.rpartition("/")[0]
    return place.pointer in {mutant.pointer, holder} or place.pointer.startswith(f"{mutant.pointer}/")


def _points(mutant: Mutant, place: Place, document: Mapping[str, Any]) -> bool:
    return _at(mutant, place) or _partner(mutant, place, document)


def _partner(mutant: Mutant, place: Place, document: Mapping[str, Any]) -> bool:
    """
    Return whether a place stands in the same row as the changed value or in a row on the same indicator.

    What the report declares for all its rows (a cap, a class) has partners everywhere.
    """
    if mutant.kind is Kind.BOUND or place.pointer.rpartition("/")[0] == mutant.pointer.rpartition("/")[0]:
        return True
    indicator = _indicator(document, mutant.pointer)
    return indicator is not None and indicator == _indicator(document, place.pointer)


def _indicator(document: Any, pointer: str) -> str | None:
    """
    Give the indicator of the innermost row that a pointer leads into.
    """
    found: str | None = None
    for token in pointer.split("/")[1:]:
        if isinstance(document, dict):
            document = document.get(token)
        elif isinstance(document, list):
            document = document[int(token)]
        if isinstance(document, dict):
            found = document.get("indikator", found)
    return found if isinstance(found, str) else None


def _knowable(mutant: Mutant, findings: Sequence[Finding]) -> bool:
    severe = [finding for finding in findings if finding.severity in _SEVERE] or list(findings)
    common = set.intersection(*({place.pointer for place in _places(finding)} for finding in severe))
    return len(common) == 1 and all(any(_at(mutant, place) for place in _places(finding)) for finding in severe)
