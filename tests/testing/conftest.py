"""
What the laws share.
"""

from collections.abc import Callable, Iterator

import pytest


def _walk(thing: object, pointer: str = "") -> Iterator[tuple[str, object]]:
    items = thing.items() if isinstance(thing, dict) else enumerate(thing) if isinstance(thing, list) else None
    if items is None:
        yield pointer, thing
    else:
        for key, value in items:
            yield from _walk(value, f"{pointer}/{key}")


@pytest.fixture(scope="session")
def leaves() -> Callable[[object], dict[str, object]]:
    """
    Give the function that lists every text and number of a document by its pointer.
    """
    return lambda document: dict(_walk(document))
