"""
The library in three calls: read a report, load rules, check.
"""

from __future__ import annotations

import os
from functools import lru_cache

from lkj_rules.engine.evaluation import evaluate
from lkj_rules.errors import Problem, RuleError
from lkj_rules.files.report_reader import ReportFile, read_report
from lkj_rules.files.rule_reader import built_in_folder, read_rules
from lkj_rules.model.documents import Laporan
from lkj_rules.model.findings import RunResult
from lkj_rules.rules.compiling import compile_rule
from lkj_rules.rules.program import Program
from lkj_rules.rules.rule import RuleSet

__all__ = ["check", "load_rules", "read_report"]


def load_rules(*folders: str | os.PathLike[str]) -> RuleSet:
    """
    Load the built-in rules and those of further folders, each rule read, typed and compiled.

    Raises ``RuleError`` with file and key of everything that is wrong in any rule.
    """
    rules = read_rules(built_in_folder(), *folders)
    compiled(rules)
    return rules


@lru_cache(maxsize=8)
def compiled(rules: RuleSet) -> tuple[Program, ...]:
    """
    Compile the rules of a set, once for the life of the process.
    """
    programs: list[Program] = []
    problems: list[Problem] = []
    for rule in rules:
        try:
            programs.append(compile_rule(rule))
        except RuleError as error:
            problems.extend(error.problems)
    if problems:
        raise RuleError(tuple(problems))
    return tuple(programs)


def check(report: ReportFile | Laporan, rules: RuleSet | None = None) -> RunResult:
    """
    Check a report against rules, the built-in ones by default.

    Gives findings, the outcome counts of every rule, and the assurance: which numbers were looked at. Takes what
    ``read_report`` gives, or a ``Laporan`` built in memory.
    """
    laporan = report if isinstance(report, Laporan) else report.laporan
    return evaluate(compiled(load_rules() if rules is None else rules), laporan)
