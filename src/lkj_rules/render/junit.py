"""
JUnit XML, as CI servers read it (the schema of Jenkins' xUnit plugin): one suite for each report, one case for each rule.

What makes the run fail is a failure. A broken rule and a file that cannot be read are errors. A rule that came to no verdict is
skipped, with the reasons. All else that was found, waived findings too, stands in the output of its case. Nothing was timed, so no
times and no date are given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

import attrs

from lkj_rules.errors import Problem
from lkj_rules.model.findings import Breakage, RuleId, RuleResult, Texts
from lkj_rules.render.labels import SEVERITIES
from lkj_rules.render.material import Checked, Session, reaches
from lkj_rules.render.safe import plain
from lkj_rules.render.sentences import (
    broken_sentence,
    held_sentence,
    inapplicable_sentence,
    unread_sentence,
    untestable_sentence,
)
from lkj_rules.render.views.findings import Shown, findings_shown
from lkj_rules.rules.families import family_of

_READABLE = Texts("Berkas dapat dibaca", "The file can be read")


@attrs.frozen(kw_only=True)
class Case:
    """
    Hold one test case. ``verdict`` is what went other than well: ``failure``, ``error``, ``skipped``; empty for a pass.

    ``summary`` is its one line, ``details`` and ``output`` are lines of text.
    """

    name: str
    group: str
    verdict: str = ""
    kind: str = ""
    summary: str = ""
    details: tuple[str, ...] = ()
    output: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Suite:
    """
    Hold the cases of one file, with what is known of it.
    """

    name: str
    cases: tuple[Case, ...]
    properties: tuple[tuple[str, str], ...] = ()

    def count(self, verdict: str) -> int:
        """
        Count the cases of one verdict.
        """
        return sum(case.verdict == verdict for case in self.cases)


def render_junit(session: Session) -> str:
    """
    Write a run as JUnit XML.
    """
    suites = [*(_report(report, session) for report in session.reports), *_unread(session)]
    total = {"tests": sum(len(suite.cases) for suite in suites)} | {
        f"{verdict}s": sum(suite.count(verdict) for suite in suites) for verdict in ("failure", "error")
    }
    root = Element("testsuites", {"name": "lkj-check"} | {key: str(number) for key, number in total.items()})
    for suite in suites:
        _write_suite(root, suite)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _write_suite(root: Element, suite: Suite) -> None:
    counts = {"tests": len(suite.cases), "failures": suite.count("failure"), "errors": suite.count("error")}
    element = SubElement(root, "testsuite", {
        "name": plain(suite.name), **{key: str(number) for key, number in counts.items()}, "skipped": str(suite.count("skipped")),
    })  # fmt: skip
    if suite.properties:
        properties = SubElement(element, "properties")
        for name, value in suite.properties:
            SubElement(properties, "property", {"name": name, "value": plain(value)})
    for case in suite.cases:
        _write_case(SubElement(element, "testcase", {"name": plain(case.name), "classname": case.group}), case)


def _write_case(element: Element, case: Case) -> None:
    if case.verdict:
        verdict = SubElement(element, case.verdict, {"message": plain(case.summary)} | ({"type": case.kind} if case.kind else {}))
        verdict.text = _text(case.details)
    if case.output:
        SubElement(element, "system-out").text = _text(case.output)


def _text(lines: Iterable[str]) -> str:
    return "\n".join(plain(line) for line in lines)


def _report(report: Checked, session: Session) -> Suite:
    findings: dict[RuleId, list[Shown]] = {}
    for finding in findings_shown(report, session.bahasa):
        findings.setdefault(finding.rule, []).append(finding)
    titles = {rule.id: rule.title[session.bahasa] for rule in session.rules}
    cases = tuple(
        attrs.evolve(
            _rule(rule, findings.get(rule.rule, []), report, session),
            name=f"{rule.rule} {titles[rule.rule]}", group=f"lkj.{family_of(rule.rule)}",
        )
        for rule in report.result.rules
    )  # fmt: skip
    assurance = report.result.assurance
    properties = (
        ("entity", report.entity), ("year", str(report.year)), ("sha256", report.sha256), ("lang", session.bahasa),
        ("fail_on", session.fail_on), ("version", session.version), ("rules", session.rules.hash),
        ("numbers", str(assurance.numbers)), ("numbers_checked", str(len(assurance.looked_at))),
    )  # fmt: skip
    return Suite(name=report.path, cases=cases, properties=properties)


def _rule(rule: RuleResult, findings: list[Shown], report: Checked, session: Session) -> Case:
    """
    Make the case of one rule, still without its name.
    """
    bahasa = session.bahasa
    case = Case(name="", group="", output=tuple(_output(rule, findings, report, bahasa)))
    if rule.broken:
        return _broken(case, [each for each in report.result.breakages if each.rule == rule.rule], bahasa)
    failing = [finding for finding in findings if reaches(finding.finding, session.fail_on)]
    if failing:
        rest = [finding for finding in findings if finding not in failing]
        lines = tuple(line for finding in failing for line in _finding(finding, report, bahasa))
        return attrs.evolve(
            case, verdict="failure", kind=failing[0].severity.value, summary=_summary(failing, bahasa), details=lines,
            output=tuple(_output(rule, rest, report, bahasa)),
        )  # fmt: skip
    if rule.evaluated:
        return case
    reason = untestable_sentence(rule, bahasa) if rule.not_testable else inapplicable_sentence(rule, bahasa)
    return attrs.evolve(case, verdict="skipped", summary=reason, output=())


def _broken(case: Case, breakages: list[Breakage], bahasa: str) -> Case:
    lines = tuple(f"{breakage.pointer}: {breakage.error}" for breakage in breakages)
    summary = broken_sentence(breakages[0].error, bahasa) if breakages else ""
    return attrs.evolve(case, verdict="error", kind="broken-rule", summary=summary, details=lines)


def _summary(findings: list[Shown], bahasa: str) -> str:
    first = findings[0].message
    number = len(findings)
    return first if number == 1 else Texts(f"{number} temuan, antara lain: {first}", f"{number} findings, such as: {first}")[bahasa]


def _output(rule: RuleResult, findings: list[Shown], report: Checked, bahasa: str) -> Iterator[str]:
    if rule.passed:
        yield held_sentence(rule, bahasa)
    if rule.not_testable:
        yield untestable_sentence(rule, bahasa)
    for finding in findings:
        yield from _finding(finding, report, bahasa)


def _finding(finding: Shown, report: Checked, bahasa: str) -> Iterator[str]:
    """
    Write a finding in three lines: where, what, and what to do.
    """
    where = ", ".join(filter(None, (finding.place.where, finding.place.position)))
    yield f"{SEVERITIES[finding.severity][bahasa]}  {where or report.path}"
    yield f"  {' '.join(finding.statements(bahasa, positions=True))}"
    yield f"  → {finding.help}"


def _unread(session: Session) -> Iterator[Suite]:
    """
    Make a suite of every file that could not be read, with all that is wrong in it.
    """
    files: dict[str, list[Problem]] = {}
    for problem in session.problems:
        files.setdefault(problem.file, []).append(problem)
    for file, problems in files.items():
        lines = tuple(f"{problem.place()}: {problem.sentence(session.bahasa)}" for problem in problems)
        case = Case(
            name=_READABLE[session.bahasa], group="lkj.berkas", verdict="error", kind="unreadable-file",
            summary=unread_sentence(problems[0], session.bahasa), details=lines,
        )  # fmt: skip
        yield Suite(name=file, cases=(case,))
