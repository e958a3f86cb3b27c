"""
One paper in the making: texts, tables and signatures. Every text goes through here, and is made harmless here.

How a paper looks is stated in two Word files among the templates, one upright, one sideways: page, styles, language, running lines.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table, _Row

from lkj_rules.render.docx.wording import LONGEST, clean

_BODY, _ENTRY, _CELL, _HEAD, _GAP = "Normal", "Unsur", "Isi Tabel", "Kepala Tabel", "Jarak"
_LONGEST_NAME = 200
"""A name in a heading is cut after this many characters."""
TEXTS: dict[str, dict[str, Any]] = {
    "title": {"style": "Title", "most": _LONGEST_NAME}, "subject": {"style": "Subtitle", "most": _LONGEST_NAME},
    "mark": {"style": "Tanda Konsep"}, "heading": {"style": "Heading 1", "most": _LONGEST_NAME},
    "subheading": {"style": "Heading 2", "most": _LONGEST_NAME}, "paragraph": {"style": _BODY, "justified": True},
    "lead": {"style": _BODY, "joined": True}, "item": {"style": "List Number"}, "bullet": {"style": "List Bullet"},
    "note": {"style": "Keterangan"},
}  # fmt: skip
"""The texts that a template may write; a lead leads to a table, and stays with it."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip entry can have."""
_UNIX = 3
_GREY = "E7E6E6"
_COLUMN = re.compile(r"(.+) ([\d.]+)(?: ([cr]))?")
_ALIGNED = {"": WD_ALIGN_PARAGRAPH.LEFT, "c": WD_ALIGN_PARAGRAPH.CENTER, "r": WD_ALIGN_PARAGRAPH.RIGHT}


class Strong(str):
    """
    Name the text of a cell that is set in bold.
    """

    __slots__ = ()


Content = str | tuple[str, ...]
"""What a cell holds: a text, or a paragraph for each of several."""
Row = tuple[Content, ...]


class Paper:
    """
    Build one paper from top to bottom.
    """

    def __init__(self, heading: str, *, sideways: bool = False) -> None:
        name, self._width = ("mendatar", 25.7) if sideways else ("tegak", 16.0)  # the width between the margins, in cm
        self._document = docx.Document(str(Path(__file__).with_name("templates") / f"{name}.docx"))
        self._heading = clean(heading, _LONGEST_NAME)
        self._document.sections[0].header.paragraphs[0].add_run(self._heading)

    def text(self, text: str, style: str, *, joined: bool = False, justified: bool = False, most: int = LONGEST) -> None:
        """
        Write a paragraph of a style, ``joined`` to what follows, such as a table or signatures.
        """
        paragraph = self._document.add_paragraph(clean(text, most), style)
        if justified:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.keep_with_next = joined or None

    def entry(self, label: str, *texts: str, joined: bool = False) -> None:
        """
        Write a label and next to it what belongs to it, a paragraph each, the last ``joined`` to what follows, such as a table.
        """
        for place, text in enumerate(texts):
            paragraph = self._document.add_paragraph("", _ENTRY)
            paragraph.paragraph_format.keep_with_next = (joined and place == len(texts) - 1) or None
            paragraph.add_run("" if place else label).bold = True
            paragraph.add_run(f"\t{clean(text)}")

    def facts(self, pairs: Iterable[tuple[str, str]]) -> None:
        """
        Write names and values below one another, as the head of a letter does.
        """
        table = self._table((0.27, 0.04, 0.69))
        for name, value in pairs:
            for cell in _add_row(table, (name, ":", value), _BODY).cells:
                cell.paragraphs[0].paragraph_format.space_after = 0
        self._document.add_paragraph("", _GAP)

    def table(self, rows: Iterable[Row], *columns: str, merged: Iterable[tuple[int, int, int]] = ()) -> None:
        """
        Write a framed table over the whole width, its head repeated on every page.

        A column is stated by its title, its share of the width, and ``c`` or ``r`` where its texts stand in the middle or at the
        right: ``Kesalahan 0.135 r``. ``merged`` names cells to join, whose first text stays: their column, first and last row.
        """
        stated = [_COLUMN.fullmatch(column) for column in columns]
        titles, shares, places = zip(*(each.groups(default="") for each in stated if each is not None), strict=True)
        table = self._table([float(share) for share in shares], framed=True)
        head = _add_row(table, titles, _HEAD)
        _mark(head, "tblHeader")
        for cell in head.cells:
            cell._tc.get_or_add_tcPr().append(_element("shd", val="clear", color="auto", fill=_GREY))  # noqa: SLF001  # no public way
        for row in rows:
            for cell, place in zip(_add_row(table, row, _CELL).cells, places, strict=True):
                cell.paragraphs[0].alignment = _ALIGNED[place]
        for place, first, last in merged:
            for number in range(first, last + 1):
                merge = _element("vMerge", val="restart" if number == first else "continue")
                table.rows[number].cells[place]._tc.get_or_add_tcPr().append(merge)  # noqa: SLF001  # python-docx's copies paragraphs
        self._document.add_paragraph("", _GAP)

    def signatures(self, left: str, right: str) -> None:
        """
        Write the lines under which people sign, side by side and never apart; empty lines leave room.
        """
        table = self._table((0.5, 0.5))
        for lines in zip_longest(left.split("\n"), right.split("\n"), fillvalue=""):
            for cell in _add_row(table, lines, _BODY).cells:
                cell.paragraphs[0].paragraph_format.space_after = 0
                cell.paragraphs[0].paragraph_format.keep_with_next = True

    def page(self) -> None:
        """
        Begin a new page.
        """
        self._document.add_page_break()  # type: ignore[no-untyped-call]

    def _table(self, shares: Sequence[float], *, framed: bool = False) -> Table:
        """
        Add a table without rows whose columns keep their width; without a frame its texts begin where those of paragraphs do.
        """
        table: Table = self._document.add_table(rows=0, cols=len(shares), style="Table Grid" if framed else "Normal Table")
        table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
        if not framed:
            margins = _element("tblCellMar")
            margins.extend([_element(side, w="0", type="dxa") for side in ("left", "right")])
            table._tbl.tblPr.insert_element_before(margins, "w:tblLook")  # noqa: SLF001  # no public way to margins of cells
        for column, share in zip(table.columns, shares, strict=True):
            column.width = Cm(self._width * share / sum(shares))
        return table

    def bytes(self, *, today: str, author: str) -> bytes:
        """
        Give the finished paper, dated with the day that the run takes as today; the same run gives the same bytes.
        """
        when = dt.datetime.fromisoformat(today).replace(tzinfo=dt.UTC) if today else dt.datetime(*_EPOCH, tzinfo=dt.UTC)
        properties = self._document.core_properties
        properties.title, properties.author, properties.last_modified_by = self._heading, author, author
        properties.created = properties.modified = when
        properties.revision, properties.language, properties.comments = 1, "id-ID", ""
        stream = io.BytesIO()
        self._document.save(stream)
        return _timeless(stream)


def _add_row(table: Table, contents: Sequence[Content], style: str) -> _Row:
    """
    Add a row that is not torn apart at the end of a page.
    """
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    _mark(row, "cantSplit")
    for cell, content in zip(row.cells, contents, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.style = style
        first, *others = content if isinstance(content, tuple) else (content,)
        run = paragraph.add_run(clean(first))
        if isinstance(first, Strong):
            run.bold = True
        for text in others:
            cell.add_paragraph(clean(text), style)
    return row


def _mark(row: _Row, tag: str) -> None:
    row._tr.get_or_add_trPr().append(_element(tag))  # noqa: SLF001  # python-docx has no public way to a row's properties


def _element(tag: str, **values: str) -> Any:
    """
    Make an element of WordprocessingML, for what python-docx has no way to.
    """
    made = OxmlElement(f"w:{tag}")
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _timeless(stream: io.BytesIO) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(stream) as source, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, _UNIX, 0o600 << 16
            target.writestr(entry, source.read(name))
    return written.getvalue()
