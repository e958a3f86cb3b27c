"""
From the text of an expression to typed Python source.

Rule texts use Python's expression syntax, are parsed with ``ast``, and only the node types named here pass. The source that comes
out is built by this module, ``lists`` and ``operators`` alone: no text of a rule reaches it but through ``repr`` of a checked
constant.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import attrs

from lkj_rules.domain.facts import Fakta
from lkj_rules.model.documents import Laporan
from lkj_rules.rules import kinds
from lkj_rules.rules.collections import VIRTUAL, type_of_collection
from lkj_rules.rules.compiled import Compiled, Leaf, Name, Touch
from lkj_rules.rules.definitions import Definition
from lkj_rules.rules.fields import DATE_FIELDS, PRINTED_FIELDS, fields_of
from lkj_rules.rules.forms import FORMS
from lkj_rules.rules.functions import FUNCTIONS
from lkj_rules.rules.kinds import Kind, Type
from lkj_rules.rules.lists import Lists
from lkj_rules.rules.registry import Function
from lkj_rules.rules.relations import relations_of
from lkj_rules.rules.syntax import MAX_DIGITS, ExpressionError, parse

REPORT = Name("s.laporan", kinds.object_of(Laporan))
"""What ``laporan`` stands for."""

MAX_SOURCE = 100_000
"""The most source, in characters, that one expression may become with the definitions that it uses."""


class Compiler(Lists):
    """
    Compile expressions over a set of names.
    """

    def __init__(self, names: Mapping[str, Name], definitions: Sequence[Definition] = ()) -> None:
        super().__init__(names)
        self._definitions = {definition.name: definition for definition in definitions}
        self._within: list[str] = []

    def compile(self, text: str, wanted: Type | None = None, *, mixed: bool = False) -> Compiled:
        """
        Compile one expression; refuse it when it is not of the wanted type. ``mixed`` allows a choice of any two things.

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
        return Compiled(text, source, kind, leaves, touches, self._sides(tree), used)

    def _collected(self, node: ast.expr) -> tuple[str, Type, tuple[Leaf, ...], tuple[Touch, ...], frozenset[str]]:
        self._leaves, self._touches, self._used = [], [], set()
        source, kind = self._emit(node)
        return source, kind, tuple(self._leaves), tuple(self._touches), frozenset(self._used)

    def _sides(self, node: ast.expr) -> tuple[Compiled, Compiled] | None:
        if not isinstance(node, ast.Compare) or len(node.ops) != 1 or isinstance(node.ops[0], (ast.In, ast.NotIn)):
            return None
        made = []
        for side in (node.left, node.comparators[0]):
            source, kind, leaves, touches, used = self._collected(side)
            made.append(Compiled(ast.unparse(side), source, kind, leaves, touches, None, used))
        return made[0], made[1]

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
                return repr(node.value), kinds.BOOL
            case int():
                _check_digits(str(node.value))
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
        _check_digits(written)
        return Fraction(written)

    def _name(self, node: ast.Name) -> tuple[str, Type]:
        if node.id == "unknown":
            return "None", kinds.BOOL
        known = self.names.get(node.id) or self._of_report(node.id)
        if known is None:
            there = {*self.names, *fields_of(Laporan), *VIRTUAL}
            raise ExpressionError.unknown(
                f"Nama {node.id!r} tidak dikenal di sini.", f"There is no name {node.id!r} here.", node.id, there
            )
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
            return Name(VIRTUAL[name][0], type_of_collection(name))
        kind = fields_of(Laporan).get(name)
        return None if kind is None else Name(f"s.laporan.{name}", kind)

    def _attribute(self, node: ast.Attribute) -> tuple[str, Type]:
        before = len(self._leaves)
        base, kind = self._emit(node.value)
        source, result = self._field(base, kind, node.attr)
        related = relations_of(kind.cls).get(node.attr) if kind.kind is Kind.OBJECT and kind.cls is not None else None
        found_out = kind.printed or (related is not None and kind.cls is Fakta)
        self._read_at(node, before, source, result, found_out=found_out and kind.kind is not Kind.FACTS)
        return source, result

    def _read_at(
        self, node: ast.Attribute | ast.Subscript, before: int, source: str, result: Type, *, found_out: bool = False
    ) -> None:
        """
        Note where a field or entry was read, in place of where the thing that holds it was.

        What the thing itself was made from stays, and so does a printed value of which something is ``found_out``.
        """
        holder = ast.unparse(node.value)
        if not found_out:
            self._leaves[before:] = [leaf for leaf in self._leaves[before:] if leaf.label != holder or leaf.type.kind is Kind.FACTS]
        made = [leaf for leaf in self._leaves[before:] if leaf.label != holder]
        self._leaves.append(Leaf(ast.unparse(node), source, result, derived=found_out or bool(made)))

    def _subscript(self, node: ast.Subscript) -> tuple[str, Type]:
        before = len(self._leaves)
        base, kind = self._emit(node.value)
        if isinstance(node.slice, ast.Slice):
            return self._opening(node, node.slice, base, kind)
        after = len(self._leaves)
        key, key_kind = self._emit(node.slice)
        del self._leaves[after:]
        if kind.kind is Kind.OBJECT and re.fullmatch(r"'\w+'", key):
            source, result = self._field(base, kind, key[1:-1])
            self._read_at(node, before, source, result)
            return source, result
        wanted = kind.parts[0] if kind.kind is Kind.MAP else kinds.NUMBER
        result_kind = kind.element if kind.kind is Kind.MAP else kinds.member_of(kind)
        if result_kind is None or kind.kind not in (Kind.MAP, Kind.LIST) or not kinds.comparable(wanted, key_kind):
            raise ExpressionError(
                f"{ast.unparse(node.value)!r} ({kind.name}) tidak dapat dibaca menurut {key_kind.name}.",
                f"{ast.unparse(node.value)!r} is {kind.name}, which cannot be read by {key_kind.name}.",
            )
        first, second = self._new(), self._new()
        source = f"(None if ({first} := {base}) is None or ({second} := {key}) is None else h_at({first}, {second}))"
        self._read_at(node, before, source, result_kind)
        return source, result_kind

    def _opening(self, node: ast.Subscript, part: ast.Slice, base: str, kind: Type) -> tuple[str, Type]:
        """
        Write the first members of a list: ``list[:5]``.
        """
        most = part.upper.value if isinstance(part.upper, ast.Constant) else None
        if kind.kind not in (Kind.LIST, Kind.FACTS) or not isinstance(most, int) or part.lower or part.step:
            what = ast.unparse(node)
            raise ExpressionError(
                f"{what!r}: dari suatu daftar hanya anggota pertama yang dapat diambil, misalnya daftar[:5].",
                f"{what!r}: of a list only the first members can be taken, such as list[:5].",
            )
        return self._guard(base, lambda value: f"{value}[:{most}]"), kind

    def _list(self, node: ast.List) -> tuple[str, Type]:
        made = [self._emit(element) for element in node.elts]
        if not made:
            raise ExpressionError("Daftar kosong tidak diketahui jenisnya.", "An empty list has no type.")
        kind = made[0][1]
        for element, (_, other) in zip(node.elts, made, strict=True):
            self._must_meet(element, kind, other)
        return f"[{', '.join(source for source, _ in made)}]", kinds.list_of(kind)

    def _field(self, base: str, kind: Type, name: str) -> tuple[str, Type]:
        if kind.kind is Kind.LIST and kind.element is not None:
            return self._each_field(base, kind.element, name)
        if name == "tempat" and (kind.kind in (Kind.OBJECT, Kind.FACTS) or kind.printed):
            return self._guard(base, lambda value: f"s.place({value})"), kinds.TEXT
        if kind.printed and kind.kind is not Kind.FACTS:
            return self._shown_field(base, kind, name)
        if kind.kind is Kind.DATE:
            return self._chosen_field(base, kind, name, {each: (each, type_) for each, type_ in DATE_FIELDS.items()})
        if kind.kind is Kind.FACTS:
            return self._plain_field(f"({base} or (None,))[0]", Fakta, name)
        if kind.kind is Kind.CODE and kind.cls is not None:
            found = f"s.deref({kind.cls.__name__!r}, {base})"
            return self._plain_field(found, kind.cls, name)
        if kind.kind is Kind.OBJECT and kind.cls is not None:
            return self._plain_field(base, kind.cls, name)
        raise ExpressionError(f"{kind.name} tidak mempunyai bagian {name!r}.", f"{kind.name} has no fields, so no {name!r}.")

    def _shown_field(self, base: str, kind: Type, name: str) -> tuple[str, Type]:
        source, result = self._chosen_field(base, kind, name, PRINTED_FIELDS)
        return source, Type(kind.kind) if name == "angka" else result

    def _chosen_field(self, base: str, kind: Type, name: str, fields: Mapping[str, tuple[str, Type]]) -> tuple[str, Type]:
        if name not in fields:
            raise ExpressionError.unknown(
                f"{kind.name} tidak mempunyai bagian {name!r}.", f"{kind.name} has no field {name!r}.", name, fields
            )
        attribute, result = fields[name]
        return self._guard(base, lambda value: f"{value}.{attribute}"), result

    def _each_field(self, base: str, element: Type, name: str) -> tuple[str, Type]:
        """
        Take a field of every element; lists of lists are laid end to end.
        """
        item, held = self._new(), self._new()
        before = len(self._touches)
        inner, result = self._field(item, element, name)
        self._touches[before:] = [
            attrs.evolve(touch, calls=f"[call for {item} in ({base} or ()) for call in {touch.calls}]")
            for touch in self._touches[before:]
        ]
        mapped = f"[{inner} for {item} in {held}]"
        if result.kind is Kind.LIST:
            return f"(None if ({held} := {base}) is None else h_flat({mapped}))", result
        return f"(None if ({held} := {base}) is None else {mapped})", kinds.list_of(result)

    def parts_of(self, source: str, kind: Type) -> dict[str, Name]:
        """
        Give the fields of a thing as names; the members of a pair are called ``a`` and ``b``.
        """
        if kind.kind is Kind.PAIR:
            return {name: Name(f"{source}[{index}]", kind.parts[index]) for index, name in enumerate("ab")}
        names: set[str] = set()
        if kind.printed:
            names = {*PRINTED_FIELDS, "tempat"}
        elif kind.cls is not None and kind.kind is Kind.OBJECT:
            names = {*fields_of(kind.cls), *relations_of(kind.cls), "tempat"}
        return {name: Name(*self._field(source, kind, name)) for name in names}

    def _plain_field(self, base: str, cls: type[Any], name: str) -> tuple[str, Type]:
        """
        Write a field of a thing; what the index finds out comes before what the file says, as of a budget in force.
        """
        fields, related = fields_of(cls), relations_of(cls)
        if name in fields and name not in related:
            return self._guard(base, lambda value: f"{value}.{name}"), fields[name]
        if name not in related:
            raise ExpressionError.unknown(
                f"{cls.__name__} tidak mempunyai bagian {name!r}.", f"{cls.__name__} has no field {name!r}.", name,
                {*fields, *related},
            )  # fmt: skip
        found = related[name]
        if found.why is not None or found.touches is not None:
            self._touches.append(Touch(found, f"[({base},)]"))
        return self._guard(base, lambda value: f"{found.name}(s, {value})"), found.result

    def _call(self, node: ast.Call) -> tuple[str, Type]:
        if not isinstance(node.func, ast.Name) or node.keywords:
            raise ExpressionError("Hanya fungsi yang terdaftar dapat dipanggil.", "Only the listed functions can be called.")
        word = node.func.id
        if word in FORMS:
            return self._form(word, FORMS[word], node)
        if word in self._definitions:
            return self._defined(self._definitions[word], node)
        called = FUNCTIONS.get(word)
        if called is None:
            raise ExpressionError.unknown(
                f"Fungsi {word!r} tidak ada.", f"There is no function {word!r}.", word, {*FUNCTIONS, *FORMS, *self._definitions}
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
        if called.total:
            self._leaves[before:] = [attrs.evolve(leaf, guarded=True) for leaf in self._leaves[before:]]
        applied = self._applied(called, sources)
        if called.narrows:
            self._leaves[before:] = [Leaf(leaf.label, applied, result) for leaf in self._leaves[before:][:1]]
        return applied, result

    def _defined(self, definition: Definition, node: ast.Call) -> tuple[str, Type]:
        """
        Write the value of a definition in the place of its call; its names are its parameters and the report.
        """
        if definition.name in self._within:
            raise ExpressionError(f"{definition.name!r} memakai dirinya sendiri.", f"{definition.name!r} uses itself.")
        if len(node.args) != len(definition.parameters):
            raise ExpressionError(
                f"Fungsi {definition.name!r} memerlukan {len(definition.parameters)} masukan, tertulis {len(node.args)}.",
                f"The function {definition.name!r} takes {len(definition.parameters)} arguments; {len(node.args)} are given.",
            )
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
                held = self._new()
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
        held, tests = [], []
        for source in sources:
            name = source
            if not source.isidentifier():
                name = self._new()
                source = f"({name} := {source})"  # noqa: PLW2901  # evaluated once, in the test
            held.append(name)
            tests.append(f"{source} is None")
        if called.touches is not None or called.why is not None:
            self._touches.append(Touch(called, f"[({', '.join(sources)},)]"))
        if called.total:
            return f"f_{called.name}({', '.join(['s', *sources])})"
        call = f"f_{called.name}({', '.join(['s', *held])})"
        return f"(None if {' or '.join(tests)} else {call})" if tests else call


_EMITTERS: dict[type[ast.expr], str] = {
    ast.Constant: "_constant", ast.Name: "_name", ast.Attribute: "_attribute", ast.Subscript: "_subscript", ast.Call: "_call",
    ast.BoolOp: "_bool", ast.UnaryOp: "_unary", ast.BinOp: "_binary", ast.Compare: "_compare", ast.IfExp: "_choice",
    ast.List: "_list", ast.ListComp: "_comprehension", ast.GeneratorExp: "_comprehension",
}  # fmt: skip
"""The closed list of node types, each with the method that writes its source."""


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


def _check_digits(written: str) -> None:
    if len(written) > MAX_DIGITS:
        raise ExpressionError("Bilangan terlalu panjang.", f"A number has more than {MAX_DIGITS} digits.")


def _check_arity(called: Function, given: int) -> None:
    most = len(called.parameters)
    if not most - called.optional <= given <= most:
        raise ExpressionError(
            f"Fungsi {called.name!r} memerlukan {most} masukan, tertulis {given}.",
            f"The function {called.name!r} takes {most} arguments; {given} are given.",
        )
