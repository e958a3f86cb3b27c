"""
Problems of input files, told on standard error.
"""

from __future__ import annotations

from collections.abc import Iterable

import click

from lkj_rules.errors import Problem
from lkj_rules.render.safe import plain


def tell_problems(problems: Iterable[Problem], bahasa: str) -> None:
    """
    Write each problem on a line: ``file:line:column pointer: sentence``.
    """
    for problem in problems:
        click.echo(f"{plain(problem.place())}: {plain(problem.sentence(bahasa))}", err=True)
