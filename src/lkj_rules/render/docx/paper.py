"""
One paper in the making: headings, paragraphs, tables and signatures. Every text goes through here, and is made harmless here.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Sequence
from itertools import zip_longest

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE

from lkj_rules.render.docx.styles import BODY, ENTRY, GAP, MARK, NOTE, SUBTITLE, TITLE, prepare, running_lines, text_width
from lkj_rules.render.docx.tables import Column, Content, add_row, add_table, empty_table, join_down
from lkj_rules.render.docx.wording import clean

LONGEST_NAME = 200
"""A name in a heading is cut after this many characters."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip entry can have."""
_UNIX = 3


class Paper:
    """
    Build one paper from top to bottom.
    """

    def __init__(self, heading: str, *, sideways: bool = False) -> None:
        self._document = docx.Document()
        self._heading = clean(heading, LONGEST_NAME)
        self._width = text_width(sideways=sideways)
        prepare(self._document, sideways=sideways)
        running_lines(self._document, self._heading, sideways=sideways)

    def title(self, *lines: str) -> None:
        """
        Write the title, the last line as the subject.
        """
        for line in lines[:-1]:
            self._document.add_paragraph(clean(line, LONGEST_NAME), TITLE)
        self._document.add_paragraph(clean(lines[-1], LONGEST_NAME), SUBTITLE)

    def mark(self, text: str) -> None:
        """
        Write in a box that this is a draft.
        """
        self._document.add_paragraph(clean(text), MARK)

    def heading(self, text: str, level: int = 1) -> None:
        """
        Write a heading in Word's own style.
        """
        self._document.add_paragraph(clean(text, LONGEST_NAME), f"Heading {level}")

    def paragraph(self, text: str, *, joined: bool = False) -> None:
        """
        Write a paragraph of the body, ``joined`` to what follows, such as signatures.
        """
        paragraph = self._document.add_paragraph(clean(text), BODY)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.keep_with_next = joined or None

    def lead(self, text: str) -> None:
        """
        Write a paragraph that leads to a table, and stays with it.
        """
        self._document.add_paragraph(clean(text), BODY).paragraph_format.keep_with_next = True

    def item(self, text: str) -> None:
        """
        Write an entry of a list, numbered by Word.
        """
        self._document.add_paragraph(clean(text), "List Number")

    def bullet(self, text: str) -> None:
        """
        Write an entry of a list without numbers.
        """
        self._document.add_paragraph(clean(text), "List Bullet")

    def note(self, text: str, *, joined: bool = False) -> None:
        """
        Write a remark in small letters, ``joined`` to what follows.
        """
        self._document.add_paragraph(clean(text), NOTE).paragraph_format.keep_with_next = joined or None

    def entry(self, label: str, *texts: str, joined: bool = False) -> None:
        """
        Write a label and what belongs to it beside it, a paragraph each, the last ``joined`` to what follows, such as a table.
        """
        for place, text in enumerate(texts):
            paragraph = self._document.add_paragraph("", ENTRY)
            paragraph.paragraph_format.keep_with_next = (joined and place == len(texts) - 1) or None
            paragraph.add_run("" if place else label).bold = True
            paragraph.add_run(f"\t{clean(text)}")

    def facts(self, pairs: Iterable[tuple[str, str]]) -> None:
        """
        Write names and values below one another, as the head of a letter does.
        """
        table = empty_table(self._document, self._width, (0.27, 0.04, 0.69), framed=False)
        for name, value in pairs:
            for cell in add_row(table, (name, ":", value), BODY).cells:
                cell.paragraphs[0].paragraph_format.space_after = 0
        self._document.add_paragraph("", GAP)

    def table(
        self, columns: Sequence[Column], rows: Iterable[Sequence[Content]], *, merged: Iterable[tuple[int, int, int]] = ()
    ) -> None:
        """
        Write a framed table over the whole width; ``merged`` names cells to join: their column, first and last row.
        """
        table = add_table(self._document, self._width, columns, rows)
        for column, first, last in merged:
            join_down(table, column, first, last)
        self._document.add_paragraph("", GAP)

    def signatures(self, left: Sequence[str], right: Sequence[str]) -> None:
        """
        Write the lines under which people sign, side by side and never apart; empty lines leave room.
        """
        table = empty_table(self._document, self._width, (0.5, 0.5), framed=False)
        for lines in zip_longest(left, right, fillvalue=""):
            for cell in add_row(table, lines, BODY).cells:
                cell.paragraphs[0].paragraph_format.space_after = 0
                cell.paragraphs[0].paragraph_format.keep_with_next = True

    def page(self) -> None:
        """
        Begin a new page.
        """
        self._document.add_page_break()  # type: ignore[no-untyped-call]

    def bytes(self, *, today: str, author: str) -> bytes:
        """
        Give the finished paper, dated with the day that the run takes as today; the same run gives the same bytes.
        """
        when = dt.datetime.fromisoformat(today).replace(tzinfo=dt.UTC) if today else dt.datetime(*_EPOCH, tzinfo=dt.UTC)
        properties = self._document.core_properties
        properties.title, properties.author, properties.last_modified_by = self._heading, author, author
        properties.created = properties.modified = when
        properties.revision, properties.language, properties.comments = 1, "id-ID", ""
        package = self._document.part.package
        for key in [key for key, each in package.rels.items() if each.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
            package.rels.pop(key)
        stream = io.BytesIO()
        self._document.save(stream)
        return _timeless(stream.getvalue())


def _timeless(data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, _UNIX, 0o600 << 16
            target.writestr(entry, source.read(name))
    return stream.getvalue()
