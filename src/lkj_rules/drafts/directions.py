"""
Whether more or less of an indicator is better: as the text says, else as its printed achievements are calculated.

Wordings decide nothing. An achievement of which both formulas give the printed figure says nothing, and it takes more of them to
contradict the targets of the Renstra, which rise or fall as the indicator is meant to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lkj_rules.domain.achievements.fitting import Case, fit_stated
from lkj_rules.domain.achievements.formulas import MAKSIMUM, MINIMUM_A, MINIMUM_B
from lkj_rules.drafts.prose import Sentence
from lkj_rules.drafts.subjects import Names
from lkj_rules.model.documents import Arah
from lkj_rules.model.intervals import Agreement, Exact
from lkj_rules.model.values import Nilai
from lkj_rules.tables.seen import Seen

_LESS = re.compile(r"semakin (?:rendah|kecil|sedikit)\b[^.]{0,40}\bsemakin (?:tinggi|baik|bagus|besar)", re.IGNORECASE)
_MEASURES = ("target", "realisasi", "capaian")
_FEWEST = {-1: 1, 0: 2, 1: 3}
"""Achievements calculated the other way round that decide, where the targets of the Renstra fall, stay, or rise."""


def add_directions(document: dict[str, Any], sentences: Sequence[Sentence], names: Names) -> None:
    """
    Add to the register of a draft the directions that are certain, each with the place that decides.
    """
    stated = {
        str(span.code): Seen.of(Arah.MINIMUM, sentence.place)
        for sentence in sentences if _LESS.search(sentence.text) for span in names.find(sentence.text)
    }
    rows = list(_rows(document))
    for entry in document.get("indikator", ()):
        code = entry["kode"]
        found = stated.get(code) or _calculated([cells for each, cells in rows if each == code], _slope(document, code))
        if found is not None:
            entry["arah"] = found


def _calculated(rows: Sequence[Sequence[Any]], slope: int) -> Seen | None:
    """
    Give the direction by which most achievements of an indicator are calculated; ``slope`` is whether its targets rise or fall.
    """
    votes: dict[Arah, list[str]] = {Arah.MAKSIMUM: [], Arah.MINIMUM: []}
    for cells in rows:
        case = _case(*cells)
        fits = {way: None if case is None else fit_stated(case, formulas) for way, formulas in (
            (Arah.MAKSIMUM, (MAKSIMUM,)), (Arah.MINIMUM, (MINIMUM_A, MINIMUM_B)),
        )}  # fmt: skip
        only = [(way, fit) for way, fit in fits.items() if fit is not None]
        if len(only) == 1 and only[0][1].kesesuaian is not Agreement.HIDDEN:
            votes[only[0][0]].append(getattr(cells[-1], "place", ""))
    more, less = votes[Arah.MAKSIMUM], votes[Arah.MINIMUM]
    if len(less) >= max(_FEWEST[slope], (1 + (slope >= 0)) * len(more)):
        return Seen.of(Arah.MINIMUM, less[0])
    return Seen.of(Arah.MAKSIMUM, more[0]) if more and not less and slope >= 0 else None


def _case(*cells: Any) -> Case | None:
    target, result, share = (Nilai(teks=_text(each)) for each in cells)
    if not target.tepat or result.tepat is None or result.bilangan is None or share.tepat is None or share.digit is None:
        return None
    return Case(target=target.tepat, realisasi=result.tepat, kisaran=result.bilangan, capaian=share.tepat, desimal=share.digit)


def _text(cell: Any) -> str:
    return str(cell.get("teks", "") if isinstance(cell, Mapping) else cell or "")


def _rows(document: Mapping[str, Any]) -> Iterator[tuple[str, Sequence[Any]]]:
    """
    Give the target, result and achievement that rows of tables print for each year, by indicator.
    """
    for table in (document.get("lkj") or {}).get("tabel", ()):
        other = {each["id"] for each in table.get("kolom", ()) if each.get("ukuran") != each["id"].partition("_")[0]}
        other |= {each["id"] for each in table.get("kolom", ()) if each.get("pembanding")}
        for row in table.get("baris", ()):
            cells = row | row.get("sel", {})
            years = {key.partition("_")[2] for key in cells if key.startswith("capaian")}
            for year in sorted(years):
                keys = [f"{each}_{year}".rstrip("_") for each in _MEASURES]
                if row.get("indikator") and all(cells.get(key) for key in keys) and not other & set(keys):
                    yield row["indikator"], [cells[key] for key in keys]


def _slope(document: Mapping[str, Any], code: str) -> int:
    """
    Say whether the targets of an indicator in the Renstra rise (1), fall (-1), or end as they begin.
    """
    plans = document.get("renstra") or []
    for plan in plans if isinstance(plans, list) else [plans]:
        for row in plan.get("baris", ()):
            path: list[Exact] = [
                number for _, cell in sorted(row.get("target", {}).items()) if (number := Nilai(teks=_text(cell)).tepat) is not None
            ]
            if row.get("indikator") == code and path:
                return (path[-1] > path[0]) - (path[-1] < path[0])
    return 0
