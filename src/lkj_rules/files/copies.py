"""
Documents of which a report may have one or several copies: written as one object, or as a list of them.

The model holds the copy that counts and, apart, the others; here a list is parted so, and each copy keeps its place in the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from lkj_rules.files.parts import Part

OTHERS = {"renstra": "renstra_lain", "iku": "iku_lain"}
"""Keys whose value may be a list, with the key under which the model keeps all but the copy that counts."""


def part_copies(document: Mapping[str, Any], own: Part) -> tuple[dict[str, Any], list[Part]]:
    """
    Part the lists of copies in a parsed report; give it with the places that the copies have in its own file.

    Of several copies the one with the most rows and targets counts; of equals an annex, else the first.
    """
    whole, places = dict(document), list[Part]()
    for key, others in OTHERS.items():
        copies = document.get(key)
        if type(copies) is not list or not copies or others in document:
            continue
        sizes = [_size(copy) for copy in copies]
        first = sizes.index(max(sizes))
        rest = [place for place in range(len(copies)) if place != first]
        whole |= {key: copies[first], others: [copies[place] for place in rest]}
        placed = {f"/{key}": first, **{f"/{others}/{number}": place for number, place in enumerate(rest)}}
        places += [
            attrs.evolve(own, pointer=pointer, inside=f"/{key}/{place}")
            for pointer, place in placed.items()
            if type(copies[place]) is not str  # one in a file of its own has that file's places
        ]
    return whole, places


def _size(copy: Any) -> tuple[int, bool]:
    if not isinstance(copy, Mapping):
        return 0, False
    rows = [row for key in ("baris", "indikator") if type(copy.get(key)) is list for row in copy[key]]
    targets = [row["target"] for row in rows if isinstance(row, Mapping) and isinstance(row.get("target"), Mapping)]
    return len(rows) + sum(map(len, targets)), copy.get("salinan") == "lampiran"
