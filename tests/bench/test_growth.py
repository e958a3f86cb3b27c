"""
The work of a check grows with the report, not with its square.

Time is not asserted. What is counted is how often functions are called, which shows where everything is compared with everything.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from growth import SERIES, Report, Series, repeated_indicator, right_indicators, wrong_achievements

from lkj_rules import check, load_rules, parse_report
from lkj_rules.api import compiled
from lkj_rules.domain import comparison, explanations
from lkj_rules.domain.achievements import verdicts
from lkj_rules.domain.scope import Scope
from lkj_rules.engine.consequences import consequences_of
from lkj_rules.engine.evaluation import evaluate
from lkj_rules.files.report_reader import ReportFile

MOST_PER_DOUBLING = 2.3


def read(report: Report) -> ReportFile:
    """
    Read a report as it would stand in a file.
    """
    return parse_report(json.dumps(report).encode(), name="report.json")


def counted(monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str) -> list[str]:
    """
    Note every call of a function of a module.
    """
    calls: list[str] = []
    function = getattr(module, name)

    def noted(*given: Any, **more: Any) -> Any:
        calls.append(name)
        return function(*given, **more)

    monkeypatch.setattr(module, name, noted)
    return calls


def work(series: Series, size: int, within: Path) -> int:
    """
    Count the calls of a check, and of loading rules besides the built-in ones.
    """
    report = read(series.write(size))
    folder = within / str(size)
    folder.mkdir()
    for name, text in series.rules(size).items():
        folder.joinpath(name).write_text(text, encoding="utf-8")
    return calls_of(report, folder)


def calls_of(report: ReportFile, *folders: Path) -> int:
    """
    Count the calls of a check, and of loading rules besides the built-in ones.
    """
    compiled(load_rules())
    calls = 0

    def called(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        check(report, load_rules(*(folder for folder in folders if any(folder.iterdir()))))
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.slow
@pytest.mark.parametrize("series", SERIES, ids=lambda series: series.name)
def test_a_doubled_report_takes_about_twice_the_work(series: Series, tmp_path: Path) -> None:
    """
    Of the sizes compared the larger takes at most 2.3 times the work of the smaller, half its size.
    """
    small = max(4, series.largest // 20)
    assert work(series, 2 * small, tmp_path) <= MOST_PER_DOUBLING * work(series, small, tmp_path)


def test_consequences_judge_no_row_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    What the rules asked of the report is known when the consequences ask it.
    """
    judged = counted(monkeypatch, verdicts, "judge")
    scope = Scope(read(wrong_achievements(20)).laporan)
    result = evaluate(compiled(load_rules()), scope)

    assert (len(consequences_of(scope, result)[0]), len(judged)) == (20, 20)


def test_rows_that_fit_look_at_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The rows around a row are only asked for where its capaian is wrong.
    """
    asked = counted(monkeypatch, verdicts, "neighbours_of")
    check(read(right_indicators(20)))

    assert not asked


def test_a_result_is_measured_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Of fifty different results of one indicator each is read once, with however many it is compared.
    """
    measured = counted(monkeypatch, comparison, "span_of")
    check(read(repeated_indicator(50)))

    assert len(measured) <= 2 * 50  # realisasi and capaian


def test_rules_are_summed_up_once() -> None:
    """
    Every line of an archive names the rules by their hash, which is made once: it takes longer than the rest of a line.
    """
    rules = load_rules()
    first, second = rules.hash, rules.hash

    assert first is second


def test_explanations_are_found_by_rule_and_indicator(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Of thirty findings of one rule and thirty explanations, only those of one indicator are compared.
    """
    explained = [{"aturan": "CAP001", "indikator": f"I{i}", "apa": "x", "mengapa": "y"} for i in range(30)]
    laporan = read(wrong_achievements(30) | {"penjelasan": explained})
    compared = counted(monkeypatch, explanations, "_names")
    check(laporan)

    assert len(compared) <= 10 * 30
