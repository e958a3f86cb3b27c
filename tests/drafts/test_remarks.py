"""
What papers announce, leave unfinished or number twice; their legal basis; what the analysis does not hold.
"""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from lkj_rules.drafts.analysis import read_analysis
from lkj_rules.drafts.prose import Prose
from lkj_rules.drafts.regulations import read_regulations
from lkj_rules.drafts.remarks import read_remarks
from lkj_rules.model.findings import Texts
from lkj_rules.papers.paper import Box, Line, Paper, PrintedTable
from lkj_rules.tables.grid import Grid

TABLES = ("Tabel 2.1 Sasaran", "Tabel 2.3 Anggaran")


def paper(*texts: str) -> Paper:
    """
    Print lines one below another.
    """
    lines = [Line(text=text, page=1, box=Box(1, 50, 20 + 14 * place, 500, 32 + 14 * place)) for place, text in enumerate(texts)]
    return Paper(file="lkj.pdf", pages=1, flow=list(lines), labels={1: "5"})


def remarks(*texts: str) -> list[dict[str, Any]]:
    """
    Give the remarks on some lines of a report on 2024.
    """
    papers = [paper(*texts)]
    return list(read_remarks(papers, Prose.of(papers), 2024)["acuan"])


@pytest.mark.parametrize(("text", "ada"), [
    ("Rinciannya dimuat dalam tabel 2.2 berikut.", ["tabel 2.2 berikut"]),
    ("Rinciannya dimuat dalam Tabel II-2.", ["Tabel II-2"]),
    ("Rinciannya dimuat dalam Tabel 2.3.", []), ("Rinciannya dimuat dalam Tabel 2.4.", []),
    ("Rinciannya dimuat dalam Tabel 3.2.", []),
])  # fmt: skip
def test_announced_tables(text: str, ada: list[str]) -> None:
    """
    A table is absent where those before and after it are printed; one at the end may not have been read.
    """
    assert [each["menyebut"] for each in remarks(*TABLES, text) if each["ada"] is False] == ada


@pytest.mark.parametrize(("text", "menyebut"), [
    ("Rencana aksi kinerja tahun 2023 dirinci menurut sasaran.", "Rencana aksi kinerja tahun 2023"),
    ("Rencana aksi kinerja tahun 2024 dirinci menurut sasaran.", None),
    ("Hasil rencana aksi tahun 2023 sudah dievaluasi.", None),
    ("Dasar penyusunan LKj Dinas Pertanian Tahun 2023 adalah sebagai berikut:", "LKj Dinas Pertanian Tahun 2023"),
    ("Hasil evaluasi atas penyusunan LKj Dinas Pertanian Tahun 2023 memuaskan.", None),
])  # fmt: skip
def test_years_left_over(text: str, menyebut: str | None) -> None:
    """
    Last year in what the heading, or the title of the report, calls this year's was left over.
    """
    found = remarks("LAPORAN KINERJA DINAS PERTANIAN TAHUN 2024", "2.4 Rencana Aksi Tahun 2024", text)

    assert [each["menyebut"] for each in found] == [menyebut] * (menyebut is not None)


@pytest.mark.parametrize(("text", "unfinished"), [
    ("Target tersebut belum mencapai/sudah melebihi rencana.", True), ("penggantian jembatan ..... m dan pemeliharaan jalan", True),
    ("1.2 Dasar Hukum ............ 4", False), ("Target tersebut sudah tercapai.", False),
])  # fmt: skip
def test_unfinished_sentences(text: str, *, unfinished: bool) -> None:
    """
    A sentence with both choices of a template, or with a place left open, is kept; lines of contents are not.
    """
    assert bool(remarks(text)) is unfinished


@pytest.mark.parametrize(("numbers", "kept"), [
    (("(1)", "(2)", "(2)", "(4)"), True), (("1", "2", "3", "4", "6"), True), (("1", "2", "3", "4"), False),
    (("2", "2", "2", "0"), False), (("1", "2", "3", "9"), False),
])  # fmt: skip
def test_numbers_of_columns(numbers: tuple[str, ...], *, kept: bool) -> None:
    """
    Numbers of columns that skip or repeat are kept as a list; figures are none.
    """
    rows = [[f"Kolom {place}" for place, _ in enumerate(numbers)], list(numbers), ["Padi", *["10"] * (len(numbers) - 1)]]
    printed = PrintedTable(grid=Grid(name="Tabel 3.2", file="", rows=rows, pages=["9"] * 3), title="Tabel 3.2. Capaian")
    papers = [attrs.evolve(paper(), flow=[printed])]

    daftar = read_remarks(papers, Prose.of(papers), 2024)["daftar"]

    assert [(each["nomor"], each["sumber"]) for each in daftar] == [(list(numbers), {"tabel": "3.2", "halaman": "9"})] * kept


def test_legal_basis() -> None:
    """
    The first list whose items are regulations is the legal basis; one in a sentence is none.
    """
    texts = ("Sesuai Peraturan Presiden Nomor 29 Tahun 2014, laporan ini disusun.", "1.3 Dasar Hukum",
             "1. Undang-Undang Nomor 25 Tahun 2004 tentang Sistem", "Perencanaan Pembangunan Nasional;",
             "2. Peraturan Pemerintah Nomor 8 Tahun 2006;", "3. Peraturan Presiden Nomor 29 Tahun 2014;", "1.4 Sistematika")

    found = read_regulations([paper(*texts)])

    assert [each["teks"] for each in found] == [
        "Undang-Undang Nomor 25 Tahun 2004 tentang Sistem Perencanaan Pembangunan Nasional;", *(text[3:] for text in texts[4:6])
    ]
    assert found[0]["sumber"] == {"halaman": "5"}


@pytest.mark.parametrize(("text", "held"), [
    ("Realisasi berada di atas rata-rata nasional sebesar 80 %.", ["standar_nasional"]),
    ("Realisasi akan dibandingkan dengan rata-rata nasional.", []), ("Jalan nasional sepanjang 80 % mantap.", []),
    ("Tabel 3.9 Efisiensi Penggunaan Sumber Daya", ["efisiensi"]), ("Terdapat efisiensi anggaran sebesar 7 %.", []),
    ("Capaian terhadap target akhir Renstra ialah 80 %.", ["renstra"]), ("Dibanding tahun 2023 naik.", ["tahun_lalu"]),
])  # fmt: skip
def test_analysis(text: str, held: list[str]) -> None:
    """
    A part of the analysis is there where the chapter on performance has words of it anywhere; national standards need a figure.
    """
    lines = ["BAB III", "AKUNTABILITAS KINERJA", *["Lahan dibuka."] * 150, text]

    assert read_analysis([paper(*lines)], ["S1"], 2024) == [{"sasaran": "S1", "memuat": held}]
    assert not read_analysis([paper(*lines[:9], text)], ["S1"], 2024)
    assert not read_analysis([attrs.evolve(paper(*lines), unread={2: Texts("gambar", "picture")})], ["S1"], 2024)
