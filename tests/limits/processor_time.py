"""
A bound on the time of the processor that something may take, for suites that look for harm rather than speed.
"""

from __future__ import annotations

import signal
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

T = TypeVar("T")


class TooSlowError(BaseException):
    """Report what took more than its time."""


def timed(run: Callable[[], T], seconds: float) -> T:
    """
    Run something, for so much time of the processor at most.
    """

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        return run()
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
