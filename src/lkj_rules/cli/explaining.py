"""
Rules shown to people: the table of ``lkj-rules list`` and the page of ``lkj-rules explain``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from lkj_rules.model.findings import Texts
from lkj_rules.render.labels import SEVERITIES
from lkj_rules.render.safe import json_text, plain
from lkj_rules.render.terminal.layout import wrap
from lkj_rules.render.terminal.spans import BADGES, EMPTY, Line, Span, Style, styled
from lkj_rules.rulebook.examples import Example
from lkj_rules.rulebook.pages import Form, basis_words, sections_of
from lkj_rules.rules.rule import Rule, RuleSet

MARGIN = "  "
STYLES = {
    Form.PROSE: Style.PLAIN, Form.LIST: Style.PLAIN, Form.ADVICE: Style.ADVICE, Form.CODE: Style.CODE, Form.JSON: Style.CODE,
    Form.OUTPUT: Style.PLAIN,
}  # fmt: skip


def list_as_text(rules: RuleSet, bahasa: str, width: int) -> str:
    """
    Write a line a rule: id, severity, title.
    """
    column = max(len(texts[bahasa]) for texts in SEVERITIES.values())
    lines: list[str] = []
    for rule in rules:
        lead = f"{rule.id}  {SEVERITIES[rule.severity][bahasa].lower():<{column}}  "
        lines.extend(wrap(plain(rule.title[bahasa]), width, first=lead))
    lines += ["", more(rules, bahasa)]
    return "\n".join(lines) + "\n"


def more(rules: RuleSet, bahasa: str) -> str:
    """
    Say how many rules there are and where more of them is told.
    """
    number = len(rules)
    return Texts(f"{number} aturan. Selengkapnya: lkj-rules explain ID", f"{number} rules. More: lkj-rules explain ID")[bahasa]


def list_as_json(rules: RuleSet, bahasa: str) -> str:
    """
    Write the rules as JSON: what they are called and rest on, without their logic.
    """
    content = [
        {
            "id": rule.id, "name": rule.name, "severity": rule.severity.value, "title": rule.title[bahasa], "since": rule.since,
            "checklist": list(rule.checklist), "basis": [basis_words(basis) for basis in rule.basis],
        }
        for rule in rules
    ]  # fmt: skip
    return json_text(json.dumps(content, ensure_ascii=False, indent=2)) + "\n"


def explain(rule: Rule, example: Example | None, bahasa: str, width: int) -> Iterator[Line]:
    """
    Lay out the page of a rule: why, an example with its finding, what to do, what is not checked, basis and logic.
    """
    yield from styled(wrap(plain(rule.title[bahasa]), width, first=f"{rule.id}  "), Style.TITLE)
    since = f" · {rule.name} · {Texts('sejak', 'since')[bahasa]} {rule.since}"
    yield (Span(SEVERITIES[rule.severity][bahasa], BADGES[rule.severity]), Span(since, Style.PLACE))
    for section in sections_of(rule, example, bahasa, width=width - len(MARGIN)):
        yield EMPTY
        yield (Span(section.heading, Style.HEADING),)
        yield from ((Span(MARGIN), *line) if line else EMPTY for line in section.output)
        for text in section.lines:
            shown = plain(text)
            margin = MARGIN + " " * (len(shown) - len(shown.lstrip()))
            rest = margin if section.form in {Form.PROSE, Form.ADVICE} else f"{margin}  "
            yield from styled(wrap(shown.lstrip(), width, first=margin, rest=rest), STYLES[section.form])
