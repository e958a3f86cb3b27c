"""
Lines of a paper joined into paragraphs, and lines that are headings: of chapters, numbered sections, parts without a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from lkj_rules.papers.paper import Line, PrintedTable

NUMBERED = 5
"""Depth of the deepest numbered section; marked items stand below, chapters are 0."""
LONGEST_HEADING = 18
"""Words of a heading; whatever is longer is a sentence without its full stop."""
_MARK = re.compile(r"(\((?:\d{1,2}|[a-z])\)|(?:\d{1,2}|[a-zA-Z]|[IVX]{1,4})[.)](?=\s|$)|[-–•▪·*✓❖➢](?=\s))\s*")
_SECTION = re.compile(r"((?:[IVX]{1,4}|\d{1,2})(?:\.\s?(?:\d{1,2}|[A-Za-z](?=[.\s]))){1,4}\.?)\s+(?=[A-Z(“\"])")
_CHAPTER = re.compile(r"((?:BAB|Bab)\s+(?:[IVXL]{1,5}|\d{1,2}))\b[.:]?\s*(.{0,80})")
_FRONT = re.compile(
    r"(kata pengantar|(?:ikhtisar|ringkasan) eksekutif|executive summary|daftar (?:isi|tabel|gambar|grafik|lampiran)"
    r"|penutup|lampiran|pendahuluan|perjanjian kinerja(?: (?:perubahan )?tahun \d{4})?|pernyataan telah direviu)\W*",
    re.IGNORECASE,
)
_CELLS = re.compile(r"(?<![\d.])\d+,\d|\d{2,}\.\d|\b\d+\s+\d+\b")
"""Figures side by side, or with decimals: a row of a table, and no heading."""
_END = re.compile(r"[.!?:;][\"”’')]*$")
_AMOUNT_BEGUN = re.compile(r"\bRp\.?$")
_LEADERS = re.compile(r"[.…_]{4,}|(?:\. ){4,}")
_FAR = 1.7
"""Gap below a line, in heights of a line, from which on a paragraph ends."""
_INSET = 10
"""Points that the second line of a heading stands further in."""
_ROOM = 4
"""Room behind a line, in heights of a line, that shows that it ended early."""
_KEPT = frozenset({"non", "anti", "pra", "pasca", "sub", "antar", "multi", "semi"})


@attrs.define
class Paragraph:
    """Hold a paragraph, the mark of a list before it, and where in it each of its lines begins."""

    text: str
    line: Line
    mark: str = ""
    starts: list[tuple[int, Line]] = attrs.field(factory=list)

    def add(self, line: Line) -> None:
        """
        Add a line.
        """
        text = " ".join(line.text.split())
        if self.text.endswith("-") and text[:1].isalpha() and self.text[-2:-1].isalpha():
            self.text = _joined(self.text, text)
        else:
            glue = "" if self.text.endswith(("-", "/")) and text[:1].isdigit() else " "
            self.text = f"{self.text}{glue}{text}"
        self.starts.append((len(self.text) - len(text), line))


def _joined(before: str, after: str) -> str:
    """
    Join a word that a line ends within; the hyphen stays in doubled words: ``masing-masing``, ``sekurang-kurangnya``.
    """
    left = re.findall(r"\w+", before)[-1].casefold()
    right = re.match(r"\w+", after)
    root = "" if right is None else right[0].casefold()
    doubled = root[:3] == left[:3] or left.endswith(root[:4]) or left in _KEPT or not after[:1].islower()
    return f"{before}{after}" if doubled else f"{before[:-1]}{after}"


def is_contents(text: str) -> bool:
    """
    Return whether a line leads to a page number by dots, as lists of contents do.
    """
    return _LEADERS.search(text) is not None


def heading_of(line: Line) -> tuple[str, str, int] | None:
    """
    Read a line as a heading: its number, its words, its depth; ``None`` where it is none.
    """
    text = " ".join(line.text.split())
    if is_contents(text):
        return None
    if (found := _CHAPTER.fullmatch(text)) and (text.isupper() or not found[2] or line.bold):
        return found[1], found[2], 0
    short = len(text.split()) <= LONGEST_HEADING and not text.endswith((".", ";", ",")) and not _CELLS.search(text)
    if (found := _SECTION.match(text)) and short:
        return found[1], text[found.end() :], min(found[1].strip(".").count("."), NUMBERED)
    return ("", text, 0) if _FRONT.fullmatch(text) and (text.isupper() or line.bold) else None


def paragraphs_of(flow: Sequence[Line | PrintedTable]) -> Iterator[Paragraph]:
    """
    Join lines into paragraphs; a table between two lines ends one unless the text goes on in small letters.
    """
    margins = _margins(flow)
    current: Paragraph | None = None
    above: Line | None = None
    for line in flow:
        if isinstance(line, PrintedTable):
            above = None
            continue
        text = " ".join(line.text.split())
        if not text:
            continue
        if current is not None and not _begins(current, above, line, text, margins):
            current.add(line)
        else:
            if current is not None:
                yield current
            mark = _MARK.match(text) if heading_of(line) is None else None
            bare = text if mark is None else text[mark.end() :]
            current = Paragraph(bare, line, "" if mark is None else mark[1], [(0, line)])
        above = line
    if current is not None:
        yield current


def _margins(flow: Iterable[Line | PrintedTable]) -> dict[int, float]:
    """
    Find where the lines of each page end: as far to the right as nine in ten of them.
    """
    ends: dict[int, list[float]] = {}
    for line in flow:
        if isinstance(line, Line) and line.box is not None:
            ends.setdefault(line.box.page, []).append(line.box.right)
    return {page: sorted(found)[len(found) * 9 // 10] for page, found in ends.items()}


def _begins(current: Paragraph, above: Line | None, line: Line, text: str, margins: dict[int, float]) -> bool:
    """
    Return whether a line begins another paragraph.
    """
    if is_contents(text) or is_contents(current.text):
        return True
    if _AMOUNT_BEGUN.search(current.text) and text[0].isdigit():
        return False
    if above is current.line and heading_of(above) is not None and _goes_on(above, line, text):
        return False
    if heading_of(line) is not None or heading_of(current.line) is not None:
        return True
    if not current.text:
        return False
    mark = _MARK.match(text)
    if mark is not None and (mark[1] != "-" or not text[mark.end() : mark.end() + 1].isdigit()):
        return True
    if text[0].islower() and not _END.search(current.text):
        return False
    return (current.text.endswith(":") and not text[0].islower()) or _is_apart(current, above, line, text, margins)


def _is_apart(current: Paragraph, above: Line | None, line: Line, text: str, margins: dict[int, float]) -> bool:
    """
    Return whether a line stands apart from the one above: further down than lines do, or that one ended early.
    """
    if above is None or (current.line.bold and above.bold and not line.bold):
        return True
    if above.box is None or line.box is None:
        return above.page is None or bool(_END.search(current.text))
    if above.box.page != line.box.page:
        return bool(_END.search(current.text))
    height = max(above.box.bottom - above.box.top, 1.0)
    far = line.box.top - above.box.top > (1 + _FAR) * height
    room = margins.get(above.box.page, above.box.right) - above.box.right
    first = (len(text.split(maxsplit=1)[0]) + 2) * (above.box.right - above.box.left) / max(len(above.text), 1)
    return far or (room > max(first, _ROOM * height) and not text[0].islower())


def _goes_on(heading: Line, line: Line, text: str) -> bool:
    """
    Return whether the heading of a line goes on in the next: the title of a chapter, or words further in than the number.
    """
    found = heading_of(heading)
    if found is None or heading.page != line.page:
        return False
    if found[0].casefold().startswith("bab"):
        return not found[1] and len(text.split()) <= LONGEST_HEADING and not _END.search(text)
    if heading.box is None or line.box is None or heading_of(line) is not None or _MARK.match(text) or _END.search(text):
        return False
    near = line.box.top - heading.box.top < (1 + _FAR) * (heading.box.bottom - heading.box.top)
    inside = heading.box.left + _INSET < line.box.left and line.box.right < heading.box.right + 1
    return bool(found[0]) and near and inside and line.bold == heading.bold


def style_of(mark: str) -> str:
    """
    Say of which kind a mark is: ``1)``, ``a.`` and ``(1)`` are three.
    """
    return re.sub(r"[A-Z]+", "A", re.sub(r"[a-z]+", "a", re.sub(r"\d+", "1", mark)))


def follows(mark: str, after: str) -> bool:
    """
    Return whether a mark is the next after another.
    """
    one, other = (re.sub(r"\W", "", each) for each in (mark, after))
    if one.isdigit() and other.isdigit():
        return int(other) == int(one) + 1
    return len(one) == len(other) == 1 and ord(other) == ord(one) + 1
