"""
JUnit XML, as CI servers read it (the schema of Jenkins' xUnit plugin): one suite for each report, one case for each rule.

What makes the run fail is a failure. A broken rule and a file that cannot be read are errors. A rule that came to no verdict is
skipped, with the reasons. All else that was found, waived findings too, stands in the output of its case. Nothing was timed, so no
times and no date are given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from lkj_rules.domain.analysis import grouped
from lkj_rules.model.findings import Texts
from lkj_rules.model.results import RuleResult
from lkj_rules.render.material import Checked, Session, reaches
from lkj_rules.render.text import plain
from lkj_rules.render.views.conditions import conditions_line
from lkj_rules.render.views.findings import Shown, findings_shown
from lkj_rules.render.wording import (
    SEVERITIES,
    broken_sentence,
    held_sentence,
    inapplicable_sentence,
    unread_sentence,
    untestable_sentence,
)
from lkj_rules.rules.families import family_of

_READABLE = Texts("Berkas dapat dibaca", "The file can be read")
_VERDICTS = {"failures": "failure", "errors": "error", "skipped": "skipped"}


def render_junit(session: Session) -> str:
    """
    Write a run as JUnit XML.
    """
    suites = [*(_report(report, session) for report in session.reports), *_unread(session)]
    root = Element("testsuites", {"name": "lkj-check"})
    root.extend(suites)
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.attrib[name]) for suite in suites)))
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite(name: str, cases: Sequence[Element], properties: Sequence[tuple[str, object]] = ()) -> Element:
    suite = Element("testsuite", {"name": plain(name), "tests": str(len(cases))})
    for plural, verdict in _VERDICTS.items():
        suite.set(plural, str(sum(case.find(verdict) is not None for case in cases)))
    if properties:
        stated = SubElement(suite, "properties")
        for key, value in properties:
            SubElement(stated, "property", {"name": key, "value": plain(str(value))})
    suite.extend(cases)
    return suite


def _give_verdict(case: Element, verdict: str, summary: str, kind: str = "", details: Iterable[str] = ()) -> None:
    element = SubElement(case, verdict, {"message": plain(summary)} | ({"type": kind} if kind else {}))
    element.text = "\n".join(map(plain, details))


def _report(report: Checked, session: Session) -> Element:
    findings = grouped((finding.rule, finding) for finding in findings_shown(report, session.bahasa))
    titles = {rule.id: rule.title[session.bahasa] for rule in session.rules}
    cases = []
    for rule in report.result.rules:
        case = Element("testcase", {"name": plain(f"{rule.rule} {titles[rule.rule]}"), "classname": f"lkj.{family_of(rule.rule)}"})
        output = _judge(case, rule, findings.get(rule.rule, []), report, session)
        if output:
            SubElement(case, "system-out").text = "\n".join(map(plain, output))
        cases.append(case)
    assurance = report.result.assurance
    return _suite(report.path, cases, (
        *((("conditions", line),) if (line := conditions_line(session.conditions, session.bahasa)) else ()),
        ("entity", report.entity), ("year", report.year), ("sha256", report.sha256), ("lang", session.bahasa),
        ("fail_on", session.fail_on), ("version", session.version), ("rules", session.rules.hash),
        ("numbers", assurance.numbers), ("numbers_checked", len(assurance.looked_at)),
    ))  # fmt: skip


def _judge(case: Element, rule: RuleResult, findings: list[Shown], report: Checked, session: Session) -> list[str]:
    bahasa = session.bahasa
    failing = [finding for finding in findings if reaches(finding.finding, session.fail_on)]
    if rule.broken:
        broken = [each for each in report.result.breakages if each.rule == rule.rule]
        summary = broken_sentence(broken[0].error, bahasa) if broken else ""
        _give_verdict(case, "error", summary, "broken-rule", (f"{each.pointer}: {each.error}" for each in broken))
    elif failing:
        first, number = failing[0].message, len(failing)
        several = Texts(f"{number} temuan, antara lain: {first}", f"{number} findings, such as: {first}")[bahasa]
        _give_verdict(case, "failure", several if number > 1 else first, failing[0].severity.value, _lines(failing, report, bahasa))
        findings = [finding for finding in findings if not reaches(finding.finding, session.fail_on)]
    elif not rule.evaluated:
        reason = untestable_sentence(rule, bahasa) if rule.not_testable else inapplicable_sentence(rule, bahasa)
        _give_verdict(case, "skipped", reason)
        return []
    held = [held_sentence(rule, bahasa)] if rule.passed else []
    untested = [untestable_sentence(rule, bahasa)] if rule.not_testable else []
    return [*held, *untested, *_lines(findings, report, bahasa)]


def _lines(findings: Iterable[Shown], report: Checked, bahasa: str) -> Iterator[str]:
    """
    Write each finding in three lines: where, what, and what to do.
    """
    for finding in findings:
        where = ", ".join(filter(None, (finding.place.where, finding.place.position)))
        yield f"{SEVERITIES[finding.severity][bahasa]}  {where or report.path}"
        yield f"  {' '.join(finding.statements(bahasa, positions=True))}"
        yield f"  → {finding.help}"


def _unread(session: Session) -> Iterator[Element]:
    for file, problems in grouped((problem.file, problem) for problem in session.problems).items():
        case = Element("testcase", {"name": _READABLE[session.bahasa], "classname": "lkj.berkas"})
        lines = (f"{problem.place()}: {problem.sentence(session.bahasa)}" for problem in problems)
        _give_verdict(case, "error", unread_sentence(problems[0], session.bahasa), "unreadable-file", lines)
        yield _suite(file, [case])
