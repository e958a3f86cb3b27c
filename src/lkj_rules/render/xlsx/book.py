"""
The workbook: its properties, the formats of its cells, and text made fit for a cell.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from fractions import Fraction
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Exact
from lkj_rules.render.material import Session
from lkj_rules.render.text import plain
from lkj_rules.render.xlsx.sheets import styles

LONGEST = 16_000
"""Characters of a cell: even those that count twice stay below Excel's limit of 32 767."""

_FORMULA_SIGNS = ("=", "+", "-", "@")
"""What a spreadsheet would take for the begin of a formula when a person edits or exports the cell."""

_A4, _A3 = 9, 8
_FOOTER = 70
_EPOCH = dt.date(1980, 1, 1)
"""The date of a run that names none; the one that the entries of the file have."""

COUNT = '#,##0_ ;-#,##0_ ;"–"_ '
"""The pattern of counts: a dash for none, which the eye passes over."""


def fit(text: str) -> str:
    """
    Make a text fit for a cell: controls become visible escapes, only our line breaks stay, and a huge text is cut short.
    """
    cleaned = "\n".join(plain(line) for line in text[: LONGEST + 1].split("\n"))
    return cleaned if len(cleaned) <= LONGEST else cleaned[: LONGEST - 1] + "…"


class Book:
    """
    Hold a workbook in the making, and what is the same on all of its sheets; the same run gives the same bytes.

    ``names`` are those of the reports by their paths, ``subject`` names what the workbook is about.
    """

    def __init__(self, session: Session) -> None:
        self.bahasa, self.names, tool = session.bahasa, _report_names(session), f"lkj-rules {session.version}"
        names = list(self.names.values())
        several = Texts(f"{len(names)} laporan", f"{len(names)} reports")
        self.subject = names[0] if len(names) == 1 else several[self.bahasa]
        self.footer = f"{tool} · {session.today}".rstrip(" ·")
        self._buffer = BytesIO()
        self.workbook: Any = Workbook(self._buffer, {"in_memory": True})
        day = _EPOCH if not session.today else dt.date.fromisoformat(session.today)
        created = dt.datetime.combine(day, dt.time(), tzinfo=dt.UTC)
        self.workbook.set_properties({"title": fit(", ".join(names))[:200], "author": tool, "created": created})
        self._formats: dict[tuple[Any, ...], Any] = {}

    def look(self, style: str, **properties: Any) -> Any:
        """
        Give the format of a style with further properties, made once.
        """
        stated = {name: value for name, value in properties.items() if value}
        key = (style, *stated.items())
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format({**styles()[style], **stated})
        return self._formats[key]

    def write_text(self, sheet: Any, row: int, column: int, text: str, style: str, *, indent: int = 0) -> None:
        """
        Write a text as text, whatever it begins with; ``row`` and ``column`` count from 0.
        """
        fitted = fit(text)
        if fitted:
            look = self.look(style, indent=indent, quote_prefix=fitted.startswith(_FORMULA_SIGNS))
            sheet.write_string(row, column, fitted, look)
        else:
            sheet.write_blank(row, column, None, self.look(style, indent=indent))

    def set_paper(self, sheet: Any, *, wide: bool = False) -> None:
        """
        Make a sheet print on A4 across, a wide one on A3, as wide as a page, with numbered pages.
        """
        sheet.set_landscape()
        sheet.set_paper(_A3 if wide else _A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
        left, right = (fit(text).replace("\n", " ")[:_FOOTER].replace("&", "&&") for text in (self.subject, self.footer))
        pages = Texts("Halaman &P dari &N", "Page &P of &N")[self.bahasa]
        sheet.set_footer(f"&L&8 {left} &C&8 {pages}&R&8 {right} ")  # a digit right after a code would belong to it

    def bytes(self) -> bytes:
        """
        Finish the workbook.
        """
        self.workbook.close()
        return self._buffer.getvalue()


def _report_names(session: Session) -> dict[str, str]:
    """
    Name every report by office and year, and by its file too where two would be named alike; by path.
    """
    plain = {report.path: f"{report.entity} {report.year}" for report in session.reports}
    names = Counter(plain.values())
    return {path: name if names[name] == 1 else f"{name} ({path})" for path, name in plain.items()}


def number_of(value: Exact | None) -> float | int:
    """
    Give a number as a spreadsheet keeps it; one too large for that is cut to the largest.
    """
    try:
        return 0 if value is None else int(value) if Fraction(value).denominator == 1 else float(value)
    except OverflowError:
        return math.copysign(1e300, 1 if value is None or value > 0 else -1)


def pattern_of(decimals: int) -> str:
    """
    Give the pattern of a number, with a little room after it.
    """
    number = "#,##0." + "0" * decimals if decimals > 0 else "#,##0"
    return f"{number}_ ;-{number}_ "
