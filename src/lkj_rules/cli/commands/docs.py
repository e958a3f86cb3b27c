"""
``lkj-rules docs``: pages written from the rules, and whether those in a folder still say what the rules say.
"""

from __future__ import annotations

from pathlib import Path

import click

from lkj_rules.cli.command import Command, option
from lkj_rules.cli.errors import WrongUsage
from lkj_rules.cli.language import pick
from lkj_rules.cli.options import FOLDER, cases, rules


@click.command("docs", cls=Command, about=(
    "Tulis halaman dokumentasi dari aturan: satu halaman per aturan, indeks, checklist, butir peraturan, acuan bahasa.",
    "Write documentation from the rules: a page a rule, index, checklist, clauses, the language's reference.",
), examples=("Contoh:\n  lkj-rules docs --out halaman", "Examples:\n  lkj-rules docs --out pages"))
@option("--out", metavar="DIR", type=FOLDER, about=(
    "Folder dokumentasi; bawaannya docs/ dari repositori ini.", "The folder of documentation; docs/ of this checkout by default.",
))
@option("--check", "checking", is_flag=True, about=(
    "Jangan menulis; sebutkan halaman yang usang, status keluar 1 bila ada.",
    "Write nothing; name the pages that are stale, exit status 1 when there are any.",
))
@cases
@rules
def docs(*, out: str | None, checking: bool, cases: str | None, rules: tuple[str, ...]) -> int:
    """
    Write or check the pages.
    """
    from lkj_rules.api import load_rules
    from lkj_rules.cli.targets import write_whole
    from lkj_rules.rulebook.book import stale_pages, write_pages
    from lkj_rules.rulebook.holdings import Library

    folder = _own_docs() if out is None else Path(out)
    stale = stale_pages(Library(load_rules(*rules), cases=None if cases is None else Path(cases)), folder)
    for path in stale:
        click.echo((folder / path).as_posix() if out is not None else f"docs/{path}")
    if not checking:
        write_pages(stale, folder, write_whole)
        return 0
    if stale:
        number = len(stale)
        texts = f"{number} halaman usang; tulis ulang dengan: make docs", f"{number} stale page(s); rewrite with: make docs"
        click.echo(pick(texts), err=True)
    return int(bool(stale))


def _own_docs() -> Path:
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
