"""
Ways to reach an office, compared as a reader compares them: when two printed ones can both be right and when they cannot.

Two telephone numbers agree when one is the end of the other (an area code left out); a place that prints several numbers agrees
with any of them. Addresses agree when one only says more than the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lkj_rules.domain.texts.words import spelled_alike, words_of
from lkj_rules.model.documents import JenisKontak, Kontak

_SHORTEST = 5
"""Digits of the shortest telephone number."""

_STREET = {"jl": "jalan", "jln": "jalan", "no": "nomor", "nomer": "nomor", "kab": "kabupaten", "prov": "provinsi"}


def printed_before(contact: Kontak, contacts: Sequence[Kontak]) -> Iterator[Kontak]:
    """
    Give those of the same kind that stand before a contact at other places: one place may list several numbers.
    """
    for other in contacts:
        if other is contact:
            return
        if other.jenis is contact.jenis and (other.sumber != contact.sumber or other.sumber is None):
            yield other


def contradicted_before(contact: Kontak, contacts: Sequence[Kontak]) -> Kontak | None:
    """
    Find the first place whose contacts all contradict a contact, and all others that its own place prints.
    """
    here = [each for each in contacts if each.jenis is contact.jenis and each.sumber == contact.sumber]
    here = here if contact.sumber is not None else [contact]
    places: list[list[Kontak]] = []
    for other in printed_before(contact, contacts):
        same = next((place for place in places if other.sumber is not None and place[0].sumber == other.sumber), None)
        if same is None:
            places.append([other])
        else:
            same.append(other)
    found = (place[0] for place in places if all(contradict(mine, other) for mine in here for other in place))
    return next(found, None)


def contradict(one: Kontak, other: Kontak) -> bool | None:
    """
    Return whether two contact details of one kind cannot both be right; ``None`` where one of them cannot be read.
    """
    match one.jenis:
        case JenisKontak.TELEPON | JenisKontak.FAKS:
            return _none_shared(_numbers(one.teks), _numbers(other.teks))
        case JenisKontak.SUREL | JenisKontak.SITUS:
            return _none_shared(_names(one.teks), _names(other.teks))
        case JenisKontak.ALAMAT:
            return _addresses_differ(one.teks, other.teks)


def _none_shared(ours: list[str], theirs: list[str]) -> bool | None:
    if not ours or not theirs:
        return None
    return not any(mine.endswith(yours) or yours.endswith(mine) for mine in ours for yours in theirs)


def _numbers(text: str) -> list[str]:
    """
    Give the telephone numbers in a text, digits only, the country's and the trunk prefix left out.
    """
    numbers = [re.sub(r"\D", "", part) for part in re.split(r"[,;/]|\bdan\b", text)]
    return [re.sub(r"^(?:62|0)", "", number) for number in numbers if len(number) >= _SHORTEST]


def _names(text: str) -> list[str]:
    """
    Give the addresses of sites or mail in a text, without protocol, ``www`` and closing stroke.
    """
    parts = re.split(r"[,;\s]+", text.strip().casefold())
    bare = [re.sub(r"^(?:https?://)?(?:www\.)?", "", part).rstrip("/.") for part in parts]
    return [part for part in bare if "." in part]


def _addresses_differ(one: str, other: str) -> bool | None:
    ours, theirs = _street_words(one), _street_words(other)
    if not ours or not theirs:
        return None
    mine = [word for word in ours if not any(spelled_alike(word, each) for each in theirs)]
    yours = [word for word in theirs if not any(spelled_alike(word, each) for each in ours)]
    return bool(mine) and bool(yours)


def _street_words(text: str) -> list[str]:
    return [_STREET.get(word, word) for word in words_of(text)]
