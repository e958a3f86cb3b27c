"""
Calls in rule texts: registered functions, functions on lists, and definitions, whose value takes the place of the call.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping, Sequence

import attrs

from lkj_rules.model.documents import Laporan
from lkj_rules.rules import kinds
from lkj_rules.rules.compiled import Compiled, Name, Touch
from lkj_rules.rules.definitions import Definition
from lkj_rules.rules.forms import FORMS
from lkj_rules.rules.functions import FUNCTIONS
from lkj_rules.rules.kinds import Kind, Type
from lkj_rules.rules.lists import Lists
from lkj_rules.rules.registry import Function
from lkj_rules.rules.syntax import ExpressionError, parse

REPORT = Name("s.laporan", kinds.object_of(Laporan))
"""What ``laporan`` stands for."""


class Calls(Lists):
    """
    Write the source of calls.
    """

    def __init__(self, names: Mapping[str, Name], definitions: Sequence[Definition] = ()) -> None:
        super().__init__(names)
        self._definitions = {definition.name: definition for definition in definitions}
        self._within: list[str] = []

    def _call(self, node: ast.Call) -> tuple[str, Type]:
        if node.keywords:
            what = ast.unparse(node)
            raise ExpressionError(f"{what!r}: masukan fungsi tidak bernama.", f"{what!r}: arguments have no names.")
        if not isinstance(node.func, ast.Name):
            what = ast.unparse(node.func)
            raise ExpressionError(
                f"{what!r} tidak dapat dipanggil: hanya fungsi yang terdaftar, metode tidak.",
                f"{what!r} cannot be called: only the listed functions can, and no methods.",
            )
        word = node.func.id
        if word in FORMS:
            return self._form(word, FORMS[word], node)
        if word in self._definitions:
            return self._defined(self._definitions[word], node)
        called = FUNCTIONS.get(word)
        if called is None:
            raise ExpressionError.unknown(
                f"Fungsi {word!r} tidak ada.", f"There is no function {word!r}.", word, {*FUNCTIONS, *self._definitions},
                first=[*FORMS],
            )  # fmt: skip
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
        if called.total:
            self._leaves[before:] = [attrs.evolve(leaf, guarded=True) for leaf in self._leaves[before:]]
        if word in _TESTS and not (first is None or first.printed or first.kind is Kind.ANY):
            return self._surely(_TESTS[word].format(sources[0])), result
        return self._applied(called, sources), result

    def _defined(self, definition: Definition, node: ast.Call) -> tuple[str, Type]:
        """
        Write the value of a definition in the place of its call; its names are its parameters and the report.
        """
        if definition.name in self._within:
            raise ExpressionError(f"{definition.name!r} memakai dirinya sendiri.", f"{definition.name!r} uses itself.")
        _check_arity(definition, len(node.args))
        bound: dict[str, Name] = {}
        set_up: list[tuple[str, str]] = []
        labels: dict[str, str] = {}
        for argument, (name, wanted) in zip(node.args, definition.parameters, strict=True):
            before = len(self._leaves), len(self._touches)
            source, kind = self._argument(definition, name, wanted, argument)
            leaves, touches = tuple(self._leaves[before[0] :]), tuple(self._touches[before[1] :])
            seen = Compiled(ast.unparse(argument), source, kind, leaves, touches)
            del self._leaves[before[0] :], self._touches[before[1] :]
            if wanted == kinds.FIELD and not _LITERAL.fullmatch(source):
                said = f"tulis nama bagian {name!r} sebagai teks", f"write the field {name!r} as a text"
                raise ExpressionError(f"Fungsi {definition.name!r}: {said[0]}.", f"The function {definition.name!r}: {said[1]}.")
            if not source.isidentifier() and not _LITERAL.fullmatch(source):
                held = self._surely(self._new(), source)
                self.full.update({held} if source in self.full else ())
                set_up.append((held, source))
                source = held
            bound[name] = Name(source, kind, seen)
            labels[name] = ast.unparse(argument)
        before = len(self._leaves), len(self._touches)
        body, kind = self._inlined(definition, bound)
        self._settle(before, set_up, labels)
        return _with(set_up, body), kind

    def _inlined(self, definition: Definition, bound: dict[str, Name]) -> tuple[str, Type]:
        known, text = self.names, self._text
        self.names = {"laporan": REPORT, **bound}
        self._text = definition.value.strip()
        self._within.append(definition.name)
        try:
            return self._emit(parse(definition.value))
        except ExpressionError as error:
            raise ExpressionError(
                f"Dalam {definition.name!r}: {error.message_id}", f"In {definition.name!r}: {error.message_en}", error.suggestion
            ) from None
        finally:
            self.names, self._text = known, text
            self._within.pop()

    def _settle(self, before: tuple[int, int], set_up: list[tuple[str, str]], labels: dict[str, str]) -> None:
        """
        Make the places that a definition reads readable outside it.
        """
        leaves, touches = before
        self._leaves[leaves:] = [
            attrs.evolve(leaf, label=_renamed(leaf.label, labels), source=_with(set_up, leaf.source))
            for leaf in self._leaves[leaves:]
        ]
        self._touches[touches:] = [attrs.evolve(touch, calls=_with(set_up, touch.calls)) for touch in self._touches[touches:]]

    def _argument(self, called: Function | Definition, name: str, wanted: Type, node: ast.expr) -> tuple[str, Type]:
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
        if called.touches is not None or called.why is not None:
            self._touches.append(Touch(called, f"[({', '.join(sources)},)]"))
        if called.total:
            return f"f_{called.name}({', '.join(['s', *sources])})"
        return self._where_known(sources, lambda *names: f"f_{called.name}({', '.join(['s', *names])})")


_TESTS = {"certain": "({} is True)", "known": "({} is not None)"}
"""Functions that ask of a truth, or of a thing that is not printed, whether it is known: written out, as they are called most."""


_LITERAL = re.compile(r"'\w*'|-?[0-9]+")
"""Source of a short constant, which can stand in several places."""


def _with(set_up: list[tuple[str, str]], source: str) -> str:
    """
    Write source that needs names, with what sets them; those that it does not mention are left out.
    """
    needed = [f"({name} := {value})" for name, value in set_up if re.search(rf"\b{name}\b", source)]
    return f"({', '.join(needed)}, {source})[-1]" if needed else source


def _renamed(label: str, labels: Mapping[str, str]) -> str:
    """
    Name a place that a definition reads by what its parameters are called where it is used.
    """
    return re.sub(r"(?<![\w.])[a-z_]\w*", lambda word: labels.get(word[0], word[0]), label)


def _check_arity(called: Function | Definition, given: int) -> None:
    most = len(called.parameters)
    names = ", ".join(name for name, _ in called.parameters) or "–"
    optional = called.optional if isinstance(called, Function) else 0
    if not most - optional <= given <= most:
        raise ExpressionError(
            f"Fungsi {called.name!r} memerlukan {most} masukan ({names}), tertulis {given}.",
            f"The function {called.name!r} takes {most} arguments ({names}); {given} are given.",
        )
