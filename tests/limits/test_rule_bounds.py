"""
Rules without measure: numbers, lists, steps and messages that outgrow all bounds make the rule broken, never the run endless.
"""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest

from lkj_rules.domain.scope import Scope
from lkj_rules.engine.evaluation import evaluate
from lkj_rules.files.report_reader import parse_report
from lkj_rules.files.rule_reader import parse_rule
from lkj_rules.model.documents import Laporan
from lkj_rules.model.results import RunResult
from lkj_rules.rules.bounds import MAX_STEPS, TooManyStepsError, steps
from lkj_rules.rules.compiling import compile_rule

WORDS = {"id": "Kata", "en": "Words"}
RULE = {
    "id": "XYZ001", "name": "something-wrong", "severity": "error", "since": "0.1.0", "each": "anggaran.pos",
    "check": "pos.pagu >= 0", "basis": [{"peraturan": "praktik baik"}],
    "title": WORDS, "message": WORDS, "help": WORDS, "rationale": WORDS,
}  # fmt: skip


def run(lines: int = 1, **change: Any) -> RunResult:
    """
    Evaluate a rule, so changed, over some budget lines.
    """
    pos = [{"nama": "A", "kode": str(number), "pagu": "9" * 55, "realisasi": str(number)} for number in range(1, lines + 1)]
    report = {"format": "lkj-rules/1", "entitas": {"nama": "Contoh", "level": "skpd"}, "tahun": 2024}
    laporan = parse_report(json.dumps(report | {"anggaran": [{"versi": "awal", "pos": pos}]}).encode(), name="r.json").laporan
    return evaluate([compile_rule(parse_rule(RULE | change, source="xyz/XYZ001.toml"))], laporan)


def chain(first: str, step: str, length: int) -> dict[str, str]:
    """
    Name a value, and so many more, each made of the one before.
    """
    names = [f"n{number}" for number in range(length)]
    return {names[0]: first} | {name: step.format(before) for before, name in itertools.pairwise(names)}


@pytest.mark.parametrize("step", ["{0} * {0}", "{0} / (1 / {0})", "{0} * {0} - 1", "-{0} * {0}"])
def test_squared_numbers(step: str) -> None:
    """
    Forty squarings of a number of 55 digits would fill any memory.
    """
    result = run(let=chain("pos.pagu + 0", step, 41), check="n40 >= 0")

    assert [each.error for each in result.breakages] == ["TooLargeError: a number of more than 20000 bits"]


def test_sum_of_fractions() -> None:
    """
    A sum of fractions without a common denominator grows with each.
    """
    parts = "1 / (p.realisasi * p.realisasi * p.pagu + 1)"
    result = run(900, each="entitas", check=f"sum([{parts} for a in anggaran for p in a.pos]) >= 0")

    assert [each.rule for each in result.breakages] == ["XYZ001"]
    assert "TooLargeError" in result.breakages[0].error


def test_doubled_lists() -> None:
    """
    A list that is added to itself forty times is never made.
    """
    result = run(let=chain("[pos]", "{0} + {0}", 41), check="count(n40) >= 0")

    assert [each.error for each in result.breakages] == ["TooManyStepsError: more than 1000000 steps in one evaluation"]


def test_pairs_of_a_long_list() -> None:
    """
    Every two of 2,048 members are more than an evaluation may visit.
    """
    result = run(let=chain("[pos]", "{0} + {0}", 12), check="count(pairs(n11)) >= 0")

    assert [each.error for each in result.breakages] == ["TooManyStepsError: more than 1000000 steps in one evaluation"]


def test_list_of_items() -> None:
    """
    A list of items that cannot be made breaks its rule only.
    """
    result = run(2048, each="[pair for budget in anggaran for pair in pairs(budget.pos)]", check="count(laporan.anggaran) > 0")

    assert [each.error for each in result.breakages] == ["TooManyStepsError: more than 1000000 steps in one evaluation"]


def test_steps_grow_with_the_report() -> None:
    """
    However many figures a report has, a rule may go through all of them several times.
    """
    scope = Scope.of(Laporan.__new__(Laporan), tuple(range(MAX_STEPS)))  # type: ignore[arg-type]  # only their number counts
    scope.work.left = MAX_STEPS

    for _ in range(11):
        steps(scope, scope.facts)
    with pytest.raises(TooManyStepsError):
        steps(scope, [None])


def test_listed_text() -> None:
    """
    A message that lists a long text very often is not written.
    """
    long = "x" * 500
    result = run(
        let=chain("[pos]", "{0} + {0}", 17), check="pos.pagu == 1",
        message=dict.fromkeys(("id", "en"), f"{{n16: '{{nama}} {long}' | '; '}}"),
    )  # fmt: skip

    assert [each.error for each in result.breakages] == ["TooLongError: a list of more than 10000000 characters in a message"]


def test_what_reports_need_is_within_the_bounds() -> None:
    """
    Products and quotients of the longest printed numbers, and sums of hundreds of quotients, are computed.
    """
    fractions = "sum([p.realisasi / (p.realisasi + 7) for a in anggaran for p in a.pos]) > 0"
    result = run(300, each="entitas", check=["anggaran[0].pos[0].pagu * anggaran[0].pos[0].pagu / 3 > 0", fractions])

    assert (result.breakages, result.rules[0].passed) == ((), 2)
