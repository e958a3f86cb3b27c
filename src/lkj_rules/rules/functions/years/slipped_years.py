"""
Functions on sentences that give this year's figures under another year: one slip of the year, and every figure seems wrong.
"""

from __future__ import annotations

from collections.abc import Iterable

from lkj_rules.domain.cells import TOPICS
from lkj_rules.domain.comparison import agreement
from lkj_rules.domain.facts import Fakta
from lkj_rules.domain.questions import TEXT_TABLE
from lkj_rules.domain.texts import slips
from lkj_rules.domain.texts.slips import mentions, otherwise, slipped
from lkj_rules.model.documents import Indikator
from lkj_rules.model.findings import Texts
from lkj_rules.rules.kinds import BOOL, FACTS, NUMBER, TEXT, object_of
from lkj_rules.rules.registry import Scope, function

Side = tuple[Fakta, ...]
INDICATOR = object_of(Indikator)


@function(
    ("side", FACTS),
    result=FACTS,
    narrows=True,
    doc=(
        "fakta tanpa angka kalimat yang tahunnya tampaknya salah tulis",
        "the facts without the figures of sentences whose year seems a slip",
    ),
)
def without_slips(scope: Scope, side: Side) -> Side:
    """
    Leave out figures that are this year's though their sentence says otherwise; NAR007 speaks of these.
    """
    return slips.without_slips(scope, side)


@function(
    ("indicator", INDICATOR),
    result=NUMBER,
    doc=("banyaknya angka naskah tentang tahun lain", "how many figures of other years the text gives"),
)
def told_of_other_years(scope: Scope, indicator: Indikator) -> int:
    """
    Count what the text says of an indicator for years other than the report's.
    """
    return sum(1 for _ in mentions(scope, indicator))


@function(
    ("indicator", INDICATOR),
    result=FACTS,
    doc=(
        "angka kalimat yang tahunnya tampaknya salah tulis: semuanya angka tahun laporan, sedangkan tahun itu berangka lain",
        "the figures of sentences whose year seems a slip: all are this year's, while elsewhere that year has others",
    ),
)
def year_slips(scope: Scope, indicator: Indikator) -> Side:
    """
    Give the figures of the first such sentence first.
    """
    return slipped(scope, indicator)


@function(
    ("indicator", INDICATOR),
    result=BOOL,
    doc=("benar bila ada kalimat yang tahunnya tampaknya salah tulis", "true when there is a sentence whose year seems a slip"),
)
def has_year_slip(scope: Scope, indicator: Indikator) -> bool:
    """
    Tell whether one sentence gives this year's figures under another year.
    """
    return bool(slipped(scope, indicator))


@function(
    ("facts", FACTS),
    result=TEXT,
    doc=("angka dengan ukurannya, misalnya target 78; realisasi 81", "figures with their measures, such as target 78"),
)
def by_measure(_: Scope, facts: Side) -> Texts:
    """
    List figures by what they measure, each once.
    """
    said = [(TOPICS[fakta.ukuran], fakta.nilai.terbaca) for fakta in facts]
    return Texts(*("; ".join(dict.fromkeys(f"{name[bahasa]} {value}" for name, value in said)) for bahasa in ("id", "en")))


def _listed(scope: Scope, facts: Iterable[Fakta]) -> Texts:
    places = [(TOPICS[fakta.ukuran], fakta.nilai.terbaca, scope.place(fakta)) for fakta in facts]
    id_, en = (dict.fromkeys(f"{name[bahasa]} {value} ({where})" for name, value, where in places) for bahasa in ("id", "en"))
    return Texts("; ".join(id_), "; ".join(en))


@function(
    ("indicator", INDICATOR),
    result=TEXT,
    doc=(
        "angka lain yang tertulis untuk tahun itu, masing-masing dengan tempatnya",
        "the other figures that are printed for that year, each with its place",
    ),
)
def told_otherwise(scope: Scope, indicator: Indikator) -> Texts:
    """
    List what other places give for the year that slipped.
    """
    facts = scope.facts_about(indicator)
    return _listed(scope, (other for slip in slipped(scope, indicator) for other in otherwise(scope, slip, facts)))


@function(
    ("indicator", INDICATOR),
    result=TEXT,
    doc=(
        "kalimat tentang sel tabel yang mengulang angka itu untuk tahun yang sama; kosong bila tidak ada",
        "a sentence on cells of tables that repeat such a figure for that year; nothing where there are none",
    ),
)
def repeated_in_tables(scope: Scope, indicator: Indikator) -> Texts:
    """
    Name the cells that carry the same slip: this year's figure under that year, where other places give another.
    """
    facts = scope.facts_about(indicator)
    cells = (
        fakta
        for slip in slipped(scope, indicator)
        for other in otherwise(scope, slip, facts)
        for fakta in facts
        if fakta.tabel not in (None, TEXT_TABLE) and fakta.ukuran is slip.ukuran and fakta.tahun == slip.tahun
        and agreement(scope, slip, fakta) is True and agreement(scope, other, fakta) is False
    )
    words = _listed(scope, cells)
    if not words.id:
        return words
    return Texts(f" Periksa pula yang mengulanginya: {words.id}.", f" Check what repeats it as well: {words.en}.")
