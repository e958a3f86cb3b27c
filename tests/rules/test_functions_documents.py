"""
Functions on where indicators and objectives stand and on agreements as documents, beyond what the cases of the rules show.
"""

import json
from typing import Any

import pytest

from lkj_rules.domain.scope import Scope
from lkj_rules.engine.evaluation import evaluate
from lkj_rules.files.report_reader import parse_report
from lkj_rules.files.rule_reader import parse_rule
from lkj_rules.model.documents import Laporan, PerjanjianKinerja
from lkj_rules.model.findings import Finding
from lkj_rules.rules.compiling import compile_rule
from lkj_rules.rules.functions.texts import nama, teranalisis


def report(**parts: Any) -> Laporan:
    """
    Read a report with the given parts.
    """
    whole = {"format": "lkj-rules/1", "entitas": {"nama": "Contoh", "level": "satker"}, "tahun": 2024, **parts}
    return parse_report(json.dumps(whole).encode(), name="report.json").laporan


def agreements(*entries: dict[str, Any], **parts: Any) -> tuple[Scope, tuple[PerjanjianKinerja, ...]]:
    """
    Read a report with the given agreements, over the indicators A and B.
    """
    register = [{"kode": "A", "nama": "Jumlah A", "jenis": "cacah"}, {"kode": "B", "nama": "Persentase B", "jenis": "proporsi"}]
    laporan = report(indikator=register, perjanjian_kinerja=list(entries), **parts)
    return Scope(laporan), laporan.perjanjian_kinerja


def finding_of(blame: str, laporan: Laporan) -> Finding:
    """
    Blame a field of every agreement with a rule that nothing passes; give the one finding.
    """
    texts = {"id": "Ya.", "en": "Yes."}
    content = {
        "id": "UJI001", "name": "blamed", "severity": "error", "since": "0", "each": "perjanjian_kinerja", "check": "1 == 2",
        "blame": blame, "basis": [{"peraturan": "praktik baik"}], "title": texts, "message": texts, "help": texts,
        "rationale": texts,
    }  # fmt: skip
    (finding,) = evaluate([compile_rule(parse_rule(content, source="UJI001.toml"))], laporan).findings
    return finding


@pytest.mark.parametrize(
    ("blame", "pointer", "actual"),
    [
        ("perjanjian_kinerja.tahun", "/perjanjian_kinerja/0/tahun", "2023"),
        ("perjanjian_kinerja.pihak", "/perjanjian_kinerja/0/pihak", "Ketua, Sekretaris"),
        ("perjanjian_kinerja.nama", "/perjanjian_kinerja/0/nama", "Ketua"),
        ("perjanjian_kinerja.tanggal", "/perjanjian_kinerja/0", None),
        ("perjanjian_kinerja", "/perjanjian_kinerja/0", None),
    ],
)
def test_a_field_can_be_blamed(blame: str, pointer: str, actual: str | None) -> None:
    """
    A text, a year or a list of names is pointed at where it stands; what is not there, at its owner.
    """
    laporan = report(
        perjanjian_kinerja=[{"id": "p", "jenjang": "puncak", "nama": "Ketua", "tahun": 2023, "pihak": ["Ketua", "Sekretaris"]}]
    )

    finding = finding_of(blame, laporan)

    assert (pointer, actual) == (finding.place.pointer, finding.actual)
    assert finding.document == "Perjanjian Kinerja Ketua"


def test_fingerprint_survives_mending_elsewhere() -> None:
    """
    A finding on an agreement's year stays the same finding when another part of the agreement is fixed.
    """
    entry = {"id": "p", "jenjang": "puncak", "nama": "Ketua", "tahun": 2023}

    before = finding_of("perjanjian_kinerja.tahun", report(perjanjian_kinerja=[entry]))
    after_mending = finding_of("perjanjian_kinerja.tahun", report(perjanjian_kinerja=[{**entry, "tanggal": "2024-01-09"}]))

    assert before.fingerprint == after_mending.fingerprint


def test_objectives_are_named_by_number_wording_or_code() -> None:
    """
    Whatever is known of an objective names it; long wordings are cut after eight words.
    """
    scope = Scope(report(
        sasaran=[{"kode": "S1", "nama": "satu dua tiga empat lima enam tujuh delapan sembilan"}, {"kode": "S2", "nama": "Dua"}],
        lkj={
            "sasaran": [{"sasaran": "S1", "nomor": "1)"}],
            "analisis": [{"sasaran": "S1", "memuat": ["sebab"]}, {"sasaran": "S2", "memuat": ["sebab", "program"]}],
        },
    ))
    lkj = scope.laporan.lkj
    assert lkj is not None

    assert teranalisis(scope, lkj) is True
    assert [nama(scope, each) for each in lkj.analisis] == ["1. “satu dua tiga empat lima enam tujuh delapan …”", "“Dua”"]
