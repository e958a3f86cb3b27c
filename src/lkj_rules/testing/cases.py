"""
Run the cases of rules: small reports with what a rule must say of them, written by hand.

A case file is TOML, ``<RULE-ID>.toml``, and holds ``[[case]]`` tables:

``name``
    one sentence: what is special about this report.
``expect``
    ``pass``, ``fail``, ``not_applicable`` or ``not_testable``.
``report``
    the report as JSON text; ``format``, ``entitas`` and ``tahun`` (2024) may be left out.
``set`` and ``remove``
    instead of ``report``: changes to the consistent base report, by JSON pointer. A value is given as JSON text.
``finding``
    for ``fail``: all findings, each with ``pointer`` and optionally ``severity``, and ``figures``, texts that must occur in it.
``reason``
    for ``not_testable``: words that the reason must hold.
``waiver``, ``today`` and ``beside``
    for rules on waivers: the waivers as tables, the day, and the ids of rules whose findings they are compared with.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from lkj_rules.engine.evaluation import evaluate
from lkj_rules.files.file_access import read_bytes
from lkj_rules.files.report_reader import parse_report
from lkj_rules.files.scalars import read_date
from lkj_rules.files.toml_reader import LIMIT, parse_toml, structure
from lkj_rules.model.findings import Finding
from lkj_rules.model.results import Outcome, RuleResult, RunResult
from lkj_rules.model.waivers import Papers, Waiver
from lkj_rules.rules.program import Program

KEYS = frozenset({"name", "expect", "report", "set", "remove", "finding", "reason", "waiver", "today", "beside"})
_HEAD = {"format": "lkj-rules/1", "entitas": {"nama": "Instansi Contoh", "level": "satker"}, "tahun": 2024}
"""What a case's report may leave out."""


@attrs.frozen(kw_only=True)
class ExpectedFinding:
    """
    Hold what one finding must be.
    """

    pointer: str
    severity: str | None = None
    figures: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Case:
    """
    Hold one case of one rule.
    """

    rule: str
    name: str
    expect: Outcome
    report: str | None = None
    changes: tuple[tuple[str, str | None], ...] = ()
    findings: tuple[ExpectedFinding, ...] = ()
    reason: str | None = None
    waivers: tuple[Waiver, ...] = ()
    today: str | None = None
    beside: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.rule}: {self.name}"


def load_cases(path: str | os.PathLike[str]) -> tuple[Case, ...]:
    """
    Read the cases of one file, or of every ``*.toml`` in a folder.

    Raises ``InputError`` for a file that cannot be read or is not TOML, ``ValueError`` for one that is not of the form above.
    """
    path = Path(path)
    files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
    return tuple(case for file in files for case in _cases(file))


def _cases(file: Path) -> Iterator[Case]:
    content, _ = parse_toml(read_bytes(file, name=file.name, limit=LIMIT), name=file.name)
    for entry in content.get("case", []):
        unknown = set(entry) - KEYS
        if unknown:
            message = f"{file.name}: unknown keys {sorted(unknown)} in case {entry.get('name')!r}"
            raise ValueError(message)
        changes: list[tuple[str, str | None]] = [(pointer, str(value)) for pointer, value in entry.get("set", {}).items()]
        changes += [(pointer, None) for pointer in entry.get("remove", [])]
        yield Case(
            rule=file.stem, name=entry["name"], expect=Outcome(entry["expect"]), report=entry.get("report"),
            changes=tuple(changes), findings=tuple(_expected(each) for each in entry.get("finding", [])),
            reason=entry.get("reason"), waivers=structure(entry.get("waiver", []), tuple[Waiver, ...], name=file.name),
            today=entry.get("today"), beside=tuple(entry.get("beside", ())),
        )  # fmt: skip


def _expected(entry: Mapping[str, Any]) -> ExpectedFinding:
    return ExpectedFinding(pointer=entry["pointer"], severity=entry.get("severity"), figures=tuple(entry.get("figures", ())))


def run_case(case: Case, programs: Mapping[str, Program], base: str) -> tuple[str, ...]:
    """
    Run one case; give what is not as expected, nothing when all is well.

    ``programs`` are by rule id. ``base`` is the JSON text of the consistent report that ``set`` and ``remove`` change.
    """
    result = evaluate_case(case, programs, base)
    if result.breakages:
        return tuple(f"broke: {each.error} at {each.pointer}" for each in result.breakages)
    (own,) = (counts for counts in result.rules if counts.rule == case.rule)
    return (*_outcome(case, own), *_compare(case, tuple(each for each in result.findings if each.rule == case.rule)))


def evaluate_case(case: Case, programs: Mapping[str, Program], base: str) -> RunResult:
    """
    Evaluate a case's rule, with the rules that run with it, over the case's report.
    """
    laporan = parse_report(report_of(case, base).encode(), name=f"{case.rule}.json").laporan
    return evaluate(
        [programs[rule] for rule in (case.rule, *case.beside)], laporan,
        papers=Papers(waivers=case.waivers, rules=frozenset(programs)),
        today=None if case.today is None else read_date(case.today),
    )  # fmt: skip


def report_of(case: Case, base: str) -> str:
    """
    Write the report that a case describes as JSON text; a report that the case writes out keeps its lines.
    """
    content = json.loads(base if case.report is None else case.report)
    head = {key: value for key, value in _HEAD.items() if key not in content}
    if case.report is None or case.changes or not content:
        for pointer, value in case.changes:
            _change(content, pointer, value)
        return json.dumps({**head, **content}, ensure_ascii=False)
    lead = f"{json.dumps(head, ensure_ascii=False)[1:-1]},\n " if head else ""
    return f"{{{lead}{case.report.strip()[1:].lstrip()}\n"


def _change(content: Any, pointer: str, value: str | None) -> None:
    """
    Set (or with ``None`` remove) the value at a pointer; ``-`` at the end appends to a list.
    """
    *path, last = pointer.removeprefix("/").split("/")
    holder = content
    for token in path:
        holder = holder[int(token)] if isinstance(holder, list) else holder[token]
    if isinstance(holder, list) and last == "-":
        holder.append(json.loads(value or "null"))
        return
    key: Any = int(last) if isinstance(holder, list) else last
    if value is None:
        del holder[key]
    else:
        holder[key] = json.loads(value)


def _outcome(case: Case, result: RuleResult) -> Iterator[str]:
    counts = f"{result.passed} passed, {result.failed} failed, {result.not_testable} not testable, {result.not_applicable} n/a"
    match case.expect:
        case Outcome.FAIL:
            right = result.failed > 0
        case Outcome.PASS:
            right = result.passed > 0 and result.failed == 0
        case Outcome.NOT_TESTABLE:
            right = result.not_testable > 0 and result.failed == 0
        case _:
            right = result.evaluated == 0 and result.not_testable == 0
    if not right:
        yield f"expected {case.expect}: {counts}"
    if case.reason is not None and not any(case.reason in reason.text.id for reason in result.reasons):
        yield f"no reason holds {case.reason!r}: {[reason.text.id for reason in result.reasons]}"


def _compare(case: Case, findings: tuple[Finding, ...]) -> Iterator[str]:
    if case.expect is not Outcome.FAIL:
        return
    wanted = {each.pointer: each for each in case.findings}
    found = {str(finding.place.pointer): finding for finding in findings}
    yield from (f"no finding at {pointer}" for pointer in wanted if pointer not in found)
    yield from (f"unexpected finding at {pointer}: {found[pointer].message.id}" for pointer in found if pointer not in wanted)
    for pointer in wanted.keys() & found.keys():
        yield from _compare_one(wanted[pointer], found[pointer])


def _compare_one(wanted: ExpectedFinding, finding: Finding) -> Iterator[str]:
    if wanted.severity is not None and wanted.severity != finding.severity:
        yield f"{wanted.pointer}: {finding.severity}, expected {wanted.severity}"
    text = spoken(finding)
    yield from (f"{wanted.pointer}: {figure!r} is not in {text!r}" for figure in wanted.figures if figure not in text)


def spoken(finding: Finding) -> str:
    """
    Put together all that a finding says in Indonesian, for tests that look for figures.
    """
    texts = (finding.expected, finding.difference, finding.recomputation, finding.softened)
    parts = [finding.title.id, finding.message.id, finding.help.id, finding.actual or ""]
    parts += [each.id for each in texts if each is not None]
    parts += [place.value for place in finding.related]
    return "\n".join(parts)
