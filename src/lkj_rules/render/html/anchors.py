"""
The id of every finding on the page, made of its fingerprint, so that a link to it outlives the next run.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import attrs

from lkj_rules.model.findings import RuleId
from lkj_rules.render.material import Checked
from lkj_rules.render.views.findings import Shown, findings_shown

FULL, BRIEF = 1_000, 6_000
"""So many findings of a whole page are shown in full, so many more in one line each; a browser handles no more with ease."""
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


@attrs.frozen
class Anchors:
    """
    Hold the findings of one report that are on the page: in full, in brief, the others counted by rule, and the id of each.
    """

    findings: tuple[Shown, ...]
    full: tuple[Shown, ...]
    brief: tuple[Shown, ...]
    counted: Mapping[RuleId, int]
    _ids: Mapping[int, str]
    _links: Mapping[str, Link]

    def of(self, finding: Shown) -> str | None:
        """
        Give the id of a finding; ``None`` where it is not shown.
        """
        return self._ids.get(id(finding))

    def links(self, fingerprints: Iterable[str]) -> tuple[Link, ...]:
        """
        Give what leads to the findings that are shown, in their order, once for each rule.
        """
        found: dict[RuleId, Link] = {}
        for fingerprint in fingerprints:
            link = self._links.get(fingerprint)
            if link is not None:
                known = found.setdefault(link.rule, link)
                found[link.rule] = known if known is link else attrs.evolve(known, number=known.number + 1)
        return tuple(found.values())


def anchors_of(reports: Sequence[Checked], bahasa: str) -> tuple[Anchors, ...]:
    """
    Choose what is shown of each report, and give every id once on the page.

    Of many findings every rule gets its share: a thousand broken sums do not crowd out the one wrong target.
    """
    number = max(len(reports), 1)
    full = max(LEAST_FULL, FULL // number)
    shown = full + max(LEAST_BRIEF, BRIEF // number)
    taken: Counter[str] = Counter()
    return tuple(_anchors(findings_shown(report, bahasa), full, shown, taken) for report in reports)


def _anchors(findings: Sequence[Shown], full: int, shown: int, taken: Counter[str]) -> Anchors:
    chosen = _fairly(findings)[:shown]
    in_full = {id(finding) for finding in chosen[:full]}
    ids: dict[int, str] = {}
    links: dict[str, Link] = {}
    for finding in chosen:
        bare = f"t-{_FOREIGN.sub('', finding.fingerprint)}"
        taken[bare] += 1
        ids[id(finding)] = bare if taken[bare] == 1 else f"{bare}.{taken[bare]}"
        links.setdefault(finding.fingerprint, Link(ids[id(finding)], finding.rule))
    return Anchors(
        findings=tuple(findings),
        full=tuple(finding for finding in findings if id(finding) in in_full),
        brief=tuple(finding for finding in findings if id(finding) in ids and id(finding) not in in_full),
        counted=Counter(finding.rule for finding in findings if id(finding) not in ids), ids=ids, links=links,
    )  # fmt: skip


def _fairly(findings: Sequence[Shown]) -> list[Shown]:
    """
    Put findings in an order in which every rule comes once before any comes twice; of one rule the most severe first.
    """
    turns: Counter[RuleId] = Counter()
    ranked = []
    for number, finding in enumerate(findings):
        turns[finding.rule] += 1
        ranked.append((turns[finding.rule], number, finding))
    return [finding for _, _, finding in sorted(ranked, key=lambda each: each[:2])]
