"""
The function for values of one's own, which the format keeps and gives no meaning.
"""

from __future__ import annotations

from typing import Any

from lkj_rules.model.findings import Texts
from lkj_rules.model.values import Nilai
from lkj_rules.rules.kinds import ANY, PRINTED_NILAI, TEXT
from lkj_rules.rules.registry import Scope, function


def _none(_scope: Scope, _thing: Any, name: str) -> Texts:
    return Texts(f"nilai tambahan {name!r} tidak ada", f"there is no value {name!r} of one's own")


@function(
    ("thing", ANY),
    ("name", TEXT),
    result=PRINTED_NILAI,
    why=_none,
    doc=(
        "nilai tambahan milik pemakai pada laporan, entitas, indikator, perjanjian, LKj, atau baris anggaran",
        "a value of one's own (tambahan) of the report, office, indicator, agreement, LKj or budget line",
    ),
)
def extra(_scope: Scope, thing: Any, name: str) -> Nilai | None:
    """
    Look a value up under ``tambahan``; unknown where it is not there.
    """
    values: dict[str, Nilai] = getattr(thing, "tambahan", {})
    return values.get(name)
