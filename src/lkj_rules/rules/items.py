"""
What happens for one item of a rule's loop, as Python source: missing sides, applicability, named values, needs, checks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkj_rules.rules.compiled import NEED, Compiled
from lkj_rules.rules.rule import Missing

Lets = Sequence[tuple[str, Compiled]]


def item_source(
    pad: str, items: str, skip: str, *, missing: list[tuple[str, Missing]], lets: Lets, conditions: Sequence[Compiled],
    needs: Sequence[Compiled], checks: Sequence[Compiled], evidence: Sequence[Compiled],
) -> Iterator[str]:
    """
    Write what happens for one item: missing sides, applicability, named values, needs, checks.
    """
    def absent(policy: Missing, outcome: str) -> Iterator[str]:
        for name, chosen in missing:
            if chosen is policy:
                yield f"{pad}if b_{name} is None:\n{pad}    {outcome}\n{pad}    continue"

    yield from absent(Missing.SKIP, skip)
    early = {name for part in conditions for name in part.names}
    used = early.union(*(part.names for part in (*needs, *checks, *evidence)))
    lets = [(name, compiled) for name, compiled in lets if name in used]
    failed = list(absent(Missing.FAIL, f"o.fail(-1, {items})"))
    read = {*early, *(each for name, compiled in lets if name in early for each in compiled.names)}
    if any(policy is Missing.FAIL and name in read for name, policy in missing):
        yield from failed  # the condition reads the side that is not there
        failed = []
    if conditions:
        yield from _condition(pad, items, skip, lets, conditions)
    yield from () if needs else failed
    yield from (f"{pad}l_{name} = {compiled.source}" for name, compiled in lets if name not in early)
    for number, need in enumerate(needs):
        yield f"{pad}if ({need.source}) is not True:\n{pad}    o.unknown({NEED - number}, {items})\n{pad}    continue"
    yield from failed if needs else ()  # what a rule needs, it needs to miss a side as well
    if not checks:
        yield f"{pad}n_pass += 1\n{pad}if o.tracing:\n{pad}    o.trace(-1, {items}, {items})"
    for number, (check, seen) in enumerate(zip(checks, evidence, strict=True)):
        yield f"{pad}c = {check.source}"
        yield f"{pad}if c is None:\n{pad}    o.unknown({number}, {items})"
        yield f"{pad}elif c:\n{pad}    n_pass += 1"
        if seen.source != "()":
            count = f"\n{pad}        s.work.left = h_max_steps" if is_counted(seen.source) else ""
            yield f"{pad}    if o.tracing:{count}\n{pad}        o.trace({number}, {items}, {seen.source})"
        yield f"{pad}else:\n{pad}    o.fail({number}, {items})"


def is_counted(source: str) -> bool:
    """
    Return whether source counts down the members that it visits.
    """
    return "h_steps(" in source or "h_sized(" in source


def _condition(pad: str, items: str, skip: str, lets: Lets, conditions: Sequence[Compiled]) -> Iterator[str]:
    """
    Write the condition part by part, each named value before the first part that reads it: most items fall at a cheap part.
    """
    written: set[str] = set()
    opened = not all(part.sure for part in conditions)
    if opened:
        yield f"{pad}w = True"
    for part in conditions:
        yield from (f"{pad}l_{name} = {compiled.source}" for name, compiled in lets if name in part.names - written)
        written |= part.names
        if part.sure:
            yield f"{pad}if not {part.source}:\n{pad}    {skip}\n{pad}    continue"
            continue
        yield f"{pad}p = {part.source}"
        yield f"{pad}if p is False:\n{pad}    {skip}\n{pad}    continue"
        yield f"{pad}if p is None:\n{pad}    w = None"
    if opened:
        yield f"{pad}if w is None:\n{pad}    o.unknown(-1, {items})\n{pad}    continue"
