"""
Functions on predicates: how a printed grade stands to the ladder of its indicator.
"""

from __future__ import annotations

import re
import unicodedata

from lkj_rules.model.findings import Texts
from lkj_rules.model.reading.ladders import Tangga, look_alike, rank
from lkj_rules.model.reading.look_alikes import fold_look_alikes
from lkj_rules.model.values import Kata, Nilai
from lkj_rules.rules.kinds import PRINTED_NILAI, TEXT, list_of
from lkj_rules.rules.registry import Scope, function

_LONGEST = 40
_MOST_WORDS = 5
_NO_ANSWER = re.compile(
    r"(?:belum|n\.?/?a\b|nihil|dalam proses|proses|menunggu|masih|sedang|akan|ditunda|batal|dibatalkan|data|tba|tbd|tidak "
    r"(?:ada|tersedia|diketahui|dapat|dinilai|dievaluasi|dilaksanakan|dilakukan|diukur|terukur|berlaku))\b",
    re.IGNORECASE,
)
"""How a text begins that says there is no value (yet)."""
_SCRIPTS = {"CYRILLIC": ("Kiril ", "Cyrillic "), "GREEK": ("Yunani ", "Greek "), "FULLWIDTH": ("berlebar penuh ", "full-width ")}
"""What letters are called by the first word of their Unicode names."""


def _ladder(scope: Scope, value: Nilai) -> Tangga | None:
    fakta = scope.places.fact_with(value)
    return scope.ladder(None if fakta is None else fakta.indikator)


def says_nothing(text: str) -> bool:
    """
    Tell whether a text says that there is no value: "belum dirilis", "n/a", "tidak tersedia".
    """
    return _NO_ANSWER.match(text.strip()) is not None


def _is_predicate(text: str, tangga: Tangga) -> bool:
    """
    Tell whether a text not on the ladder is a predicate at all: short, no excuse, and without a rung among other words.
    """
    prose = len(text) > _LONGEST or len(text.split()) > _MOST_WORDS
    return not prose and not says_nothing(text) and not tangga.sebut(text)


def _why_no_status(scope: Scope, value: Nilai) -> Texts | None:
    if _ladder(scope, value) is None or not isinstance(value.bacaan, Kata):
        return None
    return Texts(f"{value.teks!r} bukan satu predikat", f"{value.teks!r} is not a single predicate")


@function(
    ("value", PRINTED_NILAI),
    result=TEXT,
    why=_why_no_status,
    doc=(
        "di_tangga, mirip (hanya huruf atau angka yang mirip), atau di_luar; tak diketahui untuk kalimat dan 'belum ada'",
        "di_tangga (on its ladder), mirip (only by a letter or digit that looks alike) or di_luar (not on it)",
    ),
)
def ladder_status(scope: Scope, value: Nilai) -> str | None:
    """
    Tell how a predicate stands to its indicator's ladder; unknown where there is no ladder or no predicate.

    What the transcriber reads settles the value; whether the print only looks like it shows in the text itself.
    """
    tangga = _ladder(scope, value)
    if tangga is None or not isinstance(value.bacaan, Kata):
        return None
    seems = look_alike(Nilai(teks=value.teks), tangga) is not None
    if rank(value, tangga) is not None or (seems and value.dibaca is None):
        return "mirip" if seems else "di_tangga"
    return "di_luar" if _is_predicate(value.bacaan.teks, tangga) else None


@function(
    ("value", PRINTED_NILAI),
    result=list_of(TEXT),
    doc=("anak tangga predikatnya, dari yang terbaik", "the rungs of its ladder, best first"),
)
def rungs(scope: Scope, value: Nilai) -> list[str] | None:
    """
    List the predicates of the ladder that a value's indicator uses.
    """
    tangga = _ladder(scope, value)
    return None if tangga is None else [spellings[0] for spellings in tangga.kelas]


def _strange(nilai: Nilai) -> tuple[str, str]:
    """
    Describe the characters of a text that only look like the letters they stand for.
    """
    foreign = dict.fromkeys(letter for letter in nilai.teks if not letter.isascii() and fold_look_alikes(letter) != letter)
    if foreign:
        codes = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in foreign)
        scripts = {unicodedata.name(letter).partition(" ")[0] for letter in foreign}
        script_id, script_en = _SCRIPTS.get(scripts.pop(), ("", "")) if len(scripts) == 1 else ("", "")
        return f"huruf {script_id}{codes}", f"the {script_en}letter {codes}"
    return f"angka {nilai.teks.strip()}", f"the digit {nilai.teks.strip()}"


@function(
    ("value", PRINTED_NILAI),
    result=TEXT,
    doc=("huruf atau angka mirip yang tercetak, dengan kata-kata", "the look-alike letters or digits that are printed, in words"),
)
def strange_letters(_: Scope, value: Nilai) -> Texts:
    """
    Word which characters of a predicate only look like its letters.
    """
    return Texts(*_strange(value))


@function(
    ("value", PRINTED_NILAI),
    result=TEXT,
    doc=(
        "predikat yang dimaksud bila huruf atau angkanya hanya mirip; tak diketahui bila tidak ada",
        "the predicate that is meant where letters or digits only look alike; unknown where none is",
    ),
)
def meant_predicate(scope: Scope, value: Nilai) -> str | None:
    """
    Read a look-alike: B for a Cyrillic В or an 8.
    """
    tangga = _ladder(scope, value)
    return None if tangga is None else look_alike(Nilai(teks=value.teks), tangga)


@function(
    ("value", PRINTED_NILAI),
    result=list_of(TEXT),
    doc=(
        "predikat yang seharusnya tertulis: yang dimaksud bila hurufnya hanya mirip, atau salah satu anak tangganya",
        "the predicates that should stand there: the one meant where letters only look alike, or one of the rungs",
    ),
)
def due_predicates(scope: Scope, value: Nilai) -> list[str] | None:
    """
    Give what a predicate that is not on its ladder as printed should read.
    """
    meant = meant_predicate(scope, value)
    return rungs(scope, value) if meant is None else [meant]
