"""
SARIF 2.1.0 (OASIS Standard), for code hosts, viewers and result management systems: one run for all reports.

Nothing is left out: findings are results of the kind ``fail``, signals to review of the kind ``review``, and each rule says of each
report what held (``pass``), what could not be tested and why (``open``), or that it applied to nothing (``notApplicable``). Only
data decide the bytes: no clock, no absolute path, no identifier made up for the occasion.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from lkj_rules.errors import Problem
from lkj_rules.model.findings import Finding, Place, Pointer, Settled, Severity, Status, Texts
from lkj_rules.model.pointers import Spot
from lkj_rules.model.results import Breakage, RuleResult
from lkj_rules.render.material import Checked, Session
from lkj_rules.render.sarif.places import ROOT, Places, harmless, message, places_of, stated, tally, visible
from lkj_rules.render.sarif.rules import BROKEN, LEVELS, UNREAD, Taxonomies, driver, taxonomies_of
from lkj_rules.render.text import json_pieces
from lkj_rules.render.views.conditions import conditions_shown
from lkj_rules.render.views.findings import show
from lkj_rules.render.wording import (
    broken_sentence,
    held_sentence,
    inapplicable_sentence,
    role_label,
    settled_sentence,
    status_sentence,
    unread_sentence,
    untestable_reasons,
    untestable_sentence,
    value_label,
)

FINGERPRINT = "lkjFinding/v2"
_WHOLE = Pointer("")
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT_MEANS = Texts("folder tempat lkj-check dijalankan", "the folder in which lkj-check was run")
_COMPLETE = (0, 1)
"""The exit statuses of runs that checked everything they were asked to."""


def render_sarif(session: Session) -> Iterator[str]:
    """
    Write a run as a SARIF log, piece by piece.
    """
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": iter([_run(session)])}
    return map(visible, json_pieces(harmless(log)))


def _run(session: Session) -> dict[str, Any]:
    """
    Write the only run. Columns count characters (``positions`` counts Python's, which are code points).
    """
    places, taxonomies = places_of(session), taxonomies_of(session.rules, session.bahasa)
    described = {"invocations": [_invocation(session, places)], "tool": {"driver": driver(session, taxonomies)}}
    return described | stated(
        language=session.bahasa, columnKind="unicodeCodePoints", defaultEncoding="UTF-8",
        originalUriBaseIds={ROOT: {"description": message(_ROOT_MEANS[session.bahasa])}},
        artifacts=places.artifacts(), logicalLocations=places.logical_locations() if places.logical else None,
        taxonomies=taxonomies.components(), properties=stated(profile=session.profile, failOn=session.fail_on),
    ) | {"results": _results(session, places, taxonomies)}  # fmt: skip


def _invocation(session: Session, places: Places) -> dict[str, Any]:
    """
    Return how the run ended; an unreadable file and a rule that broke are notifications, as they leave results incomplete.
    """
    indices = {rule.id: index for index, rule in enumerate(session.rules)}
    unread = [_unread(problem, session.bahasa, places) for problem in session.problems]
    broken = [
        _broken(breakage, report, session.bahasa, places, index=indices[breakage.rule])
        for report in session.reports
        for breakage in report.result.breakages
    ]
    shown = (f"{each.label[session.bahasa]}: {each.value[session.bahasa]}" for each in conditions_shown(session.conditions))
    conditions = [{"level": "note", "message": message(text)} for text in shown]
    return {
        **stated(toolConfigurationNotifications=conditions),
        "executionSuccessful": session.status in _COMPLETE, "exitCode": session.status,
        "exitCodeDescription": status_sentence(session.status, session.fail_on, session.bahasa),
        "toolExecutionNotifications": unread + broken,
    }  # fmt: skip


def _unread(problem: Problem, bahasa: str, places: Places) -> dict[str, Any]:
    spot = Spot(file=problem.file, pointer=problem.pointer, line=problem.line, column=problem.column)
    return {
        "descriptor": {"id": UNREAD, "index": 0}, "level": "error", "message": message(unread_sentence(problem, bahasa)),
        "locations": [places.location(spot)],
    }  # fmt: skip


def _broken(breakage: Breakage, report: Checked, bahasa: str, places: Places, *, index: int) -> dict[str, Any]:
    kind, _, detail = breakage.error.partition(": ")
    return {
        "descriptor": {"id": BROKEN, "index": 1}, "associatedRule": {"id": breakage.rule, "index": index},
        "level": "error", "message": message(broken_sentence(breakage.error, bahasa)),
        "locations": [places.location(report.spot(breakage.pointer))], "exception": stated(kind=kind, message=detail),
    }  # fmt: skip


@attrs.frozen(kw_only=True)
class _Results:
    """
    Write the results of one run.

    Where one result says whether it is suppressed, or how it stands to the baseline, SARIF wants all to say it (sections 3.27.23
    and 3.27.24 of 2.1.0): findings outside the baseline are then new; what is not a finding is unchanged, since a baseline holds
    findings only.
    """

    session: Session
    places: Places
    taxonomies: Taxonomies
    indices: dict[str, int]
    waived: bool
    baseline: bool

    def all(self) -> Iterator[dict[str, Any]]:
        """
        Give the findings of each report, then its other outcomes by rule.
        """
        for report in self.session.reports:
            for finding in report.result.findings:
                yield self._finding(finding, report)
            for rule in report.result.rules:
                yield from self._outcomes(rule, report)

    def _finding(self, finding: Finding, report: Checked) -> dict[str, Any]:
        bahasa = self.session.bahasa
        text = " ".join((*show(finding, bahasa, report.position).statements(bahasa, positions=True), finding.help[bahasa]))
        spot = report.spot(finding.place.pointer)
        state = "unchanged" if finding.status is Status.BASELINE else "new"
        return self._result(
            finding.rule, "review" if finding.severity is Severity.REVIEW else "fail", _said(finding, text, bahasa),
            level=LEVELS[finding.severity], locations=[self.places.quoted(spot, tempat=finding.place.tempat[bahasa])],
            relatedLocations=list(self._related(finding, report)),
            partialFingerprints={FINGERPRINT: finding.fingerprint} if finding.fingerprint else None,
            suppressions=self._suppressions(finding, report) if self.waived else None,
            baselineState=state if self.baseline else None,
            taxa=self.taxonomies.references(finding.basis), properties=self._properties(finding, report),
        )  # fmt: skip

    def _result(self, rule: str, kind: str, said: dict[str, Any], *, level: str = "none", **members: Any) -> dict[str, Any]:
        return {"ruleId": rule, "ruleIndex": self.indices[rule], "kind": kind, "level": level, "message": said} | {
            key: value for key, value in members.items() if value is not None and (value != [] or key == "suppressions")
        }

    def _related(self, finding: Finding, report: Checked) -> Iterator[dict[str, Any]]:
        bahasa = self.session.bahasa
        number = 0
        for number, place in enumerate(finding.related, start=1):
            yield self.places.location(
                report.spot(place.pointer), tempat=place.tempat[bahasa], note=_described(place, bahasa), number=number
            )
        if finding.status is Status.EXPLAINED and finding.settled is not None:
            note = settled_sentence(finding, bahasa)
            yield self.places.location(report.spot(finding.settled.paper), note=note, number=number + 1)

    def _suppressions(self, finding: Finding, report: Checked) -> list[dict[str, Any]]:
        """
        Write a waiver as an accepted suppression; an explanation makes a finding milder and suppresses nothing.
        """
        if finding.status is not Status.WAIVED or finding.settled is None:
            return []
        settled = finding.settled
        return [
            stated(
                kind="external", status="accepted", justification=settled_sentence(finding, self.session.bahasa),
                location=self.places.location(report.spot(settled.paper)),
                properties=_paper(settled),
            )
        ]

    def _properties(self, finding: Finding, report: Checked) -> dict[str, Any]:
        bahasa = self.session.bahasa
        explained = finding.settled if finding.status is Status.EXPLAINED else None
        return stated(
            severity=finding.severity.value, status=finding.status.value, title=finding.title[bahasa],
            expected=_text(finding.expected, bahasa), actual=finding.actual, difference=_text(finding.difference, bahasa),
            recomputation=_text(finding.recomputation, bahasa), rupiah=finding.rupiah, doubt=_text(finding.softened, bahasa),
            subject=finding.subject, document=finding.document, measure=finding.measure, checklist=list(finding.checklist),
            group=finding.group, report=report.path, explanation=None if explained is None else _paper(explained),
            suspect=None if finding.suspect is None else finding.suspect.pointer, cause=finding.cause,
        )  # fmt: skip

    def _outcomes(self, rule: RuleResult, report: Checked) -> Iterator[dict[str, Any]]:
        bahasa = self.session.bahasa
        if rule.passed and not rule.failed and not rule.broken:
            yield self._outcome(rule, report, "pass", held_sentence(rule, bahasa), str(rule.passed))
        if rule.not_testable:
            yield self._outcome(rule, report, "open", untestable_sentence(rule, bahasa), untestable_reasons(rule, bahasa))
        if not (rule.evaluated or rule.not_testable or rule.broken):
            yield self._outcome(rule, report, "notApplicable", inapplicable_sentence(rule, bahasa), str(rule.not_applicable))

    def _outcome(self, rule: RuleResult, report: Checked, kind: str, *texts: str) -> dict[str, Any]:
        return self._result(
            rule.rule, kind, message(texts[0], kind, *texts[1:]), locations=[self.places.quoted(report.spot(_WHOLE))],
            relatedLocations=list(self._unknown(rule, report)) if kind == "open" else [],
            suppressions=[] if self.waived else None, baselineState="unchanged" if self.baseline else None,
            properties={"outcomes": tally([rule])},
        )  # fmt: skip

    def _unknown(self, rule: RuleResult, report: Checked) -> Iterator[dict[str, Any]]:
        places = [(reason, pointer) for reason in rule.reasons for pointer in reason.pointers]
        for number, (reason, pointer) in enumerate(places, start=1):
            note = f"{reason.text[self.session.bahasa]}."
            yield self.places.location(report.spot(pointer), note=note, number=number)


def _results(session: Session, places: Places, taxonomies: Taxonomies) -> Iterator[dict[str, Any]]:
    statuses = {finding.status for finding in session.findings()}
    writer = _Results(
        session=session, places=places, taxonomies=taxonomies, indices={rule.id: index for index, rule in enumerate(session.rules)},
        waived=Status.WAIVED in statuses,
        baseline=Status.BASELINE in statuses or any(report.repaired for report in session.reports),
    )  # fmt: skip
    return writer.all()


def _said(finding: Finding, text: str, bahasa: str) -> dict[str, Any]:
    value = finding.place.value if finding.actual is None else finding.actual
    return message(text, "finding", value_label(value, bahasa), finding.place.tempat[bahasa] or finding.place.pointer)


def _described(place: Place, bahasa: str) -> str:
    role = Texts("juga", "also")[bahasa] if place.role == "juga" else role_label(place.role, bahasa)
    doubt = Texts(" (pembacaannya diragukan)", " (its reading is doubtful)")[bahasa] if place.doubtful else ""
    return f"{role}: {value_label(place.value, bahasa)}{doubt}"


def _paper(settled: Settled) -> dict[str, Any]:
    return stated(
        reason=settled.reason, basis=settled.basis, requestedBy=settled.requested_by, approvedBy=settled.approved_by,
        expires=settled.expires, softenedFrom=None if settled.softened_from is None else settled.softened_from.value,
    )  # fmt: skip


def _text(texts: Texts | None, bahasa: str) -> str | None:
    return None if texts is None else texts[bahasa]
