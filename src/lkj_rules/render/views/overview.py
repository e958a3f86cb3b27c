"""
Many reports at a glance, the worst first: how many errors and warnings each has in each family of rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import attrs

from lkj_rules.model.findings import Severity, Status
from lkj_rules.render.material import Checked
from lkj_rules.render.views.groups import is_note
from lkj_rules.rules.families import family_of

_SETTLED = frozenset({Status.WAIVED, Status.BASELINE})


class Tally(NamedTuple):
    """
    Count errors and warnings; those that a waiver or the baseline settles are not among them.
    """

    errors: int = 0
    warnings: int = 0


def added(tallies: Iterable[Tally]) -> Tally:
    """
    Add up counts.
    """
    return Tally(*map(sum, zip(Tally(), *tallies, strict=True)))


@attrs.frozen(kw_only=True, eq=False)
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
    for finding in report.result.findings:
        if finding.status not in _SETTLED and not is_note(finding):
            family, error = family_of(finding.rule), finding.severity is Severity.ERROR
            families[family] = added((families.get(family, Tally()), Tally(error, not error)))
    return OverviewRow(report=report, families=families, total=added(families.values()))
