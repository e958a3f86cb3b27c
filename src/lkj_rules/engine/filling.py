"""
The texts of a finding: slots filled, expected value and difference written, in both languages.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from lkj_rules.domain.scope import Scope
from lkj_rules.engine.blaming import Case, sides_of
from lkj_rules.engine.placing import Placer
from lkj_rules.engine.touching import flatten
from lkj_rules.engine.wording import write_printed, write_quantity, write_value
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Interval, Number
from lkj_rules.model.pointers import Petikan
from lkj_rules.model.values import Capaian, Rupiah
from lkj_rules.rules import kinds
from lkj_rules.rules.compiling import member_part
from lkj_rules.rules.kinds import Kind, Type
from lkj_rules.rules.program import Program
from lkj_rules.rules.rule import Rule, Variant
from lkj_rules.rules.syntax import parse
from lkj_rules.rules.templates import Piece, Segment, Slot, parse_template


class Filler:
    """
    Write the texts of one program's findings.
    """

    def __init__(self, program: Program, scope: Scope, placer: Placer) -> None:
        self._program = program
        self._rule = program.rule
        self._scope = scope
        self._placer = placer

    def variant(self, case: Case) -> Variant | None:
        """
        Choose the first variant whose condition holds.
        """
        for number, variant in enumerate(self._rule.variants):
            part = self._program.detail.parts[f"variant:{number}"]
            if self._program.evaluate(part.source, self._scope, case.items, case.lets) is True:
                return variant
        return None

    def fill(self, texts: Texts, case: Case) -> Texts:
        """
        Fill the slots of a text, in both languages.
        """
        return Texts(self._filled(texts.id, case, "id"), self._filled(texts.en, case, "en"))

    def _filled(self, text: str, case: Case, bahasa: str) -> str:
        self._program.detail.prepare(text)
        return self._written(parse_template(text), case, bahasa) or ""

    def _written(
        self, pieces: Iterable[Piece], case: Case, bahasa: str, *, segment: bool = False, within: tuple[Slot, Any] | None = None
    ) -> str | None:
        """
        Write the pieces of a text; ``None`` for a segment of which a slot is unknown, empty, or a condition that does not hold.

        ``within`` is the list slot whose template the pieces are, with the member to write.
        """
        written = []
        for piece in pieces:
            match piece:
                case str():
                    text: str | None = piece
                case Segment(pieces=inner):
                    text = self._written(inner, case, bahasa, segment=True, within=within) or ""
                case Slot():
                    text = self._slot(piece, case, bahasa, segment=segment, within=within)
            if text is None:
                return None
            written.append(text)
        return "".join(written)

    def _slot(self, slot: Slot, case: Case, bahasa: str, *, segment: bool, within: tuple[Slot, Any] | None) -> str | None:
        key, member = (f"slot:{slot.expression}", None) if within is None else (member_part(within[0], slot), within[1])
        part = self._program.detail.parts.get(key)
        if part is None:
            text = self._automatic(slot.expression, case, bahasa)
            return None if segment and text == "?" else text
        value = self._program.evaluate(part.source, self._scope, case.items, case.lets, member)
        if slot.test:
            return "" if value is True else None
        if segment and (value is None or value in ((), [])):
            return None
        if slot.member is not None and value is not None:
            members = list(filter(None, (self._written(slot.member, case, bahasa, within=(slot, each)) for each in value)))
            if slot.last is None or len(members) <= 1:
                return slot.between.join(members)
            return slot.last.join((slot.between.join(members[:-1]), members[-1]))
        return write_value(value, part.type, bahasa, self._scope)

    def _automatic(self, slot: str, case: Case, bahasa: str) -> str:
        sides = sides_of(self._program, case.check)
        if slot == "kolom":
            return self._placer.column(case.culprit)
        if sides is None:
            return "?"
        left, right = (self._program.evaluate(side.source, self._scope, case.items, case.lets) for side in sides)
        match slot:
            case "tertulis":
                return write_value(left, sides[0].type, bahasa, self._scope)
            case "seharusnya":
                return write_value(right, sides[1].type, bahasa, self._scope)
            case _:
                return _write_difference(left, right, sides[0].type, bahasa)

    def texts(self, key: str, case: Case) -> Texts | None:
        """
        Write the value of one of the rule's expressions, or its text; ``None`` where the rule has none or the value is unknown.
        """
        stated = getattr(self._rule, key)
        if isinstance(stated, Texts):
            return self.fill(stated, case)
        part = self._program.detail.parts.get(key)
        if part is None:
            return None
        value = self._program.evaluate(part.source, self._scope, case.items, case.lets)
        if value is None:
            return None
        return Texts(*(write_value(value, part.type, bahasa, self._scope) for bahasa in ("id", "en")))

    def expected(self, case: Case) -> Texts | None:
        """
        Write what was expected: as the rule says, else the right side of the failing comparison.

        What a value must not be (``!=``) is nothing to expect.
        """
        stated = self.texts("expected", case)
        sides = sides_of(self._program, case.check)
        if stated is not None or "expected" in self._program.detail.parts or sides is None or _excludes(self._rule, case.check):
            return stated
        return Texts(self._automatic("seharusnya", case, "id"), self._automatic("seharusnya", case, "en"))

    def actual(self, case: Case) -> str | None:
        """
        Write what stands there.
        """
        stated = self.texts("actual", case)
        if stated is not None:
            return stated.id
        if isinstance(case.culprit, Petikan):
            return case.culprit.teks
        values = list(flatten(case.culprit))
        return write_printed(values[0], "id") if values else None

    def difference(self, case: Case) -> Texts | None:
        """
        Write the difference of the two sides of the failing comparison.
        """
        sides = sides_of(self._program, case.check)
        if sides is None or not sides[0].type.numeric:
            return None
        texts = Texts(self._automatic("selisih", case, "id"), self._automatic("selisih", case, "en"))
        return None if texts.id == "?" else texts


    def rupiah(self, case: Case) -> int | None:
        """
        Give how many rupiah the two sides of the failing comparison are apart; ``None`` where it is not about money.
        """
        sides = sides_of(self._program, case.check)
        if sides is None or not sides[0].type.numeric:
            return None
        left, right = (self._program.evaluate(side.source, self._scope, case.items, case.lets) for side in sides)
        first, second = _exact_number(left), _exact_number(right)
        if first is None or second is None or _kind_of(left, sides[0].type).kind is not Kind.RUPIAH:
            return None
        if isinstance(first, Interval) or isinstance(second, Interval):
            return None
        return round(abs(Fraction(first) - Fraction(second)))


def _excludes(rule: Rule, check: int) -> bool:
    node = parse(rule.check[check])
    return isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.NotEq)


def _write_difference(left: Any, right: Any, kind: Type, bahasa: str) -> str:
    first, second = _exact_number(left), _exact_number(right)
    if first is None or second is None:
        return "?"
    return write_quantity(first - second, _kind_of(left, kind), bahasa)


def _exact_number(side: Any) -> Number | None:
    """
    Give the number of a side as printed; of several facts, the one that they all print.
    """
    numbers = {nilai.tepat for nilai in flatten(side)}
    if numbers:
        return numbers.pop() if len(numbers) == 1 else None
    return side if isinstance(side, (int, Fraction, Interval)) else None


def _kind_of(side: Any, kind: Type) -> Type:
    """
    Give the kind that a side's number prints with; facts show it by their values.
    """
    if kind.kind is not Kind.FACTS:
        return Type(kind.kind)
    nilai = next(flatten(side))
    return kinds.RUPIAH if isinstance(nilai, Rupiah) else kinds.PERCENT if isinstance(nilai, Capaian) else kinds.NUMBER
