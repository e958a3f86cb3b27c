"""
The reviewer's waivers: findings that are let stand, each with a reason and two names.
"""

from __future__ import annotations

from enum import StrEnum

import attrs

from lkj_rules.model.values import Tanggal

MOUNT = "/waiver"
"""The pointer under which the waivers of a run are known; no report has such a key."""


class WaiverState(StrEnum):
    """Name what became of a waiver when it was held against the findings of a run."""

    APPLIED = "applied"
    """It lets its finding stand."""
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
    Hold one waiver: the finding that it lets stand, why, who asked for it, who approved it, and until when.
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
