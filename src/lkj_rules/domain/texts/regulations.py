"""
Regulations that performance reports cite: which were repealed by what, what the standing ones are called, how a citation is read.

Only what was read in the repealing regulation itself is listed; a regulation that is not listed may be in force or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

import attrs

from lkj_rules.domain.texts.words import spelled_alike, words_of
from lkj_rules.model import Record


class JenisPeraturan(StrEnum):
    """Name the kinds of regulation that are recognised."""

    PERMENPANRB = "PermenPANRB"
    PERPRES = "Perpres"
    PP = "PP"
    UU = "UU"


@attrs.frozen(slots=True, eq=False, repr=False)
class Peraturan(Record):
    """
    Name one regulation.
    """

    jenis: JenisPeraturan
    nomor: int
    tahun: int

    def __str__(self) -> str:
        return f"{self.jenis.value} {self.nomor}/{self.tahun}"


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Pencabutan(Record):
    """
    Hold what repealed a regulation, in which clause, and the first report year for which it is dead.
    """

    oleh: Peraturan
    butir: str
    sejak: int


_PANRB = JenisPeraturan.PERMENPANRB

REPEALED = {
    Peraturan(_PANRB, 29, 2010): Pencabutan(oleh=Peraturan(_PANRB, 53, 2014), butir="Pasal 6", sejak=2014),
    Peraturan(JenisPeraturan.UU, 32, 2004): Pencabutan(oleh=Peraturan(JenisPeraturan.UU, 23, 2014), butir="Pasal 409", sejak=2015),
    Peraturan(_PANRB, 12, 2015): Pencabutan(oleh=Peraturan(_PANRB, 88, 2021), butir="Menimbang huruf b", sejak=2022),
}
"""Repealed regulations. PermenPANRB 53/2014 governs the reports on 2014 already (Pasal 5)."""

SUBJECTS = {
    Peraturan(JenisPeraturan.PERPRES, 29, 2014): ("sistem", "akuntabilitas", "kinerja", "instansi"),
    Peraturan(JenisPeraturan.PP, 8, 2006): ("pelaporan", "keuangan", "kinerja", "instansi"),
    Peraturan(_PANRB, 53, 2014): ("petunjuk", "teknis", "perjanjian", "kinerja", "reviu"),
}
"""Words of a title that no other regulation of the same kind has together: a wrong number or year next to them is a slip."""

TITLES = {
    Peraturan(JenisPeraturan.UU, 28, 1999): ("penyelenggaraan", "negara", "yang", "bersih"),
    Peraturan(JenisPeraturan.UU, 32, 2004): ("pemerintahan", "daerah"),
    Peraturan(JenisPeraturan.UU, 23, 2014): ("pemerintahan", "daerah"),
}
"""First words of the titles of laws that reports cite often; other laws have some of these words further on."""


@attrs.frozen(slots=True, eq=False, repr=False)
class Sitiran(Record):
    """
    Hold one regulation that a text cites, with the words that follow it up to the next citation.

    ``lembaran`` is the year of the state gazette (Lembaran Negara) that these words name, if they name one.
    """

    peraturan: Peraturan
    perihal: tuple[str, ...]
    lembaran: int | None = None


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Ujian(Record):
    """
    Hold what is wrong with the regulations that a text cites.

    ``dicabut`` is repealed, in favour of ``pengganti``; ``keliru`` has the title of ``maksud``, or a state gazette of another year
    (``tahun_lembaran``). ``pokok`` names the first regulation by its kind, number and year, however these are spelled; ``termuda``
    is the year of the youngest.
    """

    dicabut: str | None = None
    pengganti: str | None = None
    keliru: str | None = None
    maksud: str | None = None
    tahun_lembaran: int | None = None
    pokok: str | None = None
    termuda: int | None = None


# Of texts with single blanks: optional blanks of any length would make the search cubic.
_NUMBER = re.compile(
    r"(?:nomor|nomer|no)? ?[.:]? ?(?:per ?/ ?)?(\d{1,3}) ?(?:/ ?(?:[a-z.&-]{1,12} ?/ ?)?(?:\d{1,2} ?/ ?)?|tahun|thn\.?|th\.?) ?"
    r"(\d{4})\b",
    re.IGNORECASE,
)
_GAZETTE = re.compile(r"(?<!tambahan )lembaran negara (?:republik indonesia |r\.?i\.? )?tahun (\d{4})\b", re.IGNORECASE)
_NO_REGULATION = ("edaran", "instruksi")
_DECISIONS = ("keputusan", "kepmen")
_MINISTRY = ("permenpanrb", "permenpan", "panrb", "menpan", "menpanrb", "kepmenpan")

_PLAIN = frozenset(("republik", "indonesia", "ri", "negara", "nomor", "nomer", "no", "tahun", "thn", "th"))
"""Words around a kind of regulation that do not distinguish it."""

_NEAR = 12
"""Words before a number among which the ministry is looked for: its full name has eleven."""


def citations(text: str) -> Iterator[Sitiran]:
    """
    Give the recognised regulations that a text cites, in order; slips of spelling are read past.
    """
    text = " ".join(text.split())
    found = list(_NUMBER.finditer(text))
    for index, match in enumerate(found):
        before = words_of(text[found[index - 1].end() if index else 0 : match.start()] + re.sub(r"\d", " ", match[0]))
        end = found[index + 1].start() if index + 1 < len(found) else len(text)
        jenis = _kind(before)
        if jenis is not None:
            about = text[match.end() : end]
            gazette = _GAZETTE.search(about)
            year = None if gazette is None else int(gazette[1])
            yield Sitiran(Peraturan(jenis, int(match[1]), int(match[2])), words_of(about), year)


def _kind(words: tuple[str, ...]) -> JenisPeraturan | None:
    words = tuple(word for word in words if word not in _PLAIN)
    if any(spelled_alike(word, other) for word in words for other in _NO_REGULATION):
        return None
    near = words[-_NEAR:]
    if any(word in _MINISTRY for word in near) or _has(near, "menteri", "pendayagunaan") or {"menteri", "pan"} <= {*near}:
        return _PANRB  # its regulations are cited as decisions too; of a decision the number has other parts
    if any(spelled_alike(word, other) for word in words for other in _DECISIONS):
        return None
    if "perpres" in words or _ends(words, "peraturan", "presiden"):
        return JenisPeraturan.PERPRES
    if words[-1:] == ("pp",) or _ends(words, "peraturan", "pemerintah"):
        return JenisPeraturan.PP
    if words[-1:] == ("uu",) or _ends(words, "undang", "undang"):
        return JenisPeraturan.UU
    return None


def _has(words: tuple[str, ...], *wanted: str) -> bool:
    return all(any(spelled_alike(word, each) for word in words) for each in wanted)


def _ends(words: tuple[str, ...], first: str, second: str) -> bool:
    return len(words) > 1 and spelled_alike(words[-2], first) and spelled_alike(words[-1], second)


def named_first(text: str) -> str | None:
    """
    Name the first regulation of a text, of whatever kind, by its kind, number and year.
    """
    text = " ".join(text.split())
    match = _NUMBER.search(text)
    if match is None:
        return None
    cited = next(citations(text[: match.end()]), None)
    words = [word for word in words_of(text[: match.start()]) if word not in _PLAIN]
    kind = " ".join(words) if cited is None else cited.peraturan.jenis.value
    return f"{kind} {int(match[1])}/{match[2]}" if kind else None


@lru_cache(maxsize=4096)
def examine(text: str, year: int) -> Ujian:
    """
    Look for repealed and misquoted regulations in a text of a report on ``year``.
    """
    repealed, misquoted, gazette = repealed_in(text, year), misquoted_in(text), wrong_gazette_in(text)
    wrong = misquoted or gazette
    return Ujian(
        dicabut=None if repealed is None else str(repealed[0]),
        pengganti=None if repealed is None else f"{repealed[1].oleh} ({repealed[1].butir})",
        keliru=None if wrong is None else str(wrong[0]),
        maksud=None if misquoted is None else str(misquoted[1]),
        tahun_lembaran=None if gazette is None else gazette[1],
        pokok=named_first(text),
        termuda=max((int(match[2]) for match in _NUMBER.finditer(" ".join(text.split()))), default=None),
    )


def repealed_in(text: str, year: int) -> tuple[Peraturan, Pencabutan] | None:
    """
    Find a regulation that a text cites though it is repealed for reports on ``year``; naming the one that repealed it excuses it.
    """
    cited = [sitiran.peraturan for sitiran in citations(text)]
    for peraturan in cited:
        found = REPEALED.get(peraturan)
        if found is not None and found.sejak <= year and found.oleh not in cited:
            return peraturan, found
    return None


def misquoted_in(text: str) -> tuple[Peraturan, Peraturan] | None:
    """
    Find a citation whose title is that of one known regulation while its number or its year is another one.
    """
    for sitiran in citations(text):
        near = [each for each in (*SUBJECTS, *TITLES) if _is_near(sitiran.peraturan, each) and _is_titled(sitiran.perihal, each)]
        if len(near) == 1 and sitiran.peraturan not in TITLES:
            return sitiran.peraturan, near[0]
    return None


def _is_near(cited: Peraturan, right: Peraturan) -> bool:
    return cited.jenis is right.jenis and (cited.nomor == right.nomor) != (cited.tahun == right.tahun)


def _is_titled(words: tuple[str, ...], right: Peraturan) -> bool:
    if right in SUBJECTS:
        return _has(words, *SUBJECTS[right])
    opening = words[1:] if words[:1] == ("tentang",) else words
    title = TITLES[right]
    return len(opening) >= len(title) and all(map(spelled_alike, opening, title))


def wrong_gazette_in(text: str) -> tuple[Peraturan, int] | None:
    """
    Find a regulation whose state gazette is of another year than itself and than anything else that the text cites.

    A regulation has its number in the year in which it is put into the gazette.
    """
    cited = list(citations(text))
    years = {sitiran.peraturan.tahun for sitiran in cited}
    for sitiran in cited:
        if sitiran.lembaran is not None and sitiran.lembaran not in years:
            return sitiran.peraturan, sitiran.lembaran
    return None
