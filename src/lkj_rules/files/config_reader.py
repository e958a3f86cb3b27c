"""
The configuration of a project: ``lkj-check.toml``, or ``[tool.lkj-check]`` of ``pyproject.toml``, found upwards from a report.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

from lkj_rules.errors import InputError, Problem
from lkj_rules.files.file_access import read_bytes
from lkj_rules.model import Record
from lkj_rules.nearest import nearest

OWN = "lkj-check.toml"
SHARED = "pyproject.toml"
_TABLE = b"[tool.lkj-check"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Reviewer(Record):
    """
    Hold what the working papers print of the reviewer; what is not stated is left to be filled in by hand.
    """

    reviewer: str | None = None
    position: str | None = None
    office: str | None = None
    place: str | None = None
    number: str | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Config(Record):
    """
    Hold a project's configuration; what is ``None`` or empty is not stated.
    """

    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    fail_on: str | None = None
    waivers: str | None = None
    baseline: str | None = None
    lang: str | None = None
    jobs: int | None = None
    max_size: int | None = None
    alone: bool | None = None
    reviu: Reviewer = attrs.field(factory=Reviewer)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ConfigFile(Record):
    """
    Hold a configuration with its file: the name to show, and the folder that the paths in it are relative to.
    """

    name: str = ""
    folder: str = ""
    config: Config = attrs.field(factory=Config)
    prefix: str = ""
    """The pointer of the configuration in a file that it shares with others."""

    def path(self, written: str) -> str:
        """
        Return a path of the configuration as this process can open it.
        """
        return os.path.join(self.folder, written)  # noqa: PTH118  # keeps what is written: no "./" is dropped, no ".." resolved


def find_config(start: str | os.PathLike[str]) -> Path | None:
    """
    Find the configuration of a file or folder: in its folder or the nearest one above, up to the root of a repository.
    """
    real = Path(os.path.realpath(start))
    folder = real if real.is_dir() else real.parent
    for place in (folder, *folder.parents):
        if (place / OWN).is_file():
            return place / OWN
        shared = place / SHARED
        if shared.is_file() and _configures_us(shared):
            return shared
        if (place / ".git").exists():
            return None
    return None


def _configures_us(path: Path) -> bool:
    from lkj_rules.files.toml_reader import LIMIT  # few reports have a configuration

    try:
        return _TABLE in read_bytes(path, name="", limit=LIMIT)
    except InputError:
        return False


def read_config(path: str | os.PathLike[str], *, name: str) -> ConfigFile:
    """
    Read a configuration; keys may be written with hyphens or underscores.

    Raises ``InputError`` with everything that is wrong: unknown keys, values that no option takes.
    """
    from lkj_rules.files.toml_reader import read_toml, structure

    content, _ = read_toml(path, name=name)
    prefix = ""
    if Path(path).name == SHARED:
        prefix = "/tool/lkj-check"
        content = content.get("tool", {}).get("lkj-check", {})
    try:
        config = structure(_underscored(content), Config, name=name, prefix=prefix)
    except InputError as refused:
        raise InputError(tuple(map(_hyphenated, refused.problems))) from None
    problems = tuple(map(_hyphenated, _wrong_choices(config, name, prefix)))
    if problems:
        raise InputError(problems)
    return ConfigFile(name=name, folder=str(Path(path).parent), config=config, prefix=prefix)


def _underscored(content: Any) -> Any:
    return {key.replace("-", "_"): value for key, value in content.items()} if isinstance(content, dict) else content


def _hyphenated(problem: Problem) -> Problem:
    """
    Call the keys as the guides write them, with hyphens.
    """
    texts = {key: getattr(problem, key) for key in ("pointer", "message_id", "message_en", "suggestion")}
    written = {key: text and text.replace("fail_on", "fail-on").replace("max_size", "max-size") for key, text in texts.items()}
    return attrs.evolve(problem, **written)


def _wrong_choices(config: Config, name: str, prefix: str) -> Iterator[Problem]:
    for key, choices in (("fail_on", ("error", "warning", "info", "never")), ("lang", ("id", "en"))):
        value = getattr(config, key)
        if value is not None and value not in choices:
            listed = ", ".join(choices)
            yield Problem(
                file=name, pointer=f"{prefix}/{key}", message_id=f"Tertulis {value!r}; pilih salah satu: {listed}.",
                message_en=f"Found {value!r}; choose one of {listed}.", suggestion=nearest(value, choices),
            )
