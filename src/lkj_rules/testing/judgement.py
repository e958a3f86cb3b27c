"""
What a rule set makes of a mutant: caught, and named first; or a survivor that could not be known, or that a rule should have seen.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import Any

import attrs

from lkj_rules.domain.achievements.verdicts import limits_of
from lkj_rules.engine.evaluation import evaluate
from lkj_rules.errors import InputError
from lkj_rules.files.report_reader import parse_report
from lkj_rules.model.documents import BarisTabel, Laporan
from lkj_rules.model.findings import Finding, Place, Pointer, RuleId, Severity
from lkj_rules.model.results import RunResult
from lkj_rules.model.values import Angka, Batas, Nilai, Rentang
from lkj_rules.rules.program import Program
from lkj_rules.testing.cells import Kind
from lkj_rules.testing.mutation import Mutant, mutate

_ELASTIC = re.compile(r"\b(?:agrees|agrees_any|consistent|all_consistent)\(|\bvonis\b")
"""What compares a printed number with what its hidden digits allow."""
_EXACT = re.compile(r"\bsame\((?!.*\b(?:better|worse)\()|\ball_same\(| == (?!')")
"""What asks for the very same number; the second half of "the same, or not better" takes that back."""
_UNREACHED = ("/batas_capaian", "/batas_bawah", "/skala/0/dari")
"""Ends that no figure of the report need reach; where one does, moving them is found."""
_FINE = 50
"""A change of more than one part in fifty shows in whatever a report prints."""


class Reason(StrEnum):
    """
    Name why a mutant raises no finding at the changed value.
    """

    SAME = "says the same as before"
    UNGUARDED = "stands in no relation"
    CAP = "hidden by a cap or floor that the report states"
    RESOLUTION = "below the printed resolution of every relation"
    ORDER = "only an order or a limit relates it, and that still holds"
    ELSEWHERE = "findings do not point at it or at its partner"
    MISSED = "stands in a relation, and no rule objects"

    @property
    def counted(self) -> bool:
        """
        Return whether such a survivor counts against the rules.
        """
        return self in {Reason.ORDER, Reason.ELSEWHERE, Reason.MISSED}


def _why_silent(mutant: Mutant, looking: Sequence[Program], before: Laporan, after: Laporan) -> Reason:
    """
    Explain why no rule objects to a mutant; ``looking`` are the rules that look at the value in the unchanged report.
    """
    if mutant.kind is Kind.BOUND and mutant.pointer.endswith(_UNREACHED):
        return Reason.UNGUARDED
    if _capped(mutant, before):
        return Reason.CAP
    texts = [" ".join((*rule.check, rule.when or "", *(made for _, made in rule.let))) for rule in (each.rule for each in looking)]
    elastic = not texts or any(_ELASTIC.search(text) for text in texts)
    if elastic and _is_fine(mutant, before, after):
        return Reason.RESOLUTION
    return Reason.MISSED if elastic or any(_EXACT.search(text) for text in texts) else Reason.ORDER


def _capped(mutant: Mutant, laporan: Laporan) -> bool:
    row = _value_at(laporan, mutant.pointer.rpartition("/")[0])
    if not isinstance(row, BarisTabel) or row.capaian is None or laporan.lkj is None or mutant.pointer.endswith("/capaian"):
        return False
    return row.capaian.tepat is not None and row.capaian.tepat in limits_of(laporan.lkj)


def _value_at(laporan: Laporan, pointer: str) -> Any:
    thing: Any = laporan
    for token in pointer.split("/")[1:]:
        if isinstance(thing, tuple):
            thing = thing[int(token)]
        elif isinstance(thing, dict):
            thing = thing.get(int(token) if token.isdecimal() and token not in thing else token)
        else:
            thing = getattr(thing, token, None)
    return thing


def _says_the_same(mutant: Mutant, before: Laporan, after: Laporan) -> bool:
    first, second = _value_at(before, mutant.pointer), _value_at(after, mutant.pointer)
    if isinstance(first, Nilai) and isinstance(second, Nilai):
        return type(first.bacaan) is type(second.bacaan) and _said(first, mutant.kind) == _said(second, mutant.kind)
    return " ".join(str(first).casefold().split()) == " ".join(str(second).casefold().split())


def _said(value: Nilai, kind: Kind) -> tuple[Any, ...]:
    match value.bacaan:
        case Angka() as angka:
            return (angka.nilai, _unit(angka, kind))
        case Batas(tanda=tanda, angka=angka):
            return (tanda, angka.nilai, _unit(angka, kind))
        case Rentang(bawah=low, atas=high):
            return (low.nilai, high.nilai, high.satuan)
        case reading:
            return (reading,)


def _unit(angka: Angka, kind: Kind) -> str | None:
    # A scale is one of percentages, with the sign or without.
    return None if kind is Kind.BOUND and angka.satuan == "%" else angka.satuan


def _is_fine(mutant: Mutant, before: Laporan, after: Laporan) -> bool:
    old, new = (getattr(_value_at(laporan, mutant.pointer), "tepat", None) for laporan in (before, after))
    return old is not None and new is not None and 0 < abs(Fraction(new) - Fraction(old)) * _FINE <= abs(Fraction(old))


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
        known = frozenset(map(_identity, result.findings))
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
    if _says_the_same(mutant, bench.laporan, laporan):
        return Judgement(mutant=mutant, reason=Reason.SAME)
    result = evaluate(bench.programs, laporan)
    new = [finding for finding in result.findings if _identity(finding) not in bench.known]
    pointing = [finding for finding in new if any(_points(mutant, place, bench.document) for place in _places(finding))]
    if not pointing:
        assurance, pointer = bench.result.assurance, Pointer(mutant.pointer)
        rules = assurance.looked_at.get(pointer, ())
        looking = [program for program in bench.programs if program.rule.id in rules]
        reason = Reason.ELSEWHERE if new else Reason.UNGUARDED if pointer in assurance.unguarded else None
        reason = reason or _why_silent(mutant, looking, bench.laporan, laporan)
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
    """
    Return whether a place is the changed value, or stands in its row or in a row on the same indicator.

    What the report declares for all its rows (a cap, a class) has partners everywhere.
    """
    same_row = place.pointer.rpartition("/")[0] == mutant.pointer.rpartition("/")[0]
    if same_row or mutant.kind is Kind.BOUND or _at(mutant, place):
        return True
    indicator = _indicator(document, mutant.pointer)
    return indicator is not None and indicator == _indicator(document, place.pointer)


def _indicator(document: Any, pointer: str) -> str | None:
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
