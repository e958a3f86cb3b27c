"""
What a run is told beside the reports.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import attrs

from lkj_rules.cli.doors import WrongUsage
from lkj_rules.model.papers import Papers
from lkj_rules.model.values import Tanggal

if TYPE_CHECKING:  # few runs use them
    from lkj_rules.files.baseline_file import Baseline
    from lkj_rules.files.waiver_reader import WaiverFile
    from lkj_rules.rules.profile import Profile


@attrs.frozen(kw_only=True)
class Known:
    """
    Hold what a run is told beside the reports: the day that it takes as today, profile, waivers, baseline, ids of all rules.
    """

    today: Tanggal
    profile: Profile | None = None
    waivers: WaiverFile | None = None
    baseline: Baseline | None = None
    rules: frozenset[str] = frozenset()

    @property
    def papers(self) -> Papers:
        """
        Give the papers that findings are held against.
        """
        return Papers(
            waivers=() if self.waivers is None else self.waivers.waivers,
            known=frozenset() if self.baseline is None else self.baseline.known,
            rules=self.rules,
        )


def read_today(text: str | None) -> Tanggal:
    """
    Read the day that the run takes as today; the computer's where none is named.
    """
    if text is None:
        now = dt.datetime.now().astimezone().date()
        return Tanggal(tahun=now.year, bulan=now.month, hari=now.day)
    return read_day(text, "--today")


def read_day(text: str, option: str) -> Tanggal:
    """
    Read the day that an option names.

    Raises ``WrongUsage`` for anything but ``YYYY-MM-DD``, and for a day that no calendar has.
    """
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is None:
        raise WrongUsage((
            f"{option} {text}: tulis tanggal seperti 2025-01-31.", f"{option} {text}: write a date like 2025-01-31.",
        ))
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise WrongUsage((
            f"{option} {text}: tanggal itu tidak ada dalam kalender.", f"{option} {text}: no calendar has that day.",
        )) from None
    return Tanggal(tahun=day.year, bulan=day.month, hari=day.day)
