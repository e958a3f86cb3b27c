"""
Rules with what belongs to them: compiled programs, cases, the base report that cases change, and the first failing case, run.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import attrs

from lkj_rules.api import compiled, load_rules
from lkj_rules.files.built_in import built_in_folder
from lkj_rules.files.report_reader import parse_report
from lkj_rules.model.results import Outcome
from lkj_rules.render.material import Checked
from lkj_rules.render.terminal.finding import document_lines
from lkj_rules.render.terminal.lines import Line, Screen
from lkj_rules.rules.rule import Rule, RuleSet
from lkj_rules.testing import Case, evaluate_case, load_cases, report_of

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
        lines = list(document_lines(self.checked, Screen(bahasa=bahasa, width=width)))
        while lines and not lines[-1]:
            lines.pop()
        yield from lines


def own_fixtures() -> Path | None:
    """
    Find the cases that come with the package, or are next to the rules in a checkout; ``None`` where there are none.
    """
    for folder in (Path(__file__).resolve().parent.parent / "_fixtures", built_in_folder().parent / "fixtures"):
        if folder.is_dir():
            return folder
    return None


class Library:
    """
    Know a rule set and its cases.
    """

    def __init__(self, rules: RuleSet, *, cases: Path | None = None, base: Path | None = None) -> None:
        """
        Take the rules, and a folder of further cases; cases that come with the package are always there.
        """
        self.rules = rules
        own = own_fixtures()
        shipped = None if own is None else own / "rules"
        self._folders = [folder for folder in (cases, shipped) if folder is not None]
        self._base = base if base is not None or own is None else own / "base" / "clean.json"

    @cached_property
    def _base_text(self) -> str:
        return "{}" if self._base is None else self._base.read_text(encoding="utf-8")

    def cases_of(self, rule: Rule) -> tuple[Case, ...]:
        """
        Read the cases of one rule; its file is looked for in every folder of cases.
        """
        files = (folder / f"{rule.id}.toml" for folder in self._folders)
        return tuple(case for file in files if file.is_file() for case in load_cases(file))

    def example(self, rule: Rule) -> Example | None:
        """
        Run the first failing case of a rule; ``None`` where there is none.
        """
        cases = self.cases_of(rule)
        case = next((case for case in cases if case.expect is Outcome.FAIL), None)
        if case is None:
            return None
        others = {name for case in cases for name in case.beside}
        known = [*self.rules, *load_rules()] if others else []
        needed = RuleSet((rule, *{str(other.id): other for other in known if other.id in others}.values()))
        programs = {str(program.rule.id): program for program in compiled(needed)}
        text = report_of(case, self._base_text)
        file = parse_report(text.encode(), name=NAME)
        result = evaluate_case(case, programs, self._base_text)
        result = attrs.evolve(result, findings=tuple(finding for finding in result.findings if finding.rule == rule.id))
        own = case.report is not None and not case.changes
        checked = Checked(
            path=NAME, sha256="", laporan=file.laporan, result=result, presence={},
            spots=file.spots(result.pointers()) if own else {},
        )  # fmt: skip
        return Example(name=case.name, report=text if own else None, changes=() if own else case.changes, checked=checked)
