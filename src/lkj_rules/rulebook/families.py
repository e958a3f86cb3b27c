"""
Rules sorted into their families.
"""

from __future__ import annotations

from collections.abc import Iterable

from lkj_rules.rules.families import FAMILIES
from lkj_rules.rules.rule import Rule


def by_family(rules: Iterable[Rule]) -> dict[str, list[Rule]]:
    """
    Sort rules into their families, in the order of ``FAMILIES``, others after these.
    """
    found: dict[str, list[Rule]] = {letters: [] for letters in FAMILIES}
    for rule in rules:
        found.setdefault(rule.family, []).append(rule)
    return {letters: members for letters, members in found.items() if members}
