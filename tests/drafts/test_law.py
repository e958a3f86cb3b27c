"""
A law of drafts: whatever tables a paper prints, the draft is a report that the reader takes, and every value has a place.
"""

from __future__ import annotations

import json

from hypothesis import example, given, settings
from hypothesis import strategies as st
from printed import paper, table

from lkj_rules.drafts.draft import draft
from lkj_rules.drafts.seen_places import leaves_of
from lkj_rules.files.report_reader import parse_report

TEXTS = (
    "No", "Sasaran", "Indikator Kinerja", "Target", "Realisasi", "Capaian (%)", "2022", "2023", "Satuan", "Target akhir Renstra",
    "Triwulan I", "Efisiensi", "Penyerapan Anggaran", "Anggaran (Rp)", "Kategori", "Skor pola pangan", "Jumlah desa mandiri", "1",
    "89,5", "4,2 %", "1.250.000", "Rata-rata", "Jumlah", "- Daging", "Tahun ke", "≥ 80", "86 (101%)", "Baik",
    "kurang dari 55", "", "^", "<",
)  # fmt: skip
TITLES = (
    "", "Tabel 1 Perjanjian Kinerja Tahun 2023", "Tabel 2 Rencana Kinerja", "Tabel 3.1 Pengukuran", "Rencana Aksi", "LAMPIRAN",
    "Renstra 2021-2026", "Tabel 4 Indikator Kinerja Utama", "Tabel 5 Realisasi Anggaran", "Sasaran Produksi Ternak 2021-2024",
)  # fmt: skip


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, list[str]]:
    """
    Draw a title and rows of texts as tables have them, in no order.
    """
    width = draw(st.integers(2, 7))
    cells = st.lists(st.sampled_from(TEXTS), min_size=width, max_size=width)
    rows = draw(st.lists(cells, min_size=1, max_size=7))
    rows[0] = [text if text not in {"^", "<"} else "No" for text in rows[0]]
    for row in rows:
        row[0] = row[0] if row[0] != "<" else "1"
    return draw(st.sampled_from(TITLES)), [" | ".join(row) for row in rows]


@settings(max_examples=60, deadline=None)
@given(st.lists(tables(), min_size=1, max_size=4))
@example([("Tabel 4 Indikator Kinerja Utama", ["No | Indikator Kinerja | Target", "1 | Jumlah desa mandiri | 89,5"])])
def test_a_draft_is_a_report(drawn: list[tuple[str, list[str]]]) -> None:
    """
    The draft is read like any report; each of its values is found on the paper.
    """
    drafted = draft([paper(*(table(title, *rows) for title, rows in drawn))])

    assert parse_report(json.dumps(drafted.document).encode(), name="report.json").laporan.tahun == 2023
    assert leaves_of(drafted.document).keys() <= drafted.places.keys()
