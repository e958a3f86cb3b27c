"""
What expressions of rules give, named in words: fields and their owners, members of lists, results of functions.

A function that the phrasebook does not have, such as a pack's own definition, reads as its ``doc`` says.
"""

from __future__ import annotations

import ast
import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence

import attrs

from lkj_rules.domain.facts import Fakta
from lkj_rules.model.findings import Texts
from lkj_rules.rulebook.phrasebook import SELF, bare, fill, listed, plural, relative, word
from lkj_rules.rules.compiled import Name
from lkj_rules.rules.definitions import Definition
from lkj_rules.rules.expressions import Compiler
from lkj_rules.rules.forms import FORMS
from lkj_rules.rules.kinds import Kind, Type, member_of
from lkj_rules.rules.registry import FUNCTIONS
from lkj_rules.rules.relations import Relation, relations_of
from lkj_rules.rules.syntax import ExpressionError

_KNOWN = {
    Kind.BOOL: "decided", **dict.fromkeys((Kind.OBJECT, Kind.LIST), "there"),
    **dict.fromkeys((Kind.CODE, Kind.TEXT, Kind.DATE), "given"),
}  # fmt: skip
"""What it means of a kind of value that it is known, where it is more than that it can be read."""
_TERMS = 8
"""The most values of a list that are terms of the domain; longer lists are words to be found in print, which stay as they are."""
_NAMED_SHORTLY = re.compile(rf"(?:the|{SELF}’s)(?: [\w-]+)? [\w-]*[^\Ws_]")
"""What takes an ’s well, so that phrases nest with fewer “of”: one noun or two, not in the plural."""
_PAIRED = {"successive": "next", "numbered": "numbered"}
"""Functions whose pairs are more than a first and a second."""


@attrs.define(eq=False)
class Nouns(ABC):
    """
    Name things for one rule, in one language; ``used`` collects the related fields that came up.
    """

    bahasa: str
    compiler: Compiler
    names: dict[str, str]
    definitions: Mapping[str, Definition]
    used: dict[str, Relation] = attrs.field(factory=dict)

    def _say(self, key: str, *inner: str, negated: bool = False) -> str:
        return fill(key, "grammar", self.bahasa, inner, negated=negated) or key

    def kind(self, node: ast.expr) -> Type | None:
        """
        Give the type of an expression; ``None`` where it has none by itself.
        """
        try:
            return self.compiler.compile(ast.unparse(node), mixed=True).type
        except ExpressionError:
            return None

    def _is_condition(self, node: ast.expr) -> bool:
        kind = self.kind(node)
        return kind is not None and kind.kind is Kind.BOOL

    @abstractmethod
    def clause(self, node: ast.expr, *, negated: bool = False, inside: bool = False) -> str:
        """
        Say that a condition holds, or that it does not.
        """

    def noun(self, node: ast.expr, *, several: bool = False, joint: str = "and") -> str:
        """
        Name what an expression gives; ``several`` where it is a list that is looked into.
        """
        match node:
            case ast.Constant() | ast.List() | ast.Tuple():
                return self._stated(node, joint)
            case ast.Name(id=name):
                return self._name(name, several=several)
            case ast.Attribute():
                return self._owned(node, several=several)
            case ast.Subscript():
                return self._entry(node)
            case ast.ListComp():
                return self._picked(node)
            case ast.IfExp(test=test, body=body, orelse=other):
                return self._say("either", self.noun(body), self.clause(test, inside=True), self.noun(other))
            case ast.BinOp(left=left, op=sign, right=right):
                key = f"{type(sign).__name__}{'List' if _is_list(self.kind(left)) else ''}"
                return self._say(key, self.noun(left), self.noun(right))
            case ast.Call() if not self._is_condition(node):
                return self._called(node)
        return self.clause(node, inside=True)

    def _stated(self, node: ast.Constant | ast.List | ast.Tuple, joint: str) -> str:
        if isinstance(node, ast.Constant):
            return f"“{word(node.value, self.bahasa, 'values')}”" if isinstance(node.value, str) else str(node.value)
        words = [ast.literal_eval(each) for each in node.elts if isinstance(each, ast.Constant)]
        if len(words) > _TERMS:
            return listed([f"“{each}”" for each in words], self._say(joint))
        return listed([self.noun(each) for each in node.elts], self._say(joint)) or self._say("nothing")

    def _name(self, name: str, *, several: bool) -> str:
        known = self._say("unknown value") if name == "unknown" else self.names.get(name)
        if known is not None:
            return known
        said = word(name, self.bahasa)
        return said if self.bahasa == "id" else f"the {plural(said) if several else said}"

    def _field(self, node: ast.Attribute) -> str:
        kind = self.kind(node.value)
        cls = None if kind is None else (member_of(kind) or kind).cls
        related = relations_of(cls).get(node.attr) if cls is not None else None
        if related is not None:
            self.used[word(node.attr, self.bahasa, "fields")] = related
        return word(node.attr, self.bahasa, "fields")

    def _owned(self, node: ast.Attribute, *, several: bool) -> str:
        kind = self.kind(node.value)
        owner, field = self.noun(node.value, several=_is_list(kind)), self._field(node)
        if kind is not None and kind.cls is Fakta and node.attr == "nilai":
            return owner
        field = plural(field) if several and self.bahasa == "en" else field
        if isinstance(node.value, ast.Name) and node.value.id == "laporan" and node.attr != "tahun":
            return field if self.bahasa == "id" else f"the {field}"  # everything is the report's
        if self.bahasa == "id":
            return f"{field}nya" if owner == SELF else f"{field} {owner}"
        if owner == SELF or (_NAMED_SHORTLY.fullmatch(owner) and not several and " of the " not in field):
            return f"{owner}’s {field}"
        return f"the {field} of {owner}"

    def _entry(self, node: ast.Subscript) -> str:
        match node.slice:
            case ast.Slice(upper=ast.Constant(value=most)):
                return self._say("first some", str(most), self.noun(node.value, several=True))
            case ast.Constant(value=0):
                return self._say("first one", self.noun(node.value, several=True))
        return self._say("entry", self.noun(node.value), self.noun(node.slice))

    def _picked(self, node: ast.ListComp) -> str:
        with_names = dict(self.names), self.compiler.names
        members = self._members(node.generators)
        target = node.generators[-1].target
        if isinstance(target, ast.Name):
            self.names[target.id] = members
            said = self.noun(node.elt)
        else:
            said = self._say("of pairs", bare(self.noun(node.elt), self.bahasa), members)
        self.names, self.compiler.names = with_names
        return said

    def _called(self, node: ast.Call, *, negated: bool = False) -> str:
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        inner = [
            self.clause(each, inside=True) if self._is_condition(each) and not isinstance(each, ast.Name)
            else self.noun(each, several=name in FORMS or _is_list(self.kind(each)))
            for each in node.args
        ]  # fmt: skip
        if name == "known" and node.args:
            kind = self.kind(node.args[0])
            name = _KNOWN.get(kind.kind, name) if kind is not None and not kind.printed else name
            name += " name" if name == "decided" and isinstance(node.args[0], ast.Name) else ""
        said = fill(name, "functions", self.bahasa, inner, negated=negated)
        return said or self._documented(name, node.args, inner, negated=negated)

    def _documented(self, name: str, given: Sequence[ast.expr], inner: Sequence[str], *, negated: bool) -> str:
        """
        Say what a function's own description does; behind it what it is given, but for what the rule looks at anyway.
        """
        made = self.definitions.get(name) or FUNCTIONS.get(name)
        doc = made.doc if made is not None else Texts(name, name)
        said = re.split(r"[;:]", doc[self.bahasa])[0].strip()
        condition = re.match(r"benar bila |true when ", said)
        said = said[condition.end() :] if condition else said
        shown = [each for node, each in zip(given, inner, strict=True) if not isinstance(node, ast.Name) or node.id in self.names]
        said += f" ({self._say('given', ', '.join(shown))})" if shown else ""
        return f"{self._say('not so')} {said}" if negated else said

    def _members(self, loops: Sequence[ast.comprehension]) -> str:
        """
        Say what a loop runs over, filters included; afterwards the loop's name is what is looked at.
        """
        said = ""
        for loop in loops:
            said = self.noun(loop.iter, several=True)
            self._look_at(loop)
            if loop.ifs:
                test = loop.ifs[0] if len(loop.ifs) == 1 else ast.BoolOp(ast.And(), loop.ifs)
                said = f"{said} {relative(self.clause(test, inside=not isinstance(test, ast.BoolOp)), self.bahasa)}"
            if loop is not loops[-1] and isinstance(loop.target, ast.Name):
                self.names[loop.target.id] = said
        return said

    def _look_at(self, loop: ast.comprehension) -> None:
        kind = self.kind(loop.iter)
        member = None if kind is None else member_of(kind)
        outer = {name: self._named(name) for name, said in self.names.items() if said == SELF}
        self.names = {**self.names, **outer}
        if isinstance(loop.target, ast.Name):
            self.names[loop.target.id] = SELF
            given = [(loop.target.id, member)]
        else:
            targets = [each.id for each in getattr(loop.target, "elts", ()) if isinstance(each, ast.Name)]
            called = loop.iter.func.id if isinstance(loop.iter, ast.Call) and isinstance(loop.iter.func, ast.Name) else ""
            key = "entry" if kind is not None and kind.kind is Kind.MAP else _PAIRED.get(called, "pair")
            self.names |= dict(zip(targets, (self._say(f"{key}{number}") for number in (1, 2)), strict=False))
            parts = (kind.parts[0], kind.element) if kind is not None and kind.kind is Kind.MAP else member and member.parts
            given = list(zip(targets, parts or (), strict=False))
        self.compiler.names = {**self.compiler.names, **{name: Name(f"v_{name}", each) for name, each in given if each is not None}}

    def _named(self, name: str) -> str:
        known = self.compiler.names.get(name)
        cls = None if known is None else known.type.cls
        called = ["anggota"] if cls is None else re.findall("[A-Z][a-z]+", cls.__name__)  # BarisTabel: a row
        return self._say("that", word(called[0].lower(), self.bahasa))


def _is_list(kind: Type | None) -> bool:
    return kind is not None and kind.kind in (Kind.LIST, Kind.FACTS)
