"""
The id of every finding on the page, made of its fingerprint, so that a link to it outlives the next run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import attrs

from lkj_rules.model.findings import Finding, RuleId
from lkj_rules.render.material import Session

FULL, BRIEF = 1_000, 6_000
"""So many findings of a whole page are told in full, so many more in one line each; a browser bears no more with ease."""
LEAST_FULL, LEAST_BRIEF = 40, 200
"""The same for each report, however many there are."""
_FOREIGN = re.compile(r"[^0-9A-Za-z-]")


@attrs.frozen
class Link:
    """
    Hold what leads to the first of some findings of one rule: its id, the rule, and how many they are.
    """

    anchor: str
    rule: RuleId
    number: int = 1


class Anchors:
    """
    Know the findings of one page: which are told in full, which in brief, and the id of each; every id is given once.

    Of many findings every rule gets its share: a thousand broken sums do not crowd out the one wrong target.
    """

    def __init__(self, session: Session) -> None:
        number = max(len(session.reports), 1)
        full = max(LEAST_FULL, FULL // number)
        shown = full + max(LEAST_BRIEF, BRIEF // number)
        self._full: set[tuple[int, int]] = set()
        self._ids: dict[tuple[int, int], str] = {}
        self._links: dict[tuple[int, str], Link] = {}
        taken: dict[str, int] = {}
        for place, report in enumerate(session.reports):
            chosen = _fairly(report.result.findings)[:shown]
            self._full.update((place, id(finding)) for finding in chosen[:full])
            for finding in chosen:
                bare = f"t-{_FOREIGN.sub('', finding.fingerprint)}"
                taken[bare] = taken.get(bare, 0) + 1
                made = bare if taken[bare] == 1 else f"{bare}.{taken[bare]}"
                self._ids[place, id(finding)] = made
                self._links.setdefault((place, finding.fingerprint), Link(made, finding.rule))

    def of(self, place: int, finding: Finding) -> str | None:
        """
        Give the id of a finding of the report number ``place`` from 0; ``None`` where it is not shown.
        """
        return self._ids.get((place, id(finding)))

    def in_full(self, place: int, finding: Finding) -> bool:
        """
        Tell whether a finding is told in full.
        """
        return (place, id(finding)) in self._full

    def links(self, place: int, fingerprints: Iterable[str]) -> tuple[Link, ...]:
        """
        Give what leads to the findings that are shown, in their order, once for each rule.
        """
        found: dict[RuleId, Link] = {}
        for fingerprint in fingerprints:
            link = self._links.get((place, fingerprint))
            if link is not None:
                known = found.setdefault(link.rule, link)
                found[link.rule] = known if known is link else attrs.evolve(known, number=known.number + 1)
        return tuple(found.values())


def _fairly(findings: Sequence[Finding]) -> list[Finding]:
    """
    Put findings in an order in which every rule comes once before any comes twice; of one rule the gravest first.
    """
    turns: dict[RuleId, int] = {}
    ranked = []
    for number, finding in enumerate(findings):
        turns[finding.rule] = turns.get(finding.rule, 0) + 1
        ranked.append((turns[finding.rule], number, finding))
    return [finding for _, _, finding in sorted(ranked, key=lambda each: each[:2])]
