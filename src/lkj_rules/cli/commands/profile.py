"""
``lkj-rules profile``: what profiles of offices set, and how two differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from lkj_rules.cli.command import Group, examples
from lkj_rules.cli.language import language_of, pick
from lkj_rules.cli.options import complete_profiles, packs

if TYPE_CHECKING:
    from lkj_rules.rules.profile import Profile

profile = Group("profile", about=(
    "Profil instansi: aturan yang dipakai, tingkatnya, parameternya, dan yang berlaku bila laporan tidak menyatakannya.",
    "Profiles of offices: which rules, how severe, their parameters, and what holds where a report states nothing.",
), examples=examples("lkj-rules profile list", "lkj-rules profile show kpu", "lkj-rules profile diff kl kpu"))  # fmt: skip


@profile.command("list", about=("Sebutkan profil bawaan.", "Name the built-in profiles."))
def names() -> None:
    """
    List the built-in profiles.
    """
    from lkj_rules.files.built_in import built_in_profiles
    from lkj_rules.files.profile_reader import read_profile

    for name in built_in_profiles():
        click.echo(f"{name:<8}{read_profile(name).title[language_of()]}")


@profile.command("show", about=(
    "Tunjukkan semua yang ditetapkan sebuah profil, termasuk dari profil yang diperluasnya.",
    "Show all that a profile sets, with what it takes from the profile it extends.",
))
@click.argument("name", metavar="NAME|FILE", shell_complete=complete_profiles)
@packs
def show(*, name: str, packs: tuple[str, ...]) -> None:
    """
    Show a profile.
    """
    found = _read(name, packs)
    click.echo(f"{found.name}: {found.title[language_of()]}")
    for line in list(_lines(found)) or [pick(("(tidak menetapkan apa pun)", "(sets nothing)"))]:
        click.echo(f"  {line}")


@profile.command("diff", about=(
    "Bandingkan dua profil: baris − hanya pada yang pertama, + hanya pada yang kedua.",
    "Compare two profiles: lines with − are only in the first, with + only in the second.",
))
@click.argument("first", metavar="NAME|FILE", shell_complete=complete_profiles)
@click.argument("second", metavar="NAME|FILE", shell_complete=complete_profiles)
@packs
def diff(*, first: str, second: str, packs: tuple[str, ...]) -> None:
    """
    Compare two profiles.
    """
    one, two = list(_lines(_read(first, packs))), list(_lines(_read(second, packs)))
    for sign, lines, others in (("−", one, two), ("+", two, one)):
        for line in lines:
            if line not in others:
                click.echo(f"{sign} {line}")


def _read(name: str, packs: tuple[str, ...]) -> Profile:
    """
    Read a profile and check it against the existing rules.
    """
    from lkj_rules.api import load_rules
    from lkj_rules.cli.settings import find_profile
    from lkj_rules.rules.profile import apply_profile

    found = find_profile(name, packs)
    apply_profile(load_rules(packs=packs), found)
    return found


def _lines(found: Profile) -> Iterator[str]:
    """
    Write what a profile sets as its file would, a line each.
    """
    for key in ("select", "ignore", "unwaivable", "explainable", "tingkat"):
        yield from (f"{key}: {word}" for word in getattr(found, key))
    yield from (f"severity.{rule} = {severity}" for rule, severity in sorted(found.severity.items()))
    for rule, table in sorted(found.parameters.items()):
        yield from (f"parameters.{rule}.{name} = {value!r}" for name, value in sorted(table.items()))
    for key in ("batas_capaian", "batas_bawah"):
        value = getattr(found, key)
        if value is not None:
            yield f"{key} = {value.teks}"
    yield from (f"rumus {rumus.arah}: {rumus.teks}" for rumus in found.rumus)
    for kelas in found.skala:
        ends = [None if end is None else end.teks for end in (kelas.dari, kelas.sampai)]
        yield f"skala {kelas.label}: {ends[0] or '…'} – {ends[1] or '…'}"
