"""
Comparisons and membership in rule texts, and lists that rest on the report alone.
"""

from __future__ import annotations

import ast
import hashlib
import re
from collections.abc import Iterator, Mapping

from lkj_rules.nearest import nearest
from lkj_rules.rules import kinds
from lkj_rules.rules.compiled import Shared
from lkj_rules.rules.kinds import Kind, Type
from lkj_rules.rules.operators import Operators
from lkj_rules.rules.syntax import ExpressionError


class Comparisons(Operators):
    """
    Write the source of comparisons.
    """

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
        operands = self._number(first_source, first_kind), self._number(second_source, second_kind)
        source = self._where_known(operands, lambda first, second: _compared(sign, first, second, first_kind))
        if first_kind.kind in _PLAIN or {first_kind, second_kind} <= {kinds.YEAR}:  # other numbers and dates may stay open
            self._surely(source, *operands)
        return source, kinds.BOOL

    def _membership(self, node: ast.Compare, right: ast.expr, *, negated: bool) -> tuple[str, Type]:
        source, kind = self._emit(node.left)
        if isinstance(right, (ast.List, ast.Tuple)) and kind.kind in (Kind.TEXT, Kind.CODE):
            texts = tuple(_written_text(kind, element) for element in right.elts)
            made = self._guard(source, lambda value: f"{value} {'not in' if negated else 'in'} {texts!r}")
            return self._surely(made, source), kinds.BOOL
        listed, listed_kind = self._emit(right)
        member = kinds.member_of(listed_kind)
        inside = "h_within({}, {})"
        if kind.kind is Kind.TEXT and listed_kind.kind is Kind.TEXT:
            inside = "{} in {}"
        elif member is None or kind.kind is Kind.LIST or not kinds.comparable(kind, member):  # lists would be found by identity
            raise ExpressionError(
                f"{ast.unparse(node)!r}: {kind.name} tidak mungkin ada dalam {listed_kind.name}.",
                f"{ast.unparse(node)!r}: {kind.name} cannot be in {listed_kind.name}.",
            )
        else:
            check_text(member, node.left)
            source = self._number(source, kind)
            if member.printed:
                listed = self._guard(listed, "[h_number_of(each) for each in {}]".format)
            listed, _ = once(self._guard(listed, "h_members({})".format), self._lasting(listed), listed)
        made = self._where_known([source, listed], inside.format)
        return (self._guard(made, "not {}".format) if negated else made), kinds.BOOL

    def _lasting(self, listed: str) -> dict[str, Shared]:
        """
        Give the names that a list may be kept for; one that is collected from an object of a loop is kept for the object.
        """
        objects = (name.source for name in self.names.values() if name.type.kind is Kind.OBJECT) if " for " in listed else ()
        return {**self.shared, **{source: Shared((source,)) for source in objects if _TEMPORARY.fullmatch(source)}}


_PLAIN = frozenset({Kind.TEXT, Kind.CODE, Kind.OBJECT, Kind.BOOL})
"""Kinds of which two known things are the same or are not."""


_SIGNS: dict[type[ast.cmpop], str] = {ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}
_OUTER = re.compile(r"\b(?:[bl]_\w+|k[0-9]+|v_item)\b")
_TEMPORARY = re.compile(r"\bv?t[0-9]+\b")
_COSTLY = re.compile(r" for |\bh_members\(")
_SET = re.compile(r"\b(v?t[0-9]+) :=|for \(?(v?t[0-9]+)(?:, (v?t[0-9]+))?\)? in ")


def once(source: str, shared: Mapping[str, Shared], plain: str | None = None) -> tuple[str, Shared | None]:
    """
    Write source that rests on the report, or on objects that items share, so that it is evaluated once for them; else ``plain``.

    What costs little is evaluated each time; what is made of it may be shared all the same.
    """
    inner = {name for found in _SET.findall(source) for name in found}
    named = {*_OUTER.findall(source), *_TEMPORARY.findall(source)} - inner
    if not shared.keys() >= named:
        return source if plain is None else plain, None
    rests = [shared[name] for name in sorted(named)]
    holders = dict.fromkeys(holder for each in rests for holder in each.holders)
    written = "".join([source, *(each.key for each in rests)])
    made = Shared(tuple(holders), hashlib.sha256(written.encode()).hexdigest()[:16])
    if not _COSTLY.search(source):
        return source if plain is None else plain, made
    return f"h_once({', '.join(['s', repr(made.key), f'lambda: {source}', *holders])})", made


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
