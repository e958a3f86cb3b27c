"""
What the checks ask of printed values: whether one can be read, its number, its words, how two of them compare.

A number that is not known fails nothing: every comparison here is true only where both sides are known and differ for certain.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cmp_to_key
from typing import Any, NamedTuple

from lkj_rules.domain.comparison import Verdict, agrees, consistent_value, pairs, same_value
from lkj_rules.domain.differences import worse_value
from lkj_rules.domain.facts import Fakta, indicator_of
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import Indikator
from lkj_rules.model.intervals import Exact, Number
from lkj_rules.model.values import Ambigu, Angka, Batas, Kata, Kosong, Kurung, Nilai, Rentang


class Failure(NamedTuple):
    """Hold a rule that a thing of the report breaks; ``field`` where the thing is a text or a number of its owner."""

    rule: str
    thing: Any
    field: str = ""


Fail = Callable[..., None]
"""Note a failure: rule, thing and field."""


def known(nilai: Nilai | None) -> bool:
    """
    Return whether a value is printed and can be read in one way.
    """
    return nilai is not None and not isinstance(nilai.bacaan, Kosong | Ambigu | Kurung)


def blank(nilai: Nilai | None) -> bool:
    """
    Return whether a cell is printed and has nothing in it.
    """
    return nilai is not None and isinstance(nilai.bacaan, Kosong)


def filled(nilai: Nilai | None) -> bool:
    """
    Return whether a cell is printed and has something in it.
    """
    return nilai is not None and not isinstance(nilai.bacaan, Kosong)


def is_number(nilai: Nilai) -> bool:
    """
    Return whether a single number is printed.
    """
    return isinstance(nilai.bacaan, Angka)


def is_measure(nilai: Nilai) -> bool:
    """
    Return whether a number, a bound or a range is printed.
    """
    return isinstance(nilai.bacaan, Angka | Batas | Rentang)


def is_word(nilai: Nilai) -> bool:
    """
    Return whether words are printed.
    """
    return isinstance(nilai.bacaan, Kata)


def number(nilai: Nilai | None) -> Number | None:
    """
    Give the number of a value with its hidden digits.
    """
    return None if nilai is None else nilai.bilangan


def differ(one: Number | None, other: Number | None) -> bool:
    """
    Return whether two numbers are known and cannot be the same.
    """
    return one is not None and other is not None and one != other


def exceeds(one: Number | None, other: Number | None) -> bool:
    """
    Return whether the first of two known numbers must be more.
    """
    return one is not None and other is not None and one > other


def extremes(numbers: Sequence[Number | None]) -> tuple[Number, Number] | None:
    """
    Give the least and the greatest of some numbers; ``None`` where one is not known, or there are none.

    Of numbers whose hidden digits leave the order open the first is the least and the last the greatest.
    """
    found = [each for each in numbers if each is not None]
    if not found or len(found) < len(numbers):
        return None
    ordered = sorted(found, key=cmp_to_key(lambda one, other: (one > other) - (one < other)))
    return ordered[0], ordered[-1]


def total(numbers: Iterable[Number | None]) -> Number | None:
    """
    Add numbers up; ``None`` where one is not known.
    """
    found: Number = 0
    for each in numbers:
        if each is None:
            return None
        found = found + each
    return found


def contradicts(printed: Nilai, computed: Number | None, exact: Exact | None = None) -> bool:
    """
    Return whether a printed number cannot come from a computed one.
    """
    return computed is not None and agrees(printed, computed, exact) is False


def same(scope: Scope, one: Any, other: Any) -> Verdict:
    """
    Compare targets.
    """
    return pairs(scope, one, other, same_value)


def consistent(scope: Scope, one: Any, other: Any) -> Verdict:
    """
    Compare results of one measurement.
    """
    return pairs(scope, one, other, consistent_value)


def worse(scope: Scope, one: Any, other: Any, indikator: Indikator | None = None) -> Verdict:
    """
    Return whether some value of one side is worse than one of the other.
    """

    def not_worse(scope: Scope, first: Nilai, second: Nilai, fakta: Fakta | None) -> Verdict:
        verdict = worse_value(scope, first, second, indikator or indicator_of(fakta))
        return None if verdict is None else not verdict

    verdict = pairs(scope, one, other, not_worse)
    return None if verdict is None else not verdict


_DIGIT = "(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)"
_COUNT = (
    rf"(?:(?:(?<![\d.,])\d{{1,3}}(?![\w%]|[.,]\d|\s%)|{_DIGIT}(?:\s?(?:belas|puluh(?:\s?{_DIGIT})?))?|sepuluh|sebelas)"
    r"(?:\s?\([^()]*\))?)"
)


def phrases(written: str) -> re.Pattern[str]:
    """
    Compile phrases, one alternative a line; ``#`` is a small number in digits or words, ``_`` any word.
    """
    lines = (line.strip().replace("#", _COUNT).replace("_", r"\w+").replace(" ", r"\s") for line in written.strip().splitlines())
    return re.compile(rf"\b(?:{'|'.join(lines)})\b")


def unread(documents: Iterable[Any]) -> bool:
    """
    Return whether some of several documents or tables has rows that were not read: what seems missing may be among them.
    """
    return any(document.tidak_dibaca for document in documents)


def unread_results(scope: Scope, *, rows_only: bool = False) -> bool:
    """
    Return whether the report has tables, or rows of tables, that were not read.
    """
    lkj = scope.laporan.lkj
    return lkj is not None and unread(lkj.tabel if rows_only else (lkj, *lkj.tabel))


def says(text: str | None, pattern: re.Pattern[str]) -> bool:
    """
    Return whether a text has a phrase.
    """
    return text is not None and pattern.search(" ".join(text.casefold().split())) is not None
