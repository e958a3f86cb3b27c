"""
Reports checked on several processes; the result is the same, in the same order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

from lkj_rules.cli.examining import Outcome, examine_all

if TYPE_CHECKING:
    from lkj_rules.cli.companions import Companions
    from lkj_rules.cli.settings import Settings
    from lkj_rules.cli.sources import Source

CHUNK = 16
"""Reports that one process takes at a time."""

_shared: list[tuple[Settings, Companions | None]] = []
"""What every process of a run goes by, set once in each."""


def examine_in_parallel(sources: Sequence[Source], settings: Settings, companions: Companions | None) -> Iterator[Outcome]:
    """
    Check sources on ``settings.jobs`` processes; give what came of them one by one, in the order of the sources.
    """
    chunk = max(1, min(CHUNK, len(sources) // settings.jobs))
    workers = min(settings.jobs, -(-len(sources) // chunk))
    with ProcessPoolExecutor(workers, initializer=_take, initargs=(settings, companions)) as pool:
        yield from pool.map(_examine, sources, chunksize=chunk)


def _take(settings: Settings, companions: Companions | None) -> None:
    _shared[:] = [(settings, companions)]


def _examine(source: Source) -> Outcome:
    settings, companions = _shared[0]
    return examine_all([source], settings.rules, settings.known, companions)
