"""
Check Indonesian performance reports (Laporan Kinerja) against declarative rules.

Three calls are enough: ``check(read_report("report.json"), load_rules())``.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lkj_rules.api import check, load_rules, read_report
    from lkj_rules.errors import InputError, LkjError, Problem, RuleError

__all__ = ["InputError", "LkjError", "Problem", "RuleError", "check", "load_rules", "read_report"]


def __getattr__(name: str) -> Any:
    """
    Load the library when it is first used: help and version of the commands need none of it, and a fault in it is told by them.
    """
    if name not in __all__:
        raise AttributeError(name)
    from lkj_rules import api, errors

    return getattr(api, name) if hasattr(api, name) and name in api.__all__ else getattr(errors, name)
