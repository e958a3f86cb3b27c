"""
Options that both doors have.
"""

from __future__ import annotations

from collections.abc import Callable

import click

from lkj_rules.cli import completing
from lkj_rules.cli.doors import Option
from lkj_rules.cli.language import LANGUAGES, VARIABLE

rules = click.option("--rules", cls=Option, multiple=True, metavar="DIR", type=click.Path(readable=False), arti=(
    "Tambahkan folder aturan sendiri pada aturan bawaan.", "Add a folder of your own rules to the built-in ones.",
))
packs = click.option("--pack", "packs", cls=Option, multiple=True, metavar="PREFIX", arti=(
    "Tambahkan paket aturan yang terpasang.", "Add an installed pack of rules.",
))
_LANGUAGE = click.Choice(LANGUAGES, case_sensitive=False)
lang = click.option("--lang", cls=Option, type=_LANGUAGE, envvar=VARIABLE, expose_value=True, arti=(
    f"Bahasa: id (bawaan) atau en; juga dengan {VARIABLE}.", f"Language: id (the default) or en; also by {VARIABLE}.",
))
debug = click.option("--debug", cls=Option, is_flag=True, arti=(
    "Bila program terganggu, tampilkan jejaknya.", "When the program fails, show the traceback.",
))


def _show_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001  # click's signature
    if value and not ctx.resilient_parsing:
        from importlib.metadata import version as installed

        click.echo(f"lkj-rules {installed('lkj-rules')}")
        ctx.exit()


version = click.option(
    "--version", cls=Option, is_flag=True, expose_value=False, is_eager=True, callback=_show_version,
    arti=("Tampilkan versi.", "Show the version."),
)  # fmt: skip

_JUDGING = (
    click.option("--profile", cls=Option, metavar="NAME|FILE", shell_complete=completing.profiles, arti=(
        "Profil instansi: umum, kl, pemda, kpu, atau berkas .toml sendiri.",
        "The office's profile: umum, kl, pemda, kpu, or a .toml file of your own.",
    )),
    click.option("--select", cls=Option, multiple=True, metavar="ID,…", shell_complete=completing.rule_ids, arti=(
        "Hanya aturan ini: kode (TGT004) atau keluarga (TGT).", "Only these rules: ids (TGT004) or families (TGT).",
    )),
    click.option("--ignore", cls=Option, multiple=True, metavar="ID,…", shell_complete=completing.rule_ids, arti=(
        "Semua kecuali aturan ini.", "All rules but these.",
    )),
    rules,
    packs,
    click.option("--waivers", cls=Option, metavar="FILE", type=click.Path(readable=False), arti=(
        "Berkas TOML berisi pengecualian temuan yang disetujui.", "A TOML file with approved waivers of findings.",
    )),
    click.option("--baseline", cls=Option, metavar="FILE", type=click.Path(readable=False), arti=(
        "Garis dasar: temuan yang sudah diketahui tidak menggagalkan.", "A baseline: findings known before do not fail the run.",
    )),
    click.option("--today", cls=Option, metavar="DATE", arti=(
        "Anggap hari ini tanggal itu (YYYY-MM-DD); bawaannya tanggal komputer.",
        "Take this date (YYYY-MM-DD) as today; the computer's date is the default.",
    )),
    click.option("--config", cls=Option, metavar="FILE", type=click.Path(readable=False), arti=(
        "Konfigurasi; bawaannya lkj-check.toml atau pyproject.toml terdekat di atas laporan.",
        "Configuration; by default the nearest lkj-check.toml or pyproject.toml above the report.",
    )),
)


def judging(command: Callable[..., None]) -> Callable[..., None]:
    """
    Give a command all the options on what reports are judged by; ``settings.Options`` takes them.
    """
    for option in reversed(_JUDGING):
        command = option(command)
    return command
