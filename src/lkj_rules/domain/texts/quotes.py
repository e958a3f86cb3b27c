"""
Figures that the running text quotes: of other years, of the Renstra, of the comparison tables; and sentences whose year slipped.

Figures of this year that the measurement and analysis tables print are compared by rules of their own (CAP006, CAP007, TGT006).
A sentence that gives this year's figures under another year is one slip of the year, and every figure seems wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import attrs

from lkj_rules.domain.analysis import analysis, grouped
from lkj_rules.domain.comparison import Side, agreement
from lkj_rules.domain.facts import Dokumen, Fakta
from lkj_rules.domain.questions import OWN, TEXT_TABLE, comparable, question
from lkj_rules.domain.scope import Scope
from lkj_rules.model import Record, Unique
from lkj_rules.model.documents import Indikator, JenisTabel, Ukuran

_ENOUGH = 2
"""Measures of one sentence that must be this year's; one alone may be equal by chance, as a target that stays the same is."""


@attrs.frozen(eq=False, repr=False)
class SalahTahun(Unique):
    """
    Hold the figures of sentences whose year slipped, and what other places give for that year.
    """

    kalimat: Side
    lain: Side


@analysis
def year_slip(scope: Scope, indikator: Indikator) -> SalahTahun:
    """
    Find the sentences on an indicator whose year slipped; the figures of the first one come first.
    """
    facts, slips = scope.facts_about(indikator), _slips(scope, indikator)
    return SalahTahun(slips, tuple(other for slip in slips for other in _otherwise(scope, slip, facts)))


def _mentions_of_other_years(scope: Scope, indikator: Indikator) -> Iterator[Fakta]:
    for fakta in scope.facts_about(indikator):
        if fakta.tabel == TEXT_TABLE and fakta.tahun != scope.laporan.tahun and question(scope, fakta) == OWN:
            yield fakta


def _is_this_years(scope: Scope, fakta: Fakta, facts: Sequence[Fakta]) -> bool:
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


def _otherwise(scope: Scope, fakta: Fakta, facts: Sequence[Fakta]) -> Side:
    return tuple(
        other
        for other in facts
        if other.ukuran is fakta.ukuran and other.tahun == fakta.tahun and other.dokumen is Dokumen.LKJ
        and comparable(scope, fakta, other) and agreement(scope, fakta, other) is False and not _is_this_years(scope, other, facts)
    )


@analysis
def _slips(scope: Scope, indikator: Indikator) -> Side:
    """
    Give the figures of the sentences whose year slipped: all of them are this year's, and elsewhere that year has others.
    """
    facts = scope.facts_about(indikator)
    said_of = (fakta for fakta in _mentions_of_other_years(scope, indikator) if fakta.pemilik.teks)
    sentences = grouped(((fakta.pemilik.teks, fakta.tahun), fakta) for fakta in said_of)
    found: list[Fakta] = []
    for said in sentences.values():
        enough = len({fakta.ukuran for fakta in said}) >= _ENOUGH
        if enough and all(_is_this_years(scope, fakta, facts) for fakta in said):
            found += said if any(_otherwise(scope, fakta, facts) for fakta in said) else []
    return tuple(found)


def _repeats_slip(scope: Scope, fakta: Fakta, mention: Fakta) -> bool:
    """
    Return whether a figure says what a sentence with a slipped year says, so that it is not witness against another mention.
    """
    if fakta.indikator is None or agreement(scope, mention, fakta) is not False:
        return False
    return any(
        fakta is slip or (fakta.ukuran is slip.ukuran and fakta.tahun == slip.tahun and agreement(scope, slip, fakta) is True)
        for slip in _slips(scope, fakta.indikator)
    )


def without_slips(scope: Scope, side: Side) -> Side:
    """
    Leave out figures that are this year's though their sentence says otherwise.
    """
    return tuple(fakta for fakta in side if fakta.indikator is None or fakta not in _slips(scope, fakta.indikator))


_MEASURING = (JenisTabel.PENGUKURAN.value, JenisTabel.ANALISIS.value)


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Kutipan(Record):
    """
    Hold the mentions that can be compared with what is printed elsewhere (``pembanding``).

    ``keliru`` are those that are wrong and ``acuan`` is what they contradict; both are ``None`` where none is wrong for certain and
    one cannot be compared.
    """

    naskah: tuple[Fakta, ...]
    pembanding: tuple[Fakta, ...]
    keliru: tuple[Fakta, ...] | None
    acuan: tuple[Fakta, ...] | None


def quotes_among(scope: Scope, mentions: Side, side: Side) -> Kutipan:
    """
    Compare the mentions of one figure with all that is printed of it.
    """
    known = [(mention, found) for mention in mentions if (found := _sources(scope, mention, side))]
    kept, wanted = tuple(mention for mention, _ in known), {fakta for _, found in known for fakta in found}
    sources = tuple(fakta for fakta in side if fakta in wanted)
    wrong, right = _split(scope, kept, sources) or (None, None)
    return Kutipan(naskah=kept, pembanding=sources, keliru=wrong, acuan=right)


def _left_to_others(scope: Scope, mention: Fakta, side: Side) -> bool:
    """
    Return whether another rule compares a mention: one of this year that a table of measurement or analysis prints too.
    """
    if mention.tahun != scope.laporan.tahun or question(scope, mention) != OWN:
        return False
    return mention.ukuran is Ukuran.TARGET or any(fakta.tabel in _MEASURING and question(scope, fakta) == OWN for fakta in side)


def _sources(scope: Scope, mention: Fakta, side: Side) -> list[Fakta]:
    if _left_to_others(scope, mention, side) or not without_slips(scope, (mention,)):  # slips are NAR007's matter
        return []
    found = [fakta for fakta in side if comparable(scope, mention, fakta) and not _repeats_slip(scope, fakta, mention)]
    if mention.tahun == scope.laporan.tahun and question(scope, mention) == OWN:
        return [fakta for fakta in found if fakta.tabel != TEXT_TABLE]
    return found


def _split(scope: Scope, mentions: Side, sources: Side) -> tuple[Side, Side] | None:
    """
    Part mentions into those misquoted and what they are compared with; ``None`` where none is and one cannot be compared.

    A table counts before a sentence, and a mention that some table bears out is right. Of sentences that contradict one another
    the reference is contradicted by the fewest; between equals, the one nearest to a table's figure, then the first.
    """
    verdicts = {mention: list(_verdicts(scope, mention, sources)) for mention in mentions}
    wrong: list[Fakta] = []
    held: dict[Fakta, None] = {}
    for mention in mentions:
        tables = [(fakta, verdict) for fakta, verdict in verdicts[mention] if fakta.tabel != TEXT_TABLE]
        against = [fakta for fakta, verdict in tables if verdict is False]
        if against and not any(verdict for _, verdict in tables):
            wrong.append(mention)
            held.update(dict.fromkeys(against))
    if wrong:
        return tuple(wrong), tuple(held)
    clashes = {
        mention: [fakta for fakta, verdict in verdicts[mention] if verdict is False and fakta.tabel == TEXT_TABLE]
        for mention in mentions
    }
    disputed = [mention for mention in mentions if clashes[mention]]
    if disputed:
        chosen = min(disputed, key=lambda mention: (len(clashes[mention]), _distance(mention, sources)))
        return tuple(clashes[chosen]), (chosen,)
    open_ones = [mention for mention in mentions if all(verdict is None for _, verdict in verdicts[mention])]
    return None if open_ones else ((), ())


def _verdicts(scope: Scope, mention: Fakta, sources: Side) -> Iterator[tuple[Fakta, bool | None]]:
    for fakta in sources:
        if comparable(scope, mention, fakta):
            yield fakta, agreement(scope, mention, fakta)


def _distance(mention: Fakta, sources: Side) -> Fraction:
    here = mention.nilai.tepat
    tables = [fakta.nilai.tepat for fakta in sources if fakta.tabel != TEXT_TABLE]
    apart = [abs(Fraction(here) - there) for there in tables if here is not None and there is not None]
    return min(apart, default=Fraction(0))
