"""
The lines of one budget: what they are called, what stands above a line, and which line a code or a name means.

Codes come first; where an office prints none, a line is found by its name, if only one line bears it.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from functools import cached_property

from lkj_rules.domain.analysis import firsts
from lkj_rules.domain.budget.names import LEVELS, Names, level_of, name_words
from lkj_rules.domain.facts import walk
from lkj_rules.model.documents import Anggaran, PosAnggaran, PosPerjanjian, TotalAnggaran
from lkj_rules.model.findings import Texts
from lkj_rules.model.identity import ByIdentity, key_of
from lkj_rules.model.reading.codes import CodeTree, Kode, is_list_mark, parse_code
from lkj_rules.model.values import Rupiah

Address = tuple[Hashable, ...]

BarisUang = PosAnggaran | TotalAnggaran
"""A row of a budget that prints amounts: a line or the total row."""


def row_name(row: BarisUang | PosPerjanjian) -> Texts:
    """
    Name a row of a budget or of an agreement in a sentence.
    """
    if isinstance(row, TotalAnggaran):
        return Texts("baris jumlah", "the total row")
    words = " ".join(part for part in (row.kode, row.nama) if part)
    return Texts(words or "baris tanpa nama", words or "a row without a name")


def lists_of(pos: Sequence[PosAnggaran], kind: str) -> Iterator[list[str]]:
    """
    Give the lines that may be programmes or activities: those named so, else the lines of any one level but kinds of spending.
    """
    levels = [list(pos)]
    while levels[-1]:
        levels.append([part for line in levels[-1] for part in line.anak])
    lines = [line for level in levels for line in level]
    named = [line for line in lines if (line.nama or "").casefold().startswith(kind)]
    leaves = [line for line in lines if not line.anak]
    for level in (named, leaves, *levels):
        names = [line.nama or "" for line in level]
        if names and not any(name.casefold().startswith("belanja") for name in names):
            yield names
            yield list(dict.fromkeys(names))


def rows_of(anggaran: Anggaran) -> Iterator[BarisUang]:
    """
    Give every row of a budget in reading order, nested lines included, the total row last.
    """
    yield from walk(anggaran.pos)
    if anggaran.total is not None:
        yield anggaran.total


def printed_level(lines: Sequence[PosAnggaran], column: str) -> Iterator[tuple[PosAnggaran, Rupiah | None]]:
    """
    Give lines with their cell of a column; a line that prints nothing there gives way to its details, as far down as need be.
    """
    stack = list(reversed(lines))
    while stack:
        pos = stack.pop()
        cell: Rupiah | None = getattr(pos, column)
        if cell is None and pos.anak:
            stack.extend(reversed(pos.anak))
        else:
            yield pos, cell


def fold_name(text: str) -> str:
    """
    Fold the name of a budget line: case, spaces and punctuation aside, and without a leading "Program" or "Kegiatan".
    """
    words = re.findall(r"\w+", text.casefold())
    return " ".join(words[1:] if len(words) > 1 and words[0] in {"program", "kegiatan"} else words)


class BudgetLines:
    """
    Know the lines of one budget by code, by name and by what stands above them.
    """

    def __init__(self, anggaran: Anggaran) -> None:
        self.anggaran = anggaran
        self.codes = CodeTree(anggaran)

    def path(self, pos: PosAnggaran) -> tuple[PosAnggaran, ...]:
        """
        Give a line with all lines above it, the top line first.
        """
        path = [pos]
        while (above := self.codes.above(path[-1])) is not None:
            path.append(above)
        return tuple(reversed(path))

    def coded_above(self, pos: PosAnggaran) -> PosAnggaran | None:
        """
        Give the nearest line above that has a code which can be read.
        """
        above = self.codes.above(pos)
        while above is not None and self.codes.full(above) is None:
            above = self.codes.above(above)
        return above

    def siblings(self, pos: PosAnggaran) -> tuple[PosAnggaran, ...]:
        """
        Give the lines right below the same line, this one among them.
        """
        above = self.codes.above(pos)
        return self.anggaran.pos if above is None else above.anak

    @cached_property
    def twins(self) -> ByIdentity[PosAnggaran, tuple[PosAnggaran, ...]]:
        """
        Give for every line that repeats a code the earlier lines with that code under the same parent.
        """
        found = ByIdentity[PosAnggaran, tuple[PosAnggaran, ...]]()
        for group in (self.anggaran.pos, *(pos.anak for pos in self.codes.lines if pos.anak)):
            earlier: dict[object, list[PosAnggaran]] = {}
            for pos in group:
                if pos.kode is None or (self.codes.full(pos) is None and is_list_mark(pos.kode)):
                    continue
                same = earlier.setdefault(self.codes.full(pos) or " ".join(pos.kode.split()), [])
                if same:
                    found[pos] = tuple(same)
                same.append(pos)
        return found

    @cached_property
    def _by_code(self) -> dict[Kode, PosAnggaran]:
        return firsts((kode, pos) for pos, (kode, _) in self.codes.lines.items() if kode is not None)

    @cached_property
    def _by_name(self) -> dict[str, PosAnggaran | None]:
        found: dict[str, PosAnggaran | None] = {}
        for pos in self.codes.lines:
            if pos.nama is not None:
                name = fold_name(pos.nama)
                found[name] = None if name in found else pos
        return found

    def find(self, kode: str | None, nama: str | None) -> Kode | PosAnggaran | None:
        """
        Find what a code means, or without a code the name: a full code (it may go deeper than the budget), or a line without one.

        ``None`` where it is not there, or where several lines are meant.
        """
        read = None if kode is None else parse_code(kode)
        if read is not None:
            return self.codes.complete(read)
        pos = self._by_name.get(fold_name(nama)) if kode is None and nama is not None else None
        return None if pos is None else self.codes.full(pos) or pos

    def line_of(self, spot: Kode | PosAnggaran) -> PosAnggaran:
        """
        Give the line that a spot of ``find`` is, or the deepest line of the budget that it lies under.
        """
        if isinstance(spot, PosAnggaran):
            return spot
        lengths = range(len(spot.segmen), 0, -1)
        return next(pos for length in lengths if (pos := self._by_code.get(Kode(spot.segmen[:length]))) is not None)

    def match(self, kode: str | None, nama: str | None, *, loosely: bool = False) -> PosAnggaran | None:
        """
        Find a line by code, by name, by a name spelt nearly so, or loosely by one with some words more or fewer.
        """
        spot = self.find(kode, nama)
        if spot is not None:
            return self.line_of(spot)
        if nama is None or (kode is not None and any(code is not None for code, _ in self.codes.lines.values())):
            return None
        words, level = name_words(nama), level_of(nama)
        known = self._names if level is None else {each: self._names[each] for each in (level, None) if each in self._names}
        asked = [Names.same, Names.respelt, *([Names.reworded] if loosely else [])]
        found = (how(names, words) for how in asked for names in known.values())
        return next((pos for pos in found if pos is not None), None)

    @cached_property
    def _names(self) -> dict[str | None, Names[PosAnggaran]]:
        named = [(pos, pos.nama) for pos in self.codes.lines if pos.nama is not None]
        by_level = {level: [pair for pair in named if level_of(pair[1]) == level] for level in (None, *LEVELS)}
        return {level: Names((name_words(name), pos) for pos, name in pairs) for level, pairs in by_level.items()}

    def address(self, kode: str | None, nama: str | None) -> Address | None:
        """
        Give the place of what a code or a name means: what lies under a place has an address that begins with that place's.
        """
        spot = self.find(kode, nama)
        if spot is None:
            return None
        pos = self.line_of(spot)
        full = self.codes.full(pos)
        deeper = spot.segmen[len(full.segmen) :] if isinstance(spot, Kode) and full is not None else ()
        return (*map(key_of, self.path(pos)), *deeper)
