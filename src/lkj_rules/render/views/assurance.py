"""
How far a check reaches: what each rule came to, why some could not be applied, and which rules looked at which figure.
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from lkj_rules.domain.facts import Fakta
from lkj_rules.model.documents import Laporan, Tabel
from lkj_rules.model.findings import Pointer, RuleId, Texts
from lkj_rules.model.pointers import places_of
from lkj_rules.model.results import Outcome, Reason, RuleResult, RunResult
from lkj_rules.model.values import Nilai
from lkj_rules.render.material import counts
from lkj_rules.render.views.cells import Cell, Sight
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
