"""
What an error means for the headlines, recomputed by hand.
"""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from lkj_rules.api import check, read_report
from lkj_rules.domain.scope import Scope
from lkj_rules.engine.consequences import consequences_of
from lkj_rules.files.report_reader import parse_report
from lkj_rules.model.results import Consequence

REPORTS = Path(__file__).parents[2] / "fixtures" / "reports"
HEAD = {"format": "lkj-rules/1", "entitas": {"nama": "Instansi Contoh", "level": "satker"}, "tahun": 2024}


def consequences(**content: Any) -> list[tuple[str, Consequence]]:
    """
    Give the consequences of a small report, each with the rule of its finding.
    """
    file = parse_report(json.dumps({**HEAD, **content}).encode(), name="report.json")
    result = check(file)
    rules = {finding.fingerprint: finding.rule for finding in result.findings}
    return [(rules[each.fingerprint], each) for each in consequences_of(Scope(file.laporan), result)[0]]


def outlooks(consequence: Consequence) -> list[tuple[str, str, str]]:
    """
    Give each headline before, lowest and highest after.
    """
    return [(each.before.id, each.low.id, each.high.id) for each in consequence.outlooks]


def policies(consequence: Consequence) -> dict[str, str]:
    """
    Give the first headline under each policy.
    """
    return {each.policy.id: each.text.id for each in consequence.outlooks[0].variations}


def indicator(kode: str, arah: str = "maksimum") -> dict[str, str]:
    """
    Give an entry of the register.
    """
    return {"kode": kode, "nama": f"Indikator {kode}", "arah": arah, "jenis": "cacah"}


def measurement(*rows: tuple[str, str, str, str]) -> dict[str, Any]:
    """
    Give a measurement table of indicator, target, realisasi and capaian.
    """
    cells = [dict(zip(("indikator", "target", "realisasi", "capaian"), row, strict=True)) for row in rows]
    return {"id": "ukur", "jenis": "pengukuran", "baris": cells}


def test_inverse_indicator_of_asahan() -> None:
    """
    1.100 % for a missed inverse target: (1.988,07 − 1.100 − 900) ÷ 10 = −1,19; with a floor at 0 88,81; by T ÷ R 89,72.
    """
    file = read_report(REPORTS / "kpu-asahan-2024.json")
    result = check(file)

    first = consequences_of(Scope(file.laporan), result)[0][0]

    assert [finding.rule for finding in result.findings if finding.fingerprint == first.fingerprint] == ["CAP002"]
    assert outlooks(first)[0] == ("198,81 %", "−1,19 %", "89,72 %")
    assert list(policies(first).values()) == ["−1,19 %", "88,81 %", "89,72 %"]
    assert outlooks(first)[1] == ("Sangat Berhasil", "Tidak Berhasil", "Cukup Berhasil")


def test_every_error_of_asahan_that_moves_a_headline() -> None:
    """
    Table III.A sums to 100 × 6 + 99,50 + 99,97 + 88,60 + 1.100 = 1.988,07; 70 or 100 of 79 is 88,60 or 126,58; 100 of 85 is 117,65.

    The text says that the mean is 100 %. A target of 100 % instead of 90 % gives 100 ÷ 100, which is what the last row prints.
    """
    file = read_report(REPORTS / "kpu-asahan-2024.json")
    result = check(file)
    rules = {finding.fingerprint: (finding.rule, finding.subject_code) for finding in result.findings}

    found = consequences_of(Scope(file.laporan), result)[0]

    assert [(*rules[each.fingerprint], outlooks(each)[0], each.rank) for each in found] == [
        ("CAP002", "DPT", ("198,81 %", "−1,19 %", "89,72 %"), 1),
        ("CAP008", None, ("100%", "198,81 %", "198,81 %"), 2),
        ("CAP006", "DISABILITAS", ("198,81 %", "198,81 %", "202,61 %"), 3),
        ("TGT006", "KIP", ("198,81 %", "198,81 %", "200,57 %"), 4),
        ("CAP007", "DISABILITAS", ("198,81 %", "198,81 %", "199,95 %"), 5),
    ]
    assert policies(found[3]) == {
        "Bab III.A yang benar": "198,81 %",
        "target 85 % (Sasaran Strategis 2, Bab III.B); Realisasi/Target x 100 %; bila dibatasi 100 %": "198,81 %",
        "target 85 % (Sasaran Strategis 2, Bab III.B); Realisasi/Target x 100 %": "200,57 %",
    }
    assert [each.rupiah for each in found] == [None] * 5


def test_text_about_the_budget() -> None:
    """
    The hospital's text has 49.860.375.928 spent, 86,10 %; the table's programmes add up to 50.005.147.178 of 57.908.396.500.
    """
    file = read_report(REPORTS / "rsjiwa-jabar-2016.json")
    result = check(file)
    mentions = {finding.fingerprint: finding.actual for finding in result.findings if finding.rule == "ANG012"}

    meant = consequences_of(Scope(file.laporan), result)[0]
    found = {mentions[each.fingerprint]: each for each in meant if each.fingerprint in mentions}

    assert found["Rp.49.860.375.928,-"].rupiah == 50_005_147_178 - 49_860_375_928
    assert outlooks(found["86,10%"]) == [("86,10%", "86,35 %", "86,35 %")]


def test_share_in_the_total_row() -> None:
    """
    45 of 50 million are 90 %; the total row prints 95 %.
    """
    total = {"pagu": "50.000.000", "realisasi": "45.000.000", "persen": "95 %"}
    found = consequences(anggaran=[{"versi": "akhir", "pos": [], "total": total}])

    assert [(rule, outlooks(each), each.rupiah) for rule, each in found] == [("ANG002", [("95 %", "90,00 %", "90,00 %")], None)]


def test_comparison_table_against_the_measurement() -> None:
    """
    80 % measured, 60 % in the table over the years: if that is right the mean of 80 and 100 is that of 60 and 100.
    """
    years = {"id": "riwayat", "jenis": "perbandingan", "judul": "Tabel 4",
             "baris": [{"indikator": "A", "capaian": "60 %"}]}  # fmt: skip
    found = consequences(
        indikator=[indicator("A"), indicator("B")],
        lkj={"tabel": [measurement(("A", "100", "80", "80 %"), ("B", "50", "50", "100 %")), years]},
    )  # fmt: skip

    assert [(rule, outlooks(each)) for rule, each in found] == [("RIW001", [("90,00 %", "80,00 %", "90,00 %")])]


def test_one_admissible_value_is_one_number() -> None:
    """
    80 ÷ 100 = 80 %, not 90 %: the mean of 90 and 100 falls from 95 to 90, and nothing else is possible.
    """
    found = consequences(
        indikator=[indicator("A"), indicator("B")],
        lkj={"tabel": [measurement(("A", "100", "80", "90 %"), ("B", "50", "50", "100 %"))]},
    )  # fmt: skip

    assert [(rule, outlooks(each), each.rank) for rule, each in found] == [("CAP001", [("95,00 %", "90,00 %", "90,00 %")], 1)]


def test_unstated_cap_is_a_range() -> None:
    """
    300 ÷ 200 = 150 %, printed 170 %: the mean of 170 and 100 is 135; uncapped 125, capped at 120 it is 110, at 100 it is 100.
    """
    found = consequences(
        indikator=[indicator("A"), indicator("B")],
        lkj={"tabel": [measurement(("A", "200", "300", "170 %"), ("B", "50", "50", "100 %"))]},
    )  # fmt: skip

    assert [outlooks(each) for _, each in found] == [[("135,00 %", "100,00 %", "125,00 %")]]
    assert list(policies(found[0][1]).values()) == ["100,00 %", "110,00 %", "125,00 %"]


def test_stated_cap_decides() -> None:
    """
    With a stated cap of 120 %, 150 % counts as 120: the mean of 120 and 100 is 110, and no other policy is named.
    """
    found = consequences(
        indikator=[indicator("A"), indicator("B")],
        lkj={
            "batas_capaian": "120 %",
            "tabel": [measurement(("A", "200", "300", "170 %"), ("B", "50", "50", "100 %"))],
        },
    )  # fmt: skip

    assert [outlooks(each) for _, each in found] == [[("135,00 %", "110,00 %", "110,00 %")]]


def test_equal_grades_count_as_100() -> None:
    """
    BB where BB was promised is 100 %, not 90 %: the mean of 90 and 100 rises from 95 to 100.
    """
    found = consequences(
        indikator=[{"kode": "A", "nama": "Nilai AKIP", "tangga": "akip"}, indicator("B")],
        lkj={"tabel": [measurement(("A", "BB", "BB", "90 %"), ("B", "50", "50", "100 %"))]},
    )  # fmt: skip

    assert [outlooks(each) for _, each in found] == [[("95,00 %", "100,00 %", "100,00 %")]]
    assert list(policies(found[0][1])) == ["predikat yang sama dinilai 100 %"]


@pytest.mark.parametrize(
    ("limit", "realisasi", "mean", "policy"),
    [
        ({"batas_capaian": "120,5 %"}, "300", "110,25 %", ("batas yang dinyatakan 120,5 %", "the stated cap of 120.5%")),
        ({"batas_bawah": "12,5 %"}, "10", "56,25 %", ("batas bawah yang dinyatakan 12,5 %", "the stated floor of 12.5%")),
    ],
)
def test_stated_limit_is_named_as_a_number(limit: dict[str, str], realisasi: str, mean: str, policy: tuple[str, str]) -> None:
    """
    300 ÷ 200 counts as 120,5 %, 10 ÷ 200 as 12,5 %: with 100 % the means are 110,25 and 56,25; the limit is written with a comma.
    """
    found = consequences(
        indikator=[indicator("A"), indicator("B")],
        lkj={**limit, "tabel": [measurement(("A", "200", realisasi, "170 %"), ("B", "50", "50", "100 %"))]},
    )  # fmt: skip

    ((_, consequence),) = found
    (variation,) = consequence.outlooks[0].variations
    assert variation.text.id == mean
    assert (variation.policy.id.endswith(policy[0]), variation.policy.en.endswith(policy[1])) == (True, True)


def test_total_that_is_no_sum_moves_absorption() -> None:
    """
    Lines of 40 and 50 spent out of 100 each make 90 of 200 (45 %); the total prints 100 (50 %): 10 are at stake.
    """
    lines = [{"nama": "Satu", "pagu": "100.000.000", "realisasi": "40.000.000"},
             {"nama": "Dua", "pagu": "100.000.000", "realisasi": "50.000.000"}]  # fmt: skip
    found = consequences(
        anggaran=[{"versi": "akhir", "pos": lines, "total": {"pagu": "200.000.000", "realisasi": "100.000.000"}}]
    )

    assert [(rule, outlooks(each), each.rupiah) for rule, each in found] == [
        ("ANG006", [("50,00 %", "45,00 %", "45,00 %")], 10_000_000)
    ]


def test_larger_shift_ranks_first() -> None:
    """
    Of two wrong rows the one that moves the mean by 10 points stands before the one that moves it by 5.
    """
    found = consequences(
        indikator=[indicator("A"), indicator("B")],
        lkj={"tabel": [measurement(("A", "100", "80", "90 %"), ("B", "100", "70", "90 %"))]},
    )  # fmt: skip

    assert [(outlooks(each), each.rank) for _, each in found] == [
        ([("90,00 %", "80,00 %", "80,00 %")], 1), ([("90,00 %", "85,00 %", "85,00 %")], 2),
    ]  # fmt: skip


def test_nothing_open_means_nothing() -> None:
    """
    A report without errors has no consequences.
    """
    found = consequences(indikator=[indicator("A")], lkj={"tabel": [measurement(("A", "100", "80", "80 %"))]})

    assert found == []


def test_all_corrected_are_one_figure_a_table() -> None:
    """
    Two tables with a wrong capaian each: 80 of 40 read as 57 and as 60 are 50, next to a right 100; by hand (50 + 100) / 2 = 75.
    """
    rows = {name: (("A", "80", "40", wrong), ("B", "10", "10", "100")) for name, wrong in (("a", "57"), ("b", "60"))}
    tables = [measurement(*each) | {"id": name} for name, each in rows.items()]
    content = {**HEAD, "indikator": [indicator("A"), indicator("B")], "lkj": {"tabel": tables}}
    file = parse_report(json.dumps(content).encode(), name="report.json")

    _, corrected = consequences_of(Scope(file.laporan), check(file))

    assert [(each.before.id, each.low.id) for each in corrected] == [("78,50 %", "75,00 %"), ("80,00 %", "75,00 %")]


def calls_for(size: int) -> int:
    """
    Count the calls that it takes to give the consequences of so many wrong capaian in one table.
    """
    rows = [(f"I{i}", "80", "40", "57") for i in range(size)]
    content = {**HEAD, "indikator": [indicator(row[0]) for row in rows], "lkj": {"tabel": [measurement(*rows)]}}
    file = parse_report(json.dumps(content).encode(), name="report.json")
    result = check(file)
    number = 0

    def count(_frame: object, event: str, _about: object) -> None:
        nonlocal number
        number += event == "call"

    sys.setprofile(count)
    try:
        found = consequences_of(Scope(file.laporan), result)[0]
    finally:
        sys.setprofile(None)
    assert len(found) >= size
    return number


def test_work_grows_with_the_errors_alone() -> None:
    """
    Twice as many wrong capaian take about twice the work: a correction costs the rows that it stands in, not the whole table.
    """
    assert calls_for(120) < 2.3 * calls_for(60)
