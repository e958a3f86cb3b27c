"""
Sections, formulas, scales, dates and parties of agreements, as papers print them.
"""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from lkj_rules.drafts.method import read_formulas, read_scale
from lkj_rules.drafts.sections import read_parties
from lkj_rules.drafts.sentences import read_text
from lkj_rules.model.pointers import Box
from lkj_rules.papers.paper import Line, Paper


def paper(*texts: str) -> Paper:
    """
    Print lines one below another.
    """
    lines = [Line(text=text, page=1, box=Box(1, 50, 20 + 14 * place, 500, 32 + 14 * place)) for place, text in enumerate(texts)]
    return Paper(file="lkj.pdf", pages=1, flow=list(lines), labels={1: "5"})


def report_of(*texts: str) -> dict[str, Any]:
    """
    Give the parts of ``lkj`` that some lines make.
    """
    return dict(read_text([paper(*texts)], {}, 2024).part)


def test_sections_announced_and_present() -> None:
    """
    The chapters of the sistematika are announced, those with headings of their own are present.
    """
    report = report_of(
        "BAB I PENDAHULUAN", "1.3 Sistematika Penulisan", "BAB I : Pendahuluan", "BAB II : Perencanaan Kinerja",
        "BAB III : Akuntabilitas Kinerja", "BAB IV : Penutup", "BAB II PERENCANAAN KINERJA", "BAB III AKUNTABILITAS KINERJA",
        "3.1 Capaian Kinerja", "3.2 Realisasi Anggaran",
    )  # fmt: skip

    assert report["bagian"] == {
        "diumumkan": ["BAB I Pendahuluan", "BAB II Perencanaan Kinerja", "BAB III Akuntabilitas Kinerja", "BAB IV Penutup"],
        "ada": ["BAB I Pendahuluan", "BAB II Perencanaan Kinerja", "BAB III Akuntabilitas Kinerja"],
    }
    assert report["kelengkapan"]["unsur"] == ["perencanaan", "pengukuran", "realisasi_anggaran"]


def test_an_executive_summary_that_is_only_listed() -> None:
    """
    A summary that the list of contents announces is there only where it stands on a page of its own.
    """
    chapters = ("BAB I PENDAHULUAN", "BAB II PERENCANAAN KINERJA", "BAB III AKUNTABILITAS KINERJA")
    contents = paper("DAFTAR ISI", "RINGKASAN EKSEKUTIF", *(f"{each} ........ 4" for each in chapters))
    listed = attrs.evolve(contents, labels={1: "ii"})
    body = paper("RINGKASAN EKSEKUTIF", "Laporan ini disusun.")

    found, absent = (dict(read_text([listed, *parts, paper(*chapters)], {}, 2024).part) for parts in ([body], []))

    assert found["bagian"]["diumumkan"] == absent["bagian"]["diumumkan"] == ["RINGKASAN EKSEKUTIF", *chapters]
    assert (found["bagian"]["ada"], absent["bagian"]["ada"]) == (["RINGKASAN EKSEKUTIF", *chapters], list(chapters))
    assert "ikhtisar_eksekutif" in absent["kelengkapan"]["tidak_dibaca"]


def test_no_sections_without_a_list() -> None:
    """
    Where nothing is announced, nothing is compared.
    """
    report = report_of("BAB I PENDAHULUAN", "BAB II PERENCANAAN KINERJA", "BAB III AKUNTABILITAS KINERJA")

    assert "bagian" not in report


@pytest.mark.parametrize(("texts", "expected"), [
    (("Bandung, 10 Maret 2025",), "2025-03-10"), (("Kisaran,      Pebruari 2025",), "2025-02"),
    (("Bandung, 10 Maret 2025", "Bandung, 12 Maret 2025"), None), (("Bandung, 10 Maret 2021",), None),
    (("PERJANJIAN KINERJA TAHUN 2024", "Bandung, 5 Januari 2024"), None),
    (("Rapat dilaksanakan di Bandung, 10 Maret 2025 lalu.",), None),
])  # fmt: skip
def test_date_of_signature(texts: tuple[str, ...], expected: str | None) -> None:
    """
    The one date that stands by itself is that of the report; two dates, and those of agreements, are none.
    """
    assert report_of(*texts).get("tanggal") == expected


@pytest.mark.parametrize(("texts", "expected"), [
    (("Semakin tinggi realisasi menunjukkan pencapaian kinerja yang semakin baik, maka digunakan rumus:",
      "Persentase Pencapaian Realisasi", "Rencana Tingkat = x 100 %", "Capaian Rencana"),
     [("maksimum", "Realisasi / Rencana x 100 %")]),
    (("Capaian = Realisasi / Target x 100%",), [("maksimum", "Realisasi / Target x 100%")]),
    (("Capaian = (2 x Target - Realisasi) / Target x 100%",), [("minimum", "(2 x Target - Realisasi) / Target x 100%")]),
    (("Rencana – (Realisasi – Rencana)", "Persentase = x 100 %", "Rencana",
      "Keterangan: semakin tinggi realisasi menunjukan semakin rendah pencapaian kinerja"),
     [("minimum", "(Rencana – (Realisasi – Rencana)) / Rencana x 100 %")]),
    (("semakin tinggi realisasi menunjukkan semakin rendah pencapaian kinerja",
      "% Pencapaian = Realisasi – (Realisasi - Rencana) x 100 %", "Kinerja Rencana"),
     [("minimum", "(Realisasi – (Realisasi - Rencana)) / Rencana x 100 %")]),
    (("Rasio = Jumlah ijin / Jumlah kendaraan x 100 %",), []),
    (("Realisasi anggaran = sisa",), []),
])  # fmt: skip
def test_formulas(texts: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    """
    Formulas are put together from fractions; words or their shape give the direction, and other formulas are none.
    """
    assert [(each["arah"], each["teks"]) for each in read_formulas([paper(*texts)])] == expected


@pytest.mark.parametrize(("texts", "expected"), [
    (("1) Diatas 100 % dengan sebutan sangat baik (SB)", "2) Diatas 80 % s/d 100 % dengan sebutan baik (B)",
      "3) 55 % s/d 80 % dengan sebutan cukup (C)", "4) Dibawah 55 % dengan sebutan kurang (K)", "Demikian."),
     [("sangat baik (SB)", "Diatas 100 %", None), ("baik (B)", "Diatas 80 %", "100 %"), ("cukup (C)", "55 %", "80 %"),
      ("kurang (K)", None, "Dibawah 55 %")]),
    (("≥ 80% = Sangat Baik", "60 - 79,99 % = Baik", "< 60 % = Kurang"),
     [("Sangat Baik", "≥ 80%", None), ("Baik", "60", "79,99 %"), ("Kurang", None, "< 60 %")]),
    (("75 % jalan dalam kondisi baik", "Kinerja 80 % baik"), []),
])  # fmt: skip
def test_scale_in_text(texts: tuple[str, ...], expected: list[tuple[str, str | None, str | None]]) -> None:
    """
    Three lines or more of a range and a category are a scale.
    """
    assert [(each["label"], each.get("dari"), each.get("sampai")) for each in read_scale([paper(*texts)])] == expected


def test_parties_without_names() -> None:
    """
    Of the parties of an agreement the offices are taken, never names; what is no office is left out.
    """
    found = read_parties([paper(
        "PERJANJIAN KINERJA TAHUN 2024", "Nama : Orang Pertama", "Jabatan : Kepala Dinas Perhubungan",
        "Nama : Orang Kedua", "Jabatan : BUPATI CONTOH", "Jabatan : Orang Ketiga", "Kisaran, 9 Januari 2024",
    )])  # fmt: skip

    assert found == [{"tahun": 2024, "tanggal": "2024-01-09", "pihak": ["Kepala Dinas Perhubungan", "BUPATI CONTOH"]}]
