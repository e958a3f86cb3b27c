"""
Definition files in, definitions out: ``definitions/<subject>.toml`` next to the rules of a folder, strict in every key and typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import attrs

from lkj_rules.errors import InputError, Problem, RuleError
from lkj_rules.files.built_in import built_in_folder
from lkj_rules.files.file_access import read_bytes
from lkj_rules.files.rule_content import Content
from lkj_rules.files.toml_reader import parse_toml
from lkj_rules.rules.calls import REPORT
from lkj_rules.rules.compiled import Name
from lkj_rules.rules.definitions import Definition, circle
from lkj_rules.rules.expressions import Compiler
from lkj_rules.rules.forms import FORMS
from lkj_rules.rules.kinds import FIELD, Type
from lkj_rules.rules.naming import named_type, type_names
from lkj_rules.rules.registry import FUNCTIONS
from lkj_rules.rules.syntax import ExpressionError

DEFINITIONS = "definitions"
"""The folder of definitions inside a folder of rules."""
LIMIT = 256 * 1024
"""The largest rule file that is read, in bytes."""


@attrs.frozen
class Definitions:
    """
    Hold the definitions that rules of a folder may use, and what is wrong with those that could not be read.
    """

    known: Mapping[str, Definition]
    problems: tuple[Problem, ...]


@lru_cache(maxsize=1)
def built_in_definitions() -> Mapping[str, Definition]:
    """
    Give the definitions that come with the package.
    """
    return read_definitions(built_in_folder()).known


def read_definitions(folder: Path) -> Definitions:
    """
    Read the definitions of a folder of rules; rules of one's own may use the built-in ones too.
    """
    known: dict[str, Definition] = {} if _same(folder, built_in_folder()) else dict(built_in_definitions())
    own: list[Definition] = []
    problems: list[Problem] = []
    for path in sorted((folder / DEFINITIONS).glob("*.toml")):
        name = f"{DEFINITIONS}/{path.name}"
        try:
            content = read_content(path, name)
        except RuleError as error:
            problems.extend(error.problems)
            continue
        for word, table in content.items():
            parser = _Parser(table if isinstance(table, Mapping) else {}, name, f"{word}.")
            made = parser.parse(word, known)
            problems.extend(parser.problems)
            if made is not None:
                known[word] = made
                own.append(made)
    around = circle(known)
    if around:
        text = " → ".join(around)
        said = f"Definisi saling memakai dalam lingkaran: {text}.", f"Definitions use one another in a circle: {text}."
        problems.append(_problem(known[around[0]].source, around[0], *said))
    else:
        problems.extend(problem for definition in own for problem in _type_errors(definition, known))
    return Definitions(known, tuple(problems))


def read_content(path: Path, name: str) -> dict[str, Any]:
    """
    Read a file of TOML.

    Raises ``RuleError`` where it cannot be opened, is too large or is not TOML.
    """
    try:
        return parse_toml(read_bytes(path, name=name, limit=LIMIT), name=name)[0]
    except InputError as error:
        dotted = (attrs.evolve(each, pointer=each.pointer[1:].replace("/", ".")) for each in error.problems)
        raise RuleError(tuple(dotted)) from None


class _Parser(Content):
    def parse(self, name: str, known: Mapping[str, Definition]) -> Definition | None:
        self.keys(self.content, frozenset({"parameters", "value", "doc"}), "")
        if not name.isascii() or not name.isidentifier():
            self.say("", f"Nama {name!r} tidak sah.", f"{name!r} cannot be a name.")
        elif name in FUNCTIONS or name in FORMS or name in known:
            self.say("", f"Nama {name!r} sudah dipakai.", f"The name {name!r} is already taken.")
        value = self.text("value")
        if value is None:
            self.say("value", "Kunci 'value' wajib ada.", "The key 'value' is missing.")
        if "doc" not in self.content:
            self.say("doc", "Kunci 'doc' wajib ada.", "The key 'doc' is missing.")
        parameters = tuple(self._parameters())
        if self.problems or value is None:
            return None
        return Definition(name=name, parameters=parameters, value=value, doc=self.texts("doc"), source=self.source)

    def _parameters(self) -> Iterator[tuple[str, Type]]:
        for name, written in self.strings("parameters"):
            kind = named_type(written)
            if kind is None:
                error = ExpressionError.unknown(
                    f"Tidak ada jenis {written!r}.", f"There is no type {written!r}.", written, type_names()
                )
                self.say(f"parameters.{name}", error.message_id, error.message_en, error.suggestion)
            else:
                yield name, kind


def _type_errors(definition: Definition, known: Mapping[str, Definition]) -> Iterator[Problem]:
    """
    Compile a definition by itself, with the types that it states; one that is handed the name of a field is typed where it is used.
    """
    if any(kind == FIELD for _, kind in definition.parameters):
        return
    names = {"laporan": REPORT, **{name: Name(f"p_{name}", kind) for name, kind in definition.parameters}}
    try:
        Compiler(names, tuple(known.values())).compile(definition.value)
    except ExpressionError as error:
        yield _problem(definition.source, f"{definition.name}.value", error.message_id, error.message_en, error.suggestion)


def _same(first: Path, second: Path) -> bool:
    return first.resolve() == second.resolve()


def _problem(file: str, key: str, message_id: str, message_en: str, suggestion: str | None = None) -> Problem:
    return Problem(file=file, pointer=key, message_id=message_id, message_en=message_en, suggestion=suggestion)
