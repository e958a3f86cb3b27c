"""
From the text of an expression to typed Python source.

Rule texts use Python's expression syntax, are parsed with ``ast``, and only the node types named here pass. The source that comes
out is built by this module alone: no text of a rule reaches it but through ``repr`` of a checked constant. Unknown is ``None``;
``and``, ``or`` and ``not`` are Kleene's, everything else is unknown when one of its operands is.
"""

from __future__ import annotations

import ast
import difflib
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

import attrs

from lkj_rules.model.facts import Fakta
from lkj_rules.rules import kinds
from lkj_rules.rules.fields import fields_of
from lkj_rules.rules.kinds import Kind, Type
from lkj_rules.rules.registry import FUNCTIONS, Function

MAX_LENGTH = 1_000
MAX_NODES = 200


class ExpressionError(Exception):
    """
    Say what is wrong with an expression, in both languages; the rule reader adds file and key.
    """

    def __init__(self, message_id: str, message_en: str, suggestion: str | None = None) -> None:
        super().__init__(message_en)
        self.message_id = message_id
        self.message_en = message_en
        self.suggestion = suggestion


@attrs.frozen
class Leaf:
    """
    Hold a place where an expression reads the report: its name in the rule, its source, its type.
    """

    label: str
    source: str
    type: Type


@attrs.frozen
class Touch:
    """
    Hold a call of a function that looks at more values than its arguments show, or that can say why it is unknown.
    """

    function: Function
    arguments: tuple[str, ...]


@attrs.frozen
class Compiled:
    """
    Hold an expression as Python source with its type and the places that it reads.

    ``sides`` are the two operands of an outermost comparison, for "expected" and "actual".
    """

    text: str
    source: str
    type: Type
    leaves: tuple[Leaf, ...] = ()
    touches: tuple[Touch, ...] = ()
    sides: tuple[Compiled, Compiled] | None = None
    names: frozenset[str] = frozenset()


@attrs.frozen
class Name:
    """
    Hold what a name in an expression stands for.
    """

    source: str
    type: Type
    compiled: Compiled | None = None


class Compiler:
    """
    Compile expressions over a set of names; constants that source cannot hold are kept in ``constants``.
    """

    def __init__(self, names: Mapping[str, Name]) -> None:
        self.names = dict(names)
        self.constants: dict[str, Any] = {}
        self._temporaries = itertools.count()
        self._leaves: list[Leaf] = []
        self._touches: list[Touch] = []
        self._used: set[str] = set()
        self._text = ""

    def compile(self, text: str, wanted: Type | None = None) -> Compiled:
        """
        Compile one expression; refuse it when it is not of the wanted type.

        Raises ``ExpressionError``.
        """
        tree = _parse(text)
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

    def _new(self) -> str:
        return f"t{next(self._temporaries)}"

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

    def keep(self, value: Any) -> str:
        """
        Keep a constant under a name that source can use.
        """
        name = f"k{len(self.constants)}"
        self.constants[name] = value
        return name

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

    def _guard(self, source: str, use: Any) -> str:
        if source.isidentifier():
            return f"(None if {source} is None else {use(source)})"
        held = self._new()
        return f"(None if ({held} := {source}) is None else {use(held)})"

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

    def _number(self, source: str, kind: Type) -> str:
        if kind.kind is Kind.FACTS:
            return f"f_number(s, {source})"
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
        source, kind = self._emit(node)
        if not kind.numeric:
            raise ExpressionError(
                f"{ast.unparse(node)!r} bukan bilangan, melainkan {kind.name}.",
                f"{ast.unparse(node)!r} is not a number but {kind.name}.",
            )
        return self._number(source, kind), kinds.NUMBER if kind.kind is Kind.FACTS else Type(kind.kind)

    def _binary(self, node: ast.BinOp) -> tuple[str, Type]:
        left, left_kind = self._numeric(node.left)
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
                return f"({known} f_divide(s, {first}, {second}))", result
            case _:
                raise ExpressionError("Operator ini tidak dikenal.", "This operator is not allowed.")

    def _must_meet(self, node: ast.AST, left: Type, right: Type) -> None:
        if not kinds.comparable(left, right):
            raise ExpressionError(
                f"{ast.unparse(node)!r}: {left.name} tidak dapat dibandingkan atau dijumlahkan dengan {right.name}.",
                f"{ast.unparse(node)!r}: {left.name} cannot be compared or added with {right.name}.",
            )

    def _compare(self, node: ast.Compare) -> tuple[str, Type]:
        if len(node.ops) != 1:
            raise ExpressionError("Tulis satu perbandingan saja.", "Write one comparison at a time.")
        operator, right = node.ops[0], node.comparators[0]
        if isinstance(operator, (ast.In, ast.NotIn)):
            return self._membership(node, right, negated=isinstance(operator, ast.NotIn))
        sign = _SIGNS.get(type(operator))
        if sign is None:
            raise ExpressionError("Operator ini tidak dikenal.", "This operator is not allowed.")
        first_source, first_kind = self._emit(node.left)
        second_source, second_kind = self._emit(right)
        self._must_meet(node, first_kind, second_kind)
        _check_text(first_kind, right)
        _check_text(second_kind, node.left)
        if sign not in ("==", "!=") and not (first_kind.numeric and second_kind.numeric):
            raise ExpressionError("Hanya bilangan yang dapat diurutkan.", "Only numbers have an order.")
        first_source = self._number(first_source, first_kind)
        second_source = self._number(second_source, second_kind)
        first, second = self._new(), self._new()
        known = f"None if ({first} := {first_source}) is None or ({second} := {second_source}) is None else"
        return f"({known} {first} {sign} {second})", kinds.BOOL

    def _membership(self, node: ast.Compare, right: ast.expr, *, negated: bool) -> tuple[str, Type]:
        source, kind = self._emit(node.left)
        if kind.kind not in (Kind.TEXT, Kind.CODE) or not isinstance(right, (ast.List, ast.Tuple)):
            raise ExpressionError("'in' membandingkan teks dengan daftar teks.", "'in' compares a text with a list of texts.")
        texts = []
        for element in right.elts:
            _check_text(kind, element)
            if not isinstance(element, ast.Constant) or not isinstance(element.value, str):
                raise ExpressionError("Daftar hanya boleh berisi teks.", "The list may hold texts only.")
            texts.append(element.value)
        word = "not in" if negated else "in"
        return self._guard(source, lambda value: f"{value} {word} {tuple(texts)!r}"), kinds.BOOL

    def _choice(self, node: ast.IfExp) -> tuple[str, Type]:
        test = self._truth(node.test)
        yes, yes_kind = self._emit(node.body)
        no, no_kind = self._emit(node.orelse)
        kind = _common(yes_kind, no_kind)
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


def _parse(text: str) -> ast.expr:
    if len(text) > MAX_LENGTH:
        raise ExpressionError("Ungkapan terlalu panjang.", f"The expression is longer than {MAX_LENGTH} characters.")
    try:
        tree = ast.parse(text, mode="eval")
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        raise ExpressionError(f"Ungkapan {text!r} salah tulis.", f"The expression {text!r} is not well formed.") from None
    if sum(1 for _ in _nodes(tree)) > MAX_NODES:
        raise ExpressionError("Ungkapan terlalu rumit.", f"The expression has more than {MAX_NODES} parts.")
    return tree.body


def _nodes(tree: ast.AST) -> Iterator[ast.AST]:
    return ast.walk(tree)


def _check_arity(called: Function, given: int) -> None:
    most = len(called.parameters)
    if not most - called.optional <= given <= most:
        raise ExpressionError(
            f"Fungsi {called.name!r} memerlukan {most} masukan, tertulis {given}.",
            f"The function {called.name!r} takes {most} arguments; {given} are given.",
        )


def _check_text(kind: Type, node: ast.expr) -> None:
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
    for kind in (Kind.RUPIAH, Kind.PERCENT, Kind.NILAI):
        if kind in (left.kind, right.kind):
            return Type(kind)
    return kinds.NUMBER


def _product_type(left: Type, right: Type) -> Type:
    if left.kind is Kind.NUMBER:
        return Type(right.kind)
    return Type(left.kind) if right.kind is Kind.NUMBER else kinds.NUMBER


def nearest(word: str, legal: Any) -> str | None:
    """
    Give the legal word that a misspelt one most likely means, ``None`` when none is near.
    """
    found = difflib.get_close_matches(word, [str(each) for each in legal], n=1, cutoff=0.6)
    return found[0] if found else None
