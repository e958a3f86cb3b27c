"""
Letters → words → lines, as they are set on the page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import attrs

from lkj_rules.papers.glyphs import Letter

_SAME_LINE = 0.45
"""Of the height of letters: those whose bases differ less stand on one line."""
_BLANK = 0.22
"""Of the height of letters: a wider gap is a blank."""
_NARROW_BLANK = 0.06
"""The same where the file says that there is a blank."""
_TOUCHING = 0.1
"""Of the height of letters: a narrower gap is none."""
_TWICE = 0.3
"""Of its width: a letter printed again within it is one in bold."""
_OVER = 0.55
"""Of its width: a letter covered by more than this cannot be read for sure."""


@attrs.define
class Word:
    """
    Hold letters without a blank between them.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    bold: bool
    sure: bool
    """Whether its letters are known and do not lie on one another."""


@attrs.define
class Row:
    """
    Hold the words of one line from left to right.
    """

    words: list[Word]

    @property
    def text(self) -> str:
        """
        Give its words with blanks between them.
        """
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """
        Give where it begins.
        """
        return self.words[0].left

    @property
    def right(self) -> float:
        """
        Give where it ends.
        """
        return self.words[-1].right

    @property
    def top(self) -> float:
        """
        Give its upper edge.
        """
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """
        Give its lower edge.
        """
        return max(word.bottom for word in self.words)

    @property
    def base(self) -> float:
        """
        Give where its letters stand.
        """
        return max(self.words, key=lambda word: word.size).base

    @property
    def size(self) -> float:
        """
        Give the height of its letters.
        """
        return max(word.size for word in self.words)


def rows_of(letters: Iterable[Letter]) -> list[Row]:
    """
    Set letters to lines, from above to below; those that are turned follow, read in their own direction.
    """
    rows: list[Row] = []
    turned = defaultdict[int, list[Letter]](list)
    for letter in letters:
        turned[letter.turn].append(_in_frame(letter) if letter.turn else letter)
    for _, group in sorted(turned.items()):
        rows.extend(_upright(group))
    return rows


def runs_over(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """
    Iterate over letters that touch, so that a word too wide for its cell is not cut at the line that it runs over.
    """
    run: list[Letter] = []
    for letter in sorted(letters, key=lambda each: (each.turn, round(each.base), each.left)):
        last = run[-1] if run else letter
        near = -last.size < letter.left - last.right <= _TOUCHING * letter.size
        if run and (letter.turn or letter.apart or letter.turn != last.turn or abs(letter.base - last.base) > 1 or not near):
            yield run
            run = []
        run.append(letter)
    if run:
        yield run


def _in_frame(letter: Letter) -> Letter:
    """
    Give a turned letter the place that it has when one turns the page so that it is upright.
    """
    _, left, top, right, bottom, base, *_ = letter
    match letter.turn:
        case 90:
            return letter._replace(left=-bottom, right=-top, top=left, bottom=right)
        case 270:
            return letter._replace(left=top, right=bottom, top=-right, bottom=-left, base=-base)
        case _:
            return letter._replace(left=-right, right=-left, top=-bottom, bottom=-top, base=-base)


def _upright(letters: list[Letter]) -> list[Row]:
    lines: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda each: (each.base, each.left)):
        for line in reversed(lines[-3:]):
            if abs(line[0].base - letter.base) <= _SAME_LINE * max(line[0].size, letter.size):
                line.append(letter)
                break
        else:
            lines.append([letter])
    return [Row(_words(sorted(line, key=lambda each: each.left))) for line in lines]


def _words(letters: list[Letter]) -> list[Word]:
    words: list[Word] = []
    last: Letter | None = None
    for letter in letters:
        if last is not None:
            width = max(min(letter.right - letter.left, last.right - last.left), 0.1)
            if letter.text == last.text and abs(letter.left - last.left) <= _TWICE * width:
                words[-1].bold = True
                continue
            if letter.left - last.right <= (_NARROW_BLANK if letter.apart else _BLANK) * min(letter.size, last.size):
                word = words[-1]
                word.sure &= letter.sure and last.right - letter.left <= _OVER * width
                word.text += letter.text
                word.right, word.top = max(word.right, letter.right), min(word.top, letter.top)
                word.bottom, word.size = max(word.bottom, letter.bottom), max(word.size, letter.size)
                word.bold |= letter.bold
                last = letter
                continue
        words.append(Word(*letter[:8], letter.sure))
        last = letter
    return words
