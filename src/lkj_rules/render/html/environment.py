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
from lkj_rules.render.html.chains import nodes_of
from lkj_rules.render.html.speech import Speech
from lkj_rules.render.labels import day
from lkj_rules.render.safe import plain
from lkj_rules.render.sentences import NO_FIGURES
from lkj_rules.render.views.checklist import ANSWERS
from lkj_rules.render.views.groups import document_of
from lkj_rules.rules.families import family_of

MOST_VALUES = 60
"""More values of a finding, or places where it is repeated, are counted only; a sum may have thousands of parts."""
_BEFORE_SIGN = re.compile(r"(?<=\d) (?=[%‰])")
"""The space of ``88,60 %``, at which a line must not break."""


@cache
def make_environment(bahasa: str) -> Environment:
    """
    Set up the templates for one language, once; ``T(indonesian, english)`` chooses, and ``Texts`` are written in the language.
    """
    speech = Speech(bahasa)
    environment = Environment(
        loader=PackageLoader("lkj_rules.render.html"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, finalize=_writer(bahasa),
    )  # fmt: skip
    environment.globals.update(
        T=speech.say, speech=speech, no_figures=NO_FIGURES, ANSWERS=ANSWERS, MOST_VALUES=MOST_VALUES,
        document_of=document_of, family_of=family_of, nodes_of=nodes_of,
    )  # fmt: skip
    environment.filters.update(n=speech.number, day=lambda date: day(date, bahasa), shown=speech.shown)
    return environment


def _writer(bahasa: str) -> Callable[[Any], Any]:
    def write(value: Any) -> Any:
        """
        Write what an expression of a template gives; markup, which only templates themselves make, stays as it is.
        """
        if isinstance(value, Texts):
            value = value[bahasa]
        if not isinstance(value, str) or isinstance(value, Markup):
            return value
        return _BEFORE_SIGN.sub("\N{NO-BREAK SPACE}", plain(value))

    return write


def source_of(environment: Environment, name: str) -> str:
    """
    Read a style sheet or a script next to the templates, as it is.
    """
    assert environment.loader is not None
    return environment.loader.get_source(environment, name)[0]


def fingerprint_of(source: str) -> str:
    """
    Sum up a style sheet or a script as a Content-Security-Policy names it.
    """
    return f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"
