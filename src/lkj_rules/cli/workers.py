"""
Many reports shared out: to processes of this machine, or to the workers of a Dask cluster. Results keep the order of the reports.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from lkj_rules.cli.sources import STDIN, Source
from lkj_rules.files.file_access import is_special

if TYPE_CHECKING:  # few runs have more than one report
    from concurrent.futures import Future

T = TypeVar("T")
Chunk = tuple[Source, ...]
Submit = Callable[[Chunk], "Future[list[T]]"]

CHUNK = 4
"""Reports that a process takes at a time, at most: handing over costs by the bytes, and more leave a process idle at the end."""
AHEAD = 4
"""Chunks for each process that are handed out before the first is back: none waits, and memory does not grow with the reports."""

_held: list[Callable[[Source], Any]] = []
"""What a process of this machine does with each report, set once in each."""


def share_out(work: Callable[[Source], T], sources: Sequence[Source], *, jobs: int = 1, cluster: str | None = None) -> Iterator[T]:
    """
    Give what the work makes of each source, in their order, as soon as it is there. Only this process reads streams.
    """
    few = len(sources) <= (1 if cluster is None else 0)  # none is left where a run is taken up that was whole
    if few or (cluster is None and jobs == 1) or any(source.path == STDIN or is_special(source.path) for source in sources):
        yield from map(work, sources)
    elif cluster is None:
        with _processes(work, min(jobs, len(sources))) as submit:
            yield from _in_order(submit, sources, lambda: jobs)
    else:
        from lkj_rules.cli.cluster import workers_of  # needs the extra ``klaster``

        with workers_of(cluster, work) as (submit, count):
            yield from _in_order(submit, sources, count)


def _in_order(submit: Submit[T], sources: Sequence[Source], workers: Callable[[], int]) -> Iterator[T]:
    size = max(1, min(CHUNK, len(sources) // (AHEAD * workers())))
    waiting: deque[Future[list[T]]] = deque()
    left = iter(sources)
    while chunk := tuple(islice(left, size)):
        waiting.append(submit(chunk))
        while len(waiting) > AHEAD * workers():
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


@contextmanager
def _processes(work: Callable[[Source], T], jobs: int) -> Iterator[Submit[T]]:
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs, initializer=_hold, initargs=(work,)) as pool:
        yield lambda chunk: pool.submit(_on_chunk, chunk)


def _hold(work: Callable[[Source], Any]) -> None:
    from threading import Thread

    _held[:] = [work]
    Thread(target=_end_with_parent, daemon=True).start()


def _on_chunk(chunk: Chunk) -> list[Any]:
    return list(map(_held[0], chunk))


def _end_with_parent() -> None:
    """
    End this process when the one that started it ends, in whichever way: it would wait for work for ever, holding the pipes.
    """
    import os
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
