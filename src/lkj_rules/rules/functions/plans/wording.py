"""
Functions on texts: wordings, sections, objectives.
"""

from __future__ import annotations

import re

from lkj_rules.rules.kinds import NUMBER, TEXT
from lkj_rules.rules.registry import Scope, function


def fold(text: str) -> str:
    """
    Fold a wording to what two people would call the same words: case, spaces and punctuation aside.
    """
    return " ".join(re.findall(r"\w+", text.casefold()))


@function(("year", NUMBER), result=TEXT, doc=("tahun, ditulis tanpa tanda ribuan", "a year, written without a mark for thousands"))
def as_year(_: Scope, year: int) -> str:
    """
    Write a year as a year: 2024, not 2.024.
    """
    return str(year)
