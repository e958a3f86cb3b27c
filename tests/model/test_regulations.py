"""
Citations are read past slips of spelling, and only what is known to be repealed or misquoted is named.
"""

import pytest

from lkj_rules.model.texts.regulations import citations, misquoted_in, repealed_in

TITLE = "tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peraturan Menteri PANRB No. 53 Tahun 2014", ["PermenPANRB 53/2014"]),
        ("PermenPAN 29/2010", ["PermenPANRB 29/2010"]),
        ("Peratuiran Menteri Negara Pendayagunaan Apataur Negara Nomor 29 Tahun 2010", ["PermenPANRB 29/2010"]),
        ("Perpres Nomor: 29 Tahun 2014 dan PP No 8/2006", ["Perpres 29/2014", "PP 8/2006"]),
        ("Peraturan Presiden Republik Indonesia Nomor 29 Tahun 2014", ["Perpres 29/2014"]),
        (
            "Peraturan Menteri Dalam Negeri Nomor 54 Tahun 2010 tentang Pelaksanaan Peraturan Pemerintah Nomor 8 Tahun 2008",
            ["PP 8/2008"],
        ),
        ("Keputusan Menteri Pendayagunaan Aparatur Negara Nomor 29 Tahun 2010", []),
        ("Surat Keputusan Kepala Lembaga Administrasi Negara No. : 239/IX/6/8/2003", []),
        ("Rencana Strategis Tahun 2013 - 2018", []),
    ],
)
def test_citations(text: str, expected: list[str]) -> None:
    """
    Kind, number and year are read; what is no regulation of a known kind is passed over.
    """
    assert expected == [str(sitiran.peraturan) for sitiran in citations(text)]


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        ("PermenPANRB 29/2010", 2014, True),
        ("PermenPANRB 29/2010", 2013, False),
        ("PermenPANRB 29/2010, dicabut dengan PermenPANRB 53/2014", 2020, False),
        ("PermenPANRB 12/2015", 2021, False),
        ("PermenPANRB 12/2015", 2022, True),
        ("Perpres 29/2010", 2020, False),
    ],
)
def test_repealed(text: str, year: int, *, expected: bool) -> None:
    """
    A regulation is dead from the first report year that its successor governs.
    """
    assert expected is (repealed_in(text, year) is not None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Peraturan Presiden Nomor 29 Tahun 2015 {TITLE}", True),
        (f"Peraturan Presiden Nomor 92 Tahun 2014 {TITLE}", True),
        (f"Peraturan Presiden Nomor 29 Tahun 2014 {TITLE}", False),
        (f"Peraturan Presiden Nomor 30 Tahun 2015 {TITLE}", False),
        ("Peraturan Presiden Nomor 29 Tahun 2015", False),
        (f"Peraturan Bupati Nomor 29 Tahun 2015 {TITLE}", False),
    ],
)
def test_misquoted(text: str, *, expected: bool) -> None:
    """
    Title and either number or year must be right for the other to be a slip.
    """
    assert expected is (misquoted_in(text) is not None)
