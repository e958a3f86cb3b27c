"""
What a head of office should know in ten seconds: the counts and the most severe findings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import attrs

from lkj_rules.model.findings import Severity, Status
from lkj_rules.model.results import Consequence
from lkj_rules.render.labels import listed
from lkj_rules.render.material import Checked, tally
from lkj_rules.render.sentences import settled_counts
from lkj_rules.render.views.findings import Shown
from lkj_rules.render.views.groups import is_note

MOST = 5
_STANDING = frozenset({Status.OPEN, Status.EXPLAINED})
_LONGEST = 240
_SENTENCE = re.compile(r"(?<!\bhlm)\.(?= [A-Z“])")


@attrs.frozen(kw_only=True)
class Worst:
    """
    Hold one of the most severe findings: ``similar`` counts further ones of the rule, ``following`` those that rest on its cell.

    ``exact`` says that what is expected was computed; where two places merely contradict each other, nobody knows which is right.
    """

    finding: Shown
    message: str
    exact: bool
    similar: int
    following: int
    consequence: Consequence | None


@attrs.frozen(kw_only=True)
class Summary:
    """
    Hold the top of a report's part of the page.

    ``found`` and ``open`` count findings by severity, all and those that are open; ``settled`` counts by status those that are not.
    ``tone`` is the judgement: ``broken``, ``error``, ``warning`` or ``ok``; ``exceptions`` count what an ``ok`` report settled.
    """

    found: Mapping[Severity, int]
    open: Mapping[Severity, int]
    settled: Sequence[tuple[Status, int]]
    tone: str
    exceptions: str
    worst: tuple[Worst, ...]


def summarize(report: Checked, shown: Sequence[Shown], bahasa: str) -> Summary:
    """
    Sum up one report.
    """
    findings = report.result.findings
    standing, statuses = tally(each for each in findings if each.status is Status.OPEN), Counter(each.status for each in findings)
    counted = settled_counts(findings, (Status.EXPLAINED, Status.WAIVED, Status.BASELINE), bahasa)
    severe = (severity.value for severity in (Severity.ERROR, Severity.WARNING) if standing[severity])
    return Summary(
        found=tally(findings), open=standing, worst=tuple(_worst(report, shown)), exceptions=listed(counted, bahasa),
        settled=[(each, statuses[each]) for each in Status if each is not Status.OPEN and statuses[each]],
        tone="broken" if report.result.breakages else next(severe, "ok"),
    )  # fmt: skip


def _worst(report: Checked, findings: Sequence[Shown]) -> Iterator[Worst]:
    """
    Choose one finding a rule: what moves a headline most, then errors before warnings, then what most others rest on.
    """
    effects = report.effects
    following = Counter(finding.cause for finding in findings if finding.cause is not None)
    standing = [each for each in findings if not is_note(each) and each.status in _STANDING]

    def weight(finding: Shown) -> tuple[int, bool, int, int]:
        effect = effects.get(finding.fingerprint)
        rank = len(effects) + 1 if effect is None else effect.rank
        return -finding.severity.weight, bool(finding.doubt), rank, -following[finding.fingerprint]

    first: dict[str, Shown] = {}
    for finding in sorted((each for each in standing if each.cause is None), key=weight):
        first.setdefault(finding.rule, finding)
    for finding in list(first.values())[:MOST]:
        yield Worst(
            finding=finding, message=_shortened(finding.message), exact=_exact(finding),
            similar=sum(each.rule == finding.rule for each in standing) - 1, following=following[finding.fingerprint],
            consequence=effects.get(finding.fingerprint),
        )  # fmt: skip


def _exact(finding: Shown) -> bool:
    printed = {place.text for place in finding.places[1:]}
    return finding.expected not in {"", "?", *printed} and bool(finding.subject) and finding.actual is not None


def _shortened(text: str) -> str:
    """
    Keep the sentences of a message that find room, or as much of its first as does.
    """
    if len(text) <= _LONGEST:
        return text
    ends = [found.end() for found in _SENTENCE.finditer(text[:_LONGEST])]
    return text[: ends[-1]] if ends else text[:_LONGEST].rpartition(" ")[0].rstrip(" ,;:(“") + " …"
