"""
The derivation of one printed value: every evaluation that looked at it, with partners, computed sides and outcome.

Pure, like the rest of the engine. It runs every rule once more, as a recording program, and takes its expressions apart; a check
of a report does none of that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import attrs

from lkj_rules.domain.scope import Scope
from lkj_rules.engine.alignment import FactChoice
from lkj_rules.engine.evidence import CONDITION
from lkj_rules.engine.locations import Locations
from lkj_rules.engine.reasons import reason_of
from lkj_rules.engine.records import Evaluation, Recorder
from lkj_rules.engine.statements import Computed, Statements
from lkj_rules.engine.texts import FindingTexts
from lkj_rules.engine.words import reading_words
from lkj_rules.model.documents import Laporan
from lkj_rules.model.findings import Pointer, Texts
from lkj_rules.model.identity import Identities
from lkj_rules.model.pointers import Pointers, places_of
from lkj_rules.model.results import Outcome
from lkj_rules.model.values import Nilai
from lkj_rules.nearest import all_near
from lkj_rules.rules.compiled import NEED
from lkj_rules.rules.compiling import compile_rule
from lkj_rules.rules.rule import Rule

_ORDER = (Outcome.FAIL, Outcome.BROKEN, Outcome.PASS, Outcome.NOT_TESTABLE, Outcome.NOT_APPLICABLE)
_CANDIDATES = 2_000
"""Pointers among which near ones are looked for; a budget may have a million."""


@attrs.frozen(kw_only=True)
class Operand:
    """
    Hold a printed value that an evaluation rests on: what it does there, what is printed, what that is read as, and where.
    """

    pointer: Pointer
    role: str
    value: str
    reading: Texts
    tempat: str


@attrs.frozen(kw_only=True)
class Look:
    """
    Hold one evaluation that looked at a value.

    ``statements`` are the parts of the check, or of the condition, that decided. ``vouches`` says that the value was compared with
    others: a rule that looks at it alone may hold whatever it is.
    """

    rule: Rule
    outcome: Outcome
    statements: tuple[str, ...]
    operands: tuple[Operand, ...]
    computed: tuple[Computed, ...] = ()
    reason: Texts | None = None
    vouches: bool = True


@attrs.frozen(kw_only=True)
class Derivation:
    """
    Hold all that was made of one value.
    """

    value: Operand
    subject: str
    looks: tuple[Look, ...]


def printed_values(laporan: Laporan) -> dict[Pointer, Nilai]:
    """
    Give every printed value of a report by its pointer.
    """
    return {Pointer(place): thing for place, thing in places_of(laporan) if isinstance(thing, Nilai)}


def values_at(laporan: Laporan, pointer: str) -> dict[Pointer, Nilai]:
    """
    Give the printed values at a pointer: one, or all those of the row that it names (not of the rows below it).
    """
    return {place: nilai for place, nilai in printed_values(laporan).items() if _within(place, pointer)}


def _within(place: str, pointer: str) -> bool:
    rest = place.removeprefix(pointer)
    return place.startswith(pointer) and (not rest or (rest.startswith("/") and "/anak/" not in rest))


def near_pointers(laporan: Laporan, pointer: str, *, number: int = 3) -> list[str]:
    """
    Name the pointers of values that a wrong pointer most likely means.
    """
    places: list[str] = list(printed_values(laporan))
    steps = pointer.split("/")
    for length in range(len(steps), 0, -1):
        start = "/".join(steps[:length])
        below = [place for place in places if place.startswith(start)]
        if below:
            return all_near(pointer, below[:_CANDIDATES], most=number, cutoff=50) or below[:number]
    return []


def derive(rules: Iterable[Rule], laporan: Laporan, values: dict[Pointer, Nilai]) -> tuple[Derivation, ...]:
    """
    Derive values of the report: run all rules and keep what looked at them.
    """
    scope = Scope(laporan)
    deriver = _Deriver(scope)
    wanted = Identities(values.values())
    choice = FactChoice(scope)
    looks: list[tuple[Identities[Nilai], Look]] = []
    for rule in rules:
        program = compile_rule(rule, recording=True)
        evaluations = Recorder(program, scope, choice, wanted).run()
        looks.extend((Identities(each.values), deriver.look(each)) for each in evaluations)
    looks.sort(key=lambda entry: (_ORDER.index(entry[1].outcome), entry[1].rule.id))
    return tuple(
        Derivation(
            value=deriver.operand(nilai, "nilai"), subject=deriver.subject(nilai),
            looks=tuple(look for rests_on, look in looks if nilai in rests_on),
        )
        for nilai in values.values()
    )  # fmt: skip


class _Deriver:
    """
    Put evaluations over one report into words.
    """

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._locations = Locations(scope, Pointers(scope.laporan))
        self._statements: dict[str, Statements] = {}

    def subject(self, nilai: Nilai) -> str:
        """
        Name what a value is about, in the report's words.
        """
        fakta = self._locations.fact(nilai)
        if fakta is None:
            return ""
        return fakta.nama or fakta.pos or "" if fakta.indikator is None else fakta.indikator.nama

    def operand(self, nilai: Nilai, role: str) -> Operand:
        """
        Say what a value is and where it stands.
        """
        place = self._locations.place(nilai, role)
        return Operand(pointer=place.pointer, role=role, value=place.value, reading=reading_words(nilai), tempat=place.tempat.id)

    def look(self, evaluation: Evaluation) -> Look:
        """
        Put one evaluation into words.
        """
        case, rule = evaluation.case, evaluation.case.program.rule
        paired = None if case.check == CONDITION and evaluation.said else case
        operands = tuple(self.operand(nilai, self._locations.role(nilai, paired)) for nilai in evaluation.values)
        statements, computed = self._decided(evaluation)
        return Look(
            rule=rule, outcome=evaluation.outcome, statements=statements, operands=operands,
            computed=(*computed, *self._working(evaluation)), reason=self._reason(evaluation),
            vouches=_decided_on_a_check(evaluation) and rule.guards is not False and (len(operands) > 1 or rule.guards is True),
        )  # fmt: skip

    def _decided(self, evaluation: Evaluation) -> tuple[tuple[str, ...], tuple[Computed, ...]]:
        """
        Give the statements that decided and their computed sides: of a conjunction, the parts that did not hold, else all.
        """
        rule, check = evaluation.case.program.rule, evaluation.case.check
        text = rule.when if check == CONDITION else rule.needs[NEED - check].check if check <= NEED else rule.check[check]
        if text is None or evaluation.said is not None or None in evaluation.case.items:
            return (), ()
        if evaluation.outcome is Outcome.FAIL and check == CONDITION:
            return (), ()
        statements = self._statements.setdefault(rule.id, Statements(rule, self._scope))
        parts = statements.parts(text, evaluation.case.items)
        culprit = {Outcome.NOT_APPLICABLE: False, Outcome.NOT_TESTABLE: None, Outcome.FAIL: False}
        chosen = [part for part in parts if evaluation.outcome in culprit and part.holds is culprit[evaluation.outcome]] or parts
        computed = {each.name: each for part in chosen for each in part.computed}
        return tuple(part.text for part in chosen), tuple(computed.values())

    def _working(self, evaluation: Evaluation) -> Iterator[Computed]:
        """
        Give what the rule says the value should be and how that is computed.
        """
        if _decided_on_a_check(evaluation):
            texts = FindingTexts(evaluation.case, self._locations)
            for key, written in (("recomputation", texts.texts("recomputation")), ("expected", texts.texts("expected"))):
                if written is not None:
                    yield Computed(key, None, written)

    def _reason(self, evaluation: Evaluation) -> Texts | None:
        case = evaluation.case
        if evaluation.said is not None:
            return evaluation.said
        if evaluation.outcome is Outcome.NOT_TESTABLE:
            return reason_of(case, self._locations)[0]
        return _missing(case.program.rule, case.items) if case.check == CONDITION else None


def _decided_on_a_check(evaluation: Evaluation) -> bool:
    return evaluation.case.check != CONDITION and evaluation.outcome in {Outcome.PASS, Outcome.FAIL}


def _missing(rule: Rule, items: Sequence[Any]) -> Texts | None:
    """
    Name the sides of an alignment that have nothing to pair.
    """
    absent = [name for (name, _), item in zip(rule.facts, items, strict=False) if item is None]
    if not absent:
        return None
    names = ", ".join(absent)
    return Texts(f"tidak ada pasangan di sisi {names}", f"there is no partner on the side {names}")
