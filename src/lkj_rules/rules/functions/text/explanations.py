"""
Functions on the office's own explanations: whether there is anything to explain.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from lkj_rules.domain.comparison import same_value
from lkj_rules.domain.facts import Dokumen, Fakta
from lkj_rules.domain.texts.words import listed
from lkj_rules.model.documents import BarisTabel, Penjelasan, Ukuran
from lkj_rules.model.findings import RuleId, Texts
from lkj_rules.model.identity import Identities
from lkj_rules.model.values import Angka, Batas, Kata, Kosong, Nilai, Rentang
from lkj_rules.rules.kinds import BOOL, TEXT, object_of
from lkj_rules.rules.registry import Scope, function

EXPLANATION = object_of(Penjelasan)

_CHAIN = (Dokumen.RENSTRA, Dokumen.RKT, Dokumen.PK, Dokumen.RENCANA_AKSI, Dokumen.LKJ)
_FULL = 100


def _facts(scope: Scope, explained: Penjelasan) -> list[Fakta]:
    """
    Give the printed values of this year that an explanation speaks of.
    """
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
        and fakta.dokumen in _CHAIN
    ]


def _uneven(scope: Scope, facts: list[Fakta]) -> Iterator[bool | None]:
    """
    Tell of every two values whether they differ; a blank or a text among numbers is a deviation of its own.
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
    Tell whether the rule that an explanation names found what it explains; unknown where it could not be tested everywhere.
    """
    everywhere = scope.tested.get(RuleId(explained.aturan or ""))
    if everywhere is None:
        return False
    return True if explained in scope.met else False if everywhere else None


def _names_a_rule(scope: Scope, explained: Penjelasan) -> bool:
    """
    Tell whether an explanation is to be judged by the rule that it names: one that ran, or one that there is not.
    """
    rule = explained.aturan
    return rule is not None and (rule in scope.tested or (bool(scope.rules) and rule not in scope.rules))


def _why_open(scope: Scope, explained: Penjelasan) -> Texts | None:
    if _names_a_rule(scope, explained):
        return Texts(
            f"aturan {explained.aturan} tidak dapat diuji di semua tempat",
            f"rule {explained.aturan} could not be tested everywhere",
        )
    if explained.indikator is None and explained.ukuran is None:
        if explained.aturan is not None:
            return Texts(f"aturan {explained.aturan} tidak ikut diuji", f"rule {explained.aturan} was left out of the run")
        return Texts(
            "penjelasan tidak menyebut indikator atau ukuran yang dijelaskan",
            "the explanation names neither indicator nor measure",
        )
    if not _facts(scope, explained):
        return Texts("nilai yang dijelaskan tidak ada dalam berkas", "the file has no value that is explained")
    return Texts("nilai yang dijelaskan tidak dapat dibandingkan", "the values explained cannot be compared")


@function(
    ("explained", EXPLANATION),
    result=BOOL,
    touches=lambda scope, explained: [] if _names_a_rule(scope, explained) else [f.nilai for f in _facts(scope, explained)],
    why=_why_open,
    doc=(
        "benar bila ada temuan dari aturan yang disebut, atau nilainya berbeda antartempat, kosong, atau realisasi bukan target",
        "true when the rule named has such a finding, or values differ from place to place, are blank, or are not the target",
    ),
)
def deviates(scope: Scope, explained: Penjelasan) -> bool | None:
    """
    Tell whether what an explanation names deviates in any way; unknown where nothing does for certain and something is unclear.

    A named rule is asked first; only where it was left out of the run do the values themselves tell.
    """
    if _names_a_rule(scope, explained):
        return _by_rule(scope, explained)
    facts = _facts(scope, explained)
    if not facts or (explained.indikator is None and explained.ukuran is None):
        return None
    verdicts = list(_verdicts(scope, explained, facts))
    return True if True in verdicts else None if None in verdicts else False


@function(
    ("explained", EXPLANATION),
    result=BOOL,
    doc=("benar bila aturan yang disebut penjelasan ikut diuji", "true when the rule that an explanation names was tested"),
)
def rule_tested(scope: Scope, explained: Penjelasan) -> bool:
    """
    Tell whether the rule that an explanation names ran.
    """
    return explained.aturan in scope.tested


@function(
    ("explained", EXPLANATION),
    result=TEXT,
    doc=("nilai yang dijelaskan, dengan kata-kata", "the values that are explained, in words"),
)
def explained_words(scope: Scope, explained: Penjelasan) -> str:
    """
    List the values that an explanation speaks of, each once with its measure.
    """
    shown = (f"{fakta.ukuran.value} {_shown(fakta.nilai)}" for fakta in _facts(scope, explained))
    return listed(list(dict.fromkeys(shown)))


def _shown(nilai: Nilai) -> str:
    return " ".join(nilai.terbaca.split())
