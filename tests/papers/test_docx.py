"""
Word files as papers: tables, lists, titles, boxes and notes as they are printed; hostile files are refused within bounds.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from lkj_rules.errors import InputError
from lkj_rules.papers.docx import read_docx
from lkj_rules.papers.paper import Line, Paper
from lkj_rules.papers.reading import read_paper
from lkj_rules.workbook import package


def read(document: Document) -> Paper:
    """
    Save a document and read it.
    """
    stream = BytesIO()
    document.save(stream)
    return read_paper(stream.getvalue(), "lkj.docx")


def by_hand(body: str, **parts: str) -> bytes:
    """
    Make a Word file of the body of its main part, and other parts.
    """
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document><w:body>{body}</w:body></w:document>")
        for name, text in parts.items():
            archive.writestr(f"word/{name}.xml", text)
    return stream.getvalue()


def lines(paper: Paper) -> list[str]:
    """
    List the texts of the lines.
    """
    return [each.text for each in paper.flow if isinstance(each, Line)]


def paragraph(text: str, properties: str = "") -> str:
    """
    Write a paragraph.
    """
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def table(*rows: str) -> str:
    """
    Write a table of rows whose cells are parted by ``|``; a cell may be XML.
    """
    cells = [[cell if cell.startswith("<") else paragraph(cell) for cell in row.split("|")] for row in rows]
    written = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in cells)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in written) + "</w:tbl>"


def test_merged_cells_and_titles() -> None:
    """
    Cells merged in either direction hold their text everywhere; a table is named as its caption does, else counted.
    """
    document = docx.Document()
    document.add_paragraph("Tabel 3.2")
    document.add_paragraph("Perbandingan Target dan Realisasi Tahun 2024").alignment = WD_ALIGN_PARAGRAPH.CENTER
    grid = document.add_table(4, 4)
    for row, texts in enumerate(("Sasaran|Indikator|2024|", "||Target|Realisasi", "Meningkat|A|10|9,5", "|B|Rp 1.000|–")):
        for column, text in enumerate(texts.split("|")):
            grid.cell(row, column).text = text
    grid.cell(0, 0).merge(grid.cell(1, 0))
    grid.cell(0, 2).merge(grid.cell(0, 3))
    grid.cell(2, 0).merge(grid.cell(3, 0))
    document.add_paragraph("Uraian.")
    heading = document.add_paragraph()
    heading.add_run("PERJANJIAN KINERJA TAHUN 2024").bold = True
    document.add_table(1, 2).cell(0, 0).text = "Nilai"

    found = read(document).tables

    assert [[cell.strip() for cell in row] for row in found[0].grid.rows] == [
        ["Sasaran", "Indikator", "2024", "2024"], ["Sasaran", "", "Target", "Realisasi"],
        ["Meningkat", "A", "10", "9,5"], ["Meningkat", "B", "Rp 1.000", "–"],
    ]  # fmt: skip
    assert found[0].grid.covered == {(1, 0): (0, 0), (0, 3): (0, 2), (3, 0): (2, 0)}
    assert [each.title for each in found] == [
        "Tabel 3.2 Perbandingan Target dan Realisasi Tahun 2024", "PERJANJIAN KINERJA TAHUN 2024",
    ]  # fmt: skip
    assert [each.grid.place(0, 1) for each in found] == ["Tabel 3.2, baris 1, kolom 2", "tabel 2, baris 1, kolom 2"]


def test_captions_below() -> None:
    """
    Where captions stand below their tables, each belongs to the table above it.
    """
    body = table("a|1", "b|2") + paragraph("Tabel 1. Target") + table("c|3", "d|4") + paragraph("Tabel 2. Anggaran")

    assert [each.title for each in read_docx(by_hand(body), "a").tables] == ["Tabel 1. Target", "Tabel 2. Anggaran"]


def test_numbers_of_lists() -> None:
    """
    Numbers that Word counts are printed: in all forms, by styles, begun anew by a list of its own, in cells without other text.
    """
    def level(depth: int, form: str, text: str, more: str = "") -> str:
        return (
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
        )

    numbering = (
        '<w:numbering><w:abstractNum w:abstractNumId="0">' + level(0, "upperRoman", "BAB %1", '<w:pStyle w:val="Bab"/>')
        + level(1, "upperLetter", "%2.") + level(2, "decimal", "%1.%3)", "<w:isLgl/>") + level(3, "bullet", "-")
        + '</w:abstractNum><w:abstractNum w:abstractNumId="1">' + level(0, "lowerLetter", "%1)")
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num></w:numbering>'
    )  # fmt: skip
    styles = '<w:styles><w:style w:styleId="Bab"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'

    def item(text: str, number: int, depth: int) -> str:
        return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')

    body = (
        paragraph("SATU", '<w:pStyle w:val="Bab"/>') + item("A", 1, 1) + item("x", 1, 2) + item("B", 1, 1) + item("y", 1, 2)
        + paragraph("DUA", '<w:pStyle w:val="Bab"/>') + item("C", 1, 1) + item("z", 1, 3) + item("p", 2, 0) + item("q", 3, 0)
        + paragraph("tanpa", '<w:pStyle w:val="Bab"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + table(f"{item('', 2, 0)}|Kain", f"{item('', 2, 0)}|Benang")
    )  # fmt: skip

    paper = read_docx(by_hand(body, numbering=numbering, styles=styles), "a")

    assert lines(paper) == [
        "BAB I SATU", "A. A", "1.1) x", "B. B", "1.1) y", "BAB II DUA", "A. C", "• z", "a) p", "c) q", "tanpa",
    ]  # fmt: skip
    assert paper.tables[0].grid.rows == [["d)", "Kain"], ["e)", "Benang"]]


def test_what_is_printed_and_what_is_not() -> None:
    """
    Content controls, accepted changes, text boxes (once), formulas and notes are read; deleted and hidden text is not.
    """
    box = f"<w:txbxContent>{paragraph('Dalam kotak')}</w:txbxContent>"
    body = (
        f"<w:sdt><w:sdtContent>{paragraph('LAPORAN KINERJA')}</w:sdtContent></w:sdt>"
        "<w:p><w:del><w:r><w:delText>85</w:delText></w:r></w:del><w:ins><w:r><w:t>90</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>95</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>99</w:t></w:r>"
        '<w:r><w:t> %</w:t><w:footnoteReference w:id="2"/><w:sym w:font="Symbol" w:char="F0B3"/></w:r>'
        "<m:oMath><m:f><m:num><m:r><m:t>9</m:t></m:r></m:num><m:den><m:r><m:t>10</m:t></m:r></m:den></m:f></m:oMath></w:p>"
        f"<w:p><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        + table(paragraph("Satu sel") + paragraph("saja"))
        + "<w:tbl><w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr><w:tc>" + paragraph("2024") + "</w:tc></w:tr>"
        "<w:tr><w:trPr><w:del/></w:trPr><w:tc>" + paragraph("lama") + "</w:tc></w:tr>"
        "<w:sdt><w:sdtContent><w:tr><w:tc>" + paragraph("A") + "</w:tc><w:sdt><w:sdtContent><w:tc>" + paragraph("5")
        + "</w:tc></w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>"
    )  # fmt: skip
    notes = (
        f'<w:footnotes><w:footnote w:type="separator">{paragraph("-")}</w:footnote>'
        f"<w:footnote>{paragraph('Angka sementara')}</w:footnote></w:footnotes>"
    )

    paper = read_docx(by_hand(body, footnotes=notes), "a")

    assert lines(paper) == ["LAPORAN KINERJA", "90 %≥9 / 10", "Dalam kotak", "Satu sel", "saja", "Angka sementara"]
    assert [each.grid.rows for each in paper.tables] == [[["", "2024"], ["A", "5"]]]


def test_tables_within_tables() -> None:
    """
    A table in a cell is one by itself; one of a single column is text of its cell. Indents become blanks.
    """
    inner, list_ = table("Target|10", "Realisasi|9"), table("satu", "dua")
    indented = paragraph("Kegiatan", '<w:ind w:left="568" w:hanging="284"/>')
    body = table(f"Atas|{inner}", f"{indented}|{list_}")

    found = read_docx(by_hand(body), "a").tables

    assert [each.grid.rows for each in found] == [
        [["Atas", ""], ["  Kegiatan", "satu\ndua"]], [["Target", "10"], ["Realisasi", "9"]],
    ]  # fmt: skip


def test_tables_typed_with_tabs() -> None:
    """
    Paragraphs with as many texts, or going to the same stops, are a table; forms, signatures and contents are not.
    """
    document = docx.Document()
    for text in (
        "Program        Anggaran      Keterangan", "1. Pelayanan\t\tRp      750.700.000\tAPBD", "2. Pengendalian Penyakit",
        "Menular\tRp 26.666.522.800\t\tAPBD", "3. Sarana dan\t\t9\tAPBD", "Prasarana", "Nama\t: Budi", "Jabatan\t: 1",
        "Tahun\t: 2024", "PIHAK KEDUA\t\tPIHAK KESATU", "A\tB", "Pembina\tNIP. 1",
    ):
        document.add_paragraph(text)
    for text in ("Indikator\t2023\t2024", "Produksi\t\t12,5", "Luas tanam\t7\t8"):
        stopped = document.add_paragraph(text)
        for place in (200, 300):
            stopped.paragraph_format.tab_stops.add_tab_stop(Pt(place))

    paper = read(document)

    assert [each.grid.rows for each in paper.tables] == [
        [["Program", "Anggaran", "Keterangan"], ["1. Pelayanan", "Rp 750.700.000", "APBD"],
         ["2. Pengendalian Penyakit\nMenular", "Rp 26.666.522.800", "APBD"], ["3. Sarana dan\nPrasarana", "9", "APBD"]],
        [["Indikator", "2023", "2024"], ["Produksi", "", "12,5"], ["Luas tanam", "7", "8"]],
    ]  # fmt: skip
    assert lines(paper)[0] == "Nama    : Budi"
    assert len(lines(paper)) == 6


def test_letters_of_a_line() -> None:
    """
    Boldness and size come from the letters, else their style, else what styles rest on.
    """
    document = docx.Document()
    document.add_heading("BAB I", level=1)
    document.add_paragraph().add_run("Kecil").font.size = Pt(9)

    found = read(document).flow

    assert [(each.text, each.bold, each.size) for each in found if isinstance(each, Line)] == [
        ("BAB I", True, 14.0), ("Kecil", False, 9.0),
    ]  # fmt: skip


def test_dangling_references_are_no_matter() -> None:
    """
    A file that refers to parts it does not have is read, as Word does; nothing outside is asked for.
    """
    document = docx.Document()
    document.add_paragraph("Isi").part.relate_to("http://127.0.0.1:9/x", "image", is_external=True)
    stream = BytesIO()
    document.save(stream)
    with ZipFile(stream, "a") as archive:
        archive.writestr("word/_rels/header9.xml.rels", "<Relationships><Relationship Target='NULL'/></Relationships>")

    assert lines(read_docx(stream.getvalue(), "a")) == ["Isi"]


@pytest.mark.parametrize(("data", "said"), [
    (lambda: by_hand("<w:tc>" * 300 + "</w:tc>" * 300), "too large"),
    (lambda: by_hand("<w:p>"), "damaged"),
    (lambda: by_hand("")[:-30], "damaged"),
    (lambda: by_hand("", styles='<!DOCTYPE x [<!ENTITY a "b">]><w:styles>&a;</w:styles>'), "DOCTYPE"),
    (lambda: b"\xd0\xcf\x11\xe0abc", "encrypted"),
    (lambda: b"plain", "neither"),
])  # fmt: skip
def test_hostile_files_are_refused(data: Callable[[], bytes], said: str) -> None:
    """
    What is nested or grows without end, is cut off or of another kind is refused with one sentence.
    """
    with pytest.raises(InputError, match=said):
        read_paper(data(), "lkj.docx")


def test_bombs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A part is read piece by piece up to the limit, whatever it would grow to; so are elements in one block.
    """
    data = by_hand("<w:p>" + "<w:r/>" * 50_000 + "</w:p>")

    monkeypatch.setattr(package, "_MOST_ELEMENTS", 40_000)
    with pytest.raises(InputError, match="too large"):
        read_docx(data, "lkj.docx")
    monkeypatch.setattr(package, "MOST_BYTES", 100_000)
    with pytest.raises(InputError, match="too large"):
        read_docx(data, "lkj.docx")


def test_another_package_is_refused() -> None:
    """
    A ZIP file that is no Word file says so.
    """
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")

    with pytest.raises(InputError, match="not a Word file"):
        read_paper(stream.getvalue(), "lkj.docx")
