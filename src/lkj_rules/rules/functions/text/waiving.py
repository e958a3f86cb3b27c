"""
Functions on the reviewer's waivers.
"""

from __future__ import annotations

from lkj_rules.domain.texts.words import listed
from lkj_rules.model.waivers import Waiver
from lkj_rules.rules.kinds import TEXT, object_of
from lkj_rules.rules.registry import Scope, function


@function(
    ("waiver", object_of(Waiver)),
    result=TEXT,
    doc=("angka yang dikecualikan, dengan kata-kata", "the figures that were waived, in words"),
)
def guarded_words(_scope: Scope, waiver: Waiver) -> str:
    """
    List the figures that a waiver was given for.
    """
    return listed(waiver.values)
