"""
The papers of one report's review: which there are, what they say of the reviewer, and how they are made and written.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lkj_rules.cli.command import own_version
from lkj_rules.cli.errors import FAULT, UNREADABLE

if TYPE_CHECKING:
    from lkj_rules.cli.settings import Settings
    from lkj_rules.cli.sources import Source
    from lkj_rules.model.values import Tanggal
    from lkj_rules.render.docx.matters import Details
    from lkj_rules.render.docx.paper import Paper
    from lkj_rules.render.material import Checked, Session

NOTES, FORM, STATEMENT = "01-catatan-hasil-reviu.docx", "02-formulir-checklist-reviu.docx", "03-pernyataan-telah-direviu.docx"
WORKING_PAPER, PAGE = "04-kertas-kerja-reviu.xlsx", "05-hasil-pemeriksaan.html"
NAMES = (NOTES, FORM, STATEMENT, WORKING_PAPER, PAGE)
"""What is written on a report, in the order in which it is read."""
LIST = "00-daftar-laporan.docx"
"""The table of all reports, next to their folders."""


def write_papers(
    source: Source, folder: Path, details: Details, settings: Settings, *, quiet: bool = False
) -> tuple[Session, list[str]]:
    """
    Check a report and write its papers; give their names.

    Raises ``InputError`` where it cannot be read.
    """
    from lkj_rules.cli import screen
    from lkj_rules.cli.targets import write_together

    session = check_one(source, settings)
    papers = papers_of(session, details).items()
    shown = papers if quiet else screen.progress(papers, ("Menyusun berkas reviu", "Writing the papers"), len(papers))
    return session, write_together(str(folder), {name: render() for name, render in shown})


def details_of(given: dict[str, str | None], signed: Tanggal | None, settings: Settings, severity: str) -> Details:
    """
    Put together what the papers say of the reviewer: options first, then the configuration; the rest stays blank.
    """
    from lkj_rules.api import load_rules
    from lkj_rules.model.findings import Severity
    from lkj_rules.render.docx.matters import Details

    stated = {name: (text or "").strip() or getattr(settings.reviu, name) for name, text in given.items()}
    used = set(settings.rules.ids())
    left_out = tuple(rule for rule in load_rules() if rule.id not in used)
    return Details(**stated, date=signed, left_out=left_out, severity=Severity(severity))


def check_one(source: Source, settings: Settings) -> Session:
    """
    Check one report; the status is 4 if a rule broke, 3 if a related report cannot be read, else 0, whatever was found.

    Raises ``InputError`` where it cannot be read.
    """
    import attrs

    from lkj_rules.cli import run
    from lkj_rules.errors import InputError

    years = run.other_years([source], settings)
    reports, unread = run.check_sources([source], settings, years)
    if not reports:
        raise InputError(unread)
    session = run.session_of(settings, reports, unread, years=years, version=own_version())
    return attrs.evolve(session, status=session.status if session.status in {FAULT, UNREADABLE} else 0)


def papers_of(session: Session, details: Details) -> dict[str, Callable[[], bytes]]:
    """
    Give a way to render each paper, by name.
    """
    from lkj_rules.cli.outputs import Output, render
    from lkj_rules.cli.targets import encoded
    from lkj_rules.render.docx import checklist_form, review_notes, review_statement
    from lkj_rules.render.docx.matters import tool

    (report,) = session.reports

    def written(write: Callable[[Checked, Session, Details], Paper]) -> bytes:
        return write(report, session, details).bytes(today=session.today, author=tool(session))

    def exported(form: str) -> bytes:
        return b"".join(encoded(render(Output(form, None), session)))

    return {
        NOTES: partial(written, review_notes), FORM: partial(written, checklist_form),
        STATEMENT: partial(written, review_statement), WORKING_PAPER: partial(exported, "xlsx"), PAGE: partial(exported, "html"),
    }  # fmt: skip
