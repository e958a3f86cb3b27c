"""
What is known of findings before a run: the reviewer's waivers, each with a reason and two names, and the baseline.

The office's own explanations stand in the report itself (``penjelasan``); these do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

import attrs

from lkj_rules.model import Record
from lkj_rules.model.findings import Severity, Texts
from lkj_rules.model.values import Tanggal

MOUNT = "/waiver"
"""The pointer under which the waivers of a run are known; no report has such a key."""


class WaiverState(StrEnum):
    """Name what became of a waiver when it was compared with the findings of a run."""

    APPLIED = "applied"
    """Its finding is kept."""
    NO_FINDING = "no_finding"
    """There is no such finding."""
    VALUES_CHANGED = "values_changed"
    """The finding rests on other figures now."""
    EXPIRED = "expired"
    """Its last day is over."""
    SELF_APPROVED = "self_approved"
    """One person asked for it and approved it."""
    UNWAIVABLE = "unwaivable"
    """The rule accepts no waiver."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Waiver(Record):
    """
    Hold one waiver: the finding that it keeps, why, who asked for it, who approved it, and until when.
    """

    fingerprint: str
    """That of the finding."""
    rule: str
    """Id of the finding's rule."""
    reason: str
    """Why the finding is acceptable."""
    basis: str
    """The document or rule that this rests on."""
    requested_by: str
    """Who asks for it."""
    approved_by: str
    """Who approves it; another person."""
    values: dict[str, str] = attrs.field(hash=False)
    """The figures that the finding rested on when it was waived, as printed, by their stable paths; others end the waiver."""
    expires: Tanggal | None = None
    """The last day on which it holds; ``None`` where it does not end."""
    about: str | None = None
    """What the finding said, for people."""
    state: WaiverState | None = None
    """What became of it, set by the run; ``None`` before."""
    changes: tuple[Texts, ...] = ()
    """Which figures are others now, set by the run: path, figure then, figure now."""


@attrs.frozen(eq=False, repr=False)
class Known(Record):
    """
    Hold what a baseline recorded of a finding: how severe it was, and its figures by their stable paths.
    """

    severity: Severity
    values: Mapping[str, str]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Papers(Record):
    """
    Hold what is known of findings before a run: waivers of one file, the findings of a baseline, and which rules there are.

    ``known`` are the findings of the baseline by their fingerprints. ``rules`` are the ids of all rules, those that
    the run leaves out included; empty where that is not known.
    """

    waivers: tuple[Waiver, ...] = ()
    known: Mapping[str, Known] = attrs.field(factory=dict)
    rules: frozenset[str] = frozenset()


_IN_ENGLISH = {
    "(dibaca ": "(read as ", "(notasi ": "(notation ", "(dalam ": "(in ", "(diragukan)": "(doubtful)", "(kosong)": "(blank)",
}
_TAKEN = "|".join(map(re.escape, _IN_ENGLISH))


def changes(before: Mapping[str, str], now: Iterable[tuple[str, str]]) -> tuple[Texts, ...]:
    """
    Give the figures that are others than before, each as its path, the figure then and the figure now; white space does not count.

    A figure that was not there, or is no longer, counts as well; a dash stands for it. How a figure is read is
    recorded in Indonesian.
    """
    known, present = {path: " ".join(text.split()) for path, text in before.items()}, dict(now)
    paths = sorted(known.keys() | present.keys())
    written = (
        f"{path}: {known.get(path, '–')} → {present.get(path, '–')}" for path in paths if known.get(path) != present.get(path)
    )
    return tuple(Texts(text, re.sub(_TAKEN, lambda found: _IN_ENGLISH[found[0]], text)) for text in written)
