"""
How far a check reaches: what each rule came to, which rules looked at which figure, and what that says on the reviu checklist.

The checklist of PermenPANRB 53/2014 is answered yes, no, or cannot be concluded from the document, each with its evidence. A row
that asks whether something is there is answered by what is there, counted; a row that compares documents by the rules that compare
them. Whatever else is found stands next to the answer as a remark. What a document cannot show is never answered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum

import attrs

from lkj_rules.domain.checklist import ROWS, Kind, Row, enough
from lkj_rules.domain.facts import Fakta
from lkj_rules.model import Record
from lkj_rules.model.documents import Laporan, Tabel
from lkj_rules.model.findings import Finding, Pointer, RuleId, Severity, Status, Texts
from lkj_rules.model.pointers import places_of
from lkj_rules.model.results import Outcome, Reason, RuleResult, RunResult
from lkj_rules.model.values import Nilai
from lkj_rules.render.material import Checked, counts
from lkj_rules.render.views import Cell, Sight
from lkj_rules.rules.rule import Rule, RuleSet


@attrs.frozen(kw_only=True, eq=False, repr=False)
class PrintedNumber(Record):
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


@attrs.frozen(kw_only=True, eq=False, repr=False)
class RuleTest(Record):
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


@attrs.frozen(eq=False, repr=False)
class Untestable(Record):
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
    IDLE = "idle"
    OPEN = "open"


ANSWERS = {
    Answer.YES: Texts("ya", "yes"),
    Answer.NO: Texts("tidak", "no"),
    Answer.IDLE: Texts("tidak diperlukan", "not needed"),
    Answer.OPEN: Texts("tidak dapat disimpulkan", "cannot be concluded"),
}


@attrs.frozen(eq=False, repr=False)
class Answered(Record):
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
_REMARKS = Texts("catatan:", "remarks:")
_WAIVED = Texts("hanya temuan yang dikecualikan pereviu:", "only findings that the reviewer waived:")
_NOT_AGAINST = Texts("tidak ada kesalahan yang membantahnya", "no error contradicts it")


def answer_checklist(report: Checked) -> list[Answered]:
    """
    Answer the 23 rows for one report.
    """
    answered: dict[str, Answered] = {}
    for row in ROWS:
        answer, evidence = _answer(row, report, answered)
        remarks = [each for each in report.result.findings if row.number in each.checklist and _severe(each)]
        texts = [evidence, *([_counted(remarks, _REMARKS)] if remarks else [])]
        answered[row.number] = Answered(row, answer, Texts(*("; ".join(each[bahasa] for each in texts) for bahasa in ("id", "en"))))
    return list(answered.values())


def _severe(finding: Finding) -> bool:
    return finding.severity in {Severity.ERROR, Severity.WARNING} and finding.status is not Status.WAIVED


def _answer(row: Row, report: Checked, earlier: dict[str, Answered]) -> tuple[Answer, Texts]:
    match row.kind:
        case Kind.NEVER:
            return Answer.OPEN, _UNKNOWABLE
        case Kind.EXPLANATION:
            return _explained(row, report, earlier)
        case Kind.RULES:
            return _compared(row, report)
        case Kind.PRESENCE:
            sign = report.presence[row.number]
            return Answer.OPEN if sign.there is None else Answer.YES if sign.there else Answer.NO, sign.words
        case Kind.AGAINST:
            errors = [each for each in report.result.findings if row.number in each.checklist and each.severity is Severity.ERROR]
            standing = sum(map(_severe, errors))
            if standing:
                return Answer.NO, Texts(f"{standing} kesalahan membantahnya", f"{standing} error(s) contradict it")
            return Answer.OPEN, _counted(errors, _WAIVED) if errors else _NOT_AGAINST


def _compared(row: Row, report: Checked) -> tuple[Answer, Texts]:
    """
    Answer by the rules that compare what the row asks about: an error is a no, else enough of the comparisons must hold.
    """
    held = sum(each.passed for each in report.result.rules if each.rule in row.deciding)
    found = [each for each in report.result.findings if each.rule in row.deciding]
    against = [each for each in found if _severe(each)]
    waived = [each for each in found if each.status is Status.WAIVED]
    number = held + len(found)
    if not number:
        why = _reasons((each.rule, reason) for each in report.result.rules if each.rule in row.deciding for reason in each.reasons)
        return Answer.OPEN, Texts(f"tidak dapat diuji: {why[0].text.id}", f"not testable: {why[0].text.en}") if why else _UNTESTED
    agreed = number - len(against) - len(waived)
    words = Texts(f"{agreed} dari {number} perbandingan sesuai", f"{agreed} of {number} comparisons agree")
    if any(each.severity is Severity.ERROR for each in against) or not enough(number - len(against), number):
        return Answer.NO, words
    return (Answer.OPEN, _counted(waived, _WAIVED)) if waived and not against else (Answer.YES, words)


def _explained(row: Row, report: Checked, earlier: dict[str, Answered]) -> tuple[Answer, Texts]:
    refused = [number for number in row.deciding if earlier[number].answer is Answer.NO]
    if not refused:
        rows = ", ".join(row.deciding)
        if all(earlier[number].answer is Answer.YES for number in row.deciding):
            return Answer.IDLE, Texts(f"butir {rows} dijawab “ya”", f"“yes” to {rows}")
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
