"""
Functions on figures over the years, on contents and on the cascade, beyond what the cases of the rules show.
"""

import json
from typing import Any

import pytest

from lkj_rules.domain.scope import Scope
from lkj_rules.files.report_reader import parse_report
from lkj_rules.rules.functions.texts import nama, teranalisis
from lkj_rules.rules.functions.years.history import earlier_results, result_of_year, said_otherwise, stands_out
from lkj_rules.rules.functions.years.retelling import own_report


def scope_of(**parts: Any) -> Scope:
    """
    Read a report with the given parts.
    """
    whole = {"format": "lkj-rules/1", "entitas": {"nama": "Contoh", "level": "satker"}, "tahun": 2024, **parts}
    return Scope(parse_report(json.dumps(whole).encode(), name="report.json").laporan)


def history(now: str, **years: str) -> Scope:
    """
    Read an indicator with this year's realisasi and those of earlier years (``r2023="5"``).
    """
    columns = [{"id": name, "ukuran": "realisasi", "tahun": int(name[1:])} for name in years]
    tables = [
        {"id": "u", "jenis": "pengukuran", "baris": [{"indikator": "A", "realisasi": now}]},
        {"id": "b", "jenis": "perbandingan", "kolom": columns, "baris": [{"indikator": "A", "realisasi": now, "sel": years}]},
    ]
    return scope_of(indikator=[{"kode": "A", "nama": "Jumlah A"}], lkj={"tabel": tables})


@pytest.mark.parametrize(
    ("now", "years", "times", "expected"),
    [
        ("25", {"r2021": "10", "r2022": "12", "r2023": "15"}, 2, False),  # 15 + 2 × 5
        ("26", {"r2021": "10", "r2022": "12", "r2023": "15"}, 2, True),
        ("0", {"r2021": "10", "r2022": "12", "r2023": "15"}, 2, False),  # 10 − 2 × 5
        ("-1", {"r2021": "10", "r2022": "12", "r2023": "15"}, 2, True),
        ("125", {"r2020": "100", "r2021": "100", "r2022": "101", "r2023": "101"}, 2, True),  # 101 + 2 × 10,05 = 121,1
        ("121", {"r2020": "100", "r2021": "100", "r2022": "101", "r2023": "101"}, 2, False),
        ("9", {"r2022": "1", "r2023": "1"}, 2, None),
        ("9", {"r2021": "0", "r2022": "0", "r2023": "0"}, 2, None),
    ],
)
def test_stands_out(now: str, years: dict[str, str], times: int, *, expected: bool | None) -> None:
    """
    The range of the history is the measure, widened to a tenth of its middle value where it is narrower.
    """
    scope = history(now, **years)
    indicator = scope.laporan.indikator[0]
    kini = result_of_year(scope, indicator)

    assert kini is not None
    assert kini.tabel == "pengukuran"
    assert expected is stands_out(scope, kini, earlier_results(scope, indicator), times)


def test_earlier_results_keep_one_unit() -> None:
    """
    A percentage among counts is no part of their history, nor is a range or a word.
    """
    scope = history("12", r2020="40 %", r2021="10", r2022="belum ada", r2023="7–8")

    assert [fakta.tahun for fakta in earlier_results(scope, scope.laporan.indikator[0])] == [2021]


def test_own_report_reads_nested_rows_of_that_year_only() -> None:
    """
    A figure is looked up by year, indicator and measure.
    """
    rows = [{"nama": "Sasaran", "anak": [{"indikator": "A", "realisasi": "5", "capaian": "50 %"}]}]
    parts = {"laporan_lalu": [{"tahun": 2023, "baris": rows}, {"tahun": 2022, "baris": [{"indikator": "A", "realisasi": "4"}]}]}
    base = history("6", r2021="3", r2022="4", r2023="5")
    whole = scope_of(
        indikator=[{"kode": "A", "nama": "Jumlah A"}], **parts, lkj={"tabel": [_table(base, index) for index in range(2)]}
    )
    found = {fakta.tahun: own_report(whole, fakta) for fakta in whole.facts}

    assert {year: None if nilai is None else nilai.teks for year, nilai in found.items()} == {
        2021: None,
        2022: "4",
        2023: "5",
        2024: None,
    }


def _table(scope: Scope, index: int) -> dict[str, Any]:
    lkj = scope.laporan.lkj
    assert lkj is not None
    table = lkj.tabel[index]
    columns = [{"id": kolom.id, "ukuran": kolom.ukuran.value, "tahun": kolom.tahun} for kolom in table.kolom]
    cells = {name: nilai.teks for name, nilai in table.baris[0].sel.items()}
    return {
        "id": table.id, "jenis": table.jenis.value, "kolom": columns, "baris": [{"indikator": "A", "realisasi": "6", "sel": cells}],
    }  # fmt: skip


def test_said_otherwise_looks_back_only() -> None:
    """
    Of two statements that differ the later one contradicts the earlier.
    """
    scope = scope_of(lkj={"tahun_ke": [{"ke": 5}, {"ke": 5}, {"ke": 3}]})
    assert scope.laporan.lkj is not None
    first, second, third = scope.laporan.lkj.tahun_ke

    assert (None, None, first) == (said_otherwise(scope, first), said_otherwise(scope, second), said_otherwise(scope, third))


def test_objectives_are_named_by_number_wording_or_code() -> None:
    """
    Whatever is known of an objective names it; long wordings are cut after eight words.
    """
    scope = scope_of(
        sasaran=[{"kode": "S1", "nama": "satu dua tiga empat lima enam tujuh delapan sembilan"}, {"kode": "S2", "nama": "Dua"}],
        lkj={
            "sasaran": [{"sasaran": "S1", "nomor": "1)"}],
            "analisis": [{"sasaran": "S1", "memuat": ["sebab"]}, {"sasaran": "S2", "memuat": ["sebab", "program"]}],
        },
    )
    lkj = scope.laporan.lkj
    assert lkj is not None

    assert teranalisis(scope, lkj) is True
    assert [nama(scope, each) for each in lkj.analisis] == ["1. “satu dua tiga empat lima enam tujuh delapan …”", "“Dua”"]
