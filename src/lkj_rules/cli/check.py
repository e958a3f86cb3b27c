"""
``lkj-check``: check reports against the rules.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from lkj_rules.cli.command import VERSION, Command, option, own_version, uncollected
from lkj_rules.cli.errors import WrongUsage
from lkj_rules.cli.language import pick
from lkj_rules.cli.options import LINES, PATH, complete_formats, judging, reports, scans

_EXAMPLES = (
    """\
Contoh:
  lkj-check report.json                           periksa satu laporan
  lkj-check laporan/                              semua laporan dalam folder
  lkj-check --select TGT,CAP002 report.json       hanya aturan target dan CAP002
  lkj-check --format markdown=reviu.md report.json
                                                  ringkasan checklist reviu
  lkj-check --format html=hasil.html report.json  satu halaman untuk dibaca
  lkj-check --format xlsx=kkr.xlsx report.json    kertas kerja reviu
  lkj-check --lang en report.json                 berbahasa Inggris

Status keluar:
  0  tidak ada temuan pada atau di atas ambang (--fail-on)
  1  ada temuan
  2  cara pakai salah
  3  laporan atau berkas aturan tidak dapat dibaca
  4  ada aturan yang rusak, atau gangguan dalam program

Belum punya report.json?  lkj-rules init
Arti sebuah aturan:       lkj-rules explain TGT004
""",
    """\
Examples:
  lkj-check report.json                           check one report
  lkj-check reports/                              every report below a folder
  lkj-check --select TGT,CAP002 report.json       only target rules and CAP002
  lkj-check --format markdown=review.md report.json
                                                  summary by the reviu checklist
  lkj-check --format html=out.html report.json    one page to read
  lkj-check --format xlsx=kkr.xlsx report.json    working papers of a review
  lkj-check --lang id report.json                 in Indonesian

Exit status:
  0  nothing at or above the threshold (--fail-on)
  1  findings
  2  wrong usage
  3  a report or a rule file cannot be read
  4  a rule broke, or an internal fault

No report.json yet?       lkj-rules init
What a rule asks:         lkj-rules explain TGT004
""",
)


@click.command("lkj-check", cls=Command, examples=_EXAMPLES, about=(
    "Periksa laporan kinerja (report.json) terhadap aturan. LAPORAN: berkas, folder (semua laporan di dalamnya), atau -.",
    "Check performance reports (report.json) against the rules. REPORT: files, folders (all reports in them), or - (stdin).",
))
@reports
@option("--format", "formats", multiple=True, metavar="NAME[=FILE]", shell_complete=complete_formats, about=(
    "terminal (bawaan), json, jsonl, markdown, sarif, junit, github, html, xlsx; boleh berulang, dengan berkas: html=out.html.",
    "terminal (the default), json, jsonl, markdown, sarif, junit, github, html or xlsx; repeatable, with a file: html=out.html.",
))
@option("--output", metavar="FILE", type=PATH, about=(
    "Tulis hasil ke berkas; berkas ditulis utuh atau tidak sama sekali.", "Write the result to a file, whole or not at all.",
))
@option("--force", is_flag=True, about=(
    "Timpa juga berkas yang dapat menjadi masukan: laporan, TOML, JSON, atau dokumen yang bukan hasil pemeriksaan.",
    "Overwrite also what could be an input: reports, TOML, and JSON or documents that are not results of a check.",
))
@judging
@option("--fail-on", type=click.Choice(("error", "warning", "info", "never")), about=(
    "Tingkat temuan yang memberi status keluar 1; bawaannya error.",
    "The severity from which findings give exit status 1; the default is error.",
))
@option("--jobs", type=click.IntRange(1, 256), metavar="N", about=(
    "Periksa banyak laporan dengan N proses; bawaannya 1.", "Check many reports on N processes; 1 by default.",
))
@option("--cluster", metavar="ADDRESS", about=(
    "Periksa dengan klaster Dask di alamat ini, misalnya tcp://10.0.0.5:8786.",
    "Check with the Dask cluster at this address, such as tcp://10.0.0.5:8786.",
))
@option("--resume", is_flag=True, about=(
    "Lanjutkan berkas jsonl dari pemeriksaan yang terhenti.", "Take up the jsonl file of a run that was stopped.",
))
@option("--max-size", type=click.IntRange(1, 4096), metavar="MB", about=(
    "Besar laporan paling banyak; bawaannya 64.", "The size that a report may have; 64 by default.",
))
@option("--alone", is_flag=True, about=(
    "Jangan cari laporan lain: tahun lain di sekitarnya, atau yang menyebut berkas ini sebagai dokumennya.",
    "Look for no other reports: other years next to it, or those that name this file as a document of theirs.",
))
@option("-v", "--verbose", is_flag=True, about=(
    "Tampilkan setiap temuan selengkapnya di terminal.", "Show every finding in full on the terminal.",
))
@option("--by", type=click.Choice(("severity", "document")), default="severity", about=(
    "Urutan di terminal: yang terberat dahulu (bawaan), atau semua temuan dokumen demi dokumen.",
    "The order on the terminal: the most severe first (the default), or all findings document by document.",
))
@option("--join", is_flag=True, about=(
    "Satukan semua PDF dan berkas Word yang disebut menjadi satu laporan: bab, lampiran, perjanjiannya.",
    "Make one report of all PDFs and Word files named: its chapters, annexes, agreements.",
))
@scans
@option("--skip-unrelated", is_flag=True, about=(
    "Lewati berkas yang bukan laporan, tanpa pesan.", "Skip files that are not reports, without a message.",
))
def main(
    *, reports: tuple[str, ...], formats: tuple[str, ...], output: str | None, force: bool, verbose: bool, by: str,
    skip_unrelated: bool, resume: bool, join: bool, scans: bool, **judging: Any,
) -> int:  # fmt: skip
    """
    Check reports and deliver what was found in every format asked for.
    """
    with uncollected(stays=True):
        import attrs  # here, so that an installation that lacks it ends with 4 as any broken one does

        from lkj_rules.cli import outputs, run, screen
        from lkj_rules.cli.settings import settle
        from lkj_rules.cli.sources import PAPERS, find_sources

        settings = settle(reports, **judging)
    if settings.cluster is not None:
        outputs.require_extra("distributed", "--cluster", "klaster")
    wanted = outputs.read_outputs(formats, output)
    sources, missing = find_sources(reports, skip_unrelated=skip_unrelated, from_parts=not settings.alone)
    targets, inputs = [each.target for each in wanted if each.target is not None], [source.path for source in sources]
    if targets:
        from lkj_rules.cli.protection import refuse_overwriting

        refuse_overwriting(targets, reports=inputs, inputs=settings.read, force=force)
    if join:
        from lkj_rules.cli.papers import joined  # few runs read papers

        sources = joined(sources)
    sources = [attrs.evolve(each, scans=scans) for each in sources]
    if resume and (wanted[0].format != LINES or not targets):
        raise WrongUsage((
            "--resume memerlukan berkas yang dilanjutkan: --format jsonl=hasil.jsonl",
            "--resume needs the file to take up: --format jsonl=result.jsonl",
        ))
    if wanted[0].format == LINES:
        from lkj_rules.cli.archive import check_archive

        return check_archive(sources, missing, settings, target=wanted[0].target, resume=resume)
    workbook = outputs.workbook_among(sources, wanted)
    years = run.other_years(sources, settings)
    checked, unread = run.check_sources(sources, settings, years)
    version = "" if all(each.format == "terminal" for each in wanted) else own_version()
    session = run.session_of(settings, checked, (*missing, *unread), years=years, version=version)
    screen.report_problems(session.problems, settings.bahasa)
    screen.report_left_out(checked)
    if sum(Path(each.path).suffix.lower() in PAPERS for each in sources) > 1:
        from lkj_rules.cli.papers import parts_hint

        if (hint := parts_hint(sources, checked, unread)) is not None:
            click.echo(pick(hint), err=True)
    if checked or session.problems or not skip_unrelated:
        outputs.deliver(wanted, session, verbose=verbose, by_document=by == "document", workbook=workbook, sources=sources)
    return session.status


main.params.append(VERSION)
