"""
Which line of a budget a line of another breakdown repeats: by code, by name, or by a name spelt nearly so.
"""

from __future__ import annotations

from lkj_rules.domain.analysis import grouped
from lkj_rules.domain.budget.lines import BudgetLines
from lkj_rules.domain.budget.names import LEVELS, Names, level_of, name_words
from lkj_rules.model.documents import PosAnggaran
from lkj_rules.model.identity import ByIdentity


class LineKeys:
    """
    Know the lines of a budget by code and by name, so that the lines of another breakdown find theirs.
    """

    def __init__(self, lines: BudgetLines) -> None:
        keys = [(pos, _code(lines, pos) or _own_key(pos)) for pos in lines.codes.lines]
        self._codes = {key for _, key in keys}
        by_level = grouped((level_of(pos.nama or ""), (name_words(pos.nama or ""), key)) for pos, key in keys)
        self._names = {level: Names(pairs) for level, pairs in by_level.items()}
        self._programmes = Names((name_words(pos.nama or ""), key) for pos, key in keys if _is_programme(lines, pos))
        self._found = ByIdentity[PosAnggaran, tuple[str, bool]]()

    def key(self, lines: BudgetLines, pos: PosAnggaran) -> tuple[str, bool]:
        """
        Find the line that another one repeats: of its code, its name, or a name spelt nearly so.

        The second is false for a programme of which only the words are nearly the same.
        """
        if pos not in self._found:
            self._found[pos] = self._find(lines, pos)
        return self._found[pos]

    def _find(self, lines: BudgetLines, pos: PosAnggaran) -> tuple[str, bool]:
        code, level, words = _code(lines, pos), level_of(pos.nama or ""), name_words(pos.nama or "")
        if (code and code in self._codes) or not words:
            return code if code in self._codes else "", True
        known = [names for each in ((level, None) if level else (None, *LEVELS)) if (names := self._names.get(each)) is not None]
        for how in (Names.same, Names.respelt):
            for names in known:
                if (key := how(names, words)) is not None:
                    return key, True
        near = self._programmes.reworded(words) if _is_programme(lines, pos) else None
        return (_own_key(pos), True) if near is None else (near, False)


def _code(lines: BudgetLines, pos: PosAnggaran) -> str:
    full = lines.codes.full(pos)
    return "" if full is None else str(full)


def _own_key(pos: PosAnggaran) -> str:
    return f"{level_of(pos.nama or '') or ''}:{' '.join(name_words(pos.nama or ''))}"


def _is_programme(lines: BudgetLines, pos: PosAnggaran) -> bool:
    level = level_of(pos.nama or "")
    return level == "program" or (level is None and lines.codes.above(pos) is None)
