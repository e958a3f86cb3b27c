"""
The words of a text, as a careful reader takes them: case, punctuation and slips of spelling aside.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from lkj_rules.model.reading.numerals import fold_look_alikes
from lkj_rules.nearest import letters_apart

_SPELLINGS = {
    "kab": "kabupaten", "prov": "provinsi", "propinsi": "provinsi", "kec": "kecamatan", "prosentase": "persentase",
    "stratejik": "strategis", "strategik": "strategis", "prog": "program", "keg": "kegiatan", "adm": "administrasi",
    "masy": "masyarakat",
}  # fmt: skip
"""Usual spellings and short forms of single words."""

_SHORT_FORMS = {
    "pemilu": ("pemilihan", "umum"), "pilkada": ("pemilihan", "kepala", "daerah"), "sapras": ("sarana", "dan", "prasarana"),
    "sarpras": ("sarana", "dan", "prasarana"), "diklat": ("pendidikan", "dan", "pelatihan"),
    "monev": ("monitoring", "dan", "evaluasi"),
}  # fmt: skip
"""Short forms that are not initials, with the words that they stand for."""

_MOST_WORDS = 200
"""Words of a wording that are compared; whatever is longer is not a name of anything."""

_SHORT, _LONG, _TWO_SLIPS, _JUMBLED = 3, 60, 10, 8
"""Letters of a word: up to which, and above which, no slip is allowed; from which on two are, and letters may be in disorder."""


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """
    Give the words of a text: case, punctuation and look-alike letters folded. Signs of comparison are words: ``> 48 jam``.
    """
    found = re.findall(r"\w+|[<>≤≥]", fold_look_alikes(text).casefold())[:_MOST_WORDS]
    return tuple(_SPELLINGS.get(word, word) for word in found)


def spelled_alike(one: str, other: str) -> bool:
    """
    Return whether two words can be one with a slip in it: a letter wrong, lost, too many or swapped; two from ten letters on.

    In words of eight letters on two slips may also be the same letters in disorder, with one too many: ``kepamtian`` is
    ``kematian``, but ``kekerasan`` is not ``kebebasan``. Short words, numbers and first letters allow no slip: ``memilih`` is not
    ``pemilih``.
    """
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    if not _SHORT < len(longer) <= _LONG or one[0] != other[0] or any(letter.isdigit() for letter in one + other):
        return False
    jumbled = len(shorter) >= _JUMBLED and (Counter(longer) - Counter(shorter)).total() <= 1
    allowed = 2 if len(shorter) >= _TWO_SLIPS or jumbled else 1
    return len(longer) - len(shorter) <= allowed and letters_apart(shorter, longer, limit=allowed) <= allowed


def written_out(short: str, words: Sequence[str]) -> int:
    """
    Count the words at the start of a list that a short form or initials stand for; 0 for none.
    """
    full = _SHORT_FORMS.get(short)
    if full is not None and tuple(words[: len(full)]) == full:
        return len(full)
    initials = "".join(word[0] for word in words[: len(short)])
    return len(short) if initials == short else 0


def is_coined(short: str, words: Sequence[str]) -> bool:
    """
    Return whether a word is made of pieces of two to five words in a row, the first from its beginning: ``dinkes``, ``renja``.
    """
    runs = [words[start : start + count] for start in range(len(words)) for count in range(2, 6)] if len(short) > _SHORT else []
    return any(_pieced(short, run) for run in runs if run[0][0] == short[0] and len(short) + _SHORT < len("".join(run)))


def _pieced(short: str, words: Sequence[str]) -> bool:
    if not short or not words:
        return not short and not words
    if words[0] == "dan":
        return _pieced(short, words[1:])
    return any(_is_piece(short[:end], words[0]) and _pieced(short[end:], words[1:]) for end in range(1, len(short) + 1))


def _is_piece(part: str, word: str) -> bool:
    letters = iter(word)
    inside = part in word and (len(part) > 1 or part == word[0])
    return inside or (len(part) <= _SHORT and part[0] == word[0] and all(letter in letters for letter in part))


def opening(text: str, words: int) -> str | None:
    """
    Give the first words of a text, with a mark where more follow; ``None`` where it has none.
    """
    found = text.split()
    if not found:
        return None
    return " ".join(found) if len(found) <= words else f"{' '.join(found[:words])} …"


def listed(texts: Sequence[str]) -> str:
    """
    Join the members of a list; by semicolons where a member has a comma of its own, as decimal numbers and many names have.
    """
    return ("; " if any("," in text for text in texts) else ", ").join(texts)
