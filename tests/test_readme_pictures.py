"""
The pictures of README and guides are there, described in words, light to load, and show what is said today.
"""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
CURE = "docs/images is old; make the pictures anew with: make pictures"


def _texts(svg: str) -> list[str]:
    """
    Give what an SVG says.
    """
    return ["".join(each.itertext()) for each in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]  # noqa: S314  # our own file


def test_pictures_are_described_and_light() -> None:
    """
    README and guides show every picture, each with words for those who do not see it; none is heavy.
    """
    shown = re.findall(r"!\[([^\]]*)\]\(docs/images/([^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    panduan, guide = (
        re.findall(r"!\[([^\]]*)\]\(images/([^)]+)\)", (ROOT / "docs" / name).read_text(encoding="utf-8"))
        for name in ("panduan.md", "guide.md")
    )
    assert [name for _, name in panduan] == [name for _, name in guide]
    assert [name for _, name in guide if (IMAGES / name).stat().st_size >= 150_000] == []
    assert [name for words, name in panduan if len(words.split()) < 10] == []
    shown += guide

    assert sorted(name for _, name in shown) == sorted(path.name for path in IMAGES.iterdir() if path.suffix in {".png", ".svg"})
    assert [name for words, name in shown if len(words.split()) < 10] == []
    assert [name for _, name in shown if (IMAGES / name).stat().st_size >= 400_000] == []


def test_terminal_shows_what_is_said_today() -> None:
    """
    The picture of the terminal says what lkj-check says of Asahan.
    """
    drawn = runpy.run_path(str(IMAGES / "make.py"))["terminal"]()

    assert _texts((IMAGES / "terminal.svg").read_text(encoding="utf-8")) == _texts(drawn), CURE


def test_workbook_shows_what_it_holds_today() -> None:
    """
    The pictures of the workbook show the cells and comments that it has.
    """
    made = runpy.run_path(str(IMAGES / "workbook.py"))
    books = made["books"]()
    old = [name for name, picture in made["PICTURES"].items()
           if made["shown"]((IMAGES / name).read_bytes()) != made["shows"](books[picture.book], picture)]  # fmt: skip

    assert old == [], CURE


def test_terminal_is_whole_in_itself() -> None:
    """
    The picture names no address but those of its format and of the program that drew it: nothing is fetched.
    """
    svg = (IMAGES / "terminal.svg").read_text(encoding="utf-8")

    assert set(re.findall(r"https?://[^\"\s]+", svg)) == {"http://www.w3.org/2000/svg", "https://www.textualize.io"}
    assert "url(http" not in svg
