"""
A file of waivers: TOML with one ``[[waiver]]`` table for each finding that is kept.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Any

import attrs

from lkj_rules.errors import InputError
from lkj_rules.files.issues import InvalidError, Issue, without_lines
from lkj_rules.files.json_values import quote
from lkj_rules.files.strict_reader import structure
from lkj_rules.files.toml_reader import read_toml
from lkj_rules.model.pointers import Spot
from lkj_rules.model.waivers import MOUNT, Waiver
from lkj_rules.nearest import nearest

FORMAT = "lkj-waivers/2"
FORMER = "lkj-waivers/1"

_KEYS = frozenset({"format", "waiver"})
_SET_BY_RUN = frozenset({"state", "changes"})
"""Fields of a waiver that no file may write."""
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
        Return where each waiver stands.
        """
        lines = self.lines or (None,) * len(self.waivers)
        return {
            f"{MOUNT}/{number}": Spot(file=self.name, pointer=f"{MOUNT}/{number}", line=line, column=None if line is None else 1)
            for number, line in enumerate(lines)
        }


def read_waivers(path: str | os.PathLike[str], *, name: str) -> WaiverFile:
    """
    Read a file of waivers; ``name`` is what messages call it.

    Raises ``InputError`` with everything that is wrong in it: no TOML, unknown keys, a missing reason, one finding waived twice.
    """
    content, text = read_toml(path, name=name)
    if content.get("format") == FORMER:
        raise InputError.of(
            name, f"Ditulis versi lama ({FORMER}): sidiknya tidak lagi dikenal dan angkanya tidak menyebut tempatnya. Pindahkan "
            "berkas ini, lalu tulis setiap pengecualian lagi dengan lkj-rules waive; alasan dan pihaknya dapat disalin.",
            f"Written by an earlier version ({FORMER}): its fingerprints are no longer known and its figures name no place. Move "
            "this file away and write each waiver again with lkj-rules waive; reasons and persons can be copied.",
            pointer="/format",
        )  # fmt: skip
    listed = content.get("waiver", [])
    entries: list[Any] = listed if isinstance(listed, list) else []
    issues = [*_about_head(content), *_taken_out(entries)]
    waivers: tuple[Waiver, ...] = ()
    try:
        waivers = structure(entries, tuple[Waiver, ...])
    except InvalidError as error:
        issues += error.below("waiver")
    issues += _about_entries(waivers)
    if issues:
        raise InputError(without_lines(issues, file=name))
    lines = tuple(text.count("\n", 0, found.start()) + 1 for found in _HEADER.finditer(text))
    return WaiverFile(name=name, waivers=waivers, lines=lines if len(lines) == len(waivers) else ())


def _about_head(content: dict[str, object]) -> Iterator[Issue]:
    if content.get("format") != FORMAT:
        yield Issue("/format", f'Tulis format = "{FORMAT}".', f'Write format = "{FORMAT}".')
    for key in sorted(content.keys() - _KEYS):
        yield attrs.evolve(_unknown(f"/{key}"), suggestion=nearest(key, _KEYS))
    if not isinstance(content.get("waiver", []), list):
        yield Issue(MOUNT, "Tulis [[waiver]], bukan [waiver].", "Write [[waiver]], not [waiver].")


def _taken_out(entries: list[Any]) -> Iterator[Issue]:
    """
    Take what only a run sets out of the entries, and report it as unknown.
    """
    for number, entry in enumerate(entries):
        for key in sorted(_SET_BY_RUN & entry.keys()) if isinstance(entry, dict) else ():
            del entry[key]
            yield _unknown(f"{MOUNT}/{number}/{key}")


def _about_entries(waivers: tuple[Waiver, ...]) -> Iterator[Issue]:
    seen: set[str] = set()
    for number, waiver in enumerate(waivers):
        place = f"{MOUNT}/{number}"
        for key in ("fingerprint", "rule", "reason", "basis", "requested_by", "approved_by"):
            if not getattr(waiver, key).strip():
                yield Issue(f"{place}/{key}", f"{key} tidak boleh kosong.", f"{key} must not be blank.")
        if not waiver.values:
            yield Issue(
                f"{place}/values", "Sebutkan angka yang mendasari temuannya; lkj-rules waive menulisnya.",
                "Name the figures that the finding rests on; lkj-rules waive writes them.",
            )  # fmt: skip
        if waiver.fingerprint in seen:
            quoted = quote(waiver.fingerprint)
            yield Issue(f"{place}/fingerprint", f"Temuan {quoted} dikecualikan dua kali.", f"{quoted} is waived twice.")
        seen.add(waiver.fingerprint)


def _unknown(pointer: str) -> Issue:
    key = quote(pointer.rpartition("/")[2])
    return Issue(pointer, f"Kunci {key} tidak dikenal di sini.", f"The key {key} is not known here.")
