"""
Which wordings say the opposite of one another.
"""

import pytest

from lkj_rules.domain.texts.wordings import compare


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Tidak adanya Insiden keselamatan pasien", "Persentase Insiden keselamatan pasien", True),
        ("Tidak adanya kematian pasien > 48 Jam", "Tidak adanya kematian pasien <48 Jam", True),
        ("Tidak adanya kematian pasien > 48 Jam", "Kematian pasien <48 Jam", True),
        ("Persentase keluhan yang selesai", "Persentase keluhan yang belum selesai", True),
        ("Persentase peningkatan kunjungan", "Persentase penurunan kunjungan", True),
        ("Persentase kenaikan kunjungan", "Persentase peningkatan kunjungan", False),
        ("Persentase pegawai yang tidak hadir", "Persentase ketidakhadiran pegawai", False),
        ("Persentase pegawai yang hadir", "Persentase ketidakhadiran pegawai", True),
        ("Tidak adanya GDR (Gross Death Rate)", "Tidak adanya kematian pasien GDR (Gross Death Rate)", False),
        ("Persentase pegawai yang hadir", "Persentase pegawai yang absen", False),
        ("Persentase pegawai", "Persentase pegawai", False),
    ],
)
def test_opposite(one: str, other: str, *, expected: bool) -> None:
    """
    A denial more or less, or a comparison turned round, is the opposite, whichever comes first; another word for it is not seen.
    """
    assert (expected, expected) == (compare(one, other).berbalik, compare(other, one).berbalik)
