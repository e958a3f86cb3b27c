"""
Budget codes as typed segments.

A central code is BA.UnitEs1.Program.Kegiatan.KRO.RO.Komponen.Sub.Akun (076.01.CQ.6871.QGE.001…); tables print any stretch of it.
A regional code (``6.01.02.2.01.03``) or account (``5.1.02.04.01.0003``) is a plain row of numbers. Codes are compared segment by
segment, never as text: RO numbers start anew under every kegiatan, so ``QGE.001`` alone says little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cached_property, lru_cache

import attrs

from lkj_rules.model import Record
from lkj_rules.model.documents import Anggaran, PosAnggaran
from lkj_rules.model.identity import ByIdentity
from lkj_rules.model.reading.numerals import fold_look_alikes


class JenisSegmen(StrEnum):
    """
    Name a level of a budget code, from the widest; ``daerah`` is any level of a regional code.
    """

    BA = "ba"
    UNIT = "unit"
    PROGRAM = "program"
    KEGIATAN = "kegiatan"
    KRO = "kro"
    RO = "ro"
    KOMPONEN = "komponen"
    SUB = "sub"
    AKUN = "akun"
    DAERAH = "daerah"


_LEVELS = tuple(JenisSegmen)[:-1]
_DEPTH = {kind: depth for depth, kind in enumerate(_LEVELS)}
_SHAPES = ("000", "00", "AA", "0000", "AAA", "000", "000", "A", "000000")  # of each level; a sub may also be AA
_SUB = _DEPTH[JenisSegmen.SUB]
_PARTS = re.compile(r"[0-9]+|[A-Z]+")
_WRITTEN = re.compile(r"[0-9A-Z\s.:;,/()\[\]-]*")
_LIST_MARK = re.compile(r"\(?(?:[1-9]\d?|[A-Za-z]|[ivxIVX]{1,5})[.)]*")
_LONGEST = 80
_MOST_REGIONAL_DIGITS = 4


@attrs.frozen(weakref_slot=False, repr=False, cache_hash=True)
class Segmen(Record):
    """
    Hold one segment with its level.
    """

    jenis: JenisSegmen
    teks: str


@attrs.frozen(weakref_slot=False, repr=False, cache_hash=True)
class Kode(Record):
    """
    Hold a budget code: an unbroken stretch of segments, widest first.
    """

    segmen: tuple[Segmen, ...]

    @property
    def daerah(self) -> bool:
        """
        Return whether this is a regional code or account.
        """
        return self.segmen[0].jenis is JenisSegmen.DAERAH

    def __str__(self) -> str:
        return ".".join(part.teks for part in self.segmen)


def parse_code(text: str, *, induk: Kode | None = None) -> Kode | None:
    """
    Read a budget code; ``None`` for a text that is none.

    Noise of separators is tolerated (``QGE:004``, ``QGE 001``). A lone ``001`` may be a BA, an RO or a komponen: ``induk``, the
    code of the line above, decides; without it the widest level is taken.
    """
    central, regional = _read_alone(text) if len(text) <= _LONGEST else ((), None)
    if induk is not None and induk.daerah and regional is not None:
        return regional
    if induk is not None and len(central) > 1:
        central = tuple(kode for kode in central if is_under(lengkapi(kode, induk), induk)) or central
    return central[0] if central else regional


@lru_cache(maxsize=4096)
def _read_alone(text: str) -> tuple[tuple[Kode, ...], Kode | None]:
    folded = fold_look_alikes(text).upper()
    if _WRITTEN.fullmatch(folded) is None:
        return (), None
    parts = _PARTS.findall(folded)
    central, regional = _levels(tuple([("0" if part.isdigit() else "A") * len(part) for part in parts]))
    return tuple([_code(kinds, parts) for kinds in central]), _code(regional, parts) if regional else None


def _code(kinds: Sequence[JenisSegmen], parts: Sequence[str]) -> Kode:
    return Kode(tuple(map(_segment, kinds, parts)))


_segment = lru_cache(maxsize=8192)(Segmen)  # budgets repeat few segments in many codes


def is_list_mark(text: str) -> bool:
    """
    Return whether a text numbers the rows of a list (``3``, ``b.``, ``iv)``) rather than being a budget code.
    """
    return _LIST_MARK.fullmatch(text.strip()) is not None


def lengkapi(kode: Kode, induk: Kode) -> Kode:
    """
    Fill in the leading segments that a code leaves out, from an ancestor; the code itself where the two do not join.
    """
    if kode.daerah or induk.daerah:
        return kode
    first = _DEPTH[kode.segmen[0].jenis]
    head = tuple(part for part in induk.segmen if _DEPTH[part.jenis] < first)
    return Kode((*head, *kode.segmen)) if head and _join(head[-1].jenis, kode.segmen[0].jenis) else kode


def is_under(child: Kode, parent: Kode) -> bool | None:
    """
    Return whether a code belongs below another; ``None`` when the child leaves out segments that would show it.
    """
    if child.daerah or parent.daerah:
        return _is_under_regional(child.segmen, parent.segmen)
    stated = {part.jenis: part.teks for part in child.segmen}
    if any(stated.get(part.jenis, part.teks) != part.teks for part in parent.segmen):
        return False
    if _DEPTH[child.segmen[-1].jenis] <= _DEPTH[parent.segmen[-1].jenis]:
        return False
    return True if all(part.jenis in stated for part in parent.segmen) else None


class CodeTree:
    """
    Hold the full codes of a budget's lines and what is right above them, and find the one that a short code stands for.

    Numbers and letters of a list that stand where a code would, below no code, are none.
    """

    def __init__(self, anggaran: Anggaran) -> None:
        self.lines = ByIdentity(_walk(anggaran))

    @cached_property
    def _by_tail(self) -> dict[tuple[Segmen, ...], Kode | None]:
        found: dict[tuple[Segmen, ...], Kode | None] = {}
        for kode in dict.fromkeys(kode for kode, _ in self.lines.values() if kode is not None):
            for start in range(len(kode.segmen)):
                tail = kode.segmen[start:]
                found[tail] = None if tail in found else kode
        return found

    def full(self, pos: PosAnggaran) -> Kode | None:
        """
        Give the full code of a line of this budget; ``None`` for a line without a code that can be read.
        """
        return self.lines.get(pos, _NO_LINE)[0]

    def above(self, pos: PosAnggaran) -> PosAnggaran | None:
        """
        Give the line right above a line of this budget; ``None`` for a top line.
        """
        return self.lines.get(pos, _NO_LINE)[1]

    def find(self, kode: Kode) -> Kode | None:
        """
        Find the only full code that ends with the given segments; ``None`` when there is none, or more than one.
        """
        return self._by_tail.get(kode.segmen)

    def complete(self, kode: Kode) -> Kode | None:
        """
        Find the full code, or where the budget does not go so deep, build it on the line that its leading segments name.
        """
        for length in range(len(kode.segmen), 0, -1):
            if (found := self.find(Kode(kode.segmen[:length]))) is not None:
                return Kode((*found.segmen, *kode.segmen[length:]))
        return None


_Line = tuple[Kode | None, PosAnggaran | None]
_NO_LINE: _Line = (None, None)


def _walk(anggaran: Anggaran) -> Iterator[tuple[PosAnggaran, _Line]]:
    waiting: list[tuple[PosAnggaran, PosAnggaran | None, Kode | None]] = [(pos, None, None) for pos in reversed(anggaran.pos)]
    while waiting:
        pos, holder, above = waiting.pop()
        kode = None if pos.kode is None or (above is None and is_list_mark(pos.kode)) else parse_code(pos.kode, induk=above)
        if kode is not None and above is not None:
            kode = lengkapi(kode, above)
        yield pos, (kode, holder)
        if pos.anak:  # a line without a code does not cut its children off from the codes above
            waiting += [(child, pos, kode or above) for child in reversed(pos.anak)]


@lru_cache(maxsize=1024)
def _levels(shapes: tuple[str, ...]) -> tuple[tuple[tuple[JenisSegmen, ...], ...], tuple[JenisSegmen, ...]]:
    """
    Give the levels that parts of these shapes may be: of each central code, the widest first, and of a regional one.
    """
    begins = (depth for depth in range(len(_LEVELS)) if shapes and (depth == _SUB or shapes[0] == _SHAPES[depth]))
    central = tuple(kinds for depth in begins if (kinds := _levels_from(depth, shapes)))
    regional = all(shape[0] == "0" and len(shape) <= _MOST_REGIONAL_DIGITS for shape in shapes)
    return central, (JenisSegmen.DAERAH,) * len(shapes) if regional else ()


def _levels_from(depth: int, shapes: Sequence[str]) -> tuple[JenisSegmen, ...]:
    levels = []
    for shape in shapes:
        if depth == _SUB and shape[0] == "0":  # a sub may be left out
            depth += 1
        if depth == len(_LEVELS) or not (shape == _SHAPES[depth] or (depth == _SUB and shape == "AA")):
            return ()
        levels.append(_LEVELS[depth])
        depth += 1
    return tuple(levels)


def _is_under_regional(child: tuple[Segmen, ...], parent: tuple[Segmen, ...]) -> bool | None:
    if len(child) > len(parent) and child[: len(parent)] == parent:
        return True
    # Accounts (5.1.02) stand below activities (6.01.02.2.01) without sharing a segment: only like is compared with like.
    kinds = {tuple(len(part.teks) for part in code[:2]) for code in (child, parent)}
    return False if len(kinds) == 1 and child[0].jenis is parent[0].jenis and len(child) > 1 else None


def _join(above: JenisSegmen, below: JenisSegmen) -> bool:
    gap = _DEPTH[below] - _DEPTH[above]
    return gap == 1 or (below is JenisSegmen.AKUN and above is JenisSegmen.KOMPONEN)
