"""
The reference of the rule language, read off the code: functions, definitions, collections, aspects, and the fields of every class.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from enum import Enum
from typing import Any

import attrs

from lkj_rules.domain.facts import Dokumen, Fakta
from lkj_rules.files.definition_reader import built_in_definitions
from lkj_rules.model.documents import JenisAnggaran, JenisTabel, Jenjang, Laporan, Sasaran
from lkj_rules.model.findings import Texts
from lkj_rules.render.text import markdown
from lkj_rules.rulebook.markdown import table
from lkj_rules.rulebook.vocabulary import Entry, definitions, described, functions, list_functions
from lkj_rules.rules.collections import ALIGN_KEYS, ASPECTS, VIRTUAL
from lkj_rules.rules.fields import REFERENCES, fields_of
from lkj_rules.rules.kinds import Kind, Type
from lkj_rules.rules.registry import FUNCTIONS
from lkj_rules.rules.relations import RELATIONS, relations_of


def type_words_of(cls: type[Enum]) -> str:
    """
    Write the texts that an enumeration has.
    """
    return f"text: {' · '.join(str(member.value) for member in cls)}"


_LEGAL = {
    "dokumen": type_words_of(Dokumen), "tabel": f"{type_words_of(JenisTabel)} · narasi", "jenjang": type_words_of(Jenjang),
    "jenis": type_words_of(JenisAnggaran), "versi": "text: berlaku · …", "tahun": "number · laporan",
}  # fmt: skip
"""What aspects can be where a fact's type does not say it: ``berlaku`` is the version in force, ``laporan`` the report's year."""
_DEEPEST = 5
"""Steps of the longest path that is listed."""
_NO_PATHS = frozenset({"sumber", "anak"})
"""Fields that rules do not walk: places; and lines below lines, which every walk enters by itself."""


def reference(bahasa: str) -> str:
    """
    Write the whole reference in one language.
    """
    parts = {
        Texts("Fungsi", "Functions"): [_entries(functions(), bahasa)],
        Texts("Fungsi atas daftar", "Functions on lists"): [_entries(list_functions(), bahasa)],
        Texts("Definisi", "Definitions"): [_entries(definitions(built_in_definitions()), bahasa)],
        Texts("Kumpulan untuk each", "Collections for each"): [_collections(bahasa)],
        Texts("Aspek dan kunci fakta", "Aspects and keys of facts"): [_aspects(bahasa)],
        Texts("Kelas dan bagiannya", "Classes and their fields"): _classes(bahasa),
    }
    return "\n\n".join(block for heading, blocks in parts.items() for block in (f"### {heading[bahasa]}", *blocks)) + "\n"


def type_words(kind: Type) -> str:
    """
    Write a type with what it can hold: the texts of an enumeration, the class that a code stands for.
    """
    if kind.kind is Kind.LIST and kind.element is not None:
        return f"list[{type_words(kind.element)}]"
    if kind.kind is Kind.CODE and kind.cls is not None:
        return f"code → {kind.cls.__name__}"
    return kind.name if kind.cls is None or not issubclass(kind.cls, Enum) else type_words_of(kind.cls)


def _entries(entries: tuple[Entry, ...], bahasa: str) -> str:
    head = ("fungsi", "arti") if bahasa == "id" else ("function", "gives")
    return table(head, [described(each, bahasa, "" if bahasa == "id" else "rules/") for each in entries])


def _collections(bahasa: str) -> str:
    across = [(f"`{name}`", _linked(cls), _doc(cls)) for name, (_, cls) in VIRTUAL.items()]
    paths = [(f"`{path}`", _linked(cls), _doc(cls)) for path, cls in paths_of(Laporan)]
    head = ("each", "kelas", "isi") if bahasa == "id" else ("each", "class", "holds")
    return table(head, [*across, *paths])


def paths_of(cls: type[Any], start: str = "", depth: int = 1) -> Iterator[tuple[str, type[Any]]]:
    """
    Give the paths that ``each`` can walk below a class, with the class of their items.
    """
    for name, relation in relations_of(cls).items():
        held = None if relation.result.element is None else relation.result.element.cls
        if held is not None and attrs.has(held):
            yield f"{start}{name}", held
    for name, kind in fields_of(cls).items():
        inner_kind = kind.element if kind.kind is Kind.LIST else kind
        if name in _NO_PATHS or inner_kind is None or inner_kind.kind is not Kind.OBJECT or inner_kind.cls is None:
            continue
        yield f"{start}{name}", inner_kind.cls
        if depth < _DEEPEST:
            yield from paths_of(inner_kind.cls, f"{start}{name}.", depth + 1)


def _aspects(bahasa: str) -> str:
    fields = fields_of(Fakta)
    rows = [
        (f"`{name}`", markdown(_LEGAL.get(name) or type_words(fields[name])), "align" if name in ALIGN_KEYS else "")
        for name in dict.fromkeys((*ASPECTS, *ALIGN_KEYS))
    ]
    head = ("aspek", "nilai", "kunci") if bahasa == "id" else ("aspect", "values", "key")
    return table(head, rows)


def _classes(bahasa: str) -> Iterator[str]:
    """
    Write the fields of every class: those that the file states, and those that a thing has by its place in the report.
    """
    for cls in reachable_classes():
        yield f"#### {cls.__name__}"
        if bahasa == "en":
            yield markdown(_doc(cls))
        stated = {field.name: field.metadata.get("arti", "") if bahasa == "id" else "" for field in attrs.fields(cls)}
        related = relations_of(cls)
        printed = ((name, kind) for name, kind in fields_of(cls).items() if name not in related)
        rows = [(f"`{name}`", markdown(type_words(kind)), markdown(stated.get(name, ""))) for name, kind in printed]
        rows += [(f"`{name}`", markdown(type_words(each.result)), markdown(each.doc[bahasa])) for name, each in related.items()]
        yield table(("bagian", "jenis", "arti") if bahasa == "id" else ("field", "kind", "gives"), rows)


def reachable_classes() -> list[type[Any]]:
    """
    Give every class that an expression can reach: from the report, from collections, from functions; by name.
    """
    waiting: list[type[Any]] = [Laporan, Sasaran, *(cls for _, cls in VIRTUAL.values())]
    waiting += REFERENCES.values()
    for relation in RELATIONS.values():
        waiting += _inside(relation.result)
    for function in FUNCTIONS.values():
        waiting += _inside(function.result)
    found: dict[str, type[Any]] = {}
    while waiting:
        cls = waiting.pop()
        if cls.__name__ in found or issubclass(cls, Enum) or not attrs.has(cls):
            continue
        found[cls.__name__] = cls
        for kind in fields_of(cls).values():
            waiting += _inside(kind)
    return [found[name] for name in sorted(found)]


def _inside(kind: Type) -> list[type[Any]]:
    if kind.kind is Kind.LIST:
        return [] if kind.element is None else _inside(kind.element)
    return [kind.cls] if kind.kind is Kind.OBJECT and kind.cls is not None else []


def _linked(cls: type[Any]) -> str:
    return f"[{cls.__name__}](#{cls.__name__.lower()})"


def _doc(cls: type[Any]) -> str:
    text = " ".join(inspect.cleandoc(cls.__doc__ or "").partition("\n\n")[0].split()).replace("``", "")
    words = text.removeprefix("Hold ")
    return words[:1].upper() + words[1:]
