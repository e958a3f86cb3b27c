"""
Tables of figures and the scale of categories drafted from papers.
"""

from __future__ import annotations

from printed import paper, table

from lkj_rules.drafts.draft import draft


def test_a_table_of_figures_is_data() -> None:
    """
    Labelled rows of figures are entered as they are printed, their sums apart.
    """
    figures = table(
        "Tabel 3.4 Produksi Beras", "No | Kecamatan | Produksi (ton) | <", "^ | ^ | 2022 | 2023", "1 | Utara | 1.200 | 1.310",
        "2 | Selatan | 980 | 1.002", "3 | Timur | 450 | 470", "Jumlah | < | 2.630 | 2.782", page="30",
    )
    found = draft([paper(figures)]).document["lkj"]["data"][0]

    assert (found["judul"], found["sumber"]) == ("Tabel 3.4 Produksi Beras", {"tabel": "3.4", "halaman": "30"})
    assert [each["judul"] for each in found["kolom"]] == ["Produksi (ton) / 2022", "Produksi (ton) / 2023"]
    assert [(each["label"], *each["sel"].values()) for each in found["baris"]] == [
        ("Utara", "1.200", "1.310"), ("Selatan", "980", "1.002"), ("Timur", "450", "470"),
    ]
    assert [tuple(each["sel"].values()) for each in found["rekap"]] == [("2.630", "2.782")]


def test_sums_in_the_midst_are_left_out() -> None:
    """
    A table with several sums has none that is of all its rows.
    """
    figures = table(
        "Tabel 3.5 Luas Panen", "Kecamatan | 2022 | 2023 | Ket", "Utara | 12 | 13 | -", "Jumlah I | 12 | 13 | -",
        "Timur | 4 | 5 | -", "Barat | 6 | 7 | -", "Jumlah II | 10 | 12 | -",
    )

    assert "rekap" not in draft([paper(figures)]).document["lkj"]["data"][0]


def test_a_table_of_words_is_no_data() -> None:
    """
    A table with more words than figures is left open.
    """
    rows = "Satu | menyusun rencana | 1", "Dua | mengawasi | 2", "Tiga | menilai | 3"
    words = table("Tabel 1.1 Bidang", "Bidang | Tugas | Kepala", *rows)

    assert "lkj" not in draft([paper(words)]).document


def test_a_table_of_labels_and_ranges_is_the_scale() -> None:
    """
    Ranges are read with their bounds: between two, above one, below one.
    """
    scale = table(
        "", "Skor | Rentang Capaian | Kategori", "4 | Lebih dari 100 % | Sangat baik", "3 | 75 % sampai 100 % | Baik",
        "2 | 55 – 75 % | Cukup", "1 | Kurang dari 55 % | Kurang",
    )

    assert draft([paper(scale)]).document["lkj"]["skala"] == [
        {"label": "Sangat baik", "dari": ">100"}, {"label": "Baik", "dari": "75", "sampai": "100"},
        {"label": "Cukup", "dari": "55", "sampai": "75"}, {"label": "Kurang", "sampai": "<55"},
    ]
