"""
The logic of a rule in sentences: what is looked at, when the rule applies, what must hold, where a finding points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lkj_rules.model.documents import Laporan
from lkj_rules.model.findings import Texts
from lkj_rules.render.wording import severity_word
from lkj_rules.rulebook.phrasebook import fill, listed, word
from lkj_rules.rulebook.phrases import Speaker
from lkj_rules.rules import kinds
from lkj_rules.rules.calls import REPORT
from lkj_rules.rules.compiled import Name
from lkj_rules.rules.compiling import compile_rule
from lkj_rules.rules.expressions import Compiler
from lkj_rules.rules.fields import fields_of
from lkj_rules.rules.kinds import Kind
from lkj_rules.rules.rule import FactFilter, Missing, Rule
from lkj_rules.rules.templates import Piece, Segment, parse_template

_SIDES = ("ukuran", "dokumen")
"""Aspects that name what a side is; the others narrow it."""


def sentences(rule: Rule, bahasa: str) -> Iterator[str]:
    """
    Say what a rule does, a sentence each, without its code.
    """
    return _Sentences(rule, bahasa).all()


class _Sentences:
    def __init__(self, rule: Rule, bahasa: str) -> None:
        self._rule, self._bahasa = rule, bahasa
        detail = compile_rule(rule).detail
        names = {name: Name(f"b_{name}", kind) for name, kind in detail.bindings}
        names |= {name: Name(f"l_{name}", made.type) for name, made in detail.lets}
        names |= {name: Name("c", kinds.TEXT if isinstance(value, str) else kinds.NUMBER) for name, value in rule.parameters}
        stated = [name for name, _ in (*rule.facts, *rule.let)]
        called = {name: f"“{name.replace('_', ' ')}”" for name in stated}
        called |= {name: f"“{name.replace('_', ' ')}” ({value})" for name, value in rule.parameters}
        self._words = Speaker(
            bahasa=bahasa, compiler=Compiler({"laporan": REPORT, **names}, rule.definitions), names=called,
            definitions={definition.name: definition for definition in rule.definitions},
        )  # fmt: skip

    def _say(self, key: str, *inner: str) -> str:
        return fill(key, "grammar", self._bahasa, inner) or key

    def all(self) -> Iterator[str]:
        rule, text, condition = self._rule, self._words.text, self._words.condition
        yield from self._looked_at()
        yield from (self._say("let", name.replace("_", " "), text(value, chosen=True)) for name, value in self._lets())
        if rule.when is not None:
            yield self._say("when", condition(rule.when))
        yield from (
            self._say("need", condition(need.check), self._spoken(parse_template(need.reason[self._bahasa]))) for need in rule.needs
        )
        yield from (self._say("check", condition(check)) for check in rule.check)
        for key, value in (("blame", rule.blame), ("evidence", rule.evidence), ("expected", rule.expected)):
            if isinstance(value, str) and (key == "blame" or value != rule.blame):
                yield self._say(key, text(value))
        for variant in rule.variants:
            severity = "" if variant.severity is None else severity_word(variant.severity, self._bahasa)
            key = " ".join(["as"] * bool(severity) + ["in words"] * (variant.message is not None or not severity))
            yield self._say("variant", condition(variant.when), self._say(key, severity))
        yield from (self._say("term", name, related.doc[self._bahasa]) for name, related in self._words.used.items())

    def _lets(self) -> Iterator[tuple[str, str]]:
        """
        Give the named values that decide something, in order; those that only a message shows are left out.
        """
        rule = self._rule
        parts = (rule.each, rule.when, *rule.check, rule.blame, rule.evidence, rule.expected)
        deciding = " ".join(filter(None, (part for part in parts if isinstance(part, str))))
        deciding += " ".join(("", *(need.check for need in rule.needs), *(variant.when for variant in rule.variants)))
        kept: list[tuple[str, str]] = []
        for name, value in reversed(rule.let):
            if re.search(rf"\b{name}\b", " ".join([deciding, *(text for _, text in kept)])):
                kept.insert(0, (name, value))
        yield from kept

    def _looked_at(self) -> Iterator[str]:
        rule = self._rule
        if rule.each is not None and re.fullmatch(r"[\w.]+", rule.each):
            part = fields_of(Laporan).get(rule.each)
            alone = part is not None and part.kind is Kind.OBJECT
            yield self._say("one" if alone else "each", self._path(rule.each.split(".")))
        elif rule.each is not None:
            yield self._say("members", self._words.text(rule.each))
        if rule.group:
            yield self._say("group", listed([self._words.text(each) for each in rule.group], self._say("and")))
        yield from (self._say("side", name, self._side(chosen)) for name, chosen in rule.facts)
        if len(rule.align) > 0:
            yield self._say("align", listed([word(key, self._bahasa) for key in rule.align], self._say("and")))
        failing = [f"“{name}”" for name, policy in rule.missing if policy is Missing.FAIL]
        if failing:
            yield self._say("fail", listed(failing, self._say("or")))

    def _path(self, steps: list[str]) -> str:
        words = [word(step, self._bahasa) for step in reversed(steps)]
        if self._bahasa == "id":
            return " ".join(words)
        return " of ".join([words[0], *(f"the {each}" if each[0].isupper() else f"every {each}" for each in words[1:])])

    def _side(self, chosen: FactFilter) -> str:
        aspects = dict(chosen.aspects)
        joint = self._say("or")
        measure, documents = (listed([word(each, self._bahasa) for each in aspects.get(key, ())] or ["–"], joint) for key in _SIDES)
        said = measure if "dokumen" not in aspects else f"{measure} {Texts('dalam', 'in the')[self._bahasa]} {documents}"
        rest = [self._aspect(aspect, values) for aspect, values in aspects.items() if aspect not in _SIDES]
        return said + (f" ({'; '.join(rest)})" if rest else "")

    def _aspect(self, aspect: str, values: tuple[str, ...]) -> str:
        shown = listed([word(each, self._bahasa, "values") for each in values], self._say("or"))
        known = fill(f"{aspect} {values[0]}", "aspects", self._bahasa) or fill(f"{aspect} *", "aspects", self._bahasa, [shown])
        return known or f"{word(aspect, self._bahasa)} {shown}"

    def _spoken(self, pieces: Iterable[Piece]) -> str:
        return "".join(
            piece if isinstance(piece, str) else self._spoken(piece.pieces) if isinstance(piece, Segment)
            else "" if piece.test else f"({self._words.text(piece.expression)})"
            for piece in pieces
        )  # fmt: skip
