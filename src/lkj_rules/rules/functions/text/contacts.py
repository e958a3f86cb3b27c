"""
Functions on the contact details that the report prints.
"""

from __future__ import annotations

from collections.abc import Iterator

from lkj_rules.domain.texts.contacts import contradict
from lkj_rules.model.documents import Kontak
from lkj_rules.rules.kinds import BOOL, object_of
from lkj_rules.rules.registry import Scope, function

CONTACT = object_of(Kontak)


def _earlier(scope: Scope, contact: Kontak) -> Iterator[Kontak]:
    """
    Give what the report printed of the same kind before, at other places: one place may list several numbers.
    """
    lkj = scope.laporan.lkj
    for other in () if lkj is None else lkj.kontak:
        if other is contact:
            return
        if other.jenis is contact.jenis and (other.sumber != contact.sumber or other.sumber is None):
            yield other


def _places(scope: Scope, contact: Kontak) -> list[list[Kontak]]:
    """
    Part what was printed before by place.
    """
    places: list[list[Kontak]] = []
    for other in _earlier(scope, contact):
        same = next((place for place in places if other.sumber is not None and place[0].sumber == other.sumber), None)
        if same is None:
            places.append([other])
        else:
            same.append(other)
    return places


@function(
    ("contact", CONTACT),
    result=BOOL,
    doc=("benar bila kontak sejenis sudah tercetak di tempat lain", "true when a contact of this kind stands elsewhere before"),
)
def printed_before(scope: Scope, contact: Kontak) -> bool:
    """
    Tell whether there is anything to compare a contact detail with.
    """
    return next(_earlier(scope, contact), None) is not None


@function(
    ("contact", CONTACT),
    result=CONTACT,
    doc=(
        "kontak sejenis di tempat lain yang bertentangan dengan kontak ini",
        "the contact of the same kind, printed elsewhere before, that this one contradicts",
    ),
)
def contradicted(scope: Scope, contact: Kontak) -> Kontak | None:
    """
    Find the place whose contact details all contradict this one, and all others that its own place prints.
    """
    lkj = scope.laporan.lkj
    here = [contact] if lkj is None or contact.sumber is None else [
        other for other in lkj.kontak if other.jenis is contact.jenis and other.sumber == contact.sumber
    ]  # fmt: skip
    for place in _places(scope, contact):
        if all(contradict(mine, other) for mine in here for other in place):
            return place[0]
    return None
