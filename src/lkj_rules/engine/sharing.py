"""
One wrong cell often breaks several relations: findings that share a cell are joined, the suspect cell named once.

The suspect is found as faults in programs are localised from tests: the cell that most of the joined findings rest on and that the
fewest relations vouch for (they held although they looked at it). Nothing is said of what the right value would be, nor that a
joined finding would vanish: only that whoever mends them should look at this cell first.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import attrs

from lkj_rules.model.findings import Finding, Place, Pointer, RuleId, Severity, Status

Held = Mapping[Pointer, int]
"""For each value, how many relations that look at it hold."""

_STANDING = frozenset({Status.OPEN, Status.EXPLAINED})
_GRAVE = frozenset({Severity.ERROR, Severity.WARNING})


def join_shared(findings: Sequence[Finding], held: Held, relations: Collection[RuleId]) -> tuple[Finding, ...]:
    """
    Name for findings that share a cell the suspect among their cells and the finding to begin with.

    Only findings of ``relations`` are joined, the rules that compare figures: that something is missing is nobody's consequence.
    The order of the findings stays; the leading finding is the one that blames the suspect, else the gravest that rests on it.
    """
    by_cell = _by_cell(findings, relations)
    free = set(range(len(findings)))
    changed = list(findings)
    while (cell := _suspect(by_cell, free, findings, held)) is not None:
        members = [number for number in by_cell[cell] if number in free]
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
        if finding.severity in _GRAVE and finding.rule in relations and finding.status in _STANDING:
            for pointer in dict.fromkeys(place.pointer for place in _cells(finding)):
                found.setdefault(pointer, []).append(number)
    return found


def _suspect(
    by_cell: Mapping[Pointer, Sequence[int]], free: set[int], findings: Sequence[Finding], held: Held
) -> Pointer | None:
    """
    Choose the cell that most findings not yet joined rest on; of equals, the least vouched for, then the most blamed.
    """
    shared = [
        (-len(members), held.get(cell, 0), -sum(findings[number].place.pointer == cell for number in members), order, cell)
        for order, (cell, numbers) in enumerate(by_cell.items())
        if cell in held and len(members := [number for number in numbers if number in free]) > 1
    ]
    return min(shared)[-1] if shared else None


def _lead(members: Sequence[int], findings: Sequence[Finding], cell: Pointer) -> int:
    return min(members, key=lambda number: (findings[number].place.pointer != cell, -findings[number].severity.weight, number))
