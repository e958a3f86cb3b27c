"""
Findings compared with what is known of them: the office's explanations, the reviewer's waivers, the baseline.

An explanation is the office's own word, as an entry of its own or as a change that the report states with its reason: the finding
stays, one severity lower. A waiver is the reviewer's: the finding is listed and fails no run, as long as the waiver was approved by
another person, has not expired, and the figures are those that were waived.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import attrs

from lkj_rules.model.documents import Laporan, Penjelasan, PerubahanRencana
from lkj_rules.model.findings import Finding, Pointer, RuleId, Settled, Severity, Status, guarded_values
from lkj_rules.model.values import Nilai, Tanggal
from lkj_rules.model.waivers import MOUNT, Papers, Waiver, WaiverState

_MILDER = {Severity.ERROR: Severity.WARNING, Severity.WARNING: Severity.INFO}


def settle(
    findings: Iterable[Finding], laporan: Laporan, papers: Papers, *, unwaivable: Collection[RuleId], today: Tanggal | None
) -> tuple[list[Finding], tuple[Waiver, ...]]:
    """
    Give the findings with their status, and the waivers with what became of each.

    A waiver goes before an explanation, and both before the baseline. Without ``today`` no waiver expires.
    """
    by_fingerprint = {finding.fingerprint: finding for finding in findings}
    judged = tuple(
        attrs.evolve(waiver, state=state_of(waiver, by_fingerprint.get(waiver.fingerprint), unwaivable=unwaivable, today=today))
        for waiver in papers.waivers
    )
    for number, waiver in enumerate(judged):
        if waiver.state is WaiverState.APPLIED:
            finding = by_fingerprint[waiver.fingerprint]
            by_fingerprint[waiver.fingerprint] = attrs.evolve(finding, status=Status.WAIVED, settled=_waived(waiver, number))
    settled = []
    for finding in by_fingerprint.values():
        explained = finding if finding.status is Status.WAIVED else _explain(finding, laporan)
        if explained.status is not Status.WAIVED and explained.fingerprint in papers.known:
            explained = attrs.evolve(explained, status=Status.BASELINE)
        settled.append(explained)
    return settled, judged


def state_of(
    waiver: Waiver, finding: Finding | None, *, unwaivable: Collection[RuleId], today: Tanggal | None
) -> WaiverState:
    """
    Judge a waiver by the finding that has its fingerprint; the fault to fix first comes first.
    """
    if _same_person(waiver.requested_by, waiver.approved_by):
        return WaiverState.SELF_APPROVED
    if finding is None or finding.rule != waiver.rule:
        return WaiverState.NO_FINDING
    if finding.rule in unwaivable:
        return WaiverState.UNWAIVABLE
    if waiver.values and tuple(" ".join(value.split()) for value in waiver.values) != guarded_values(finding):
        return WaiverState.VALUES_CHANGED
    if _past(waiver.expires, today):
        return WaiverState.EXPIRED
    return WaiverState.APPLIED


def _same_person(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


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


def _explain(finding: Finding, laporan: Laporan) -> Finding:
    settled = next(_reasons(finding, laporan), None)
    if settled is None:
        return finding
    severity = _MILDER.get(finding.severity, finding.severity)
    return attrs.evolve(finding, status=Status.EXPLAINED, severity=severity, settled=settled)


def _reasons(finding: Finding, laporan: Laporan) -> Iterator[Settled]:
    """
    Give what explains a finding: the office's explanations first, then changes that the report states with their reasons.
    """
    for number, explanation in enumerate(laporan.penjelasan):
        if _speaks_of(explanation, finding):
            yield Settled(
                reason=explanation.mengapa, paper=Pointer(f"/penjelasan/{number}"), basis=explanation.dokumen,
                softened_from=finding.severity,
            )  # fmt: skip
    for number, change in enumerate(() if laporan.lkj is None else laporan.lkj.perubahan):
        if change.alasan and _changed(change, finding, laporan.tahun):
            yield Settled(reason=change.alasan, paper=Pointer(f"{_CHANGES}{number}"), softened_from=finding.severity)


_CHANGES = "/lkj/perubahan/"


def _changed(change: PerubahanRencana, finding: Finding, year: int) -> bool:
    """
    Return whether a finding rests on just the two values of a stated change of this year; findings on the statement itself do not.
    """
    if change.tahun not in (None, year) or finding.measure != change.ukuran or finding.place.pointer.startswith(_CHANGES):
        return False
    about = finding.subject_code == change.indikator if change.indikator is not None else _about_budget(finding)
    values, ends = guarded_values(finding), (change.dari, change.menjadi)
    return about and all(end is not None and any(_prints_same(end, text) for text in values) for end in ends)


def _prints_same(value: Nilai, text: str) -> bool:
    number = value.tepat
    return " ".join(value.teks.split()) == text if number is None else Nilai(teks=text, notasi=value.notasi).tepat == number


def explanations_met(findings: Iterable[Finding], laporan: Laporan) -> frozenset[Penjelasan]:
    """
    Give the explanations that speak of a finding.
    """
    found = tuple(findings)
    return frozenset(each for each in laporan.penjelasan if any(_speaks_of(each, finding) for finding in found))


def _speaks_of(explanation: Penjelasan, finding: Finding) -> bool:
    """
    Return whether an explanation names this finding: whatever it states must be the finding's, and it must state rule or measure.

    One that names no indicator is about the budget, unless it names a rule.
    """
    if finding.place.pointer.startswith("/penjelasan/"):
        return False
    if explanation.aturan is not None and explanation.aturan != finding.rule:
        return False
    if explanation.ukuran is not None and explanation.ukuran != finding.measure:
        return False
    if explanation.indikator is not None:
        return finding.subject_code == explanation.indikator and (explanation.aturan or explanation.ukuran) is not None
    if explanation.aturan is not None:
        return True
    return explanation.ukuran is not None and finding.subject_code is None and _about_budget(finding)


def _about_budget(finding: Finding) -> bool:
    return finding.rule.startswith("ANG")
