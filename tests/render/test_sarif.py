"""
SARIF: it fits the schema, every index in it resolves, and kinds, levels and places are what SARIF means by them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lkj_rules.api import load_rules
from lkj_rules.cli import check
from lkj_rules.errors import Problem
from lkj_rules.model.findings import Basis, Finding, Pointer, RuleId, Settled, Severity, Status, Texts
from lkj_rules.model.pointers import Excerpt, Spot
from lkj_rules.model.results import Breakage
from lkj_rules.render.material import Repaired, Session
from lkj_rules.render.sarif import render_sarif
from lkj_rules.render.sarif.places import uri_of
from lkj_rules.rules.rule import RuleSet

Maker = Callable[..., Finding]
Sessions = Callable[..., Session]
Hostile = Callable[[str], Session]

FIXTURES = Path(__file__).parents[2] / "fixtures"
REAL = FIXTURES / "reports" / "kpu-asahan-2024.json"
CLEAN = FIXTURES / "base" / "clean.json"
SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
FITS = jsonschema.Draft202012Validator(SCHEMA)

WAIVER = Settled(
    reason="Sudah dibahas.", paper=Pointer("/waiver/0"), basis="Berita acara 7", requested_by="Sekretaris", approved_by="Inspektur",
    expires="2025-12-31",
)
EXPLANATION = Settled(
    reason="Target berubah.", paper=Pointer("/penjelasan/0"), basis="Keputusan 12/2024", softened_from=Severity.ERROR
)


def run_of(session: Session) -> dict[str, Any]:
    """
    Give the only run of the log, after holding the log against the schema; nothing invisible stands in it.
    """
    text = "".join(render_sarif(session))
    log = json.loads(text)
    FITS.validate(log)
    assert text.replace("\n", "").isprintable()
    (run,) = log["runs"]
    result: dict[str, Any] = run
    return result


def results_of(session: Session, *kinds: str) -> list[dict[str, Any]]:
    """
    Give the results of some kinds.
    """
    return [result for result in run_of(session)["results"] if result["kind"] in kinds]


def with_rule(session: Session, **changes: Any) -> Session:
    """
    Give the session with another outcome of its rule.
    """
    (report,) = session.reports
    (rule,) = report.result.rules
    result = attrs.evolve(report.result, rules=(attrs.evolve(rule, **changes),))
    return attrs.evolve(session, reports=(attrs.evolve(report, result=result),))


def sarif_of(*arguments: str | Path, bahasa: str = "id") -> dict[str, Any]:
    """
    Give the log of a run of the command.
    """
    called = CliRunner().invoke(check.main, ["--format", "sarif", "--lang", bahasa, *map(str, arguments)])
    log: dict[str, Any] = json.loads(called.stdout)
    return log


def test_schema_is_a_schema() -> None:
    """
    The schema that output is compared with is itself valid.
    """
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("bahasa", ["id", "en"])
def test_everything_at_once_fits(make_hostile: Hostile, bahasa: str) -> None:
    """
    Findings of every status, a broken rule and an unreadable file are as the schema says, in the language of the run.
    """
    run = run_of(attrs.evolve(make_hostile("x"), bahasa=bahasa))

    assert (run["language"], run["tool"]["driver"]["language"]) == (bahasa, bahasa)


@pytest.mark.parametrize(("severity", "kind", "level"), [
    (Severity.ERROR, "fail", "error"),
    (Severity.WARNING, "fail", "warning"),
    (Severity.INFO, "fail", "note"),
    (Severity.REVIEW, "review", "none"),
])
def test_kind_and_level(make_finding: Maker, make_session: Sessions, severity: Severity, kind: str, level: str) -> None:
    """
    Problems have a level; what a person should look at is of the kind ``review`` and has none.
    """
    (result,) = results_of(make_session(make_finding(severity=severity)), "fail", "review")

    assert (result["kind"], result["level"]) == (kind, level)


@pytest.mark.parametrize(("outcome", "expected"), [
    ({"passed": 7, "not_testable": 0}, [("pass", "7 evaluations held.")]),
    ({"passed": 1, "not_testable": 0}, [("pass", "1 evaluation held.")]),
    (
        {"passed": 7, "not_testable": 2},
        [("pass", "7 evaluations held."), ("open", "2 evaluations could not be made: 2× target is blank.")],
    ),
    ({"passed": 7, "failed": 1, "not_testable": 0}, []),
    ({"passed": 0, "not_testable": 0}, [("notApplicable", "The report holds nothing that this rule tests.")]),
    (
        {"passed": 0, "not_testable": 0, "not_applicable": 3},
        [("notApplicable", "Its condition holds for none of the 3 items that it looked at.")],
    ),
    ({"passed": 7, "not_testable": 0, "broken": 1}, []),
])
def test_outcomes_of_a_rule(make_session: Sessions, outcome: dict[str, int], expected: list[tuple[str, str]]) -> None:
    """
    Each rule says of each report what held where nothing failed, what could not be tested, or that it applied to nothing.
    """
    results = results_of(with_rule(make_session(bahasa="en"), **outcome), "pass", "open", "notApplicable")

    assert [(result["kind"], result["message"]["text"]) for result in results] == expected
    assert {result["level"] for result in results} <= {"none"}


def test_untestable_places_are_named(make_session: Sessions) -> None:
    """
    What could not be tested points at the value and says why.
    """
    (result,) = results_of(make_session(), "open")

    (related,) = result["relatedLocations"]
    assert related["message"]["text"] == "target kosong."
    assert related["logicalLocations"][0]["fullyQualifiedName"] == "/lkj/tabel/0/baris/0/target"


def test_finding_is_located_in_file_structure_and_print(make_finding: Maker, make_session: Sessions) -> None:
    """
    A finding stands at its line, at its pointer and at its place on paper; its partners are reported with their values.
    """
    run = run_of(make_session(make_finding(), path="lap/2024.json"))
    result = run["results"][0]

    physical = result["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"] == {"uri": "laporan.json", "uriBaseId": "SRCROOT", "index": 1}
    assert physical["region"] == {"startLine": 12, "startColumn": 5}
    member, printed = (run["logicalLocations"][each["index"]] for each in result["locations"][0]["logicalLocations"])
    assert (member["name"], member["fullyQualifiedName"], member["kind"]) == ("capaian", "/lkj/tabel/0/baris/0/capaian", "property")
    assert run["logicalLocations"][member["parentIndex"]]["kind"] == "object"
    assert printed == {"name": "Tabel 3.1", "kind": "printedPlace"}
    assert result["relatedLocations"][0]["message"]["text"] == "target: 95 %"
    assert result["partialFingerprints"] == {"lkjFinding/v2": "f"}


def test_finding_on_another_file(make_finding: Maker, make_session: Sessions) -> None:
    """
    A finding is located in the file that its place is in, which is listed next to the report.
    """
    place = make_finding().place.pointer
    spots = {place: Spot(file="renstra.json", pointer="/baris/0/target", line=3, column=7)}

    run = run_of(make_session(make_finding(related=()), spots=spots))

    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "renstra.json"
    assert [(each["location"]["uri"], each["roles"]) for each in run["artifacts"]] == [
        ("laporan.json", ["analysisTarget"]), ("renstra.json", ["resultFile"]),
    ]


def test_properties_hold_the_figures(make_finding: Maker, make_session: Sessions) -> None:
    """
    What was expected, what is printed, the difference and the working are there for programs.
    """
    (result,) = results_of(make_session(make_finding(), bahasa="en"), "fail")

    wanted = {"severity", "status", "expected", "actual", "difference", "recomputation", "checklist"}
    assert {key: value for key, value in result["properties"].items() if key in wanted} == {
        "severity": "error", "status": "open", "expected": "105.26%", "actual": "100 %", "difference": "−5.26",
        "recomputation": "100 ÷ 95 × 100 = 105.26", "checklist": ["II.5"],
    }


def test_waiver_suppresses(make_finding: Maker, make_session: Sessions) -> None:
    """
    A waived finding is suppressed outside the report, accepted, with reason and names; all other results say that they are not.
    """
    waived = make_finding(status=Status.WAIVED, settled=WAIVER, fingerprint="a")
    spots = {WAIVER.paper: Spot(file="pengecualian.toml", pointer=WAIVER.paper, line=4, column=1)}

    run = run_of(make_session(waived, make_finding(fingerprint="b"), spots=spots))

    first, *others = run["results"]
    (suppression,) = first["suppressions"]
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    assert suppression["justification"] == (
        "Dikecualikan: Sudah dibahas (dasar: Berita acara 7; diminta Sekretaris, disetujui Inspektur, berlaku sampai 2025-12-31)."
    )
    assert suppression["location"]["physicalLocation"]["artifactLocation"]["uri"] == "pengecualian.toml"
    assert [result["suppressions"] for result in others] == [[]] * len(others)
    assert run["artifacts"][1]["roles"] == ["userSpecifiedConfiguration"]


def test_explanation_suppresses_nothing(make_finding: Maker, make_session: Sessions) -> None:
    """
    An explained finding stands, milder; the explanation is reported and pointed at.
    """
    explained = make_finding(status=Status.EXPLAINED, settled=EXPLANATION, severity=Severity.WARNING)

    (result,) = results_of(make_session(explained), "fail")

    assert (result["level"], "suppressions" in result) == ("warning", False)
    assert result["properties"]["explanation"] == {
        "reason": "Target berubah.", "basis": "Keputusan 12/2024", "softenedFrom": "error",
    }
    assert result["relatedLocations"][-1]["message"]["text"] == (
        "Dijelaskan dalam laporan: Target berubah (Keputusan 12/2024). Penjelasan ini mengenai 1 temuan."
    )
    assert result["relatedLocations"][-1]["logicalLocations"][0]["fullyQualifiedName"] == "/penjelasan/0"


def test_no_baseline_no_state(make_finding: Maker, make_session: Sessions) -> None:
    """
    Without a baseline no result says how it stands to one.
    """
    assert {"baselineState" in result for result in run_of(make_session(make_finding()))["results"]} == {False}


def test_baseline_states(make_finding: Maker, make_session: Sessions) -> None:
    """
    With a baseline every result says it: known findings are unchanged, others new, and what is not a finding is unchanged.
    """
    session = make_session(make_finding(status=Status.BASELINE, fingerprint="a"), make_finding(fingerprint="b"))

    states = [(result["kind"], result["baselineState"]) for result in run_of(session)["results"]]

    assert states == [("fail", "unchanged"), ("fail", "new"), ("open", "unchanged")]


def test_repaired_findings_are_no_results(make_finding: Maker, make_session: Sessions) -> None:
    """
    A finding of the baseline that is gone is told of the file, not listed among what was found.
    """
    run = run_of(make_session(make_finding(), repaired=(Repaired(rule="TGT004", about="target DPT", fingerprint="c"),)))

    assert run["artifacts"][0]["properties"]["repaired"] == [{"rule": "TGT004", "about": "target DPT", "fingerprint": "c"}]
    assert [result["baselineState"] for result in run["results"] if result["kind"] == "fail"] == ["new"]


def test_artifact_of_a_report(make_session: Sessions) -> None:
    """
    A report is listed with its hash, its role and what was checked in it.
    """
    (artifact,) = run_of(make_session())["artifacts"]

    assert artifact["hashes"] == {"sha-256": "0" * 64}
    assert artifact["roles"] == ["analysisTarget"]
    assert artifact["properties"] == {
        "entity": "KPU Contoh", "year": 2024, "numbers": 2, "numbersChecked": 1,
        "outcomes": {"pass": 7, "fail": 0, "notApplicable": 0, "open": 2, "broken": 0},
    }


def test_standard_input_is_no_path(make_session: Sessions) -> None:
    """
    A report from standard input is said to be a stream, below no folder.
    """
    (artifact,) = run_of(make_session(path="-"))["artifacts"]

    assert artifact["roles"] == ["analysisTarget", "standardStream"]
    assert "uriBaseId" not in artifact["location"]


@pytest.mark.parametrize(("status", "successful"), [(0, True), (1, True), (3, False), (4, False)])
def test_invocation(make_session: Sessions, status: int, *, successful: bool) -> None:
    """
    A run is successful where all was checked, whether or not something was found; it gives its exit status.
    """
    (invocation,) = run_of(attrs.evolve(make_session(), status=status))["invocations"]

    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (successful, status)


def test_unreadable_file_is_a_notification(make_session: Sessions) -> None:
    """
    What is wrong in a file that could not be read is told of the run, at its place, and the file is listed.
    """
    problem = Problem(file="b.json", pointer="/tahun", message_id="Bukan angka.", message_en="No number.", line=2, column=9)
    run = run_of(attrs.evolve(make_session(bahasa="en"), problems=(problem,), status=3))

    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert (note["level"], note["message"]["text"]) == ("error", "No number. (/tahun)")
    described = run["tool"]["driver"]["notifications"][note["descriptor"]["index"]]
    assert described["id"] == note["descriptor"]["id"] == "unreadable-file"
    physical = note["locations"][0]["physicalLocation"]
    assert (physical["artifactLocation"]["uri"], physical["region"]) == ("b.json", {"startLine": 2, "startColumn": 9})
    assert [artifact["location"]["uri"] for artifact in run["artifacts"]] == ["laporan.json", "b.json"]


def test_broken_rule_is_a_notification(make_session: Sessions) -> None:
    """
    A rule that broke is named, with what it raised.
    """
    session = make_session(bahasa="en")
    (report,) = session.reports
    breakage = Breakage(rule=RuleId("CAP003"), pointer=Pointer("/lkj"), error="TypeError: no sum of words")
    result = attrs.evolve(report.result, breakages=(breakage,))
    session = attrs.evolve(session, reports=(attrs.evolve(report, result=result),), status=4)

    (note,) = run_of(session)["invocations"][0]["toolExecutionNotifications"]

    assert note["associatedRule"] == {"id": "CAP003", "index": 0}
    assert note["exception"] == {"kind": "TypeError", "message": "no sum of words"}
    assert note["message"]["text"] == "The rule broke: TypeError: no sum of words. The fault is the rule's, not the report's."


@pytest.mark.parametrize(("path", "uri"), [
    ("lap/2024.json", "lap/2024.json"),
    ("lap 2024/50%.json", "lap%202024/50%25.json"),
    ("a:b#c?.json", "a%3Ab%23c%3F.json"),
    ("Capaian–é.json", "Capaian%E2%80%93%C3%A9.json"),
    ("\udcff.json", "%FF.json"),
    ("\ud800.json", "%ED%A0%80.json"),
    ("../x.json", "../x.json"),
])
def test_uri(path: str, uri: str) -> None:
    """
    Names of files are relative references; bytes that a URI may not hold are percent-encoded, those that are no UTF-8 too.
    """
    assert uri_of(path) == uri


def test_text_makes_no_placeholder_and_no_link(make_finding: Maker, make_session: Sessions) -> None:
    """
    Braces are doubled and links taken apart, as a viewer would act on them.
    """
    text = "Lihat [di sini](http://jahat.example) {0}."

    (result,) = results_of(make_session(make_finding(message=Texts(text, text), recomputation=None)), "fail")

    assert result["message"]["text"] == "Lihat [di sini] (http://jahat.example) {{0}}. Nyatakan batasnya."


def test_rule_of_ones_own(make_session: Sessions) -> None:
    """
    A rule of an unknown family on another regulation has a taxonomy of its own, with the citation for a clause.
    """
    session = make_session()
    (rule,) = session.rules
    norms = (
        Basis(peraturan="Perbup 7/2020", butir="Pasal 4 ayat (2)"),
        Basis(peraturan="PermenPANRB 53/2014", butir="Lampiran I, C.2"),
    )
    own = attrs.evolve(rule, id=RuleId("KAB001"), name="target-copied-from-last-year", basis=norms)
    session = attrs.evolve(with_rule(session, rule=own.id), rules=RuleSet((own,)))

    run = run_of(session)

    (described,) = run["tool"]["driver"]["rules"]
    assert (described["id"], described["name"]) == ("KAB001", "TargetCopiedFromLastYear")
    assert [(each["name"], [taxon["id"] for taxon in each["taxa"]]) for each in run["taxonomies"]] == [
        ("Perbup 7/2020", ["Pasal 4 ayat (2)"]), ("PermenPANRB 53/2014", ["I.C.2"]),
    ]
    assert [each["target"]["toolComponent"]["index"] for each in described["relationships"]] == [0, 1]


def test_every_index_resolves() -> None:
    """
    On a real report, whatever refers to something by index finds it there under the name it gives.
    """
    (run,) = sarif_of(REAL)["runs"]
    rules, artifacts, logical = run["tool"]["driver"]["rules"], run["artifacts"], run["logicalLocations"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        for taxon in result.get("taxa", []):
            component = run["taxonomies"][taxon["toolComponent"]["index"]]
            assert (component["name"], component["taxa"][taxon["index"]]["id"]) == (taxon["toolComponent"]["name"], taxon["id"])
        for location in (*result["locations"], *result.get("relatedLocations", [])):
            file = location["physicalLocation"]["artifactLocation"]
            assert artifacts[file["index"]]["location"]["uri"] == file["uri"]
            for each in location.get("logicalLocations", []):
                assert {key: logical[each["index"]][key] for key in each if key != "index"} | {"index": each["index"]} == each
    for each in logical:
        if "parentIndex" in each:
            parent = logical[each["parentIndex"]]
            assert f"{parent['fullyQualifiedName']}/{each['name']}" == each["fullyQualifiedName"]


def test_regions_hold_what_they_quote() -> None:
    """
    On a real report, a snippet is what the file holds between the columns, counted in characters, and the context holds it.
    """
    (run,) = sarif_of(REAL)["runs"]
    lines = REAL.read_text(encoding="utf-8").split("\n")

    regions = list(_regions(run["results"]))

    assert run["columnKind"] == "unicodeCodePoints"
    assert len(regions) == 2 * len(run["results"])
    for region in regions:
        part = lines[region["startLine"] - 1 : region["endLine"]]
        part[-1] = part[-1][: region["endColumn"] - 1]
        part[0] = part[0][region["startColumn"] - 1 :]
        assert region["snippet"]["text"] == "\n".join(part)


def _regions(results: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for result in results:
        physical = result["locations"][0]["physicalLocation"]
        yield physical["region"]
        yield physical["contextRegion"]


def test_names_of_rules_are_friendly() -> None:
    """
    A name of one-letter words is no Pascal name to the SARIF Multitool (SARIF2012), which the slow suite alone would tell.
    """
    names = [rule.name for rule in load_rules()]

    assert [name for name in names if min(map(len, name.split("-"))) < 2] == []


def test_every_rule_says_of_every_report_how_it_came_out() -> None:
    """
    Over several reports, each rule has a result of some kind for each of them.
    """
    (run,) = sarif_of(REAL, CLEAN)["runs"]

    spoken = {(result["ruleId"], _uri(result)) for result in run["results"]}

    files = {artifact["location"]["uri"] for artifact in run["artifacts"]}
    assert len(files) == 2
    assert spoken == {(rule["id"], file) for rule in run["tool"]["driver"]["rules"] for file in files}


def _uri(result: dict[str, Any]) -> str:
    uri: str = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    return uri


def test_snippets_are_left_as_they_are(make_finding: Maker, make_session: Sessions) -> None:
    """
    A snippet with a control character reads back as the file has it, though nothing invisible stands in the log.
    """
    excerpt = Excerpt(line=1, column=1, end_line=1, end_column=4, text='"\u202e"')
    spot = Spot(file="laporan.json", pointer="/a", line=1, column=1, excerpt=excerpt, context=excerpt)
    session = make_session(make_finding(), spots={make_finding().place.pointer: spot})

    text = "".join(render_sarif(session))

    assert text.replace("\n", "").isprintable()
    region = json.loads(text)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region["snippet"]["text"] == '"\u202e"'


@pytest.mark.parametrize("text", [
    "\x1b[31m\x00\x07", "%0A::error::x", "]]>", "<script>&", "\ud800", "x" * 50_000, "\u202edetukar\u202c", "{0}{",
    "a\r\nb\u2028",
], ids=["controls", "command", "cdata", "markup", "surrogate", "long", "reversed", "placeholder", "breaks"])
def test_hostile_text(make_hostile: Hostile, text: str) -> None:
    """
    Foreign text in every field leaves a log that fits the schema and holds nothing invisible, with all four findings.
    """
    results = results_of(make_hostile(text), "fail", "review")

    assert [result["properties"]["status"] for result in results] == ["open", "waived", "explained", "baseline"]


def test_megabyte_of_text(make_finding: Maker, make_session: Sessions) -> None:
    """
    A message of a million characters is told whole.
    """
    text = "x" * 1_000_000

    (result,) = results_of(make_session(make_finding(message=Texts(text, text), recomputation=None)), "fail")

    assert result["message"]["text"] == f"{text} Nyatakan batasnya."


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=()), min_size=1, max_size=20))
def test_any_text(make_hostile: Hostile, text: str) -> None:
    """
    Whatever the text, the log is valid and printable.
    """
    results = results_of(make_hostile(text), "fail", "review")

    assert [result["properties"]["status"] for result in results] == ["open", "waived", "explained", "baseline"]


def test_no_clock_and_no_path_of_this_machine(tmp_path: Path) -> None:
    """
    A report elsewhere on the disk is named without its folders, and the same data give the same bytes.
    """
    copies = [tmp_path / name / "report.json" for name in ("a", "b")]
    for copy in copies:
        copy.parent.mkdir()
        copy.write_bytes(CLEAN.read_bytes())

    one, other = (sarif_of("--today", today, copy) for today, copy in zip(("2025-01-31", "2026-02-01"), copies, strict=True))

    assert one == other
    assert str(tmp_path) not in json.dumps(one)


def test_rule_results_without_reports() -> None:
    """
    A run over nothing but an unreadable file has no results, and says so by its exit status.
    """
    (run,) = sarif_of(FIXTURES / "broken" / "empty.json")["runs"]

    assert (run["results"], run["invocations"][0]["exitCode"]) == ([], 3)


def test_finding_without_a_fingerprint_has_none(make_finding: Maker, make_session: Sessions) -> None:
    """
    An empty fingerprint is left out: it would make all such findings one.
    """
    (result,) = results_of(make_session(make_finding(fingerprint="")), "fail")

    assert "partialFingerprints" not in result
