"""
The workbook to fill in, as data: which sheet, block and column holds which key of ``report.json``.

``sheets.toml`` places documents on sheets and names columns; everything else is read off the model, so that a new key has a column
without a change here. The writer, the reader and the guides all go by this description.
"""

from __future__ import annotations

import functools
import re
import tomllib
import typing
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import attrs

from lkj_rules.files.fields import Field, fields_of, is_class, without_name
from lkj_rules.model.documents import Laporan
from lkj_rules.model.values import Nilai, Sumber, Tanggal

TREE = "anak"
DOCUMENT, SECTION = "■", "▸"
"""Marks before the title of a block and of a section within it."""
LEVEL = "Tingkat"
ORDER = "Urutan"
"""Headings that no key has: the depth of a row, and the place of a table among those of other sheets."""


class Shape(Enum):
    """
    Name how values of a key fill cells: one; several in one cell; a cell for each year, number, or name.
    """

    ONE = "one"
    SEVERAL = "several"
    PAIRS = "pairs"
    YEARS = "years"
    NUMBERED = "numbered"
    NAMED = "named"
    OPEN = "open"


@attrs.frozen(kw_only=True)
class Column:
    """
    Hold one heading: the keys from the row to the value, what it may hold, and how it fills cells.
    """

    heading: str
    keys: tuple[str, ...]
    kind: Any
    shape: Shape
    field: Field
    owner: type
    required: bool = False
    hint: str = ""

    @property
    def is_value(self) -> bool:
        """
        Return whether cells hold printed values.
        """
        return is_class(self.kind, Nilai)

    @property
    def path(self) -> str:
        """
        Write the keys with dots, as ``sheets.toml`` names a column.
        """
        return ".".join(self.keys)


@attrs.frozen(kw_only=True)
class Section:
    """
    Hold a table of rows: where its rows go, their class, its columns, and whether rows have depth.
    """

    title: str
    keys: tuple[str, ...]
    cls: Any
    columns: tuple[Column, ...]
    levels: tuple[Any, ...]
    core: tuple[str, ...] = ()
    rows: int = 20
    optional: bool = False
    total: str | None = None

    @property
    def has_levels(self) -> bool:
        """
        Return whether rows have depth, or totals.
        """
        return len(self.levels) > 1 or self.total is not None

    @property
    def further(self) -> tuple[Column, ...]:
        """
        Give the columns that an empty workbook does not show, and a person may add.
        """
        return tuple(column for column in self.columns if self.core and column.path not in self.core)


@attrs.frozen(kw_only=True)
class Block:
    """
    Hold a block of a sheet: one document with its form and sections, or a table of rows alone (then ``rows`` is that table).
    """

    title: str
    keys: tuple[str, ...]
    cls: Any
    many: bool
    also: str | None = None
    where: dict[str, str] = attrs.field(factory=dict)
    form: tuple[Column, ...] = ()
    sections: tuple[Section, ...] = ()
    table: Section | None = None


@attrs.frozen(kw_only=True)
class SheetPlan:
    """
    Hold one sheet: its name, what its first lines say, and its blocks.
    """

    name: str
    note: str
    blocks: tuple[Block, ...]


def folded(text: str) -> str:
    """
    Write a heading as it is compared: case, spacing, a colon and the mark of what must be filled do not count.
    """
    return " ".join(text.replace("_", " ").split()).casefold().rstrip(" *:")


@functools.cache
def _stated() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("sheets.toml").read_text(encoding="utf-8"))


def guide() -> dict[str, Any]:
    """
    Give name, title and lines of the sheet that says how to fill in the others.
    """
    stated: dict[str, Any] = _stated()["guide"]
    return stated


@functools.cache
def sheets() -> tuple[SheetPlan, ...]:
    """
    Give all sheets in their order.
    """
    stated = _stated()
    headings = _Headings(stated["headings"], stated["hints"])
    return tuple(
        SheetPlan(name=each["name"], note=each["note"], blocks=tuple(_block(headings, **block) for block in each["blocks"]))
        for each in stated["sheets"]
    )


class _Headings:
    def __init__(self, stated: dict[str, Any], hints: dict[str, dict[str, str]]) -> None:
        self._stated, self._hints = stated, hints

    def of(self, cls: type, name: str) -> str:
        own = self._stated.get(cls.__name__, {}).get(name) or self._stated.get(name)
        return own if isinstance(own, str) else name.replace("_", " ").capitalize()

    def columns(self, cls: Any, above: tuple[str, ...] = (), prefix: str = "") -> Iterator[Column]:
        """
        Give the columns of a class, those of its parts included; tables within it and rows below are left to sections.
        """
        for field in fields_of(cls):
            keys, kind = (*above, field.name), without_name(field.kind)
            if attrs.has(kind) and not is_class(kind, Nilai) and kind is not Tanggal:
                inner = "" if kind is Sumber else f"{self.of(cls, field.name)}: "
                yield from self.columns(kind, keys, prefix + inner)
                continue
            shape, item = _shape(kind)
            if shape is None:
                continue
            heading = self.of(cls, field.name)
            yield Column(
                heading=f"{prefix}{heading.lower()}" if prefix else heading, keys=keys, kind=item, shape=shape, field=field,
                owner=cls, required=field.required, hint=self._hints.get(cls.__name__, {}).get(field.name) or field.arti or "",
            )  # fmt: skip


def _shape(kind: Any) -> tuple[Shape | None, Any]:
    arguments = tuple(map(without_name, typing.get_args(kind)))
    if typing.get_origin(kind) is tuple:
        item = arguments[0]
        if is_class(item, Nilai):
            return Shape.NUMBERED, item
        return (None, item) if attrs.has(item) else (Shape.SEVERAL, item)
    if typing.get_origin(kind) is dict:
        key, item = arguments
        return Shape.YEARS if key is int else Shape.NAMED if is_class(item, Nilai) else Shape.PAIRS, item
    return Shape.ONE, kind


def _block(
    headings: _Headings, *, title: str, path: str, also: str | None = None, where: dict[str, str] | None = None,
    sections: list[dict[str, Any]] | None = None, columns: list[str] | None = None, rows: int = 20,
) -> Block:  # fmt: skip
    keys = tuple(filter(None, path.split(".")))
    if not keys:
        return Block(title=title, keys=(), cls=Laporan, many=False, form=tuple(_identity(headings)))
    cls, many = _class_at(keys)
    if many and sections is None:
        table = _section(headings, cls, title=title, keys=keys, columns=columns, rows=rows)
        return Block(title=title, keys=keys, cls=cls, many=True, table=table)
    further = tuple(_section_of(headings, cls, **each) for each in sections or ())
    held = {section.keys[0] for section in further} | {section.total for section in further} | set(where or ())
    form = tuple(column for column in headings.columns(cls) if column.keys[0] not in held)
    return Block(title=title, keys=keys, cls=cls, many=many, also=also, where=where or {}, form=form, sections=further)


def _identity(headings: _Headings) -> Iterator[Column]:
    """
    Give the form of the first sheet: the office, the year, and what the report says of itself as a whole.
    """
    lkj = _class_at(("lkj",))[0]
    own = [column for column in headings.columns(Laporan) if len(column.keys) == 1 and column.keys != ("format",)]
    office = (_bare(headings, column) for column in headings.columns(Laporan) if column.keys[0] == "entitas")
    stated = (attrs.evolve(column, keys=("lkj", *column.keys)) for column in headings.columns(lkj) if len(column.keys) == 1)
    yield from office
    yield from (*own, *stated)


def _bare(headings: _Headings, column: Column) -> Column:
    return attrs.evolve(column, heading=headings.of(column.owner, column.keys[-1]))


def _class_at(keys: tuple[str, ...]) -> tuple[Any, bool]:
    cls: Any = Laporan
    many = False
    for key in keys:
        kind = next(field.kind for field in fields_of(cls) if field.name == key)
        many = typing.get_origin(kind) is tuple
        cls = typing.get_args(kind)[0] if many else kind
    return cls, many


def _section_of(headings: _Headings, document: Any, *, key: str, **rest: Any) -> Section:
    names = {field.name: field.kind for field in fields_of(document)}
    totals = (name for name in ("rekap", "total") if name in names and not is_class(_item(names[name]), Nilai))
    total = next(totals, None) if key in {"baris", "pos"} else None
    return attrs.evolve(_section(headings, _item(names[key]), keys=(key,), **rest), total=total)


def _item(kind: Any) -> Any:
    return typing.get_args(kind)[0] if typing.get_origin(kind) is tuple else kind


def _section(
    headings: _Headings, cls: Any, *, title: str, keys: tuple[str, ...], columns: list[str] | None = None, rows: int = 20,
    optional: bool = False,
) -> Section:  # fmt: skip
    known = tuple(
        attrs.evolve(column, shape=Shape.OPEN) if column.keys == ("sel",) else column for column in headings.columns(cls)
    )
    below = next((field for field in fields_of(cls) if field.name == TREE), None)
    levels = (cls,) if below is None else (cls, _item(below.kind))
    paths = {column.keys[-1]: column.path for column in known} | {column.path: column.path for column in known}
    core = tuple(paths[name] for name in columns or ())
    return Section(title=title, keys=keys, cls=cls, columns=known, levels=levels, core=core, rows=rows, optional=optional)


def year_of(column: Column, heading: str) -> str | None:
    """
    Give the year, or the number, that a heading adds to a column's own; ``None`` where it is another heading.
    """
    found = re.fullmatch(rf"{re.escape(folded(column.heading))} (\d+)", folded(heading))
    if found is None or (column.shape is Shape.YEARS) != (len(found[1]) == len("2024")):
        return None
    return found[1]


def name_of(column: Column, heading: str) -> str | None:
    """
    Give the name that a heading adds to a column's own, after a colon; ``None`` where it is another heading.
    """
    begin, colon, name = heading.strip().partition(":")
    return name.strip() if colon and folded(begin) == folded(column.heading) and name.strip() else None
