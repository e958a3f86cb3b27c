"""
``lkj-rules reviu``: the papers that a reviewer hands over, written into a folder together or not at all.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from lkj_rules.cli.doors import Door, Option, WrongUsage, bahasa_of
from lkj_rules.cli.language import pick
from lkj_rules.cli.options import debug, judging, lang

if TYPE_CHECKING:
    from lkj_rules.cli.settings import Settings
    from lkj_rules.render.docx.details import Details
    from lkj_rules.render.docx.paper import Paper
    from lkj_rules.render.material import Checked, Session

NOTES, FORM, STATEMENT = "01-catatan-hasil-reviu.docx", "02-formulir-checklist-reviu.docx", "03-pernyataan-telah-direviu.docx"
WORKING_PAPER, PAGE = "04-kertas-kerja-reviu.xlsx", "05-hasil-pemeriksaan.html"
NAMES = (NOTES, FORM, STATEMENT, WORKING_PAPER, PAGE)
"""What is written, in the order in which it is read."""

_ARTI = (
    (
        "Tulis berkas reviu satu laporan: Catatan Hasil Reviu, Formulir Checklist Reviu, dan Pernyataan Telah Direviu (DOCX, "
        "berbahasa Indonesia, untuk disunting), kertas kerja (XLSX), dan hasil pemeriksaan (HTML). Naskah pernyataan hanya disusun "
        "bila tidak ada lagi kesalahan yang belum dijelaskan. Yang tidak disebutkan menjadi titik-titik untuk diisi; dapat pula "
        "ditulis dalam tabel [reviu] pada konfigurasi."
    ),
    (
        "Write the papers of the review of one report: notes, the checklist form and the statement (DOCX, in Indonesian, to be "
        "edited), the working paper (XLSX) and the result as a page (HTML). The statement is drafted only where no error is left "
        "unexplained. What you do not state becomes a dotted blank; it may also stand in the table [reviu] of the configuration."
    ),
)
_EXAMPLES = (
    """\
Contoh:
  lkj-rules reviu report.json --out reviu
  lkj-rules reviu report.json --out reviu --force --office Inspektorat \\
      --place Kisaran --position "Ketua Tim Reviu" --date 2025-02-14 \\
      --number 700/12/2025
  lkj-rules reviu report.json --out reviu --waivers lkj-waivers.toml --force

Status keluar: 0 berkas ditulis, apa pun temuannya; 2 cara pakai salah;
3 laporan tidak dapat dibaca; 4 ada aturan yang rusak (berkas tetap ditulis dan
menyebutnya).
""",
    """\
Examples:
  lkj-rules reviu report.json --out review
  lkj-rules reviu report.json --out review --force --office Inspektorat \\
      --place Kisaran --position "Ketua Tim Reviu" --date 2025-02-14 \\
      --number 700/12/2025
  lkj-rules reviu report.json --out review --waivers lkj-waivers.toml --force

Exit status: 0 papers written, whatever was found; 2 wrong usage; 3 the report
cannot be read; 4 a rule broke (the papers are written all the same, and say
so).
""",
)

_WITH_ERRORS = (
    (
        "Naskah pernyataan tidak disusun: @N@ kesalahan belum diselesaikan. Perbaiki laporannya, jelaskan (penjelasan), atau "
        "kecualikan (lkj-rules waive), lalu jalankan lagi dengan --force."
    ),
    (
        "The statement is not drafted; errors that stand: @N@. Mend the report, explain them (penjelasan) or waive them (lkj-rules "
        "waive), then run again with --force."
    ),
)
_INCOMPLETE = (
    f"Naskah pernyataan tidak disusun karena pemeriksaan tidak lengkap; sebabnya disebut dalam {STATEMENT}.",
    f"The statement is not drafted, since the check is incomplete; {STATEMENT} says why.",
)
_DRAFTED = (
    (
        "Naskah pernyataan disusun sebagai konsep. Isi titik-titik, tentukan butir checklist yang belum terjawab, lalu sunting "
        "sebelum ditandatangani."
    ),
    "The statement is drafted. Fill in the blanks, decide the rows of the checklist that are open, and edit before signing.",
)


@click.command("reviu", cls=Door, no_args_is_help=True, arti=_ARTI, contoh=_EXAMPLES)
@click.argument("report", metavar="REPORT", type=click.Path(readable=False))
@click.option("--out", "folder", required=True, cls=Option, metavar="FOLDER", type=click.Path(readable=False), arti=(
    "Folder tujuan; dibuat bila belum ada.", "The folder to write to; made if need be.",
))
@click.option("--reviewer", cls=Option, metavar="NAME", arti=("Nama pereviu.", "The reviewer's name."))
@click.option("--position", cls=Option, metavar="TEXT", arti=(
    "Jabatan pereviu; bawaannya Ketua Tim Reviu.", "The reviewer's position; Ketua Tim Reviu by default.",
))
@click.option("--office", cls=Option, metavar="NAME", arti=("Unit pereviu, misalnya Inspektorat.", "The office that reviews."))
@click.option("--place", cls=Option, metavar="NAME", arti=("Kota penandatanganan.", "Where the papers are signed."))
@click.option("--date", "signed", cls=Option, metavar="DATE", arti=(
    "Tanggal penandatanganan (YYYY-MM-DD).", "The day on which they are signed (YYYY-MM-DD).",
))
@click.option("--number", cls=Option, metavar="TEXT", arti=("Nomor surat.", "The number of the letter."))
@click.option("--force", is_flag=True, cls=Option, arti=("Timpa berkas yang sudah ada.", "Overwrite files that are there."))
@judging
@lang
@debug
@click.pass_context
def reviu(ctx: click.Context, /, report: str, folder: str, force: bool, **options: Any) -> None:  # noqa: FBT001  # click's
    """
    Check the report, render all papers, write them, and say what to do next.
    """
    from lkj_rules.cli.extras import require_reviu
    from lkj_rules.cli.folders import refuse_present, write_together
    from lkj_rules.cli.settings import Options, settle

    for module in ("docx", "xlsxwriter", "jinja2"):
        require_reviu(module, "lkj-rules reviu")
    refuse_present(folder, NAMES, force=force)
    settings = settle(Options.taken(options), (report,), bahasa=bahasa_of(ctx))
    details = _details(options, settings)
    session = _checked(report, settings)
    papers = _papers(session, details)
    contents = dict(_with_progress(list(papers.items()), settings.bahasa))
    for name in write_together(folder, contents):
        click.echo(name)
    click.echo(_next_step(session, details))
    if session.status:
        ctx.exit(session.status)


def _details(options: dict[str, Any], settings: Settings) -> Details:
    """
    Put together what is said of the reviewer: options first, then the configuration; the rest stays blank.
    """
    from lkj_rules.api import load_rules
    from lkj_rules.cli.known import read_day
    from lkj_rules.render.docx.details import Details

    stated = {
        name: _worded(options[name]) or getattr(settings.reviu, name)
        for name in ("reviewer", "position", "office", "place", "number")
    }
    signed = options["signed"]
    used = set(settings.rules.ids())
    return Details(
        **stated, date=None if signed is None else read_day(signed, "--date"),
        left_out=tuple(rule for rule in load_rules() if rule.id not in used),
    )  # fmt: skip


def _worded(text: str | None) -> str | None:
    return None if text is None or not text.strip() else text.strip()


def _checked(report: str, settings: Settings) -> Session:
    """
    Check one report.

    Raises ``InputError`` where it cannot be read, ``WrongUsage`` where several are meant: every report has papers of its own.
    """
    from lkj_rules.cli.check import own_version
    from lkj_rules.cli.companions import find_companions
    from lkj_rules.cli.run import with_progress
    from lkj_rules.cli.sources import find_sources
    from lkj_rules.errors import InputError
    from lkj_rules.render.material import Session

    sources, missing = find_sources((report,), skip_unrelated=False)
    if len(sources) > 1:
        listed = ", ".join(source.shown for source in sources)
        raise WrongUsage((f"Sebutkan satu laporan saja, misalnya salah satu dari: {listed}.", f"Name one report, of: {listed}."))
    reports, unread = with_progress(sources, settings, None if settings.alone else find_companions(sources))
    if missing or unread:
        raise InputError((*missing, *unread))
    broken = any(each.result.breakages for each in reports)
    return Session(
        reports=reports, rules=settings.rules, version=own_version(), bahasa=settings.bahasa, fail_on=settings.fail_on,
        status=4 if broken else 0, today=str(settings.known.today),
        profile="" if settings.profile is None else settings.profile.name,
    )  # fmt: skip


def _papers(session: Session, details: Details) -> dict[str, Callable[[], bytes]]:
    """
    Give a way to render each paper, by name.
    """
    from lkj_rules.cli.outputs import Output, render
    from lkj_rules.render.docx.details import tool
    from lkj_rules.render.docx.papers import checklist_form, review_notes, review_statement

    (report,) = session.reports

    def written(write: Callable[[Checked, Session, Details], Paper]) -> bytes:
        return write(report, session, details).bytes(today=session.today, author=tool(session))

    def exported(form: str) -> bytes:
        content = render(Output(form, None), session)
        return content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")

    return {
        NOTES: partial(written, review_notes), FORM: partial(written, checklist_form),
        STATEMENT: partial(written, review_statement), WORKING_PAPER: partial(exported, "xlsx"), PAGE: partial(exported, "html"),
    }  # fmt: skip


def _with_progress(papers: Sequence[tuple[str, Callable[[], bytes]]], bahasa: str) -> Iterable[tuple[str, bytes]]:
    """
    Render paper by paper, with a bar on standard error where a person waits.
    """
    if not sys.stderr.isatty():
        return ((name, render()) for name, render in papers)
    from rich.console import Console
    from rich.progress import track

    title = pick(("Menyusun berkas reviu", "Writing the papers"), bahasa)
    shown = track(papers, description=title, console=Console(stderr=True), transient=True)
    return ((name, render()) for name, render in shown)


def _next_step(session: Session, details: Details) -> str:
    """
    Say whether the statement was drafted, and what to do next.
    """
    from lkj_rules.render.docx.matters import obstacles_to_statement

    (report,) = session.reports
    obstacles = obstacles_to_statement(report, session, details.left_out)
    if obstacles.errors:
        return pick(_WITH_ERRORS, session.bahasa).replace("@N@", str(len(obstacles.errors)))
    return pick(_INCOMPLETE if obstacles else _DRAFTED, session.bahasa)
