"""
Workbooks to fill in distinguished from all others of an office, without being unpacked.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from lkj_rules.files.form.writer import write_form
from lkj_rules.files.recognition import holds_report
from lkj_rules.files.years import Identity, identify

OFFICE = {"tahun": 2024, "entitas": {"nama": "Dinas  Contoh", "level": "skpd"}}
EMPTY = write_form({"tahun": 2024}, year=2024)
OLD = b"\xd0\xcf\x11\xe0"


def packed(**parts: str) -> bytes:
    """
    Pack parts into a ZIP file, ``__`` in names for a slash.
    """
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(f"{name.replace('__', '/')}.xml", content)
    return buffer.getvalue()


def saved(data: bytes, change: Callable[[openpyxl.Workbook], object] = lambda _: None) -> bytes:
    """
    Save a workbook with another program, with a change.
    """
    book, buffer = openpyxl.load_workbook(BytesIO(data)), BytesIO()
    change(book)
    book.save(buffer)
    return buffer.getvalue()


def keep(*names: str) -> Callable[[openpyxl.Workbook], object]:
    """
    Remove all sheets but some.
    """
    return lambda book: [book.remove(sheet) for sheet in book.worksheets if sheet.title not in names]


ODS = "<d><t><p>■ Identitas</p></t><t><p>■\u00a0Daftar  sasaran</p></t></d>"


@pytest.mark.parametrize(("name", "data"), [
    ("isian.xlsx", EMPTY), ("lkj 2024.XLSX", saved(EMPTY)), ("x.ods", packed(content=ODS)),
    ("a.xlsx", saved(EMPTY, keep("Identitas", "Pengukuran"))),
    ("b.xlsx", packed(xl__sharedStrings="<t>x</t>" * 60_000 + "<x:t>■ IDENTITAS</x:t><t>&#9632; Renstra</t>")),
    ("isian.xlsx", EMPTY[:5_000]), ("isian-2024.xlsx", OLD + b"sandi"), ("isian.xlsx", b""),
])  # fmt: skip
def test_workbooks_to_fill_in_are_recognised(name: str, data: bytes, tmp_path: Path) -> None:
    """
    By two titles of blocks, whoever saved it and whatever it is called; a damaged one by its name.
    """
    (tmp_path / name).write_bytes(data)

    assert holds_report(tmp_path / name)


@pytest.mark.parametrize(("name", "data"), [
    ("gaji.xlsx", packed(xl__worksheets__sheet1="<t>■ Identitas</t><t>■ Catatan</t><t>Renstra</t>")), ("~$isian.xlsx", b"\x05User"),
    ("surat.docx", packed(word__document="<t>■ Identitas</t><t>■ Renstra</t>")), ("rusak.xlsx", EMPTY[:5_000]), ("lama.xlsx", OLD),
])  # fmt: skip
def test_other_files_are_not(name: str, data: bytes, tmp_path: Path) -> None:
    """
    One title may be somebody else's heading; lock files, letters and damaged files of other names are passed over.
    """
    (tmp_path / name).write_bytes(data)

    assert not holds_report(tmp_path / name)


def test_no_workbook_is_unpacked_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Of three sheets of 40 million bytes and of their texts, beginnings are read.
    """
    blank = " " * 40_000_000
    (tmp_path / "data.xlsx").write_bytes(packed(xl__sharedStrings=blank, **{f"xl__worksheets__{n}": blank for n in "abc"}))
    read: list[int] = []
    whole = zipfile.ZipExtFile.read

    def counted(self: zipfile.ZipExtFile, n: int | None = -1) -> bytes:
        data = whole(self, n)
        read.append(len(data))
        return data

    monkeypatch.setattr(zipfile.ZipExtFile, "read", counted)

    assert not holds_report(tmp_path / "data.xlsx")
    assert 4_000_000 < sum(read) < 6_000_000


def test_whose_workbook_it_is(tmp_path: Path) -> None:
    """
    Office and year are those of its first sheet, wherever that was moved.
    """
    data = saved(write_form(OFFICE, year=2024), lambda book: book.move_sheet("Identitas", offset=9))
    (tmp_path / "isian.xlsx").write_bytes(data)
    (tmp_path / "kosong.xlsx").write_bytes(EMPTY)
    (tmp_path / "rusak.xlsx").write_bytes(EMPTY[:9_000])

    found = [identify(tmp_path / name) for name in ("isian.xlsx", "kosong.xlsx", "rusak.xlsx")]

    assert found == [Identity("dinas contoh", 2024), None, None]
