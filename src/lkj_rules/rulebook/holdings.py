"""
Rules with what belongs to them: compiled programs, cases, and the base report that cases change.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from lkj_rules.api import compiled, load_rules
from lkj_rules.files.built_in import built_in_folder
from lkj_rules.rulebook.examples import Example, example_of
from lkj_rules.rules.rule import Rule, RuleSet
from lkj_rules.testing import Case, load_cases


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
        Run the first failing case of a rule.
        """
        cases = self.cases_of(rule)
        others = {name for case in cases for name in case.beside}
        known = [*self.rules, *load_rules()] if others else []
        needed = RuleSet((rule, *{str(other.id): other for other in known if other.id in others}.values()))
        programs = {str(program.rule.id): program for program in compiled(needed)}
        return example_of(cases, rule.id, programs, self._base_text)
