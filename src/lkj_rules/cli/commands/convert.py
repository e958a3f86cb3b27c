"""
``lkj-rules convert``: a report from report.json into the workbook, or back, without a loss.
"""

from __future__ import annotations

from pathlib import Path

import click

from lkj_rules.cli.command import Command, examples, own_version
from lkj_rules.cli.errors import WrongUsage
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
    from lkj_rules.cli.sources import shown_name
    from lkj_rules.cli.targets import refuse_present, write_whole
    from lkj_rules.files.report_reader import read_whole

    suffix = Path(target).suffix.lower()
    if suffix not in {".json", ".xlsx"}:
        raise WrongUsage((
            f"{target}: nama hasil berakhir dengan .json atau .xlsx.",
            f"{target}: the name of the result ends with .json or .xlsx.",
        ))
    if suffix == ".xlsx":
        from lkj_rules.cli.outputs import require_extra

        require_extra("xlsxwriter", "convert", "xlsx")
    refuse_present([Path(target)], force=force)
    document = read_whole(report, name=shown_name(report))
    if suffix == ".xlsx":
        from lkj_rules.files.form.writer import write_form

        write_whole(target, write_form(document, year=int(document["tahun"]), version=own_version()))
    else:
        from lkj_rules.files.json_writer import write_json

        write_whole(target, write_json(document))
    click.echo(Path(target).as_posix())
