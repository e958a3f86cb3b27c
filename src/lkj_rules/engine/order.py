"""
Findings in order: most severe first, repetitions once, and those that share one wrong cell joined.

One wrong cell often breaks several relations. The suspect is found as faults in programs are localised from tests: the cell where
one other figure undoes most findings (see ``trials``) and that the fewest relations vouch for (they held although they looked at
it). Nothing is said of what the right value would be: whoever fixes the findings should look at this cell first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from heapq import heappop, heappush

import attrs

from lkj_rules.model.findings import Finding, Place, Pointer, RuleId, Severity, Status
from lkj_rules.model.paths import digest

Held = Mapping[Pointer, int]
"""For each value, how many relations that look at it hold."""

Undone = Callable[[Pointer, Sequence[Finding]], Sequence[Finding]]
"""Gives for a cell and the findings that rest on it those that one other figure there undoes."""

_STANDING = frozenset({Status.OPEN, Status.EXPLAINED})
_SEVERE = frozenset({Severity.ERROR, Severity.WARNING})


def arrange(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """
    Say repetitions once, make fingerprints unique, sort by severity, then rule, then reading order.
    """
    unique = _set_apart(_once(findings), lambda finding: [path for path, _ in finding.values])
    unique = _set_apart(unique, lambda finding: finding.values)
    numbered = Counter[str]()
    for number, finding in enumerate(unique):
        numbered[finding.fingerprint] += 1
        if (count := numbered[finding.fingerprint]) > 1:
            unique[number] = attrs.evolve(finding, fingerprint=f"{finding.fingerprint}-{count}")
    return by_weight(unique)


def _set_apart(findings: list[Finding], known: Callable[[Finding], object]) -> list[Finding]:
    """
    Give findings with one fingerprint, which one rule makes of one cell, fingerprints of their own, by what is known of each.
    """
    shared = Counter(finding.fingerprint for finding in findings)
    ways = {(each.fingerprint, digest(known(each))) for each in findings if shared[each.fingerprint] > 1}
    alike = Counter(fingerprint for fingerprint, _ in ways)
    return [
        attrs.evolve(each, fingerprint=digest((each.fingerprint, known(each)))) if alike[each.fingerprint] > 1 else each
        for each in findings
    ]


def by_weight(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """
    Sort findings by severity, then rule; equals stay in reading order.
    """
    return tuple(sorted(findings, key=lambda finding: (-finding.severity.weight, finding.rule)))


def _once(findings: Iterable[Finding]) -> list[Finding]:
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
            least = min(earlier, finding, key=lambda each: each.fingerprint)
            kept[first[key]] = attrs.evolve(
                earlier, related=(*earlier.related, place), fingerprint=least.fingerprint, values=least.values
            )
    return kept


def _places(finding: Finding) -> tuple[Place, ...]:
    return (finding.place, *finding.related)


def _sameness(finding: Finding) -> Hashable | None:
    if finding.subject_code is None:
        return None
    expected = None if finding.expected is None else finding.expected.id
    partners = tuple(_figure(place.value) for place in finding.related if place.role != "juga")
    actual = _figure(finding.actual or "")
    measure = finding.measure or finding.place.role  # the years of one path of targets are columns of their own, but say the same
    return (finding.rule, finding.severity, finding.subject_code, measure, actual, expected, partners)


def _figure(text: str) -> str:
    """
    Write a printed value so that what is only a notation apart reads the same: 125.03% and 125,03 %.
    """
    return "".join(text.split()).replace(",", ".")


def join_shared(findings: Sequence[Finding], held: Held, relations: Collection[RuleId], undone: Undone) -> tuple[Finding, ...]:
    """
    Name for findings that share a cell the suspect among their cells and the finding to begin with.

    Only findings of ``relations`` are joined, the rules that compare figures: that something is missing is nobody's consequence. Of
    those that rest on a cell ``undone`` gives the ones that another figure there undoes; the others stay on their own. The order of
    the findings stays; the leading finding is the one that blames the suspect, else the most severe that rests on it.
    """
    shared = ((cell, members) for cell, members in _by_cell(findings, relations).items() if cell in held)
    by_cell = {cell: _undone(cell, members, findings, undone) for cell, members in shared}
    free = set(range(len(findings)))
    changed = list(findings)
    for cell, members in _suspects(by_cell, free, findings, held):
        free.difference_update(members)
        lead = _lead(members, findings, cell)
        place = next(place for place in _cells(findings[lead]) if place.pointer == cell)
        for number in members:
            cause = None if number == lead else findings[lead].fingerprint
            changed[number] = attrs.evolve(findings[number], suspect=place, cause=cause)
    return tuple(changed)


def _cells(finding: Finding) -> tuple[Place, ...]:
    """
    Give the values that a finding rests on; a repetition elsewhere is not one of them.
    """
    return (finding.place, *(place for place in finding.related if place.role != "juga"))


def _by_cell(findings: Sequence[Finding], relations: Collection[RuleId]) -> dict[Pointer, list[int]]:
    found: dict[Pointer, list[int]] = {}
    for number, finding in enumerate(findings):
        if finding.severity in _SEVERE and finding.rule in relations and finding.status in _STANDING:
            for pointer in dict.fromkeys(place.pointer for place in _cells(finding)):
                found.setdefault(pointer, []).append(number)
    return found


def _undone(cell: Pointer, members: Sequence[int], findings: Sequence[Finding], undone: Undone) -> list[int]:
    if len(members) < 2:  # noqa: PLR2004
        return []
    fixed = [id(finding) for finding in undone(cell, [findings[number] for number in members])]
    return [number for number in members if id(findings[number]) in fixed]


def _suspects(
    by_cell: Mapping[Pointer, Sequence[int]], free: Collection[int], findings: Sequence[Finding], held: Held
) -> Iterator[tuple[Pointer, list[int]]]:
    """
    Give the cell that most findings not yet joined rest on, with these; of equals, the least vouched for, then the most blamed.
    """
    weights = [(-len(findings) - 1, 0, 0, order, cell) for order, cell in enumerate(by_cell)]  # not yet weighed
    while weights:
        weight = heappop(weights)
        *_, order, cell = weight
        members = [number for number in by_cell[cell] if number in free]
        blamed = sum(findings[number].place.pointer == cell for number in members)
        now = (-len(members), held.get(cell, 0), -blamed, order, cell)
        if now == weight:
            yield cell, members
        elif len(members) > 1:  # as findings are joined, a cell can only lose weight
            heappush(weights, now)


def _lead(members: Sequence[int], findings: Sequence[Finding], cell: Pointer) -> int:
    return min(members, key=lambda number: (findings[number].place.pointer != cell, -findings[number].severity.weight, number))
