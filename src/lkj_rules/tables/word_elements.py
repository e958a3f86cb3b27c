"""
Elements of a Word file: what stands around paragraphs, rows and cells, what is stated of them, what they print.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

_AROUND = frozenset({
    "sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "AlternateContent", "Choice",
})  # fmt: skip
"""Elements around paragraphs, rows and cells that print nothing themselves: content controls, accepted insertions."""
_UNPRINTED = frozenset({"pPr", "rPr", "del", "moveFrom", "Fallback", "txbxContent", "instrText", "delText"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SYMBOLS = {"F0B3": "≥", "F0A3": "≤", "F0B1": "±", "F0B4": "×", "F0B8": "÷", "F0B7": "•"}
"""What the font Symbol prints for these."""


def blocks(elements: Iterable[Element]) -> Iterator[Element]:
    """
    Iterate over the paragraphs and tables in a body, cell or text box, in order.
    """
    for child in elements:
        if child.tag in {"p", "tbl"}:
            yield child
        elif child.tag in _AROUND:
            yield from blocks(child)


def setting(element: Element | None, *path: str) -> str | None:
    """
    Give the value of a property; ``None`` where it is not stated, ``"1"`` where it is without a value.
    """
    for name in path:
        element = None if element is None else element.find(name)
    return None if element is None else element.get("val", "1")


def switched(element: Element | None, *path: str) -> bool | None:
    """
    Say whether a property is on; ``None`` where it is not stated.
    """
    value = setting(element, *path)
    return None if value is None else value not in {"0", "false", "off", "none"}


def cells_of(table: Element) -> Iterator[Element]:
    """
    Iterate over the cells of a table, row by row.
    """
    for row in within(table, "tr"):
        yield from within(row, "tc")


def within(element: Element, name: str) -> Iterator[Element]:
    """
    Iterate over the rows of a table, or the cells of a row.
    """
    for child in element:
        if child.tag == name:
            yield child
        elif child.tag in _AROUND:
            yield from within(child, name)


def printed(element: Element) -> Iterator[str]:
    """
    Iterate over the texts that an element prints, tabs and line breaks among them.
    """
    for child in element:
        if child.tag == "t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == "sym":
            yield _SYMBOLS.get(child.get("char", "").upper(), "")
        elif child.tag == "f":  # a fraction of a formula
            yield " / ".join("".join(printed(each)) for each in child if each.tag in {"num", "den"})
        elif child.tag not in _UNPRINTED and not (child.tag == "r" and switched(child, "rPr", "vanish")):
            yield from printed(child)
