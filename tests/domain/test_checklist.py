"""
The rows of the reviu checklist are those of the regulation, to the letter.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from lkj_rules import read_report
from lkj_rules.domain.checklist import PARTS, ROWS, presence

REPORTS = Path(__file__).parents[2] / "fixtures" / "reports"

FORMAT = (
    "Laporan Kinerja (LKj) telah menampilkan data penting IP",
    "LKj telah menyajikan informasi target kinerja",
    "LKj telah menyajikan capaian kinerja IP yang memadai",
    "Telah menyajikan dengan lampiran yang mendukung informasi pada badan laporan",
    "Telah menyajikan upaya perbaikan ke depan",
    "Telah menyajikan akuntablitas keuangan",
)
MEKANISME = (
    "LKj IP disusun oleh unit kerja yang memiliki tugas fungsi untuk itu",
    "Informasi yang disampaikan dalam LKj telah didukung dengan data yang memadai",
    "Telah terdapat mekanisme penyampaian data dan informasi dari unit kerja ke unit penyusun LKj",
    "Telah ditetapkan penanggung jawab pengumpulan data/informasi di setiap unit kerja",
    "Data/informasi kinerja yang disampaikan dalam LKj telah diyakini keandalannya",
    "Analisis/penjelasan dalam LKj telah diketahui oleh unit kerja terkait",
    "LKj IP bukan merupakan gabungan unit kerja di bawahnya.",
)
SUBSTANSI = (
    "Tujuan/sasaran dalam LKj telah sesuai dengan tujuan/sasaran dalam perjanjian kinerja",
    "Tujuan/sasaran dalam LKj telah selaras dengan rencana strategis",
    "Jika butir 1 dan 2 jawabannya tidak, maka terdapat penjelasan yang memadai",
    (
        "Target Indikator Kinerja Tujuan/sasaran dalam LKj telah sesuai dengan target indikator kinerja tujuan/sasaran dalam "
        "perjanjian kinerja."
    ),
    "IKU pada LKj telah sesuai dengan dokumen IKU yang ditetapkan",
    "Jika butir 4 dan 5 jawabannya tidak, maka terdapat penjelasan yang memadai",
    "Telah terdapat perbandingan data kinerja dengan tahun lalu, standar nasional dan sebagainya yang bermanfaat",
    "IKU dan IK telah cukup mengukur tujuan/sasaran",
    "Jika “tidak” telah terdapat penjelasan yang memadai",
    "IKU dan IK telah SMART",
)


def test_rows_are_verbatim() -> None:
    """
    PermenPANRB 53/2014, Anak Lampiran III/2-2, including its one slip of spelling (row I.6).
    """
    parts = (("I", "Format", FORMAT), ("II", "Mekanisme penyusunan", MEKANISME), ("III", "Substansi", SUBSTANSI))

    rows = [(row.number, row.text.id) for row in ROWS]

    assert rows == [(f"{part}.{place}", text) for part, _, texts in parts for place, text in enumerate(texts, start=1)]
    assert {part: texts.id for part, texts in PARTS.items()} == {part: name for part, name, _ in parts}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("kumkm-jabar-2016", "2 dokumen atau tabel dari lampiran"), ("dishub-jabar-2016", "2 dokumen atau tabel dari lampiran"),
        ("bkpd-jabar-2016", "lampiran Perjanjian Kinerja tidak ada dalam berkas"),
    ],
)  # fmt: skip
def test_annexes_are_known_by_where_they_stand(name: str, said: str) -> None:
    """
    Renstra and measurement of kumkm are Lampiran 1 and 4, IKU and RKT of dishub Lampiran 1 and 3, whether marked as copies or not.
    """
    assert presence(read_report(REPORTS / f"{name}.json").laporan)["I.4"].words.id == said
