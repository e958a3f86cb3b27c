"""
What rule texts read by a dot or in brackets: fields of objects, codes, dates and printed values, members of lists and mappings.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from typing import Any

import attrs

from lkj_rules.domain.facts import Fakta
from lkj_rules.model.values import Nilai, Tanggal
from lkj_rules.rules import kinds
from lkj_rules.rules.comparisons import Comparisons
from lkj_rules.rules.compiled import Leaf, Name, Touch
from lkj_rules.rules.fields import DATE_FIELDS, PRINTED_FIELDS, fields_of, stated_of
from lkj_rules.rules.kinds import Kind, Type
from lkj_rules.rules.relations import relations_of
from lkj_rules.rules.syntax import ExpressionError


class Access(Comparisons):
    """
    Write the source of fields and members.
    """

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
        source = self._where_known([base, key], "h_at({}, {})".format)
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
                f"{what!r}: hanya anggota pertama suatu daftar yang dapat diambil, misalnya daftar[:5]; ini {kind.name}.",
                f"{what!r}: only the first members of a list can be taken, such as list[:5]; this is {kind.name}.",
            )
        return self._guard(base, lambda value: f"{value}[:{most}]"), kind

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
        return self._stored(base, Tanggal if kind.kind is Kind.DATE else Nilai, attribute), result

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

    def _stored(self, base: str, cls: type[Any], name: str) -> str:
        """
        Write an attribute of a thing; the members of a list are always known, and so is all that its class does not make optional.
        """
        source = self._guard(base, lambda value: f"{value}.{name}")
        if name in stated_of(cls):
            self._surely(source, base)
        return self._all_known(source)

    def _plain_field(self, base: str, cls: type[Any], name: str) -> tuple[str, Type]:
        """
        Write a field of a thing; what the index finds out comes before what the file says, as of a budget in force.
        """
        fields, related = fields_of(cls), relations_of(cls)
        if name in fields and name not in related:
            return self._stored(base, cls, name), fields[name]
        if name not in related:
            raise ExpressionError.unknown(
                f"{cls.__name__} tidak mempunyai bagian {name!r}.", f"{cls.__name__} has no field {name!r}.", name,
                {*fields, *related},
            )  # fmt: skip
        found = related[name]
        if found.why is not None or found.touches is not None:
            self._touches.append(Touch(found, f"[({base},)]"))
        return self._guard(base, lambda value: f"{found.name}(s, {value})"), found.result
