"""
The rules as a module say what the rule files say.
"""

from pathlib import Path
from types import ModuleType

from lkj_rules.api import compiled, load_rules, read_report
from lkj_rules.engine.evaluation import evaluate
from lkj_rules.rules.freezing import freeze, thaw

REPORTS = Path(__file__).parents[2] / "fixtures" / "reports"


def test_frozen_rules_say_the_same() -> None:
    """
    Programs thawed from the written module hold equal rules and give the same result, findings with all their texts included.
    """
    programs = compiled(load_rules())
    module = ModuleType("frozen")
    exec(compile(freeze(programs), "frozen.py", "exec"), module.__dict__)  # noqa: S102  # the module under test
    laporan = read_report(REPORTS / "kpu-asahan-2024.json").laporan

    thawed = thaw(module)

    assert [program.rule for program in thawed] == [program.rule for program in programs]
    assert evaluate(thawed, laporan) == evaluate(programs, laporan)


def test_freezing_is_the_same_every_time() -> None:
    """
    Writing the module twice gives the same text, so that a wheel can be built again bit for bit.
    """
    programs = compiled(load_rules())

    assert freeze(programs) == freeze(programs)
