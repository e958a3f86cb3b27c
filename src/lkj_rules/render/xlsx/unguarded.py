"""
The sheet of the figures that no rule held against any other: what is left for a person to check against the source.
"""

from __future__ import annotations

from lkj_rules.model.findings import Texts
from lkj_rules.render.material import Session
from lkj_rules.render.views.numbers import numbers_of
from lkj_rules.render.xlsx.page import Column, Entry, Frame, Page

NAME = Texts("Angka belum diuji", "Unchecked figures")
_NOTE = Texts(
    "Angka dan predikat yang tidak dibandingkan oleh satu aturan pun dengan nilai lain. Bandingkan dengan sumber datanya.",
    "Figures and grades that no rule held against any other value. Compare them with their source.",
)
_COLUMNS = (
    Column(key="dokumen", title=Texts("Dokumen atau tabel", "Document or table"), width=36),
    Column(key="tempat", title=Texts("Tempat", "Place"), width=30),
    Column(key="perihal", title=Texts("Perihal", "Subject"), width=46),
    Column(key="kolom", title=Texts("Kolom", "Column"), width=14),
    Column(key="nilai", title=Texts("Nilai tercetak", "Printed value"), width=20),
    Column(
        key="kesimpulan", title=Texts("Hasil pemeriksaan", "Result of the check"), width=16, fill=True,
        choices=(Texts("Sesuai sumber", "As in the source"), Texts("Berbeda", "Differs"), Texts("Tanpa sumber", "No source")),
    ),
    Column(key="sumber", title=Texts("Sumber yang dipakai", "Source used"), width=26, fill=True),
    Column(key="penunjuk", title=Texts("Penunjuk", "Pointer"), width=34, aside=True),
)  # fmt: skip


def unguarded_page(session: Session, frame: Frame) -> Page:
    """
    Write the unguarded figures of all reports.
    """
    page = Page(frame, NAME, _COLUMNS, note=_NOTE, frozen=1)
    for report in session.reports:
        for number in numbers_of(report.laporan, report.result):
            if not number.guarded:
                page.add(report.path, {
                    "dokumen": Entry(number.document), "tempat": Entry(number.place), "perihal": Entry(number.subject),
                    "kolom": Entry(number.column), "nilai": Entry(number.cell.text, "strong"),
                    "penunjuk": Entry(number.pointer, "muted"),
                })  # fmt: skip
    page.finish()
    return page
