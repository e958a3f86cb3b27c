"""
JSON, format ``lkj-check/1``: everything, for programs. ``check.schema.json`` next to this module describes it.

Only data decide the bytes: no clock, no absolute path, no order of a dict that could differ between runs.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

from lkj_rules.errors import Problem
from lkj_rules.model.findings import Finding, Pointer, Settled, Status, Texts
from lkj_rules.model.pointers import Spot
from lkj_rules.model.results import Assurance, Consequence, RuleResult
from lkj_rules.render.conditions import Conditions
from lkj_rules.render.material import Checked, Session, counts, tally
from lkj_rules.render.text import Terms, json_pieces, json_text

FORMAT = "lkj-check/1"


def check_schema() -> dict[str, Any]:
    """
    Read the JSON Schema (draft 2020-12) of this output.
    """
    schema: dict[str, Any] = json.loads(Path(__file__).with_name("check.schema.json").read_text(encoding="utf-8"))
    return schema


def render_json(session: Session) -> Iterator[str]:
    """
    Write a run as JSON text, piece by piece.
    """
    return map(json_text, json_pieces(_content(session)))


def json_line(session: Session, source: str) -> str:
    """
    Write a run over one source as one line, with the name of the source.
    """
    return json_text(json.dumps({**_content(session), "source": source}, ensure_ascii=False, default=list)) + "\n"


def conditions_content(session: Session) -> dict[str, Any]:
    """
    Give what every result of a run states alike, as JSON gives it back; what came of single reports is not in it.
    """
    content: dict[str, Any] = json.loads(json.dumps(_head(session), default=list))
    return content


def _head(session: Session) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "lang": str(session.bahasa),
        "tool": {"name": "lkj-rules", "version": session.version, "rules": session.rules.hash, "rule_count": len(session.rules)},
        "conditions": _conditions(session.conditions, session.bahasa),
        "today": session.today, "profile": session.profile or None, "fail_on": session.fail_on,
    }  # fmt: skip


def _content(session: Session) -> dict[str, Any]:
    return {
        **_head(session),
        "exit_status": session.status,
        "problems": [_problem(problem, session.bahasa) for problem in session.problems],
        "reports": (_report(report, session.bahasa) for report in session.reports),
        "findings": (_finding(each, report, session.bahasa) for report in session.reports for each in report.result.findings),
    }


def _conditions(stated: Conditions, bahasa: str) -> dict[str, Any]:
    return {
        "config": {"file": stated.config, "found": stated.found} if stated.config else None,
        "profile_file": stated.profile_file or None, "profile_states": list(stated.profile_states),
        "select": list(stated.select), "ignore": list(stated.ignore),
        "rules_run": stated.rules_run, "rules_known": stated.rules_known,
        "changes": [{"rule": each.rule, "severity": each.severity, "parameters": dict(each.parameters)} for each in stated.changes],
        **{
            key: None if paper is None else {"file": paper.file, "entries": paper.entries}
            for key, paper in (("waivers", stated.waivers), ("baseline", stated.baseline))
        },
        "further_rules": list(stated.further_rules), "alone": stated.alone,
        "remarks": [remark[bahasa] for remark in stated.remarks], "settled": [each[bahasa] for each in stated.settled],
    }  # fmt: skip


def _problem(problem: Problem, bahasa: str) -> dict[str, Any]:
    return {
        **_place(problem), "message": problem.sentence(bahasa),
    }  # fmt: skip


def _report(report: Checked, bahasa: str) -> dict[str, Any]:
    result, statuses = report.result, Counter(finding.status for finding in report.result.findings)
    return {
        "path": report.path, "sha256": report.sha256, "entity": report.entity, "year": report.year,
        "parts": list(map(attrs.asdict, report.parts)), "left_out": report.left_out, "outcomes": counts(*result.rules),
        "statuses": {status: statuses[status] for status in Status}, "severities": tally(result.findings),
        "rules": (_rule(rule, bahasa) for rule in result.rules), "breakages": list(map(attrs.asdict, result.breakages)),
        "assurance": _assurance(result.assurance), "repaired": list(map(attrs.asdict, report.repaired)),
        "consequences": (_consequence(each, bahasa) for each in report.consequences),
    }  # fmt: skip


def _rule(rule: RuleResult, bahasa: str) -> dict[str, Any]:
    reasons = [{"text": each.text[bahasa], "count": each.count, "pointers": list(each.pointers)} for each in rule.reasons]
    return {"rule": rule.rule, **counts(rule), "reasons": reasons}


def _assurance(assurance: Assurance) -> dict[str, Any]:
    looked_at = assurance.looked_at
    ordered = {rules: Terms(sorted(rules)) for rules in set(looked_at.values())}  # many figures are looked at by the same rules
    return {
        "numbers": assurance.numbers,
        "checked": {pointer: ordered[looked_at[pointer]] for pointer in sorted(looked_at)},
        "unchecked": iter(sorted(assurance.unguarded)),
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


def _finding(finding: Finding, report: Checked, bahasa: str) -> dict[str, Any]:
    return {
        "report": report.path, "rule": finding.rule, "name": finding.name,
        "severity": finding.severity.value, "status": finding.status.value,
        "title": finding.title[bahasa], "message": finding.message[bahasa], "subject": finding.subject,
        "expected": _text(finding.expected, bahasa), "actual": finding.actual,
        "difference": _text(finding.difference, bahasa), "recomputation": _text(finding.recomputation, bahasa),
        "rupiah": finding.rupiah, "doubt": _text(finding.softened, bahasa),
        "settled": None if finding.settled is None else _settled(finding.settled, report, bahasa),
        "changed": [each[bahasa] for each in finding.changed], "values": dict(finding.values),
        **_spot(report, finding.place.pointer), "document": finding.document, "place": finding.place.tempat[bahasa],
        "related": [
            {
                **_spot(report, place.pointer), "role": place.role, "value": place.value, "place": place.tempat[bahasa],
                "doubtful": place.doubtful,
            }
            for place in finding.related
        ],
        "group": finding.group, "fingerprint": finding.fingerprint,
        "suspect": None if finding.suspect is None else finding.suspect.pointer, "cause": finding.cause,
        "basis": [{"regulation": basis.peraturan, "clause": basis.butir} for basis in finding.basis],
        "checklist": list(finding.checklist), "help": finding.help[bahasa],
    }  # fmt: skip


def _settled(settled: Settled, report: Checked, bahasa: str) -> dict[str, Any]:
    spot = report.spot(settled.paper)
    return {
        "reason": settled.reason, "basis": settled.basis, "requested_by": settled.requested_by, "approved_by": settled.approved_by,
        "expires": settled.expires, "softened_from": settled.softened_from,
        "kept": _text(settled.kept, bahasa), "covers": settled.covers,
        "file": spot.file, "pointer": spot.pointer, "line": spot.line,
    }  # fmt: skip


def _spot(report: Checked, pointer: Pointer) -> dict[str, Any]:
    return _place(report.spot(pointer))


def _place(place: Spot | Problem) -> dict[str, Any]:
    """
    Give file, pointer, line and column of a place, and in a workbook the cell.
    """
    stated = {"file": place.file, "pointer": place.pointer, "line": place.line, "column": place.column}
    return stated if place.cell is None else {**stated, "cell": place.cell}


def _text(texts: Texts | None, bahasa: str) -> str | None:
    return None if texts is None else texts[bahasa]
