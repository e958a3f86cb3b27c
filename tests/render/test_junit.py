"""
JUnit XML: it fits the schema of Jenkins' xUnit plugin, and only what makes the run fail is a failure.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from lkj_rules.cli import check
from lkj_rules.errors import Problem
from lkj_rules.model.findings import Finding, Pointer, RuleId, Settled, Severity, Status, Texts
from lkj_rules.model.results import Breakage
from lkj_rules.render.junit import render_junit
from lkj_rules.render.material import Session
from lkj_rules.render.text import plain

Maker = Callable[..., Finding]
Sessions = Callable[..., Session]

FIXTURES = Path(__file__).parents[2] / "fixtures"
SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "schemas" / "junit-10.xsd"))
STRICT = etree.XMLParser(huge_tree=True, resolve_entities=False)


def parsed(text: str) -> Any:
    """
    Give the root element, after holding it against the schema and its counts against its elements.
    """
    root = etree.fromstring(text.encode(), STRICT)
    SCHEMA.assertValid(root)
    for suite in (root, *root.iter("testsuite")):
        assert int(suite.get("tests")) == len(list(suite.iter("testcase")))
        assert int(suite.get("failures")) == len(list(suite.iter("failure")))
        assert int(suite.get("errors")) == len(list(suite.iter("error")))
    for suite in root.iter("testsuite"):
        assert int(suite.get("skipped")) == len(list(suite.iter("skipped")))
    return root


def case_of(session: Session) -> Any:
    """
    Give the only case of a session.
    """
    (case,) = parsed(render_junit(session)).iter("testcase")
    return case


def with_rule(session: Session, **changes: Any) -> Session:
    """
    Give the session with another outcome of its rule.
    """
    (report,) = session.reports
    (rule,) = report.result.rules
    result = attrs.evolve(report.result, rules=(attrs.evolve(rule, **changes),))
    return attrs.evolve(session, reports=(attrs.evolve(report, result=result),))


@pytest.mark.parametrize("bahasa", ["id", "en"])
@pytest.mark.parametrize("fail_on", ["error", "warning", "info", "never"])
def test_real_reports_fit(bahasa: str, fail_on: str) -> None:
    """
    Several reports and an unreadable file fit the schema, in both languages, with a suite for each file.
    """
    files = [FIXTURES / name for name in ("reports/kpu-asahan-2024.json", "base/clean.json", "broken/many-faults.json")]

    called = CliRunner().invoke(check.main, ["--format", "junit", "--lang", bahasa, "--fail-on", fail_on, *map(str, files)])

    root = parsed(called.stdout)
    assert [Path(suite.get("name")).name for suite in root] == [file.name for file in files]


def test_case_is_named_by_rule(make_session: Sessions) -> None:
    """
    A case has the family for its class, and the id with the title for its name.
    """
    case = case_of(make_session())

    assert (case.get("classname"), case.get("name")) == ("lkj.CAP", "CAP003 t")


@pytest.mark.parametrize(("severity", "fail_on", "verdict"), [
    (Severity.ERROR, "error", "failure"),
    (Severity.WARNING, "error", None),
    (Severity.WARNING, "warning", "failure"),
    (Severity.REVIEW, "info", None),
    (Severity.ERROR, "never", None),
])
def test_failure_is_what_fails_the_run(
    make_finding: Maker, make_session: Sessions, severity: Severity, fail_on: str, verdict: str | None
) -> None:
    """
    A finding at the threshold is a failure; below it, the case passes and tells the finding in its output.
    """
    case = case_of(attrs.evolve(make_session(make_finding(severity=severity)), fail_on=fail_on))

    failure, output = case.find("failure"), case.find("system-out")
    assert ("failure" if failure is not None else None) == verdict
    told = failure if verdict else output
    assert "Capaian tertulis 100 %." in told.text


def test_failure_says_where_what_and_what_to_do(make_finding: Maker, make_session: Sessions) -> None:
    """
    A failure has the message for its line, the severity for its type, and place, working and advice in its text.
    """
    failure = case_of(make_session(make_finding(), bahasa="en")).find("failure")

    assert (failure.get("type"), failure.get("message")) == ("error", "The achievement reads 100 %.")
    assert failure.text.split("\n") == [
        "ERROR  Tabel 3.1, 12:5",
        "  The achievement reads 100 %. Working: 100 ÷ 95 × 100 = 105.26.",
        "  → State the cap.",
    ]


def test_several_failures_are_one_case(make_finding: Maker, make_session: Sessions) -> None:
    """
    Two findings of a rule are one failure that tells both, and a milder third stands in the output.
    """
    session = make_session(make_finding(), make_finding(), make_finding(severity=Severity.INFO), bahasa="en")

    case = case_of(session)

    assert case.find("failure").get("message") == "2 findings, such as: The achievement reads 100 %."
    assert case.find("failure").text.count("ERROR") == 2
    assert case.find("system-out").text.count("NOTE") == 1


def test_waived_finding_fails_nothing(make_finding: Maker, make_session: Sessions) -> None:
    """
    A waived error stands in the output, with the waiver.
    """
    settled = Settled(reason="Dibahas", paper=Pointer("/waiver/0"), basis="BA 7", requested_by="A", approved_by="B")

    case = case_of(make_session(make_finding(status=Status.WAIVED, settled=settled)))

    assert case.find("failure") is None
    assert "Dikecualikan: Dibahas (dasar: BA 7; diminta A, disetujui B)." in case.find("system-out").text


@pytest.mark.parametrize(("outcome", "reason"), [
    ({"passed": 0}, "2 evaluations could not be made: 2× target is blank."),
    ({"passed": 0, "not_testable": 0, "not_applicable": 4}, "Its condition holds for none of the 4 items that it looked at."),
    ({"passed": 0, "not_testable": 0}, "The report holds nothing that this rule tests."),
])
def test_no_verdict_is_skipped(make_session: Sessions, outcome: dict[str, int], reason: str) -> None:
    """
    A rule that came to no verdict is skipped, with the reason.
    """
    case = case_of(with_rule(make_session(bahasa="en"), **outcome))

    assert case.find("skipped").get("message") == reason
    assert case.find("system-out") is None


def test_pass_tells_what_held_and_what_could_not_be_tested(make_session: Sessions) -> None:
    """
    A rule that held is passed; what it could not test is in the output.
    """
    case = case_of(make_session(bahasa="en"))

    assert [child.tag for child in case] == ["system-out"]
    assert case[0].text == "7 evaluations held.\n2 evaluations could not be made: 2× target is blank."


def test_broken_rule_is_an_error(make_finding: Maker, make_session: Sessions) -> None:
    """
    A rule that broke is an error even where it also found something, which stands in the output.
    """
    session = with_rule(make_session(make_finding(), bahasa="en"), broken=1)
    (report,) = session.reports
    breakage = Breakage(rule=RuleId("CAP003"), pointer=Pointer("/lkj"), error="TypeError: words")
    result = attrs.evolve(report.result, breakages=(breakage,))

    case = case_of(attrs.evolve(session, reports=(attrs.evolve(report, result=result),)))

    assert [child.tag for child in case] == ["error", "system-out"]
    assert case[0].get("message") == "The rule broke: TypeError: words. The fault is the rule's, not the report's."
    assert case[0].text == "/lkj: TypeError: words"


def test_unreadable_file_is_an_error(make_session: Sessions) -> None:
    """
    A file that could not be read is a suite with one error that tells all that is wrong in it.
    """
    problems = (
        Problem(file="b.json", pointer="/tahun", message_id="x", message_en="No number.", line=2, column=9),
        Problem(file="b.json", pointer="", message_id="x", message_en="No end."),
    )

    root = parsed(render_junit(attrs.evolve(make_session(bahasa="en"), problems=problems, status=3)))

    _, suite = root
    (case,) = suite
    assert (suite.get("name"), case.get("classname"), case.get("name")) == ("b.json", "lkj.berkas", "The file can be read")
    assert case[0].get("message") == "No number. (/tahun)"
    assert case[0].text == "b.json:2:9 /tahun: No number.\nb.json: No end."


def test_no_times(make_finding: Maker, make_session: Sessions) -> None:
    """
    Nothing was timed, so nothing says how long it took or when.
    """
    root = parsed(render_junit(make_session(make_finding())))

    assert [element.tag for element in root.iter() if {"time", "timestamp", "hostname"} & set(element.keys())] == []


@pytest.mark.parametrize("text", [
    "\x1b[31m\x00\x07\x0b", "]]>", "<failure message='x'/>", "&amp;&#0;", "\ud800", "\ufffe", "\u202edetukar", "a\r\nb",
    "x" * 1_000_000,
], ids=["controls", "cdata", "markup", "entities", "surrogate", "no character", "reversed", "breaks", "long"])
def test_hostile_text(make_finding: Maker, make_session: Sessions, text: str) -> None:
    """
    Foreign text reads back as visible characters, whatever XML would make of it.
    """
    case = case_of(make_session(make_finding(message=Texts(text, text), recomputation=None)))

    assert case.find("failure").get("message") == plain(text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=()), min_size=1, max_size=20))
def test_any_text(make_hostile: Callable[[str], Session], text: str) -> None:
    """
    Whatever the text in whatever field, the document is well-formed and fits the schema.
    """
    root = parsed(render_junit(make_hostile(text)))

    assert [suite.get("name") for suite in root] == [plain(f"{text}.json"), plain(f"x{text}.json")]
