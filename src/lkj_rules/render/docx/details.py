"""
What a reviewer adds to the papers: who reviews, for which office, where and when. What is not known stays a visible blank.
"""

from __future__ import annotations

import attrs

from lkj_rules.model.values import Tanggal
from lkj_rules.render.docx.wording import BLANK, SHORT_BLANK, day
from lkj_rules.rules.rule import Rule


@attrs.frozen(kw_only=True)
class Details:
    """
    Hold what the papers say beside the result of the run.

    ``position`` is the reviewer's office ("Ketua Tim Reviu"), ``office`` the unit that reviews, ``number`` that of the letter.
    ``left_out`` are the rules that the reviewer chose not to run.
    """

    reviewer: str | None = None
    position: str | None = None
    office: str | None = None
    place: str | None = None
    date: Tanggal | None = None
    number: str | None = None
    left_out: tuple[Rule, ...] = ()

    @property
    def dated(self) -> str:
        """
        Write place and date as a signature has them: ``Kota, 2 Maret 2025``.
        """
        day = self.day if self.date is not None else SHORT_BLANK
        return f"{self.place or SHORT_BLANK}, {day}"

    @property
    def day(self) -> str:
        """
        Write the date in words, or a blank.
        """
        return BLANK if self.date is None else day(str(self.date))
