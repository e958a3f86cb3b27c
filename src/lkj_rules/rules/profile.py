"""
A profile: which rules an office uses, how severe they are, and what holds where its reports state nothing themselves.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from lkj_rules.errors import InputError, Problem
from lkj_rules.model import Record
from lkj_rules.model.documents import Arah, KelasSkala, Laporan, Level, Rumus
from lkj_rules.model.findings import Severity, Texts
from lkj_rules.model.values import Sumber, Target
from lkj_rules.nearest import nearest
from lkj_rules.rules.families import nearest_id
from lkj_rules.rules.rule import Rule, RuleSet


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Profile(Record):
    """
    Hold one profile, what it extends included.

    ``batas_capaian``, ``batas_bawah``, ``rumus`` and ``skala`` hold where the report itself states none; the report always goes
    first, since it is judged by its own words.
    """

    name: str
    """Its short name."""
    title: Texts
    """Whom it is for."""
    source: str = ""
    """The file, as messages call it."""
    select: tuple[str, ...] = ()
    """Ids and families of the rules to use; empty for all."""
    ignore: tuple[str, ...] = ()
    """Ids and families of the rules not to use."""
    unwaivable: tuple[str, ...] = ()
    """Ids and families of rules that accept no waiver."""
    explainable: tuple[str, ...] = ()
    """Ids and families of rules whose errors an explanation softens although they are impossible arithmetic."""
    severity: dict[str, Severity] = attrs.field(factory=dict)
    """By rule: what replaces its own grade; that of its variants stays."""
    parameters: dict[str, dict[str, int | str]] = attrs.field(factory=dict)
    """By rule and name."""
    tingkat: tuple[Level, ...] = ()
    """The levels of office that it is made for."""
    batas_capaian: Target | None = None
    """The cap of achievements, in percent."""
    batas_bawah: Target | None = None
    """The floor of achievements, in percent."""
    rumus: tuple[Rumus, ...] = ()
    """The formulas of achievements, by direction."""
    skala: tuple[KelasSkala, ...] = ()
    """The classes of achievements."""

    def uses(self, rule: Rule) -> bool:
        """
        Return whether a rule is among those to use.
        """
        own = {rule.id, rule.family}
        return (not self.select or not own.isdisjoint(self.select)) and own.isdisjoint(self.ignore)


def apply_profile(rules: RuleSet, profile: Profile, *, among: RuleSet | None = None) -> RuleSet:
    """
    Give the rules graded and parametrised as a profile says; which of them to use (``select``, ``ignore``) is left to the caller.

    ``among`` are all rules that the profile may speak of, where ``rules`` are some of them.

    Raises ``InputError`` for an unknown rule or parameter, with the nearest one.
    """
    problems = [*_unknown_rules(among or rules, profile), *_wrong_parameters(rules, profile)]
    if problems:
        raise InputError(tuple(problems))
    return RuleSet(tuple(_set(rule, profile) for rule in rules))


def _set(rule: Rule, profile: Profile) -> Rule:
    chosen = profile.parameters.get(rule.id, {})
    severity = profile.severity.get(rule.id, rule.severity)
    waivable = rule.waivable and rule.id not in profile.unwaivable and rule.family not in profile.unwaivable
    parameters = tuple((name, chosen.get(name, value)) for name, value in rule.parameters)
    impossible = rule.impossible if {rule.id, rule.family}.isdisjoint(profile.explainable) else None
    if (severity, waivable, impossible, parameters) == (rule.severity, rule.waivable, rule.impossible, rule.parameters):
        return rule  # the same object, which is compiled already
    return attrs.evolve(rule, severity=severity, waivable=waivable, impossible=impossible, parameters=parameters)


def _unknown_rules(rules: RuleSet, profile: Profile) -> Iterator[Problem]:
    ids = [str(rule.id) for rule in rules]
    families = list(dict.fromkeys(rule.family for rule in rules))
    for key in ("select", "ignore", "unwaivable", "explainable"):
        for word in getattr(profile, key):
            if word not in ids and word not in families:
                yield _no_rule(profile, key, word, [*ids, *families])
    for key in ("severity", "parameters"):
        for word in getattr(profile, key):
            if word not in ids:
                yield _no_rule(profile, key, word, ids)


def _wrong_parameters(rules: RuleSet, profile: Profile) -> Iterator[Problem]:
    for rule in rules:
        known = dict(rule.parameters)
        for name, value in profile.parameters.get(rule.id, {}).items():
            place = f"/parameters/{rule.id}/{name}"
            if name not in known:
                near = nearest(name, list(known))
                yield _problem(
                    profile, place, f"Aturan {rule.id} tidak mempunyai parameter {name!r}.",
                    f"Rule {rule.id} has no parameter {name!r}.", near,
                )  # fmt: skip
            elif type(value) is not type(known[name]):
                kinds = ("bilangan bulat", "a whole number") if isinstance(known[name], int) else ("teks", "a text")
                yield _problem(profile, place, f"Seharusnya {kinds[0]}.", f"Expected {kinds[1]}.")


def _no_rule(profile: Profile, key: str, word: str, known: list[str]) -> Problem:
    return _problem(
        profile, f"/{key}/{word}", f"Tidak ada aturan {word!r}.", f"There is no rule {word!r}.", nearest_id(word, known)
    )  # fmt: skip


def _problem(profile: Profile, pointer: str, message_id: str, message_en: str, suggestion: str | None = None) -> Problem:
    return Problem(
        file=profile.source or profile.name, pointer=pointer, message_id=message_id, message_en=message_en, suggestion=suggestion
    )


def fill_in(laporan: Laporan, profile: Profile) -> Laporan:
    """
    Give the report with what the profile says where the report states nothing; their place in print is the profile.
    """
    lkj = laporan.lkj
    if lkj is None:
        return laporan
    own = Sumber(bab=f"profil {profile.name}")
    stated: set[Arah] = {rumus.arah for rumus in lkj.rumus}
    further = tuple(attrs.evolve(rumus, sumber=own) for rumus in profile.rumus if rumus.arah not in stated)
    filled = attrs.evolve(
        lkj,
        batas_capaian=lkj.batas_capaian or _placed(profile.batas_capaian, own),
        batas_bawah=lkj.batas_bawah or _placed(profile.batas_bawah, own),
        rumus=(*lkj.rumus, *further),
        skala=lkj.skala or profile.skala,
    )
    return laporan if filled == lkj else attrs.evolve(laporan, lkj=filled)


def _placed(value: Target | None, place: Sumber) -> Target | None:
    return None if value is None else attrs.evolve(value, sumber=place)
