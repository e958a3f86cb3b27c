"""
Dates in words, and the years that a heading names.
"""

from __future__ import annotations

import pytest

from lkj_rules.domain.dates import date_words, years_named
from lkj_rules.model.findings import Texts
from lkj_rules.model.values import Tanggal


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (Tanggal(tahun=2016, bulan=12, hari=30), Texts("30 Desember 2016", "30 December 2016")),
        (Tanggal(tahun=2024, bulan=5), Texts("Mei 2024", "May 2024")),
        (Tanggal(tahun=2024), Texts("2024", "2024")),
    ],
)
def test_a_date_in_words(date: Tanggal, expected: Texts) -> None:
    """
    An incomplete date is written as far as it is known.
    """
    assert expected == date_words(date)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("2.3 Perjanjian Kinerja Tahun 2015", {2015}),
        ("Perbandingan Realisasi Tahun 2016 terhadap Target Rencana Strategis Tahun 2018", {2016, 2018}),
        ("Rencana Strategis Tahun 2013 s/d 2015", {2013, 2014, 2015}),
        ("Target dan Realisasi Tahun 2014 - 2015", {2014, 2015}),
        ("Capaian 2020 sampai dengan tahun 2022", {2020, 2021, 2022}),
        ("Tahun ajaran 2014/2015", {2014, 2015}),
        ("Tahun 2018 - 2014", {2018, 2014}),
        ("2.3. Perencanaan Kinerja Tahun 2017.", {2017}),
        ("Pengukuran menurut PermenPANRB Nomor 53 Tahun 2014 untuk Tahun 2016", {2016}),
        ("Pengukuran menurut PermenPANRB 53/2014", set()),
        ("Realisasi Rp 2.016.000 dan 12016 orang", set()),
        ("Sasaran Strategis 1", set()),
    ],
)
def test_the_years_of_a_heading(heading: str, expected: set[int]) -> None:
    """
    Periods count whole, the years of laws and the digits of amounts not at all.
    """
    assert expected == years_named(heading)
