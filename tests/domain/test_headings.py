"""
Headings: the same with or without their numbers; chapters told from sub-sections.
"""

import pytest

from lkj_rules.domain.texts.headings import StatusJudul, bare, headings_of, is_chapter, same_heading, status_of
from lkj_rules.model.documents import Bagian


@pytest.mark.parametrize(
    ("heading", "text", "chapter"),
    [
        ("Bab III Akuntabilitas Kinerja", "Akuntabilitas Kinerja", True),
        ("BAB IV. PENUTUP", "PENUTUP", True),
        ("A. Realisasi Anggaran", "Realisasi Anggaran", False),
        ("III.A. Pengukuran", "Pengukuran", False),
        ("III.A Pengukuran", "Pengukuran", False),
        ("3.1 Capaian", "Capaian", False),
        ("2) Capaian", "Capaian", False),
        ("Sub bab III.A Capaian", "Capaian", False),
        ("Ikhtisar Eksekutif", "Ikhtisar Eksekutif", False),
        ("Bab I", "Bab I", True),
        ("Capaian", "Capaian", False),
    ],
)
def test_number(heading: str, text: str, *, chapter: bool) -> None:
    """
    The number of a heading is taken off, and tells a chapter.
    """
    assert (text, chapter) == (bare(heading), is_chapter(heading))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Bab I Pendahuluan", "PENDAHULUAN", True),
        ("A. Capaian Kinerja", "3.1 Capalan Kinerja", True),
        ("Lampiran", "Lampiran 1 Perjanjian Kinerja", True),
        ("Lampiran 1 Perjanjian Kinerja", "Lampiran 2 Rencana Aksi", False),
        ("Capaian Kinerja Organisasi", "Analisis Capaian Kinerja", False),
        ("1.1 Capaian Kinerja", "3.1. Capaian Kinerja Organisasi", True),
        ("Penutup", "Penutup dan Saran", False),
        ("1.1 Rencana Stratejik 2013 – 2018", "2.1 Rencana Strategis Tahun 2013-2018", True),
    ],
)
def test_same_heading(one: str, other: str, *, expected: bool) -> None:
    """
    Numbers and misprints do not make another heading; words do.
    """
    assert same_heading(one, other) is expected


def test_level_of_what_is_not_announced() -> None:
    """
    A sub-section is unannounced only where the sistematika names sub-sections of its chapter.
    """
    bagian = Bagian(
        diumumkan=("Bab I Pendahuluan", "Bab III Akuntabilitas", "A. Capaian"),
        ada=("Daftar Isi", "Bab I Pendahuluan", "A. Latar Belakang", "Bab III Akuntabilitas", "A. Capaian", "B. Anggaran",
             "Bab IV Penutup"),
    )  # fmt: skip
    headings = headings_of(bagian)

    found = {judul.teks: status_of(judul, headings) for judul in headings if not judul.diumumkan}

    assert found == {
        "Daftar Isi": StatusJudul.LEBIH_RINCI,
        "Bab I Pendahuluan": StatusJudul.ADA,
        "A. Latar Belakang": StatusJudul.LEBIH_RINCI,
        "Bab III Akuntabilitas": StatusJudul.ADA,
        "A. Capaian": StatusJudul.ADA,
        "B. Anggaran": StatusJudul.TAK_DIUMUMKAN,
        "Bab IV Penutup": StatusJudul.TAK_DIUMUMKAN,
    }
