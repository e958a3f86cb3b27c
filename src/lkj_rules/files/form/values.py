"""
One cell of the workbook as the JSON value that it stands for, and back.

Text stays text. What a program made of a text, as a date of the code ``6.01.02``, is refused where nobody can say what was typed.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from typing import Any, NewType

import attrs

from lkj_rules.files.fields import is_class
from lkj_rules.files.form.layout import Column, Shape, folded
from lkj_rules.files.form.notes import NO, YES, read_note, write_note
from lkj_rules.files.json_values import JsonNumber, quote
from lkj_rules.model.values import Tanggal
from lkj_rules.workbook.grid import Cell, Kind
from lkj_rules.workbook.shown import EITHER_WAY

ABSENT, BLANK = "(tanpa sel)", "(sel kosong)"
"""Written where an empty cell would say the other: the paper's row has no such cell; the paper's cell is blank."""

_TRUTHS = {YES: True, "benar": True, "true": True, NO: False, "salah": False, "false": False}
_MONTHS = {name: number for number, names in enumerate((
    "januari jan january", "februari feb pebruari february", "maret mar march", "april apr", "mei may", "juni jun june",
    "juli jul july", "agustus agu agt aug august", "september sep sept", "oktober okt oct october",
    "november nov nopember", "desember des dec december",
), 1) for name in names.split()}  # fmt: skip
_DAY = re.compile(r"(\d{1,2})[\s-]+([A-Za-z]+)\.?[\s-]+(\d{4})")
_MONTH = re.compile(r"([A-Za-z]+)\.?\s+(\d{4})")
_NUMERIC_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_SEPARATED = re.compile(r"[\n;,]")
_MOST_MONTHS = 12
_SAFE_DIGITS = 15


@attrs.define(eq=False)
class CellError(Exception):
    """
    Carry why a cell cannot be read, in both languages.
    """

    message_id: str
    message_en: str


def read_cell(column: Column, cell: Cell) -> Any:
    """
    Give the JSON value that a cell which is not empty stands for.

    Raises ``CellError`` where what was typed is no longer known. What is merely wrong is left to the strict reader.
    """
    if cell.kind is Kind.UNCOMPUTED:
        raise CellError(
            f"Rumus {quote(cell.text)} tidak menyimpan hasil; buka berkas ini dengan Excel atau LibreOffice, lalu simpan.",
            f"The formula {quote(cell.text)} has no stored result; open the file in Excel or LibreOffice and save it.",
        )
    if cell.kind is Kind.ERROR:
        raise CellError(f"Rumus di sini memberi kesalahan {cell.text}.", f"The formula here gives the error {cell.text}.")
    if column.is_value:
        return _value(cell)
    if column.shape is Shape.SEVERAL:
        return [_scalar(column, attrs.evolve(cell, text=text)) for text in _parts(column, cell)]
    if column.shape is Shape.PAIRS:
        pairs = (line.partition("=") for line in cell.text.split("\n") if line.strip())
        return {key.strip(): text.strip() for key, _, text in pairs}
    return _scalar(column, cell)


def _value(cell: Cell) -> Any:
    if cell.kind is Kind.DATE:
        raise _made_a_date()
    note = read_note(cell.comment)
    if not cell.certain and "notasi" not in note:
        note["notasi"] = _notation(cell)
    return {"teks": cell.text, **note} if note else cell.text


def _notation(cell: Cell) -> str:
    """
    Say which mark is the decimal one in a number whose text reads both ways; what stands behind the text says it.
    """
    found = EITHER_WAY.search(cell.text)
    digits = "" if found is None else re.sub(r"\D", "", found[0])
    number = abs(cell.number or Decimal(0)) * (100 if "%" in cell.text else 1)
    grouped = number * 30 > Decimal(digits or 0)  # the other reading is a thousandth of this one
    return "koma" if grouped == (found is not None and "." in found[0]) else "titik"


def _parts(column: Column, cell: Cell) -> list[str]:
    if _is_prose(column):
        return cell.text.split("\n")
    return [part.strip() for part in _SEPARATED.split(cell.text) if part.strip()]


def _is_prose(column: Column) -> bool:
    """
    Return whether several entries of a cell are texts of their own, which may hold any mark but a line break.
    """
    return column.kind is str and not isinstance(_item(column.field.kind), NewType)


def _item(kind: Any) -> Any:
    return kind.__args__[0] if hasattr(kind, "__args__") else kind


def _scalar(column: Column, cell: Cell) -> Any:
    kind, text = column.kind, cell.text
    if kind is Tanggal:
        return _date(cell)
    if cell.kind is Kind.DATE:
        raise _made_a_date()
    if kind is bool:
        return _TRUTHS.get(folded(text), text)
    if kind is int:
        return int(text) if re.fullmatch(r"\s*\d{1,9}\s*", text) else text
    if is_class(kind, StrEnum):
        typed = folded(text.replace("-", " "))
        return next((member.value for member in kind if folded(member.value) == typed), text)
    if cell.kind is Kind.NUMBER and cell.number is not None and _lost(cell.number):
        raise CellError(
            f"Di sini seharusnya ada teks, tetapi program membacanya sebagai bilangan {text}; nol atau titik mungkin hilang. "
            "Ubah format selnya menjadi Teks, lalu ketik lagi.",
            f"A text belongs here, but the program took it for the number {text}; zeros or points may be lost. "
            "Set the cell's format to Text and type it again.",
        )
    return text


def _lost(number: Decimal) -> bool:
    return number != number.to_integral_value() or number.adjusted() >= _SAFE_DIGITS


def _made_a_date() -> CellError:
    return CellError(
        "Isi sel ini dijadikan tanggal oleh program, sehingga yang diketik tidak diketahui lagi; ubah format selnya menjadi Teks, "
        "lalu ketik lagi.",
        "The program made a date of this cell, so what was typed is lost; set the cell's format to Text and type it again.",
    )


def _date(cell: Cell) -> str:
    if cell.kind is Kind.DATE:
        if not cell.text:
            raise CellError("Isi sel ini waktu, bukan tanggal.", "This cell holds a time, not a date.")
        return cell.text
    text = cell.text.strip()
    day, month, numeric = _DAY.fullmatch(text), _MONTH.fullmatch(text), _NUMERIC_DAY.fullmatch(text)
    if day and (number := _MONTHS.get(day[2].lower())):
        return f"{day[3]}-{number:02}-{int(day[1]):02}"
    if month and (number := _MONTHS.get(month[1].lower())):
        return f"{month[2]}-{number:02}"
    if numeric:
        if int(numeric[1]) <= _MOST_MONTHS and numeric[1] != numeric[2]:
            raise CellError(
                f"Tanggal {text} dapat dibaca dengan dua cara; tulis seperti 2024-01-31 atau 31 Januari 2024.",
                f"The date {text} reads two ways; write it like 2024-01-31 or 31 Januari 2024.",
            )
        return f"{numeric[3]}-{int(numeric[2]):02}-{int(numeric[1]):02}"
    return text


def write_cell(column: Column, value: Any) -> tuple[str, str]:
    """
    Give the text and the comment of a cell for a JSON value other than ``null``.
    """
    if column.is_value:
        if isinstance(value, JsonNumber):
            return str(value), write_note({"notasi": "titik"})
        return (value["teks"], write_note(value)) if isinstance(value, dict) else (value, "")
    if isinstance(value, list):
        return ("\n" if _is_prose(column) else "; ").join(_plain(column, each) for each in value), ""
    if isinstance(value, dict):
        return "\n".join(f"{key} = {text}" for key, text in value.items()), ""
    return _plain(column, value), ""


def _plain(column: Column, value: Any) -> str:
    if is_class(column.kind, StrEnum):
        return chosen(str(value))
    return (YES if value else NO) if isinstance(value, bool) else str(value)


def chosen(choice: str) -> str:
    """
    Write a choice as people spell it; it is read with and without its marks.
    """
    return choice.replace("rata_rata", "rata-rata").replace("_", " ")
