"""
From a failed evaluation to a finding: the wrong value blamed, texts filled in, the partners named.

A finding's fingerprint says what it is about, never where in the file it stands, so that it survives reordering, and fixes
elsewhere.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from lkj_rules.domain.facts import Dokumen, Fakta, KolomLembar, Lembar
from lkj_rules.engine.evidence import Case, flatten
from lkj_rules.engine.locations import Locations
from lkj_rules.engine.texts import FindingTexts
from lkj_rules.model.documents import Bagian, Entitas, Laporan, Lkj, RencanaAksi, Renstra
from lkj_rules.model.findings import Finding, Place, Severity, Texts
from lkj_rules.model.identity import Identities
from lkj_rules.model.pointers import Petikan
from lkj_rules.model.values import Nilai

_DOUBT = Texts(
    "Bersandar pada nilai yang diragukan pembacaannya; periksa dokumen aslinya.",
    "Rests on a value whose reading is doubtful; look at the original document.",
)


def finding_of(case: Case, locations: Locations) -> Finding:
    """
    Write the finding that a case makes.
    """
    rule = case.program.rule
    texts = FindingTexts(case, locations)
    variant = texts.variant()
    stated = rule if variant is None else variant
    severity = stated.severity or rule.severity
    message = texts.fill(stated.message or rule.message)
    doubt = doubt_of(case.touched, message)
    culprit = case.culprit
    fakta = locations.fact(culprit)
    document = locations.document(culprit, fakta)
    whole = isinstance(case.items[0], Lembar | KolomLembar)  # a whole table or column is of no one indicator
    return Finding(
        rule=rule.id,
        name=rule.name,
        severity=Severity.WARNING if doubt is not None and severity is Severity.ERROR else severity,
        title=stated.title or rule.title,
        message=message,
        help=texts.fill(stated.help or rule.help),
        place=locations.place(culprit, locations.column(culprit)),
        related=tuple(_related(case, locations)),
        subject=_subject(texts, None if whole else fakta),
        subject_code=None if whole and fakta is not None else _code(fakta, culprit),
        measure=None if fakta is None or isinstance(culprit, Petikan) else fakta.ukuran.value,
        document=document,
        expected=texts.expected(),
        actual=texts.actual(),
        difference=texts.difference(),
        rupiah=texts.rupiah(),
        recomputation=texts.texts("recomputation"),
        softened=doubt,
        group=f"{rule.id}:{document}",
        fingerprint=fingerprint(case, document=document, fakta=fakta),
        basis=rule.basis,
        checklist=rule.checklist,
    )


def _subject(texts: FindingTexts, fakta: Fakta | None) -> str | None:
    stated = texts.texts("subject")
    if stated is not None:
        return stated.id
    if fakta is not None and fakta.indikator is not None:
        return fakta.indikator.nama
    if fakta is not None and fakta.pos is not None:
        return fakta.pos if fakta.nama in (None, fakta.pos) else f"{fakta.pos} {fakta.nama}"
    return None


def _code(fakta: Fakta | None, culprit: Any) -> str | None:
    if fakta is not None and fakta.indikator is not None:
        return fakta.indikator.kode
    code = getattr(culprit, "indikator", None)
    return code if isinstance(code, str) else None


def _related(case: Case, locations: Locations) -> Iterator[Place]:
    for other in case.blamed[1:]:
        yield locations.place(other, "juga")
    blamed = Identities(flatten(case.blamed))
    for nilai in case.touched:
        if nilai not in blamed:
            yield locations.place(nilai, locations.role(nilai, case))


def doubt_of(touched: Iterable[Nilai], message: Texts) -> Texts | None:
    """
    Say that a finding rests on a doubtful reading, with the transcriber's notes unless the message has them already.
    """
    doubtful = [nilai for nilai in touched if nilai.diragukan]
    if not doubtful:
        return None
    notes = dict.fromkeys(nilai.catatan.strip().rstrip(".") for nilai in doubtful if nilai.catatan)
    said = " ".join(f"{note}." for note in notes if note and note not in message.id)
    if not said:
        return _DOUBT
    return Texts(f"{_DOUBT.id} Catatan penyalin: {said}", f"{_DOUBT.en} Transcriber's note: {said}")


def fingerprint(case: Case, *, document: str, fakta: Fakta | None) -> str:
    """
    Sum up entity, year, rule, document and what is blamed in 16 hexadecimal digits.

    Where the rule looks at whole tables or columns, that is what is blamed, whichever of its cells are named; ``fakta`` is the
    blamed value, ``None`` where the culprit is not a value.
    """
    laporan, looked_at = case.scope.laporan, case.items[0]
    known: list[Any] = [case.program.rule.id, laporan.entitas.kode or laporan.entitas.nama, laporan.tahun]
    if isinstance(looked_at, Lembar):
        known += [document, *_content(looked_at.asal)]
    elif isinstance(looked_at, KolomLembar):
        known += [document, *_content(looked_at.lembar.asal), looked_at.id]
    elif fakta is None:
        known += [document, *_content(case.culprit)]
    else:
        code = None if fakta.indikator is None else fakta.indikator.kode
        known += [fakta.dokumen, fakta.tabel, fakta.salinan, code, fakta.pos, fakta.tahun, fakta.ukuran]
        known += [fakta.lembar.label] if fakta.dokumen is Dokumen.PK else []
    return hashlib.sha256(json.dumps(known, ensure_ascii=True, default=str).encode()).hexdigest()[:16]


_ALONE = (Bagian, Entitas, Laporan, Lkj, RencanaAksi, Renstra)
"""What is there only once in a report, and needs nothing to distinguish it; the section at fault is known by its text."""


def _content(thing: Any) -> Iterator[str]:
    """
    Write what distinguishes an object from others of its document, for a fingerprint that survives reordering and fixes elsewhere.

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
