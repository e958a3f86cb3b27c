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
    NO_FINDING = "no_finding"
    VALUES_CHANGED = "values_changed"
    EXPIRED = "expired"
    SELF_APPROVED = "self_approved"
    UNWAIVABLE = "unwaivable"


@attrs.frozen(kw_only=True)
class Waiver:
    """
    Hold one waiver: the finding that it lets stand, why, who asked for it, who approved it, and until when.

    ``values`` are the figures that the finding rested on when it was waived, as printed; other figures end the waiver. ``expires``
    is the last day on which it holds. ``state`` is set by the run; ``None`` before.
    """

    fingerprint: str
    rule: str
    reason: str
    basis: str
    requested_by: str
    approved_by: str
    expires: Tanggal | None = None
    values: tuple[str, ...] = ()
    about: str | None = None
    state: WaiverState | None = None
