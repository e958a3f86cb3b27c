"""
The reports that a file belongs to which is no report itself: those that name it as a document of theirs.

A Renstra that five reports share is one file. Who changes it changes five reports, none of which a pre-commit hook is told of.
"""

from __future__ import annotations

import itertools
import json
import os
from pathlib import Path

import attrs

from lkj_rules.files.parts import pointer_of, references
from lkj_rules.files.recognition import is_report
from lkj_rules.files.years import LARGEST

MOST = 500
"""Files of one folder that are looked into; more are no folder of reports."""


@attrs.frozen
class Membership:
    """
    Know which reports name which files, folder by folder, each looked into once.

    A report names files in its own folder and below it. So the reports that name a file stand in its folder or in one above.
    """

    _named: dict[str, dict[str, list[tuple[str, str]]]] = attrs.field(factory=dict)

    def of(self, real: str) -> dict[str, tuple[str, ...]]:
        """
        Give the reports that name a file, each with the pointers at which it does; all paths are real ones.
        """
        found: dict[str, tuple[str, ...]] = {}
        for folder in _above(real):
            if folder not in self._named:
                self._named[folder] = _named_in(folder)
            for report, pointer in self._named[folder].get(real, ()):
                found[report] = (*found.get(report, ()), pointer)
        return found


def _above(real: str) -> list[str]:
    """
    Give a file's folder and those above: up to the root of the repository, else to the working folder, else no further.
    """
    folders = [str(folder) for folder in Path(real).parents]
    for number, folder in enumerate(folders):
        if Path(folder, ".git").exists():
            return folders[: number + 1]
    here = os.path.realpath(".")
    return folders[: folders.index(here) + 1] if here in folders else folders[:1]


def _named_in(folder: str) -> dict[str, list[tuple[str, str]]]:
    """
    Give the files that the reports of a folder name, by their real paths, with the reports and the pointers.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    reports = (path for path in sorted(Path(folder).glob("*.json")) if path.is_file() and not path.is_symlink())
    for report in itertools.islice(reports, MOST):
        for pointer, written in _names(report):
            named = os.path.realpath(Path(folder, written))
            found.setdefault(named, []).append((str(report), pointer))
    return found


def _names(path: Path) -> list[tuple[str, str]]:
    """
    Give pointer and name of each file that a report names; nothing for what is no report or cannot be read, which is not said here.
    """
    try:
        if path.stat().st_size > LARGEST:
            return []
        data = path.read_bytes()
        document = json.loads(data) if is_report(data) else {}
    except (OSError, ValueError, RecursionError):
        return []
    if not isinstance(document, dict):
        return []
    return [(pointer_of(key, number), written) for key, number, written in references(document) if "\0" not in written]
