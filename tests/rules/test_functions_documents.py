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
from lkj_rules.rules.functions.plans.signing import (
    first_budget,
    first_version,
    parties,
    repeats_upper,
    shared_out,
    upper_target,
)

SCOPE = Scope(Laporan.__new__(Laporan))
"""For functions that ask nothing of the report."""


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


@pytest.mark.parametrize(
    ("budgets", "expected"),
    [
        ([{"versi": "revisi 3"}], "revisi 3"),
        ([{"versi": "revisi", "tanggal": "2024-08-01"}, {"versi": "DIPA awal"}], "DIPA awal"),
        ([{"versi": "APBD Perubahan"}, {"versi": "APBD Murni"}], "APBD Murni"),
        ([{"versi": "r2", "tanggal": "2024-08-01"}, {"versi": "r1", "tanggal": "2024-02-01"}], "r1"),
        ([{"versi": "r2", "tanggal": "2024-08-01"}, {"versi": "r1"}], None),
        ([], None),
    ],
)
def test_first_budget(budgets: list[dict[str, Any]], expected: str | None) -> None:
    """
    The first budget is the only one, the one named so, or the earliest where all are dated.
    """
    found = first_budget(Scope(report(anggaran=budgets)), "belanja")

    assert expected == (None if found is None else found.versi)


def test_first_version() -> None:
    """
    A revision is told from the first agreement by number or date, and from other signers' not at all.
    """
    scope, (first, revised, other) = agreements(
        {"id": "1", "jenjang": "puncak", "tanggal": "2024-01-09"},
        {"id": "2", "jenjang": "puncak", "tanggal": "2024-08-01"},
        {"id": "3", "jenjang": "bawah", "nama": "Subbagian", "tanggal": "2024-09-01"},
    )

    assert [first_version(scope, each) for each in (first, revised, other)] == [True, False, True]


def test_parties() -> None:
    """
    A party is named once however often it is written; no one named is unknown.
    """
    scope, (pair, lone, silent) = agreements(
        {"id": "1", "jenjang": "bawah", "pihak": ["Kepala Subbagian", "Sekretaris"]},
        {"id": "2", "jenjang": "bawah", "pihak": ["Kepala  Subbagian", "KEPALA SUBBAGIAN", " "]},
        {"id": "3", "jenjang": "bawah"},
    )

    assert [None if (found := parties(scope, each)) is None else len(found) for each in (pair, lone, silent)] == [2, 1, None]


def test_upper_target_follows_the_cascade() -> None:
    """
    The nearest agreement above is gone by; the one that an agreement names, not another of its level.
    """
    scope, (_, _, _, below, free) = agreements(
        {"id": "p", "jenjang": "puncak", "baris": [{"indikator": "A", "target": "24"}]},
        {"id": "m1", "jenjang": "menengah", "nama": "Bidang 1", "atasan": "p", "baris": [{"indikator": "B", "target": "90 %"}]},
        {"id": "m2", "jenjang": "menengah", "nama": "Bidang 2", "atasan": "p", "baris": [{"indikator": "B", "target": "80 %"}]},
        {"id": "b", "jenjang": "bawah", "nama": "Seksi", "atasan": "m2"},
        {"id": "f", "jenjang": "bawah", "nama": "Lepas"},
    )

    assert [str(upper_target(scope, below, code)) for code in ("B", "A")] == ["80 %", "24"]
    assert [repeats_upper(scope, free, code) for code in ("B", "A")] == [False, True]


@pytest.mark.parametrize(
    ("code", "shares", "expected"),
    [
        ("A", ("10", "14"), True),
        ("A", ("10", "12"), False),
        ("A", ("24",), False),
        ("A", ("10", ""), False),
        ("B", ("10", "14"), False),
    ],
)
def test_shared_out(code: str, shares: tuple[str, ...], *, expected: bool) -> None:
    """
    Only a count is shared out, and only when its shares add up exactly.
    """
    lower = [
        {"id": f"b{number}", "jenjang": "bawah", "nama": f"Seksi {number}", "atasan": "p",
         "baris": [{"indikator": code, "target": share}]}
        for number, share in enumerate(shares)
    ]  # fmt: skip
    scope, entries = agreements({"id": "p", "jenjang": "puncak", "baris": [{"indikator": code, "target": "24"}]}, *lower)

    assert expected is shared_out(scope, entries[1], code)


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
    A finding on an agreement's year stays the same finding when another part of the agreement is mended.
    """
    entry = {"id": "p", "jenjang": "puncak", "nama": "Ketua", "tahun": 2023}

    before = finding_of("perjanjian_kinerja.tahun", report(perjanjian_kinerja=[entry]))
    after_mending = finding_of("perjanjian_kinerja.tahun", report(perjanjian_kinerja=[{**entry, "tanggal": "2024-01-09"}]))

    assert before.fingerprint == after_mending.fingerprint
