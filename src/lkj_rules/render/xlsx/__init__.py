"""
Working papers of a review (kertas kerja reviu) as a workbook: findings, tests, targets, achievements, budgets, checklist.

Several reports share the sheets, distinguished by a column that filters: a reviewer of many offices has one list to work through.
The only room that knows XlsxWriter, which is an extra (``lkj-rules[reviu]``).
"""

from __future__ import annotations

import attrs

from lkj_rules.render.material import Session
from lkj_rules.render.views.overview import overview
from lkj_rules.render.xlsx.achievements import ACHIEVEMENTS
from lkj_rules.render.xlsx.book import Book
from lkj_rules.render.xlsx.budgets import BUDGETS
from lkj_rules.render.xlsx.lists import CHECKLIST, FINDINGS, TESTS, UNGUARDED, targets_sheet
from lkj_rules.render.xlsx.page import write_sheet
from lkj_rules.render.xlsx.summary import Summary

__all__ = ["render_xlsx"]


def render_xlsx(session: Session) -> bytes:
    """
    Write a run as an XLSX workbook, the most severe report first; the same run gives the same bytes.
    """
    session = attrs.evolve(session, reports=tuple(row.report for row in overview(session.reports)))
    book = Book(session)
    summary = Summary(book)
    findings = write_sheet(FINDINGS, session, book)
    for sheet in (TESTS, targets_sheet(session), ACHIEVEMENTS, BUDGETS, CHECKLIST, UNGUARDED):
        write_sheet(sheet, session, book)
    summary.write(session, findings)
    return book.bytes()
