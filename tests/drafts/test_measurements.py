"""
Tables that measure the indicators of a report together, beside a plan of their parts, or next to their budgets.
"""

from __future__ import annotations

from typing import Any

from printed import paper, table

from lkj_rules.drafts.draft import draft
from lkj_rules.drafts.measurements import settle_plan
from lkj_rules.papers.paper import PrintedTable

PK = table(
    "Tabel 2.1 Perjanjian Kinerja Tahun 2023", "No | Sasaran Strategis | Indikator Kinerja | Target",
    "1 | Meningkatnya ketahanan pangan | Skor pola pangan harapan | 89,5", "2 | ^ | Persentase desa rawan pangan | 4,2 %",
    "3 | Meningkatnya mutu pangan | Jumlah pelaku usaha yang bersertifikat | 120",
)
HEADING = "No | Sasaran | Indikator | Target | Realisasi | Capaian (%)"
FIRST = "1 | Meningkatnya ketahanan pangan | Skor pola pangan harapan | 89,5 | 90,1 | 100,67"
SECOND = "2 | Meningkatnya ketahanan pangan | Persentase desa rawan pangan | 4,2 % | 4,0 % | 104,76"
THIRD = "1 | Meningkatnya mutu pangan | Jumlah pelaku usaha yang bersertifikat | 120 | 118 | 98,33"


def tables(*flow: PrintedTable | str) -> list[dict[str, Any]]:
    """
    Draft the tables of a report.
    """
    found: list[dict[str, Any]] = draft([paper(*flow)]).document["lkj"]["tabel"]
    return found


def test_tables_of_one_objective_each_measure_together() -> None:
    """
    Tables that have all indicators between them are measurements; a table of one of them after these is an analysis.
    """
    parts = table("", HEADING, FIRST, SECOND), table("", HEADING, THIRD), table("", HEADING, THIRD)

    assert [each["jenis"] for each in tables(PK, *parts)] == ["pengukuran", "pengukuran", "analisis"]


def test_a_measurement_may_leave_out_the_parts_that_a_plan_names() -> None:
    """
    What is called a measurement is one although the Renstra has targets of kinds of livestock that nobody measures.
    """
    kinds = [f"{number} | Populasi ternak {name} | 10 | 20 | 30" for number, name in enumerate(("sapi", "itik", "kuda", "ayam"))]
    plan = table("Tabel 2.2 Renstra", "No | Indikator | 2023 | 2024 | 2025", *kinds)

    named, other = table("Tabel 3.1 Pengukuran Kinerja", HEADING, FIRST, SECOND, THIRD), table("", HEADING, FIRST, SECOND, THIRD)

    assert [tables(PK, plan, each)[0]["jenis"] for each in (named, other)] == ["pengukuran", "analisis"]


def test_capaian_next_to_budgets_are_entered() -> None:
    """
    Capaian of a table of efficiency are results that other tables may contradict.
    """
    spent = table(
        "Tabel 3.9 Efisiensi", "No | Indikator | Capaian (%) | Penyerapan Anggaran (%) | Tingkat Efisiensi (%)",
        "1 | Skor pola pangan harapan | 101,20 | 90 | 11,20",
    )
    made = draft([paper(PK, spent)]).document["lkj"]

    assert [(each["indikator"], each["capaian"]) for each in made["tabel"][0]["baris"]] == [("I1", "101,20")]
    assert [each["capaian"] for each in made["efisiensi"]] == ["101,20"]


def test_a_change_goes_from_last_year_to_this() -> None:
    """
    A column of changes names the two columns of the only measure that stands there for both years.
    """
    heading = "No | Indikator | Capaian 2022 | Capaian 2023 | Peningkatan"
    compared = table("Tabel 3.3 Perbandingan Capaian", heading, "1 | Skor pola pangan harapan | 99,62 | 99,75 | -0,13")

    assert [each for each in tables(PK, compared)[0]["kolom"] if each["ukuran"] == "perubahan"] == [
        {"id": "perubahan", "ukuran": "perubahan", "judul": "Peningkatan", "dari": "capaian_2022", "ke": "capaian"},
    ]


def test_the_end_of_an_objective_below_a_repeated_heading_is_no_other() -> None:
    """
    Where the heading is repeated on the next page in front of the end of an objective, that is the one above.
    """
    rows = (FIRST, "^ | Sasaran pangan daerah | Persentase desa rawan pangan | 4,2 % | 4,0 % | 104,76")

    assert [each["sasaran"] for each in tables(PK, table("", HEADING, *rows))[0]["baris"]] == ["S1", "S1"]


def test_a_heading_names_the_only_row_of_a_table() -> None:
    """
    A row in other words is the indicator of the heading above if it is somewhat like it, in all tables with these words.
    """
    heading = "Indikator | Target | Realisasi | Capaian (%)"
    row = "Persentase desa yang > 2 tahun rawan pangan | 4,2 % | 4,0 % | 104,76"
    one, other = table("", heading, row), table("", heading, row)
    made = tables(PK, "2) Meningkatnya ketahanan pangan", "a) Persentase desa rawan", "pangan", one, "Uraian di atas.", other)

    assert [[each["indikator"] for each in found["baris"]] for found in made] == [["I2"], ["I2"]]
    away = draft([paper(PK, "a) Jumlah pelaku usaha yang bersertifikat", one)])
    assert "lkj" not in away.document or not away.document["lkj"].get("tabel")


def test_the_plan_of_what_is_measured_counts() -> None:
    """
    Of several plans the one of the indicators with results counts, not one of more rows; where two are alike none is preferred.
    """
    def plan(*codes: str) -> dict[str, Any]:
        return {"baris": [{"indikator": each, "target": {"2023": "1"}} for each in codes]}

    document: dict[str, Any] = {"renstra": [plan("I3", "I4", "I5"), plan("I1", "I2")]}
    document["lkj"] = {"tabel": [{"baris": [{"indikator": each} for each in ("I1", "I2", "I3")] + [{"nama": "Sasaran 1"}]}]}
    settle_plan(document)
    assert (document["renstra"], document["renstra_lain"]) == (plan("I1", "I2"), [plan("I3", "I4", "I5")])

    document = {"renstra": [plan("I1"), plan("I2")], "lkj": document["lkj"]}
    settle_plan(document)
    assert document["renstra"] == [plan("I1"), plan("I2")]
    settle_plan(alone := {"renstra": plan("I1")})
    assert alone == {"renstra": plan("I1")}
