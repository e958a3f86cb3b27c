"""
Values as a report prints them, and what they say.

A value keeps its text; what the text says is its *bacaan* (reading): a number with its printed digits, a bound, a range, a word,
a blank, or a number that can be read in two ways. How text is read stands in ``notation``; this module only holds the nouns.
"""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar

import attrs

from lkj_rules.model import Record
from lkj_rules.model.intervals import Exact, Interval, Number, hidden_digits
from lkj_rules.model.reading.notation import read_text
from lkj_rules.model.reading.terbilang import amount_in_words
from lkj_rules.model.reading.units import kind_of_unit
from lkj_rules.model.readings import (
    KINDS,
    Ambigu,
    Angka,
    Bacaan,
    Batas,
    Dalam,
    JenisBacaan,
    Kata,
    Kosong,
    Kurung,
    Notasi,
    Rentang,
    Tanda,
    Tanggal,
)


def arti(text: str) -> dict[str, str]:
    """
    Attach the Indonesian meaning of a key to its field.
    """
    return {"arti": text}


@attrs.frozen(kw_only=True, repr=False)
class Sumber(Record):
    """
    Name a place in the printed report, as a reader of the paper would look it up.
    """

    bab: str | None = attrs.field(default=None, metadata=arti("Bab atau subbab, misalnya III.A."))
    tabel: str | None = attrs.field(default=None, metadata=arti("Nomor tabel seperti tercetak."))
    bagian: str | None = attrs.field(default=None, metadata=arti("Bagian lain, misalnya ikhtisar eksekutif."))
    halaman: str | None = attrs.field(default=None, metadata=arti("Halaman seperti tercetak."))


OWN = arti("Nilai tambahan milik pemakai, menurut nama pilihannya; hanya aturan sendiri yang membacanya.")
"""The meaning of ``tambahan``: values of one's own, which the format keeps and only rules of one's own read."""
UNREAD = arti("Baris yang tidak terbaca, seperti tercetak: boleh jadi indikator mana pun.")
"""The meaning of ``tidak_dibaca``: rows that a document has and the file has not; what the file lacks may be among them."""


def _read(value: Nilai) -> Bacaan:
    text = value.teks if value.dibaca is None else value.dibaca
    reading = read_text(text, notasi=value.notasi, dalam=value.dalam, unbreakable=value.tak_terbagi)
    reading = _in_percent(reading) if value.dalam_persen else reading
    return _either_sign(text, reading) if value.kurung_ganda and text.startswith("(") else reading


def _either_sign(text: str, reading: Bacaan) -> Bacaan:
    """
    Leave the sign of a percentage in brackets open: ``(101%)`` may only be printed below another number.

    A percent sign behind the brackets, or none, is left to accounting: ``(104.66)%`` and ``(104.66)`` are negative.
    """
    if not isinstance(reading, Angka) or reading.satuan != "%" or not text.rstrip().endswith(")"):
        return reading
    return Kurung(positif=attrs.evolve(reading, nilai=-reading.nilai), negatif=reading)


def _in_percent(bacaan: Bacaan) -> Bacaan:
    """
    Read a share that is printed in ‰ as the percentage that it is: 976,9 ‰ is 97,69 %.
    """
    if not isinstance(bacaan, Angka) or bacaan.satuan != "‰":
        return bacaan
    return attrs.evolve(bacaan, nilai=Fraction(bacaan.nilai) / 10, desimal=bacaan.desimal + 1, satuan="%")


@attrs.frozen(kw_only=True, repr=False, weakref_slot=False)
class Nilai(Record):
    """
    Hold one printed value with its reading.

    ``teks`` is what the paper shows, ``dibaca`` what the transcriber takes it for, ``diragukan`` that it is doubtful, ``catatan``
    why (then a finding that rests on it is at most a warning). ``pembilang`` and ``penyebut`` are the counts behind a percentage.
    ``notasi`` and ``dalam`` are declarations, made at the value or handed down from its column or table.
    """

    teks: str = attrs.field(default="", metadata=arti("Nilai persis seperti tercetak; kosong untuk sel kosong."))
    dibaca: str | None = attrs.field(default=None, metadata=arti("Bacaan penyalin bila cetakannya tidak jelas."))
    diragukan: bool = attrs.field(default=False, metadata=arti("Benar bila bacaannya diragukan."))
    catatan: str | None = attrs.field(default=None, metadata=arti("Mengapa diragukan, atau catatan kaki."))
    pembilang: Nilai | None = attrs.field(default=None, metadata=arti("Pembilang di balik persentase."))
    penyebut: Nilai | None = attrs.field(default=None, metadata=arti("Penyebut di balik persentase."))
    notasi: Notasi | None = attrs.field(default=None, metadata=arti("Tanda desimal: koma atau titik."))
    dalam: Dalam | None = attrs.field(default=None, metadata=arti("Satuan uang yang tercetak: rupiah, ribu, juta, …"))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))
    bacaan: Bacaan = attrs.field(init=False, repr=False, eq=False, default=attrs.Factory(_read, takes_self=True))

    tak_terbagi: ClassVar[bool] = False
    """Whether the unit has no fractions, so that ``3.000`` can only be three thousand."""
    dalam_persen: ClassVar[bool] = False
    """Whether rules compute with the number as a percentage."""
    kurung_ganda: ClassVar[bool] = False
    """Whether brackets around a percentage leave its sign open."""

    @property
    def jenis_bacaan(self) -> JenisBacaan:
        """
        Name what the text says: a number, a bound, a range, words, nothing, or one of two numbers.
        """
        return KINDS[type(self.bacaan)]

    @property
    def angka_penting(self) -> int:
        """
        Count the digits of the number without the zeros before and behind: those that could have come out otherwise.
        """
        if self.tepat is None:
            return 0
        return len(str(abs(Fraction(self.tepat) * 10 ** max(self.digit or 0, 0)).numerator).strip("0"))

    @property
    def terbalik(self) -> bool | None:
        """
        Return whether a range is printed from its upper end down; ``None`` where there is no range.
        """
        return self.bacaan.terbalik if isinstance(self.bacaan, Rentang) else None

    @property
    def angka(self) -> Angka | None:
        """
        Give the number that the text says, ``None`` when it says none or can be read both ways.
        """
        return self.bacaan if isinstance(self.bacaan, Angka) else None

    @property
    def terbaca(self) -> str:
        """
        Give the text that the value is taken for: the transcriber's reading where there is one, else the printed text.
        """
        return self.teks if self.dibaca is None else self.dibaca

    @property
    def tepat(self) -> Exact | None:
        """
        Give the number exactly as printed; ``None`` when there is none.
        """
        return self.bacaan.nilai if isinstance(self.bacaan, Angka) else None

    @property
    def cacah(self) -> int | None:
        """
        Give the whole number that the text says in digits or in words, "dua" or "dua sasaran"; ``None`` when it says none.
        """
        if isinstance(self.bacaan, Ambigu) and isinstance(self.bacaan.ribuan.nilai, int):
            return self.bacaan.ribuan.nilai  # what is counted has no halves
        if isinstance(self.tepat, int):
            return self.tepat
        words = self.terbaca.split()
        read = (amount_in_words(" ".join(words[:length])) for length in range(len(words), 0, -1))
        return next((number for number in read if number is not None), None)

    @property
    def satuan(self) -> str | None:
        """
        Give the unit printed with the number, such as ``%``; ``None`` when there is none.
        """
        return self.bacaan.satuan if isinstance(self.bacaan, Angka) else None

    @property
    def macam_satuan(self) -> str | None:
        """
        Name what the unit printed with a number, bound or range counts: ``orang`` for ``jiwa`` too; ``None`` where none is known.
        """
        reading = self.bacaan
        angka = reading.angka if isinstance(reading, Batas) else reading.atas if isinstance(reading, Rentang) else reading
        return kind_of_unit(angka.satuan) if isinstance(angka, Angka) else None

    @property
    def digit(self) -> int | None:
        """
        Count the decimals that the number is printed with; negative where whole digits are left out ("dalam juta").
        """
        return self.bacaan.desimal if isinstance(self.bacaan, Angka) else None

    @property
    def bilangan(self) -> Number | None:
        """
        Give the number as rules compute with it: exact, or the interval of its hidden digits where the value is measured.
        """
        return self._known(self.bacaan) if isinstance(self.bacaan, Angka) else None

    def known_as(self, angka: Angka) -> Number:
        """
        Give a number as rules compute with it where it stands in this value's place.
        """
        return self._known(angka)

    def _known(self, angka: Angka) -> Number:
        measured = angka.desimal != 0 or angka.satuan == "%"
        return hidden_digits(angka.nilai, angka.desimal) if measured else angka.nilai

    def __str__(self) -> str:
        return self.teks


class Target(Nilai):
    """
    Hold a target: exact as printed.
    """

    __slots__ = ()

    def _known(self, angka: Angka) -> Number:
        return angka.nilai


class Realisasi(Nilai):
    """
    Hold what was achieved: counts are exact, measured percentages and indices rounded or cut off.
    """

    __slots__ = ()


class Capaian(Nilai):
    """
    Hold a printed percentage of achievement, in percent: rounded or cut off.
    """

    __slots__ = ()
    dalam_persen: ClassVar[bool] = True
    kurung_ganda: ClassVar[bool] = True

    def _known(self, angka: Angka) -> Number:
        return hidden_digits(angka.nilai, angka.desimal)


class Suku(Nilai):
    """
    Hold a term of a sum: ``2.699`` is thousands, as counts have no fractions of three digits.
    """

    __slots__ = ()
    tak_terbagi: ClassVar[bool] = True


class Persen(Capaian):
    """
    Hold a printed share of a budget, in percent: rounded or cut off.
    """

    __slots__ = ()


class Rupiah(Nilai):
    """
    Hold an amount of money in rupiah: exact when printed to the rupiah, else rounded or cut off.
    """

    __slots__ = ()
    tak_terbagi: ClassVar[bool] = True

    @property
    def bilangan(self) -> Number | None:
        """
        Give the amount as rules compute with it.
        """
        read = self.bacaan
        return None if not isinstance(read, Angka) else read.nilai if read.desimal >= 0 else self._known(read)

    def _known(self, angka: Angka) -> Number:
        return hidden_digits(angka.nilai, angka.desimal) if angka.desimal < 0 else angka.nilai


__all__ = [
    "OWN", "UNREAD", "Ambigu", "Angka", "Bacaan", "Batas", "Capaian", "Dalam", "Exact", "Fraction", "Interval", "JenisBacaan",
    "Kata", "Kosong", "Kurung", "Nilai", "Notasi", "Number", "Persen", "Realisasi", "Rentang", "Rupiah", "Sumber", "Tanda",
    "Tanggal", "Target", "arti",
]
