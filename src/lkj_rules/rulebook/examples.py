"""
The first failing case of a rule, run: the report that the case describes, and the finding as a terminal prints it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from lkj_rules.files.report_reader import parse_report
from lkj_rules.model.results import Outcome
from lkj_rules.render.material import Checked
from lkj_rules.render.terminal.finding import finding_lines
from lkj_rules.render.terminal.lines import Line, Screen
from lkj_rules.rules.program import Program
from lkj_rules.testing import Case, evaluate_case, report_of

NAME = "report.json"


@attrs.frozen(kw_only=True)
class Example:
    """
    Hold a failing case that was run.

    ``report`` is the report's text where the case writes it out; ``changes`` are what the case changes in the base report
    otherwise, a pointer and the new value (``None``: removed) each.
    """

    name: str
    report: str | None
    changes: tuple[tuple[str, str | None], ...]
    checked: Checked

    def finding(self, bahasa: str, width: int) -> Iterator[Line]:
        """
        Give the findings as ``lkj-check`` prints them, without the lines on the run as a whole.
        """
        lines = list(finding_lines(self.checked, Screen(bahasa=bahasa, width=width)))
        while lines and not lines[-1]:
            lines.pop()
        yield from lines


def example_of(cases: Iterable[Case], rule: str, programs: Mapping[str, Program], base: str) -> Example | None:
    """
    Run the first failing case of a rule; ``None`` where there is none.
    """
    case = next((case for case in cases if case.rule == rule and case.expect is Outcome.FAIL), None)
    if case is None:
        return None
    text = report_of(case, base)
    file = parse_report(text.encode(), name=NAME)
    result = evaluate_case(case, programs, base)
    result = attrs.evolve(result, findings=tuple(finding for finding in result.findings if finding.rule == rule))
    own = case.report is not None and not case.changes
    checked = Checked(
        path=NAME, sha256="", laporan=file.laporan, result=result, presence={},
        spots=file.spots(result.pointers()) if own else {},
    )  # fmt: skip
    return Example(name=case.name, report=text if own else None, changes=() if own else case.changes, checked=checked)
