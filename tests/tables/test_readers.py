"""
Tables of each kind of file: the same texts, merged cells filled, and hostile ones refused.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
import xlsxwriter

from lkj_rules.errors import InputError
from lkj_rules.tables import grid as grids
from lkj_rules.tables.grid import Grid
from lkj_rules.tables.source import read_grids

CELLS = [["No", "Indikator", "Target"], ["1", "Jumlah koperasi aktif", "16.478"]]


def read(data: bytes) -> list[Grid]:
    """
    Read the tables of a file.
    """
    return read_grids(data, "tabel")


def test_csv_of_any_separator_and_encoding() -> None:
    """
    Semicolons, tabs and commas, UTF-8, UTF-16 and what Windows saves are read alike; numbers keep their commas.
    """
    semicolons = "No;Indikator;Target\n1;Jumlah koperasi – aktif;16,5\n"
    tabs = semicolons.replace(";", "\t")

    expected = [["No", "Indikator", "Target"], ["1", "Jumlah koperasi – aktif", "16,5"]]
    assert read(semicolons.encode())[0].rows == expected
    assert read(semicolons.encode("cp1252"))[0].rows == expected
    assert read(tabs.encode("utf-16"))[0].rows == expected
    assert read(b'No,Indikator,Target\n1,Jumlah,"16,5"\n')[0].rows[1] == ["1", "Jumlah", "16,5"]


def test_html_of_the_clipboard() -> None:
    """
    Merged cells are filled in all rows and columns that they extend over; paragraphs in a cell are lines.
    """
    page = (
        "<html><style>td {x}</style><table><tr><td rowspan=2>No<td colspan=2>Target</tr><tr><td>2015<td>2016</tr>"
        "<tr><td>1<td><p>a.&nbsp;Satu</p><p>b. Dua</p><td>16.478</tr></table></html>"
    )

    table = read(page.encode())[0]

    assert table.rows == [["No", "Target", "Target"], ["No", "2015", "2016"], ["1", "a. Satu\nb. Dua", "16.478"]]
    assert table.covered == {(1, 0): (0, 0), (0, 2): (0, 1)}


def test_word_document(tmp_path: Path) -> None:
    """
    Tables of a Word file are read in order, cells merged downwards filled.
    """
    document = docx.Document()
    table = document.add_table(3, 2)
    for row, texts in enumerate((("Sasaran", "Indikator"), ("Satu", "A"), ("", "B"))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    document.save(tmp_path / "pk.docx")

    found = read((tmp_path / "pk.docx").read_bytes())[0]

    assert [[cell.strip() for cell in row] for row in found.rows] == [["Sasaran", "Indikator"], ["Satu", "A"], ["Satu", "B"]]
    assert found.covered == {(2, 0): (1, 0)}
    assert found.place(2, 1) == "tabel 1 baris 3 kolom 2"


def test_workbook_as_it_is_shown(tmp_path: Path) -> None:
    """
    Numbers come in their formats, indents as blanks; hidden rows are left out, and named.
    """
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    sheet = book.add_worksheet("Ukur")
    for row, (name, value, form, indent) in enumerate((
        ("Program", 1_500_000, "#,##0", 0), ("Kegiatan", 0.7463, "0.00%", 2), ("Rahasia", 1, "0", 0), ("Kode", 6.1, "General", 0),
    )):  # fmt: skip
        sheet.write(row, 0, name, book.add_format({"indent": indent}))
        sheet.write(row, 1, value, book.add_format({"num_format": form}))
    sheet.set_row(2, None, None, {"hidden": True})
    book.close()

    found = read((tmp_path / "a.xlsx").read_bytes())[0]

    assert found.rows == [["Program", "1.500.000"], ["    Kegiatan", "74,63%"], ["Kode", "6,1"]]
    assert (found.hidden, found.place(1, 1)) == ([3], "Ukur!B2")
    assert found.doubts == {(2, 1): grids.FRACTION}


@pytest.mark.parametrize(("data", "said"), [
    (b"%PDF-1.4", "PDF"), (b"\xd0\xcf\x11\xe0abc", ".xls"), (b"\0\1\2\3", "neither"), (b"PK\x03\x04broken", "damaged"),
    (b" \n", "no table"),
])
def test_other_files_are_refused(data: bytes, said: str) -> None:
    """
    What is no table is refused with one sentence that says what it is.
    """
    with pytest.raises(InputError, match=said):
        read(data)


def word_file(content: str) -> bytes:
    """
    Make a Word file of its main part alone.
    """
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", content)
    return stream.getvalue()


def test_entities_are_refused() -> None:
    """
    A Word file that declares entities is refused before any grows.
    """
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><w:tbl><w:tr><w:tc><w:t>&a;</w:t></w:tc></w:tr></w:tbl>'

    with pytest.raises(InputError, match="DOCTYPE"):
        read(word_file(bomb))


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Cells are counted, merged areas included, and a cell has a bounded length.
    """
    monkeypatch.setattr(grids, "MOST_CELLS", 50)
    wide = "<table>" + "<tr><td rowspan=99 colspan=99>x</td></tr>" * 3 + "</table>"

    rows = "<w:tr><w:tc/><w:tc/></w:tr>" * 30
    table = f"<w:document><w:body><w:tbl>{rows}</w:tbl></w:body></w:document>"

    for data in (b"a;b\n" * 40, wide.encode(), word_file(table)):
        with pytest.raises(InputError, match="cells"):
            read(data)
    assert len(read(b"a;" + b"x" * 100_000)[0].rows[0][1]) == grids.LONGEST
