"""
Putting findings in order: gravest first, and what is the same fault in several places said once.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

import attrs

from lkj_rules.model.findings import Finding, Place


def arrange(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """
    Say repetitions once, make fingerprints unique, sort by severity, then rule, then reading order.
    """
    merged = _said_once(findings)
    numbered: dict[str, int] = {}
    unique = []
    for finding in merged:
        count = numbered.get(finding.fingerprint, 0) + 1
        numbered[finding.fingerprint] = count
        unique.append(finding if count == 1 else attrs.evolve(finding, fingerprint=f"{finding.fingerprint}-{count}"))
    return by_weight(unique)


def by_weight(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """
    Sort findings by severity, then rule; equals stay in reading order.
    """
    return tuple(sorted(findings, key=lambda finding: (-finding.severity.weight, finding.rule)))


def _said_once(findings: Iterable[Finding]) -> list[Finding]:
    """
    Join findings in which one rule says the same of one indicator in several tables; the further places become related ones.

    Of their fingerprints the least one stays, whichever table comes first.
    """
    first: dict[Hashable, int] = {}
    kept: list[Finding] = []
    for finding in findings:
        key = _sameness(finding)
        if key is None or key not in first:
            if key is not None:
                first[key] = len(kept)
            kept.append(finding)
            continue
        place = attrs.evolve(finding.place, role="juga")
        earlier = kept[first[key]]
        if place.pointer not in {known.pointer for known in _places(earlier)}:
            least = min(earlier.fingerprint, finding.fingerprint)
            kept[first[key]] = attrs.evolve(earlier, related=(*earlier.related, place), fingerprint=least)
    return kept


def _places(finding: Finding) -> tuple[Place, ...]:
    return (finding.place, *finding.related)


def _sameness(finding: Finding) -> Hashable | None:
    if finding.subject_code is None:
        return None
    expected = None if finding.expected is None else finding.expected.id
    partners = tuple("".join(place.value.split()) for place in finding.related if place.role != "juga")
    actual = "".join((finding.actual or "").split())
    measure = finding.measure or finding.place.role  # the years of one path of targets are columns of their own, but say the same
    return (finding.rule, finding.severity, finding.subject_code, measure, actual, expected, partners)
