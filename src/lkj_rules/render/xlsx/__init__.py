"""
Working papers of a review (kertas kerja reviu) as a workbook: findings, tests, targets, achievements, budgets, checklist.

Several reports share the sheets, told apart by a column that filters; so a reviewer of many offices has one list to work through.
The only room that knows XlsxWriter, which is an extra (``lkj-rules[reviu]``).
"""

from __future__ import annotations

from lkj_rules.render.material import Session
from lkj_rules.render.xlsx.achievements import achievements_page
from lkj_rules.render.xlsx.book import Book
from lkj_rules.render.xlsx.budgets import budgets_page
from lkj_rules.render.xlsx.checklist import checklist_page
from lkj_rules.render.xlsx.findings import findings_page
from lkj_rules.render.xlsx.page import Frame
from lkj_rules.render.xlsx.summary import Summary
from lkj_rules.render.xlsx.targets import targets_page
from lkj_rules.render.xlsx.testing import testing_page
from lkj_rules.render.xlsx.unguarded import unguarded_page
from lkj_rules.render.xlsx.wording import report_names

__all__ = ["render_xlsx"]


def render_xlsx(session: Session) -> bytes:
    """
    Write a run as an XLSX workbook; the same run gives the same bytes.
    """
    names = report_names(session)
    tool = f"lkj-rules {session.version}"
    book = Book(title=", ".join(names.values()), author=tool, today=session.today)
    frame = Frame(book=book, bahasa=session.bahasa, names=names, footer=f"{tool} · {session.today}".rstrip(" ·"))
    summary = Summary(frame)
    findings = findings_page(session, frame)
    for write in (testing_page, targets_page, achievements_page, budgets_page, checklist_page, unguarded_page):
        write(session, frame)
    summary.write(session, findings)
    return book.bytes()
