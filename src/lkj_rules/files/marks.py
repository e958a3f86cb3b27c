"""
Marks for parts of JSON that plain Python values would lose or confuse.
"""

from __future__ import annotations


class JsonNumber(str):
    """
    Mark the text of a JSON number, so that no printed digit is lost and no number passes for a text.
    """

    __slots__ = ()


class JsonConstant(str):
    """
    Mark ``NaN``, ``Infinity`` and ``-Infinity``, which some programs write although JSON has no such words.
    """

    __slots__ = ()
