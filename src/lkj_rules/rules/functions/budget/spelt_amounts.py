"""
Functions on amounts that are written in words beside the figures.
"""

from __future__ import annotations

from lkj_rules.model.findings import Texts
from lkj_rules.model.reading import terbilang
from lkj_rules.rules.kinds import BOOL, RUPIAH, TEXT
from lkj_rules.rules.registry import Scope, function


def _why_unread(_: Scope, text: str) -> Texts | None:
    if terbilang.amount_in_words(text) is not None:
        return None
    if terbilang.is_muddled(text):
        return Texts("kata-katanya tidak membentuk satu bilangan", "its words form no number")
    return Texts(
        "jumlah dengan kata tidak dapat dibaca: ada yang bukan kata bilangan",
        "the amount in words cannot be read: not all of it is number words",
    )


@function(
    ("text", TEXT),
    result=RUPIAH,
    why=_why_unread,
    doc=("jumlah rupiah yang ditulis dengan kata", "the amount of rupiah written in words"),
)
def amount_in_words(_: Scope, text: str) -> int | None:
    """
    Read an amount in words.
    """
    return terbilang.amount_in_words(text)


@function(
    ("text", TEXT),
    result=BOOL,
    why=_why_unread,
    doc=(
        "benar bila kata-katanya membentuk satu bilangan; tak diketahui bila ada yang bukan kata bilangan",
        "true when the words form one number; unknown where something in them is no number word",
    ),
)
def forms_number(_: Scope, text: str) -> bool | None:
    """
    Tell an amount in words from number words that form none ("empat puluh enam puluh").
    """
    return True if terbilang.amount_in_words(text) is not None else False if terbilang.is_muddled(text) else None
