"""
The running text of papers: sentences in the order of reading, each under its headings and with its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import attrs

from lkj_rules.domain.places import write_source
from lkj_rules.drafts.paragraphs import (
    LONGEST_HEADING,
    NUMBERED,
    Paragraph,
    follows,
    heading_of,
    is_contents,
    paragraphs_of,
    style_of,
)
from lkj_rules.model.pointers import Box, around
from lkj_rules.model.values import Sumber
from lkj_rules.papers.paper import Paper
from lkj_rules.tables.seen import Seen

_BREAK = re.compile(
    r"(?<=[.!?])[\"”’')]*\s+(?=[\"“”'‘(]?[A-Z0-9])|(?<=;)\s+|(?:(?<=%\.)|(?<=[a-z]{4}\.))\s+(?=[a-z]{3})"
    r"|\s+(?=[•▪●✓➢\uf0a7\uf0b7\uf0d8\uf0fc]\s)"
)
_SHORT_FORM = re.compile(
    r"(?:^|[\s(])(?:rp|no|nomor|dr|drs|dra|ir|hj?|prof|dll|dsb|dst|kab|prov|kec|jl|tgl|thn?|bts|st|ps|pt|cv|sdr|s\.d|a\.n|d\.a"
    r"|[a-z]|\d{1,2})\.$", re.IGNORECASE,
)
"""What a full stop stands behind without ending a sentence."""
_CALCULATION = re.compile(r"=\s*[-–—_]{3,}|[-–—_]{6,}|[x×]\s?100\b|^\s*=|=\s*[\d(]|/.{0,40}=", re.IGNORECASE)
_NO_HEADING = re.compile(r"[.:;,][\"”)]*$|\d ?%|\b(?:dan|atau)$")

_TABLE = re.compile(r"(?:tabel|gambar|grafik|diagram)\s*[\dIVX]+(?:[.-]\s?\d+)*\.?", re.IGNORECASE)
"""The number of a table or picture, below which its title stands."""


@attrs.frozen
class Heading:
    """Hold a heading: its number or mark as printed, its words, and how deep it stands; chapters are 0."""

    number: str
    title: str
    depth: int
    page: int | None
    place: str = ""
    box: Box | None = None

    @property
    def text(self) -> str:
        """
        Give the heading as it is printed.
        """
        return f"{self.number} {self.title}".strip()


@attrs.frozen(kw_only=True)
class Sentence:
    """Hold a sentence, or a clause that a semicolon ends, with where it stands and what it stands under."""

    text: str
    place: str
    halaman: str | None
    headings: tuple[Heading, ...] = ()
    before: str = ""
    """The sentence before it in its paragraph."""
    lines: Sequence[tuple[int, Box | None]] = ()
    """The rectangles of the lines that it stands in, each with where in the sentence it begins."""

    def seen(self, text: str) -> Seen:
        """
        Give a text of this sentence with its place: the lines that it stands in, all of them where it is worded otherwise.
        """
        start = self.text.find(text)
        end = len(self.text) if start < 0 else start + len(text)
        ends = [offset for offset, _ in self.lines[1:]] + [len(self.text)]
        lines = ((box, begin, to) for (begin, box), to in zip(self.lines, ends, strict=False))
        return Seen.of(text, self.place, around(box for box, begin, to in lines if box is not None and begin < end and to > start))

    @property
    def calculates(self) -> bool:
        """
        Return whether it is a calculation set in lines, and no sentence.
        """
        return _CALCULATION.search(self.text) is not None

    @property
    def sumber(self) -> dict[str, str]:
        """
        Give the place as ``report.json`` holds it.
        """
        found = {"bab": _number_of(self.headings), "halaman": self.halaman}
        return {key: each for key, each in found.items() if each}


@attrs.frozen
class Prose:
    """
    Hold the running text of the papers of one report, in the order of reading.
    """

    sentences: tuple[Sentence, ...]
    headings: tuple[Heading, ...]
    contents: tuple[str, ...]
    """Lines of lists of contents, without their dots and page numbers."""

    @classmethod
    def of(cls, papers: Iterable[Paper]) -> Prose:
        """
        Read the text of some papers.
        """
        readers = [_Reader(paper) for paper in papers]
        for reader in readers:
            reader.read()
        return cls(
            tuple(each for reader in readers for each in reader.sentences),
            tuple(each for reader in readers for each in reader.headings),
            tuple(each for reader in readers for each in reader.contents),
        )


@attrs.define
class _Reader:
    """Read one paper, keeping the headings that stand above."""

    paper: Paper
    sentences: list[Sentence] = attrs.field(factory=list)
    headings: list[Heading] = attrs.field(factory=list)
    contents: list[str] = attrs.field(factory=list)
    _above: list[Heading] = attrs.field(factory=list)

    def read(self) -> None:
        paragraphs = list(paragraphs_of(self.paper.flow))
        for above, each, after in zip([None, *paragraphs], paragraphs, [*paragraphs[1:], None], strict=False):
            if is_contents(each.text):
                self.contents.append(re.sub(r"[\s.…_]+(?:[\divxlIVX-]+)?$", "", f"{each.mark} {each.text}".strip()))
                continue
            heading = self._printed_heading(each) or self._item_heading(each, above, after)
            if heading is None:
                self._leave_item(each)
                self._sentences(each)
            else:
                self._above = [above for above in self._above if above.depth < heading.depth] + [heading]
                self.headings.append(heading)

    def _label(self, page: int | None) -> str | None:
        return None if page is None else self.paper.labels.get(page, str(page))

    def _place(self, page: int | None) -> str:
        parts = (self.paper.place(page), write_source(Sumber(bab=_number_of(self._above))))
        return ", ".join(each for each in parts if each)

    def _printed_heading(self, each: Paragraph) -> Heading | None:
        found = heading_of(each.line)
        if found is None:
            return None
        number, title, depth = found
        rest = each.text.removeprefix(" ".join(each.line.text.split())).strip()
        return Heading(number, f"{title} {rest}".strip(), depth, each.line.page, self._place(each.line.page), each.line.box)

    def _item_heading(self, each: Paragraph, above: Paragraph | None, after: Paragraph | None) -> Heading | None:
        """
        Take a short marked or bold line that text follows for a heading; the last item of a list is none.
        """
        short = 0 < len(each.text.split()) <= LONGEST_HEADING and not _NO_HEADING.search(each.text)
        titled = above is not None and _TABLE.fullmatch(above.text)
        if not short or titled or after is None or not after.text[:1].isupper():
            return None
        style, place = style_of(each.mark), self._place(each.line.page)
        if not style:
            bold = each.line.bold and not after.line.bold
            return Heading("", each.text, NUMBERED + 1, each.line.page, place, each.line.box) if bold else None
        if style_of(after.mark) == style or (above is not None and style_of(above.mark) == style):
            return None
        items = [heading for heading in self._above if heading.depth > NUMBERED]
        nesting = next((depth for depth, item in enumerate(items) if style_of(item.number) == style), len(items))
        return Heading(each.mark, each.text, NUMBERED + 1 + nesting, each.line.page, place, each.line.box)

    def _leave_item(self, each: Paragraph) -> None:
        """
        Leave a marked heading where the next mark of its kind follows, though as an item of a list.
        """
        for place, above in enumerate(self._above):
            same = each.mark and above.depth > NUMBERED and style_of(above.number) == style_of(each.mark)
            if same and follows(above.number, each.mark):
                del self._above[place:]
                return

    def _sentences(self, each: Paragraph) -> None:
        before, start = "", 0
        for text in sentences_of(each.text):
            start = each.text.find(text, start)
            end = start + len(text)
            begun = [(offset - start, line) for offset, line in each.starts if offset <= start][-1:]
            begun += [(offset - start, line) for offset, line in each.starts if start < offset < end]
            page = begun[0][1].page
            self.sentences.append(Sentence(
                text=text, place=self._place(page), halaman=self._label(page), headings=tuple(self._above), before=before,
                lines=[(offset, line.box) for offset, line in begun],
            ))  # fmt: skip
            before = text


def _number_of(headings: Iterable[Heading]) -> str | None:
    """
    Give the number of the nearest numbered heading.
    """
    numbers = [each.number.rstrip(".") for each in headings if each.depth <= NUMBERED and each.number]
    return numbers[-1] if numbers else None


def sentences_of(text: str) -> list[str]:
    """
    Part a paragraph into sentences, and these at semicolons; short forms with a full stop end none.
    """
    parts: list[str] = []
    start = 0
    for found in _BREAK.finditer(text):
        if not _SHORT_FORM.search(text[start : found.start()]) or text[found.start() - 1] == ";":
            parts.append(text[start : found.start()].strip())
            start = found.end()
    parts.append(text[start:].strip())
    return [part for part in parts if part]
