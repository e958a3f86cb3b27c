"""
Jinja2, set up so that a report's text can only ever be text: everything is escaped, invisible characters are made visible.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterable
from functools import cache
from hashlib import sha256
from typing import Any

import attrs
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from lkj_rules.domain.achievements.recomputation import write_number, write_result
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Exact
from lkj_rules.render.text import day, plain
from lkj_rules.render.views import Cell
from lkj_rules.render.views.assurance import ANSWERS
from lkj_rules.render.views.groups import document_of
from lkj_rules.render.wording import BLANK, NO_FIGURES
from lkj_rules.rules.families import family_of

MOST_VALUES = 60
"""More values of a finding, or places where it is repeated, are counted only; a sum may have thousands of parts."""
_BEFORE_SIGN = re.compile(r"(?<=\d) (?=[%‰])")
"""The space of ``88,60 %``, at which a line must not break."""


@attrs.frozen
class Speech:
    """
    Speak one of the two languages.
    """

    bahasa: str

    def say(self, indonesian: str, english: str) -> str:
        """
        Choose the text of the language.
        """
        return english if self.bahasa == "en" else indonesian

    def number(self, value: int) -> str:
        """
        Write a whole number with its thousands apart.
        """
        return write_number(value, 0, self.bahasa)

    def counted(self, value: int, indonesian: str, one: str, many: str) -> str:
        """
        Write a number with its noun; only English distinguishes one from many.
        """
        return f"{self.number(value)} {self.say(indonesian, one if value == 1 else many)}"

    def share(self, part: int, whole: int) -> str:
        """
        Write a part in whole percent; nearly all is never written as all, and something never as nothing.
        """
        if whole == 0:
            return "–"
        percent = round(100 * part / whole)
        percent = min(percent, 99) if part < whole else percent
        return f"{max(percent, 1) if part else percent}{self.sign}"

    @property
    def sign(self) -> str:
        """
        Give the sign of percent, as it stands after a number.
        """
        return self.say(" %", "%")

    def results(self, values: Iterable[Exact | None], decimals: int = 0) -> list[str]:
        """
        Write computed numbers, each once; what is not known is left out.
        """
        return [write_result(value, decimals, self.bahasa) for value in dict.fromkeys(values) if value is not None]

    def shown(self, cell: Cell | None) -> str:
        """
        Write a printed value, with what the transcriber takes it for.
        """
        if cell is None:
            return "–"
        text = cell.text.strip() or BLANK[self.bahasa]
        return text if cell.read is None else self.say(f"{text} (dibaca {cell.read})", f"{text} (read as {cell.read})")


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
        document_of=document_of, family_of=family_of,
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


def asset(environment: Environment, name: str) -> tuple[str, str]:
    """
    Read a style sheet or a script next to the templates, and sum it up as a Content-Security-Policy names it.
    """
    assert environment.loader is not None
    source = environment.loader.get_source(environment, name)[0]
    return source, f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"
