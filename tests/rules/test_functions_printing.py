"""
Functions on how values are printed, what they count, and which predicates they are.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from lkj_rules.api import load_rules
from lkj_rules.domain.categories.grades import earned
from lkj_rules.domain.cells import number_expected, share_whole, topic, two_readings, within
from lkj_rules.domain.facts import Fakta
from lkj_rules.domain.notation import marks
from lkj_rules.domain.predicates import Predikat, predicate, says_nothing
from lkj_rules.domain.scope import Scope
from lkj_rules.engine.evaluation import evaluate
from lkj_rules.files.report_reader import parse_report
from lkj_rules.model.findings import Texts
from lkj_rules.model.reading.units import kind_of_unit
from lkj_rules.model.results import RunResult
from lkj_rules.rules.compiling import compile_rule

REGISTER = [
    {"kode": "A", "nama": "Persentase A", "satuan": "persen", "jenis": "proporsi"},
    {"kode": "AKIP", "nama": "Nilai AKIP", "tangga": "akip"},
]
SCALE = [{"label": "Tinggi", "dari": ">90"}, {"label": "Rendah", "dari": "0", "sampai": "90"}]


def scope_over(*rows: dict[str, Any], **lkj: Any) -> Scope:
    """
    Make a report with one measurement table.
    """
    content = {
        "format": "lkj-rules/1", "entitas": {"nama": "Instansi", "level": "satker"}, "tahun": 2024, "indikator": REGISTER,
        "lkj": {"tabel": [{"id": "t", "jenis": "pengukuran", "baris": list(rows)}], **lkj},
    }  # fmt: skip
    return Scope(parse_report(json.dumps(content).encode(), name="x.json").laporan)


def fact_of(value: Any, indikator: str = "A", measure: str = "realisasi", **row: Any) -> tuple[Scope, Fakta]:
    """
    Make a report with one value.
    """
    scope = scope_over({"indikator": indikator, measure: value, **row})
    return scope, scope.facts[0]


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        (None, None), ("%", "persen"), ("Persen (%)", "persen"), ("\u2030", "permil"), ("Persen/Indeks", "persen"),
        ("orang/hari", None),
        ("Orang PNS", "orang"), ("juta jiwa", "orang"), ("Rp juta", "rupiah"), ("Indeks", "nilai"), ("predikat", None),
        ("Dokumen", "dokumen"), ("ton", "ton"), ("12", None),
    ],
)  # fmt: skip
def test_units_are_known_by_what_they_count(word: str | None, kind: str | None) -> None:
    """
    Spellings of one unit are one; a choice of two and a predicate are none.
    """
    assert kind == kind_of_unit(word)


@pytest.mark.parametrize(
    ("value", "possible"),
    [
        ("100 %", True), ("100,01 %", False), ("100", True), ("-0,4 %", False), ("0 %", True), ("1.000 \u2030", None),
        ("999 \u2030", True),
        ("\u2265 100 %", True), ("> 100 %", False), ("> 99 %", True), ("< 0 %", False), ("\u2264 0 %", True),
        ("90\u2013100 %", True),
        ("90\u2013101 %", False), ("5 orang", None), ("belum", None), (None, None),
    ],
)  # fmt: skip
def test_a_share_lies_within_its_whole(value: str | None, possible: bool | None) -> None:  # noqa: FBT001  # a table of cases
    """
    Hidden digits, bounds and ranges count; another unit says nothing.
    """
    scope, fakta = fact_of(value)
    whole = share_whole(scope, fakta)

    assert possible is (None if whole is None else within(scope, fakta.nilai, 0, whole))


@pytest.mark.parametrize(
    ("value", "above", "below", "agrees"),
    [
        ("76,64 %", "164.283", "214.357", True), ("76,63 %", "164.283", "214.357", True), ("76,65 %", "164.283", "214.357", False),
        ("33 %", "1", "3", True), ("34 %", "1", "3", False), ("0,33", "1", "3", True), ("0,33 %", "1", "3", False),
        ("0 %", "0", "7", True), ("0 %", "0", "0", False), ("5 %", "-", "100", None), ("\u2265 5 %", "6", "100", None),
    ],
)  # fmt: skip
def test_counts_give_their_percentage(value: str, above: str, below: str, agrees: bool | None) -> None:  # noqa: FBT001
    """
    Rounded or cut off; nothing is a share of zero; a bound says too little.
    """
    found = counted({"teks": value, "pembilang": above, "penyebut": below})

    assert agrees is (None if found.rules[0].not_testable else not found.findings)


def counted(value: Any) -> RunResult:
    """
    Evaluate the rule on counts behind a percentage for one value.
    """
    rule = load_rules().get("DAT010")
    assert rule is not None
    scope, _ = fact_of(value)
    return evaluate([compile_rule(rule)], scope.laporan)


def test_counts_give_percent() -> None:
    """
    The quotient comes in the unit of the value.
    """
    (finding,) = counted({"teks": "71 %", "pembilang": "701", "penyebut": "1.000"}).findings

    assert finding.expected == Texts("70,1", "70.1")
    assert finding.recomputation == Texts("701 ÷ 1.000 × 100 = 70,1 %", "701 ÷ 1.000 × 100 = 70.1%")


@pytest.mark.parametrize(
    ("value", "status"),
    [
        ("B", "di_tangga"), ("\u0412", "mirip"), ("8B", "mirip"), ({"teks": "8", "dibaca": "B"}, "mirip"), ("Unggul", "di_luar"),
        ({"teks": "", "dibaca": "B"}, "di_tangga"), ({"teks": "8", "dibaca": "E"}, "di_luar"), ("8", None), ("", None),
        ("belum dinilai", None), ("B (sementara)", None), ("dinilai pada tahun berikutnya oleh inspektorat", None),
    ],
)  # fmt: skip
def test_predicates_stand_on_ladders(value: Any, status: str | None) -> None:
    """
    What is no single predicate is unknown, not wrong.
    """
    scope, fakta = fact_of(value, "AKIP")

    assert status == graded(scope, fakta).letak


def graded(scope: Scope, fakta: Fakta) -> Predikat:
    """
    Look a value of an indicator with a ladder up.
    """
    found = predicate(scope, fakta.nilai)
    assert found is not None
    return found


def test_look_alikes_are_named() -> None:
    """
    A letter with its script and code, letters of two scripts without, a digit as it is.
    """
    mixed_scope, mixed = fact_of("\u0392\u0412", "AKIP")
    scope, fakta = fact_of("\u0412", "AKIP")
    digit_scope, digit = fact_of({"teks": "8", "dibaca": "B"}, "AKIP")

    assert graded(scope, fakta).huruf.id == "huruf Kiril \u0412 (U+0412)"
    assert graded(mixed_scope, mixed).huruf.id == "huruf \u0392 (U+0392), \u0412 (U+0412)"
    assert graded(digit_scope, digit).huruf.en == "the digit 8"
    assert graded(scope, fakta).maksud == graded(digit_scope, digit).maksud == "B"


@pytest.mark.parametrize("text", ["belum dirilis", "N/A", "n.a.", "na", "Tidak tersedia", "nihil", "dalam proses", "masih"])
def test_excuses_say_nothing(text: str) -> None:
    """
    They are neither grades nor numbers.
    """
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["Tidak Wajar", "Tidak Informatif", "Naik", "Databaik"])
def test_grades_are_no_excuses(text: str) -> None:
    """
    A grade may begin like one.
    """
    assert not says_nothing(text)


@pytest.mark.parametrize(
    ("indikator", "measure", "value", "row", "expected"),
    [
        ("A", "realisasi", "belum", {}, True), ("A", "realisasi", "belum dirilis", {}, False),
        ("A", "realisasi", "belum", {"alasan": "Survei dua tahunan."}, False),
        ("A", "target", "belum", {"alasan": "Survei dua tahunan."}, True), ("A", "realisasi", "WTP", {}, False),
        ("AKIP", "realisasi", "B", {}, False), ("AKIP", "realisasi", "belum", {}, True),
        ("AKIP", "realisasi", "belum dinilai", {}, False), ("AKIP", "capaian", "B", {}, True),
    ],
)  # fmt: skip
def test_numbers_are_expected(indikator: str, measure: str, value: str, row: dict[str, str], expected: bool) -> None:  # noqa: FBT001
    """
    A reason, beside the cell or in it, stands for a missing realisasi; a predicate is a matter of its ladder, except in capaian.
    """
    scope, fakta = fact_of(value, indikator, measure, **row)

    assert expected is number_expected(scope, fakta)


def test_long_tables_are_cut_short() -> None:
    """
    A verdict rests on ten of many odd numbers and a usual one; the list itself has them all.
    """
    rows = [{"indikator": "A", "realisasi": f"{n},25 %", "capaian": f"{n}.75 %"} for n in range(10, 40)]
    scope = scope_over(*rows)
    found = marks(scope, scope.sheets[0])

    assert len(found.ganjil) == 30
    assert len(found.bukti) == 11


def test_what_a_value_is_in_words() -> None:
    """
    The measure, the indicator, and the year where it is another one.
    """
    scope, fakta = fact_of("75 %", measure="target")

    assert topic(scope, fakta).id == "target Persentase A"
    assert topic(scope, fakta).en == "target of Persentase A"


@pytest.mark.parametrize(("text", "expected"), [("1.100 %", "1100 atau 1,1"), ("3,125", "3125 atau 3,125"), ("75 %", None)])
def test_two_readings(text: str, expected: str | None) -> None:
    """
    Neither of the two can be misread again.
    """
    scope, fakta = fact_of(text)
    said = two_readings(scope, fakta.nilai)

    assert expected == (None if said is None else said.id)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"target": "200", "realisasi": "180", "capaian": "90 %"}, ["Rendah"]),
        ({"target": "1.000 unit", "realisasi": "904 unit", "capaian": "90 %"}, ["Rendah", "Tinggi"]),
        ({"capaian": "90 %"}, ["Rendah", "Tinggi"]),
        ({"capaian": "91 %"}, ["Tinggi"]),
        ({"capaian": "> 125"}, ["Tinggi"]),
        ({"capaian": "belum"}, None),
    ],
)
def test_labels_follow_from_what_is_behind_the_print(row: dict[str, str], expected: list[str] | None) -> None:
    """
    A recomputed achievement settles it; without one, hidden digits may.
    """
    scope = scope_over({"indikator": "AKIP", "kategori": "Tinggi", **row}, skala=SCALE)
    found = earned(scope, scope.labels[0])

    assert expected == (None if found is None else sorted(found))
