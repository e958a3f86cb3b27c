"""
The codes of budget lines: whether they read, stand below the line that they name, and stand there once.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.budget.lines import BudgetLines
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import PosAnggaran
from lkj_rules.model.identity import ByIdentity
from lkj_rules.model.reading.codes import is_list_mark, is_under, lengkapi, parse_code


class LetakKode(StrEnum):
    """
    Name whether a code fits where it stands: it does, it is not a budget code, or it does not belong to the line above.

    A number or letter of a list in the place of a code fits anywhere.
    """

    COCOK = "cocok"
    TAK_TERBACA = "tak_terbaca"
    SALAH_INDUK = "salah_induk"


@analysis
def homes(scope: Scope) -> ByIdentity[PosAnggaran, BudgetLines]:
    """
    Map every budget line to the lines of its budget.
    """
    budgets = map(scope.budget_lines, scope.laporan.anggaran)
    return ByIdentity((pos, lines) for lines in budgets for pos, _ in lines.codes.lines)


def coded_above(scope: Scope, line: PosAnggaran) -> PosAnggaran | None:
    """
    Give the line whose code a line's own code has to continue.
    """
    return homes(scope)[line].coded_above(line)


def code_status(scope: Scope, line: PosAnggaran) -> LetakKode | None:
    """
    Judge a line's code by itself and by the nearest code above; unknown where it leaves out the segments that would show it.
    """
    lines = homes(scope)[line]
    above = lines.coded_above(line)
    induk = None if above is None else lines.codes.full(above)
    if line.kode is not None and induk is None and is_list_mark(line.kode):
        return LetakKode.COCOK
    kode = None if line.kode is None else parse_code(line.kode, induk=induk)
    if kode is None:
        return LetakKode.TAK_TERBACA
    if induk is None:
        return LetakKode.COCOK
    fits = is_under(lengkapi(kode, induk), induk)
    return None if fits is None else LetakKode.COCOK if fits else LetakKode.SALAH_INDUK


def twins(scope: Scope, line: PosAnggaran) -> Sequence[PosAnggaran]:
    """
    Give the earlier lines under the same parent that have this code.
    """
    return homes(scope)[line].twins.get(line, ())
