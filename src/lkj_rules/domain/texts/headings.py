"""
The sections of a report: those that its *sistematika* announces against those that it has.

A heading is the same with or without its number (``Bab III Akuntabilitas Kinerja``, ``A. Realisasi Anggaran``). The sistematika may
name chapters only; then a sub-section that the report has is more detail and not a contradiction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache

import attrs

from lkj_rules.domain.dates import years_named, years_singled
from lkj_rules.domain.texts.wordings import Perubahan, compare
from lkj_rules.domain.texts.words import is_coined, words_of
from lkj_rules.model.documents import Bagian
from lkj_rules.model.pointers import Petikan

_NUMBER = re.compile(
    r" ?(?:(?P<bab>bab (?:[ivxlc]{1,9}|\d{1,9})\b)"
    r"|(?:sub ?bab )?(?:(?:[ivxlc]{1,9}|\d{1,9})(?:\.[a-z\d]{1,30}){1,9}\b|(?:[a-z]|[ivxlc]{1,9}|\d{1,9})(?=[.)])))"
    r"[ .:)–-]*",
    re.IGNORECASE,
)
"""A chapter's number (``Bab III``), or that of a section: ``A.``, ``III.A.``, ``3.1``, ``1)``."""


class StatusJudul(StrEnum):
    """Name what a heading of one list finds in the other."""

    ADA = "ada"
    HILANG = "hilang"
    TAK_DIUMUMKAN = "tak_diumumkan"
    TINGKAT_TAK_DIKETAHUI = "tingkat_tak_diketahui"
    LEBIH_RINCI = "lebih_rinci"


@attrs.frozen(kw_only=True, eq=False, slots=True, repr=False)
class Judul(Petikan):
    """
    Hold a heading: announced (``diumumkan``) or there, and the chapter that it stands in, ``None`` before the first numbered one.
    """

    diumumkan: bool
    bab: str | None


def headings_of(bagian: Bagian) -> tuple[Judul, ...]:
    """
    Give the headings of both lists in their order.
    """
    return (*_listed(bagian, "diumumkan"), *_listed(bagian, "ada"))


def _listed(bagian: Bagian, name: str) -> Iterator[Judul]:
    chapter: str | None = None
    texts: Sequence[str] = getattr(bagian, name)
    for index, teks in enumerate(texts):
        if is_chapter(teks):
            chapter = " ".join(words_of(bare(teks)))
        yield Judul(teks=teks, pemilik=bagian, jalur=(name, index), diumumkan=name == "diumumkan", bab=chapter)


def is_chapter(teks: str) -> bool:
    """
    Return whether a heading carries the number of a chapter.
    """
    found = _NUMBER.match(" ".join(teks.split()))
    return found is not None and found["bab"] is not None


@lru_cache(maxsize=256)
def bare(teks: str) -> str:
    """
    Give a heading without its number.
    """
    found = _NUMBER.match(joined := " ".join(teks.split()))
    return joined[0 if found is None else found.end() :] or teks


def same_heading(one: str, other: str) -> bool:
    """
    Return whether two headings are the same, numbers and spelling aside.

    One may be the other with words after it (``Capaian Kinerja``, ``Capaian Kinerja Organisasi``); ``Lampiran`` alone stands for
    any annex.
    """
    first, second = bare(one), bare(other)
    shorter, longer = sorted((words_of(first), words_of(second)), key=len)
    if shorter == ("lampiran",) or len(shorter) > 1:
        opening = " ".join(longer[: len(shorter)])
        return compare(" ".join(shorter), opening).nihil or compare(first, second).nihil
    return compare(first, second).nihil


def status_of(judul: Judul, headings: Sequence[Judul]) -> StatusJudul | None:
    """
    Look a heading up in the other list; ``None`` when that list was not given.
    """
    others = [other for other in headings if other.diumumkan is not judul.diumumkan]
    if not others:
        return None
    words = words_of(bare(judul.teks))
    if any(words_of(bare(other.teks)) == words for other in others):  # most are announced word for word, which is seen at once
        return StatusJudul.ADA
    if any(same_heading(judul.teks, other.teks) for other in others):
        return StatusJudul.ADA
    if judul.diumumkan:
        return StatusJudul.HILANG
    return _unannounced(judul, others)


def _unannounced(judul: Judul, announced: Sequence[Judul]) -> StatusJudul:
    """
    Return whether the sistematika goes into the level of a heading that it does not announce.

    Lists of contents, tables and figures are announced by nobody.
    """
    if words_of(bare(judul.teks))[:1] == ("daftar",):
        return StatusJudul.LEBIH_RINCI
    if not any(is_chapter(other.teks) for other in announced):
        return StatusJudul.TINGKAT_TAK_DIKETAHUI
    if is_chapter(judul.teks):
        return StatusJudul.TAK_DIUMUMKAN
    if judul.bab is None:
        return StatusJudul.LEBIH_RINCI
    siblings = [other for other in announced if not is_chapter(other.teks) and other.bab is not None]
    detailed = any(compare(judul.bab, other.bab or "").nihil for other in siblings)
    return StatusJudul.TAK_DIUMUMKAN if detailed else StatusJudul.LEBIH_RINCI


def departure(named: str, heading: str, office: str) -> Perubahan:
    """
    Say how words depart from the heading that they are about: by year, where they name one, else in what they call it.

    A name with words left out is the same one, as one with initials may be. Of years only those count that the
    heading singles out; the words may name others besides.
    """
    years = years_named(named)
    if years:
        meant = years_singled(heading)
        apart = bool(meant) and not years & meant
        return Perubahan(*(tuple(map(str, sorted(each))) for each in (meant, years))) if apart else Perubahan()
    found = compare(bare(heading), bare(named), office)
    texts = [text for text in (named, heading) if not text.isupper() or " " not in text]
    initials = {word.casefold() for text in texts for word in re.findall(r"\w+", text) if sum(map(str.isupper, word)) > 1}
    pairs = ((found.tambahan, heading), (found.hilang, named))
    coined = any(words and all(is_coined(word, words_of(text)) for word in words) for words, text in pairs)
    shortened = coined or initials & {*found.hilang, *found.tambahan}
    return found if found.tambahan and not shortened else Perubahan()
