"""
Packages that are not always there: what needs one says so before any work is done, with the command that installs it.
"""

from __future__ import annotations

from importlib.util import find_spec

from lkj_rules.cli.doors import WrongUsage

_REVIU = "reviu"


def require_reviu(module: str, what: str) -> None:
    """
    Ask for a package of the extra ``reviu``; ``what`` is what the user asked for.

    Raises ``WrongUsage`` (exit status 2) with the command that installs it.
    """
    if find_spec(module) is not None:
        return
    command = f'pip install "lkj-rules[{_REVIU}]"'
    raise WrongUsage((
        f"{what} memerlukan paket tambahan yang belum terpasang. Pasang dengan: {command}",
        f"{what} needs a package that is not installed. Install it with: {command}",
    ))
