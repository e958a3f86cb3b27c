"""
The workbook: its properties, the formats of its cells, and text made fit for a cell.
"""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import Any

import attrs
from xlsxwriter import Workbook

from lkj_rules.render.safe import plain

LONGEST = 16_000
"""Characters of a cell: even those that count twice stay below Excel's limit of 32 767."""

_FORMULA_SIGNS = ("=", "+", "-", "@")
"""What a spreadsheet would take for the begin of a formula when a person edits or exports the cell."""

_EPOCH = dt.date(1980, 1, 1)
"""The date of a run that names none; the one that the entries of the file have."""

COUNT = '#,##0_ ;-#,##0_ ;"–"_ '
"""The pattern of counts: a dash for none, which the eye passes over."""

_CELL: dict[str, Any] = {
    "font_name": "Arial", "font_size": 9, "valign": "top", "text_wrap": True, "border": 1, "border_color": "#C9D0D9",
}  # fmt: skip
_LOOSE: dict[str, Any] = {"font_name": "Arial", "font_size": 9, "valign": "top"}

_STYLES: dict[str, dict[str, Any]] = {
    "text": {**_CELL, "align": "left"},
    "strong": {**_CELL, "align": "left", "bold": True},
    "muted": {**_CELL, "align": "left", "italic": True, "font_color": "#5B6675"},
    "center": {**_CELL, "align": "center"},
    "number": {**_CELL, "align": "right", "text_wrap": False},
    "count": {**_CELL, "align": "right", "text_wrap": False, "num_format": COUNT},
    "strong_number": {**_CELL, "align": "right", "text_wrap": False, "bold": True},
    "live": {**_CELL, "align": "right", "text_wrap": False, "bg_color": "#F3F6FA"},
    "live_text": {**_CELL, "align": "center", "bg_color": "#F3F6FA"},
    "fill": {**_CELL, "bg_color": "#FFFBE6"},
    "head": {**_CELL, "bold": True, "font_color": "#FFFFFF", "bg_color": "#1F3A5F", "valign": "vcenter", "align": "center"},
    "head_fill": {**_CELL, "bold": True, "font_color": "#3A2F00", "bg_color": "#F5DF9E", "valign": "vcenter", "align": "center"},
    "head_aside": {**_CELL, "bold": True, "font_color": "#FFFFFF", "bg_color": "#6B7A8F", "valign": "vcenter", "align": "center"},
    "error": {**_CELL, "bold": True, "font_color": "#9C1C13", "bg_color": "#FBE3E0", "align": "center"},
    "warning": {**_CELL, "bold": True, "font_color": "#7A4B00", "bg_color": "#FDEFD0", "align": "center"},
    "info": {**_CELL, "font_color": "#1B4F86", "bg_color": "#E4EEF9", "align": "center"},
    "review": {**_CELL, "font_color": "#5B2C83", "bg_color": "#F0E8F7", "align": "center"},
    "good": {**_CELL, "font_color": "#1E5B33", "bg_color": "#E3F2E6", "align": "center"},
    "differs": {**_CELL, "bold": True, "font_color": "#9C1C13", "bg_color": "#FBE3E0"},
    "base": {**_CELL, "bold": True, "bg_color": "#E4EEF9"},
    "title": {**_LOOSE, "font_size": 14, "bold": True, "font_color": "#1F3A5F"},
    "heading": {**_LOOSE, "font_size": 11, "bold": True, "font_color": "#1F3A5F"},
    "subtitle": {**_LOOSE, "font_size": 10, "bold": True},
    "note": {**_LOOSE, "text_wrap": True, "font_color": "#5B6675"},
    "label": {**_CELL, "bold": True, "bg_color": "#EEF1F5"},
}  # fmt: skip


def fit(text: str) -> str:
    """
    Make a text fit for a cell: controls become visible escapes, only our line breaks stay, and a huge text is cut short.
    """
    cleaned = "\n".join(plain(line) for line in text[: LONGEST + 1].split("\n"))
    return cleaned if len(cleaned) <= LONGEST else cleaned[: LONGEST - 1] + "…"


@attrs.frozen
class Look:
    """
    Hold how a cell looks: a style, the pattern of its numbers, how far it is moved in.
    """

    style: str
    pattern: str = ""
    indent: int = 0
    quoted: bool = False


class Book:
    """
    Hold a workbook in the making; the same content gives the same bytes.
    """

    def __init__(self, *, title: str, author: str, today: str) -> None:
        self._buffer = BytesIO()
        self.workbook: Any = Workbook(self._buffer, {"in_memory": True})
        day = _EPOCH if not today else dt.date.fromisoformat(today)
        created = dt.datetime.combine(day, dt.time(), tzinfo=dt.UTC)
        self.workbook.set_properties({"title": fit(title)[:200], "author": author, "created": created})
        self._formats: dict[Look, Any] = {}

    def look(self, look: Look) -> Any:
        """
        Give the format for a look, made once.
        """
        if look not in self._formats:
            properties = dict(_STYLES[look.style])
            if look.pattern:
                properties["num_format"] = look.pattern
            if look.indent:
                properties["indent"] = look.indent
            if look.quoted:
                properties["quote_prefix"] = True
            self._formats[look] = self.workbook.add_format(properties)
        return self._formats[look]

    def write_text(self, sheet: Any, row: int, column: int, text: str, look: Look) -> None:
        """
        Write a text as text, whatever it begins with; ``row`` and ``column`` count from 0.
        """
        fitted = fit(text)
        chosen = attrs.evolve(look, quoted=True) if fitted.startswith(_FORMULA_SIGNS) else look
        if fitted:
            sheet.write_string(row, column, fitted, self.look(chosen))
        else:
            sheet.write_blank(row, column, None, self.look(look))

    def bytes(self) -> bytes:
        """
        Finish the workbook.
        """
        self.workbook.close()
        return self._buffer.getvalue()
