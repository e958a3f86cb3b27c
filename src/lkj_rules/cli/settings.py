"""
What governs a run: options first, then the project's configuration, then what holds for everyone.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from lkj_rules.api import load_rules
from lkj_rules.cli.conditions import conditions_of
from lkj_rules.cli.errors import WrongUsage, with_suggestion
from lkj_rules.cli.language import use_configured
from lkj_rules.cli.sources import STDIN, shown_name
from lkj_rules.errors import InputError, Problem
from lkj_rules.files.config_reader import ConfigFile, Reviewer
from lkj_rules.files.report_reader import LIMIT, MEGABYTE
from lkj_rules.model import Record
from lkj_rules.model.values import Tanggal
from lkj_rules.model.waivers import Papers
from lkj_rules.render.conditions import Conditions
from lkj_rules.rules.rule import RuleSet

if TYPE_CHECKING:  # few runs use them
    from lkj_rules.files.baseline_file import Baseline
    from lkj_rules.files.waiver_reader import WaiverFile
    from lkj_rules.rules.profile import Profile


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Settings(Record):
    """
    Hold what governs a run, files read and names looked up.
    """

    rules: RuleSet
    today: Tanggal
    """The day that the run takes as today."""
    profile: Profile | None = None
    waivers: WaiverFile | None = None
    baseline: Baseline | None = None
    fail_on: str = "error"
    jobs: int = 1
    cluster: str | None = None
    """The address of the Dask cluster whose workers check."""
    limit: int = LIMIT
    """Bytes that a report may have."""
    alone: bool = False
    bahasa: str = "id"
    reviu: Reviewer = attrs.field(factory=Reviewer)
    read: tuple[str, ...] = ()
    """The files that were read for this: configuration, profile, waivers, baseline."""
    conditions: Conditions = attrs.field(factory=Conditions)
    """What is said of all this to whoever reads the result."""

    @property
    def papers(self) -> Papers:
        """
        Give the papers that findings are compared with.
        """
        return Papers(
            waivers=() if self.waivers is None else self.waivers.waivers,
            known={} if self.baseline is None else self.baseline.known,
            rules=self.rules.existing(),
        )


def settle(
    reports: Sequence[str], *, rules: Sequence[str] = (), packs: Sequence[str] = (), select: Sequence[str] = (),
    ignore: Sequence[str] = (), profile: str | None = None, config: str | None = None, waivers: str | None = None,
    baseline: str | None = None, today: Tanggal | None = None, fail_on: str | None = None, jobs: int | None = None,
    cluster: str | None = None, max_size: int | None = None, alone: bool = False, isolated: bool = False,
    with_baseline: bool = True,
) -> Settings:  # fmt: skip
    """
    Settle everything before the first report is read; without the baseline where it is about to be written.

    ``isolated`` ignores configuration that is found near the reports; a file that ``config`` names counts all the same.

    Raises ``InputError`` or ``RuleError`` for a file that cannot be read, ``WrongUsage`` for an option that means nothing.
    """
    file = ConfigFile() if isolated and config is None else _config(config, reports)
    stated = file.config
    bahasa = use_configured(stated.lang)
    folders = (*rules, *(file.path(folder) for folder in stated.rules))
    packs = tuple(dict.fromkeys((*packs, *stated.packs)))
    found = _profile(profile, file, packs)
    select, ignore, given = select or stated.select, (*ignore, *stated.ignore), (*select, *ignore)
    try:
        chosen = choose_rules(folders, select, ignore, packs=packs, profile=found)
    except UnknownRule as unknown:
        raise _of_config(unknown, file, split(given)) from None
    waivers = waivers or (stated.waivers and file.path(stated.waivers))
    baseline = baseline or (stated.baseline and file.path(stated.baseline)) if with_baseline else None
    settings = Settings(
        rules=chosen, profile=found, today=today or _current_day(), **_papers(waivers, baseline), bahasa=bahasa, reviu=stated.reviu,
        fail_on=fail_on or stated.fail_on or "error", jobs=jobs or stated.jobs or 1, cluster=cluster,
        limit=LIMIT if (size := max_size or stated.max_size) is None else size * MEGABYTE, alone=alone or bool(stated.alone),
        read=tuple(each for each in (file.name and file.path(Path(file.name).name), profile, waivers, baseline) if each),
    )  # fmt: skip
    conditions = conditions_of(
        settings, file, found=config is None, select=split(select), ignore=split(ignore), folders=rules, packs=packs,
        baseline=baseline, day="" if today is None else str(today),
    )  # fmt: skip
    return attrs.evolve(settings, conditions=conditions)


def _of_config(unknown: UnknownRule, file: ConfigFile, given: Sequence[str]) -> UnknownRule | InputError:
    """
    Name the configuration where the unknown rule is in it, and not in the options given.
    """
    word = unknown.word
    key = next((key for key in ("select", "ignore") if word in split(getattr(file.config, key))), None)
    if key is None or word in given:
        return unknown
    return InputError((
        Problem(
            file=file.name, pointer=f"{file.prefix}/{key}", message_id=f"Tidak ada aturan {word!r}.",
            message_en=f"There is no rule {word!r}.", suggestion=unknown.near,
        ),
    ))  # fmt: skip


def _config(named: str | None, reports: Sequence[str]) -> ConfigFile:
    """
    Read the configuration that is named, or the one that holds for all reports; an empty one where there is none.

    One that lies next to one of several reports is not asked about the others, so none of them can loosen what holds for all.
    """
    from lkj_rules.files.config_reader import find_config, read_config

    path = find_config(_common_folder(reports)) if named is None else named
    return ConfigFile() if path is None else read_config(path, name=config_name(path))


def _common_folder(reports: Sequence[str]) -> str:
    real = (Path(os.path.realpath("." if report == STDIN else report)) for report in reports or (".",))
    folders = [path if path.is_dir() else path.parent for path in real]
    try:
        return os.path.commonpath(folders)
    except ValueError:  # on different drives
        return os.fspath(folders[0].anchor)


def config_name(path: str | os.PathLike[str]) -> str:
    """
    Give the name by which output calls a configuration; one above the working folder is called by the way up to it.
    """
    upwards = os.path.relpath(path)
    return upwards if set(Path(upwards).parts[:-1]) == {".."} else shown_name(os.fspath(path))


def _profile(named: str | None, file: ConfigFile, packs: Sequence[str]) -> Profile | None:
    if named is not None:
        return find_profile(named, packs)
    if file.config.profile is None:
        return None
    return find_profile(file.config.profile, packs, base=file.folder, asked_by=(file.name, f"{file.prefix}/profile"))


def find_profile(name: str, packs: Sequence[str], *, base: str = ".", asked_by: tuple[str, str] | None = None) -> Profile:
    """
    Read a profile: built in, by path from ``base``, or of an installed pack; ``asked_by`` are file and pointer that name it.

    Raises ``InputError`` where there is none, or it is wrong.
    """
    from lkj_rules.files.packs import find_pack
    from lkj_rules.files.profile_reader import Mention, read_profile

    def in_packs(word: str) -> str | os.PathLike[str] | None:
        return next((path for pack in packs if (path := find_pack(pack).profile(word)) is not None), None)

    return read_profile(name, base=base, find=in_packs, mention=None if asked_by is None else Mention(*asked_by))


def _papers(waivers: str | None, baseline: str | None) -> dict[str, Any]:
    papers: dict[str, Any] = {}
    if waivers is not None:
        from lkj_rules.files.waiver_reader import read_waivers

        papers["waivers"] = read_waivers(waivers, name=shown_name(waivers))
    if baseline is not None:
        from lkj_rules.files.baseline_file import read_baseline

        papers["baseline"] = read_baseline(baseline, name=shown_name(baseline))
    return papers


def _current_day() -> Tanggal:
    now = dt.datetime.now().astimezone()
    return Tanggal(tahun=now.year, bulan=now.month, hari=now.day)


class UnknownRule(WrongUsage):
    """
    Report a word that names no rule, with the nearest one, for whoever knows the file that it is in.
    """

    def __init__(self, word: str, near: str | None) -> None:
        super().__init__(with_suggestion((f"Tidak ada aturan {word!r}.", f"There is no rule {word!r}."), near))
        self.word, self.near = word, near


def choose_rules(
    folders: Sequence[str] = (), select: Sequence[str] = (), ignore: Sequence[str] = (), *,
    packs: Sequence[str] = (), profile: Profile | None = None,
) -> RuleSet:  # fmt: skip
    """
    Load the rules and keep those selected and not ignored; a profile's own choice holds where nothing is selected.

    Raises ``RuleError`` for a rule file that cannot be loaded, ``UnknownRule`` for a word that names no rule, ``WrongUsage`` where
    none is left, ``InputError`` for a profile that names an unknown rule.
    """
    rules = load_rules(*folders, packs=packs)
    if profile is not None:
        from lkj_rules.rules.profile import apply_profile

        rules = apply_profile(rules, profile)
        select, ignore = select or profile.select, (*ignore, *profile.ignore)
    return keep(rules, select, ignore)


def keep(rules: RuleSet, select: Sequence[str], ignore: Sequence[str] = ()) -> RuleSet:
    """
    Keep the rules of a set that are selected, all where nothing is, and not ignored; commas separate words.
    """
    wanted, unwanted = split(select), split(ignore)
    for word in (*wanted, *unwanted):
        if not rules.named(word):
            raise UnknownRule(word, rules.nearest(word))
    kept = rules.choose(wanted, unwanted)
    if not kept.rules or (select and not wanted):
        raise WrongUsage(("Tidak ada aturan yang tersisa untuk diuji.", "No rule is left to check with."))
    return kept


def split(words: Sequence[str]) -> list[str]:
    """
    Split words at commas and drop empty ones.
    """
    return [part.strip() for word in words for part in word.split(",") if part.strip()]
