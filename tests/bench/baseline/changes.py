"""
Sentences that compute: sums, changes from year to year, percentages of counts.
"""

from __future__ import annotations

from baseline.claimed import facts_of
from baseline.reading import Fail, contradicts, known, number, total
from lkj_rules.domain.achievements.table_means import year_of
from lkj_rules.domain.comparison import Verdict, agrees, every, some
from lkj_rules.domain.facts import Fakta
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import Klaim, Ukuran
from lkj_rules.model.documents.statements import Gerak
from lkj_rules.model.intervals import Number, divide
from lkj_rules.model.values import Nilai


def check_sum(_: Scope, claim: Klaim, fail: Fail) -> None:
    """
    Add up the terms of a stated sum.
    """
    terms = (*claim.suku, *claim.pengurang)
    units = {term.macam_satuan for term in terms} - {None}
    if not terms or len(units) > 1 or claim.nilai is None:
        return
    if any(term.tepat is None for term in terms):
        return
    exact = sum(term.tepat or 0 for term in claim.suku) - sum(term.tepat or 0 for term in claim.pengurang)
    if known(claim.nilai):
        more, less = (total(number(term) for term in part) for part in (claim.suku, claim.pengurang))
        wrong = more is not None and less is not None and contradicts(claim.nilai, more - less, exact)
    else:
        wrong = claim.nilai.cacah is not None and claim.nilai.cacah != exact
    if wrong:
        fail("NAR012", claim.nilai)


def check_change(scope: Scope, claim: Klaim, fail: Fail) -> None:
    """
    Compare a stated change with the two figures that it gives, else with those that are printed of both years.
    """
    if claim.dari is not None and claim.menjadi is not None:
        verdict = _follows(claim, claim.dari, claim.menjadi)
    else:
        pairs = _pairs(scope, claim)
        verdict = some(_follows(claim, last.nilai, now.nilai) for last, now in pairs) if pairs else None
    if verdict is False:
        fail("NAR013", claim if claim.nilai is None else claim.nilai)


def _pairs(scope: Scope, claim: Klaim) -> list[tuple[Fakta, Fakta]]:
    """
    Give what is printed of a claim's indicator for the year before with each figure of its own year that is of the same measure.
    """
    year, measures = year_of(scope, claim), (Ukuran.REALISASI, Ukuran.CAPAIAN)
    about = (fakta for fakta in facts_of(scope, claim) if fakta.ukuran in measures and claim.ukuran in (None, fakta.ukuran))
    printed = [fakta for fakta in about if fakta.nilai.tepat is not None]
    own, before = ([fakta for fakta in printed if fakta.tahun == each] for each in (year, year - 1))
    return [(last, now) for now in own for last in before if now.ukuran is last.ukuran]


def _follows(claim: Klaim, before: Nilai, after: Nilai) -> Verdict:
    one, other = before.tepat, after.tepat
    moved: Verdict
    if claim.arah is None:
        moved = True
    elif one is None or other is None:
        moved = None
    else:
        moved = {Gerak.NAIK: other > one, Gerak.TURUN: other < one, Gerak.TETAP: other == one}[claim.arah]
    return every((moved, True if claim.nilai is None else _is_change(claim.nilai, before, after, signed=claim.arah is None)))


def _is_change(nilai: Nilai, before: Nilai, after: Nilai, *, signed: bool) -> Verdict:
    """
    Return whether a printed change is the difference of two figures, or that difference in percent.
    """
    first, last, base = number(before), number(after), before.tepat
    if first is None or last is None:
        return None
    difference = last - first
    ways: list[Number] = [difference] if signed else [difference, 0 - difference]
    if base:
        ways += [ratio * 100 for way in ways if (ratio := divide(way, base)) is not None]
    return some([*(agrees(nilai, way) for way in ways), *([None] if base is None else [])])


def check_counts(_: Scope, claim: Klaim, fail: Fail) -> None:
    """
    Compare a percentage of a sentence with the counts behind it.
    """
    nilai = claim.nilai
    part, whole = (None, None) if nilai is None else (number(nilai.pembilang), number(nilai.penyebut))
    if nilai is None or nilai.pembilang is None or whole is None:
        return
    ratio = divide(part, whole) if whole != 0 and part is not None else None
    if whole == 0 or (ratio is not None and contradicts(nilai, ratio * 100)):
        fail("NAR016", nilai)
