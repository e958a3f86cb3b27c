"""
What the words around a figure say of it: target, realisasi or capaian, of which name, in which year, or a change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from lkj_rules.drafts.figures import Figure, Kind, figures_of
from lkj_rules.drafts.subjects import Span

MEASURES = {
    "target": "target", "targetnya": "target", "ditargetkan": "target", "mentargetkan": "target", "menargetkan": "target",
    "realisasi": "realisasi", "realisasinya": "realisasi", "terealisasi": "realisasi", "terealisasikan": "realisasi",
    "direalisasikan": "realisasi", "capaian": "capaian", "capaiannya": "capaian", "pencapaian": "capaian",
    "pencapaiannya": "capaian", "tercapai": "capaian", "capain": "capaian", "standar": "standar", "standarnya": "standar",
}  # fmt: skip
_FILLERS = frozenset({
    "sebesar", "sebanyak", "sejumlah", "adalah", "yaitu", "yakni", "ialah", "mencapai", "dicapai", "menjadi", "hanya", "sudah",
    "telah", "baru", "dapat", "bisa", "mampu", "sekitar", "pada", "di", "tahun", "akhir", "bulan", "desember", "ini", "tersebut",
    "untuk", "dengan", "nilai", "indikator", "sampai", "hingga", "kinerja", "kinerjanya", "yang", "ditetapkan", "diperoleh",
    "didapat", "tercatat", "berada", "rumah", "sakit", "dinas", "badan", "kantor", "provinsi", "kabupaten", "kota", "kecamatan",
    "dan", "atau", "anggaran", "sesuai", "atas", "berhasil", "meningkat", "menurun", "naik", "turun", "persentase", "maka",
    "kurang", "lebih", "tingkat", "ternyata", "hasil", "yg", ",", ":", "=",
})  # fmt: skip
"""Words and marks that may stand between a figure and what it is a figure of."""
_COPULAS = frozenset({"adalah", "merupakan", "yaitu", "sebesar", "sebanyak", "ialah"})
_CHANGES = frozenset({
    "meningkat", "menurun", "naik", "turun", "peningkatan", "penurunan", "kenaikan", "selisih", "bertambah", "berkurang",
    "kekurangan", "kelebihan", "pertumbuhan", "percepatan", "perlambatan", "sisa", "gap", "efisiensi",
})  # fmt: skip
_REACHING = frozenset({"mencapai", "memenuhi", "melebihi", "melampaui", "melebih", "sesuai", "tercapai", "dicapai"})
_PASSED = _FILLERS | _REACHING
_BEFORE_NAMES = frozenset({
    "indikator", "kinerja", "dari", "untuk", "atas", "pada", "sasaran", "nilai", "angka", "tingkat",
})  # fmt: skip
_JOINING = frozenset({"dan", ",", "serta", "atau"})
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[(),:;=]")
_FARTHEST = 16
"""Words between a figure and what it is a figure of."""
_YEAR_BEFORE, _TARGET_BEHIND, _IN_BRACKETS = 6, 9, 8


@attrs.frozen
class Word:
    """Hold a word or mark of a sentence and its place."""

    text: str
    start: int
    end: int


Token = Word | Figure | Span


@attrs.define
class Reading:
    """Hold what the words before a figure say of it."""

    measure: str | None = None
    year: int | None = None
    span: Span | None = None
    """The name that stands before it."""
    reaching: bool = False
    """Whether a target is said to be reached, ``mencapai target sebesar``, so that the figure may be the result."""
    change: bool = False
    source: bool = False
    """Whether it is what something started from: ``dari 71 % menjadi``."""
    becoming: bool = False
    compared: bool = False
    bracket: bool = False
    aim: bool = False
    """Whether it is the achievement that was aimed at."""
    certain: bool = False
    """Whether what is called capaian can be nothing else."""
    follows: bool = False
    """Whether its name is joined to a figure before it: ``capaian A 26,67% dan B 15%``."""
    reached: bool = False
    """Whether all words up to the figure before it are read."""
    strange: int = 0
    """Other words that come between."""


def tokens_of(text: str, spans: Sequence[Span]) -> list[Token]:
    """
    Take a sentence apart into names, figures and words.
    """
    taken: list[Span | Figure] = [*spans]
    taken += [each for each in figures_of(text) if not any(span.start < each.end and each.start < span.end for span in spans)]
    words = (
        Word(found[0], *found.span())
        for found in _TOKEN.finditer(text)
        if not any(each.start <= found.start() < each.end for each in taken)
    )
    return sorted([*taken, *words], key=lambda each: each.start)


def word_at(tokens: Sequence[Token], place: int) -> str:
    """
    Give the word at a place, in small letters; empty where no word stands.
    """
    token = tokens[place] if 0 <= place < len(tokens) else None
    return token.text.casefold() if isinstance(token, Word) else ""


def read_before(tokens: Sequence[Token], place: int) -> Reading:
    """
    Read backwards from a figure as far as words say something of it.
    """
    reading, skipped = Reading(), place
    for at in range(place - 1, max(place - 1 - _FARTHEST, -1), -1):
        token = tokens[at]
        skipped = _bracket(tokens, at) if word_at(tokens, at) == ")" and at < skipped else skipped
        if skipped <= at < place and skipped < place:
            continue
        if isinstance(token, Span):
            _at_name(tokens, at, token, reading)
            break
        if isinstance(token, Word):
            if not _at_word(tokens, at, token, reading, first=at == place - 1):
                reading.reached = at > 0 and isinstance(tokens[at - 1], Figure)
                break
        elif token.kind is not Kind.YEAR:
            reading.reached = True
            break
        elif reading.year is None or reading.compared:
            reading.year = int(token.text)
    return reading


def _bracket(tokens: Sequence[Token], at: int) -> int:
    """
    Find where a bracket opens that has a few words in it and no figure, as an explanation of a name has.
    """
    for before in range(at - 1, max(at - _IN_BRACKETS, -1), -1):
        if isinstance(tokens[before], Figure):
            break
        if word_at(tokens, before) == "(":
            return before
    return at + 1


def _at_word(tokens: Sequence[Token], at: int, token: Word, reading: Reading, *, first: bool) -> bool:
    """
    Take in one word before a figure; false where it ends what is said of it.
    """
    word = token.text.casefold()
    if word in {";", ")", "("}:
        reading.bracket = word == "(" and first
        return reading.bracket
    if word == "anggaran" and word_at(tokens, at - 1) != "tahun":
        return False
    if word == "dari":
        reading.source = first or reading.measure is not None
        reading.change = reading.change or (reading.measure is not None and word_at(tokens, at - 1) in _CHANGES)
        return reading.measure is None
    if word in {"dibandingkan", "dibanding", "terhadap"}:
        reading.compared = True
    elif word in MEASURES and reading.measure is None and (not reading.strange or at == 0):
        _at_measure(tokens, at, word, reading)
    elif word in _CHANGES and reading.measure is None and not reading.becoming:
        reading.change = not reading.compared
    elif word == "menjadi":
        reading.becoming = reading.becoming or reading.measure is None
    elif reading.strange and word in _COPULAS:
        return False
    elif word not in _PASSED and (word not in MEASURES or reading.measure is None) and not (token.text[0].isupper() and at):
        reading.strange += reading.measure is None
        return reading.measure is None
    return True


def _at_measure(tokens: Sequence[Token], at: int, word: str, reading: Reading) -> None:
    before = word_at(tokens, at - 1)
    reading.measure = MEASURES[word]
    reading.reaching = word.startswith("target") and before in _REACHING
    if reading.measure == "target" and before in {"capaian", "pencapaian"}:
        reading.measure, reading.certain = "capaian", True
    elif reading.measure == "target" and before in {"terhadap", "dari"} and word_at(tokens, at - 2) in MEASURES:
        reading.measure = "capaian"
    elif reading.measure == "capaian" and before == "target" and word != "tercapai":
        reading.aim = True


def _at_name(tokens: Sequence[Token], at: int, span: Span, reading: Reading) -> None:
    """
    Take in the name before a figure, what stands before that, and the year; of names that are joined none is meant alone.
    """
    joined = word_at(tokens, at - 1) in _JOINING and at > 1 and isinstance(tokens[at - 2], Span)
    reading.span = attrs.evolve(span, code=None) if joined else span
    place = at - 1
    while word_at(tokens, place) in _BEFORE_NAMES:
        place -= 1
    word = word_at(tokens, place)
    reading.follows = word in _JOINING and place > 0 and isinstance(tokens[place - 1], Figure)
    if word in MEASURES and reading.measure is None and not reading.becoming:
        reading.measure = MEASURES[word]
        reading.reaching = word_at(tokens, place - 1) in _REACHING
    if reading.year is None:
        before = [each for each in tokens[max(at - _YEAR_BEFORE, 0) : at] if isinstance(each, Figure)]
        reading.year = int(before[-1].text) if before and before[-1].kind is Kind.YEAR else None


def of_target(tokens: Sequence[Token], place: int) -> tuple[bool, bool]:
    """
    Return whether ``dari target`` follows a figure, and whether the figure of that target follows.
    """
    if word_at(tokens, place + 1) not in {"dari", "terhadap"} or word_at(tokens, place + 2) not in {"target", "rencana"}:
        return False, False
    for token in tokens[place + 3 : place + _TARGET_BEHIND]:
        if isinstance(token, Figure):
            if token.kind is not Kind.YEAR:
                return True, True
        elif isinstance(token, Span) or token.text.casefold() not in _FILLERS:
            break
    return True, False


def year_after(tokens: Sequence[Token], place: int) -> int | None:
    """
    Give the year that follows a figure: ``95,95 % pada tahun 2015``.
    """
    at = place + 1
    while word_at(tokens, at) in {"pada", "di", "untuk", "tahun", "akhir"}:
        at += 1
    token = tokens[at] if at < len(tokens) else None
    return int(token.text) if at > place + 1 and isinstance(token, Figure) and token.kind is Kind.YEAR else None


def listed_alike(tokens: Sequence[Token]) -> tuple[list[Span], list[Figure]]:
    """
    Give the names that a sentence lists and the figures that it then gives them, ``masing-masing``; none where it does not.
    """
    middle = next((at for at, _ in enumerate(tokens) if word_at(tokens, at) == "masing-masing"), 0)
    spans: list[Span] = []
    for at in range(middle - 1, -1, -1):
        token = tokens[at]
        if isinstance(token, Span):
            spans.insert(0, token)
        elif isinstance(token, Figure) or (spans and word_at(tokens, at) not in {*_JOINING, "indikator"}):
            break
    figures = [each for each in tokens[middle:] if isinstance(each, Figure) and each.kind not in {Kind.YEAR, Kind.MONEY}]
    return (spans, figures) if len(spans) > 1 else ([], [])
