"""
``lkj-rules packs``: which packs of rules are installed.
"""

from __future__ import annotations

import click

from lkj_rules.cli.command import Command, examples
from lkj_rules.cli.language import pick


@click.command("packs", cls=Command, examples=examples("lkj-rules packs"), about=(
    "Sebutkan paket aturan yang terpasang; pakai dengan lkj-check --pack AWALAN.",
    "Name the packs of rules that are installed; use them with lkj-check --pack PREFIX.",
))
def packs() -> None:
    """
    List installed packs.
    """
    from lkj_rules.files.packs import installed_packs, read_pack

    found = installed_packs()
    if not found:
        click.echo(pick(("Tidak ada paket aturan yang terpasang.", "No pack of rules is installed.")))
    for pack in found:
        number = len(read_pack(pack))
        click.echo(f"{pack.prefix:<10}{pick((f'{number} aturan', f'{number} rules')):<12}{pack.distribution}")
