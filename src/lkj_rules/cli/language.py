"""
The language of a call: settled before anything is parsed, so that help and usage errors are in it too.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

import click

Pair = tuple[str, str]
"""A text in Indonesian and in English. Commands are defined before the model is loaded, so these are no ``Texts``."""

PLACEHOLDERS = {
    "OPTIONS": "PILIHAN", "COMMAND": "PERINTAH", "ARGS": "ISI", "FILE": "BERKAS", "DIR": "FOLDER", "NAME": "NAMA",
    "DATE": "TANGGAL", "YEAR": "TAHUN", "TEXT": "TEKS", "WHO": "SIAPA", "REPORT": "LAPORAN", "PLACE": "TEMPAT",
    "FINGERPRINT": "SIDIK", "FINDING": "TEMUAN", "PREFIX": "AWALAN", "ADDRESS": "ALAMAT",
}  # fmt: skip
"""What help pages write for what a user puts in, English and Indonesian; those that are not here are the same in both."""

VARIABLE = "LKJ_LANG"
LANGUAGES = ("id", "en")
_KEY = "lkj_rules.lang"


def settle_language(ctx: click.Context, args: Sequence[str]) -> None:
    """
    Set the language of a call from its arguments, the last one counting, else from the environment.

    A command without ``--lang`` of its own keeps the language of the group that it was called by.
    """
    if _KEY in ctx.meta and not any(word.startswith("--lang") for word in args):
        return
    chosen = stated_language(args)
    if chosen is not None:
        ctx.meta[_KEY] = chosen


def stated_language(args: Sequence[str]) -> str | None:
    """
    Give the language that arguments or the environment state; ``None`` where neither does.
    """
    chosen = os.environ.get(VARIABLE, "")
    for number, word in enumerate(args):
        if word == "--":
            break
        if word == "--lang" and number + 1 < len(args):
            chosen = args[number + 1]
        elif word.startswith("--lang="):
            chosen = word.partition("=")[2]
    return chosen.lower() if chosen.lower() in LANGUAGES else None


def use_configured(bahasa: str | None) -> str:
    """
    Use the language of the configuration where the call states none; give the language in use.
    """
    ctx = click.get_current_context()
    if bahasa is not None:
        ctx.meta.setdefault(_KEY, bahasa)
    return language_of(ctx)


def language_of(ctx: click.Context | None = None) -> str:
    """
    Give the language of a call, the current one unless another is named; Indonesian where none is stated.
    """
    current = ctx or click.get_current_context(silent=True)
    return "id" if current is None else str(current.meta.get(_KEY, "id"))


def pick(texts: Pair, bahasa: str | None = None) -> str:
    """
    Choose one of the two texts, by default in the language of the call.
    """
    return texts[1] if (bahasa or language_of()) == "en" else texts[0]


def placeholder(words: str, bahasa: str) -> str:
    """
    Translate the placeholders of a usage line or an option, which the code has in English.
    """
    return words if bahasa == "en" else re.sub(r"[A-Z]+", lambda found: PLACEHOLDERS.get(found[0], found[0]), words)
