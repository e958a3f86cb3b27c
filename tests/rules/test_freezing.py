"""
The rules as a package say what the rule files say.
"""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from lkj_rules.api import compiled, load_rules, read_report
from lkj_rules.engine.evaluation import evaluate
from lkj_rules.files.built_in import stamp_of
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
    for name, source in freeze(compiled(load_rules()), "stamp").items():
        (folder / "frozen_rules" / name).write_text(source, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder)
        programs = thaw(import_module("frozen_rules"), "stamp")
        assert programs is not None
        yield programs


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

    assert freeze(programs, "stamp") == freeze(programs, "stamp")


def test_frozen_rules_of_other_files_are_not_trusted(thawed: tuple[Program, ...]) -> None:
    """
    Programs come with the hash of the rule files that they were written from, and only with it.
    """
    package = import_module("frozen_rules")

    assert thaw(package, "another") is None
    assert len(thaw(package, "stamp") or ()) == len(thawed)


def test_stamp_sees_every_byte_and_name(tmp_path: Path) -> None:
    """
    A rule file that changes, moves, comes or goes gives another stamp; other files do not.
    """
    folder = tmp_path / "target"
    folder.mkdir()
    file = folder / "TGT001.toml"
    file.write_text("id = 1", encoding="utf-8")
    stamps = [stamp_of(tmp_path)]
    for content in ("id = 2", "id = 1"):
        file.write_text(content, encoding="utf-8")
        stamps.append(stamp_of(tmp_path))
    (folder / "notes.md").write_text("", encoding="utf-8")
    stamps.append(stamp_of(tmp_path))
    file.rename(folder / "TGT002.toml")
    stamps.append(stamp_of(tmp_path))

    assert [stamps.index(each) for each in stamps] == [0, 1, 0, 0, 4]
