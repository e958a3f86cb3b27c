"""
JSON Lines of an archive: a result a line, in order, taken up again after a run that was stopped; and the size of reports.
"""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from lkj_rules.cli import archive, check
from lkj_rules.render.json_output import check_schema

CLEAN = Path(__file__).parents[2] / "fixtures" / "base" / "clean.json"
PLANTED = {3, 7}
"""Reports of the archive with an error; the last one cannot be read."""

pytestmark = pytest.mark.usefixtures("quiet")


def call(*arguments: str) -> Result:
    """
    Check the archive in this process, in English, by a few rules and for one day.
    """
    shared = ("arsip", "--select", "CAP", "--today", "2025-03-01", "--lang", "en", "--alone")
    return CliRunner().invoke(check.main, [*shared, *arguments], prog_name="lkj-check")


@pytest.fixture(autouse=True)
def _archive(quiet: None) -> None:  # noqa: ARG001  # the folder that this is written into
    Path("arsip").mkdir()
    for number in range(9):
        document = json.loads(CLEAN.read_text(encoding="utf-8"))
        if number in PLANTED:
            document["lkj"]["tabel"][0]["baris"][0]["capaian"] = "12,34 %"
        Path(f"arsip/report-{number}.json").write_text(json.dumps(document), encoding="utf-8")
    Path("arsip/report-9.json").write_text('{"format": "lkj-rules/1"}', encoding="utf-8")


def lines(name: str) -> list[Any]:
    """
    Read the results of a file.
    """
    return [json.loads(line) for line in Path(name).read_bytes().splitlines()]


def test_a_line_is_the_result_of_one_report() -> None:
    """
    Every line says what ``--format json`` says of that report alone, and of which report it is.
    """
    status = call("--format", "jsonl=a.jsonl").exit_code
    found = lines("a.jsonl")
    single = json.loads(CliRunner().invoke(check.main, [
        "arsip/report-3.json", "--select", "CAP", "--today", "2025-03-01", "--lang", "en", "--alone", "--format", "json",
    ]).stdout)  # fmt: skip
    for each in found:
        jsonschema.validate(each, check_schema())

    assert status == 3
    assert [each["source"] for each in found] == [f"arsip/report-{number}.json" for number in range(10)]
    assert {**single, "source": "arsip/report-3.json"} == found[3]
    assert [number for number, each in enumerate(found) if each["findings"]] == sorted(PLANTED)
    assert [each["exit_status"] for each in found] == [0, 0, 0, 1, 0, 0, 0, 1, 0, 3]


def test_processes_write_the_same_bytes() -> None:
    """
    Two processes write what one writes, to a file or to standard output.
    """
    one, two = call("--format", "jsonl"), call("--format", "jsonl", "--jobs", "2")

    assert one.stdout_bytes == two.stdout_bytes
    assert one.exit_code == two.exit_code == 3


@pytest.mark.parametrize("kept", [None, 1, 70_000, 10**9], ids=["no file", "a beginning", "a line and a half", "all"])
def test_resumed(kept: int | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    What is whole is kept, a half line is written anew, and the status is that of all lines.
    """
    call("--format", "jsonl=a.jsonl")
    whole = Path("a.jsonl").read_bytes()
    if kept is not None:
        Path("b.jsonl").write_bytes(whole[:kept])
    done = whole[: kept or 0].count(b"\n")
    checked: list[int] = []
    monkeypatch.setattr(archive.screen, "progress", lambda items, _title, total, **_: checked.append(total) or items)
    result = call("--format", "jsonl=b.jsonl", "--resume", *(("--force",) if kept == 1 else ("--jobs", "2")))

    assert result.exit_code == 3, result.output
    assert Path("b.jsonl").read_bytes() == whole
    assert checked == [10 - done]


@pytest.mark.parametrize(("change", "said"), [
    ("report", "line 1: arsip/report-0.json has changed since"), ("name", "line 2: a result of arsip/report-1.json, not of the"),
    ("rules", "line 1: a result with another tool"), ("day", "line 1: a result with another today"),
    ("text", "line 3: not a result of lkj-check --format jsonl"),
])  # fmt: skip
def test_another_run_is_not_taken_up(change: str, said: str) -> None:
    """
    Lines of changed reports, another archive, other rules or another day stop the run, and stay as they are.
    """
    call("--format", "jsonl=a.jsonl")
    more: dict[str, tuple[str, ...]] = {"rules": ("--ignore", "CAP002"), "day": ("--today", "2025-03-02")}
    if change == "report":
        shutil.copy(CLEAN, "arsip/report-0.json")
    elif change == "name":
        Path("arsip/report-1.json").rename("arsip/report-91.json")
    elif change == "text":
        Path("a.jsonl").write_bytes(b"".join([*Path("a.jsonl").read_bytes().splitlines(keepends=True)[:2], b"{}\n"]))
    before = Path("a.jsonl").read_bytes()
    result = call("--format", "jsonl=a.jsonl", "--resume", *more.get(change, ()))

    assert (result.exit_code, Path("a.jsonl").read_bytes()) == (2, before)
    assert said in result.output


def test_a_killed_run_is_taken_up() -> None:
    """
    After a kill on the way the same command with ``--resume`` gives the bytes of a run that nothing stopped.
    """
    command = "import sys; from lkj_rules.cli.check import main; main()"
    arguments = ["arsip", "--select", "CAP", "--today", "2025-03-01", "--lang", "en", "--alone", "--format", "jsonl=b.jsonl"]
    call("--format", "jsonl=a.jsonl")
    with subprocess.Popen([sys.executable, "-c", command, *arguments], stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and not (Path("b.jsonl").exists() and Path("b.jsonl").stat().st_size):
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
    resumed = call("--format", "jsonl=b.jsonl", "--resume")

    assert resumed.exit_code == 3
    assert Path("b.jsonl").read_bytes() == Path("a.jsonl").read_bytes()


@pytest.mark.parametrize(("arguments", "said"), [
    (("--format", "jsonl", "--format", "json=a.json"), "stands alone"), (("--resume",), "--resume needs the file"),
    (("--format", "jsonl", "--resume"), "--resume needs the file"),
    (("--format", "jsonl=none/a.jsonl"), "cannot be written"), (("--format", "jsonl=arsip/report-1.json"), "Not overwritten"),
])  # fmt: skip
def test_wrong_usage(arguments: tuple[str, ...], said: str) -> None:
    """
    What cannot be done is refused before any report is read.
    """
    result = call(*arguments)

    assert result.exit_code == 2
    assert said in result.output


def test_the_limit_on_size_is_a_setting() -> None:
    """
    A report above the limit of an option or the configuration is refused, with that limit.
    """
    Path("arsip/report-8.json").write_text(CLEAN.read_text(encoding="utf-8") + " " * (1 << 20), encoding="utf-8")
    by_option = call("--max-size", "1")
    Path("lkj-check.toml").write_text("max-size = 1\n", encoding="utf-8")

    assert "report-8.json: The file is larger than the limit of 1,048,576 bytes." in by_option.output
    assert "report-8.json: The file is larger" in call().output
    assert "report-8.json: The file is larger" not in call("--max-size", "2").output
