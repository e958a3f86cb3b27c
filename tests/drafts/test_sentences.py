"""
Sentences of papers: which figures and claims they give, and which give nothing.
"""

from __future__ import annotations

from typing import Any

import pytest

from lkj_rules.drafts.prose import Prose, sentences_of
from lkj_rules.drafts.sentences import Said, read_text
from lkj_rules.model.pointers import Box
from lkj_rules.papers.paper import Line, Paper

MANTAP = "Persentase jalan dalam kondisi mantap"
DOCUMENT: dict[str, Any] = {
    "indikator": [
        {"kode": "I1", "nama": "Persentase jalan dalam kondisi mantap", "satuan": "persen"},
        {"kode": "I2", "nama": "Jumlah koperasi aktif", "satuan": "koperasi"},
        {"kode": "I3", "nama": "Bed Occupancy Rate (BOR)", "satuan": "persen"},
        {"kode": "I4", "nama": "Jumlah koperasi tidak aktif", "satuan": "koperasi"},
        {"kode": "I6", "nama": "Persentase dermaga Angkutan Sungai Danau dan Penyeberangan (ASDP)", "satuan": "persen"},
        {"kode": "I5", "nama": "Rasio kematian ibu", "satuan": "per 100.000 KH"},
    ],
    "sasaran": [{"kode": "S1", "nama": "Meningkatnya kualitas pelayanan jalan"}],
    "anggaran": [{"versi": "perubahan", "pos": [{"nama": "Program Pembangunan Jalan"}, {"nama": "Penggunaan Obat Rasional"}]}],
    "lkj": {"tabel": [{"id": "ukur", "jenis": "pengukuran", "judul": "Tabel 3.1 Pengukuran", "baris": [
        {"indikator": "I1", "target": "98,00", "realisasi": "98,01", "capaian": "100,01"},
        {"indikator": "I2", "target": "1.200", "realisasi": "1.080", "capaian": "90,00"},
        {"indikator": "I3", "target": "85", "realisasi": "88,5", "capaian": "104,12"},
        {"indikator": "I4", "sasaran": "S1"}, {"indikator": "I5"}, {"indikator": "I6"},
    ]}]},
}  # fmt: skip


def said(*texts: str, heading: str = "") -> Said:
    """
    Read sentences that stand below a heading.
    """
    lines = [Line(text="BAB III AKUNTABILITAS KINERJA", page=1), Line(text=f"3.1.2 {heading or 'Capaian Kinerja'}", page=1)]
    paper = Paper(file="lkj.pdf", pages=1, flow=[*lines, *(Line(text=text, page=1) for text in texts)], labels={1: "III-1"})
    return read_text([paper], DOCUMENT, 2024)


def figures(*texts: str, heading: str = "") -> list[tuple[Any, ...]]:
    """
    Give the figures of indicators: indicator, measure, figure, and the year where it is another.
    """
    found = said(*texts, heading=heading).part.get("sebutan", [])
    values = [each["nilai"]["teks"] if isinstance(each["nilai"], dict) else each["nilai"] for each in found]
    return [
        (each["indikator"], each["ukuran"], str(value), *([each["tahun"]] if "tahun" in each else []))
        for each, value in zip(found, values, strict=True)
    ]


def claims(*texts: str, heading: str = "") -> list[dict[str, Any]]:
    """
    Give the claims, without their sentence and place.
    """
    found = said(*texts, heading=heading).part.get("klaim", [])
    return [{key: each for key, each in claim.items() if key not in {"teks", "sumber"}} for claim in found]


def amounts(*texts: str, heading: str = "") -> list[dict[str, Any]]:
    """
    Give the amounts of the budget, without their sentence and place.
    """
    found = said(*texts, heading=heading).part.get("sebutan_anggaran", [])
    return [{key: each for key, each in amount.items() if key not in {"teks", "sumber"}} for amount in found]


@pytest.mark.parametrize(("text", "expected"), [
    ("Target persentase jalan dalam kondisi mantap pada tahun 2024 adalah 98,00%.", [("I1", "target", "98,00%")]),
    ("Persentase jalan dalam kondisi mantap pada tahun 2024 sebesar 97,50 %.", [("I1", "realisasi", "97,50 %")]),
    ("Prosentase jalan dlm kondisi mantap dengan target 98,00 persen", [("I1", "target", "98,00 persen")]),
    ("Presentase jalan dalam kondisi mantap ditargetkan sebesar 98,00 persen.", [("I1", "target", "98,00 persen")]),
    ("Indikator jalan dalam kondisi mantap terealisasi 97,5% dari target 98% atau tercapai 99,49%.",
     [("I1", "realisasi", "97,5%"), ("I1", "target", "98%"), ("I1", "capaian", "99,49%")]),
    ("Jumlah koperasi aktif sebanyak 1.080 koperasi.", [("I2", "realisasi", "1.080 koperasi")]),
    ("Jumlah koperasi aktif mencapai 90% dari target yang telah ditetapkan.", [("I2", "capaian", "90%")]),
    ("Realisasi jumlah koperasi aktif tahun 2023 sebanyak 1.020 koperasi.", [("I2", "realisasi", "1.020 koperasi", 2023)]),
    ("Persentase jalan dalam kondisi mantap tahun 2023 sebesar 97,00% dan pada tahun 2024 mencapai 98,01%.",
     [("I1", "realisasi", "97,00%", 2023), ("I1", "realisasi", "98,01%")]),
    ("Target BOR tahun 2024 adalah 85% dan realisasi 88,5% dengan capaian 104,12%.",
     [("I3", "target", "85%"), ("I3", "realisasi", "88,5%"), ("I3", "capaian", "104,12%")]),
    ("Persentase jalan dalam kondisi mantap dan jumlah koperasi aktif masing-masing dengan capaian 100,01% dan 90,00%.",
     [("I1", "capaian", "100,01%"), ("I2", "capaian", "90,00%")]),
    ("Persentase jalan dalam kondisi mantap mencapai target kinerja sebesar 98,01%.", [("I1", "realisasi", "98,01%")]),
    ("Persentase jalan dalam kondisi mantap dengan capaian sebesar 98,01%.", [("I1", "realisasi", "98,01%")]),
    ("Persentase jalan dalam kondisi mantap dengan capaian sebesar 100,01%.", [("I1", "capaian", "100,01%")]),
    ("Rasio kematian ibu tahun 2024 sebesar 86,97/100.000 KH.", [("I5", "realisasi", "86,97/100.000 KH")]),
    ("Pencapaian indikator persentase jalan dalam kondisi mantap 100,01% dan Bed Occupancy Rate (BOR) 104,12%.",
     [("I1", "capaian", "100,01%"), ("I3", "capaian", "104,12%")]),
    ("Persentase jalan dalam kondisi mantap (baik dan sedang) yang meningkat menjadi 98,01% pada tahun 2024.",
     [("I1", "realisasi", "98,01%")]),
    ("Persentase jalan dalam kondisi mantap mencapai target sebesar 98,01% atau melebihi target sebesar 100,01%.",
     [("I1", "realisasi", "98,01%"), ("I1", "capaian", "100,01%")]),
    ("Persentase dermaga ASDP pada tahun 2024 sebesar 69,69%.", [("I6", "realisasi", "69,69%")]),
    ("Jumlah koperasi tidak aktif sebanyak 319 koperasi.", [("I4", "realisasi", "319 koperasi")]),
])  # fmt: skip
def test_figure_of_an_indicator(text: str, expected: list[tuple[Any, ...]]) -> None:
    """
    A figure goes with the wording before it, as what the words between them say that it is.
    """
    assert figures(text) == expected


def test_figure_of_something_unnamed() -> None:
    """
    A figure behind words that no name explains is not one of a name further before.
    """
    text = "Persentase jalan dalam kondisi mantap dengan target 98%, persentase jembatan baik dengan target 80%."

    assert figures(text) == [("I1", "target", "98%")]


def test_one_sentence_uses_a_word_in_one_way() -> None:
    """
    Where tables show that two figures of a sentence are capaian, a third that it calls so is one, though no table has it.
    """
    text = (
        "Yang tercapai ialah persentase jalan dalam kondisi mantap dengan capaian 100,01 %, jumlah koperasi aktif dengan capaian"
        " 90,00 %, dan Bed Occupancy Rate dengan capaian 104,12 %, persentase jalan dalam kondisi mantap dengan capaian 105,59 %."
    )

    assert figures(text)[-1] == ("I1", "capaian", "105,59 %")


@pytest.mark.parametrize("text", [
    "Jalan provinsi sepanjang 2.191 km melayani 27 kabupaten/kota.",
    "Persentase jalan dalam kondisi mantap dihitung tiap 5 tahun menurut Peraturan Menteri Nomor 13 Tahun 2011.",
    "Persentase jalan dalam kondisi mantap dengan capaian sebesar 77,70%.",
    "Persentase jalan dalam kondisi mantap mencapai target kinerja sebesar 77,70%.",
    "Persentase jalan dalam kondisi mantap meningkat sebesar 1,01% dibandingkan tahun sebelumnya.",
    "Persentase jalan dalam kondisi mantap pada triwulan III sebesar 60%.",
    "Persentase jalan dalam kondisi mantap secara nasional sebesar 91,27%.",
    "Target akhir Renstra persentase jalan dalam kondisi mantap adalah 99%.",
    "Persentase jalan dalam kondisi mantap dan jumlah koperasi aktif sebesar 90,00%.",
    "Jumlah koperasi yang aktif dan sehat menurut dinas lain ada 77 kelompok.",
    "Jumlah koperasi aktif sebanyak 27 kabupaten.",
    "Rasio kematian ibu tahun 2024 sebesar 4,01/1.000 KH.",
    "Nilai Capaian = 98,01 / 98,00 x 100 % persentase jalan dalam kondisi mantap target 98,00",
    "Kapal ASDP sebanyak 12 unit dengan capaian 80%.",
    "Standar persentase jalan dalam kondisi mantap idealnya 95%.",
    "Persentase jalan dalam kondisi mantap mengalami peningkatan dari hasil realisasi tahun 2023 sebesar 1,01%.",
    "Persentase jalan dalam kondisi mantap 98% 97,5% B",
    "Sesuai Tabel 3.1 persentase jalan dalam kondisi mantap diuraikan pada Bab 3 halaman 12.",
])  # fmt: skip
def test_sentence_without_a_certain_figure(text: str) -> None:
    """
    A figure is left out where no words say for certain of which indicator it is, and what it measures.
    """
    assert figures(text) == []


def test_heading_names_the_indicator() -> None:
    """
    Below the heading of an indicator its figures need no name, if the sentence speaks of target and result.
    """
    found = figures("Realisasi indikator ini sebesar 97,5% dari target 98% atau tercapai 99,49%.", heading=MANTAP)

    assert found == [("I1", "realisasi", "97,5%"), ("I1", "target", "98%"), ("I1", "capaian", "99,49%")]


def test_heading_alone_gives_no_figure() -> None:
    """
    A figure below a heading is of something else where its sentence does not say that it is a result.
    """
    found = figures("Pada tahun ini dibangun jalan sepanjang 33,5 km dengan 12 jembatan atau 7,5%.", heading=MANTAP)

    assert found == []


def test_result_of_the_year_below_a_heading() -> None:
    """
    The realisasi of the year, said without any other word, is that of the heading's indicator; one of the budget is not.
    """
    found = figures("Tabel di atas memperlihatkan hasil realisasi tahun 2024 sebesar 97,5%.", heading=MANTAP)

    assert found == [("I1", "realisasi", "97,5%")]
    assert figures("Realisasi anggaran tahun 2024 sebesar 97,5%.", heading=MANTAP) == []


def test_plan_has_no_results() -> None:
    """
    A bare figure is a result, save where an office sets out its plans.
    """
    text = "Jumlah koperasi aktif sebanyak 1.200 koperasi."

    assert figures(text, heading="Perencanaan Strategis") == []
    assert figures(text, heading="Penetapan Kinerja Tahun 2024") == [("I2", "target", "1.200 koperasi")]


def test_calculation_below_a_heading() -> None:
    """
    The result of a calculation that is set in lines is the capaian of the heading's indicator.
    """
    lines = ("Nilai Capaian = ----------- x 100 %", "= 100,01 %")

    assert figures(*lines, heading=MANTAP) == [("I1", "capaian", "100,01 %")]


def test_share_with_its_counts() -> None:
    """
    Counts behind a percentage stay with it.
    """
    text = "Realisasi indikator ini sebanyak 15 dari 27 ruas atau 55,56 % dari target 98 %."
    found = said(text, heading=MANTAP).part["sebutan"]

    assert found[0]["nilai"] == {"teks": "55,56 %", "pembilang": "15", "penyebut": "27"}


@pytest.mark.parametrize(("text", "expected"), [
    ("Rata-rata capaian kinerja tahun 2024 sebesar 98,73% dengan kategori “Baik”.",
     [{"jenis": "rata_rata_capaian", "nilai": "98,73%"}, {"jenis": "kategori", "nilai": "98,73%", "label": "Baik"}]),
    ("Secara keseluruhan capaian kinerja Dinas adalah 105,59 %.", [{"jenis": "rata_rata_capaian", "nilai": "105,59 %"}]),
    ("Sasaran meningkatnya kualitas pelayanan jalan mempunyai rata-rata capaian sebesar 104,90 %.",
     [{"jenis": "rata_rata_capaian", "nilai": "104,90 %", "cakupan": {"sasaran": "S1"}}]),
    ("Kenaikan daging 37,38 %, telur 16,99 % dan susu 35,60 % dengan rata-rata kenaikan sebesar 29,99%.",
     [{"jenis": "rata_rata", "nilai": "29,99%", "bilangan": ["37,38 %", "16,99 %", "35,60 %"]}]),
    ("Berdasarkan tabel 3.1 diperoleh rata-rata capaian sebesar 98,04%.",
     [{"jenis": "rata_rata_capaian", "nilai": "98,04%", "cakupan": {"tabel": "ukur"}}]),
    ("Jumlah koperasi aktif belum mencapai target.", [{"jenis": "tercapai", "indikator": "I2"}]),
    ("Persentase jalan dalam kondisi mantap telah melampaui target.", [{"jenis": "melebihi", "indikator": "I1"}]),
    ("Terdapat 4 (empat) sasaran strategis yang diukur melalui 9 (sembilan) indikator kinerja.",
     [{"jenis": "jumlah", "yang_dihitung": "sasaran", "nilai": "4 (empat)"},
      {"jenis": "jumlah", "yang_dihitung": "indikator", "nilai": "9 (sembilan)"}]),
    ("Dari hasil perbandingan, sebanyak 6 (enam) indikator mengalami percepatan.",
     [{"jenis": "jumlah", "yang_dihitung": "indikator", "nilai": "6 (enam)", "keadaan": "naik"}]),
    ("Ada 2 (dua) indikator yang menunjukkan hasil cukup, yaitu jumlah koperasi aktif (90,00%) dan Bed Occupancy Rate (88,50%).",
     [{"jenis": "kategori", "indikator": "I2", "nilai": "90,00%", "label": "cukup"},
      {"jenis": "kategori", "indikator": "I3", "nilai": "88,50%", "label": "cukup"}]),
    ("Pegawai seluruhnya 90 orang terdiri atas golongan II 11 orang, golongan III 28 orang dan golongan IV 51 orang.",
     [{"jenis": "penjumlahan", "nilai": "90 orang", "suku": ["11 orang", "28 orang", "51 orang"]}]),
    ("Dari 12 kasus di 7 desa, kematian unggas 93 ekor terdiri dari ayam 50 ekor dan itik 40 ekor.",
     [{"jenis": "penjumlahan", "nilai": "93 ekor", "suku": ["50 ekor", "40 ekor"]}]),
    ("Panjang rel adalah 1.363,88 km, yang beroperasi adalah 993,29 km dan yang tidak beroperasi 370,61 km.",
     [{"jenis": "penjumlahan", "nilai": "1.363,88 km", "suku": ["993,29 km", "370,61 km"]}]),
    ("Terdapat dari 3 (tiga) sasaran kinerja yang direncanakan, hanya terdapat 2 indikator, yaitu jumlah koperasi aktif.",
     [{"jenis": "jumlah", "yang_dihitung": "sasaran", "nilai": "3 (tiga)"}]),
    ("Meningkatnya kualitas pelayanan jalan dengan 2 (dua) indikator kinerja yaitu :",
     [{"jenis": "jumlah", "yang_dihitung": "indikator", "nilai": "2 (dua)", "cakupan": {"sasaran": "S1"}}]),
    ("Jumlah koperasi aktif mencapai target kinerja sebesar 98% atau telah melebihi target sebesar 100%.",
     [{"jenis": "melebihi", "indikator": "I2"}]),
    ("Semua sasaran tersebut dapat dikatakan berhasil dicapai dengan memuaskan.", [{"jenis": "umum"}]),
    ("Semua sasaran tersebut belum dapat dicapai.", []),
    ("Dari 317 sampel daging yang diuji terdapat 43 sampel ( 13,5 %) yang tidak memenuhi syarat.",
     [{"jenis": "umum", "nilai": {"teks": "13,5 %", "pembilang": "43", "penyebut": "317"}}]),
    ("Rata-rata penyerapan anggaran sebesar 69,23%.", []),
    ("Rata-rata capaian terhadap target akhir Renstra adalah 87,57 %.", []),
    ("Berdasarkan tabel 3.9 rata-rata capaian sebesar 98,04%.", []),
    ("Kategori penilaian yaitu: sangat baik, baik, cukup, dan kurang.", []),
    ("Rata-rata capaian masih di atas 100%.", []),
    ("Sasaran 2 : Meningkatnya mutu jembatan dengan rata-rata capaian sebesar 95,45%.", []),
    ("Rata-rata capaian kinerja program sebesar 95,45%.", []),
    ("Upaya untuk mencapai target jumlah koperasi aktif akan ditingkatkan.", []),
])  # fmt: skip
def test_claims(text: str, expected: list[dict[str, Any]]) -> None:
    """
    Means, categories, counts, sums and targets met are claims, where it is clear of what.
    """
    assert claims(text) == expected


@pytest.mark.parametrize(("texts", "expected"), [
    (("Pegawai seluruhnya 90 orang.", "Dengan uraian : PNS di Dinas sebanyak 60 orang;",
      "PNS di UPTD sebanyak 31 orang, dengan rincian :", "Balai Benih : 20 orang dan Balai Mutu : 11 orang.",
      "Dinas mempunyai 64 orang pegawai."), [("90 orang", ["60 orang", "31 orang"])]),
    (("Dinas dengan jumlah pegawai 92 orang terdiri dari :", "Kepala Dinas (1 orang), Sekretaris (1 orang)",
      "Sekretariat sebanyak 40 orang;", "Bidang Jalan sebanyak 48 orang."),
     [("92 orang", ["1 orang", "1 orang", "40 orang", "48 orang"])]),
    (("Terdapat 40 sampel positif.", "Sampel tersebut meliputi 8 ekor di Kota A, 9 ekor di Kota B, 10 ekor di C, 12 ekor di D."),
     [("40 sampel", ["8 ekor", "9 ekor", "10 ekor", "12 ekor"])]),
    (("Dinas dengan jumlah pegawai 92 orang terdiri dari :", "Kepala Dinas (1 orang), Sekretaris (1 orang)", "Visi dinas."), []),
])  # fmt: skip
def test_totals_with_parts_in_further_sentences(texts: tuple[str, ...], expected: list[tuple[str, list[str]]]) -> None:
    """
    Parts of a total stand in the sentences that follow, lists of a part's own parts left aside.
    """
    assert [(each["nilai"], each["suku"]) for each in claims(*texts)] == expected


def test_what_is_left_of_a_budget() -> None:
    """
    A remainder is the budget less what was spent, a share is of both, whatever the tables have.
    """
    spent = "Dinas mendapat alokasi anggaran sebesar Rp 500.000 dengan realisasi sebesar Rp 450.000 (88%)."
    left = {"jenis": "penjumlahan", "nilai": "Rp 40.000", "suku": ["Rp 500.000"], "pengurang": ["Rp 450.000"]}
    share = {"jenis": "umum", "nilai": {"teks": "88%", "pembilang": "Rp 450.000", "penyebut": "Rp 500.000"}}

    assert claims(f"{spent} Dengan demikian terdapat sisa anggaran sebesar Rp 40.000.") == [share, left]
    assert claims(f"{spent} Kinerja dinas baik. Sisa anggaran sebesar Rp 40.000.") == [share]


def test_category_of_the_heading() -> None:
    """
    A category of ``capaian tersebut`` is that of the heading's indicator.
    """
    found = claims("Capaian kinerja tersebut termasuk kategori “cukup”.", heading="Jumlah koperasi aktif")

    assert found == [{"jenis": "kategori", "indikator": "I2", "label": "cukup"}]


def test_amount_in_other_words() -> None:
    """
    Amounts of money, and counts that their words contradict, stand with their words.
    """
    texts = ("Sebanyak 39 (tiga puluh enam) ekor dari 4 (empat) desa.", "Pagu Rp 1.500.000,- (satu juta lima ratus ribu rupiah).")

    part = said(*texts).part
    found = [(str(each["angka"]), str(each["terbilang"])) for each in part["jumlah_terbilang"]]

    assert found == [("39", "tiga puluh enam"), ("Rp 1.500.000,-", "satu juta lima ratus ribu rupiah")]


@pytest.mark.parametrize(("text", "expected"), [
    ("Dinas mendapat anggaran sebesar Rp. 40.570.580.300,- dengan realisasi Rp. 39.275.148.546,- (96,81%) dan realisasi fisik 99%.",
     [{"ukuran": "pagu", "jumlah": "Rp. 40.570.580.300,-"},
      {"ukuran": "realisasi", "jumlah": "Rp. 39.275.148.546,-", "persen": "96,81%", "fisik": "99%"}]),
    ("Program Pembangunan Jalan dengan alokasi anggaran sebesar Rp1.000.000.000 dan terealisasi Rp900.000.000 atau 90,00%.",
     [{"ukuran": "pagu", "pos": "Program Pembangunan Jalan", "jumlah": "Rp1.000.000.000"},
      {"ukuran": "realisasi", "pos": "Program Pembangunan Jalan", "jumlah": "Rp900.000.000", "persen": "90,00%"}]),
    ("Sisa anggaran Dinas sebesar Rp 3.849.411.335 (5,00%).",
     [{"ukuran": "sisa", "jumlah": "Rp 3.849.411.335", "persen": "5,00%"}]),
    ("Realisasi Pendapatan sebesar Rp 195.793.913.159 atau 79,98 persen dari yang dianggarkan sebesar Rp 244.804.000.000.",
     [{"ukuran": "realisasi", "jenis": "pendapatan", "jumlah": "Rp 195.793.913.159", "persen": "79,98 persen"},
      {"ukuran": "pagu", "jenis": "pendapatan", "jumlah": "Rp 244.804.000.000"}]),
    ("Penyerapan anggaran Dinas Perhubungan tahun 2024 mencapai 95,32 %.", [{"ukuran": "persen", "persen": "95,32 %"}]),
    ("Penyerapan anggaran Program Pembangunan Jalan di Dinas mencapai 95,32 %.", []),
    ("Rata-rata penyerapan anggaran Dinas 95,32 %.", []),
    ("Total anggaran program kegiatan produksi pertanian Dinas sebesar Rp 500.000.000.", []),
    ("Program Rehabilitasi Hutan dengan anggaran Rp 500.000.000 di Dinas.", []),
    ("Belanja langsung Dinas dengan anggaran Rp 500.000.000.", []),
    ("Anggaran Dinas tahun 2023 sebesar Rp 500.000.000.", []),
    ("Penggunaan Obat Rasional, sebesar Rp 500.000.000.", []),
    ("Dinas menyalurkan kredit sebesar Rp 500.000.000.", []),
])  # fmt: skip
def test_amounts_of_the_budget(text: str, expected: list[dict[str, Any]]) -> None:
    """
    An amount goes with the whole budget or the one line that its sentence names; of any other scope it is left out.
    """
    assert amounts(text) == expected


def test_what_is_left_of_the_budget() -> None:
    """
    What is left, in the next sentence of a paragraph, is left of the same budget.
    """
    text = "Dinas mendapat anggaran sebesar Rp 1.000.000. Dengan demikian terdapat sisa anggaran sebesar Rp 100.000 (10 %)."

    assert amounts(text)[1:] == [{"ukuran": "sisa", "jumlah": "Rp 100.000", "persen": "10 %"}]


def test_share_of_an_unknown_budget() -> None:
    """
    A share that stands with both its amounts is kept, whatever it is a share of.
    """
    found = claims("Program Rehabilitasi Hutan dengan anggaran Rp 500.000.000 dan realisasi Rp 450.000.000 atau 90,00%.")

    assert found == [{"jenis": "umum", "nilai": {"teks": "90,00%", "pembilang": "Rp 450.000.000", "penyebut": "Rp 500.000.000"}}]


def test_places() -> None:
    """
    Each value says on which page and in which section it stands.
    """
    found = said("Jumlah koperasi aktif sebanyak 1.081 koperasi.").part["sebutan"][0]

    assert (found["nilai"].place, found["sumber"]) == ("hal. III-1, Bab 3.1.2", {"bab": "3.1.2", "halaman": "III-1"})


def test_lines_become_sentences() -> None:
    """
    Lines are joined over hyphens and pages; a heading, an item and a line that ends early begin something new.
    """
    texts = [
        ("1) Jumlah koperasi aktif", 60.0), ("Pembinaan koperasi dilaksanakan se-", 300.0), ("cara rutin oleh masing-", 300.0),
        ("masing bidang. Jumlahnya Rp. 5.000 per", 300.0), ("koperasi.", 120.0),
    ]  # fmt: skip
    lines = [
        Line(text=text, page=1 + place // 4, box=Box(1 + place // 4, 20, 20 + 14 * place, right, 32 + 14 * place))
        for place, (text, right) in enumerate(texts)
    ]

    prose = Prose.of([Paper(file="lkj.pdf", pages=2, flow=list(lines))])

    assert [each.text for each in prose.headings] == ["1) Jumlah koperasi aktif"]
    assert [each.text for each in prose.sentences] == [
        "Pembinaan koperasi dilaksanakan secara rutin oleh masing-masing bidang.", "Jumlahnya Rp. 5.000 per koperasi.",
    ]  # fmt: skip


def test_sentences_end() -> None:
    """
    Semicolons end clauses; numbers, short forms and dates end nothing; some sentences begin with a small letter.
    """
    text = "Anggaran Rp. 5.000 cair s.d. Desember; sisa 2.5 % menurut No. 3 Tahun 2014. Selesai 8 %. replikasi lain \uf0b7 Impor."

    assert sentences_of(text) == [
        "Anggaran Rp. 5.000 cair s.d. Desember;", "sisa 2.5 % menurut No. 3 Tahun 2014.", "Selesai 8 %.", "replikasi lain",
        "\uf0b7 Impor.",
    ]  # fmt: skip


def test_wordings_of_tables_name_indicators() -> None:
    """
    A sentence may word an indicator as a table of the report does, not as the register.
    """
    row = {"indikator": "I2", "nama": "Banyaknya koperasi berbadan hukum", "target": "1.200"}
    document = DOCUMENT | {"rkt": [{"baris": [row]}]}
    paper = Paper(file="lkj.pdf", pages=1, flow=[Line(text="Banyaknya koperasi berbadan hukum dengan target 1.100.", page=1)])

    assert [(each["indikator"], each["nilai"]) for each in read_text([paper], document, 2024).part["sebutan"]] == [("I2", "1.100")]


def test_the_title_of_a_table_heads_no_text() -> None:
    """
    Below a table the text goes on under the heading above it.
    """
    lines = [Line(text="TABEL 3.5", page=1), Line(text="DATA KENDARAAN", page=1, bold=True), Line(text="Sumber data ada.", page=1)]
    paper = Paper(file="lkj.pdf", pages=1, flow=lines)

    assert [each.title for each in Prose.of([paper]).headings] == []


def test_a_mean_over_parts_of_indicators_is_left_open() -> None:
    """
    Where some rows are parts of one indicator, a mean may be one of rows or of indicators.
    """
    names = ["Populasi ternak: Sapi", "Populasi ternak: Domba", "Nilai ekspor"]
    rows = [{"indikator": f"I{number}", "sasaran": "S1", "capaian": "90,00"} for number in range(3)]
    document: dict[str, Any] = {
        "indikator": [{"kode": f"I{number}", "nama": name} for number, name in enumerate(names)],
        "sasaran": DOCUMENT["sasaran"], "lkj": {"tabel": [{"id": "ukur", "jenis": "pengukuran", "baris": rows}]},
    }  # fmt: skip
    text = "Sasaran Meningkatnya kualitas pelayanan jalan mempunyai rata-rata capaian sebesar 91,00%."
    paper = Paper(file="lkj.pdf", pages=1, flow=[Line(text=text, page=1)])

    assert "klaim" not in read_text([paper], document, 2024).part
    document["indikator"][2]["nama"] = "Populasi ternak: Itik"
    assert read_text([paper], document, 2024).part["klaim"][0]["nilai"] == "91,00%"


def test_lists_of_parts() -> None:
    """
    Figures of the parts of one indicator in a list are theirs; a notation that one could misread is that of the tables.
    """
    kinds = {"Sapi Potong": "410.934", "Kerbau": "103.362", "Ayam Ras - Petelur": "437.891"}
    document: dict[str, Any] = {
        "indikator": [{"kode": each, "nama": f"Jumlah populasi ternak: {each}", "satuan": "Ekor"} for each in kinds],
        "lkj": {"tabel": [{"id": "ukur", "baris": [{"indikator": each, "realisasi": kinds[each]} for each in kinds]}]},
    }  # fmt: skip
    text = "Hasil yang dicapai untuk populasi yaitu sapi potong 413.211 ekor, kerbau 103.362 ekor dan ayam ras petelur 4 ekor."

    def found(text: str) -> list[tuple[Any, ...]]:
        said = read_text([Paper(file="lkj.pdf", pages=1, flow=[Line(text=text, page=1)])], document, 2024)
        return [(each["indikator"], each["ukuran"], each["nilai"]) for each in said.part.get("sebutan", [])]

    assert found(text) == [
        ("Sapi Potong", "realisasi", "413.211 ekor"), ("Kerbau", "realisasi", {"teks": "103.362 ekor", "notasi": "koma"}),
        ("Ayam Ras - Petelur", "realisasi", "4 ekor"),
    ]
    assert found(text.replace("dicapai", "ditargetkan"))[0] == ("Sapi Potong", "target", "413.211 ekor")
    assert found(text.replace("kerbau", "unta")) == []
    assert found(text.replace("populasi", "harga")) == []


def test_the_category_of_a_mean_of_something_unclear() -> None:
    """
    A mean over what is not clear is left open, but the category that its sentence gives it is certain.
    """
    text = "Evaluasi terhadap kinerja menyimpulkan capaian dikategorikan Baik, dengan nilai rata-rata sebesar 105,59 %."

    assert claims(text) == [{"jenis": "kategori", "nilai": "105,59 %", "label": "Baik"}]
