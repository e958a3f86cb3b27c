"""
Functions on texts: wordings, sections, objectives.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lkj_rules.rules.kinds import BOOL, NUMBER, TEXT, list_of
from lkj_rules.rules.registry import Scope, function


def fold(text: str) -> str:
    """
    Fold a wording to what two people would call the same words: case, spaces and punctuation aside.
    """
    return " ".join(re.findall(r"\w+", text.casefold()))


@function(
    ("left", TEXT),
    ("right", TEXT),
    result=BOOL,
    doc=(
        "benar bila kata-katanya sama; huruf besar, spasi, dan tanda baca diabaikan",
        "true when the words are the same; case, spaces and punctuation aside",
    ),
)
def same_wording(_: Scope, left: str, right: str) -> bool:
    """
    Compare two wordings.
    """
    return fold(left) == fold(right)


@function(
    ("wanted", list_of(TEXT)),
    ("given", list_of(TEXT)),
    result=list_of(TEXT),
    doc=("anggota daftar pertama yang tidak ada dalam daftar kedua", "the members of the first list that the second lacks"),
)
def lacking(_: Scope, wanted: Sequence[str], given: Sequence[str]) -> list[str]:
    """
    List the texts of one list that another does not have.
    """
    there = {fold(text) for text in given}
    return [text for text in wanted if fold(text) not in there]


@function(("year", NUMBER), result=TEXT, doc=("tahun, ditulis tanpa tanda ribuan", "a year, written without a mark for thousands"))
def as_year(_: Scope, year: int) -> str:
    """
    Write a year as a year: 2024, not 2.024.
    """
    return str(year)
