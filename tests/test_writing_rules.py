"""
docs/writing-rules.md is true: its worked example is followed step by step, and it names every key there is.
"""

from __future__ import annotations

import copy
import json
import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from lkj_rules.cli import check, toolbox
from lkj_rules.engine.evaluation import evaluate
from lkj_rules.files.report_reader import parse_report
from lkj_rules.files.rule_reader import KEYS, parse_rule
from lkj_rules.model.findings import Severity
from lkj_rules.model.results import Outcome
from lkj_rules.rules.compiling import AUTOMATIC_SLOTS, compile_rule
from lkj_rules.rules.syntax import MAX_LENGTH
from lkj_rules.testing import cases

PAGE = Path(__file__).parent.parent / "docs" / "writing-rules.md"
TEXT = PAGE.read_text(encoding="utf-8")
GUIDE = TEXT.partition("\n## Reference\n")[0]
COMMANDS = {"lkj-rules": toolbox.main, "lkj-check": check.main}


def steps() -> Iterator[tuple[str, str, str]]:
    """
    Give the blocks of the worked example in order: language, content, and the text that leads to it.
    """
    example = GUIDE.partition("\n## A worked example\n")[2]
    for match in re.finditer(r"(.*?)^```(\w+)\n(.*?)^```$", example, re.DOTALL | re.MULTILINE):
        yield match[2], match[3], match[1]


def run(command: str) -> str:
    """
    Run a command of the page and give what it prints.
    """
    name, *arguments = shlex.split(command.removeprefix("$ "))
    result = CliRunner().invoke(COMMANDS[name], arguments, prog_name=name)
    assert result.exit_code == 0, f"{command}: {result.output}"
    return result.stdout


def shows(printed: str, block: str) -> bool:
    """
    Return whether a block shows what was printed; a line ``…`` stands for lines left out.
    """
    parts = re.split(r"^…\n", block, flags=re.MULTILINE)
    return printed == block if len(parts) == 1 else all(part in printed for part in parts)


def test_worked_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Every file of the example is written where the page says, every command run, every output as shown.
    """
    monkeypatch.chdir(tmp_path)
    for name in ("LKJ_LANG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    printed = ""

    for language, content, lead in steps():
        if language == "console":
            printed = run(content.strip())
        elif language == "text":
            assert shows(printed, content), f"docs/writing-rules.md shows old output; put in what is printed now:\n{printed}"
        else:
            file = re.findall(r"`([\w./]+\.(?:toml|json))`", lead)[-1]
            assert language == "json" or (tmp_path / file).exists(), f"lkj-rules new did not write {file}"
            Path(file).write_text(content, encoding="utf-8")

    assert {"toml", "json", "console", "text"} == {language for language, _, _ in steps()}


WORDS = [*KEYS, *Outcome, *Severity, *(f"{{{slot}}}" for slot in AUTOMATIC_SLOTS), *cases.KEYS, str(MAX_LENGTH)]


@pytest.mark.parametrize("word", sorted(set(map(str, WORDS))))
def test_page_names_every_key(word: str) -> None:
    """
    The guide says something of each key of rules and cases, each outcome, severity and automatic slot.
    """
    assert f"`{word}`" in GUIDE or f" {word} " in GUIDE, f"docs/writing-rules.md says nothing of {word}"


SHORT = GUIDE.partition("\n### Examples\n")[2].partition("\n## ")[0]
EXAMPLES = [tomllib.loads(block) for block in re.findall(r"^```toml\n(.*?)^```$", SHORT, re.DOTALL | re.MULTILINE)]
"""The short examples of the language: the logic of a rule with its English message."""

OBJECTIVES = [{"kode": code, "nama": f"Sasaran {code}"} for code in "ST"]
MEASURED = [{"indikator": code, "capaian": text} for code, text in zip("ABC", ("100 %", "80 %", "90,5 %"), strict=True)]
PLAIN: dict[str, Any] = {
    "sasaran": OBJECTIVES, "indikator": [{"kode": code, "nama": f"Indikator {code}"} for code in "ABC"],
    "perjanjian_kinerja": [{"id": "pk", "jenjang": "puncak", "tanggal": "2024-01", "baris": [{"indikator": "A"}]}],
    "rkt": [{"baris": [{"indikator": "A"}]}],
    "anggaran": [{"versi": "awal", "total": {"pagu": "100"}, "pos": [
        {"nama": "Pengadaan Logistik", "pagu": "15"},
        {"nama": "Honorarium", "pagu": "85", "anak": [
            {"kode": "1", "nama": "Januari", "pagu": "42"}, {"nama": "Februari", "pagu": "42"}]}]},
        {"versi": "bulanan", "rincian_dari": "awal", "pos": [{"nama": "Januari", "pagu": "42"}]}],
    "lkj": {"sasaran": [{"sasaran": "S", "nomor": "1", "nama": "Sasaran S"}, {"sasaran": "T", "nomor": "2", "nama": "Sasaran T"}],
            "tabel": [{"id": "u", "jenis": "pengukuran", "baris": [
                {"indikator": "A", "capaian": "100 %"}, {"indikator": "B", "capaian": "120 %"},
                {"indikator": "C", "capaian": "90 %"}]}]},
}  # fmt: skip
"""A report that all the examples accept; with the changes below each finds what it looks for."""

CHANGES: list[tuple[str, Any, str]] = [
    (
        "/lkj/sasaran/1/nomor", "1",
        "2 objectives bear the number 1: Sasaran S; Sasaran T.",
    ),
    ("/lkj/tabel/0/baris", MEASURED, "Only 1 of 3 achievements reach 100%."),
    ("/anggaran/0/pos/1/anak/1/pagu", "50", "Februari takes 50 of 85, more than half of Honorarium."),
    ("/anggaran/0/pos/0/pagu", "25", "Purchases take more than a fifth of 100: Pengadaan Logistik 25."),
    ("/anggaran/1/pos/0/pagu", "40", "The details of Januari add up to Rp42: 1 42."),
    ("/perjanjian_kinerja/0/baris/0/indikator", "B", "Indikator B is promised, but not planned."),
    ("/perjanjian_kinerja/0/tanggal", "2024-02-01", "The agreement was signed on 1 February 2024, after the end of January 2024."),
]  # fmt: skip


def changed(pointer: str, value: Any) -> dict[str, Any]:
    """
    Give the plain report with another value in one place.
    """
    report = copy.deepcopy(PLAIN)
    holder: Any = report
    *steps, last = pointer.removeprefix("/").split("/")
    for step in steps:
        holder = holder[int(step)] if isinstance(holder, list) else holder[step]
    holder[int(last) if isinstance(holder, list) else last] = value
    return report


def found(logic: dict[str, Any], report: dict[str, Any]) -> list[str]:
    """
    Run one example over a report, and give the English messages of its findings.
    """
    texts = {"id": "a", "en": "a"}
    message = {"id": "a", **logic["message"]}
    content = {
        "id": "UJI001", "name": "x", "severity": "error", "since": "0.1.0", "title": texts, "help": texts, "rationale": texts,
        "basis": [{"peraturan": "praktik baik"}], **logic, "message": message,
    }  # fmt: skip
    head = {"format": "lkj-rules/1", "entitas": {"nama": "Contoh", "level": "skpd"}, "tahun": 2024}
    laporan = parse_report(json.dumps({**head, **report}).encode(), name="report.json").laporan
    return [finding.message.en for finding in evaluate([compile_rule(parse_rule(content, source="UJI001.toml"))], laporan).findings]


@pytest.mark.parametrize(("number", "change"), list(enumerate(CHANGES)))
def test_examples_of_the_language(number: int, change: tuple[str, Any, str]) -> None:
    """
    Each example accepts the plain report, and says of the changed one what the guide promises.
    """
    pointer, value, message = change

    assert len(EXAMPLES) == len(CHANGES)
    assert found(EXAMPLES[number], PLAIN) == []
    assert found(EXAMPLES[number], changed(pointer, value)) == [message]
