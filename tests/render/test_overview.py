"""
Many reports at a glance, on the terminal.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs
import pytest

from lkj_rules.model.findings import Finding, RuleId, Severity, Status
from lkj_rules.render.material import Checked, Session
from lkj_rules.render.terminal import IN_FULL, render_terminal, terminal_lines
from lkj_rules.render.terminal.lines import write_plain
from lkj_rules.render.views.overview import Tally, families_of, overview

Maker = Callable[..., Session]


@pytest.fixture
def report_of(make_session: Maker, make_finding: Callable[..., Finding]) -> Callable[..., Checked]:
    """
    Give a maker of reports from rules with severities, ``CAP001 error`` say.
    """

    def make(entity: str, *found: str, status: Status = Status.OPEN) -> Checked:
        findings = []
        for number, words in enumerate(found):
            rule, severity = words.split()
            findings.append(make_finding(
                rule=RuleId(rule), severity=Severity(severity), status=status, fingerprint=f"{entity}{number}",
            ))  # fmt: skip
        return make_session(*findings, entity=entity, path=f"{entity}.json").reports[0]

    return make


def several(session: Session, reports: Sequence[Checked]) -> Session:
    """
    Put reports into one session.
    """
    return attrs.evolve(session, reports=tuple(reports))


def test_worst_first(report_of: Callable[..., Checked]) -> None:
    """
    One error goes before any number of warnings; equals by name. Notes, signals, waived and known findings do not count.
    """
    reports = [
        report_of("C", "TGT001 warning", "TGT002 warning", "CAP004 info", "WJR001 review"),
        report_of("B", "CAP001 error", "CAP002 error", status=Status.WAIVED),
        report_of("A"),
        report_of("D", "CAP001 error", "TGT001 warning"),
    ]

    rows = overview(reports)

    assert [(row.report.entity, row.total) for row in rows] == [
        ("D", Tally(1, 1)), ("C", Tally(0, 2)), ("A", Tally()), ("B", Tally()),
    ]  # fmt: skip
    assert families_of(rows) == ["CAP", "TGT"]
    assert rows[0].families == {"CAP": Tally(1, 0), "TGT": Tally(0, 1)}


def test_table_counts_by_family(make_session: Maker, report_of: Callable[..., Checked]) -> None:
    """
    Errors and warnings stand as 1+2, warnings alone as +2, nothing as a dot.
    """
    reports = [
        report_of("Kantor Satu", "TGT001 warning", "TGT002 warning"), report_of("Kantor Dua", "CAP001 error", "TGT001 warning"),
    ]  # fmt: skip

    lines = render_terminal(several(make_session(), reports)).splitlines()
    start = lines.index("SEMUA LAPORAN, TERBURUK DAHULU")

    assert [line.split() for line in lines[start + 2 : start + 5]] == [
        ["Σ", "CAP", "TGT"], ["Kantor", "Dua", "2024", "1+1", "1", "+1"], ["Kantor", "Satu", "2024", "+2", "·", "+2"],
    ]  # fmt: skip


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_table_fits(make_session: Maker, report_of: Callable[..., Checked], width: int) -> None:
    """
    Twelve families and a long name fit any width; what finds no room is added up, so that nothing is lost.
    """
    families = ("ANG", "CAP", "DAT", "IND", "KAT", "NAR", "PKJ", "PMB", "RIW", "STR", "TGT", "WJR")
    found = [f"{family}001 {severity}" for family in families for severity in ("error", "warning")]
    reports = [report_of("Dinas Perindustrian dan Perdagangan Provinsi", *found), report_of("Dua")]

    lines = write_plain(terminal_lines(several(make_session(), reports), width=width)).splitlines()
    table = lines[lines.index("SEMUA LAPORAN, TERBURUK DAHULU") :]
    cells = next(line for line in table if "2024" in line).partition("2024")[2].split()

    assert [line for line in table if len(line) > width] == []
    assert cells[0] == "12+12"
    columns = zip(*(cell.split("+") for cell in cells[1:]), strict=True)
    assert [sum(map(int, numbers)) for numbers in columns] == [12, 12]


def test_of_many_reports_only_the_table_is_shown(make_session: Maker, report_of: Callable[..., Checked]) -> None:
    """
    More than ten reports: the table, and how to see the findings; --verbose tells all.
    """
    reports = [report_of(f"Kantor {number:02}", "CAP001 error") for number in range(IN_FULL + 1)]
    session = several(make_session(), reports)

    short, long = render_terminal(session), render_terminal(session, verbose=True)

    assert ("KESALAHAN   CAP001" in short, "--verbose" in short) == (False, True)
    assert long.count("KESALAHAN   CAP001") == IN_FULL + 1
    assert all(f"Kantor {number:02}" in short for number in range(IN_FULL + 1))
