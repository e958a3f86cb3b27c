"""
Figures of earlier years, and what that year's own report said.
"""

import json
from typing import Any

from lkj_rules.domain.past import reported_then
from lkj_rules.domain.scope import Scope
from lkj_rules.files.report_reader import parse_report


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


def test_reports_of_earlier_years_read_nested_rows_of_that_year_only() -> None:
    """
    A figure is looked up by year, indicator and measure.
    """
    rows = [{"nama": "Sasaran", "anak": [{"indikator": "A", "realisasi": "5", "capaian": "50 %"}]}]
    parts = {"laporan_lalu": [{"tahun": 2023, "baris": rows}, {"tahun": 2022, "baris": [{"indikator": "A", "realisasi": "4"}]}]}
    base = history("6", r2021="3", r2022="4", r2023="5")
    whole = scope_of(
        indikator=[{"kode": "A", "nama": "Jumlah A"}], **parts, lkj={"tabel": [_table(base, index) for index in range(2)]}
    )
    found = {fakta.tahun: reported_then(whole, fakta) for fakta in whole.facts}

    assert {year: None if then is None else then.nilai.teks for year, then in found.items()} == {
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
