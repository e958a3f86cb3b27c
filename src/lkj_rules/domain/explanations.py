"""
The office's own explanations: whether what one explains deviates at all.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import attrs

from lkj_rules.domain.comparison import same_value
from lkj_rules.domain.facts import CHAIN, Dokumen, Fakta
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.texts.words import listed
from lkj_rules.model.documents import BarisTabel, Penjelasan, Ukuran
from lkj_rules.model.findings import RuleId
from lkj_rules.model.identity import Identities
from lkj_rules.model.values import Angka, Batas, Kata, Kosong, Rentang

_FULL = 100


@attrs.frozen(kw_only=True, slots=True)
class Ujian:
    """
    Hold what became of an explanation.

    ``menyimpang`` says whether what it names deviates in any way, ``None`` where nothing does for certain and something is
    unclear. ``menurut_aturan`` says that the rule that it names decides, and not the values themselves (``fakta``).
    """

    menyimpang: bool | None
    menurut_aturan: bool
    fakta: tuple[Fakta, ...]
    sebutan: str


def examine(scope: Scope, explained: Penjelasan) -> Ujian:
    """
    Look for what an explanation explains; only where the rule that it names was left out of the run do the values decide.
    """
    facts, by_rule = _facts(scope, explained), _names_a_rule(scope, explained)
    shown = dict.fromkeys(f"{fakta.ukuran.value} {' '.join(fakta.nilai.terbaca.split())}" for fakta in facts)
    found = _by_rule(scope, explained) if by_rule else _by_values(scope, explained, facts)
    return Ujian(menyimpang=found, menurut_aturan=by_rule, fakta=tuple(facts), sebutan=listed(list(shown)))


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
    return True if explained in scope.met else False if everywhere else None


def _names_a_rule(scope: Scope, explained: Penjelasan) -> bool:
    """
    Return whether an explanation is to be judged by the rule that it names: one that ran, or an unknown one.
    """
    rule = explained.aturan
    return rule is not None and (rule in scope.tested or (bool(scope.rules) and rule not in scope.rules))
