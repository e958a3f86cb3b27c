"""
Entries of a file of waivers as text: one is added, or put in the place of one that lapsed; all else stays as it was written.
"""

from __future__ import annotations

import json
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from lkj_rules.cli.doors import WrongUsage

if TYPE_CHECKING:
    from lkj_rules.model.findings import Finding
    from lkj_rules.model.values import Tanggal


def entry_of(finding: Finding, words: dict[str, str], expires: Tanggal | None, bahasa: str) -> str:
    """
    Write the waiver of a finding, with the figures that it rests on.
    """
    from lkj_rules.model.papers import guarded_values

    lines = [
        "[[waiver]]",
        f"fingerprint = {_toml(finding.fingerprint)}",
        f"rule = {_toml(finding.rule)}",
        f"about = {_toml(finding.message[bahasa])}",
        *(f"{name} = {_toml(text)}" for name, text in words.items()),
        f"values = [{', '.join(map(_toml, guarded_values(finding)))}]",
    ]
    if expires is not None:
        lines.append(f"expires = {expires}")
    return "\n".join(lines) + "\n"


def _toml(text: str) -> str:
    """
    Write a text as a TOML basic string; JSON's escapes are TOML's, but for the delete character.
    """
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def with_entry(path: str, entry: str, finding: Finding, today: Tanggal) -> str:
    """
    Give the content of the file with the waiver in it; a file that is there must be sound.

    Raises ``WrongUsage`` where the finding has a waiver that holds today.
    """
    from lkj_rules.engine.settling import state_of
    from lkj_rules.files.waiver_reader import FORMAT, read_waivers
    from lkj_rules.model.waivers import WaiverState

    if not Path(path).exists():
        return f'format = "{FORMAT}"\n\n{entry}'
    file = read_waivers(path, name=path)
    text = Path(path).read_text(encoding="utf-8-sig")
    number = next((number for number, each in enumerate(file.waivers) if each.fingerprint == finding.fingerprint), None)
    if number is None:
        return f"{text.rstrip()}\n\n{entry}"
    if state_of(file.waivers[number], finding, unwaivable=(), today=today) is WaiverState.APPLIED:
        raise WrongUsage((
            f"{path} sudah memuat pengecualian atas temuan ini.", f"{path} already holds a waiver of this finding.",
        ))
    if not file.lines:
        raise WrongUsage((
            f"{path} memuat pengecualian atas temuan ini yang sudah gugur; hapus dahulu dari berkas itu.",
            f"{path} holds a waiver of this finding that has lapsed; delete it from the file first.",
        ))
    return _replaced(text, file.lines, number, entry)


def _replaced(text: str, starts: tuple[int, ...], number: int, entry: str) -> str:
    """
    Put an entry in the place of another; blank lines and comments before the next one stay with that.
    """
    lines = text.splitlines(keepends=True)
    end = starts[number + 1] - 1 if number + 1 < len(starts) else len(lines)
    old = lines[starts[number] - 1 : end]
    kept = len(list(takewhile(lambda line: not line.strip() or line.lstrip().startswith("#"), reversed(old))))
    return "".join((*lines[: starts[number] - 1], entry, *lines[end - kept :]))
