"""
Functions on how many digits the measured percentages of one column are printed with, and on what a column is called.
"""

from __future__ import annotations

from collections import Counter

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.facts import Fakta, KolomLembar
from lkj_rules.domain.scales import unit_of
from lkj_rules.model.documents import Tabel, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.reading.units import PERSEN, unit_name
from lkj_rules.model.values import Angka, Nilai
from lkj_rules.rules.functions.values.cells import FACT_LIST, SHOWN, TOPICS
from lkj_rules.rules.kinds import BOOL, FACTS, TEXT, object_of
from lkj_rules.rules.registry import Scope, function

COLUMN = object_of(KolomLembar)

_MEASURED = frozenset({Ukuran.REALISASI, Ukuran.CAPAIAN, Ukuran.PERSEN})


@function(
    ("fact", FACTS),
    result=TEXT,
    doc=(
        "nama kolom sebuah nilai: judul yang tercetak, bila ada, selain itu ukurannya",
        "the column of a value: its heading where that is known, else its measure",
    ),
)
def heading(scope: Scope, fact: tuple[Fakta, ...]) -> Texts:
    """
    Name the column that a value stands in, in the report's words where its heading is known.
    """
    fakta = fact[0]
    table = fakta.lembar.asal
    printed = [kolom.judul for kolom in table.kolom if kolom.id == fakta.kolom] if isinstance(table, Tabel) else []
    if printed and printed[0]:
        return Texts(f"“{printed[0]}”", f"“{printed[0]}”")
    id_, en = TOPICS[fakta.ukuran]
    year = f" {fakta.tahun}" if fakta.tahun != scope.laporan.tahun else ""
    return Texts(id_ + year, en + year)


def _percentage(fakta: Fakta) -> Angka | None:
    """
    Give a measured percentage whose digits can be compared with others; a round hundred has none to show.
    """
    angka = fakta.nilai.bacaan
    if fakta.ukuran not in _MEASURED or not isinstance(angka, Angka) or fakta.nilai.diragukan:
        return None
    if angka.desimal <= 0 and angka.nilai % 100 == 0:
        return None
    if fakta.ukuran is not Ukuran.REALISASI:
        return angka if angka.satuan in (None, "%") else None
    unit = unit_of(fakta.nilai, fakta) or unit_name(None if fakta.indikator is None else fakta.indikator.satuan)
    return angka if unit == PERSEN else None


@analysis
def _digits(_: Scope, column: KolomLembar) -> tuple[list[Fakta], list[Fakta], list[Fakta]]:
    """
    Give the measured percentages of a column, those with other digits than most of them, and one with the usual digits.
    """
    read = [(fakta, angka.desimal) for fakta in column.fakta if (angka := _percentage(fakta)) is not None]
    everything = [fakta for fakta, _ in read]
    counted = Counter(digits for _, digits in read)
    if len(counted) < 2:  # noqa: PLR2004  # one way to print them
        return everything, [], []
    most = max(counted, key=lambda digits: (counted[digits], digits))
    odd = [fakta for fakta, digits in read if digits != most]
    return everything, odd, [next(fakta for fakta, digits in read if digits == most)]


def _digits_touched(scope: Scope, column: KolomLembar) -> list[Nilai]:
    everything, odd, usual = _digits(scope, column)
    return [fakta.nilai for fakta in ([*odd[:SHOWN], *usual] if odd else everything)]


@function(
    ("column", COLUMN),
    result=FACT_LIST,
    touches=_digits_touched,
    doc=(
        "persentase yang banyak desimalnya lain daripada kebanyakan di kolomnya; 0 dan kelipatan 100 tidak dihitung",
        "the percentages with other decimals than most of their column; 0 and full hundreds do not count",
    ),
)
def odd_digits(scope: Scope, column: KolomLembar) -> list[Fakta]:
    """
    Find the measured percentages of a column that are printed with more or fewer digits than most.
    """
    return _digits(scope, column)[1]


@function(
    ("column", COLUMN),
    result=FACTS,
    doc=(
        "sebuah persentase dengan banyak desimal yang lazim di kolom itu, bila banyaknya berbeda-beda",
        "a percentage with the usual decimals of the column, where they differ",
    ),
)
def usual_digits(scope: Scope, column: KolomLembar) -> tuple[Fakta, ...] | None:
    """
    Find a witness for the usual digits.
    """
    return tuple(_digits(scope, column)[2]) or None


@function(
    ("column", COLUMN),
    result=BOOL,
    doc=("benar bila kolom memuat persentase hasil ukur", "true when the column has measured percentages"),
)
def shows_digits(scope: Scope, column: KolomLembar) -> bool:
    """
    Tell whether a column has percentages whose digits can be compared.
    """
    return bool(_digits(scope, column)[0])
