"""
What units say: which multiply, which cannot be broken, which are one, which are known to differ.
"""

from __future__ import annotations

import pytest

from lkj_rules.model.reading.units import LONGEST_UNIT, cannot_break, comparable, kind_of_unit, unit_name, zeros_of


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Orang", "0rang", True), ("Org", "0rang", True), ("0RANG", "jiwa", True), ("Оrang", "orang", True),  # Cyrillic
        ("PNS", "Orang PNS", True), ("WUB", "Orang", True), ("gr", "gram", True), ("dok.", "Dokumen", True),
        ("k.kal/kap/hr", "kkal/kapita/hari", True), ("gram/kap/hr", "gram/kapita/hari", True), ("gram per kapita", "gr/kap", True),
        ("kkal", "kkal/kapita/hari", True), ("kg/kapita/tahun", "kg/kapita/hari", True), ("kg/tahun", "kg/hari", False),
        ("%", "Persen (%)", True), ("persen", "‰", True), ("%", "point", False), ("%", "MOU", False), ("nilai", "indeks", True),
        ("Triliun Rupiah", "Rp", True), ("Rp (juta)", "rupiah", True), ("juta ton", "ton", True), ("Rp", "ton", False),
        ("buah", "unit", True), ("Unit usaha", "koperasi", True), ("buah", "%", False), ("poin", "unit", False),
        ("desa", "dokumen", False), ("kg", "ton", True), ("kg", "ekor", False), ("meter persegi", "m2", True), ("m²", "m", False),
        ("desa", "desa/kelurahan", True), ("kecamatan", "desa/kelurahan", False),
        ("MOU", "dokumen", True), ("lokasi", "lokasi wisata", True), ("lokasi", "titik", None),
        (None, "orang", True), (None, None, True), ("", "orang", True),
    ],
)  # fmt: skip
def test_only_units_that_are_known_to_differ_block_a_comparison(
    one: str | None, other: str | None, *, expected: bool | None
) -> None:
    """The same both ways round; two words that nobody knows and that have nothing in common leave it open."""
    assert expected is comparable(one, other)
    assert expected is comparable(other, one)


@pytest.mark.parametrize(
    ("unit", "zeros"),
    [
        ("Triliun Rupiah", 12), ("Trilyun Rp", 12), ("Rp Milyar", 9), ("Rp. (juta)", 6), ("dalam jutaan rupiah", 6),
        ("Rupiah (ribuan)", 3), ("ribu ton", 3), ("Rupiah", 0), ("ton", 0), ("kasus per ribu penduduk", 0), ("%", 0), ("", 0),
        (None, 0), ("juta" * LONGEST_UNIT, 0),
    ],
)  # fmt: skip
def test_a_unit_in_thousands_leaves_zeros_out(unit: str | None, zeros: int) -> None:
    """Only in front, alone or behind the currency."""
    assert zeros == zeros_of(unit)


@pytest.mark.parametrize(
    ("unit", "whole"),
    [("0rang", True), ("Unit usaha", True), ("dok. perencanaan", True), ("PNS", True), ("orang/hari", False), ("ribu orang", False),
     ("Rupiah (ribuan)", False), ("ton", False), ("% pegawai", False), (None, False)],
)  # fmt: skip
def test_what_has_no_halves(unit: str | None, *, whole: bool) -> None:
    """The first word decides, in whatever letters."""
    assert whole is cannot_break(unit)


def test_names_and_kinds() -> None:
    """A unit has one name; its kind is its first word, none for a choice or a grade."""
    assert [unit_name(unit) for unit in ("Org", "% pegawai", "Triliun Rupiah", "MOU", "", None)] == [
        "orang", "persen", "rupiah", "mou", None, None,
    ]  # fmt: skip
    assert [kind_of_unit(unit) for unit in ("Orang PNS", "MOU baru", "desa/kelurahan", "predikat", None)] == [
        "orang", "mou", None, None, None,
    ]  # fmt: skip
