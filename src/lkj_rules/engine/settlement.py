"""
Findings compared with what is known of them: the office's explanations, the reviewer's waivers, the baseline.

An explanation is the office's own word, as an entry of its own or as a change that the report states with its reason: the finding
stays, one severity lower; an error that no reason can make right stays open, with the explanation. A waiver is the reviewer's: the
finding is listed and fails no run, as long as the waiver was approved by another person and has not expired. All of them hold the
printed figures that they are about; with another figure in any of these places the finding is open again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice

import attrs

from lkj_rules.domain.analysis import grouped
from lkj_rules.domain.explanations import covers, is_about_budget
from lkj_rules.model.documents import Laporan, PerubahanRencana, Ukuran
from lkj_rules.model.documents.statements import REASON, says_something
from lkj_rules.model.findings import Finding, Pointer, RuleId, Settled, Severity, Status, Texts
from lkj_rules.model.values import Nilai, Tanggal
from lkj_rules.model.waivers import MOUNT, Papers, Waiver, WaiverState, changes
from lkj_rules.rules.rule import Rule

_Named = Mapping[tuple[str | None, str | None], list[int]]
"""The numbers of explanations by the rule and the indicator that they name."""
_MILDER = {Severity.ERROR: Severity.WARNING, Severity.WARNING: Severity.INFO}


def settle(
    findings: Iterable[Finding], laporan: Laporan, papers: Papers, *, rules: Mapping[RuleId, Rule], today: Tanggal | None
) -> tuple[list[Finding], tuple[Waiver, ...]]:
    """
    Give the findings with their status, and the waivers with what became of each.

    A waiver goes before an explanation, and both before the baseline. Without ``today`` no waiver expires.
    """
    by_fingerprint = {finding.fingerprint: finding for finding in findings}
    judged = tuple(_judged(waiver, by_fingerprint.get(waiver.fingerprint), rules, today) for waiver in papers.waivers)
    for number, waiver in enumerate(judged):
        if waiver.state is WaiverState.APPLIED:
            finding = by_fingerprint[waiver.fingerprint]
            settled = attrs.evolve(_waived(waiver, number), kept=_impossible(finding, rules))
            by_fingerprint[waiver.fingerprint] = attrs.evolve(finding, status=Status.WAIVED, settled=settled)
    explained = _explained([each for each in by_fingerprint.values() if each.status is not Status.WAIVED], laporan, rules)
    return [_known(explained.get(each, finding), papers) for each, finding in by_fingerprint.items()], judged


def _known(finding: Finding, papers: Papers) -> Finding:
    """
    Compare a finding with the baseline: known, or known with other figures or as less severe.
    """
    before = papers.known.get(finding.fingerprint)
    if finding.status is Status.WAIVED or before is None:
        return finding
    changed = changes(before.values, finding.values)
    if finding.severity.weight > before.severity.weight:
        raised = f"{before.severity} → {finding.severity}"
        changed = (*changed, Texts(raised, raised))
    return attrs.evolve(finding, changed=changed) if changed else attrs.evolve(finding, status=Status.BASELINE)


def _judged(waiver: Waiver, finding: Finding | None, rules: Mapping[RuleId, Rule], today: Tanggal | None) -> Waiver:
    unwaivable = {name for name, rule in rules.items() if not rule.waivable}
    state = state_of(waiver, finding, unwaivable=unwaivable, today=today)
    if finding is None or state is not WaiverState.VALUES_CHANGED:
        return attrs.evolve(waiver, state=state)
    return attrs.evolve(waiver, state=state, changes=changes(waiver.values, finding.values))


def state_of(
    waiver: Waiver, finding: Finding | None, *, unwaivable: Collection[RuleId], today: Tanggal | None
) -> WaiverState:
    """
    Judge a waiver by the finding that has its fingerprint; the fault to fix first comes first.
    """
    from lkj_rules.model.persons import same_person  # few runs have waivers

    if same_person(waiver.requested_by, waiver.approved_by):
        return WaiverState.SELF_APPROVED
    if finding is None or finding.rule != waiver.rule:
        return WaiverState.NO_FINDING
    if finding.rule in unwaivable:
        return WaiverState.UNWAIVABLE
    if changes(waiver.values, finding.values):
        return WaiverState.VALUES_CHANGED
    if _past(waiver.expires, today):
        return WaiverState.EXPIRED
    return WaiverState.APPLIED


def _past(expires: Tanggal | None, today: Tanggal | None) -> bool:
    """
    Return whether the last day is over; a date without day or month lasts until the end of its month or year.
    """
    if expires is None or today is None:
        return False
    last = (expires.tahun, expires.bulan or 12, expires.hari or 31)
    return (today.tahun, today.bulan or 1, today.hari or 1) > last


def _waived(waiver: Waiver, number: int) -> Settled:
    return Settled(
        reason=waiver.reason, paper=Pointer(f"{MOUNT}/{number}"), basis=waiver.basis, requested_by=waiver.requested_by,
        approved_by=waiver.approved_by, expires=None if waiver.expires is None else str(waiver.expires),
    )  # fmt: skip


def _explained(findings: Collection[Finding], laporan: Laporan, rules: Mapping[RuleId, Rule]) -> dict[str, Finding]:
    """
    Give the findings that the report explains, by fingerprint: by an entry of its own first, then by a change that it states.
    """
    changed = (finding.place.pointer.removeprefix(_CHANGES) for finding in findings if finding.place.pointer.startswith(_CHANGES))
    contested = {int(rest.partition("/")[0]) for rest in changed}  # what is itself in dispute explains nothing
    named: _Named = grouped(((each.aturan, each.indikator), number) for number, each in enumerate(laporan.penjelasan))
    reasons = {each.fingerprint: reason for each in findings for reason in islice(_reasons(each, laporan, named, contested), 1)}
    settles = Counter(reason.paper for reason in reasons.values())
    found = {}
    for finding in findings:
        reason = reasons.get(finding.fingerprint)
        if reason is None:
            continue
        kept = _impossible(finding, rules)
        softened = _MILDER.get(finding.severity, finding.severity) if kept is None else finding.severity
        before = None if softened is finding.severity else finding.severity
        settled = attrs.evolve(reason, covers=settles[reason.paper], kept=kept, softened_from=before)
        status = Status.EXPLAINED if kept is None else finding.status
        found[finding.fingerprint] = attrs.evolve(finding, status=status, severity=softened, settled=settled)
    return found


def _impossible(finding: Finding, rules: Mapping[RuleId, Rule]) -> Texts | None:
    """
    Say why no reason makes an error right; ``None`` where one may, and for what is not an error.
    """
    rule = rules.get(finding.rule)
    return None if rule is None or finding.severity is not Severity.ERROR else rule.impossible


def _reasons(finding: Finding, laporan: Laporan, named: _Named, contested: Collection[int]) -> Iterator[Settled]:
    """
    Give why a finding stands; only explanations that name its rule, and its indicator or none, are looked at.
    """
    names = dict.fromkeys(((finding.rule, None), (finding.rule, finding.subject_code)))
    for number in sorted(number for name in names for number in named.get(name, ())):
        explanation = laporan.penjelasan[number]
        if covers(explanation, finding):
            yield Settled(reason=explanation.mengapa, paper=Pointer(f"/penjelasan/{number}"), basis=explanation.dokumen)
    for number, change in enumerate(() if laporan.lkj is None else laporan.lkj.perubahan):
        if change.alasan is not None and number not in contested and _changed(change, finding, laporan.tahun):
            yield Settled(reason=change.alasan, paper=Pointer(f"{_CHANGES}{number}"))


_CHANGES = "/lkj/perubahan/"


def _changed(change: PerubahanRencana, finding: Finding, year: int) -> bool:
    """
    Return whether a finding rests on just the two values of a stated change of a plan of this year, and on both.
    """
    if change.ukuran not in _PLANNED or change.dari is None or change.menjadi is None:
        return False
    if not says_something(change.alasan, words=REASON):
        return False
    if change.tahun not in (None, year) or finding.year not in (None, year) or finding.measure != change.ukuran:
        return False
    if any(path.rpartition("/")[2] in _ACHIEVED for path, _ in finding.values):
        return False
    about = finding.subject_code == change.indikator if change.indikator is not None else is_about_budget(finding)
    texts, ends = {text for _, text in finding.values}, (change.dari, change.menjadi)
    meets = [{end.teks for end in ends if _prints_same(end, text)} for text in texts]
    return about and all(meets) and set().union(*meets) == {end.teks for end in ends}


_PLANNED = (Ukuran.TARGET, Ukuran.PAGU)
_ACHIEVED = frozenset(Ukuran) - {*_PLANNED}
"""What nobody revises: a change of the plan explains no figure that was achieved."""


def _prints_same(value: Nilai, text: str) -> bool:
    number = value.tepat
    return " ".join(value.teks.split()) == text if number is None else Nilai(teks=text, notasi=value.notasi).tepat == number
