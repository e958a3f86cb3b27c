"""
The workbook of working papers: what stands on its sheets, and that foreign text does no harm there.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import attrs
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from lkj_rules.api import load_rules
from lkj_rules.cli.run import check_report
from lkj_rules.cli.settings import Settings
from lkj_rules.files.report_reader import parse_report, read_report
from lkj_rules.model.findings import Finding
from lkj_rules.model.values import Tanggal
from lkj_rules.render.material import Session
from lkj_rules.render.views.achievements import achievement_rows
from lkj_rules.render.xlsx import page, render_xlsx
from lkj_rules.render.xlsx.book import LONGEST, fit
from lkj_rules.render.xlsx.budgets import sum_formula
from lkj_rules.render.xlsx.sheets import Row

REPORTS = Path(__file__).parents[2] / "fixtures" / "reports"
HEAD, FIRST = 5, 6
"""The rows of the headings and of the first entry."""
COMPARED = tuple(sorted(path.stem for path in REPORTS.glob("*.json")))
ODD = [f"E{row}" for row in range(1, 800, 2)]


@cache
def session_of(*names: str, bahasa: str = "id") -> Session:
    """
    Check reports as the command does.
    """
    settings = Settings(rules=load_rules(), today=Tanggal(tahun=2025, bulan=3, hari=1))
    reports = [check_report(read_report(str(REPORTS / f"{name}.json"), name=f"{name}.json"), settings) for name in names]
    return Session(reports=tuple(reports), rules=settings.rules, version="0.1.0", bahasa=bahasa, today="2025-03-01")


def opened(session: Session, *, values: bool = True) -> Workbook:
    """
    Write the workbook and read it again, its values or its formulas.
    """
    return load_workbook(BytesIO(render_xlsx(session)), data_only=values)


@cache
def asahan(bahasa: str = "id", *, values: bool = True) -> Workbook:
    """
    Write the Asahan report once for all tests.
    """
    return opened(session_of("kpu-asahan-2024", bahasa=bahasa), values=values)


def rows(sheet: Worksheet) -> list[dict[str, Any]]:
    """
    Give the entries of a sheet by the headings of its columns, the first where two columns have one heading.
    """
    heads = [str(cell.value) for cell in sheet[HEAD]]
    read = (list(zip(heads, row, strict=True)) for row in sheet.iter_rows(min_row=FIRST, values_only=True))
    return [dict(reversed(row)) for row in read]


def cells(book: Workbook) -> Iterator[Cell]:
    """
    Give all cells of all sheets.
    """
    return (cell for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell))


def row_of(sheet: Worksheet, heading: str, value: str) -> dict[str, Any]:
    """
    Give the first entry with a value under a heading.
    """
    return next(row for row in rows(sheet) if row[heading] == value)


@pytest.mark.parametrize(
    ("bahasa", "names"),
    [
        ("id", ["Ringkasan", "Temuan", "Pengujian", "Rekonsiliasi target", "Rekomputasi capaian", "Anggaran", "Checklist",
                "Angka belum diuji"]),
        ("en", ["Summary", "Findings", "Tests", "Targets", "Recomputation", "Budget", "Checklist", "Unchecked figures"]),
    ],
)  # fmt: skip
def test_sheets(bahasa: str, names: list[str]) -> None:
    """
    The sheets stand in a reviewer's order, in both languages.
    """
    assert names == asahan(bahasa).sheetnames


def test_rows_fill_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    What is written of a row has a column in the workbook's design: a misspelt key would leave its cell empty.
    """
    filled: set[tuple[str, str]] = set()
    add = page.Page.add

    def added(written: page.Page, path: str, row: Row) -> None:
        filled.update((written.name, written.letter(key)) for key in row)
        add(written, path, row)

    monkeypatch.setattr(page.Page, "add", added)
    render_xlsx(session_of("bkpd-jabar-2016", "kpu-asahan-2024"))

    assert ("Temuan", "C") in filled


def test_finding() -> None:
    """
    The voters not on the list: condition with the printed figure, criterion, effect on the mean, and room for people.
    """
    found = row_of(asahan()["Temuan"], "Aturan", "CAP002")

    assert (found["Tingkat"], found["Status"], found["Judul"]) == (
        "KESALAHAN", "terbuka", "Capaian dihitung dengan arah terbalik",
    )  # fmt: skip
    assert "tertulis 1.100 %" in found["Kondisi"]
    assert "PermenPANRB 53/2014" in found["Kriteria"]
    assert "198,81 % → −1,19 %" in found["Akibat"]
    assert (found["Sebab"], found["Tanggapan instansi"], found["Kesimpulan pereviu"]) == (None, None, None)
    assert found["Penunjuk"] == "/lkj/tabel/0/baris/6/capaian"


def test_every_finding_once() -> None:
    """
    The sheet holds the findings of the run, no more and no less.
    """
    session = session_of("kpu-asahan-2024")
    expected = [finding.fingerprint for finding in session.findings()]

    assert sorted(expected) == sorted(row["Sidik"] for row in rows(asahan()["Temuan"]))


def test_findings_are_ranked_by_what_they_mean() -> None:
    """
    The errors that move the mean by 200, 98,81, 3,80, 1,76 and 1,14 points, then those that move nothing, then the warnings.
    """
    found = [(row["Tingkat"], row["Aturan"], row["Akibat"].split("\n")) for row in rows(asahan()["Temuan"])]

    assert [(rule, lines[1]) for _, rule, lines in found[:5]] == [
        ("CAP002", "198,81 % → −1,19 %: (2 − Realisasi ÷ Target) × 100"),
        ("CAP008", "100% → 198,81 %: rata-rata 10 baris"),
        ("CAP006", "198,81 % → 198,81 %: Bab III.A yang benar"),
        ("TGT006", (
            "198,81 % → 198,81 %: Bab III.A yang benar / target 85 % (Sasaran Strategis 2, Bab III.B); Realisasi/Target x 100 %; "
            "bila dibatasi 100 %"
        )),
        ("CAP007", "198,81 % → 198,81 %: Bab III.A yang benar"),
    ]  # fmt: skip
    assert [found[2][2][2], found[3][2][2], found[4][2][2]] == [
        "198,81 % → 202,61 %: Sasaran Strategis 3, Bab III.B yang benar",
        "198,81 % → 200,57 %: target 85 % (Sasaran Strategis 2, Bab III.B); Realisasi/Target x 100 %",
        "198,81 % → 199,95 %: Sasaran Strategis 3, Bab III.B yang benar",
    ]
    assert [severity for severity, *_ in found[:10]] == ["KESALAHAN"] * 9 + ["PERINGATAN"]


def test_summary_begins_with_what_means_most() -> None:
    """
    The main findings of the first sheet tell the mean before and after, and of the hospital the rupiah that its text is off.
    """
    told = [row for row in asahan()["Ringkasan"].iter_rows(values_only=True) if str(row[0]).startswith(("CAP", "TGT"))]
    money = [row for row in opened(session_of("rsjiwa-jabar-2016"))["Temuan"].iter_rows(values_only=True) if "ANG012" in row]

    assert [row[0] for row in told[:5]] == [
        "CAP002 · KESALAHAN", "CAP008 · KESALAHAN", "CAP006 · KESALAHAN", "TGT006 · KESALAHAN", "CAP007 · KESALAHAN",
    ]  # fmt: skip
    assert "Kategori rata-rata capaian, Pengukuran Kinerja\nSangat Berhasil → Tidak Berhasil: " in told[0][6]
    assert sum("Nilai yang dipersoalkan: Rp144.771.250" in str(row) for row in money) == 1


def test_targets() -> None:
    """
    Party information: 95 % agreed; what differs has its sign, what the transcriber doubts its word, and the result names both.
    """
    found = row_of(asahan()["Rekonsiliasi target"], "Kode", "PARPOL")
    documents = [found[name] for name in ("Renstra", "RKT (badan)", "RKT (lampiran)", "PK berlaku", "Rencana Aksi")]

    assert documents == ["≠ 100%", "95%", "≠ 35%", "95%", "≠ 35% (ragu)"]
    assert found["Hasil"] == "berbeda: Renstra, RKT (lampiran), Rencana Aksi"


def test_target_on_another_scale() -> None:
    """
    An index of 70 and a grade B: not comparable, in words and with a question mark.
    """
    found = row_of(asahan("en")["Targets"], "Code", "IRB")

    assert (found["Renstra"], found["Result"]) == ("? 70", "not comparable: Renstra")


def test_achievement() -> None:
    """
    Both formulas for lower is better have a row: (2 − 11) × 100 and 1 ÷ 11 × 100; neither gives 1.100.
    """
    sheet = asahan()["Rekomputasi capaian"]
    name = "Persentase Pemilih yang Berhak Memilih Tetapi Tidak Masuk dalam Daftar Pemilih Tetap"
    found = [row for row in rows(sheet) if row["Indikator"] == name][:2]

    assert [(row["Rumus"], row["Hitung ulang (%)"], row["Perbandingan"]) for row in found] == [
        ("(2 − Realisasi ÷ Target) × 100", -900, "BERBEDA"),
        ("Target ÷ Realisasi × 100", pytest.approx(100 / 11), "BERBEDA"),
    ]


@pytest.mark.parametrize("name", COMPARED)
def test_live_comparison_says_what_rules_say(name: str) -> None:
    """
    For every row of the real reports, the comparison with the best fitting formula agrees exactly where the rules do.
    """
    report = session_of(name).reports[0]
    judged = [row for row in achievement_rows(report.laporan, report.result) if row.recomputed and row.holds is not None]
    lines = [row for row in rows(opened(session_of(name))["Rekomputasi capaian"]) if row["Perbandingan"] is not None]
    firsts = []
    for row in judged:
        firsts.append(lines[0]["Perbandingan"] != "BERBEDA")
        lines = lines[len(row.recomputed) :]

    assert [row.holds for row in judged] == firsts
    assert judged


def test_achievement_is_live() -> None:
    """
    The formula takes target and result from the cells of its row, and the cap where one is filled in.
    """
    sheet = asahan(values=False)["Rekomputasi capaian"]
    heads = {str(cell.value): cell.column_letter for cell in reversed(sheet[HEAD])}
    target, result, cap = heads["Target"], heads["Realisasi"], heads["Batas atas (%)"]
    formula = sheet[f"{heads['Hitung ulang (%)']}{FIRST}"].value

    assert f"${result}{FIRST}/${target}{FIRST}*100" in formula
    assert f"IF(ISNUMBER(${cap}{FIRST}),${cap}{FIRST},1E+99)" in formula


def test_budget() -> None:
    """
    The total row: 81.023.066.000 and 2.366.605.000 add up to its pagu, its sisa and percentage follow.
    """
    found = [row for row in rows(asahan()["Anggaran"]) if row["Uraian"] == "Jumlah"][-1]

    assert (found["Pagu"], found["Jumlah rincian: pagu"]) == (83_389_671_000, 83_389_671_000)
    assert (found["Sisa (hitung)"], found["Persen (hitung)"]) == (291_589_308, pytest.approx(99.6503, abs=0.0001))
    assert [found[f"Cek {what}"] for what in ("sisa", "persen", "jumlah rincian")] == ["cocok"] * 3


def test_budget_is_live() -> None:
    """
    The sum of the total row names the rows of the two programmes, not those of their details.
    """
    values, formulas = asahan()["Anggaran"], asahan(values=False)["Anggaran"]
    heads = {str(cell.value): cell.column_letter for cell in values[HEAD]}
    programmes = [cell.row for cell in values[heads["Kode"]] if cell.value in {"076.01.CQ", "076.01.WA"}]
    total = max(cell.row for cell in values[heads["Uraian"]] if cell.value == "Jumlah")
    pagu = heads["Pagu"]

    assert formulas[f"{heads['Jumlah rincian: pagu']}{total}"].value == f"=SUM({pagu}{programmes[0]},{pagu}{programmes[1]})"


def test_checklist() -> None:
    """
    All 23 rows of the checklist, with the answer that the document gives and room for the reviewer's.
    """
    found = rows(asahan()["Checklist"])

    assert len(found) == 23
    assert (found[6]["Butir"], found[6]["Jawaban menurut dokumen"], found[6]["Jawaban pereviu"]) == (
        "II.1", "Tidak dapat disimpulkan", None,
    )  # fmt: skip


def test_tests() -> None:
    """
    Every rule has a row; the head of the column sums what held, and follows the filter.
    """
    sheet, session = asahan()["Pengujian"], session_of("kpu-asahan-2024")
    heads = {str(cell.value): cell.column_letter for cell in sheet[HEAD]}
    held = sum(rule.passed for rule in session.reports[0].result.rules)

    assert [str(rule.id) for rule in session.rules] == [row["Aturan"] for row in rows(sheet)]
    assert held == sheet[f"{heads['terpenuhi']}{HEAD - 1}"].value
    assert asahan(values=False)["Pengujian"][f"{heads['terpenuhi']}{HEAD - 1}"].value.startswith("=SUBTOTAL(109,")


def test_layout() -> None:
    """
    Sheets print across, A4 or the wide ones A3, one page wide, with headings repeated; tables filter and keep their headings.
    """
    book = asahan()

    assert [sheet.title for sheet in book if int(sheet.page_setup.paperSize) == 8] == [  # A3
        "Temuan", "Rekonsiliasi target", "Rekomputasi capaian", "Anggaran",
    ]  # fmt: skip
    for sheet in book:
        setup = sheet.page_setup
        assert (setup.orientation, int(setup.paperSize) in {8, 9}, setup.fitToWidth, int(setup.fitToHeight)) == (
            "landscape", True, None, 0,
        )  # fmt: skip
        assert sheet.sheet_properties.pageSetUpPr.fitToPage is True
        assert "&P" in (sheet.oddFooter.center.text or "")
    for sheet in list(book)[1:]:
        assert (sheet.print_title_rows, str(sheet.freeze_panes)[-1]) == (f"${HEAD}:${HEAD}", str(FIRST))
        assert sheet.auto_filter.ref is not None


def test_choices() -> None:
    """
    The reviewer's conclusion is chosen from a list.
    """
    validations = asahan()["Temuan"].data_validations.dataValidation

    assert [each.formula1 for each in validations] == ['"Disetujui,Perlu perbaikan,Dijelaskan instansi,Bukan temuan"']


def test_several_reports() -> None:
    """
    Several reports share the sheets, distinguished by a column, the most severe first; the summary counts each on its own.
    """
    session = session_of("bkpd-jabar-2016", "kpu-asahan-2024")
    book = opened(session)
    errors = [sum(finding.severity == "error" for finding in report.result.findings) for report in reversed(session.reports)]
    summary = list(book["Ringkasan"].iter_rows(values_only=True))
    names = dict.fromkeys(row["Laporan"] for row in rows(book["Temuan"]))

    assert list(names) == ["KPU Kabupaten Asahan 2024", "Badan Ketahanan Pangan Daerah Provinsi Jawa Barat 2016"]
    assert errors == [row[1] for row in summary if row[0] == "KESALAHAN"]
    assert [("KPU Kabupaten Asahan 2024", errors[0])] == [row[:2] for row in summary if row[0] == "KPU Kabupaten Asahan 2024"]


def test_two_reports_of_one_office(make_session: Callable[..., Session]) -> None:
    """
    Two files of one office and year are distinguished by their names.
    """
    first = make_session()
    second = attrs.evolve(first.reports[0], path="salinan.json")
    book = opened(attrs.evolve(first, reports=(first.reports[0], second)))

    assert {row["Laporan"] for row in rows(book["Pengujian"])} == {
        "KPU Contoh 2024 (laporan.json)", "KPU Contoh 2024 (salinan.json)",
    }  # fmt: skip


def test_same_bytes() -> None:
    """
    The same run gives the same bytes; the document is dated by the run, not by the clock.
    """
    session = session_of("kpu-asahan-2024")

    assert render_xlsx(session) == render_xlsx(session)
    assert opened(session).properties.created == dt.datetime(2025, 3, 1)  # noqa: DTZ001  # the format has no zone


@pytest.mark.parametrize("text", ["=cmd|'/c calc'!A1", "+1+1", "-2", "@SUM(A1)", "\t=1+1", "\r=1+1"])
def test_no_formula_of_foreign_text(
    text: str, make_finding: Callable[..., Finding], make_session: Callable[..., Session]
) -> None:
    """
    What a report says is text in every cell, whatever it begins with; a person who edits the cell gets no formula either.
    """
    finding = make_finding(message=attrs.evolve(make_finding().message, id=text), subject=text, document=text)
    book = opened(make_session(finding, entity=text), values=False)
    foreign = [cell for cell in cells(book) if cell.value is not None and text.strip() in str(cell.value)]

    assert {cell.data_type for cell in foreign} == {"s"}
    assert {cell.parent.title for cell in foreign} >= {"Ringkasan", "Temuan"}
    assert {cell.quotePrefix for cell in foreign if str(cell.value)[0] in "=+-@"} == ({True} if text[0] in "=+-@" else set())


def hostile_report(text: str) -> bytes:
    """
    Write a report that has a text wherever a report has words of its own, and figures that rules find fault with.
    """
    row = {"indikator": "A", "nama": text, "target": "80", "realisasi": "90", "capaian": "70 %"}
    word = {**row, "indikator": "B", "target": text, "realisasi": text, "capaian": text, "kategori": text}
    source = {"bab": text, "bagian": text}
    lines = [{"kode": "1", "nama": text, "pagu": "100", "realisasi": "50", "sisa": "40", "persen": "60 %"}]
    report = {
        "format": "lkj-rules/1", "entitas": {"nama": text, "level": "satker"}, "tahun": 2024,
        "indikator": [
            {"kode": "A", "nama": text, "arah": "maksimum", "satuan": text}, {"kode": "B", "nama": text, "satuan": text},
        ],
        "renstra": {
            "awal": 2020, "akhir": 2024, "sumber": source, "baris": [{"indikator": "A", "nama": text, "target": {"2024": text}}],
        },
        "perjanjian_kinerja": [
            {"id": "pk", "jenjang": "puncak", "tanggal": "2024-01-09", "pihak": [text], "sumber": source,
             "baris": [{"indikator": "A", "nama": text, "target": "90"}, {"indikator": "B", "target": text}]},
        ],
        "anggaran": [{"versi": text, "sumber": source, "pos": lines, "total": {"pagu": "120", "realisasi": "50"}}],
        "lkj": {
            "tabel": [{"id": "ukur", "jenis": "pengukuran", "judul": text, "sumber": source, "baris": [row, word]}],
            "bagian": {"ada": [f"{text} lampiran perbaikan"]},
            "klaim": [{"jenis": "rata_rata_capaian", "nilai": "9 %", "cakupan": {"tabel": "ukur"}, "teks": text, "sumber": source}],
            "sebutan_anggaran": [{"ukuran": "realisasi", "versi": f"{text}?", "jumlah": "7", "teks": text, "sumber": source}],
        },
    }  # fmt: skip
    return json.dumps(report).encode()


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "\r="])
def test_every_sheet_takes_a_report_for_text(sign: str) -> None:
    """
    A report full of formulas: on every sheet they are text, and the only formulas are ours.
    """
    mark = "PENANDA"
    file = parse_report(hostile_report(f'{sign}HYPERLINK("https://x.example";"{mark}")'), name="=report.json")
    rules = load_rules()
    report = check_report(file, Settings(rules=rules, today=Tanggal(tahun=2025, bulan=3, hari=1)))
    book = opened(Session(reports=(report,), rules=rules, version="0.1.0", bahasa="id", today="2025-03-01"), values=False)
    foreign = [cell for cell in cells(book) if cell.data_type != "f" and mark in str(cell.value)]
    ours = [cell for cell in cells(book) if cell.data_type == "f"]

    assert {cell.data_type for cell in foreign} == {"s"}
    assert [cell.coordinate for cell in foreign if str(cell.value)[0] in "=+-@" and not cell.quotePrefix] == []
    assert [cell.coordinate for cell in ours if mark in str(cell.value)] == []
    assert {cell.parent.title for cell in foreign} == set(book.sheetnames)
    assert {cell.parent.title for cell in foreign if cell.row >= FIRST} == {
        "Ringkasan", "Temuan", "Pengujian", "Rekonsiliasi target", "Rekomputasi capaian", "Anggaran", "Checklist",
        "Angka belum diuji",
    }  # fmt: skip


def test_controls_are_harmless(make_finding: Callable[..., Finding], make_session: Callable[..., Session]) -> None:
    """
    Terminal escapes and characters that no XML may hold become visible escapes; the workbook can still be read.
    """
    text = "a\x1b[31mb\x00c\ud800d\uffff_x0041_"
    finding = make_finding(message=attrs.evolve(make_finding().message, id=text))
    found = rows(opened(make_session(finding, entity=text))["Temuan"])[0]

    assert found["Kondisi"].startswith("a\\u001b[31mb\\u0000c\\ud800d\\uffff_x0041_")


def test_long_texts_are_cut() -> None:
    """
    A text longer than a cell holds is cut short, and ends with the sign of it.
    """
    assert (len(fit("a" * 40_000)), fit("a" * 40_000)[-1], fit("b" * LONGEST)) == (LONGEST, "…", "b" * LONGEST)


def test_sheet_that_is_full(
    monkeypatch: pytest.MonkeyPatch, make_finding: Callable[..., Finding], make_session: Callable[..., Session]
) -> None:
    """
    A sheet takes as many rows as there are, and says in the last one that more were left out.
    """
    monkeypatch.setattr(page, "LAST_ROW", 7)
    findings = [make_finding(fingerprint=str(number)) for number in range(5)]
    sheet = opened(make_session(*findings))["Temuan"]

    assert [row["Sidik"] for row in rows(sheet)] == ["0", "1", None]
    assert sheet.cell(8, 1).value == "Lembar ini penuh; baris selebihnya tidak dimuat."


def test_budget_larger_than_a_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A budget that no sheet holds is named with its size; half of one would add up to nothing.
    """
    session = session_of("kpu-asahan-2024")
    monkeypatch.setattr(page, "LAST_ROW", 30)
    found = [row for row in rows(opened(session)["Anggaran"]) if row["Anggaran"] == "revisi (belanja, berlaku)"]

    assert [row["Uraian"] for row in found] == ["33 baris, lebih dari isi selembar"]


def test_nothing_found(make_session: Callable[..., Session]) -> None:
    """
    A report without findings has all sheets, and says that there are none.
    """
    book = opened(make_session())

    assert rows(book["Temuan"])[0]["Aturan"] == "tidak ada"
    assert "tidak ada temuan" in [cell.value for row in book["Ringkasan"].iter_rows() for cell in row]


@pytest.mark.parametrize(
    ("sum_rows", "expected"),
    [
        ([7, 8, 9], "SUM(E7:E9)"),
        ([7, 9], "SUM(E7,E9)"),
        ([12, 7, 8], "SUM(E7:E8,E12)"),
        (range(1, 800, 2), f"SUM({','.join(ODD[:250])})+SUM({','.join(ODD[250:])})"),
        (range(1, 10_000, 2), None),
    ],
)
def test_sum_formula(sum_rows: Any, expected: str | None) -> None:
    """
    Neighbours are one range; a function takes 255 arguments, a formula 8 192 characters.
    """
    assert expected == sum_formula("E", list(sum_rows))
