"""
Tables of money drafted from papers: which are budgets, what their columns hold, and at which level each line stands.
"""

from __future__ import annotations

from typing import Any

import attrs
from printed import paper, table

from lkj_rules.drafts.draft import Draft, draft
from lkj_rules.papers.paper import PrintedTable

PK = table(
    "Tabel 2.1 Perjanjian Kinerja Tahun 2023", "No | Sasaran | Indikator Kinerja | Target | Program | Anggaran (Rp)",
    "1 | Meningkatnya ketahanan pangan | Skor pola pangan harapan | 89,5 | Program Ketahanan Pangan | 1.250.000.000",
    "2 | Meningkatnya mutu pangan | Jumlah pelaku usaha | 120 | Program Keamanan Pangan | 750.000.000",
)
SPENT = table(
    "Tabel 3.7 Realisasi Anggaran Tahun 2023", "No | Program/Kegiatan | Anggaran (Rp) | Realisasi | < | Fisik (%)",
    "^ | ^ | ^ | Rp | % | ^", "1 | 2 | 3 | 4 | 5 | 6",
    "1. | Program Ketahanan Pangan | 1.250.000.000 | 1.200.000.000 | 96,00 | 100",
    " | Kegiatan Cadangan Pangan | 450.000.000 | 420.000.000 | 93,33 | 100",
    " | Penyusunan Neraca Pangan | 800.000.000 | 780.000.000 | 97,50 | 100",
    "2. | Program Keamanan Pangan | 750.000.000 | 700.000.000 | 93,33 | 99,5",
    " | Pengawasan Pangan Segar | 750.000.000 | 700.000.000 | 93,33 | 99,5",
    "Jumlah | < | 2.000.000.000 | 1.900.000.000 | 95,00 | 99,8", page="30",
)


def of(*flow: PrintedTable | str) -> Draft:
    """
    Draft a paper.
    """
    return draft([paper(*flow)])


def budgets(*flow: PrintedTable | str) -> list[dict[str, Any]]:
    """
    Give the budgets of a paper.
    """
    found: list[dict[str, Any]] = of(*flow).document.get("anggaran", [])
    return found


def tree(lines: list[dict[str, Any]], *keys: str) -> list[Any]:
    """
    Give names and amounts of lines, each with those below it.
    """
    below = {id(each): [tree(each["anak"], *keys)] if "anak" in each else [] for each in lines}
    return [(each["nama"], *(each.get(key) for key in keys), *below[id(each)]) for each in lines]


def test_columns_and_levels() -> None:
    """
    Amounts stand under their columns, the share that agrees with them is that of money; programmes stand above activities.
    """
    drafted = of(PK, SPENT)
    entry = next(each for each in drafted.document["anggaran"] if each["sumber"]["tabel"] == "3.7")

    assert tree(entry["pos"], "pagu", "realisasi", "persen", "fisik") == [
        ("Program Ketahanan Pangan", "1.250.000.000", "1.200.000.000", "96,00", "100", [
            ("Kegiatan Cadangan Pangan", "450.000.000", "420.000.000", "93,33", "100"),
            ("Penyusunan Neraca Pangan", "800.000.000", "780.000.000", "97,50", "100"),
        ]),
        ("Program Keamanan Pangan", "750.000.000", "700.000.000", "93,33", "99,5", [
            ("Pengawasan Pangan Segar", "750.000.000", "700.000.000", "93,33", "99,5"),
        ]),
    ]  # fmt: skip
    assert entry["total"] == {"pagu": "2.000.000.000", "realisasi": "1.900.000.000", "persen": "95,00", "fisik": "99,8"}
    assert (entry["versi"], entry["jenis"], entry["berlaku"]) == ("Tabel 3.7", "belanja", True)
    pointer = f"/anggaran/{drafted.document['anggaran'].index(entry)}/pos/0/anak/1/realisasi"
    assert drafted.places[pointer] == "hal. 30, Tabel 3.7, baris 6, kolom 4"


def test_an_agreement_has_its_budget() -> None:
    """
    Programmes and amounts next to indicators are the budget of the agreement; the more detailed budget is the one in force.
    """
    document = of(PK, SPENT).document
    promised, spent = document["anggaran"]

    assert document["perjanjian_kinerja"][0]["anggaran"] == [
        {"nama": "Program Ketahanan Pangan", "jumlah": "1.250.000.000"},
        {"nama": "Program Keamanan Pangan", "jumlah": "750.000.000"},
    ]
    assert (promised["rincian_dari"], spent["berlaku"]) == ("Tabel 3.7", True)


def test_an_agreement_with_its_budget_below_it() -> None:
    """
    A table of programmes without a title below an agreement is the agreement's budget, or one titled as programmes and money.
    """
    agreement = table(
        "Tabel 2.1 Perjanjian Kinerja Tahun 2023", "No | Sasaran | Indikator | Target", "1 | Mutu | Skor pangan | 89,5",
        "2 | Akses | Jumlah desa | 12",
    )  # fmt: skip
    document = of(agreement, "Dengan anggaran sebagai berikut:", table(
        "", "Program | Anggaran | Keterangan", "1. Ketahanan Pangan | Rp. 750.700.000,- | APBD",
        "2. Gizi | Rp. 26.666.522,- | APBD",
    )).document  # fmt: skip

    assert document["perjanjian_kinerja"][0]["anggaran"] == [
        {"nama": "Ketahanan Pangan", "jumlah": "Rp. 750.700.000,-", "keterangan": "APBD"},
        {"nama": "Gizi", "jumlah": "Rp. 26.666.522,-", "keterangan": "APBD"},
    ]
    titled = table("Tabel 2.2 Program dan Anggaran", "Program | Anggaran | Keterangan", "Gizi | Rp. 26.666.522,- | APBD Tahun 2022",
                   "Pangan | Rp. 16.666.522,- | APBD")  # fmt: skip
    promised = of(agreement, titled).document["perjanjian_kinerja"][0]["anggaran"]
    assert [each.get("tahun") for each in promised] == [2022, None]


def test_before_and_after_a_change() -> None:
    """
    A table with the budget before and after its change holds two versions of the same lines.
    """
    before, after = budgets(PK, table(
        "Tabel 3.8 Anggaran", "Uraian | Pagu Anggaran | < | Realisasi (Rp)", "^ | Murni | Perubahan | ^",
        "Program Satu | | | ", "Kegiatan A | 100.000.000 | 90.000.000 | 80.000.000",
        "Kegiatan B | 50.000.000 | 60.000.000 | 55.000.000",
        "Total | 150.000.000 | 150.000.000 | 135.000.000",
    ))[1:]  # fmt: skip

    assert (before["versi"], before["berlaku"]) == ("Tabel 3.8, sebelum perubahan", False)
    assert tree(before["pos"], "pagu", "realisasi") == [
        ("Program Satu", None, None, [("Kegiatan A", "100.000.000", None), ("Kegiatan B", "50.000.000", None)]),
    ]
    assert tree(after["pos"], "pagu", "realisasi") == [
        ("Program Satu", None, None, [("Kegiatan A", "90.000.000", "80.000.000"), ("Kegiatan B", "60.000.000", "55.000.000")]),
    ]
    assert (before["total"], after["total"]) == ({"pagu": "150.000.000"}, {"pagu": "150.000.000", "realisasi": "135.000.000"})


def test_a_column_proven_by_the_shares() -> None:
    """
    An amount under a heading that is not known is the realisation where the printed shares say so.
    """
    entry = budgets(PK, table(
        "Tabel 3.9", "Program | Anggaran (Rp) | SPJ (Rp) | %", "Program Satu | 200.000.000 | 150.000.000 | 75,00",
        "Program Dua | 100.000.000 | 98.000.000 | 98,00",
    ))[1]  # fmt: skip

    assert tree(entry["pos"], "pagu", "realisasi", "persen") == [
        ("Program Satu", "200.000.000", "150.000.000", "75,00"), ("Program Dua", "100.000.000", "98.000.000", "98,00"),
    ]


def test_a_table_that_goes_on_without_its_heading() -> None:
    """
    Rows on the next page with the same kinds of columns belong to the table; its total is that of all.
    """
    entry = budgets(PK, table(
        "Tabel 3.9", "Program | Anggaran (Rp) | Realisasi (Rp) | %", "Program Satu | 200.000.000 | 150.000.000 | 75,00",
        "Program Dua | 100.000.000 | 98.000.000 | 98,00",
    ), table(
        "", "Program Tiga | 50.000.000 | 25.000.000 | 50,00", "Jumlah | 350.000.000 | 273.000.000 | 78,00", page="31",
    ))[1]  # fmt: skip

    assert [each["nama"] for each in entry["pos"]] == ["Program Satu", "Program Dua", "Program Tiga"]
    assert entry["total"]["pagu"] == "350.000.000"


def test_lists_in_cells() -> None:
    """
    Cells with a list of names and as many amounts are so many lines; the sum below them stands above them.
    """
    entry = budgets(PK, table(
        "Tabel 3.9 Realisasi Anggaran", "Sasaran | Kegiatan | Anggaran (Rp) | Realisasi (Rp)",
        "Satu | - Kegiatan A\n- Kegiatan B | 100.000.000\n200.000.000 | 90.000.000\n150.000.000",
        "Jumlah Belanja Langsung | | 300.000.000 | 240.000.000", "Jumlah Belanja Tidak Langsung | | 50.000.000 | 50.000.000",
        "Jumlah | | 350.000.000 | 290.000.000",
    ))[1]  # fmt: skip

    assert tree(entry["pos"], "pagu", "realisasi") == [
        ("Jumlah Belanja Langsung", "300.000.000", "240.000.000", [
            ("Kegiatan A", "100.000.000", "90.000.000"), ("Kegiatan B", "200.000.000", "150.000.000"),
        ]),
        ("Jumlah Belanja Tidak Langsung", "50.000.000", "50.000.000"),
    ]  # fmt: skip
    assert entry["total"]["pagu"] == "350.000.000"


def test_levels_in_doubt_are_marked() -> None:
    """
    Where the sums contradict lines that nothing puts at a level, their amounts are doubtful.
    """
    entry = budgets(PK, table(
        "Tabel 3.9 Anggaran", "Uraian | Anggaran (Rp)", "Pegawai | 200.000.000", "Gaji | 150.000.000", "Tunjangan | 40.000.000",
        "Jumlah | 200.000.000",
    ))[1]  # fmt: skip

    assert [each["pagu"]["diragukan"] for each in entry["pos"]] == [True, True, True]


def test_what_is_no_amount_is_left_open() -> None:
    """
    Two figures in a cell, a column's number among amounts, and what has lost its first digits are not taken for amounts.
    """
    drafted = of(PK, table(
        "Tabel 3.9 Anggaran", "Program | Anggaran (Rp) | Realisasi (Rp)", "Program Satu | 200.000.000 | 150.000.000 4",
        "Program Dua | 3 | 98.000.000", "Program Tiga | 70.000.000 | 60.000.000", "Program Empat | 80.000.000 | 04.500.000",
    ))  # fmt: skip

    assert tree(drafted.document["anggaran"][1]["pos"], "pagu", "realisasi") == [
        ("Program Satu", "200.000.000", None), ("Program Dua", None, "98.000.000"), ("Program Tiga", "70.000.000", "60.000.000"),
        ("Program Empat", "80.000.000", None),
    ]
    assert [(each.place, each.why.en) for each in drafted.open if "Tabel 3.9" in each.place] == [
        ("hal. 7, Tabel 3.9, baris 2, kolom 3", "several figures in one cell"),
        ("hal. 7, Tabel 3.9, baris 3, kolom 2", "too small for an amount of money"),
        ("hal. 7, Tabel 3.9, baris 5, kolom 3", "a narrow column may have cut off its first digits"),
    ]


def test_a_total_cut_by_its_column() -> None:
    """
    A total that ends as the sum of the lines does is read as that sum, with a doubt.
    """
    entry = budgets(PK, table(
        "Tabel 3.9 Anggaran", "Program | Anggaran (Rp)", "Program Satu | 200.000.000", "Program Dua | 34.500.000",
        "Jumlah | 34.500.000",
    ))[1]  # fmt: skip

    assert entry["total"]["pagu"]["diragukan"]
    assert (entry["total"]["pagu"]["teks"], entry["total"]["pagu"]["dibaca"]) == ("34.500.000", "234.500.000")


def test_a_part_of_a_budget_is_not_in_force() -> None:
    """
    Of two budgets with the same lines, one with amounts that are nowhere larger is of a part, however many lines it adds.
    """
    head = "Kegiatan | Anggaran (Rp) | Realisasi (Rp)"
    whole = ("Produksi | 200.000.000 | 180.000.000", "Mutu | 34.500.000 | 30.000.000")
    part = ("Produksi | 20.000.000 | 18.000.000", "Mutu | 34.500.000 | 30.000.000", "Pupuk | 1.000.000 | 900.000")
    found = budgets(
        PK, table("Tabel 3.7 APBN se-Provinsi", head, *whole, "Jumlah | 234.500.000 | 210.000.000"),
        table("Tabel 3.8 APBN Provinsi", head, *part, "Jumlah | 55.500.000 | 48.900.000"),
    )[1:]  # fmt: skip

    assert [(each["versi"], each.get("berlaku", False)) for each in found] == [("Tabel 3.7", True), ("Tabel 3.8", False)]


def test_budgets_of_the_same_lines() -> None:
    """
    A table with the lines of another details it if most amounts are the same; one of other money stands beside it.
    """
    lines = ("Program Satu | 200.000.000", "Program Dua | 34.500.000", "Program Tiga | 10.000.000")
    spent = tuple(f"{each} | 9.000.000" for each in lines)
    found = budgets(PK, table("Tabel 3.7 Anggaran", "Program | Anggaran (Rp) | Realisasi (Rp)", *spent), table(
        "Tabel 3.8 Anggaran", "Program | Anggaran (Rp)", *lines,
    ), table(
        "Tabel 3.9 Anggaran", "Program | Anggaran (Rp)", *(each.replace("0.000", "7.000") for each in lines),
    ))[1:]  # fmt: skip

    assert [(each.get("berlaku"), each.get("rincian_dari")) for each in found] == [(True, None), (None, "Tabel 3.7"), (False, None)]


def test_amounts_of_several_years() -> None:
    """
    Columns headed by years alone are a budget each; that of the report's year names none.
    """
    found = budgets(PK, table(
        "Tabel 3.9 Anggaran menurut Kewenangan (APBN)", "No | Kewenangan | Tahun (Rp) | <", "^ | ^ | 2022 | 2023",
        "1 | Dekonsentrasi | 10.000.000 | 20.000.000", "2 | Tugas Pembantuan | 30.000.000 | 45.000.000",
        " | Jumlah | 40.000.000 | 65.000.000",
    ))[1:]  # fmt: skip

    assert [(each["versi"], each.get("tahun"), each["total"]["pagu"], each["sumber_dana"]) for each in found] == [
        ("Tabel 3.9, 2022", 2022, "40.000.000", "APBN"), ("Tabel 3.9", None, "65.000.000", "APBN"),
    ]


def test_revenue_and_no_budget() -> None:
    """
    Revenue is a budget of its own kind; targets of indicators and money of an industry are none.
    """
    found = budgets(PK, table(
        "Tabel 3.9 Realisasi Pendapatan", "Uraian | Target | Realisasi | %", "Retribusi Pasar | 100.000.000 | 110.000.000 | 110,00",
        "Retribusi Terminal | 50.000.000 | 40.000.000 | 80,00",
    ), table(
        "Tabel 3.10 Produk Domestik Regional Bruto", "Lapangan Usaha | 2021 | 2022", "Pertanian | 114.042.321 | 121.165.396",
        "Perikanan | 13.344.393 | 14.774.347",
    ), table(
        "Tabel 3.11 Pengukuran", "Indikator | Target | Realisasi | Capaian", "Populasi unggas | 131.860.302 | 107.611.695 | 81,61",
        "Populasi sapi | 12.285.690 | 10.040.345 | 81,72",
    ), table(
        "Tabel 3.12 Realisasi Investasi", "Kecamatan | Target (Rp) | Realisasi (Rp)", "Utara | 900.000.000 | 800.000.000",
        "Selatan | 100.000.000 | 90.000.000",
    ))  # fmt: skip

    assert [(each["versi"], each["jenis"]) for each in found] == [("Tabel 2.1", "belanja"), ("Tabel 3.9", "pendapatan")]


def test_programme_with_physical_progress_alone() -> None:
    """
    A programme without amounts stands above its activities, whatever progress of work is printed in its row.
    """
    spent = table(
        "Tabel 3.7 Realisasi Anggaran Tahun 2023", "No | Program/Kegiatan | Anggaran (Rp) | Realisasi (Rp) | Persen | Fisik (%)",
        "1. | Program Ketahanan Pangan |  |  |  | ", " | Cadangan Pangan | 450.000.000 | 420.000.000 | 93,33 | 100",
        "2. | Program Keamanan Pangan |  |  |  | 100", " | Pengawasan Pangan Segar | 750.000.000 | 700.000.000 | 93,33 | 100",
    )  # fmt: skip
    assert tree(budgets(spent)[0]["pos"]) == [
        ("Program Ketahanan Pangan", [("Cadangan Pangan",)]), ("Program Keamanan Pangan", [("Pengawasan Pangan Segar",)]),
    ]  # fmt: skip


def test_small_amounts_in_the_unit_that_the_title_names() -> None:
    """
    Amounts in millions are money however small, and of that unit; a sum of money in a title is no unit.
    """
    rows = ("No | Program | Anggaran | Realisasi | %", "1 | Program Ketahanan Pangan | 950,5 | 900 | 94,69",
            "2 | Program Keamanan Pangan | 75 | 60 | 80,00", "Jumlah | < | 1.025,5 | 960 | 93,61")  # fmt: skip

    (millions,) = budgets(table("Tabel 3.7 Realisasi Anggaran Tahun 2023 (dalam jutaan rupiah)", *rows))

    assert millions["dalam"] == "juta"
    assert tree(millions["pos"], "pagu", "realisasi", "persen") == [
        ("Program Ketahanan Pangan", "950,5", "900", "94,69"), ("Program Keamanan Pangan", "75", "60", "80,00"),
    ]  # fmt: skip
    assert millions["total"] == {"pagu": "1.025,5", "realisasi": "960", "persen": "93,61"}
    assert budgets(table("Tabel 3.7 Realisasi Anggaran Rp 5 juta per desa", *rows)) == []
    (rupiah,) = budgets(attrs.evolve(SPENT, title="Tabel 3.7 Realisasi Anggaran Bantuan Rp 5 juta per Desa"))
    assert "dalam" not in rupiah
