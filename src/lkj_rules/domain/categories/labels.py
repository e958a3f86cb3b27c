"""
The categories that a report prints, in the rows of its tables and in its sentences, and when two of them are the same.

Reports write and shorten labels: ``Sangat Baik``, ``Sgt. Baik``, ``SB``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import attrs

from lkj_rules.domain.facts import walk
from lkj_rules.model.documents import BarisTabel, JenisKlaim, Klaim, Lkj, Ukuran
from lkj_rules.model.pointers import Petikan
from lkj_rules.model.values import Nilai

_SHORT = 4
"""Letters that a short form has at most."""

_NAMING = frozenset(("kategori", "predikat", "kriteria", "klasifikasi", "dengan"))
"""Words by which a label says that it is one."""

_IN_BRACKETS = re.compile(r"\(([^()]{1,12})\)\s*$")


@lru_cache(maxsize=4096)
def same_label(a: str, b: str) -> bool:
    """
    Return whether two labels are the same after folding case, spaces and short forms.

    Where a label itself gives letters in brackets, ``Kurang (SK)``, no other letters stand for it.
    """
    (long_a, short_a), (long_b, short_b) = _forms(a), _forms(b)
    if long_a == long_b or (short_a and short_a in {short_b, long_b}) or (short_b and short_b == long_a):
        return True
    return _shortens(long_a, long_b, letters=not short_b) or _shortens(long_b, long_a, letters=not short_a)


def label_in(label: str, labels: Iterable[str]) -> bool:
    """
    Return whether a label is one of several.
    """
    return any(same_label(label, other) for other in labels)


def _forms(label: str) -> tuple[str, str]:
    short = ""
    if found := _IN_BRACKETS.search(label):
        label, short = label[: found.start()], _fold(found[1])
    return _fold(label), short


def _fold(label: str) -> str:
    words = re.findall(r"\w+", label.casefold())
    return " ".join([word for word in words if word not in _NAMING] or words)


def _shortens(short: str, long: str, *, letters: bool) -> bool:
    words, whole = short.split(), long.split()
    if len(words) == 1 and short == "".join(word[0] for word in whole):
        return letters
    return len(words) == len(whole) > 0 and all(map(_abbreviates, words, whole))


def _abbreviates(short: str, word: str) -> bool:
    if short == word:
        return True
    letters = iter(word)
    return len(short) <= min(_SHORT, len(word) - 1) and short[:1] == word[:1] and all(letter in letters for letter in short)


@attrs.frozen(kw_only=True, eq=False, slots=True, repr=False)
class Label(Petikan):
    """
    Hold one printed category with the capaian that it grades; ``baris`` or ``klaim`` is the row or the sentence that it stands in.
    """

    nilai: Nilai | None
    baris: BarisTabel | None = None
    klaim: Klaim | None = None


def labels_of(lkj: Lkj) -> Iterator[Label]:
    """
    Give the categories of all rows in reading order, then those of the sentences.
    """
    for tabel in lkj.tabel:
        results_are_capaian = any(kolom.id == "realisasi" and kolom.ukuran is Ukuran.CAPAIAN for kolom in tabel.kolom)
        for baris in walk(tabel.baris):
            if baris.kategori is not None and any(letter.isalpha() for letter in baris.kategori):
                nilai = baris.realisasi if baris.capaian is None and results_are_capaian else baris.capaian
                yield Label(teks=baris.kategori, pemilik=baris, jalur=("kategori",), nilai=nilai, baris=baris)
    for klaim in lkj.klaim:
        if klaim.label is not None and klaim.label.strip() and klaim.jenis is not JenisKlaim.JUMLAH:  # counted, not claimed
            yield Label(teks=klaim.label, pemilik=klaim, jalur=("label",), nilai=klaim.nilai, klaim=klaim)


