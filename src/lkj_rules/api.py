"""
The library in three calls: read a report, load rules, check.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module

from lkj_rules.engine.evaluation import evaluate
from lkj_rules.errors import Problem, RuleError
from lkj_rules.files.report_reader import ReportFile, read_report
from lkj_rules.files.rule_reader import built_in_folder, join_rules, read_rules
from lkj_rules.model.documents import Laporan
from lkj_rules.model.findings import RunResult
from lkj_rules.rules.freezing import thaw
from lkj_rules.rules.program import Program
from lkj_rules.rules.rule import Rule, RuleSet

__all__ = ["check", "load_rules", "read_report"]


def load_rules(*folders: str | os.PathLike[str], packs: Sequence[str] = ()) -> RuleSet:
    """
    Load the built-in rules, those of further folders, and those of installed packs, each rule read, typed and compiled.

    Raises ``RuleError`` with file and key of everything that is wrong in any rule.
    """
    if not folders and not packs:
        return _built_in()
    further = list(read_rules(*folders)) if folders else []
    if packs:
        from lkj_rules.files.packs import find_pack, read_pack  # looking through what is installed takes time

        further += [rule for pack in packs for rule in read_pack(find_pack(pack))]
    rules = join_rules([*_built_in(), *further])
    compiled(rules)
    return rules


@lru_cache(maxsize=1)
def _built_in() -> RuleSet:
    frozen = _frozen()
    if frozen is not None:
        _PROGRAMS.update((id(program.rule), program) for program in frozen)
        return RuleSet(tuple(program.rule for program in frozen))
    rules = read_rules(built_in_folder())
    compiled(rules)
    return rules


_PROGRAMS: dict[int, Program] = {}
"""The program of every rule compiled so far, by the rule's identity; a program holds its rule, so the identity stays its own."""


def compiled(rules: RuleSet) -> tuple[Program, ...]:
    """
    Give the programs of a rule set, each rule compiled once for the life of the process.

    Raises ``RuleError`` with file and key of everything that is wrong in any rule.
    """
    problems: list[Problem] = []
    for rule in rules:
        if id(rule) not in _PROGRAMS:
            problems.extend(_compile(rule))
    if problems:
        raise RuleError(tuple(problems))
    return tuple(_PROGRAMS[id(rule)] for rule in rules)


def _compile(rule: Rule) -> tuple[Problem, ...]:
    from lkj_rules.rules.compiling import compile_rule  # the built-in rules of an installed package come compiled

    try:
        _PROGRAMS[id(rule)] = compile_rule(rule)
    except RuleError as error:
        return error.problems
    return ()


def _frozen() -> tuple[Program, ...] | None:
    """
    Give the built-in rules as they were compiled when the package was built; ``None`` in a checkout.
    """
    try:
        module = import_module("lkj_rules._rules.frozen")
    except ModuleNotFoundError:
        return None
    return thaw(module)


def check(report: ReportFile | Laporan, rules: RuleSet | None = None) -> RunResult:
    """
    Check a report against rules, the built-in ones by default.

    Gives findings, the outcome counts of every rule, and the assurance: which numbers were looked at. Takes what
    ``read_report`` gives, or a ``Laporan`` built in memory.
    """
    laporan = report if isinstance(report, Laporan) else report.laporan
    return evaluate(compiled(load_rules() if rules is None else rules), laporan)
