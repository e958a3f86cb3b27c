"""
A finding's fingerprint: what it is about, never where in the file it stands, so that it survives reordering and mending elsewhere.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import attrs

from lkj_rules.model.documents import Bagian, Laporan
from lkj_rules.model.facts import Dokumen, Fakta
from lkj_rules.model.texts.petikan import Petikan


def fingerprint(laporan: Laporan, rule: str, *, document: str, culprit: Any, fakta: Fakta | None) -> str:
    """
    Sum up entity, year, rule, document and what is blamed in 16 hexadecimal digits.
    """
    known: list[Any] = [rule, laporan.entitas.kode or laporan.entitas.nama, laporan.tahun]
    if fakta is None:
        known += [document, *_content(culprit)]
    else:
        code = None if fakta.indikator is None else fakta.indikator.kode
        known += [fakta.dokumen, fakta.tabel, fakta.salinan, code, fakta.pos, fakta.tahun, fakta.ukuran]
        known += [fakta.lembar.label] if fakta.dokumen is Dokumen.PK else []
    return hashlib.sha256(json.dumps(known, ensure_ascii=True, default=str).encode()).hexdigest()[:16]


def _content(thing: Any) -> Iterator[str]:
    """
    Write what tells an object from others of its document, for a fingerprint that survives reordering and mending elsewhere.

    That is a text with its owner, a code, else all that the object holds.
    """
    if isinstance(thing, Petikan):
        yield from (thing.teks, *(key for key in thing.jalur if isinstance(key, str)), *_content(thing.pemilik))
        return
    codes = (getattr(thing, name, None) for name in ("id", "kode", "sasaran", "indikator", "fingerprint"))
    code = next((code for code in codes if isinstance(code, str)), None)
    if code is not None:
        yield code
    elif not isinstance(thing, Bagian):  # its sections are many; the one at fault is the text itself
        yield json.dumps(attrs.asdict(thing), sort_keys=True, default=str) if attrs.has(type(thing)) else str(thing)
