"""
The numbers and letters of a printed list: which one does not follow those before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii")
_SERIES = (tuple(str(number) for number in range(1, 1000)), _ROMAN, tuple("abcdefghijklmnopqrstuvwxyz"))


def expected_marks(marks: Sequence[str], before: str | None = None) -> list[str | None]:
    """
    Give for every mark of a list the one that should stand there; ``None`` where it follows, or in no known series.

    ``1.10`` and ``a.2`` count by their last part. A one opens the list anew; a mark that is off leaves alone those that go on as
    though it were right. The first may follow ``before``, the last mark of the list before; only a lone step past the beginning
    (``b.``, ``2.``) is off, as what starts further on continues something.
    """
    parts = [re.split(r"[.\s]+", re.sub(r"[\s().]+$|^[\s(]+", "", mark).casefold()) for mark in marks]
    if len({tuple(part[:-1]) for part in parts}) > 1:
        return [None] * len(marks)
    last = [part[-1] for part in parts]
    series = next((each for each in _SERIES if all(mark in each for mark in last)), None)
    if series is None or not last:
        return [None] * len(marks)
    return _compared([series.index(mark) for mark in last], series, before)


def _compared(found: Sequence[int], series: Sequence[str], before: str | None) -> list[str | None]:
    opening = before is not None and before.casefold() == series[max(found[0] - 1, 0)]
    due = found[0] if opening or found[0] > 1 else 0
    right: list[str | None] = []
    for place, here in enumerate(found):
        off = here not in {due, 0} and due < len(series)
        right.append(series[due] if off else None)
        resumed = off and place + 1 < len(found) and found[place + 1] == due + 1
        due = due + 1 if resumed else here + 1
    return right
