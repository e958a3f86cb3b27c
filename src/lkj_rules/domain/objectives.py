"""
Objectives as documents list them: which rows stand under them, their numbers (``5)``, ``II.``, ``SS.2``), what they are called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import chain
from typing import Any

import attrs

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.facts import walk
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.texts.words import words_of
from lkj_rules.model import Record
from lkj_rules.model.documents import DokumenIku, Jenjang, Lkj, PerjanjianKinerja, Renstra, Rkt, SasaranDokumen, Tabel
from lkj_rules.model.findings import Texts
from lkj_rules.model.pointers import Petikan

_ROMAN = {"i": 1, "v": 5, "x": 10}


class Urutan(StrEnum):
    """Name how a number follows those before it."""

    URUT = "urut"
    BERULANG = "berulang"
    MELOMPAT = "melompat"


def ordinal(text: str) -> tuple[int, ...] | None:
    """
    Read the number of a list entry, part by part; ``None`` when it has none that can be read.

    ``i``, ``v`` and ``x`` are Roman; any other single letter counts from ``a``.
    """
    digits = re.findall(r"\d{1,6}(?:\.\d{1,6})*", text)
    if digits:
        return tuple(map(int, digits[-1].split(".")))
    letters = re.fullmatch(r"[\W_]*([a-z]{1,8})[\W_]*", text.casefold())
    if letters is None:
        return None
    word = letters[1]
    if set(word) <= set(_ROMAN):
        return (_roman(word),)
    return (ord(word) - ord("a") + 1,) if len(word) == 1 else None


def _roman(word: str) -> int:
    values = [_ROMAN[letter] for letter in word]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))


def runs(numbers: Sequence[str | None], *, whole: bool) -> Iterator[Urutan | None]:
    """
    Say of every entry of a list how its number follows; ``None`` where it has none that can be read.

    An entry without a number may hold the number that lies between. A one after higher numbers, or after a lone one with a two
    behind it, opens a new series, as under the next goal. Where the list is not ``whole`` (a lower agreement that keeps the upper
    one's numbers) numbers may be left out.
    """
    read = [None if text is None else ordinal(text) for text in numbers]
    before: tuple[int, ...] | None = None
    seen: set[tuple[int, ...]] = set()
    gap = 0
    for place, number in enumerate(read):
        if number is None:
            gap += 1
            yield None
            continue
        if before is not None and _opens_series(number, before, read[place + 1 :]):
            before, seen = None, {found for found in seen if found[:-1] != number[:-1]}
        yield _step(before, number, gap, seen=seen, whole=whole)
        before, gap = number, 0
        seen.add(number)


def _opens_series(number: tuple[int, ...], before: tuple[int, ...], following: Sequence[tuple[int, ...] | None]) -> bool:
    if number[-1] != 1:
        return False
    coming = next((other for other in following if other is not None), None)
    return before[-1] > 1 or (coming is not None and coming == (*number[:-1], 2))


def _step(
    before: tuple[int, ...] | None, number: tuple[int, ...], gap: int, *, seen: set[tuple[int, ...]], whole: bool
) -> Urutan:
    if number in seen:
        return Urutan.BERULANG
    last = before[-1] if before is not None and before[:-1] == number[:-1] else 0
    steps = number[-1] - last
    return Urutan.URUT if not whole or 1 <= steps <= 1 + gap else Urutan.MELOMPAT


_REACHED = frozenset(("terwujudnya", "tercapainya", "terciptanya", "mewujudkan"))
_RAISED = frozenset(("meningkatnya", "meningkatkan", "peningkatan"))
"""Words that open nearly every objective: one puts that something is reached, or is raised, in other forms."""


@attrs.frozen(eq=False, repr=False)
class Penomoran(Record):
    """
    Hold the number of an objective, part by part, how it follows those before it in its document, and the last one before it.
    """

    bagian: tuple[int, ...] | None
    urutan: Urutan | None
    sebelumnya: str | None


def numbering(scope: Scope, objective: SasaranDokumen) -> Penomoran:
    """
    Read the number of an objective among those of its document.
    """
    document = next(scope.places.owners(objective))
    numbers = [sasaran.nomor for sasaran in document.sasaran]
    place = next(index for index, sasaran in enumerate(document.sasaran) if sasaran is objective)
    before = [number for number in numbers[:place] if number is not None]
    own = None if objective.nomor is None else ordinal(objective.nomor)
    return Penomoran(own, _runs(scope, document)[place], before[-1] if before else None)


_NAMED = re.compile(
    r"\bsasaran(?:\s+strategis)?\s+(?:ke\s?-?\s?|nomor\s|no\.?\s?)?(\d{1,2}|[ivx]{1,4})\b"
    r"(?!\s?[.,/–-]\s?\d|\s*[(%]|\s+(?:s\.?d|sampai|hingga|dan|orang|persen)\b)", re.IGNORECASE,
)
"""The objective that a heading names by its number: ``SASARAN KE-3``, ``Sasaran Strategis 2``."""


def named_elsewhere(scope: Scope, tabel: Tabel) -> list[Petikan]:
    """
    Give the headings of a table, its title and the names of its summary rows, that number another objective than its rows have.
    """
    codes, lkj = {row.sasaran for row in walk(tabel.baris)}, scope.laporan.lkj
    listed = () if lkj is None else lkj.sasaran
    own = {ordinal(entry.nomor) for entry in listed if entry.nomor is not None and entry.sasaran in codes}
    headings = [Petikan(teks=tabel.judul or "", pemilik=tabel, jalur=("judul",))]
    headings += [Petikan(teks=row.nama or "", pemilik=row, jalur=("nama",)) for row in tabel.rekap]
    named = [(heading, {ordinal(number) for number in _NAMED.findall(heading.teks)}) for heading in headings]
    return [heading for heading, numbers in named if None not in own and own and len(numbers) == 1 and not numbers & own]


@analysis
def _runs(_: Scope, document: Any) -> list[Urutan | None]:
    whole = not isinstance(document, PerjanjianKinerja) or document.jenjang is Jenjang.PUNCAK
    codes = [sasaran.sasaran for sasaran in document.sasaran]
    first = [code not in codes[:place] for place, code in enumerate(codes)]  # one listed again further on has its number again
    return list(runs([each.nomor if new else None for each, new in zip(document.sasaran, first, strict=True)], whole=whole))


def objective_of(scope: Scope, row: Any) -> str | None:
    """
    Give the objective that a row stands under: its own, else that of the row above it.
    """
    for thing in chain((row,), scope.places.owners(row)):
        code = getattr(thing, "sasaran", None)
        if isinstance(code, str):
            return code
        if isinstance(thing, (Tabel, PerjanjianKinerja, Renstra, Rkt, DokumenIku)):
            return None
    return None


def objectives_with_rows(scope: Scope, objective: SasaranDokumen) -> tuple[str | None, ...]:
    """
    Give the objectives under which indicators stand in the document of an objective, ``None`` for those that are not given.
    """
    return _objectives_of_rows(scope, next(scope.places.owners(objective)))


@analysis
def _objectives_of_rows(scope: Scope, document: Any) -> tuple[str | None, ...]:
    unread = any(each.tidak_dibaca for each in (document, *(document.tabel if isinstance(document, Lkj) else ())))
    return tuple(dict.fromkeys([*(objective_of(scope, row) for row in _indicator_rows(document)), *([None] if unread else [])]))


def _indicator_rows(document: Any) -> Iterator[Any]:
    if isinstance(document, Lkj):
        yield from (row for tabel in document.tabel for row in walk(tabel.baris) if row.indikator is not None)
    else:
        yield from document.baris


@analysis
def known_objectives(_: Scope, document: Any) -> frozenset[str]:
    """
    Give the objectives that a document or table knows.
    """
    listed = (sasaran.sasaran for sasaran in getattr(document, "sasaran", ()))
    return frozenset((*listed, *(row.sasaran for row in document.baris if row.sasaran is not None)))


def objective_text(scope: Scope, code: str, document: Any) -> str:
    """
    Give an objective in the words of a document, else in those of the register.
    """
    own = (_wordings(scope, holder).get(code) for holder in chain((document,), scope.places.owners(document)))
    if (text := next(filter(None, own), None)) is not None:
        return text
    entry = scope.deref("Sasaran", code)
    return (None if entry is None else entry.nama) or code


@analysis
def _wordings(_: Scope, holder: Any) -> dict[str | None, str]:
    """
    Give the wording of each objective that a document or table lists, the first where it has several.
    """
    listed = getattr(holder, "sasaran", ())
    listed = [each for each in listed if isinstance(each, SasaranDokumen) and each.nama] if isinstance(listed, tuple) else []
    return {each.sasaran: each.nama for each in reversed(listed)}


def core_of(wording: str) -> str:
    """
    Give an objective's wording without the form of its opening: ``Terwujudnya peningkatan mutu`` is ``Meningkatnya mutu``.
    """
    words = list(words_of(wording))
    if len(words) > 1 and words[0] in _REACHED:
        del words[0]
    if words and words[0] in _RAISED:
        words[0] = "peningkatan"
    return " ".join(words)


def label_of(objective: SasaranDokumen) -> Texts:
    """
    Call an objective by its printed number; a number in words (“Misi Pertama, Sasaran ke-2”) needs none before it.
    """
    number = (objective.nomor or "").strip()
    if "sasaran" in number.casefold():
        return Texts(number, number)
    return Texts(f"Sasaran {number}".strip(), f"Objective {number}".strip())
