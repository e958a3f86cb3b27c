"""
The sheet of tests: every rule with what it came to, and why it could not be applied.
"""

from __future__ import annotations

from lkj_rules.model.findings import Outcome, Texts
from lkj_rules.render.labels import SEVERITIES
from lkj_rules.render.material import Session, counts
from lkj_rules.render.views.rule_tests import RuleTest, rule_tests
from lkj_rules.render.xlsx.page import Column, Entry, Frame, Page
from lkj_rules.render.xlsx.wording import OUTCOMES

NAME = Texts("Pengujian", "Tests")
_NOTE = Texts(
    "Setiap aturan yang dijalankan. Satu aturan dapat diuji berkali-kali: sekali untuk setiap baris, indikator, atau tabel."
    " Jumlah di atas judul kolom mengikuti saringan. Yang tidak dapat diuji bukan terpenuhi dan bukan pelanggaran; "
    "alasannya disebut.",
    "Every rule that was run. A rule may be tested many times: once for every row, indicator or table. The sums above the headings "
    "follow the filter. What is not testable neither held nor failed; the reason is told.",
)
_COUNTED = {
    "pass": OUTCOMES[Outcome.PASS], "fail": OUTCOMES[Outcome.FAIL], "not_applicable": OUTCOMES[Outcome.NOT_APPLICABLE],
    "not_testable": OUTCOMES[Outcome.NOT_TESTABLE], "broken": OUTCOMES[Outcome.BROKEN],
}  # fmt: skip
_STYLES = {Outcome.FAIL: "warning", Outcome.PASS: "good", Outcome.BROKEN: "error"}
_COLUMNS = (
    Column(key="aturan", title=Texts("Aturan", "Rule"), width=9),
    Column(key="judul", title=Texts("Yang ditemukan aturan ini", "What this rule finds"), width=46),
    Column(key="tingkat", title=Texts("Tingkat", "Severity"), width=14),
    Column(key="hasil", title=Texts("Hasil", "Outcome"), width=16),
    *(Column(key=key, title=title, width=11) for key, title in _COUNTED.items()),
    Column(key="alasan", title=Texts("Mengapa tidak dapat diuji", "Why not testable"), width=54),
)


def testing_page(session: Session, frame: Frame) -> Page:
    """
    Write the rules of all reports.
    """
    page = Page(frame, NAME, _COLUMNS, note=_NOTE, frozen=2)
    for report in session.reports:
        for test in rule_tests(report.result, session.rules):
            page.add(report.path, _entries(test, frame.bahasa))
    for key in _COUNTED:
        page.total(key, sum(counts(report.result)[key] for report in session.reports))
    page.finish()
    return page


def _entries(test: RuleTest, bahasa: str) -> dict[str, Entry]:
    rule, result = test.rule, test.result
    numbers = {
        "pass": result.passed, "fail": result.failed, "not_applicable": result.not_applicable, "not_testable": result.not_testable,
        "broken": result.broken,
    }  # fmt: skip
    return {
        "aturan": Entry(rule.id, "strong"),
        "judul": Entry(rule.title[bahasa]),
        "tingkat": Entry(SEVERITIES[rule.severity][bahasa], "center"),
        "hasil": Entry(OUTCOMES[test.outcome][bahasa], _STYLES.get(test.outcome, "center")),
        **{key: Entry(number, "count") for key, number in numbers.items()},
        "alasan": Entry("\n".join(f"{reason.count}× {reason.text[bahasa]}" for reason in result.reasons)),
    }
