"""
Fingerprints survive what does not change a finding: another order, other white space, other numbering.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkj_rules.api import check, load_rules
from lkj_rules.files.report_reader import parse_report

REPORTS = Path(__file__).parents[2] / "fixtures" / "reports"
ASAHAN = json.loads((REPORTS / "kpu-asahan-2024.json").read_text(encoding="utf-8"))
ORDERED = ("IND007", "STR002")
"""Rules on the order itself: numbering that skips, sections that stand elsewhere."""
LISTS = (
    ("indikator",), ("sasaran",), ("perjanjian_kinerja",), ("rkt",), ("lkj", "sebutan"), ("lkj", "sebutan_anggaran"),
    ("lkj", "klaim"), ("lkj", "jumlah_terbilang"), ("lkj", "rumus"),
)  # fmt: skip
"""Lists of a report whose order says nothing."""


def fingerprints(text: str) -> set[str]:
    """
    Give the fingerprints of all findings but those on order.
    """
    found = check(parse_report(text.encode(), name="report.json")).findings
    return {finding.fingerprint for finding in found if finding.rule not in ORDERED}


ORDERS = st.integers(0, 2**32).map(random.Random)
BEFORE = fingerprints(json.dumps(ASAHAN))


def shuffled(value: Any, draw: random.Random) -> Any:
    """
    Give a JSON value with the keys of all objects in another order.
    """
    if isinstance(value, dict):
        return {key: shuffled(value[key], draw) for key in draw.sample(list(value), len(value))}
    return [shuffled(item, draw) for item in value] if isinstance(value, list) else value


@given(ORDERS, st.sampled_from((None, 0, 3, "\t")))
@settings(max_examples=15)
def test_order_and_layout_change_no_fingerprint(draw: random.Random, indent: int | str | None) -> None:
    """
    Keys, documents and entries in any order, indented in any way: the findings are the same ones.
    """
    report = shuffled(ASAHAN, draw)
    for *path, last in LISTS:
        holder = report
        for key in path:
            holder = holder[key]
        if last in holder:
            draw.shuffle(holder[last])

    assert fingerprints(json.dumps(report, indent=indent)) == BEFORE


@given(ORDERS)
@settings(max_examples=15)
def test_rows_in_another_order_change_no_fingerprint(draw: random.Random) -> None:
    """
    The rows of every table and plan in another order: the findings on figures are the same ones.
    """
    report = json.loads(json.dumps(ASAHAN))
    plans = (report["renstra"], report["rencana_aksi"], *report["rkt"], *report["perjanjian_kinerja"])
    for document in (*plans, *report["lkj"]["tabel"]):
        draw.shuffle(document["baris"])

    assert fingerprints(json.dumps(report)) == BEFORE


def test_renumbering_changes_no_fingerprint() -> None:
    """
    Printed row numbers are no part of what a finding is.
    """
    text = json.dumps(ASAHAN)
    report = json.loads(text)
    numbered = 0
    for tabel in report["lkj"]["tabel"]:
        for row in tabel["baris"]:
            numbered += 1
            row["nomor"] = str(100 + numbered)

    assert fingerprints(json.dumps(report)) >= BEFORE


NAMES = st.sampled_from(("Gaji", "Belanja", ""))
MONEY = st.sampled_from(("100", "200", "300"))
LINES: st.SearchStrategy[Any] = st.fixed_dictionaries(
    {"nama": NAMES, "pagu": MONEY, "realisasi": MONEY, "sisa": MONEY, "persen": st.sampled_from(("10 %", "20 %"))}
)
for _ in range(2):
    LINES = st.fixed_dictionaries({"nama": NAMES, "pagu": MONEY, "anak": st.lists(LINES, min_size=1, max_size=3)})
ROWS = st.fixed_dictionaries({
    "indikator": st.just("I"), "nama": NAMES, "target": MONEY, "realisasi": MONEY, "capaian": st.sampled_from(("1 %", "2 %")),
})  # fmt: skip
TABLES = st.lists(ROWS, max_size=4)
FIGURES = load_rules().choose(("ANG001", "ANG002", "ANG003", "ANG004", "CAP001", "CAP002", "CAP005"))


def found(content: dict[str, Any]) -> dict[str, tuple[tuple[str, str], ...]]:
    """
    Give the fingerprint of every finding on figures, with what it rests on; no fingerprint may come twice.
    """
    head = {"format": "lkj-rules/1", "entitas": {"nama": "Instansi", "level": "satker", "kode": "076"}, "tahun": 2024}
    register = {"indikator": [{"kode": "I", "nama": "Indikator", "arah": "maksimum", "jenis": "cacah"}]}
    report = parse_report(json.dumps({**head, **register, **content}).encode(), name="report.json")
    findings = check(report, FIGURES).findings
    by_fingerprint = {finding.fingerprint: finding.values for finding in findings}
    assert len(by_fingerprint) == len(findings)
    return by_fingerprint


@given(st.lists(LINES, min_size=1, max_size=3), TABLES, TABLES, ORDERS)
@settings(max_examples=60)
def test_cells_differ_and_moving_changes_none(lines: list[Any], one: list[Any], two: list[Any], draw: random.Random) -> None:
    """
    Names repeat under one parent and under several: no two findings share a fingerprint, and moving lines and tables keeps all.
    """
    tables = [{"id": name, "jenis": "pengukuran", "baris": rows} for name, rows in (("a", one), ("b", two))]
    content = {"anggaran": [{"versi": "awal", "pos": lines}], "lkj": {"tabel": tables}}

    before, after = found(content), found(moved(content, draw))

    assert after == before


def moved(value: Any, draw: random.Random) -> Any:
    """
    Give a JSON value with the members of all lists in another order.
    """
    if isinstance(value, dict):
        return {key: moved(each, draw) for key, each in value.items()}
    return [moved(each, draw) for each in draw.sample(value, len(value))] if isinstance(value, list) else value


def test_offices_of_one_code_differ() -> None:
    """
    All offices of one bagian anggaran have its code: name and level tell them apart.
    """
    line = {"nama": "Gaji", "pagu": "100", "realisasi": "50", "persen": "10 %"}
    content = {"anggaran": [{"versi": "awal", "pos": [line]}]}
    offices = (("KPU A", "satker"), ("KPU B", "satker"), ("KPU A", "unit_kerja"))

    sets = [found({**content, "entitas": {"kode": "076", "nama": name, "level": level}}) for name, level in offices]

    assert all(sets)
    assert len(set().union(*sets)) == sum(map(len, sets))


def test_another_figure_is_the_same_finding_with_another_value() -> None:
    """
    The fingerprint says where, the values say what stands there.
    """
    lines = [{"nama": "Gaji", "pagu": "100", "realisasi": "50", "persen": text} for text in ("10 %", "20 %")]

    (one, other) = ([*found({"anggaran": [{"versi": "awal", "pos": [line]}]}).items()] for line in lines)

    assert [key for key, _ in one] == [key for key, _ in other]
    assert dict(other[0][1])["/anggaran/awal|belanja/pos/|Gaji/persen"] == "20 %"


@pytest.mark.parametrize(
    "changed", [{"teks": "10 %", "dibaca": "11 %"}, {"teks": "10.000", "notasi": "koma"}, {"teks": "10.000", "notasi": "titik"}]
)
def test_another_reading_of_a_figure_is_another_value(changed: dict[str, str]) -> None:
    """
    The transcriber's reading and the notation that decides are part of what is guarded.
    """
    line = {"nama": "Gaji", "pagu": "100", "realisasi": "50", "persen": changed}

    (values,) = found({"anggaran": [{"versi": "awal", "pos": [line]}]}).values()

    assert dict(values)["/anggaran/awal|belanja/pos/|Gaji/persen"] == " ".join(
        (changed["teks"], *(f"({key} {text})" for key, text in changed.items() if key != "teks"))
    )


def test_money_in_thousands_is_another_value() -> None:
    """
    The same digits in thousands are another amount.
    """
    line = {"nama": "Gaji", "pagu": "100", "realisasi": "50", "persen": "10 %"}

    (values,) = found({"anggaran": [{"versi": "awal", "dalam": "ribu", "pos": [line]}]}).values()

    assert dict(values)["/anggaran/awal|belanja/pos/|Gaji/pagu"] == "100 (dalam ribu)"
