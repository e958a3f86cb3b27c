"""
How far a check reaches: what each rule came to, which rules looked at which figure, and what that says on the reviu checklist.

The checklist of PermenPANRB 53/2014 is answered yes, no, or cannot be concluded from the document, each with its evidence. A yes is
given only where rules for the row held and none failed, or where the file shows the thing itself. What a document cannot show is
never answered, whatever the rules say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum

import attrs

from lkj_rules.domain.checklist import ROWS, Kind, Row
from lkj_rules.domain.facts import Fakta
from lkj_rules.model.documents import Laporan, Tabel
from lkj_rules.model.findings import Finding, Pointer, RuleId, Severity, Status, Texts
from lkj_rules.model.pointers import places_of
from lkj_rules.model.results import Outcome, Reason, RuleResult, RunResult
from lkj_rules.model.values import Nilai
from lkj_rules.render.material import Checked, counts
from lkj_rules.render.views import Cell, Sight
from lkj_rules.rules.rule import Rule, RuleSet


@attrs.frozen(kw_only=True)
class PrintedNumber:
    """
    Hold one printed figure, or other value that is not blank, with the rules that compared it with others.

    ``column`` is the heading of its column, or the key that it stands under, ``subject`` what it is about, ``document`` and
    ``place`` where it is printed.
    """

    pointer: Pointer
    cell: Cell
    column: str
    subject: str
    document: str
    place: str
    rules: tuple[RuleId, ...]

    @property
    def guarded(self) -> bool:
        """
        Return whether some rule came to a verdict on it.
        """
        return bool(self.rules)


def numbers_of(laporan: Laporan, result: RunResult) -> tuple[PrintedNumber, ...]:
    """
    Give every figure that the assurance counts, in reading order, the guarded and the unguarded ones.
    """
    sight, assurance = Sight(laporan, result), result.assurance
    values = {Pointer(pointer): thing for pointer, thing in places_of(laporan) if isinstance(thing, Nilai)}
    unguarded = set(assurance.unguarded)
    return tuple(
        _number(sight, pointer, nilai, assurance.looked_at.get(pointer, ()))
        for pointer, nilai in values.items()
        if pointer in unguarded or pointer in assurance.looked_at
    )


def _number(sight: Sight, pointer: Pointer, nilai: Nilai, rules: tuple[RuleId, ...]) -> PrintedNumber:
    fakta = sight.scope.places.fact_of(nilai)
    subject = "" if fakta is None else (fakta.nama or fakta.pos or "" if fakta.indikator is None else fakta.indikator.nama)
    keys = [step for step in pointer.split("/") if not step.isdigit()]
    return PrintedNumber(
        pointer=pointer, cell=sight.cell(nilai), column=keys[-1] if fakta is None else _column(fakta) or keys[-1],
        subject=subject, document=(sight.scope.places.document(nilai) if fakta is None else fakta.lembar.label) or "",
        place=sight.place(nilai), rules=rules,
    )  # fmt: skip


def _column(fakta: Fakta) -> str | None:
    tabel = fakta.lembar.asal
    columns = tabel.kolom if isinstance(tabel, Tabel) else ()
    return next((kolom.judul for kolom in columns if kolom.id == fakta.kolom and kolom.judul), fakta.kolom)


@attrs.frozen(kw_only=True)
class RuleTest:
    """
    Hold one rule with its counts and the one outcome that sums them up.
    """

    rule: Rule
    result: RuleResult

    @property
    def counts(self) -> dict[str, int]:
        """
        Count the evaluations by outcome.
        """
        return counts(self.result)

    @property
    def outcome(self) -> Outcome:
        """
        Sum up: broken, failed, passed, not testable or not applicable, the first of them that happened.
        """
        ranked = (Outcome.BROKEN, Outcome.FAIL, Outcome.PASS, Outcome.NOT_TESTABLE)
        return next((outcome for outcome in ranked if self.counts[outcome]), Outcome.NOT_APPLICABLE)


def rule_tests(result: RunResult, rules: RuleSet) -> tuple[RuleTest, ...]:
    """
    Give every rule that the run applied, in the order of the ids.
    """
    known = {rule.id: rule for rule in rules}
    return tuple(RuleTest(rule=known[each.rule], result=each) for each in result.rules)


@attrs.frozen
class Untestable:
    """
    Hold one reason for which evaluations could not be made, over all rules.
    """

    text: Texts
    count: int
    rules: tuple[RuleId, ...]


def untestable(result: RunResult) -> list[Untestable]:
    """
    Sum up, over rules that came to some verdict, why other evaluations did not; the most frequent reason first.
    """
    return _reasons((rule.rule, reason) for rule in result.rules if rule.evaluated for reason in rule.reasons)


def silent(result: RunResult) -> list[Untestable]:
    """
    Sum up why rules came to no verdict at all, most often because a document is missing.
    """
    return _reasons((rule.rule, reason) for rule in result.rules if not rule.evaluated for reason in rule.reasons)


def _reasons(reasons: Iterable[tuple[RuleId, Reason]]) -> list[Untestable]:
    found: dict[Texts, tuple[int, dict[RuleId, None]]] = {}
    for rule, reason in reasons:
        number, rules = found.get(reason.text, (0, {}))
        found[reason.text] = (number + reason.count, {**rules, rule: None})
    summed = [Untestable(text, number, tuple(rules)) for text, (number, rules) in found.items()]
    return sorted(summed, key=lambda each: (-each.count, each.text.id))


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
    asking = {rule.id for rule in rules if row.number in rule.checklist}
    held = [each for each in report.result.rules if each.rule in asking and each.passed and not each.broken]
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
        return Answer.NO, Texts(f"butir {rows} dijawab “tidak”, tanpa penjelasan dalam berkas",
                                f"“no” to {rows}, not explained in the file")
    return Answer.OPEN, Texts(f"ada {sign.words.id}; orang menilai apakah memadai", f"{sign.words.en}; a person judges them")


def _counted(findings: Sequence[Finding], what: Texts) -> Texts:
    tally = Counter(finding.rule for finding in findings)
    parts = ", ".join(f"{rule} ({number})" if number > 1 else rule for rule, number in tally.items())
    return Texts(f"{what.id} {parts}", f"{what.en} {parts}")
