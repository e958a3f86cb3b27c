"""
Functions on whether a target was met: the row that measures an indicator, a miss, a claim of success.
"""

from __future__ import annotations

import re

from lkj_rules.model.documents import BarisTabel
from lkj_rules.model.findings import Texts
from lkj_rules.rules.functions.values.comparing import worse
from lkj_rules.rules.kinds import BOOL, TEXT, object_of
from lkj_rules.rules.registry import Scope, function

ROW = object_of(BarisTabel)


def _no_direction(scope: Scope, row: BarisTabel) -> Texts | None:
    indikator = scope.indikator(row.indikator)
    if indikator is None or indikator.arah is not None or scope.ladder(indikator) is not None:
        return None
    return Texts("arah indikator tidak dinyatakan", "the indicator's direction is not given")


@function(
    ("row", ROW),
    result=BOOL,
    touches=lambda _, row: [nilai for nilai in (row.realisasi, row.target) if nilai is not None],
    why=_no_direction,
    doc=(
        "benar bila realisasi pasti tidak mencapai target menurut arah indikator",
        "true when the realisasi certainly misses the target in the indicator's direction",
    ),
)
def missed(scope: Scope, row: BarisTabel) -> bool | None:
    """
    Tell whether a row's realisasi is worse than its target.
    """
    if row.target is None or row.realisasi is None:
        return None
    return worse(scope, row.realisasi, row.target)

_SUCCESS = re.compile(r"\b(?:tercapai|mencapai|berhasil|sukses|terpenuhi|memenuhi|melampaui|terlampaui|tuntas)\b")

_HEDGED = re.compile(r"\b(?:tidak|belum|kurang|cukup|hampir|sebagian|gagal|bukan|nyaris|mendekati)\b")


@function(
    ("text", TEXT),
    result=BOOL,
    doc=("benar bila teks menyatakan keberhasilan tanpa syarat", "true when a text claims success without reserve"),
)
def claims_success(_: Scope, text: str) -> bool:
    """
    Tell whether a label says that a target was met.
    """
    folded = text.casefold()
    return _SUCCESS.search(folded) is not None and _HEDGED.search(folded) is None
