"""
Every list of the format may grow: the work of a check grows with it, not with its square.

Each list of the consistent base report gets more members, then twice and four times as many. Calls are counted, not seconds.
"""

from __future__ import annotations

import copy
import itertools
import json
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any

import pytest
from test_growth import calls_of, read

from lkj_rules import check

BASE = json.loads(Path(__file__, "../../../fixtures/base/clean.json").resolve().read_text(encoding="utf-8"))
MORE = 40
MOST_PER_DOUBLING = 2.5
OWN = {"id", "kode"}
"""Keys that distinguish the members of a list."""
NAMES = {"nama", "judul", "teks", "isi"}
PAIRS = {
    "lkj.skala": "classes that overlap are named in pairs",
    "lkj.sebutan": "sentences on one figure are compared with one another, and so many speak of none",
    "lkj.efisiensi": "of one name, whose first is looked for",
    "lkj.tahun_ke": "a Renstra has five years",
    "lkj.klaim.bilangan": "a sentence has few numbers",
    "lkj.sasaran": "a report has few objectives",
    "lkj.tabel": "each has the same indicators, whose figures are compared with one another",
    "renstra.baris": "each has one of few indicators, of which all figures are looked at for each row",
    "rkt": "a year has few versions of its plan",
}
"""Lists of which all pairs are looked at, and why that may be."""

Step = str | int


def lists(part: Any, path: tuple[Step, ...] = ()) -> Iterator[tuple[str, tuple[Step, ...]]]:
    """
    Give the lists of objects in a part of a report, by the keys that lead there, with the way to each.
    """
    if isinstance(part, dict):
        for key, value in part.items():
            yield from lists(value, (*path, key))
    elif isinstance(part, list):
        if part and isinstance(part[0], dict):
            yield ".".join(step for step in path if isinstance(step, str)), path
        for number, value in enumerate(part):
            yield from lists(value, (*path, number))


def other(part: Any, number: int, renamed: AbstractSet[str] = OWN | NAMES) -> Any:
    """
    Copy a member of a list under other names.
    """
    if isinstance(part, list):
        return [other(each, number, NAMES) for each in part]
    if not isinstance(part, dict):
        return part
    return {
        key: f"{value}.{number}" if key in renamed and isinstance(value, str) else other(value, number, NAMES)
        for key, value in part.items()
    }


def grown(path: tuple[Step, ...], more: int) -> Any:
    """
    Write the base report with so many more members in one of its lists.
    """
    report = copy.deepcopy(BASE)
    members = report
    for step in path:
        members = members[step]
    members += [other(each, number) for number, each in zip(range(more), itertools.cycle(list(members)), strict=False)]
    return report


LISTS = dict(lists(BASE))


@pytest.mark.slow
@pytest.mark.parametrize("keys", sorted(LISTS.keys() - PAIRS))
def test_a_list_twice_as_long_takes_about_twice_the_work(keys: str) -> None:
    """
    The members that a list has more take at most 2.5 times the work of the half as many that came before them.

    What is only made once in a process, as words are taken apart, is made before.
    """
    check(read(grown(LISTS[keys], 4 * MORE)))
    longest, longer, long = (calls_of(read(grown(LISTS[keys], more))) for more in (4 * MORE, 2 * MORE, MORE))
    assert longest - longer <= MOST_PER_DOUBLING * (longer - long)
