"""
Functions on facts that ought to say one thing: what they answer, which of them contradict, and which one to go by.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from lkj_rules.domain.comparison import Side, agreement, same_value, takes_in_value
from lkj_rules.domain.facts import Fakta
from lkj_rules.domain.scales import unit_of
from lkj_rules.domain.texts.wordings import compare, opposite
from lkj_rules.model.documents import JenisTabel, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Exact
from lkj_rules.model.reading.units import PERMIL
from lkj_rules.model.values import Batas, Rentang
from lkj_rules.rules.kinds import BOOL, FACTS, TEXT
from lkj_rules.rules.registry import Scope, function


def _split(scope: Scope, side: Side) -> tuple[Side, Side]:
    """
    Part a side into the fact to go by and those that contradict it.

    Gone by is what the fewest contradict; between equals a sure reading, then a target that is the agreed one, a result that is a
    number, then the measurement table, then the order of the report.
    """
    against = [tuple(other for other in side if other is not fakta and agreement(scope, fakta, other) is False) for fakta in side]
    disputed = [place for place, facts in enumerate(against) if facts]
    if not disputed:
        return side[:1], ()

    def standing(place: int) -> tuple[Any, ...]:
        fakta = side[place]
        loose, elsewhere = _is_loose(scope, fakta, against[place]), fakta.tabel != JenisTabel.PENGUKURAN.value
        return len(against[place]), fakta.nilai.diragukan, not _agreed(scope, fakta), loose, elsewhere, place

    chosen = min(disputed, key=standing)
    return (side[chosen],), against[chosen]


def _is_loose(scope: Scope, fakta: Fakta, against: Side) -> bool:
    """
    Tell a bound or a range in the place of a result, which the numbers elsewhere bear out.
    """
    loose = fakta.ukuran is not Ukuran.TARGET and isinstance(fakta.nilai.bacaan, Batas | Rentang)
    return loose and all(takes_in_value(scope, fakta.nilai, other.nilai, fakta) for other in against)


def _agreed(scope: Scope, fakta: Fakta) -> bool:
    """
    Tell whether a fact is the target that the agreement in force sets.
    """
    puncak = scope.force.puncak
    if fakta.ukuran is not Ukuran.TARGET or fakta.indikator is None or puncak is None:
        return False
    rows = (baris for baris in puncak.baris if baris.indikator == fakta.indikator.kode)
    return any(same_value(scope, baris.target, fakta.nilai, fakta) for baris in rows)


@function(
    ("side", FACTS),
    result=FACTS,
    doc=(
        "fakta yang bertentangan dengan yang dinyatakan kebanyakan tempat; bila seimbang, dengan tabel pengukuran",
        "the facts that contradict what most places state; where these are even, the measurement table",
    ),
)
def contradicting(scope: Scope, side: Side) -> Side:
    """
    Find the facts that contradict the rest.
    """
    return _split(scope, side)[1]


@function(
    ("side", FACTS),
    result=FACTS,
    doc=("fakta yang menjadi acuan bagi fakta yang bertentangan", "the fact that the contradicting ones are held against"),
)
def reference(scope: Scope, side: Side) -> Side:
    """
    Give the fact that ``contradicting`` goes by.
    """
    return _split(scope, side)[0]


# -- rows that are called otherwise


@function(
    ("side", FACTS),
    result=TEXT,
    doc=(
        "kalimat yang menyebut nama baris seperti tercetak, bila namanya berbeda; kosong bila sama",
        "a sentence with the rows' names as printed, where they differ; empty where they are alike",
    ),
)
def row_names(scope: Scope, side: Side) -> Texts:
    """
    Name the rows that facts stand in, each wording once.
    """
    groups: dict[str, list[Fakta]] = {}
    for fakta in side:
        if fakta.nama:
            name = next((one for one in groups if compare(one, fakta.nama, scope.laporan.entitas.nama).nihil), fakta.nama)
            groups.setdefault(name, []).append(fakta)
    if len(groups) <= 1:
        return Texts("", "")
    placed = [(" ".join(name.split()), [str(scope.place(fakta)) for fakta in facts]) for name, facts in groups.items()]
    id_, en = ("; ".join(f"“{name}” ({join.join(places)})" for name, places in placed) for join in (" dan ", " and "))
    return Texts(f" Nama barisnya berbeda: {id_}.", f" The rows are called differently: {en}.")


_WHOLE = 100


def _share(fakta: Fakta) -> Exact | None:
    """
    Give a share in percent; a number without a unit may be one.
    """
    number = fakta.nilai.tepat
    return Fraction(number) / 10 if number is not None and unit_of(fakta.nilai, fakta) == PERMIL else number


@function(
    ("side", FACTS),
    result=BOOL,
    doc=(
        "benar bila yang bertentangan bernama kebalikan acuannya (“Tidak adanya …”) dan angkanya pelengkapnya menjadi 100",
        "true when what contradicts is named the opposite of what is gone by (“no …”) and the two numbers make up 100",
    ),
)
def complementary(scope: Scope, side: Side) -> bool:
    """
    Tell whether a contradiction may be one thing counted from both ends: 0 % accidents, 100 % without any.
    """
    chosen, against = _split(scope, side)
    name, share, office = chosen[0].nama, _share(chosen[0]), scope.laporan.entitas.nama
    if name is None or share is None:
        return False
    others = ((fakta.nama, _share(fakta)) for fakta in against)
    return all(nama is not None and opposite(name, nama, office) and other == _WHOLE - share for nama, other in others)
