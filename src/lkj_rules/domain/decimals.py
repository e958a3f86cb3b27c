"""
How many decimals the columns of a printed table have, and which numbers have more or fewer than most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lkj_rules.domain.analysis import analysis, grouped
from lkj_rules.domain.cells import heading
from lkj_rules.domain.facts import Fakta, Lembar
from lkj_rules.domain.notation import SHOWN, Ragam, variety
from lkj_rules.domain.scales import unit_of
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import Lkj, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.reading.units import PERSEN, unit_name
from lkj_rules.model.values import Angka

_MEASURED = frozenset({Ukuran.REALISASI, Ukuran.CAPAIAN, Ukuran.PERSEN})


@analysis
def decimals(scope: Scope, lembar: Lembar) -> Ragam:
    """
    Compare how many decimals the measured percentages of each column of a table are printed with; the running text has no columns.
    """
    facts = () if isinstance(lembar.asal, Lkj) else scope.facts_in(lembar)
    columns = [_decimals_of(column) for column in grouped((fakta.kolom, fakta) for fakta in facts).values()]
    mixed = [column for column in columns if column.lazim is not None]
    said = [_uneven(scope, column, bahasa) for bahasa in ("id", "en") for column in mixed]
    words = Texts("; ".join(said[: len(mixed)]), "; ".join(said[len(mixed) :]))
    return variety(
        [fakta for column in columns for fakta in column.semua], [fakta for column in mixed for fakta in column.ganjil],
        mixed[0].lazim if mixed else None, words,
    )  # fmt: skip


def _uneven(scope: Scope, column: Ragam, bahasa: str) -> str:
    shown = ", ".join(dict.fromkeys(fakta.nilai.teks for fakta in column.ganjil[:SHOWN]))
    usual = column.ganjil[0] if column.lazim is None else column.lazim
    joint = Texts("di samping", "next to")[bahasa]
    return f"{heading(scope, usual)[bahasa]}: {shown} {joint} {usual.nilai.teks}"


def _decimals_of(facts: Sequence[Fakta]) -> Ragam:
    read = [(fakta, angka.desimal) for fakta in facts if (angka := _percentage(fakta)) is not None]
    everything = [fakta for fakta, _ in read]
    counted = Counter(digits for _, digits in read)
    if len(counted) <= 1:
        return variety(everything)
    most = max(counted, key=lambda digits: (counted[digits], digits))
    odd = [fakta for fakta, digits in read if digits != most]
    return variety(everything, odd, next(fakta for fakta, digits in read if digits == most))


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
