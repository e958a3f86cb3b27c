"""
Cut-outs of pages: the figure that is meant stands in the frame, also on turned pages, and nothing in a file makes them large.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from lkj_rules.drafts.draft import Draft, draft
from lkj_rules.errors import InputError
from lkj_rules.model.pointers import Box
from lkj_rules.papers import cutouts, pdf
from lkj_rules.papers.reading import read_paper

_HEAD = ["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian"]
_ROWS = [[str(number), f"Persentase jalan mantap ke-{'abcdefghijk'[number]}", "90,00", "90,00", "100,00"] for number in range(1, 9)]
_COLUMNS = (50, 80, 320, 380, 440, 500)
_FRAME = (0xD0, 0x34, 0x1E)


def _upright(canvas: Canvas) -> None:
    canvas.setPageSize((600, 800))


def _sideways(canvas: Canvas) -> None:
    canvas.setPageSize((800, 600))
    canvas.translate(0, 600)
    canvas.rotate(-90)


def _shown_turned(canvas: Canvas) -> None:
    canvas.setPageRotation(90)
    canvas.setPageSize((800, 600))  # reportlab swaps them


def _report(turn: Callable[[Canvas], None]) -> bytes:
    out = BytesIO()
    canvas = Canvas(out)
    turn(canvas)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(50, 760, "DINAS PEKERJAAN UMUM")
    canvas.drawString(50, 745, "LAPORAN KINERJA TAHUN 2023")
    canvas.drawString(50, 720, "Tabel 3.1 Pengukuran Kinerja Tahun 2023")
    for number, row in enumerate([_HEAD, *_ROWS]):
        for left, text in zip(_COLUMNS, row, strict=False):
            canvas.drawString(left + 4, 690 - 24 * number, text)
    canvas.grid(_COLUMNS, [704 - 24 * number for number in range(len(_ROWS) + 2)])
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _drafted(data: bytes) -> Draft:
    return draft([read_paper(data, "lkj.pdf")])


@pytest.mark.parametrize("turn", [_upright, _sideways, _shown_turned])
def test_frame_is_around_the_cell_of_the_value(turn: Callable[[Canvas], None]) -> None:
    """
    Of two equal figures of a row the frame is around the one that is meant, and the heading is shown above the row.
    """
    data = _report(turn)
    box = _drafted(data).boxes["/lkj/tabel/0/baris/6/realisasi"]
    picture = Image.open(BytesIO(cutouts.cut_out(data, [box])[box])).convert("RGB")
    red = [(x, y) for y in range(picture.height) for x in range(picture.width) if picture.getpixel((x, y)) == _FRAME]
    left, top, right, bottom = (edge(each[axis] for each in red) for edge, axis in ((min, 0), (min, 1), (max, 0), (max, 1)))
    inside = picture.crop((left + 12, top + 12, right - 12, bottom - 12)).convert("L")
    above = picture.crop((0, 0, picture.width, top)).convert("L")

    assert (round(box.right - box.left), round(box.bottom - box.top)) == (60, 24)
    assert (right - left + 1, bottom - top + 1) == (2 * 60 + 10, 2 * 24 + 10)
    assert left == pytest.approx(2 * (380 - 50), abs=20)  # the third of the columns of figures
    assert inside.getextrema()[0] < 60  # the figure itself
    assert above.getextrema()[0] < 60  # the heading


def test_every_value_and_row_has_its_rectangle() -> None:
    """
    A value has the rectangle of its cell, a row one as wide as its table, and the heading is known.
    """
    drafted = _drafted(_report(_upright))
    target, row = drafted.boxes["/lkj/tabel/0/baris/0/target"], drafted.boxes["/lkj/tabel/0/baris/0"]

    assert (target.page, round(target.left), round(target.top)) == (1, 320, 120)
    assert (round(row.left), round(row.right), round(row.bottom)) == (50, 500, 144)
    assert target.head is not None
    assert (round(target.head.top), round(target.head.bottom)) == (96, 120)
    assert drafted.places["/lkj/tabel/0"] == "hal. 1, Tabel 3.1"


def test_a_page_of_any_size_gives_a_small_picture() -> None:
    """
    Pixels are bounded, however large the page and the rectangle are; a page that does not exist gives none.
    """
    out = BytesIO()
    canvas = Canvas(out, pagesize=(14_400, 14_400))
    canvas.drawString(50, 700, "Tabel")
    canvas.save()
    huge, absent = Box(1, 0, 0, 14_400, 14_400, head=Box(1, 0, 0, 14_400, 9_000)), Box(2, 0, 0, 9, 9)

    found = cutouts.cut_out(out.getvalue(), [absent, huge])

    assert list(found) == [huge]
    width, height = Image.open(BytesIO(found[huge])).size
    assert width <= cutouts.WIDEST
    assert height <= cutouts.HIGHEST
    assert cutouts.cut_out(b"%PDF-1.4\n%%EOF", [huge]) == {}


def test_what_the_process_answers_is_data_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    An answer that is no page, or no picture, is refused, whatever it holds.
    """
    box = Box(1, 0, 0, 9, 9)
    for strange in ({"number": []}, ["broken"], 7, "unknown"):
        monkeypatch.setattr(pdf, "ask", lambda *_, answer=strange: iter([answer]))
        with pytest.raises(InputError):
            pdf.read_pdf(b"%PDF-1.4\n%%EOF", "lkj.pdf")
    for answers in ([[0, "<script>"]], [[9, "AAAA"]], [[0, "AAAA"]], ["x"], [7]):
        monkeypatch.setattr(cutouts, "ask", lambda *_, answers=answers, **__: iter(answers))
        assert cutouts.cut_out(b"", [box]) == {}
