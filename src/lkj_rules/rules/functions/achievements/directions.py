"""
Functions on the direction of an indicator: what its wording or its path of targets suggests, and what was assumed for want of it.
"""

from __future__ import annotations

import re

from lkj_rules.domain.achievements.verdicts import verdict_of
from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.facts import Dokumen, Fakta, walk
from lkj_rules.model.documents import Arah, Indikator
from lkj_rules.model.findings import Texts
from lkj_rules.rules.kinds import TEXT, object_of
from lkj_rules.rules.registry import Scope, function

_DOWNWARD = re.compile(
    r"\b(?:tidak masuk|belum masuk|tidak terdaftar|belum terdaftar|tidak terlayani|tidak terpenuhi|keluhan|pengaduan|pelanggaran"
    r"|kemiskinan|penduduk miskin|pengangguran|kematian|kerugian|temuan|kesalahan|keterlambatan|kecelakaan|stunting|inflasi"
    r"|kesenjangan|gangguan keamanan|waktu tunggu|relaps|kebocoran|angka kesakitan)\b"
)
"""Wordings after which less is better, unless words of repair or absence stand with them."""

_REPAIRING = re.compile(
    r"\b(?:penurunan|menurunnya|pengurangan|berkurangnya|pencegahan|tercegah\w*|pengendalian|terkendali\w*|penanggulangan|penanganan"
    r"|penyelesaian|tindak lanjut|ditindaklanjuti|ditindak|diselesaikan|terselesaikan|ditangani|tertangani|ditanggulangi|dicegah"
    r"|diturunkan|dikurangi|direspons?|dijawab|dilayani|terlayani|mendapat\w*|memperoleh|layanan|cakupan|bebas|tanpa|tidak ada\w*"
    r"|zero|nihil|penghapusan|pengentasan|pemulihan|pengawasan|survei)\b"
)


def _worded(indikator: Indikator) -> str | None:
    name = " ".join(indikator.nama.casefold().split())
    found = _DOWNWARD.search(name)
    return None if found is None or _REPAIRING.search(name) else found[0]


def _path(scope: Scope, indikator: Indikator) -> list[Fakta]:
    return _paths(scope).get(indikator.kode, [])


@analysis
def _paths(scope: Scope) -> dict[str, list[Fakta]]:
    found: dict[str, list[Fakta]] = {}
    for fakta in scope.facts:
        if fakta.dokumen is Dokumen.RENSTRA and fakta.indikator is not None and fakta.nilai.tepat is not None:
            found.setdefault(fakta.indikator.kode, []).append(fakta)
    return {kode: sorted(path, key=lambda fakta: fakta.tahun) for kode, path in found.items()}


def _runs(path: list[Fakta]) -> Arah | None:
    numbers = [tepat for fakta in path if (tepat := fakta.nilai.tepat) is not None]
    if len(numbers) < 2 or numbers[0] == numbers[-1]:  # noqa: PLR2004  a path has two ends
        return None
    ordered = sorted(numbers)
    if numbers == ordered:
        return Arah.MAKSIMUM
    return Arah.MINIMUM if numbers == ordered[::-1] else None


@function(
    ("indicator", object_of(Indikator)),
    result=TEXT,
    doc=(
        "arah yang tersirat dari kata-kata indikator atau jalur target Renstra: minimum, maksimum, atau tak diketahui",
        "the direction that the indicator's wording or its path of targets suggests: minimum, maksimum or unknown",
    ),
)
def suggested_direction(scope: Scope, indicator: Indikator) -> str | None:
    """
    Guess an indicator's direction from its wording, else from whether its Renstra targets only fall or only rise.
    """
    if _worded(indicator) is not None:
        return Arah.MINIMUM.value
    found = _runs(_path(scope, indicator))
    return None if found is None else found.value


@function(
    ("indicator", object_of(Indikator)),
    result=TEXT,
    doc=("dari mana arah itu tersirat", "what suggests that direction"),
)
def suggestion_words(scope: Scope, indicator: Indikator) -> Texts | None:
    """
    Say which words or which targets suggest a direction.
    """
    word = _worded(indicator)
    if word is not None:
        return Texts(f"kata “{word}” pada namanya", f"the words “{word}” in its name")
    path = _path(scope, indicator)
    if _runs(path) is None:
        return None
    first, last = path[0], path[-1]
    goes = ("turun", "falling") if _runs(path) is Arah.MINIMUM else ("naik", "rising")
    start, end = (f"{fakta.nilai} ({fakta.tahun})" for fakta in (first, last))
    return Texts(
        f"target Renstra yang {goes[0]} dari {start} ke {end}",
        f"the Renstra's targets, {goes[1]} from {start} to {end},",
    )


@function(
    ("indicator", object_of(Indikator)),
    result=TEXT,
    doc=(
        "arah yang diandaikan saat menguji capaian indikator tanpa arah; tak diketahui bila tidak ada yang diandaikan",
        "the direction that was assumed to test the capaian of an indicator without one; unknown if none was",
    ),
)
def assumed_direction(scope: Scope, indicator: Indikator) -> str | None:
    """
    Find the direction under which the first capaian of an indicator was judged.
    """
    for tabel in scope.tables.values():
        for row in walk(tabel.baris):
            if row.indikator == indicator.kode and row.capaian is not None:
                assumed = verdict_of(scope, row).arah_diandaikan
                if assumed is not None:
                    return assumed.value
    return None


@function(
    ("direction", TEXT),
    result=TEXT,
    doc=("arah dengan kata-kata, misalnya makin rendah makin baik", "a direction in words, such as lower is better"),
)
def direction_words(_: Scope, direction: str) -> Texts:
    """
    Say which way an indicator is good.
    """
    match Arah(direction):
        case Arah.MAKSIMUM:
            return Texts("makin tinggi makin baik", "higher is better")
        case Arah.MINIMUM:
            return Texts("makin rendah makin baik", "lower is better")
        case Arah.STABIL:
            return Texts("sebaiknya tetap", "best kept steady")
