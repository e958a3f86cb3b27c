"""
Sentences that say that a figure is not known, and what tables print of it all the same.
"""

from __future__ import annotations

import re

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.comparison import Side
from lkj_rules.domain.facts import Fakta
from lkj_rules.domain.questions import TEXT_TABLE
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import Indikator, JenisKlaim, Klaim, Ukuran
from lkj_rules.model.values import Ambigu, Kata, Kosong, Nilai

_UNKNOWN = (
    r"\b(?:(?:tidak|belum)\s+(?:dapat\s+|bisa\s+)?(?:diketahui|diukur|terukur|dihitung|tersedia|terdata|dirilis|ada\s+data|diperoleh)"
    r"|data\s+(?:tidak|belum)\s+(?:ada|tersedia|diperoleh))\b"
)

Sangkalan = tuple[Fakta | Klaim, Ukuran, int]
"""What says that a figure is not known: the sentence, the measure and the year meant."""


def denials_of(scope: Scope, indikator: Indikator) -> list[Sangkalan]:
    """
    Find what the text says not to know of an indicator.
    """
    return _all_denials(scope).get(indikator.kode, [])


@analysis
def _all_denials(scope: Scope) -> dict[str, list[Sangkalan]]:
    found: dict[str, list[Sangkalan]] = {}
    laporan = scope.laporan
    for fakta in scope.facts:
        if fakta.tabel == TEXT_TABLE and fakta.indikator is not None and _denies(fakta.nilai):
            found.setdefault(fakta.indikator.kode, []).append((fakta, fakta.ukuran, fakta.tahun))
    for klaim in () if laporan.lkj is None else laporan.lkj.klaim:
        if klaim.jenis is JenisKlaim.TIDAK_DIKETAHUI and klaim.indikator is not None:
            year = laporan.tahun if klaim.tahun is None else klaim.tahun
            found.setdefault(klaim.indikator, []).append((klaim, Ukuran.REALISASI, year))
    return found


def _denies(nilai: Nilai) -> bool:
    words = nilai.bacaan
    return isinstance(words, Kata) and re.search(_UNKNOWN, words.teks.casefold()) is not None


def printed_all_the_same(scope: Scope, indikator: Indikator) -> Side:
    """
    Find what tables print of that; none where they are as silent as the text.
    """
    meant = {(measure, year) for _, measure, year in denials_of(scope, indikator)}
    return tuple(
        fakta
        for fakta in scope.facts_about(indikator)
        if (fakta.ukuran, fakta.tahun) in meant and fakta.tabel not in (None, TEXT_TABLE)
        and not isinstance(fakta.nilai.bacaan, Kosong | Ambigu) and not _denies(fakta.nilai)
    )
