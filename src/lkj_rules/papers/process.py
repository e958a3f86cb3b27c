"""
A process of its own for reading hostile files: with bounded time and memory, and answers that can only be data.

What it is sent are bytes, what it answers are lines of JSON: nothing in a file can harm or hang the process that asked.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from subprocess import DEVNULL, PIPE, Popen
from threading import Thread, Timer
from time import process_time
from typing import IO, Any

import attrs

LONGEST = 64 * 1024 * 1024
"""Bytes of an answer."""
MEMORY = 2 * 1024**3
"""Bytes that the process may use."""
SECONDS = 10
"""Of its processor, that an answer may take; most take a twentieth of a second."""
_PATIENCE = 12


@attrs.frozen(kw_only=True)
class Bounds:
    """Hold what the process may use: seconds of its processor for an answer, and bytes in all."""

    seconds: int = SECONDS
    memory: int = MEMORY

    @property
    def patience(self) -> float:
        """
        Give the seconds by the clock that an answer may take, on a machine that is busy.
        """
        return _PATIENCE * self.seconds


class UnansweredError(Exception):
    """The process ended, or was ended, before it was done."""


def ask(module: str, data: bytes, *arguments: str, patience: float) -> Iterator[Any]:
    """
    Run a module of this package on ``data``, and give its answers, each after ``patience`` seconds at most.

    Raises ``UnansweredError`` where it ends before it is done, or answers what is not JSON.
    """
    with Popen([sys.executable, "-P", "-m", module, *arguments], stdin=PIPE, stdout=PIPE, stderr=DEVNULL) as process:  # noqa: S603
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            Thread(target=_feed, args=(process.stdin, data), daemon=True).start()
            while line := _line(process, process.stdout, patience):
                try:
                    yield json.loads(line)
                except ValueError:
                    raise UnansweredError from None
            process.wait()
        finally:
            process.kill()
    if process.returncode:
        raise UnansweredError


def _feed(pipe: IO[bytes], data: bytes) -> None:
    try:
        pipe.write(data)
        pipe.close()
    except OSError:
        return  # the process has ended; its status says why


def _line(process: Popen[bytes], pipe: IO[bytes], patience: float) -> bytes:
    timer = Timer(patience, process.kill)
    timer.start()
    try:
        return pipe.readline(LONGEST)
    finally:
        timer.cancel()


def answer(answers: Iterator[Any], bounds: Bounds) -> None:
    """
    Bound this process, keep it off the network, and write answers as they are found.

    Where the system cannot bound it, the process that asks does.
    """
    sys.addaudithook(_stay_offline)
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (bounds.memory, bounds.memory))
    except ImportError:
        pass
    _go_on(bounds.seconds)
    for each in answers:
        sys.stdout.buffer.write(json.dumps(each).encode() + b"\n")
        sys.stdout.buffer.flush()
        _go_on(bounds.seconds)


def _stay_offline(event: str, _: object) -> None:
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname"}:
        raise PermissionError(event)


def _go_on(seconds: int) -> None:
    """
    Let the process go on for some time; the system ends it then.
    """
    try:
        import resource
    except ImportError:
        return
    limit = int(process_time()) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.getrlimit(resource.RLIMIT_CPU)[1]))
