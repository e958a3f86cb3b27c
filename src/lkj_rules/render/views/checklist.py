"""
Answers to the reviu checklist of PermenPANRB 53/2014: yes, no, or cannot be concluded from the document, each with its evidence.

A yes is given only where rules for the row held and none failed, or where the file shows the thing itself. What a document cannot
show is never answered, whatever the rules say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

import attrs

from lkj_rules.domain.checklist import ROWS, Kind, Row
from lkj_rules.model.findings import Finding, Severity, Status, Texts
from lkj_rules.model.results import RuleResult
from lkj_rules.render.material import Checked
from lkj_rules.rules.rule import RuleSet


class Answer(StrEnum):
    """Name what can be said of a row."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


ANSWERS = {
    Answer.YES: Texts("ya", "yes"),
    Answer.NO: Texts("tidak", "no"),
    Answer.OPEN: Texts("tidak dapat disimpulkan", "cannot be concluded"),
}


@attrs.frozen
class Answered:
    """
    Hold a row with its answer and the evidence for it.
    """

    row: Row
    answer: Answer
    evidence: Texts

    @property
    def part(self) -> str:
        """
        Give the number of the part that the row belongs to, a key of ``PARTS``.
        """
        return self.row.number.partition(".")[0]


_UNKNOWABLE = Texts("tidak tampak dari dokumen", "the document does not show it")
_UNTESTED = Texts("belum ada aturan yang dapat mengujinya", "no rule could test it")
_FINDINGS = Texts("temuan", "findings")
_WAIVED = Texts("hanya temuan yang dikecualikan pereviu:", "only findings that the reviewer waived:")
_NOTES = Texts("hanya catatan atau telaah:", "only notes or signals:")
_NOT_AGAINST = Texts("tidak ada temuan yang membantahnya", "no finding contradicts it")


def answer_checklist(report: Checked, rules: RuleSet) -> list[Answered]:
    """
    Answer the 23 rows for one report.
    """
    answered: dict[str, Answered] = {}
    for row in ROWS:
        answer, evidence = _answer(row, report, rules, answered)
        answered[row.number] = Answered(row, answer, evidence)
    return list(answered.values())


def _answer(row: Row, report: Checked, rules: RuleSet, earlier: dict[str, Answered]) -> tuple[Answer, Texts]:
    if row.kind is Kind.NEVER:
        return Answer.OPEN, _UNKNOWABLE
    if row.kind is Kind.EXPLANATION:
        return _explained(row, report, earlier)
    against = [finding for finding in report.result.findings if row.number in finding.checklist]
    severe = [finding for finding in against if finding.severity in {Severity.ERROR, Severity.WARNING}]
    standing = [finding for finding in severe if finding.status is not Status.WAIVED]
    if standing:
        return Answer.NO, _counted(standing, _FINDINGS)
    if severe:
        return Answer.OPEN, _counted(severe, _WAIVED)
    if row.kind is Kind.AGAINST:
        return Answer.OPEN, _counted(against, _NOTES) if against else _NOT_AGAINST
    if row.kind is Kind.PRESENCE:
        sign = report.presence[row.number]
        if sign.there:
            return Answer.YES, sign.words
    held = _held(row, report.result.rules, rules)
    if held:
        number = sum(rule.passed for rule in held)
        ids = ", ".join(rule.rule for rule in held[:4]) + (", …" if len(held) > 4 else "")  # noqa: PLR2004
        return Answer.YES, Texts(f"{number} pengujian terpenuhi ({ids})", f"{number} evaluations held ({ids})")
    return Answer.OPEN, report.presence[row.number].words if row.kind is Kind.PRESENCE else _UNTESTED


def _explained(row: Row, report: Checked, earlier: dict[str, Answered]) -> tuple[Answer, Texts]:
    refused = [number for number in row.depends if earlier[number].answer is Answer.NO]
    if not refused:
        rows = ", ".join(row.depends)
        return Answer.OPEN, Texts(f"butir {rows} tidak dijawab “tidak”", f"no “no” to {rows}")
    sign, rows = report.presence["penjelasan"], ", ".join(refused)
    if not sign.there:
        return Answer.NO, Texts(
            f"butir {rows} dijawab “tidak”, tanpa penjelasan dalam berkas", f"“no” to {rows}, not explained in the file"
        )
    return Answer.OPEN, Texts(f"ada {sign.words.id}; orang menilai apakah memadai", f"{sign.words.en}; a person judges them")


def _held(row: Row, results: Sequence[RuleResult], rules: RuleSet) -> list[RuleResult]:
    chosen = {rule.id for rule in rules if row.number in rule.checklist}
    return [result for result in results if result.rule in chosen and result.passed and not result.broken]


def _counted(findings: Sequence[Finding], what: Texts) -> Texts:
    tally = Counter(finding.rule for finding in findings)
    parts = ", ".join(f"{rule} ({number})" if number > 1 else rule for rule, number in tally.items())
    return Texts(f"{what.id} {parts}", f"{what.en} {parts}")
