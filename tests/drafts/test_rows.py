"""
Rows of tables as papers print them: cells with several indicators, parts of indicators, shares behind results, tables that go on.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from printed import paper, table

from lkj_rules.drafts.draft import draft
from lkj_rules.files.report_reader import parse_report
from lkj_rules.papers.paper import PrintedTable

PK = table(
    "Tabel 2.1 Perjanjian Kinerja Tahun 2023", "No | Sasaran | Indikator Kinerja | Target",
    "1 | Pangan cukup | Skor pola pangan | 89,5",
    "2 | ^ | Persentase desa rawan pangan | 4,2", "3 | Mutu pangan terjamin | Jumlah usaha bersertifikat | 120",
    "4 | ^ | Angka kecukupan energi | 2100",
)
MEASURED = "Indikator | Target | Realisasi | Capaian (%)"


def of(*flow: PrintedTable | str) -> dict[str, Any]:
    """
    Draft a paper with the agreement.
    """
    return draft([paper(PK, *flow)]).document


def rows(document: dict[str, Any]) -> list[tuple[Any, ...]]:
    """
    Give indicator and figures of the rows of the first table.
    """
    found = document["lkj"]["tabel"][0]["baris"]
    return [tuple(row.get(key) for key in ("indikator", "target", "realisasi", "capaian")) for row in found]


def test_indicators_of_one_cell_are_parted() -> None:
    """
    Each point of a list has its line of the figures; a share that all of them have is left out.
    """
    cells = table("Tabel 3.1", MEASURED, "- Skor pola\npangan\n- Persentase desa rawan pangan | 89,5\n4,2 | 90\n4 | 102")

    assert rows(of(cells)) == [("I1", "89,5", "90", None), ("I2", "4,2", "4", None)]


def test_wrapped_lines_are_one_text() -> None:
    """
    Lines of a wrapped cell are joined, also where a word is parted.
    """
    assert rows(of(table("Tabel 3.1", MEASURED, "Persentase de-\nsa rawan\npangan | 4,2 | 4 | 105"))) == [("I2", "4,2", "4", "105")]


def test_a_share_behind_a_result_is_the_achievement() -> None:
    """
    ``86 (101%)`` is a result and, where its own cell is empty, an achievement.
    """
    assert rows(of(table("Tabel 3.1", MEASURED, "Skor pola pangan | 89,5 | 90\n(101%) | "))) == [
        ("I1", "89,5", "90", {"teks": "(101%)", "dibaca": "101%"})
    ]


def test_several_figures_in_one_cell_are_left_out() -> None:
    """
    Two figures that answer one indicator are nobody's; a cell over two columns is of neither.
    """
    stacked = table("Tabel 3.1", MEASURED, "Skor pola pangan | 89,5 90,5 | 90 | 101", "Angka kecukupan energi | 2100 | 2000 | <")

    assert rows(of(stacked)) == [("I1", None, "90", "101"), ("I4", "2100", None, None)]


def test_parts_bear_the_name_of_their_whole() -> None:
    """
    Points below an indicator without figures are parts of it; those that begin with a measure are not.
    """
    parts = table(
        "Tabel 3.1", "Indikator | Target | Realisasi", "Jumlah produksi ternak : | | ", "- Daging | 10 | 11", "- Telur | 20 | 19",
        "- Persentase desa rawan pangan | 4,2 | 4",
    )
    document = of(parts)
    names = {each["kode"]: each["nama"] for each in document["indikator"]}

    assert [names[code] for code, *_ in rows(document)] == [
        "Jumlah produksi ternak: Daging", "Jumlah produksi ternak: Telur", "Persentase desa rawan pangan",
    ]


def test_a_table_goes_on_without_its_heading() -> None:
    """
    Rows on the next page belong to the table above where no title stands between and the columns are as many.
    """
    first = table("Tabel 3.1", MEASURED, "Skor pola pangan | 89,5 | 90 | 101", page="20")
    rest = table("", "Angka kecukupan energi | 2100 | 2000 | 95,2", page="21")

    assert rows(of(first, "21", rest)) == [("I1", "89,5", "90", "101"), ("I4", "2100", "2000", "95,2")]


def test_wordings_between_matched_ones_are_matched_by_order() -> None:
    """
    A wording that is somewhat like a name is that name where its neighbours are; one of another number is not.
    """
    reworded = table(
        "Tabel 3.1", MEASURED, "Skor pola pangan | 1 | 1 | 100", "Persentase desa yang kerawanan pangan tinggi | 2 | 2 | 100",
        "Jumlah usaha bersertifikat | 3 | 3 | 100",
    )

    assert [code for code, *_ in rows(of(reworded))] == ["I1", "I2", "I3"]


def test_targets_may_be_percentages_of_achievement() -> None:
    """
    Targets under "Target Pencapaian (%)" are of achievement; a table that repeats them holds such targets as well.
    """
    agreed = table(
        "Tabel 2.2 Perjanjian Kinerja Perubahan Tahun 2023", "Indikator | Target Pencapaian (%)", "Skor pola pangan | 95",
        "Persentase desa rawan pangan | 90", "Jumlah usaha bersertifikat | 85", "Angka kecukupan energi | 80",
    )
    measured = table(
        "Tabel 3.1", "Indikator | Target | Kategori | Realisasi", "Skor pola pangan | 95 | Baik | 96",
        "Persentase desa rawan pangan | 90 | Baik | 91",
        "Jumlah usaha bersertifikat | 85 | Baik | 86", "Angka kecukupan energi | 80 | Baik | 81",
    )
    document = draft([paper(PK, agreed, measured)]).document

    assert [each.get("target_berupa") for each in document["perjanjian_kinerja"]] == [None, "capaian"]
    assert {"id": "target", "ukuran": "target_capaian"} in document["lkj"]["tabel"][0]["kolom"]


def test_main_indicators_are_those_that_are_marked() -> None:
    """
    Where no document of main indicators is printed, those that a table marks with "(IKU)" are.
    """
    marked = table(
        "Tabel 3.1", MEASURED, "Skor pola pangan (IKU) | 1 | 1 | 100", "Persentase desa rawan pangan | 2 | 2 | 100",
        "Angka kecukupan energi (IKU) | 3 | 3 | 100",
    )

    assert of(marked)["iku"] == {"indikator": ["I1", "I4"]}


@pytest.mark.parametrize(("above", "tahun"), [
    ("INDIKATOR KINERJA UTAMA DINAS PANGAN TAHUN 2024", 2024), ("INDIKATOR KINERJA UTAMA TAHUN 2021 - 2026", None),
    ("PROFIL TAHUN 2024", None),
])  # fmt: skip
def test_year_of_the_list_of_main_indicators(above: str, tahun: int | None) -> None:
    """
    The year in the title of the list, or in that of the table above it on its page, is the year of the list.
    """
    profile = table(above, "Nama Organisasi | : | Dinas Pangan", "Tugas | : | Pangan")
    listed = table(
        "INDIKATOR KINERJA UTAMA", "No | Sasaran Strategis | Indikator Kinerja Utama | Penjelasan",
        "1 | Meningkatnya ketahanan pangan | Skor pola pangan harapan | Survei", "2 | ^ | Persentase desa rawan pangan | Survei",
    )

    assert draft([paper(PK, profile, listed)]).document["iku"].get("tahun") == tahun


@pytest.mark.parametrize(("target", "same"), [
    ("≤ 5 menit", True), ("≤ 6 menit", False), ("5 menit", False), ("≤ 5 %", False),
])  # fmt: skip
def test_one_bound_is_of_one_indicator(target: str, *, same: bool) -> None:
    """
    Indicators of unlike wording are one where they alone have the same bound in the same unit as target, in two documents.
    """
    planned = table(
        "Tabel 2.2 Rencana Kinerja Tahunan Tahun 2023", "No | Sasaran Strategis | Indikator Kinerja | Satuan | Target",
        "1 | Mutu | Skor pola pangan harapan | skor | 89,5", "2 | ^ | Waktu tanggap gawat darurat | menit | ≤ 5",
        "3 | ^ | Persentase desa rawan pangan | % | 4,2",
    )
    plan = table(
        "Tabel 2.3 Renstra 2021 - 2026", "No | Sasaran | Indikator Kinerja | 2021 | 2022 | 2023",
        f"1 | Mutu | Respon time IGD | ≤ 9 menit | ≤ 8 menit | {target}", "2 | ^ | Skor pola pangan harapan | 80 | 85 | 89,5",
    )
    document = of(planned, plan)

    assert (document["rkt"][0]["baris"][1]["indikator"] == document["renstra"]["baris"][0]["indikator"]) is same


def test_an_objective_in_two_parts_is_joined() -> None:
    """
    An objective that goes on in small letters at the top of the next page is one objective.
    """
    agreed = table(
        "Tabel 2.1 Perjanjian Kinerja Tahun 2023", "No | Sasaran Strategis | Indikator Kinerja | Target",
        "1 | Terbukanya akses pasar | Skor pangan | 89", "2 | bagi petani kecil | Jumlah desa | 7",
        "3 | bagi petani kecil | Jumlah kota | 7",
    )
    agreed.grid.pages[2:] = ["8", "8"]
    document = of(agreed)

    assert document["sasaran"][-1]["nama"] == "Terbukanya akses pasar bagi petani kecil"
    assert {each["sasaran"] for each in document["perjanjian_kinerja"][-1]["baris"][-3:]} == {document["sasaran"][-1]["kode"]}


def test_initials_behind_one_wording_only() -> None:
    """
    Initials in brackets behind what they stand for make no other indicator, and neither do other words of the same initials.
    """
    planned = table(
        "Tabel 2.2 Rencana Kinerja Tahunan Tahun 2023", "No | Indikator Kinerja | Target", "1 | Indeks kepuasan masyarakat | 80",
        "2 | Persentase desa rawan pangan | 2", "3 | Indeks kematangan mutu | 3",
    )
    measured = table(
        "Tabel 3.1", MEASURED, "Persentase desa rawan pangan | 2 | 2 | 100", "Index Kepuasan Masyarakat (IKM) | 80 | 80 | 100",
    )
    document = of(planned, measured)

    assert document["lkj"]["tabel"][0]["baris"][1]["indikator"] == document["rkt"][0]["baris"][0]["indikator"]


def test_a_plan_printed_objective_by_objective_is_one() -> None:
    """
    Tables of a plan that share no indicator are one plan; one that has an indicator again is another copy.
    """
    head = "No | Indikator Kinerja | 2021 | 2022 | 2023"
    first = table("Tabel 2.3 Renstra 2021 - 2026", head, "1 | Skor pola pangan harapan | 80 | 85 | 89", page="8")
    second = table("Tabel 2.4 Renstra 2021 - 2026", head, "1 | Persentase desa rawan pangan | 6 | 5 | 4", page="9")

    renstra = of(first, second)["renstra"]
    copies = of(first, second, first)["renstra"]

    assert [row["target"]["2023"] for row in renstra["baris"]] == ["89", "4"]
    assert renstra["baris"][1]["sumber"] == {"tabel": "2.4", "halaman": "9"}
    assert [len(each["baris"]) for each in copies] == [2, 1]


@pytest.mark.parametrize(("row", "capaian"), [
    ("80 | 81 | (101,25)", {"teks": "(101,25)", "dibaca": "101,25"}), ("3 | (3,1) | (103,3)", "(103,3)"),
    ("80 | 81 | 101,25", "101,25"),
])  # fmt: skip
def test_brackets_that_are_no_sign(row: str, capaian: Any) -> None:
    """
    An achievement in brackets is positive where target and realisasi are printed without them.
    """
    measured = table("Tabel 3.1", MEASURED, f"Skor pola pangan harapan | {row}", "Persentase desa rawan pangan | 2 | 2 | 100")

    assert of(measured)["lkj"]["tabel"][0]["baris"][0]["capaian"] == capaian


def test_an_objective_cut_by_a_page_is_the_same() -> None:
    """
    A cell that holds only the beginning of an objective which another cell of its table has whole is of that objective.
    """
    agreed = table(
        "Tabel 2.1 Perjanjian Kinerja Tahun 2023", "No | Sasaran Strategis | Indikator Kinerja | Target",
        "1 | Tersedianya pangan segar sesuai standar | Skor pangan | 89", "2 | Tersedianya pangan segar | Jumlah desa | 7",
    )

    assert [each["sasaran"] for each in of(agreed)["perjanjian_kinerja"][0]["baris"]][-2:] == ["S2", "S2"]


def test_yearly_targets_are_of_what_their_title_names() -> None:
    """
    Rows without a heading of indicators are parts of what the title names; rows with Roman numbers are sums of those below.
    """
    yearly = table(
        "Tabel 2.3 Sasaran Produksi Ternak (ton) Tahun 2021-2024", "No | Jenis | 2021 | 2022 | 2023 | 2024",
        "I | Daging | 30 | 31 | 32 | 33", "1 | Sapi | 10 | 11 | 12 | 13", "2 | Domba | 20 | 20 | 20 | 20",
    )
    document = of(yearly)

    assert [each["nama"] for each in document["indikator"][4:]] == [
        "Produksi Ternak: Daging", "Produksi Ternak Daging: Sapi", "Produksi Ternak Daging: Domba",
    ]
    assert document["renstra"]["baris"][1]["target"] == {"2021": "10", "2022": "11", "2023": "12", "2024": "13"}


def test_several_figures_of_one_indicator_are_one_that_is_doubtful() -> None:
    """
    The cells next to one merged cell of an indicator are its figure together, which nobody can compare.
    """
    planned = table(
        "Tabel 2.2 Rencana Kinerja Tahun 2023", "No | Indikator Kinerja | Target", "1 | Skor pola pangan | Keuangan 10%",
        "^ | ^ | Pelayanan 30%", "2 | Angka kecukupan energi | 2100",
    )
    rows = of(planned)["rkt"][0]["baris"]

    assert [row["indikator"] for row in rows] == ["I1", "I4"]
    assert rows[0]["target"]["teks"] == "Keuangan 10% Pelayanan 30%"
    assert rows[0]["target"]["diragukan"]


def test_an_indicator_without_its_target_is_a_row() -> None:
    """
    A blank target stays one; a row whose points follow is a heading, and so is one that ends in a colon.
    """
    plan = table(
        "Tabel 2.2 Rencana Kinerja Tahunan Tahun 2023", "No | Sasaran | Indikator Kinerja | Target",
        "1 | Pangan cukup | Skor pola pangan | 89,5", "2 | ^ | Persentase desa rawan pangan | 4,2",
        "3 | Mutu pangan terjamin | Jumlah usaha bersertifikat |", "4 | ^ | Angka kecukupan energi | 2100",
        "5 | Ternak cukup | Jumlah populasi ternak |", "^ | ^ | - Sapi | 40", "^ | ^ | - Kambing | 60",
        "6 | ^ | Jumlah kasus penyakit: |", "^ | ^ | - Rabies | 3",
    )

    document = of(plan)

    names = {each["kode"]: each["nama"] for each in document["indikator"]}
    assert [(names[row["indikator"]], row["target"]) for row in document["rkt"][0]["baris"]] == [
        ("Skor pola pangan", "89,5"), ("Persentase desa rawan pangan", "4,2"), ("Jumlah usaha bersertifikat", None),
        ("Angka kecukupan energi", "2100"), ("Jumlah populasi ternak: Sapi", "40"), ("Jumlah populasi ternak: Kambing", "60"),
        ("Jumlah kasus penyakit: Rabies", "3"),
    ]  # fmt: skip


def test_a_nine_for_a_percent_sign_is_doubted() -> None:
    """
    ``1009`` next to ``100%`` in one row is doubtful and read as that; without such a neighbour it is a number.
    """
    plan = table(
        "Tabel 2.1 Renstra 2021 – 2026", "Indikator | 2021 | 2022 | 2023", "Persentase desa aman | 100% | 100% | 1009",
        "Jumlah usaha bersertifikat | 1000 | 1005 | 1009",
    )

    secure, certified = draft([paper(plan)]).document["renstra"]["baris"]

    assert {key: secure["target"]["2023"][key] for key in ("teks", "dibaca", "diragukan")} == {
        "teks": "1009", "dibaca": "100%", "diragukan": True,
    }  # fmt: skip
    assert certified["target"]["2023"] == "1009"


def test_an_eight_among_letters_is_doubted() -> None:
    """
    ``8`` in a row of ``B`` is doubtful and read as that; next to one ``B``, which may be a target, it stays a number.
    """
    compared = table(
        "Tabel 3.2", "Indikator | 2022 | Target 2023 | Realisasi 2023 | Capaian (%)", "Skor pola pangan | B | B | 8 | B",
        "Angka kecukupan energi | 8 | B | 8 | 100",
    )

    first, second = of(compared)["lkj"]["tabel"][0]["baris"]

    assert [first["realisasi"][key] for key in ("teks", "dibaca", "diragukan")] == ["8", "B", True]
    assert second["realisasi"] == "8"


def test_the_office_in_one_wording_only() -> None:
    """
    A wording that names the office too is the same indicator.
    """
    planned = table(
        "Tabel 2.2 Rencana Kinerja Tahunan Tahun 2023", "No | Indikator Kinerja | Target", "1 | Nilai akuntabilitas kinerja | B",
        "2 | Persentase desa rawan pangan | 2", "3 | Nilai kematangan kecamatan | 3",
    )
    measured = table(
        "Tabel 3.1", MEASURED, "Persentase desa rawan pangan | 2 | 2 | 100",
        "Nilai Akuntabilitas Kinerja Dinas Pangan Kabupaten Contoh | B | B | 100",
    )

    document = of(planned, measured)

    assert document["lkj"]["tabel"][0]["baris"][1]["indikator"] == document["rkt"][0]["baris"][0]["indikator"]


def test_what_was_not_read_is_listed() -> None:
    """
    Rows whose indicator is not certain or that lack figures are stated, and so is a table whose heading is not known.
    """
    measured = table(
        "Tabel 3.1", "Indikator | Satuan | Target | Realisasi | Capaian (%)", "Skor pola pangan | skor | 89,5 | 90 | 101",
        "Jumlah pasar tani | unit | | | ", "Angka kecukupan energi | kkal | | | ",
        "- padi | kkal | 1100 | 1100 | 100", "Skor pangan desa | skor | 4,2 | 4 | 105",
    )  # fmt: skip
    scrambled = table("Tabel 3.2 Capaian Kinerja Tahun 2023", "a | b", "Skor pola | 89,5")

    document = of(measured, scrambled)["lkj"]

    assert document["tabel"][0]["tidak_dibaca"] == ["Jumlah pasar tani", "Skor pangan desa"]
    assert document["tidak_dibaca"] == ["Tabel 3.2 Capaian Kinerja Tahun 2023"]


@pytest.mark.parametrize("flow", [
    table("Tabel 3.1", MEASURED, f"Skor pola pangan | 89,5 | {'9' * 70} | 101"),
    table("Tabel 3.5 Anggaran", "Program | Pagu | Realisasi", f"Program A | {'9' * 70} | 10.000.000", "Program B | 20.000.000 |"),
    f"Skor pola pangan mencapai {'9' * 70} persen.",
], ids=["table", "budget", "sentence"])  # fmt: skip
def test_a_number_without_end_is_left_out(flow: PrintedTable | str) -> None:
    """
    Cells that run together make numbers that no report prints; the rest of the draft is read all the same.
    """
    document = of(flow)

    assert parse_report(json.dumps(document).encode(), name="draft").laporan.tahun == 2023
    assert '"' + "9" * 70 not in json.dumps(document)
