"""
What a rule is: data, as its TOML file holds it. Nothing here runs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from typing import Any

import attrs

from lkj_rules.errors import InputError, Problem
from lkj_rules.model import Record
from lkj_rules.model.findings import Basis, RuleId, Severity, Texts
from lkj_rules.nearest import nearest
from lkj_rules.rules.definitions import Definition
from lkj_rules.rules.families import family_of, nearest_id


class Missing(StrEnum):
    """Name what it means that a side of an alignment has no fact for a key."""

    FAIL = "fail"
    SKIP = "skip"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class FactFilter(Record):
    """
    Choose facts by aspects: each aspect with the values that it may have.
    """

    aspects: tuple[tuple[str, tuple[str, ...]], ...]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Variant(Record):
    """
    Hold what a finding becomes when a further condition holds: another severity, other words.
    """

    when: str
    severity: Severity | None = None
    title: Texts | None = None
    message: Texts | None = None
    help: Texts | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Need(Record):
    """
    Hold what must be given before a check can be made, and the reason that is reported where it is not; the reason may have slots.
    """

    check: str
    reason: Texts


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Rule(Record):
    """
    Hold one rule.

    Exactly one of ``each`` (a collection of the model, or an expression that gives a list, whose members ``item`` names) and
    ``facts`` (named sides, paired on ``align``) says what is evaluated; ``group`` makes one item of members that share what it
    names. ``check`` holds one or more assertions, each evaluated for itself. ``let`` names values for ``when``, ``check`` and
    texts, in order. ``needs`` are what a check needs to be decided: without one of them an item that the rule applies to is not
    testable. ``evidence`` names the printed values that the check rests on, where they are not those that it reads.
    ``definitions`` are those that the rule's expressions use. ``guards`` is false for rules on how values are written, which
    vouch for no figure, and true for one that compares a single figure with words; others guard the figures they relate.
    ``limits`` says what a reader may expect of the rule that it does not do. ``waivable`` is false where no waiver is accepted.
    ``impossible`` says of a rule on arithmetic why no explanation makes right what it finds: its errors stay errors.
    ``source`` names the file for error messages; it takes no part in the rule's hash.
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
    item: str | None = None
    group: tuple[str, ...] = ()
    facts: tuple[tuple[str, FactFilter], ...] = ()
    align: tuple[str, ...] = ()
    missing: tuple[tuple[str, Missing], ...] = ()
    let: tuple[tuple[str, str], ...] = ()
    when: str | None = None
    needs: tuple[Need, ...] = ()
    blame: str | None = None
    evidence: str | None = None
    expected: str | Texts | None = None
    actual: str | None = None
    recomputation: str | Texts | None = None
    subject: str | None = None
    requires: tuple[str, ...] = ()
    guards: bool | None = None
    variants: tuple[Variant, ...] = ()
    checklist: tuple[str, ...] = ()
    parameters: tuple[tuple[str, Any], ...] = ()
    limits: Texts | None = None
    waivable: bool = True
    impossible: Texts | None = None
    definitions: tuple[Definition, ...] = ()
    source: str = attrs.field(default="", eq=False)

    def expressions(self) -> Iterator[str]:
        """
        Give every text of the rule in which an expression may stand, messages included.
        """
        parts = (self.each, self.when, self.blame, self.evidence, self.expected, self.actual, self.recomputation, self.subject)
        yield from (part for part in parts if isinstance(part, str))
        yield from (*self.check, *self.group, *self.align, *(text for _, text in self.let))
        yield from (*(need.check for need in self.needs), *(variant.when for variant in self.variants))
        spoken = [self.message, self.help, *(text for each in self.variants for text in (each.message, each.help))]
        spoken += [need.reason for need in self.needs]
        spoken += [stated for stated in (self.expected, self.recomputation) if isinstance(stated, Texts)]
        yield from (text for texts in spoken if texts is not None for text in (texts.id, texts.en))

    @property
    def family(self) -> str:
        """
        Give the family's letters: ``TGT`` of ``TGT004``.
        """
        return family_of(self.id)


@attrs.frozen(eq=False, repr=False)
class RuleSet(Record):
    """
    Hold rules in the order of their ids, each id once. Loops give the rules; ``len`` counts them.
    """

    rules: tuple[Rule, ...]
    """The rules."""
    left_out: frozenset[str] = attrs.field(default=frozenset(), eq=False, repr=False)
    """The ids of rules that there are, but that were not chosen."""

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    def ids(self) -> tuple[RuleId, ...]:
        """
        Give the ids in order.
        """
        return tuple(rule.id for rule in self.rules)

    def existing(self) -> frozenset[str]:
        """
        Give the ids of all rules there are, those that were not chosen included.
        """
        return self.left_out.union(self.ids())

    def get(self, rule_id: str) -> Rule | None:
        """
        Find a rule by id or by name.
        """
        return next((rule for rule in self.rules if rule_id in (rule.id, rule.name)), None)

    def named(self, word: str) -> tuple[Rule, ...]:
        """
        Find the rules that a word names, in either case: an id, a rule's name, or a family.
        """
        upper, lower = word.upper(), word.lower()
        return tuple(rule for rule in self.rules if upper in {rule.id, rule.family} or lower == rule.name)

    def nearest(self, word: str) -> str | None:
        """
        Give the id, family or name that a wrong word most likely means; ``None`` when none is near.
        """
        families = dict.fromkeys(rule.family for rule in self.rules)
        return nearest_id(word, [*self.ids(), *families]) or nearest(word.lower(), [rule.name for rule in self.rules])

    def choose(self, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> RuleSet:
        """
        Keep the rules that a word of ``select`` names (all, if none is given) and no word of ``ignore`` does.

        A word is an id, a rule's name, or a family. Raises ``InputError`` for every word that names no rule of this set.
        """
        wanted, unwanted = _words(select), _words(ignore)
        problems = (*self._unknown("select", wanted), *self._unknown("ignore", unwanted))
        if problems:
            raise InputError(problems)
        kept = {rule.id for word in wanted for rule in self.named(word)} if wanted else set(self.ids())
        kept -= {rule.id for word in unwanted for rule in self.named(word)}
        return self.keep(kept)

    def keep(self, ids: Collection[str]) -> RuleSet:
        """
        Keep the rules of these ids; the ids of the others are remembered.
        """
        kept = tuple(rule for rule in self.rules if rule.id in ids)
        return RuleSet(kept, left_out=self.left_out | {rule.id for rule in self.rules if rule.id not in ids})

    def _unknown(self, argument: str, words: tuple[str, ...]) -> Iterator[Problem]:
        for number, word in enumerate(words):
            if not self.named(word):
                yield Problem(
                    file="choose()", pointer=f"/{argument}/{number}", suggestion=self.nearest(word),
                    message_id=f"Tidak ada aturan {word!r} dalam kumpulan ini.",
                    message_en=f"There is no rule {word!r} in this set.",
                )  # fmt: skip

    @cached_property
    def hash(self) -> str:
        """
        Give a short hash over everything that the rules say, for reports to name the rule set they were made with.
        """
        digest = hashlib.sha256()
        for rule in self.rules:
            digest.update(repr(attrs.evolve(rule, source="")).encode())
        return digest.hexdigest()[:16]


def _words(given: Sequence[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)
