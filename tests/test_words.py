"""
The English of this project is that of the Python documentation; words that it does not use are listed here with their cure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
WORDS = [  # pattern, what to write instead, why
    (r"told", "reported, said, shown; apart: distinguished; cannot be told: is unclear", "a problem is reported, not told"),
    (r"tells?|telling", "says, shows, returns; apart: distinguishes", "a program reports and returns; people tell"),
    (r"(held|holds?|holding)\b(?: [\w’'`.-]+){0,6} against", "compared with, compares", "values are compared"),
    (r"beside", "next to, and, in addition to", "literary"),
    (r"(un)?mend(s|ed|ing)?", "fix", "literary"),
    (r"gone by|goes by", "reference wording; is used, is followed", "private idiom"),
    (r"that there (is|are) not", "unknown …, … that does not exist", "private idiom"),
    (r"(lets?|letting) (\w+ )?stand", "keep", "private idiom"),
    (r"(?<!there )(is|are|was|were|be) no (?!longer|later|earlier|more|less|one\b)\w+", "is not a …", "“is no X” is literary"),
    (r"graver?|gravest", "severe, more severe, most severe", "a finding has a severity"),
    (r"doors?", "command base class, function", "private metaphor"),
    (r"without a word", "without a message, silently", "private idiom"),
    (r"bookkeeping|casework", "the thing that the module holds", "private metaphor"),
]
ALLOWED = {  # text that may hold such a word, and why
    "little-spent-beside-full-achievement": "the name of a rule stays what users may have written in their files",
    "`beside`": "a key of case files", '"beside"': "the same", "case.beside": "the same", "beside: tuple": "the same",
    "beside=tuple": "the same",
}
MODULES = {"bookkeeping", "casework", "following", "known", "telling"}
"""Names that say nothing of what a module holds."""
GENERATED = "<!-- lkj-rules docs: begin -->"
"""What follows comes from the code, which is looked at itself."""
SUFFIXES = {".css", ".j2", ".json", ".md", ".py", ".toml"}


@cache
def texts() -> dict[str, str]:
    """
    Give the texts that are in English, or in both languages, by file; the pages in ``docs/rules`` are made of the rules.
    """
    pages = [path for path in (ROOT / "docs").glob("*.md") if path.name != "panduan.md"]
    rooms = [path for room in ("src", "rules") for path in (ROOT / room).rglob("*") if path.suffix in SUFFIXES]
    paths = sorted([*rooms, *pages, *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"))])
    return {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in paths}


def found(name: str, text: str) -> Iterator[str]:
    """
    Name the places of words on the list, with their cure.
    """
    if name.endswith(".md"):
        text, _, _ = text.partition(GENERATED)
    for allowed in ALLOWED:
        text = text.replace(allowed, "")
    text = text.lower()
    for pattern, instead, reason in WORDS:
        for match in re.finditer(rf"\b(?:{pattern})\b", text):
            line = text.count("\n", 0, match.start()) + 1
            yield f"{name}:{line}: “{match[0]}”: write {instead} ({reason})"


def test_words() -> None:
    """
    Texts use no word of the list.
    """
    places = [place for name, text in texts().items() for place in found(name, text)]

    assert not places, "\n".join(places)


@pytest.mark.parametrize("allowed", ALLOWED)
def test_exceptions_are_needed(allowed: str) -> None:
    """
    An exception that nothing needs is removed from the list.
    """
    assert any(allowed in text for text in texts().values()), f"remove “{allowed}” from ALLOWED"


def test_module_names() -> None:
    """
    A module is named after what it holds.
    """
    modules = {path.stem for path in (ROOT / "src").rglob("*.py")}

    assert not modules & MODULES
