"""
What a head of office should know in ten seconds: one sentence, the counts, the gravest findings, how much was checked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import attrs

from lkj_rules.domain.achievements.recomputation import write_result
from lkj_rules.model.consequences import Consequence
from lkj_rules.model.documents import JenisAnggaran, JenisTabel
from lkj_rules.model.findings import Finding, Severity, Status
from lkj_rules.model.intervals import Exact
from lkj_rules.render.html.anchors import Anchors
from lkj_rules.render.html.plots import share_of
from lkj_rules.render.html.speech import Speech
from lkj_rules.render.material import Checked
from lkj_rules.render.sentences import settled_counts
from lkj_rules.render.views.achievements import AchievementRow
from lkj_rules.render.views.budget import BudgetTree
from lkj_rules.render.views.chain import TargetChain

GRAVEST = 5
_STANDING = frozenset({Status.OPEN, Status.EXPLAINED})
_GRAVE = frozenset({Severity.ERROR, Severity.WARNING})
_LONGEST = 240
_SENTENCE = re.compile(r"(?<!\bhlm)\.(?= [A-Z“])")


@attrs.frozen(kw_only=True)
class Tally:
    """
    Hold how many findings of one severity there are, and how many of them stand open.
    """

    severity: Severity
    number: int
    open: int


@attrs.frozen(kw_only=True)
class Grave:
    """
    Hold one of the gravest findings: ``similar`` counts further findings of the rule, ``following`` those that rest on its cell.

    ``exact`` tells that what is expected was computed; where two places merely contradict each other, nobody knows which is right.
    """

    anchor: str | None
    finding: Finding
    message: str
    exact: bool
    similar: int
    following: int
    consequence: Consequence | None


@attrs.frozen(kw_only=True)
class Headline:
    """
    Hold one figure that sums up a part of the report.
    """

    label: str
    value: str
    note: str = ""
    href: str = ""


@attrs.frozen(kw_only=True)
class Verdict:
    """
    Hold the judgement in one sentence; ``tone`` is ``broken``, ``error``, ``warning`` or ``ok``.
    """

    tone: str
    lead: str
    rest: str


@attrs.frozen(kw_only=True)
class Summary:
    """
    Hold the top of a report's part of the page.
    """

    verdict: Verdict
    tallies: tuple[Tally, ...]
    settled: tuple[tuple[Status, int], ...]
    gravest: tuple[Grave, ...]
    seen: int
    numbers: int
    headlines: tuple[Headline, ...]


@attrs.frozen(kw_only=True)
class Pictures:
    """
    Hold what else the page shows of a report, as far as the summary speaks of it.
    """

    chains: Sequence[TargetChain]
    achievements: Sequence[AchievementRow]
    budgets: Sequence[BudgetTree]


def summarize(report: Checked, place: int, anchors: Anchors, pictures: Pictures, speech: Speech) -> Summary:
    """
    Sum up one report, number ``place`` on the page.
    """
    findings, assurance = report.result.findings, report.result.assurance
    number, standing = Counter(each.severity for each in findings), Counter(each.severity for each in findings if _open(each))
    statuses = Counter(each.status for each in findings)
    return Summary(
        verdict=_verdict(report, standing, speech),
        tallies=tuple(Tally(severity=each, number=number[each], open=standing[each]) for each in Severity),
        settled=tuple((each, statuses[each]) for each in Status if each is not Status.OPEN and statuses[each]),
        gravest=tuple(_gravest(report, place, anchors, speech)), seen=len(assurance.looked_at), numbers=assurance.numbers,
        headlines=tuple(_headlines(pictures, speech, place)),
    )  # fmt: skip


def _open(finding: Finding) -> bool:
    return finding.status is Status.OPEN


def _verdict(report: Checked, standing: Counter[Severity], speech: Speech) -> Verdict:
    say, errors, warnings = speech.say, standing[Severity.ERROR], standing[Severity.WARNING]
    wrong = speech.counted(errors, "kesalahan", "error", "errors")
    doubtful = speech.counted(warnings, "peringatan", "warning", "warnings")
    if report.result.breakages:
        return Verdict(
            tone="broken", lead=say("Pemeriksaan tidak lengkap.", "The check is incomplete."),
            rest=say("Ada aturan yang rusak; hasil ini tidak boleh dianggap bersih.", "A rule broke; do not take this for clean."),
        )  # fmt: skip
    if errors:
        also = say(f", dan {doubtful} perlu diperbaiki atau dijelaskan", f", and {doubtful} to be mended or explained")
        return Verdict(
            tone="error", lead=say("Isi laporan belum saling cocok.", "The report contradicts itself."),
            rest=say(f"{wrong} perlu diperbaiki", f"{wrong} to be mended") + (also if warnings else "") + ".",
        )  # fmt: skip
    if warnings:
        return Verdict(
            tone="warning", lead=say("Tidak ada kesalahan yang terbuka.", "No error stands open."),
            rest=say(f"{doubtful} perlu diperbaiki atau dijelaskan.", f"{doubtful} to be mended or explained."),
        )  # fmt: skip
    settled = settled_counts(report.result.findings, (Status.EXPLAINED, Status.WAIVED, Status.BASELINE), speech.bahasa)
    counted = speech.listed(settled) if settled else ""
    told = (
        say(f"Namun, tidak semua yang diuji saling cocok: {counted}.", f"Yet not all that was tested agrees: {counted}.")
        if settled
        else say(
            "Yang dapat diuji saling cocok; konsisten belum tentu benar.",
            "What could be tested agrees; consistent is not yet true.",
        )
    )
    return Verdict(
        tone="ok", lead=say("Tidak ada kesalahan atau peringatan yang terbuka.", "No error and no warning stands open."),
        rest=told,
    )  # fmt: skip


def _gravest(report: Checked, place: int, anchors: Anchors, speech: Speech) -> Iterator[Grave]:
    """
    Choose one finding a rule: what moves a headline most, then errors before warnings, then what most others rest on.
    """
    findings = report.result.findings
    effects = {each.fingerprint: each for each in report.consequences}
    following = Counter(finding.cause for finding in findings if finding.cause is not None)
    standing = [each for each in findings if each.severity in _GRAVE and each.status in _STANDING]
    ranked = sorted((each for each in standing if each.cause is None), key=lambda each: (
        -each.severity.weight, each.softened is not None, _rank(effects.get(each.fingerprint), report),
        -following[each.fingerprint],
    ))  # fmt: skip
    first: dict[str, Finding] = {}
    for finding in ranked:
        first.setdefault(finding.rule, finding)
    for finding in list(first.values())[:GRAVEST]:
        yield Grave(
            anchor=anchors.of(place, finding), finding=finding, message=_shortened(speech.of(finding.message)),
            exact=_exact(finding),
            similar=sum(each.rule == finding.rule for each in standing) - 1, following=following[finding.fingerprint],
            consequence=effects.get(finding.fingerprint),
        )  # fmt: skip


def _rank(effect: Consequence | None, report: Checked) -> int:
    return len(report.consequences) + 1 if effect is None else effect.rank


def _exact(finding: Finding) -> bool:
    printed = {place.value for place in finding.related}
    known = finding.expected is not None and finding.expected.id not in {"?", *printed}
    return known and finding.subject is not None and finding.actual is not None


def _shortened(text: str) -> str:
    """
    Keep the sentences of a message that find room, or as much of its first as does.
    """
    if len(text) <= _LONGEST:
        return text
    ends = [found.end() for found in _SENTENCE.finditer(text[:_LONGEST])]
    return text[: ends[-1]] if ends else text[:_LONGEST].rpartition(" ")[0].rstrip(" ,;:(“") + " …"


def _headlines(pictures: Pictures, speech: Speech, place: int) -> Iterator[Headline]:
    say, suffix = speech.say, place + 1
    told = [chain for chain in pictures.chains if _comparable(chain)]
    if told:
        apart = sum(chain.disagrees for chain in told)
        yield Headline(
            label=say("Target sejalan di semua dokumen", "Targets alike in all documents"),
            value=say(f"{len(told) - apart} dari {len(told)}", f"{len(told) - apart} of {len(told)}"),
            note=say("indikator yang dapat dibandingkan", "comparable indicators"), href=f"#rantai-{suffix}",
        )  # fmt: skip
    measured = [row for row in pictures.achievements if row.table.kind is JenisTabel.PENGUKURAN and row.holds is not None]
    if measured:
        right = sum(row.holds is True for row in measured)
        yield Headline(
            label=say("Capaian sesuai hitungan ulang", "Achievements as recomputed"),
            value=say(f"{right} dari {len(measured)}", f"{right} of {len(measured)}"),
            note=say("baris pengukuran yang dapat diuji", "testable rows of measurement"), href=f"#capaian-{suffix}",
        )  # fmt: skip
    for tree in pictures.budgets:
        percent = None if tree.total is None else share_of(tree.total)
        if tree.in_force and percent is not None:
            spends = tree.kind is JenisAnggaran.BELANJA
            yield Headline(
                label=say("Penyerapan anggaran", "Budget absorbed") if spends else say("Pendapatan tercapai", "Revenue earned"),
                value=in_percent(percent, speech), note=say("dihitung dari baris jumlah", "computed from the total row"),
                href=f"#anggaran-{suffix}",
            )  # fmt: skip


def _comparable(chain: TargetChain) -> bool:
    documents = {link.document for link in chain.links}
    return len(documents) > 1 and any(link.agrees is not None for link in chain.links)


def in_percent(value: Exact, speech: Speech) -> str:
    """
    Write a computed percentage with two digits.
    """
    written = write_result(value, 2, speech.bahasa)
    return f"{written} %" if speech.bahasa == "id" else f"{written}%"
