"""
Numbers that no report prints and no parser of TOML keeps: refused with their place, status 3, never a broken rule.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lkj_rules.api import load_profile, load_rules, load_waivers, parse_report
from lkj_rules.errors import FileError, InputError
from lkj_rules.files.config_reader import read_config
from lkj_rules.testing import load_cases

ROOT = Path(__file__).parents[2]
LONG = "1" * 61
HEAD = 'format = "lkj-profile/1"\nname = "sendiri"\ntitle = {id = "x", en = "x"}\n'


def problem_of(value: Any) -> tuple[int | None, str]:
    """
    Give line and pointer of what is wrong with a target of the Renstra.
    """
    report = json.loads((ROOT / "fixtures" / "base" / "clean.json").read_text(encoding="utf-8"))
    report["renstra"]["baris"][0]["target"]["2020"] = value
    with pytest.raises(InputError) as caught:
        parse_report(json.dumps(report).encode(), name="r.json")
    (problem,) = caught.value.problems
    assert "1111" in problem.message_en
    assert "a number of reasonable length" in problem.message_en
    return problem.line, problem.pointer


@pytest.mark.parametrize("value", [
    LONG, f"{LONG} %", f"Rp{LONG}", {"teks": LONG}, {"teks": "4,00 %", "dibaca": LONG}, {"teks": LONG, "dibaca": "4,00 %"},
    {"teks": f"≥ {LONG} %", "dibaca": "4,00 %", "diragukan": True}, {"teks": LONG, "dibaca": ""},
])  # fmt: skip
def test_long_number_in_a_cell(value: Any) -> None:
    """
    What is printed counts as well as what it is read as, for rules look at both.
    """
    assert problem_of(value) == (1, "/renstra/baris/0/target/2020")


@pytest.mark.parametrize("count", ["pembilang", "penyebut"])
def test_long_number_behind_a_percentage(count: str) -> None:
    """
    Counts behind a percentage are cells too.
    """
    assert problem_of({"teks": "4,00 %", count: {"teks": LONG, "dibaca": "4"}}) == (1, f"/renstra/baris/0/target/2020/{count}")


@pytest.mark.parametrize(("content", "place"), [
    (f"{HEAD}[parameters.STR013]\nbulan_kl = {'9' * 26}\n", "p.toml:5:12 /parameters/STR013/bulan_kl"),
    (f"{HEAD}[parameters.STR013]\nbulan_kl = {'9' * 4_400}\n", "p.toml:5:12 /parameters/STR013/bulan_kl"),
    (f"{HEAD}[parameters.STR013]\nbulan_kl = -{'9' * 26}\n", "p.toml:5:13 /parameters/STR013/bulan_kl"),
    (f"{HEAD}[parameters.STR013]\nbulan_kl = 0x{'f' * 4_400}\n", "p.toml:5:12 /parameters/STR013/bulan_kl"),
    (f"# {'7' * 30}\n{HEAD}parameters.STR013 = {{bulan_kl = 1, bulan_skpd = {2**63}}}",
     "p.toml:5:49 /parameters/STR013/bulan_skpd"),
    (f"{HEAD}select = [\n  {'9' * 5_000},\n]", "p.toml /select/0"),
])  # fmt: skip
def test_long_number_in_a_profile(content: str, place: str, tmp_path: Path) -> None:
    """
    File, line and key are named, whichever way the number is written.
    """
    (tmp_path / "p.toml").write_text(content, encoding="utf-8")

    with pytest.raises(InputError) as caught:
        load_profile(tmp_path / "p.toml")

    (problem,) = caught.value.problems
    assert problem.place().endswith(place)
    assert problem.message_en == "The number is too large: it must fit into 64 bits."


@pytest.mark.parametrize("deep", [
    f"{'.'.join('a' * 100_000)} = 1", f"[{'.'.join('a' * 100_000)}]", f"a = {{{'.'.join('a' * 500)} = 1}}",
], ids=["key", "table", "inline"])  # fmt: skip
def test_deep_keys(deep: str, tmp_path: Path) -> None:
    """
    A dotted key of endless parts is refused before the parser, whose time grows with their square, meets it.
    """
    (tmp_path / "p.toml").write_text(HEAD + deep, encoding="utf-8")

    with pytest.raises(InputError, match="The content nests more than 100 levels deep"):
        load_profile(tmp_path / "p.toml")


READERS: dict[str, Callable[[Path], object]] = {
    "waivers.toml": load_waivers,
    "lkj-check.toml": lambda path: read_config(path, name=path.name),
    "OWN001.toml": lambda path: load_rules(path.parent),
    "TGT001.toml": load_cases,
}


@pytest.mark.parametrize("name", READERS)
def test_long_number_in_any_file_of_ones_own(name: str, tmp_path: Path) -> None:
    """
    Waivers, configuration, rules and cases are read by the same parser.
    """
    (tmp_path / name).write_text(f"a = 1\n[b]\nc = {'9' * 4_400}\n", encoding="utf-8")

    with pytest.raises(FileError) as caught:
        READERS[name](tmp_path / name)

    (problem,) = caught.value.problems
    assert (problem.line, problem.column, problem.pointer.replace(".", "/").removeprefix("/")) == (3, 5, "b/c")
