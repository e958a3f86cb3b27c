"""
What a person has chosen for a table, kept next to its file: ``NAME.map.toml``.

One section a kind and sheet: what columns mean, and which indicator or objective a wording is. An empty choice is left open.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import attrs

from lkj_rules.errors import InputError, Problem
from lkj_rules.files.file_access import read_bytes
from lkj_rules.files.toml_reader import toml_text
from lkj_rules.nearest import nearest
from lkj_rules.tables.headings import Column
from lkj_rules.tables.vocabulary import IGNORED, MEANINGS, YEARLY, Kind, Meaning

LIMIT = 8 * 1024 * 1024
NEW = "baru"
"""The choice that registers a wording as a new indicator or objective."""
_PARTS = ("kolom", "indikator", "sasaran")


@attrs.define
class Choices:
    """
    Hold the choices for one table, by heading or column and by wording; empty ones are open.
    """

    columns: dict[str, str] = attrs.field(factory=dict)
    indicators: dict[str, str] = attrs.field(factory=dict)
    objectives: dict[str, str] = attrs.field(factory=dict)
    notes: dict[tuple[str, str], str] = attrs.field(factory=dict)
    """Remarks by part and wording, written behind the choice."""

    def of(self, column: Column) -> str:
        """
        Give the choice for a column, by its heading or by its letter.
        """
        return self.columns.get(f"kolom {column.letter}") or self.columns.get(column.heading) or ""

    def parts(self) -> dict[str, dict[str, str]]:
        """
        Give all choices by the name of their part.
        """
        return dict(zip(_PARTS, (self.columns, self.indicators, self.objectives), strict=True))


@attrs.define
class MapFile:
    """
    Hold a file of choices: those of each kind and sheet.
    """

    path: Path
    tables: dict[tuple[str, str], Choices] = attrs.field(factory=dict)

    @classmethod
    def read(cls, path: Path) -> MapFile:
        """
        Read a file of choices; one that is not there has none.

        Raises ``InputError`` for what is not such a file, with all that is wrong.
        """
        found = cls(path)
        if not path.exists():
            return found
        name = path.as_posix()
        try:
            content = tomllib.loads(read_bytes(path, name=name, limit=LIMIT).decode("utf-8-sig"))
        except (ValueError, RecursionError) as fault:
            raise InputError.of(name, f"Bukan TOML yang sah: {fault}.", f"Not valid TOML: {fault}.") from None
        problems: list[Problem] = []
        for kind, sheets in content.items():
            for sheet, parts in sheets.items() if isinstance(sheets, dict) else ():
                found.tables[kind, sheet] = _choices(parts, kind, f"/{kind}/{sheet}", name, problems)
            if kind not in list(Kind) or not isinstance(sheets, dict):
                problems.append(_problem(name, f"/{kind}", nearest(kind, list(Kind))))
        if problems:
            raise InputError(tuple(problems))
        return found

    def table(self, kind: Kind, sheet: str) -> Choices:
        """
        Give the choices for a table, to be added to.
        """
        return self.tables.setdefault((str(kind), sheet), Choices())

    def written(self) -> str:
        """
        Write the file.
        """
        lines = [
            '# Pemetaan untuk lkj-rules import-table; boleh disunting. Pilihan kosong "" berarti masih terbuka.',
            f'# Kolom: artinya, atau "{IGNORED}". Indikator dan sasaran: kodenya, "{NEW}" untuk mendaftarkannya, atau "{IGNORED}".',
        ]
        for (kind, sheet), choices in self.tables.items():
            for part, chosen in choices.parts().items():
                if chosen:
                    lines += ["", f"[{kind}.{toml_text(sheet)}.{part}]"]
                    notes = choices.notes
                    lines += [f"{toml_text(text)} = {toml_text(what)}{_remark(notes, part, text)}" for text, what in chosen.items()]
        return "\n".join(lines) + "\n"


def _remark(notes: Mapping[tuple[str, str], str], part: str, text: str) -> str:
    note = notes.get((part, text), "")
    return f"  # {note}" if note else ""


def _problem(name: str, pointer: str, suggestion: str | None, legal: Iterable[str] = tuple(Kind)) -> Problem:
    listed = ", ".join(legal)
    return Problem(
        file=name, pointer=pointer, message_id=f"Pilihan ini tidak dikenal; yang ada: {listed}.",
        message_en=f"This choice is not known; there are: {listed}.", suggestion=suggestion,
    )


def _choices(parts: Any, kind: str, pointer: str, name: str, problems: list[Problem]) -> Choices:
    found = Choices()
    for part, chosen in parts.items() if isinstance(parts, dict) else (("", None),):
        known = found.parts().get(part)
        if known is None or not isinstance(chosen, dict) or not all(isinstance(each, str) for each in chosen.values()):
            problems.append(_problem(name, f"{pointer}/{part}", nearest(part, _PARTS), _PARTS))
            continue
        known.update(chosen)
        for heading, what in chosen.items() if part == "kolom" and kind in list(Kind) else ():
            if what and Meaning.of(what, Kind(kind)) is None:
                legal = [*MEANINGS[Kind(kind)], IGNORED]
                problems.append(_problem(name, f"{pointer}/kolom/{heading}", nearest(what, legal), [
                    *legal, *(f"{each} 2015" for each in legal if each in YEARLY),
                ]))
    return found
