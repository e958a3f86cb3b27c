"""
What renderers get: reports with their results and positions, and what is said of the run as a whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from lkj_rules.domain.checklist import Presence
from lkj_rules.domain.places import row_of
from lkj_rules.errors import Problem
from lkj_rules.model import Record
from lkj_rules.model.documents import Laporan
from lkj_rules.model.findings import Finding, Pointer, Severity, Status, Texts
from lkj_rules.model.pointers import Spot
from lkj_rules.model.results import Consequence, Outcome, Outlook, RuleResult, RunResult
from lkj_rules.render.conditions import Conditions
from lkj_rules.rules.rule import RuleSet

if TYPE_CHECKING:
    from lkj_rules.render.views.findings import Shown


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Repaired(Record):
    """
    Hold a finding of the baseline that is no longer there.
    """

    rule: str
    about: str
    fingerprint: str


@attrs.frozen(kw_only=True, eq=False, repr=False)
class PartFile(Record):
    """
    Hold a further file that a report was read from: its name to show, and the SHA-256 of its bytes in hexadecimal.
    """

    path: str
    sha256: str


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Checked(Record):
    """
    Hold one report that was read and checked.

    ``path`` is the name to show, never an absolute path of this machine. ``spots`` says where the pointers are that findings
    and their papers name, and the report as a whole, whose pointer is empty. ``consequences`` are those of open errors, by rank,
    ``corrected`` the headlines with all of them corrected;
    ``repaired`` are baseline findings that no longer occur. ``left_out`` counts findings that are not reported because the report
    was not asked for itself, but for a document that it names. ``unread`` says why reports of other years could not be compared.
    """

    path: str
    sha256: str
    laporan: Laporan
    result: RunResult
    spots: Mapping[str, Spot]
    presence: Presence
    consequences: tuple[Consequence, ...] = ()
    corrected: tuple[Outlook, ...] = ()
    repaired: tuple[Repaired, ...] = ()
    parts: tuple[PartFile, ...] = ()
    left_out: int = 0
    unread: tuple[Problem, ...] = ()

    @property
    def entity(self) -> str:
        """
        Give the office's name.
        """
        return self.laporan.entitas.nama

    @property
    def year(self) -> int:
        """
        Give the year that is reported on.
        """
        return self.laporan.tahun

    @cached_property
    def by_fingerprint(self) -> Mapping[str, Finding]:
        """
        Give the findings by their fingerprints.
        """
        return {finding.fingerprint: finding for finding in self.result.findings}

    @cached_property
    def effects(self) -> Mapping[str, Consequence]:
        """
        Give the consequences by the fingerprints of the errors that have them.
        """
        return {each.fingerprint: each for each in self.consequences}

    def spot(self, pointer: Pointer) -> Spot:
        """
        Say where a pointer is; its line is unknown where none was looked up.
        """
        return self.spots.get(pointer) or Spot(file=self.path, pointer=pointer)

    def row(self, pointer: Pointer) -> Texts:
        """
        Write row and column where a pointer stands, as a reader of the paper counts them; a place on the paper itself has them.
        """
        return Texts("", "") if self.spot(pointer).printed else row_of(self.laporan, pointer)

    def place(self, pointer: Pointer) -> str:
        """
        Write where a pointer stands on the paper that was checked, ``hal. 33, Tabel 3.2, baris 4``; empty for other kinds of files.
        """
        return self.spot(pointer).printed

    def position(self, pointer: Pointer) -> str:
        """
        Write where a pointer stands as ``line:column``, with the file's name where it is not the report's; empty if not known.

        Of a paper there is no more to say than the place.
        """
        spot = self.spot(pointer)
        return "" if spot.printed else spot.position(self.path)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Session(Record):
    """
    Hold all of one run: the reports that were checked, what could not be read, the rules, and how the run ends.

    ``today`` is the day that the run takes as today, written ``YYYY-MM-DD``: waivers expire by it, and papers are dated with it.
    ``profile`` is the name of the profile, empty where none is used; ``conditions`` say what else governed the run.
    """

    reports: tuple[Checked, ...]
    problems: tuple[Problem, ...] = ()
    rules: RuleSet
    version: str
    bahasa: str
    fail_on: str = "error"
    status: int = 0
    today: str = ""
    profile: str = ""
    conditions: Conditions = attrs.field(factory=Conditions)

    def findings(self) -> Iterator[Finding]:
        """
        Give the findings of all reports in order.
        """
        for report in self.reports:
            yield from report.result.findings


def counts(*rules: RuleResult) -> dict[str, int]:
    """
    Count evaluations of rules by outcome, in the order in which outcomes are shown.
    """
    return {
        Outcome.PASS: sum(rule.passed for rule in rules), Outcome.FAIL: sum(rule.failed for rule in rules),
        Outcome.NOT_APPLICABLE: sum(rule.not_applicable for rule in rules),
        Outcome.NOT_TESTABLE: sum(rule.not_testable for rule in rules), Outcome.BROKEN: sum(rule.broken for rule in rules),
    }  # fmt: skip


def tally(findings: Iterable[Finding | Shown]) -> dict[Severity, int]:
    """
    Count findings by severity, most severe first, zeros included.
    """
    found = Counter(finding.severity for finding in findings)
    return {severity: found[severity] for severity in Severity}


def reaches(finding: Finding, fail_on: str) -> bool:
    """
    Return whether a finding makes a run with this threshold fail; what was waived or known before does not.
    """
    if fail_on == "never" or finding.status in {Status.WAIVED, Status.BASELINE}:
        return False
    return finding.severity.weight >= Severity(fail_on).weight
