"""
Functions on sentences that say that a figure is not known.
"""

from __future__ import annotations

import re
from typing import Any

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.facts import Fakta
from lkj_rules.model.documents import Indikator, JenisKlaim, Ukuran
from lkj_rules.model.values import Ambigu, Kata, Kosong
from lkj_rules.rules.kinds import FACTS, list_of, object_of
from lkj_rules.rules.registry import Scope, function

_UNKNOWN = re.compile(
    r"\b(?:(?:tidak|belum)\s+(?:dapat\s+|bisa\s+)?(?:diketahui|diukur|terukur|dihitung|tersedia|terdata|dirilis|ada\s+data|diperoleh)"
    r"|data\s+(?:tidak|belum)\s+(?:ada|tersedia|diperoleh))\b"
)


_Said = tuple[Any, Ukuran, int]
"""What says that a figure is not known: the sentence, the measure and the year meant."""


def _said(scope: Scope, indicator: Indikator) -> list[_Said]:
    return _all_said(scope).get(str(indicator.kode), [])


@analysis
def _all_said(scope: Scope) -> dict[str, list[_Said]]:
    found: dict[str, list[_Said]] = {}
    laporan = scope.laporan
    for fakta in scope.facts:
        words = fakta.nilai.bacaan
        denies = isinstance(words, Kata) and _UNKNOWN.search(words.teks.casefold()) is not None
        if denies and fakta.tabel == "narasi" and fakta.indikator is not None:
            found.setdefault(str(fakta.indikator.kode), []).append((fakta, fakta.ukuran, fakta.tahun))
    for klaim in () if laporan.lkj is None else laporan.lkj.klaim:
        if klaim.jenis is JenisKlaim.TIDAK_DIKETAHUI and klaim.indikator is not None:
            year = laporan.tahun if klaim.tahun is None else klaim.tahun
            found.setdefault(str(klaim.indikator), []).append((klaim, Ukuran.REALISASI, year))
    return found


@function(
    ("indicator", object_of(Indikator)),
    result=list_of(object_of(object)),
    doc=(
        "kalimat yang menyatakan bahwa angka sebuah indikator tidak diketahui",
        "the sentences that say that a figure of an indicator is not known",
    ),
)
def said_unknown(scope: Scope, indicator: Indikator) -> list[Any]:
    """
    Find the sentences that say that a figure is not known.
    """
    return [thing for thing, _, _ in _said(scope, indicator)]


def _stated(scope: Scope, indicator: Indikator) -> tuple[Fakta, ...]:
    meant = {(measure, year) for _, measure, year in _said(scope, indicator)}
    return tuple(
        fakta for fakta in scope.facts_about(indicator) if (fakta.ukuran, fakta.tahun) in meant and _is_stated(fakta)
    )


@function(
    ("indicator", object_of(Indikator)),
    result=FACTS,
    touches=lambda scope, indicator: [fakta.nilai for fakta in _stated(scope, indicator)],
    doc=(
        "angka atau predikat di tabel untuk hal yang menurut naskah tidak diketahui",
        "the figures or predicates that tables print for what the text says is not known",
    ),
)
def known_after_all(scope: Scope, indicator: Indikator) -> tuple[Fakta, ...]:
    """
    Find what the tables say all the same; none where they are as silent as the text.
    """
    return _stated(scope, indicator)


def _is_stated(fakta: Fakta) -> bool:
    in_table = fakta.tabel not in (None, "narasi")
    words = fakta.nilai.bacaan
    empty = isinstance(words, Kosong) or (isinstance(words, Kata) and _UNKNOWN.search(words.teks.casefold()) is not None)
    return in_table and not empty and not isinstance(words, Ambigu)
