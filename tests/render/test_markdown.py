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

from lkj_rules.domain.checklist import ROWS, Kind, Sign
from lkj_rules.model.findings import Finding, Place, Pointer, RuleId, Severity, Texts
from lkj_rules.model.results import Reason, RuleResult
from lkj_rules.render.markdown import NOTICE, fit, render_markdown, write
from lkj_rules.render.markdown.page import NOTE, Block, Section
from lkj_rules.render.material import Session
from lkj_rules.render.text import markdown
from lkj_rules.render.views.assurance import Answer, answer_checklist

Maker = Callable[..., Finding]
Sessions = Callable[..., Session]


def _answers(session: Session) -> dict[str, Answer]:
    return {each.row.number: each.answer for each in answer_checklist(session.reports[0])}


def test_checklist_has_its_23_rows() -> None:
    """
    The regulation's checklist has 6, 7 and 10 rows.
    """
    numbers = [f"{part}.{number}" for part, count in (("I", 6), ("II", 7), ("III", 10)) for number in range(1, count + 1)]

    assert [row.number for row in ROWS] == numbers


def test_what_no_document_shows_is_never_answered(make_session: Sessions) -> None:
    """
    Rows II.1 to II.4, 6 and 7 stay open though rules that claim them held; II.5 never becomes a yes.
    """
    numbers = tuple(row.number for row in ROWS)

    answers = _answers(make_session(checklist=numbers))

    assert {row.number for row in ROWS if row.kind is Kind.NEVER} == {"II.1", "II.2", "II.3", "II.4", "II.6", "II.7"}
    assert {number for number, answer in answers.items() if number.startswith("II.") and answer is not Answer.OPEN} == set()
    assert (answers["III.4"], answers["III.5"]) == (Answer.OPEN, Answer.OPEN)


@pytest.mark.parametrize(("severity", "row", "answer"), [
    (Severity.ERROR, "II.5", Answer.NO), (Severity.WARNING, "II.5", Answer.OPEN), (Severity.INFO, "II.5", Answer.OPEN),
    (Severity.ERROR, "II.1", Answer.OPEN), (Severity.ERROR, "I.2", Answer.OPEN), (Severity.ERROR, "III.10", Answer.NO),
])  # fmt: skip
def test_only_errors_deny_what_is_held_reliable(
    make_finding: Maker, make_session: Sessions, severity: Severity, row: str, answer: Answer
) -> None:
    """
    An error answers II.5 or III.10 with no; a warning is a remark, and so is any finding on what is there or never visible.
    """
    session = make_session(make_finding(severity=severity, checklist=(row,)), checklist=(row,))

    assert _answers(session)[row] is answer


@pytest.mark.parametrize(("held", "severities", "answer"), [
    (9, "", Answer.YES), (1, "w", Answer.YES), (0, "w", Answer.NO), (6, "ww", Answer.YES), (5, "ww", Answer.NO),
    (99, "e", Answer.NO), (0, "", Answer.OPEN), (5, "iii", Answer.YES),
])  # fmt: skip
def test_agreement_is_answered_by_what_agrees(
    make_finding: Maker, make_session: Sessions, held: int, severities: str, answer: Answer
) -> None:
    """
    III.1 is a yes where three quarters of the objectives agree, or all but one, and none of them is an error; notes agree.
    """
    kinds = {"e": Severity.ERROR, "w": Severity.WARNING, "i": Severity.INFO}
    findings = [make_finding(rule=RuleId("IND006"), severity=kinds[each], checklist=("III.1",)) for each in severities]
    session = make_session(*findings)
    (report,) = session.reports
    compared = RuleResult(rule=RuleId("IND006"), passed=held, failed=len(findings))
    report = attrs.evolve(report, result=attrs.evolve(report.result, rules=(compared,)))

    assert _answers(attrs.evolve(session, reports=(report,)))["III.1"] is answer


def test_row_that_no_rule_could_test_says_why(make_session: Sessions) -> None:
    """
    Without the objectives of the report III.1 is open, for the reason that the rule gave.
    """
    session = make_session()
    (report,) = session.reports
    reason = Reason(text=Texts("daftar sasaran LKj tidak ada dalam berkas", "the list of objectives is not in the file"), count=10)
    untested = RuleResult(rule=RuleId("IND006"), not_testable=10, reasons=(reason,))

    answered = answer_checklist(attrs.evolve(report, result=attrs.evolve(report.result, rules=(untested,))))

    evidence = next(each.evidence for each in answered if each.row.number == "III.1")
    assert evidence.id == "tidak dapat diuji: daftar sasaran LKj tidak ada dalam berkas"


def test_presence_answers_the_format_rows(make_session: Sessions) -> None:
    """
    What the file shows is a yes; what it does not show cannot be concluded.
    """
    session = make_session(presence={
        row: Sign(there=True if row == "I.2" else None, words=Texts("ada", "there"))
        for row in ("I.1", "I.2", "I.3", "I.4", "I.5", "I.6", "III.5", "III.7", "penjelasan")
    })

    answers = _answers(session)

    assert (answers["I.2"], answers["I.3"]) == (Answer.YES, Answer.OPEN)


def test_explanation_is_asked_for_after_a_no(make_finding: Maker, make_session: Sessions) -> None:
    """
    III.9 is no where III.8 is no and nothing is explained; with an explanation a person must judge it.
    """
    session = make_session(make_finding(checklist=("III.8",)))
    report = session.reports[0]
    explained = {**report.presence, "penjelasan": Sign(there=True, words=Texts("1 penjelasan", "1 explanation"))}

    assert _answers(session)["III.9"] is Answer.NO
    assert _answers(attrs.evolve(session, reports=(attrs.evolve(report, presence=explained),)))["III.9"] is Answer.OPEN


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
    answers = {
        "id": "**tidak** | 1 kesalahan membantahnya; catatan: CAP003",
        "en": "**no** | 1 error(s) contradict it; remarks: CAP003",
    }
    assert answers[bahasa] in page


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


def _errors_and_notes(make_finding: Maker, make_session: Sessions) -> Session:
    """
    Make 10 errors and 10 notes, each a bullet of 1 014 characters.

    A bullet is ``  - `` (4), the message of 1 002 characters, `` (12:5)`` (7) and the line's end (1).
    """
    text = Texts("a" * 1002, "a" * 1002)
    errors = [make_finding(message=text, recomputation=None, fingerprint=f"e{number}") for number in range(10)]
    notes = [attrs.evolve(error, severity=Severity.INFO, fingerprint=f"n{number}") for number, error in enumerate(errors)]
    return make_session(*errors, *notes)


def test_short_page_is_whole(make_finding: Maker, make_session: Sessions) -> None:
    """
    A page that fits has every finding and no word on what is left out.
    """
    page = render_markdown(_errors_and_notes(make_finding, make_session))

    assert (page.count("a" * 1002), "dipendekkan" in page, "tidak dimuat" in page) == (20, False, False)


@pytest.mark.parametrize("bahasa", ["id", "en"])
def test_long_page_keeps_the_gravest(make_finding: Maker, make_session: Sessions, bahasa: str) -> None:
    """
    Where the page would be too long, errors stand first, and what is left out is counted, in its section and at the top.
    """
    session = attrs.evolve(_errors_and_notes(make_finding, make_session), bahasa=bahasa)

    page = render_markdown(session, limit=8000)

    shown = page.count("a" * 1002)
    found = {"id": f"Dimuat {shown} dari 20 temuan.", "en": f"{shown} of 20 findings are here."}[bahasa]
    left = 10 - shown
    missing = {"id": f"Tidak dimuat: {left} kesalahan, 10 catatan.", "en": f"Not here: {left} errors, 10 notes."}[bahasa]
    rest = {"id": "- … dan {} temuan yang tidak dimuat di sini\n", "en": "- … and {} more findings, not shown here\n"}[bahasa]
    assert 4 <= shown <= 7  # 8 000 less the frame, at 1 014 each
    assert len(page) <= 8000
    assert [part for part in (found, missing, rest.format(left), rest.format(10)) if part not in page] == []
    assert page.startswith({"id": "> **Halaman ini dipendekkan**", "en": "> **This page is shortened**"}[bahasa])
    assert "`lkj-check --format json`" in page


def test_checklist_goes_before_errors_do(make_finding: Maker, make_session: Sessions) -> None:
    """
    The checklist, 23 rows, stands only where all errors do; where it does not, that is said.
    """
    session = _errors_and_notes(make_finding, make_session)

    short, long = render_markdown(session, limit=8000), render_markdown(session, limit=18_000)

    assert (short.count("| II.5 |"), short.count("*Checklist tidak dimuat di sini.*")) == (0, 1)
    assert (long.count("| II.5 |"), long.count("*Checklist tidak dimuat di sini.*")) == (1, 0)
    assert re.search(r"Tidak dimuat: (?:[89]|10) catatan\.", long)  # 18 000 hold ten errors, 10 140, the table, and little else


@pytest.mark.parametrize("limit", [4000, 9000, 65_536])
@pytest.mark.parametrize("figures", [(1, 1, 1), (5000, 3, 1), (100, 900, 1), (300, 5, 40), (30, 1, 400)])
def test_page_is_never_too_long(
    make_finding: Maker, make_session: Sessions, figures: tuple[int, int, int], limit: int
) -> None:
    """
    Whatever is found, in however many reports, the page keeps to the limit; told and missing findings are all that there are.
    """
    size, number, reports = figures
    message = Texts("x" * size + "z", "")
    session = make_session(*(make_finding(message=message, fingerprint=str(each)) for each in range(number)))
    session = attrs.evolve(session, reports=session.reports * reports)

    page = render_markdown(session, limit=limit)

    told = page.count("x" * size + "z")
    missing = sum(int(count) for count in re.findall(r"Tidak dimuat: (\d+) kesalahan", page))
    absent = sum(int(count) for count in re.findall(r"(\d+) laporan tidak dimuat sama sekali", page))
    assert len(page) <= limit
    assert (told + missing, page.count("# Ringkasan reviu") + absent) == (number * reports, reports)


def test_what_goes_sooner() -> None:
    """
    Beside what always stands and the notices, blocks of a lower rank are given room first; after one too long nothing more is.
    """
    late = Section(opening="a" * 10, blocks=(Block("b" * 2000), Block("c" * 2000)), rank=2, left=lambda left: f"{len(left)}!")
    soon = Section(opening="d" * 20, blocks=(Block("e" * 1000), Block("f" * 5000)), rank=1)
    always = 10 + 20 + NOTICE + 2 * NOTE

    assert fit([late, soon], always + 5000) == [0, 1]  # 4 000 are left after e; f has no room, and b may not go before it
    assert fit([late, soon], always + 8000) == [1, 2]  # 1 000 + 5 000 + 2 000
    assert fit([late, soon], 10_030) == [2, 2]  # 10 + 20 + 4 000 + 6 000: all, so that no notice is needed
    assert write([late, soon], [1, 2]) == "a" * 10 + "b" * 2000 + "1!" + "d" * 20 + "e" * 1000 + "f" * 5000


@given(st.text())
def test_escaped_text_is_one_safe_line(text: str) -> None:
    """
    Every mark that Markdown or HTML could take up is escaped.
    """
    escaped = markdown(text)

    assert escaped.isprintable()
    assert re.findall(r"[<>]|(?<!\\)(?:\\\\)*[|`*\[\]]", escaped) == []
