"""
The findings that the page shows: which in full and which in brief, the id of each, the counts and the most severe ones.

An id is made of the fingerprint, so that a link to a finding outlives the next run.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

import attrs

from lkj_rules.domain.analysis import firsts
from lkj_rules.model.findings import RuleId, Severity, Status
from lkj_rules.model.identity import ByIdentity, Identities
from lkj_rules.model.results import Consequence
from lkj_rules.render.material import Checked, tally
from lkj_rules.render.text import listed
from lkj_rules.render.views.findings import Shown, findings_shown
from lkj_rules.render.views.groups import is_note
from lkj_rules.render.wording import settled_counts

FULL, BRIEF = 1_000, 6_000
"""So many findings of a whole page are shown in full, so many more in one line each; a browser handles no more with ease."""
LEAST_FULL, LEAST_BRIEF = 40, 200
"""The same for each report, however many there are."""
_FOREIGN = re.compile(r"[^0-9A-Za-z-]")
MOST = 5
_STANDING = frozenset({Status.OPEN, Status.EXPLAINED})
_LONGEST = 240
_SENTENCE = re.compile(r"(?<!\bhlm)\.(?= [A-Z“])")


@attrs.frozen
class Link:
    """
    Hold what leads to the first of some findings of one rule: its id, the rule, and how many they are.
    """

    anchor: str
    rule: RuleId
    number: int = 1


@attrs.frozen
class Anchors:
    """
    Hold the findings of one report that are on the page: in full, in brief, the others counted by rule, and the id of each.
    """

    findings: tuple[Shown, ...]
    full: tuple[Shown, ...]
    brief: tuple[Shown, ...]
    counted: Mapping[RuleId, int]
    ids: ByIdentity[Shown, str]
    _links: Mapping[str, Link]

    def links(self, fingerprints: Iterable[str]) -> tuple[Link, ...]:
        """
        Give what leads to the findings that are shown, in their order, once for each rule.
        """
        found: dict[RuleId, Link] = {}
        for fingerprint in fingerprints:
            link = self._links.get(fingerprint)
            if link is not None:
                known = found.setdefault(link.rule, link)
                found[link.rule] = known if known is link else attrs.evolve(known, number=known.number + 1)
        return tuple(found.values())


def anchors_of(reports: Sequence[Checked], bahasa: str) -> tuple[Anchors, ...]:
    """
    Choose what is shown of each report, and give every id once on the page.

    Of many findings every rule gets its share: a thousand broken sums do not crowd out the one wrong target.
    """
    number = max(len(reports), 1)
    full = max(LEAST_FULL, FULL // number)
    shown = full + max(LEAST_BRIEF, BRIEF // number)
    taken: Counter[str] = Counter()
    return tuple(_anchors(findings_shown(report, bahasa), full, shown, taken) for report in reports)


def _anchors(findings: Sequence[Shown], full: int, shown: int, taken: Counter[str]) -> Anchors:
    chosen = _fairly(findings)[:shown]
    in_full = Identities(chosen[:full])
    ids = ByIdentity[Shown, str]()
    links: dict[str, Link] = {}
    for finding in chosen:
        bare = f"t-{_FOREIGN.sub('', finding.fingerprint)}"
        taken[bare] += 1
        ids[finding] = bare if taken[bare] == 1 else f"{bare}.{taken[bare]}"
        links.setdefault(finding.fingerprint, Link(ids[finding], finding.rule))
    return Anchors(
        findings=tuple(findings),
        full=tuple(finding for finding in findings if finding in in_full),
        brief=tuple(finding for finding in findings if finding in ids and finding not in in_full),
        counted=Counter(finding.rule for finding in findings if finding not in ids), ids=ids, links=links,
    )  # fmt: skip


def _fairly(findings: Sequence[Shown]) -> list[Shown]:
    """
    Put findings in an order in which every rule comes once before any comes twice; of one rule the most severe first.
    """
    turns: dict[RuleId, Iterator[int]] = {}
    return sorted(findings, key=lambda finding: next(turns.setdefault(finding.rule, count())))


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

    first = firsts((finding.rule, finding) for finding in sorted((each for each in standing if each.cause is None), key=weight))
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
