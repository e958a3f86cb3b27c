"""
One matter of the Catatan Hasil Reviu: kondisi, kriteria, akibat and rekomendasi from the findings; sebab and tanggapan for people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lkj_rules.model.findings import Finding, Severity, Status
from lkj_rules.render.assembling import repetitions
from lkj_rules.render.docx.effects import amounts, effects_lead, write_matter_effects
from lkj_rules.render.docx.matters import Matter
from lkj_rules.render.docx.paper import Paper
from lkj_rules.render.docx.tables import Align, Column
from lkj_rules.render.docx.wording import BLANK, clean, criteria, few, first_sentence, listed, number
from lkj_rules.render.labels import DOCUMENTS, SEVERITIES, count_findings

FEW = 3
"""Up to so many findings of a matter are told in sentences; more stand in a table."""
MOST = 60
"""A table ends after so many findings; the working paper has all."""
SHOWN_PLACES = 6
_KNOWN = "sudah tercatat dalam garis dasar (baseline) pemeriksaan terdahulu"
_ELSEWHERE = "sebagaimana dirinci dalam kertas kerja reviu"

_TOLD = (Column("No", 0.06, Align.CENTRED), Column("Uraian", 0.94))
_PLACED = (
    Column("No", 0.06, Align.CENTRED), Column("Indikator atau pos", 0.27), Column("Tertulis", 0.13, Align.FIGURES),
    Column("Tempat", 0.18), Column("Pembanding", 0.14, Align.FIGURES), Column("Tempat pembanding", 0.22),
)  # fmt: skip
_COMPUTED = (
    Column("No", 0.06, Align.CENTRED), Column("Indikator atau pos", 0.38), Column("Tertulis", 0.14, Align.FIGURES),
    Column("Tempat", 0.24), Column("Pembanding atau hitungan", 0.18, Align.FIGURES),
)  # fmt: skip
_LONGEST_FIGURE = 30


def write_matter(paper: Paper, matter: Matter, numbers: Mapping[str, int]) -> None:
    """
    Write one matter; ``numbers`` are those of the matters that findings stand in, by fingerprint.
    """
    tally = {severity: sum(each.severity is severity for each in matter.findings) for severity in Severity}
    paper.heading(f"{matter.number}. {matter.title}", 2)
    about = f"{DOCUMENTS[matter.document].id} · {count_findings(tally, 'id')} · aturan {matter.rule.id}"
    paper.note(about, joined=True)
    _condition(paper, matter, numbers)
    paper.entry("Kriteria", criteria(matter.rule.basis))
    paper.entry("Sebab", BLANK)
    lead = effects_lead(matter)
    told = [*amounts(matter), *([] if lead is None else [lead])]
    paper.entry("Akibat", first_sentence(matter.rule.rationale.id), *told, joined=lead is not None)
    write_matter_effects(paper, matter)
    paper.entry("Rekomendasi", *matter.advice, joined=True)
    paper.entry("Tanggapan", BLANK)


def _condition(paper: Paper, matter: Matter, numbers: Mapping[str, int]) -> None:
    findings = matter.findings
    told = _connections(matter, numbers)
    if len(findings) == 1:
        paper.entry("Kondisi", sentence(findings[0]), *told)
    elif len(findings) <= FEW:
        letters = (f"{chr(ord('a') + place)}. {sentence(finding)}" for place, finding in enumerate(findings))
        paper.entry("Kondisi", *letters, *told)
    else:
        table = all(_comparable(finding) for finding in findings)
        told_all = [sentence(finding) for finding in findings]
        differing = [] if table else differing_parts(told_all)
        example = f" Salah satunya: {told_all[0]}" if table or differing else ""
        rest = " Selengkapnya tercantum dalam tabel berikut." if table else ""
        rest = " Bunyi selebihnya sama, kecuali bagian yang tercantum dalam tabel berikut." if differing else rest
        paper.entry("Kondisi", f"Terdapat {number(len(findings))} keadaan sejenis.{example}{rest}", *told, joined=True)
        if table:
            rows = list(_figures(findings[:MOST], matter.severity))
            placed = any(row[-1] for row in rows)
            paper.table(_PLACED if placed else _COMPUTED, rows if placed else [row[:-1] for row in rows])
        else:
            named = [_by_subject(part, finding) for part, finding in zip(differing, findings, strict=False)]
            paper.table(_TOLD, ((str(place), text) for place, text in enumerate((named or told_all)[:MOST], start=1)))
        if len(findings) > MOST:
            paper.note(f"Masih ada {number(len(findings) - MOST)} keadaan sejenis, {_ELSEWHERE}.")


def _connections(matter: Matter, numbers: Mapping[str, int]) -> list[str]:
    """
    Name the matters that dispute the figure on which findings of this one rest: to be settled before it.
    """
    causes = {each.cause for each in matter.findings if each.cause is not None}
    found = {numbers[cause] for cause in causes if cause in numbers} - {matter.number}
    if not found:
        return []
    others = listed([str(each) for each in sorted(found)])
    return [f"Bersandar pada angka yang dipersoalkan pula dalam temuan nomor {others}; selesaikan temuan itu lebih dahulu."]


def sentence(finding: Finding) -> str:
    """
    Tell one finding in whole sentences: what is written, how it computes, where else, how far to trust it, whether it is known.
    """
    parts = [finding.message.id]
    if finding.recomputation is not None and finding.recomputation.id not in finding.message.id:
        parts.append(f"Hitungan ulang: {finding.recomputation.id}.")
    repeated = list(dict.fromkeys(place.tempat.id or str(place.pointer) for place in repetitions(finding)[1]))
    places = [place for place in repeated if place != finding.place.tempat.id]
    if places:
        parts.append(f"Terdapat pula pada: {few(places, SHOWN_PLACES, 'tempat', between='; ')}.")
    elif repeated:
        parts.append("Terdapat pula di bagian lain tempat itu.")
    if finding.softened is not None:
        parts.append(finding.softened.id)
    if finding.status is Status.BASELINE:
        parts.append(f"Temuan ini {_KNOWN}.")
    return clean(" ".join(parts))


def differing_parts(sentences: Sequence[str]) -> list[str]:
    """
    Give what each sentence has between the words that all begin and all end with; nothing where that is most of it.
    """
    words = [sentence.split(" ") for sentence in sentences]
    head = _alike(words)
    tail = _alike([list(reversed(each[head:])) for each in words])
    parts = [" ".join(each[head : len(each) - tail]).rstrip(",;:.") for each in words]
    short = all(part and 2 * len(part) < len(sentence) for part, sentence in zip(parts, sentences, strict=True))
    return parts if short else []


def _by_subject(part: str, finding: Finding) -> str:
    """
    Give the whole name of what a finding is about where only a part of it differs.
    """
    return finding.subject if finding.subject is not None and part in finding.subject else part


def _alike(words: Sequence[Sequence[str]]) -> int:
    """
    Count the words that all begin with.
    """
    return next((place for place, each in enumerate(zip(*words, strict=False)) if len(set(each)) > 1), min(map(len, words)))


def _comparable(finding: Finding) -> bool:
    """
    Tell whether a finding is one figure held against another: then a row of a table says it all.
    """
    values = (finding.actual, None if finding.expected is None else finding.expected.id)
    return finding.subject is not None and all(value and len(value) <= _LONGEST_FIGURE for value in values)


def _figures(findings: Sequence[Finding], severity: Severity) -> Iterator[tuple[str, ...]]:
    """
    Give a row for each finding: both values with their places; whatever is milder than the others says so.
    """
    for place, finding in enumerate(findings, start=1):
        expected = "" if finding.expected is None else finding.expected.id
        marks = [SEVERITIES[finding.severity].id.lower()] if finding.severity is not severity else []
        marks += ["pembacaan nilainya diragukan"] if finding.softened is not None else []
        marks += [_KNOWN] if finding.status is Status.BASELINE else []
        subject = f"{finding.subject} ({'; '.join(marks)})" if marks else finding.subject
        yield str(place), subject or "", finding.actual or "", finding.place.tempat.id, expected, _where_expected(finding, expected)


def _where_expected(finding: Finding, expected: str) -> str:
    """
    Say where the other value stands, if the message names the place; empty for one that was computed.
    """
    own, message = finding.place.tempat.id, finding.message.id
    places = (each.tempat.id for each in finding.related if each.role != "juga" and each.value == expected)
    return next((place for place in places if place and place != own and _says(message, place)), "")


def _says(message: str, place: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(place)}(?!\w)", message) is not None
