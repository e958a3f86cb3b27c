"""
The operators of rule texts: three-valued logic, comparison, arithmetic, choice.

Unknown is ``None``. ``and``, ``or`` and ``not`` are Kleene's; everything else is unknown when one of its operands is.
"""

from __future__ import annotations

import ast
import itertools
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import attrs

from lkj_rules.rules import kinds
from lkj_rules.rules.compiled import Leaf, Name, Shared, Touch
from lkj_rules.rules.kinds import Kind, Type
from lkj_rules.rules.syntax import ExpressionError


class Operators(ABC):
    """
    Write the source of operators; what stands between them is written by the compiler above.

    Constants that source cannot hold are kept in ``constants``; ``shared`` are the names that many items have in common. What is
    ``sure`` is source that is never unknown, and what is ``full`` source of lists none of whose members is: no test is written.
    """

    def __init__(self, names: Mapping[str, Name]) -> None:
        self.names = dict(names)
        self.constants: dict[str, Any] = {}
        self.shared: dict[str, Shared] = {}
        self.sure = {"s.laporan"}
        self.full: set[str] = set()
        self._temporaries = itertools.count()
        self._leaves: list[Leaf] = []
        self._touches: list[Touch] = []
        self._used: set[str] = set()
        self._text = ""
        self._mixed = False

    @abstractmethod
    def _emit(self, node: ast.expr) -> tuple[str, Type]:
        """
        Write the source of any expression, with its type.
        """

    def _new(self) -> str:
        return f"t{next(self._temporaries)}"

    def keep(self, value: Any) -> str:
        """
        Keep a constant under a name that source can use.
        """
        name = f"k{len(self.constants)}"
        self.constants[name] = value
        return self._surely(name)

    def _surely(self, source: str, *operands: str) -> str:
        """
        Note that source is never unknown, as none of its operands is.
        """
        if self.sure.issuperset(operands):
            self.sure.add(source)
        return source

    def _all_known(self, source: str) -> str:
        """
        Note that no member of a list is unknown.
        """
        self.full.add(source)
        return source

    def _where_known(self, sources: Sequence[str], use: Callable[..., str]) -> str:
        """
        Write what is made of operands, unknown where one of them is; ``use`` gets the source to read each of them by, once.
        """
        tests, names = [], []
        for source in sources:
            name = source
            if source not in self.sure:
                name = source if source.isidentifier() else self._new()
                tests.append(f"{name} is None" if name == source else f"({name} := {source}) is None")
            names.append(name)
        return f"(None if {' or '.join(tests)} else {use(*names)})" if tests else f"({use(*names)})"

    def _guard(self, source: str, use: Callable[[str], str]) -> str:
        return self._where_known([source], use)

    def _number(self, source: str, kind: Type) -> str:
        if kind.kind is Kind.FACTS:
            return f"h_shared({source})"
        return self._guard(source, lambda value: f"{value}.bilangan") if kind.printed else source

    def _bool(self, node: ast.BoolOp) -> tuple[str, Type]:
        stop, go = ("False", "True") if isinstance(node.op, ast.And) else ("True", "False")
        source = self._truth(node.values[-1])
        for value in reversed(node.values[:-1]):
            first, second = self._truth(value), source
            left, right = self._new(), self._new()
            if first in self.sure:
                source = self._surely(f"({first} {'and' if go == 'True' else 'or'} {second})", second)
            elif second in self.sure:
                source = f"({stop} if ({left} := {first}) is {stop} else {left} if {second} is {go} else {stop})"
            else:
                source = (
                    f"({stop} if ({left} := {first}) is {stop} else "
                    f"({right} if ({right} := {second}) is not {go} or {left} is {go} else None))"
                )
        return source, kinds.BOOL

    def _truth(self, node: ast.expr) -> str:
        source, kind = self._emit(node)
        if kind.kind is not Kind.BOOL:
            raise ExpressionError(
                f"{ast.unparse(node)!r} bukan pernyataan benar atau salah, melainkan {kind.name}.",
                f"{ast.unparse(node)!r} is not true or false but {kind.name}.",
            )
        return source

    def _unary(self, node: ast.UnaryOp) -> tuple[str, Type]:
        match node.op:
            case ast.Not():
                truth = self._truth(node.operand)
                return self._surely(self._guard(truth, "not {}".format), truth), kinds.BOOL
            case ast.USub():
                source, kind = self._numeric(node.operand)
                return self._guard(source, lambda value: f"-{value}"), kind
            case _:
                raise ExpressionError("Operator ini tidak dikenal.", "This operator is not allowed.")

    def _numeric(self, node: ast.expr) -> tuple[str, Type]:
        return self._as_number(node, *self._emit(node))

    def _as_number(self, node: ast.expr, source: str, kind: Type) -> tuple[str, Type]:
        if not kind.numeric:
            raise ExpressionError(
                f"{ast.unparse(node)!r} bukan bilangan, melainkan {kind.name}.",
                f"{ast.unparse(node)!r} is not a number but {kind.name}.",
            )
        plain = kinds.NUMBER if kind.kind is Kind.FACTS else Type(kind.kind, cls=kind.cls if kind == kinds.YEAR else None)
        return self._number(source, kind), plain

    def _binary(self, node: ast.BinOp) -> tuple[str, Type]:
        emitted, emitted_kind = self._emit(node.left)
        if emitted_kind.kind is Kind.LIST and type(node.op) in _OF_LISTS:
            return self._joined_lists(node, _OF_LISTS[type(node.op)], emitted, emitted_kind)
        left, left_kind = self._as_number(node.left, emitted, emitted_kind)
        right, right_kind = self._numeric(node.right)
        match node.op:
            case ast.Add() | ast.Sub():
                self._must_meet(node, left_kind, right_kind)
                made = f"{{}} {'+' if isinstance(node.op, ast.Add) else '-'} {{}}"
                result = _sum_type(left_kind, right_kind)
            case ast.Mult():
                made, result = "{} * {}", _product_type(left_kind, right_kind)
            case ast.Div():
                made, result = "h_divide({}, {})", kinds.NUMBER if right_kind.kind is left_kind.kind else Type(left_kind.kind)
            case _:
                raise ExpressionError("Operator ini tidak dikenal.", "This operator is not allowed.")
        return self._where_known([left, right], f"h_sized(s, {made})".format), result

    def _joined_lists(self, node: ast.BinOp, maker: str, first: str, kind: Type) -> tuple[str, Type]:
        second, other = self._emit(node.right)
        if other.kind is not Kind.LIST:
            raise ExpressionError(f"{ast.unparse(node.right)!r} bukan daftar.", f"{ast.unparse(node.right)!r} is not a list.")
        element = kind.element or other.element
        if kind.element is not None and other.element is not None:
            if self._mixed and not kinds.comparable(kind.element, other.element):
                element = kinds.ANY
            else:
                self._must_meet(node, kind.element, other.element)
        return self._where_known([first, second], f"h_steps(s, {maker})".format), Type(Kind.LIST, element=element)

    def _must_meet(self, node: ast.AST, left: Type, right: Type) -> None:
        if not kinds.comparable(left, right):
            help_id, help_en = kinds.meeting_hint(left, right)
            raise ExpressionError(
                f"{ast.unparse(node)!r}: {left.name} tidak dapat dibandingkan atau dijumlahkan dengan {right.name}{help_id}.",
                f"{ast.unparse(node)!r}: {left.name} cannot be compared or added with {right.name}{help_en}.",
            )

    def _only_where(self, before: tuple[int, int], test: str) -> None:
        """
        Say of what a branch reads that it is read only where the branch is chosen.
        """
        leaves, touches = before
        self._leaves[leaves:] = [attrs.evolve(leaf, source=f"({leaf.source} if {test} else ())") for leaf in self._leaves[leaves:]]
        self._touches[touches:] = [
            attrs.evolve(touch, calls=f"({touch.calls} if {test} else [])") for touch in self._touches[touches:]
        ]

    def _choice(self, node: ast.IfExp) -> tuple[str, Type]:
        test = self._truth(node.test)
        before = len(self._leaves), len(self._touches)
        yes, yes_kind = self._emit(node.body)
        self._only_where(before, test)
        before = len(self._leaves), len(self._touches)
        no, no_kind = self._emit(node.orelse)
        self._only_where(before, f"({test}) is False")
        yes_kind, no_kind = (no_kind if yes == "None" else yes_kind), (yes_kind if no == "None" else no_kind)
        kind = _common(yes_kind, no_kind) or (kinds.ANY if self._mixed else None)
        if kind is None:
            raise ExpressionError("Kedua pilihan harus sejenis.", "Both choices must be of one kind.")
        if kind.numeric and not kind.printed and kind.kind is not Kind.FACTS:
            yes, no = self._number(yes, yes_kind), self._number(no, no_kind)
        return self._surely(self._guard(test, lambda value: f"{yes} if {value} else {no}"), test, yes, no), kind


_OF_LISTS: dict[type[ast.operator], str] = {ast.Add: "[*{}, *{}]", ast.Sub: "h_minus({}, {})", ast.BitAnd: "h_common({}, {})"}
"""What operators make of two lists."""


def _common(first: Type, second: Type) -> Type | None:
    """
    Give the type of a choice between two; ``None`` where there is none. A printed value with a computed one counts as its number.
    """
    if first.printed and second.printed and first.kind is not second.kind:
        return kinds.PRINTED_NILAI
    if first.kind is not second.kind or first.element != second.element:
        return None
    if first.kind is Kind.OBJECT and first.cls is not second.cls:
        return None
    return first if first == second else Type(first.kind)


def _sum_type(left: Type, right: Type) -> Type:
    if (left == kinds.YEAR) != (right == kinds.YEAR):
        return kinds.YEAR  # a year and some years more or less; two years are only so many years apart
    for kind in (Kind.RUPIAH, Kind.PERCENT, Kind.NILAI):
        if kind in (left.kind, right.kind):
            return Type(kind)
    return kinds.NUMBER


def _product_type(left: Type, right: Type) -> Type:
    if left.kind is Kind.NUMBER:
        return Type(right.kind)
    return Type(left.kind) if right.kind is Kind.NUMBER else kinds.NUMBER
