"""
The checklist of four real reports: every row answered as a reader of the paper answers it.

The answers were written by hand from the printed reports, row by row; the reasons are next to them.
"""

import pytest
from score import REPORTS, result

from lkj_rules.api import load_rules, read_report
from lkj_rules.domain.checklist import ROWS, Kind, presence
from lkj_rules.render.material import Checked
from lkj_rules.render.views.assurance import Answer, Answered, answer_checklist

YES, NO, IDLE, OPEN = Answer.YES, Answer.NO, Answer.IDLE, Answer.OPEN
PAPERS = {
    # Table III.A prints target, realisasi and capaian of ten indicators; chapter III.C the budget; the agreements are annexed.
    # Of the agreement's six objectives the second is not in the report, two bear other numbers and one another wording. All ten
    # targets are the agreement's; three of its thirteen indicators are not reported. Table 3.2 compares with 2020 to 2023. In
    # the list of chapter II.A one objective has no indicator. Nothing is explained.
    "kpu-asahan-2024": {
        "I.1": YES, "I.2": YES, "I.3": YES, "I.4": YES, "I.5": YES, "I.6": YES, "II.5": NO,
        "III.1": NO, "III.2": YES, "III.3": NO, "III.4": YES, "III.7": YES, "III.8": NO, "III.9": NO,
    },
    # Table 4 prints ten targets and nine capaian (that of consumption stands as its realisasi); 4.3 gives the steps, 1.4 the
    # money, table 5 earlier years. The six objectives and ten targets are those of the agreement and of the Renstra.
    "bkpd-jabar-2016": {
        "I.1": YES, "I.2": YES, "I.3": YES, "I.5": YES, "I.6": YES, "II.5": NO,
        "III.1": YES, "III.2": YES, "III.3": IDLE, "III.4": YES, "III.7": YES,
    },
    # The annexes are a volume of their own. Three of nine objectives (the fourth mission) are not in the agreement, nor are their
    # three indicators; the thirteen targets compared are the agreement's. Tables 3.3 and 3.4 compare with 2015 and the Renstra.
    "disperindag-jabar-2016": {
        "I.1": YES, "I.2": YES, "I.3": YES, "I.5": YES, "I.6": YES, "II.5": NO,
        "III.1": NO, "III.2": YES, "III.3": NO, "III.4": YES, "III.7": YES,
    },
    # The agreement (table 5) has two objectives and two indicators; the report measures eighteen under seven other objectives,
    # which are those of the Renstra. Steps stand in 4.2.2, the money in 3.2.
    "rsjiwa-jabar-2016": {
        "I.1": YES, "I.2": YES, "I.3": YES, "I.5": YES, "I.6": YES, "II.5": NO,
        "III.1": NO, "III.2": YES, "III.3": NO, "III.4": NO, "III.6": NO, "III.7": YES,
    },
}  # fmt: skip
"""The answers that differ from "cannot be concluded"."""
COUNTS = {
    "kpu-asahan-2024": {"I.2": "10 dari 10", "I.3": "10 dari 10", "III.1": "2 dari 6", "III.4": "30 dari 33"},
    "bkpd-jabar-2016": {"I.2": "10 dari 10", "I.3": "9 dari 10", "III.1": "6 dari 6", "III.2": "16 dari 16"},
    "disperindag-jabar-2016": {"I.2": "17 dari 17", "I.3": "17 dari 17", "III.1": "6 dari 9", "III.4": "41 dari 44"},
    "rsjiwa-jabar-2016": {"I.2": "18 dari 18", "I.3": "18 dari 18", "III.1": "0 dari 9", "III.4": "3 dari 21"},
}
"""What some of the answers count."""


def _answered(report: str) -> dict[str, Answered]:
    laporan = read_report(REPORTS / f"{report}.json").laporan
    checked = Checked(path="", sha256="", laporan=laporan, result=result(report), spots={}, presence=presence(laporan))
    return {each.row.number: each for each in answer_checklist(checked)}


@pytest.mark.parametrize("report", PAPERS)
def test_rows_are_answered_as_the_paper_says(report: str) -> None:
    """
    Presence is answered by what is printed, agreement by what agrees; what no paper shows stays open.
    """
    answered = _answered(report)

    assert {number: each.answer for number, each in answered.items()} == {row.number: OPEN for row in ROWS} | PAPERS[report]
    assert [number for number, text in COUNTS[report].items() if text not in answered[number].evidence.id] == []


def test_quality_stands_as_a_remark() -> None:
    """
    Two targets for one indicator and three blank ones are remarks to I.2, which is about the ten targets that are given.
    """
    assert _answered("kpu-asahan-2024")["I.2"].evidence.id == (
        "target untuk 10 dari 10 indikator yang diukur; catatan: TGT006 (2), DAT006 (3)"
    )


def test_deciding_rules_serve_their_row() -> None:
    """
    A row is decided by rules that exist and name it.
    """
    known = {rule.id: rule.checklist for rule in load_rules()}

    decided = [(row.number, known[rule]) for row in ROWS if row.kind is Kind.RULES for rule in row.deciding]

    assert [number for number, rows in decided if number not in rows] == []
