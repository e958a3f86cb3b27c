"""
The workbook to fill in: reports go through it without a difference, and what is wrong is named by sheet and cell.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import attrs
import openpyxl
import pytest

from lkj_rules.errors import InputError
from lkj_rules.files.fields import fields_of
from lkj_rules.files.form.layout import TREE, folded, sheets
from lkj_rules.files.form.notes import read_note, write_note
from lkj_rules.files.form.reader import read_form
from lkj_rules.files.form.writer import write_form
from lkj_rules.files.json_text import parse_json
from lkj_rules.files.json_writer import write_json
from lkj_rules.files.report_reader import parse_report, read_report
from lkj_rules.model.documents import Laporan
from lkj_rules.workbook.reading import read_grid

ROOT = Path(__file__).parents[2]
REPORTS = [*sorted((ROOT / "fixtures" / "reports").glob("*.json")), ROOT / "fixtures" / "base" / "clean.json"]


def document_of(path: Path) -> dict[str, Any]:
    """
    Parse a report.
    """
    document, _ = parse_json(path.read_text(encoding="utf-8"), name=path.name)
    return dict(document)


def read(data: bytes) -> Any:
    """
    Read a workbook as a document, without looking at what it says.
    """
    form = read_form(read_grid(data, name="isian.xlsx"), name="isian.xlsx")
    assert form.problems == ()
    return form.document


def changed(change: Callable[[Any], object]) -> bytes:
    """
    Write the clean report as a workbook, with a change that a person makes.
    """
    book = openpyxl.load_workbook(BytesIO(write_form(document_of(REPORTS[-1]), year=2024)))
    change(book)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def find(sheet: Any, text: str) -> Any:
    """
    Find the first cell with a text.
    """
    return next(cell for row in sheet for cell in row if cell.value is not None and str(cell.value) == text)


def problems_of(data: bytes) -> list[tuple[str | None, str]]:
    """
    Give cells and sentences of what is wrong with a workbook.
    """
    with pytest.raises(InputError) as caught:
        parse_report(data, name="isian.xlsx")
    return [(problem.cell, problem.sentence("id")) for problem in caught.value.problems]


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_reports_go_through_the_workbook_without_a_difference(path: Path) -> None:
    """
    The law: report, workbook, report: the same model, value for value, absent and blank cells apart.
    """
    data = write_form(document_of(path), year=2024)

    assert parse_report(data, name="isian.xlsx").laporan == read_report(path).laporan
    assert write_form(read(data), year=2024) == data
    assert parse_report(write_json(read(data)).encode(), name="report.json").laporan == read_report(path).laporan


def test_every_key_of_the_format_has_a_column() -> None:
    """
    Whatever report.json can say, the workbook can; the format's name aside.
    """
    placed: set[tuple[str, str]] = {("Laporan", "format")}
    for plan in sheets():
        for block in plan.blocks:
            tables = [*block.sections, *([] if block.table is None else [block.table])]
            for columns in (block.form, *(table.columns for table in tables)):
                placed |= {(column.owner.__name__, column.keys[-1]) for column in columns}
            placed |= {(block.cls.__name__, key) for key in block.where}
            for table in tables:
                above = block.cls if table is not block.table else Laporan
                placed |= {(above.__name__, table.keys[-1]), (block.cls.__name__, table.total or "")}
                placed |= {(level.__name__, field.name) for level in table.levels for field in fields_of(level)}

    def keys(cls: Any, seen: set[str]) -> None:
        for field in fields_of(cls):
            for part in (field.kind, *getattr(field.kind, "__args__", ())):
                if attrs.has(part) and part.__name__ not in seen and part.__module__.startswith("lkj_rules.model.documents"):
                    seen.add(part.__name__)
                    keys(part, seen)

    classes: set[str] = {"Laporan"}
    keys(Laporan, classes)
    covered = {name for name, _ in placed}
    assert classes - covered == {"Lkj"} - covered | {"BarisRekap", "TotalAnggaran"} - covered
    assert len({folded(block.title) for plan in sheets() for block in plan.blocks}) == sum(len(plan.blocks) for plan in sheets())
    assert TREE not in {column.heading for plan in sheets() for block in plan.blocks for column in block.form}


def test_an_empty_workbook_says_what_must_be_filled_in() -> None:
    """
    Of an empty workbook the cells are named that must be filled; its empty tables are no documents.
    """
    data = write_form({"tahun": 2024}, year=2024)

    assert problems_of(data) == [("Identitas!B5", "Nama instansi wajib diisi."), ("Identitas!B6", "Jenis instansi wajib diisi.")]
    assert read(data) == {"format": "lkj-rules/1", "entitas": {}, "tahun": 2024}


NOTES: list[Mapping[str, Any]] = [
    {"dibaca": "12,5", "diragukan": True, "catatan": "kabur\ndua baris\n  menjorok"},
    {"pembilang": "12", "penyebut": {"teks": "40", "notasi": "titik"}, "sumber": {"halaman": "12", "tabel": "3.1"}},
    {"dalam": "juta", "notasi": "koma", "catatan": ""},
]


@pytest.mark.parametrize("note", NOTES)
def test_what_is_said_of_a_value_survives_as_a_comment(note: dict[str, Any]) -> None:
    """
    A comment holds all keys of a value; what a person or a check adds is passed over.
    """
    assert read_note(write_note(note)) == note
    assert read_note(f"Pereviu:\n{write_note(note)}\nTemuan lkj-check\ncatatan: bukan ini") == note
    assert read_note("cek lagi besok: jam 9") == {}


def test_an_absent_column_differs_from_an_empty_cell() -> None:
    """
    A column that is deleted was not printed; a cell that is empty was printed blank.
    """
    def clear(book: Any) -> None:
        sheet = book["Pengukuran"]
        heading = find(sheet, "Realisasi")
        sheet.cell(heading.row + 1, heading.column).value = None
        sheet.delete_cols(find(sheet, "Capaian").column)

    row = read(changed(clear))["lkj"]["tabel"][0]["baris"][0]

    assert row["realisasi"] is None
    assert "capaian" not in row


def test_cells_as_a_person_sees_them() -> None:
    """
    A number is what its format shows; one that reads both ways says which mark is the decimal one.
    """
    def fill(book: Any) -> None:
        sheet = book["Pengukuran"]
        heading = find(sheet, "Realisasi")
        for row, (value, code) in enumerate(((0.7463, "0.00%"), (3000, "#,##0"), (12, "General")), heading.row + 1):
            cell = sheet.cell(row, heading.column)
            cell.value, cell.number_format, cell.comment = value, code, None

    rows = read(changed(fill))["lkj"]["tabel"][0]["baris"]

    assert [row["realisasi"] for row in rows[:3]] == ["74,63%", {"teks": "3.000", "notasi": "koma"}, "12"]


def test_headings_and_sheets_may_be_renamed_moved_and_copied() -> None:
    """
    Meaning is found by titles and headings: names of sheets, case, spacing, order, blank rows and repeated headings do not matter.
    """
    def change(book: Any) -> None:
        book["PK"].title = "Perjanjian 2024"
        sheet = book["Pengukuran"]
        heading = find(sheet, "Realisasi")
        heading.value = "  REALISASI :"
        sheet.insert_rows(heading.row + 2, 3)
        for cell in list(sheet[heading.row]):
            sheet.cell(heading.row + 3, cell.column).value = cell.value
        book.move_sheet("Renstra", offset=9)

    assert parse_report(changed(change), name="isian.xlsx").laporan == read_report(REPORTS[-1]).laporan


def _put(sheet: str, beside: str, value: Any, code: str = "General", *, down: int = 1) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        cell = find(book[sheet], beside)
        cell = book[sheet].cell(cell.row + down, cell.column)
        cell.value, cell.number_format = value, code

    return change


@pytest.mark.parametrize(("change", "said"), [
    (_put("Anggaran", "Kode", 37262, "d.mm.yy"), "dijadikan tanggal"),
    (_put("Anggaran", "Kode", 6.01), "nol atau titik mungkin hilang"),
    (_put("Pengukuran", "Realisasi", "=1+1"), "tidak menyimpan hasil"),
    (_put("Pengukuran", "Realisasi", 45000, "d-mmm"), "tanggal"),
    (_put("Pengukuran", "Realisasi", "Realisai", down=0), "Maksudnya 'Realisasi'?"),
    (_put("Pengukuran", "Capaian", "Kemajuan", down=0), "tulis judulnya pada Arti kolom."),
    (_put("Pengukuran", "Realisasi", "Target", down=0), "sudah dipakai di"), (_put("Indikator", "Arah", "naik"), "salah satu dari"),
    (_put("Indikator", "Kode", None), "Kode wajib diisi."),
    (_put("PK", "Kode indikator", "TIDAK"), "tidak ada di daftar indikator"),
    (_put("PK", "Jenjang", "Jenjng", down=0), "Maksudnya 'Jenjang'?"),
    (_put("PK", "■ Perjanjian Kinerja", "■ Perjanjian", down=0), "blok"),
    (_put("Sasaran", "Kode", "x", down=0), "tidak dikenal"),
])  # fmt: skip
def test_what_is_wrong_is_named_by_sheet_and_cell(change: Callable[[Any], None], said: str) -> None:
    """
    Every problem has a cell that a person finds, and says what to do.
    """
    found = problems_of(changed(change))

    assert any(said in sentence for _, sentence in found), found
    assert all(cell is not None and "!" in cell for cell, _ in found)


def test_choices_of_drop_downs_are_accepted() -> None:
    """
    Whatever a drop-down offers is read.
    """
    book = openpyxl.load_workbook(BytesIO(write_form({"tahun": 2024}, year=2024)))
    offered = 0
    for sheet in book:
        for validation in sheet.data_validations.dataValidation:
            for text in validation.formula1.strip('"').split(",") if validation.formula1.startswith('"') else ():
                area = next(iter(validation.sqref.ranges))
                sheet.cell(area.min_row, area.min_col).value = text
                offered += 1
    buffer = BytesIO()
    book.save(buffer)

    with pytest.raises(InputError) as caught:
        parse_report(buffer.getvalue(), name="isian.xlsx")

    assert offered > 100
    assert not [problem for problem in caught.value.problems if "salah satu dari" in problem.message_id]


def test_a_title_says_which_columns_may_be_added() -> None:
    """
    What an empty workbook does not show is named in the comment of the table's title, and read under that heading.
    """
    sheet = openpyxl.load_workbook(BytesIO(write_form(None, year=2024)))["Anggaran"]
    note = find(sheet, "▸ Baris anggaran").comment.text
    added = {line.partition(":")[0] for line in note.split("\n")[1:]} & {"Fisik (%)", "Keterangan"}

    def add(book: Any) -> None:
        heading = find(book["Anggaran"], "Uraian")
        last = max(cell.column for cell in book["Anggaran"][heading.row] if cell.value)
        for number, text in enumerate(sorted(added), 1):
            book["Anggaran"].cell(heading.row, last + number).value = text
            book["Anggaran"].cell(heading.row + 1, last + number).value = "1"

    assert {"fisik": "1", "keterangan": "1"}.items() <= read(changed(add))["anggaran"][0]["pos"][0].items()


def test_columns_are_spoken_of_by_their_headings() -> None:
    """
    Arti kolom names columns as the table below does, whatever they are called in report.json.
    """

    def add(book: Any) -> None:
        sheet = book["Pengukuran"]
        start = find(sheet, "▸ Baris pengukuran").row
        headings = {cell.value: cell.column for cell in sheet[start + 1]}
        last = max(cell.column for cell in sheet[start + 1] if cell.value)
        rows = [(row, sheet.cell(row, headings["Kode indikator"]).value) for row in range(start + 2, sheet.max_row + 1)]
        for column, (heading, text) in enumerate((("Realisasi 2023", "1"), ("Kenaikan", "0")), last + 1):
            sheet.cell(start + 1, column).value = heading
            for row in (row for row, code in rows if code):
                sheet.cell(row, column).value = text
        sheet.insert_rows(start, 5)
        for row, texts in enumerate((
            ("▸ Arti kolom pengukuran",), ("Kolom", "Ukuran", "Dari", "Ke", "Pembanding"),
            ("Kenaikan", "perubahan", "Realisasi 2023", "Realisasi"), ("Capaian", "capaian", None, None, "target"),
        ), start):  # fmt: skip
            for column, text in enumerate(texts, 1):
                sheet.cell(row, column).value = text

    table = read(changed(add))["lkj"]["tabel"][0]

    assert table["kolom"] == [
        {"id": "Kenaikan", "ukuran": "perubahan", "dari": "realisasi_2023", "ke": "realisasi"},
        {"id": "capaian", "ukuran": "capaian", "pembanding": "target"},
        {"id": "realisasi_2023", "ukuran": "realisasi", "tahun": 2023, "judul": "Realisasi 2023"},
    ]
    assert table["baris"][0]["sel"] == {"realisasi_2023": "1", "Kenaikan": "0"}
    assert "capaian" in table["baris"][0]


def _plan(rows: list[tuple[str | None, str, str | None, str | None, str]]) -> Callable[[Any], None]:
    """
    Write rows into the table of a Renstra: code, name, sasaran, target, level.
    """

    def change(book: Any) -> None:
        sheet = book["Renstra"]
        row = find(sheet, "▸ Indikator dan target Renstra").row + 1
        headings = {cell.value: cell.column for cell in sheet[row] if cell.value}
        target = next(text for text in headings if text.startswith("Target 2"))
        headings["Tingkat"] = sheet.cell(row, max(headings.values()) + 1, "Tingkat").column
        for number in range(row + 1, sheet.max_row + 1):
            for cell in sheet[number]:
                cell.value = None
        names = ("Kode indikator", "Indikator kinerja", "Kode sasaran", target, "Tingkat")
        for number, texts in enumerate(rows, row + 1):
            for heading, text in zip(names, texts, strict=True):
                sheet.cell(number, headings[heading]).value = text

    return change


def test_a_title_above_rows_is_passed_over() -> None:
    """
    A row that heads others, without code and figures, is no row of a plan; those below it are, with what they state.
    """
    codes = [each["kode"] for each in document_of(REPORTS[-1])["indikator"]]
    sasaran = document_of(REPORTS[-1])["sasaran"][0]["kode"]
    rows = read(changed(_plan([
        (None, "Jumlah produksi (ton):", sasaran, None, "1"), (codes[0], "Daging", sasaran, "768.495", "2"),
        (None, "Kerbau", sasaran, "2.884", "3"), (codes[1], "Telur", sasaran, "217.235", "2"), (codes[2], "Nilai", None, "70", "1"),
    ])))["renstra"]["baris"]  # fmt: skip

    assert [row["indikator"] for row in rows] == codes[:3]
    assert [row.get("sasaran") for row in rows] == [sasaran, sasaran, None]
    assert [each["nama"] for each in rows[0]["anak"]] == ["Kerbau"]
    assert "sasaran" not in rows[0]["anak"][0]


def test_a_title_without_rows_below_is_named() -> None:
    """
    A row without code and figures that has nothing below it says what may be done.
    """
    code = document_of(REPORTS[-1])["indikator"][0]["kode"]
    found = problems_of(changed(_plan([(None, "Jumlah produksi (ton):", None, None, "1"), (code, "Daging", None, "768.495", "1")])))

    assert [said for _, said in found] == [
        "Kode indikator wajib diisi; bila baris ini hanya judul, hapus, atau beri rinciannya Tingkat 2."
    ]


def test_what_only_a_row_above_states_is_refused_at_its_cell() -> None:
    """
    A part of a row has no sasaran of its own: another than that of its row is named where it stands.
    """
    code = document_of(REPORTS[-1])["indikator"][0]["kode"]
    absent = read(changed(_plan([(code, "Daging", None, "768.495", "1"), (None, "Kerbau", "(tanpa sel)", "2.884", "2")])))
    found = problems_of(changed(_plan([(code, "Daging", None, "768.495", "1"), (None, "Kerbau", "S9", "2.884", "2")])))

    assert [each["nama"] for each in absent["renstra"]["baris"][0]["anak"]] == ["Kerbau"]

    assert [sentence for _, sentence in found] == ['Kolom "Kode sasaran" hanya untuk baris Tingkat 1; kosongkan sel ini.']
    assert found[0][0] is not None
    assert found[0][0].startswith("Renstra!")


def test_choices_are_spelled_as_people_do() -> None:
    """
    A filled workbook shows what its drop-downs offer.
    """
    document = document_of(REPORTS[-1])
    document["lkj"]["klaim"] = [{"jenis": "rata_rata_capaian", "nilai": "100 %"}]
    sheet = openpyxl.load_workbook(BytesIO(write_form(document, year=2024)))["Klaim"]

    assert sheet.cell(find(sheet, "Jenis").row + 1, find(sheet, "Jenis").column).value == "rata-rata capaian"
    assert read(write_form(document, year=2024))["lkj"]["klaim"] == document["lkj"]["klaim"]


def test_fingerprints_are_the_same_from_either() -> None:
    """
    Waivers and baselines hold, whichever file was checked.
    """
    from lkj_rules import check

    path = ROOT / "fixtures" / "reports" / "kpu-asahan-2024.json"
    data = write_form(document_of(path), year=2024)

    from_json, from_xlsx = check(read_report(path)), check(parse_report(data, name="isian.xlsx"))

    assert [finding.fingerprint for finding in from_json.findings] == [finding.fingerprint for finding in from_xlsx.findings]
    assert json.loads(parse_report(data, name="isian.xlsx").text)["tahun"] == 2024
