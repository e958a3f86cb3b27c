"""
JSON output: it fits its published schema, names no language it was not asked for, and is the same on every run.
"""

from __future__ import annotations

import json
from collections.abc import Callable

import attrs
import jsonschema
import pytest

from lkj_rules.errors import Problem
from lkj_rules.model.findings import Finding, Pointer, RuleId, Texts
from lkj_rules.model.results import Breakage
from lkj_rules.render.json_output import check_schema, render_json
from lkj_rules.render.material import Session

Maker = Callable[..., Finding]
Sessions = Callable[..., Session]

PROMISED = {
    "report", "rule", "name", "severity", "status", "message", "expected", "actual", "difference", "pointer", "line", "column",
    "document", "related", "fingerprint", "basis", "checklist", "help",
}  # fmt: skip
"""The fields that users rely on; more may be there, none of these may go."""


def test_schema_is_a_schema() -> None:
    """
    The published schema is itself valid.
    """
    jsonschema.Draft202012Validator.check_schema(check_schema())


@pytest.mark.parametrize("bahasa", ["id", "en"])
def test_output_fits_schema(make_finding: Maker, make_session: Sessions, bahasa: str) -> None:
    """
    Findings, broken rules and unreadable files are all as the schema says.
    """
    session = make_session(make_finding(), make_finding(expected=None, basis=(), related=()), bahasa=bahasa)
    report = session.reports[0]
    broken = attrs.evolve(report.result, breakages=(Breakage(rule=RuleId("CAP003"), pointer=Pointer(""), error="TypeError"),))
    problem = Problem(file="x.json", pointer="", message_id="Kosong.", message_en="Empty.")
    session = attrs.evolve(session, reports=(attrs.evolve(report, result=broken),), problems=(problem,), status=4)

    content = json.loads("".join(render_json(session)))

    jsonschema.Draft202012Validator(check_schema()).validate(content)


def test_finding_fields(make_finding: Maker, make_session: Sessions) -> None:
    """
    A finding has every promised field, with the values of the finding.
    """
    (finding,) = json.loads("".join(render_json(make_session(make_finding(), bahasa="en"))))["findings"]

    assert PROMISED - set(finding) == set()
    assert (finding["rule"], finding["severity"], finding["status"]) == ("CAP003", "error", "open")
    assert (finding["expected"], finding["actual"], finding["difference"]) == ("105.26%", "100 %", "−5.26")
    assert (finding["line"], finding["column"]) == (12, 5)
    assert finding["related"][0]["role"] == "target"


def test_what_was_checked(make_session: Sessions) -> None:
    """
    A report tells outcomes, reasons, and which numbers were looked at by which rules.
    """
    (report,) = json.loads("".join(render_json(make_session())))["reports"]

    assert report["outcomes"] == {"pass": 7, "fail": 0, "not_applicable": 0, "not_testable": 2, "broken": 0}
    assert report["rules"][0]["reasons"] == [{"text": "target kosong", "count": 2, "pointers": ["/lkj/tabel/0/baris/0/target"]}]
    assert report["assurance"] == {
        "numbers": 2, "checked": {"/lkj/tabel/0/baris/0/capaian": ["CAP003"]}, "unchecked": ["/lkj/tabel/0/baris/0/target"],
    }  # fmt: skip


def test_controls_are_escaped(make_finding: Maker, make_session: Sessions) -> None:
    """
    What a terminal would obey is written as an escape, and reads back as it was.
    """
    hostile = "\x1b[31m\x9b2J\u202e"

    text = "".join(render_json(make_session(make_finding(message=Texts(hostile, hostile)))))

    assert {char for char in text if not char.isprintable()} == {"\n"}
    assert json.loads(text)["findings"][0]["message"] == hostile


def test_same_input_gives_same_bytes(make_finding: Maker, make_session: Sessions) -> None:
    """
    The order in which values were looked at changes nothing.
    """
    session = make_session(make_finding())
    report = session.reports[0]
    watched = {Pointer("/b"): (RuleId("B001"), RuleId("A001")), Pointer("/a"): (RuleId("A001"),)}
    turned = {Pointer("/a"): (RuleId("A001"),), Pointer("/b"): (RuleId("A001"), RuleId("B001"))}
    texts = [
        "".join(render_json(attrs.evolve(session, reports=(attrs.evolve(report, result=attrs.evolve(
            report.result, assurance=attrs.evolve(report.result.assurance, looked_at=looked_at))),))))
        for looked_at in (watched, turned)
    ]

    assert texts[0] == texts[1]
