"""
Profiles: TOML files, built in by name or one's own by path, each extending at most one other.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs

from lkj_rules.errors import InputError
from lkj_rules.files.built_in import built_in_profile, built_in_profiles
from lkj_rules.files.toml_reader import read_toml, structure
from lkj_rules.model.documents import KelasSkala, Level, Rumus
from lkj_rules.model.findings import Severity, Texts
from lkj_rules.model.values import Target
from lkj_rules.nearest import nearest
from lkj_rules.rules.profile import Profile

FORMAT = "lkj-profile/1"
DEEPEST = 10
"""Profiles that may extend one another in a row."""


@attrs.frozen(kw_only=True)
class _Written:
    """
    Hold a profile as its file writes it, but for format and parameters.
    """

    name: str
    title: Texts
    extends: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    unwaivable: tuple[str, ...] = ()
    explainable: tuple[str, ...] = ()
    severity: dict[str, Severity] = attrs.field(factory=dict)
    tingkat: tuple[Level, ...] = ()
    batas_capaian: Target | None = None
    batas_bawah: Target | None = None
    rumus: tuple[Rumus, ...] = ()
    skala: tuple[KelasSkala, ...] = ()


Finder = Callable[[str], str | os.PathLike[str] | None]
"""Finds the file of a profile that is neither built in nor named by path; ``None`` if it is unknown."""


@attrs.frozen
class Mention:
    """
    Hold where a profile is named: the file, as messages call it, and the pointer in it.
    """

    file: str
    pointer: str


def read_profile(
    name: str, *, base: str | os.PathLike[str] = ".", find: Finder = lambda _: None, mention: Mention | None = None
) -> Profile:
    """
    Read a profile by name, or by a path ending in ``.toml`` that starts at ``base``; with all that it extends.

    ``mention`` is the place in a file that names it, which the error reports if the profile is unknown.

    Raises ``InputError`` with everything that is wrong in any of them: an unknown profile, unknown keys, a circle.
    """
    return _read(name, Path(base), find, (), mention)


def _read(name: str, base: Path, find: Finder, above: tuple[str, ...], mention: Mention | None) -> Profile:
    path = _find(name, base, find, mention)
    shown = f"profil {name}" if path == built_in_profile(name) else Path(name).as_posix()
    real = os.path.realpath(path)
    if real in above or len(above) >= DEEPEST:
        raise InputError.of(shown, "Profil ini memperluas dirinya sendiri.", "This profile extends itself.", pointer="/extends")
    content, _ = read_toml(path, name=shown)
    if content.pop("format", None) != FORMAT:
        raise InputError.of(shown, f'Tulis format = "{FORMAT}".', f'Write format = "{FORMAT}".', pointer="/format")
    parameters = _check_parameters(content.pop("parameters", {}), shown)
    written = structure(content, _Written, name=shown)
    _check_limits(written, shown)
    parent = None if written.extends is None else _read(
        written.extends, path.parent, find, (*above, real), Mention(shown, "/extends")
    )
    return _joined(written, parameters, parent, shown)


def _find(name: str, base: Path, find: Finder, mention: Mention | None) -> Path:
    at = Mention(name, "") if mention is None else mention
    if name.endswith(".toml"):
        path = base / name
        if mention is not None and not path.exists():
            raise InputError.of(at.file, f"Berkas {name!r} tidak ditemukan.", f"There is no file {name!r}.", pointer=at.pointer)
        return path
    found = built_in_profile(name) or find(name)
    if found is None:
        known = ", ".join(built_in_profiles())
        raise InputError.of(
            at.file,
            f"Tidak ada profil {name!r}; yang tersedia: {known}, atau jalur berkas .toml.",
            f"There is no profile {name!r}; there are {known}, or the path of a .toml file.",
            pointer=at.pointer, suggestion=nearest(name, built_in_profiles()),
        )  # fmt: skip
    return Path(found)


def _check_limits(written: _Written, shown: str) -> None:
    """
    Refuse a cap or floor that is not one number: it would limit nothing.
    """
    for key in ("batas_capaian", "batas_bawah"):
        limit = getattr(written, key)
        if limit is not None and limit.tepat is None:
            raise InputError.of(
                shown, f'{limit.teks!r} bukan satu angka; tulis persennya, misalnya "120 %".',
                f'{limit.teks!r} is not one number; write the percentage, such as "120 %".', pointer=f"/{key}",
            )  # fmt: skip


def _check_parameters(content: Any, shown: str) -> dict[str, dict[str, int | str]]:
    """
    Take ``[parameters.ID]`` tables of whole numbers and texts; which ones there are is known when the rules are.
    """
    tables = {"/parameters": content}
    if isinstance(content, dict):
        tables |= {f"/parameters/{rule}": table for rule, table in content.items()}
    for pointer, table in tables.items():
        if not isinstance(table, dict):
            raise InputError.of(shown, "Harus berupa tabel.", "Must be a table.", pointer=pointer)
    parameters: dict[str, dict[str, int | str]] = content
    for rule, table in parameters.items():
        for name, value in table.items():
            if isinstance(value, bool) or not isinstance(value, (int, str)):
                place = f"/parameters/{rule}/{name}"
                raise InputError.of(shown, "Harus bilangan bulat atau teks.", "Must be a whole number or a text.", pointer=place)
    return parameters


def _joined(written: _Written, parameters: dict[str, dict[str, int | str]], parent: Profile | None, shown: str) -> Profile:
    """
    Put a profile over the one that it extends: lists of what to leave out are joined, everything else is replaced where stated.
    """
    under = Profile(name=written.name, title=written.title) if parent is None else parent
    rules = {*under.parameters, *parameters}
    return Profile(
        name=written.name, title=written.title, source=shown,
        select=written.select or under.select,
        ignore=tuple(dict.fromkeys((*under.ignore, *written.ignore))),
        unwaivable=tuple(dict.fromkeys((*under.unwaivable, *written.unwaivable))),
        explainable=tuple(dict.fromkeys((*under.explainable, *written.explainable))),
        severity=under.severity | written.severity,
        parameters={rule: under.parameters.get(rule, {}) | parameters.get(rule, {}) for rule in sorted(rules)},
        tingkat=written.tingkat or under.tingkat,
        batas_capaian=written.batas_capaian or under.batas_capaian,
        batas_bawah=written.batas_bawah or under.batas_bawah,
        rumus=written.rumus or under.rumus,
        skala=written.skala or under.skala,
    )  # fmt: skip
