"""
``lkj-rules explain``: the page of a rule on the terminal.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lkj_rules.cli import screen
from lkj_rules.cli.command import Command, examples, option
from lkj_rules.cli.language import language_of, pick
from lkj_rules.cli.options import cases, complete_rules, packs, rules

if TYPE_CHECKING:
    from lkj_rules.render.terminal.lines import Line
    from lkj_rules.rulebook.holdings import Example
    from lkj_rules.rules.rule import Rule

_MARGIN = "  "


@click.command("explain", cls=Command, about=(
    "Jelaskan aturan: yang dilaporkan, mengapa, dasarnya, dan yang perlu dilakukan.",
    "Explain rules: what is reported, why, on what basis, and what to do.",
), examples=examples(
    ("lkj-rules explain TGT004", ("satu aturan", "one rule")), ("lkj-rules explain PMB", ("sekeluarga", "a family")),
    ("lkj-rules explain CAP001 --logic", ("beserta ungkapannya", "with its expressions")),
))
@click.argument("ids", nargs=-1, required=True, metavar="ID...", shell_complete=complete_rules)
@option("--logic", is_flag=True, about=(
    "Tunjukkan pula ungkapan aturan, seperti dalam berkasnya.", "Show the expressions of the rule as well, as its file has them.",
))
@cases
@rules
@packs
def explain(*, ids: tuple[str, ...], logic: bool, cases: str | None, rules: tuple[str, ...], packs: tuple[str, ...]) -> None:
    """
    Explain rules.
    """
    from lkj_rules.cli.settings import choose_rules
    from lkj_rules.render.terminal.lines import EMPTY
    from lkj_rules.rulebook.holdings import Library

    width = screen.width(screen.WIDEST)
    chosen = choose_rules(rules, ids, packs=packs)
    library = Library(chosen, cases=None if cases is None else Path(cases))
    lines = [line for rule in chosen for line in (*_page(rule, library.example(rule), language_of(), width, logic=logic), EMPTY)]
    screen.show(lines[:-1], width)


def _page(rule: Rule, example: Example | None, bahasa: str, width: int, *, logic: bool) -> Iterator[Line]:
    """
    Lay out the page of a rule: why, an example with its finding, what to do, what is not checked, basis and logic.
    """
    from lkj_rules.render.terminal.lines import BADGES, EMPTY, Span, Style, styled, wrap
    from lkj_rules.render.text import plain
    from lkj_rules.render.wording import SEVERITIES
    from lkj_rules.rulebook.pages import Form, sections_of

    styles = {Form.ADVICE: Style.ADVICE, Form.CODE: Style.CODE, Form.FOLDED: Style.CODE, Form.JSON: Style.CODE}
    yield from styled(wrap(plain(rule.title[bahasa]), width, first=f"{rule.id}  "), Style.TITLE)
    since = f" · {rule.name} · {pick(('sejak', 'since'), bahasa)} {rule.since}"
    yield (Span(SEVERITIES[rule.severity][bahasa], BADGES[rule.severity]), Span(since, Style.PLACE))
    for section in sections_of(rule, example, bahasa, width=width - len(_MARGIN)):
        if section.form is Form.FOLDED and not logic:
            continue
        yield EMPTY
        yield (Span(section.heading, Style.HEADING),)
        yield from ((Span(_MARGIN), *line) if line else EMPTY for line in section.output)
        for text in section.lines:
            shown = plain(text)
            margin = _MARGIN + " " * (len(shown) - len(shown.lstrip()))
            rest = margin if section.form in {Form.PROSE, Form.ADVICE} else f"{margin}  "
            yield from styled(wrap(shown.lstrip(), width, first=margin, rest=rest), styles.get(section.form, Style.PLAIN))
