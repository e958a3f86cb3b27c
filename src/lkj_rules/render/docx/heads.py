"""
What the papers have in common: the mark of a draft, whom and what they are about, and where the reviewer signs.
"""

from __future__ import annotations

from lkj_rules.render.docx.details import Details
from lkj_rules.render.docx.paper import Paper
from lkj_rules.render.docx.wording import BLANK, day, number
from lkj_rules.render.material import Checked, Session

DRAFT = "KONSEP – disusun dari berkas data laporan; diperiksa, dilengkapi, dan disunting oleh pereviu sebelum ditandatangani"
POSITION = "Ketua Tim Reviu"
_ROOM = 3
"""Empty lines for a signature."""
_DIGITS = 16


def identity(paper: Paper, report: Checked, session: Session, details: Details, *more: tuple[str, str]) -> None:
    """
    Write who is reviewed for which year, by whom, and from which file; ``more`` comes first.
    """
    paper.facts((
        *more,
        ("Instansi yang direviu", report.entity),
        ("Tahun laporan", str(report.year)),
        ("Unit pereviu", details.office or BLANK),
        ("Pereviu", details.reviewer or BLANK),
        ("Berkas data", f"{report.path} (SHA-256 {report.sha256[:_DIGITS]}…)"),
        ("Diperiksa dengan", checked_with(session)),
    ))


def checked_with(session: Session) -> str:
    """
    Name the tool, its rules, and the day of the run.
    """
    profile = f", profil {session.profile}" if session.profile else ""
    dated = f", tanggal {day(session.today)}" if session.today else ""
    return f"{tool(session)}, {number(len(session.rules))} aturan ({session.rules.hash}){profile}{dated}"


def tool(session: Session) -> str:
    """
    Name the tool with its version.
    """
    return f"lkj-rules {session.version}".rstrip()


def sign(paper: Paper, details: Details, *, answered_by: str | None = None) -> None:
    """
    Write place, date and the lines under which the reviewer signs.

    ``answered_by`` names the office whose head signs beside, for having received the paper.
    """
    right = _signed(details.dated, details.position or POSITION, details.reviewer)
    left = [] if answered_by is None else _signed("Diterima untuk ditanggapi,", f"Pimpinan {answered_by}", None)
    paper.signatures(left, right)


def _signed(lead: str, position: str, name: str | None) -> list[str]:
    return [lead, f"{position},", *[""] * _ROOM, name or f"({BLANK})", f"NIP {BLANK}"]
