"""
Ways to reach an office, compared as a reader compares them: when two printed ones can both be right and when they cannot.

Two telephone numbers agree when one is the end of the other (an area code left out); a place that prints several numbers agrees
with any of them. Addresses agree when one only says more than the other.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from lkj_rules.domain.analysis import analysis, grouped
from lkj_rules.domain.texts.words import spelled_alike, words_of
from lkj_rules.model import Record
from lkj_rules.model.documents import JenisKontak, Kontak
from lkj_rules.model.identity import ByIdentity, key_of

if TYPE_CHECKING:
    from lkj_rules.domain.scope import Scope

_SHORTEST = 5
"""Digits of the shortest telephone number."""

_STREET = {"jl": "jalan", "jln": "jalan", "no": "nomor", "nomer": "nomor", "kab": "kabupaten", "prov": "provinsi"}


@attrs.frozen(eq=False, repr=False)
class Banding(Record):
    """
    Hold what stands before a contact at other places: the first of its kind, and the first of a place that contradicts its own.
    """

    sebelumnya: Kontak | None
    bertentangan: Kontak | None


@analysis
def contacts_compared(scope: Scope) -> ByIdentity[Kontak, Banding]:
    """
    Compare every contact with those of its kind that stand before it at other places; one place may list several.

    A place contradicts another where each of its contacts contradicts all of the other's.
    """
    lkj, found = scope.laporan.lkj, ByIdentity[Kontak, Banding]()
    for of_kind in grouped((contact.jenis, contact) for contact in (() if lkj is None else lkj.kontak)).values():
        for contact, compared in _compared(of_kind):
            found[contact] = compared
    return found


def _compared(contacts: Sequence[Kontak]) -> Iterator[tuple[Kontak, Banding]]:
    """
    Go through the contacts of one kind, in time linear in the places that print the same or contradict one another.

    What agrees with a place goes on agreeing when more is printed there: a text is compared once with each contact until then.
    """
    whole = grouped((_place(contact), contact) for contact in contacts)
    printed = {place: frozenset(each.teks for each in here) for place, here in whole.items()}
    before: dict[Hashable, list[Kontak]] = {}
    places: list[list[Kontak]] = []
    progress: dict[frozenset[str], tuple[int, int]] = {}
    for contact in contacts:
        place = _place(contact)
        at, seen = progress.get(printed[place], (0, 0))
        while at < len(places):
            if all(contradict(mine, other) for mine in whole[place] for other in places[at][seen:]):
                seen = len(places[at])
                break
            at, seen = at + 1, 0
        progress[printed[place]] = at, seen
        earlier = next((each[0] for each in places[:2] if _place(each[0]) != place), None)
        yield contact, Banding(earlier, places[at][0] if at < len(places) else None)
        if place not in before:
            before[place] = []
            places.append(before[place])
        before[place].append(contact)


def _place(contact: Kontak) -> Hashable:
    return key_of(contact) if contact.sumber is None else contact.sumber


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
