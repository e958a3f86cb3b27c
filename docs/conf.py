"""
The documentation as a site: Markdown by MyST, the reference of the library read off the code. ``make site`` builds it.

The pages are meant to be read on GitHub too. What only a site needs is therefore said here and not in them: the navigation, and
where links lead that leave this folder.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.metadata import version as version_of
from pathlib import Path, PurePath
from typing import Any

import attrs
from docutils import nodes
from pygments.lexers import TextLexer
from sphinx.addnodes import desc, pending_xref
from sphinx.application import Sphinx

import lkj_rules
from lkj_rules import api
from lkj_rules.rules.profile import Profile

api.Profile = Profile  # known to type checkers alone, as few starts need it

project = "lkj-rules"
release = version_of("lkj-rules")
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx_copybutton"]

nitpicky = True
nitpick_ignore_regex = [("py:.*", r"(collections|datetime|enum|fractions|os|pathlib)\..*")]
"""Python's own names: their pages are elsewhere, and a build needs no network."""

myst_heading_anchors = 4
copybutton_prompt_text = r"\$ |>>> |\.\.\. "
copybutton_prompt_is_regexp = True
copybutton_line_continuation_character = "\\"

html_theme = "furo"
html_title = f"lkj-rules {release}"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_copyright = False

add_module_names = False
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
autodoc_default_options = {"members": True, "undoc-members": True}
python_maximum_signature_line_length = 88
python_use_unqualified_type_names = True
toc_object_entries_show_parents = "hide"

NAVIGATION = {
    "index": (
        ("", ("Panduan (Bahasa Indonesia) <panduan>", "Guide (English) <guide>", "rules/index", "Format: report.json <format>",
              "Isi report.json <format-id>", "Library <library>")),
        ("For developers", (
            "writing-rules", "sensitivity", "performance", "archive", "oracles", "planted", "papers", "contributing", "security",
            "changelog",
        )),
    ),
    "rules/index": (("", ("checklist", "clauses", "bahasa", "fungsi/index")),),
    "library": (("", ("api/index",)),),
    "api/index": (("", ("results", "report", "documents", "rules")),),
}  # fmt: skip
"""For each page that leads to others: captions of the side bar, and the pages below them."""

RULE_PAGE = re.compile(r"rules/[A-Z]+[0-9]+|rules/fungsi/(?!index)\w+")
"""
Pages on single rules and functions, which the side bar does not list: their index and the search lead to them, and a list of all on
each takes long to write.
"""

OUTSIDE = {"README": "index", "CONTRIBUTING": "contributing", "CHANGELOG": "changelog", "SECURITY": "security"}
"""Files above this folder, and the pages that hold them."""

INDONESIAN = ("panduan", "format-id", "rules/")
"""Pages in Indonesian, or in Indonesian first."""

HALVES = {"bahasa-indonesia": "id", "english": "en"}
"""The two halves of a rule's page by the names of their headings."""


def add_navigation(_app: Sphinx, docname: str, source: list[str]) -> None:
    """
    Put the list of the pages below a page into its source; on GitHub such a list would stand there as code.
    """
    if RULE_PAGE.fullmatch(docname):
        source[0] = f"---\norphan: true\n---\n\n{source[0]}"
    for caption, pages in NAVIGATION.get(docname, ()):
        options = [":hidden:", *([f":caption: {caption}"] if caption else [])]
        source[0] += "\n".join(["", "```{toctree}", *options, "", *pages, "```", ""])


def shorten_contents(_app: Sphinx, doctree: nodes.document) -> None:
    """
    Leave fields out of a page's contents, which list classes and functions.
    """
    for thing in doctree.findall(desc):
        if thing["objtype"] in {"attribute", "property"}:
            thing["no-contents-entry"] = True


def lead_inside(_app: Sphinx, doctree: nodes.document) -> None:
    """
    Lead links to files above this folder to the pages that hold them.
    """
    for link in doctree.findall(pending_xref):
        path, _, fragment = link.get("reftarget", "").partition("#")
        page = OUTSIDE.get(PurePath(path).stem)
        if link.get("reftype") == "myst" and page is not None:
            link["refdomain"], link["reftarget"] = "doc", page
            link["reftargetid"] = link.get("reftargetid") or fragment or None


def mark_languages(app: Sphinx, doctree: nodes.document) -> None:
    """
    Say of each half of a rule's page in which language it is; docutils writes such a class as the attribute ``lang``.
    """
    if app.env.docname.startswith("rules/"):
        for section in doctree.findall(nodes.section):
            section["classes"] += [f"language-{HALVES[name]}" for name in section["ids"] if name in HALVES]


def name_language(_app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None) -> None:
    """
    Say of pages in Indonesian that they are.
    """
    if pagename.startswith(INDONESIAN):
        context["language"] = "id"


def hide_fields(_app: Sphinx, what: str, _name: str, thing: Any, *_more: Any) -> tuple[str, None] | None:
    """
    Leave the fields of an attrs class out of its heading: each is told below it, and all are keyword arguments.
    """
    return ("", None) if what == "class" and attrs.has(thing) else None


def tell_meaning(_app: Sphinx, _what: str, name: str, _thing: Any, _options: Any, lines: list[str]) -> None:
    """
    Give a field of ``report.json`` the meaning that the page on the format states; what every value has is told there once.
    """
    owner, field = name.split(".")[-2:]
    meaning = meanings().get((owner, field)) or meanings().get(("Nilai", field))
    if name.startswith("lkj_rules.") and meaning is not None and not any(lines):
        lines[:] = [meaning, ""]


@cache
def meanings() -> dict[tuple[str, str], str]:
    """
    Read the tables of format.md: what the key of a class means, as reStructuredText.
    """
    found, owner = {}, ""
    for line in Path(__file__).with_name("format.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("### "):
            owner = line.removeprefix("### ")
        elif row := re.match(r"\| `(\w+)` \| [^|]+ \| ([^|]+) \|$", line):
            text = re.sub(r" \*\*\(required\)\*\*|\]\([^)]+\)|\[", "", row[2]).replace("`", "``")
            found[owner, row[1]] = f"{text[0].upper()}{text[1:]}."
    return found


def link_names(_app: Sphinx, _what: str, _name: str, _thing: Any, _options: Any, lines: list[str]) -> None:
    """
    Turn public names in docstrings into links, and paragraphs that begin with "Raises" into the list of errors.
    """
    text = re.sub(r"(?ms)^Raises ``(\w+)`` (.*?)(?=\n\n|\Z)", raising, "\n".join(lines))
    lines[:] = re.sub(r"``(\w+)``", linked, text).splitlines()


def raising(paragraph: re.Match[str]) -> str:
    """
    Write such a paragraph as a field; what it says of further errors stays in it.
    """
    said = paragraph[2].replace("\n", " ")
    return f":raises lkj_rules.{paragraph[1]}: {said}"


def linked(name: re.Match[str]) -> str:
    """
    Write a public name as a link, any other as code; ``check`` is as often the key of a rule.
    """
    return f":py:obj:`~lkj_rules.{name[1]}`" if name[1] in lkj_rules.__all__ and name[1] != "check" else name[0]


def setup(app: Sphinx) -> None:
    """
    Connect all of this.
    """
    app.add_lexer("csv", TextLexer)  # Pygments has none
    app.connect("source-read", add_navigation)
    app.connect("doctree-read", shorten_contents, priority=400)  # before the contents are gathered
    app.connect("doctree-read", lead_inside)
    app.connect("doctree-read", mark_languages)
    app.connect("html-page-context", name_language)
    app.connect("autodoc-process-signature", hide_fields)
    app.connect("autodoc-process-docstring", tell_meaning)
    app.connect("autodoc-process-docstring", link_names)
