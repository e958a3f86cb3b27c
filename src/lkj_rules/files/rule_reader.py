"""
Rule files in, rules out: one TOML file a rule, found by place, strict in every key.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from lkj_rules.errors import Problem, RuleError
from lkj_rules.files.built_in import built_in_folder
from lkj_rules.files.definition_reader import DEFINITIONS, built_in_definitions, read_content, read_definitions
from lkj_rules.files.rule_content import Content
from lkj_rules.model.findings import Basis, RuleId, Severity, Texts
from lkj_rules.nearest import nearest
from lkj_rules.rules.definitions import Definition, used_by
from lkj_rules.rules.forms import FORMS
from lkj_rules.rules.registry import FUNCTIONS
from lkj_rules.rules.rule import FactFilter, Missing, Need, Rule, RuleSet, Variant

KEYS = frozenset({
    "id", "name", "severity", "since", "checklist", "requires", "guards", "each", "group", "facts", "align", "missing", "let",
    "when", "needs", "check", "blame", "evidence", "expected", "actual", "recomputation", "subject", "variant",
    "parameters", "basis", "title", "message", "help", "rationale", "limits", "waivable", "impossible",
})  # fmt: skip
REQUIRED = ("id", "name", "severity", "since", "basis", "title", "message", "help", "rationale")


def read_rules(*folders: str | os.PathLike[str]) -> RuleSet:
    """
    Read every ``*.toml`` below the folders, in the order of their ids; the built-in rules when no folder is named.

    Raises ``RuleError`` with the problems of all files, and for an unknown folder or one without rules.
    """
    rules: list[Rule] = []
    problems: list[Problem] = []
    roots = [Path(folder) for folder in folders] or [built_in_folder()]
    for root in roots:
        if not root.is_dir():
            problems.append(_problem(root.name, "", "Folder aturan tidak ada.", "There is no such folder of rules."))
            continue
        definitions = read_definitions(root)
        problems.extend(definitions.problems)
        paths = sorted(path for path in root.rglob("*.toml") if path.parent.name != DEFINITIONS)
        if not paths:
            empty = "Tidak ada aturan (.toml) dalam folder ini.", "There is no rule (.toml) in this folder."
            problems.append(_problem(root.name, "", *empty))
        for path in paths:
            try:
                rules.append(read_rule(path, definitions.known))
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
                said = f"{word!r} sudah dipakai oleh {other.source}.", f"{word!r} is already used by {other.source}."
                yield _problem(rule.source, "id", *said)


def read_rule(path: str | os.PathLike[str], definitions: Mapping[str, Definition] | None = None) -> Rule:
    """
    Read one rule file; ``definitions`` are those that it may use, the built-in ones where none are given.

    Raises ``RuleError`` with every problem found.
    """
    path = Path(path)
    name = f"{path.parent.name}/{path.name}"
    return parse_rule(read_content(path, name), source=name, stem=path.stem, definitions=definitions)


def parse_rule(
    content: Mapping[str, Any], *, source: str, stem: str | None = None, definitions: Mapping[str, Definition] | None = None
) -> Rule:
    """
    Make a rule of the content of its file; ``stem`` is the file's name, which must be the rule's id. See ``read_rule``.

    Raises ``RuleError`` with every problem found.
    """
    return _Parser(content, source).parse(stem, built_in_definitions() if definitions is None else definitions)


def _problem(file: str, key: str, message_id: str, message_en: str, suggestion: str | None = None) -> Problem:
    return Problem(file=file, pointer=key, message_id=message_id, message_en=message_en, suggestion=suggestion)


class _Parser(Content):
    def parse(self, stem: str | None, definitions: Mapping[str, Definition]) -> Rule:
        self.keys(self.content, KEYS, "")
        for key in REQUIRED:
            if key not in self.content:
                self.say(key, f"Kunci {key!r} wajib ada.", f"The key {key!r} is missing.")
        rule_id = self._id(stem)
        self._logic()
        item, each = self._each()
        rule = Rule(
            id=RuleId(rule_id), name=self._name(), severity=self._severity(self.content.get("severity"), "severity"),
            since=self.text("since") or "", title=self.texts("title"), message=self.texts("message"), help=self.texts("help"),
            rationale=self.texts("rationale"), basis=tuple(self._bases()), check=self.several("check"), group=self.several("group"),
            facts=tuple(self._facts()), align=self.several("align"), missing=tuple(self._missing()),
            let=tuple(self.strings("let")), when=self.text("when"), needs=tuple(self._needs()), blame=self.text("blame"),
            expected=self._stated("expected"),
            actual=self.text("actual"), recomputation=self._stated("recomputation"), subject=self.text("subject"),
            requires=self.several("requires"), evidence=self.text("evidence"),
            guards=self.flag("guards"), variants=tuple(self._variants()), checklist=self.several("checklist"),
            parameters=tuple(self._parameters()),
            limits=self.texts("limits") if "limits" in self.content else None,
            impossible=self.texts("impossible") if "impossible" in self.content else None,
            waivable=self.flag("waivable") is not False, source=self.source, each=each, item=item,
        )  # fmt: skip
        if self.problems:
            raise RuleError(tuple(self.problems))
        return attrs.evolve(rule, definitions=used_by(rule.expressions(), definitions, {*FUNCTIONS, *FORMS}))

    def _each(self) -> tuple[str | None, str | None]:
        value = self.content.get("each")
        if not isinstance(value, Mapping):
            return None, self.text("each")
        named = list(self.strings("each"))
        if len(named) != 1:
            self.say("each", "Beri satu nama pada anggotanya.", 'Give the members one name: each.NAME = "…".')
            return None, None
        return named[0]

    def _id(self, stem: str | None) -> str:
        rule_id = self.text("id") or ""
        if rule_id and not re.fullmatch(r"[A-Z]{2,8}[0-9]{3}", rule_id):
            self.say("id", "Kode aturan: huruf keluarga dan tiga angka.", "An id is letters and three digits, such as TGT004.")
        if rule_id and stem is not None and stem != rule_id:
            self.say("id", f"Nama berkas harus {rule_id}.toml.", f"The file must be named {rule_id}.toml.")
        return rule_id

    def _name(self) -> str:
        name = self.text("name") or ""
        if name and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
            self.say("name", "Nama ditulis dengan huruf kecil dan tanda hubung.", "A name is kebab-case: like-this.")
        return name

    def _logic(self) -> None:
        each, facts = "each" in self.content, "facts" in self.content
        if each == facts:
            self.say("each", "Pilih salah satu: each atau facts.", "State either 'each' or 'facts'.")
        if each and "check" not in self.content:
            self.say("check", "Kunci 'check' wajib ada.", "The key 'check' is missing.")
        if facts and "align" not in self.content:
            self.say("align", "Kunci 'align' wajib ada.", "The key 'align' is missing.")
        if facts and "missing" not in self.content:
            self.say("missing", "Nyatakan arti sisi yang tidak ada.", "State for every side what it means if it is missing.")

    def _severity(self, value: Any, key: str) -> Severity:
        legal = [severity.value for severity in Severity]
        if value in legal:
            return Severity(value)
        if value is not None:
            self.say(key, f"Tingkat {value!r} tidak dikenal.", f"There is no severity {value!r}.", nearest(str(value), legal))
        return Severity.ERROR

    def _bases(self) -> Iterator[Basis]:
        entries = self.content.get("basis", [])
        for key, entry in self._entries("basis", "peraturan", "Sebutkan peraturan.", "Name the regulation under 'peraturan'."):
            self.keys(entry, frozenset({"peraturan", "butir"}), f"{key}.")
            yield Basis(peraturan=entry["peraturan"], butir=entry.get("butir"))
        if not isinstance(entries, list) or not entries:
            self.say("basis", "Sebutkan dasar aturan.", "State the basis: [[basis]] with 'peraturan'.")

    def _entries(self, key: str, needed: str, message_id: str, message_en: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        entries = self.content.get(key, [])
        for number, entry in enumerate(entries if isinstance(entries, list) else []):
            if isinstance(entry, Mapping) and isinstance(entry.get(needed), str):
                yield f"{key}[{number}]", entry
            else:
                self.say(f"{key}[{number}]", message_id, message_en)

    def _facts(self) -> Iterator[tuple[str, FactFilter]]:
        for name, aspects in self.table("facts").items():
            if not isinstance(aspects, Mapping):
                self.say(f"facts.{name}", "Harus berupa tabel aspek.", "Must be a table of aspects.")
                continue
            chosen = {aspect: value if isinstance(value, list) else [value] for aspect, value in aspects.items()}
            texts = ((aspect, tuple(str(each) for each in values)) for aspect, values in chosen.items())
            yield name, FactFilter(aspects=tuple(texts))

    def _missing(self) -> Iterator[tuple[str, Missing]]:
        sides, stated = self.table("facts"), self.table("missing")
        for name, value in stated.items():
            if name not in sides:
                self.say(f"missing.{name}", f"Tidak ada sisi {name!r}.", f"There is no side {name!r}.", nearest(name, list(sides)))
            elif value not in list(Missing):
                self.say(f"missing.{name}", "Pilih fail atau skip.", "Must be 'fail' or 'skip'.")
            else:
                yield name, Missing(value)
        for name in sides:
            if stated and name not in stated:
                self.say(f"missing.{name}", f"Sisi {name!r} belum disebut.", f"State what a missing {name!r} means.")

    def _stated(self, key: str) -> str | Texts | None:
        return self.texts(key) if isinstance(self.content.get(key), Mapping) else self.text(key)

    def _needs(self) -> Iterator[Need]:
        for key, entry in self._entries("needs", "check", "Syarat memerlukan 'check'.", "A need must have a 'check'."):
            self.keys(entry, frozenset({"check", "reason"}), f"{key}.")
            yield Need(check=entry["check"], reason=self.texts(f"{key}.reason", entry.get("reason", {})))

    def _variants(self) -> Iterator[Variant]:
        for key, entry in self._entries("variant", "when", "Varian memerlukan 'when'.", "A variant needs a 'when'."):
            self.keys(entry, frozenset({"when", "severity", "title", "message", "help"}), f"{key}.")
            yield Variant(
                when=entry["when"],
                severity=self._severity(entry["severity"], f"{key}.severity") if "severity" in entry else None,
                title=self.texts(f"{key}.title", entry["title"]) if "title" in entry else None,
                message=self.texts(f"{key}.message", entry["message"]) if "message" in entry else None,
                help=self.texts(f"{key}.help", entry["help"]) if "help" in entry else None,
            )

    def _parameters(self) -> Iterator[tuple[str, Any]]:
        for name, value in self.table("parameters").items():
            if isinstance(value, bool) or not isinstance(value, (int, str)):
                self.say(f"parameters.{name}", "Harus bilangan bulat atau teks.", "Must be a whole number or a string.")
            else:
                yield name, value
