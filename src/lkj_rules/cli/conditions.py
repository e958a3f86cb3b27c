"""
The conditions of a run put together, for whoever reads its result: what options, configuration and profile state.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from lkj_rules.cli.sources import shown_name
from lkj_rules.files.built_in import built_in_profile
from lkj_rules.render.conditions import Change, Conditions, Paper

if TYPE_CHECKING:
    from lkj_rules.cli.settings import Settings
    from lkj_rules.files.config_reader import ConfigFile
    from lkj_rules.rules.profile import Profile

_JUDGING = ("batas_capaian", "batas_bawah", "rumus", "skala", "explainable", "unwaivable")
"""Keys of a profile that change what is found or settled, besides rules, severities and parameters."""


def conditions_of(
    settings: Settings, file: ConfigFile, *, found: bool, select: Sequence[str], ignore: Sequence[str], folders: Sequence[str],
    packs: Sequence[str], baseline: str | None, day: str,
) -> Conditions:  # fmt: skip
    """
    Put together the conditions of settled settings.

    ``folders`` are those that options name, ``found`` says that they name no file, ``day`` is the one that an option states.
    """
    profile, waivers = settings.profile, settings.waivers
    near = PurePosixPath(file.name).parent
    return Conditions(
        config=file.name, found=found and bool(file.name),
        profile="" if profile is None else profile.name, profile_file="" if profile is None else _file_of(profile),
        profile_states=() if profile is None or not _file_of(profile)
        else tuple(key for key in _JUDGING if getattr(profile, key) not in (None, ())),
        select=tuple(select or (() if profile is None else profile.select)),
        ignore=tuple(dict.fromkeys((*ignore, *(() if profile is None else profile.ignore)))),
        rules_run=len(settings.rules), rules_known=len(settings.rules.existing()),
        changes=() if profile is None else _changes(profile), fail_on=settings.fail_on,
        waivers=None if waivers is None else Paper(file=waivers.name, entries=len(waivers.waivers), day=day),
        baseline=None if baseline is None or settings.baseline is None
        else Paper(file=shown_name(baseline), entries=len(settings.baseline.entries)),
        further_rules=(*map(shown_name, folders), *((near / folder).as_posix() for folder in file.config.rules), *packs),
        alone=settings.alone,
    )  # fmt: skip


def _file_of(profile: Profile) -> str:
    """
    Give the name of a profile's own file; nothing for a built-in one.
    """
    return "" if built_in_profile(profile.name) is not None and profile.source.endswith(profile.name) else profile.source


def _changes(profile: Profile) -> tuple[Change, ...]:
    rules = sorted({*profile.severity, *profile.parameters})
    return tuple(
        Change(rule=rule, severity=profile.severity.get(rule), parameters=tuple(profile.parameters.get(rule, {}).items()))
        for rule in rules
    )
