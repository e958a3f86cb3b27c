"""
Problems of input files, and what is left unsaid of a report, told on standard error.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from lkj_rules.cli.language import pick
from lkj_rules.errors import Problem
from lkj_rules.render.safe import plain

if TYPE_CHECKING:  # problems are told of what may be all that can be loaded
    from lkj_rules.render.material import Checked


def tell_problems(problems: Iterable[Problem], bahasa: str) -> None:
    """
    Write each problem on a line: ``file:line:column pointer: sentence``.
    """
    for problem in problems:
        click.echo(f"{plain(problem.place())}: {plain(problem.sentence(bahasa))}", err=True)


def tell_left_out(reports: Iterable[Checked], bahasa: str) -> None:
    """
    Write how many findings are not told of a report that was checked on account of one of its documents.
    """
    for report in reports:
        if report.left_out:
            name, number = plain(report.path), report.left_out
            told = (
                f"{name}: {number} temuan lain tidak menyangkut dokumen yang diperiksa; untuk semuanya, periksa laporannya.",
                f"{name}: {number} other findings do not concern the document that was checked; check the report itself for all.",
            )
            click.echo(pick(told, bahasa), err=True)
