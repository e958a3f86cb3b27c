"""
Functions on sentences that call something a mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lkj_rules.domain.achievements.recomputation import write_result
from lkj_rules.domain.comparison import agreement_of
from lkj_rules.domain.texts.words import listed
from lkj_rules.model.documents import Klaim
from lkj_rules.model.findings import Bahasa, Texts
from lkj_rules.model.intervals import Agreement, Number, bounds, mean
from lkj_rules.model.values import Kosong
from lkj_rules.rules.functions.values.differences import shown_text
from lkj_rules.rules.kinds import BOOL, TEXT, list_of, object_of
from lkj_rules.rules.registry import Scope, function

CLAIM = object_of(Klaim)

_QUOTED = 12
"""Words of a sentence that tell which one is meant."""


def _mean(claim: Klaim, numbers: Sequence[Number | None]) -> Number | None:
    known = [number for number in numbers if number is not None]
    return mean(known) if len(known) == len(claim.bilangan) else None


def _no_mean(_: Scope, claim: Klaim) -> Texts | None:
    if _mean(claim, [nilai.tepat for nilai in claim.bilangan]) is not None:
        return None
    return Texts("sebuah bilangan yang dirata-ratakan tidak terbaca sebagai angka", "a number to be averaged cannot be read")


@function(
    ("claim", CLAIM),
    result=BOOL,
    touches=lambda _, claim: [nilai for nilai in (claim.nilai, *claim.bilangan) if nilai is not None],
    why=_no_mean,
    doc=(
        "benar bila angka klaim adalah rata-rata bilangannya; salah bila klaim hanya menderetkan bilangan",
        "true when the claim's number is the mean of its numbers; false when the claim merely lists them",
    ),
)
def states_mean(_: Scope, claim: Klaim) -> bool | None:
    """
    Tell whether what is called a mean is one.
    """
    exact = _mean(claim, [nilai.tepat for nilai in claim.bilangan])
    possible = _mean(claim, [nilai.bilangan for nilai in claim.bilangan])
    if claim.nilai is None or isinstance(claim.nilai.bacaan, Kosong):
        return False
    if exact is None or possible is None:
        return None
    verdict = agreement_of(claim.nilai, possible, bounds(exact)[0])
    return None if verdict is None else verdict is not Agreement.IMPOSSIBLE


@function(
    ("claim", CLAIM),
    result=TEXT,
    doc=("rata-rata bilangan klaim, dengan kata-kata", "the mean of a claim's numbers, in words"),
)
def mean_words(_: Scope, claim: Klaim) -> Texts | None:
    """
    Write the mean of the numbers, with two digits at least and the sign that they print.
    """
    exact = _mean(claim, [nilai.tepat for nilai in claim.bilangan])
    if exact is None:
        return None
    numbers = [nilai.angka for nilai in (*claim.bilangan, claim.nilai) if nilai is not None and nilai.angka is not None]
    digits = max(number.desimal for number in numbers)
    percent = any(number.satuan == "%" for number in numbers)
    value = bounds(exact)[0]
    id_, en = write_result(value, digits, "id"), write_result(value, digits, "en")
    return Texts(f"{id_} %", f"{en}%") if percent else Texts(id_, en)


@function(
    ("claim", CLAIM),
    result=list_of(object_of(object)),
    doc=("angka klaim, atau kalimatnya bila angkanya tidak ada", "the claim's number, or its sentence where there is none"),
)
def claim_at_fault(_: Scope, claim: Klaim) -> list[Any]:
    """
    Give what to blame of a claim.
    """
    return [claim] if claim.nilai is None or isinstance(claim.nilai.bacaan, Kosong) else [claim.nilai]


@function(
    ("claim", CLAIM),
    result=TEXT,
    doc=("awal kalimat klaim, dalam kurung; kosong bila tidak dicatat", "how a claim's sentence begins, in brackets"),
)
def sentence_words(_: Scope, claim: Klaim) -> str:
    """
    Quote the beginning of a sentence, so that a reader can tell it from others on its page.
    """
    words = (claim.teks or "").split()
    if not words:
        return ""
    return f" (“{' '.join(words)}”)" if len(words) <= _QUOTED else f" (“{' '.join(words[:_QUOTED])} …”)"


@function(
    ("claim", CLAIM),
    result=TEXT,
    doc=(
        "dari mana bilangan yang dirata-ratakan dan mana yang negatif, dalam kurung; boleh kosong",
        "where the numbers averaged stand and which are negative, in brackets; may be empty",
    ),
)
def averaged_words(scope: Scope, claim: Klaim) -> Texts:
    """
    Say what a reader must know of the numbers: those that stand elsewhere than the sentence, and brackets that mean a minus.
    """
    places = dict.fromkeys(scope.place(nilai) for nilai in claim.bilangan if nilai.sumber is not None)
    found = listed([place for place in places if place])
    minus = [shown_text(nilai) for nilai in claim.bilangan if nilai.teks.lstrip().startswith("(") and (nilai.tepat or 0) < 0]
    said = [Texts(found, found)] if found else []
    if minus:
        said.append(Texts(f"kurung berarti negatif: {'; '.join(minus)}", f"brackets mean a minus: {'; '.join(minus)}"))
    if not said:
        return Texts("", "")
    return Texts(*(f" ({'; '.join(text[bahasa] for text in said)})" for bahasa in Bahasa))
