"""
The headings of a table of the workbook: which column each one means, by its words or by what the document declares of its columns.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import attrs

from lkj_rules.files.fields import fields_of
from lkj_rules.files.form.layout import LEVEL, Column, Section, Shape, folded, name_of, year_of
from lkj_rules.files.form.placed import At
from lkj_rules.files.json_values import quote
from lkj_rules.model.documents import Ukuran
from lkj_rules.nearest import nearest

if TYPE_CHECKING:
    from lkj_rules.files.form.reader import Finder, Line

_YEARLY = re.compile(r"(.+?)[\s_]+((?:19|20)\d\d)")


@attrs.frozen
class Headed:
    """
    Hold what the cells below a heading mean: a column, and the year, number or name that it is of.
    """

    column: Column
    key: str | None
    cell: str


class Headings:
    """
    Hold what the columns of a table mean, and which one states how deep a row stands.
    """

    def __init__(self, finder: Finder, section: Section, document: At | None) -> None:
        self._finder, self._section, self._document = finder, section, document
        self.headed: dict[int, Headed] = {}
        self.level: int | None = None

    def read(self, line: Line) -> None:
        """
        Read a row of headings; what is wrong with one is noted at its cell.
        """
        row, cells = line
        own = {folded(column.heading): column.keys[0] for column in self._section.columns if column.is_value}
        for each in self._kolom():
            _rename(each, ("id",), own)
        seen: dict[tuple[tuple[str, ...], str | None], str] = {}
        for column, cell in cells.items():
            if not cell.text.strip():
                continue
            if folded(cell.text) == folded(LEVEL) and self._section.has_levels:
                self.level = column
                continue
            found = self._meaning(cell.text, self._finder.cell(row, column))
            if found is None:
                self._unknown(cell.text, self._finder.cell(row, column))
                continue
            key = (found.column.keys, found.key)
            if key in seen:
                self._finder.wrong(self._finder.cell(row, column), f"Judul kolom {quote(cell.text)} sudah dipakai di {seen[key]}.",
                                   f"The heading {quote(cell.text)} is already used at {seen[key]}.")  # fmt: skip
                continue
            seen[key] = found.cell
            self.headed[column] = found
        named = {folded(str(each[key].value)): each["id"].value for key in ("judul", "id") for each in self._kolom() if key in each}
        for each in self._kolom():
            _rename(each, ("dari", "ke"), own | named)

    def _unknown(self, text: str, cell: str) -> None:
        known = {folded(each.heading): each.heading for each in self._section.columns if each.shape is not Shape.OPEN}
        near = known.get(nearest(folded(text), sorted(known)) or "")
        opened = near is None and len(known) < len(self._section.columns)
        how_id = "; bila itu kolom lain dari tabel kertas, tulis judulnya pada Arti kolom" if opened else ""
        how_en = "; if it is a further column of the paper, write its heading in Arti kolom" if opened else ""
        self._finder.wrong(cell, f"Judul kolom {quote(text)} tidak dikenal di tabel ini{how_id}.",
                           f"The heading {quote(text)} is not known in this table{how_en}.", near)  # fmt: skip

    def _kolom(self) -> list[dict[str, At]]:
        """
        Give what the document declares of its columns, those without a name left out.
        """
        declared = self._document.value.get("kolom") if self._document is not None else None
        return [at.value for at in (declared.value if declared is not None else ()) if "id" in at.value]

    def _meaning(self, text: str, cell: str) -> Headed | None:
        plain = folded(text)
        declared = self._declared()
        for column in self._section.columns:
            if column.shape is Shape.OPEN and (name := declared.get(plain)) is not None:
                return Headed(column, name, cell)
        for column in self._section.columns:
            if column.shape in {Shape.YEARS, Shape.NUMBERED} and (number := year_of(column, text)) is not None:
                return Headed(column, number, cell)
            if column.shape is Shape.NAMED and (name := name_of(column, text)) is not None:
                return Headed(column, name, cell)
        plainly = [column for column in self._section.columns if column.shape in {Shape.ONE, Shape.SEVERAL, Shape.PAIRS}]
        for names in ({folded(column.heading): column for column in plainly}, {folded(column.path): column for column in plainly}):
            if plain in names:
                return Headed(names[plain], None, cell)
        opened = next((column for column in self._section.columns if column.shape is Shape.OPEN), None)
        if opened is None or self._document is None:
            return None
        name = self._declare(text, cell)
        return None if name is None else Headed(opened, name, cell)

    def _declared(self) -> dict[str, str]:
        """
        Give the further columns that the document declares, by name and by printed heading; a heading of two columns means none.
        """
        own = {folded(column.heading) for column in self._section.columns}
        own |= {column.keys[0] for column in self._section.columns}
        by_text: dict[str, str] = {}
        for each in self._kolom():
            name, title = (each[key].value if key in each else None for key in ("id", "judul"))
            if isinstance(title, str) and isinstance(name, str) and folded(title) not in own:
                by_text[folded(title)] = "" if folded(title) in by_text else name
        for each in self._kolom():
            name = each["id"].value
            if isinstance(name, str) and name not in own:
                by_text[folded(name)] = name
        return {text: name for text, name in by_text.items() if name}

    def _declare(self, text: str, cell: str) -> str | None:
        """
        Declare a column by its heading: a measure with a year, or in a table of data anything; give its name.
        """
        assert self._document is not None
        name = re.sub(r"\W+", "_", text.strip().casefold()).strip("_")
        kolom: dict[str, Any]
        if any(field.name == "label" for field in fields_of(self._section.cls)):
            kolom = {"id": name, "judul": " ".join(text.split())}
        else:
            found = _YEARLY.fullmatch(text.strip())
            measure = None if found is None else next((each for each in Ukuran if folded(each.value) == folded(found[1])), None)
            if found is None or measure is None:
                return None
            kolom = {"id": name, "ukuran": measure.value, "tahun": int(found[2]), "judul": " ".join(text.split())}
        self._document.list_at(("kolom",), cell).append(At({key: At(each, cell) for key, each in kolom.items()}, cell))
        return name


def _rename(kolom: dict[str, At], keys: tuple[str, ...], names: Mapping[str, str]) -> None:
    """
    Write the names of columns where a person wrote their headings.
    """
    for at in (kolom[key] for key in keys if key in kolom):
        many = isinstance(at.value, list)
        named = [names.get(folded(str(text)), text) for text in (at.value if many else [at.value])]
        at.value = named if many else named[0]
