"""
Where a pointer of the report really stands: in the report's own file, or in one beside it.
"""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class Spot:
    """
    Hold a place in a file: the file's name to show, the pointer inside it, line and column from 1 if known.
    """

    file: str
    pointer: str
    line: int | None = None
    column: int | None = None
