"""
What open errors mean: the report's headlines as they are, and as they would be with one error's figure corrected.

A headline is recomputed from the rows that it rests on; where the error is that the text states another one, it is as stated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import attrs

from lkj_rules.domain.scope import Scope
from lkj_rules.engine.consequences.claims import misquoted, stated_headline
from lkj_rules.engine.consequences.corrections import Correction, corrections
from lkj_rules.engine.consequences.headlines import Headline, headlines
from lkj_rules.model.consequences import Consequence, Outlook, Variation
from lkj_rules.model.documents import Laporan
from lkj_rules.model.findings import RunResult, Severity, Status
from lkj_rules.model.identity import ByIdentity
from lkj_rules.model.pointers import places_of
from lkj_rules.model.values import Nilai

__all__ = ["consequences_of"]


def consequences_of(laporan: Laporan, result: RunResult) -> tuple[Consequence, ...]:
    """
    Give what each open error means: the one that moves a headline most first, then by rupiah.

    Errors that move no headline and are not about money are left out.
    """
    errors = [each for each in result.findings if each.severity is Severity.ERROR and each.status is Status.OPEN]
    if not errors:
        return ()
    scope = Scope(laporan)
    wanted = {place.pointer for each in errors for place in (each.place, *each.related)}
    things = {pointer: thing for pointer, thing in places_of(laporan) if pointer in wanted}
    before = headlines(scope, ByIdentity())
    found = []
    for error in errors:
        blamed = things.get(error.place.pointer)
        outlooks = tuple(_outlooks(scope, before, corrections(scope, error, things)))
        stated = stated_headline(scope, error, blamed) if isinstance(blamed, Nilai) else None
        rupiah = error.rupiah or (misquoted(scope, blamed) if isinstance(blamed, Nilai) else None)
        if outlooks or stated or rupiah:
            told = (*outlooks, *(() if stated is None else (stated,)))
            found.append(Consequence(fingerprint=error.fingerprint, outlooks=told, rupiah=rupiah or None, rank=1))
    found.sort(key=_weight, reverse=True)
    return tuple(attrs.evolve(each, rank=number) for number, each in enumerate(found, start=1))


def _weight(consequence: Consequence) -> tuple[Fraction, int]:
    return max((each.shift for each in consequence.outlooks), default=Fraction(0)), consequence.rupiah or 0


def _outlooks(scope: Scope, before: dict[str, Headline], found: Sequence[Correction]) -> Iterator[Outlook]:
    """
    Compute every headline under every correction; a headline that none of them moves has no outlook.
    """
    after = [(each, headlines(scope, each.replaced)) for each in found]
    for key, headline in before.items():
        variations = [(each, made[key]) for each, made in after if key in made]
        if any(made.text != headline.text for _, made in variations):
            yield _outlook(headline, variations)


def _outlook(headline: Headline, variations: Sequence[tuple[Correction, Headline]]) -> Outlook:
    ordered = variations
    shift = Fraction(0)
    if headline.number is not None:
        ordered = sorted(variations, key=lambda each: each[1].number or Fraction(0))
        shift = max(abs((made.number or Fraction(0)) - headline.number) for _, made in variations)
    return Outlook(
        headline=headline.title, before=headline.text, low=ordered[0][1].text, high=ordered[-1][1].text,
        variations=tuple(Variation(policy=each.policy, text=made.text) for each, made in ordered), shift=shift,
    )  # fmt: skip
