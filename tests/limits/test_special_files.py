"""
Pipes and devices: read where the caller hands them over, refused where a report, a folder or an option names one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

ROOT = Path(__file__).parents[2]
CLEAN = ROOT / "fixtures" / "base" / "clean.json"
REFUSED_EN = "This is a pipe or a device, not a regular file."

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")


def run(
    folder: Path, *arguments: str, program: str = "check", stdin: IO[bytes] | int = subprocess.DEVNULL, streams: Sequence[int] = ()
) -> tuple[int, str, str]:
    """
    Run a program as a process of its own, for a pipe may stop it for ever; give status and outputs.
    """
    script = f"from lkj_rules.cli.{program} import main; main(prog_name='lkj')"
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments, "--lang", "en"], cwd=folder, stdin=stdin, capture_output=True, check=False,
        pass_fds=streams, timeout=300,
    )  # fmt: skip
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@contextmanager
def pipe_of(path: Path) -> Iterator[IO[bytes]]:
    """
    Give the reading end of a pipe that a process writes a file into.
    """
    with subprocess.Popen(["cat", str(path)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        yield process.stdout


@pytest.mark.parametrize("name", ["-", "/dev/stdin"])
def test_standard_input_is_read_once_and_whole(tmp_path: Path, name: str) -> None:
    """
    A report that is piped in is checked; nothing looks into it before it is read.
    """
    with pipe_of(CLEAN) as piped:
        status, _, said = run(tmp_path, name, stdin=piped)

    assert (status, said) == (0, "")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_process_substitution(tmp_path: Path, jobs: str) -> None:
    """
    ``lkj-check <(…) <(…) -`` checks each, on several processes too.
    """
    with pipe_of(CLEAN) as first, pipe_of(CLEAN) as second, pipe_of(CLEAN) as third:
        streams = (first.fileno(), second.fileno())
        named = [f"/dev/fd/{each}" for each in streams]
        status, shown, said = run(tmp_path, *named, "-", "--jobs", jobs, "--format", "json", stdin=third, streams=streams)

    assert (status, said) == (0, "")
    assert len(json.loads(shown)["reports"]) == 3


def test_report_in_a_named_pipe(tmp_path: Path) -> None:
    """
    A pipe that is named as the report is read, once.
    """
    os.mkfifo(tmp_path / "pipa")

    with subprocess.Popen(["sh", "-c", 'cat "$0" > pipa', str(CLEAN)], cwd=tmp_path):
        status, _, said = run(tmp_path, "pipa")

    assert (status, said) == (0, "")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
def test_endless_report_is_refused(tmp_path: Path) -> None:
    """
    A report without an end is read up to the limit.
    """
    status, _, said = run(tmp_path, "/dev/zero")

    assert (status, "larger than the limit of 67,108,864 bytes." in said) == (3, True)


@pytest.mark.parametrize("option", ["--waivers", "--baseline", "--config", "--profile"])
def test_pipe_that_an_option_names(tmp_path: Path, option: str) -> None:
    """
    A pipe nobody writes into would keep the run waiting for ever.
    """
    os.mkfifo(tmp_path / "pipa.toml")

    assert run(tmp_path, option, "./pipa.toml", str(CLEAN)) == (3, "", f"pipa.toml: {REFUSED_EN}\n")


@pytest.mark.parametrize("name", ["OWN001.toml", "definitions/own.toml"])
def test_pipe_in_a_folder_of_rules(tmp_path: Path, name: str) -> None:
    """
    A pipe is no rule, nor a definition.
    """
    (tmp_path / "own" / "definitions").mkdir(parents=True)
    os.mkfifo(tmp_path / "own" / name)

    status, _, said = run(tmp_path, "--rules", "own", str(CLEAN))

    assert (status, REFUSED_EN in said) == (3, True)


def test_pipe_in_a_folder_of_cases(tmp_path: Path) -> None:
    """
    A pipe holds no cases.
    """
    (tmp_path / "cases").mkdir()
    os.mkfifo(tmp_path / "cases" / "TGT001.toml")

    assert run(tmp_path, "test", "--cases", "cases", program="toolbox") == (3, "", f"TGT001.toml: {REFUSED_EN}\n")


@pytest.mark.parametrize("way", ["report.json", "."])
def test_pipe_as_a_document(tmp_path: Path, way: str) -> None:
    """
    A report whose Renstra is a pipe is refused at the place that names it.
    """
    os.mkfifo(tmp_path / "renstra.json")
    content = {**json.loads(CLEAN.read_text(encoding="utf-8")), "renstra": "renstra.json"}
    (tmp_path / "report.json").write_text(json.dumps(content), encoding="utf-8")

    status, _, said = run(tmp_path, way)

    assert (status, 'The file "renstra.json" cannot be read: this is a pipe or a device, not a regular file.' in said) == (3, True)
