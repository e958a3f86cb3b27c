"""
What a run comes to besides findings: outcomes of rules, which figures were compared, and what open errors mean for the headlines.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

import attrs

from lkj_rules.model import Record
from lkj_rules.model.findings import Finding, Pointer, RuleId, Texts
from lkj_rules.model.waivers import Waiver


class Outcome(StrEnum):
    """Name what one evaluation of a rule came to."""

    PASS = "pass"  # noqa: S105  # an outcome, not a password
    """What must hold holds."""
    FAIL = "fail"
    """It does not; this is a finding."""
    NOT_APPLICABLE = "not_applicable"
    """The rule's condition is not met."""
    NOT_TESTABLE = "not_testable"
    """A value is missing or cannot be read for certain: neither passed nor failed."""
    BROKEN = "broken"
    """The rule raised; a run with such a rule is never clean."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Reason(Record):
    """Hold why evaluations could not be made."""

    text: Texts
    """What was missing or could not be read."""
    count: int
    """How many evaluations it stopped."""
    pointers: tuple[Pointer, ...] = ()
    """The places of the first few."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Breakage(Record):
    """Hold a rule's own fault."""

    rule: RuleId
    """The rule that raised."""
    pointer: Pointer
    """The item that it raised at."""
    error: str
    """Class and text of what it raised."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class RuleResult(Record):
    """Count what one rule came to over one report, in evaluations: one for each item or group of facts, and each check."""

    rule: RuleId
    """The rule's id."""
    passed: int = 0
    """How often it held."""
    failed: int = 0
    """How often it did not hold; several failures may be reported in one finding."""
    not_applicable: int = 0
    """How often it did not apply."""
    not_testable: int = 0
    """How often a missing or unreadable value left it open."""
    broken: int = 0
    """How often it raised."""
    reasons: tuple[Reason, ...] = ()
    """Why evaluations could not be made, the most frequent reason first."""

    @property
    def evaluated(self) -> int:
        """
        Give the number of evaluations that came to a verdict.
        """
        return self.passed + self.failed


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Assurance(Record):
    """
    Return which figures and predicates of the report some rule compared with another value.
    """

    looked_at: dict[Pointer, tuple[RuleId, ...]]
    """Each figure that rules came to a verdict on, with these rules."""
    unguarded: tuple[Pointer, ...]
    """The others."""

    @property
    def numbers(self) -> int:
        """
        Give how many numbers the report holds.
        """
        return len(self.looked_at) + len(self.unguarded)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class RunResult(Record):
    """Hold all that a rule set says of one report."""

    findings: tuple[Finding, ...]
    """What was found, most severe first, then by rule; also what is explained, waived or known, with its status."""
    rules: tuple[RuleResult, ...]
    """What each rule came to, in the order of the rules."""
    breakages: tuple[Breakage, ...]
    """Rules that raised instead of judging; a result with any is never clean."""
    assurance: Assurance
    """Which figures were compared with others, and which were not."""
    waivers: tuple[Waiver, ...] = ()
    """The waivers that were given, each with what became of it in ``state``."""

    def pointers(self) -> list[Pointer]:
        """
        Give every pointer that a finding, its paper or a breakage names, each once, sorted.
        """
        found = {place.pointer for finding in self.findings for place in (finding.place, *finding.related)}
        found.update(breakage.pointer for breakage in self.breakages)
        found.update(finding.settled.paper for finding in self.findings if finding.settled is not None)
        return sorted(found)

    @property
    def clean(self) -> bool:
        """
        Return whether nothing was found and no rule broke.
        """
        return not self.findings and not self.breakages


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Variation(Record):
    """
    Hold one policy, in words, and the headline that it leads to, as a reader writes it.
    """

    policy: Texts
    text: Texts


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Outlook(Record):
    """
    Hold one headline of the report (mean, category, absorption): as it is, and as it would be with one finding's figure corrected.

    ``before`` is recomputed from the printed rows, not copied from what the report claims, unless the claim itself is the finding's
    figure. ``low`` and ``high`` are equal where only one value is possible; ``variations`` then holds one entry. ``shift`` is the
    largest distance from ``before`` in the headline's own unit, for ranking; 0 for a category. Where a policy is open (the formula
    of an inverse indicator, a floor, a cap), the outlook is a range and names the policies; no single number is invented.
    """

    headline: Texts
    before: Texts
    low: Texts
    high: Texts
    variations: tuple[Variation, ...]
    shift: Fraction


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Consequence(Record):
    """
    Hold what one open error means: the headlines it moves, and the rupiah at stake where it is about money.

    ``rank`` counts from 1 over the consequences of one report: the largest shift of a headline first, then the most rupiah.
    """

    fingerprint: str
    outlooks: tuple[Outlook, ...]
    rupiah: int | None
    rank: int
