"""
Rows of achievement: what is printed, what the admissible formulas give, and the verdict.
"""

import json
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from lkj_rules.api import check, load_rules, read_report
from lkj_rules.domain.achievements.formulas import JenisRumus
from lkj_rules.domain.achievements.vonis import Kelas
from lkj_rules.files.report_reader import parse_report
from lkj_rules.model.documents import JenisTabel
from lkj_rules.render.views.achievements import AchievementRow, achievement_rows

ASAHAN = Path(__file__).parents[2] / "fixtures" / "reports" / "kpu-asahan-2024.json"


@cache
def asahan() -> tuple[AchievementRow, ...]:
    """
    Check the report once for all tests.
    """
    laporan = read_report(ASAHAN).laporan
    return achievement_rows(laporan, check(laporan, load_rules()))


def measured(code: str) -> AchievementRow:
    """
    Give the row of the measurement table that has an indicator.
    """
    return next(row for row in asahan() if row.code == code and row.table.kind is JenisTabel.PENGUKURAN)


def rows_of(*baris: dict[str, Any], **lkj: Any) -> tuple[AchievementRow, ...]:
    """
    Judge the rows of a small report.
    """
    whole = {
        "format": "lkj-rules/1", "entitas": {"nama": "Contoh", "level": "satker"}, "tahun": 2024,
        "indikator": [
            {"kode": "UP", "nama": "Naik", "arah": "maksimum", "satuan": "persen"},
            {"kode": "N", "nama": "Cacah", "arah": "maksimum", "satuan": "orang", "jenis": "cacah"},
            {"kode": "T", "nama": "Lama", "arah": "minimum", "satuan": "bulan"},
        ],
        "lkj": {"tabel": [{"id": "ukur", "jenis": "pengukuran", "baris": baris}], **lkj},
    }  # fmt: skip
    laporan = parse_report(json.dumps(whole).encode(), name="report.json").laporan
    return achievement_rows(laporan, check(laporan, load_rules()))


def test_asahan_wrong_direction() -> None:
    """
    A target of 0,1 % missed with 1,1 %, lower being better: (2 − 11) × 100 or 1 ÷ 11 × 100, never the 1.100 printed.
    """
    row = measured("DPT")

    assert (row.verdict.kelas, row.holds, row.capaian and row.capaian.number) == (Kelas.ARAH, False, 1100)
    assert [(JenisRumus.MINIMUM_A, Fraction(-900)), (JenisRumus.MINIMUM_B, Fraction(100, 11))] == [
        (each.formula.jenis, each.value) for each in row.recomputed
    ]


def test_asahan_operands_and_range() -> None:
    """
    70 % of 79 %: 7000 ÷ 79 exactly; 70 printed without digits may be 69,5 to 71, which gives 6950 ÷ 79 to 7100 ÷ 79.
    """
    row = measured("DISABILITAS")
    (found,) = row.recomputed

    assert (79, 70, Fraction(7000, 79)) == (found.target, found.realisasi, found.value)
    assert (Fraction(139, 2), 71, Fraction(6950, 79), Fraction(7100, 79)) == (found.least, found.most, found.low, found.high)
    assert (row.words.id, row.holds) == ("sesuai, dipotong", True)


def test_asahan_cap_that_is_not_stated() -> None:
    """
    100 % of 95 % is 2000 ÷ 19, not the 100 % printed; the report states no cap.
    """
    row = measured("PARPOL")
    (found,) = row.recomputed

    assert (Fraction(2000, 19), None, False) == (found.value, found.cap, row.holds)
    assert row.words.id == "hanya cocok bila dibatasi paling tinggi 100 %"


def test_asahan_not_testable() -> None:
    """
    A predicate as target and a percentage as result: nothing to compute, and the reason is reported.
    """
    row = measured("AKIP")

    assert (row.holds, row.recomputed, row.words.en) == (None, (), "not testable: target and realisasi are of different kinds")


def test_asahan_tables() -> None:
    """
    The ten rows of the measurement table, ten of the five analysis tables and ten of Tabel 3.2 print a capaian next to its result.
    """
    kinds = [row.table.kind for row in asahan()]

    assert [kinds.count(kind) for kind in JenisTabel] == [10, 10, 10]


def test_stated_cap() -> None:
    """
    A stated cap of 120 limits 150 ÷ 100 × 100 and its whole range; a count has no hidden digits.
    """
    (row,) = rows_of({"indikator": "N", "target": "100", "realisasi": "150", "capaian": "120 %"}, batas_capaian="120")
    (found,) = row.recomputed

    assert (found.cap, found.value, found.low, found.high, row.holds) == (120, 120, 120, 120, True)
    assert (found.least, found.most) == (150, 150)


def test_range() -> None:
    """
    Nine months for a target of 7–8: (2 − 9 ÷ 8) × 100 = 87,5.
    """
    (row,) = rows_of({"indikator": "T", "target": "7–8", "realisasi": "9", "capaian": "87,5"})
    (found,) = row.recomputed

    assert (JenisRumus.RENTANG, 7, 8, Fraction(175, 2), True) == (
        found.formula.jenis, found.target, found.upper, found.value, row.holds,
    )  # fmt: skip


def test_bound_that_is_met() -> None:
    """
    At least 80 wanted and 90 reached: 112,5 by the formula, and 100 is accepted as well.
    """
    (row,) = rows_of({"indikator": "UP", "target": "≥ 80", "realisasi": "90", "capaian": "100"})

    assert (Fraction(225, 2), 100, True) == (row.recomputed[0].value, row.accepted, row.holds)


def test_rows_nest() -> None:
    """
    Rows below a row follow it, one level deeper.
    """
    child = {"indikator": "N", "target": "4", "realisasi": "3", "capaian": "75"}
    rows = rows_of({"nama": "Sasaran 1", "capaian": "75", "anak": [child]})

    assert [(row.name.id, row.level, row.holds) for row in rows] == [("Sasaran 1", 0, None), ("Cacah", 1, True)]
