#!/usr/bin/env python3
"""
Make the guides' pictures of the workbook, as LibreOffice shows it; ``make pictures`` runs this file after ``make.py``.

A picture remembers what it shows: the texts of the cells and comments in it, as a digest, by which a test knows it to be of today.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import struct
import subprocess
import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
from openpyxl import load_workbook

from lkj_rules.api import load_rules
from lkj_rules.cli.run import check_report, session_of
from lkj_rules.cli.settings import Settings
from lkj_rules.files.form.writer import write_form
from lkj_rules.files.json_text import parse_json
from lkj_rules.files.report_reader import parse_report
from lkj_rules.model.values import Tanggal
from lkj_rules.render.annotated import annotate

FOLDER = Path(__file__).parent
REPORT = FOLDER.parents[1] / "fixtures" / "reports" / "kpu-asahan-2024.json"
NAME = "isian.xlsx"
WIDTH = 1300
"""Pixels across the page, of which a picture is a part."""
LEFT, TOP, RIGHT = 60, 75, 60
NOTE_AT = b"margin-left:405pt;margin-top:300pt"
"""Where the comment of a finding stands in its picture: below its row, left of its cell."""
MARK = b"tEXtshows\0"


@attrs.frozen
class Picture:
    """
    Hold what a picture shows: a workbook, one of its sheets down to a row, the cells whose comments are open, and its height.
    """

    book: str
    sheet: str
    rows: int
    open: tuple[str, ...]
    height: int
    left: int = LEFT
    top: int = TOP


PICTURES = {
    "workbook-empty.png": Picture("empty", "Indikator", 12, ("D5",), 300),
    "workbook-filled.png": Picture("filled", "Pengukuran", 25, (), 480),
    "workbook-findings.png": Picture("copy", "Pengukuran", 25, ("G17",), 480),
    "workbook-list.png": Picture("copy", "Temuan", 8, (), 330, 28, 32),
}


def books() -> dict[str, bytes]:
    """
    Write the workbooks: an empty one, the report of KPU Kabupaten Asahan, and the copy of that with its findings.
    """
    document, _ = parse_json(REPORT.read_text(encoding="utf-8"), name=NAME)
    filled = write_form(document, year=2024)
    settings = Settings(rules=load_rules(), today=Tanggal(tahun=2025, bulan=2, hari=3))
    session = session_of(settings, [check_report(parse_report(filled, name=NAME), settings)])
    return {"empty": write_form(None, year=2024), "filled": filled, "copy": annotate(filled, session, name=NAME)}


def shows(data: bytes, picture: Picture) -> str:
    """
    Digest the texts in a picture.
    """
    sheet = load_workbook(BytesIO(data))[picture.sheet]
    cells = (cell for row in sheet.iter_rows(max_row=picture.rows) for cell in row if cell.value is not None)
    texts = [f"{cell.coordinate} {cell.value}" for cell in cells]
    comments = [sheet[cell].comment.text for cell in picture.open]
    return hashlib.sha256("\n".join(texts + comments).encode()).hexdigest()


def shown(png: bytes) -> str:
    """
    Give the digest that a picture remembers.
    """
    return png.partition(MARK)[2][:64].decode()


def alone(data: bytes, picture: Picture) -> bytes:
    """
    Leave one sheet of a workbook to be printed, with some comments open.
    """
    places = {(int(cell[1:]) - 1, ord(cell[0]) - ord("A")) for cell in picture.open}
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "xl/workbook.xml":
                others = rb'<sheet (?=[^>]*name="(?!%b"))' % picture.sheet.encode()
                content = re.sub(others, b'<sheet state="hidden" ', re.sub(rb' state="visible"', b"", content))
                if b"'%b'!" % picture.sheet.encode() not in content:  # an area to print is printed even where its sheet is hidden
                    content = re.sub(rb"<definedNames>.*</definedNames>", b"", content)
                content = re.sub(rb'(?:activeTab|firstSheet)="\d+"', b"", content)
                active = [name.decode() for name in re.findall(rb'<sheet [^>]*name="([^"]+)"', content)].index(picture.sheet)
                content = content.replace(b"<workbookView ", b'<workbookView activeTab="%d" ' % active)
            elif entry.filename.endswith(".vml"):
                content = re.sub(
                    rb"<(\w+):shape .*?</\1:shape>", lambda shape: _opened(shape[0], places), content, flags=re.DOTALL
                )
            new.writestr(entry, content)
    return buffer.getvalue()


def _opened(shape: bytes, places: set[tuple[int, int]]) -> bytes:
    row, column = (int((re.search(rb":%b>(\d+)<" % part, shape) or [b"", b"0"])[1]) for part in (b"Row", b"Column"))
    if (row, column) not in places:
        return shape
    shape = re.sub(rb"margin-left:59.25pt;margin-top:1.5pt", NOTE_AT, shape)  # where openpyxl puts every comment
    return re.sub(rb"(</(\w+):ClientData>)", rb"<\2:Visible/>\1", shape.replace(b"visibility:hidden", b"visibility:visible"))


def draw(data: bytes, picture: Picture, digest: str) -> bytes:
    """
    Print a sheet with LibreOffice and cut the picture out of its first page.
    """
    cut = ["-x", str(picture.left), "-y", str(picture.top), "-W", str(WIDTH - picture.left - RIGHT), "-H", str(picture.height)]
    size = ["-scale-to-x", str(WIDTH), "-scale-to-y", "-1", "-singlefile", "-png"]
    with TemporaryDirectory() as folder:
        file = Path(folder) / NAME
        file.write_bytes(alone(data, picture))
        _run("soffice", f"-env:UserInstallation={file.parent.as_uri()}/profile", "--headless", "--convert-to", "pdf",
             "--outdir", folder, str(file))  # fmt: skip
        png = _run("pdftoppm", *size, *cut, str(file.with_suffix(".pdf")))
    kind = MARK + digest.encode()
    end = png.rindex(b"IEND") - 4
    return png[:end] + struct.pack(">I", len(kind) - 4) + kind + struct.pack(">I", zlib.crc32(kind)) + png[end:]


def _run(program: str, *words: str) -> bytes:
    return subprocess.run([shutil.which(program) or program, *words], check=True, capture_output=True).stdout  # noqa: S603  # our own


if __name__ == "__main__":
    written = books()
    for name, each in PICTURES.items():
        (FOLDER / name).write_bytes(draw(written[each.book], each, shows(written[each.book], each)))
