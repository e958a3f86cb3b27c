"""
The sheet of the reviu checklist: 23 rows with what can be said of each, the evidence, and room for the reviewer's own answer.
"""

from __future__ import annotations

from lkj_rules.domain.checklist import PARTS
from lkj_rules.model.findings import Texts
from lkj_rules.render.material import Session
from lkj_rules.render.reviu import Answer, answer_checklist
from lkj_rules.render.xlsx.page import Column, Entry, Frame, Page

NAME = Texts("Checklist", "Checklist")
_NOTE = Texts(
    "Formulir checklist reviu, PermenPANRB 53/2014, Lampiran III. Jawaban di sini hanya berdasarkan dokumen dan pengujian; "
    "yang tidak tampak dari dokumen tidak disimpulkan. Pereviu mengisi jawabannya sendiri di kolom kuning.",
    "The reviu checklist, PermenPANRB 53/2014, annex III. Answers rest on the document and the tests only; what the "
    "document does not show is not concluded. The reviewer's own answer goes into the yellow columns.",
)
_ANSWERS = {
    Answer.YES: (Texts("Ya", "Yes"), "good"),
    Answer.NO: (Texts("Tidak", "No"), "error"),
    Answer.OPEN: (Texts("Tidak dapat disimpulkan", "Cannot be concluded"), "center"),
}
_COLUMNS = (
    Column(key="bagian", title=Texts("Bagian", "Part"), width=22),
    Column(key="nomor", title=Texts("Butir", "Row"), width=8),
    Column(key="pernyataan", title=Texts("Pernyataan", "Statement"), width=52),
    Column(key="jawaban", title=Texts("Jawaban menurut dokumen", "Answer by the document"), width=18),
    Column(key="bukti", title=Texts("Bukti", "Evidence"), width=46),
    Column(
        key="pereviu", title=Texts("Jawaban pereviu", "Reviewer's answer"), width=14, fill=True,
        choices=(Texts("Ya", "Yes"), Texts("Tidak", "No"), Texts("Tidak berlaku", "Not applicable")),
    ),
    Column(key="keterangan", title=Texts("Keterangan pereviu", "Reviewer's remarks"), width=34, fill=True),
)  # fmt: skip


def checklist_page(session: Session, frame: Frame) -> Page:
    """
    Write the answers for all reports.
    """
    page = Page(frame, NAME, _COLUMNS, note=_NOTE, frozen=2)
    bahasa = frame.bahasa
    for report in session.reports:
        for answered in answer_checklist(report, session.rules):
            row = answered.row
            part = row.number.partition(".")[0]
            words, style = _ANSWERS[answered.answer]
            page.add(report.path, {
                "bagian": Entry(f"{part} {PARTS[part][bahasa]}"),
                "nomor": Entry(row.number, "strong"),
                "pernyataan": Entry(row.text[bahasa]),
                "jawaban": Entry(words[bahasa], style),
                "bukti": Entry(answered.evidence[bahasa]),
            })  # fmt: skip
    page.finish()
    return page
