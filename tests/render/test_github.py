"""
GitHub annotations: what the runner reads from a line is what was meant, and nothing else is a command.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lkj_rules.cli import check
from lkj_rules.errors import Problem
from lkj_rules.model.findings import Finding, Pointer, RuleId, Settled, Severity, Status, Texts
from lkj_rules.model.pointers import Excerpt, Spot
from lkj_rules.model.results import Breakage
from lkj_rules.render.github import render_github
from lkj_rules.render.material import Session
from lkj_rules.render.text import plain

Maker = Callable[..., Finding]
Sessions = Callable[..., Session]

REAL = Path(__file__).parents[2] / "fixtures" / "reports" / "kpu-asahan-2024.json"


def read_command(line: str) -> tuple[str, dict[str, str], str]:
    """
    Read a workflow command as the runner of GitHub Actions does: command, properties, data.
    """
    assert line.startswith("::")
    head, _, data = line[2:].partition("::")
    command, _, rest = head.partition(" ")
    properties = dict(pair.split("=", 1) for pair in rest.split(",")) if rest else {}
    return command, {key: _unescaped(value, prop=True) for key, value in properties.items()}, _unescaped(data, prop=False)


def _unescaped(text: str, *, prop: bool) -> str:
    for code, char in (("%0D", "\r"), ("%0A", "\n"), *((("%3A", ":"), ("%2C", ",")) if prop else ()), ("%25", "%")):
        text = text.replace(code, char)
    return text


def commands_of(session: Session) -> list[tuple[str, dict[str, str], str]]:
    """
    Give the commands of a session, and see that the last line is none.
    """
    *lines, closing = render_github(session).removesuffix("\n").split("\n")
    assert not closing.lstrip().startswith("::")
    return [read_command(line) for line in lines]


def test_whole_line(make_finding: Maker, make_session: Sessions) -> None:
    """
    A finding is one line: kind, file, line, column, rule with title, message, working and advice.
    """
    first, _ = render_github(make_session(make_finding(), bahasa="en")).splitlines()

    assert first == (
        "::error file=laporan.json,line=12,col=5,title=CAP003 Achievement capped::"
        "The achievement reads 100 %25. Working: 100 ÷ 95 × 100 = 105.26.%0A→ State the cap."
    )


def test_end_of_the_value(make_finding: Maker, make_session: Sessions) -> None:
    """
    Where the value's end is known, the annotation covers the value.
    """
    excerpt = Excerpt(line=2, column=9, end_line=2, end_column=16, text='"100 %"')
    place = make_finding().place.pointer
    spots = {place: Spot(file="laporan.json", pointer=place, line=2, column=9, excerpt=excerpt)}

    ((_, properties, _),) = commands_of(make_session(make_finding(), spots=spots))

    known = {key: properties[key] for key in ("line", "col", "endLine", "endColumn")}
    assert known == {"line": "2", "col": "9", "endLine": "2", "endColumn": "16"}


def test_gravest_first(make_finding: Maker, make_session: Sessions) -> None:
    """
    Errors come before warnings, and these before notices, which notes and signals to review are.
    """
    session = make_session(*(make_finding(severity=severity) for severity in reversed(Severity)))

    assert [command for command, _, _ in commands_of(session)] == ["error", "warning", "notice", "notice"]


def test_settled_findings_are_counted_only(make_finding: Maker, make_session: Sessions) -> None:
    """
    What was waived or known before is not annotated; the last line says how many these are.
    """
    settled = Settled(reason="x", paper=Pointer("/waiver/0"), basis="x", requested_by="A", approved_by="B")
    session = make_session(
        make_finding(), make_finding(status=Status.WAIVED, settled=settled), make_finding(status=Status.BASELINE)
    )

    *commands, closing = render_github(session).splitlines()

    assert len(commands) == 1
    assert "2 temuan yang dikecualikan atau sudah tercatat dalam garis dasar tidak dianotasi." in closing


def test_explained_finding_is_annotated(make_finding: Maker, make_session: Sessions) -> None:
    """
    An explained finding stands at its milder severity, with the explanation.
    """
    settled = Settled(reason="Target berubah.", paper=Pointer("/penjelasan/0"), softened_from=Severity.ERROR)

    ((command, _, data),) = commands_of(
        make_session(make_finding(status=Status.EXPLAINED, severity=Severity.WARNING, settled=settled))
    )

    assert command == "warning"
    assert "Dijelaskan dalam laporan: Target berubah." in data


def test_closing_without_findings(make_session: Sessions) -> None:
    """
    Without findings only the last line is there.
    """
    assert render_github(make_session(bahasa="en")) == (
        "Annotations: 0 error, 0 warning, 0 notice. Exit status 0: no open finding of the severity 'error' or more severe.\n"
    )


@pytest.mark.parametrize(("number", "told"), [(10, False), (11, True)])
def test_closing_tells_what_github_hides(make_finding: Maker, make_session: Sessions, number: int, *, told: bool) -> None:
    """
    From the eleventh annotation of a kind on, the last line says that GitHub shows ten.
    """
    closing = render_github(make_session(*[make_finding()] * number, bahasa="en")).splitlines()[-1]

    assert f"Annotations: {number} error, 0 warning, 0 notice." in closing
    assert ("GitHub shows 10 annotations of a kind for a step; the others are in this log only." in closing) == told


def test_unreadable_file(make_session: Sessions) -> None:
    """
    What is wrong in a file that cannot be read is an error at its place.
    """
    problem = Problem(file="b,1.json", pointer="/tahun", message_id="x", message_en="No number.", line=2, column=9)

    ((command, properties, data),) = commands_of(attrs.evolve(make_session(bahasa="en"), problems=(problem,), status=3))

    assert (command, data) == ("error", "No number. (/tahun)")
    assert properties == {"file": "b,1.json", "line": "2", "col": "9", "title": "A file cannot be read"}


def test_broken_rule(make_session: Sessions) -> None:
    """
    A rule that broke is an error on the report.
    """
    session = make_session(bahasa="en")
    (report,) = session.reports
    breakage = Breakage(rule=RuleId("CAP003"), pointer=Pointer("/lkj"), error="TypeError: words")
    result = attrs.evolve(report.result, breakages=(breakage,))

    ((command, properties, data),) = commands_of(
        attrs.evolve(session, reports=(attrs.evolve(report, result=result),), status=4)
    )

    assert (command, properties) == ("error", {"file": "laporan.json", "title": "CAP003 Broken rule"})
    assert data == "The rule broke: TypeError: words. The fault is the rule's, not the report's."


def test_standard_input_is_no_file(make_finding: Maker, make_session: Sessions) -> None:
    """
    What comes from standard input belongs to no file of the repository.
    """
    ((_, properties, _),) = commands_of(make_session(make_finding(), path="-", spots={}))

    assert "file" not in properties


def test_real_report_from_the_command() -> None:
    """
    On a real report, there are as many commands as the last line says: the conditions, then findings, each with a line of the file.
    """
    called = CliRunner().invoke(check.main, ["--format", "github", "--lang", "en", str(REAL)])

    *lines, closing = called.stdout.splitlines()
    commands = [read_command(line) for line in lines]
    number = [f"{sum(command == kind for command, _, _ in commands)} {kind}" for kind in ("error", "warning", "notice")]
    assert closing.startswith(f"Annotations: {', '.join(number)}. GitHub shows 10")
    (_, conditions, _), *findings = commands
    assert conditions == {"title": "Conditions of the check"}
    assert {Path(properties["file"]).name for _, properties, _ in findings} == {REAL.name}
    assert all(int(properties["line"]) > 0 for _, properties, _ in findings)


@pytest.mark.parametrize("text", [
    "\x1b[31m\x00\x07", "%0A::error::x", "%25%0D", "::warning::x", "a\r\n::stop-commands::x", "##[error]x", "]]>", "<x>", "\ud800",
    "\u202edetukar", "a,b:c=d", "x" * 1_000_000,
], ids=["controls", "code", "escapes", "command", "breaks", "old", "cdata", "markup", "surrogate", "reversed", "signs", "long"])
def test_hostile_text(make_finding: Maker, make_session: Sessions, text: str) -> None:
    """
    The runner reads foreign text as text, in one line, in message, title and name of the file.
    """
    finding = make_finding(message=Texts(text, text), title=Texts(text, text), recomputation=None)
    place = finding.place.pointer
    spots = {place: Spot(file=f"{text}.json", pointer=place, line=1, column=1)}

    ((command, properties, data),) = commands_of(make_session(finding, spots=spots))

    assert (command, data) == ("error", f"{plain(text)}\n→ Nyatakan batasnya.")
    assert (properties["file"], properties["title"]) == (f"{plain(text)}.json", f"CAP003 {plain(text)}")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=()), min_size=1, max_size=20))
def test_any_text(make_hostile: Callable[[str], Session], text: str) -> None:
    """
    Whatever the text in whatever field, the unreadable file, the broken rule and the two findings that stand are four commands.
    """
    files = [properties["file"] for _, properties, _ in commands_of(make_hostile(text))]

    assert files == [plain(f"x{text}.json"), *[plain(f"{text}.json")] * 3]
