"""
What the Catatan Hasil Reviu says of one matter: its findings in sentences, and what correcting them would change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lkj_rules.domain.analysis import grouped
from lkj_rules.model.findings import Status
from lkj_rules.model.results import Outlook
from lkj_rules.render.docx.matters import Matter
from lkj_rules.render.docx.paper import Row
from lkj_rules.render.docx.wording import clean, few, number
from lkj_rules.render.text import listed
from lkj_rules.render.views.findings import Shown

LONGEST_CONDITION = 320
"""The condition of a main finding is cut after so many characters; the annex has the whole."""
SHOWN_PLACES = 6
_KNOWN = "sudah tercatat dalam garis dasar (baseline) pemeriksaan terdahulu"


def condition_of(matter: Matter, numbers: Mapping[str, int]) -> tuple[str, ...]:
    """
    Say what the worst finding of a matter found; ``numbers`` are those of the matters that findings stand in, by fingerprint.
    """
    first, *others = matter.findings
    text = sentence(first)
    if len(text) > LONGEST_CONDITION:
        text = f"{text[:LONGEST_CONDITION].rpartition(' ')[0]} … (selengkapnya dalam Lampiran 1)"
    more = [f"Masih ada {number(len(others))} keadaan sejenis; selengkapnya dalam Lampiran 1."] if others else []
    return text, *more, *_connections(matter, numbers)


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
    here = finding.place.where
    places = list(filter(None, dict.fromkeys(each.row if each.where == here else each.place for each in finding.repeated)))
    if places:
        parts.append(f"Terdapat pula pada: {few(places, SHOWN_PLACES, 'tempat', between='; ')}.")
    elif finding.repeated:
        parts.append("Terdapat pula di bagian lain tempat itu.")
    parts += [finding.doubt] if finding.doubt else []
    parts += [f"Temuan ini {known}." for known in _known(finding)]
    return clean(" ".join(parts))


def _known(finding: Shown) -> list[str]:
    changed = "; ".join(each.id for each in finding.finding.changed)
    return [f"{_KNOWN}, kini lain: {changed}" if changed else _KNOWN] if changed or finding.status is Status.BASELINE else []


def effects_of(matter: Matter) -> tuple[str, ...]:
    """
    Say what the worst error of a matter means: the headline that it moves most, before and after, and the rupiah at stake.
    """
    if not matter.consequences:
        return ()
    moved = [
        f"Apabila dikoreksi, {outlook.headline.id[:1].lower()}{outlook.headline.id[1:]} berubah dari {outlook.before.id} menjadi "
        f"{after(outlook)}." for outlook in matter.consequences[0].outlooks[:1]
    ]  # fmt: skip
    amount = max(each.rupiah or 0 for each in matter.consequences)
    return *moved, *([f"Nilai yang dipersoalkan: Rp{number(amount)}."] if amount else [])


def after(outlook: Outlook) -> str:
    """
    Write what a headline would be: each of two figures, or the range of more.
    """
    texts = list(dict.fromkeys(each.text.id for each in outlook.variations))
    several = len(texts) > 2 and outlook.shift  # noqa: PLR2004  of two figures each is named
    return f"{outlook.low.id} s.d. {outlook.high.id}" if several else " atau ".join(texts)


def _ways(outlook: Outlook) -> Iterator[str]:
    ways = sorted(outlook.variations, key=lambda way: way.text == outlook.before)
    for text, policies in grouped((each.text.id, each.policy.id) for each in ways).items():
        yield f"{'tetap ' if text == outlook.before.id else ''}{text}: {', atau '.join(policies)}"


def effect_rows(matter: Matter) -> Iterator[Row]:
    """
    Give rows on every error of a matter that moves a headline, with what each outcome rests on, and on every amount at stake.
    """
    subjects = {each.fingerprint: each.subject or each.place.where for each in matter.findings}
    for each in matter.consequences:
        about = (str(matter.number), subjects[each.fingerprint])
        for outlook in each.outlooks:
            yield *about, outlook.headline.id, outlook.before.id, tuple(_ways(outlook))
        if each.rupiah:
            yield *about, "Nilai yang dipersoalkan", "", f"Rp{number(each.rupiah)}"
