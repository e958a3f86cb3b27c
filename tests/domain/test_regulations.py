"""
Citations are read past slips of spelling, and only what is known to be repealed or misquoted is named.
"""

import pytest

from lkj_rules.domain.texts.regulations import citations, misquoted_in, repealed_in, wrong_gazette_in

TITLE = "tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peraturan Menteri PANRB No. 53 Tahun 2014", ["PermenPANRB 53/2014"]),
        ("PermenPAN 29/2010", ["PermenPANRB 29/2010"]),
        ("Peratuiran Menteri Negara Pendayagunaan Apataur Negara Nomor 29 Tahun 2010", ["PermenPANRB 29/2010"]),
        ("Perpres Nomor: 29 Tahun 2014 dan PP No 8/2006", ["Perpres 29/2014", "PP 8/2006"]),
        ("Peraturan Presiden Republik Indonesia Nomor 29 Tahun 2014", ["Perpres 29/2014"]),
        ("Undang-undang Nomor 28 Tahun 1999; UU No. 32/2004", ["UU 28/1999", "UU 32/2004"]),
        (
            "Peraturan Menteri Dalam Negeri Nomor 54 Tahun 2010 tentang Pelaksanaan Peraturan Pemerintah Nomor 8 Tahun 2008",
            ["PP 8/2008"],
        ),
        ("Keputusan Menteri Pendayagunaan Aparatur Negara Nomor 29 Tahun 2010", ["PermenPANRB 29/2010"]),
        ("PERMENPAN & RB NO. 29 TH 2010", ["PermenPANRB 29/2010"]),
        ("Peraturan Menteri Negara PAN dan RB Nomor 29 Tahun 2010", ["PermenPANRB 29/2010"]),
        ("Peraturan Menpan Nomor PER/9/M.PAN/5/2007", ["PermenPANRB 9/2007"]),
        ("Keputusan Menteri Kesehatan Nomor 29 Tahun 2010", []),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UU 23/2004 tentang Pemerintahan Daerah", None),
        ("UU 32/2000 tentang Pemerintahan Daerah", "UU 32/2004"),
        ("UU 22/2014 tentang Pemerintahan Daerah", "UU 23/2014"),
        ("UU 32/2009 tentang Perlindungan dan Pengelolaan Lingkungan Hidup", None),
        ("UU 12/2008 tentang Perubahan Kedua atas UU 32/2004 tentang Pemerintahan Daerah", None),
        ("UU 28/2009 tentang Penyelenggara Negara yang Bersih", "UU 28/1999"),
    ],
)
def test_titles_of_laws(text: str, expected: str | None) -> None:
    """
    A title is told from its first words; one number or year that two laws could be meant by names neither.
    """
    found = misquoted_in(text)

    assert expected == (None if found is None else str(found[1]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PP 8/2005 tentang X (Lembaran Negara RI Tahun 2008 Nomor 21)", ("PP 8/2005", 2008)),
        ("PP 8/2008 tentang X (Lembaran Negara Tahun 2008 Nomor 21)", None),
        ("PP 8/2005 tentang X (Tambahan Lembaran Negara Tahun 2008 Nomor 21)", None),
        ("PP 8/2005 tentang X sebagaimana diubah dengan PP 9/2008 (Lembaran Negara Tahun 2008 Nomor 21)", None),
        ("Perda 8/2005 (Lembaran Negara Tahun 2008 Nomor 21)", None),
    ],
)
def test_gazette(text: str, expected: tuple[str, int] | None) -> None:
    """
    The gazette's year is the regulation's, unless another regulation of the text explains it.
    """
    found = wrong_gazette_in(text)

    assert expected == (None if found is None else (str(found[0]), found[1]))
