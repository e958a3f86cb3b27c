"""
What a rule is: data, as its TOML file holds it. Nothing here runs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

import attrs

from lkj_rules.model.findings import Basis, RuleId, Severity, Texts
from lkj_rules.rules.families import family_of


class Missing(StrEnum):
    """Name what it means that a side of an alignment has no fact for a key."""

    FAIL = "fail"
    SKIP = "skip"


@attrs.frozen(kw_only=True)
class FactFilter:
    """
    Choose facts by aspects: each aspect with the values that it may have.
    """

    aspects: tuple[tuple[str, tuple[str, ...]], ...]


@attrs.frozen(kw_only=True)
class Variant:
    """
    Hold what a finding becomes when a further condition holds: another severity, other words.
    """

    when: str
    severity: Severity | None = None
    title: Texts | None = None
    message: Texts | None = None
    help: Texts | None = None


@attrs.frozen(kw_only=True)
class Rule:
    """
    Hold one rule.

    Exactly one of ``each`` (a collection of the model) and ``facts`` (named sides, paired on ``align``) says what is evaluated.
    ``check`` holds one or more assertions, each evaluated for itself. ``let`` names values for ``when``, ``check`` and texts, in
    order. ``guards`` is false for rules on how values are written, which vouch for no figure, and true for one that holds a single
    figure against words; others guard the figures they relate. ``limits`` says what a reader may expect of the rule that it does
    not do. ``waivable`` is false where no waiver is accepted. ``source`` names the file for error messages; it takes no part in the
    rule's hash.
    """

    id: RuleId
    name: str
    severity: Severity
    since: str
    title: Texts
    message: Texts
    help: Texts
    rationale: Texts
    basis: tuple[Basis, ...]
    check: tuple[str, ...] = ()
    each: str | None = None
    facts: tuple[tuple[str, FactFilter], ...] = ()
    align: tuple[str, ...] = ()
    missing: tuple[tuple[str, Missing], ...] = ()
    let: tuple[tuple[str, str], ...] = ()
    when: str | None = None
    blame: str | None = None
    expected: str | None = None
    actual: str | None = None
    recomputation: str | None = None
    subject: str | None = None
    requires: tuple[str, ...] = ()
    guards: bool | None = None
    variants: tuple[Variant, ...] = ()
    checklist: tuple[str, ...] = ()
    parameters: tuple[tuple[str, Any], ...] = ()
    limits: Texts | None = None
    waivable: bool = True
    source: str = attrs.field(default="", eq=False)

    @property
    def family(self) -> str:
        """
        Give the family's letters: ``TGT`` of ``TGT004``.
        """
        return family_of(self.id)


@attrs.frozen
class RuleSet:
    """
    Hold rules in the order of their ids, each id once. Loops give the rules; ``len`` counts them.
    """

    rules: tuple[Rule, ...]
    """The rules."""

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    def ids(self) -> tuple[RuleId, ...]:
        """
        Give the ids in order.
        """
        return tuple(rule.id for rule in self.rules)

    def get(self, rule_id: str) -> Rule | None:
        """
        Find a rule by id or by name.
        """
        return next((rule for rule in self.rules if rule_id in (rule.id, rule.name)), None)

    def choose(self, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> RuleSet:
        """
        Keep the rules that a ``select`` prefix names (all, if none is given) and no ``ignore`` prefix does.
        """
        return RuleSet(
            tuple(
                rule
                for rule in self.rules
                if (not select or rule.id.startswith(select)) and not (ignore and rule.id.startswith(ignore))
            )
        )

    @property
    def hash(self) -> str:
        """
        Give a short hash over everything that the rules say, for reports to name the rule set they were made with.
        """
        digest = hashlib.sha256()
        for rule in self.rules:
            digest.update(repr(attrs.evolve(rule, source="")).encode())
        return digest.hexdigest()[:16]
