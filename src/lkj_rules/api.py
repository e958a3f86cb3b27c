"""
The library: read a report, load rules, check.

What this module and ``errors`` export is public and stays: see ``docs/library.md``.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

import attrs

from lkj_rules.engine.evaluation import evaluate
from lkj_rules.errors import InputError, Problem, RuleError
from lkj_rules.files.built_in import built_in_folder, stamp_of
from lkj_rules.files.report_reader import ReportFile, parse_report, read_report
from lkj_rules.model.documents import Laporan
from lkj_rules.model.findings import Finding, Severity, Status
from lkj_rules.model.identity import ByIdentity
from lkj_rules.model.results import Outcome, RunResult
from lkj_rules.model.values import Tanggal
from lkj_rules.model.waivers import Papers, Waiver
from lkj_rules.rules.freezing import thaw
from lkj_rules.rules.program import Program
from lkj_rules.rules.rule import Rule, RuleSet

if TYPE_CHECKING:
    from lkj_rules.rules.profile import Profile

__all__ = [
    "CheckResult", "Finding", "Laporan", "Outcome", "ReportFile", "RuleSet", "Severity", "Status", "check", "check_all",
    "load_profile", "load_rules", "load_waivers", "parse_report", "read_report",
]


def load_rules(*folders: str | os.PathLike[str], packs: Sequence[str] = ()) -> RuleSet:
    """
    Load the built-in rules, those of further folders, and those of installed packs, each rule read, typed and compiled.

    ``folders`` are searched for ``.toml`` files, those below them included; ``packs`` are prefixes, as ``lkj-rules packs`` lists
    them. The built-in rules are loaded once for the life of the process.

    >>> load_rules().get("TGT004").title.en
    'Target in the report differs from the agreement'
    >>> [rule.id for rule in load_rules().choose(select=("PMB",), ignore=("PMB002",))]
    ['PMB001', 'PMB003', 'PMB004', 'PMB005', 'PMB006']

    Raises ``RuleError`` with file and key of everything that is wrong in any rule, for an id or name that stands twice, and for a
    unknown folder or pack.
    """
    if not folders and not packs:
        return _built_in()
    from lkj_rules.files.rule_reader import join_rules, read_rules  # the built-in rules of an installed package need no reader

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
        _PROGRAMS.update((program.rule, program) for program in frozen)
        return RuleSet(tuple(program.rule for program in frozen))
    from lkj_rules.files.rule_reader import read_rules

    rules = read_rules(built_in_folder())
    compiled(rules)
    return rules


_PROGRAMS = ByIdentity[Rule, Program]()
"""The program of every rule compiled so far; rules are distinguished by identity, as comparing their content takes time."""


def compiled(rules: RuleSet) -> tuple[Program, ...]:
    """
    Give the programs of a rule set, each rule compiled once for the life of the process.

    Raises ``RuleError`` with file and key of everything that is wrong in any rule.
    """
    problems = [problem for rule in rules if rule not in _PROGRAMS for problem in _compile(rule)]
    if problems:
        raise RuleError(tuple(problems))
    return tuple(_PROGRAMS[rule] for rule in rules)


def _compile(rule: Rule) -> tuple[Problem, ...]:
    from lkj_rules.rules.compiling import compile_rule  # the built-in rules of an installed package come compiled

    try:
        _PROGRAMS[rule] = compile_rule(rule)
    except RuleError as error:
        return error.problems
    return ()


def _frozen() -> tuple[Program, ...] | None:
    """
    Give the built-in rules as they were compiled when the package was built; ``None`` in a checkout, and where files were changed.
    """
    try:
        module = import_module("lkj_rules._rules.frozen")
    except ModuleNotFoundError:
        return None
    return thaw(module, stamp_of(built_in_folder()))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class CheckResult(RunResult):
    """
    Hold what rules say of one report: what they found, and how much they could check.

    A notebook shows it as a table.
    """

    def _repr_html_(self) -> str:
        """
        Write the findings as an HTML table, for notebooks; every text of the report is escaped.
        """
        from lkj_rules.render.notebook import render_fragment

        return render_fragment(self)


def check(
    report: ReportFile | Laporan, rules: RuleSet | None = None, *, profile: Profile | None = None,
    waivers: Sequence[Waiver] = (), today: dt.date | None = None,
) -> CheckResult:
    """
    Check a report against rules, the built-in ones by default.

    Takes what ``read_report`` gives, or a ``Laporan`` built in memory. A ``profile`` chooses and grades the rules, and says what
    holds where the report states nothing. ``waivers`` keep findings; without ``today`` none of them expires. The clock and the
    environment are not looked at: the same arguments give the same result.

    >>> result = check(read_report("report.json"))
    >>> result.clean
    False
    >>> result.findings[0].rule, result.findings[0].actual, result.findings[0].expected.en
    ('CAP002', '1.100 %', '−900% or 9.09%')

    Raises ``InputError`` where the profile names an unknown rule or parameter, ``RuleError`` where a rule made in
    memory does not compile, and ``TypeError`` for a path or text, which is to be read first. Findings report what
    is wrong in the report, never an error.
    """
    laporan = _laporan_of(report)
    chosen = load_rules() if rules is None else rules
    known = load_rules().existing() | chosen.existing()
    if profile is not None:
        from lkj_rules.rules.profile import apply_profile, fill_in  # few checks have one

        among = {rule.id: rule for rule in (*load_rules(), *chosen)}
        graded = apply_profile(chosen, profile, among=RuleSet(tuple(among.values())))
        chosen = RuleSet(tuple(rule for rule in graded if profile.uses(rule)))
        laporan = fill_in(laporan, profile)
    papers = Papers(waivers=tuple(waivers), rules=known)
    day = None if today is None else Tanggal(tahun=today.year, bulan=today.month, hari=today.day)
    found = evaluate(compiled(chosen), laporan, papers=papers, today=day)
    return CheckResult(
        findings=found.findings, rules=found.rules, breakages=found.breakages, assurance=found.assurance, waivers=found.waivers
    )


def _laporan_of(report: object) -> Laporan:
    if isinstance(report, ReportFile):
        return report.laporan
    if isinstance(report, Laporan):
        return report
    raise TypeError(
        f"check() takes what read_report() gives, not {type(report).__name__}; "
        'call check(read_report("report.json")), or check(parse_report(data, name="...")) for bytes'
    )


def check_all(
    paths: Iterable[str | os.PathLike[str]], rules: RuleSet | None = None, *, profile: Profile | None = None
) -> Iterator[tuple[str, CheckResult | InputError]]:
    """
    Check many files one after the other, giving each result as soon as it is there; memory does not grow with their number.

    Yields the path with its result, or with the ``InputError`` of a file that cannot be read; a fault of the profile is given with
    every path. Each report is checked by itself: unlike ``lkj-check``, this looks for no reports of other years.

    >>> for path, outcome in check_all(["report.json", "missing.json"]):
    ...     print(path, type(outcome).__name__)
    report.json CheckResult
    missing.json InputError
    """
    if isinstance(paths, (str, os.PathLike)):
        raise TypeError("check_all() takes several paths; call check_all([path]), or check(read_report(path)) for one report")
    chosen = load_rules() if rules is None else rules
    for path in paths:
        try:
            yield os.fspath(path), check(read_report(path), chosen, profile=profile)
        except InputError as error:
            yield os.fspath(path), error


def load_profile(name: str | os.PathLike[str]) -> Profile:
    """
    Load a profile: a built-in one by name (``umum``, ``kl``, ``pemda``, ``kpu``), or one's own by the path of its ``.toml`` file.

    What the profile extends is read with it, from the profile's own folder.

    >>> load_profile("kpu").ignore
    ('STR011', 'STR016')

    Raises ``InputError`` with everything that is wrong in any of the files; ``check`` finds out whether the rules
    that it names exist.
    """
    from lkj_rules.files.profile_reader import read_profile

    return read_profile(os.fspath(name))


def load_waivers(path: str | os.PathLike[str]) -> tuple[Waiver, ...]:
    """
    Load the waivers of a TOML file, in its order, to be given to ``check``; ``lkj-rules waive`` writes such a file.

    Raises ``InputError`` with everything that is wrong: no TOML, unknown keys, a missing reason, one finding waived twice.
    """
    from lkj_rules.files.waiver_reader import read_waivers

    return read_waivers(path, name=os.fspath(path)).waivers
