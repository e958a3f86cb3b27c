"""
Jinja2, set up so that a report's text can only ever be text: everything is escaped, invisible characters are made visible.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from lkj_rules.model.findings import Texts
from lkj_rules.render.html.speech import Speech
from lkj_rules.render.safe import plain
from lkj_rules.render.sentences import NO_FIGURES

_BEFORE_SIGN = re.compile(r"(?<=\d) (?=[%‰])")
"""The space of ``88,60 %``, at which a line must not break."""


@cache
def make_environment(speech: Speech) -> Environment:
    """
    Set up the templates for one language, once; ``T(indonesian, english)`` chooses, and ``Texts`` are written in the language.
    """
    environment = Environment(
        loader=PackageLoader("lkj_rules.render.html"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, finalize=_writer(speech),
    )  # fmt: skip
    environment.globals.update(T=speech.say, speech=speech, no_figures=NO_FIGURES)
    environment.filters.update(n=speech.number)
    return environment


def _writer(speech: Speech) -> Callable[[Any], Any]:
    def write(value: Any) -> Any:
        """
        Write what an expression of a template gives; markup, which only templates themselves make, stays as it is.
        """
        if isinstance(value, Texts):
            value = speech.of(value)
        if not isinstance(value, str) or isinstance(value, Markup):
            return value
        return _BEFORE_SIGN.sub("\N{NO-BREAK SPACE}", plain(value))

    return write


def source_of(environment: Environment, name: str) -> str:
    """
    Read a style sheet or a script from beside the templates, as it is.
    """
    loader = environment.loader
    if loader is None:  # for the type checker: every environment here has one
        raise LookupError(name)
    return loader.get_source(environment, name)[0]


def fingerprint_of(source: str) -> str:
    """
    Sum up a style sheet or a script as a Content-Security-Policy names it.
    """
    return f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"
