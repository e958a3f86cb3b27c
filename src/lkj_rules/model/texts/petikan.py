"""
Texts with their place: a wording, a number of a list, a heading, pointed at where it stands.

Texts themselves are plain strings and have no identity; a finding that blames one needs to know whose it is.
"""

from __future__ import annotations

from typing import Any

import attrs


@attrs.frozen(kw_only=True, eq=False, slots=True)
class Petikan:
    """
    Hold a text of the report with where it stands: the object that it belongs to, and the keys from there.
    """

    teks: str
    pemilik: Any
    jalur: tuple[str | int, ...]

    def __str__(self) -> str:
        return self.teks
