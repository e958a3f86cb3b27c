"""
All pages together: what each must hold, which of those in a folder no longer do, and writing them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from lkj_rules.files.definition_reader import built_in_definitions
from lkj_rules.rulebook.holdings import Library
from lkj_rules.rulebook.markdown import MARK, page, rule_page
from lkj_rules.rulebook.matrices import checklist_page, clauses_page, index_page
from lkj_rules.rulebook.reference import reference
from lkj_rules.rulebook.vocabulary import library_pages

RULES = "rules"
GUIDE = "writing-rules.md"
BEGIN, END = "<!-- lkj-rules docs: begin -->\n", "<!-- lkj-rules docs: end -->\n"
"""Between these marks the guide to writing rules holds the language's reference."""


def pages_of(library: Library) -> dict[str, str]:
    """
    Write every page that is generated as a whole, by its path below the folder of documentation.
    """
    rules = library.rules
    pages = {f"{RULES}/{rule.id}.md": rule_page(rule, library.example(rule), library.cases_of(rule)) for rule in rules}
    pages[f"{RULES}/index.md"] = index_page(rules)
    pages[f"{RULES}/checklist.md"] = checklist_page(rules)
    pages[f"{RULES}/clauses.md"] = clauses_page(rules)
    pages |= {f"{RULES}/{path}": text for path, text in library_pages(built_in_definitions(), rules)}
    lead = "Acuan ini dalam bahasa Inggris ada di [writing-rules.md](../writing-rules.md#reference)."
    pages[f"{RULES}/bahasa.md"] = page("Bahasa aturan", lead, re.sub(r"(?m)^#(?=##)", "", reference("id").rstrip()))
    return pages


def guide_of(text: str) -> str:
    """
    Put the reference between the marks of the guide; a guide without marks stays as it is.
    """
    written = f"{BEGIN}\n{reference('en')}\n{END}"
    return re.sub(f"{re.escape(BEGIN)}.*?{re.escape(END)}", lambda _: written, text, flags=re.DOTALL)


def stale_pages(library: Library, folder: Path) -> dict[str, str | None]:
    """
    Give the pages of a folder that differ from what they must hold, with what that is; ``None`` for one to be removed.

    Only generated pages are ever removed: those that bear the mark.
    """
    wanted = pages_of(library)
    stale: dict[str, str | None] = {path: text for path, text in wanted.items() if _read(folder / path) != text}
    guide = _read(folder / GUIDE)
    if guide is not None and guide_of(guide) != guide:
        stale[GUIDE] = guide_of(guide)
    for file in sorted((folder / RULES).rglob("*.md")):
        path = file.relative_to(folder).as_posix()
        if path not in wanted and MARK in (_read(file) or ""):
            stale[path] = None
    return dict(sorted(stale.items()))


def write_pages(stale: dict[str, str | None], folder: Path, write: Callable[[str, str], None]) -> None:
    """
    Bring a folder up to date: ``write`` takes a path and the text.
    """
    for path, text in stale.items():
        target = folder / path
        if text is None:
            target.unlink()
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        write(str(target), text)


def _read(file: Path) -> str | None:
    return file.read_text(encoding="utf-8") if file.is_file() else None
