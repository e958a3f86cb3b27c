"""
``lkj-rules list`` as a table for a person's screen, by rich; pipes get ``explaining.list_as_text``.
"""

from __future__ import annotations

from rich import box
from rich.table import Table
from rich.text import Text

from lkj_rules.cli.explaining import more
from lkj_rules.model.findings import Texts
from lkj_rules.render.labels import SEVERITIES
from lkj_rules.render.safe import plain
from lkj_rules.render.terminal.painted import Colours, paint
from lkj_rules.render.terminal.spans import BADGES, Style
from lkj_rules.rules.rule import RuleSet

_HEADINGS = (Texts("Aturan", "Rule"), Texts("Tingkat", "Severity"), Texts("Judul", "Title"), Texts("Reviu", "Review row"))


def list_as_table(rules: RuleSet, bahasa: str, width: int, colours: Colours = "auto") -> str:
    """
    Write a row a rule, a line between families: id, severity, title, and the rows of the reviu checklist that it serves.
    """
    table = Table(box=box.SIMPLE_HEAD, header_style=Style.HEADING.value, pad_edge=False)
    for number, heading in enumerate(_HEADINGS):
        table.add_column(Text(heading[bahasa]), no_wrap=number < 2, ratio=1 if number == 2 else None)  # noqa: PLR2004
    column = max(len(texts[bahasa]) for texts in SEVERITIES.values())
    last = ""
    for rule in rules:
        if last and rule.family != last:
            table.add_section()
        last = rule.family
        badge = Text(f"{SEVERITIES[rule.severity][bahasa]:<{column}}", style=BADGES[rule.severity].value)
        table.add_row(Text(rule.id, style=Style.RULE.value), badge, Text(plain(rule.title[bahasa])),
                      Text(", ".join(rule.checklist), style=Style.PLACE.value))
    return paint(table, Text(more(rules, bahasa)), width=width, colours=colours)
