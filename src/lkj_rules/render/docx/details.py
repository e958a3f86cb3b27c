"""
Who reviews, for which office, where and when: the heads and the signatures of papers. What is not known stays a visible blank.
"""

from __future__ import annotations

import attrs

from lkj_rules.domain.texts.dates import date_words
from lkj_rules.model.values import Tanggal
from lkj_rules.render.docx.wording import BLANK, SHORT_BLANK, number
from lkj_rules.render.labels import day
from lkj_rules.render.material import Checked, Session
from lkj_rules.rules.rule import Rule

POSITION = "Ketua Tim Reviu"
_ROOM = 3
"""Empty lines for a signature."""
_DIGITS = 16


@attrs.frozen(kw_only=True)
class Details:
    """
    Hold what the papers say besides the result of the run.

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
    def day(self) -> str:
        """
        Write the date in words, or a blank.
        """
        return BLANK if self.date is None else date_words(self.date).id

    def signed(self) -> list[str]:
        """
        Write place, date and the lines under which the reviewer signs.
        """
        day = SHORT_BLANK if self.date is None else self.day
        return _signature(f"{self.place or SHORT_BLANK}, {day}", self.position or POSITION, self.reviewer)

    def inspected(self) -> list[str]:
        """
        Write the lines under which an inspector signs the statement, as the regulation's form asks: not the team.
        """
        return attrs.evolve(self, position=f"Inspektur {BLANK}", reviewer=None).signed()


def received(office: str) -> list[str]:
    """
    Write the lines under which the head of the reviewed office signs for having received a paper.
    """
    return _signature("Diterima untuk ditanggapi,", f"Pimpinan {office}", None)


def _signature(lead: str, position: str, name: str | None) -> list[str]:
    return [lead, f"{position},", *[""] * _ROOM, name or f"({BLANK})", f"NIP {BLANK}"]


def identity(report: Checked, session: Session, details: Details, *more: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """
    Say who is reviewed for which year, by whom, and from which file; ``more`` comes first.
    """
    return (
        *more,
        ("Instansi yang direviu", report.entity), ("Tahun laporan", str(report.year)),
        ("Unit pereviu", details.office or BLANK), ("Pereviu", details.reviewer or BLANK),
        ("Berkas data", f"{report.path} (SHA-256 {report.sha256[:_DIGITS]}…)"), ("Diperiksa dengan", checked_with(session)),
    )  # fmt: skip


def checked_with(session: Session) -> str:
    """
    Name the tool, its rules, and the day of the run.
    """
    profile = f", profil {session.profile}" if session.profile else ""
    dated = f", tanggal {day(session.today, 'id')}" if session.today else ""
    return f"{tool(session)}, {number(len(session.rules))} aturan ({session.rules.hash}){profile}{dated}"


def tool(session: Session) -> str:
    """
    Name the tool with its version.
    """
    return f"lkj-rules {session.version}".rstrip()
