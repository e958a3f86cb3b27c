"""
``lkj-rules import``: a finished report, in PDF or Word, as a draft of ``report.json`` or of the workbook.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lkj_rules.cli.command import Command, examples, option, own_version
from lkj_rules.cli.language import pick
from lkj_rules.cli.options import PATH, scans

if TYPE_CHECKING:  # loaded when a report is imported
    from lkj_rules.drafts.draft import Draft
    from lkj_rules.tables.merge import Merge

_ABOUT = (
    (
        "Baca laporan yang sudah jadi (PDF atau Word; beberapa berkas menjadi satu laporan) dan tulis rancangannya: report.json "
        "atau buku kerja. Tabel dikenali dari judul, kolom, dan barisnya; yang meragukan ditandai, yang tidak pasti dibiarkan "
        "terbuka dan disebutkan. Bila hasilnya sudah ada, yang tertulis di sana dipertahankan dan yang berbeda "
        "disebutkan. Status akhir 1 bila ada yang terbuka atau berbeda."
    ),
    (
        "Read a finished report (PDF or Word; several files make one report) and write a draft of it: report.json or a workbook. "
        "Tables are recognised by titles, columns and rows; what is doubtful is marked, what is uncertain is left open and listed. "
        "Where the target exists, what is written there is kept, and what differs is listed. The exit status is 1 where something "
        "is open or differs."
    ),
)


@click.command("import", cls=Command, about=_ABOUT, examples=examples(
    ("lkj-rules import lkj.pdf --to isian.xlsx", ("rancangan untuk diperiksa di Excel", "a draft to be checked in Excel")),
    ("lkj-rules import bab3.pdf pk.docx --to report.json", ("satu laporan, beberapa berkas", "one report in several files")),
))
@click.argument("files", metavar="FILE...", type=PATH, nargs=-1, required=True)
@option("--to", "target", metavar="TARGET", type=PATH, required=True, about=(
    "Hasilnya: report.json, atau buku kerja (.xlsx).", "The result: report.json, or a workbook (.xlsx).",
))
@option("--dry-run", is_flag=True, about=("Tampilkan saja; tidak ada yang ditulis.", "Only show; write nothing."))
@scans
def import_report(*, files: tuple[str, ...], target: str, dry_run: bool, scans: bool) -> int:
    """
    Draft the report, merge it into the target, list what is open, and end with 1 where something is left to decide.
    """
    from lkj_rules.cli.import_page import write_report
    from lkj_rules.cli.outputs import check_target, report_content
    from lkj_rules.cli.papers import draft_papers, summary_line
    from lkj_rules.cli.sources import shown_name
    from lkj_rules.cli.targets import write_whole
    from lkj_rules.files.json_writer import write_json
    from lkj_rules.files.report_reader import parse_report
    from lkj_rules.tables.merge import Merge
    from lkj_rules.tables.target_report import SUFFIX, TargetReport

    check_target(target, "import --to .xlsx")
    shown = {path: shown_name(path) for path in files}
    report = TargetReport.read(Path(target)) if Path(target).exists() else None
    document: dict[str, Any] = {} if report is None else report.document
    drafted = draft_papers(shown, document or None, scans=scans)
    merge = Merge(", ".join(shown.values()), {} if report is None else report.sources)
    merge.into(document, drafted.document)
    if report is None:
        parse_report(write_json(document).encode(), name=target)
        contents: Mapping[Path, str | bytes] = {Path(target): report_content(document, target)}
    else:
        contents = report.checked(own_version())
    for line in _page(drafted, merge):
        click.echo(line)
    click.echo(pick(summary_line(drafted.summary)))
    if not dry_run:
        write_whole(target + SUFFIX, json.dumps({**merge.sources, **merge.rows}, ensure_ascii=False, indent=0) + "\n")
        write_report(contents, report)
    return 1 if drafted.open or merge.differences else 0


def _page(drafted: Draft, merge: Merge) -> Iterator[str]:
    """
    Give the lines that show what became of the papers.
    """
    from lkj_rules.cli.import_page import cut, difference_lines, open_lines
    from lkj_rules.render.text import plain

    entity = drafted.document["entitas"]
    yield f"{plain(entity['nama'])}, {drafted.document['tahun']}"
    yield ""
    yield pick(("Tabel", "Tables"))
    yield from cut([f"  {plain(line)}" for line in _tables(drafted)])
    yield from open_lines(drafted.open)
    yield from difference_lines(merge.differences, pick(("laporan", "paper")))
    yield ""


def _tables(drafted: Draft) -> Iterator[str]:
    """
    Say what each table is; why, where its columns and title say so, as they do of tables of indicators.
    """
    for found in drafted.tables:
        if found.kind:
            why = found.decision.why
            reason = f" ({pick((why.id, why.en))})" if found.decision.kind is not None else ""
            yield f"{found.kind}: {found.title or found.grid.name}, {pick(('hal.', 'p.'))} {found.pages}{reason}"
