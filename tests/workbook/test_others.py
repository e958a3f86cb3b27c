"""
Workbooks as other programs write them: Excel, also in its strict format, Google Sheets, LibreOffice, and libraries.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from books import PARTS, packed, with_sheet

from lkj_rules.errors import InputError
from lkj_rules.files.form.writer import write_form
from lkj_rules.files.json_text import parse_json
from lkj_rules.files.report_reader import parse_report, read_report
from lkj_rules.workbook.grid import Kind, reference
from lkj_rules.workbook.reading import read_grid

CLEAN = Path(__file__).parents[2] / "fixtures" / "base" / "clean.json"
Parts = dict[str, bytes]

MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = (
    (MAIN, b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
    (b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"),
)


def strict(parts: Parts) -> Parts:
    """
    Write as Excel's "Strict Open XML Workbook": other namespaces and types of relationships.
    """
    for old, new in STRICT:
        parts = {name: content.replace(old, new) for name, content in parts.items()}
    return parts


def prefixed(parts: Parts) -> Parts:
    """
    Write every element with a prefix, as Microsoft's SDK does.
    """
    own = [name for name in parts if name.startswith("xl/") and name.endswith(".xml")]
    written = {name: ET.tostring(ET.fromstring(parts[name]), encoding="utf-8") for name in own}  # noqa: S314  # our own bytes
    assert b"<ns0:row" in written["xl/worksheets/sheet2.xml"]
    return parts | written


def absolute(parts: Parts) -> Parts:
    """
    Name parts from the root of the package, as openpyxl does.
    """
    rels = "xl/_rels/workbook.xml.rels"
    changed = parts[rels].replace(b'Target="', b'Target="/xl/')
    return {name: content.replace(b'Target="../', b'Target="/xl/') for name, content in parts.items()} | {rels: changed}


def renamed(parts: Parts) -> Parts:
    """
    Give parts other names than Excel does, as relationships are what counts.
    """
    changed = {re.sub(r"worksheets/(_rels/)?sheet", r"worksheets/\1lembar", name): content for name, content in parts.items()}
    changed["xl/teks.xml"] = changed.pop("xl/sharedStrings.xml")
    rels = "xl/_rels/workbook.xml.rels"
    changed[rels] = changed[rels].replace(b"worksheets/sheet", b"worksheets/lembar").replace(b"sharedStrings.xml", b"teks.xml")
    return changed


def bare(parts: Parts) -> Parts:
    """
    Leave out styles, theme and properties, as small libraries do.
    """
    return {name: content for name, content in parts.items() if "styles" not in name and "theme" not in name and "docP" not in name}


def inline(parts: Parts) -> Parts:
    """
    Save with openpyxl, which keeps texts in their cells.
    """
    book, buffer = openpyxl.load_workbook(BytesIO(packed(parts))), BytesIO()
    book.save(buffer)
    return unpacked(buffer.getvalue())


def spaced(parts: Parts) -> Parts:
    """
    Indent the XML, as Google Sheets does not and some converters do; texts keep their spaces.
    """
    name = "xl/worksheets/sheet2.xml"
    return parts | {name: re.sub(rb"><(c|row|/row|v|/c)\b", rb">\n  <\1", parts[name])}


def remarked(parts: Parts) -> Parts:
    """
    Sign comments as Google Sheets does, below an empty line, and introduce them as Excel does for threads.
    """
    comments = [name for name in parts if "comments" in name and name.endswith(".xml")]
    assert comments
    said = b"[Threaded comment]\n\nYour version of Excel allows you to read this.\n\nComment:\n\\1\n\t-Nama Orang"
    return parts | {name: re.sub(rb"(?<=>)([^<>]+)(?=</t>)", said, parts[name]) for name in comments}


def unpacked(data: bytes) -> Parts:
    """
    Unpack all parts.
    """
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("change", [strict, prefixed, absolute, renamed, bare, inline, spaced, remarked])
def test_a_report_survives_other_programs(change: Callable[[Parts], Parts]) -> None:
    """
    However the workbook is written, it holds the same report.
    """
    document, _ = parse_json(CLEAN.read_text(encoding="utf-8"), name="clean.json")
    data = packed(change(unpacked(write_form(document, year=2024))))

    assert parse_report(data, name="isian.xlsx").laporan == read_report(CLEAN).laporan


def shown(data: bytes) -> dict[str, tuple[Kind, str]]:
    """
    Give what a person sees in the cells of the first sheet.
    """
    sheet = read_grid(data, name="isian").sheets[0]
    return {reference(at): (cell.kind, cell.text) for at, cell in sheet.cells.items()}


def test_cells_as_excel_writes_them() -> None:
    """
    Texts in runs without their readings, results of formulas, escapes, dates by style or as such, cells without addresses.
    """
    relation = PARTS["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>", '<Relationship Id="r2" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/>'
        '<Relationship Id="r3" Type="x/styles" Target="styles.xml"/></Relationships>',
    )  # fmt: skip
    strings = (
        '<sst><si><r><t>Nilai </t></r><r><rPr><b/></rPr><t xml:space="preserve">SAKIP </t></r>'
        '<rPh sb="0" eb="1"><t>baca</t></rPh></si>'
        "<si><t>dua_x000D_\nbaris _x005F_x0041_</t></si><si/></sst>"
    )
    styles = (
        '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-421]dd mmmm yyyy;@"/>'
        '<numFmt numFmtId="165" formatCode="mmm-yy"/>'
        '</numFmts><cellStyleXfs><xf numFmtId="10"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="164"/><xf numFmtId="165"/>'
        '<xf numFmtId="10"/></cellXfs></styleSheet>'
    )
    sheet = (
        '<worksheet><sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c>'
        '<c t="str"><f>A1</f><v>hasil</v></c></row>'
        '<row r="3"><c r="B3" s="1"><v>45322</v></c><c s="2"><v>45322</v></c><c t="d" s="1"><v>2024-01-31T00:00:00</v></c>'
        '<c t="d" s="2"><v>2024-01-31</v></c><c s="3"><f>1/2</f><v>0.5</v></c><c s="99"><v>7</v></c><c t="str"><f>""</f><v></v></c>'
        '<c t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c></row></sheetData></worksheet>'
    )

    found = shown(packed({
        **PARTS, "xl/_rels/workbook.xml.rels": relation, "xl/sharedStrings.xml": strings, "xl/styles.xml": styles,
        "xl/worksheets/sheet1.xml": sheet,
    }))  # fmt: skip

    assert found == {
        "A1": (Kind.TEXT, "Nilai SAKIP "), "B1": (Kind.TEXT, "dua\nbaris _x0041_"), "D1": (Kind.TEXT, "hasil"),
        "B3": (Kind.DATE, "2024-01-31"), "C3": (Kind.DATE, "2024-01"), "D3": (Kind.DATE, "2024-01-31"),
        "E3": (Kind.DATE, "2024-01"),
        "F3": (Kind.NUMBER, "50,00%"), "G3": (Kind.NUMBER, "7"), "I3": (Kind.TEXT, "ab"),
    }  # fmt: skip


NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
)


def test_sheets_as_google_writes_them() -> None:
    """
    ODS of Google Sheets: marks of any language, days with a time of zero, spans of text, hidden sheets left out.
    """
    cells = (
        '<table:table-cell office:value-type="percentage" office:value="0.7463"><text:p>74.63%</text:p></table:table-cell>'
        '<table:table-cell office:value-type="date" office:date-value="2024-01-31T00:00:00">'
        '<text:p>1/31/2024</text:p></table:table-cell>'
        '<table:table-cell office:value-type="string" office:string-value="x"><text:p><text:span>Nilai</text:span>'
        '<text:s/>A</text:p>'
        '<text:p>dua</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="3000">'
        '<text:p>3,000</text:p>'
        '</table:table-cell><table:covered-table-cell/><table:table-cell table:number-columns-repeated="2"/>'
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell>'
    )
    hidden = '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
    shown_style = '<style:style style:name="ta1"><style:table-properties table:display="true"/></style:style>'
    data = packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{shown_style}{hidden}</office:automatic-styles>"
        "<office:body>"
        f'<table:table table:name="Satu" table:style-name="ta1"><table:table-row>{cells}</table:table-row></table:table>'
        f'<table:table table:name="Dua" table:style-name="ta2"><table:table-row>{cells}</table:table-row></table:table>'
        "</office:body></office:document-content>"
    )})  # fmt: skip

    assert [sheet.name for sheet in read_grid(data, name="isian.ods").sheets] == ["Satu"]
    assert shown(data) == {
        "A1": (Kind.NUMBER, "74.63%"), "B1": (Kind.DATE, "2024-01-31"), "C1": (Kind.TEXT, "Nilai A\ndua"),
        "D1": (Kind.NUMBER, "3,000"),
        "H1": (Kind.TRUTH, "ya"),
    }  # fmt: skip
    assert not read_grid(data, name="isian.ods").sheets[0].cells[1, 4].certain


ENCRYPTED = {"META-INF/manifest.xml": "<m:manifest><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"}


@pytest.mark.parametrize(("parts", "said"), [
    ({"content.xml": b"\x8f\x02", **ENCRYPTED}, "password"), ({"encrypted-package": b"\x8f", **ENCRYPTED}, "password"),
    ({"xl/workbook.bin": b"\x83"}, r"\.xlsb"), ({"Index/Document.iwa": b""}, "not an Excel workbook"),
    ({"word/document.xml": "<x/>"}, "not an Excel workbook"),
])  # fmt: skip
def test_what_cannot_be_read_is_refused_with_what_to_do(parts: Mapping[str, str | bytes], said: str) -> None:
    """
    Passwords of LibreOffice, binary workbooks, Numbers, letters.
    """
    with pytest.raises(InputError, match=said):
        read_grid(packed(parts), name="isian")


def test_a_sheet_without_cells_is_none_the_worse() -> None:
    """
    A diagram or an empty sheet holds nothing.
    """
    assert shown(with_sheet('<worksheet><sheetData/><drawing id="r1"/></worksheet>')) == {}
