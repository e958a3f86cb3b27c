"""
Words of the papers: foreign text made harmless, dates and numbers as official Indonesian papers write them, names of norms.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lkj_rules.domain.checklist import ROWS
from lkj_rules.model.documents import Level
from lkj_rules.model.findings import Basis
from lkj_rules.render.safe import plain

BLANK = "…" * 10
"""What is left for a person to fill in."""
SHORT_BLANK = "…" * 6
"""The same where two stand on half a line."""

REGULATION = (
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Republik Indonesia Nomor 53 Tahun 2014 tentang "
    "Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja dan Tata Cara Reviu atas Laporan Kinerja Instansi Pemerintah"
)
SHORT = "PermenPANRB 53/2014"

SIGNERS = frozenset({Level.KL, Level.PEMDA})
"""Only the reports of these are reviewed by the regulation (annex III, C.3.e)."""

LEVELS = {
    Level.KL: "kementerian/lembaga", Level.PEMDA: "pemerintah daerah", Level.SKPD: "satuan kerja perangkat daerah",
    Level.UNIT_KERJA: "unit kerja", Level.SATKER: "satuan kerja",
}  # fmt: skip

LONGEST = 3000
"""A text of a report that is longer than this many characters is no wording to quote in a paper."""

_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_DATE = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])-([0-3][0-9])")
_SENTENCE = re.compile(r"(?<=\.) (?=[A-Z])")
_PRACTICE = "praktik baik"
_ROW = re.compile(r"formulir checklist, ([IV]+\.\d+)$")
_ROWS = {row.number: row.text.id.rstrip(".") for row in ROWS}


def clean(text: str, most: int = LONGEST) -> str:
    """
    Put a foreign text on one line that Word can hold, controls as visible escapes; a huge one is cut short, and says so.
    """
    if len(text) <= most:
        return plain(text)
    size = number(len(text))
    return f"{plain(text[:most])}… (dipersingkat dari {size} karakter)"


def number(value: int) -> str:
    """
    Write a whole number with its thousands apart: ``2.522``.
    """
    return f"{value:,}".replace(",", ".")


def day(date: str) -> str:
    """
    Write a date ``YYYY-MM-DD`` in words: ``2 Maret 2025``; any other text stays as it is.
    """
    found = _DATE.fullmatch(date)
    return date if found is None else f"{int(found[3])} {_MONTHS[int(found[2]) - 1]} {found[1]}"


def listed(parts: Sequence[str]) -> str:
    """
    Join parts as a sentence does: ``a``, ``a dan b``, ``a, b, dan c``.
    """
    if len(parts) < 3:  # noqa: PLR2004
        return " dan ".join(parts)
    return f"{', '.join(parts[:-1])}, dan {parts[-1]}"


def few(parts: Sequence[str], most: int, noun: str, *, between: str = ", ") -> str:
    """
    Join the first parts, and count the rest with its noun; ``between`` tells apart parts that hold commas themselves.
    """
    if len(parts) <= most + 1:
        return between.join(parts)
    return f"{between.join(parts[:most])}{between}dan {number(len(parts) - most)} {noun} lain"


def capital(text: str) -> str:
    """
    Begin a text with a capital letter.
    """
    return text[:1].upper() + text[1:]


def first_sentence(text: str) -> str:
    """
    Keep the first sentence: of a rule's rationale, what goes wrong; later ones speak of the rule itself.
    """
    return _SENTENCE.split(text, maxsplit=1)[0]


def criteria(basis: Sequence[Basis]) -> str:
    """
    Write the norms that a finding rests on, a row of the checklist in its own words; good practice is called that.

    Clauses of one regulation stand after its name, said once.
    """
    clauses: dict[str, list[str]] = {}
    for each in basis:
        if each.peraturan != _PRACTICE:
            clauses.setdefault(each.peraturan, []).extend([] if each.butir is None else [_clause(each.butir)])
    norms = ["; ".join([", ".join([name, *found[:1]]), *found[1:]]) for name, found in clauses.items()]
    practice = [] if all(each.peraturan != _PRACTICE for each in basis) else ["praktik baik penyusunan laporan kinerja"]
    alone = "" if norms else " (tidak diatur secara khusus dalam peraturan)"
    return f"{capital('; '.join([*norms, *practice]))}{alone}."


def _clause(butir: str) -> str:
    row = _ROW.search(butir)
    return f"{butir}: “{_ROWS[row[1]]}”" if row is not None and row[1] in _ROWS else butir
