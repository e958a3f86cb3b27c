"""
``lkj-rules convert``: a report from report.json into the workbook, or back, without a loss.
"""

from __future__ import annotations

from pathlib import Path

import click

from lkj_rules.cli.command import Command, examples
from lkj_rules.cli.options import PATH, force, report


@click.command("convert", cls=Command, about=(
    "Ubah report.json menjadi buku kerja (.xlsx), atau buku kerja (.xlsx, .ods) menjadi report.json, tanpa kehilangan isi.",
    "Convert report.json into a workbook (.xlsx), or a workbook (.xlsx, .ods) into report.json, without a loss.",
), examples=examples(
    ("lkj-rules convert report.json isian.xlsx", ("untuk diisi terus di Excel", "to go on filling in with Excel")),
    ("lkj-rules convert isian.xlsx hasil.json", ("format yang dibaca program lain", "the format that programs read")),
))
@report
@click.argument("target", metavar="TARGET", type=PATH)
@force
def convert(*, report: str, target: str, force: bool) -> None:
    """
    Read the one, write the other, and name it.
    """
    from lkj_rules.cli.outputs import check_target, report_content
    from lkj_rules.cli.sources import shown_name
    from lkj_rules.cli.targets import refuse_present, write_whole
    from lkj_rules.files.report_reader import read_whole

    check_target(target, "convert")
    refuse_present([Path(target)], force=force)
    document = read_whole(report, name=shown_name(report))
    write_whole(target, report_content(document, target))
    click.echo(Path(target).as_posix())
