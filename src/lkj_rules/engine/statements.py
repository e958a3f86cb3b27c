"""
Conditions and checks taken apart: which of their parts holds, and what its computed sides come to.

The parts are compiled as named values of the same rule, so that they see and mean what they do inside the whole.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Container, Iterator, Mapping
from typing import Any

import attrs

from lkj_rules.domain.achievements.vonis import Vonis
from lkj_rules.domain.comparison import agreement_of
from lkj_rules.domain.scope import Scope
from lkj_rules.engine.evidence import CONDITION, Case
from lkj_rules.engine.words import write_exactly
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Agreement
from lkj_rules.model.values import Nilai
from lkj_rules.rules.compiling import compile_rule
from lkj_rules.rules.kinds import Kind, Type
from lkj_rules.rules.program import Program
from lkj_rules.rules.rule import Rule
from lkj_rules.rules.syntax import parse

_PART = "bagian_ke_{}"
_SHOWN = frozenset({Kind.BOOL, Kind.NUMBER, Kind.NILAI, Kind.PERCENT, Kind.RUPIAH, Kind.DATE, Kind.TEXT})
_ASIDES = ("kesesuaian", "harapan")
"""What a verdict on a capaian says in addition to its class: how the printed number relates to the computed one, and that one."""

_AGREEMENTS = {
    Agreement.EXACT: Texts("tepat, dibulatkan", "exact, rounded"),
    Agreement.CUT: Texts("tepat bila dipotong", "exact when cut off"),
    Agreement.HIDDEN: Texts("mungkin, dengan angka yang tidak tercetak", "possible, with digits that are not printed"),
    Agreement.IMPOSSIBLE: Texts("mustahil", "impossible"),
}


@attrs.frozen
class Computed:
    """
    Hold what an expression comes to: its name or text, the expression that a name stands for, and the value in words.
    """

    name: str
    formula: str | None
    value: Texts


@attrs.frozen
class Part:
    """
    Hold one of the statements that an ``and`` joins: its text, whether it holds, and its computed sides.
    """

    text: str
    holds: bool | None
    computed: tuple[Computed, ...]


class Statements:
    """
    Take expressions of one rule apart.
    """

    def __init__(self, rule: Rule, scope: Scope) -> None:
        self._scope = scope
        self._rule = attrs.evolve(
            rule, when=None, needs=(), check=("True",), message=Texts("", ""), help=Texts("", ""), blame=None, expected=None,
            actual=None, recomputation=None, subject=None, variants=(),
        )  # fmt: skip
        self._made: dict[tuple[str, ...], Program] = {}
        self._lets = dict(rule.let)
        self._definitions = {definition.name: definition for definition in rule.definitions}

    def parts(self, text: str, items: tuple[Any, ...]) -> tuple[Part, ...]:
        """
        Take apart a condition or a check for one item.
        """
        tree = parse(text)
        joined = tree.values if isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And) else [tree]
        return tuple(self._part(node, items) for node in joined)

    def _part(self, node: ast.expr, items: tuple[Any, ...]) -> Part:
        texts = list(dict.fromkeys(map(ast.unparse, _pieces(node, self._definitions))))
        (_, holds), *sides = self._values([ast.unparse(node), *texts], items)
        computed = [
            Computed(text, self._lets.get(text) or self._written_out(text), write_exactly(value, kind, self._scope))
            for text, (kind, value) in zip(texts, sides, strict=True)
            if _worth_showing(kind, value)
        ]
        return Part(ast.unparse(node), holds, (*computed, *self._verdicts(node, items), *self._asides(node, items)))

    def _written_out(self, text: str) -> str | None:
        """
        Write the value of the definition that is called, with its arguments for its parameters; ``None`` for any other text.
        """
        call = parse(text)
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or call.func.id not in self._definitions:
            return None
        definition = self._definitions[call.func.id]
        given = dict(zip((name for name, _ in definition.parameters), call.args, strict=True))
        return ast.unparse(_Arguments(given).visit(copy.deepcopy(parse(definition.value))))

    def _values(self, texts: list[str], items: tuple[Any, ...]) -> list[tuple[Type, Any]]:
        """
        Evaluate expressions for one item; what raises, having no meaning there, is unknown.
        """
        names = [_PART.format(number) for number in range(len(texts))]
        program = self._made.get(tuple(texts))
        if program is None:
            program = compile_rule(attrs.evolve(self._rule, let=(*self._rule.let, *zip(names, texts, strict=True))))
            self._made[tuple(texts)] = program
        compiled, case = dict(program.detail.lets), Case(program, self._scope, CONDITION, items)
        found = []
        for name in names:
            try:
                value = case.value(f"l_{name}")
            except Exception:  # noqa: BLE001  # a side of a statement that was not reached need not be defined
                value = None
            found.append((compiled[name].type, value))
        return found

    def _verdicts(self, node: ast.expr, items: tuple[Any, ...]) -> Iterator[Computed]:
        """
        Say of every ``agrees`` in a statement how the printed number relates to the computed one.
        """
        for call in ast.walk(node):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "agrees":
                (_, printed), (_, computed) = self._values([ast.unparse(argument) for argument in call.args], items)
                verdict = agreement_of(printed, computed) if isinstance(printed, Nilai) and computed is not None else None
                if verdict is not None:
                    yield Computed(ast.unparse(call), None, _AGREEMENTS[verdict])

    def _asides(self, node: ast.expr, items: tuple[Any, ...]) -> Iterator[Computed]:
        names = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
        for name in (name for name, _ in self._rule.let if name in names):
            ((_, value),) = self._values([name], items)
            if isinstance(value, Vonis):
                texts = [f"{name}.{field}" for field in _ASIDES]
                for text, (kind, one) in zip(texts, self._values(texts, items), strict=True):
                    if one is not None:
                        yield Computed(text, None, _AGREEMENTS.get(one) or write_exactly(one, kind, self._scope))


class _Arguments(ast.NodeTransformer):
    """
    Put arguments for the names of parameters.
    """

    def __init__(self, given: Mapping[str, ast.expr]) -> None:
        self._given = given

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self._given.get(node.id, node)


def _pieces(node: ast.expr, definitions: Container[str]) -> Iterator[ast.expr]:
    """
    Give the sides of a statement: of a comparison its operands, of a call its arguments, and of one of the definitions its value.

    Constants are left out.
    """
    match node:
        case ast.Compare(left=left, ops=[ast.In() | ast.NotIn()]):
            found = [left]
        case ast.Compare(left=left, comparators=others):
            found = [left, *others]
        case ast.Call(func=ast.Name(id=name), args=arguments) if name in definitions:
            found = [node, *arguments]
        case ast.Call(args=arguments):
            found = list(arguments)
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            found = list(_pieces(inner, definitions))
        case ast.BoolOp(values=values):
            found = [piece for value in values for piece in _pieces(value, definitions)]
        case _:
            found = [node]
    yield from (piece for piece in found if not isinstance(piece, ast.Constant))


def _worth_showing(kind: Type, value: Any) -> bool:
    """
    Return whether a side is computed; a printed value is shown among the partners, an object has no short words.
    """
    inner = kind.element if kind.kind is Kind.LIST and kind.element is not None else kind
    return value is not None and not inner.printed and inner.kind in _SHOWN
