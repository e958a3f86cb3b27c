"""
``lkj-rules``: start a report, look at rules, test them, print schemas.
"""

from __future__ import annotations

from pathlib import Path

import click

from lkj_rules.cli import completing, page
from lkj_rules.cli.bookkeeping import docs
from lkj_rules.cli.doors import Door, Option, Toolbox, WrongUsage, bahasa_of
from lkj_rules.cli.drafting import new
from lkj_rules.cli.following import unguarded, why
from lkj_rules.cli.mutating import mutate
from lkj_rules.cli.options import debug, lang, packs, rules, version
from lkj_rules.cli.papers import baseline, waive
from lkj_rules.cli.profiling import list_packs, profile
from lkj_rules.cli.reviewing import reviu

WIDEST = 100
"""Pages on rules are set no wider than this."""


@click.group("lkj-rules", cls=Toolbox, arti=page.TOOLBOX, contoh=page.TOOLBOX_EXAMPLES, no_args_is_help=True)
@lang
@debug
@version
def main(**_options: str) -> None:
    """
    Hold the commands; see ``page.TOOLBOX`` for what users are told.
    """


_SELECT = click.option("--select", cls=Option, multiple=True, metavar="ID,…", shell_complete=completing.rule_ids, arti=(
    "Hanya aturan ini: kode atau keluarga.", "Only these rules: ids or families.",
))


@main.command("init", cls=Door, contoh=page.INIT, arti=(
    "Tulis report.json untuk diisi, dengan panduan singkat. Berkas yang sudah ada tidak ditimpa.",
    "Write a report.json to fill in, with a short guide. Files that are there are not overwritten.",
))
@click.argument("folder", default=".", metavar="[FOLDER]")
@click.option("--tahun", type=click.IntRange(1900, 2100), cls=Option, metavar="YEAR", arti=(
    "Tahun laporan; bawaannya tahun lalu.", "Year of the report; last year, unless told otherwise.",
))
@click.option("--force", is_flag=True, cls=Option, arti=("Timpa berkas yang sudah ada.", "Overwrite files that are there."))
@lang
@debug
@click.pass_context
def init(ctx: click.Context, /, folder: str, tahun: int | None, force: bool, **_common: str) -> None:  # noqa: FBT001  # click's
    """
    Write the skeleton of a report.
    """
    from datetime import UTC, datetime

    from lkj_rules.cli.starting import start

    year = datetime.now(tz=UTC).year - 1 if tahun is None else tahun
    for name in start(folder, year=year, force=force, bahasa=bahasa_of(ctx)):
        click.echo(name)


@main.command("list", cls=Door, contoh=page.LIST, arti=(
    "Daftar aturan: kode, tingkat, judul.", "List the rules: id, severity, title.",
))
@_SELECT
@rules
@packs
@click.option("--format", "form", type=click.Choice(("terminal", "json")), default="terminal", cls=Option, arti=(
    "terminal (bawaan) atau json.", "terminal (the default) or json.",
))
@lang
@debug
@click.pass_context
def list_rules(
    ctx: click.Context, /, select: tuple[str, ...], rules: tuple[str, ...], packs: tuple[str, ...], form: str, **_common: str
) -> None:
    """
    List rules.
    """
    from lkj_rules.cli import screen
    from lkj_rules.cli.choosing import choose_rules
    from lkj_rules.cli.explaining import list_as_json, list_as_text

    bahasa, width = bahasa_of(ctx), min(screen.width(), WIDEST)
    chosen = choose_rules(rules, select, packs=packs, bahasa=bahasa)
    if form == "json":
        screen.say(list_as_json(chosen, bahasa), exact=True)
    elif screen.colourful():
        from lkj_rules.cli.painted_list import list_as_table

        screen.say(list_as_table(chosen, bahasa, width), exact=False)
    else:
        screen.say(list_as_text(chosen, bahasa, width), exact=False)


@main.command("explain", cls=Door, contoh=page.EXPLAIN, no_args_is_help=True, arti=(
    "Jelaskan aturan: yang dilaporkan, mengapa, dasarnya, dan yang perlu dilakukan.",
    "Explain rules: what is reported, why, on what basis, and what to do.",
))
@click.argument("ids", nargs=-1, required=True, metavar="ID...", shell_complete=completing.rule_ids)
@click.option("--cases", cls=Option, metavar="DIR", type=click.Path(exists=True, file_okay=False, readable=False), arti=(
    "Folder kasus aturan sendiri, untuk contohnya.", "Folder of cases of your own rules, for their examples.",
))
@rules
@packs
@lang
@debug
@click.pass_context
def explain_rules(
    ctx: click.Context, /, ids: tuple[str, ...], cases: str | None, rules: tuple[str, ...], packs: tuple[str, ...], **_common: str
) -> None:
    """
    Explain rules.
    """
    from lkj_rules.cli import screen
    from lkj_rules.cli.choosing import choose_rules
    from lkj_rules.cli.explaining import explain
    from lkj_rules.render.terminal.spans import EMPTY
    from lkj_rules.rulebook.holdings import Library

    bahasa, width = bahasa_of(ctx), min(screen.width(), WIDEST)
    chosen = choose_rules(rules, ids, packs=packs, bahasa=bahasa)
    library = Library(chosen, cases=None if cases is None else Path(cases))
    lines = [line for rule in chosen for line in (*explain(rule, library.example(rule), bahasa, width), EMPTY)]
    screen.show(lines[:-1], width)


@main.command("test", cls=Door, contoh=page.TEST, arti=(
    "Uji aturan dengan kasusnya; status keluar 1 bila ada yang gagal.",
    "Test rules with their cases; exit status 1 when one fails.",
))
@click.argument("ids", nargs=-1, metavar="[ID]...", shell_complete=completing.rule_ids)
@click.option("--cases", cls=Option, metavar="DIR", type=click.Path(readable=False), arti=(
    "Folder kasus: satu berkas TOML per aturan.", "Folder of cases: one TOML file a rule.",
))
@click.option("--base", cls=Option, metavar="FILE", type=click.Path(readable=False), arti=(
    "Laporan dasar yang diubah oleh kasus.", "The report that cases change.",
))
@rules
@packs
@lang
@debug
@click.pass_context
def test_rules(
    ctx: click.Context, /, *, ids: tuple[str, ...], cases: str | None, base: str | None, rules: tuple[str, ...],
    packs: tuple[str, ...], **_common: str,
) -> None:
    """
    Run the cases of rules.
    """
    from lkj_rules.cli.casework import run_cases

    for path in (cases, base):
        if path is not None and not Path(path).exists():
            raise WrongUsage((f"{path} tidak ada.", f"There is no {path}."))
    ctx.exit(run_cases(ids, folders=rules, packs=packs, cases=cases, base=base, bahasa=bahasa_of(ctx)))


@main.command("schema", cls=Door, contoh=page.SCHEMA, arti=(
    "Cetak JSON Schema dari report.json, atau dari keluaran lkj-check; atau pasang untuk VS Code.",
    "Print the JSON Schema of report.json, or of lkj-check's output; or install it for VS Code.",
))
@click.option("--of", "subject", type=click.Choice(("report", "check")), default="report", cls=Option, arti=(
    "report (bawaan) atau check.", "report (the default) or check.",
))
@click.option("--install", "folder", is_flag=False, flag_value=".", cls=Option, metavar="[FOLDER]", arti=(
    "Pasang skema report.json di folder ini atau FOLDER, agar VS Code melengkapi kunci dan menjelaskan artinya.",
    "Install the schema of report.json in this folder or FOLDER, so that VS Code completes keys and explains them.",
))
@lang
@debug
@click.pass_context
def schema(ctx: click.Context, /, subject: str, folder: str | None, **_common: str) -> None:
    """
    Print or install a JSON Schema.
    """
    import json

    if folder is not None:
        _install_schema(folder, subject, bahasa_of(ctx))
        return
    from lkj_rules.cli.screen import say
    from lkj_rules.files.schema import report_schema
    from lkj_rules.render.json_output import check_schema

    content = report_schema() if subject == "report" else check_schema()
    say(json.dumps(content, ensure_ascii=False, indent=2) + "\n", exact=True)


def _install_schema(folder: str, subject: str, bahasa: str) -> None:
    """
    Install the schema for editors, and say what was done.
    """
    from lkj_rules.cli.editor import install
    from lkj_rules.cli.language import pick

    if subject != "report":
        raise WrongUsage(("--install hanya untuk skema report.json.", "--install is for the schema of report.json only."))
    written = install(folder)
    for name in written:
        click.echo(name)
    if not written:
        click.echo(pick(("Sudah terpasang; tidak ada yang berubah.", "Installed already; nothing changed."), bahasa))


@main.command("completion", cls=Door, contoh=page.COMPLETION, no_args_is_help=True, arti=(
    "Cetak skrip yang membuat shell melengkapi perintah, pilihan, kode aturan, profil, format, dan berkas.",
    "Print the script that makes a shell complete commands, options, ids of rules, profiles, formats and files.",
))
@click.argument("shell", metavar="bash|zsh|fish", type=click.Choice(completing.SHELLS))
@lang
@debug
def completion(shell: str, **_common: str) -> None:
    """
    Print the script for both programs.
    """
    from lkj_rules.cli.check import main as check

    click.echo(completing.script(shell, {"lkj-check": check, "lkj-rules": main}), nl=False)


for command in (new, docs, mutate, why, unguarded, waive, baseline, reviu, profile, list_packs):
    main.add_command(command)
