"""
JSON, format ``lkj-check/1``: everything, for programs. ``check.schema.json`` beside this module describes it.

Only data decide the bytes: no clock, no absolute path, no order of a dict that could differ between runs.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lkj_rules.errors import Problem
from lkj_rules.model.consequences import Consequence
from lkj_rules.model.findings import Assurance, Finding, Place, RuleResult, Settled, Status, Texts
from lkj_rules.render.material import Checked, Session, counts, tally
from lkj_rules.render.safe import json_text

FORMAT = "lkj-check/1"


def check_schema() -> dict[str, Any]:
    """
    Read the JSON Schema (draft 2020-12) of this output.
    """
    schema: dict[str, Any] = json.loads(Path(__file__).with_name("check.schema.json").read_text(encoding="utf-8"))
    return schema


def render_json(session: Session) -> str:
    """
    Write a run as JSON text.
    """
    content = {
        "format": FORMAT,
        "lang": str(session.bahasa),
        "tool": {"name": "lkj-rules", "version": session.version, "rules": session.rules.hash, "rule_count": len(session.rules)},
        "today": session.today, "profile": session.profile or None, "fail_on": session.fail_on,
        "exit_status": session.status,
        "problems": [_problem(problem, session.bahasa) for problem in session.problems],
        "reports": [_report(report, session.bahasa) for report in session.reports],
        "findings": list(_findings(session)),
    }
    return json_text(json.dumps(content, ensure_ascii=False, indent=2)) + "\n"


def _problem(problem: Problem, bahasa: str) -> dict[str, Any]:
    return {
        "file": problem.file, "pointer": problem.pointer, "line": problem.line, "column": problem.column,
        "message": problem.sentence(bahasa),
    }  # fmt: skip


def _report(report: Checked, bahasa: str) -> dict[str, Any]:
    statuses = Counter(finding.status for finding in report.result.findings)
    return {
        "path": report.path, "sha256": report.sha256, "entity": report.entity, "year": report.year,
        "parts": [{"path": part.path, "sha256": part.sha256} for part in report.parts],
        "left_out": report.left_out,
        "outcomes": counts(*report.result.rules),
        "statuses": {status: statuses[status] for status in Status},
        "severities": tally(report.result.findings),
        "rules": [_rule(rule, bahasa) for rule in report.result.rules],
        "breakages": [
            {"rule": breakage.rule, "pointer": breakage.pointer, "error": breakage.error} for breakage in report.result.breakages
        ],
        "assurance": _assurance(report.result.assurance),
        "repaired": [{"rule": each.rule, "about": each.about, "fingerprint": each.fingerprint} for each in report.repaired],
        "consequences": [_consequence(each, bahasa) for each in report.consequences],
    }  # fmt: skip


def _rule(rule: RuleResult, bahasa: str) -> dict[str, Any]:
    return {
        "rule": rule.rule, "pass": rule.passed, "fail": rule.failed, "not_applicable": rule.not_applicable,
        "not_testable": rule.not_testable, "broken": rule.broken,
        "reasons": [
            {"text": reason.text[bahasa], "count": reason.count, "pointers": list(reason.pointers)} for reason in rule.reasons
        ],
    }  # fmt: skip


def _assurance(assurance: Assurance) -> dict[str, Any]:
    return {
        "numbers": assurance.numbers,
        "checked": {pointer: sorted(assurance.looked_at[pointer]) for pointer in sorted(assurance.looked_at)},
        "unchecked": sorted(assurance.unguarded),
    }


def _consequence(consequence: Consequence, bahasa: str) -> dict[str, Any]:
    return {
        "fingerprint": consequence.fingerprint, "rank": consequence.rank, "rupiah": consequence.rupiah,
        "outlooks": [
            {
                "headline": outlook.headline[bahasa], "before": outlook.before[bahasa], "low": outlook.low[bahasa],
                "high": outlook.high[bahasa],
                "variations": [{"policy": each.policy[bahasa], "text": each.text[bahasa]} for each in outlook.variations],
            }
            for outlook in consequence.outlooks
        ],
    }  # fmt: skip


def _findings(session: Session) -> Iterator[dict[str, Any]]:
    for report in session.reports:
        for finding in report.result.findings:
            yield _finding(finding, report, session.bahasa)


def _finding(finding: Finding, report: Checked, bahasa: str) -> dict[str, Any]:
    spot = report.spot(finding.place.pointer)
    return {
        "report": report.path, "rule": finding.rule, "name": finding.name,
        "severity": finding.severity.value, "status": finding.status.value,
        "title": finding.title[bahasa], "message": finding.message[bahasa], "subject": finding.subject,
        "expected": _text(finding.expected, bahasa), "actual": finding.actual,
        "difference": _text(finding.difference, bahasa), "recomputation": _text(finding.recomputation, bahasa),
        "rupiah": finding.rupiah,
        "doubt": _text(finding.softened, bahasa),
        "settled": _settled(finding.settled, report),
        "file": spot.file, "pointer": spot.pointer, "line": spot.line, "column": spot.column,
        "document": finding.document, "place": finding.place.tempat[bahasa],
        "related": [_place(place, report, bahasa) for place in finding.related],
        "group": finding.group, "fingerprint": finding.fingerprint,
        "suspect": None if finding.suspect is None else finding.suspect.pointer, "cause": finding.cause,
        "basis": [{"regulation": basis.peraturan, "clause": basis.butir} for basis in finding.basis],
        "checklist": list(finding.checklist), "help": finding.help[bahasa],
    }  # fmt: skip


def _settled(settled: Settled | None, report: Checked) -> dict[str, Any] | None:
    if settled is None:
        return None
    spot = report.spot(settled.paper)
    return {
        "reason": settled.reason, "basis": settled.basis, "requested_by": settled.requested_by, "approved_by": settled.approved_by,
        "expires": settled.expires, "softened_from": settled.softened_from,
        "file": spot.file, "pointer": spot.pointer, "line": spot.line,
    }  # fmt: skip


def _place(place: Place, report: Checked, bahasa: str) -> dict[str, Any]:
    spot = report.spot(place.pointer)
    return {
        "file": spot.file, "pointer": spot.pointer, "line": spot.line, "column": spot.column,
        "role": place.role, "value": place.value,
        "place": place.tempat[bahasa], "doubtful": place.doubtful,
    }  # fmt: skip


def _text(texts: Texts | None, bahasa: str) -> str | None:
    return None if texts is None else texts[bahasa]
