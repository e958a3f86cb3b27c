"""
SARIF 2.1.0 (OASIS Standard), for code hosts, viewers and result management systems: one run for all reports.

Nothing is left out: findings are results of the kind ``fail``, signals to review of the kind ``review``, and each rule says of each
report what held (``pass``), what could not be tested and why (``open``), or that it applied to nothing (``notApplicable``). Only
data decide the bytes: no clock, no absolute path, no identifier made up for the occasion.
"""

from __future__ import annotations

import json
from typing import Any

from lkj_rules.errors import Problem
from lkj_rules.model.findings import Texts
from lkj_rules.model.pointers import Spot
from lkj_rules.model.results import Breakage
from lkj_rules.render.labels import status_sentence
from lkj_rules.render.material import Checked, Session
from lkj_rules.render.sarif.places import ROOT, Places, harmless, message, places_of, stated, visible
from lkj_rules.render.sarif.results import write_results
from lkj_rules.render.sarif.rules import BROKEN, UNREAD, driver, taxonomies_of
from lkj_rules.render.sentences import broken_sentence, unread_sentence

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT_MEANS = Texts("folder tempat lkj-check dijalankan", "the folder in which lkj-check was run")
_COMPLETE = (0, 1)
"""The exit statuses of runs that checked everything they were asked to."""


def render_sarif(session: Session) -> str:
    """
    Write a run as a SARIF log.
    """
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(session)]}
    return visible(json.dumps(harmless(log), ensure_ascii=False, indent=2)) + "\n"


def _run(session: Session) -> dict[str, Any]:
    """
    Write the only run. Columns count characters (``positions`` counts Python's, which are code points).
    """
    places, taxonomies = places_of(session), taxonomies_of(session.rules, session.bahasa)
    described = {"tool": {"driver": driver(session, taxonomies)}, "invocations": [_invocation(session, places)]}
    return described | stated(
        language=session.bahasa, columnKind="unicodeCodePoints", defaultEncoding="UTF-8",
        originalUriBaseIds={ROOT: {"description": message(_ROOT_MEANS[session.bahasa])}},
        artifacts=places.artifacts(), logicalLocations=places.logical_locations(), taxonomies=taxonomies.components(),
        properties=stated(profile=session.profile, failOn=session.fail_on),
    ) | {"results": write_results(session, places, taxonomies)}  # fmt: skip


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
    return {
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
