"""
How far the check reaches: rules and what they came to, reasons why some could not be applied, figures that nobody held to others.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

import attrs

from lkj_rules.model.findings import Outcome, RunResult, Texts
from lkj_rules.render.assembling import Untestable, silent, untestable
from lkj_rules.render.views.numbers import PrintedNumber
from lkj_rules.render.views.rule_tests import RuleTest
from lkj_rules.rules.families import FAMILIES, family_name

SHOWN_REASONS = 12
MOST_NUMBERS = 400


@attrs.frozen(kw_only=True)
class Family:
    """
    Hold the rules of one family, with their counts added up.
    """

    letters: str
    name: Texts
    tests: tuple[RuleTest, ...]

    @property
    def passed(self) -> int:
        """
        Count the evaluations that held.
        """
        return sum(test.result.passed for test in self.tests)

    @property
    def failed(self) -> int:
        """
        Count the evaluations that did not hold.
        """
        return sum(test.result.failed for test in self.tests)

    @property
    def untestable(self) -> int:
        """
        Count the evaluations that could not be made.
        """
        return sum(test.result.not_testable for test in self.tests)

    @property
    def idle(self) -> int:
        """
        Count the rules that had nothing to say of this report.
        """
        return sum(test.outcome is Outcome.NOT_APPLICABLE for test in self.tests)


@attrs.frozen(kw_only=True)
class Unguarded:
    """
    Hold the figures of one place that no rule held against another.
    """

    document: str
    place: str
    numbers: tuple[PrintedNumber, ...]


@attrs.frozen(kw_only=True)
class Reach:
    """
    Hold how far the check of one report reaches; of several hundred unguarded figures the rest is only counted.
    """

    families: tuple[Family, ...]
    partly: tuple[Untestable, ...]
    wholly: tuple[Untestable, ...]
    unguarded: tuple[Unguarded, ...]
    total: int
    hidden: int


def reach_of(result: RunResult, tests: Iterable[RuleTest], numbers: Iterable[PrintedNumber]) -> Reach:
    """
    Sum up the assurance of one report.
    """
    families: dict[str, list[RuleTest]] = {letters: [] for letters in FAMILIES}
    for test in tests:
        families.setdefault(test.rule.family, []).append(test)
    bare = [number for number in numbers if not number.guarded]
    return Reach(
        families=tuple(
            Family(letters=letters, name=family_name(letters), tests=tuple(members))
            for letters, members in families.items() if members
        ),
        partly=tuple(untestable(result)), wholly=tuple(silent(result)),
        unguarded=tuple(
            Unguarded(document=document, place="" if place == document else place, numbers=tuple(members))
            for (document, place), members in groupby(bare[:MOST_NUMBERS], key=lambda each: (each.document, each.place))
        ),
        total=len(bare), hidden=max(len(bare) - MOST_NUMBERS, 0),
    )  # fmt: skip
