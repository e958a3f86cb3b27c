"""
The papers that a reviewer hands over, as DOCX: Catatan Hasil Reviu, Formulir Checklist Reviu and Pernyataan Telah Direviu.

Each is its template filled in, in Indonesian whatever the language of the call: they are official papers, drafted for people to
edit and sign. The only room that knows python-docx, which is an extra (``lkj-rules[reviu]``).

The positive text of the statement is drafted only where enough was checked and nothing that software can see forbids it: no
standing error, no broken rule, no unread file, no rule left out that finds errors, no document missing that it rests on. Whether to
sign is for people to judge.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from typing import Any

import attrs
from jinja2 import Environment, PackageLoader, StrictUndefined

from lkj_rules.domain.checklist import PARTS
from lkj_rules.errors import Problem
from lkj_rules.model.findings import Severity, Status
from lkj_rules.render.docx import rows
from lkj_rules.render.docx.matters import (
    ENOUGH,
    PAPERS,
    Details,
    checked_with,
    identity,
    matters_of,
    obstacles_to_statement,
    stands,
    tool,
)
from lkj_rules.render.docx.narrative import condition_of, effect_rows, effects_of, sentence
from lkj_rules.render.docx.paper import TEXTS, Paper, Row
from lkj_rules.render.docx.wording import BLANK, LEVELS, REGULATION, SHORT, SHORT_BLANK, SIGNERS, criteria, few, number
from lkj_rules.render.material import Checked, Session, counts, tally
from lkj_rules.render.text import first_sentence, listed, plain
from lkj_rules.render.views.assurance import Answer, answer_checklist, silent, untestable
from lkj_rules.render.views.conditions import conditions_line
from lkj_rules.render.views.findings import findings_shown
from lkj_rules.render.views.groups import document_of, is_note
from lkj_rules.render.wording import DOCUMENTS, NO_FIGURES, SEVERITIES, count_findings, settled_counts

DRAFT = "KONSEP – disusun dari berkas data laporan; diperiksa, dilengkapi, dan disunting oleh pereviu sebelum ditandatangani"
NAME = "PERNYATAAN TELAH DIREVIU"
MARK = "KONSEP – bukan pernyataan; berlaku hanya setelah diperiksa dan ditandatangani oleh pejabat yang berwenang"
WITHHELD = f"{NAME} BELUM DAPAT DIBERIKAN"
_BLOCKS = ("entry", "facts", "table", "signatures", "page")
"""What a template may write besides texts: methods of a paper."""
_BREAK = re.compile(r"(?<!\s)\s*\n\s*")
MAIN = 4
"""So many matters are described in the notes; the annex lists all."""


def review_notes(report: Checked, session: Session, details: Details) -> Paper:
    """
    Write the notes on one report: the main findings on at most three pages, and all that was found, settled and tested in annexes.
    """
    result, matters, findings = report.result, matters_of(report, session.rules), findings_shown(report, "id")
    severe = [tuple(one for one in each.findings if one.severity.weight >= details.severity.weight) for each in matters]
    shown = [attrs.evolve(each, findings=found) for each, found in zip(matters, severe, strict=True) if found]
    notes = [each for each in findings if is_note(each) and stands(each) and each.severity.weight >= details.severity.weight]
    chain = {key: title.id for key, title in DOCUMENTS.items() if key not in {"", PAPERS}}
    settled = listed(settled_counts(result.findings, (Status.EXPLAINED, Status.WAIVED), "id"), "id")
    tables = {
        "tally": rows.tally_rows(findings), "headlines": rows.headline_rows(report), "findings": rows.finding_rows(shown),
        "effects": (row for matter in shown for row in effect_rows(matter)),
        "explained": rows.settled_rows(findings, Status.EXPLAINED), "waived": rows.settled_rows(findings, Status.WAIVED),
        "partly": rows.reason_rows(untestable(result)), "never": rows.reason_rows(silent(result)),
        "remarks": rows.remark_rows(notes),
    }  # fmt: skip
    return _filled(
        Paper(f"Catatan Hasil Reviu – {report.entity} – {report.year}"), "catatan.j2", report, session, details,
        matters=matters, main=shown[:MAIN], tables=tables, known=sum(each.status is Status.BASELINE for each in findings),
        unlisted=sum(len(each.findings) - len(found) for each, found in zip(matters, severe, strict=True)),
        numbers={finding.fingerprint: matter.number for matter in matters for finding in matter.findings},
        settled=f" Sebanyak {settled} (lihat Lampiran 3)." if settled else "",
        documents=[
            [name for key, name in chain.items() if bool(getattr(report.laporan, key)) is there] for there in (True, False)
        ],
        on_waivers=[each for each in findings if document_of(each) == PAPERS],
        rules={
            "failed": sum(rule.failed > 0 for rule in result.rules),
            "held": sum(rule.passed > 0 and not rule.failed for rule in result.rules),
            "idle": sum(not rule.evaluated and not rule.not_testable for rule in result.rules),
        },
    )  # fmt: skip


def checklist_form(report: Checked, session: Session, details: Details) -> Paper:
    """
    Write the form for one report; every row has room for the reviewer's judgement and initials.
    """
    answers = answer_checklist(report)
    found = Counter(each.answer for each in answers)
    parts = {part: [place for place, each in enumerate(answers, start=1) if each.part == part] for part in PARTS}
    paper = Paper(f"Formulir Checklist Reviu – {report.entity} – {report.year}", sideways=True)
    return _filled(
        paper, "formulir.j2", report, session, details,
        tables={"checklist": rows.checklist_rows(answers, matters_of(report, session.rules))},
        merged=[(column, places[0], places[-1]) for places in parts.values() for column in (0, 1)],
        answers={answer.value: found[answer] for answer in Answer},
    )  # fmt: skip


def review_statement(report: Checked, session: Session, details: Details) -> Paper:
    """
    Write the draft of the statement on one report, or what forbids it.
    """
    obstacles, matters = obstacles_to_statement(report, session, details.left_out), matters_of(report, session.rules)
    return _filled(
        Paper(f"Pernyataan Telah Direviu – {report.entity} – {report.year}"), "pernyataan.j2", report, session, details,
        tables={"errors": rows.error_rows(matters, obstacles)}, remaining=_remaining(report),
        unanswered=[each.row.number for each in answer_checklist(report) if each.answer not in {Answer.YES, Answer.IDLE}],
    )  # fmt: skip


def list_of_reports(sessions: Sequence[tuple[Session, str]], unread: Sequence[Problem], details: Details) -> bytes:
    """
    Write the list of several reports that were reviewed, each in a session of its own, with the folder of its papers.
    """
    (first, _), *_ = sessions
    paper = Paper("Daftar Laporan yang Direviu", sideways=True)
    listed = enumerate(sessions, start=1)
    _render(
        paper, "daftar.j2",
        tables={"reports": [(str(place), *rows.report_row(session, details, folder)) for place, (session, folder) in listed]},
        unread=[f"{problem.place()}: {problem.sentence('id')}" for problem in unread], checked_with=checked_with(first),
    )  # fmt: skip
    return paper.bytes(today=first.today, author=tool(first))


def _remaining(report: Checked) -> list[str]:
    """
    Say what the explanatory paragraph has to name (annex III, C.4.f): corrections that were not made.
    """
    findings = report.result.findings
    warnings = sum(each.severity is Severity.WARNING and each.status is Status.OPEN for each in findings)
    explained, waived = (sum(each.status is status for each in findings) for status in (Status.EXPLAINED, Status.WAIVED))
    return [
        *([f"koreksi atas {number(warnings)} hal bertingkat peringatan belum atau belum selesai dilakukan"] if warnings else []),
        *([f"{number(explained)} penyimpangan telah dijelaskan oleh instansi"] if explained else []),
        *([f"{number(waived)} temuan dikecualikan dengan persetujuan"] if waived else []),
    ]


def _filled(
    paper: Paper, template: str, report: Checked, session: Session, details: Details,
    *, tables: Mapping[str, Iterable[Row]], **context: Any,
) -> Paper:  # fmt: skip
    level = report.laporan.entitas.level
    _render(
        paper, template, **context, tables={name: list(rows) for name, rows in tables.items()}, report=report, session=session,
        details=details, identity=partial(identity, report, session, details), assurance=report.result.assurance,
        outcomes=counts(*report.result.rules), checked_with=checked_with(session),
        conditions=conditions_line(session.conditions, "id"),
        obstacles=obstacles_to_statement(report, session, details.left_out), signed=level in SIGNERS, level=LEVELS[level],
    )  # fmt: skip
    return paper


def _render(paper: Paper, template: str, **context: Any) -> None:
    texts = {name: partial(paper.text, **options) for name, options in TEXTS.items()}
    blocks = {name: getattr(paper, name) for name in _BLOCKS} | texts
    _environment().get_template(template).render(**{name: _block(write) for name, write in blocks.items()}, **context)


def _block(write: Callable[..., object]) -> Callable[..., str]:
    """
    Let a template write a block: its text is given in the call, or stands on the lines of a call block.
    """

    def block(*contents: Any, caller: Callable[[], str] | None = None, **options: Any) -> str:
        text = () if caller is None else (_BREAK.sub(" ", caller().strip()),)
        write(*contents, *text, **options)
        return ""

    return block


@cache
def _environment() -> Environment:
    """
    Set up the templates once; foreign text is put on one line, so that only a template breaks lines.
    """
    environment = Environment(  # noqa: S701  no HTML: a paper makes every text harmless
        loader=PackageLoader("lkj_rules.render.docx"), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        finalize=lambda value: plain(value) if isinstance(value, str) else value,
    )  # fmt: skip
    environment.globals.update(
        BLANK=BLANK, DRAFT=DRAFT, NAME=NAME, MARK=MARK, WITHHELD=WITHHELD, REGULATION=REGULATION, SHORT=SHORT,
        NO_FIGURES=NO_FIGURES, DOCUMENTS=DOCUMENTS, SEVERITIES=SEVERITIES,
        number=number, few=few, listed=lambda parts: listed(parts, "id"), criteria=criteria, first_sentence=first_sentence,
        counted=lambda findings: count_findings(tally(findings), "id"), sentence=sentence, condition_of=condition_of,
        effects_of=effects_of, SHORT_BLANK=SHORT_BLANK, ENOUGH=ENOUGH,
    )  # fmt: skip
    return environment
