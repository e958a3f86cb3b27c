"""
Markdown: the checklist is answered by its evidence, and a report's text stays text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj_rules.model.checklist import ROWS, Kind, Sign
from lkj_rules.model.findings import Finding, Place, Pointer, Severity, Texts
from lkj_rules.render.markdown import render_markdown
from lkj_rules.render.material import Session
from lkj_rules.render.reviu import Answer, answer_checklist
from lkj_rules.render.safe import markdown

Maker = Callable[..., Finding]
Sessions = Callable[..., Session]


def _answers(session: Session) -> dict[str, Answer]:
    return {each.row.number: each.answer for each in answer_checklist(session.reports[0], session.rules)}


def test_checklist_has_its_23_rows() -> None:
    """
    The regulation's checklist has 6, 7 and 10 rows.
    """
    numbers = [f"{part}.{number}" for part, count in (("I", 6), ("II", 7), ("III", 10)) for number in range(1, count + 1)]

    assert [row.number for row in ROWS] == numbers


def test_what_no_document_shows_is_never_answered(make_session: Sessions) -> None:
    """
    Rows II.1, 3, 4, 6 and 7 stay open though rules that claim them held; II.2 and II.5 never become a yes.
    """
    numbers = tuple(row.number for row in ROWS)

    answers = _answers(make_session(checklist=numbers))

    assert {row.number for row in ROWS if row.kind is Kind.NEVER} == {"II.1", "II.3", "II.4", "II.6", "II.7"}
    assert {number for number, answer in answers.items() if number.startswith("II.") and answer is not Answer.OPEN} == set()
    assert (answers["III.4"], answers["III.5"]) == (Answer.YES, Answer.OPEN)


@pytest.mark.parametrize(
    ("severity", "row", "answer"),
    [
        (Severity.ERROR, "III.4", Answer.NO), (Severity.WARNING, "III.4", Answer.NO), (Severity.INFO, "III.4", Answer.YES),
        (Severity.ERROR, "II.5", Answer.NO), (Severity.INFO, "II.5", Answer.OPEN), (Severity.ERROR, "II.1", Answer.OPEN),
    ],
)  # fmt: skip
def test_findings_speak_against_a_row(
    make_finding: Maker, make_session: Sessions, severity: Severity, row: str, answer: Answer
) -> None:
    """
    An error or a warning answers a row with no; a note does not.
    """
    session = make_session(make_finding(severity=severity, checklist=(row,)), checklist=(row,))

    assert _answers(session)[row] is answer


def test_presence_answers_the_format_rows(make_session: Sessions) -> None:
    """
    What the file shows is a yes; what it does not show cannot be concluded.
    """
    session = make_session(presence={
        row: Sign(there=True if row == "I.2" else None, words=Texts("ada", "there"))
        for row in ("I.1", "I.2", "I.3", "I.4", "I.5", "I.6", "III.7", "penjelasan")
    })

    answers = _answers(session)

    assert (answers["I.2"], answers["I.3"]) == (Answer.YES, Answer.OPEN)


def test_explanation_is_asked_for_after_a_no(make_finding: Maker, make_session: Sessions) -> None:
    """
    III.6 is no where III.4 is no and nothing is explained; with an explanation a person must judge it.
    """
    session = make_session(make_finding(checklist=("III.4",)))
    report = session.reports[0]
    explained = {**report.presence, "penjelasan": Sign(there=True, words=Texts("1 penjelasan", "1 explanation"))}

    assert _answers(session)["III.6"] is Answer.NO
    assert _answers(attrs.evolve(session, reports=(attrs.evolve(report, presence=explained),)))["III.6"] is Answer.OPEN


@pytest.mark.parametrize("bahasa", ["id", "en"])
def test_page(make_finding: Maker, make_session: Sessions, bahasa: str) -> None:
    """
    The page names the office, the tool and its rules, has all rows of the checklist, and the finding with line:column.
    """
    session = make_session(make_finding(), bahasa=bahasa)

    page = render_markdown(session)

    assert [row.number for row in ROWS if f"| {row.number} |" not in page] == []
    assert f"lkj-rules 0.1.0, 1 {'aturan' if bahasa == 'id' else 'rules'} (`{session.rules.hash}`)" in page
    assert "KPU Contoh, 2024" in page
    assert "(12:5)" in page
    assert {"id": "**tidak** | temuan CAP003", "en": "**no** | findings CAP003"}[bahasa] in page


def test_hostile_text_stays_text(make_finding: Maker, make_session: Sessions) -> None:
    """
    No HTML, no table cell, no link and no code comes of a report's texts.
    """
    hostile = "<script>alert(1)</script>|a\n# x [b](javascript:c) ![i](u) `k` https://x.example **f** @who"
    texts = Texts(hostile, hostile)
    place = Place(pointer=Pointer("/lkj"), role="juga", value=hostile, tempat=texts)
    finding = make_finding(title=texts, message=texts, help=texts, related=(place,), recomputation=texts, softened=texts)

    page = render_markdown(make_session(finding, finding, entity=hostile, path=hostile))

    assert re.findall(r"<script|(?<!\\)\]\(|https://|@who|(?<!\\)\|a", page) == []
    assert "\n# x" not in page


@given(st.text())
def test_escaped_text_is_one_safe_line(text: str) -> None:
    """
    Every mark that Markdown or HTML could take up is escaped.
    """
    escaped = markdown(text)

    assert escaped.isprintable()
    assert re.findall(r"[<>]|(?<!\\)(?:\\\\)*[|`*\[\]]", escaped) == []
