"""
What is known of findings before a run: the reviewer's waivers, and the baseline of findings known before.

The office's own explanations stand in the report itself (``penjelasan``); these do not.
"""

from __future__ import annotations

import attrs

from lkj_rules.model.findings import Finding
from lkj_rules.model.waivers import Waiver


@attrs.frozen(kw_only=True)
class Papers:
    """
    Hold what is known of findings before a run: waivers of one file, fingerprints of a baseline, and which rules there are.

    ``rules`` are the ids of all rules, those that the run leaves out included; empty where that is not known.
    """

    waivers: tuple[Waiver, ...] = ()
    known: frozenset[str] = frozenset()
    rules: frozenset[str] = frozenset()


def guarded_values(finding: Finding) -> tuple[str, ...]:
    """
    Give the figures that a finding rests on, as printed, the blamed one first; white space does not count.

    Repetitions elsewhere are left out: the waiver of a fault does not end because one more place repeats it.
    """
    places = (finding.place, *(place for place in finding.related if place.role != "juga"))
    return tuple(dict.fromkeys(" ".join(place.value.split()) for place in places))
