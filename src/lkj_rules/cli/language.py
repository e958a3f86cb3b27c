"""
The language of a call: settled before anything is parsed, so that help and usage errors speak it too.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

Pair = tuple[str, str]
"""A text in Indonesian and in English. The doors speak before the model is loaded, so these are no ``Texts``."""

PLACEHOLDERS = {
    "OPTIONS": "PILIHAN", "COMMAND": "PERINTAH", "ARGS": "ISI", "FILE": "BERKAS", "DIR": "FOLDER", "NAME": "NAMA",
    "DATE": "TANGGAL", "YEAR": "TAHUN", "TEXT": "TEKS", "WHO": "SIAPA", "REPORT": "LAPORAN", "PLACE": "TEMPAT",
    "FINGERPRINT": "SIDIK", "PREFIX": "AWALAN",
}  # fmt: skip
"""What help pages write for what a user puts in, English and Indonesian; those that are not here are the same in both."""

VARIABLE = "LKJ_LANG"
LANGUAGES = ("id", "en")


def language_of(args: Sequence[str]) -> str:
    """
    Find the language in the arguments, the last one counting, else in the environment; Indonesian where it is not known.
    """
    chosen = os.environ.get(VARIABLE, "")
    for number, word in enumerate(args):
        if word == "--":
            break
        if word == "--lang" and number + 1 < len(args):
            chosen = args[number + 1]
        elif word.startswith("--lang="):
            chosen = word.partition("=")[2]
    return chosen.lower() if chosen.lower() in LANGUAGES else "id"


def pick(texts: Pair, bahasa: str) -> str:
    """
    Choose one of the two texts.
    """
    return texts[1] if bahasa == "en" else texts[0]


def placeholder(words: str, bahasa: str) -> str:
    """
    Write the placeholders of a usage line or an option, which the code has in English, in the language of the call.
    """
    return words if bahasa == "en" else re.sub(r"[A-Z]+", lambda found: PLACEHOLDERS.get(found[0], found[0]), words)


def meant(word: str, known: Sequence[str], bahasa: str) -> str:
    """
    Ask whether the nearest known word was meant, as the end of a sentence; empty when none is near.
    """
    from lkj_rules.nearest import nearest

    found = nearest(word, known)
    if found is None:
        return ""
    return pick((f" Maksudnya {found}?", f" Did you mean {found}?"), bahasa)
