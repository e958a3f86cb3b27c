"""
What is long and said again and again: names, and lists with which messages end.

A name stands whole where a report's findings first mention it, and is cut after that, yet never so that two names look the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from lkj_rules.model.findings import Pointer, RuleId
from lkj_rules.render.terminal.lines import shorten
from lkj_rules.render.text import alike
from lkj_rules.render.views.findings import Shown
from lkj_rules.render.views.groups import is_note

SHORT = 40
"""A name is not cut to fewer characters than this."""
SAVED = 12
"""A name is not cut to save fewer."""
LIST = 120
"""What follows a colon is said once if it is longer than this."""
_QUOTE = re.compile("“([^”]*)”")


@attrs.frozen(kw_only=True)
class Names:
    """
    Cut the names that findings mention: indicators, places, and wordings that are quoted.

    ``cut`` maps a long name to its short form; ``mentioned`` takes note of what was said whole, ``lists`` of lists and their rule.
    """

    cut: dict[str, str]
    mentioned: set[str] = attrs.field(factory=set, init=False)
    lists: dict[tuple[str, tuple[Pointer, ...]], RuleId] = attrs.field(factory=dict, init=False)

    def short(self, name: str) -> str:
        """
        Cut a name, mentioned before or not.
        """
        return self.cut.get(name, name)

    def once(self, title: str) -> str:
        """
        Give a rule's title, cut where it was mentioned before.
        """
        if title in self.mentioned:
            return shorten(title, SHORT)
        self.mentioned.add(title)
        return title

    def mention(self, text: str, finding: Shown) -> str:
        """
        Cut the names in a text on a finding that were mentioned before, and take note of the others; a note has all names cut.
        """
        long = sorted((name for name in {*_names(finding)} if name in self.cut), key=lambda name: (-len(name), name))
        if not long:
            return text
        known = set(long) if is_note(finding) else self.mentioned
        pattern = rf"(?<!\w)(?:{'|'.join(map(re.escape, long))})(?!\w)"
        return re.sub(pattern, lambda found: self._mention(found[0], known), text)

    def _mention(self, name: str, known: set[str]) -> str:
        if name in known:
            return self.cut[name]
        self.mentioned.add(name)
        return name

    def listed_by(self, finding: Shown) -> RuleId | None:
        """
        Name the rule whose finding ended with the same list over the same places, and take note of a list that is new.
        """
        end = finding.message.partition(": ")[2]
        if len(end) < LIST:
            return None
        first = self.lists.setdefault((end, tuple(place.pointer for place in finding.places)), finding.rule)
        return None if first == finding.rule else first


def names_in(findings: Iterable[Shown]) -> Names:
    """
    Collect the names of a report's findings and how they are cut.
    """
    return Names(cut=_cut(sorted({name for finding in findings for name in _names(finding)})))


def _names(finding: Shown) -> Iterator[str]:
    yield from (f"“{quote}”" for quote in quotes(finding.message))
    yield from filter(None, (finding.subject, finding.doubt))
    yield from (place.where for place in finding.places)


def quotes(text: str) -> list[str]:
    """
    Give what a text quotes; an opening mark that is never closed quotes nothing, and is not searched to the end.
    """
    return _QUOTE.findall(text[: text.rfind("”") + 1])


def _cut(names: Sequence[str]) -> dict[str, str]:
    """
    Cut each of the sorted names at a word, past all that it has in common with its neighbours; figures in a quotation stay.
    """
    found = {}
    for number, name in enumerate(names):
        neighbours = (*names[max(number - 1, 0) : number], *names[number + 1 : number + 2])
        common = max((alike(name, other) for other in neighbours), default=0)
        end, quoted = name.find(" ", max(SHORT, common + 1)), name.startswith("“")
        if 0 <= end < len(name) - SAVED and not (quoted and any(char.isdigit() for char in name[end:])):
            found[name] = name[:end].rstrip(" ,;:(“") + "…" + ("”" if quoted else "")
    return found
