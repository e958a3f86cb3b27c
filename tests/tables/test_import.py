"""
``lkj-rules import-table``: tables into a report, one after another, with what is left open and what differs.
"""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from lkj_rules.api import read_report
from lkj_rules.cli import check, toolbox
from lkj_rules.cli.import_page import Screen
from lkj_rules.tables.headings import Column
from lkj_rules.tables.likeness import Match
from lkj_rules.tables.vocabulary import Kind

REPORT = {
    "format": "lkj-rules/1", "entitas": {"nama": "Dinas Contoh", "level": "skpd"}, "tahun": 2016,
    "indikator": [
        {"kode": "AKTIF", "nama": "Jumlah Koperasi Aktif (Koperasi)"},
        {"kode": "SEHAT", "nama": "Persentase koperasi sehat"},
        {"kode": "KREDIT", "nama": "Persentase kredit yang diserap UMKM"},
    ],
    "sasaran": [{"kode": "S1", "nama": "Meningkatnya kualitas koperasi"}],
}  # fmt: skip
MEASURED = (
    "No;Sasaran;Indikator Kinerja;Satuan;Target;Realisasi;Capaian (%);Ket\n"
    "1;Meningkatnya kualitas koperasi;Jumlah koperasi aktif;koperasi;16.478;16.542;100,39;\n"
    ";;Prosentase koperasi sehat;%;80;;;belum dirilis\n"
    ";;RATA-RATA;;;;100,39;\n"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Run in a folder with a report and a table.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LKJ_LANG", raising=False)
    Path("report.json").write_text(json.dumps(REPORT), encoding="utf-8")
    Path("ukur.csv").write_text(MEASURED, encoding="utf-8")


def call(*arguments: str, text: str | bytes | None = None) -> Result:
    """
    Import a table.
    """
    return CliRunner().invoke(toolbox.main, ["import-table", *arguments], prog_name="lkj-rules", input=text)


def report() -> dict[str, Any]:
    """
    Give the report as it is now; whatever reads reports must read it.
    """
    read_report("report.json")
    return dict(json.loads(Path("report.json").read_text(encoding="utf-8")))


def test_measurements_are_imported() -> None:
    """
    Columns and rows find their meaning; merged objectives go on, empty cells are null, the mean is a summary row.
    """
    result = call("ukur.csv", "--as", "pengukuran")

    assert report()["lkj"] == {"tabel": [{
        "id": "pengukuran", "jenis": "pengukuran",
        "baris": [
            {
                "indikator": "AKTIF", "sasaran": "S1", "nama": "Jumlah koperasi aktif", "satuan": "koperasi",
                "target": "16.478", "realisasi": "16.542", "capaian": "100,39",
            },
            {"indikator": "SEHAT", "sasaran": "S1", "satuan": "%", "target": "80", "realisasi": None, "capaian": None},
        ],
        "rekap": [{"jenis": "rata_rata", "nama": "RATA-RATA", "sel": {"capaian": "100,39"}}],
    }]}  # fmt: skip
    assert result.exit_code == 1
    assert "kolom H  Ket: judul ini tidak dikenal" in result.output
    assert CliRunner().invoke(check.main, ["report.json"]).exit_code in {0, 1}


def test_choices_are_remembered_and_used_again() -> None:
    """
    What was open stands in the file next to the table; filled in, it is used, and nothing is open any more.
    """
    call("ukur.csv", "--as", "pengukuran", "--dry-run")
    assert not Path("ukur.map.toml").exists()
    call("ukur.csv", "--as", "pengukuran")
    choices = Path("ukur.map.toml")
    text = choices.read_text(encoding="utf-8")
    assert '"Ket" = ""  # judul ini tidak dikenal' in text
    assert '"Jumlah koperasi aktif" = "AKTIF"' in text
    choices.write_text(text.replace('"Ket" = ""', '"Ket" = "alasan"'), encoding="utf-8")

    result = call("ukur.csv", "--as", "pengukuran")

    assert result.exit_code == 0
    assert "1 nilai ditambahkan, 18 sudah ada, 0 berbeda, 0 masih terbuka." in result.output
    assert report()["lkj"]["tabel"][0]["baris"][1]["alasan"] == "belum dirilis"
    assert json.loads(Path("report.json.bak").read_text(encoding="utf-8"))["lkj"]["tabel"][0]["baris"][1].get("alasan") is None


def test_nothing_is_overwritten() -> None:
    """
    What differs is listed with both values and where each is from; equal numbers in other words do not differ.
    """
    call("ukur.csv", "--as", "pengukuran")
    Path("lagi.csv").write_text("Indikator;Capaian;Realisasi\nJumlah koperasi aktif;100.39;17.000\n", encoding="utf-8")

    result = call("lagi.csv", "--as", "pengukuran")

    assert result.exit_code == 1
    assert "Berbeda (1)" in result.output
    assert "/lkj/tabel/pengukuran/baris/AKTIF/realisasi" in result.output
    assert "ada   16.542  (ukur.csv tabel 1 baris 2 kolom 3)" in result.output
    assert "tabel 17.000  (lagi.csv tabel 1 baris 2 kolom 1)" in result.output
    assert report()["lkj"]["tabel"][0]["baris"][0]["realisasi"] == "16.542"


def test_likely_is_not_sure() -> None:
    """
    Another number or a word of denial makes another indicator; what is merely alike is open, with its likeness.
    """
    Path("a.csv").write_text("Indikator;Target\nPersentase koperasi tidak sehat;1\nPersentase kredit diserap;2\n", encoding="utf-8")

    result = call("a.csv", "--as", "rkt")

    assert result.exit_code == 1
    assert "Persentase koperasi tidak sehat → ? SEHAT (8" in result.output
    assert report() == REPORT
    assert not Path("report.json.bak").exists()


def test_new_indicators_are_registered_on_demand() -> None:
    """
    ``--register`` gives codes to what is like nothing there is; wordings of one table are different indicators.
    """
    rows = "Tertib arsip;Nilai arsip pusat\n;Nilai arsip daerah\n"
    Path("iku.csv").write_text(f"Sasaran;Indikator Kinerja Utama\n{rows}", encoding="utf-8")

    result = call("iku.csv", "--as", "iku", "--register")

    assert result.exit_code == 0
    found = report()
    assert found["indikator"][3:] == [{"kode": "I1", "nama": "Nilai arsip pusat"}, {"kode": "I2", "nama": "Nilai arsip daerah"}]
    assert found["iku"] == {"baris": [{"indikator": "I1", "sasaran": "S2"}, {"indikator": "I2", "sasaran": "S2"}]}


def test_several_indicators_in_one_cell() -> None:
    """
    A numbered list in a cell is parted with the lines of the cells next to it; where their number differs, nothing is guessed.
    """
    Path("pk.csv").write_text(
        "Sasaran;Indikator;Target\n"
        'Meningkatnya kualitas koperasi;"1. Jumlah koperasi aktif\n2. Persentase koperasi sehat";"16.478\n80 %"\n'
        'Meningkatnya kualitas koperasi;"a. Jumlah koperasi aktif\nb. Persentase kredit\nyang diserap UMKM";5\n', encoding="utf-8",
    )  # fmt: skip
    result = call("pk.csv", "--as", "pk", "--jenjang", "puncak")

    assert report()["perjanjian_kinerja"] == [{"id": "pk", "jenjang": "puncak", "baris": [
        {"indikator": "AKTIF", "sasaran": "S1", "nama": "Jumlah koperasi aktif", "target": "16.478"},
        {"indikator": "SEHAT", "sasaran": "S1", "target": "80 %"},
    ]}]  # fmt: skip
    assert "2 indikator dalam satu sel, tetapi selnya yang lain tidak berisi 2 baris" in result.output


def test_tables_of_an_agreement_and_a_renstra() -> None:
    """
    An agreement needs its level once, its budget table joins it; a Renstra needs its period once, and has targets by year.
    """
    Path("pk.csv").write_text("No;Indikator;Target\n1;Persentase koperasi sehat;80 %\n", encoding="utf-8")
    money = "1;Program A;26.138.904.000;APBD\n;JUMLAH;26.138.904.000;\n"
    Path("uang.csv").write_text(f"No;Program;Anggaran;Ket\n{money}", encoding="utf-8")
    Path("renstra.csv").write_text("Indikator;Target;;\n;2014;2015;2016\nPersentase koperasi sehat;70;75;80\n", encoding="utf-8")

    assert call("pk.csv", "--as", "pk").exit_code == 2
    assert call("pk.csv", "--as", "pk", "--jenjang", "puncak").exit_code == 0
    assert call("uang.csv", "--as", "pk").exit_code == 0
    assert call("renstra.csv", "--as", "renstra").exit_code == 2
    assert call("renstra.csv", "--as", "renstra", "--period", "2013-2018").exit_code == 0
    assert report()["perjanjian_kinerja"] == [{
        "id": "pk", "jenjang": "puncak", "baris": [{"indikator": "SEHAT", "nomor": "1", "target": "80 %"}],
        "anggaran": [{"nama": "Program A", "keterangan": "APBD", "jumlah": "26.138.904.000"}], "total": "26.138.904.000",
    }]  # fmt: skip
    assert report()["renstra"] == {
        "awal": 2013, "akhir": 2018, "baris": [{"indikator": "SEHAT", "target": {"2014": "70", "2015": "75", "2016": "80"}}],
    }  # fmt: skip


def test_other_years_are_columns_of_their_own() -> None:
    """
    A figure of another year goes into ``sel``, and its column is described.
    """
    Path("a.csv").write_text("Indikator;Realisasi;\n;2015;2016\nPersentase koperasi sehat;70;75\n", encoding="utf-8")

    call("a.csv", "--as", "perbandingan", "--id", "lalu")

    assert report()["lkj"]["tabel"] == [{
        "id": "lalu", "jenis": "perbandingan",
        "kolom": [{"id": "realisasi_2015", "ukuran": "realisasi", "tahun": 2015, "judul": "Realisasi / 2015"}],
        "baris": [{"indikator": "SEHAT", "sel": {"realisasi_2015": "70"}, "realisasi": "75"}],
    }]  # fmt: skip


def test_pasted_data_table() -> None:
    """
    What Word puts on the clipboard is read from standard input; sums are summary rows, and no file of choices is written.
    """
    rows = "<tr><td>1<td>Asahan<td>9.148</tr><tr><td colspan=2>Jumlah<td>9.148</tr>"
    page = f"<table><tr><td>No<td>Kabupaten<td>Aktif</tr>{rows}</table>"

    result = call("-", "--as", "data", "--id", "aktif", text=page)

    assert result.exit_code == 0
    assert report()["lkj"]["data"] == [{
        "id": "aktif", "kolom": [{"id": "aktif", "judul": "Aktif"}],
        "baris": [{"label": "Asahan", "nomor": "1", "sel": {"aktif": "9.148"}}],
        "rekap": [{"jenis": "jumlah", "nama": "Jumlah", "sel": {"aktif": "9.148"}}],
    }]  # fmt: skip
    assert sorted(path.name for path in Path().iterdir()) == ["report.json", "report.json.bak", "report.json.impor", "ukur.csv"]


def test_numbers_of_the_report_keep_their_digits() -> None:
    """
    A report with JSON numbers is written back with each digit, unknown order and all.
    """
    Path("report.json").write_text(
        json.dumps(REPORT)[:-1] + ', "rkt": [{"baris": [{"indikator": "SEHAT", "target": 80.50}]}]}', encoding="utf-8",
    )

    call("ukur.csv", "--as", "pengukuran")

    assert '"target": 80.50}' in Path("report.json").read_text(encoding="utf-8")


def test_choices_that_are_wrong_are_reported() -> None:
    """
    A file of choices with unknown words names each, with the nearest right one; a report that is not there is asked for.
    """
    Path("ukur.map.toml").write_text('[pengukuran.1.kolom]\nKet = "alasn"\n[pengukuran.1.indikato]\n', encoding="utf-8")

    result = call("ukur.csv", "--as", "pengukuran", "--lang", "en")

    assert result.exit_code == 3
    assert "ukur.map.toml /pengukuran/1/kolom/Ket: This choice is not known" in result.output
    assert "Did you mean 'alasan'?" in result.output
    assert "Did you mean 'indikator'?" in result.output
    assert call("ukur.csv", "--as", "pengukuran", "--to", "tidak.json").exit_code == 2


def test_a_table_without_a_heading_is_read_by_its_letters() -> None:
    """
    Where no heading is found the tables are named; the letters of columns in a file of choices do for a heading.
    """
    Path("a.csv").write_text("satu;Persentase koperasi sehat;80\n", encoding="utf-8")
    assert "Judul kolom untuk rkt tidak ditemukan" in call("a.csv", "--as", "rkt").output
    chosen = '[rkt.1.kolom]\n"kolom A" = "abaikan"\n"kolom B" = "indikator"\n"kolom C" = "target"\n'
    Path("a.map.toml").write_text(chosen, encoding="utf-8")

    assert call("a.csv", "--as", "rkt", "--sheet", "1").exit_code == 0
    assert report()["rkt"] == [{"baris": [{"indikator": "SEHAT", "target": "80"}]}]


def test_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A person is asked again until a meaning is one; a wording is answered by number or code, an empty line leaves it open.
    """
    monkeypatch.setattr("sys.stdin", io.StringIO("entah\nalasan\n1\nAKTIF\n\n"))
    match = Match(None, 0, settled=False, candidates=(("SEHAT", 88),))

    assert Screen().column(Column(3, "Ket"), Kind.PENGUKURAN, "belum dirilis") == "alasan"
    assert [Screen().wording("indikator", "Koperasi", match) for _ in range(3)] == ["SEHAT", "AKTIF", ""]


def test_action_plan() -> None:
    """
    The targets of four quarters go into a list in their order, whatever the headings call them; fewer than four are left open.
    """
    Path("ra.csv").write_text(
        "No;Indikator;Satuan;Target Triwulan;;;;Target 2016\n;;;I;II;III;IV;\n"
        "1;Persentase koperasi sehat;%;20;40;60;80;80\n2;Jumlah koperasi aktif;koperasi;;;;16.542;16.542\n", encoding="utf-8",
    )  # fmt: skip
    Path("dua.csv").write_text("Indikator;Target TW 1;TW2\nPersentase koperasi sehat;1;2\n", encoding="utf-8")
    digits = Path("ra.csv").read_text(encoding="utf-8").replace("I;II;III;IV", "1;2;3;4")
    Path("angka.csv").write_text(digits, encoding="utf-8")

    assert call("ra.csv", "--as", "rencana_aksi").exit_code == 0
    assert report()["rencana_aksi"] == {"baris": [
        {"indikator": "SEHAT", "satuan": "%", "target": "80", "triwulan": ["20", "40", "60", "80"]},
        {
            "indikator": "AKTIF", "nama": "Jumlah koperasi aktif", "satuan": "koperasi", "target": "16.542",
            "triwulan": [None, None, None, "16.542"],
        },
    ]}  # fmt: skip
    assert "0 nilai ditambahkan, 9 sudah ada, 0 berbeda, 0 masih terbuka." in call("angka.csv", "--as", "rencana_aksi").output
    assert call("dua.csv", "--as", "rencana_aksi").output.count("targetnya tidak untuk keempat triwulan") == 4


def test_report_of_last_year() -> None:
    """
    Figures go to the year before the report's unless another is named; those of further years have no place there.
    """
    Path("lalu.csv").write_text(
        "Indikator;Target 2015;Realisasi 2015;Realisasi 2014;Capaian\nPersentase koperasi sehat;75;70;60;93,33\n", encoding="utf-8",
    )  # fmt: skip
    result = call("lalu.csv", "--as", "laporan_lalu")

    row = {"indikator": "SEHAT", "target": "75", "realisasi": "70", "capaian": "93,33"}
    assert report()["laporan_lalu"] == [{"tahun": 2015, "baris": [row]}]
    assert "Realisasi 2014 → abaikan  (dokumen ini tidak memuatnya)" in result.output
    assert "0 nilai ditambahkan, 5 sudah ada, 0 berbeda, 0 masih terbuka." in call("lalu.csv", "--as", "laporan_lalu").output
    assert call("lalu.csv", "--as", "laporan_lalu", "--id", "lama").exit_code == 2


def test_table_of_analysis_twice() -> None:
    """
    A table of analysis describes its columns of other years, which do not differ when they come again.
    """
    Path("a.csv").write_text("Indikator;Capaian 2015;Capaian 2016\nPersentase koperasi sehat;95;98\n", encoding="utf-8")

    call("a.csv", "--as", "analisis")

    assert report()["lkj"]["tabel"][0] == {
        "id": "analisis", "jenis": "analisis",
        "kolom": [{"id": "capaian_2015", "ukuran": "capaian", "tahun": 2015, "judul": "Capaian 2015"}],
        "baris": [{"indikator": "SEHAT", "sel": {"capaian_2015": "95"}, "capaian": "98"}],
    }  # fmt: skip
    assert "0 nilai ditambahkan, 9 sudah ada, 0 berbeda, 0 masih terbuka." in call("a.csv", "--as", "analisis").output
