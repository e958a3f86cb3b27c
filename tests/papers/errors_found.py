"""
Which errors that a reader found by hand the check of a draft finds too, and which of its findings are wrong.

Places differ from draft to draft, so a finding counts by its rule and by the figures that it must say: those of the agreed list of
the report in ``fixtures/reports``, and without one those that the reader wrote down. A finding that blames a figure which a reader
found wrong is never false, and reports the error if it says the right one as well.

Strictly, an error counts only where a rule of its family, or one that the agreed list names for it, blames the figure printed;
where it has none, where that rule says all figures of the agreed list. A finding is false strictly unless it is one of these, or is
on that list.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import attrs

from lkj_rules import parse_report
from lkj_rules.api import check
from lkj_rules.model.findings import Finding, Severity
from lkj_rules.testing import spoken

_FAMILY = re.compile(r"\b[A-Z]{3}\d{3}\b")
_PREFIX = 3
"""Letters of a rule id that name its family."""
_FEW, _MAIN = 2, 2
"""Digits that many figures have; figures of an agreed finding that tell it: what is blamed, and what contradicts it first."""
_FIGURE = re.compile(r"\d[\d.,]*\d|\d")


@attrs.frozen
class Found:
    """Hold how many certain errors there are, those found and missed, and findings at error or warning with the wrong ones."""

    errors: int
    found: tuple[str, ...]
    missed: tuple[str, ...]
    accusations: int
    false: tuple[str, ...]
    strict: int
    """Errors found where the rule and the figure blamed are the error's own."""
    strictly_false: int

    @property
    def counts(self) -> tuple[int, ...]:
        """
        Give what the page shows: errors, found, found strictly, findings, false, false strictly.
        """
        return self.errors, len(self.found), self.strict, self.accusations, len(self.false), self.strictly_false


@attrs.define
class _Wanted:
    """Hold what a finding must be to report one error: one of these rules, saying all of these figures."""

    rules: frozenset[str]
    figures: tuple[str, ...]

    def is_said(self, finding: Finding, text: str, *, whole: bool = False) -> bool:
        """
        Return whether a finding says the figures: the first that tell it, or all of them.
        """
        said = all(_dashed(figure) in text for figure in (self.figures if whole else _main(self.figures)))
        return said and any(finding.rule.startswith(rule) for rule in self.rules)


def errors_found(document: dict[str, Any], truth: dict[str, Any], fixture: Path) -> Found:
    """
    Check a draft, and compare its findings with the errors that a reader found.
    """
    result = check(parse_report(json.dumps(document).encode(), name="draft"))
    said = [(finding, _dashed(spoken(finding))) for finding in result.findings]
    wanted, known = _agreed(fixture.with_suffix(".findings.toml")) or _written(truth["errors"])
    certain = {number: error for number, error in enumerate(truth["errors"]) if error["certainty"] == "certain"}
    accused = [(one, text) for one, text in said if one.severity in {Severity.ERROR, Severity.WARNING}]
    found = {
        number for number, error in certain.items()
        if any(each.is_said(*one) for each in wanted.get(number, ()) for one in said)
        or any(_contradicts(*one, error) for one in accused)
    }  # fmt: skip
    wrong = {figure for error in truth["errors"] for figure in _telling(str(error["printed"]))}
    unknown = [one for one, text in accused if not any(each.is_said(one, text) for each in known)]
    false = [one for one in unknown if not wrong & set(_telling(_blamed(one)))]
    strict = sum(any(_is_own(*one, certain[number], wanted.get(number, ())) for one in said) for number in found)
    strictly_false = [
        one for one, text in accused
        if not any(each.is_said(one, text, whole=True) for each in known)
        and not any(_is_own(one, text, error, wanted.get(number, ())) for number, error in enumerate(truth["errors"]))
    ]  # fmt: skip
    return Found(
        len(certain), *(
            tuple(f"{number}: {error['rule']} {error['where'][:70]}: {error['printed'][:60]}" for number, error in certain.items()
                  if (number in found) == is_found)
            for is_found in (True, False)
        ), len(accused), tuple(f"{one.rule} {one.place.tempat.id}: {one.message.id[:150]}" for one in false),
        strict, len(strictly_false),
    )  # fmt: skip


def _dashed(text: str) -> str:
    return text.replace("–", "-")


def _main(figures: tuple[str, ...]) -> tuple[str, ...]:
    """
    Give the figures that tell a finding; one in another notation, 55 and <55, tells no more.
    """
    return tuple({re.sub(r"\D", "", each) or each: each for each in reversed(figures[:_MAIN])}.values())


def _is_own(finding: Finding, text: str, error: dict[str, Any], wanted: Iterable[_Wanted]) -> bool:
    """
    Return whether a finding is of the rule of an error and blames its figure.
    """
    own = [each for each in wanted if any(finding.rule.startswith(rule) for rule in each.rules)]
    printed = set(_telling(str(error["printed"])) or _FIGURE.findall(str(error["printed"]))[:1])
    if not printed:
        return any(each.is_said(finding, text, whole=True) for each in own)
    family = {rule[:_PREFIX] for rule in (error["rule"], *error.get("also", ()))}
    return bool(own or finding.rule[:_PREFIX] in family) and bool(printed & set(_FIGURE.findall(_blamed(finding))))


def _contradicts(finding: Finding, text: str, error: dict[str, Any]) -> bool:
    """
    Return whether a finding of any rule blames the figure of an error, and says the one that is right.
    """
    right = _telling(str(error.get("correct") or error.get("expected") or ""))
    return bool(set(_telling(str(error["printed"]))[:1]) & set(_telling(_blamed(finding)))) and any(each in text for each in right)


def _blamed(finding: Finding) -> str:
    """
    Give the figures that a finding blames or suspects.
    """
    places = (finding.place, *filter(None, (finding.suspect,)), *(each for each in finding.related if each.role == "juga"))
    return " ".join(place.value for place in places)


def _telling(text: str) -> list[str]:
    """
    List the figures of a text that are hardly the same by chance: of three digits or more, and no round percentage.
    """
    found = (each for each in _FIGURE.findall(text) if len(re.sub(r"\D", "", each)) > _FEW)
    return [each for each in found if each.rstrip("0") not in {"1", "100,", "100."}]


def _agreed(path: Path) -> tuple[dict[int, list[_Wanted]], list[_Wanted]] | None:
    """
    Read what findings an agreed list wants, by number of the error, and all findings that are right.
    """
    content = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    if "kesalahan" not in content:
        return None
    wanted: dict[int, list[_Wanted]] = {}
    known: list[_Wanted] = []
    for entry in (*content.get("temuan", ()), *content.get("tambahan", ())):
        known.append(_Wanted(frozenset({entry["rule"]}), tuple(entry.get("figures", ()))))
        for number in entry.get("kesalahan", ()):
            wanted.setdefault(number, []).append(known[-1])
    return wanted, known


def _written(errors: list[dict[str, Any]]) -> tuple[dict[int, list[_Wanted]], list[_Wanted]]:
    """
    Take what the reader wrote of each error: its rule, others that may report it, and the first figure printed.
    """
    wanted = {}
    for number, error in enumerate(errors):
        rules = {error["rule"], *error.get("also", ()), *_FAMILY.findall(error.get("why") or "")}
        bare = re.sub(r"\([^)]*\)", "", str(error["printed"]))
        figures = _FIGURE.findall(bare)[:1]
        wanted[number] = [_Wanted(frozenset(rules), tuple(figures))]
    return wanted, [each for ones in wanted.values() for each in ones]
