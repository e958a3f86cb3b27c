"""
What is known of findings before a run: the reviewer's waivers, each with a reason and two names, and the baseline.

The office's own explanations stand in the report itself (``penjelasan``); these do not.
"""

from __future__ import annotations

from enum import StrEnum

import attrs

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


@attrs.frozen(kw_only=True)
class Waiver:
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
    expires: Tanggal | None = None
    """The last day on which it holds; ``None`` where it does not end."""
    values: tuple[str, ...] = ()
    """The figures that the finding rested on when it was waived, as printed; other figures end the waiver."""
    about: str | None = None
    """What the finding said, for people."""
    state: WaiverState | None = None
    """What became of it, set by the run; ``None`` before."""


@attrs.frozen(kw_only=True)
class Papers:
    """
    Hold what is known of findings before a run: waivers of one file, fingerprints of a baseline, and which rules there are.

    ``rules`` are the ids of all rules, those that the run leaves out included; empty where that is not known.
    """

    waivers: tuple[Waiver, ...] = ()
    known: frozenset[str] = frozenset()
    rules: frozenset[str] = frozenset()
