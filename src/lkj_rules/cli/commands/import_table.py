"""
``lkj-rules import-table``: a table as an office has it, in Excel, Word, CSV or on the clipboard, into ``report.json``.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lkj_rules.cli import screen
from lkj_rules.cli.command import Command, examples, option, own_version
from lkj_rules.cli.errors import WrongUsage
from lkj_rules.cli.language import pick
from lkj_rules.cli.options import PATH

if TYPE_CHECKING:  # loaded when a table is imported
    from lkj_rules.tables.entries import Aim
    from lkj_rules.tables.target_report import TargetReport
    from lkj_rules.tables.vocabulary import Kind

KINDS = (
    "pengukuran", "perbandingan", "analisis", "laporan_lalu", "pk", "renstra", "rkt", "rencana_aksi", "iku", "anggaran", "data",
)
_LEVELS = ("puncak", "menengah", "bawah")
_LONG = 2_000
"""Rows from which on a person waits."""


_ABOUT = (
    (
        "Masukkan sebuah tabel ke report.json: Excel, LibreOffice, Word (.docx), CSV, atau tempelan papan klip (berkas ditulis -). "
        "Arti kolom dan indikator setiap baris ditampilkan; yang tidak pasti dibiarkan terbuka dan disebutkan, tidak ditebak. "
        "Yang sudah ada dalam laporan tidak ditimpa; yang berbeda disebutkan dengan kedua nilainya. Pilihan disimpan di samping "
        "berkasnya (NAMA.map.toml) dan dipakai lagi. Status akhir 1 bila ada yang terbuka atau berbeda."
    ),
    (
        "Put a table into report.json: Excel, LibreOffice, Word (.docx), CSV, or pasted from the clipboard (the file is -). "
        "What columns mean and which indicator each row is are shown; what is uncertain is left open and listed, never guessed. "
        "What the report has is not overwritten; what differs is listed with both values. Choices are kept next to the file "
        "(NAME.map.toml) and used again. The exit status is 1 where something is open or differs."
    ),
)


@click.command("import-table", cls=Command, about=_ABOUT, examples=examples(
    ("lkj-rules import-table iku.docx --as iku --register", ("daftarkan juga indikatornya", "register the indicators too")),
    ("lkj-rules import-table ukur.xlsx --as pengukuran", ("tanya yang tidak pasti", "ask what is uncertain")),
    ("lkj-rules import-table pk.docx --as pk --sheet 2 --jenjang puncak", ("tabel kedua berkas Word", "second table of a file")),
    ("lkj-rules import-table dpa.csv --as anggaran --id murni", ("anggaran dengan versinya", "a budget with its version")),
    ("xclip -o -t text/html | lkj-rules import-table - --as data", ("tabel salinan dari Word", "a table copied from Word")),
))
@click.argument("file", metavar="FILE", type=PATH)
@option("--as", "kind", type=click.Choice(KINDS), metavar="NAME", required=True, about=(
    f"Masuk sebagai apa: {', '.join(KINDS)}.", f"What it is imported as: {', '.join(KINDS)}.",
))
@option("--to", metavar="REPORT", type=PATH, default="report.json", about=(
    "Laporan yang diisi; bawaannya report.json.", "The report to add to; report.json by default.",
))
@option("--sheet", metavar="NAME|N", about=("Lembar atau nomor tabelnya.", "The sheet, or the number of the table."))
@option("--id", "name", metavar="NAME", about=(
    "Nama tabel, perjanjian, atau versi anggaran dalam laporan.", "Name of the table, agreement or budget version in the report.",
))
@option("--jenjang", type=click.Choice(_LEVELS), about=("Jenjang perjanjian yang baru.", "Level of a new agreement."))
@option("--period", metavar="2020-2024", about=(
    "Tahun pertama dan terakhir Renstra yang baru.", "First and last year of a new Renstra.",
))
@option("--map", "map_file", metavar="FILE", type=PATH, about=(
    "Berkas pemetaan; bawaannya NAMA.map.toml di samping tabelnya.", "File of choices; NAME.map.toml next to the table by default.",
))
@option("--register", is_flag=True, about=(
    "Daftarkan indikator dan sasaran yang belum ada dan tidak mirip satu pun, dengan kode I1, S1, dan seterusnya.",
    "Register indicators and objectives that are new and like none there is, under codes I1, S1 and so on.",
))
@option("--dry-run", is_flag=True, about=("Tampilkan saja; tidak ada yang ditulis.", "Only show; write nothing."))
def import_table(
    *, file: str, kind: str, to: str, sheet: str | None, name: str | None, jenjang: str | None, period: str | None,
    map_file: str | None, register: bool, dry_run: bool,
) -> int:
    """
    Import the table, show what became of it, and end with 1 where something is left to decide.
    """
    from lkj_rules.cli.import_page import Screen, page, write_report
    from lkj_rules.cli.targets import write_whole
    from lkj_rules.files.file_access import read_bytes
    from lkj_rules.tables.choices import MapFile
    from lkj_rules.tables.entries import Aim
    from lkj_rules.tables.likeness import Register
    from lkj_rules.tables.merge import Merge
    from lkj_rules.tables.source import LIMIT, read_grids
    from lkj_rules.tables.table_import import TableImport, choose
    from lkj_rules.tables.target_report import SUFFIX, TargetReport
    from lkj_rules.tables.vocabulary import Kind

    pasted = file == "-"
    shown = pick(("tempelan", "pasted")) if pasted else Path(file).as_posix()
    if not Path(to).exists():
        raise WrongUsage((f"{to} tidak ada; mulai dengan lkj-rules init.", f"{to} does not exist; begin with lkj-rules init."))
    report = TargetReport.read(Path(to))
    if report.grid is not None:
        _require_xlsx(to)
    data = sys.stdin.buffer.read(LIMIT + 1) if pasted else read_bytes(file, name=shown, limit=LIMIT)
    default = None if pasted else Path(file).with_suffix(".map.toml")
    place = Path(map_file) if map_file else default
    choices = MapFile(Path("-")) if place is None else MapFile.read(place)
    as_kind = Kind(kind)
    entry, years = name or report.own_entry(as_kind), _period(period)
    aim = Aim(kind=as_kind, id=entry, year=_year(as_kind, entry, report), jenjang=jenjang, period=years)
    with screen.counted((f"Membaca {shown}", f"Reading {shown}"), least=_LONG) as watch:
        grids = read_grids(data, shown, watch)
    headed = choose(grids, aim, sheet, shown)
    person = Screen() if sys.stdin.isatty() and not pasted and not dry_run else None
    table = TableImport(
        headed=headed, aim=aim, choices=choices.table(as_kind, headed.grid.name), register=register,
        indicators=Register([(each.kode, each.nama) for each in report.laporan.indikator]),
        objectives=Register([(each.kode, each.nama) for each in report.laporan.sasaran]),
    )
    table.settle_columns(person)
    part = table.part(person, lambda rows: screen.progress(rows, ("Baris", "Rows"), len(rows), least=_LONG))
    _complete(part, aim, report)
    merge = Merge(shown, report.sources)
    merge.into(report.document, part)
    with screen.counted(("Memeriksa laporan", "Checking the report"), least=0):
        files = report.checked(own_version()) if merge.added else {}
    for line in page(table, merge, shown, to):
        click.echo(line)
    if not dry_run:
        if files:
            write_whole(to + SUFFIX, report.sources_text(merge.rows, shown))
            write_report(files, report)
        if place is not None:
            write_whole(place, choices.written())
            click.echo(pick((f"Pemetaan: {place.as_posix()}.", f"Choices: {place.as_posix()}.")))
    return 1 if table.open or merge.differences else 0


def _require_xlsx(to: str) -> None:
    from lkj_rules.cli.outputs import require_extra

    if not to.lower().endswith(".xlsx"):
        raise WrongUsage((
            f"{to}: hanya buku kerja .xlsx yang dapat diisi; simpan sebagai .xlsx.",
            f"{to}: only workbooks in .xlsx can be added to; save it as .xlsx.",
        ))
    require_extra("xlsxwriter", "import-table --to .xlsx", "xlsx")


def _year(kind: Kind, entry: str, report: TargetReport) -> int:
    """
    Give the year that figures are of where no heading says otherwise: that of the report, or of the earlier one.
    """
    if kind != "laporan_lalu":
        return report.laporan.tahun
    if re.fullmatch(r"(?:19|20)\d\d", entry) is None:
        raise WrongUsage((
            f"--id {entry}: laporan_lalu dinamai menurut tahunnya, misalnya --id 2015.",
            f"--id {entry}: laporan_lalu is named by its year, as in --id 2015.",
        ))
    return int(entry)


def _period(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    found = re.fullmatch(r"((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)", text.strip())
    if found is None or int(found[1]) > int(found[2]):
        raise WrongUsage((f"--period {text}: tulis seperti 2020-2024.", f"--period {text}: write it like 2020-2024."))
    return int(found[1]), int(found[2])


def _complete(part: dict[str, Any], aim: Aim, report: TargetReport) -> None:
    """
    Leave out of an entry what the report's own states already; ask for what a new one must state.
    """
    for entry in part.get("perjanjian_kinerja", ()):
        if any(each.id == aim.id for each in report.laporan.perjanjian_kinerja):
            del entry["jenjang"]
        elif aim.jenjang is None:
            raise WrongUsage((
                f"Perjanjian {aim.id} belum ada dalam laporan: sebutkan --jenjang puncak, menengah, atau bawah.",
                f"The report has no agreement {aim.id} yet: state --jenjang puncak, menengah or bawah.",
            ))
    if "renstra" in part:
        if report.laporan.renstra is not None:
            del part["renstra"]["awal"], part["renstra"]["akhir"]
        elif aim.period is None:
            raise WrongUsage((
                "Laporan belum memuat Renstra: sebutkan tahun pertama dan terakhirnya, misalnya --period 2020-2024.",
                "The report has no Renstra yet: state its first and last year, as in --period 2020-2024.",
            ))
