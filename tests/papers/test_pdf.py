"""
PDFs: tables with lines, with some and with none; what is no table; what cannot be trusted; hostile files.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from io import BytesIO

import pytest
from PIL import Image, ImageDraw
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from lkj_rules.errors import InputError
from lkj_rules.papers.assembly import assemble
from lkj_rules.papers.glyphs import Letter
from lkj_rules.papers.pages import MEANINGLESS, sheets_of
from lkj_rules.papers.paper import PICTURE, RECOGNISED, Line, Paper
from lkj_rules.papers.reading import read_paper
from lkj_rules.papers.scans import DPI, Recogniser
from lkj_rules.papers.sheet import Sheet

_HEIGHT, _ROW = 800, 24
_COLUMNS = (50, 80, 260, 330, 400)

Page = Callable[[Canvas], None]


def _pressed(*pages: Page, **options: object) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(600, _HEIGHT), pageCompression=0, **options)
    for draw in pages:
        canvas.setFont("Helvetica", 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _read(*pages: Page) -> Paper:
    sheets = [each for each in sheets_of(_pressed(*pages)) if isinstance(each, Sheet)]
    return assemble(sheets, "laporan.pdf")


def _texts(canvas: Canvas, top: float, rows: Sequence[Sequence[str]], columns: Sequence[float] = _COLUMNS, mode: int = 0) -> None:
    for number, row in enumerate(rows):
        for left, text in zip(columns, row, strict=False):
            for line, part in enumerate(text.split("\n")):
                canvas.drawString(left + 4, _HEIGHT - top - number * _ROW - 10 - 11 * line, part, mode)


def _ruled(canvas: Canvas, top: float, rows: Sequence[Sequence[str]], columns: Sequence[float] = _COLUMNS) -> None:
    _texts(canvas, top, rows, columns)
    canvas.grid(columns, [_HEIGHT - top - number * _ROW for number in range(len(rows) + 1)])


_HEAD = ["No", "Indikator Kinerja", "Target", "Realisasi"]
_ROWS = [
    ["1", "Persentase jalan mantap", "90,00", "91,25"],
    ["2", "Jumlah jembatan", "12", "11"],
    ["3", "Nilai SAKIP", "75,10", "76,00"],
]


def test_ruled_table_has_title_label_and_boxes() -> None:
    """
    A ruled table is read cell by cell, with its caption, the number of its page, and where each cell stands.
    """

    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 740, "Tabel 3.2 Perbandingan Target dan Realisasi")
        _ruled(canvas, 80, [_HEAD, *_ROWS])
        canvas.drawString(300, 30, "III-5")

    paper = _read(draw)

    (table,) = paper.tables
    assert table.grid.rows == [_HEAD, *_ROWS]
    assert (table.title, table.grid.name) == ("Tabel 3.2 Perbandingan Target dan Realisasi", "Tabel 3.2")
    assert table.grid.place(2, 3) == "hal. III-5, Tabel 3.2, baris 3, kolom 4"
    box = table.grid.boxes[2, 3]
    assert (box.page, round(box.left), round(box.top), round(box.right), round(box.bottom)) == (1, 330, 128, 400, 152)


def test_merged_cells_extend_over_their_rows_and_columns() -> None:
    """
    Where no line parts two cells, they are one, and its text is that of all places.
    """

    def draw(canvas: Canvas) -> None:
        _texts(canvas, 80, [["No", "Indikator", "Tahun 2024"], ["", "", "Target", "Realisasi"], ["1", "Jumlah", "5", "6"]])
        for y in (80, 128, 152):
            canvas.line(50, _HEIGHT - y, 400, _HEIGHT - y)
        canvas.line(260, _HEIGHT - 104, 400, _HEIGHT - 104)
        for x in (50, 80, 260, 400):
            canvas.line(x, _HEIGHT - 80, x, _HEIGHT - 152)
        canvas.line(330, _HEIGHT - 104, 330, _HEIGHT - 152)

    grid = _read(draw).tables[0].grid

    assert grid.rows[0] == ["No", "Indikator", "Tahun 2024", "Tahun 2024"]
    assert grid.rows[1] == ["No", "Indikator", "Target", "Realisasi"]
    assert grid.covered == {(0, 3): (0, 2), (1, 0): (0, 0), (1, 1): (0, 1)}


def test_number_too_wide_for_its_cell_stays_whole() -> None:
    """
    A number that runs over the line at its side is not cut there.
    """

    def draw(canvas: Canvas) -> None:
        _ruled(canvas, 80, [_HEAD, ["1", "Jumlah belanja", "", "9"]])
        canvas.drawRightString(328, _HEIGHT - 114, "1.234.567.890.123")

    assert _read(draw).tables[0].grid.rows[1] == ["1", "Jumlah belanja", "1.234.567.890.123", "9"]


def test_rows_without_lines_part_at_figures() -> None:
    """
    A frame with upright lines only holds a row for each figure; a text of two lines stays one cell.
    """

    def draw(canvas: Canvas) -> None:
        _ruled(canvas, 80, [_HEAD])
        rows = [["1", "Persentase jalan yang\nmantap", "90,00", "91,25"], ["", "", "", ""], _ROWS[1]]
        _texts(canvas, 104, rows)
        for x in _COLUMNS:
            canvas.line(x, _HEIGHT - 104, x, _HEIGHT - 180)
        canvas.line(50, _HEIGHT - 180, 400, _HEIGHT - 180)

    grid = _read(draw).tables[0].grid

    assert grid.rows == [_HEAD, ["1", "Persentase jalan yang\nmantap", "90,00", "91,25"], _ROWS[1]]


def test_line_that_was_forgotten_between_two_figures() -> None:
    """
    Where a line parts only some cells of two rows, two figures one below the other are of two rows.
    """

    def draw(canvas: Canvas) -> None:
        _texts(canvas, 80, [_HEAD, *_ROWS])
        for y in (80, 104, 152, 176):
            canvas.line(50, _HEIGHT - y, 400, _HEIGHT - y)
        canvas.line(330, _HEIGHT - 128, 400, _HEIGHT - 128)
        for x in _COLUMNS:
            canvas.line(x, _HEIGHT - 80, x, _HEIGHT - 176)

    assert _read(draw).tables[0].grid.rows == [_HEAD, *_ROWS]


def test_half_ruled_table_has_headings_over_columns() -> None:
    """
    With lines across only, columns are found by their gaps, and a heading reaches as far as the line under it.
    """

    def draw(canvas: Canvas) -> None:
        _texts(canvas, 80, [["", "", "    Tahun 2024"], _HEAD, *_ROWS])
        for y in (78, 124, 202):
            canvas.line(50, _HEIGHT - y, 400, _HEIGHT - y)
        canvas.line(262, _HEIGHT - 95, 400, _HEIGHT - 95)

    grid = _read(draw).tables[0].grid

    assert grid.rows == [["", "", "Tahun 2024", "Tahun 2024"], _HEAD, *_ROWS]


def test_table_without_lines() -> None:
    """
    Figures below one another with gaps between are a table; the paragraph below is none of it.
    """

    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 740, "Tabel 7 Capaian")
        _texts(canvas, 80, [_HEAD, *_ROWS])
        canvas.drawString(50, 560, "Dari tabel di atas tampak bahwa realisasi indikator kinerja melampaui target 75,10 pada 2024.")

    paper = _read(draw)

    assert paper.tables[0].grid.rows == [_HEAD, *_ROWS]
    assert paper.tables[0].grid.name == "Tabel 7"
    assert isinstance(paper.flow[-1], Line)


def test_turned_page_is_read_upright() -> None:
    """
    A page whose letters run upwards is turned before it is read.
    """

    def draw(canvas: Canvas) -> None:
        canvas.translate(600, 0)
        canvas.rotate(90)
        canvas.translate(100, -210)
        _ruled(canvas, 80, [_HEAD, *_ROWS])

    assert _read(draw).tables[0].grid.rows == [_HEAD, *_ROWS]


def test_table_goes_on_over_pages() -> None:
    """
    Parts on two pages are one table: the heading once, a row that the break has cut put together, footers between left out.
    """

    def first(canvas: Canvas) -> None:
        canvas.drawString(50, 740, "Tabel 2 Target")
        _ruled(canvas, 640, [_HEAD, _ROWS[0], ["2", "Jumlah jembatan dalam", "12", "11"]])
        canvas.drawString(300, 30, "4")

    def second(canvas: Canvas) -> None:
        _ruled(canvas, 50, [_HEAD, ["", "kondisi baik", "", ""], _ROWS[2]], [each + 6 for each in _COLUMNS])
        canvas.drawString(300, 30, "5")

    (table,) = _read(first, second).tables

    assert table.grid.rows == [_HEAD, _ROWS[0], ["2", "Jumlah jembatan dalam\nkondisi baik", "12", "11"], _ROWS[2]]
    assert table.grid.pages == ["4", "4", "4", "5"]


def test_tables_of_one_page_stay_apart() -> None:
    """
    Two tables under one another are two, also when their columns are the same.
    """

    def draw(canvas: Canvas) -> None:
        _ruled(canvas, 80, [_HEAD, _ROWS[0]])
        _ruled(canvas, 160, [_HEAD, _ROWS[1]])

    assert [len(table.grid.rows) for table in _read(draw).tables] == [2, 2]


def test_what_is_no_table() -> None:
    """
    A box around a paragraph, an underlined heading and a list of contents are lines of text.
    """

    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Perhatian: angka ini sementara.")
        canvas.rect(50, 690, 400, 30)
        canvas.drawString(60, 650, "Capaian Kinerja")
        canvas.line(60, 648, 140, 648)
        for number, text in enumerate(["Pendahuluan", "Perencanaan", "Akuntabilitas", "Penutup"]):
            canvas.drawString(60, 600 - 20 * number, text)
            canvas.drawString(500, 600 - 20 * number, str(number * 7 + 1))

    paper = _read(draw)

    assert paper.tables == []
    assert len(paper.flow) == 6


def test_watermarks_and_letters_printed_twice() -> None:
    """
    Slanted letters are left out; letters printed twice to look bold are read once.
    """

    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "CAPAIAN 100,55")
        canvas.drawString(60.4, 700, "CAPAIAN 100,55")
        canvas.rotate(45)
        canvas.drawString(500, 200, "SALINAN")

    (line,) = _read(draw).flow

    assert isinstance(line, Line)
    assert line.text == "CAPAIAN 100,55"


def test_doubtful_cells() -> None:
    """
    A letter among digits and letters that lie on one another are doubted.
    """

    def draw(canvas: Canvas) -> None:
        _ruled(canvas, 80, [_HEAD, ["1", "Jumlah", "1O5", "88"]])
        canvas.drawString(336, _HEIGHT - 114, "1")

    doubts = _read(draw).tables[0].grid.doubts

    assert {place: doubt.en for place, doubt in doubts.items()} == {
        (1, 2): "there are letters among its digits (O, l, I)",
        (1, 3): "its letters lie on one another",
    }


def test_scanned_page_is_named() -> None:
    """
    A picture of a page is not read, and said to be one.
    """
    picture = ImageReader(Image.new("L", (60, 80), 200))

    paper = _read(lambda canvas: canvas.drawImage(picture, 0, 0, 600, 800), lambda canvas: canvas.drawString(60, 700, "Bab satu."))

    assert paper.unread == {1: PICTURE}


def test_scan_with_letters_behind_it_is_read_by_its_lines() -> None:
    """
    Letters that nobody sees, behind the picture of a page, are read with the lines of the picture, and all in doubt.
    """
    picture = Image.new("L", (1200, 1600), 255)
    pen = ImageDraw.Draw(picture)
    for x in _COLUMNS:
        pen.line((x * 2, 160, x * 2, 352), fill=60, width=3)
    for number in range(5):
        pen.line((100, 160 + 48 * number, 800, 161 + 48 * number), fill=60, width=3)

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(picture), 0, 0, 600, 800)
        _texts(canvas, 80, [_HEAD, ["1", "Persentase jalan\nmantap", "90,00", "91,25"], *_ROWS[1:]], mode=3)

    paper = _read(draw)

    (table,) = paper.tables
    assert table.grid.rows == [_HEAD, ["1", "Persentase jalan\nmantap", "90,00", "91,25"], *_ROWS[1:]]
    assert set(table.grid.doubts.values()) == {RECOGNISED}
    assert len(table.grid.doubts) == 16
    assert paper.recognised == {1}


class _Scan:
    """Stand for a page, its picture, and the engine that recognises what is there."""

    word_results = ((("Capaian", 0.99, [[200, 100], [340, 100], [340, 130], [200, 130]]), ("9 %", 0.9, [[360, 100]] * 4)), None)

    def get_size(self) -> tuple[float, float]:
        return 720, 360

    def render(self, scale: float) -> _Scan:
        assert scale == DPI / 72
        return self

    def to_numpy(self) -> _Scan:
        return self

    def __call__(self, _picture: _Scan, *, return_word_box: bool) -> _Scan:
        assert return_word_box
        return self


def test_recognised_letters_share_the_box_of_their_word() -> None:
    """
    Each letter takes its part of the box around a word; blanks are none.
    """
    recogniser = Recogniser()
    recogniser.__dict__["_engine"] = _Scan()

    letters = recogniser.letters_of(_Scan())

    assert "".join(each.text for each in letters) == "Capaian9%"
    assert [(round(each.left, 1), each.apart) for each in letters[:2]] == [(72.0, True), (79.2, False)]
    assert (letters[0].top, round(letters[0].bottom, 1)) == (36.0, 46.8)


def test_pages_without_letters_are_recognised_where_asked() -> None:
    """
    A picture of a page is read with the recogniser, and so are letters without meaning; other pages are not.
    """
    picture = ImageReader(Image.new("L", (60, 80), 200))
    letters = [
        Letter(each, 60 + 6 * at, 90, 66 + 6 * at, 102, 100, 10, bold=False, turn=0, sure=True, apart=False)
        for at, each in enumerate("Pendahuluan")
    ]
    recogniser = Recogniser()
    recogniser.letters_of = lambda _page: letters  # type: ignore[method-assign]
    pages = lambda canvas: canvas.drawImage(picture, 0, 0, 600, 800), lambda canvas: canvas.drawString(60, 700, "Bab satu.")

    paper = assemble([each for each in sheets_of(_pressed(*pages), recogniser) if isinstance(each, Sheet)], "laporan.pdf")

    assert [(each.text, each.page) for each in paper.flow if isinstance(each, Line)] == [("Pendahuluan", 1), ("Bab satu.", 2)]
    assert (paper.recognised, paper.unread) == ({1}, {})
    assert [each.text for each in paper.certain().flow if isinstance(each, Line)] == ["Bab satu."]


def test_large_pale_letters_are_a_watermark() -> None:
    """
    Pale letters across a table, upright and large, are neither read nor a reason for doubt; letters printed twice are none either.
    """

    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillGray(0.8)
        canvas.setFont("Helvetica", 60)
        canvas.drawString(60, 640, "SALINAN")
        canvas.restoreState()
        _ruled(canvas, 80, [_HEAD, *_ROWS])
        _texts(canvas, 80.3, [_HEAD, *_ROWS], [each + 0.3 for each in _COLUMNS])

    grid = _read(draw).tables[0].grid

    assert (grid.rows, grid.doubts) == ([_HEAD, *_ROWS], {})


@pytest.mark.parametrize("text", ["1O5", "l2", "I2,50", "9O,OO", "1|5"])
def test_letters_like_digits_are_doubted(text: str) -> None:
    """
    Letters that look like digits make a figure doubtful, and stay as they are printed.
    """
    grid = _read(lambda canvas: _ruled(canvas, 80, [_HEAD, ["1", "Jumlah", text, "88"]])).tables[0].grid

    assert grid.at(1, 2) == text
    assert [(place, doubt.en[:17]) for place, doubt in grid.doubts.items()] == [((1, 2), "there are letters")]


@pytest.mark.parametrize("font", [
    b"/Encoding << /Differences [65 %b] >>" % b" ".join(b"/g%d" % number for number in range(26)),
    b"/ToUnicode 5 0 R",
])  # fmt: skip
def test_letters_without_meaning_are_named(font: bytes) -> None:
    """
    A page whose fonts do not say which letters they are, or say that they are private ones, is not read, and said to be so.
    """
    private = b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <41> <5A> <E041> endbfrange"
    data = _raw(
        b"<< /Type /Catalog /Pages 2 0 R >>", _PAGES, _PAGE % _FONT.replace(b"/Helvetica", b"/Helvetica %b" % font),
        _stream(b"BT /F1 12 Tf 60 700 Td (CAPAIANKINERJATAHUNINI) Tj ET"),
        _stream(b"/CIDInit /ProcSet findresource begin begincmap %b endcmap end" % private),
    )  # fmt: skip

    assert read_paper(data, "laporan.pdf").unread == {1: MEANINGLESS}


def _raw(*objects: bytes) -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def _stream(data: bytes, more: bytes = b"") -> bytes:
    packed = zlib.compress(data, 9)
    return b"<< /Length %d /Filter /FlateDecode %b >>\nstream\n%b\nendstream" % (len(packed), more, packed)


_PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
_PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << %b >> >>"
_FONT = b"/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"


def _error(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_paper(data, "laporan.pdf")
    return str(caught.value)


def test_files_that_cannot_be_read() -> None:
    """
    Encrypted, cut off, broken and far too long files end in an error that says so.
    """
    whole = _pressed(lambda canvas: canvas.drawString(60, 700, "Bab satu."))
    many = b"<< /Type /Pages /Count 2000 /Kids [%b] >>" % b" ".join(b"%d 0 R" % number for number in range(3, 2003))

    locked = StandardEncryption("rahasia", ownerPassword="x")
    errors = [
        _error(_pressed(lambda canvas: canvas.drawString(60, 700, "Bab"), encrypt=locked)),
        _error(whole[: len(whole) // 2]),
        _error(b"%PDF-1.7\n" + b"rusak" * 100 + b"%%EOF"),
        _error(_raw(b"<< /Type /Catalog /Pages 2 0 R >>", many, *[b"<< /Type /Page /Parent 2 0 R >>"] * 2000)),
    ]

    assert errors == [
        "laporan.pdf: This PDF is encrypted; save it again without a password.",
        "laporan.pdf: This PDF is cut off: its end is missing; download or print it again.",
        "laporan.pdf: This PDF is broken; download or print it again.",
        "laporan.pdf: This PDF has more than 1,000 pages; split the file.",
    ]


def test_file_that_anyone_may_open_is_read() -> None:
    """
    A password that only forbids changes does not keep anyone from reading.
    """
    locked = StandardEncryption("", ownerPassword="x")
    data = _pressed(lambda canvas: canvas.drawString(60, 700, "Bab satu."), encrypt=locked)

    assert [line.text for line in read_paper(data, "laporan.pdf").flow if isinstance(line, Line)] == ["Bab satu."]


def test_scripts_files_and_references_are_not_followed() -> None:
    """
    Of a file with a script, an action, an embedded file and a page elsewhere, only the text is read.
    """
    catalogue = b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert(1)) >> /AA << /WC 5 0 R >> >>"
    data = _raw(
        catalogue, _PAGES, _PAGE % _FONT, _stream(b"BT /F1 12 Tf 60 700 Td (Bab satu.) Tj ET"),
        b"<< /S /Launch /F (/bin/sh) >>",
        b"<< /Type /Filespec /F (x.exe) /EF << /F 7 0 R >> >>",
        _stream(b"MZ", b"/Type /EmbeddedFile"),
    )  # fmt: skip

    assert [line.text for line in read_paper(data, "laporan.pdf").flow if isinstance(line, Line)] == ["Bab satu."]


def test_bombs_stay_within_bounds() -> None:
    """
    Nested brackets, a stream of nothing and a page within itself leave a page without text; nothing hangs.
    """
    catalogue = b"<< /Type /Catalog /Pages 2 0 R >>"
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >>"
    files = [
        _raw(catalogue, _PAGES, _PAGE % (b"/A " + b"[" * 50_000 + b"]" * 50_000), _stream(b"")),
        _raw(catalogue, _PAGES, _PAGE % b"", _stream(b" " * 50_000_000)),
        _raw(catalogue, _PAGES, _PAGE % b"/XObject << /F 5 0 R >>", _stream(b"/F Do"), _stream(b"/F Do", form)),
    ]

    assert [read_paper(data, "laporan.pdf").flow for data in files] == [[], [], []]


@pytest.mark.slow
def test_page_that_never_ends_is_named() -> None:
    """
    Forms that hold one another ten times over, nine deep, are more than a page may be.
    """
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F %d 0 R >> >>"
    forms = [_stream(b"/F Do " * 10 if number < 13 else b"0 0 m 9 9 l S ", form % (number + 1)) for number in range(5, 14)]
    data = _raw(b"<< /Type /Catalog /Pages 2 0 R >>", _PAGES, _PAGE % b"/XObject << /F 5 0 R >>", _stream(b"/F Do " * 10), *forms)

    assert _error(data).startswith("laporan.pdf: Page 1 cannot be read within bounds of time and memory")
