"""
Laws of lists in rules: quantifiers are written-out "and" and "or", nothing unknown is lost, compiled means interpreted.
"""

from __future__ import annotations

import ast
import itertools
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj_rules.domain.scope import Scope
from lkj_rules.files.report_reader import parse_report
from lkj_rules.model.documents import Anggaran
from lkj_rules.rules.bounds import MAX_STEPS, TooManyStepsError
from lkj_rules.rules.compiled import Name
from lkj_rules.rules.expressions import Compiler
from lkj_rules.rules.kinds import object_of
from lkj_rules.rules.program import execute
from lkj_rules.rules.syntax import ExpressionError

Truth = bool | None

PRINTS = {"known": "5", "other": "7", "blank": "", "absent": None}
"""What a budget line can print as its pagu: a number, another one, nothing in the cell, no cell."""


def budget(pagu: Sequence[str | None]) -> Scope:
    """
    Make a report with one budget whose lines print the given amounts; ``None`` is a line without the column.
    """
    lines = [{"nama": f"P{number}", **({} if text is None else {"pagu": text})} for number, text in enumerate(pagu)]
    whole = {
        "format": "lkj-rules/1", "entitas": {"nama": "Contoh", "level": "skpd"}, "tahun": 2024,
        "anggaran": [{"versi": "awal", "pos": lines}],
    }  # fmt: skip
    scope = Scope(parse_report(json.dumps(whole).encode(), name="report.json").laporan)
    scope.work.left = MAX_STEPS
    return scope


def compiled(text: str) -> Callable[[Scope], Any]:
    """
    Compile an expression over the budget ``a``.
    """
    compiler = Compiler({"a": Name("b_a", object_of(Anggaran))})
    source = compiler.compile(text).source
    made = execute(f"def part(s, b_a):\n    return {source}\n", compiler.constants)["part"]
    return lambda scope: made(scope, scope.laporan.anggaran[0])


def value(text: str, pagu: Sequence[str | None] = ("5", "7", "", None)) -> Any:
    """
    Evaluate an expression over a budget that prints the given amounts.
    """
    return compiled(text)(budget(pagu))


class Interpreter:
    """
    Evaluate expressions node by node, written from the description of the language and not from the compiler.
    """

    def __init__(self, names: Mapping[str, Any]) -> None:
        self.names = dict(names)

    def run(self, node: ast.expr) -> Any:
        """
        Evaluate a node; ``None`` is unknown.
        """
        match node:
            case ast.Constant(value=constant):
                return constant
            case ast.Name(id=name):
                return self.names[name]
            case ast.Attribute(value=inner, attr=name):
                thing = self.run(inner)
                return None if thing is None else getattr(thing, name)
            case ast.UnaryOp(operand=inner):
                truth = self.run(inner)
                return None if truth is None else not truth
            case ast.BoolOp(op=operator, values=values):
                return _joined([self.run(each) for each in values], stop=isinstance(operator, ast.Or))
            case ast.Compare(left=left, ops=[operator], comparators=[right]):
                return _compared(operator, self.run(left), self.run(right))
            case ast.Call(func=ast.Name(id=name), args=[argument]):
                return self._call(name, argument)
            case ast.ListComp() | ast.GeneratorExp():
                return self._list(node.elt, node.generators)
        raise AssertionError(ast.dump(node))

    def _call(self, name: str, argument: ast.expr) -> Any:
        if name == "known":
            return _number(self.run(argument)) is not None
        if name in ("all", "any"):
            return _joined(list(self._verdicts(argument, stop=name == "any")), stop=name == "any")
        things = self.run(argument)
        if things is None:
            return None
        if name == "count":
            return len(things)
        numbers = [_number(thing) for thing in things]
        return None if None in numbers else sum(numbers)

    def _verdicts(self, argument: ast.expr, *, stop: bool) -> Iterator[Truth]:
        """
        Give, member by member, what "all" or "any" joins; a filter that is false takes a member out.
        """
        assert isinstance(argument, ast.GeneratorExp)
        (generator,) = argument.generators
        for member in self.run(generator.iter):
            inner = self._with(generator.target, member)
            filters = [inner.run(test) for test in generator.ifs]
            kept = _joined(filters, stop=False) if filters else True
            verdict = inner.run(argument.elt)
            if kept is False:
                continue
            yield verdict if kept or verdict is (not stop) else None

    def _list(self, element: ast.expr, generators: list[ast.comprehension]) -> list[Any] | None:
        (generator,) = generators
        made = []
        for member in self.run(generator.iter):
            inner = self._with(generator.target, member)
            kept = _joined([inner.run(test) for test in generator.ifs], stop=False)
            if kept is None:
                return None
            if kept:
                made.append(inner.run(element))
        return made

    def _with(self, target: ast.expr, member: Any) -> Interpreter:
        assert isinstance(target, ast.Name)
        return Interpreter({**self.names, target.id: member})


def _joined(verdicts: Sequence[Truth], *, stop: bool) -> Truth:
    """
    Join truth values as Kleene does: ``stop`` decides ("or" stops at true, "and" at false).
    """
    if any(verdict is stop for verdict in verdicts):
        return stop
    return None if any(verdict is None for verdict in verdicts) else not stop


def _number(thing: Any) -> Any:
    return thing if thing is None or isinstance(thing, int) else thing.bilangan


def _compared(operator: ast.cmpop, left: Any, right: Any) -> Truth:
    first, second = _number(left), _number(right)
    if first is None or second is None:
        return None
    signs = {ast.Eq: first == second, ast.NotEq: first != second, ast.Lt: first < second, ast.Gt: first > second}
    return bool(signs[type(operator)])


amounts = st.lists(st.sampled_from(list(PRINTS.values())), max_size=5)


def numbers(depth: int, bound: tuple[str, ...]) -> st.SearchStrategy[str]:
    """
    Write expressions that are numbers, over the names of the loops around them.
    """
    plain: list[st.SearchStrategy[str]] = [st.sampled_from(["5", "6", "2"])]
    if bound:
        plain.append(st.sampled_from([f"{name}.pagu" for name in bound]))
    if depth:
        name = f"x{depth}"
        tests, inner = truths(depth - 1, (*bound, name)), numbers(0, (*bound, name))
        plain.append(tests.map(lambda test: f"count([{name} for {name} in a.pos if {test}])"))
        plain.append(st.tuples(inner, tests).map(lambda made: f"sum({made[0]} for {name} in a.pos if {made[1]})"))
    return st.one_of(plain)


def truths(depth: int, bound: tuple[str, ...] = ()) -> st.SearchStrategy[str]:
    """
    Write expressions that are true, false or unknown.
    """
    signs = st.sampled_from(["==", "!=", "<", ">"])
    made = [st.tuples(numbers(0, bound), signs, numbers(0, bound)).map(lambda parts: f"({' '.join(parts)})")]
    if bound:
        made.append(st.sampled_from([f"known({name}.pagu)" for name in bound]))
    if depth:
        name = f"y{depth}"
        inner, tests = truths(depth - 1, (*bound, name)), truths(depth - 1, bound)
        filters = st.one_of(st.just(""), inner.map(lambda test: f" if {test}"))
        word = st.sampled_from(["all", "any"])
        made += [
            tests.map(lambda test: f"not {test}"),
            st.tuples(tests, st.sampled_from([" and ", " or "]), tests).map(lambda parts: f"({''.join(parts)})"),
            st.tuples(word, inner, filters).map(lambda parts: f"{parts[0]}({parts[1]} for {name} in a.pos{parts[2]})"),
            st.tuples(numbers(depth, bound), signs, numbers(depth, bound)).map(lambda parts: f"({' '.join(parts)})"),
        ]
    return st.one_of(made)


@given(text=truths(2), pagu=amounts)
def test_compiled_means_interpreted(text: str, pagu: list[str | None]) -> None:
    """
    The compiled expression gives what an interpreter gives that knows the language's description only.
    """
    scope = budget(pagu)
    expected = Interpreter({"a": scope.laporan.anggaran[0]}).run(ast.parse(text, mode="eval").body)

    assert compiled(text)(scope) is expected


VERDICTS = {True: "{0}.pagu == 5", False: "{0}.pagu != 5"}
"""With the amounts below, what a test of one line comes to: true, false, or unknown where the cell is blank or not there."""


@pytest.mark.parametrize("mixture", list(itertools.product(PRINTS.values(), repeat=3)), ids=str)
def test_quantifiers_are_written_out(mixture: tuple[str | None, ...]) -> None:
    """
    "all" and "any" over three lines agree with "and" and "or" of the three tests, for every mixture of true, false and unknown.
    """
    scope = budget(mixture)
    tests = [f"(a.pos[{number}].pagu == 5)" for number in range(3)]

    assert compiled("all(p.pagu == 5 for p in a.pos)")(scope) is compiled(" and ".join(tests))(scope)
    assert compiled("any(p.pagu == 5 for p in a.pos)")(scope) is compiled(" or ".join(tests))(scope)


@pytest.mark.parametrize("mixture", list(itertools.product(PRINTS.values(), repeat=3)), ids=str)
def test_filters_in_quantifiers_are_conditions(mixture: tuple[str | None, ...]) -> None:
    """
    A filter inside "all" is "not filter or test", inside "any" it is "filter and test".
    """
    scope = budget(mixture)
    pairs = [(f"(a.pos[{number}].pagu > 5)", f"(a.pos[{number}].pagu == 7)") for number in range(3)]

    every = " and ".join(f"(not {kept} or {test})" for kept, test in pairs)
    some = " or ".join(f"({kept} and {test})" for kept, test in pairs)
    assert compiled("all(p.pagu == 7 for p in a.pos if p.pagu > 5)")(scope) is compiled(every)(scope)
    assert compiled("any(p.pagu == 7 for p in a.pos if p.pagu > 5)")(scope) is compiled(some)(scope)


@given(pagu=amounts)
def test_a_filter_loses_nothing_silently(pagu: list[str | None]) -> None:
    """
    Where a filter cannot decide, the list is unknown; only "known" drops what is unknown.
    """
    scope = budget(pagu)
    undecided = any(text in ("", None) for text in pagu)

    assert compiled("count([p for p in a.pos if p.pagu == 5])")(scope) == (None if undecided else pagu.count("5"))
    assert compiled("count([p for p in a.pos if known(p.pagu) and p.pagu == 5])")(scope) == pagu.count("5")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("count(a.pos)", 4),
        ("empty([p for p in a.pos if p.nama == 'Q'])", True),
        ("sum(p.pagu for p in a.pos)", None),
        ("sum(p.pagu for p in a.pos if known(p.pagu))", 12),
        ("mean([p.pagu for p in a.pos if known(p.pagu)])", 6),
        ("median([p.pagu for p in a.pos if known(p.pagu)])", 6),
        ("median([3, 9, 4])", 4),
        ("median(p.pagu for p in a.pos)", None),
        ("min(p.pagu for p in a.pos if known(p.pagu))", 5),
        ("max(p.pagu for p in a.pos if known(p.pagu))", 7),
        ("max(p.pagu for p in a.pos)", None),
        ("first(a.pos).nama", "P0"),
        ("last(a.pos).nama", "P3"),
        ("last(sorted([p for p in a.pos if known(p.pagu)], 'pagu')).nama", "P1"),
        ("last(sorted([p for p in a.pos if known(p.pagu)], 'pagu', 'nama')).nama", "P1"),
        ("sorted(a.pos, 'pagu')", None),
        ("count(distinct(a.pos, 'nama'))", 4),
        ("count(distinct(a.pos, 'nama', 'kode'))", None),
        ("distinct(a.pos, 'pagu')", None),
        ("count(successive(a.pos))", 3),
        ("count(pairs(a.pos))", 6),
        ("[nomor for nomor, p in numbered(a.pos) if p.nama == 'P2']", [3]),
        ("any(p.nama == q.nama for p, q in pairs(a.pos))", False),
        ("'P1' in a.pos.nama", True),
        ("'P9' in a.pos.nama", False),
        ("7 in [p.pagu for p in a.pos if known(p.pagu)]", True),
        ("9 in [p.pagu for p in a.pos]", None),
        ("7 in [p.pagu for p in a.pos]", True),
        ("'P' in first(a.pos).nama", True),
        ("a.pos.nama - ['P0', 'P3']", ["P1", "P2"]),
        ("a.pos.nama & ['P3', 'P9', 'P0']", ["P0", "P3"]),
        ("a.pos[1].nama", "P1"),
        ("a.pos[9].nama", None),
        ("a.pos[0]['nama']", "P0"),
        ("[p.pagu.bacaan for p in a.pos if printed(p.pagu)]", ["angka", "angka", "kosong"]),
        ("a.pos[3].pagu.bacaan", None),
        ("a.pos[0].pagu.terbalik", None),
        ("first(a.pos).pagu.teks", "5"),
        ("first(a.pos).pagu.angka", 5),
        ("a.pos[2].pagu.angka", None),
        ("4 < first(a.pos).pagu <= 5", True),
        ("laporan.tahun - 1 in [2023]", True),
    ],
)
def test_lists(text: str, expected: Any) -> None:
    """
    Each function on lists, over lines that print 5, 7, a blank cell and no cell.
    """
    laporan = "laporan" in text

    assert (value(text.replace("laporan.tahun", "2024")) if laporan else value(text)) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a.pos[0].pagu.bacaan == 'angkaa'", "cannot occur here"),
        ("count(p for q in a.pos)", "There is no name 'p' here. There are: a, q, anggaran"),
        ("all(p.nama for p in a.pos)", "is not true or false"),
        ("[p for p in a.versi]", "is not a list"),
        ("[p for p, q in a.pos]", "does not fit"),
        ("[a for a in a.pos]", "already taken"),
        ("sum(p.nama for p in a.pos)", "cannot use"),
        ("sorted(a.pos, 'pago')", "no field 'pago'. There are: "),
        ("sorted(a.pos, a)", "name the field as a text"),
        ("1 in a.pos.nama", "cannot be in list[text]"),
        ("a.pos - a.versi", "is not a list"),
        ("a.pos['pagu']", "cannot be read by text"),
        ("[]", "An empty list has no type"),
        ("{p for p in a.pos}", "does not know SetComp"),
        ("lambda: 1", "does not know Lambda"),
        ("(" * 30 + "1" + ")" * 30 + "+1" * 30, "nests deeper"),
        ("1" * 31 + " == 1", "more than 30 digits"),
        ("." + "1" * 30 + " == 1", "more than 30 digits"),
    ],
)
def test_refused(text: str, said: str) -> None:
    """
    What cannot be right is refused, with what is there.
    """
    with pytest.raises(ExpressionError) as caught:
        compiled(text)

    assert said in caught.value.message_en


def test_steps_are_bounded() -> None:
    """
    Loops inside loops that would visit more than a million members break the rule instead of holding it up.
    """
    with pytest.raises(TooManyStepsError):
        value("all(all(all(p.nama != r.nama or q.nama == q.nama for r in a.pos) for q in a.pos) for p in a.pos)", ["5"] * 110)
