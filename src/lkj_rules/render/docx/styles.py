"""
How the papers look: A4, one serif face that Word and LibreOffice both have, Word's own heading styles, page numbers.
"""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

FACE = "Times New Roman"
"""LibreOffice sets it with Liberation Serif, which is as wide."""
SHORT, LONG = 21.0, 29.7
"""The sides of A4, in cm."""
MARGIN = 2.5
LABEL = 2.9
"""The width of the column of labels, in cm."""

TITLE, SUBTITLE, BODY, ENTRY, CELL, HEAD, NOTE, MARK, GAP = (
    "Title", "Subtitle", "Normal", "Unsur", "Isi Tabel", "Kepala Tabel", "Keterangan", "Tanda Konsep", "Jarak",
)  # fmt: skip

_KEPT = frozenset({
    TITLE, SUBTITLE, BODY, "Heading 1", "Heading 2", "Header", "Footer", "List Number", "List Bullet", "Default Paragraph Font",
    "Normal Table", "No List", "Table Grid",
})  # fmt: skip


def prepare(document: Document, *, sideways: bool = False) -> None:
    """
    Set the page, the language and the styles.
    """
    _page(document, sideways=sideways)
    _language(document)
    _drop_unused(document)
    _own(document, BODY, 11, after=6)
    _own(document, TITLE, 14, bold=True, centred=True, after=0)
    _own(document, SUBTITLE, 12, bold=True, centred=True, after=12)
    _own(document, "Heading 1", 12, bold=True, before=14, after=6)
    _own(document, "Heading 2", 11, bold=True, before=12, after=2)
    _own(document, "Header", 8.5)
    _own(document, "Footer", 8.5)
    _own(document, "List Number", 11, after=3)
    _own(document, "List Bullet", 11, after=3)
    entry = _own(document, ENTRY, 10.5, after=3)
    entry.paragraph_format.left_indent, entry.paragraph_format.first_line_indent = Cm(LABEL), Cm(-LABEL)
    entry.paragraph_format.tab_stops.add_tab_stop(Cm(LABEL))
    _own(document, CELL, 9, before=1, after=1)
    head = _own(document, HEAD, 9, bold=True, centred=True, before=2, after=2)
    head.paragraph_format.keep_with_next = True
    _own(document, NOTE, 9, italic=True, before=2, after=6)
    _own(document, GAP, 4)
    mark = _own(document, MARK, 9.5, bold=True, centred=True, before=2, after=10)
    _boxed(mark)


def element(tag: str, **values: str) -> Any:
    """
    Make an element of WordprocessingML, for what python-docx has no way to.
    """
    made = OxmlElement(f"w:{tag}")
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _page(document: Document, *, sideways: bool) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if sideways else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Cm(LONG), Cm(SHORT)) if sideways else (Cm(SHORT), Cm(LONG))
    margin = Cm(2.0 if sideways else MARGIN)
    section.left_margin = section.right_margin = margin
    section.top_margin = section.bottom_margin = Cm(1.7 if sideways else 2.0)
    section.header_distance = section.footer_distance = Cm(1.0)


def text_width(*, sideways: bool) -> float:
    """
    Give the width between the margins, in cm.
    """
    return LONG - 2 * 2.0 if sideways else SHORT - 2 * MARGIN


def _language(document: Document) -> None:
    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), "id-ID")
        element.set(qn("w:eastAsia"), "id-ID")


def _drop_unused(document: Document) -> None:
    """
    Remove the template's many styles that no paper uses: python-docx looks through all of them at every paragraph.
    """
    for style in list(document.styles):
        if style.name not in _KEPT:
            style.delete()
    for link in document.styles.element.xpath("./w:style/w:link"):
        link.getparent().remove(link)


def _own(
    document: Document, name: str, size: float, *, bold: bool = False, italic: bool = False, centred: bool = False,
    before: float = 0, after: float = 0,
) -> ParagraphStyle:  # fmt: skip
    """
    Give a paragraph style, made where Word has none of that name, in the papers' face and without the template's ornaments.
    """
    known = name in {each.name for each in document.styles}
    style = document.styles[name] if known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    if not known:
        style.base_style = document.styles[BODY]
        style.quick_style = True
    for old in style.element.xpath("./w:rPr | ./w:pPr/w:pBdr | ./w:pPr/w:contextualSpacing"):
        old.getparent().remove(old)
    style.font.name, style.font.size = FACE, Pt(size)
    fonts = style.element.rPr.rFonts
    for kind in ("w:cs", "w:eastAsia"):
        fonts.set(qn(kind), FACE)
    style.font.bold, style.font.italic, style.font.color.rgb = bold, italic, RGBColor(0, 0, 0)
    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = Pt(before), Pt(after), 1.08
    layout.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
    return style


def _boxed(style: ParagraphStyle) -> None:
    box = element("pBdr")
    for side in ("top", "left", "bottom", "right"):
        box.append(element(side, val="single", sz="6", space="4", color="000000"))
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(box, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc")


def running_lines(document: Document, heading: str, *, sideways: bool) -> None:
    """
    Write the paper's name above every page, and the page's number below it.
    """
    section = document.sections[0]
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    header.add_run(heading)
    for paragraph in (header, footer):
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(Cm(text_width(sideways=sideways)), WD_TAB_ALIGNMENT.RIGHT)
    header.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer.add_run("Halaman ")
    _field(footer, "PAGE")
    footer.add_run(" dari ")
    _field(footer, "NUMPAGES")


def _field(paragraph: Paragraph, instruction: str) -> None:
    field, run, text = element("fldSimple", instr=instruction), element("r"), element("t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001  # python-docx has no public way to a field
