"""
``lkj-rules reviu``: the papers that a reviewer hands over, written into a folder together or not at all.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lkj_rules.cli.command import Command, option, own_version
from lkj_rules.cli.errors import FAULT, UNREADABLE, WrongUsage
from lkj_rules.cli.language import pick
from lkj_rules.cli.options import PATH, day, force, judging, report

if TYPE_CHECKING:
    from lkj_rules.cli.settings import Settings
    from lkj_rules.model.values import Tanggal
    from lkj_rules.render.docx.matters import Details
    from lkj_rules.render.docx.paper import Paper
    from lkj_rules.render.material import Checked, Session

NOTES, FORM, STATEMENT = "01-catatan-hasil-reviu.docx", "02-formulir-checklist-reviu.docx", "03-pernyataan-telah-direviu.docx"
WORKING_PAPER, PAGE = "04-kertas-kerja-reviu.xlsx", "05-hasil-pemeriksaan.html"
NAMES = (NOTES, FORM, STATEMENT, WORKING_PAPER, PAGE)
"""What is written, in the order in which it is read."""

_ABOUT = (
    (
        "Tulis berkas reviu satu laporan: Catatan Hasil Reviu, Formulir Checklist Reviu, dan Pernyataan Telah Direviu (DOCX, "
        "berbahasa Indonesia, untuk disunting), kertas kerja (XLSX), dan hasil pemeriksaan (HTML). Naskah pernyataan hanya disusun "
        "bila tidak ada lagi kesalahan yang belum dijelaskan. Yang tidak disebutkan menjadi titik-titik untuk diisi; dapat pula "
        "ditulis dalam tabel [reviu] pada konfigurasi, yang hanya dipakai bila disebut dengan --config."
    ),
    (
        "Write the papers of the review of one report: notes, the checklist form and the statement (DOCX, in Indonesian, to be "
        "edited), the working paper (XLSX) and the result as a page (HTML). The statement is drafted only where no error is left "
        "unexplained. What you do not state becomes a dotted blank; it may also be set in the table [reviu] of the configuration, "
        "which is used only where --config names it."
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
3 laporan, atau laporan tahun lain instansi itu, tidak dapat dibaca; 4 ada
aturan yang rusak (berkas tetap ditulis dan menyebutnya).
""",
    """\
Examples:
  lkj-rules reviu report.json --out review
  lkj-rules reviu report.json --out review --force --office Inspektorat \\
      --place Kisaran --position "Ketua Tim Reviu" --date 2025-02-14 \\
      --number 700/12/2025
  lkj-rules reviu report.json --out review --waivers lkj-waivers.toml --force

Exit status: 0 papers written, whatever was found; 2 wrong usage; 3 the report,
or one of the office's other years, cannot be read; 4 a rule broke (the papers
are written all the same, and say so).
""",
)

_WITH_ERRORS = (
    (
        "Naskah pernyataan tidak disusun: {number} kesalahan belum diselesaikan. Perbaiki laporannya, jelaskan (penjelasan), atau "
        "kecualikan (lkj-rules waive), lalu jalankan lagi dengan --force."
    ),
    (
        "The statement is not drafted; unresolved errors: {number}. Correct the report, explain them (penjelasan) or waive them "
        "(lkj-rules waive), then run again with --force."
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


@click.command("reviu", cls=Command, about=_ABOUT, examples=_EXAMPLES)
@report
@option("--out", "folder", required=True, metavar="FOLDER", type=PATH, about=(
    "Folder tujuan; dibuat bila belum ada.", "The folder to write to; made if need be.",
))
@option("--reviewer", metavar="NAME", about=("Nama pereviu.", "The reviewer's name."))
@option("--position", metavar="TEXT", about=(
    "Jabatan pereviu; bawaannya Ketua Tim Reviu.", "The reviewer's position; Ketua Tim Reviu by default.",
))
@option("--office", metavar="NAME", about=("Unit pereviu, misalnya Inspektorat.", "The office that reviews."))
@option("--place", metavar="NAME", about=("Kota penandatanganan.", "Where the papers are signed."))
@option("--date", "signed", metavar="DATE", callback=day, about=(
    "Tanggal penandatanganan (YYYY-MM-DD).", "The day on which they are signed (YYYY-MM-DD).",
))
@option("--number", metavar="TEXT", about=("Nomor surat.", "The number of the letter."))
@option("--severity", type=click.Choice(["error", "warning", "info", "review"]), default="review", about=(
    "Tingkat teringan yang dimuat dalam Catatan Hasil Reviu; bawaannya semua.",
    "The least severity that the notes list; all by default.",
))
@force
@judging
def reviu(
    *, report: str, folder: str, force: bool, reviewer: str | None, position: str | None, office: str | None, place: str | None,
    signed: Tanggal | None, number: str | None, severity: str, **judging: Any,
) -> int:  # fmt: skip
    """
    Check the report, render all papers, write them, and print what to do next.
    """
    from lkj_rules.cli import screen
    from lkj_rules.cli.outputs import require_reviu
    from lkj_rules.cli.settings import settle
    from lkj_rules.cli.targets import refuse_present, refuse_strange, write_together

    for module in ("docx", "xlsxwriter", "jinja2"):
        require_reviu(module, "lkj-rules reviu")
    refuse_strange(Path(folder), NAMES)
    refuse_present((Path(folder, name) for name in NAMES), force=force)
    _say_unused(report, judging)
    settings = settle((report,), **{**judging, "isolated": True})
    given = {"reviewer": reviewer, "position": position, "office": office, "place": place, "number": number}
    details = _details(given, signed, settings, severity)
    session = _checked(report, settings)
    papers = _papers(session, details).items()
    shown = screen.progress(papers, ("Menyusun berkas reviu", "Writing the papers"), len(papers))
    for name in write_together(folder, {name: render() for name, render in shown}):
        click.echo(name)
    click.echo(_next_step(session, details))
    return session.status


def _say_unused(report: str, judging: dict[str, Any]) -> None:
    """
    Say on standard error that configuration lies near the report: papers of a review follow none that the reviewer did not name.
    """
    from lkj_rules.cli.settings import config_name
    from lkj_rules.files.config_reader import find_config

    path = None if judging["config"] or judging["isolated"] else find_config(report)
    if path is not None:
        name = config_name(path)
        click.echo(pick((
            f"{name} tidak dipakai; untuk memakainya, tambahkan --config {name}.",
            f"{name} is not used; add --config {name} to use it.",
        )), err=True)  # fmt: skip


def _details(given: dict[str, str | None], signed: Tanggal | None, settings: Settings, severity: str) -> Details:
    """
    Put together what the papers say of the reviewer: options first, then the configuration; the rest stays blank.
    """
    from lkj_rules.api import load_rules
    from lkj_rules.model.findings import Severity
    from lkj_rules.render.docx.matters import Details

    stated = {name: (text or "").strip() or getattr(settings.reviu, name) for name, text in given.items()}
    used = set(settings.rules.ids())
    left_out = tuple(rule for rule in load_rules() if rule.id not in used)
    return Details(**stated, date=signed, left_out=left_out, severity=Severity(severity))


def _checked(report: str, settings: Settings) -> Session:
    """
    Check one report; the status is 4 if a rule broke, 3 if a related report cannot be read, else 0, whatever was found.

    Raises ``InputError`` where it cannot be read, ``WrongUsage`` where several are meant: every report has papers of its own.
    """
    import attrs

    from lkj_rules.cli import run, screen
    from lkj_rules.cli.sources import find_sources
    from lkj_rules.errors import InputError

    sources, missing = find_sources((report,), skip_unrelated=False)
    if len(sources) > 1:
        listed = ", ".join(source.shown for source in sources)
        raise WrongUsage((f"Sebutkan satu laporan saja, misalnya salah satu dari: {listed}.", f"Name one report, of: {listed}."))
    years = run.other_years(sources, settings)
    reports, unread = run.check_sources(sources, settings, years)
    if missing or not reports:
        raise InputError((*missing, *unread))
    screen.report_problems(unread, settings.bahasa)
    session = run.session_of(settings, reports, unread, years=years, version=own_version())
    return attrs.evolve(session, status=session.status if session.status in {FAULT, UNREADABLE} else 0)


def _papers(session: Session, details: Details) -> dict[str, Callable[[], bytes]]:
    """
    Give a way to render each paper, by name.
    """
    from lkj_rules.cli.outputs import Output, render
    from lkj_rules.cli.targets import encoded
    from lkj_rules.render.docx import checklist_form, review_notes, review_statement
    from lkj_rules.render.docx.matters import tool

    (report,) = session.reports

    def written(write: Callable[[Checked, Session, Details], Paper]) -> bytes:
        return write(report, session, details).bytes(today=session.today, author=tool(session))

    def exported(form: str) -> bytes:
        return b"".join(encoded(render(Output(form, None), session)))

    return {
        NOTES: partial(written, review_notes), FORM: partial(written, checklist_form),
        STATEMENT: partial(written, review_statement), WORKING_PAPER: partial(exported, "xlsx"), PAGE: partial(exported, "html"),
    }  # fmt: skip


def _next_step(session: Session, details: Details) -> str:
    """
    Say whether the statement was drafted, and what to do next.
    """
    from lkj_rules.render.docx.matters import obstacles_to_statement

    (report,) = session.reports
    obstacles = obstacles_to_statement(report, session, details.left_out)
    if obstacles.errors:
        return pick(_WITH_ERRORS, session.bahasa).format(number=len(obstacles.errors))
    return pick(_INCOMPLETE if obstacles else _DRAFTED, session.bahasa)
