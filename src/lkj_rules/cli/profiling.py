"""
``lkj-rules profile`` and ``lkj-rules packs``: what profiles set, and which packs of rules are installed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from lkj_rules.cli import completing, page
from lkj_rules.cli.doors import Door, Toolbox, bahasa_of
from lkj_rules.cli.language import pick
from lkj_rules.cli.options import debug, lang, packs

if TYPE_CHECKING:
    from lkj_rules.rules.profile import Profile

@click.group("profile", cls=Toolbox, contoh=page.PROFILE, no_args_is_help=True, arti=(
    "Profil instansi: aturan yang dipakai, tingkatnya, parameternya, dan yang berlaku bila laporan tidak menyatakannya.",
    "Profiles of offices: which rules, how grave, their parameters, and what holds where a report states nothing.",
))
@lang
@debug
def profile(**_options: str) -> None:
    """
    Hold the commands on profiles.
    """


@profile.command("list", cls=Door, arti=("Sebutkan profil bawaan.", "Name the built-in profiles."))
@lang
@debug
@click.pass_context
def names(ctx: click.Context, /, **_common: str) -> None:
    """
    List the built-in profiles.
    """
    from lkj_rules.files.built_in import built_in_profiles
    from lkj_rules.files.profile_reader import read_profile

    for name in built_in_profiles():
        click.echo(f"{name:<8}{read_profile(name).title[bahasa_of(ctx)]}")


@profile.command("show", cls=Door, no_args_is_help=True, arti=(
    "Tunjukkan semua yang ditetapkan sebuah profil, termasuk dari profil yang diperluasnya.",
    "Show all that a profile sets, with what it takes from the profile it extends.",
))
@click.argument("name", metavar="NAME|FILE", shell_complete=completing.profiles)
@packs
@lang
@debug
@click.pass_context
def show(ctx: click.Context, /, name: str, packs: tuple[str, ...], **_common: str) -> None:
    """
    Show a profile.
    """
    found = _read(name, packs)
    click.echo(f"{found.name}: {found.title[bahasa_of(ctx)]}")
    for line in _lines(found) or [pick(("(tidak menetapkan apa pun)", "(sets nothing)"), bahasa_of(ctx))]:
        click.echo(f"  {line}")


@profile.command("diff", cls=Door, no_args_is_help=True, arti=(
    "Bandingkan dua profil: baris − hanya pada yang pertama, + hanya pada yang kedua.",
    "Compare two profiles: lines with − are only in the first, with + only in the second.",
))
@click.argument("first", metavar="NAME|FILE", shell_complete=completing.profiles)
@click.argument("second", metavar="NAME|FILE", shell_complete=completing.profiles)
@packs
@lang
@debug
def diff(first: str, second: str, packs: tuple[str, ...], **_common: str) -> None:
    """
    Compare two profiles.
    """
    one, two = _lines(_read(first, packs)), _lines(_read(second, packs))
    for line in one:
        if line not in two:
            click.echo(f"− {line}")
    for line in two:
        if line not in one:
            click.echo(f"+ {line}")


def _read(name: str, packs: tuple[str, ...]) -> Profile:
    """
    Read a profile and hold it against the rules that there are.
    """
    from lkj_rules.api import load_rules
    from lkj_rules.cli.settings import find_profile
    from lkj_rules.rules.profile import apply_profile

    found = find_profile(name, ".", packs)
    apply_profile(load_rules(packs=packs), found)
    return found


def _lines(found: Profile) -> list[str]:
    return list(_settings(found))


def _settings(found: Profile) -> Iterator[str]:
    """
    Write what a profile sets as its file would, a line each.
    """
    for key in ("select", "ignore", "unwaivable", "tingkat"):
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


@click.command("packs", cls=Door, contoh=page.PACKS, arti=(
    "Sebutkan paket aturan yang terpasang; pakai dengan lkj-check --pack AWALAN.",
    "Name the packs of rules that are installed; use them with lkj-check --pack PREFIX.",
))
@lang
@debug
@click.pass_context
def list_packs(ctx: click.Context, /, **_common: str) -> None:
    """
    List installed packs.
    """
    from lkj_rules.files.packs import installed_packs, read_pack

    found = installed_packs()
    if not found:
        click.echo(pick(("Tidak ada paket aturan yang terpasang.", "No pack of rules is installed."), bahasa_of(ctx)))
    for pack in found:
        number = len(read_pack(pack))
        click.echo(f"{pack.prefix:<10}{pick((f'{number} aturan', f'{number} rules'), bahasa_of(ctx)):<12}{pack.distribution}")
