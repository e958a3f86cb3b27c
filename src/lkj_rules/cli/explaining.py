"""
Rules shown to people: the table of ``lkj-rules list`` and the page of ``lkj-rules explain``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from lkj_rules.model.checklist import ROWS
from lkj_rules.model.findings import Basis, Texts
from lkj_rules.render.labels import SEVERITIES
from lkj_rules.render.safe import json_text, plain
from lkj_rules.render.terminal.layout import wrap
from lkj_rules.render.terminal.spans import BADGES, EMPTY, Line, Span, Style, styled
from lkj_rules.rules.rule import Rule, RuleSet


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
            "checklist": list(rule.checklist), "basis": [_basis(basis) for basis in rule.basis],
        }
        for rule in rules
    ]  # fmt: skip
    return json_text(json.dumps(content, ensure_ascii=False, indent=2)) + "\n"


def explain(rule: Rule, bahasa: str, width: int) -> Iterator[Line]:
    """
    Lay out all that a rule is: what it finds, why, how grave, by which logic, on what basis, and what to do.
    """
    yield from styled(wrap(plain(rule.title[bahasa]), width, first=f"{rule.id}  "), Style.TITLE)
    since = f" · {rule.name} · {Texts('sejak', 'since')[bahasa]} {rule.since}"
    yield (Span(SEVERITIES[rule.severity][bahasa], BADGES[rule.severity]), Span(since, Style.PLACE))
    yield EMPTY
    yield from styled(wrap(plain(rule.rationale[bahasa]), width))
    for heading, style, texts in _sections(rule, bahasa):
        yield EMPTY
        yield (Span(heading[bahasa], Style.HEADING),)
        for text in texts:
            yield from styled(wrap(plain(text), width, first="  ", rest="    "), style)


def _sections(rule: Rule, bahasa: str) -> Iterator[tuple[Texts, Style, list[str]]]:
    messages = [rule.message[bahasa], *(variant.message[bahasa] for variant in rule.variants if variant.message)]
    yield Texts("Yang dilaporkan", "What is reported"), Style.PLAIN, messages
    advice = [rule.help[bahasa], *(variant.help[bahasa] for variant in rule.variants if variant.help)]
    yield Texts("Yang perlu dilakukan", "What to do"), Style.ADVICE, advice
    yield Texts("Dasar", "Basis"), Style.PLAIN, [_basis(basis) for basis in rule.basis]
    rows = {row.number: row for row in ROWS}
    if rule.checklist:
        known = [f"{number}  {rows[number].text[bahasa]}" if number in rows else number for number in rule.checklist]
        yield Texts("Butir checklist reviu", "Rows of the reviu checklist"), Style.PLAIN, known
    yield Texts("Logika", "Logic"), Style.CODE, list(_logic(rule))
    if rule.parameters:
        yield Texts("Parameter", "Parameters"), Style.CODE, [f"{name} = {value!r}" for name, value in rule.parameters]


def _basis(basis: Basis) -> str:
    return basis.peraturan if basis.butir is None else f"{basis.peraturan}, {basis.butir}"


def _logic(rule: Rule) -> Iterator[str]:
    missing = dict(rule.missing)
    if rule.each is not None:
        yield f"each {rule.each}"
    for name, wanted in rule.facts:
        aspects = ", ".join(f"{aspect} = {' | '.join(values)}" for aspect, values in wanted.aspects)
        yield f"{name}: {aspects}" + (f" (missing: {missing[name].value})" if name in missing else "")
    if rule.align:
        yield f"align {', '.join(rule.align)}"
    yield from (f"let {name} = {value}" for name, value in rule.let)
    if rule.when is not None:
        yield f"when {rule.when}"
    yield from (f"check {check}" for check in rule.check)
    for variant in rule.variants:
        severity = "" if variant.severity is None else f": {variant.severity.value}"
        yield f"variant {variant.when}{severity}"
