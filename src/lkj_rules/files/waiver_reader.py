"""
A file of waivers: TOML with one ``[[waiver]]`` table for each finding that is kept.
"""

from __future__ import annotations

import os
import re

import attrs

from lkj_rules.errors import InputError, Problem
from lkj_rules.files.json_values import quote
from lkj_rules.files.toml_reader import read_toml, structure
from lkj_rules.model.spots import Spot
from lkj_rules.model.waivers import MOUNT, Waiver
from lkj_rules.nearest import nearest

FORMAT = "lkj-waivers/1"

_KEYS = frozenset({"format", "waiver"})
_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*waiver[ \t]*\]\]", re.MULTILINE)


@attrs.frozen(kw_only=True)
class WaiverFile:
    """
    Hold waivers with the file that they came from: the name to show, and the line on which each begins, where that is known.
    """

    name: str
    waivers: tuple[Waiver, ...]
    lines: tuple[int, ...] = ()

    def spots(self) -> dict[str, Spot]:
        """
        Tell of each waiver where it stands.
        """
        known = [*self.lines, *(None for _ in self.waivers[len(self.lines) :])]
        return {
            f"{MOUNT}/{number}": Spot(
                file=self.name, pointer=f"{MOUNT}/{number}", line=line, column=None if line is None else 1
            )
            for number, line in enumerate(known)
        }


def read_waivers(path: str | os.PathLike[str], *, name: str) -> WaiverFile:
    """
    Read a file of waivers; ``name`` is what messages call it.

    Raises ``InputError`` with everything that is wrong in it: no TOML, unknown keys, a missing reason, one finding waived twice.
    """
    content, text = read_toml(path, name=name)
    problems = list(_about_head(content, name))
    entries = content.get("waiver", [])
    waivers: tuple[Waiver, ...] = ()
    try:
        waivers = structure(entries, tuple[Waiver, ...], name=name, prefix=MOUNT) if isinstance(entries, list) else ()
    except InputError as refused:
        problems.extend(refused.problems)
    problems.extend(_about_entries(waivers, name))
    if problems:
        raise InputError(tuple(problems))
    lines = tuple(text.count("\n", 0, found.start()) + 1 for found in _HEADER.finditer(text))
    return WaiverFile(name=name, waivers=waivers, lines=lines if len(lines) == len(waivers) else ())


def _about_head(content: dict[str, object], name: str) -> list[Problem]:
    problems = []
    if content.get("format") != FORMAT:
        problems.append(_problem(name, "/format", f'Tulis format = "{FORMAT}".', f'Write format = "{FORMAT}".'))
    problems.extend(
        attrs.evolve(_unknown(name, f"/{key}"), suggestion=nearest(key, _KEYS)) for key in sorted(content.keys() - _KEYS)
    )
    if not isinstance(content.get("waiver", []), list):
        problems.append(_problem(name, MOUNT, "Tulis [[waiver]], bukan [waiver].", "Write [[waiver]], not [waiver]."))
    return problems


def _about_entries(waivers: tuple[Waiver, ...], name: str) -> list[Problem]:
    problems: list[Problem] = []
    seen: set[str] = set()
    for number, waiver in enumerate(waivers):
        place = f"{MOUNT}/{number}"
        problems.extend(
            _problem(name, f"{place}/{key}", f"{key} tidak boleh kosong.", f"{key} must not be blank.")
            for key in ("fingerprint", "rule", "reason", "basis", "requested_by", "approved_by")
            if not getattr(waiver, key).strip()
        )
        if waiver.state is not None:
            problems.append(_unknown(name, f"{place}/state"))
        if waiver.fingerprint in seen:
            said = quote(waiver.fingerprint)
            twice = f"Temuan {said} dikecualikan dua kali.", f"{said} is waived twice."
            problems.append(_problem(name, f"{place}/fingerprint", *twice))
        seen.add(waiver.fingerprint)
    return problems


def _unknown(file: str, pointer: str) -> Problem:
    said = quote(pointer.rpartition("/")[2])
    return _problem(file, pointer, f"Kunci {said} tidak dikenal di sini.", f"The key {said} is not known here.")


def _problem(file: str, pointer: str, message_id: str, message_en: str) -> Problem:
    return Problem(file=file, pointer=pointer, message_id=message_id, message_en=message_en)
