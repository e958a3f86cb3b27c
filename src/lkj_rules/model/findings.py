"""
What a run produces: findings, outcomes, and the assurance beside them.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NewType

import attrs

from lkj_rules.model.waivers import Waiver

RuleId = NewType("RuleId", str)
Pointer = NewType("Pointer", str)


class Bahasa(StrEnum):
    """Name the languages that everything a person reads exists in."""

    ID = "id"
    EN = "en"


class Severity(StrEnum):
    """Grade a finding: impossible or contradictory, very likely wrong, a note, a plausibility signal."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    REVIEW = "review"

    @property
    def weight(self) -> int:
        """
        Give the rank for sorting and thresholds; higher is graver, and ``review`` never fails a run.
        """
        return {"error": 3, "warning": 2, "info": 1, "review": 0}[self.value]


class Status(StrEnum):
    """Tell whether a finding stands or was dealt with."""

    OPEN = "open"
    EXPLAINED = "explained"
    WAIVED = "waived"
    BASELINE = "baseline"


class Outcome(StrEnum):
    """Name what one evaluation of a rule came to."""

    PASS = "pass"  # noqa: S105  # an outcome, not a password
    FAIL = "fail"
    NOT_APPLICABLE = "not_applicable"
    NOT_TESTABLE = "not_testable"
    BROKEN = "broken"


@attrs.frozen
class Texts:
    """Hold one text in both languages."""

    id: str
    en: str

    def __getitem__(self, bahasa: str) -> str:
        return self.en if bahasa == "en" else self.id


@attrs.frozen(kw_only=True)
class Basis:
    """Hold the norm that a rule rests on; ``butir`` names the clause, absent for good practice."""

    peraturan: str
    butir: str | None = None


@attrs.frozen(kw_only=True)
class Place:
    """
    Point at one value: where it stands in the file, in the printed report, and what is written there.

    ``role`` says what it does in the finding: a fact's name in the rule, ``juga`` for a repetition, a field's name otherwise.
    """

    pointer: Pointer
    role: str
    value: str
    tempat: Texts
    doubtful: bool = False


@attrs.frozen(kw_only=True)
class Settled:
    """
    Hold why a finding does not stand open: the office's explanation in the report, or a waiver of the reviewer.

    ``paper`` points at it in its file. ``softened_from`` is the severity before an explanation made it milder. ``expires`` is the
    last day of a waiver, as ``YYYY-MM-DD``.
    """

    reason: str
    paper: Pointer
    basis: str | None = None
    requested_by: str | None = None
    approved_by: str | None = None
    expires: str | None = None
    softened_from: Severity | None = None


@attrs.frozen(kw_only=True)
class Finding:
    """
    Hold one finding, complete enough to be shown without the report.

    ``place`` is the value blamed, ``related`` the others that the verdict rests on. ``subject`` is the indicator or budget line in
    the report's words, ``subject_code`` its code in the register, ``measure`` what the blamed value measures (a target, say).
    ``group`` is common to findings of one rule that need one remedy. ``softened`` says why a finding is milder than its rule (it
    rests on a doubtful value). ``fingerprint`` depends on data only, never on lines or array positions. ``settled`` says why the
    ``status`` is not open; a finding of the baseline has none.
    """

    rule: RuleId
    name: str
    severity: Severity
    title: Texts
    message: Texts
    help: Texts
    place: Place
    related: tuple[Place, ...] = ()
    subject: str | None = None
    subject_code: str | None = None
    measure: str | None = None
    document: str | None = None
    expected: Texts | None = None
    actual: str | None = None
    difference: Texts | None = None
    rupiah: int | None = None
    recomputation: Texts | None = None
    softened: Texts | None = None
    suspect: Place | None = None
    cause: str | None = None
    status: Status = Status.OPEN
    settled: Settled | None = None
    group: str = ""
    fingerprint: str = ""
    basis: tuple[Basis, ...] = ()
    checklist: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Reason:
    """Hold why evaluations could not be made, and how many of them, with the places of the first few."""

    text: Texts
    count: int
    pointers: tuple[Pointer, ...] = ()


@attrs.frozen(kw_only=True)
class Breakage:
    """Hold a rule's own fault: what raised, at which item."""

    rule: RuleId
    pointer: Pointer
    error: str


@attrs.frozen(kw_only=True)
class RuleResult:
    """Count what one rule came to over one report."""

    rule: RuleId
    passed: int = 0
    failed: int = 0
    not_applicable: int = 0
    not_testable: int = 0
    broken: int = 0
    reasons: tuple[Reason, ...] = ()

    @property
    def evaluated(self) -> int:
        """
        Give the number of evaluations that came to a verdict.
        """
        return self.passed + self.failed


@attrs.frozen(kw_only=True)
class Assurance:
    """
    Tell which numbers of the report some rule looked at and came to a verdict on.

    ``looked_at`` maps a pointer to the rules that used the number; ``unguarded`` lists the others.
    """

    looked_at: dict[Pointer, tuple[RuleId, ...]]
    unguarded: tuple[Pointer, ...]

    @property
    def numbers(self) -> int:
        """
        Give how many numbers the report holds.
        """
        return len(self.looked_at) + len(self.unguarded)


@attrs.frozen(kw_only=True)
class RunResult:
    """Hold all that a rule set says of one report."""

    findings: tuple[Finding, ...]
    rules: tuple[RuleResult, ...]
    breakages: tuple[Breakage, ...]
    assurance: Assurance
    waivers: tuple[Waiver, ...] = ()

    def pointers(self) -> list[Pointer]:
        """
        Give every pointer that a finding or its paper names, each once, sorted.
        """
        found = {place.pointer for finding in self.findings for place in (finding.place, *finding.related)}
        found.update(finding.settled.paper for finding in self.findings if finding.settled is not None)
        return sorted(found)

    @property
    def clean(self) -> bool:
        """
        Tell whether nothing was found and no rule broke.
        """
        return not self.findings and not self.breakages
