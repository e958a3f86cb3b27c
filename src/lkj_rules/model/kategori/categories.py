"""
The categories that a report prints: beside the rows of its tables, and in its sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from lkj_rules.model.documents import BarisTabel, Klaim, Lkj
from lkj_rules.model.texts.petikan import Petikan
from lkj_rules.model.values import Capaian


@attrs.frozen(kw_only=True, eq=False, slots=True)
class Label(Petikan):
    """
    Hold one printed category with the capaian that it grades; ``baris`` or ``klaim`` is the row or the sentence that it stands in.
    """

    nilai: Capaian | None
    baris: BarisTabel | None = None
    klaim: Klaim | None = None


def labels_of(lkj: Lkj) -> Iterator[Label]:
    """
    Give the categories of all rows in reading order, then those of the sentences.
    """
    for tabel in lkj.tabel:
        yield from _labels(tabel.baris)
    for klaim in lkj.klaim:
        if klaim.label is not None and klaim.label.strip():
            yield Label(teks=klaim.label, pemilik=klaim, jalur=("label",), nilai=klaim.nilai, klaim=klaim)


def _labels(rows: Sequence[BarisTabel]) -> Iterator[Label]:
    stack = list(reversed(rows))
    while stack:
        baris = stack.pop()
        if baris.kategori is not None and any(letter.isalpha() for letter in baris.kategori):
            yield Label(teks=baris.kategori, pemilik=baris, jalur=("kategori",), nilai=baris.capaian, baris=baris)
        stack.extend(reversed(baris.anak))
