"""
The verdict on one printed capaian: its class and all that a rule or a renderer needs to speak of it.

How it comes about stands in ``judgement``.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

import attrs

from lkj_rules.domain.achievements.formulas import Formula
from lkj_rules.model import Record
from lkj_rules.model.documents import Arah, Ukuran
from lkj_rules.model.intervals import Agreement, Exact, Interval, Number
from lkj_rules.model.values import Angka, Rentang


class Kelas(StrEnum):
    """
    Name the one class that a printed capaian gets; the first that applies, in this order.
    """

    TAK_TERUJI = "tak_teruji"
    ORDINAL = "ordinal"
    TARGET_NOL = "target_nol"
    RENTANG = "rentang"
    COCOK = "cocok"
    BATAS = "batas_tak_dinyatakan"
    ARAH = "arah_keliru"
    DASAR = "dasar_keliru"
    """Growth over last year's result, divided by this year's."""
    TAK_COCOK = "tak_cocok"


class AlasanTakTeruji(StrEnum):
    """
    Name why a capaian cannot be tested.
    """

    CAPAIAN_KOSONG = "capaian_kosong"
    TARGET_KOSONG = "target_kosong"
    REALISASI_KOSONG = "realisasi_kosong"
    AMBIGU = "ambigu"
    BUKAN_ANGKA = "bukan_angka"
    BEDA_JENIS = "beda_jenis"
    """Target and realisasi are of different kinds: a predicate against a number."""
    BEDA_UKURAN = "beda_ukuran"
    """Only one of target and realisasi is a percentage of achievement; the other is in the indicator's unit."""
    ARAH_STABIL = "arah_stabil_tanpa_rumus"


class JenisBatas(StrEnum):
    """
    Name what a cap or floor does.
    """

    ATAS = "atas"
    BAWAH = "bawah"
    LONJAKAN = "lonjakan"
    """Anything above 110 becomes 120 (PermenPANRB 8/2021)."""
    TAK_DITERAPKAN = "tak_diterapkan"
    """The report states this cap or floor but did not apply it here."""


class JenisTebakan(StrEnum):
    """
    Name a guess at how a wrong capaian came about.
    """

    RUMUS_LAIN = "rumus_lain"
    DESIMAL_BERGESER = "desimal_bergeser"
    RIBUAN = "ribuan"
    TETANGGA_KOLOM = "tetangga_kolom"
    TETANGGA_BARIS = "tetangga_baris"
    ANGKA_TERTUKAR = "angka_tertukar"
    SATU_ANGKA = "satu_angka"
    BATAS_LAIN = "batas_lain"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Tebakan(Record):
    """
    Hold a guess that reproduces the printed capaian.

    ``kolom`` is the cell that would have to change and ``nilai`` what it would have to hold; ``baris`` is the index of the
    neighbour that was handed in; ``rumus`` the formula that was used instead of the stated one.
    """

    jenis: JenisTebakan
    kolom: Ukuran | None = None
    nilai: Exact | None = None
    baris: int | None = None
    rumus: Formula | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Vonis(Record):
    """
    Hold the verdict on one printed capaian; numbers are in percent unless they are operands.

    ``rumus`` is the formula that is due (of two admissible ones, the one that fits, else the first) and ``harapan`` what it gives,
    capped as the report states; ``rumus_lain`` and ``harapan_lain`` are the second admissible formula and its value.
    ``batas`` and ``jenis_batas`` name the cap or floor that reproduces the printed number. ``cocok`` says for ordinal, zero and
    range targets whether it is right, ``None`` where no policy says so. ``dibutuhkan`` is the range of the realisasi that only
    hidden digits could supply. ``selisih`` is printed minus ``harapan``. ``kisaran`` is what the capaian may truly be where the
    printed one follows from its row, ``None`` where it does not.
    """

    kelas: Kelas
    kesesuaian: Agreement | None = None
    rumus: Formula | None = None
    harapan: Fraction | None = None
    rumus_lain: Formula | None = None
    harapan_lain: Fraction | None = None
    batas: Exact | None = None
    jenis_batas: JenisBatas | None = None
    alasan: AlasanTakTeruji | None = None
    cocok: bool | None = None
    arah_diandaikan: Arah | None = None
    dibutuhkan: Interval | None = None
    _guess: Callable[[], tuple[Tebakan, ...]] = attrs.field(default=tuple, eq=False, repr=False)
    _guess_formula: Callable[[], tuple[Tebakan, ...]] = attrs.field(default=tuple, eq=False, repr=False)
    selisih: Fraction | None = None
    kisaran: Number | None = None
    target: Angka | None = None
    rentang: Rentang | None = None
    realisasi: Angka | None = None
    capaian: Angka | None = None

    @cached_property
    def tebakan(self) -> tuple[Tebakan, ...]:
        """
        Guess how a capaian that fits nothing came about, the likeliest first; made when it is first asked for.
        """
        return self._guess()

    @cached_property
    def rumus_lain_cocok(self) -> bool:
        """
        Return whether a usual formula that is not due prints the capaian: what ``tebakan`` begins with, without its other guesses.
        """
        return bool(self._guess_formula())
