"""
Rule files in, rules out: one TOML file a rule, found by place, strict in every key.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from lkj_rules.errors import Problem, RuleError
from lkj_rules.files.built_in import built_in_folder
from lkj_rules.files.refusals import unread
from lkj_rules.model.findings import Basis, RuleId, Severity, Texts
from lkj_rules.rules.rule import FactFilter, Missing, Rule, RuleSet, Variant
from lkj_rules.rules.syntax import nearest

KEYS = frozenset({
    "id", "name", "severity", "since", "checklist", "requires", "guards", "each", "facts", "align", "missing", "let",
    "when", "check", "blame", "expected", "actual", "recomputation", "subject", "variant",
    "parameters", "basis", "title", "message", "help", "rationale", "limits", "waivable",
})  # fmt: skip
REQUIRED = ("id", "name", "severity", "since", "basis", "title", "message", "help", "rationale")
LIMIT = 256 * 1024
"""The largest rule file that is read, in bytes."""


def read_rules(*folders: str | os.PathLike[str]) -> RuleSet:
    """
    Read every ``*.toml`` below the folders, in the order of their ids; the built-in rules when no folder is named.

    Raises ``RuleError`` with the problems of all files, and for a folder that there is not or that holds no rule.
    """
    rules: list[Rule] = []
    problems: list[Problem] = []
    roots = [Path(folder) for folder in folders] or [built_in_folder()]
    for root in roots:
        if not root.is_dir():
            problems.append(_problem(root.name, "", "Folder aturan tidak ada.", "There is no such folder of rules."))
            continue
        paths = sorted(root.rglob("*.toml"))
        if not paths:
            empty = "Tidak ada aturan (.toml) dalam folder ini.", "There is no rule (.toml) in this folder."
            problems.append(_problem(root.name, "", *empty))
        for path in paths:
            try:
                rules.append(read_rule(path))
            except RuleError as error:
                problems.extend(error.problems)
    if problems:
        raise RuleError((*problems, *_duplicates(rules)))
    return join_rules(rules)


def join_rules(rules: Iterable[Rule]) -> RuleSet:
    """
    Make one set of rules from several places, in the order of their ids.

    Raises ``RuleError`` where two have the same id or name.
    """
    rules = list(rules)
    problems = tuple(_duplicates(rules))
    if problems:
        raise RuleError(problems)
    return RuleSet(tuple(sorted(rules, key=lambda rule: rule.id)))


def _duplicates(rules: list[Rule]) -> Iterator[Problem]:
    seen: dict[str, Rule] = {}
    for rule in rules:
        for word in (rule.id, rule.name):
            other = seen.setdefault(word, rule)
            if other is not rule:
                yield _problem(
                    rule.source,
                    "id",
                    f"{word!r} sudah dipakai oleh {other.source}.",
                    f"{word!r} is already used by {other.source}.",
                )


def read_rule(path: str | os.PathLike[str]) -> Rule:
    """
    Read one rule file.

    Raises ``RuleError`` with every problem found.
    """
    path = Path(path)
    name = f"{path.parent.name}/{path.name}"
    try:
        with path.open("rb") as stream:
            data = stream.read(LIMIT + 1)
        if len(data) > LIMIT:
            raise RuleError((_problem(name, "", "Berkas aturan terlalu besar.", f"The rule file is larger than {LIMIT} bytes."),))
        content = tomllib.loads(data.decode("utf-8"))
    except OSError as error:
        raise RuleError((_problem(name, "", *unread(error)),)) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        problem = _problem(name, "", f"Bukan TOML yang sah: {error}", f"Not well-formed TOML: {error}")
        raise RuleError((problem,)) from None
    return parse_rule(content, source=name, stem=path.stem)


def parse_rule(content: Mapping[str, Any], *, source: str, stem: str | None = None) -> Rule:
    """
    Make a rule of the content of its file; ``stem`` is the file's name, which must be the rule's id.

    Raises ``RuleError`` with every problem found.
    """
    return _Parser(content, source).parse(stem)


def _problem(file: str, key: str, message_id: str, message_en: str, suggestion: str | None = None) -> Problem:
    return Problem(file=file, pointer=key, message_id=message_id, message_en=message_en, suggestion=suggestion)


class _Parser:
    def __init__(self, content: Mapping[str, Any], source: str) -> None:
        self.content = content
        self.source = source
        self.problems: list[Problem] = []

    def parse(self, stem: str | None) -> Rule:
        self._keys(self.content, KEYS, "")
        for key in REQUIRED:
            if key not in self.content:
                self._say(key, f"Kunci {key!r} wajib ada.", f"The key {key!r} is missing.")
        rule_id = self._id(stem)
        self._logic()
        rule = Rule(
            id=RuleId(rule_id), name=self._name(), severity=self._severity(self.content.get("severity"), "severity"),
            since=self._text("since") or "", title=self._texts("title"), message=self._texts("message"), help=self._texts("help"),
            rationale=self._texts("rationale"), basis=tuple(self._bases()), check=self._several("check"), each=self._text("each"),
            facts=tuple(self._facts()), align=self._several("align"), missing=tuple(self._missing()),
            let=tuple(self._strings("let")), when=self._text("when"), blame=self._text("blame"), expected=self._text("expected"),
            actual=self._text("actual"), recomputation=self._text("recomputation"), subject=self._text("subject"),
            requires=self._several("requires"),
            guards=self._flag("guards"), variants=tuple(self._variants()), checklist=self._several("checklist"),
            parameters=tuple(self._parameters()),
            limits=self._texts("limits") if "limits" in self.content else None,
            waivable=self._flag("waivable") is not False, source=self.source,
        )  # fmt: skip
        if self.problems:
            raise RuleError(tuple(self.problems))
        return rule

    def _say(self, key: str, message_id: str, message_en: str, suggestion: str | None = None) -> None:
        self.problems.append(_problem(self.source, key, message_id, message_en, suggestion))

    def _keys(self, table: Mapping[str, Any], legal: frozenset[str], prefix: str) -> None:
        for key in table:
            if key not in legal:
                near = nearest(key, sorted(legal))
                self._say(f"{prefix}{key}", f"Kunci {key!r} tidak dikenal.", f"There is no key {key!r}.", near)

    def _id(self, stem: str | None) -> str:
        rule_id = self._text("id") or ""
        if rule_id and not re.fullmatch(r"[A-Z]{2,8}[0-9]{3}", rule_id):
            self._say("id", "Kode aturan: huruf keluarga dan tiga angka.", "An id is letters and three digits, such as TGT004.")
        if rule_id and stem is not None and stem != rule_id:
            self._say("id", f"Nama berkas harus {rule_id}.toml.", f"The file must be named {rule_id}.toml.")
        return rule_id

    def _name(self) -> str:
        name = self._text("name") or ""
        if name and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
            self._say("name", "Nama ditulis dengan huruf kecil dan tanda hubung.", "A name is kebab-case: like-this.")
        return name

    def _logic(self) -> None:
        each, facts = "each" in self.content, "facts" in self.content
        if each == facts:
            self._say("each", "Pilih salah satu: each atau facts.", "State either 'each' or 'facts'.")
        if each and "check" not in self.content:
            self._say("check", "Kunci 'check' wajib ada.", "The key 'check' is missing.")
        if facts and "align" not in self.content:
            self._say("align", "Kunci 'align' wajib ada.", "The key 'align' is missing.")
        if facts and "missing" not in self.content:
            self._say("missing", "Nyatakan arti sisi yang tidak ada.", "State for every side what it means if it is missing.")

    def _text(self, key: str) -> str | None:
        value = self.content.get(key)
        if value is None or isinstance(value, str):
            return value
        self._say(key, f"{key!r} harus berupa teks.", f"{key!r} must be a string.")
        return None

    def _flag(self, key: str) -> bool | None:
        value = self.content.get(key)
        if value is None or isinstance(value, bool):
            return value
        self._say(key, f"{key!r} harus true atau false.", f"{key!r} must be true or false.")
        return None

    def _several(self, key: str) -> tuple[str, ...]:
        value = self.content.get(key, [])
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
            self._say(key, f"{key!r} harus berupa teks atau daftar teks.", f"{key!r} must be a string or a list of strings.")
            return ()
        return tuple(values)

    def _table(self, key: str) -> Mapping[str, Any]:
        value = self.content.get(key, {})
        if isinstance(value, Mapping):
            return value
        self._say(key, f"{key!r} harus berupa tabel.", f"{key!r} must be a table.")
        return {}

    def _strings(self, key: str) -> Iterator[tuple[str, str]]:
        for name, value in self._table(key).items():
            if isinstance(value, str):
                yield name, value
            else:
                self._say(f"{key}.{name}", "Harus berupa teks.", "Must be a string.")

    def _texts(self, key: str, table: Any = None) -> Texts:
        value = self.content.get(key) if table is None else table
        if value is None:
            return Texts("", "")
        if not isinstance(value, Mapping):
            self._say(key, f"{key!r} harus memuat id dan en.", f"{key!r} must hold 'id' and 'en'.")
            return Texts("", "")
        self._keys(value, frozenset({"id", "en"}), f"{key}.")
        for bahasa in ("id", "en"):
            if not isinstance(value.get(bahasa), str) or not value[bahasa].strip():
                self._say(f"{key}.{bahasa}", f"Teks {key} bahasa {bahasa!r} belum ada.", f"The {key} has no text in {bahasa!r}.")
        return Texts(str(value.get("id", "")), str(value.get("en", "")))

    def _severity(self, value: Any, key: str) -> Severity:
        legal = [severity.value for severity in Severity]
        if value in legal:
            return Severity(value)
        if value is not None:
            self._say(key, f"Tingkat {value!r} tidak dikenal.", f"There is no severity {value!r}.", nearest(str(value), legal))
        return Severity.ERROR

    def _bases(self) -> Iterator[Basis]:
        entries = self.content.get("basis", [])
        for number, entry in enumerate(entries if isinstance(entries, list) else []):
            if not isinstance(entry, Mapping) or not isinstance(entry.get("peraturan"), str):
                self._say(f"basis[{number}]", "Sebutkan peraturan.", "Name the regulation under 'peraturan'.")
                continue
            self._keys(entry, frozenset({"peraturan", "butir"}), f"basis[{number}].")
            yield Basis(peraturan=entry["peraturan"], butir=entry.get("butir"))
        if not isinstance(entries, list) or not entries:
            self._say("basis", "Sebutkan dasar aturan.", "State the basis: [[basis]] with 'peraturan'.")

    def _facts(self) -> Iterator[tuple[str, FactFilter]]:
        for name, aspects in self._table("facts").items():
            if not isinstance(aspects, Mapping):
                self._say(f"facts.{name}", "Harus berupa tabel aspek.", "Must be a table of aspects.")
                continue
            chosen = {aspect: value if isinstance(value, list) else [value] for aspect, value in aspects.items()}
            texts = ((aspect, tuple(str(each) for each in values)) for aspect, values in chosen.items())
            yield name, FactFilter(aspects=tuple(texts))

    def _missing(self) -> Iterator[tuple[str, Missing]]:
        sides = self._table("facts")
        stated = self._table("missing")
        for name, value in stated.items():
            if name not in sides:
                self._say(f"missing.{name}", f"Tidak ada sisi {name!r}.", f"There is no side {name!r}.", nearest(name, list(sides)))
            elif value not in list(Missing):
                self._say(f"missing.{name}", "Pilih fail atau skip.", "Must be 'fail' or 'skip'.")
            else:
                yield name, Missing(value)
        for name in sides:
            if stated and name not in stated:
                self._say(f"missing.{name}", f"Sisi {name!r} belum disebut.", f"State what a missing {name!r} means.")

    def _variants(self) -> Iterator[Variant]:
        entries = self.content.get("variant", [])
        for number, entry in enumerate(entries if isinstance(entries, list) else []):
            key = f"variant[{number}]"
            if not isinstance(entry, Mapping) or not isinstance(entry.get("when"), str):
                self._say(key, "Varian memerlukan 'when'.", "A variant needs a 'when'.")
                continue
            self._keys(entry, frozenset({"when", "severity", "title", "message", "help"}), f"{key}.")
            yield Variant(
                when=entry["when"],
                severity=self._severity(entry["severity"], f"{key}.severity") if "severity" in entry else None,
                title=self._texts(f"{key}.title", entry["title"]) if "title" in entry else None,
                message=self._texts(f"{key}.message", entry["message"]) if "message" in entry else None,
                help=self._texts(f"{key}.help", entry["help"]) if "help" in entry else None,
            )

    def _parameters(self) -> Iterator[tuple[str, Any]]:
        for name, value in self._table("parameters").items():
            if isinstance(value, bool) or not isinstance(value, (int, str)):
                self._say(f"parameters.{name}", "Harus bilangan bulat atau teks.", "Must be a whole number or a string.")
            else:
                yield name, value
