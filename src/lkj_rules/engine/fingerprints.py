"""
A finding's fingerprint: what it is about, never where in the file it stands, so that it survives reordering and mending elsewhere.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import attrs

from lkj_rules.domain.facts import Dokumen, Fakta, KolomLembar, Lembar
from lkj_rules.model.documents import Bagian, Entitas, Laporan, Lkj, RencanaAksi, Renstra
from lkj_rules.model.pointers import Petikan
from lkj_rules.model.values import Nilai


def fingerprint(laporan: Laporan, rule: str, *, document: str, culprit: Any, fakta: Fakta | None, looked_at: Any) -> str:
    """
    Sum up entity, year, rule, document and what is blamed in 16 hexadecimal digits.

    ``looked_at`` is what the rule looks at, one by one: where that is a whole table or column, it is what is blamed, whichever of
    its cells are named; ``fakta`` is the blamed value, ``None`` where ``culprit`` is no value.
    """
    known: list[Any] = [rule, laporan.entitas.kode or laporan.entitas.nama, laporan.tahun]
    if isinstance(looked_at, Lembar):
        known += [document, *_content(looked_at.asal)]
    elif isinstance(looked_at, KolomLembar):
        known += [document, *_content(looked_at.lembar.asal), looked_at.id]
    elif fakta is None:
        known += [document, *_content(culprit)]
    else:
        code = None if fakta.indikator is None else fakta.indikator.kode
        known += [fakta.dokumen, fakta.tabel, fakta.salinan, code, fakta.pos, fakta.tahun, fakta.ukuran]
        known += [fakta.lembar.label] if fakta.dokumen is Dokumen.PK else []
    return hashlib.sha256(json.dumps(known, ensure_ascii=True, default=str).encode()).hexdigest()[:16]


_ALONE = (Bagian, Entitas, Laporan, Lkj, RencanaAksi, Renstra)
"""What needs no telling apart: each stands once in a report; of sections the one at fault is told by its text."""


def _content(thing: Any) -> Iterator[str]:
    """
    Write what tells an object from others of its document, for a fingerprint that survives reordering and mending elsewhere.

    That is a text with its owner, a code, else what is printed in the object itself, without the place and the rows below it.
    """
    if isinstance(thing, Petikan):
        yield from (thing.teks, *(key for key in thing.jalur if isinstance(key, str)), *_content(thing.pemilik))
        return
    codes = (getattr(thing, name, None) for name in ("id", "kode", "sasaran", "indikator", "fingerprint"))
    code = next((code for code in codes if isinstance(code, str)), None)
    if code is not None:
        yield code
    elif isinstance(thing, _ALONE):
        return
    elif attrs.has(type(thing)):
        printed = ((field.name, _printed(getattr(thing, field.name))) for field in attrs.fields(type(thing)))
        yield json.dumps([pair for pair in printed if pair[1]], default=str)
    else:
        yield str(thing)


def _printed(value: Any) -> Any:
    if isinstance(value, Nilai):
        return value.teks
    if isinstance(value, tuple):
        return [shown for shown in map(_printed, value) if shown]
    return None if isinstance(value, dict) or attrs.has(type(value)) else value
