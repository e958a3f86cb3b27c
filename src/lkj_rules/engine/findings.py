"""
From a failed evaluation to a finding: the wrong value blamed, texts filled in, the partners named.

A finding's fingerprint says what it is about, never where in the file it stands, so that it survives reordering, and fixes
elsewhere.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Any

import attrs

from lkj_rules.domain.facts import Fakta, KolomLembar, Lembar
from lkj_rules.engine.evidence import Case, flatten
from lkj_rules.engine.locations import Locations
from lkj_rules.engine.texts import FindingTexts
from lkj_rules.engine.words import BLANK
from lkj_rules.model.documents.statements import REASON, says_something
from lkj_rules.model.findings import Finding, Place, Severity, Texts
from lkj_rules.model.identity import Identities
from lkj_rules.model.paths import digest
from lkj_rules.model.pointers import Petikan
from lkj_rules.model.reading.notation import read_text
from lkj_rules.model.values import Ambigu, Dalam, Nilai

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
        year=None if fakta is None else fakta.tahun,
        document=document,
        expected=texts.expected(),
        actual=texts.actual(),
        difference=texts.difference(),
        rupiah=texts.rupiah(),
        recomputation=texts.texts("recomputation"),
        softened=doubt,
        group=f"{rule.id}:{document}",
        fingerprint=fingerprint(case, locations, fakta),
        values=_values(case, locations),
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

    A mark without a note why does not count: nobody could look into it, and one word in a report would soften every error.
    """
    doubtful = [nilai for nilai in touched if nilai.diragukan and says_something(nilai.catatan, words=REASON)]
    if not doubtful:
        return None
    notes = dict.fromkeys((nilai.catatan or "").strip().rstrip(".") for nilai in doubtful)
    said = " ".join(f"{note}." for note in notes if note not in message.id)
    if not said:
        return _DOUBT
    return Texts(f"{_DOUBT.id} Catatan penyalin: {said}", f"{_DOUBT.en} Transcriber's note: {said}")


def softened(finding: Finding, certain: Container[str]) -> Finding:
    """
    Cap an error unless all that it rests on are values that are certain, by their pointers.
    """
    places = finding.place, *finding.related
    if finding.severity is not Severity.ERROR or all(each.pointer in certain for each in places):
        return finding
    return attrs.evolve(finding, severity=Severity.WARNING, softened=_DOUBT)


def fingerprint(case: Case, locations: Locations, fakta: Fakta | None) -> str:
    """
    Sum up office, year, rule, check, and the path, measure and year of what is blamed in 16 hexadecimal digits.

    Where the rule looks at whole tables or columns, that is what is blamed, whichever of its cells are named; of several things
    blamed the one with the least path, whichever stands first. ``fakta`` is the blamed value, ``None`` for what is not a value.
    """
    laporan, looked_at = case.scope.laporan, case.items[0]
    office = laporan.entitas
    known: list[Any] = [case.program.rule.id, case.check, office.kode, office.nama, office.level, laporan.tahun]
    if isinstance(looked_at, Lembar):
        known += [looked_at.dokumen, *_path(looked_at.asal, locations)]
    elif isinstance(looked_at, KolomLembar):
        known += [looked_at.lembar.dokumen, *_path(looked_at.lembar.asal, locations), looked_at.id]
    else:
        known += min([*_path(thing, locations)] for thing in case.blamed)
        known += [] if fakta is None else [fakta.tahun, fakta.ukuran]
    return digest(known)


def _path(thing: Any, locations: Locations) -> Iterator[str]:
    """
    Write where a thing stands, by names and codes; of a quotation its words too, of what has no place of its own what is in it.
    """
    pointer = locations.pointer(thing)
    if pointer is not None:
        yield locations.paths.of(pointer)
    if isinstance(thing, Petikan):
        yield thing.teks
    elif pointer is None:
        yield str(thing)


def _values(case: Case, locations: Locations) -> tuple[tuple[str, str], ...]:
    """
    Give the figures that a finding rests on by their paths; of what is blamed one cell for each figure that is printed there.

    A fault that one more place repeats in the same figure is the same fault.
    """
    blamed: dict[str, str] = {}
    for thing in case.blamed:
        path, text = _cell(thing, locations)
        blamed[text] = min(path, blamed.get(text, path))
    known = Identities(flatten(case.blamed))
    guarded = {path: text for text, path in blamed.items()}
    guarded.update(_cell(nilai, locations) for nilai in case.touched if nilai not in known)
    return tuple(sorted(guarded.items()))


def _cell(thing: Any, locations: Locations) -> tuple[str, str]:
    """
    Give the path of a thing and what is printed there, with what it is taken for where the print alone does not say so.
    """
    place, values = locations.place(thing, ""), flatten(thing)
    text = place.value
    if values:
        nilai = values[0]
        read = nilai.dibaca if nilai.dibaca != nilai.teks else None
        notasi = nilai.notasi if nilai.notasi and isinstance(read_text(nilai.terbaca), Ambigu) else None
        dalam = None if nilai.dalam is Dalam.RUPIAH else nilai.dalam
        taken = [f" ({word} {said})" for word, said in (("dibaca", read), ("notasi", notasi), ("dalam", dalam)) if said]
        taken += [" (diragukan)"] * nilai.diragukan
        text = "".join((nilai.teks if nilai.teks.strip() else BLANK.id, *taken))
    return locations.paths.of(place.pointer), " ".join(text.split())
