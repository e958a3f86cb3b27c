"""
Where each object of a report stands: its JSON pointer (RFC 6901), and the file, line and column that this leads to.

The model keeps no places, so that equal content is equal; whoever needs a place (a finding, a complaint) asks an index, for which
a walk goes through the report as far as is needed. Texts themselves are plain strings and have no identity; a finding that blames
one points at it (``Petikan``).
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from lkj_rules.model import Record, Unique
from lkj_rules.model.documents import Anggaran, Laporan
from lkj_rules.model.identity import ByIdentity, Index
from lkj_rules.model.values import Nilai, Persen, Rupiah, Tanggal

AMOUNTS = (Rupiah, Persen)
"""What a budget prints, of which there may be millions."""


@attrs.frozen(kw_only=True, eq=False, slots=True, repr=False)
class Petikan(Unique):
    """
    Hold a text of the report with where it stands: the object that it belongs to, and the keys from there.
    """

    teks: str
    pemilik: Any
    jalur: tuple[str | int, ...]

    def __str__(self) -> str:
        return self.teks


def pointer_token(key: object) -> str:
    """
    Write a key or an index as one token of a JSON pointer (RFC 6901, section 3).
    """
    return str(key).replace("~", "~0").replace("/", "~1")


@functools.cache
def _part_names(cls: Any) -> tuple[str, ...] | None:
    """
    Name the fields that can hold something with a place of its own; ``None`` for what has no place, such as a text.
    """
    if not attrs.has(cls):
        return None
    if issubclass(cls, Tanggal):  # one string in the file
        return ()
    if issubclass(cls, Nilai):
        return ("pembilang", "penyebut", "sumber")
    return tuple(attribute.name for attribute in attrs.fields(cls) if attribute.init)


class Pointers:
    """
    Answer where in its report an object of the model stands: the report, a row, a value, a date.

    A value that the file does not write (a blank target by default) has the pointer that it would have.
    """

    def __init__(self, laporan: Laporan) -> None:
        places = ((thing, pointer) for pointer, thing in places_of(laporan, without=(str, *AMOUNTS)))
        amounts = ((thing, pointer) for pointer, thing in places_of(laporan) if isinstance(thing, AMOUNTS))
        self._index, self._amounts = Index(places), Index(amounts)  # apart: of millions of amounts, few are asked about
        self._mounted = ByIdentity[object, str]()

    def mount(self, pointer: str, things: tuple[object, ...]) -> None:
        """
        Give objects that come from another file pointers of their own, below one that the report does not have.
        """
        self._mounted.update((thing, f"{pointer}/{number}") for number, thing in enumerate(things))

    def of(self, thing: object) -> str:
        """
        Give the pointer of an object; of its first place where one object stands in several.

        A text that is pointed at (``Petikan``) has the pointer of its owner with the keys from there.

        Raises ``LookupError`` when the object does not belong to the report.
        """
        if isinstance(thing, Petikan):
            return "/".join((self.of(thing.pemilik), *map(pointer_token, thing.jalur)))
        index = self._amounts if isinstance(thing, AMOUNTS) else self._index
        pointer = self._mounted.get(thing) or index.get(thing)
        if pointer is None:
            raise LookupError(f"this {type(thing).__name__} is not part of the report")
        return pointer


def places_of(thing: Any, pointer: str = "", *, without: tuple[type, ...] = (str,)) -> Iterator[tuple[str, Any]]:
    """
    Give every model object of the report with its pointer, in reading order; an object that stands in several places, in each.

    A part of the report or a list of it may be given, with its ``pointer``. Objects of the classes ``without`` are left out.
    """
    stack = [(pointer, thing)]
    while stack:
        pointer, thing = stack.pop()
        if isinstance(thing, tuple):
            inner = [(f"{pointer}/{index}", item) for index, item in enumerate(thing)]
        elif isinstance(thing, dict):
            inner = [(f"{pointer}/{pointer_token(key)}", item) for key, item in thing.items()]
        else:
            kind: type = type(thing)
            names = _part_names(kind)
            if names is None:
                continue
            yield pointer, thing
            parts = [(name, part) for name in names if (part := getattr(thing, name)) and not isinstance(part, without)]
            inner = [(f"{pointer}/{name}", part) for name, part in parts] if parts else []
        stack.extend(reversed(inner))


def owners_of(laporan: Laporan) -> Iterator[tuple[object, object]]:
    """
    Give every model object in the report with the object that it is a part of, those in budgets last; the report has no owner.
    """
    stack: list[object] = [laporan]
    while stack:
        owner = stack.pop()
        kind: type = type(owner)
        for name in _part_names(kind) or ():
            for part in _members(getattr(owner, name)):
                part_kind: type = type(part)
                if _part_names(part_kind) is not None:
                    yield part, owner
                    stack.insert(0 if part_kind is Anggaran else len(stack), part)


def _members(part: Any) -> tuple[Any, ...]:
    if isinstance(part, dict):
        return tuple(part.values())
    return part if isinstance(part, tuple) else (part,)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Excerpt(Record):
    """
    Hold a stretch of a file with its text.

    Lines and columns count from 1, columns in characters; ``end_column`` is the first one after the stretch.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


@attrs.frozen(eq=False, repr=False)
class Box(Record):
    """
    Hold a rectangle of a page: points from the left and upper edge of the page once its letters stand upright.

    Pages count from 1 in their file; ``turn`` are the degrees by which a page, as it is shown, is turned to the right for that.
    ``head`` is where the heading of the table stands that the rectangle is a part of, ``file`` what its file is called where a
    report has several.
    """

    page: int
    left: float
    top: float
    right: float
    bottom: float
    turn: int = 0
    head: Box | None = None
    file: str = ""


def around(boxes: Iterable[Box]) -> Box | None:
    """
    Give the rectangle around several, of those on the page of the first; ``None`` around none.
    """
    found = list(boxes)
    if not found:
        return None
    near = [each for each in found if (each.file, each.page) == (found[0].file, found[0].page)]
    return attrs.evolve(
        found[0], left=min(each.left for each in near), top=min(each.top for each in near),
        right=max(each.right for each in near), bottom=max(each.bottom for each in near),
    )  # fmt: skip


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Spot(Record):
    """
    Hold a place in a file: the file's name to show, the pointer inside it, line and column from 1 if known.

    ``excerpt`` is the value as the file writes it, a long one only by its beginning; ``context`` is what stands around it. In a
    workbook ``cell`` says where: ``Pengukuran!E7``; of a paper it is ``hal. 33, Tabel 3.2, baris 4``, and ``box`` where that is.
    """

    file: str
    pointer: str
    line: int | None = None
    column: int | None = None
    excerpt: Excerpt | None = None
    context: Excerpt | None = None
    cell: str | None = None
    box: Box | None = None

    @property
    def printed(self) -> str:
        """
        Give the place on a paper, as its readers count; empty where the file is none.
        """
        return self.cell if self.cell and "!" not in self.cell else ""

    def position(self, report: str) -> str:
        """
        Write the place as ``line:column`` or cell, with the file's name where that is not ``report``; empty if it is not known.
        """
        where = self.cell or ("" if self.line is None else f"{self.line}:{self.column}")
        return where if self.file == report else f"{self.file}:{where}".rstrip(":")
