"""
From the text of an expression to typed Python source.

Rule texts use Python's expression syntax, are parsed with ``ast``, and only the node types named here pass. The source that comes
out is built by this module and ``operators`` alone: no text of a rule reaches it but through ``repr`` of a checked constant.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from lkj_rules.domain.facts import Fakta
from lkj_rules.rules import kinds
from lkj_rules.rules.compiled import Compiled, Leaf, Touch
from lkj_rules.rules.fields import fields_of
from lkj_rules.rules.functions import FUNCTIONS
from lkj_rules.rules.kinds import Kind, Type
from lkj_rules.rules.operators import Operators
from lkj_rules.rules.registry import Function
from lkj_rules.rules.syntax import ExpressionError, nearest, parse


class Compiler(Operators):
    """
    Compile expressions over a set of names.
    """

    def compile(self, text: str, wanted: Type | None = None) -> Compiled:
        """
        Compile one expression; refuse it when it is not of the wanted type.

        Raises ``ExpressionError``.
        """
        tree = parse(text)
        self._text = text
        source, kind, leaves, touches, used = self._collected(tree)
        if wanted is not None and wanted.kind is not kind.kind:
            raise ExpressionError(
                f"Ungkapan {text!r} menghasilkan {kind.name}, seharusnya {wanted.name}.",
                f"The expression {text!r} gives {kind.name}; it must give {wanted.name}.",
            )
        return Compiled(text, source, kind, leaves, touches, self._sides(tree), used)

    def _collected(self, node: ast.expr) -> tuple[str, Type, tuple[Leaf, ...], tuple[Touch, ...], frozenset[str]]:
        self._leaves, self._touches, self._used = [], [], set()
        source, kind = self._emit(node)
        return source, kind, tuple(self._leaves), tuple(self._touches), frozenset(self._used)

    def _sides(self, node: ast.expr) -> tuple[Compiled, Compiled] | None:
        if not isinstance(node, ast.Compare) or isinstance(node.ops[0], (ast.In, ast.NotIn)):
            return None
        made = []
        for side in (node.left, node.comparators[0]):
            source, kind, leaves, touches, used = self._collected(side)
            made.append(Compiled(ast.unparse(side), source, kind, leaves, touches, None, used))
        return made[0], made[1]

    def _emit(self, node: ast.expr) -> tuple[str, Type]:
        match node:
            case ast.Constant():
                return self._constant(node)
            case ast.Name():
                return self._name(node)
            case ast.Attribute():
                return self._attribute(node)
            case ast.Call():
                return self._call(node)
            case ast.BoolOp():
                return self._bool(node)
            case ast.UnaryOp():
                return self._unary(node)
            case ast.BinOp():
                return self._binary(node)
            case ast.Compare():
                return self._compare(node)
            case ast.IfExp():
                return self._choice(node)
            case _:
                what = type(node).__name__
                raise ExpressionError(
                    f"Bentuk {what} tidak dikenal bahasa aturan.", f"The rule language does not know {what} expressions."
                )

    def _constant(self, node: ast.Constant) -> tuple[str, Type]:
        match node.value:
            case bool():
                return repr(node.value), kinds.BOOL
            case int():
                return repr(node.value), kinds.NUMBER
            case float():
                return self.keep(self._fraction(node)), kinds.NUMBER
            case str():
                return repr(node.value), kinds.TEXT
            case _:
                raise ExpressionError("Tetapan ini tidak dikenal.", f"The constant {node.value!r} is not allowed.")

    def _fraction(self, node: ast.Constant) -> Fraction:
        """
        Read a decimal exactly as the rule writes it; an exponent, which could stand for endless digits, is refused.
        """
        written = (ast.get_source_segment(self._text, node) or "").replace("_", "")
        if not re.fullmatch(r"[0-9]*\.[0-9]*", written):
            raise ExpressionError("Tulis bilangan tanpa pangkat sepuluh.", "Write the number without an exponent.")
        return Fraction(written)

    def _name(self, node: ast.Name) -> tuple[str, Type]:
        known = self.names.get(node.id)
        if known is None:
            raise ExpressionError(
                f"Nama {node.id!r} tidak dikenal di sini.",
                f"There is no name {node.id!r} here.",
                nearest(node.id, self.names),
            )
        self._used.add(node.id)
        if known.compiled is not None:
            self._leaves.extend(known.compiled.leaves)
            self._touches.extend(known.compiled.touches)
            self._used.update(known.compiled.names)
        else:
            self._leaves.append(Leaf(node.id, known.source, known.type))
        return known.source, known.type

    def _attribute(self, node: ast.Attribute) -> tuple[str, Type]:
        before = len(self._leaves)
        base, kind = self._emit(node.value)
        source, result = self._field(base, kind, node.attr)
        label = ast.unparse(node)
        if isinstance(node.value, (ast.Name, ast.Attribute)) and kind.kind is not Kind.FACTS:
            del self._leaves[before:]
        self._leaves.append(Leaf(label, source, result))
        return source, result

    def _field(self, base: str, kind: Type, name: str) -> tuple[str, Type]:
        if kind.kind is Kind.LIST and kind.element is not None:
            return self._each_field(base, kind.element, name)
        if name == "tempat" and (kind.kind in (Kind.OBJECT, Kind.FACTS) or kind.printed):
            return self._guard(base, lambda value: f"s.place({value})"), kinds.TEXT
        if kind.kind is Kind.FACTS:
            return self._plain_field(f"{base}[0]", Fakta, name)
        if kind.kind is Kind.CODE and kind.cls is not None:
            found = f"s.deref({kind.cls.__name__!r}, {base})"
            return self._plain_field(found, kind.cls, name)
        if kind.kind is Kind.OBJECT and kind.cls is not None:
            return self._plain_field(base, kind.cls, name)
        raise ExpressionError(f"{kind.name} tidak mempunyai bagian {name!r}.", f"{kind.name} has no fields, so no {name!r}.")

    def _each_field(self, base: str, element: Type, name: str) -> tuple[str, Type]:
        """
        Take a field of every element; lists of lists are laid end to end.
        """
        item, held = self._new(), self._new()
        inner, result = self._field(item, element, name)
        mapped = f"[{inner} for {item} in {held}]"
        if result.kind is Kind.LIST:
            return f"(None if ({held} := {base}) is None else f_flat(s, {mapped}))", result
        return f"(None if ({held} := {base}) is None else {mapped})", kinds.list_of(result)

    def _plain_field(self, base: str, cls: type[Any], name: str) -> tuple[str, Type]:
        fields = fields_of(cls)
        if name not in fields:
            raise ExpressionError(
                f"{cls.__name__} tidak mempunyai bagian {name!r}.", f"{cls.__name__} has no field {name!r}.", nearest(name, fields)
            )
        return self._guard(base, lambda value: f"{value}.{name}"), fields[name]

    def _call(self, node: ast.Call) -> tuple[str, Type]:
        if not isinstance(node.func, ast.Name) or node.keywords:
            raise ExpressionError("Hanya fungsi yang terdaftar dapat dipanggil.", "Only the listed functions can be called.")
        called = FUNCTIONS.get(node.func.id)
        if called is None:
            raise ExpressionError(
                f"Fungsi {node.func.id!r} tidak ada.",
                f"There is no function {node.func.id!r}.",
                nearest(node.func.id, FUNCTIONS),
            )
        _check_arity(called, len(node.args))
        before = len(self._leaves)
        sources, first = [], None
        for argument, (name, wanted) in zip(node.args, called.parameters, strict=False):
            source, kind = self._argument(called, name, wanted, argument)
            sources.append(source)
            first = first or kind
        result = called.result
        if called.scaled and first is not None:
            inner = first.element if first.kind is Kind.LIST and first.element is not None else first
            result = Type(inner.kind)
        applied = self._applied(called, sources)
        if called.narrows:
            self._leaves[before:] = [Leaf(leaf.label, applied, result) for leaf in self._leaves[before:][:1]]
        return applied, result

    def _argument(self, called: Function, name: str, wanted: Type, node: ast.expr) -> tuple[str, Type]:
        source, kind = self._emit(node)
        if not kinds.accepts(wanted, kind):
            raise ExpressionError(
                f"Fungsi {called.name!r}: {name} harus {wanted.name}, bukan {kind.name}.",
                f"The function {called.name!r} takes {wanted.name} as {name}, not {kind.name}.",
            )
        if wanted.numeric and not wanted.printed and wanted.kind is not Kind.FACTS:
            source = self._number(source, kind)
        return source, kind

    def _applied(self, called: Function, sources: Sequence[str]) -> str:
        held, tests = [], []
        for source in sources:
            if source.isidentifier():
                held.append(source)
                test = f"{source} is None"
            else:
                name = self._new()
                held.append(name)
                test = f"({name} := {source}) is None"
            tests.append(test)
        if called.touches is not None or called.why is not None:
            self._touches.append(Touch(called, tuple(sources)))
        if called.total:
            return f"f_{called.name}({', '.join(['s', *sources])})"
        call = f"f_{called.name}({', '.join(['s', *held])})"
        return f"(None if {' or '.join(tests)} else {call})" if tests else call


def _check_arity(called: Function, given: int) -> None:
    most = len(called.parameters)
    if not most - called.optional <= given <= most:
        raise ExpressionError(
            f"Fungsi {called.name!r} memerlukan {most} masukan, tertulis {given}.",
            f"The function {called.name!r} takes {most} arguments; {given} are given.",
        )
