"""
Functions on the documents that facts stand in: copies of one document, and versions that another has replaced.
"""

from __future__ import annotations

import itertools

from lkj_rules.domain.comparison import Side, agreement
from lkj_rules.domain.facts import Fakta
from lkj_rules.domain.in_force import edition
from lkj_rules.domain.scales import scale_of
from lkj_rules.domain.texts.dates import date_words
from lkj_rules.model.findings import Texts
from lkj_rules.rules.kinds import BOOL, FACTS, TEXT
from lkj_rules.rules.registry import Scope, function


@function(
    ("left", FACTS),
    ("right", FACTS),
    result=FACTS,
    doc=(
        "fakta sisi kedua yang berasal dari salinan dokumen sisi pertama",
        "the facts of the second side that stand in a copy of the first side's document",
    ),
)
def copies(_: Scope, left: Side, right: Side) -> Side:
    """
    Keep those facts that come from a copy of the same document: the same level, signer and version.
    """
    editions = {edition(fakta.lembar.asal) for fakta in left}
    return tuple(fakta for fakta in right if edition(fakta.lembar.asal) in editions)


@function(
    ("left", FACTS),
    ("right", FACTS),
    result=BOOL,
    doc=(
        "benar bila salinan dokumen yang sama menyatakan nilai yang sama",
        "true when copies of one document state the same value",
    ),
)
def copies_agree(scope: Scope, left: Side, right: Side) -> bool | None:
    """
    Compare copies with one another; a number in one and a predicate in the other is a difference too.
    """
    found: bool | None = True
    for one, other in itertools.product(left, right):
        if edition(one.lembar.asal) == edition(other.lembar.asal):
            verdict = _copied(scope, one, other)
            if verdict is False:
                return False
            found = None if verdict is None else found
    return found


def _copied(scope: Scope, one: Fakta, other: Fakta) -> bool | None:
    kinds = {scale_of(scope, fakta.nilai, fakta) for fakta in (one, other)}
    return False if None not in kinds and len(kinds) > 1 else agreement(scope, one, other)


@function(
    ("side", FACTS),
    result=FACTS,
    narrows=True,
    doc=(
        "fakta dari versi bertanggal yang sudah diganti oleh versi yang berlaku",
        "the facts of dated versions that the version in force has replaced",
    ),
)
def superseded(scope: Scope, side: Side) -> Side:
    """
    Keep the facts of earlier signed versions within the report's year; a copy of the version in force is none.
    """
    held = {edition(fakta.lembar.asal) for fakta in side if scope.force.holds(fakta.lembar.asal)}
    return tuple(fakta for fakta in side if edition(fakta.lembar.asal) not in held and _signed_in(scope, fakta))


def _signed_in(scope: Scope, fakta: Fakta) -> bool:
    tanggal = getattr(fakta.lembar.asal, "tanggal", None)
    return tanggal is not None and tanggal.tahun == scope.laporan.tahun


@function(
    ("side", FACTS),
    result=TEXT,
    doc=("tanggal dokumen yang memuat fakta pertama", "the date of the document that the first fact stands in"),
)
def dated(_: Scope, side: Side) -> Texts | None:
    """
    Write the date of a fact's document.
    """
    tanggal = getattr(side[0].lembar.asal, "tanggal", None) if side else None
    return None if tanggal is None else date_words(tanggal)
