"""
Words of the papers: foreign text made harmless, numbers as official papers write them, names of norms and of parts of the file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

from lkj_rules.domain.checklist import ROWS
from lkj_rules.model.documents import Level
from lkj_rules.model.findings import Basis
from lkj_rules.render.text import plain

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
"""A text of a report that is longer than this many characters is not a wording to quote in a paper."""

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


def few(parts: Sequence[str], most: int, noun: str, *, between: str = ", ") -> str:
    """
    Join the first parts, and count the rest with its noun; ``between`` distinguishes parts that hold commas themselves.
    """
    if len(parts) <= most + 1:
        return between.join(parts)
    return f"{between.join(parts[:most])}{between}dan {number(len(parts) - most)} {noun} lain"


def capital(text: str) -> str:
    """
    Begin a text with a capital letter.
    """
    return text[:1].upper() + text[1:]


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


_KEY = r"[a-z_]+(?:\([^)]*\))?(?:\.[a-z_]+)*"
_MISSING = re.compile(rf"bagian '({_KEY})' tidak ada dalam berkas")
_NAMED = re.compile(rf"({_KEY}) ((?:kosong|berupa|tidak dinyatakan|tidak dibaca|dapat dibaca|tidak memuat)\b.*)")
_IN_FORCE = re.compile(rf"tidak dapat ditentukan ({_KEY}) mana yang berlaku")
_FILE = re.compile(r"\bdalam berkas\b(?! data)")
_QUOTED = re.compile(r"'([^']*)'")
NAMES = tomllib.loads(Path(__file__).with_name("templates").joinpath("names.toml").read_text(encoding="utf-8"))
"""What a reader calls the keys that reasons name; of other keys the last part is taken."""


def reason_words(text: str) -> str:
    """
    Write why something could not be tested as a reader of papers understands it, not in the names of keys.
    """
    missing, in_force, named = _MISSING.fullmatch(text), _IN_FORCE.fullmatch(text), _NAMED.fullmatch(text)
    if missing is not None:
        text = f"{_name(missing[1])} tidak ada dalam berkas"
    elif in_force is not None:
        text = f"tidak dapat ditentukan {_name(in_force[1])} mana yang berlaku"
    elif named is not None:
        text = f"{_name(named[1])} {named[2]}"
    return capital(_FILE.sub("dalam berkas data", _QUOTED.sub(r"“\1”", text)))


def _name(key: str) -> str:
    return str(NAMES.get(key, "")) or key.rpartition(".")[2].replace("_", " ")
