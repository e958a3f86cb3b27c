"""
``lkj-rules docs``: pages written from the rules, and whether those in a folder still say what the rules say.
"""

from __future__ import annotations

from pathlib import Path

import click

from lkj_rules.cli import page
from lkj_rules.cli.doors import Door, Option, WrongUsage, bahasa_of
from lkj_rules.cli.options import debug, lang, rules

_FOLDER = click.Path(exists=True, file_okay=False, readable=False)


@click.command("docs", cls=Door, contoh=page.DOCS, arti=(
    "Tulis halaman dokumentasi dari aturan: satu halaman per aturan, indeks, checklist, butir peraturan, acuan bahasa.",
    "Write documentation from the rules: a page a rule, index, checklist, clauses, the language's reference.",
))
@click.option("--out", cls=Option, metavar="DIR", type=click.Path(file_okay=False, readable=False), arti=(
    "Folder dokumentasi; bawaannya docs/ dari repositori ini.", "The folder of documentation; docs/ of this checkout by default.",
))
@click.option("--check", "checking", is_flag=True, cls=Option, arti=(
    "Jangan menulis; sebutkan halaman yang usang, status keluar 1 bila ada.",
    "Write nothing; name the pages that are stale, exit status 1 when there are any.",
))
@click.option("--cases", cls=Option, metavar="DIR", type=_FOLDER, arti=(
    "Folder kasus aturan sendiri, untuk contohnya.", "Folder of cases of your own rules, for their examples.",
))
@rules
@lang
@debug
@click.pass_context
def docs(
    ctx: click.Context, /, out: str | None, checking: bool, *,  # noqa: FBT001  # click's
    cases: str | None, rules: tuple[str, ...], **_common: str,
) -> None:  # fmt: skip
    """
    Write or check the pages.
    """
    from lkj_rules.api import load_rules
    from lkj_rules.cli.language import pick
    from lkj_rules.cli.outputs import write_whole
    from lkj_rules.rulebook.book import stale_pages, write_pages
    from lkj_rules.rulebook.holdings import Library

    folder = own_docs() if out is None else Path(out)
    stale = stale_pages(Library(load_rules(*rules), cases=None if cases is None else Path(cases)), folder)
    for path in stale:
        click.echo((folder / path).as_posix() if out is not None else f"docs/{path}")
    if not checking:
        write_pages(stale, folder, write_whole)
    elif stale:
        number = len(stale)
        told = (f"{number} halaman usang; tulis ulang dengan: make docs", f"{number} stale page(s); write anew with: make docs")
        click.echo(pick(told, bahasa_of(ctx)), err=True)
        ctx.exit(1)


def own_docs() -> Path:
    """
    Find the documentation of the checkout; an installed package has none.
    """
    from lkj_rules.files.built_in import built_in_folder

    folder = built_in_folder().parent / "docs"
    if not folder.is_dir():
        raise WrongUsage((
            "Sebutkan --out: pemasangan ini tidak membawa docs/.", "Name --out: no docs/ come with this installation.",
        ))
    return folder
