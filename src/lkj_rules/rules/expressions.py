"""
From the text of an expression to typed Python source.

Rule texts use Python's expression syntax, are parsed with ``ast``, and only the node types named here pass. The source that comes
out is built by this module and those below it (``calls``, ``lists``, ``access``, ``comparisons``, ``operators``) alone: no text
of a rule reaches it but through ``repr`` of a checked constant.
"""

from __future__ import annotations

import ast
import re
from fractions import Fraction
from typing import TypeVar

from lkj_rules.model.documents import Laporan
from lkj_rules.rules import kinds
from lkj_rules.rules.calls import Calls
from lkj_rules.rules.collections import VIRTUAL, type_of_collection
from lkj_rules.rules.compiled import Compiled, Leaf, Name, Touch
from lkj_rules.rules.fields import fields_of
from lkj_rules.rules.kinds import Type
from lkj_rules.rules.syntax import MAX_DIGITS, MAX_NODES, ExpressionError, parse

T = TypeVar("T")

MAX_SOURCE = 100_000
"""The most source, in characters, that one expression may become with the definitions that it uses."""


class Compiler(Calls):
    """
    Compile expressions over a set of names.
    """

    def compile(self, text: str, wanted: Type | None = None, *, mixed: bool = False) -> Compiled:
        """
        Compile one expression; refuse it when it is not of the wanted type.

        ``mixed`` allows things of any two kinds to be chosen from or joined.

        Raises ``ExpressionError``.
        """
        tree = parse(text)
        self._text, self._mixed = text.strip(), mixed
        source, kind, leaves, touches, used = self._collected(tree)
        if wanted is not None and wanted.kind is not kind.kind:
            raise ExpressionError(
                f"Ungkapan {text!r} menghasilkan {kind.name}, seharusnya {wanted.name}.",
                f"The expression {text!r} gives {kind.name}; it must give {wanted.name}.",
            )
        if len(source) > MAX_SOURCE:
            raise ExpressionError("Ungkapan terlalu rumit.", "The expression is too complex with the definitions that it uses.")
        return Compiled(text, source, kind, leaves, touches, self._sides(tree), used, source in self.sure)

    def conditions(self, text: str) -> tuple[Compiled, ...]:
        """
        Compile, in order, what an outermost ``and`` of a condition joins.
        """
        tree = parse(text)
        self._text = text.strip()
        joined = tree.values if isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And) else (tree,)
        return tuple(self._operand(part) for part in joined)

    def _collected(self, node: ast.expr) -> tuple[str, Type, tuple[Leaf, ...], tuple[Touch, ...], frozenset[str]]:
        self._leaves, self._touches, self._used = [], [], set()
        source, kind = self._emit(node)
        return source, kind, _each_once(self._leaves), _each_once(self._touches), frozenset(self._used)

    def _sides(self, node: ast.expr) -> tuple[Compiled, Compiled] | None:
        if not isinstance(node, ast.Compare) or len(node.ops) != 1 or isinstance(node.ops[0], (ast.In, ast.NotIn)):
            return None
        return self._operand(node.left), self._operand(node.comparators[0])

    def _operand(self, node: ast.expr) -> Compiled:
        source, kind, leaves, touches, used = self._collected(node)
        return Compiled(ast.unparse(node), source, kind, leaves, touches, None, used, source in self.sure)

    def _emit(self, node: ast.expr) -> tuple[str, Type]:
        emit = _EMITTERS.get(type(node))
        if emit is None:
            what = type(node).__name__
            said = f"Bentuk {what} tidak dikenal bahasa aturan.", f"The rule language does not know {what} expressions."
            raise ExpressionError(*said)
        made: tuple[str, Type] = getattr(self, emit)(node)
        return made

    def _constant(self, node: ast.Constant) -> tuple[str, Type]:
        match node.value:
            case bool():
                return self._surely(repr(node.value)), kinds.BOOL
            case int():
                _check_digits(str(node.value))
                return self._surely(repr(node.value)), kinds.NUMBER
            case float():
                return self.keep(self._fraction(node)), kinds.NUMBER
            case str():
                return self._surely(repr(node.value)), kinds.TEXT
            case _:
                raise ExpressionError("Tetapan ini tidak dikenal.", f"The constant {node.value!r} is not allowed.")

    def _fraction(self, node: ast.Constant) -> Fraction:
        """
        Read a decimal exactly as the rule writes it; an exponent, which could stand for endless digits, is refused.
        """
        written = (ast.get_source_segment(self._text, node) or "").replace("_", "")
        if not re.fullmatch(r"[0-9]*\.[0-9]*", written):
            raise ExpressionError("Tulis bilangan tanpa pangkat sepuluh.", "Write the number without an exponent.")
        _check_digits(written)
        return Fraction(written)

    def _name(self, node: ast.Name) -> tuple[str, Type]:
        if node.id == "unknown":
            return "None", kinds.BOOL
        known = self.names.get(node.id) or self._of_report(node.id)
        if known is None:
            raise ExpressionError.unknown(
                f"Nama {node.id!r} tidak dikenal di sini.", f"There is no name {node.id!r} here.", node.id,
                {*fields_of(Laporan), *VIRTUAL}, first=[*self.names],
            )  # fmt: skip
        if not self._within:
            self._used.add(node.id)
        if known.compiled is not None:
            self._leaves.extend(known.compiled.leaves)
            self._touches.extend(known.compiled.touches)
            self._used.update(known.compiled.names)
        else:
            self._leaves.append(Leaf(node.id, known.source, known.type))
        return known.source, known.type

    def _of_report(self, name: str) -> Name | None:
        """
        Find a part of the report, or a collection that runs across all of it, by its own name.
        """
        if name in VIRTUAL:
            return Name(self._all_known(VIRTUAL[name][0]), type_of_collection(name))
        kind = fields_of(Laporan).get(name)
        return None if kind is None else Name(self._stored("s.laporan", Laporan, name), kind)

    def _list(self, node: ast.List) -> tuple[str, Type]:
        made = [self._emit(element) for element in node.elts]
        if not made:
            raise ExpressionError("Daftar kosong tidak diketahui jenisnya.", "An empty list has no type.")
        kind = made[0][1]
        for element, (_, other) in zip(node.elts, made, strict=True):
            self._must_meet(element, kind, other)
        source = self._surely(f"[{', '.join(source for source, _ in made)}]")
        if self.sure.issuperset(member for member, _ in made):
            self.full.add(source)
        return source, kinds.list_of(kind)


_EMITTERS: dict[type[ast.expr], str] = {
    ast.Constant: "_constant", ast.Name: "_name", ast.Attribute: "_attribute", ast.Subscript: "_subscript", ast.Call: "_call",
    ast.BoolOp: "_bool", ast.UnaryOp: "_unary", ast.BinOp: "_binary", ast.Compare: "_compare", ast.IfExp: "_choice",
    ast.List: "_list", ast.ListComp: "_comprehension", ast.GeneratorExp: "_comprehension",
}  # fmt: skip
"""The closed list of node types, each with the method that writes its source."""


def _each_once(places: list[T]) -> tuple[T, ...]:
    """
    Drop repetitions where there are very many: named values that use one another twice would double them with each.
    """
    return tuple(places if len(places) <= MAX_NODES else dict.fromkeys(places))


def _check_digits(written: str) -> None:
    if len(written) > MAX_DIGITS:
        raise ExpressionError("Bilangan terlalu panjang.", f"A number has more than {MAX_DIGITS} digits.")


