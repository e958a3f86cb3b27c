"""
Loops of rule texts: lists that are filtered and mapped, quantifiers, and the functions on lists.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import attrs

from lkj_rules.domain.facts import Fakta
from lkj_rules.rules import kinds
from lkj_rules.rules.access import Access
from lkj_rules.rules.comparisons import once
from lkj_rules.rules.compiled import Name
from lkj_rules.rules.forms import Form
from lkj_rules.rules.kinds import Kind, Type, list_of
from lkj_rules.rules.syntax import ExpressionError

Comprehension = ast.ListComp | ast.GeneratorExp

@attrs.frozen
class _Loop:
    """
    Hold one ``for`` as source: what it runs over, its variables, and the filter, ``None`` where there is none.
    """

    over: str
    held: str
    target: str
    names: tuple[str, ...]
    items: str = ""
    test: str | None = None
    decides: bool = True

    def each(self, inner: str) -> str:
        """
        Write the loop with what is made of each member that a filter keeps; of all members where it does not always decide.
        """
        test = f" if {self.test}" if self.test is not None and self.decides else ""
        return f"{inner} for {self.target} in {self.held}{self.items}{test}"

    def guarded(self, inner: str) -> str:
        """
        Write what is made of the list, unknown where the list is.
        """
        return f"(None if ({self.held} := {self.over}) is None else {inner})"

class Lists(Access):
    """
    Write the source of loops and of functions on lists.
    """

    def _comprehension(self, node: Comprehension) -> tuple[str, Type]:
        """
        Write a list that is filtered and mapped; unknown where a filter cannot decide.
        """
        return self._filtered(node.elt, list(node.generators))

    def _filtered(self, element: ast.expr, generators: list[ast.comprehension]) -> tuple[str, Type]:
        generator, *further = generators
        with self._looping(generator) as loop:
            made, kind = self._filtered(element, further) if further else self._emit(element)
            if loop.test is None or loop.decides:
                source = f"[{loop.each(made)}]"
            else:
                test = self._new()
                chosen = f"(h_dropped if ({test} := {loop.test}) is False else h_unsure if {test} is None else {made})"
                source = f"h_kept([{loop.each(chosen)}])"
        if further:
            source = f"h_side(h_flat({source}))" if kind.kind is Kind.FACTS else f"h_flat({source})"
            return loop.guarded(source), kind
        if kind.cls is Fakta and kind.kind is Kind.OBJECT:
            return loop.guarded(f"h_side({source})"), kinds.FACTS
        source = loop.guarded(source)
        if loop.decides:
            self._surely(source, loop.over)
        if made in self.sure:
            self.full.add(source)
        return source, list_of(kind)

    def _quantified(self, element: ast.expr, generators: list[ast.comprehension], word: str) -> str:
        """
        Write ``all`` or ``any``: what the filter leaves open counts only where the test would decide.
        """
        generator, *further = generators
        with self._looping(generator) as loop:
            inner = self._quantified(element, further, word) if further else self._truth(element)
            if not loop.decides:
                neutral = "True" if word == "all" else "False"
                test, held = self._new(), self._new()
                inner = (
                    f"({neutral} if ({test} := {loop.test}) is False else "
                    f"{held} if ({held} := {inner}) is {neutral} or {test} is True else None)"
                )
        plain = loop.decides and inner in self.sure
        run = word if plain else "h_every" if word == "all" else "h_some"
        source = loop.guarded(f"{run}({loop.each(inner)})")
        return self._surely(source, loop.over) if plain else source

    @contextmanager
    def _looping(self, generator: ast.comprehension) -> Iterator[_Loop]:
        """
        Bind the names of a loop, and afterwards say of every place that was read inside which list it was read along.
        """
        if generator.is_async:
            raise ExpressionError("Bentuk ini tidak dikenal bahasa aturan.", "The rule language does not know this form.")
        start = len(self._leaves)
        over, kind = self._emit(generator.iter)
        written = ast.unparse(generator.iter)
        derived = all(leaf.label != written for leaf in self._leaves[start:])
        if generator.ifs:  # the verdict rests on the members that the filter keeps, not on the whole list
            self._leaves[start:] = [attrs.evolve(leaf, filters=True) for leaf in self._leaves[start:]]
        loop, names = self._bound(generator.target, over, kind, written)
        before = len(self._leaves), len(self._touches)
        known = dict(self.names)
        self.names.update(names)
        try:
            if generator.ifs:
                test = self._filter(generator.ifs)
                loop = attrs.evolve(loop, test=test, decides=test in self.sure)
            yield loop
        finally:
            self.names = known
        self._lift(loop, before, dict.fromkeys(names, written), derived=derived)

    def _filter(self, tests: list[ast.expr]) -> str:
        """
        Write a filter; the places that only it reads explain what is unknown, but the verdict does not rest on them.
        """
        before = len(self._leaves)
        source = self._truth(tests[0] if len(tests) == 1 else ast.BoolOp(ast.And(), tests))
        self._leaves[before:] = [attrs.evolve(leaf, filters=True) for leaf in self._leaves[before:]]
        return source

    def _bound(self, target: ast.expr, over: str, kind: Type, written: str) -> tuple[_Loop, dict[str, Name]]:
        full = over in self.full or kind.kind is Kind.FACTS
        over = self._surely(f"h_steps(s, {once(over, self.shared)[0]})", over)
        held = self._new()
        member = kinds.member_of(kind)
        if member is None:
            raise ExpressionError(f"{written!r} bukan daftar.", f"{written!r} is not a list but {kind.name}.")
        if isinstance(target, ast.Name):
            variable = f"v{self._new()}"
            if full:
                self.sure.add(variable)
            loop = _Loop(over, held, variable, (variable,))
            return loop, {self._fresh(target.id): Name(variable, member)}
        members = (member, kind.element) if kind.kind is Kind.MAP else member.parts
        names = [each.id for each in target.elts if isinstance(each, ast.Name)] if isinstance(target, ast.Tuple) else []
        if len(names) != len(members) or not isinstance(target, ast.Tuple) or len(target.elts) != len(names):
            raise ExpressionError(
                f"{written!r} berisi {member.name}; {ast.unparse(target)!r} tidak cocok.",
                f"{written!r} holds {member.name}, which {ast.unparse(target)!r} does not fit.",
            )
        variables = tuple(f"v{self._new()}" for _ in names)
        loop = _Loop(over, held, f"({', '.join(variables)})", variables, ".items()" if kind.kind is Kind.MAP else "")
        bound = zip(names, variables, members, strict=True)
        return loop, {self._fresh(name): Name(variable, kind) for name, variable, kind in bound if kind is not None}

    def _fresh(self, name: str) -> str:
        if name in self.names:
            raise ExpressionError(f"Nama {name!r} sudah dipakai.", f"The name {name!r} is already taken.")
        return name

    def _lift(self, loop: _Loop, before: tuple[int, int], names: dict[str, str], *, derived: bool) -> None:
        """
        Say of the places read inside a loop how to read them along the whole list.
        """
        inside = re.compile(rf"\b(?:{'|'.join(loop.names)})\b").search
        leaves, touches = before
        for index, leaf in enumerate(self._leaves[leaves:], leaves):
            if inside(leaf.source):
                test = "" if leaf.filters else loop.test
                source = self._along(loop, leaf.source, test)
                label = _label(leaf.label, names)
                self._leaves[index] = attrs.evolve(
                    leaf, label=label, source=source, type=list_of(leaf.type), derived=leaf.derived or derived
                )
        for index, touch in enumerate(self._touches[touches:], touches):
            if inside(touch.calls):
                self._touches[index] = attrs.evolve(touch, calls=f"(h_flat({self._along(loop, touch.calls, loop.test)}) or [])")

    def _along(self, loop: _Loop, source: str, test: str | None) -> str:
        test = f" if {test} is not False" if test else ""
        return loop.guarded(f"[{source} for {loop.target} in {loop.held}{loop.items}{test}]")

    def _form(self, name: str, form: Form, node: ast.Call) -> tuple[str, Type]:
        """
        Write a function on a list.
        """
        if not node.args or (len(node.args) > 1 and not form.keyed):
            raise ExpressionError(f"Fungsi {name!r} memerlukan satu daftar.", f"The function {name!r} takes one list.")
        argument = node.args[0]
        if name in ("all", "any") and isinstance(argument, Comprehension):
            return self._quantified(argument.elt, list(argument.generators), name), kinds.BOOL
        source, kind = self._emit(argument)
        member = kinds.member_of(kind) or (kinds.ANY if kind.kind in (Kind.LIST, Kind.ANY) else None)
        result = None if member is None else form.result(member)
        if member is None or result is None:
            what = ast.unparse(argument)
            raise ExpressionError(
                f"Fungsi {name!r} tidak dapat memakai {what!r} ({kind.name}).",
                f"The function {name!r} cannot use {what!r}, which is {kind.name}.",
            )
        held = self._new()
        if not form.keyed:
            made = self._guard(source, f"a_{name}({{}})".format)
            return (self._surely(made, source) if name in ("count", "empty") else made), result
        keys = held if len(node.args) == 1 else self._keys(name, node.args[1:], held, member)
        made = f"a_{name}({held}, {keys})"
        if result.kind is Kind.FACTS:
            made = f"h_side({made})"
        return f"(None if ({held} := {source}) is None else {made})", result

    def _keys(self, name: str, nodes: Sequence[ast.expr], held: str, member: Type) -> str:
        """
        Write the list of what members are sorted or distinguished by: fields, or fields of fields.
        """
        variable = f"v{self._new()}"
        keys = ", ".join(self._key(name, node, variable, member) for node in nodes)
        return f"[{keys if len(nodes) == 1 else f'({keys})'} for {variable} in {held}]"

    def _key(self, name: str, node: ast.expr, source: str, kind: Type) -> str:
        path = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
        if not re.fullmatch(r"\w+(\.\w+)*", path):
            raise ExpressionError(
                f"Fungsi {name!r}: sebutkan bagian sebagai teks, misalnya 'pagu'.",
                f"The function {name!r}: name the field as a text, such as 'pagu'.",
            )
        before = len(self._touches)
        for segment in path.split("."):
            source, kind = self._field(source, kind, segment)
        del self._touches[before:]  # what an order rests on is not part of the verdict
        return source


def _label(label: str, names: dict[str, str]) -> str:
    """
    Name a place by the list that is walked; the name of the loop, and a list that has none, readers of a reason do not know.
    """
    first, dot, rest = label.partition(".")
    if first not in names or not dot:
        return names.get(first, label)
    path = re.fullmatch(r"(?:\w+\.)*(\w+)", names[first])
    return rest if path is None else f"{path[1]}.{rest}"
