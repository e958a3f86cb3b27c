"""
The loop of a rule, as Python source: over a collection of the model, or over the paired facts of an alignment.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from lkj_rules.domain.facts import Fakta
from lkj_rules.model.documents import Laporan
from lkj_rules.model.values import Nilai
from lkj_rules.rules import kinds
from lkj_rules.rules.collections import ASPECT_VALUES, ASPECTS, VIRTUAL
from lkj_rules.rules.compiled import Compiled, Name, Shared
from lkj_rules.rules.definitions import names_read
from lkj_rules.rules.expressions import Compiler
from lkj_rules.rules.fields import fields_of
from lkj_rules.rules.items import Lets, is_counted, item_source
from lkj_rules.rules.kinds import Kind, Type
from lkj_rules.rules.relations import relations_of
from lkj_rules.rules.rule import Missing, Rule
from lkj_rules.rules.syntax import ExpressionError

Complain = Callable[[str, ExpressionError], None]
"""Take down what is wrong under a key of the rule."""


_PATH = re.compile(r"[a-z_]\w*(\.[a-z_]\w*)*")
"""The names of a collection of the model, from the report down."""


class Loop:
    """
    Write the loop of one rule; ``bindings`` are the names that it gives, which the compiler then knows.
    """

    def __init__(self, rule: Rule, compiler: Compiler, complain: Complain) -> None:
        self._rule = rule
        self._compiler = compiler
        self._complain = complain
        self._lines: list[str] = []
        self._depth = 1
        self.bindings: list[tuple[str, Type]] = []
        for path in rule.requires:
            self._require(path)
        if rule.each is None:
            self._bind_sides()
        elif rule.item is None and _PATH.fullmatch(rule.each):
            self._bind_path(rule.each)
        else:
            self._bind_list(rule.each, rule.item or "item")
        if rule.group and self.bindings:
            self._bind_group()
        outer = [(f"b_{name}", kind) for name, kind in self.bindings[:-1] if rule.each is not None]
        self.shared = {name: Shared((name,)) for name, kind in outer if kind.kind is Kind.OBJECT}

    def _bind_sides(self) -> None:
        fact = {name: Name(f"b_fakta.{name}", kind) for name, kind in fields_of(Fakta).items()}
        fact.update({name: Name(f"{each.name}(s, b_fakta)", each.result) for name, each in relations_of(Fakta).items()})
        keys = [self._compiled(f"align[{number}]", text, fact) for number, text in enumerate(self._rule.align)]
        sources = "".join(f"{_key(key)}, " for key in keys if key is not None)
        self._lines.append(f"    def keys(b_fakta):\n        return ({sources})")
        for name, chosen in self._rule.facts:
            self._name(name, kinds.FACTS)
            for aspect, values in chosen.aspects:
                self._check_aspect(f"facts.{name}.{aspect}", aspect, values)
        if not self._rule.check and not any(policy is Missing.FAIL for _, policy in self._rule.missing):
            self._complain("check", ExpressionError("Aturan ini tidak memeriksa apa pun.", "This rule checks nothing."))

    def _bind_list(self, text: str, name: str) -> None:
        """
        Write the loop over a list that an expression gives; the parts of the report that it names must be there.
        """
        made = self._compiled("each", text)
        member = None if made is None else kinds.member_of(made.type)
        if made is None:
            return
        if member is None:
            said = f"{text!r} bukan daftar, melainkan {made.type.name}.", f"{text!r} is not a list but {made.type.name}."
            self._complain("each", ExpressionError(*said))
            return
        for part in sorted(names_read(text, self._rule.definitions) & fields_of(Laporan).keys()):
            self._require(part)
        self._lines.append(f"    s.work.left = h_max_steps\n    try:\n        things = {made.source}")
        self._lines.append("    except Exception as error:\n        o.broken(error, (s.laporan,))\n        return")
        self._lines.append(f"    if things is None:\n        o.absent({text!r})\n        return")
        self._lines.append(f"    for b_{name} in things:")
        self._depth += 1
        self._name(name, member)
        if made.source in self._compiler.full:
            self._compiler.sure.add(f"b_{name}")

    def _bind_group(self) -> None:
        """
        Write the gathering of members that share the values of ``group``: one item a group, its last name the list of members.
        """
        keys = [self._compiled(f"group[{number}]", text) for number, text in enumerate(self._rule.group)]
        items = ", ".join(f"b_{name}" for name, _ in self.bindings)
        pad = "    " * self._depth
        sources = "".join(f"{_key(key)}, " for key in keys if key is not None)
        self._lines.insert(0, "    groups = {}")
        self._lines.append(
            f"{pad}key = ({sources})\n{pad}if None in key:\n{pad}    o.unknown(-1, ({items},))\n{pad}    continue\n"
            f"{pad}groups.setdefault(key, []).append(({items},))"
        )
        name, member = self.bindings[-1]
        self._depth = 2
        unpacked = "".join(f"\n        b_{other} = members[0][{index}]" for index, (other, _) in enumerate(self.bindings[:-1]))
        self._lines.append(f"    for members in groups.values():{unpacked}\n        b_{name} = [each[-1] for each in members]")
        del self.bindings[-1]
        self._name(name, kinds.list_of(member))

    def _name(self, name: str, kind: Type) -> None:
        self.bindings.append((name, kind))
        self._compiler.names[name] = Name(f"b_{name}", kind)
        if self._rule.each is not None:
            self._compiler.names["item"] = self._compiler.names[name]

    def _compiled(self, key: str, text: str, names: Mapping[str, Name] | None = None) -> Compiled | None:
        known = self._compiler.names
        self._compiler.names = {**known, **(names or {})}
        try:
            return self._compiler.compile(text)
        except ExpressionError as error:
            self._complain(key, error)
            return None
        finally:
            self._compiler.names = known

    def _check_aspect(self, key: str, aspect: str, values: Iterable[str]) -> None:
        """
        Refuse an aspect, or a value of one, that no fact has: such a rule would be silent for ever.
        """
        if aspect not in ASPECTS:
            self._unknown(key, aspect, ASPECTS)
        legal = ASPECT_VALUES.get(aspect)
        for value in values:
            if legal is not None and value not in legal:
                self._unknown(key, value, legal)
            elif aspect == "tahun" and not value.isdecimal() and value != "laporan":
                self._unknown(key, value, ("laporan",))

    def _unknown(self, key: str, word: str, legal: Iterable[str]) -> None:
        self._complain(key, ExpressionError.unknown(f"{word!r} tidak dikenal.", f"{word!r} is not known.", word, legal))

    def _bind_path(self, path: str) -> None:
        """
        Write the loop over a collection of the model, a nested ``for`` for each list on the path.
        """
        first, *rest = path.split(".")
        place = self._start(first)
        for segment in rest:
            place = place and self._step(segment, *place)

    def _start(self, segment: str) -> tuple[str, type[Any]] | None:
        """
        Write the first step: a part of the report, which may be absent, or a collection that runs across all of it.
        """
        if segment in VIRTUAL:
            source, cls = VIRTUAL[segment]
            self._enter(segment, source, cls)
            return f"b_{segment}", cls
        if _inside(Laporan, segment) is None:
            self._unknown("each", segment, [*fields_of(Laporan), *VIRTUAL])
            return None
        self._lines.append(f"    if not s.laporan.{segment}:\n        o.absent({segment!r})\n        return")
        return self._step(segment, "s.laporan", Laporan)

    def _step(self, segment: str, source: str, cls: type[Any]) -> tuple[str, type[Any]] | None:
        """
        Write a further step, into a list or an object inside the last item.
        """
        related = relations_of(cls).get(segment)
        if related is not None and related.result.element is not None and related.result.element.cls is not None:
            inner = related.result.element.cls
            self._depth_first(segment, f"{related.name}(s, {source}) or ()", inner)
            return f"b_{segment}", inner
        found = _inside(cls, segment)
        if found is None:
            self._unknown("each", segment, fields_of(cls))
            return None
        inner, many = found
        if many:
            self._enter(segment, f"{source}.{segment}", inner)
        else:
            self._hold(segment, f"{source}.{segment}", inner)
        return f"b_{segment}", inner

    def _require(self, path: str) -> None:
        """
        Write the test for a part without which the rule has nothing to say.
        """
        source, kind = "s.laporan", kinds.object_of(Laporan)
        for segment in path.split("."):
            fields = {} if kind.kind is not Kind.OBJECT or kind.cls is None else fields_of(kind.cls)
            if segment not in fields:
                self._unknown("requires", segment, fields)
                return
            self._lines.append(f"    if not {source}.{segment}:\n        o.absent({path!r})\n        return")
            source, kind = f"{source}.{segment}", fields[segment]

    def _enter(self, name: str, source: str, cls: type[Any]) -> None:
        nested = _inside(cls, "anak") == (cls, True)
        self._depth_first(name, f"f_walk({source})" if nested else source, cls)

    def _depth_first(self, name: str, iterable: str, cls: type[Any]) -> None:
        self._lines.append(f"{'    ' * self._depth}for b_{name} in {iterable}:")
        self._depth += 1
        self._name_item(name, cls)

    def _hold(self, name: str, source: str, cls: type[Any]) -> None:
        indent = "    " * self._depth
        leave = "return" if self._depth == 1 else "continue"
        self._lines.append(f"{indent}b_{name} = {source}\n{indent}if b_{name} is None:\n{indent}    {leave}")
        self._name_item(name, cls)

    def _name_item(self, name: str, cls: type[Any]) -> None:
        self._name(name, kinds.PRINTED_NILAI if cls is Nilai else kinds.object_of(cls))
        self._compiler.sure.add(f"b_{name}")

    def source(
        self, lets: Lets, needs: Sequence[Compiled], checks: Sequence[Compiled], evidence: Sequence[Compiled], *,
        recording: bool = False,
    ) -> str:
        """
        Write the whole loop with what happens for each item; a ``recording`` one also informs the observer which items it skips.
        """
        items = ", ".join(f"b_{name}" for name, _ in self.bindings)
        head = ["def run(s, o):", "    n_pass = n_skip = 0", *self._lines]
        depth = self._depth
        if self._rule.each is None:
            head.append(f"    for ({items},) in o.align(keys):")
            depth = 2
        elif depth == 1:
            head.append("    for _ in (0,):")  # a single object: a loop of one lets `continue` mean the same everywhere
            depth = 2
        pad = "    " * depth
        conditions = () if self._rule.when is None else self._compiler.conditions(self._rule.when)
        parts = (*(each for _, each in lets), *conditions, *needs, *checks)
        if any(is_counted(part.source) for part in parts):
            head.append(f"{pad}s.work.left = h_max_steps")
        skip = f"o.skip(({items},))" if recording else "n_skip += 1"
        missing = [(name, dict(self._rule.missing).get(name, Missing.SKIP)) for name, _ in self._rule.facts]
        body = item_source(
            f"{pad}    ", f"({items},)", skip, missing=missing, lets=lets, conditions=conditions, needs=needs, checks=checks,
            evidence=evidence,
        )  # fmt: skip
        fault = [f"{pad}except Exception as error:", f"{pad}    o.broken(error, ({items},))"]
        return "\n".join([*head, f"{pad}try:", *body, *fault, "    o.passed += n_pass", "    o.not_applicable += n_skip", ""])


def _key(part: Compiled) -> str:
    """
    Write what distinguishes the things that an expression gives: a year or a plain text does so itself.
    """
    plain = part.type in (kinds.YEAR, kinds.CODE) or part.type.kind is Kind.TEXT
    return part.source if plain else f"h_key({part.source})"


def _inside(cls: type[Any], segment: str) -> tuple[type[Any], bool] | None:
    """
    Give the class of the objects under a field and whether it is a list of them; ``None`` for a field that holds no objects.
    """
    kind = fields_of(cls).get(segment)
    many = kind is not None and kind.kind is Kind.LIST
    held = kind.element if kind is not None and many else kind
    return None if held is None or held.cls is None or held.kind is not Kind.OBJECT else (held.cls, many)
