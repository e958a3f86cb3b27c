"""
What the Catatan Hasil Reviu says of one matter: its findings in sentences or as a table, and what correcting them would change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import attrs

from lkj_rules.domain.analysis import grouped
from lkj_rules.model.findings import Status
from lkj_rules.model.results import Consequence, Outlook
from lkj_rules.render.docx.matters import Matter
from lkj_rules.render.docx.paper import Row
from lkj_rules.render.docx.wording import clean, few, number
from lkj_rules.render.text import alike, listed
from lkj_rules.render.views.findings import Shown
from lkj_rules.render.wording import SEVERITIES

FEW = 3
"""Up to so many findings of a matter are written in sentences; more are listed in a table."""
MOST = 60
"""A table of findings ends after so many; the working paper has all."""
MOST_EFFECTS = 12
"""The same of errors that move headlines."""
SHOWN_PLACES = 6
_LONGEST_FIGURE = 30
_KNOWN = "sudah tercatat dalam garis dasar (baseline) pemeriksaan terdahulu"


@attrs.frozen
class Passage:
    """
    Hold sentences with the rows of the table that they lead to, which columns it has, and how many rows are left out.
    """

    texts: tuple[str, ...]
    columns: str = ""
    rows: Sequence[Row] = ()
    hidden: int = 0


def condition_of(matter: Matter, numbers: Mapping[str, int]) -> Passage:
    """
    Say what was found; ``numbers`` are those of the matters that findings stand in, by fingerprint.
    """
    findings, said = matter.findings, _connections(matter, numbers)
    sentences = [sentence(finding) for finding in findings]
    if len(findings) == 1:
        return Passage((*sentences, *said))
    if len(findings) <= FEW:
        return Passage((*(f"{chr(ord('a') + place)}. {text}" for place, text in enumerate(sentences)), *said))
    start, hidden = f"Terdapat {number(len(findings))} keadaan sejenis.", max(len(findings) - MOST, 0)
    example = f"{start} Salah satunya: {sentences[0]}"
    if all(map(_comparable, findings)):
        rows = list(_figures(findings[:MOST]))
        placed = any(row[-1] for row in rows)
        text = f"{example} Selengkapnya tercantum dalam tabel berikut."
        table = ("placed", rows) if placed else ("computed", [row[:-1] for row in rows])
        return Passage((text, *said), *table, hidden)
    differing = differing_parts(sentences)
    # the whole name of what a finding is about where only a part of it differs
    named = [each.subject if part in each.subject else part for part, each in zip(differing, findings, strict=False)]
    text = f"{example} Bunyi selebihnya sama, kecuali bagian yang tercantum dalam tabel berikut." if differing else start
    listing = [(str(place), each) for place, each in enumerate((named or sentences)[:MOST], start=1)]
    return Passage((text, *said), "listed", listing, hidden)


def _connections(matter: Matter, numbers: Mapping[str, int]) -> list[str]:
    causes = {each.cause for each in matter.findings if each.cause is not None}
    found = {numbers[cause] for cause in causes if cause in numbers} - {matter.number}
    if not found:
        return []
    others = listed([str(each) for each in sorted(found)], "id")
    return [f"Bersandar pada angka yang dipersoalkan pula dalam temuan nomor {others}; selesaikan temuan itu lebih dahulu."]


def sentence(finding: Shown) -> str:
    """
    Describe one finding in whole sentences: what is written, how it computes, where else, how far to trust it, whether it is known.
    """
    parts = [finding.message]
    if finding.working and finding.working not in finding.message:
        parts.append(f"Hitungan ulang: {finding.working}.")
    repeated = list(dict.fromkeys(place.where or place.pointer for place in finding.repeated))
    places = [place for place in repeated if place != finding.place.where]
    if places:
        parts.append(f"Terdapat pula pada: {few(places, SHOWN_PLACES, 'tempat', between='; ')}.")
    elif repeated:
        parts.append("Terdapat pula di bagian lain tempat itu.")
    parts += [finding.doubt] if finding.doubt else []
    parts += [f"Temuan ini {known}." for known in _known(finding)]
    return clean(" ".join(parts))


def _known(finding: Shown) -> list[str]:
    changed = "; ".join(each.id for each in finding.finding.changed)
    return [f"{_KNOWN}, kini lain: {changed}" if changed else _KNOWN] if changed or finding.status is Status.BASELINE else []


def differing_parts(sentences: Sequence[str]) -> list[str]:
    """
    Give what each sentence has between the words that all begin and all end with; nothing where that is most of it.
    """
    words = [sentence.split(" ") for sentence in sentences]
    head = alike(*words)
    tail = alike(*(each[head:][::-1] for each in words))
    parts = [" ".join(each[head : len(each) - tail]).rstrip(",;:.") for each in words]
    short = all(part and 2 * len(part) < len(sentence) for part, sentence in zip(parts, sentences, strict=True))
    return parts if short else []


def _comparable(finding: Shown) -> bool:
    """
    Return whether a finding is one figure compared with another: then a row of a table says it all.
    """
    return bool(finding.subject) and all(value and len(value) <= _LONGEST_FIGURE for value in (finding.actual, finding.expected))


def _figures(findings: Sequence[Shown]) -> Iterator[Row]:
    for place, finding in enumerate(findings, start=1):
        marks = [SEVERITIES[finding.severity].id.lower()] if finding.severity is not findings[0].severity else []
        marks += ["pembacaan nilainya diragukan"] if finding.doubt else []
        marks += _known(finding)
        subject = f"{finding.subject} ({'; '.join(marks)})" if marks else finding.subject
        yield str(place), subject, finding.actual or "", finding.place.where, finding.expected, _where_expected(finding)


def _where_expected(finding: Shown) -> str:
    """
    Say where the other value stands, if the message names the place; empty for one that was computed.
    """
    places = (each.where for each in finding.partners if each.text == finding.expected)
    others = (place for place in places if place and place != finding.place.where)
    return next((place for place in others if re.search(rf"(?<!\w){re.escape(place)}(?!\w)", finding.message)), "")


def effects_of(matter: Matter) -> Passage:
    """
    Say what the errors of a matter mean: the rupiah at stake, and the headlines before and after with what each outcome rests on.
    """
    moving = [each for each in matter.consequences if each.outlooks]
    said, subjects = list(_amounts(matter)), {each.fingerprint: each.subject or each.place.where for each in matter.findings}
    if not moving:
        return Passage(tuple(said))
    rows: list[Row] = [
        (subjects[each.fingerprint], outlook.headline.id, outlook.before.id, tuple(_ways(outlook)))
        for each in moving[:MOST_EFFECTS] for outlook in each.outlooks
    ]  # fmt: skip
    headline = _one_headline(moving)
    table: tuple[str, list[Row]]
    if headline is None:
        said.append("Apabila dikoreksi, angka utama laporan berubah sebagai berikut.")
        table = ("error", [row[1:] for row in rows]) if len(moving) == 1 else ("errors", rows)
    else:
        name = headline.headline.id[:1].lower() + headline.headline.id[1:]
        said.append(f"Apabila dikoreksi satu per satu, {name}, yang semula {headline.before.id}, berubah sebagai berikut.")
        table = ("headline", [(row[0], row[-1]) for row in rows])
    return Passage(tuple(said), *table, max(len(moving) - MOST_EFFECTS, 0))


def _one_headline(moving: Sequence[Consequence]) -> Outlook | None:
    """
    Give an outlook that stands for all where several errors move the same headline alone.
    """
    moved = {(outlook.headline, outlook.before) for each in moving for outlook in each.outlooks}
    return moving[0].outlooks[0] if len(moving) > 1 and len(moved) == 1 else None


def _ways(outlook: Outlook) -> Iterator[str]:
    ways = sorted(outlook.variations, key=lambda way: way.text == outlook.before)
    for text, policies in grouped((each.text.id, each.policy.id) for each in ways).items():
        yield f"{'tetap ' if text == outlook.before.id else ''}{text}: {', atau '.join(policies)}"


def _amounts(matter: Matter) -> Iterator[str]:
    subjects = {each.fingerprint: each.subject for each in matter.findings if len(matter.consequences) > 1}
    for each in matter.consequences[:MOST_EFFECTS]:
        if each.rupiah is not None:
            subject = subjects.get(each.fingerprint)
            yield f"Nilai yang dipersoalkan{f' ({subject})' if subject else ''}: Rp{number(each.rupiah)}."


def worst_effect(matter: Matter) -> Iterator[Row]:
    """
    Give rows on the error of a matter that moves headlines most, and one on the largest amount at stake.
    """
    if not matter.consequences:
        return
    for outlook in matter.consequences[0].outlooks:
        texts = list(dict.fromkeys(each.text.id for each in outlook.variations))
        several = len(texts) > 2 and outlook.shift  # noqa: PLR2004  of two figures each is named
        after = f"{outlook.low.id} s.d. {outlook.high.id}" if several else " atau ".join(texts)
        yield str(matter.number), outlook.headline.id, outlook.before.id, after
    amount = max(each.rupiah or 0 for each in matter.consequences)
    if amount:
        yield str(matter.number), "Nilai yang dipersoalkan", "", f"Rp{number(amount)}"
