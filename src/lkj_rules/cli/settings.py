"""
What a run goes by: options first, then the project's configuration, then what holds for everyone.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import attrs

from lkj_rules.cli.choosing import NoSuchRule, choose_rules, split
from lkj_rules.cli.known import Known, read_today
from lkj_rules.cli.sources import STDIN, shown_name
from lkj_rules.errors import InputError, Problem
from lkj_rules.files.config_reader import ConfigFile, Reviewing
from lkj_rules.rules.profile import Profile
from lkj_rules.rules.rule import RuleSet

FAIL_ON = "error"
"""The threshold where none is stated."""


@attrs.frozen(kw_only=True)
class Options:
    """
    Hold the options on what to judge by, as they were given; empty where they were not.
    """

    rules: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: str | None = None
    config: str | None = None
    waivers: str | None = None
    baseline: str | None = None
    today: str | None = None
    fail_on: str | None = None
    jobs: int | None = None
    alone: bool = False
    lang: str | None = None

    @classmethod
    def taken(cls, given: dict[str, Any]) -> Options:
        """
        Take these options out of all those given to a command.
        """
        return cls(**{field.name: given.pop(field.name) for field in attrs.fields(cls) if field.name in given})


@attrs.frozen(kw_only=True)
class Settings:
    """
    Hold what a run goes by, files read and names looked up.
    """

    rules: RuleSet
    known: Known
    profile: Profile | None
    fail_on: str
    jobs: int
    alone: bool
    bahasa: str
    reviu: Reviewing


def settle(options: Options, reports: Sequence[str], *, bahasa: str, with_baseline: bool = True) -> Settings:
    """
    Settle everything before the first report is read; without the baseline where it is about to be written.

    Raises ``InputError`` or ``RuleError`` for a file that cannot be read, ``WrongUsage`` for an option that means nothing.
    """
    file = _config(options.config, reports)
    config = file.config
    if options.lang is None and config.lang is not None:
        bahasa = config.lang
    folders = (*options.rules, *(file.path(folder) for folder in config.rules))
    packs = tuple(dict.fromkeys((*options.packs, *config.packs)))
    profile = _profile(options.profile, file, packs)
    select, ignore = options.select or config.select, (*options.ignore, *config.ignore)
    try:
        rules = choose_rules(folders, select, ignore, packs=packs, profile=profile, bahasa=bahasa)
    except NoSuchRule as refused:
        raise _of_config(refused, options, file) from None
    waivers = options.waivers or _path(file, config.waivers)
    baseline = options.baseline or _path(file, config.baseline) if with_baseline else None
    return Settings(
        rules=rules, profile=profile, bahasa=bahasa, reviu=config.reviu,
        known=Known(today=read_today(options.today), profile=profile, rules=rules.existing(), **_papers(waivers, baseline)),
        fail_on=options.fail_on or config.fail_on or FAIL_ON,
        jobs=options.jobs or config.jobs or 1,
        alone=options.alone or bool(config.alone),
    )  # fmt: skip


def _of_config(refused: NoSuchRule, options: Options, file: ConfigFile) -> NoSuchRule | InputError:
    """
    Name the configuration where the unknown rule stands in it, and not in an option.
    """
    word = refused.word
    key = next((key for key in ("select", "ignore") if word in split(getattr(file.config, key))), None)
    if key is None or word in split((*options.select, *options.ignore)):
        return refused
    return InputError((
        Problem(
            file=file.name, pointer=f"{file.prefix}/{key}", message_id=f"Tidak ada aturan {word!r}.",
            message_en=f"There is no rule {word!r}.", suggestion=refused.near,
        ),
    ))  # fmt: skip


def _config(named: str | None, reports: Sequence[str]) -> ConfigFile:
    """
    Read the configuration that is named, or the one that holds for the first report; an empty one where there is none.
    """
    from lkj_rules.files.config_reader import find_config, read_config

    start = next((report for report in reports if report != STDIN), ".")
    path = find_config(start) if named is None else named
    return ConfigFile() if path is None else read_config(path, name=shown_name(os.fspath(path)))


def _path(file: ConfigFile, written: str | None) -> str | None:
    return None if written is None else file.path(written)


def _profile(named: str | None, file: ConfigFile, packs: Sequence[str]) -> Profile | None:
    if named is not None:
        return find_profile(named, ".", packs)
    if file.config.profile is None:
        return None
    return find_profile(file.config.profile, file.folder, packs, asked_by=(file.name, f"{file.prefix}/profile"))


def find_profile(name: str, base: str, packs: Sequence[str], *, asked_by: tuple[str, str] | None = None) -> Profile:
    """
    Read a profile: built in, by path from ``base``, or of an installed pack; ``asked_by`` are file and pointer that name it.

    Raises ``InputError`` where there is none, or it is wrong.
    """
    from lkj_rules.files.profile_reader import Asking, read_profile

    asking = None if asked_by is None else Asking(*asked_by)
    return read_profile(name, base=base, find=lambda word: _of_packs(word, packs), asking=asking)


def _of_packs(name: str, packs: Sequence[str]) -> Any:
    from lkj_rules.files.packs import find_pack

    found = (find_pack(pack).profile(name) for pack in packs)
    return next((path for path in found if path is not None), None)


def _papers(waivers: str | None, baseline: str | None) -> dict[str, Any]:
    papers: dict[str, Any] = {}
    if waivers is not None:
        from lkj_rules.files.waiver_reader import read_waivers

        papers["waivers"] = read_waivers(waivers, name=shown_name(waivers))
    if baseline is not None:
        from lkj_rules.files.baseline_file import read_baseline

        papers["baseline"] = read_baseline(baseline, name=shown_name(baseline))
    return papers
