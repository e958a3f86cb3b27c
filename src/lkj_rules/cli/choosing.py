"""
Which rules to use: the built-in ones and one's own, chosen by id, name or family.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkj_rules.api import load_rules
from lkj_rules.cli.doors import WrongUsage
from lkj_rules.cli.language import pick
from lkj_rules.rules.profile import Profile, apply_profile
from lkj_rules.rules.rule import RuleSet


class NoSuchRule(WrongUsage):
    """
    Tell that a word names no rule; with the word and the nearest one, for whoever knows in which file it stands.
    """

    def __init__(self, word: str, near: str | None, bahasa: str) -> None:
        hint = "" if near is None else pick((f" Maksudnya {near}?", f" Did you mean {near}?"), bahasa)
        super().__init__((f"Tidak ada aturan {word!r}.{hint}", f"There is no rule {word!r}.{hint}"))
        self.word, self.near = word, near


def choose_rules(
    folders: Sequence[str] = (), select: Sequence[str] = (), ignore: Sequence[str] = (), *, packs: Sequence[str] = (),
    profile: Profile | None = None, bahasa: str = "id",
) -> RuleSet:
    """
    Load the rules and keep those selected and not ignored; a profile's own choice holds where nothing is selected.

    Raises ``RuleError`` for a rule file that cannot be loaded, ``WrongUsage`` for an id that no rule has, ``InputError`` for a
    profile that speaks of a rule that there is not.
    """
    rules = load_rules(*folders, packs=packs)
    if profile is not None:
        rules = apply_profile(rules, profile)
        select, ignore = select or profile.select, (*ignore, *profile.ignore)
    wanted = set(resolve(select, rules, bahasa)) if select else set(rules.ids())
    wanted -= set(resolve(ignore, rules, bahasa))
    if not wanted:
        raise WrongUsage(("Tidak ada aturan yang tersisa untuk diuji.", "No rule is left to check with."))
    return rules.keep(wanted)


def resolve(words: Sequence[str], rules: RuleSet, bahasa: str) -> Iterator[str]:
    """
    Give the ids that words name: ``TGT004``, ``target-...`` (a rule's name) or ``TGT`` (a family); commas part words.
    """
    for word in split(words):
        found = [rule.id for rule in rules.named(word)]
        if not found:
            raise NoSuchRule(word, rules.nearest(word), bahasa)
        yield from found


def split(words: Sequence[str]) -> list[str]:
    """
    Part words at commas and drop empty ones.
    """
    return [part.strip() for word in words for part in word.split(",") if part.strip()]
