"""
From a rule as data to a program: names, kinds and texts checked, the loop generated.
"""

from __future__ import annotations

import keyword
from collections.abc import Iterator
from typing import Any

import attrs

from lkj_rules.errors import Problem, RuleError
from lkj_rules.model.findings import Texts
from lkj_rules.rules import kinds
from lkj_rules.rules.calls import REPORT
from lkj_rules.rules.comparisons import once
from lkj_rules.rules.compiled import Compiled, Name, Shared
from lkj_rules.rules.definitions import names_read
from lkj_rules.rules.expressions import Compiler
from lkj_rules.rules.kinds import Type
from lkj_rules.rules.loops import Loop
from lkj_rules.rules.program import Detail, Program, evidence_of, execute
from lkj_rules.rules.rule import Rule
from lkj_rules.rules.syntax import ExpressionError
from lkj_rules.rules.templates import Piece, Slot, member_part, parse_template, slots_of

AUTOMATIC_SLOTS = ("tertulis", "seharusnya", "selisih", "kolom")
"""Slots that the failing comparison itself fills: its left side, its right side, their difference, the left side's column."""


def compile_rule(rule: Rule, *, recording: bool = False) -> Program:
    """
    Check and compile a rule; a ``recording`` program also informs its observer, by ``skip``, which items the rule passes over.

    Raises ``RuleError`` with every problem found, each with the rule's file and the key it stands under.
    """
    return _RuleCompiler(rule).build(recording=recording)


class _RuleCompiler:
    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.problems: list[Problem] = []
        self._seen: set[Slot] = set()
        self._broken: set[str] = set()
        self._templates: dict[str, tuple[Piece, ...]] = {}

    def build(self, *, recording: bool) -> Program:
        loop, detail, constants = self.detail()
        evidence = tuple(evidence_of(check, detail.parts.get("evidence")) for check in detail.checks)
        source = loop.source(detail.lets, detail.needs, detail.checks, evidence, recording=recording)
        return Program(
            rule=self.rule, names=tuple(name for name, _ in loop.bindings),
            let_sources=tuple((name, compiled.source) for name, compiled in detail.lets),
            evidence=tuple(each.source for each in evidence), constants=constants, run=execute(source, constants)["run"],
            source=source, make_detail=lambda: detail,
        )  # fmt: skip

    def detail(self) -> tuple[Loop, Detail, dict[str, Any]]:
        """
        Check all expressions of the rule; give its loop, what they are as source, and the constants of the source.
        """
        rule = self.rule
        compiler = Compiler({"laporan": REPORT}, rule.definitions)
        for name, value in rule.parameters:
            constant = compiler.keep(value)
            compiler.names[name] = Name(constant, kinds.TEXT if isinstance(value, str) else kinds.NUMBER)
        loop = Loop(rule, compiler, self._problem)
        if self.problems and rule.each is not None:
            raise RuleError(tuple(self.problems))  # what the rule walks over is not known: all its names would be reported too
        self._check_names(loop)
        compiler.shared.update(loop.shared)
        lets = self._lets(compiler)
        when = self._part(compiler, "when", rule.when, kinds.BOOL)
        needs = [self._part(compiler, f"needs[{number}]", need.check, kinds.BOOL) for number, need in enumerate(rule.needs)]
        checks = [self._part(compiler, "check", text, kinds.BOOL) for text in rule.check]
        parts = self._parts(compiler)
        for key, text in self._written():
            parts.update(self._slots(compiler, key, text))
        if self.problems:
            raise RuleError(tuple(self.problems))
        sound, needed = (tuple(made for made in those if made is not None) for those in (checks, needs))
        detail = Detail(
            bindings=tuple(loop.bindings), lets=tuple(lets), when=when, needs=needed, checks=sound, parts=parts,
            templates=self._templates,
        )  # fmt: skip
        return loop, detail, compiler.constants

    def _problem(self, key: str, error: ExpressionError) -> None:
        self.problems.append(
            Problem(
                file=self.rule.source, pointer=key, message_id=error.message_id, message_en=error.message_en,
                suggestion=error.suggestion,
            )
        )

    def _check_names(self, loop: Loop) -> None:
        """
        Refuse names that an expression cannot write, or that already stand for something else.
        """
        taken: set[str] = {"laporan", "item", "unknown", *(name for name, _ in loop.bindings if self.rule.each is not None)}
        for key, entries in (("facts", self.rule.facts), ("parameters", self.rule.parameters), ("let", self.rule.let)):
            for name, _ in entries:
                if not name.isascii() or not name.isidentifier() or keyword.iskeyword(name):
                    self._problem(f"{key}.{name}", ExpressionError(f"Nama {name!r} tidak sah.", f"{name!r} cannot be a name."))
                elif name in taken:
                    said = ExpressionError(f"Nama {name!r} sudah dipakai.", f"The name {name!r} is already taken.")
                    self._problem(f"{key}.{name}", said)
                taken.add(name)

    def _lets(self, compiler: Compiler) -> list[tuple[str, Compiled]]:
        lets: list[tuple[str, Compiled]] = []
        for name, text in self.rule.let:
            compiled = self._part(compiler, f"let.{name}", text)
            if compiled is None:
                self._broken.add(name)
            else:
                source, shared = once(compiled.source, compiler.shared)
                compiled = attrs.evolve(compiled, source=source)
                if compiled.type.kind is kinds.Kind.OBJECT:
                    shared = Shared((f"l_{name}",))  # which object it is says more than what it was found by
                if shared is not None:
                    compiler.shared[f"l_{name}"] = shared
                if compiled.sure:
                    compiler.sure.add(f"l_{name}")
                lets.append((name, compiled))
                compiler.names[name] = Name(f"l_{name}", compiled.type, compiled)
        return lets

    def _part(self, compiler: Compiler, key: str, text: str | None, wanted: Type | None = None) -> Compiled | None:
        if text is None:
            return None
        try:
            return compiler.compile(text, wanted, mixed=key == "blame")
        except ExpressionError as error:
            if not self._broken or self._broken.isdisjoint(names_read(text, self.rule.definitions)):
                self._problem(key, error)  # what only rests on a named value that was refused is not at fault itself
            return None

    def _parts(self, compiler: Compiler) -> dict[str, Compiled]:
        rule = self.rule
        texts: dict[str, str | Texts | None] = {
            "blame": rule.blame, "expected": rule.expected, "actual": rule.actual, "recomputation": rule.recomputation,
            "subject": rule.subject, "evidence": rule.evidence,
        }
        parts = {key: self._part(compiler, key, text) for key, text in texts.items() if not isinstance(text, Texts)}
        blamed, dot, _ = (rule.blame or "").rpartition(".")
        if dot and blamed.replace(".", "").replace("_", "").isalnum():  # a field, which may hold a text: its owner gives the place
            parts["blame:owner"] = self._part(compiler, "blame", blamed)
        elif (made := parts["blame"]) is not None and made.type.numeric and not made.type.printed and made.type != kinds.FACTS:
            said = f"{made.text!r} adalah hasil hitungan, tanpa tempat", f"{made.text!r} is computed and has no place in the report"
            self._problem("blame", ExpressionError(f"{said[0]} dalam laporan.", f"{said[1]}."))
        for number, variant in enumerate(rule.variants):
            parts[f"variant:{number}"] = self._part(compiler, f"variant[{number}].when", variant.when, kinds.BOOL)
        return {key: part for key, part in parts.items() if part is not None}

    def _written(self) -> Iterator[tuple[str, str]]:
        """
        Give every text that may have slots, with its key.
        """
        spoken: list[tuple[str, Texts | None]] = [("message", self.rule.message), ("help", self.rule.help)]
        for number, variant in enumerate(self.rule.variants):
            spoken.append((f"variant[{number}].message", variant.message))
            spoken.append((f"variant[{number}].help", variant.help))
        stated = (("expected", self.rule.expected), ("recomputation", self.rule.recomputation))
        spoken.extend((key, texts) for key, texts in stated if isinstance(texts, Texts))
        spoken.extend((f"needs[{number}].reason", need.reason) for number, need in enumerate(self.rule.needs))
        for key, texts in spoken:
            if texts is not None:
                yield f"{key}.id", texts.id
                yield f"{key}.en", texts.en

    def _slots(self, compiler: Compiler, key: str, text: str) -> dict[str, Compiled]:
        """
        Compile the slots of a text that were not met before; those of a member's template are kept under the list's own.
        """
        try:
            pieces = self._templates[text] = parse_template(text)
        except ExpressionError as error:
            self._problem(key, error)
            return {}
        parts: dict[str, Compiled | None] = {}
        for slot in slots_of(pieces):
            if slot.expression not in AUTOMATIC_SLOTS and slot not in self._seen:
                self._seen.add(slot)
                made = self._part(compiler, key, slot.expression, kinds.BOOL if slot.test else None)
                parts[f"slot:{slot.expression}"] = made
                if slot.member is not None and made is not None:
                    parts.update(self._member_slots(compiler, key, slot, made))
        return {name: part for name, part in parts.items() if part is not None}

    def _member_slots(self, compiler: Compiler, key: str, slot: Slot, made: Compiled) -> dict[str, Compiled | None]:
        """
        Compile the slots of a member's template, in which its fields are names.
        """
        member = kinds.member_of(made.type)
        if member is None or slot.member is None:
            said = f"{slot.expression!r} bukan daftar.", f"{slot.expression!r} is not a list but {made.type.name}."
            self._problem(key, ExpressionError(*said))
            return {}
        known = compiler.names
        compiler.names = {**known, **compiler.parts_of("v_item", member), "item": Name("v_item", member)}
        try:
            return {
                member_part(slot, inner): self._part(compiler, key, inner.expression, kinds.BOOL if inner.test else None)
                for inner in slots_of(slot.member)
            }
        finally:
            compiler.names = known
