"""
The form has the regulation's rows, answers them from the document, and leaves the judgement to the reviewer.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table

from lkj_rules.domain.checklist import ROWS
from lkj_rules.render.docx import checklist_form
from lkj_rules.render.docx.matters import Details
from lkj_rules.render.material import Session

Papers = Callable[..., Document]
OPEN = "Tidak dapat disimpulkan dari dokumen"


def _form(document: Document) -> Table:
    return document.tables[1]


def _rows(document: Document) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in _form(document).rows]


def test_rows_stand_in_the_forms_own_layout(open_paper: Papers, clean: Session) -> None:
    """
    No, aspect, numbered statement, check list: 23 rows in the regulation's words, each aspect named once.
    """
    head, *rows = _rows(open_paper(checklist_form, clean))

    assert head == ["No", "Aspek", "Pernyataan", "Check list", "Dasar jawaban", "Pertimbangan pereviu", "Paraf"]
    assert [row[2] for row in rows] == [f"{row.number.rpartition('.')[2]}. {row.text.id}" for row in ROWS]


def test_aspects_span_their_rows(open_paper: Papers, clean: Session) -> None:
    """
    Each aspect is one cell, joined over its 6, 7 and 10 rows.
    """
    _, *rows = _form(open_paper(checklist_form, clean)).rows

    assert [(row.cells[0].text, row.cells[1].text) for row in rows] == [
        *[("I", "Format")] * 6, *[("II", "Mekanisme penyusunan")] * 7, *[("III", "Substansi")] * 10,
    ]


def test_answers_of_the_report_with_errors(open_paper: Papers, asahan: Session) -> None:
    """
    What is there is a yes whatever else is found; the objectives are not the agreement's; how data were gathered no document shows.
    """
    _, *rows = _rows(open_paper(checklist_form, asahan))
    answers = {row.number: text[3] for row, text in zip(ROWS, rows, strict=True)}

    assert {number: answers[number] for number in ("I.1", "I.2", "I.6", "II.5", "III.1", "III.3")} == {
        "I.1": "Ya", "I.2": "Ya", "I.6": "Ya", "II.5": "Tidak", "III.1": "Tidak", "III.3": "Tidak",
    }
    assert {answers[number] for number in ("II.1", "II.2", "II.3", "II.4", "II.6", "II.7")} == {OPEN}


def test_explanation_that_nobody_needs(open_paper: Papers, clean: Session) -> None:
    """
    Where objectives are those of agreement and plan, no explanation is asked for.
    """
    _, *rows = _rows(open_paper(checklist_form, clean))

    assert rows[[row.number for row in ROWS].index("III.3")][3:5] == ["Tidak diperlukan", "Butir III.1, III.2 dijawab “ya”."]


def test_evidence_leads_to_the_notes(open_paper: Papers, asahan: Session) -> None:
    """
    An answer counts what is there, and names the rules and the numbers under which the notes have their findings.
    """
    _, *rows = _rows(open_paper(checklist_form, asahan))
    evidence = rows[[row.number for row in ROWS].index("I.4")][4]

    assert evidence.startswith("7 dokumen atau tabel dari lampiran; catatan: IND015, TGT007. Lihat Catatan Hasil Reviu nomor ")


def test_judgement_is_left_to_the_reviewer(open_paper: Papers, asahan: Session) -> None:
    """
    The columns for judgement and initials are empty in all rows.
    """
    _, *rows = _rows(open_paper(checklist_form, asahan))

    assert {(row[5], row[6]) for row in rows} == {("", "")}


def test_head_is_repeated_and_rows_are_whole(open_paper: Papers, clean: Session) -> None:
    """
    The first row is Word's header row; no row is torn apart.
    """
    tables = list(open_paper(checklist_form, clean).element.body.iter(qn("w:tbl")))
    rows = tables[1].iter(qn("w:tr"))
    marks = [[next(row.iter(qn(tag)), None) is not None for tag in ("w:tblHeader", "w:cantSplit")] for row in rows]

    assert marks == [[True, True], *[[False, True]] * 23]


@pytest.mark.parametrize(("given", "shown"), [(True, "Inspektorat Contoh"), (False, "…" * 10)])
def test_unknown_details_are_blanks(
    read_paper: Callable[..., str], clean: Session, details: Details, *, given: bool, shown: str
) -> None:
    """
    What the reviewer did not say is a dotted blank.
    """
    text = read_paper(checklist_form, clean, details if given else None)

    assert f"Unit pereviu\n:\n{shown}\n" in text
