"""
What governed a run besides the reports: where that was read, and what it switched off, so that no result hides it.
"""

from __future__ import annotations

import attrs

from lkj_rules.model import Record
from lkj_rules.model.findings import Severity, Texts


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Change(Record):
    """
    Hold what a profile changes in a rule: its severity, if it does, and parameters with their values.
    """

    rule: str
    severity: Severity | None
    parameters: tuple[tuple[str, int | str], ...]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Paper(Record):
    """
    Hold a file of waivers or a baseline: its name to show, how many entries it has, and the day by which they expire, if stated.
    """

    file: str
    entries: int
    day: str = ""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Conditions(Record):
    """
    Hold the conditions of a run; what is empty was not stated.

    ``found`` says that the configuration was found near the report, not named. ``profile_states`` are the keys by which the profile
    says how reports are judged that state nothing, and what may be explained or never waived. ``select`` and ``ignore`` are ids and
    families, as options, configuration and profile state them. ``remarks`` say what the search for other years left open,
    ``settled`` how many errors fail no run, and why.
    """

    config: str = ""
    found: bool = False
    profile: str = ""
    profile_file: str = ""
    profile_states: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules_run: int = 0
    rules_known: int = 0
    changes: tuple[Change, ...] = ()
    fail_on: str = "error"
    waivers: Paper | None = None
    baseline: Paper | None = None
    further_rules: tuple[str, ...] = ()
    alone: bool = False
    remarks: tuple[Texts, ...] = ()
    settled: tuple[Texts, ...] = ()
