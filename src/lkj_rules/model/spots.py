"""
Where a pointer of the report really stands: in the report's own file, or in one beside it.
"""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class Excerpt:
    """
    Hold a stretch of a file with its text.

    Lines and columns count from 1, columns in characters; ``end_column`` is the first one after the stretch.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


@attrs.frozen(kw_only=True)
class Spot:
    """
    Hold a place in a file: the file's name to show, the pointer inside it, line and column from 1 if known.

    ``excerpt`` is the value as the file writes it, a long one only by its beginning; ``context`` is what stands around it.
    """

    file: str
    pointer: str
    line: int | None = None
    column: int | None = None
    excerpt: Excerpt | None = None
    context: Excerpt | None = None

    def position(self, report: str) -> str:
        """
        Write the place as ``line:column``, with the file's name where that is not ``report``; empty if it is not known.
        """
        where = "" if self.line is None else f"{self.line}:{self.column}"
        return where if self.file == report else f"{self.file}:{where}".rstrip(":")
