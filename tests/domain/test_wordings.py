"""
Wordings: what a careful reader would call the same words, and what they would not.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj_rules.domain.texts.wordings import Perubahan, compare
from lkj_rules.domain.texts.words import spelled_alike, words_of

OFFICE = "KPU Kabupaten Contoh"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Nilai Akuntabilitas Kinerja", "NILAI  akuntabilitas-kinerja."),
        ("Nilai Akuntabilitas Kinerja", "Nitai Akuntabilitas Kinerja KPU Kabupaten Contoh"),
        ("Persentase penyelenggaraan", "Persentase penyelenggraan"),
        ("ketentuan perundang - undangan", "ketentuan perundangundangan"),
        ("yang telah di tetapkan", "yang telah ditetapkan"),
        ("sesuai dengan ketentuan", "sesuai ketentuan"),
        ("Pemilihan Umum yang aman", "Pemilu yang aman di Kabupaten Contoh"),
        ("tidak masuk Daftar Pemilih Tetap", "tidak masuk DPT"),
        ("Persentase pemilih yang terdaftar", "Persentase pemilih yang terdaftar pada Pemilu/Pemilihan"),
        ("Jumlah kegiatan", "Jumlah kegiatan tahun 2024"),
        ("penyusunan dan penyuluhan peraturan", "penyuluhan dan penyusunan peraturan"),
        ("Prosentase warga Prov. Contoh", "Persentase warga Provinsi Contoh"),
        ("Nilai В", "Nilai B"),
        ("Index Kepuasan Masyarakat (IKM)", "Indek Kepuasan Masyarakat"),
        ("Pengembangan Lingkungan Sehat", "Program Pengembangan Lingkungan Sehat"),
        ("Program Peningkatan Sapras Aparatur", "Program Peningkatan Sarana dan Prasarana Aparatur"),
        ("Bed Turn Over (BTO)", "Bed Turn Over (BTO) (IKU)"),
        ("Tingkat pemanfaatan ruang milik jalan", "Presentase Tingkat pemanfaatan ruang milik jalan"),
    ],
)
def test_no_difference(before: str, after: str) -> None:
    """
    Spelling, little words, short forms, order, and the office's own place do not change what is meant.
    """
    assert compare(before, after, OFFICE).nihil
    assert compare(after, before, OFFICE).nihil


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("penyusunan dan penyuluhan peraturan", "penyusunan peraturan", Perubahan(("penyuluhan",), ())),
        ("keluhan yang selesai", "keluhan yang tidak selesai", Perubahan((), ("tidak",))),
        ("paling lambat 4 hari", "paling lambat 5 hari", Perubahan(("4",), ("5",))),
        ("pelaksanaan pemilihan", "KPU yang melaksanakan pemilihan", Perubahan(("pelaksanaan",), ("kpu", "melaksanakan"))),
        ("partisipasi pemilih", "partisipasi pemilih pada Pemilu Presiden", Perubahan((), ("pemilu", "presiden"))),
        ("jumlah warga", "jumlah warga Kabupaten Lain", Perubahan((), ("lain",))),
        ("kematian > 48 jam", "kematian < 48 jam", Perubahan((">",), ("<",))),
        ("pemilih", "pemilih a", Perubahan((), ("a",))),
        ("Jumlah desa siaga", "Persentase desa siaga", Perubahan(("jumlah",), ("persentase",))),
        ("persentase IKU yang tercapai", "persentase yang tercapai", Perubahan(("iku",), ())),
        ("Jumlah dokumen program", "Jumlah dokumen", Perubahan(("program",), ())),
        ("kasus pidana", "kasus perdata", Perubahan(("pidana",), ("perdata",))),
    ],
)  # fmt: skip
def test_difference(before: str, after: str, expected: Perubahan) -> None:
    """
    A word that is added, dropped or replaced is named.
    """
    assert compare(before, after, OFFICE) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("sesuai", "sesual", True),
        ("pemilih", "memilih", False),
        ("kota", "kata", True),
        ("dan", "dam", False),
        ("2023", "2024", False),
        ("pertanggungjawaban", "pertangungjawabn", True),
        ("baik", "buruk", False),
        ("a" * 100, "a" * 99 + "b", False),
        ("kematian", "kepamtian", True),
        ("kekerasan", "kebebasan", False),
        ("kelulusan", "kelurahan", False),
    ],
)
def test_spelling(one: str, other: str, *, expected: bool) -> None:
    """
    A letter or two may be wrong in a long word; none in a short one, in a number, or at the beginning.
    """
    assert spelled_alike(one, other) is expected


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=20))
def test_any_texts_compare(before: str, after: str, office: str) -> None:
    """
    Any two texts compare, only words of theirs are named, and a text is never different from itself.
    """
    change = compare(before, after, office)

    assert compare(before, before, office).nihil
    assert set(change.hilang) <= set(words_of(before))
    assert set(change.tambahan) <= set(words_of(after))


@pytest.mark.parametrize(
    ("before", "after"), [("standarisasi produksi", "standarisasi produk"), ("mutu perencana", "mutu perencanaan")]
)
def test_another_form_of_a_word(before: str, after: str) -> None:
    """
    One word with another ending is another form of it.
    """
    assert compare(before, after, OFFICE).sebentuk


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("kompetensi petani", "kepuasan petani"),
        ("standarisasi produksi", "standarisasi produk unggulan"),
        ("layanan kini", "layanan kinian"),
        ("standarisasi produksi", "standarisasi produksi"),
    ],
)
def test_no_mere_form_of_a_word(before: str, after: str) -> None:
    """
    Another word, a word more, a word of four letters, or nothing changed at all is no other form.
    """
    assert not compare(before, after, OFFICE).sebentuk
