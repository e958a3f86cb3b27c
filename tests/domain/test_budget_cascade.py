"""
The money of agreements: rows that a total adds up, rows below other rows, programmes against the budget.
"""

from __future__ import annotations

import json
from typing import Any

from lkj_rules.domain.budget.agreed import BedaProgram, programmes
from lkj_rules.domain.budget.cascade import agreed_total, main_rows, rows_below
from lkj_rules.domain.scope import Scope
from lkj_rules.files.report_reader import parse_report
from lkj_rules.model.documents import Laporan

TREE: dict[str, Any] = {
    "versi": "revisi", "total": {"pagu": "900", "sisa": "100"}, "pos": [
        {"kode": "076.01.CQ", "nama": "Program Pemilu", "pagu": "600", "anak": [
            {"nama": "Kegiatan tanpa kode", "pagu": "600", "anak": [{"kode": "CQ.6871", "nama": "Logistik", "pagu": "600"}]}]},
        {"kode": "076.01.WA", "nama": "Layanan", "pagu": "300"}, {"nama": "Layanan"}]}  # fmt: skip


def report(**parts: Any) -> Laporan:
    """
    Read a report with the given parts.
    """
    whole = {"format": "lkj-rules/1", "entitas": {"nama": "Contoh", "level": "satker"}, "tahun": 2024, **parts}
    return parse_report(json.dumps(whole).encode(), name="report.json").laporan


def test_main_rows() -> None:
    """
    Details of another row are left out, by the budget tree or by the codes; two rows of one code stand side by side.
    """
    rows = [{"kode": kode, "jumlah": "9"} for kode in ("CQ", "6871", "WA", "WA")]
    agreement = {"id": "a", "jenjang": "puncak", "anggaran": rows}
    with_tree, without = report(anggaran=[TREE], perjanjian_kinerja=[agreement]), report(perjanjian_kinerja=[agreement])

    found = main_rows(Scope(with_tree), with_tree.perjanjian_kinerja[0])
    assert found is not None
    assert [row.kode for row in found] == ["CQ", "WA", "WA"]
    assert agreed_total(Scope(with_tree), with_tree.perjanjian_kinerja[0]) == 27
    assert main_rows(Scope(without), without.perjanjian_kinerja[0]) is None
    assert agreed_total(Scope(without), without.perjanjian_kinerja[0]) is None


def test_rows_below_need_every_row_placed() -> None:
    """
    A lower row that is wider than the upper one, or that stands nowhere, leaves the sums open.
    """
    upper = {"id": "a", "jenjang": "puncak", "anggaran": [{"kode": "CQ.6871", "jumlah": "9"}]}
    for kode in ("CQ", "DC.1234"):
        lower = {"id": "b", "jenjang": "bawah", "atasan": "a", "anggaran": [{"kode": kode, "jumlah": "9"}]}
        laporan = report(anggaran=[TREE], perjanjian_kinerja=[upper, lower])

        found = rows_below(Scope(laporan), laporan.perjanjian_kinerja[0].anggaran[0])
        assert found is None or found == [], kode


def test_programmes() -> None:
    """
    Programmes are compared at the level where the agreement meets the budget.
    """
    agreement = {"id": "a", "jenjang": "puncak", "anggaran": [{"kode": "6871", "jumlah": "9"}, {"kode": "DC", "jumlah": "1"}]}
    laporan = report(anggaran=[TREE | {"pos": TREE["pos"][:2]}], perjanjian_kinerja=[agreement])

    assert programmes(Scope(laporan), laporan.perjanjian_kinerja[0]) == BedaProgram(("DC",), ())
