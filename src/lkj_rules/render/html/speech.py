"""
Words of the page in the reader's language: both stand side by side where they are used.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from lkj_rules.model.findings import Texts

_MONTHS = {
    "id": (
        "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
_AND = {"id": (", dan ", " dan "), "en": (", and ", " and ")}


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

    def of(self, texts: Texts) -> str:
        """
        Give a text in the language.
        """
        return texts[self.bahasa]

    def number(self, value: int) -> str:
        """
        Write a whole number with its thousands apart.
        """
        written = f"{abs(value):,}"
        return ("−" if value < 0 else "") + (written.replace(",", ".") if self.bahasa == "id" else written)

    def counted(self, value: int, indonesian: str, one: str, many: str) -> str:
        """
        Write a number with its noun; only English tells one from many.
        """
        return f"{self.number(value)} {self.say(indonesian, one if value == 1 else many)}"

    def listed(self, parts: Sequence[str]) -> str:
        """
        Join parts as a sentence does: ``a``, ``a and b``, ``a, b, and c``.
        """
        long, short = _AND[self.bahasa]
        return (long if len(parts) > 2 else short).join(filter(None, (", ".join(parts[:-1]), parts[-1])))  # noqa: PLR2004

    def day(self, date: str) -> str:
        """
        Write a date ``YYYY-MM-DD``, or what there is of it, as people do; any other text stays as it is.
        """
        year, *rest = date.split("-")
        if not all(part.isdigit() for part in (year, *rest)) or not rest or not 1 <= int(rest[0]) <= len(_MONTHS["id"]):
            return date
        day = [str(int(part)) for part in rest[1:2]]
        return " ".join((*day, _MONTHS[self.bahasa][int(rest[0]) - 1], year))

    def share(self, part: int, whole: int) -> str:
        """
        Write a part in whole percent; nearly all is never written as all, and something never as nothing.
        """
        if whole == 0:
            return "–"
        percent = round(100 * part / whole)
        percent = min(percent, 99) if part < whole else percent
        percent = max(percent, 1) if part else percent
        return f"{percent} %" if self.bahasa == "id" else f"{percent}%"
