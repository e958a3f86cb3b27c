"""
``lkj-check``: check reports against the rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from lkj_rules.cli import completing
from lkj_rules.cli.doors import Door, Option, bahasa_of
from lkj_rules.cli.options import debug, judging, lang, version
from lkj_rules.cli.page import CHECK, EXAMPLES

if TYPE_CHECKING:
    from lkj_rules.cli.companions import Companions
    from lkj_rules.cli.settings import Settings
    from lkj_rules.cli.sources import Source

_THRESHOLDS = ("error", "warning", "info", "never")


@click.command("lkj-check", cls=Door, arti=CHECK, contoh=EXAMPLES, no_args_is_help=True)
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...", type=click.Path(readable=False))
@click.option("--format", "formats", cls=Option, multiple=True, metavar="NAME[=FILE]", shell_complete=completing.formats, arti=(
    "terminal (bawaan), json, markdown, sarif, junit, github, html, atau xlsx; boleh berulang, dengan berkas: html=out.html.",
    "terminal (the default), json, markdown, sarif, junit, github, html or xlsx; repeatable, with a file: html=out.html.",
))
@click.option("--output", cls=Option, metavar="FILE", type=click.Path(readable=False), arti=(
    "Tulis hasil ke berkas; berkas ditulis utuh atau tidak sama sekali.", "Write the result to a file, whole or not at all.",
))
@judging
@click.option("--fail-on", cls=Option, type=click.Choice(_THRESHOLDS), arti=(
    "Tingkat temuan yang memberi status keluar 1; bawaannya error.",
    "The severity from which findings give exit status 1; the default is error.",
))
@click.option("--jobs", cls=Option, type=click.IntRange(1, 256), metavar="N", arti=(
    "Periksa banyak laporan dengan N proses; bawaannya 1.", "Check many reports on N processes; 1 by default.",
))
@click.option("--alone", cls=Option, is_flag=True, arti=(
    "Jangan cari laporan lain: tahun lain di sekitarnya, atau yang menyebut berkas ini sebagai dokumennya.",
    "Look for no other reports: other years beside it, or those that name this file as a document of theirs.",
))
@click.option("-v", "--verbose", cls=Option, is_flag=True, arti=(
    "Tampilkan setiap temuan selengkapnya di terminal.", "Show every finding in full on the terminal.",
))
@click.option("--skip-unrelated", cls=Option, is_flag=True, arti=(
    "Lewati berkas JSON yang bukan laporan, tanpa pesan.", "Pass over JSON files that are no reports, without a word.",
))
@lang
@debug
@version
@click.pass_context
def main(ctx: click.Context, /, **options: Any) -> None:
    """
    Check reports; see ``page.CHECK`` for what users are told.
    """
    from lkj_rules.cli.settings import Options, settle

    options.pop("debug")
    settings = settle(Options.taken(options), options["reports"], bahasa=bahasa_of(ctx))
    ctx.exit(_check(settings, **options))


def _check(
    settings: Settings, *, reports: tuple[str, ...], formats: tuple[str, ...], output: str | None, verbose: bool,
    skip_unrelated: bool,
) -> int:  # fmt: skip
    import attrs

    from lkj_rules.cli import outputs, run
    from lkj_rules.cli.sources import find_sources
    from lkj_rules.cli.telling import tell_left_out, tell_problems
    from lkj_rules.render.material import Session

    bahasa = settings.bahasa
    wanted = outputs.read_outputs(formats, output, bahasa)
    sources, missing = find_sources(reports, skip_unrelated=skip_unrelated, from_parts=not settings.alone)
    outputs.refuse_overwriting(wanted, [source.path for source in sources])
    checked, unread = run.with_progress(sources, settings, _companions(sources, alone=settings.alone))
    plain_only = all(each.format == "terminal" for each in wanted)
    session = Session(
        reports=checked, problems=(*missing, *unread), rules=settings.rules, version="" if plain_only else own_version(),
        bahasa=bahasa, fail_on=settings.fail_on, today=str(settings.known.today),
        profile="" if settings.profile is None else settings.profile.name,
    )  # fmt: skip
    session = attrs.evolve(session, status=run.exit_status(session))
    tell_problems(session.problems, bahasa)
    tell_left_out(checked, bahasa)
    if checked or session.problems or not skip_unrelated:
        outputs.deliver(wanted, session, verbose=verbose)
    return session.status


def _companions(sources: Sequence[Source], *, alone: bool) -> Companions | None:
    if alone:
        return None
    from lkj_rules.cli.companions import find_companions

    return find_companions(sources)


def own_version() -> str:
    """
    Give the version installed; slow to look up, so only where it is shown.
    """
    from importlib.metadata import version as installed

    return installed("lkj-rules")
