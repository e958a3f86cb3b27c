"""
The page of one rule, section by section, before it is Markdown or lines of a terminal.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import attrs

from lkj_rules.domain.checklist import ROWS
from lkj_rules.model.findings import Basis, Texts
from lkj_rules.render.terminal.lines import Line
from lkj_rules.rulebook.examples import Example
from lkj_rules.rulebook.logic import logic_lines, not_checked, wordings
from lkj_rules.rulebook.sentences import sentences
from lkj_rules.rules.rule import Rule

BASE_NAME = "fixtures/base/clean.json"


class Form(StrEnum):
    """Name how the lines of a section are set: as prose, a list, advice, code, JSON, output, or code on demand."""

    PROSE = "prose"
    LIST = "list"
    ADVICE = "advice"
    CODE = "code"
    JSON = "json"
    OUTPUT = "output"
    FOLDED = "folded"


@attrs.frozen(kw_only=True)
class Section:
    """
    Hold one section: its heading, how it is set, and its lines; ``output`` are the lines of printed output.
    """

    heading: str
    form: Form
    lines: tuple[str, ...] = ()
    output: tuple[Line, ...] = ()


def sections_of(rule: Rule, example: Example | None, bahasa: str, *, width: int) -> Iterator[Section]:
    """
    Give the sections of a rule's page; output is set for ``width`` columns.
    """
    for heading, form, lines in (*_opening(rule, bahasa), *_example(example, bahasa)):
        yield Section(heading=heading[bahasa], form=form, lines=tuple(lines))
    if example is not None:
        heading = Texts("Temuannya, seperti tercetak", "The finding, as it prints")
        yield Section(heading=heading[bahasa], form=Form.OUTPUT, output=tuple(example.finding(bahasa, width)))
    for heading, form, lines in _closing(rule, bahasa):
        if lines:
            yield Section(heading=heading[bahasa], form=form, lines=tuple(lines))


def _opening(rule: Rule, bahasa: str) -> Iterator[tuple[Texts, Form, list[str]]]:
    yield Texts("Mengapa", "Why"), Form.PROSE, [rule.rationale[bahasa]]


def _example(example: Example | None, bahasa: str) -> Iterator[tuple[Texts, Form, list[str]]]:
    if example is None:
        return
    heading = Texts("Contoh yang gagal", "An example that fails")
    if example.report is not None:
        yield heading, Form.JSON, example.report.rstrip("\n").split("\n")
        return
    words = {"id": "dengan", "en": "with"}[bahasa]
    changed = [f"{pointer} = {value}" for pointer, value in example.changes if value is not None]
    removed = {"id": "tanpa", "en": "without"}[bahasa]
    changed += [f"{removed} {pointer}" for pointer, value in example.changes if value is None]
    yield heading, Form.CODE, [f"{BASE_NAME} {words}", *(f"  {line}" for line in changed)]


def _closing(rule: Rule, bahasa: str) -> Iterator[tuple[Texts, Form, list[str]]]:
    advice = [rule.help[bahasa], *(variant.help[bahasa] for variant in rule.variants if variant.help)]
    yield Texts("Yang perlu dilakukan", "What to do"), Form.ADVICE, list(dict.fromkeys(advice))
    yield Texts("Yang diperiksa", "What is checked"), Form.LIST, list(sentences(rule, bahasa))
    yield Texts("Tidak diperiksa", "Not checked"), Form.LIST, [texts[bahasa] for texts in not_checked(rule)]
    yield Texts("Batas yang diketahui", "Known gaps"), Form.PROSE, [] if rule.limits is None else [rule.limits[bahasa]]
    yield Texts("Dasar", "Basis"), Form.LIST, [basis_words(basis) for basis in rule.basis]
    rows = {row.number: row.text[bahasa] for row in ROWS}
    known = [f"{number}  {rows[number]}" if number in rows else number for number in rule.checklist]
    yield Texts("Butir checklist reviu", "Rows of the reviu checklist"), Form.LIST, known
    yield Texts("Parameter", "Parameters"), Form.CODE, [f"{name} = {value!r}" for name, value in rule.parameters]
    yield Texts("Ungkapan", "Expressions"), Form.FOLDED, [*logic_lines(rule), *wordings(rule, bahasa)]


def basis_words(basis: Basis) -> str:
    """
    Write a basis in one phrase: the regulation and its clause.
    """
    return basis.peraturan if basis.butir is None else f"{basis.peraturan}, {basis.butir}"
