"""
The direction of an indicator that the report does not state: what wording and targets suggest, and what was assumed for want of it.
"""

from __future__ import annotations

import re

import attrs

from lkj_rules.domain.achievements.verdicts import verdict_of
from lkj_rules.domain.analysis import analysis, firsts, grouped
from lkj_rules.domain.facts import Dokumen, Fakta, walk
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import Arah, Indikator
from lkj_rules.model.findings import Texts

_DOWNWARD = (
    r"\b(?:tidak masuk|belum masuk|tidak terdaftar|belum terdaftar|tidak terlayani|tidak terpenuhi|keluhan|pengaduan|pelanggaran"
    r"|kemiskinan|penduduk miskin|pengangguran|kematian|kerugian|temuan|kesalahan|keterlambatan|kecelakaan|stunting|inflasi"
    r"|kesenjangan|gangguan keamanan|waktu tunggu|relaps|kebocoran|angka kesakitan)\b"
)
"""Wordings after which less is better, unless words of repair or absence stand with them."""

_REPAIRING = (
    r"\b(?:penurunan|menurunnya|pengurangan|berkurangnya|pencegahan|tercegah\w*|pengendalian|terkendali\w*|penanggulangan|penanganan"
    r"|penyelesaian|tindak lanjut|ditindaklanjuti|ditindak|diselesaikan|terselesaikan|ditangani|tertangani|ditanggulangi|dicegah"
    r"|diturunkan|dikurangi|direspons?|dijawab|dilayani|terlayani|mendapat\w*|memperoleh|layanan|cakupan|bebas|tanpa|tidak ada\w*"
    r"|zero|nihil|penghapusan|pengentasan|pemulihan|pengawasan|survei)\b"
)


def _worded(indikator: Indikator) -> str | None:
    name = " ".join(indikator.nama.casefold().split())
    found = re.search(_DOWNWARD, name)
    return None if found is None or re.search(_REPAIRING, name) else found[0]


@analysis
def _paths(scope: Scope) -> dict[str, list[Fakta]]:
    planned = (fakta for fakta in scope.facts if fakta.dokumen is Dokumen.RENSTRA and fakta.nilai.tepat is not None)
    found = grouped((fakta.indikator.kode, fakta) for fakta in planned if fakta.indikator is not None)
    return {kode: sorted(path, key=lambda fakta: fakta.tahun) for kode, path in found.items()}


def _runs(path: list[Fakta]) -> Arah | None:
    numbers = [tepat for fakta in path if (tepat := fakta.nilai.tepat) is not None]
    if len(numbers) < 2 or numbers[0] == numbers[-1]:  # noqa: PLR2004  a path has two ends
        return None
    ordered = sorted(numbers)
    if numbers == ordered:
        return Arah.MAKSIMUM
    return Arah.MINIMUM if numbers == ordered[::-1] else None


@attrs.frozen(kw_only=True)
class ArahTersirat:
    """
    Hold what is known of the direction of an indicator, and what the report states.

    ``arah`` is what its wording, or else its targets that only fall or only rise, suggest, and ``petunjuk`` what suggests it;
    ``diandaikan`` is the direction under which its first capaian was judged where none is stated.
    """

    arah: Arah | None
    petunjuk: Texts | None
    diandaikan: Arah | None


@analysis
def suggestion_of(scope: Scope, indikator: Indikator) -> ArahTersirat:
    """
    Find what suggests a direction for an indicator, and what was assumed.
    """
    word, path = _worded(indikator), _paths(scope).get(indikator.kode, [])
    runs = _runs(path)
    if word is not None:
        petunjuk: Texts | None = Texts(f"kata “{word}” pada namanya", f"the words “{word}” in its name")
    elif runs is not None:
        goes = ("turun", "falling") if runs is Arah.MINIMUM else ("naik", "rising")
        start, end = (f"{fakta.nilai} ({fakta.tahun})" for fakta in (path[0], path[-1]))
        petunjuk = Texts(
            f"target Renstra yang {goes[0]} dari {start} ke {end}", f"the Renstra's targets, {goes[1]} from {start} to {end},"
        )
    else:
        petunjuk = None
    return ArahTersirat(
        arah=Arah.MINIMUM if word is not None else runs, petunjuk=petunjuk, diandaikan=_assumed(scope).get(indikator.kode)
    )


@analysis
def _assumed(scope: Scope) -> dict[str, Arah]:
    """
    Give by indicator the direction under which its first capaian was judged that needed one assumed.
    """
    rows = (row for tabel in scope.tables.values() for row in walk(tabel.baris) if row.capaian is not None)
    found = ((row.indikator, verdict_of(scope, row).arah_diandaikan) for row in rows if row.indikator is not None)
    return firsts((kode, assumed) for kode, assumed in found if assumed is not None)
