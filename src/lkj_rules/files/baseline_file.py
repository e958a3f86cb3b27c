"""
A baseline: the findings that were known when it was written, by fingerprint, so that only new ones fail a run.

JSON with one line a finding, sorted, so that a change in review shows as lines added and removed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import attrs

from lkj_rules.errors import InputError, Problem
from lkj_rules.files.complaints import read_thoroughly
from lkj_rules.files.faults import Complaint, quote, to_problems
from lkj_rules.files.json_text import decode_text, parse_json
from lkj_rules.files.refusals import unread
from lkj_rules.model.pointers import pointer_token
from lkj_rules.nearest import nearest

FORMAT = "lkj-baseline/1"
FINDINGS = "findings"
"""The key of a baseline that holds its entries."""
LIMIT = 64 * 1024 * 1024
"""The largest baseline that is read, in bytes."""


@attrs.frozen(kw_only=True)
class Entry:
    """
    Hold one known finding; all but the fingerprint is for people, and to tell which report it is of.
    """

    fingerprint: str
    entitas: str
    tahun: int
    rule: str
    about: str = ""


@attrs.frozen(kw_only=True)
class Baseline:
    """
    Hold known findings.
    """

    entries: tuple[Entry, ...] = ()

    @property
    def known(self) -> frozenset[str]:
        """
        Give the fingerprints.
        """
        return frozenset(entry.fingerprint for entry in self.entries)

    def repaired(self, entitas: str, tahun: int, found: Iterable[str]) -> tuple[Entry, ...]:
        """
        Give the entries of one report whose findings are no longer there.
        """
        still = set(found)
        return tuple(
            entry
            for entry in self.entries
            if (entry.entitas, entry.tahun) == (entitas, tahun) and entry.fingerprint not in still
        )


def read_baseline(path: str | os.PathLike[str], *, name: str) -> Baseline:
    """
    Read a baseline; ``name`` is what messages call it.

    Raises ``InputError`` with everything that is wrong in it.
    """
    try:
        with Path(path).open("rb") as stream:
            data = stream.read(LIMIT + 1)
    except (OSError, ValueError) as refused:
        raise _refused(name, *unread(refused)) from None
    if len(data) > LIMIT:
        raise _refused(name, f"Berkas lebih besar dari {LIMIT} byte.", f"The file is larger than {LIMIT} bytes.")
    text = decode_text(data, name=name)
    document, complaints = parse_json(text, name=name)
    if not isinstance(document, dict) or str(document.pop("format", "")) != FORMAT:
        lack = f'Bukan garis dasar: "format": "{FORMAT}" tidak ada.', f'No baseline: "format": "{FORMAT}" is missing.'
        raise _refused(name, *lack)
    made, further = read_thoroughly({"entries": document.pop(FINDINGS, [])}, Baseline)
    complaints += [_unknown(key) for key in document]
    complaints += [attrs.evolve(each, pointer=each.pointer.replace("/entries", f"/{FINDINGS}", 1)) for each in further]
    if complaints:
        raise InputError(to_problems(complaints, file=name, text=text))
    baseline: Baseline = made
    return baseline


def write_baseline(baseline: Baseline) -> str:
    """
    Write a baseline as text, sorted by office, year, rule and fingerprint.
    """
    entries = sorted(set(baseline.entries), key=lambda each: (each.entitas, each.tahun, each.rule, each.fingerprint))
    lines = ",\n".join(f"    {json.dumps(_content(entry), ensure_ascii=False)}" for entry in entries)
    return f'{{\n  "format": "{FORMAT}",\n  "{FINDINGS}": [{f"{chr(10)}{lines}{chr(10)}  " if lines else ""}]\n}}\n'


def _content(entry: Entry) -> dict[str, Any]:
    return {key: value for key, value in attrs.asdict(entry).items() if value}


def _unknown(key: str) -> Complaint:
    said = quote(key)
    return Complaint(
        pointer=f"/{pointer_token(key)}", message_id=f"Kunci {said} tidak dikenal di sini; yang dikenal: format, {FINDINGS}.",
        message_en=f"The key {said} is not known here; known are: format, {FINDINGS}.", suggestion=nearest(key, (FINDINGS,)),
        on_key=True,
    )  # fmt: skip


def _refused(name: str, message_id: str, message_en: str) -> InputError:
    return InputError((Problem(file=name, pointer="", message_id=message_id, message_en=message_en),))
