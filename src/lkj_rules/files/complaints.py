"""
From the converter's nested errors to one plain complaint for each pointer.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError

from lkj_rules.files import leaves, shapes
from lkj_rules.files.converter import strict_converter
from lkj_rules.files.faults import Complaint, Fault, from_fault, quote
from lkj_rules.model.pointers import pointer_token
from lkj_rules.nearest import nearest


def read_thoroughly(document: Any, cls: type) -> tuple[Any, list[Complaint]]:
    """
    Turn parsed JSON into the class with the strict converter; give the result or ``None``, and all complaints.
    """
    try:
        return strict_converter().structure(document, cls), []
    except (ClassValidationError, IterableValidationError, Fault) as refused:
        return None, list(complaints_of(refused))


def complaints_of(error: Exception, pointer: str = "") -> Iterator[Complaint]:
    """
    List what an error of the strict converter says, outer places first.
    """
    match error:
        case Fault():
            yield from_fault(error, pointer)
        case ClassValidationError():
            yield from _of_class(error, pointer)
        case IterableValidationError():
            for inner, place in error.group_exceptions()[0]:
                yield from complaints_of(inner, f"{pointer}/{pointer_token(place.index)}")
        case ValueError():  # the reader of texts refuses digits without end
            yield from_fault(leaves.unreadable_number(str(error)), pointer)
        case _:
            raise error


def _of_class(error: ClassValidationError, pointer: str) -> Iterator[Complaint]:
    with_place, others = error.group_exceptions()
    for inner in others:
        if isinstance(inner, ForbiddenExtraKeysError):
            yield from (_unknown_key(key, inner.cl, pointer) for key in sorted(inner.extra_fields))
        else:
            yield from complaints_of(inner, pointer)
    for inner, place in with_place:
        if type(inner) is KeyError and inner.args == (place.name,):
            yield _missing_key(place.name, error.cl, pointer)
        else:
            yield from complaints_of(inner, f"{pointer}/{pointer_token(place.name)}")


def _unknown_key(key: str, cls: type, pointer: str) -> Complaint:
    known = [field.name for field in shapes.fields_of(cls)]
    listed = ", ".join(known)
    return Complaint(
        pointer=f"{pointer}/{pointer_token(key)}",
        message_id=f"Kunci {quote(key)} tidak dikenal di sini; yang dikenal: {listed}.",
        message_en=f"The key {quote(key)} is not known here; known are: {listed}.",
        suggestion=nearest(key, known),
        on_key=True,
    )


def _missing_key(key: str, cls: type, pointer: str) -> Complaint:
    (field,) = (field for field in shapes.fields_of(cls) if field.name == key)
    meaning = f" ({field.arti.rstrip('.')})" if field.arti else ""
    return Complaint(
        pointer=pointer,
        message_id=f'Kunci wajib "{key}" tidak ada{meaning}.',
        message_en=f'The required key "{key}" is missing.',
    )
