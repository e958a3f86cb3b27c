"""
``lkj-rules list``: the rules as a table on a screen with colours, as lines elsewhere, or as JSON.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from lkj_rules.cli import screen
from lkj_rules.cli.command import Command, examples, option
from lkj_rules.cli.language import language_of, pick
from lkj_rules.cli.options import complete_rules, form, packs, rules

if TYPE_CHECKING:
    from lkj_rules.rules.rule import RuleSet

_HEADINGS = (("Aturan", "Rule"), ("Tingkat", "Severity"), ("Judul", "Title"), ("Reviu", "Review row"))


@click.command("list", cls=Command, about=(
    "Daftar aturan: kode, tingkat, judul.", "List the rules: id, severity, title.",
), examples=examples(
    ("lkj-rules list --select TGT,CAP", ("aturan target dan capaian", "rules on targets and achievements")),
    ("lkj-rules list --format json", ("untuk program lain", "for other programs")),
))
@option("--select", multiple=True, metavar="ID,…", shell_complete=complete_rules, about=(
    "Hanya aturan ini: kode atau keluarga.", "Only these rules: ids or families.",
))
@rules
@packs
@form
def list_rules(*, select: tuple[str, ...], rules: tuple[str, ...], packs: tuple[str, ...], form: str) -> None:
    """
    List rules.
    """
    from lkj_rules.cli.settings import choose_rules

    bahasa, width = language_of(), screen.width(screen.WIDEST)
    chosen = choose_rules(rules, select, packs=packs)
    if form == "json":
        screen.say(_as_json(chosen, bahasa), exact=True)
    elif screen.colourful():
        screen.say(_as_table(chosen, bahasa, width), exact=False)
    else:
        screen.say(_as_text(chosen, bahasa, width), exact=False)


def _as_json(rules: RuleSet, bahasa: str) -> str:
    """
    Write the rules as JSON: their names and what they rest on, without their logic.
    """
    from lkj_rules.render.text import json_text
    from lkj_rules.rulebook.pages import basis_words

    content = [
        {
            "id": rule.id, "name": rule.name, "severity": rule.severity.value, "title": rule.title[bahasa], "since": rule.since,
            "checklist": list(rule.checklist), "basis": [basis_words(basis) for basis in rule.basis],
        }
        for rule in rules
    ]  # fmt: skip
    return json_text(json.dumps(content, ensure_ascii=False, indent=2)) + "\n"


def _as_text(rules: RuleSet, bahasa: str, width: int) -> str:
    """
    Write a line a rule: id, severity, title.
    """
    from lkj_rules.render.terminal.lines import wrap
    from lkj_rules.render.text import plain
    from lkj_rules.render.wording import SEVERITIES

    column = max(len(texts[bahasa]) for texts in SEVERITIES.values())
    lines: list[str] = []
    for rule in rules:
        lead = f"{rule.id}  {SEVERITIES[rule.severity][bahasa].lower():<{column}}  "
        lines.extend(wrap(plain(rule.title[bahasa]), width, first=lead))
    return "\n".join([*lines, "", _more(rules)]) + "\n"


def _as_table(rules: RuleSet, bahasa: str, width: int) -> str:
    """
    Write a row a rule, a line between families: id, severity, title, and the rows of the reviu checklist that it serves.
    """
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from lkj_rules.render.terminal.lines import BADGES, Style
    from lkj_rules.render.terminal.paint import paint
    from lkj_rules.render.text import plain
    from lkj_rules.render.wording import SEVERITIES

    table = Table(box=box.SIMPLE_HEAD, header_style=Style.HEADING.value, pad_edge=False)
    for number, heading in enumerate(_HEADINGS):
        table.add_column(Text(pick(heading, bahasa)), no_wrap=number < 2, ratio=1 if number == 2 else None)  # noqa: PLR2004
    column = max(len(texts[bahasa]) for texts in SEVERITIES.values())
    families = [rule.family for rule in rules]
    for rule, following in zip(rules, [*families[1:], ""], strict=True):
        badge = Text(f"{SEVERITIES[rule.severity][bahasa]:<{column}}", style=BADGES[rule.severity].value)
        table.add_row(
            Text(rule.id, style=Style.RULE.value), badge, Text(plain(rule.title[bahasa])),
            Text(", ".join(rule.checklist), style=Style.PLACE.value), end_section=rule.family != following,
        )  # fmt: skip
    return paint(table, Text(_more(rules)), width=width)


def _more(rules: RuleSet) -> str:
    number = len(rules)
    return pick((f"{number} aturan. Selengkapnya: lkj-rules explain ID", f"{number} rules. More: lkj-rules explain ID"))
