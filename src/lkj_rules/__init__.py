"""
Check Indonesian performance reports (Laporan Kinerja) against declarative rules.

Two calls are enough: ``check(read_report("report.json"))``.
"""
# ruff: noqa: F403, F405  # __all__ names what type checkers find

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lkj_rules.api import *
    from lkj_rules.errors import InputError, LkjError, Problem, RuleError

__all__ = [
    "CheckResult", "Finding", "InputError", "Laporan", "LkjError", "Outcome", "Problem", "ReportFile", "RuleError", "RuleSet",
    "Severity", "Status", "check", "check_all", "load_profile", "load_rules", "load_waivers", "parse_report", "read_report",
]


def __dir__() -> list[str]:
    """
    List the public names, which are there before they are loaded.
    """
    return list(__all__)


def __getattr__(name: str) -> Any:
    """
    Load the library when it is first used: help and version of the commands need none of it, and they report a fault in it.
    """
    if name not in __all__:
        raise AttributeError(name)
    from lkj_rules import api, errors

    return getattr(api if name in api.__all__ else errors, name)
