"""
The rules as a package say what the rule files say.
"""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from lkj_rules.api import compiled, load_rules, read_report
from lkj_rules.engine.evaluation import evaluate
from lkj_rules.rules import program
from lkj_rules.rules.freezing import freeze, thaw
from lkj_rules.rules.program import Program

REPORTS = Path(__file__).parents[2] / "fixtures" / "reports"


@pytest.fixture(scope="module")
def thawed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Program, ...]]:
    """
    Write the built-in rules as a package, and import it.
    """
    folder = tmp_path_factory.mktemp("installed")
    (folder / "frozen_rules").mkdir()
    for name, source in freeze(compiled(load_rules())).items():
        (folder / "frozen_rules" / name).write_text(source, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder)
        yield thaw(import_module("frozen_rules"))


def test_frozen_rules_say_the_same(thawed: tuple[Program, ...]) -> None:
    """
    Programs thawed from the written package hold equal rules and give the same result, findings with all their texts included.
    """
    programs = compiled(load_rules())
    laporan = read_report(REPORTS / "kpu-asahan-2024.json").laporan

    assert [each.rule for each in thawed] == [each.rule for each in programs]
    assert evaluate(thawed, laporan) == evaluate(programs, laporan)
    assert [each.detail for each in thawed] == [each.detail for each in programs]


def test_frozen_rules_leave_nothing_to_compile(thawed: tuple[Program, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Findings and reasons of thawed programs evaluate nothing that was not compiled beforehand.
    """
    monkeypatch.setattr(program, "execute", pytest.fail)
    laporan = read_report(REPORTS / "rsjiwa-jabar-2016.json").laporan

    assert evaluate(thawed, laporan).findings


def test_freezing_is_the_same_every_time() -> None:
    """
    Writing the package twice gives the same text, so that a wheel can be built again bit for bit.
    """
    programs = compiled(load_rules())

    assert freeze(programs) == freeze(programs)
