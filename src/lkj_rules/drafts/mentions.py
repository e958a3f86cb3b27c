"""
Figures of indicators in sentences; what no rule of language settles is left open.

A figure belongs to the wording that stands before it in its sentence, with nothing between them but small words, places and
years, or to the indicator of the heading above, where the sentence itself says that it speaks of targets and results.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from lkj_rules.drafts.figures import Figure, Kind, figures_of, parts_of
from lkj_rules.drafts.phrases import Reading, Token, listed_alike, of_target, read_before, tokens_of, year_after
from lkj_rules.drafts.prose import Sentence
from lkj_rules.drafts.quotes import Quotes
from lkj_rules.drafts.subjects import Names, Span
from lkj_rules.model.reading.units import comparable
from lkj_rules.model.values import Nilai

_ELSEWHERE = re.compile(
    r"\b(?:triwulan|tw|semester|nasional|standar pelayanan|kabupaten lain|provinsi lain|rpjmd|rpjmn|jangka menengah|rata-rata"
    r"|per bulan|setiap bulan|akan datang|sdgs|mdgs)\b", re.IGNORECASE,
)
"""What a figure of the year's own target or result is not about."""
_RENSTRA = re.compile(r"renstra|rencana (?:strategis|stratejik)|akhir periode", re.IGNORECASE)
_OTHER_KIND = re.compile(
    r"\b(?:standar|ideal|idealnya|optimal|batas|efisiensi|penyerapan|anggaran|akan)\b", re.IGNORECASE
)
"""What a bare figure may be about instead of a result."""
_PLANNED = re.compile(
    r"\b(?:rencana kinerja|perencanaan|perjanjian kinerja|penetapan kinerja|rkt|renstra|rencana strate[a-z]+)\b", re.IGNORECASE
)
_PLANNING = re.compile(r"(?:2|II)(?:\.|$)")
"""The number of the chapter on planning, which has no results."""
_OWN = re.compile(r"\b(?:indikator|kinerja|capaian|realisasi|sasaran) (?:kinerja )?(?:ini|tersebut)\b", re.IGNORECASE)
_RESULT = re.compile(r"=\s*(\d[\d.,]*\s?%)\s*\.?$")
_GROWS = re.compile(r"peningkatan|pertumbuhan|kenaikan|penurunan|laju", re.IGNORECASE)
_AIMS = re.compile(r"target (?:indikator|kinerja|untuk|tahun)", re.IGNORECASE)
"""How a sentence begins that states targets one after the other."""
_STRANGE = 2
"""Other words between a figure and a name that the heading names too."""
_ENOUGH = 2
"""Figures of a sentence that must be capaian in the tables, for another to be called so rightly."""
_MOST_CALCULATED = 300


@attrs.frozen
class _Case:
    """Hold a figure with all that decides what it measures."""

    sentence: Sentence
    figure: Figure
    reading: Reading
    code: str
    year: int | None
    """The year where it is not that of the report."""
    reached: bool
    """Whether ``dari target`` follows it."""
    targeted: bool
    """Whether the figure of that target follows too."""


@attrs.define
class Mentions:
    """
    Read the figures of indicators, sentence by sentence.
    """

    names: Names
    quotes: Quotes
    _calculated: str = ""
    _called: list[_Case] = attrs.field(factory=list)

    def read(self, sentence: Sentence) -> None:
        """
        Read one sentence.
        """
        text = sentence.text
        spans = self.names.find(text)
        heading = next((code for each in reversed(sentence.headings) if (code := self.names.named(each.title))), None)
        if sentence.calculates:
            self._of_calculation(sentence, heading)
        elif spans or heading is not None:
            tokens = tokens_of(text, spans)
            listed, figures = listed_alike(tokens)
            if len(listed) == len(figures):
                for span, figure in zip(listed, figures, strict=True):
                    if span.code is not None:
                        self.quotes.settle(sentence, figure, span.code, None, ("realisasi", "capaian", "target"))
            taken = {*figures, *(each for part, whole, _ in parts_of(text, figures_of(text)) for each in (part, whole))}
            self._read_each(sentence, tokens, taken, heading)

    def _read_each(self, sentence: Sentence, tokens: Sequence[Token], taken: set[Figure], heading: str | None) -> None:
        readings = [
            (place, each, read_before(tokens, place), of_target(tokens, place))
            for place, each in enumerate(tokens)
            if isinstance(each, Figure) and each.kind not in {Kind.YEAR, Kind.MONEY} and each not in taken
        ]
        explicit = sum(each.measure is not None and not each.reaching for _, _, each, _ in readings)
        results = any(each.measure == "realisasi" for _, _, each, _ in readings)
        own = explicit > 0 and (_OWN.search(sentence.text) is not None or any(
            each.measure == "realisasi" and each.year == self.quotes.year and not each.strange for _, _, each, _ in readings
        ))  # fmt: skip
        speaks = explicit > 1 or own or any(reached for _, _, _, (reached, _) in readings)
        year: int | None = None
        last: tuple[str, str] | None = None
        for place, figure, reading, (reached, targeted) in readings:
            year = reading.year or year_after(tokens, place) or year
            says = reading.measure is not None or reached or reading.becoming
            code = self._subject(tokens, place, reading, heading if speaks else None, says=says, above=heading)
            if reading.follows and reading.measure is None and not reading.becoming:
                reading.measure = last[1] if last is not None else None
                reading.certain, code = not self._called, code if last is not None else None
            reading.certain = reading.certain or (results and reading.measure == "capaian")
            if code is None and last is not None and reading.span is None and not reading.strange and reading.year is not None:
                code = last[0]  # "tahun 2015 sebesar 88,11 % dan pada tahun 2016 94 %"
                reading.measure = reading.measure or last[1]
            if code is not None and self._of_its_unit(code, figure, reading):
                before = len(self.quotes.found)
                own_year = None if year == self.quotes.year else year
                self._place(_Case(sentence, figure, reading, code, own_year, reached, targeted))
                last = (code, self.quotes.found[-1]["ukuran"]) if len(self.quotes.found) > before else None
                last = (code, "capaian") if self._called and self._called[-1].figure is figure else last
        self._settle_called()

    def _settle_called(self) -> None:
        """
        Settle what a sentence calls capaian: offices call the realisasi so too, but one sentence uses a word in one way.
        """
        known = self.quotes.known
        fits = [
            {name for name in ("realisasi", "capaian") if known.has(each.code, name, each.year or self.quotes.year, each.figure)}
            for each in self._called
        ]
        sure = sum(each == {"capaian"} for each in fits) >= _ENOUGH and not any(each == {"realisasi"} for each in fits)
        for case in self._called:
            self._take(case, *(("capaian",) if sure else ("realisasi", "capaian")))
        self._called.clear()

    def _subject(
        self, tokens: Sequence[Token], place: int, reading: Reading, heading: str | None, *, says: bool, above: str | None
    ) -> str | None:
        """
        Give the indicator that a figure is of: the name that reaches up to it, one earlier in the sentence, or that of the heading.
        """
        if reading.span is not None:
            near = not reading.strange or (reading.span.code == above and reading.strange <= _STRANGE)
            return reading.span.code if near else None
        earlier = [each for each in tokens[:place] if isinstance(each, Span)]
        if earlier:
            return earlier[-1].code if says and (reading.reached or earlier[-1].code == above) else None
        named = {each.code for each in tokens if isinstance(each, Span)}
        return heading if says and named <= {heading} else None

    def _of_its_unit(self, code: str, figure: Figure, reading: Reading) -> bool:
        """
        Return whether a figure can be one of an indicator by what it counts; a percentage of a count is its achievement.
        """
        if not self.quotes.known.counts(code):
            sure = reading.measure is not None or bool(self.quotes.known.unit(code)) or self.quotes.known.prints(code, figure)
            return figure.kind is not Kind.COUNT or (sure and not figure.unit)
        if figure.kind is Kind.SHARE:
            return reading.measure not in {"target", "standar"}
        if "/" in figure.text:
            angka = Nilai(teks=figure.text).angka
            return angka is not None and comparable(angka.satuan, self.quotes.known.unit(code)) is not False
        return self.quotes.known.may_count(code, figure.unit)

    def _of_calculation(self, sentence: Sentence, heading: str | None) -> None:
        """
        Take the result of a calculation of capaian, set below it or at its end, in the section of an indicator.
        """
        self._calculated = f"{self._calculated} {sentence.text}"[-_MOST_CALCULATED:]
        found = _RESULT.search(sentence.text)
        if found is not None and heading is not None and re.search(r"capaian", self._calculated, re.IGNORECASE):
            result = figures_of(found[1])
            if len(result) == 1 and re.search(r"[x×]\s?100", self._calculated):
                self.quotes.add(sentence, result[0], heading, "capaian", None)
            self._calculated = ""

    def _place(self, case: _Case) -> None:
        """
        Decide what a figure of an indicator measures.
        """
        reading, text = case.reading, case.sentence.text
        started = reading.source and reading.measure is None
        if _ELSEWHERE.search(text) or reading.aim or (reading.change and not reading.becoming) or started:
            return
        if _RENSTRA.search(text) and reading.measure != "realisasi":
            self.quotes.leave(case.sentence, case.figure)
        elif reading.measure == "target" and not reading.reaching:
            self._take(case, "target")
        elif reading.reaching or reading.bracket or (reading.compared and case.year is not None):
            self._take(case, "realisasi", "capaian")
        elif case.reached:
            self._take(case, "realisasi" if case.targeted else "capaian")
        elif reading.measure != "standar":
            self._place_result(case)

    def _place_result(self, case: _Case) -> None:
        reading, counts = case.reading, self.quotes.known.counts(case.code) and case.figure.kind is Kind.SHARE
        if reading.measure == "capaian" and not (reading.certain or counts):
            self._called.append(case)
        elif reading.measure == "capaian":
            self._take(case, "capaian")
        elif counts:
            fitting = ("capaian",) if reading.measure is None else ("capaian", "realisasi")
            self.quotes.settle(case.sentence, case.figure, case.code, case.year, fitting)
        elif reading.measure == "realisasi" or reading.becoming:
            self._take(case, "realisasi")
        elif _is_planned(case.sentence):
            if any(str(self.quotes.year) in each.title for each in case.sentence.headings):
                self._take(case, "target")
        elif _AIMS.match(case.sentence.text):
            self._take(case, "target")
        elif reading.span is not None and not _OTHER_KIND.search(case.sentence.text) and _is_level(case):
            self._take(case, "realisasi")
        else:
            self.quotes.leave(case.sentence, case.figure)

    def _take(self, case: _Case, *measures: str) -> None:
        """
        Keep a figure as what it measures; of several measures as the one that the tables print it as.
        """
        if len(measures) == 1:
            self.quotes.add(case.sentence, case.figure, case.code, measures[0], case.year)
        else:
            self.quotes.settle(case.sentence, case.figure, case.code, case.year, measures)


def _is_planned(sentence: Sentence) -> bool:
    """
    Return whether a sentence stands where an office sets out its plans.
    """
    return _PLANNING.match(sentence.sumber.get("bab", "")) is not None or any(
        _PLANNED.search(each.title) for each in sentence.headings
    )


def _is_level(case: _Case) -> bool:
    """
    Return whether a bare figure is a level: no change, unless of growth, and no row of a table that is read as a sentence.
    """
    span, text = case.reading.span, case.sentence.text
    if span is None or (span.start == 0 and re.match(r"\s*\d", text[case.figure.end :])):
        return False
    return not case.reading.compared or _GROWS.search(text[span.start : span.end]) is not None
