"""
Totals and the parts that the text lists of them, in one sentence or in those that follow: ``261 orang terdiri dari : …``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import attrs

from lkj_rules.drafts.claims import claim_of
from lkj_rules.drafts.figures import NEAR, Figure, Kind, figures_of
from lkj_rules.drafts.prose import Sentence
from lkj_rules.tables.seen import Seen

_LISTING = re.compile(
    r"\b(?:terdiri (?:dari|atas)|dengan (?:pe)?rincian|dengan uraian|meliputi)\b", re.IGNORECASE
)
_FIRST = re.compile(
    r"\W*(?:yang )?(?:terdiri (?:dari|atas)|dengan (?:(?:pe)?rincian|uraian))\b|[^.\d]{0,60}\btersebut meliputi\b", re.IGNORECASE
)
"""How a sentence begins that lists the parts of what the one before it counted."""
_PARTED = re.compile(r"\byang (\w+)\b.{0,60}?\byang (?:tidak|belum) \1\b.{0,40}?\d[\d.,]*", re.IGNORECASE)
"""What is and what is not so, together all."""
_SUM = re.compile(r"\b(?:jumlah|total)\b", re.IGNORECASE)
_OPEN = re.compile(r":\s*$")
_MANY = 3
_COUNTED = frozenset({"sasaran", "indikator", "program", "kegiatan"})
"""What tables list, so that a number of it is compared with them."""


@attrs.define
class Totals:
    """
    Read totals with their parts, sentence by sentence.
    """

    klaim: list[dict[str, Any]] = attrs.field(factory=list)
    _last: tuple[Sentence, Figure] | None = None
    """The last count of the sentence before."""
    _total: tuple[Sentence, Figure] | None = None
    """A total whose parts stand in the sentences that follow."""
    _parts: list[tuple[Figure, Seen]] = attrs.field(factory=list)
    _within: bool = False
    """Whether the next sentence lists the parts of a part."""

    def read(self, sentence: Sentence) -> None:
        """
        Read one sentence.
        """
        counts = [] if sentence.calculates else [
            each for each in figures_of(sentence.text) if each.kind in {Kind.COUNT, Kind.MONEY}
        ]  # fmt: skip
        found = _LISTING.search(sentence.text)
        first = _FIRST.match(sentence.text)
        if self._total is not None and not self._go_on(sentence, counts, found):
            self.end()
        if self._total is None and first is not None and self._last is not None:
            self._total = self._last
            self._go_on(sentence, [each for each in counts if each.start >= first.end()], None)
            if not _OPEN.search(sentence.text) and not sentence.text.endswith(";"):
                self.end()
        elif counts:
            self._within_one(sentence, counts, found)
        self._last = (sentence, counts[-1]) if counts else None

    def _within_one(self, sentence: Sentence, counts: Sequence[Figure], found: re.Match[str] | None) -> None:
        """
        Read a total and its parts in one sentence; where it ends with a colon they follow.
        """
        parted = _PARTED.search(sentence.text)
        if found is None and parted is not None:
            before = [each for each in counts if each.end <= parted.start()]
            self._claim(sentence, before[-1:], [each for each in counts if parted.start() < each.start < parted.end()])
        if found is None:
            return
        before, after = ([each for each in counts if (each.start >= found.end()) == behind] for behind in (False, True))
        if after:
            self._claim(sentence, before[-1:] if after[0].unit else before, after)
        elif self._total is None and before and before[-1].kind is Kind.COUNT and before[-1].unit and _OPEN.search(sentence.text):
            self._total, self._parts = (sentence, before[-1]), []

    def _go_on(self, sentence: Sentence, counts: Sequence[Figure], found: re.Match[str] | None) -> bool:
        """
        Take in what a sentence lists; false where it lists nothing more.
        """
        if self._total is None or sentence.headings != self._total[0].headings:
            return False
        if self._within:
            self._within = False
            return bool(counts)
        end = min((each.start() for each in (found, _SUM.search(sentence.text)) if each is not None), default=len(sentence.text))
        own = [each for each in counts if each.end <= end]
        so_far, more = (sum(Fraction(each.number or 0) for each in them) for them in ([each for each, _ in self._parts], own))
        whole = Fraction(self._total[1].number or 0)
        if so_far >= (1 - NEAR) * whole and so_far + more > (1 + NEAR) * whole:
            return False
        self._parts += [(each, sentence.seen(each.printed)) for each in own]
        self._within = bool(own) and found is not None and _OPEN.search(sentence.text) is not None
        return bool(own)

    def end(self) -> None:
        """
        End a list of parts.
        """
        if self._total is not None:
            sentence, total = self._total
            self._claim(sentence, [total], [each for each, _ in self._parts], [seen for _, seen in self._parts])
        self._total, self._parts, self._within = None, [], False

    def _claim(self, sentence: Sentence, total: Sequence[Figure], parts: Sequence[Figure], seen: Sequence[Seen] = ()) -> None:
        """
        Keep a sum whose parts are of the kind and the unit of their total and come to about it.
        """
        if len(total) != 1 or len(parts) <= 1 or not total[0].number:
            return
        numbers = [each.number for each in parts if each.number is not None and each.kind is total[0].kind]
        units = {each.unit.casefold() for each in parts} - {""}
        alike = units <= {total[0].unit.casefold()} or (len(units) == 1 and (not total[0].unit or len(parts) > _MANY))
        if len(numbers) < len(parts) or not alike or units & _COUNTED:
            return
        if abs(sum(map(Fraction, numbers)) / Fraction(total[0].number) - 1) <= NEAR:
            terms = list(seen) or [sentence.seen(each.printed) for each in parts]
            self.klaim.append(claim_of(sentence, "penjumlahan", nilai=sentence.seen(total[0].printed), suku=terms))
