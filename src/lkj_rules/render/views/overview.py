"""
Many reports at a glance: how many errors and warnings each has in each family of rules, the worst first.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from lkj_rules.model.findings import Severity, Status
from lkj_rules.render.material import Checked

_SETTLED = frozenset({Status.WAIVED, Status.BASELINE})


@attrs.frozen
class Tally:
    """
    Count errors and warnings; those that a waiver or the baseline settles are not among them.
    """

    errors: int = 0
    warnings: int = 0

    def plus(self, other: Tally) -> Tally:
        """
        Add two counts.
        """
        return Tally(self.errors + other.errors, self.warnings + other.warnings)


@attrs.frozen(kw_only=True)
class OverviewRow:
    """
    Hold one report with its counts, in all and by family of rules.
    """

    report: Checked
    families: dict[str, Tally]
    total: Tally


def overview(reports: Sequence[Checked]) -> tuple[OverviewRow, ...]:
    """
    Sort reports by how bad they are: errors first, then warnings, then office and year.
    """
    rows = [_row(report) for report in reports]
    return tuple(sorted(rows, key=lambda row: (
        -row.total.errors, -row.total.warnings, row.report.entity, row.report.year, row.report.path,
    )))  # fmt: skip


def families_of(rows: Sequence[OverviewRow]) -> list[str]:
    """
    Name the families that have an error or a warning in any report, in order.
    """
    return sorted({family for row in rows for family in row.families})


def _row(report: Checked) -> OverviewRow:
    families: dict[str, Tally] = {}
    total = Tally()
    for finding in report.result.findings:
        one = Tally(finding.severity is Severity.ERROR, finding.severity is Severity.WARNING)
        if finding.status in _SETTLED or one == Tally():
            continue
        family = finding.rule.rstrip("0123456789")
        families[family] = families.get(family, Tally()).plus(one)
        total = total.plus(one)
    return OverviewRow(report=report, families=families, total=total)
