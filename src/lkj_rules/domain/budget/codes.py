"""
The codes of budget lines: whether they read, stand below the line that they name, and stand there once.
"""

from __future__ import annotations

from enum import StrEnum

from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import PosAnggaran
from lkj_rules.model.reading.codes import is_list_mark, is_under


class LetakKode(StrEnum):
    """
    Name whether a code fits where it stands: it does, it is not a budget code, or it does not belong to the line above.

    A number or letter of a list in the place of a code fits anywhere.
    """

    COCOK = "cocok"
    TAK_TERBACA = "tak_terbaca"
    SALAH_INDUK = "salah_induk"


def code_status(scope: Scope, line: PosAnggaran) -> LetakKode | None:
    """
    Judge a line's code by itself and by the nearest code above; unknown where it leaves out the segments that would show it.
    """
    lines = scope.home(line)
    above = lines.coded_above(line)
    induk = None if above is None else lines.codes.full(above)
    if line.kode is not None and induk is None and is_list_mark(line.kode):
        return LetakKode.COCOK
    kode = lines.codes.full(line)
    if kode is None:
        return LetakKode.TAK_TERBACA
    if induk is None:
        return LetakKode.COCOK
    fits = is_under(kode, induk)
    return None if fits is None else LetakKode.COCOK if fits else LetakKode.SALAH_INDUK
