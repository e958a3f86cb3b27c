"""
``lkj-rules import-table`` into reports of several files and into workbooks; several imports into one report.
"""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from click.testing import CliRunner, Result
from openpyxl.comments import Comment

from lkj_rules.api import read_report
from lkj_rules.cli import toolbox
from lkj_rules.files.form.writer import write_form

REPORT: dict[str, Any] = {
    "format": "lkj-rules/1", "entitas": {"nama": "Dinas Contoh", "level": "skpd"}, "tahun": 2016,
    "indikator": [{"kode": "AKTIF", "nama": "Jumlah koperasi aktif"}, {"kode": "SEHAT", "nama": "Persentase koperasi sehat"}],
}  # fmt: skip


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Run in a folder with a report and two tables.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LKJ_LANG", raising=False)
    Path("report.json").write_text(json.dumps(REPORT), encoding="utf-8")
    Path("rkt.csv").write_text("Indikator;Target\nJumlah koperasi aktif;16.478\nPersentase koperasi sehat;80 %\n", encoding="utf-8")
    Path("ukur.csv").write_text(
        "Indikator;Target;Realisasi;Capaian\nJumlah koperasi aktif;16.487;16.542;100,39\n", encoding="utf-8",
    )  # fmt: skip


def call(*arguments: str) -> Result:
    """
    Import a table.
    """
    return CliRunner().invoke(toolbox.main, ["import-table", *arguments], prog_name="lkj-rules")


def test_documents_in_files_of_their_own() -> None:
    """
    A table goes into the file that holds its document; the report itself, and files without news, stay as they are.
    """
    own = json.dumps(REPORT | {"rkt": ["rkt.json"], "iku": "iku.json"}, indent=1)
    Path("report.json").write_text(own, encoding="utf-8")
    Path("rkt.json").write_text('{"baris": [{"indikator": "AKTIF", "target": "16.478"}]}', encoding="utf-8")
    Path("iku.json").write_text('{"baris": [{"indikator": "AKTIF"}]}', encoding="utf-8")

    result = call("rkt.csv", "--as", "rkt")

    assert result.exit_code == 0
    assert "1 nilai ditambahkan" not in result.output
    assert "2 nilai ditambahkan, 2 sudah ada, 0 berbeda, 0 masih terbuka." in result.output
    assert json.loads(Path("rkt.json").read_text(encoding="utf-8")) == {
        "baris": [{"indikator": "AKTIF", "target": "16.478"}, {"indikator": "SEHAT", "target": "80 %"}],
    }
    assert Path("report.json").read_text(encoding="utf-8") == own
    assert json.loads(Path("rkt.json.bak").read_text(encoding="utf-8"))["baris"] == [{"indikator": "AKTIF", "target": "16.478"}]
    assert not Path("iku.json.bak").exists()
    assert len(read_report("report.json").laporan.rkt[0].baris) == 2


def test_a_workbook_is_filled() -> None:
    """
    A table goes into the workbook; comments and values of cells stay, sheets that are no form are named, the file before is kept.
    """
    rkt = [{"baris": [{"indikator": "AKTIF", "target": {"teks": "16.478", "catatan": "Tinta luntur."}}]}]
    book = openpyxl.load_workbook(BytesIO(write_form(REPORT | {"rkt": rkt}, year=2016)))
    cell = next(cell for row in book["RKT"].iter_rows() for cell in row if cell.value == "16.478")
    cell.comment = Comment(f"{cell.comment.text}\nTanyakan ke bidang data.", "P")
    book.create_sheet("Catatan")["A1"] = "rapat"
    book.save("isian.xlsx")
    before = Path("isian.xlsx").read_bytes()

    result = call("ukur.csv", "--as", "pengukuran", "--to", "isian.xlsx")

    assert result.exit_code == 0
    laporan = read_report("isian.xlsx").laporan
    assert laporan.lkj is not None
    row = laporan.lkj.tabel[0].baris[0]
    assert row.realisasi is not None
    assert (row.indikator, row.realisasi.teks) == ("AKTIF", "16.542")
    assert laporan.rkt[0].baris[0].target.catatan == "Tinta luntur."
    written = openpyxl.load_workbook("isian.xlsx")
    comments = [cell.comment.text for row in written["RKT"].iter_rows() for cell in row if cell.value == "16.478" and cell.comment]
    assert comments == ["catatan: Tinta luntur.\nTanyakan ke bidang data."]
    assert "Lembar Catatan bukan bagian isian; ada di isian.xlsx.bak saja." in result.output
    assert Path("isian.xlsx.bak").read_bytes() == before


def test_only_xlsx_is_written() -> None:
    """
    Another workbook is read but not written; what is no report at all is refused as every command does.
    """
    form = write_form(REPORT, year=2016)
    Path("isian.xlsm").write_bytes(form)
    Path("lain.xlsx").write_bytes(b"PK\x03\x04 and more")

    assert "simpan sebagai .xlsx" in call("ukur.csv", "--as", "pengukuran", "--to", "isian.xlsm").output
    assert call("ukur.csv", "--as", "pengukuran", "--to", "lain.xlsx").exit_code == 3
    assert Path("isian.xlsm").read_bytes() == form


def test_several_imports_fill_one_report() -> None:
    """
    Tables of several files add up to one report; what differs names both files with their rows, and is not overwritten.
    """
    Path("lalu.csv").write_text("Indikator;Realisasi 2015\nPersentase koperasi sehat;71,5\n", encoding="utf-8")
    Path("uang.csv").write_text("Kode;Uraian;Pagu;Realisasi\n1.01;Program A;2.000;1.900\n;Jumlah;2.000;1.900\n", encoding="utf-8")
    Path("lain.csv").write_text(
        "Indikator;Realisasi;Capaian\nJumlah koperasi aktif;16.542;100,4\nPersentase koperasi sehat;78,2;97,75\n", encoding="utf-8",
    )  # fmt: skip

    codes = [
        call(f"{name}.csv", "--as", kind).exit_code
        for name, kind in (("rkt", "rkt"), ("ukur", "pengukuran"), ("lalu", "laporan_lalu"), ("uang", "anggaran"))
    ]
    result = call("lain.csv", "--as", "pengukuran")

    assert codes == [0, 0, 0, 0]
    assert result.exit_code == 1
    assert "Berbeda (1)" in result.output
    assert "/lkj/tabel/pengukuran/baris/AKTIF/capaian" in result.output
    assert "ada   100,39  (ukur.csv tabel 1 baris 2 kolom 1)" in result.output
    assert "tabel 100,4  (lain.csv tabel 1 baris 2 kolom 1)" in result.output
    found = json.loads(Path("report.json").read_text(encoding="utf-8"))
    assert [(row["indikator"], row["realisasi"], row["capaian"]) for row in found["lkj"]["tabel"][0]["baris"]] == [
        ("AKTIF", "16.542", "100,39"), ("SEHAT", "78,2", "97,75"),
    ]  # fmt: skip
    assert found["laporan_lalu"] == [{"tahun": 2015, "baris": [{"indikator": "SEHAT", "realisasi": "71,5"}]}]
    assert found["anggaran"][0]["total"] == {"pagu": "2.000", "realisasi": "1.900"}
    sources = json.loads(Path("report.json.impor").read_text(encoding="utf-8"))
    assert sources["/lkj/tabel/pengukuran/baris/SEHAT"] == "lain.csv tabel 1 baris 3 kolom 1"
    assert sources["/rkt//baris/AKTIF"] == "rkt.csv tabel 1 baris 2 kolom 1"


def test_a_table_of_libreoffice() -> None:
    """
    An ODS file is read as it is shown: formats, an objective merged over rows, a hidden row left out and named.
    """
    def cell(text: str, kind: str = "string", more: str = "") -> str:
        return f'<table:table-cell office:value-type="{kind}" {more}><text:p>{text}</text:p></table:table-cell>'

    rows = (
        "".join(map(cell, ("Sasaran", "Indikator", "Target", "Realisasi", "Capaian"))),
        cell("Koperasi kuat", more='table:number-rows-spanned="2"') + cell("Jumlah koperasi aktif")
        + cell("16.478", "float", 'office:value="16478"') + cell("16.542", "float", 'office:value="16542"')
        + cell("100,39 %", "percentage", 'office:value="1.00388"'),
        "<table:covered-table-cell/>" + cell("Persentase koperasi sehat") + cell("80", "float", 'office:value="80"')
        + '<table:table-cell table:number-columns-repeated="2"/>',
    )  # fmt: skip
    hidden = f'<table:table-row table:visibility="collapse">{cell("rahasia")}</table:table-row>'
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    space = "urn:oasis:names:tc:opendocument:xmlns"
    names = " ".join(f'xmlns:{each}="{space}:{each}:1.0"' for each in ("office", "table", "text"))
    content = f'<office:body {names}><table:table table:name="Ukur">{body}{hidden}</table:table></office:body>'
    with ZipFile("ukur.ods", "w") as archive:
        archive.writestr("content.xml", content)

    result = call("ukur.ods", "--as", "pengukuran", "--register")

    assert result.exit_code == 1
    assert "Ukur!4" in result.output
    found = json.loads(Path("report.json").read_text(encoding="utf-8"))
    assert found["lkj"]["tabel"][0]["baris"] == [
        {
            "indikator": "AKTIF", "sasaran": "S1", "target": {"teks": "16.478", "notasi": "koma"},
            "realisasi": {"teks": "16.542", "notasi": "koma"}, "capaian": "100,39 %",
        },
        {"indikator": "SEHAT", "sasaran": "S1", "target": "80", "realisasi": None, "capaian": None},
    ]  # fmt: skip
    sources = json.loads(Path("report.json.impor").read_text(encoding="utf-8"))
    assert sources["/lkj/tabel/pengukuran/baris/AKTIF"] == "ukur.ods Ukur!B2"
