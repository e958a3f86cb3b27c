"""
Standard streams that are closed, full or without a reader, and processes that end before their time.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CLEAN = str(ROOT / "fixtures" / "base" / "clean.json")
ASAHAN = str(ROOT / "fixtures" / "reports" / "kpu-asahan-2024.json")
IN, OUT, ERR = 0, 1, 2
CLOSED, FULL, SENTENCE = "it is closed", "no space is left", "The output cannot be written: {}."

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")


def command(program: str, *arguments: str) -> list[str]:
    """
    Write the command of a program as a process of its own.
    """
    script = f"import sys; from lkj_rules.cli.{program} import main; main(prog_name='lkj')"
    return [sys.executable, "-c", script, *arguments]


def check(*arguments: str) -> list[str]:
    """
    Write a call of lkj-check.
    """
    return command("check", "--lang", "en", "--alone", *arguments)


def tool(name: str, *arguments: str) -> list[str]:
    """
    Write a call of lkj-rules.
    """
    return command("toolbox", name, "--lang", "en", *arguments)


def without(*descriptors: int) -> Callable[[], None]:
    """
    Close descriptors in a process before it begins, as ``>&-`` does.
    """
    return lambda: [os.close(each) for each in descriptors] and None


def full() -> int:
    """
    Open what takes nothing.
    """
    return os.open("/dev/full", os.O_WRONLY)


def no_reader() -> int:
    """
    Open a pipe whose reader is gone.
    """
    reading, writing = os.pipe()
    os.close(reading)
    return writing


def run(call: list[str], *, closed: tuple[int, ...] = (), out: int | None = None, err: int | None = None) -> tuple[int, str, str]:
    """
    Run a call with standard streams as they are given; give status, output and messages.
    """
    opened = [each for each in (out, err) if each is not None]
    done = subprocess.run(
        call, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE if out is None else out,
        stderr=subprocess.PIPE if err is None else err, preexec_fn=without(*closed) if closed else None, check=False, timeout=300,
    )  # fmt: skip
    for each in opened:
        os.close(each)
    return done.returncode, (done.stdout or b"").decode(), (done.stderr or b"").decode()


FAST = [check(ASAHAN), check("--help"), tool("list")]
SLOW = [
    *(check("--format", name, ASAHAN) for name in ("json", "markdown", "sarif", "junit", "github", "html")), check("--version"),
    tool("explain", "TGT004"), tool("schema"), tool("completion", "bash"), tool("packs"),
    tool("why", ASAHAN, "--at", "/renstra/baris/0/target/2024"), tool("unguarded", ASAHAN), tool("test", "TGT004"),
    command("toolbox", "--help"),
]  # fmt: skip
WRITERS = [
    pytest.param(call, id=" ".join(Path(word).stem for word in call[3:]), marks=[pytest.mark.slow] if call in SLOW else [])
    for call in (*FAST, *SLOW)
]


@pytest.mark.parametrize("call", WRITERS)
def test_output_that_is_lost_ends_with_4(call: list[str]) -> None:
    """
    A result that nobody gets is a failure, whatever the result: one sentence, no traceback.
    """
    closed, filled = run(call, closed=(OUT,)), run(call, out=full())

    for (status, _, said), why in ((closed, CLOSED), (filled, FULL)):
        assert (status, said.count("\n"), said.endswith(f"{SENTENCE.format(why)}\n") or call[-1] == "--help") == (4, 1, True)


@pytest.mark.parametrize("call", WRITERS)
def test_reader_that_goes_away_changes_nothing(call: list[str]) -> None:
    """
    ``| head -1`` ends as the whole output would have, without a word.
    """
    status, _, said = run(call)

    assert run(call, out=no_reader()) == (status, "", said)


def test_messages_that_are_lost_end_with_4() -> None:
    """
    What is wrong with a report or a call is said on standard error; where it cannot be said, the status shows it.
    """
    calls = [check("missing.json"), check("--no-such-option"), tool("explain", "TGT999")]

    assert [run(call, closed=(ERR,))[0] for call in calls] == [4, 4, 4]
    assert [run(call, err=full())[0] for call in calls] == [4, 4, 4]


def test_streams_that_are_not_used_may_be_closed() -> None:
    """
    A run that reads no standard input and has no message does not need them.
    """
    status, shown, _ = run(check(ASAHAN))

    assert run(check(ASAHAN), closed=(IN,)) == (status, shown, "")
    assert run(check(ASAHAN), closed=(IN, ERR))[:2] == (status, shown)


def test_standard_input_that_is_closed() -> None:
    """
    A report that is to come from standard input cannot come.
    """
    assert run(check("-"), closed=(IN,)) == (4, "", "lkj: The input cannot be read: it is closed.\n")


def test_all_streams_closed() -> None:
    """
    A program that can say nothing has still a status.
    """
    assert run(check(CLEAN), closed=(IN, OUT, ERR)) == (4, "", "")


@pytest.mark.skipif(not Path(f"/proc/{os.getpid()}/task").exists(), reason="needs /proc")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_no_process_outlives_the_run(tmp_path: Path, number: int) -> None:
    """
    A run on several processes that is ended lets go of the caller's pipes.
    """
    for copy in range(64):
        shutil.copy(ASAHAN, tmp_path / f"report-{copy}.json")
    with subprocess.Popen(
        check("--jobs", "2", str(tmp_path)), stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        while len(children.read_text(encoding="ascii").split()) < 2:
            time.sleep(0.05)
        process.send_signal(number)
        try:
            shown, _ = process.communicate(timeout=60)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)

    assert (process.returncode, shown) == (-number, b"")
