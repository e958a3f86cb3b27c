"""
The texts of a finding: slots filled, expected value and difference written, in both languages.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from lkj_rules.engine.evidence import Case, flatten
from lkj_rules.engine.locations import Locations
from lkj_rules.engine.words import in_both, write_printed, write_quantity, write_value
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Interval, Number
from lkj_rules.model.pointers import Petikan
from lkj_rules.model.values import Capaian, Rupiah
from lkj_rules.rules import kinds
from lkj_rules.rules.kinds import Kind, Type
from lkj_rules.rules.rule import Variant
from lkj_rules.rules.syntax import parse
from lkj_rules.rules.templates import Piece, Segment, Slot, member_part

MAX_TEXT = 10_000_000
"""The most characters that a message lists."""


class TooLongError(Exception):
    """
    Report a list in a message that is longer than ``MAX_TEXT``: the rule is broken, instead of filling the memory.
    """

    def __str__(self) -> str:
        return f"a list of more than {MAX_TEXT} characters in a message"


class FindingTexts:
    """
    Write the texts of the finding that one case makes.
    """

    def __init__(self, case: Case, locations: Locations) -> None:
        self._case = case
        self._rule = case.program.rule
        self._parts = case.program.detail.parts
        self._locations = locations

    def variant(self) -> Variant | None:
        """
        Choose the first variant whose condition holds.
        """
        tests = ((variant, self._parts[f"variant:{number}"]) for number, variant in enumerate(self._rule.variants))
        return next((variant for variant, test in tests if self._case.value(test.source) is True), None)

    def fill(self, texts: Texts) -> Texts:
        """
        Fill the slots of a text, in both languages.
        """
        templates = self._case.program.detail.templates
        pieces = {"id": templates[texts.id], "en": templates[texts.en]}
        if pieces["id"] == (texts.id,) and pieces["en"] == (texts.en,):
            return texts
        return in_both(lambda bahasa: self._written(pieces[bahasa], bahasa) or "")

    def _written(
        self, pieces: Iterable[Piece], bahasa: str, *, segment: bool = False, within: tuple[Slot, Any] | None = None
    ) -> str | None:
        """
        Write the pieces of a text; ``None`` for a segment of which a slot is unknown, empty, or a condition that does not hold.

        ``within`` is the list slot whose template the pieces are, with the member to write.
        """
        written = []
        for piece in pieces:
            text: str | None
            if isinstance(piece, str):
                text = piece
            elif isinstance(piece, Segment):
                text = self._written(piece.pieces, bahasa, segment=True, within=within) or ""
            else:
                text = self._slot(piece, bahasa, segment=segment, within=within)
            if text is None:
                return None
            written.append(text)
        return "".join(written)

    def _slot(self, slot: Slot, bahasa: str, *, segment: bool, within: tuple[Slot, Any] | None) -> str | None:
        part = self._parts.get(f"slot:{slot.expression}" if within is None else member_part(within[0], slot))
        if part is None:
            text = self._automatic(slot.expression, bahasa)
            return None if segment and text == "?" else text
        value = self._case.value(part.source) if within is None else self._case.value_for(part.source, within[1])
        if slot.test:
            return "" if value is True else None
        if segment and (value is None or value in ((), [])):
            return None
        if slot.member is not None and value is not None:
            members = list(self._members(slot, value, bahasa))
            if slot.last is None or len(members) <= 1:
                return slot.between.join(members)
            return slot.last.join((slot.between.join(members[:-1]), members[-1]))
        return write_value(value, part.type, bahasa, self._case.scope)

    def _members(self, slot: Slot, things: Iterable[Any], bahasa: str) -> Iterator[str]:
        """
        Write the members of a list by the template of their slot.

        Raises ``TooLongError``.
        """
        length = 0
        for each in things:
            text = self._written(slot.member or (), bahasa, within=(slot, each))
            length += len(text or "")
            if length > MAX_TEXT:
                raise TooLongError
            if text:
                yield text

    def _automatic(self, slot: str, bahasa: str) -> str:
        sides = self._case.sides
        if slot == "kolom":
            return self._locations.column(self._case.culprit)
        if sides is None:
            return "?"
        if slot == "selisih":
            return self._difference(bahasa)
        side = sides[slot == "seharusnya"]
        return write_value(self._case.value(side.source), side.type, bahasa, self._case.scope)

    def texts(self, key: str) -> Texts | None:
        """
        Write the value of one of the rule's expressions, or its text; ``None`` where the rule has none or the value is unknown.
        """
        stated = getattr(self._rule, key)
        if isinstance(stated, Texts):
            return self.fill(stated)
        part = self._parts.get(key)
        value = None if part is None else self._case.value(part.source)
        if part is None or value is None:
            return None
        return in_both(lambda bahasa: write_value(value, part.type, bahasa, self._case.scope))

    def expected(self) -> Texts | None:
        """
        Write what was expected: as the rule says, else the right side of the failing comparison.

        What a value must not be (``!=``) is nothing to expect.
        """
        if self._rule.expected is not None:
            return self.texts("expected")
        if self._counts or self._case.sides is None or _excludes(self._rule.check[self._case.check]):
            return None
        return in_both(lambda bahasa: self._automatic("seharusnya", bahasa))

    def actual(self) -> str | None:
        """
        Write what stands there.
        """
        stated = self.texts("actual")
        culprit = self._case.culprit
        if stated is not None:
            return stated.id
        if isinstance(culprit, Petikan):
            return culprit.teks
        values = flatten(culprit)
        return write_printed(values[0], "id") if values else None

    def difference(self) -> Texts | None:
        """
        Write the difference of the two sides of the failing comparison.
        """
        return in_both(self._difference) if self._numeric and not self._counts and self._apart is not None else None

    def _difference(self, bahasa: str) -> str:
        return "?" if self._apart is None else write_quantity(*self._apart, bahasa)

    @functools.cached_property
    def _apart(self) -> tuple[Number, Type] | None:
        """
        Give how far the two sides of the failing comparison are apart, as printed; ``None`` where they are not numbers.
        """
        sides = self._case.sides
        if sides is None:
            return None
        left, right = (self._case.value(side.source) for side in sides)
        first, second = _exact_number(left), _exact_number(right)
        return None if first is None or second is None else (first - second, _kind_of(left, sides[0].type))

    def rupiah(self) -> int | None:
        """
        Give how many rupiah the two sides of the failing comparison are apart; ``None`` where it is not about money.
        """
        if not self._numeric or self._apart is None:
            return None
        number, kind = self._apart
        return None if kind.kind is not Kind.RUPIAH or isinstance(number, Interval) else round(abs(Fraction(number)))

    @property
    def _numeric(self) -> bool:
        return self._case.sides is not None and self._case.sides[0].type.numeric

    @property
    def _counts(self) -> bool:
        """
        Return whether the failing comparison is of plain numbers that the rule counts and the report does not print.

        A rule that states what is ``expected`` sets its comparison against it, whatever it compares.
        """
        sides = self._case.sides
        return sides is not None and self._rule.expected is None and all(side.type == kinds.NUMBER for side in sides)


@functools.cache
def _excludes(check: str) -> bool:
    node = parse(check)
    return isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.NotEq)


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
    nilai = flatten(side)[0]
    return kinds.RUPIAH if isinstance(nilai, Rupiah) else kinds.PERCENT if isinstance(nilai, Capaian) else kinds.NUMBER
