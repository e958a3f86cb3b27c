"""
Sentences that give this year's figures under another year: one slip of the year, and every figure seems wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.comparison import Side, agreement
from lkj_rules.domain.facts import Dokumen, Fakta
from lkj_rules.domain.questions import OWN, TEXT_TABLE, comparable, question
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import Indikator

_ENOUGH = 2
"""Measures of one sentence that must be this year's; one alone may be equal by chance, as a target that stays the same is."""


@attrs.frozen(eq=False)
class SalahTahun:
    """
    Hold the figures of sentences whose year slipped, what other places give for that year, and the cells that repeat the slip.
    """

    kalimat: Side
    lain: Side
    pengulang: Side


@analysis
def year_slip(scope: Scope, indikator: Indikator) -> SalahTahun:
    """
    Find the sentences on an indicator whose year slipped; the figures of the first one come first.
    """
    facts, slips = scope.facts_about(indikator), slipped(scope, indikator)
    pairs = [(slip, other) for slip in slips for other in otherwise(scope, slip, facts)]
    repeats = (
        fakta
        for slip, other in pairs
        for fakta in facts
        if fakta.tabel not in (None, TEXT_TABLE) and fakta.ukuran is slip.ukuran and fakta.tahun == slip.tahun
        and agreement(scope, slip, fakta) is True and agreement(scope, other, fakta) is False
    )
    return SalahTahun(slips, tuple(other for _, other in pairs), tuple(repeats))


def mentions(scope: Scope, indikator: Indikator) -> Iterator[Fakta]:
    """
    Give the figures of other years that the text mentions of an indicator.
    """
    for fakta in scope.facts_about(indikator):
        if fakta.tabel == TEXT_TABLE and fakta.tahun != scope.laporan.tahun and question(scope, fakta) == OWN:
            yield fakta


def of_this_year(scope: Scope, fakta: Fakta, facts: Sequence[Fakta]) -> bool:
    """
    Return whether a figure is the one that the tables and the agreement give for the report's year.
    """
    verdicts = {
        agreement(scope, fakta, other)
        for other in facts
        if other.ukuran is fakta.ukuran and other.tahun == scope.laporan.tahun and other.tabel != TEXT_TABLE
        and other.dokumen in (Dokumen.LKJ, Dokumen.PK) and question(scope, other) == OWN
    }
    return True in verdicts and False not in verdicts


def otherwise(scope: Scope, fakta: Fakta, facts: Sequence[Fakta]) -> Side:
    """
    Give the figures of the same measure and year that say another thing, and are not this year's.
    """
    return tuple(
        other
        for other in facts
        if other.ukuran is fakta.ukuran and other.tahun == fakta.tahun and other.dokumen is Dokumen.LKJ
        and comparable(scope, fakta, other) and agreement(scope, fakta, other) is False and not of_this_year(scope, other, facts)
    )


@analysis
def slipped(scope: Scope, indikator: Indikator) -> Side:
    """
    Give the figures of the sentences whose year slipped: all of them are this year's, and elsewhere that year has others.
    """
    facts = scope.facts_about(indikator)
    sentences: dict[tuple[str, int], list[Fakta]] = {}
    for fakta in mentions(scope, indikator):
        if fakta.pemilik.teks:
            sentences.setdefault((fakta.pemilik.teks, fakta.tahun), []).append(fakta)
    found: list[Fakta] = []
    for said in sentences.values():
        enough = len({fakta.ukuran for fakta in said}) >= _ENOUGH
        if enough and all(of_this_year(scope, fakta, facts) for fakta in said):
            found += said if any(otherwise(scope, fakta, facts) for fakta in said) else []
    return tuple(found)


def repeats_slip(scope: Scope, fakta: Fakta, mention: Fakta) -> bool:
    """
    Return whether a figure says what a sentence with a slipped year says, so that it is not witness against another mention.
    """
    if fakta.indikator is None or agreement(scope, mention, fakta) is not False:
        return False
    return any(
        fakta is slip or (fakta.ukuran is slip.ukuran and fakta.tahun == slip.tahun and agreement(scope, slip, fakta) is True)
        for slip in slipped(scope, fakta.indikator)
    )


def without_slips(scope: Scope, side: Side) -> Side:
    """
    Leave out figures that are this year's though their sentence says otherwise.
    """
    return tuple(fakta for fakta in side if fakta.indikator is None or fakta not in slipped(scope, fakta.indikator))
