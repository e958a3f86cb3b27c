"""
Texts of 20,000 characters in every field of the format: none costs more than a second, whatever it is made of.

The fields are read off the model, so that a new one is covered without a change here. What is measured is a bound on harm, not a
speed: the time of the processor, interrupted where it is over.
"""

from __future__ import annotations

import copy
import functools
import json
import typing
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import attrs
import pytest
from processor_time import TooSlowError, timed

from lkj_rules.api import check, load_rules, parse_report
from lkj_rules.domain.dates import years_named
from lkj_rules.domain.texts.headings import bare, is_chapter
from lkj_rules.domain.texts.regulations import citations
from lkj_rules.errors import InputError
from lkj_rules.files.fields import YEARS, Field, fields_of, is_class, without_name
from lkj_rules.model import documents
from lkj_rules.model.documents import Laporan
from lkj_rules.model.values import Nilai, Tanggal

CLEAN = Path(__file__).parents[2] / "fixtures" / "base" / "clean.json"
LENGTH, SECONDS = 20_000, 1.0
UNITS = (
    " ", "\u00a0", "\t", "\n", "1", "a", "A", "i", "(", ")", "[", "{", '"', "'", "“", ".", ",", "-", "_", "%", "<", "\\", "|",
    "1 ", "a ", "(1", "()", "1.", "1,", "1/", "1-", "1\n", "a1", "a 1", "- ", ", ", "Rp. . ", "I.", "no.", "no : ", "nomor ", "/x",
    "tahun 2024 ", "2023 ", "2023-", "lembaran negara ", "1 Januari ", "100 % ", "1 juta ", "satu ", "seribu", "s.d. ", "a@",
    "www.", "0812-", " dan ", "semua tercapai ", "realisasi : target x ", "% capaian ", "tidak ", "\u0430", "\u200b", "“a ",
    "bab ", "sub bab ",
)  # fmt: skip
SAMPLE = (" ", "1 ", "no.")
REFERENCES: dict[Any, str] = {
    documents.KodeIndikator: "DPT", documents.KodeSasaran: "S1", documents.IdTabel: "ukur", documents.IdPerjanjian: "pk-ketua",
}  # fmt: skip

Place = tuple[str | int, ...]


def simplest(kind: Any, name: str = "") -> Any:
    """
    Give the simplest JSON of a type.
    """
    arguments, plain = typing.get_args(kind), without_name(kind)
    if typing.get_origin(kind) is tuple:
        return [simplest(arguments[0])]
    if typing.get_origin(kind) is dict:
        return {"2024" if arguments[0] is int else "a": simplest(arguments[1])}
    if is_class(kind, StrEnum):
        return next(iter(kind)).value
    if attrs.has(kind) and not is_class(kind, Nilai) and kind is not Tanggal:
        return {field.name: simplest(field.kind, field.name) for field in fields_of(kind) if field.required}
    simple: dict[Any, Any] = {str: "x", bool: True, int: 2024 if name in YEARS else 1, Tanggal: "2024-01-03"}
    return REFERENCES.get(kind) or simple.get(plain, "1")


def filled(thing: dict[str, Any], cls: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Place, Field]]:
    """
    Fill every empty field of an object, and those of the objects in it; give the place of each that holds a text or a value.
    """
    for field in fields_of(cls):
        mapped = typing.get_origin(field.kind) is dict
        kind = (typing.get_args(field.kind) or (field.kind,))[-1 if mapped else 0]
        inside = attrs.has(kind) and not is_class(kind, Nilai) and kind is not Tanggal
        if (cls is Laporan and field.name == "format") or (inside and above.count(kind) > 1) or field.name in UNFILLED:
            continue
        if thing.get(field.name) in (None, [], {}):
            thing[field.name] = simplest(field.kind, field.name)
        value, place = thing[field.name], (field.name,)
        if isinstance(value, list):
            value, place = value[0], (*place, 0)
        elif mapped:
            key = next(iter(value))
            value, place = value[key], (*place, key)
        if inside:
            yield from (((*place, *below), each) for below, each in filled(value, kind, (*above, kind)))
        elif kind in REFERENCES:
            continue  # an unknown code is refused; as a declared one it is attacked in its register
        elif is_class(kind, Nilai) or without_name(kind) is str:
            yield place, field


UNFILLED = frozenset({"sel", "menggantikan", "atasan", "tangga_asal"})
"""Fields that refer to something which the simplest report lacks."""


@functools.cache
def report() -> tuple[dict[str, Any], tuple[tuple[Place, Field], ...]]:
    """
    Give a report with everything in it, and where its texts and values stand.
    """
    content = json.loads(CLEAN.read_text(encoding="utf-8"))
    places = tuple(filled(content, Laporan))
    content["indikator"][0]["tangga"] = "akip"
    return content, tuple(each for each in places if each[0] != ("indikator", 0, "tangga"))


def holder_of(content: Any, place: Place) -> Any:
    """
    Give what holds a place.
    """
    return functools.reduce(lambda thing, token: thing[token], place[:-1], content)


def renamed(thing: Any, old: str, new: str) -> Any:
    """
    Put another code in the place of one, where it is declared and wherever it is named.
    """
    if isinstance(thing, dict):
        return {new if key == old else key: renamed(value, old, new) for key, value in thing.items()}
    if isinstance(thing, list):
        return [renamed(value, old, new) for value in thing]
    return new if thing == old else thing


def attacks(place: Place, field: Field, text: str) -> Iterator[dict[str, Any]]:
    """
    Give the report with the text in a field: a code wherever it stands, a value as printed, as read, and in its note.
    """
    content = report()[0]
    old = holder_of(content, place)[place[-1]]
    if field.name in ("kode", "id") and isinstance(old, str):
        yield renamed(content, old, text)
        return
    ways = [text]
    if not is_class(without_name(field.kind), str) and without_name(field.kind) is not str and not typing.get_args(field.kind):
        ways += [{"teks": "50 %", "dibaca": text}, {"teks": "50 %", "diragukan": True, "catatan": text}]
    for way in ways:
        changed = copy.deepcopy(content)
        holder_of(changed, place)[place[-1]] = way
        yield changed


def judge(content: dict[str, Any]) -> None:
    """
    Read and check a report; one that is refused has been read as well.
    """
    try:
        file = parse_report(json.dumps(content).encode(), name="r.json")
    except InputError as refused:
        str(refused)
        return
    assert check(file).breakages == ()


def test_the_report_holds_every_text_of_the_format() -> None:
    """
    What is attacked is a sound report that has each field, but for references.
    """
    content, places = report()

    assert parse_report(json.dumps(content).encode(), name="r.json").laporan.tahun == 2024
    assert len(places) > 250


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_texts_that_are_searched(unit: str) -> None:
    """
    The functions that look for numbers, years and laws in prose take time in proportion to it.
    """
    text = (unit * LENGTH)[:LENGTH]

    timed(lambda: [years_named(text), bare(text), is_chapter(text), list(citations(text))], SECONDS)


@pytest.mark.parametrize("unit", SAMPLE, ids=ascii)
def test_every_prose_at_once(unit: str) -> None:
    """
    A report that has such a text in each field that takes any text costs less than a second a field.
    """
    content, places = copy.deepcopy(report()[0]), report()[1]
    prose = [place for place, field in places if without_name(field.kind) is str and field.name not in ("kode", "id", "aturan")]
    for place in prose:
        holder_of(content, place)[place[-1]] = (unit * LENGTH)[:LENGTH]

    timed(lambda: judge(content), SECONDS * len(prose))


@pytest.mark.slow
@pytest.mark.parametrize("unit", SAMPLE[:2], ids=ascii)
def test_every_field(unit: str) -> None:
    """
    Each field by itself: a second at most, reading and checking the whole report included, and no rule breaks.

    The fields of a source are the same wherever it stands; they are attacked in one.
    """
    text = (unit * LENGTH)[:LENGTH]
    load_rules()  # compiling them is not what is measured
    slow = []
    sourced = {place[-1]: place for place, _ in report()[1] if "sumber" in place[:-1]}
    for place, field in report()[1]:
        if "sumber" in place[:-1] and sourced[place[-1]] != place:
            continue
        for content in attacks(place, field, text):
            try:
                timed(functools.partial(judge, content), SECONDS)
            except TooSlowError:
                slow.append(place)

    assert slow == []
