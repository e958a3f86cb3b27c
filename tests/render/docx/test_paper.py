"""
Papers as files: the same bytes in every run, made for A4 and for Indonesian, and unharmed by what a report says.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable

import pytest
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from lkj_rules.render.docx import checklist_form, review_notes, review_statement
from lkj_rules.render.docx.wording import LONGEST, clean, few, number
from lkj_rules.render.material import Session
from lkj_rules.render.text import day, first_sentence, listed

WRITERS = (review_notes, checklist_form, review_statement)
Papers = Callable[..., Document]


@pytest.mark.parametrize("write", WRITERS)
def test_same_run_gives_the_same_bytes(make_paper: Callable[..., bytes], asahan: Session, write: Callable[..., object]) -> None:
    """
    No clock is read: entries are of 1980, the properties have the day of the run.
    """
    first, second = make_paper(write, asahan), make_paper(write, asahan)

    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert [name for name in archive.namelist() if "thumbnail" in name] == []


def test_properties_name_the_paper(open_paper: Papers, clean: Session) -> None:
    """
    Title, tool, language and the day of the run; nothing of the machine.
    """
    known = open_paper(review_notes, clean).core_properties

    assert (known.title, known.author, known.last_modified_by, known.language) == (
        "Catatan Hasil Reviu – KPU Kabupaten Contoh – 2024", "lkj-rules 0.1.0", "lkj-rules 0.1.0", "id-ID",
    )
    assert known.created == known.modified == dt.datetime(2025, 3, 3, tzinfo=dt.UTC)


@pytest.mark.parametrize(("write", "size"), [(review_notes, (21.0, 29.7)), (checklist_form, (29.7, 21.0))])
def test_pages_are_a4_and_numbered(
    open_paper: Papers, clean: Session, write: Callable[..., object], size: tuple[float, float]
) -> None:
    """
    A4, the form sideways; the foot counts the pages.
    """
    section = open_paper(write, clean).sections[0]
    fields = [field.get(qn("w:instr")) for field in section.footer.paragraphs[0]._p.iter(qn("w:fldSimple"))]  # noqa: SLF001

    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == size
    assert (section.footer.paragraphs[0].text, fields) == ("Halaman  dari ", ["PAGE", "NUMPAGES"])


def test_language_and_face(open_paper: Papers, clean: Session) -> None:
    """
    Word checks the spelling as Indonesian; every style has one face.
    """
    document = open_paper(review_notes, clean)
    languages = {element.get(qn("w:val")) for element in document.styles.element.iter(qn("w:lang"))}
    faces = {document.styles[name].font.name for name in ("Normal", "Title", "Heading 1", "Heading 2", "Isi Tabel", "Header")}

    assert (languages, faces) == ({"id-ID"}, {"Times New Roman"})


ORDERS = {
    "w:tblPr": ("tblStyle", "tblW", "jc", "tblCellSpacing", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook"),
    "w:tcPr": ("tcW", "gridSpan", "vMerge", "tcBorders", "shd", "vAlign"),
    "w:pPr": (
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs", "spacing", "ind",
        "contextualSpacing", "jc", "outlineLvl", "rPr", "sectPr",
    ),
}  # fmt: skip
"""The order in which ECMA-376 has properties, which Word insists on; those that papers may have."""


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("tag", ORDERS)
def test_properties_stand_in_the_order_of_the_standard(
    open_paper: Papers, asahan: Session, write: Callable[..., object], tag: str
) -> None:
    """
    Tables, cells and paragraphs, those of the styles too: what stands out of order Word takes for damage.
    """
    document, order = open_paper(write, asahan), ORDERS[tag]
    found = {
        tuple(child.tag.partition("}")[2] for child in properties)
        for root in (document.element.body, document.styles.element)
        for properties in root.iter(qn(tag))
    }

    assert found
    assert [names for names in found if list(names) != [name for name in order if name in names]] == []


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize(
    "text", ["\x00\x07\x1b[31m", "a\u202eb\u2066c", "\ud800", "{{ x }} {% y %}", "]]></w:t><w:t>", "\ufffe\uffff", "A" * 1_000_000]
)
def test_hostile_text_is_harmless(
    read_paper: Callable[..., str], make_hostile: Callable[[str], Session], write: Callable[..., object], text: str
) -> None:
    """
    Whatever a report says, Word can open the paper; controls are visible, a huge text is cut.
    """
    told = read_paper(write, make_hostile(text))

    assert [char for char in told if not char.isprintable() and char != "\n"] == []
    assert clean(text, 30)[:20] in told
    assert len(told) < 200_000


@given(st.text(max_size=LONGEST + 10))
def test_clean_text_is_one_printable_line(text: str) -> None:
    """
    Only characters that a document can hold remain.
    """
    assert clean(text).isprintable()


def test_words() -> None:
    """
    Dates, numbers, lists and sentences as Indonesian papers write them.
    """
    assert [day(text, "id") for text in ("2025-02-14", "2024-12-01", "kapan pun", "2024-13-01")] == [
        "14 Februari 2025", "1 Desember 2024", "kapan pun", "2024-13-01",
    ]
    assert [number(999), number(2522), number(1_000_000)] == ["999", "2.522", "1.000.000"]
    assert [listed(parts, "id") for parts in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a dan b", "a, b, dan c"]
    assert [few(["a", "b", "c"], 2, "hal"), few(["a", "b", "c", "d"], 2, "hal")] == ["a, b, c", "a, b, dan 2 hal lain"]
    assert first_sentence("Satu; dua. Aturan ini menguji semua.") == "Satu; dua."
