"""
Functions on the figures of a statement that belong together: an efficiency and its operands, a part and its whole, a mean.
"""

from __future__ import annotations

from typing import Any

from lkj_rules.domain.figures import efficiency_operands
from lkj_rules.model.documents import Efisiensi, JenisKlaim, JumlahTerbilang, Klaim, Pasangan, SebutanAnggaran
from lkj_rules.model.findings import Texts
from lkj_rules.model.values import Kosong, Nilai
from lkj_rules.rules.kinds import BOOL, PRINTED_NILAI, TEXT
from lkj_rules.rules.registry import Scope, function

_NAMES = {
    "pagu": Texts("anggaran", "budget"),
    "realisasi": Texts("realisasi anggaran", "amount spent"),
    "capaian": Texts("capaian", "achievement"),
    "penyerapan": Texts("penyerapan anggaran", "share spent"),
    "nilai": Texts("angka yang dinyatakan", "figure stated"),
    "bilangan": Texts("bilangan yang dirata-ratakan", "number that is averaged"),
    "bagian": Texts("jumlah bagian", "part"),
    "keseluruhan": Texts("jumlah keseluruhan", "whole"),
    "pembilang": Texts("pembilang", "numerator"),
    "penyebut": Texts("penyebut", "denominator"),
    "angka": Texts("jumlah dengan angka", "amount in figures"),
    "jumlah": Texts("jumlah anggaran", "amount of the budget"),
    "persen": Texts("persentase anggaran", "percentage of the budget"),
    "dari": Texts("nilai semula", "value before the change"),
    "menjadi": Texts("nilai sesudah perubahan", "value after the change"),
}
"""What the figures of statements are called."""


def _name(owner: Any, figure: Nilai) -> str:
    found = (name for name in _NAMES if (part := getattr(owner, name, None)) is figure or _is_among(part, figure))
    return next(found, "")


def _is_among(part: Any, figure: Nilai) -> bool:
    return isinstance(part, tuple) and any(each is figure for each in part)


@function(
    ("figure", PRINTED_NILAI),
    result=BOOL,
    doc=(
        "benar bila pernyataan tidak lengkap tanpa angka itu: efisiensi, rata-rata, bagian dan keseluruhan, anggaran",
        "true when a statement is incomplete without the figure: an efficiency, a mean, a part and its whole, a budget",
    ),
)
def needed_beside(scope: Scope, figure: Nilai) -> bool:
    """
    Tell whether what stands beside a figure calls for it. What a statement may well do without (a claim's number) is not needed.
    """
    owner = next(scope.places.owners(figure), None)
    match owner:
        case Efisiensi():
            return any(_is_filled(other) for other in efficiency_operands(owner) if other is not figure)
        case SebutanAnggaran():
            return True
        case Pasangan(bagian=part, keseluruhan=whole):
            return _is_filled(whole if figure is part else part)
        case Nilai(pembilang=Nilai() as above, penyebut=Nilai() as below):
            return _is_filled(below if figure is above else above)
        case JumlahTerbilang(terbilang=words):
            return any(letter.isalpha() for letter in words)
        case Klaim(jenis=JenisKlaim.RATA_RATA_CAPAIAN):
            return True
        case Klaim(bilangan=numbers):
            return _is_among(numbers, figure)
        case _:
            return False


@function(
    ("figure", PRINTED_NILAI),
    result=BOOL,
    doc=("benar bila angka itu batas atas atau batas bawah capaian", "true when it is the cap or the floor of achievements"),
)
def limits_achievements(scope: Scope, figure: Nilai) -> bool:
    """
    Tell whether a figure is the cap or the floor that the report states for its achievements.
    """
    lkj = scope.laporan.lkj
    return lkj is not None and (figure is lkj.batas_capaian or figure is lkj.batas_bawah)


def _is_filled(figure: Nilai) -> bool:
    return not isinstance(figure.bacaan, Kosong)


@function(
    ("figure", PRINTED_NILAI),
    result=TEXT,
    doc=("sebutan sebuah angka dalam pernyataannya", "what a figure is called in its statement"),
)
def figure_name(scope: Scope, figure: Nilai) -> Texts | None:
    """
    Name a figure of a statement.
    """
    return _NAMES.get(_name(next(scope.places.owners(figure), None), figure))
