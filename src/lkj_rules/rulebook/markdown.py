"""
Pages of rules as Markdown: both languages on one page, Indonesian first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkj_rules.model.findings import Bahasa, Texts
from lkj_rules.render.terminal.lines import text_of
from lkj_rules.render.text import markdown, plain
from lkj_rules.render.wording import SEVERITIES
from lkj_rules.rulebook.holdings import Example
from lkj_rules.rulebook.pages import Form, Section, sections_of
from lkj_rules.rules.families import family_name
from lkj_rules.rules.rule import Rule
from lkj_rules.testing import Case

MARK = "<!-- lkj-rules docs: ditulis dari aturan; jangan diubah di sini. / Written from the rules; do not edit. -->"
LANGUAGES = {Bahasa.ID: "Bahasa Indonesia", Bahasa.EN: "English"}
PAGE_WIDTH = 80
_FENCES = {Form.JSON: "json"}


def page(title: str, *blocks: str) -> str:
    """
    Put a page together: title, mark, blocks with an empty line between them.
    """
    return "\n\n".join((f"# {title}", MARK, *(block for block in blocks if block))) + "\n"


def rule_page(rule: Rule, example: Example | None, cases: Sequence[Case]) -> str:
    """
    Write the page of one rule.
    """
    links = " · ".join(f"[{name}](#{name.lower().replace(' ', '-')})" for name in LANGUAGES.values())
    blocks = [f"`{rule.name}` · {links} · [indeks / index](index.md)"]
    for bahasa, name in LANGUAGES.items():
        blocks += [f"## {name}", *_part(rule, example, bahasa)]
    return page(f"{rule.id} {markdown(rule.title.id)}", *blocks, *_cases(cases))


def _part(rule: Rule, example: Example | None, bahasa: str) -> Iterator[str]:
    yield f"**{markdown(rule.title[bahasa])}**"
    since = Texts("sejak", "since")[bahasa]
    yield f"{SEVERITIES[rule.severity][bahasa]} · {family_name(rule.family)[bahasa]} · {since} {rule.since}"
    for section in sections_of(rule, example, bahasa, width=PAGE_WIDTH):
        if section.form is Form.FOLDED:
            yield f"<details><summary>{section.heading}</summary>\n\n{_body(section)}\n\n</details>"
        else:
            yield f"### {section.heading}\n\n{_body(section)}"


def _body(section: Section) -> str:
    match section.form:
        case Form.PROSE:
            return "\n\n".join(map(markdown, section.lines))
        case Form.LIST | Form.ADVICE:
            return "\n".join(f"- {markdown(line)}" for line in section.lines)
        case Form.OUTPUT:
            return fenced(map(text_of, section.output), _FENCES.get(section.form, "text"))
        case Form.CODE | Form.JSON | Form.FOLDED:
            return fenced(map(plain, section.lines), _FENCES.get(section.form, "text"))


def fenced(lines: Iterator[str] | Sequence[str], language: str) -> str:
    """
    Put lines into a code block that none of them can end.
    """
    text = "\n".join(lines)
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}{language}\n{text}\n{fence}"


def _cases(cases: Sequence[Case]) -> Iterator[str]:
    if cases:
        yield "## Kasus uji / Cases"
        rows = [(markdown(case.name), f"`{case.expect.value}`") for case in cases]
        yield table(("case", "outcome"), rows)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """
    Write a table; cells are Markdown already.
    """
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def linked(rules: Sequence[Rule]) -> str:
    """
    Name rules with links to their pages.
    """
    return ", ".join(f"[{rule.id}]({rule.id}.md)" for rule in rules) or "–"


def both(texts: Texts) -> str:
    """
    Write a text in both languages, as in one table cell.
    """
    return f"{markdown(texts.id)}<br>*{markdown(texts.en)}*"
