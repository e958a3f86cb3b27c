"""
A small run made by hand: one report, one rule, one finding, nothing of the engine.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs
import pytest

from lkj_rules.domain.checklist import Sign
from lkj_rules.errors import Problem
from lkj_rules.model.documents import Entitas, Laporan, Level
from lkj_rules.model.findings import Basis, Finding, Place, Pointer, RuleId, Settled, Severity, Status, Texts
from lkj_rules.model.pointers import Excerpt, Spot
from lkj_rules.model.results import Assurance, Breakage, Reason, RuleResult, RunResult
from lkj_rules.render.material import Checked, Session
from lkj_rules.rules.rule import Rule, RuleSet

TARGET, CAPAIAN = Pointer("/lkj/tabel/0/baris/0/target"), Pointer("/lkj/tabel/0/baris/0/capaian")
ROWS = ("I.1", "I.2", "I.3", "I.4", "I.5", "I.6", "III.5", "III.7", "penjelasan")


def both(text: str) -> Texts:
    """
    Give a text that is the same in both languages.
    """
    return Texts(text, text)


@pytest.fixture
def make_finding() -> Callable[..., Finding]:
    """
    Give a maker of findings: the capaian 100 % that should read 105,26 %.
    """

    def make(**changes: Any) -> Finding:
        fields: dict[str, Any] = {
            "rule": RuleId("CAP003"), "name": "achievement-capped", "severity": Severity.ERROR,
            "title": Texts("Capaian dipotong", "Achievement capped"),
            "message": Texts("Capaian tertulis 100 %.", "The achievement reads 100 %."),
            "help": Texts("Nyatakan batasnya.", "State the cap."),
            "place": Place(pointer=CAPAIAN, role="capaian", value="100 %", tempat=both("Tabel 3.1")),
            "related": (Place(pointer=TARGET, role="target", value="95 %", tempat=both("Tabel 3.1")),),
            "expected": Texts("105,26 %", "105.26%"), "actual": "100 %", "difference": Texts("−5,26", "−5.26"),
            "recomputation": Texts("100 ÷ 95 × 100 = 105,26", "100 ÷ 95 × 100 = 105.26"),
            "document": "Pengukuran Kinerja", "group": "CAP003:ukur", "fingerprint": "f", "checklist": ("II.5",),
            "basis": (Basis(peraturan="praktik baik"),),
        }  # fmt: skip
        return Finding(**{**fields, **changes})

    return make


@pytest.fixture
def make_session() -> Callable[..., Session]:
    """
    Give a maker of sessions around findings.
    """

    def make(*findings: Finding, bahasa: str = "id", checklist: tuple[str, ...] = ("II.5",), **changes: Any) -> Session:
        entity = Entitas(nama=changes.pop("entity", "KPU Contoh"), level=Level.SATKER)
        rule = Rule(
            id=RuleId("CAP003"), name="achievement-capped", severity=Severity.ERROR, since="0.1.0", title=both("t"),
            message=both("m"),
            help=both("h"), rationale=both("r"), basis=(Basis(peraturan="praktik baik"),), checklist=checklist,
        )
        result = RunResult(
            findings=findings,
            rules=(RuleResult(
                rule=rule.id, passed=7, failed=len(findings), not_testable=2,
                reasons=(Reason(text=Texts("target kosong", "target is blank"), count=2, pointers=(TARGET,)),),
            ),),
            breakages=(),
            assurance=Assurance(looked_at={CAPAIAN: (rule.id,)}, unguarded=(TARGET,)),
        )
        report = {
            "path": "laporan.json", "sha256": "0" * 64, "result": result,
            "laporan": Laporan(format="lkj-rules/1", entitas=entity, tahun=2024),
            "spots": {
                CAPAIAN: Spot(file="laporan.json", pointer=CAPAIAN, line=12, column=5),
                TARGET: Spot(file="laporan.json", pointer=TARGET, line=12, column=40),
            } if findings else {},
            "presence": {row: Sign(there=None, words=both("tidak ada dalam berkas")) for row in ROWS},
            **changes,
        }  # fmt: skip
        return Session(
            reports=(Checked(**report),), rules=RuleSet((rule,)), version="0.1.0", bahasa=bahasa, status=int(bool(findings)),
        )

    return make


@pytest.fixture
def make_hostile(make_finding: Callable[..., Finding], make_session: Callable[..., Session]) -> Callable[[str], Session]:
    """
    Give a maker of sessions that hold one foreign text wherever foreign text can stand.

    These are findings of every status, a rule that broke, reasons, a file that cannot be read, names of files and of the office,
    and the rule itself.
    """

    def make(text: str) -> Session:
        texts = both(text)
        places = {role: Place(pointer=Pointer(f"/{role}/{text}"), role=text, value=text, tempat=texts) for role in "abc"}
        finding = make_finding(
            title=texts, message=texts, help=texts, place=places["a"],
            related=(places["b"], attrs.evolve(places["c"], role="juga")), expected=texts,
            actual=text, difference=texts, recomputation=texts, softened=texts, subject=text, document=text,
            group=text, basis=(Basis(peraturan=text, butir=text),), measure=text, suspect=places["b"],
        )
        settled = Settled(reason=text, paper=Pointer("/waiver/0"), basis=text, requested_by=text, approved_by=text, expires=text)
        findings = (
            finding,
            attrs.evolve(finding, status=Status.WAIVED, settled=settled),
            attrs.evolve(finding, status=Status.EXPLAINED, settled=attrs.evolve(settled, softened_from=Severity.ERROR)),
            attrs.evolve(finding, status=Status.BASELINE, severity=Severity.REVIEW),
        )
        path = f"{text}.json"
        pointers = (Pointer(""), *(place.pointer for place in places.values()), settled.paper)
        excerpt = Excerpt(line=1, column=2, end_line=1, end_column=2 + len(text), text=text)
        context = Excerpt(line=1, column=1, end_line=1, end_column=3 + len(text), text=f" {text} ")
        spots = {
            each: Spot(file=path, pointer=each, line=1, column=2, excerpt=excerpt, context=context) for each in pointers
        }
        session = make_session(*findings, entity=text, path=path, spots=spots)
        (report,), (rule,) = session.reports, session.rules
        result = attrs.evolve(
            report.result, breakages=(Breakage(rule=rule.id, pointer=Pointer(f"/{text}"), error=text),),
            rules=(attrs.evolve(report.result.rules[0], broken=1, reasons=(Reason(text=texts, count=2, pointers=pointers[1:2]),)),),
        )
        hostile_rule = attrs.evolve(rule, title=texts, help=texts, rationale=texts, limits=texts, basis=finding.basis)
        problem = Problem(file=f"x{path}", pointer=f"/{text}", message_id=text, message_en=text, line=1, column=1, suggestion=text)
        return attrs.evolve(
            session, reports=(attrs.evolve(report, result=result),), rules=RuleSet((hostile_rule,)), problems=(problem,), status=4
        )

    return make
