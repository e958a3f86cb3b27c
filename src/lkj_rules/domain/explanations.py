"""
The office's own explanations: which findings one names and settles, and whether what it explains deviates at all.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator, Sequence

import attrs

from lkj_rules.domain.analysis import grouped
from lkj_rules.domain.comparison import same_value
from lkj_rules.domain.facts import CHAIN, Dokumen, Fakta
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.texts.words import listed
from lkj_rules.model import Record
from lkj_rules.model.documents import BarisTabel, Laporan, Penjelasan, Ukuran
from lkj_rules.model.documents.statements import names_document
from lkj_rules.model.findings import Finding, RuleId, Severity, Texts
from lkj_rules.model.identity import Identities
from lkj_rules.model.values import Angka, Batas, Kata, Kosong, Rentang
from lkj_rules.model.waivers import changes

_FULL = 100


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Ujian(Record):
    """
    Hold what became of an explanation.

    ``menyimpang`` says whether what it names deviates in any way, ``None`` where nothing does for certain and something is
    unclear. ``menurut_aturan`` says that the rule that it names decides, and not the values themselves (``fakta``). ``tersebut``
    counts the findings that it names, ``mengenai`` those of them that it settles; where it names just one, ``usulan`` is what the
    entry must hold to settle it, and ``perubahan`` which of the figures that it holds are others now.
    """

    menyimpang: bool | None
    menurut_aturan: bool
    fakta: tuple[Fakta, ...]
    sebutan: str
    tersebut: int
    mengenai: int
    usulan: str | None
    perubahan: tuple[Texts, ...]


MOST_SHOWN = 12
"""Figures of one finding that a message lists; all are in the JSON output."""


def examine(scope: Scope, explained: Penjelasan) -> Ujian:
    """
    Look for what an explanation explains; only where the rule that it names was left out of the run do the values decide.
    """
    facts, by_rule = _facts(scope, explained), _names_a_rule(scope, explained)
    shown = dict.fromkeys(f"{fakta.ukuran.value} {' '.join(fakta.nilai.terbaca.split())}" for fakta in facts)
    found = _by_rule(scope, explained) if by_rule else _by_values(scope, explained, facts)
    named = scope.about.get(explained, ())
    same = [finding for finding in named if dict(finding.values).keys() == explained.nilai.keys()] or named
    only = same[0] if len(same) == 1 else None
    return Ujian(
        menyimpang=found, menurut_aturan=by_rule, fakta=tuple(facts), sebutan=listed(list(shown)), tersebut=len(named),
        mengenai=sum(covers(explained, finding) for finding in named), usulan=None if only is None else _entry(only),
        perubahan=() if only is None or not explained.nilai else changes(explained.nilai, only.values),
    )


def _entry(finding: Finding) -> str | None:
    """
    Write the keys of an explanation that settles a finding, to be copied; ``None`` where these are too many to show.
    """
    if len(finding.values) > MOST_SHOWN:
        return None
    return json.dumps({"aturan": finding.rule, "nilai": dict(finding.values)}, ensure_ascii=False)[1:-1]


def spoken_of(findings: Iterable[Finding], laporan: Laporan) -> dict[Penjelasan, tuple[Finding, ...]]:
    """
    Give the findings that each explanation names, whether or not it settles them.
    """
    found = tuple(findings)
    by_rule = grouped((finding.rule, finding) for finding in found)
    by_subject = grouped(((finding.rule, finding.subject_code), finding) for finding in found)

    def near(each: Penjelasan) -> Sequence[Finding]:
        if each.aturan is None:
            return found
        rule = RuleId(each.aturan)
        return by_rule.get(rule, ()) if each.indikator is None else by_subject.get((rule, each.indikator), ())

    named = ((each, tuple(finding for finding in near(each) if _names(each, finding))) for each in laporan.penjelasan)
    return {each: about for each, about in named if about}


def covers(explanation: Penjelasan, finding: Finding) -> bool:
    """
    Return whether an explanation settles a finding: it gives a reason, and holds rule and figures as they stand in these places.

    An error is settled only where the explanation names its evidence, as a waiver does.
    """
    if not explanation.nilai or explanation.aturan is None or not explanation.beralasan:
        return False
    if finding.severity is Severity.ERROR and not names_document(explanation.dokumen):
        return False
    return _names(explanation, finding) and not changes(explanation.nilai, finding.values)


def _names(explanation: Penjelasan, finding: Finding) -> bool:
    """
    Return whether an explanation names this finding: whatever it states must be the finding's, and it must state rule or measure.

    One that names no indicator is about the budget, unless it names a rule.
    """
    if finding.place.pointer.startswith("/penjelasan/"):
        return False
    if explanation.aturan is not None and explanation.aturan != finding.rule:
        return False
    if explanation.ukuran is not None and explanation.ukuran != finding.measure:
        return False
    if explanation.tahun is not None and finding.year not in (None, explanation.tahun):
        return False
    if explanation.indikator is not None:
        return finding.subject_code == explanation.indikator and (explanation.aturan or explanation.ukuran) is not None
    if explanation.aturan is not None:
        return True
    return explanation.ukuran is not None and finding.subject_code is None and is_about_budget(finding)


def is_about_budget(finding: Finding) -> bool:
    """
    Return whether a finding is on the budget.
    """
    return finding.rule.startswith("ANG")


def _by_values(scope: Scope, explained: Penjelasan, facts: list[Fakta]) -> bool | None:
    if not facts or (explained.indikator is None and explained.ukuran is None):
        return None
    verdicts = list(_verdicts(scope, explained, facts))
    return True if True in verdicts else None if None in verdicts else False


def _facts(scope: Scope, explained: Penjelasan) -> list[Fakta]:
    year = scope.laporan.tahun
    wanted: tuple[Ukuran, ...]
    if explained.indikator is None:
        wanted = (Ukuran.PAGU,) if explained.ukuran is Ukuran.PAGU else (Ukuran.PAGU, Ukuran.REALISASI)
        documents = (Dokumen.PK, Dokumen.ANGGARAN)
        return [
            fakta
            for fakta in scope.facts
            if fakta.pos == "total" and fakta.dokumen in documents and fakta.ukuran in wanted and fakta.jenis != "pendapatan"
        ]
    wanted = (Ukuran.TARGET,) if explained.ukuran is Ukuran.TARGET else (Ukuran.TARGET, Ukuran.REALISASI, Ukuran.CAPAIAN)
    return [
        fakta
        for fakta in scope.facts
        if fakta.indikator is not None
        and fakta.indikator.kode == explained.indikator
        and fakta.tahun == year
        and fakta.ukuran in wanted
        and fakta.dokumen in CHAIN
    ]


def _uneven(scope: Scope, facts: list[Fakta]) -> Iterator[bool | None]:
    """
    Compare every two values; a blank or a text among numbers is a deviation of its own.
    """
    kinds = {type(fakta.nilai.bacaan) for fakta in facts}
    numbers = bool(kinds & {Angka, Batas, Rentang})
    yield Kosong in kinds or (numbers and Kata in kinds)
    for one, other in itertools.pairwise(facts):
        same = same_value(scope, one.nilai, other.nilai, one)
        yield None if same is None else not same


def _verdicts(scope: Scope, explained: Penjelasan, facts: list[Fakta]) -> Iterator[bool | None]:
    targets = [fakta for fakta in facts if fakta.ukuran is Ukuran.TARGET]
    if explained.indikator is None:
        if explained.ukuran is Ukuran.PAGU:
            yield from _uneven(scope, facts)
            return
        for owner in Identities(fakta.pemilik for fakta in facts if fakta.dokumen is Dokumen.ANGGARAN):
            yield from _uneven(scope, [fakta for fakta in facts if fakta.pemilik is owner])
        return
    if explained.ukuran in (None, Ukuran.TARGET):
        yield from _uneven(scope, targets)
    if explained.ukuran is Ukuran.TARGET:
        return
    yield from _uneven(scope, [fakta for fakta in facts if fakta.ukuran is Ukuran.REALISASI])
    rows = Identities(fakta.pemilik for fakta in facts if isinstance(fakta.pemilik, BarisTabel))
    for row in rows:
        yield from _off_target(scope, row)


def _off_target(scope: Scope, row: BarisTabel) -> Iterator[bool | None]:
    if row.target is not None and row.realisasi is not None:
        same = same_value(scope, row.realisasi, row.target, scope.places.fact_with(row.target))
        yield None if same is None else not same
    if row.capaian is not None:
        yield row.capaian.tepat != _FULL


def _by_rule(scope: Scope, explained: Penjelasan) -> bool | None:
    """
    Return whether the rule that an explanation names found what it explains; unknown where it could not be tested everywhere.
    """
    everywhere = scope.tested.get(RuleId(explained.aturan or ""))
    if everywhere is None:
        return False
    return True if explained in scope.about else False if everywhere else None


def _names_a_rule(scope: Scope, explained: Penjelasan) -> bool:
    """
    Return whether an explanation is to be judged by the rule that it names: one that ran, or an unknown one.
    """
    rule = explained.aturan
    return rule is not None and (rule in scope.tested or (bool(scope.rules) and rule not in scope.rules))
