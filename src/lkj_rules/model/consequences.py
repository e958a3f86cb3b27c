"""
What a finding means for the headlines of a report: what the mean, the category or the absorption would be without it.

Where a policy is open (the formula of an inverse indicator, a floor, a cap), the outlook is a range and names the policies; no
single number is invented.
"""

from __future__ import annotations

from fractions import Fraction

import attrs

from lkj_rules.model.findings import Texts


@attrs.frozen(kw_only=True)
class Variation:
    """
    Hold one policy, in words, and the headline that it leads to, as a reader writes it.
    """

    policy: Texts
    text: Texts


@attrs.frozen(kw_only=True)
class Outlook:
    """
    Hold one headline of the report: as it is, and as it would be with one finding's figure corrected.

    ``before`` is recomputed from the printed rows, not copied from what the report claims, unless the claim itself is the finding's
    figure. ``low`` and ``high`` are equal where only one value is possible; ``variations`` then holds one entry. ``shift`` is the
    largest distance from ``before`` in the headline's own unit, for ranking; 0 for a category.
    """

    headline: Texts
    before: Texts
    low: Texts
    high: Texts
    variations: tuple[Variation, ...]
    shift: Fraction


@attrs.frozen(kw_only=True)
class Consequence:
    """
    Hold what one open error means: the headlines it moves, and the rupiah at stake where it is about money.

    ``rank`` counts from 1 over the consequences of one report: the largest shift of a headline first, then the most rupiah.
    """

    fingerprint: str
    outlooks: tuple[Outlook, ...]
    rupiah: int | None
    rank: int
