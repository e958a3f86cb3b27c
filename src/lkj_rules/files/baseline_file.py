"""
A baseline: the findings that were known when it was written, with their figures, so that only new ones fail a run.

JSON with one line a finding, sorted, so that a change in review shows as lines added and removed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from typing import Any

import attrs

from lkj_rules.errors import InputError
from lkj_rules.files.file_access import read_bytes
from lkj_rules.files.issues import InvalidError, Issue, to_problems
from lkj_rules.files.json_text import decode_text, parse_json
from lkj_rules.files.json_values import quote
from lkj_rules.files.strict_reader import structure
from lkj_rules.model.findings import Severity
from lkj_rules.model.pointers import pointer_token
from lkj_rules.model.waivers import Known
from lkj_rules.nearest import nearest

FORMAT = "lkj-baseline/2"
FORMER = "lkj-baseline/1"
FINDINGS = "findings"
"""The key of a baseline that holds its entries."""
LIMIT = 64 * 1024 * 1024
"""The largest baseline that is read, in bytes."""


@attrs.frozen(kw_only=True)
class Entry:
    """
    Hold one known finding: its fingerprint, severity and figures, the report that it is of, and what it is about, for people.
    """

    fingerprint: str
    entitas: str
    tahun: int
    rule: str
    severity: Severity
    values: dict[str, str] = attrs.field(hash=False)
    about: str = ""


@attrs.frozen(kw_only=True)
class Baseline:
    """
    Hold known findings.
    """

    entries: tuple[Entry, ...] = ()

    @property
    def known(self) -> dict[str, Known]:
        """
        Return what is known of each finding by its fingerprint.
        """
        return {entry.fingerprint: Known(entry.severity, entry.values) for entry in self.entries}

    def repaired(self, entitas: str, tahun: int, found: Iterable[str]) -> tuple[Entry, ...]:
        """
        Return the entries of one report whose findings are no longer there.
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
    text = decode_text(read_bytes(path, name=name, limit=LIMIT), name=name)
    document, issues = parse_json(text, name=name)
    stated = str(document.pop("format", "")) if isinstance(document, dict) else ""
    if stated == FORMER:
        raise InputError.of(
            name, f"Ditulis versi lama ({FORMER}): sidiknya tidak lagi dikenal dan angkanya tidak dicatat. Periksa laporannya "
            "sekali tanpa garis dasar, lalu tulis yang baru dengan lkj-rules baseline write --force.",
            f"Written by an earlier version ({FORMER}): its fingerprints are no longer known and it holds no figures. Check the "
            "reports once without it, then write a new one with lkj-rules baseline write --force.", pointer="/format",
        )  # fmt: skip
    if not isinstance(document, dict) or stated != FORMAT:
        lack = f'Bukan garis dasar: "format": "{FORMAT}" tidak ada.', f'No baseline: "format": "{FORMAT}" is missing.'
        raise InputError.of(name, *lack)
    entries: tuple[Entry, ...] = ()
    try:
        entries = structure(document.pop(FINDINGS, []), tuple[Entry, ...])
    except InvalidError as error:
        issues += error.below(FINDINGS)
    issues += map(_unknown, document)
    if issues:
        raise InputError(to_problems(issues, file=name, text=text))
    return Baseline(entries=entries)


def write_baseline(baseline: Baseline) -> str:
    """
    Write a baseline as text, sorted by office, year, rule and fingerprint.
    """
    entries = sorted(set(baseline.entries), key=lambda each: (each.entitas, each.tahun, each.rule, each.fingerprint))
    lines = ",\n".join(f"    {json.dumps(_content(entry), ensure_ascii=False)}" for entry in entries)
    return f'{{\n  "format": "{FORMAT}",\n  "{FINDINGS}": [{f"{chr(10)}{lines}{chr(10)}  " if lines else ""}]\n}}\n'


def _content(entry: Entry) -> dict[str, Any]:
    return {key: value for key, value in attrs.asdict(entry).items() if value}


def _unknown(key: str) -> Issue:
    said = quote(key)
    return Issue(
        f"/{pointer_token(key)}", f"Kunci {said} tidak dikenal di sini; yang dikenal: format, {FINDINGS}.",
        f"The key {said} is not known here; known are: format, {FINDINGS}.", suggestion=nearest(key, (FINDINGS,)),
        on_key=True,
    )  # fmt: skip
