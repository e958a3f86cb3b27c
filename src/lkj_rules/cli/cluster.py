"""
The workers of a Dask cluster, which see the same files under the same paths as this machine; see ``docs/archive.md``.

Dask sends the work of a worker that is lost to another one.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from distributed import Client

from lkj_rules.cli.command import own_version
from lkj_rules.cli.errors import WrongUsage
from lkj_rules.cli.sources import Source

_PATIENCE = 30
"""Seconds that the cluster and its first worker have to answer."""


@contextmanager
def workers_of(address: str, work: Callable[[Source], Any]) -> Iterator[tuple[Callable[[Any], Any], Callable[[], int]]]:
    """
    Connect to a cluster; give what hands a chunk of sources to a worker, and what counts the workers there are.

    Raises ``WrongUsage`` where nothing answers, or a worker has another version or not the folder that this run is in.
    """
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as refused:
        raise WrongUsage((
            f"Klaster {address} tidak menjawab: {refused}.", f"The cluster {address} does not answer: {refused}.",
        )) from None
    with client:
        folder = str(Path.cwd())
        _compare(client, address, folder)
        packed = client.scatter(pickle.dumps(work), broadcast=True)
        yield (
            lambda chunk: client.submit(_on_chunk, packed, folder, chunk, pure=False),
            lambda: max(1, sum(client.nthreads().values())),
        )


def _compare(client: Client, address: str, folder: str) -> None:
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError:
        raise WrongUsage((f"Klaster {address} tidak punya pekerja.", f"The cluster {address} has no worker.")) from None
    own = own_version()
    for worker, (version, has_folder) in client.run(_described, folder).items():
        if version != own:
            raise WrongUsage((
                f"Pekerja {worker} memakai lkj-rules {version}, bukan {own}.",
                f"Worker {worker} has lkj-rules {version}, not {own}.",
            ))
        if not has_folder:
            raise WrongUsage((
                f"Pekerja {worker} tidak melihat folder {folder}.", f"Worker {worker} does not see the folder {folder}.",
            ))


def _described(folder: str) -> tuple[str, bool]:
    return own_version(), Path(folder).is_dir()


def _on_chunk(packed: bytes, folder: str, chunk: tuple[Source, ...]) -> list[Any]:
    with chdir(folder):
        return list(map(_unpacked(packed), chunk))


@lru_cache(maxsize=1)
def _unpacked(packed: bytes) -> Callable[[Source], Any]:
    """
    Unpack the work once a process: rules are compiled then.
    """
    work: Callable[[Source], Any] = pickle.loads(packed)  # noqa: S301  # packed by the run that this cluster was given to
    return work
