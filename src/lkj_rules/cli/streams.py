"""
Standard streams that may be closed, full, or without a reader: a program says so once, with status 4, and never with a traceback.

A reader that goes away (``| head``) wants no more: that is not an error and changes no exit status.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import click

from lkj_rules.cli.language import pick, stated_language

STATUS = 4
"""The exit status of a run whose output was lost."""
LOST = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EBADF, errno.EIO, errno.EFBIG})
"""What a stream answers that takes nothing more."""


class _Stream(io.RawIOBase):
    """
    Write to a descriptor until that fails: the first failure is raised, what comes after it goes nowhere.
    """

    def __init__(self, descriptor: int, *, closed: bool) -> None:
        self._descriptor = descriptor
        self._missing = closed
        self._lost = False

    def fileno(self) -> int:
        return self._descriptor

    def isatty(self) -> bool:
        return os.isatty(self._descriptor)

    def readable(self) -> bool:
        return self._missing

    def writable(self) -> bool:
        return True

    def readinto(self, _buffer: object) -> int:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF), "-")

    def write(self, data: Any, /) -> int:
        if self._lost:
            return len(data)
        self._lost = True
        if self._missing:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        with suppress(BrokenPipeError):
            written = os.write(self._descriptor, data)
            self._lost = False
            return written
        return len(data)


@contextmanager
def guarded(program: str) -> Iterator[None]:
    """
    Run a program with standard streams that can be relied upon; end it with ``STATUS`` where output was lost on the way.
    """
    _take_over()
    try:
        try:
            yield
        finally:
            for stream in (sys.stdout, sys.stderr):
                stream.flush()
    except OSError as refused:
        if refused.errno not in LOST:
            raise
        with suppress(OSError):
            complain(program, refused, stated_language(sys.argv[1:]))  # the call is over, and its context gone
        sys.exit(STATUS)


def complain(program: str, refused: OSError, bahasa: str | None = None) -> None:
    """
    Say on standard error which stream failed, and why.
    """
    from lkj_rules.files.file_access import reason_of

    reason_id, reason_en = reason_of(refused)
    what = ("Masukan tidak dapat dibaca", "The input cannot be read") if refused.filename else (
        "Keluaran tidak dapat ditulis", "The output cannot be written",
    )
    click.echo(f"{program}: {pick((f'{what[0]}: {reason_id}.', f'{what[1]}: {reason_en}.'), bahasa)}", err=True)
    sys.stderr.flush()


def _take_over() -> None:
    """
    Put guards in front of the standard streams, once; streams that a test or a host has replaced stay as they are.
    """
    for descriptor, name in enumerate(("stdin", "stdout", "stderr")):
        stream = getattr(sys, name)
        if stream is None:  # closed; the descriptor is taken, so that no file that is opened gets it
            while os.open(os.devnull, os.O_RDWR) < descriptor:
                pass
            raw = _Stream(descriptor, closed=True)
            buffer = io.BufferedReader(raw) if name == "stdin" else io.BufferedWriter(raw)
            setattr(sys, name, io.TextIOWrapper(buffer, encoding="utf-8", errors="backslashreplace"))
        elif name != "stdin" and os.name == "posix" and stream is getattr(sys, f"__{name}__"):
            buffer = io.BufferedWriter(_Stream(stream.fileno(), closed=False))
            guard = io.TextIOWrapper(buffer, encoding=stream.encoding, errors=stream.errors, line_buffering=stream.line_buffering)
            setattr(sys, name, guard)
