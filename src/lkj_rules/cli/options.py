"""
Options that both doors have.
"""

from __future__ import annotations

import click

from lkj_rules.cli.doors import Option
from lkj_rules.cli.language import LANGUAGES, VARIABLE

rules = click.option("--rules", cls=Option, multiple=True, metavar="DIR", type=click.Path(), arti=(
    "Tambahkan folder aturan sendiri pada aturan bawaan.", "Add a folder of your own rules to the built-in ones.",
))
lang = click.option("--lang", cls=Option, type=click.Choice(LANGUAGES), envvar=VARIABLE, expose_value=True, arti=(
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
