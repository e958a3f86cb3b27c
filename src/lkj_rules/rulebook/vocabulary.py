"""
The public library of the rule language: a page on each function, function on lists and definition, and their index.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from lkj_rules.model.findings import Texts
from lkj_rules.render.text import markdown
from lkj_rules.rulebook.markdown import both, fenced, page, table
from lkj_rules.rulebook.pages import logic_lines, wordings
from lkj_rules.rules.definitions import Definition
from lkj_rules.rules.forms import FORMS
from lkj_rules.rules.registry import FUNCTIONS, Function
from lkj_rules.rules.rule import Rule

FOLDER = "fungsi"
"""The folder of these pages, below that of the rules."""
_EXAMPLES = 2
_UNKNOWN = re.compile(r"\b(?:tak diketahui|unknown)\b")
_ARGUMENT = Texts("Tak diketahui bila salah satu masukannya tidak diketahui.", "Unknown where one of its arguments is.")
_TOTAL = Texts("Memutuskan juga atas masukan yang tidak diketahui.", "Decides on unknown arguments too.")
_VALUE = Texts("Tak diketahui bila ungkapannya tidak dapat diputuskan.", "Unknown where its expression cannot be decided.")
_MEMBERS = Texts(
    "Tak diketahui bila daftar, atau anggota yang dilihatnya, tidak diketahui.",
    "Unknown where the list, or a member that it looks at, is.",
)
_KLEENE = {
    "all": Texts("Satu anggota yang salah memutuskan; selain itu satu yang tidak diketahui membuatnya tak diketahui.",
                 "One member that is false decides; otherwise one unknown member leaves it unknown."),
    "any": Texts("Satu anggota yang benar memutuskan; selain itu satu yang tidak diketahui membuatnya tak diketahui.",
                 "One member that is true decides; otherwise one unknown member leaves it unknown."),
}  # fmt: skip


@attrs.frozen
class Entry:
    """
    Hold what a page says of one function: how it is written, what it gives, when that is unknown; ``value`` of a definition.
    """

    name: str
    signature: str
    doc: Texts
    unknown: tuple[Texts, ...]
    value: str | None = None


def signature(function: Function) -> str:
    """
    Write a function with parameters and result; what may be left out stands in brackets.
    """
    needed = len(function.parameters) - function.optional
    shown = [f"{name}: {kind.name}" for name, kind in function.parameters]
    inner = ", ".join(shown[:needed])
    for extra in shown[needed:]:
        inner += f"[, {extra}]" if inner else f"[{extra}]"
    same = f"{function.parameters[0][0]}'s kind" if function.scaled else function.result.name
    return f"{function.name}({inner}) → {same}"


def functions() -> tuple[Entry, ...]:
    """
    Describe the functions, by name.
    """
    return tuple(
        Entry(name, signature(each), each.doc, (*_said_of(each.doc), _TOTAL if each.total else _ARGUMENT))
        for name, each in sorted(FUNCTIONS.items())
    )


def list_functions() -> tuple[Entry, ...]:
    """
    Describe the functions on lists, in the order of the language.
    """
    return tuple(
        Entry(name, f"{name}(list{'[, field]' if form.keyed else ''})", form.doc, (_KLEENE.get(name, _MEMBERS),))
        for name, form in FORMS.items()
    )


def definitions(known: Mapping[str, Definition]) -> tuple[Entry, ...]:
    """
    Describe definitions, by name.
    """
    made = (known[name] for name in sorted(known))
    return tuple(Entry(each.name, each.signature, each.doc, (*_said_of(each.doc), _VALUE), each.value) for each in made)


def _said_of(doc: Texts) -> Iterator[Texts]:
    """
    Take out of a description what it says of the unknown.
    """
    parts = [[part.strip() for part in text.split(";") if _UNKNOWN.search(part)] for text in (doc.id, doc.en)]
    if all(parts):
        yield Texts(*(f"{part[0][:1].upper()}{part[0][1:]}." for part in parts))


def library_pages(known: Mapping[str, Definition], rules: Iterable[Rule]) -> Iterator[tuple[str, str]]:
    """
    Write the pages, with their paths below the folder of the rules' pages.
    """
    groups = {
        Texts("Fungsi", "Functions"): functions(),
        Texts("Fungsi atas daftar", "Functions on lists"): list_functions(),
        Texts("Definisi", "Definitions"): definitions(known),
    }
    lines = [(rule, (*logic_lines(rule), *wordings(rule, "id"))) for rule in rules]
    blocks = ["[Bahasa aturan](../bahasa.md) · [The reference in English](../../writing-rules.md#reference)"]
    for heading, entries in groups.items():
        rows = [(f"[`{each.name}`]({each.name}.md)", both(each.doc)) for each in entries]
        blocks += [f"## {heading.id} / {heading.en}", table(("", "arti / gives"), rows)]
        yield from ((f"{FOLDER}/{each.name}.md", _page(each, lines, known)) for each in entries)
    yield f"{FOLDER}/index.md", page("Fungsi dan definisi / Functions and definitions", *blocks)


def _page(entry: Entry, lines: Sequence[tuple[Rule, Sequence[str]]], known: Mapping[str, Definition]) -> str:
    examples = [f"- [{name}]({path}): {_code(text)}" for name, path, text in _examples(entry.name, lines, known)]
    return page(
        entry.name, "[Fungsi dan definisi / functions and definitions](index.md)", fenced([entry.signature], "text"),
        both(entry.doc), *([] if entry.value is None else [fenced([entry.value], "python")]),
        "## Bila tidak diketahui / When it is unknown", "\n".join(f"- {both(each)}" for each in entry.unknown),
        *(["## Contoh / Examples", "\n".join(examples)] if examples else []),
    )  # fmt: skip


def _examples(
    name: str, lines: Sequence[tuple[Rule, Sequence[str]]], known: Mapping[str, Definition]
) -> list[tuple[str, str, str]]:
    """
    Give the first rules that use a function, then definitions that do: name, path of the page, and the line that has it.
    """
    used = re.compile(rf"\b{name}\(")
    found = [
        (str(rule.id), f"../{rule.id}.md", text)
        for rule, those in lines for text in [next((line for line in those if used.search(line)), None)] if text is not None
    ]  # fmt: skip
    found += [(each.name, f"{each.name}.md", each.value) for each in known.values() if used.search(each.value)]
    shortest = sorted(found, key=lambda each: (each[2].startswith("message"), len(each[2])))
    return [(rule, path, _excerpt(text, used)) for rule, path, text in shortest[:_EXAMPLES]]


def _excerpt(line: str, used: re.Pattern[str]) -> str:
    """
    Take out of a message the slot that uses a function; other lines are shown whole.
    """
    slot = next((found[0] for found in re.finditer(r"\{[^{}]*\}", line) if used.search(found[0])), None)
    return line if slot is None else slot


def _code(text: str) -> str:
    mark = "``" if "`" in text else "`"
    return f"{mark}{' '.join(text.split())}{mark}"


def described(entry: Entry, bahasa: str, path: str) -> tuple[str, str]:
    """
    Write the row of a function in the reference.
    """
    return f"[`{entry.signature}`]({path}{FOLDER}/{entry.name}.md)", markdown(entry.doc[bahasa])
