"""
The operators of rule texts: three-valued logic, comparison, arithmetic, choice.

Unknown is ``None``. ``and``, ``or`` and ``not`` are Kleene's; everything else is unknown when one of its operands is.
"""

from __future__ import annotations

import ast
import hashlib
import itertools
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs

from lkj_rules.nearest import nearest
from lkj_rules.rules import kinds
from lkj_rules.rules.compiled import Leaf, Name, Touch
from lkj_rules.rules.kinds import Kind, Type
from lkj_rules.rules.syntax import ExpressionError


class Operators(ABC):
    """
    Write the source of operators; what stands between them is written by the compiler above.

    Constants that source cannot hold are kept in ``constants``.
    """

    def __init__(self, names: Mapping[str, Name]) -> None:
        self.names = dict(names)
        self.constants: dict[str, Any] = {}
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
        return name

    def _guard(self, source: str, use: Callable[[str], str]) -> str:
        if source.isidentifier():
            return f"(None if {source} is None else {use(source)})"
        held = self._new()
        return f"(None if ({held} := {source}) is None else {use(held)})"

    def _number(self, source: str, kind: Type) -> str:
        if kind.kind is Kind.FACTS:
            return f"h_shared({source})"
        return self._guard(source, lambda value: f"{value}.bilangan") if kind.printed else source

    def _bool(self, node: ast.BoolOp) -> tuple[str, Type]:
        stop, go = ("False", "True") if isinstance(node.op, ast.And) else ("True", "False")
        source = self._truth(node.values[-1])
        for value in reversed(node.values[:-1]):
            left, right = self._new(), self._new()
            source = (
                f"({stop} if ({left} := {self._truth(value)}) is {stop} else "
                f"({right} if ({right} := {source}) is not {go} or {left} is {go} else None))"
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
                return self._guard(self._truth(node.operand), lambda value: f"not {value}"), kinds.BOOL
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
        first, second = self._new(), self._new()
        known = f"None if ({first} := {left}) is None or ({second} := {right}) is None else"
        match node.op:
            case ast.Add() | ast.Sub():
                self._must_meet(node, left_kind, right_kind)
                sign = "+" if isinstance(node.op, ast.Add) else "-"
                return f"({known} {first} {sign} {second})", _sum_type(left_kind, right_kind)
            case ast.Mult():
                return f"({known} {first} * {second})", _product_type(left_kind, right_kind)
            case ast.Div():
                result = kinds.NUMBER if right_kind.kind is left_kind.kind else Type(left_kind.kind)
                return f"({known} h_divide({first}, {second}))", result
            case _:
                raise ExpressionError("Operator ini tidak dikenal.", "This operator is not allowed.")

    def _joined_lists(self, node: ast.BinOp, maker: str, first: str, kind: Type) -> tuple[str, Type]:
        second, other = self._emit(node.right)
        if other.kind is not Kind.LIST:
            raise ExpressionError(f"{ast.unparse(node.right)!r} bukan daftar.", f"{ast.unparse(node.right)!r} is not a list.")
        if kind.element is not None and other.element is not None:
            self._must_meet(node, kind.element, other.element)
        left, right = self._new(), self._new()
        known = f"None if ({left} := {first}) is None or ({right} := {second}) is None else"
        return f"({known} {maker.format(left, right)})", Type(Kind.LIST, element=kind.element or other.element)

    def _must_meet(self, node: ast.AST, left: Type, right: Type) -> None:
        if not kinds.comparable(left, right):
            raise ExpressionError(
                f"{ast.unparse(node)!r}: {left.name} tidak dapat dibandingkan atau dijumlahkan dengan {right.name}.",
                f"{ast.unparse(node)!r}: {left.name} cannot be compared or added with {right.name}.",
            )

    def _compare(self, node: ast.Compare) -> tuple[str, Type]:
        if len(node.ops) != 1:
            return self._bool(ast.BoolOp(ast.And(), list(_links(node))))
        operator, right = node.ops[0], node.comparators[0]
        if isinstance(operator, (ast.In, ast.NotIn)):
            return self._membership(node, right, negated=isinstance(operator, ast.NotIn))
        sign = _SIGNS.get(type(operator))
        if sign is None:
            raise ExpressionError("Operator ini tidak dikenal.", "This operator is not allowed.")
        first_source, first_kind = self._emit(node.left)
        second_source, second_kind = self._emit(right)
        self._must_meet(node, first_kind, second_kind)
        check_text(first_kind, right)
        check_text(second_kind, node.left)
        if sign not in ("==", "!=") and not (kinds.ordered(first_kind) and kinds.ordered(second_kind)):
            raise ExpressionError("Hanya bilangan dan tanggal yang dapat diurutkan.", "Only numbers and dates have an order.")
        first_source = self._number(first_source, first_kind)
        second_source = self._number(second_source, second_kind)
        first, second = self._new(), self._new()
        known = f"None if ({first} := {first_source}) is None or ({second} := {second_source}) is None else"
        return f"({known} {_compared(sign, first, second, first_kind)})", kinds.BOOL

    def _membership(self, node: ast.Compare, right: ast.expr, *, negated: bool) -> tuple[str, Type]:
        source, kind = self._emit(node.left)
        if isinstance(right, (ast.List, ast.Tuple)) and kind.kind in (Kind.TEXT, Kind.CODE):
            texts = tuple(_written_text(kind, element) for element in right.elts)
            return self._guard(source, lambda value: f"{value} {'not in' if negated else 'in'} {texts!r}"), kinds.BOOL
        listed, listed_kind = self._emit(right)
        member = kinds.member_of(listed_kind)
        first, second = self._new(), self._new()
        if kind.kind is Kind.TEXT and listed_kind.kind is Kind.TEXT:
            inside = f"{first} in {second}"
        elif member is None or not kinds.comparable(kind, member):
            raise ExpressionError(
                f"{ast.unparse(node)!r}: {kind.name} tidak mungkin ada dalam {listed_kind.name}.",
                f"{ast.unparse(node)!r}: {kind.name} cannot be in {listed_kind.name}.",
            )
        else:
            check_text(member, node.left)
            source = self._number(source, kind)
            if member.printed:
                listed = self._guard(listed, "[h_number_of(each) for each in {}]".format)
            listed = once(self._guard(listed, "h_members({})".format), listed)
            inside = f"h_within({first}, {second})"
        known = f"None if ({first} := {source}) is None or ({second} := {listed}) is None else"
        made = f"({known} {inside})"
        return (self._guard(made, lambda value: f"not {value}") if negated else made), kinds.BOOL

    def _only_where(self, before: tuple[int, int], test: str) -> None:
        """
        Say of what a branch reads that it is read only where the branch is chosen.
        """
        leaves, touches = before
        self._leaves[leaves:] = [
            attrs.evolve(leaf, source=f"({leaf.source} if {test} else ())") for leaf in self._leaves[leaves:]
        ]
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
        return self._guard(test, lambda value: f"({yes} if {value} else {no})"), kind


_SIGNS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}


_OF_LISTS: dict[type[ast.operator], str] = {
    ast.Add: "[*{}, *{}]",
    ast.Sub: "h_minus({}, {})",
    ast.BitAnd: "h_common({}, {})",
}
"""What operators make of two lists."""


_OUTER = re.compile(r"\b(?:[bl]_\w+|k[0-9]+|v_item)\b")
_TEMPORARY = re.compile(r"\bv?t[0-9]+\b")
_COSTLY = re.compile(r" for |\bh_members\(")
_SET = re.compile(r"\b(v?t[0-9]+) :=|for \(?(v?t[0-9]+)(?:, (v?t[0-9]+))?\)? in ")


def once(source: str, plain: str | None = None) -> str:
    """
    Write source that rests on the report alone so that it is evaluated once a report; any other, or ``plain``, as it is.
    """
    inner = {name for found in _SET.findall(source) for name in found}
    if not _COSTLY.search(source) or _OUTER.search(source) or not inner.issuperset(_TEMPORARY.findall(source)):
        return source if plain is None else plain
    key = hashlib.sha256(source.encode()).hexdigest()[:16]
    return f"h_once(s, {key!r}, lambda: {source})"


def _links(node: ast.Compare) -> Iterator[ast.expr]:
    """
    Write ``a <= b <= c`` as the comparisons that it joins.
    """
    for left, operator, right in zip([node.left, *node.comparators], node.ops, node.comparators, strict=False):
        yield ast.Compare(left, [operator], [right])


def _compared(sign: str, first: str, second: str, kind: Type) -> str:
    """
    Write the comparison of two known values.
    """
    match kind.kind, sign:
        case Kind.DATE, "<" | "<=":
            return f"h_{'before' if sign == '<' else 'not_after'}({first}, {second})"
        case Kind.DATE, ">" | ">=":
            return f"h_{'before' if sign == '>' else 'not_after'}({second}, {first})"
        case Kind.OBJECT, "==":
            return f"{first} is {second}"
        case Kind.OBJECT, "!=":
            return f"{first} is not {second}"
        case Kind.LIST, "==":
            return f"h_equal({first}, {second})"
        case _:
            return f"{first} {sign} {second}"


def _written_text(kind: Type, node: ast.expr) -> str:
    check_text(kind, node)
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
        raise ExpressionError("Daftar hanya boleh berisi teks.", "The list may hold texts only.")
    return node.value


def check_text(kind: Type, node: ast.expr) -> None:
    """
    Refuse a text that an enumerated field can never have.
    """
    legal = kind.legal_texts
    if legal is None or not isinstance(node, ast.Constant) or not isinstance(node.value, str):
        return
    if node.value not in legal:
        raise ExpressionError(
            f"Teks {node.value!r} tidak mungkin di sini; yang mungkin: {', '.join(legal)}.",
            f"The text {node.value!r} cannot occur here; possible are {', '.join(legal)}.",
            nearest(node.value, legal),
        )


def _common(first: Type, second: Type) -> Type | None:
    """
    Give the type of a choice between two; ``None`` where there is none. A printed value beside a computed one counts as its number.
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
