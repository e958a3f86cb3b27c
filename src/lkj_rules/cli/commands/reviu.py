"""
``lkj-rules reviu``: the papers that a reviewer hands over, written into a folder together or not at all; a folder for each report.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lkj_rules.cli.command import Command, option
from lkj_rules.cli.errors import UNREADABLE
from lkj_rules.cli.language import pick
from lkj_rules.cli.options import PATH, day, force, judging, reports
from lkj_rules.cli.review import LIST, NAMES, STATEMENT, details_of, write_papers

if TYPE_CHECKING:
    from lkj_rules.cli.settings import Settings
    from lkj_rules.cli.sources import Source
    from lkj_rules.errors import Problem
    from lkj_rules.model.values import Tanggal
    from lkj_rules.render.docx.matters import Details
    from lkj_rules.render.material import Session

_ABOUT = (
    (
        "Tulis berkas reviu tiap laporan: Catatan Hasil Reviu, Formulir Checklist Reviu, dan Pernyataan Telah Direviu (DOCX, "
        "berbahasa Indonesia, untuk disunting), kertas kerja (XLSX), dan hasil pemeriksaan (HTML). Naskah pernyataan hanya disusun "
        "bila cukup banyak yang diperiksa dan semua kesalahan sudah dijelaskan. Yang tidak disebutkan menjadi titik-titik "
        "untuk diisi; dapat pula ditulis dalam tabel [reviu] pada konfigurasi, yang hanya dipakai bila disebut dengan --config. "
        "Beberapa laporan, atau folder laporan, mendapat satu folder tiap laporan dan daftar semuanya; laporan yang tidak dapat "
        "dibaca dilewati."
    ),
    (
        "Write the papers of the review of each report: notes, the checklist form and the statement (DOCX, in Indonesian, to be "
        "edited), the working paper (XLSX) and the result as a page (HTML). The statement is drafted only where enough "
        "was checked and no error is left unexplained. What you do not state becomes a dotted blank; it may also be set "
        "in the table [reviu] of the configuration, which is used only where --config names it. Several reports, or a "
        "folder of them, get a folder each and a list of all; one that cannot be read is passed over."
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
  lkj-rules reviu laporan/ --out reviu     satu folder tiap laporan

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
  lkj-rules reviu reports/ --out review    a folder for each report

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
@reports
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
    *, reports: tuple[str, ...], folder: str, force: bool, reviewer: str | None, position: str | None, office: str | None,
    place: str | None, signed: Tanggal | None, number: str | None, severity: str, **judging: Any,
) -> int:  # fmt: skip
    """
    Check each report, render all of its papers, write them, and print what to do next.
    """
    from lkj_rules.cli import screen
    from lkj_rules.cli.outputs import require_extra
    from lkj_rules.cli.settings import settle
    from lkj_rules.cli.sources import find_sources
    from lkj_rules.cli.targets import folders_for, refuse_present, refuse_strange
    from lkj_rules.errors import InputError

    for module in ("docx", "xlsxwriter", "jinja2"):
        require_extra(module, "lkj-rules reviu")
    sources, missing = find_sources(reports, skip_unrelated=False)
    several, root = len(sources) > 1, Path(folder)
    folders = folders_for(root, [each.shown for each in sources]) if several else [root]
    for each in folders:
        refuse_strange(each, NAMES)
    listed = [root / LIST] if several else []
    refuse_present([*listed, *(each / name for each in folders for name in NAMES)], force=force)
    _say_unused(reports, judging)
    settings = settle(reports, **{**judging, "isolated": True})
    given = {"reviewer": reviewer, "position": position, "office": office, "place": place, "number": number}
    details = details_of(given, signed, settings, severity)
    if several:
        return _write_all(dict(zip(folders, sources, strict=True)), root, details, settings, missing)
    if missing or not sources:
        raise InputError(tuple(missing))
    session, names = write_papers(sources[0], root, details, settings)
    screen.report_problems(session.problems, settings.bahasa)
    click.echo("\n".join((*names, _next_step(session, details))))
    return session.status


def _write_all(
    sources: Mapping[Path, Source], root: Path, details: Details, settings: Settings, missing: Sequence[Problem]
) -> int:
    """
    Write the papers of each report into its folder, and a list of all; name them, most severe first, and give the highest status.

    One that cannot be read is reported at the end; it stands in the list, and does not stop the others.
    """
    from lkj_rules.cli import screen
    from lkj_rules.cli.targets import write_together
    from lkj_rules.errors import InputError
    from lkj_rules.render.docx import list_of_reports
    from lkj_rules.render.docx.matters import obstacles_to_statement
    from lkj_rules.render.views.overview import overview
    from lkj_rules.render.wording import found_sentence

    sessions: dict[str, tuple[Session, str]] = {}
    problems = list(missing)
    for folder, source in screen.progress(sources.items(), ("Mereviu", "Reviewing"), len(sources)):
        try:
            session, _ = write_papers(source, folder, details, settings, quiet=True)
        except InputError as error:
            problems += error.problems
        else:
            sessions[session.reports[0].path] = session, folder.relative_to(root).as_posix()
            problems += session.problems
    ranked = [sessions[row.report.path] for row in overview([session.reports[0] for session, _ in sessions.values()])]
    problems = list(dict.fromkeys(problems))
    screen.report_problems(problems, settings.bahasa)
    if ranked:
        paper = list_of_reports(ranked, problems, details)
        click.echo("\n".join(write_together(str(root), {LIST: paper})))
    for session, name in ranked:
        found = found_sentence(session.reports[0].result.findings, settings.bahasa)
        click.echo(f"{(root / name).as_posix()}/: {found or pick(('tidak ada temuan', 'nothing found'))}")
    drafted = sum(not obstacles_to_statement(each.reports[0], each, details.left_out) for each, _ in ranked)
    click.echo(pick((
        f"Berkas reviu ditulis untuk {len(ranked)} dari {len(sources)} laporan; naskah pernyataan disusun untuk {drafted}.",
        f"Papers written for {len(ranked)} of {len(sources)} reports; the statement is drafted for {drafted}.",
    )))  # fmt: skip
    return max(UNREADABLE if problems else 0, *(session.status for session, _ in ranked))


def _say_unused(reports: Sequence[str], judging: dict[str, Any]) -> None:
    """
    Say on standard error that configuration lies near reports: papers of a review follow none that the reviewer did not name.
    """
    from lkj_rules.cli.settings import config_name
    from lkj_rules.files.config_reader import find_config

    found = () if judging["config"] or judging["isolated"] else map(find_config, reports)
    for path in dict.fromkeys(each for each in found if each is not None):
        name = config_name(path)
        click.echo(pick((
            f"{name} tidak dipakai; untuk memakainya, tambahkan --config {name}.",
            f"{name} is not used; add --config {name} to use it.",
        )), err=True)  # fmt: skip


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
