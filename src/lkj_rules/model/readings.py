"""
What a printed text can say: a number with its digits, a bound, a range, words, a blank, a date, or what can be read in two ways.
"""

from __future__ import annotations

from enum import StrEnum

import attrs

from lkj_rules.model import Record
from lkj_rules.model.intervals import Exact


class Notasi(StrEnum):
    """
    Name the decimal mark of a printed number: ``koma`` for 1.234,5 and ``titik`` for 1,234.5.
    """

    KOMA = "koma"
    TITIK = "titik"


class Dalam(StrEnum):
    """
    Name the unit of money that a table prints its amounts in.
    """

    RUPIAH = "rupiah"
    RIBU = "ribu"
    JUTA = "juta"
    MILIAR = "miliar"
    TRILIUN = "triliun"

    @property
    def nol(self) -> int:
        """
        Give the number of zeros that the printed amounts leave out.
        """
        return {"rupiah": 0, "ribu": 3, "juta": 6, "miliar": 9, "triliun": 12}[self.value]


@attrs.frozen(kw_only=True, slots=True, repr=False, weakref_slot=False)
class Angka(Record):
    """
    Hold a number that was read: exact value, digits printed after the decimal mark, unit as printed.

    ``desimal`` is negative for amounts printed in thousands or millions. ``notasi`` is the decimal mark that the text shows,
    ``None`` where it shows none (``100``).
    """

    nilai: Exact
    desimal: int = 0
    satuan: str | None = None
    notasi: Notasi | None = None


class Tanda(StrEnum):
    """
    Name the sign of a bound.
    """

    LEBIH = ">"
    MINIMAL = "≥"
    KURANG = "<"
    MAKSIMAL = "≤"


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Batas(Record):
    """
    Hold a bound, such as ``≥ 80`` or ``> 125``.
    """

    tanda: Tanda
    angka: Angka


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Rentang(Record):
    """
    Hold a range, such as ``7–8``; ``bawah`` is never above ``atas``, ``terbalik`` says that they are printed the other way round.
    """

    bawah: Angka
    atas: Angka
    terbalik: bool = attrs.field(default=False, eq=False)


@attrs.frozen(kw_only=True, slots=True, repr=False)
class Kata(Record):
    """
    Hold words: a predicate of some ladder or free text; ``mirip`` says that letters which only look Latin were folded.
    """

    teks: str
    mirip: bool = False


@attrs.frozen(slots=True, eq=False, repr=False)
class Kosong(Record):
    """
    Stand for a blank cell: empty, ``null``, a dash.
    """


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Ambigu(Record):
    """
    Hold a number that can be read both ways, such as ``3.000``; it is unknown to every rule but DAT002.
    """

    ribuan: Angka
    pecahan: Angka


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Kurung(Record):
    """
    Hold a percentage of achievement that stands in brackets, ``(101%)``: they may be layout or a minus. Unknown, as ``Ambigu`` is.
    """

    positif: Angka
    negatif: Angka


class JenisBacaan(StrEnum):
    """
    Name what a text can say; ``AMBIGU`` are both kinds of double reading.
    """

    ANGKA = "angka"
    BATAS = "batas"
    RENTANG = "rentang"
    KATA = "kata"
    KOSONG = "kosong"
    AMBIGU = "ambigu"


Ukur = Angka | Batas | Rentang
"""What a cell says that can be measured."""

Bacaan = Angka | Batas | Rentang | Kata | Kosong | Ambigu | Kurung

KINDS: dict[type[Bacaan], JenisBacaan] = {
    Angka: JenisBacaan.ANGKA, Batas: JenisBacaan.BATAS, Rentang: JenisBacaan.RENTANG, Kata: JenisBacaan.KATA,
    Kosong: JenisBacaan.KOSONG, Ambigu: JenisBacaan.AMBIGU, Kurung: JenisBacaan.AMBIGU,
}  # fmt: skip
"""What each class of reading is called."""


def angka_of(value: Ukur) -> Angka:
    """
    Give the number that a cell counts as: its own, that of its bound, or the lower end of its range.
    """
    match value:
        case Angka():
            return value
        case Batas():
            return value.angka
        case Rentang():
            return value.bawah


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Tanggal(Record):
    """
    Hold a date that may be incomplete: ``2024-01-09``, ``2024-01`` (day not filled in) or ``2024``.
    """

    tahun: int
    bulan: int | None = None
    hari: int | None = None

    @property
    def lengkap(self) -> bool:
        """
        Return whether day, month and year are all given.
        """
        return self.hari is not None

    def __str__(self) -> str:
        parts = [f"{self.tahun:04d}"]
        if self.bulan is not None:
            parts.append(f"{self.bulan:02d}")
        if self.hari is not None:
            parts.append(f"{self.hari:02d}")
        return "-".join(parts)
