"""
Numbers and values as the page writes them in the reader's language.
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from lkj_rules.domain.achievements.recomputation import write_number, write_result
from lkj_rules.model.intervals import Exact
from lkj_rules.render.labels import BLANK
from lkj_rules.render.views.cells import Cell


@attrs.frozen
class Speech:
    """
    Speak one of the two languages.
    """

    bahasa: str

    def say(self, indonesian: str, english: str) -> str:
        """
        Choose the text of the language.
        """
        return english if self.bahasa == "en" else indonesian

    def number(self, value: int) -> str:
        """
        Write a whole number with its thousands apart.
        """
        return write_number(value, 0, self.bahasa)

    def counted(self, value: int, indonesian: str, one: str, many: str) -> str:
        """
        Write a number with its noun; only English tells one from many.
        """
        return f"{self.number(value)} {self.say(indonesian, one if value == 1 else many)}"

    def share(self, part: int, whole: int) -> str:
        """
        Write a part in whole percent; nearly all is never written as all, and something never as nothing.
        """
        if whole == 0:
            return "–"
        percent = round(100 * part / whole)
        percent = min(percent, 99) if part < whole else percent
        return f"{max(percent, 1) if part else percent}{self.sign}"

    @property
    def sign(self) -> str:
        """
        Give the sign of percent, as it stands after a number.
        """
        return self.say(" %", "%")

    def results(self, values: Iterable[Exact | None], decimals: int = 0) -> list[str]:
        """
        Write computed numbers, each once; what is not known is left out.
        """
        return [write_result(value, decimals, self.bahasa) for value in dict.fromkeys(values) if value is not None]

    def shown(self, cell: Cell | None) -> str:
        """
        Write a printed value, with what the transcriber takes it for.
        """
        if cell is None:
            return "–"
        text = cell.text.strip() or BLANK[self.bahasa]
        return text if cell.read is None else self.say(f"{text} (dibaca {cell.read})", f"{text} (read as {cell.read})")
