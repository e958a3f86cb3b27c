"""
``lkj-check``: check reports against the rules.
"""

from __future__ import annotations

from typing import Any

import click

from lkj_rules.cli.doors import Door, Option, bahasa_of
from lkj_rules.cli.options import debug, lang, rules, version
from lkj_rules.cli.page import CHECK, EXAMPLES

_THRESHOLDS = ("error", "warning", "info", "never")


@click.command("lkj-check", cls=Door, arti=CHECK, contoh=EXAMPLES, no_args_is_help=True)
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...", type=click.Path())
@click.option("--format", "formats", cls=Option, multiple=True, metavar="NAME[=FILE]", arti=(
    "terminal (bawaan), json, atau markdown; boleh berulang, dengan berkas: --format markdown=out.md.",
    "terminal (the default), json or markdown; repeatable, with a file: --format markdown=out.md.",
))
@click.option("--output", cls=Option, metavar="FILE", arti=(
    "Tulis hasil ke berkas; berkas ditulis utuh atau tidak sama sekali.", "Write the result to a file, whole or not at all.",
))
@click.option("--select", cls=Option, multiple=True, metavar="ID,…", arti=(
    "Hanya aturan ini: kode (TGT004) atau keluarga (TGT).", "Only these rules: ids (TGT004) or families (TGT).",
))
@click.option("--ignore", cls=Option, multiple=True, metavar="ID,…", arti=(
    "Semua kecuali aturan ini.", "All rules but these.",
))
@click.option("--fail-on", cls=Option, type=click.Choice(_THRESHOLDS), default="error", arti=(
    "Tingkat temuan yang memberi status keluar 1; bawaannya error.",
    "The severity from which findings give exit status 1; the default is error.",
))
@rules
@click.option("--waivers", cls=Option, metavar="FILE", type=click.Path(), arti=(
    "Berkas TOML berisi pengecualian temuan yang disetujui.", "A TOML file with approved waivers of findings.",
))
@click.option("--today", cls=Option, metavar="DATE", arti=(
    "Anggap hari ini tanggal itu (YYYY-MM-DD); bawaannya tanggal komputer.",
    "Take this date (YYYY-MM-DD) as today; the computer's date is the default.",
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
    ctx.exit(_check(bahasa=bahasa_of(ctx), **{name: value for name, value in options.items() if name not in {"lang", "debug"}}))


def _check(
    *, bahasa: str, reports: tuple[str, ...], formats: tuple[str, ...], output: str | None, select: tuple[str, ...],
    ignore: tuple[str, ...], fail_on: str, rules: tuple[str, ...], waivers: str | None, today: str | None, verbose: bool,
    skip_unrelated: bool,
) -> int:  # fmt: skip
    import attrs

    from lkj_rules.cli import outputs, run
    from lkj_rules.cli.choosing import choose_rules
    from lkj_rules.cli.sources import find_sources
    from lkj_rules.cli.telling import tell_problems
    from lkj_rules.render.material import Session

    wanted = outputs.read_outputs(formats, output, bahasa)
    chosen = choose_rules(rules, select, ignore, bahasa=bahasa)
    known = run.Known(today=run.read_today(today), waivers=run.waivers_of(waivers))
    sources, missing = find_sources(reports, skip_unrelated=skip_unrelated)
    outputs.refuse_overwriting(wanted, [source.path for source in sources])
    checked, unread = run.with_progress(sources, chosen, known, bahasa)
    plain_only = all(each.format == "terminal" for each in wanted)
    session = Session(
        reports=checked, problems=(*missing, *unread), rules=chosen, version="" if plain_only else own_version(), bahasa=bahasa,
        fail_on=fail_on, today=str(known.today),
    )
    session = attrs.evolve(session, status=run.exit_status(session))
    tell_problems(session.problems, bahasa)
    if checked or session.problems or not skip_unrelated:
        outputs.deliver(wanted, session, verbose=verbose)
    return session.status


def own_version() -> str:
    """
    Give the version installed; slow to look up, so only where it is shown.
    """
    from importlib.metadata import version as installed

    return installed("lkj-rules")
