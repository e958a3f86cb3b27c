"""
The content of a rule file, key by key: what is of the wrong type or unknown is noted, all of it, before anything is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lkj_rules.errors import Problem
from lkj_rules.model.findings import Texts
from lkj_rules.nearest import nearest


class Content:
    """
    Read a table of a TOML file; ``problems`` gathers what is wrong with it. ``prefix`` is the key that the table stands under.
    """

    def __init__(self, content: Mapping[str, Any], source: str, prefix: str = "") -> None:
        self.content = content
        self.source = source
        self.prefix = prefix
        self.problems: list[Problem] = []

    def say(self, key: str, message_id: str, message_en: str, suggestion: str | None = None) -> None:
        """
        Note a problem under a key.
        """
        self.problems.append(
            Problem(
                file=self.source, pointer=(self.prefix + key).rstrip("."), message_id=message_id, message_en=message_en,
                suggestion=suggestion,
            )
        )

    def keys(self, table: Mapping[str, Any], legal: frozenset[str], prefix: str) -> None:
        """
        Note every key of a table that there may not be.
        """
        for key in table:
            if key not in legal:
                near = nearest(key, sorted(legal))
                self.say(f"{prefix}{key}", f"Kunci {key!r} tidak dikenal.", f"There is no key {key!r}.", near)

    def text(self, key: str) -> str | None:
        """
        Give the text under a key, ``None`` where it has none.
        """
        value = self.content.get(key)
        if value is None or isinstance(value, str):
            return value
        self.say(key, f"{key!r} harus berupa teks.", f"{key!r} must be a string.")
        return None

    def flag(self, key: str) -> bool | None:
        """
        Give the truth value under a key, ``None`` where it has none.
        """
        value = self.content.get(key)
        if value is None or isinstance(value, bool):
            return value
        self.say(key, f"{key!r} harus true atau false.", f"{key!r} must be true or false.")
        return None

    def several(self, key: str) -> tuple[str, ...]:
        """
        Give the texts under a key, where a single text may stand for a list of one.
        """
        value = self.content.get(key, [])
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
            self.say(key, f"{key!r} harus berupa teks atau daftar teks.", f"{key!r} must be a string or a list of strings.")
            return ()
        return tuple(values)

    def table(self, key: str) -> Mapping[str, Any]:
        """
        Give the table under a key, an empty one where it has none.
        """
        value = self.content.get(key, {})
        if isinstance(value, Mapping):
            return value
        self.say(key, f"{key!r} harus berupa tabel.", f"{key!r} must be a table.")
        return {}

    def strings(self, key: str) -> Iterator[tuple[str, str]]:
        """
        Give the names and texts of the table under a key.
        """
        for name, value in self.table(key).items():
            if isinstance(value, str):
                yield name, value
            else:
                self.say(f"{key}.{name}", "Harus berupa teks.", "Must be a string.")

    def texts(self, key: str, table: Any = None) -> Texts:
        """
        Give the text in both languages under a key, or in a table that is given.
        """
        value = self.content.get(key) if table is None else table
        if value is None:
            return Texts("", "")
        if not isinstance(value, Mapping):
            self.say(key, f"{key!r} harus memuat id dan en.", f"{key!r} must hold 'id' and 'en'.")
            return Texts("", "")
        self.keys(value, frozenset({"id", "en"}), f"{key}.")
        for bahasa in ("id", "en"):
            if not isinstance(value.get(bahasa), str) or not value[bahasa].strip():
                self.say(f"{key}.{bahasa}", f"Teks {key} bahasa {bahasa!r} belum ada.", f"The {key} has no text in {bahasa!r}.")
        return Texts(str(value.get("id", "")), str(value.get("en", "")))
