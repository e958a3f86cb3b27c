"""
Why a mutant raised no finding: what could not be known is distinguished from what a rule should have seen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction
from typing import Any

from lkj_rules.model.documents import BarisTabel, Laporan
from lkj_rules.model.values import Angka, Batas, Nilai, Rentang
from lkj_rules.rules.program import Program
from lkj_rules.testing.cells import Kind
from lkj_rules.testing.mutation import Mutant

_ELASTIC = re.compile(r"\b(?:agrees|agrees_any|consistent|all_consistent)\(|\bvonis\b")
"""What compares a printed number with what its hidden digits allow."""
_EXACT = re.compile(r"\bsame\((?!.*\b(?:better|worse)\()|\ball_same\(| == (?!')")
"""What asks for the very same number; the second half of "the same, or not better" takes that back."""
_UNREACHED = ("/batas_capaian", "/batas_bawah", "/skala/0/dari")
"""Ends that no figure of the report need reach; where one does, moving them is found."""
_FINE = 50
"""A change of more than one part in fifty shows in whatever a report prints."""


class Reason(StrEnum):
    """
    Name why a mutant raises no finding at the changed value.
    """

    SAME = "says the same as before"
    UNGUARDED = "stands in no relation"
    CAP = "hidden by a cap or floor that the report states"
    RESOLUTION = "below the printed resolution of every relation"
    ORDER = "only an order or a limit relates it, and that still holds"
    ELSEWHERE = "findings do not point at it or at its partner"
    MISSED = "stands in a relation, and no rule objects"

    @property
    def counted(self) -> bool:
        """
        Return whether such a survivor counts against the rules.
        """
        return self in {Reason.ORDER, Reason.ELSEWHERE, Reason.MISSED}


def why_silent(mutant: Mutant, looking: Sequence[Program], before: Laporan, after: Laporan) -> Reason:
    """
    Explain why no rule objects to a mutant; ``looking`` are the rules that look at the value in the unchanged report.
    """
    if mutant.kind is Kind.BOUND and mutant.pointer.endswith(_UNREACHED):
        return Reason.UNGUARDED
    if _capped(mutant, before):
        return Reason.CAP
    texts = [_text(program) for program in looking]
    elastic = not texts or any(_ELASTIC.search(text) for text in texts)
    if elastic and _is_fine(mutant, before, after):
        return Reason.RESOLUTION
    return Reason.MISSED if elastic or any(_EXACT.search(text) for text in texts) else Reason.ORDER


def _text(program: Program) -> str:
    rule = program.rule
    return " ".join((*rule.check, rule.when or "", *(source for _, source in rule.let)))


def _capped(mutant: Mutant, laporan: Laporan) -> bool:
    row = value_at(laporan, mutant.pointer.rpartition("/")[0])
    if not isinstance(row, BarisTabel) or row.capaian is None or laporan.lkj is None or mutant.pointer.endswith("/capaian"):
        return False
    limits = [limit.tepat for limit in (laporan.lkj.batas_capaian, laporan.lkj.batas_bawah) if limit is not None]
    return row.capaian.tepat is not None and row.capaian.tepat in limits


def value_at(laporan: Laporan, pointer: str) -> Any:
    """
    Give what stands at a pointer of the report; ``None`` where there is nothing.
    """
    thing: Any = laporan
    for token in pointer.split("/")[1:]:
        if isinstance(thing, tuple):
            thing = thing[int(token)]
        elif isinstance(thing, dict):
            thing = thing.get(int(token) if token.isdecimal() and token not in thing else token)
        else:
            thing = getattr(thing, token, None)
    return thing


def says_the_same(mutant: Mutant, before: Laporan, after: Laporan) -> bool:
    """
    Return whether the changed text means what the old one did: another notation, say.
    """
    first, second = value_at(before, mutant.pointer), value_at(after, mutant.pointer)
    if isinstance(first, Nilai) and isinstance(second, Nilai):
        return type(first.bacaan) is type(second.bacaan) and _said(first, mutant.kind) == _said(second, mutant.kind)
    return " ".join(str(first).casefold().split()) == " ".join(str(second).casefold().split())


def _said(value: Nilai, kind: Kind) -> tuple[Any, ...]:
    match value.bacaan:
        case Angka() as angka:
            return (angka.nilai, _unit(angka, kind))
        case Batas(tanda=tanda, angka=angka):
            return (tanda, angka.nilai, _unit(angka, kind))
        case Rentang(bawah=low, atas=high):
            return (low.nilai, high.nilai, high.satuan)
        case reading:
            return (reading,)


def _unit(angka: Angka, kind: Kind) -> str | None:
    # A scale is one of percentages, with the sign or without.
    return None if kind is Kind.BOUND and angka.satuan == "%" else angka.satuan


def _is_fine(mutant: Mutant, before: Laporan, after: Laporan) -> bool:
    first, second = value_at(before, mutant.pointer), value_at(after, mutant.pointer)
    if not isinstance(first, Nilai) or not isinstance(second, Nilai):
        return False
    old, new = first.tepat, second.tepat
    return old is not None and new is not None and 0 < abs(Fraction(new) - Fraction(old)) * _FINE <= abs(Fraction(old))
