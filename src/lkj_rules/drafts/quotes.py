"""
The figures of indicators that sentences give, kept as ``sebutan``; what they measure may be known by the tables alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import attrs

from lkj_rules.drafts.figures import Figure, figures_of, parts_of
from lkj_rules.drafts.prose import Sentence
from lkj_rules.drafts.table_figures import Known
from lkj_rules.model.findings import Texts
from lkj_rules.model.readings import Ambigu
from lkj_rules.model.values import Nilai
from lkj_rules.tables.lines import Open
from lkj_rules.tables.seen import empty_or

_UNSETTLED = Texts(
    "angka sebuah indikator, tetapi kalimatnya tidak menyatakan target, realisasi, atau capaian dengan pasti",
    "a figure of an indicator, but its sentence does not say for certain whether target, realisasi or capaian",
)


@attrs.define
class Quotes:
    """
    Keep the figures of indicators in sentences, and those that were left open.
    """

    known: Known
    year: int
    found: list[dict[str, Any]] = attrs.field(factory=list)
    open: list[Open] = attrs.field(factory=list)
    parted: set[tuple[str, str]] = attrs.field(factory=set)
    """Shares that are kept with the counts behind them, by their sentence."""

    def settle(self, sentence: Sentence, figure: Figure, code: str, year: int | None, measures: Sequence[str]) -> None:
        """
        Take the one measure whose figure in the tables is the same; a figure that none, or two, have is left open.
        """
        fitting = [each for each in measures if self.known.has(code, each, year or self.year, figure)]
        if fitting:  # where realisasi and capaian are one figure, either is right
            named = "capaian" if re.search(r"capaian|tercapai", sentence.text) else "realisasi"
            self.add(sentence, figure, code, named if named in fitting else fitting[0], year)
        else:
            self.leave(sentence, figure)

    def add(self, sentence: Sentence, figure: Figure, code: str, measure: str, year: int | None) -> None:
        """
        Keep a figure, with its unit where that is the indicator's, and with the counts behind it.
        """
        unit = self.known.unit(code).casefold()
        whole = bool(figure.unit) and figure.unit.casefold() in {unit, unit.rpartition(" ")[2]}
        ambiguous = isinstance(Nilai(teks=figure.text).bacaan, Ambigu) and self.known.prints(code, figure)
        value: Any = empty_or(sentence.seen(figure.printed if whole else figure.text), indonesian=ambiguous)
        counts = next((each for each in parts_of(sentence.text, figures_of(sentence.text)) if each[2] == figure), None)
        if counts is not None and measure == "realisasi":
            value = {"teks": value, "pembilang": sentence.seen(counts[0].text), "penyebut": sentence.seen(counts[1].text)}
            self.parted.add((sentence.text, figure.text))
        entry: dict[str, Any] = {"indikator": code, "ukuran": measure, "nilai": value}
        entry |= {"tahun": year} if year is not None else {}
        entry |= {"teks": sentence.text, "sumber": sentence.sumber}
        if entry not in self.found:
            self.found.append(entry)

    def leave(self, sentence: Sentence, figure: Figure) -> None:
        """
        Leave a figure open.
        """
        self.open.append(Open(sentence.place, figure.printed, _UNSETTLED))
