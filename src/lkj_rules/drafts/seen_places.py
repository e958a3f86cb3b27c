"""
Where the values of a document stand on the paper, by pointer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Any

import attrs

from lkj_rules.model.pointers import Box, around, pointer_token
from lkj_rules.papers.paper import Paper
from lkj_rules.tables.seen import Seen


def leaves_of(document: Any) -> dict[str, Seen]:
    """
    Give every value that remembers its place.
    """
    return dict(_walk(document, ""))


def places_of(leaves: Mapping[str, Seen]) -> dict[str, str]:
    """
    Give the places of values and of the objects around them: of these what the places of all their values share.

    A table over several pages is where it begins.
    """
    places: dict[str, list[str]] = {}
    for pointer, seen in leaves.items():
        parts = seen.place.split(", ")
        places[pointer] = parts
        for above in _above(pointer):
            first = places.setdefault(above, parts)
            shared = [one for one, _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, parts, strict=False))]
            places[above] = shared or (first[:2] if len(first) > 1 and first[1:2] == parts[1:2] else [])
    return {pointer: ", ".join(parts) for pointer, parts in places.items() if parts}


def boxes_of(leaves: Mapping[str, Seen]) -> dict[str, Box]:
    """
    Give the rectangles of values, and of the objects around them, where these begin: rows as wide as their table.
    """
    boxes: dict[str, Box] = {}
    for pointer, seen in leaves.items():
        if seen.box is None:
            continue
        boxes[pointer] = seen.box
        head = seen.box.head or seen.box
        row = attrs.evolve(seen.box, left=min(seen.box.left, head.left), right=max(seen.box.right, head.right))
        for above in _above(pointer):
            known = boxes.setdefault(above, row)
            if (known.file, known.page) == (row.file, row.page) and "/anak/" not in pointer[len(above):]:
                boxes[above] = around((known, row)) or known
    return boxes


def certain_of(leaves: Mapping[str, Seen], papers: Sequence[Paper]) -> frozenset[str]:
    """
    List the values that no machine recognised in a picture; of those whose rectangle is unknown nobody can say that.
    """
    def recognised(seen: Seen) -> bool:
        files = (each for each in papers if not each.named or each.file in seen.place)
        return seen.box is None or any(seen.box.page in each.recognised for each in files)

    return frozenset(pointer for pointer, seen in leaves.items() if not recognised(seen))


def as_printed(value: Any, table: str = "") -> Any:
    """
    Give a document whose sources are worded as its places are, ``hal. 33, Tabel 3.2``: messages then name a place one way only.
    """
    if isinstance(value, list):
        return [as_printed(each, table) for each in value]
    if not isinstance(value, dict):
        return value
    source = value.get("sumber")
    number = source.get("tabel", table) if isinstance(source, dict) else table
    made = {key: each if key == "sumber" else as_printed(each, number) for key, each in value.items()}
    if isinstance(source, dict) and "halaman" in source:
        words = [f"hal. {source['halaman']}", number and f"Tabel {number}", source.get("bagian")]
        rest = {key: each for key, each in source.items() if key not in {"halaman", "bagian", "tabel"}}
        made["sumber"] = rest | {"tabel" if "tabel" in source else "bagian": ", ".join(filter(None, words))}
    return made


def _above(pointer: str) -> Iterator[str]:
    while pointer := pointer.rpartition("/")[0]:
        yield pointer


def _walk(value: Any, pointer: str) -> Iterator[tuple[str, Seen]]:
    if isinstance(value, Seen):
        yield pointer, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _walk(each, pointer if key == "teks" else f"{pointer}/{pointer_token(key)}")
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _walk(each, f"{pointer}/{number}")
