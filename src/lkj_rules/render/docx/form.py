"""
Formulir Checklist Reviu: the 23 rows of PermenPANRB 53/2014 (annex III/2-2) in its own words, answered from the document.

Whether the answer stands is the reviewer's to say: every row has room for a judgement and initials.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkj_rules.domain.checklist import PARTS
from lkj_rules.render.docx.details import Details
from lkj_rules.render.docx.heads import DRAFT, identity, sign
from lkj_rules.render.docx.matters import Matter, matters_of
from lkj_rules.render.docx.paper import Paper
from lkj_rules.render.docx.tables import Align, Column, Content, Strong, join_down
from lkj_rules.render.docx.wording import SHORT, capital, number
from lkj_rules.render.material import Checked, Session
from lkj_rules.render.views.checklist import Answer, Answered, answer_checklist

_COLUMNS = (
    Column("No", 0.9, Align.CENTRED), Column("Aspek", 2.3), Column("Pernyataan", 6.6), Column("Check list", 3.7, Align.CENTRED),
    Column("Dasar jawaban", 7.2), Column("Pertimbangan pereviu", 3.6), Column("Paraf", 1.5),
)  # fmt: skip
_ANSWERS: dict[Answer, Content] = {
    Answer.YES: "Ya", Answer.NO: Strong("Tidak"), Answer.OPEN: "Tidak dapat disimpulkan dari dokumen",
}  # fmt: skip


def checklist_form(report: Checked, session: Session, details: Details) -> Paper:
    """
    Write the form for one report.
    """
    paper = Paper(f"Formulir Checklist Reviu – {report.entity} – {report.year}", sideways=True)
    paper.title("FORMULIR", "CHECKLIST REVIU")
    paper.mark(DRAFT)
    identity(paper, report, session, details)
    answered = answer_checklist(report, session.rules)
    matters = matters_of(report, session.rules)
    rows = [_row(each, matters) for each in answered]
    table = paper.table(_COLUMNS, rows)
    for part in PARTS:
        places = [place for place, each in enumerate(answered, start=1) if _part(each) == part]
        for column in (0, 1):
            join_down(table, column, places[0], places[-1])
    paper.note(_tally(answered))
    for text in _notes():
        paper.note(text, joined=True)
    sign(paper, details)
    return paper


def _part(answered: Answered) -> str:
    return answered.row.number.partition(".")[0]


def _row(answered: Answered, matters: Sequence[Matter]) -> tuple[Content, ...]:
    part, _, place = answered.row.number.partition(".")
    first = place == "1"
    return (
        part if first else "", PARTS[part].id if first else "", f"{place}. {answered.row.text.id}", _ANSWERS[answered.answer],
        _evidence(answered, matters), "", "",
    )  # fmt: skip


def _evidence(answered: Answered, matters: Sequence[Matter]) -> str:
    """
    Say what the answer rests on, and under which numbers the other paper has it.
    """
    text = f"{capital(answered.evidence.id)}."
    numbers = [
        str(matter.number)
        for matter in matters
        if any(answered.row.number in finding.checklist for finding in matter.findings)
    ]
    return f"{text} Lihat Catatan Hasil Reviu, temuan nomor {', '.join(numbers)}." if numbers else text


def _tally(answered: Sequence[Answered]) -> str:
    tally = {answer: sum(each.answer is answer for each in answered) for answer in Answer}
    return (
        f"Rekapitulasi: {number(tally[Answer.YES])} pernyataan dijawab “Ya”, {number(tally[Answer.NO])} dijawab “Tidak”, dan "
        f"{number(tally[Answer.OPEN])} tidak dapat disimpulkan dari dokumen."
    )


def _notes() -> Iterator[str]:
    yield (
        f"Pernyataan dikutip menurut naskah {SHORT}, Anak Lampiran III/2-2, termasuk ejaannya. IP: Instansi Pemerintah; LKj: "
        "Laporan Kinerja; IKU: Indikator Kinerja Utama; IK: Indikator Kinerja."
    )
    yield (
        "Kolom Check list dan Dasar jawaban diisi dari pengujian atas berkas data laporan. “Ya”: hal itu tampak dalam berkas, atau "
        "pengujiannya terpenuhi, dan tidak ada temuan yang membantahnya. “Tidak”: sedikitnya satu temuan bertingkat kesalahan atau "
        "peringatan membantahnya. “Tidak dapat disimpulkan dari dokumen”: jawabannya tidak tampak dari dokumen atau tidak dapat "
        "diuji. Kolom Pertimbangan pereviu dan Paraf diisi oleh pereviu; pertimbangan pereviu menentukan jawaban akhir."
    )
