"""
``lkj-rules init``: a report.json to fill in, with a short guide next to it.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from lkj_rules.cli.command import Command, examples, option, own_version
from lkj_rules.cli.errors import WrongUsage
from lkj_rules.cli.language import pick
from lkj_rules.cli.options import PATH, force

LEVELS = ("kl", "pemda", "skpd", "unit_kerja", "satker")


@click.command("init", cls=Command, about=(
    "Tulis buku kerja Excel atau report.json untuk diisi. Berkas yang sudah ada tidak ditimpa.",
    "Write an Excel workbook or a report.json to fill in. Existing files are not overwritten.",
), examples=examples(
    ("lkj-rules init --xlsx isian.xlsx", ("buku kerja kosong untuk Excel", "an empty workbook for Excel")),
    ("lkj-rules init --level skpd", ("report.json dalam folder ini", "report.json in this folder")),
    ("lkj-rules init kpu --level satker --tahun 2024", ("dalam folder kpu, tahun 2024", "in the folder kpu, year 2024")),
))
@click.argument("folder", default=".", metavar="[FOLDER]")
@option("--xlsx", "workbook", metavar="FILE", type=PATH, about=(
    "Tulis buku kerja kosong, bukan report.json; lkj-check memeriksanya langsung.",
    "Write an empty workbook instead of report.json; lkj-check checks it as it is.",
))
@option("--level", type=click.Choice(LEVELS), about=(
    "Jenis instansi; skpd ialah dinas, badan, atau rumah sakit daerah. Ditanyakan bila tidak disebut.",
    "Kind of office; skpd is an office or hospital of a region. Asked for when not given.",
))
@option("--tahun", type=click.IntRange(1900, 2100), metavar="YEAR", about=(
    "Tahun laporan; bawaannya tahun lalu.", "Year of the report; last year by default.",
))
@force
def init(*, folder: str, workbook: str | None, level: str | None, tahun: int | None, force: bool) -> None:
    """
    Write the workbook, or the report and the guide, and name them.
    """
    from lkj_rules.cli.targets import STARTER, make_folder, refuse_present, write_whole

    year = datetime.now(tz=UTC).year - 1 if tahun is None else tahun
    if workbook is not None:
        _write_workbook(Path(folder, workbook), year, level, force=force)
        return
    guide = pick(("PANDUAN.md", "GUIDE.md"))
    contents = {Path(folder, name): (STARTER / name).read_text(encoding="utf-8") for name in ("report.json", guide)}
    refuse_present(contents, force=force)
    while level not in LEVELS:
        click.echo(pick(("Jenis instansi", "Kind of office")) + f" ({', '.join(LEVELS)}): ", err=True, nl=False)
        answer = sys.stdin.readline()
        if not answer:  # nobody is there to answer
            raise WrongUsage(("Sebutkan jenis instansinya dengan --level.", "Name the kind of office with --level."))
        level = answer.strip()
    make_folder(Path(folder))
    for path, text in contents.items():
        write_whole(path, text.replace("@YEAR@", str(year)).replace("@LEVEL@", level))
        click.echo(path.as_posix())


def _write_workbook(path: Path, year: int, level: str | None, *, force: bool) -> None:
    from lkj_rules.cli.outputs import require_extra
    from lkj_rules.cli.targets import make_folder, refuse_present, write_whole

    require_extra("xlsxwriter", "init --xlsx", "xlsx")
    from lkj_rules.files.form.writer import write_form

    if path.suffix.lower() != ".xlsx":
        raise WrongUsage((f"{path}: nama buku kerja berakhir dengan .xlsx.", f"{path}: the name of a workbook ends with .xlsx."))
    refuse_present([path], force=force)
    make_folder(path.parent)
    office = {} if level is None else {"entitas": {"level": level}}
    write_whole(path, write_form({**office, "tahun": year}, year=year, version=own_version()))
    click.echo(path.as_posix())
