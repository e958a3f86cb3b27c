"""
The score of drafts counts what is placed right, wrong, with a mark, and left out.
"""

from pathlib import Path
from typing import Any

from errors_found import errors_found
from figures import Reader, pages_of, says, transcribed
from placement import Placed, compare, with_other_readings

PAPER: dict[str, Any] = {
    "year": 2024,
    "indicators": [
        {"key": "A", "wording": "Jumlah koperasi aktif", "wording_variants": ["Koperasi yang aktif"]},
        {"key": "B", "wording": "Indeks kepuasan masyarakat"},
    ],
    "tables": [
        {"doc": "pk", "title": "Tabel 2.1", "page": 9, "rows": [{"key": "A", "target": "120"}, {"key": "B", "target": "80,5"}]},
        {
            "doc": "lkj_perbandingan_tahun", "title": "Tabel 3.1", "page": 14, "mean": {"capaian": "101,20"},
            "rows": [{"key": "A", "realisasi": "125", "years": {"2023": {"realisasi": "110"}, "2024": {"realisasi": "125"}}}],
        },
        {"doc": "lkj_analisis", "title": "3.2 Analisis (teks)", "page": 15, "rows": [{"key": "A", "realisasi": "125"}]},
    ],
    "budget": [{
        "title": "Tabel 3.9", "page": 20, "total": {"pagu": "300"},
        "rows": [
            {"name": "1. Program Kelembagaan", "parent": None, "pagu": "300", "pagu_sebelum": "310"},
            {"name": "a. Pembinaan koperasi", "parent": 0, "pagu": "100"},
            {"name": "b. Penilaian koperasi", "parent": 0, "pagu": "200"},
        ],
    }],
    "data_tables": [{"title": "Tabel 3.4", "page": 17, "columns": ["Kota", "Aktif", "Tidak"], "rows": [["Bogor", "7", "2"]]}],
}  # fmt: skip


def _draft() -> dict[str, Any]:
    return {
        "tahun": 2024,
        "indikator": [{"kode": "X1", "nama": "Jumlah Koperasi Aktif"}, {"kode": "X2", "nama": "Indeks kepuasan masyarakat"}],
        "perjanjian_kinerja": [
            {"id": "pk", "baris": [{"indikator": "X1", "target": "120"}, {"indikator": "X2", "target": "80,5"}]},
        ],
        "lkj": {
            "tabel": [{
                "id": "t1", "jenis": "perbandingan", "kolom": [{"id": "lalu", "ukuran": "realisasi", "tahun": 2023}],
                "baris": [{"indikator": "X1", "realisasi": "125", "sel": {"lalu": "110"}}],
                "rekap": [{"jenis": "rata_rata", "sel": {"capaian": "101,20"}}],
            }],
            "data": [{
                "id": "d", "kolom": [{"id": "a", "judul": "aktif"}, {"id": "t", "judul": "tidak"}],
                "baris": [{"label": "Bogor", "sel": {"a": "7", "t": "2"}}],
            }],
        },
        "anggaran": [
            {"versi": "perubahan", "total": {"pagu": "300"}, "pos": [{"nama": "Program Kelembagaan", "pagu": "300", "anak": [
                {"nama": "Pembinaan koperasi", "pagu": "100"}, {"nama": "Penilaian koperasi", "pagu": "200"},
            ]}]},
            {"versi": "sebelum perubahan", "pos": [{"nama": "Program Kelembagaan", "pagu": "310"}]},
        ],
    }  # fmt: skip


def _counts(draft: dict[str, Any], places: dict[str, str] | None = None) -> dict[Placed, int]:
    outcomes, _ = compare(transcribed(PAPER), Reader(draft, places or {}).figures())
    return {each: sum(one.placed is each and not one.figure.in_text for one in outcomes) for each in Placed}


def test_perfect_draft() -> None:
    """
    A draft with all figures where they belong has all of them right, whatever its codes.
    """
    assert _counts(_draft()) == {Placed.RIGHT: 12, Placed.WRONG: 0, Placed.MARKED: 0, Placed.LEFT_OUT: 0}


def test_wrong_value() -> None:
    """
    Another figure in its place is wrong; with a mark it counts apart.
    """
    draft = _draft()
    draft["perjanjian_kinerja"][0]["baris"][0]["target"] = "720"
    draft["perjanjian_kinerja"][0]["baris"][1]["target"] = {"teks": "80,6", "diragukan": True}

    assert _counts(draft) == {Placed.RIGHT: 10, Placed.WRONG: 1, Placed.MARKED: 1, Placed.LEFT_OUT: 0}


def test_wrong_indicator_measure_and_document() -> None:
    """
    The right figure with another indicator, as another measure or in another document is wrong.
    """
    draft = _draft()
    draft["perjanjian_kinerja"][0]["baris"].reverse()
    for row, code in zip(draft["perjanjian_kinerja"][0]["baris"], ("X1", "X2"), strict=True):
        row["indikator"] = code
    draft["lkj"]["tabel"][0]["baris"][0] = {"indikator": "X1", "target": "125", "sel": {"lalu": "110"}}

    assert _counts(draft) == {Placed.RIGHT: 9, Placed.WRONG: 3, Placed.MARKED: 0, Placed.LEFT_OUT: 0}


def test_wrong_level() -> None:
    """
    A budget line under another than the one it is printed under is wrong.
    """
    draft = _draft()
    line = draft["anggaran"][0]["pos"][0]["anak"].pop()
    draft["anggaran"][0]["pos"][0]["anak"][0]["anak"] = [line]

    assert _counts(draft)[Placed.WRONG] == 1


def test_left_out() -> None:
    """
    What the draft does not have is left out, and nothing else.
    """
    draft = _draft()
    del draft["anggaran"], draft["lkj"]["data"]

    assert _counts(draft) == {Placed.RIGHT: 5, Placed.WRONG: 0, Placed.MARKED: 0, Placed.LEFT_OUT: 7}


def test_same_figure_on_another_page() -> None:
    """
    A figure of a page that is not the printed one is not that figure in the wrong place.
    """
    draft = _draft()
    draft["rkt"] = [{"baris": draft["perjanjian_kinerja"].pop()["baris"]}]
    here = {f"/rkt/0/baris/{row}/target": "hal. 9, Tabel 2.1, baris 2" for row in range(2)}
    there = dict.fromkeys(here, "hal. 8, Tabel 2.0, baris 2")

    assert _counts(draft, here)[Placed.WRONG] == 2
    assert _counts(draft, there)[Placed.LEFT_OUT] == 2


def test_other_reading() -> None:
    """
    Where a reviewed report reads a column differently, both readings are right.
    """
    reviewed = _draft()
    row = reviewed["lkj"]["tabel"][0]["baris"][0]
    row["capaian"] = row.pop("realisasi")
    printed = with_other_readings(transcribed(PAPER), Reader(reviewed).figures())
    for draft in (_draft(), reviewed):
        outcomes, spare = compare(printed, Reader(draft).figures())

        assert {each.placed for each in outcomes if not each.figure.in_text} == {Placed.RIGHT}
        assert spare == []


def test_figures_in_sentences() -> None:
    """
    A figure of a sentence is known, so that it is not taken for a misplaced one, but not counted.
    """
    figures = [figure for figure in transcribed(PAPER) if figure.in_text]

    assert [(figure.measure, figure.text) for figure in figures] == [("realisasi", "125")]


def test_what_a_figure_says() -> None:
    """
    Units and signs of money do not make another figure; digits and signs of comparison do.
    """
    assert says("Rp. 1.200,-") == says("1.200")
    assert says("55 %") == says("55")
    assert says("≤ 5") != says("5")
    assert says("1.200") != says("1200")
    assert pages_of("17-18", "III.5 – III.6", 9) == {"17", "18", "III.5", "III.6", "9"}


def test_errors_found(tmp_path: Path) -> None:
    """
    An error is found where a finding of its rule says its figure; other findings at error or warning are false.
    """
    draft = {
        "format": "lkj-rules/1", "tahun": 2024, "entitas": {"nama": "Dinas Koperasi", "level": "skpd"},
        "anggaran": [{"versi": "awal", "pos": [
            {"nama": "Satu", "pagu": "1.000", "realisasi": "500", "persen": "40,00"},
            {"nama": "Dua", "pagu": "2.000", "realisasi": "500", "persen": "26,00"},
        ]}],
    }  # fmt: skip
    truth = {"errors": [
        {"rule": "ANG002", "where": "Tabel 1", "printed": "40,00 (row 1)", "why": "", "certainty": "certain"},
        {"rule": "ANG002", "where": "Tabel 2", "printed": "77,70", "why": "", "certainty": "certain"},
    ]}  # fmt: skip

    found = errors_found(draft, truth, tmp_path / "none.json")

    assert (found.errors, len(found.found), len(found.missed)) == (2, 1, 1)
    assert any(each.startswith("ANG002") and "26,00" in each for each in found.false)
    assert found.strict == 1


def test_errors_found_strictly(tmp_path: Path) -> None:
    """
    A finding of another family that blames the figure and says the right one finds the error, though not strictly.
    """
    draft = {
        "format": "lkj-rules/1", "tahun": 2024, "entitas": {"nama": "Dinas Koperasi", "level": "skpd"},
        "anggaran": [{"versi": "awal", "pos": [{"nama": "Satu", "pagu": "1.000", "realisasi": "500", "persen": "40,55"}]}],
    }  # fmt: skip
    error = {"where": "Tabel 1", "printed": "40,55", "correct": "500 / 1.000 = 50 %, dari 1.000", "why": "", "certainty": "certain"}

    truths = ({"errors": [error | {"rule": rule}]} for rule in ("ANG003", "CAP001"))
    counts = [errors_found(draft, truth, tmp_path / "none.json").counts for truth in truths]

    assert counts == [(1, 1, 1, 1, 0, 0), (1, 1, 0, 1, 0, 1)]
