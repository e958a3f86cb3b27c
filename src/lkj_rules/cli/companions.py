"""
The reports that belong with those asked for: other years of the same office, found beside them.

A pre-commit hook names only the files that changed. What one of them says of last year is held against last year's own report
although that did not change; and what an unchanged report of a later year says of a changed one is told at the changed one.
"""

from __future__ import annotations

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
    Look for other years beside the reports asked for: in their folders, and in the folders beside these.

    Two files for one office and year leave open which counts: neither is taken, unless one of them was asked for.
    """
    asked = {source.path: found for source in sources if source.path != STDIN and (found := identify(source.path)) is not None}
    offices = {identity.office for identity in asked.values()}
    candidates: dict[Identity, list[Source]] = {}
    own = {os.path.realpath(path) for path in asked}
    for path in _beside([source.path for source in sources if source.path in asked]):
        identity = None if os.path.realpath(path) in own else identify(path)
        if identity is not None and identity.office in offices:
            candidates.setdefault(identity, []).append(Source(path=path, shown=shown_name(path)))
    known = {identity: found[0] for identity, found in candidates.items() if len(found) == 1}
    for source in sources:
        if source.path in asked:
            known[asked[source.path]] = source
    return Companions(asked, known)


def _beside(paths: Sequence[str]) -> Iterator[str]:
    """
    Give the JSON files in the folders of some files and in the folders beside these, in the order of their names, each once.
    """
    seen: set[str] = set()
    for folder in dict.fromkeys(Path(path).parent for path in paths):
        for place in (folder, *_neighbours(folder)):
            for path in sorted(place.glob("*.json")):
                if len(seen) >= MOST:
                    return
                if str(path) not in seen and path.is_file():
                    seen.add(str(path))
                    yield str(path)


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
