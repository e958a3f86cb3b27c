"""
The reports that belong with those asked for: other years of the same office, found beside them.

A pre-commit hook names only the files that changed. What one of them says of last year is held against last year's own report
although that did not change; and what an unchanged report of a later year says of a changed one is told at the changed one.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs

from lkj_rules.cli.sources import STDIN, Source, shown_name
from lkj_rules.files.years import Identity, identify

SPAN = 5
"""Years before and after within which reports are compared: a Renstra's."""

MOST = 500
"""Files beside the reports that are looked into; more are no folder of one office's reports."""


@attrs.frozen
class Companions:
    """
    Know whose reports there are: those asked for, and those beside them.
    """

    asked: dict[str, Identity]
    known: dict[Identity, Source]

    def earlier(self, source: Source) -> list[Source]:
        """
        Give the reports of the same office on the years before, the latest first.
        """
        own = self.asked.get(source.path)
        return [] if own is None else list(self._around(own, range(-1, -SPAN - 1, -1)))

    def later(self, source: Source) -> list[Source]:
        """
        Give the reports of the same office on the years after that are not asked for themselves.
        """
        own = self.asked.get(source.path)
        found = [] if own is None else self._around(own, range(1, SPAN + 1))
        return [each for each in found if each.path not in self.asked]

    def _around(self, own: Identity, years: Iterable[int]) -> Iterator[Source]:
        for distance in years:
            found = self.known.get(Identity(own.office, own.tahun + distance))
            if found is not None:
                yield found


def find_companions(sources: Sequence[Source]) -> Companions:
    """
    Look for other years beside the reports asked for: in their own folders, then in the folders beside these.

    The nearer file counts. Two files equally near for one office and year leave open which counts: neither is taken, unless one of
    them was asked for.
    """
    asked = {source.path: found for source in sources if source.path != STDIN and (found := identify(source.path)) is not None}
    offices = {identity.office for identity in asked.values()}
    own = {os.path.realpath(path) for path in asked}
    known: dict[Identity, Source] = {}
    folders = list(dict.fromkeys(Path(path).parent for path in asked))
    around = [place for folder in folders for place in _neighbours(folder)]
    left = MOST
    for places in (folders, around):
        paths = [path for path in _files(places, left) if os.path.realpath(path) not in own]
        left -= len(paths)
        known = _unambiguous(paths, offices) | known
    known.update((asked[source.path], source) for source in sources if source.path in asked)
    return Companions(asked, known)


def _unambiguous(paths: Iterable[str], offices: set[str]) -> dict[Identity, Source]:
    """
    Tell whose reports some files are; an office and year that two of them are on is left out.
    """
    found: dict[Identity, list[Source]] = {}
    for path in paths:
        identity = identify(path)
        if identity is not None and identity.office in offices:
            found.setdefault(identity, []).append(Source(path=path, shown=shown_name(path)))
    return {identity: several[0] for identity, several in found.items() if len(several) == 1}


def _files(folders: Iterable[Path], most: int) -> list[str]:
    """
    Give the JSON files in some folders, in the order of their names, each once, and no more than ``most``.
    """
    paths = (str(path) for folder in dict.fromkeys(folders) for path in sorted(folder.glob("*.json")) if path.is_file())
    return list(itertools.islice(dict.fromkeys(paths), max(most, 0)))


def _neighbours(folder: Path) -> list[Path]:
    """
    Give the folders beside one, where the layout is a folder a year or a folder a report.
    """
    above = folder / ".."
    try:
        places = sorted(place for place in above.iterdir() if place.is_dir() and not place.name.startswith("."))
    except OSError:
        return []
    own = os.path.realpath(folder)
    return [Path(os.path.normpath(place)) for place in places if os.path.realpath(place) != own]
