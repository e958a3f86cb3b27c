"""
Words of the papers: foreign text made harmless, dates and numbers as official Indonesian papers write them, names of norms.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lkj_rules.model.documents import Level
from lkj_rules.model.findings import Basis
from lkj_rules.render.safe import plain

BLANK = "…" * 10
"""What is left for a person to fill in."""

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
_SENTENCE = re.compile(r"(?<=\.) (?=[A-Z])")
_PRACTICE = "praktik baik"


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
    Write a date ``YYYY-MM-DD`` in words: ``2 Maret 2025``.
    """
    year, month, of_month = (int(part) for part in date.split("-"))
    return f"{of_month} {_MONTHS[month - 1]} {year}"


def listed(parts: Sequence[str]) -> str:
    """
    Join parts as a sentence does: ``a``, ``a dan b``, ``a, b, dan c``.
    """
    if len(parts) < 3:  # noqa: PLR2004
        return " dan ".join(parts)
    return f"{', '.join(parts[:-1])}, dan {parts[-1]}"


def few(parts: Sequence[str], most: int, noun: str) -> str:
    """
    Join the first parts, and count the rest with its noun.
    """
    if len(parts) <= most + 1:
        return ", ".join(parts)
    return f"{', '.join(parts[:most])}, dan {number(len(parts) - most)} {noun} lain"


def capital(text: str) -> str:
    """
    Begin a text with a capital letter.
    """
    return text[:1].upper() + text[1:]


def norm_and_effect(rationale: str) -> tuple[str, str]:
    """
    Part why a rule asks something: what ought to be, and what follows where it is not.

    The first sentence says both, the norm before the semicolon; later ones speak of the rule itself. The norm may be missing.
    """
    first = _SENTENCE.split(rationale, maxsplit=1)[0].rstrip(".")
    norm, _, effect = first.partition("; ")
    return (capital(norm), capital(effect)) if effect else ("", capital(norm))


def criteria(norm: str, basis: Sequence[Basis]) -> str:
    """
    Write a criterion with the norms that it rests on; good practice is called that.
    """
    sources = [cited(each) for each in basis]
    if sources == [_PRACTICE]:
        sources = [f"{_PRACTICE}; tidak diatur secara khusus dalam peraturan"]
    told = "; ".join(sources)
    return f"{norm} ({told})." if norm else f"{capital(told)}."


def cited(basis: Basis) -> str:
    """
    Write one norm: ``PermenPANRB 53/2014, Lampiran I, C.2``.
    """
    return basis.peraturan if basis.butir is None else f"{basis.peraturan}, {basis.butir}"
