"""
Numbers of lists and headings that Word counts by itself: they are printed, and stand nowhere in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

import attrs

_BULLET = "•"
_LETTERS = 26
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
          (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_MOST = 10_000
"""A number above is printed as it is: letters and Roman digits would grow with it."""


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % _LETTERS) * ((number - 1) // _LETTERS + 1)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


_FORMS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letter, "upperLetter": lambda number: _letter(number).upper(), "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(), "decimalZero": lambda number: f"{number:02}",
}  # fmt: skip


@attrs.define
class _Level:
    start: int
    form: str
    text: str
    style: str | None
    restarts: bool
    plain: bool


@attrs.define
class Numbers:
    """
    Count the lists of a document; ask in the order of reading, once a paragraph.
    """

    _kinds: dict[str, dict[int, _Level]] = attrs.field(factory=dict)
    _lists: dict[str, tuple[str, dict[int, int]]] = attrs.field(factory=dict)
    _counted: dict[str, dict[int, int]] = attrs.field(factory=dict)
    _begun: set[str] = attrs.field(factory=set)

    def learn(self, root: Element) -> None:
        """
        Take up what ``word/numbering.xml`` says.
        """
        linked = {}
        for kind in root.iter("abstractNum"):
            name = kind.get("abstractNumId", "")
            self._kinds[name] = {_whole(level.get("ilvl")): _level(level) for level in kind.iter("lvl")}
            if (link := kind.find("styleLink")) is not None:
                linked[link.get("val", "")] = name
        same = {
            kind.get("abstractNumId", ""): linked.get(link.get("val", ""), "")
            for kind in root.iter("abstractNum") if (link := kind.find("numStyleLink")) is not None
        }  # fmt: skip
        for each in root.iter("num"):
            kind_of = each.find("abstractNumId")
            name = "" if kind_of is None else kind_of.get("val", "")
            starts = {
                _whole(override.get("ilvl")): _whole(start.get("val"))
                for override in each.iter("lvlOverride") if (start := override.find("startOverride")) is not None
            }  # fmt: skip
            self._lists[each.get("numId", "")] = (same.get(name, name), starts)

    def level_of(self, number: str, style: str | None) -> int:
        """
        Give the level of a list that a style of paragraphs has.
        """
        levels = self._kinds.get(self._lists.get(number, ("", {}))[0], {})
        return next((each for each, level in levels.items() if style is not None and level.style == style), 0)

    def following(self, number: str, depth: int) -> str:
        """
        Count on, and give what is printed in front of the paragraph; empty where nothing is.
        """
        kind, starts = self._lists.get(number, ("", {}))
        levels = self._kinds.get(kind, {})
        level = levels.get(depth)
        if level is None:
            return ""
        counted = self._counted.setdefault(kind, {})
        if number not in self._begun:
            self._begun.add(number)
            for each in starts:
                counted.pop(each, None)
        counted[depth] = counted[depth] + 1 if depth in counted else starts.get(depth, level.start)
        for deeper in [each for each in counted if each > depth and (each not in levels or levels[each].restarts)]:
            del counted[deeper]
        if level.form == "bullet":
            return _BULLET

        def shown(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            if at not in levels:
                return ""
            value = counted.get(at, starts.get(at, levels[at].start))
            form = "decimal" if level.plain else levels[at].form
            return "" if form == "none" else _FORMS[form](value) if form in _FORMS and 0 < value < _MOST else str(value)

        return re.sub(r"%(\d)", shown, level.text)


def _level(level: Element) -> _Level:
    said = {each.tag: each.get("val", "") for each in level}
    return _Level(
        start=_whole(said.get("start", "1")), form=said.get("numFmt", "decimal"), text=said.get("lvlText", ""),
        style=said.get("pStyle"), restarts=said.get("lvlRestart") != "0",
        plain="isLgl" in said and said["isLgl"] not in {"0", "false"},
    )  # fmt: skip


def _whole(text: str | None) -> int:
    return int(text) if text is not None and re.fullmatch(r"\d{1,6}", text) else 0
