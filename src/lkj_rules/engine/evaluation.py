"""
Rule set × report → result. Pure: no clock, no files, no printing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from lkj_rules.domain.explanations import spoken_of
from lkj_rules.domain.facts import Fakta
from lkj_rules.domain.scope import Scope
from lkj_rules.engine.alignment import AbsentSide, FactChoice, absent_side, align, empty_side
from lkj_rules.engine.evidence import Case, Watch, flatten
from lkj_rules.engine.findings import finding_of
from lkj_rules.engine.locations import Locations
from lkj_rules.engine.order import arrange, by_weight, join_shared
from lkj_rules.engine.reasons import gather
from lkj_rules.engine.settlement import settle
from lkj_rules.engine.trials import Failure, Trials, failure_of
from lkj_rules.model.documents import Laporan
from lkj_rules.model.findings import Finding, Pointer, Texts
from lkj_rules.model.pointers import Pointers
from lkj_rules.model.results import Breakage, RuleResult, RunResult
from lkj_rules.model.values import Nilai, Tanggal
from lkj_rules.model.waivers import MOUNT, Papers, Waiver
from lkj_rules.rules.collections import EXPLANATIONS, WAIVERS
from lkj_rules.rules.program import Program
from lkj_rules.rules.rule import Missing


class Run:
    """
    Take down what one program comes to over one report: its loop calls these methods.
    """

    def __init__(self, program: Program, scope: Scope, choice: FactChoice) -> None:
        self.program = program
        self.scope = scope
        self.choice = choice
        self.passed = 0
        self.not_applicable = 0
        self.tracing = bool(program.rule.check) and program.rule.guards is not False
        self.looked_at: dict[int, int] = {}
        self.failures: list[Case] = []
        self.unknowns: list[tuple[int, tuple[Any, ...]]] = []
        self.errors: list[tuple[Exception, tuple[Any, ...]]] = []
        self.absences: list[Texts] = []

    def absent(self, path: str) -> None:
        """
        Note that the document the rule looks at is not in the report.
        """
        self.absences.append(Texts(f"bagian {path!r} tidak ada dalam berkas", f"the file has no {path!r}"))

    def fail(self, check: int, items: tuple[Any, ...]) -> None:
        """
        Note an item for which a check does not hold; −1 is a missing side.
        """
        case = self._case(check, items)
        self.failures.append(case)
        if self.tracing and check >= 0:
            self._looked(case.touched, holds=False)

    def unknown(self, check: int, items: tuple[Any, ...]) -> None:
        """
        Note an item for which a check (−1: the condition, from −2 down: a need) cannot be decided.
        """
        self.unknowns.append((check, items))

    def broken(self, error: Exception, items: tuple[Any, ...]) -> None:
        """
        Note that the rule itself raised.
        """
        self.errors.append((error, items))

    def trace(self, check: int, items: tuple[Any, ...], seen: tuple[Any, ...]) -> None:  # noqa: ARG002  # a recorder reads them
        """
        Note what a check that holds looks at; one value alone is related to nothing.
        """
        if len(seen) != 1 or not isinstance(seen[0], Nilai | Fakta) or self.program.rule.guards is not None:
            self._looked(flatten(seen), holds=True)

    def _looked(self, values: Iterable[Nilai], *, holds: bool) -> None:
        """
        Count the verdicts on values, and those that hold.

        Only a relation guards a number: a rule about how values are written, or one that looks at a single value or asks no more
        than whether it is there, would let any other figure pass in its place. A rule may say that it relates its single value to
        words.
        """
        each = set(map(id, values))
        if len(each) > 1 or self.program.rule.guards is not None:
            known = self.looked_at
            for nilai in each:
                known[nilai] = known.get(nilai, 0) + holds

    def _case(self, check: int, items: tuple[Any, ...]) -> Case:
        return Case(self.program, self.scope, check, items)

    def align(self, keys: Callable[[Fakta], tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        """
        Pair the facts of the rule's sides; nothing, with a reason, where a side cannot exist.
        """
        policies = dict(self.program.rule.missing)
        for name, wanted in self.program.rule.facts:
            lack = absent_side(self.scope, wanted)
            if lack is None and policies.get(name) is Missing.FAIL:
                lack = empty_side(self.scope, wanted)
            if lack is not None:
                self._lack(lack)
                return iter(())
        return align(self.choice, self.program.rule, keys)

    def _lack(self, lack: AbsentSide) -> None:
        what = lack.dokumen
        if lack.in_force:
            self.absences.append(Texts(f"tidak dapat ditentukan {what} mana yang berlaku", f"which {what} is in force is unclear"))
        elif lack.ukuran is not None:
            self.absences.append(Texts(f"{what} tidak memuat satu pun {lack.ukuran}", f"{what} holds no {lack.ukuran} at all"))
        else:
            self.absent(what)

    def findings(self, locations: Locations) -> Iterator[tuple[Finding, Case]]:
        """
        Turn failures into findings, each with its failure; a rule whose texts raise is broken there like one whose check raises.
        """
        kept = []
        for case in self.failures:
            try:
                yield finding_of(case, locations), case
                kept.append(case)
            except Exception as error:  # noqa: BLE001  # whatever a rule raises makes the rule broken, never the run
                self.errors.append((error, case.items))
        self.failures = kept

    def result(self, locations: Locations) -> RuleResult:
        """
        Sum up the counts and the reasons.
        """
        return RuleResult(
            rule=self.program.rule.id,
            passed=self.passed,
            failed=len(self.failures),
            not_applicable=self.not_applicable,
            not_testable=len(self.unknowns) + len(self.absences),
            broken=len(self.errors),
            reasons=gather((self._case(*each) for each in self.unknowns), self.absences, locations),
        )


def evaluate(
    programs: Sequence[Program], report: Laporan | Scope, *, papers: Papers | None = None, today: Tanggal | None = None
) -> RunResult:
    """
    Evaluate compiled rules over a report, and settle the findings by explanations, waivers and baseline.

    Rules on explanations run when the findings on the report's figures are known, rules on waivers when all else is. ``today``
    decides only which waivers have expired. A report is given as a scope where its analyses are asked afterwards as well.
    """
    held = Papers() if papers is None else papers
    session = _Session(report if isinstance(report, Scope) else Scope(report, rules=held.rules))
    about_waivers = [program for program in programs if program.rule.each == WAIVERS]
    session.run(program for program in programs if program.rule.each not in (EXPLANATIONS, WAIVERS))
    session.look_back()
    session.run(program for program in programs if program.rule.each == EXPLANATIONS)
    rules = {program.rule.id: program.rule for program in programs}
    findings, waivers = settle(arrange(session.findings), session.scope.laporan, held, rules=rules, today=today)
    session.hold(waivers)
    session.findings = findings
    session.run(about_waivers)
    relations = {program.rule.id for program in programs if program.rule.guards is not False and program.rule.check}
    cells = {place.pointer for finding in session.findings for place in (finding.place, *finding.related)}
    vouched = session.watch.held(session.pointers, cells) if len(session.findings) > 1 else {}
    return RunResult(
        findings=join_shared(
            by_weight(session.findings), vouched, relations, Trials(session.scope, session.pointers, session.cases).undone
        ),
        rules=tuple(sorted(session.results, key=lambda result: result.rule)),
        breakages=tuple(session.breakages),
        assurance=session.watch.assurance(session.pointers),
        waivers=waivers,
    )


class _Session:
    """
    Hold what the programs of one run share, and what they come to.
    """

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.pointers = Pointers(scope.laporan)
        self.watch = Watch(self.scope)
        self.choice = FactChoice(self.scope)
        self.locations = Locations(self.scope, self.pointers)
        self.findings: list[Finding] = []
        self.cases: dict[Failure, Case] = {}
        self.results: list[RuleResult] = []
        self.breakages: list[Breakage] = []

    def look_back(self) -> None:
        """
        Make what came of the rules so far known to those on the office's explanations.
        """
        tested = {result.rule: not (result.not_testable or result.broken) for result in self.results}
        laporan = self.scope.laporan
        about = spoken_of(arrange(self.findings), laporan) if laporan.penjelasan else {}
        self.scope = self.scope.with_outcome(tested=tested, about=about)

    def hold(self, waivers: tuple[Waiver, ...]) -> None:
        """
        Make the judged waivers known to the rules on them.
        """
        self.scope = self.scope.with_waivers(waivers)
        self.pointers.mount(MOUNT, waivers)
        self.locations.paths.mount(MOUNT, waivers)

    def run(self, programs: Iterable[Program]) -> None:
        """
        Run programs and take down findings, counts and faults.
        """
        for program in programs:
            run = Run(program, self.scope, self.choice)
            program.run(self.scope, run)
            self.watch.note(program.rule.id, run.looked_at)
            for finding, case in run.findings(self.locations):
                self.findings.append(finding)
                self.cases[failure_of(finding)] = case
            for error, items in run.errors:
                pointer = Pointer(self.locations.pointer_of(items))
                self.breakages.append(Breakage(rule=program.rule.id, pointer=pointer, error=f"{type(error).__name__}: {error}"))
            self.results.append(run.result(self.locations))
