"""
Functions on what the running text states (quotations, means, claims, efficiencies).
"""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj_rules.api import load_rules
from lkj_rules.domain.budget.efficiency import computations, judged, trees_of
from lkj_rules.domain.facts import Fakta
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.texts.quotes import quotes_among
from lkj_rules.engine.evaluation import evaluate
from lkj_rules.files.report_reader import parse_report
from lkj_rules.model.values import Nilai, Realisasi
from lkj_rules.rules.compiling import compile_rule
from lkj_rules.rules.functions.basics import probability
from lkj_rules.rules.program import Program

REGISTER = [{"kode": "A", "nama": "Persentase A", "arah": "maksimum"}]


def scope_of(indikator: Any = REGISTER, **parts: Any) -> Scope:
    """
    Make a report of 2024 with the given parts.
    """
    head = {"format": "lkj-rules/1", "entitas": {"nama": "Instansi", "level": "satker"}, "tahun": 2024, "indikator": indikator}
    return Scope(parse_report(json.dumps({**head, **parts}).encode(), name="x.json").laporan)


def program(rule: str, **parameters: int) -> Program:
    """
    Compile a built-in rule with other values for its parameters.
    """
    made = load_rules().get(rule)
    return compile_rule(attrs.evolve(made, parameters=tuple({**dict(made.parameters), **parameters}.items())))


def lkj_of(scope: Scope) -> Any:
    """
    Give the performance report of a report that has one.
    """
    assert scope.laporan.lkj is not None
    return scope.laporan.lkj


def text_of(side: tuple[Fakta, ...] | None) -> list[str]:
    """
    List what facts print.
    """
    return [] if side is None else [fakta.nilai.teks for fakta in side]


def history(mentions: list[str], *cells: str) -> Scope:
    """
    Make a report whose text and tables give a result of 2023, one table a cell.
    """
    column = {"id": "lalu", "ukuran": "realisasi", "tahun": 2023}
    made = [
        {"id": f"t{number}", "jenis": "perbandingan", "kolom": [column], "baris": [{"indikator": "A", "sel": {"lalu": cell}}]}
        for number, cell in enumerate(cells)
    ]
    said = [{"indikator": "A", "ukuran": "realisasi", "nilai": text, "tahun": 2023} for text in mentions]
    return scope_of(lkj={"tabel": made, "sebutan": said})


@pytest.mark.parametrize(
    ("mentions", "cells", "wrong", "right"),
    [
        (["81 %"], ["78 %"], ["81 %"], ["78 %"]),
        (["78,3 %"], ["78 %"], [], []),
        (["5"], ["15", "5"], [], []),
        (["6"], ["15", "5"], ["6"], ["15", "5"]),
        (["7", "7", "8"], [], ["8"], ["7"]),
    ],
    ids=["table against text", "hidden digits", "one table agrees", "both tables against", "two sentences against one"],
)
def test_quotations(mentions: list[str], cells: list[str], wrong: list[str], right: list[str]) -> None:
    """
    A table speaks before a sentence; a sentence that some table bears out is right.
    """
    scope = history(mentions, *cells)
    side = scope.facts
    found = quotes_among(scope, tuple(fakta for fakta in side if fakta.tabel == "narasi"), side)

    assert text_of(found.keliru) == wrong
    assert text_of(found.acuan) == right


def claim(scope: Scope) -> Any:
    """
    Give the first claim of a report.
    """
    return lkj_of(scope).klaim[0]


@pytest.mark.parametrize(
    ("numbers", "stated", "verdict", "words"),
    [
        (["68,40%", "99,34%", "98,98%", "98,23"], None, False, "91,24 %"),
        (["90.68", "100.23"], "95.45", True, "95,46"),
        (["90.68", "100.23"], "95.46", True, "95,46"),
        (["90.68", "100.23"], "95.49", False, "95,46"),
        (["(104.66)", "166.4", "75.6"], "47.11", False, "45,78"),
        (["12", "belum ada"], "12", None, None),
    ],
)
def test_means(numbers: list[str], stated: str | None, words: str | None, *, verdict: bool | None) -> None:
    """
    What is called a mean is the mean, rounded or cut off; a list of numbers is none.
    """
    scope = scope_of(lkj={"klaim": [{"jenis": "rata_rata", "bilangan": numbers, "nilai": stated}]})
    run = evaluate([program("NAR002")], scope.laporan)
    (result,) = run.rules
    said = [finding.expected.id for finding in run.findings if finding.expected is not None]

    assert (result.passed, result.failed) == ((0, 0) if verdict is None else (int(verdict), int(not verdict)))
    assert said == ([words] if verdict is False else [])


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Seluruh target kinerja tercapai.", "pass fail fail"),
        ("Secara umum dapat mencapai target kinerja.", "pass pass fail"),
        ("Pada umumnya target terpenuhi.", "pass pass fail"),
        ("Sebagian besar sudah tercapai tetapi ada beberapa yang tidak tercapai.", "pass pass fail"),
        ("Secara umum tercapai, meskipun beberapa belum.", "pass pass fail"),
        ("Beberapa target tercapai.", None),
        ("Target belum sepenuhnya tercapai.", "fail pass pass"),
        ("Tidak seluruh target tercapai.", "fail pass pass"),
        ("Target tercapai walaupun tidak ada tambahan anggaran pada tahun berjalan.", "pass fail fail"),
        ("Kami terus berbenah.", None),
    ],
)
def test_reach_of_a_claim(text: str, verdicts: str | None) -> None:
    """
    Where none, one or three of four rows miss: a sentence claims all, most, or that targets were not met, or nothing of the rest.
    """
    runs = [evaluate([program("NAR004")], missing_rows(missed, text).laporan).rules[0] for missed in (0, 1, 3)]

    found = [("pass" if run.passed else "fail") for run in runs if not run.not_applicable]
    assert " ".join(found) == (verdicts or "")


def missing_rows(missed: int, text: str) -> Scope:
    """
    Make a report of four rows, some of which miss their target, with a claim.
    """
    register = [{"kode": f"I{number}", "nama": f"Indikator {number}", "arah": "maksimum"} for number in range(4)]
    rows = [{"indikator": f"I{number}", "target": "80", "realisasi": "79" if number < missed else "81"} for number in range(4)]
    table = {"id": "ukur", "jenis": "pengukuran", "baris": rows}
    return scope_of(register, lkj={"tabel": [table], "klaim": [{"jenis": "umum", "teks": text}]})


@pytest.mark.parametrize(("missed", "tolerated", "verdict"), [(0, 0, True), (1, 24, False), (1, 25, True), (2, 25, False)])
def test_tolerance_of_a_general_claim(missed: int, tolerated: int, *, verdict: bool) -> None:
    """
    Of four rows one is a quarter.
    """
    scope = missing_rows(missed, "Secara umum target tercapai.")

    (result,) = evaluate([program("NAR004", toleransi=tolerated)], scope.laporan).rules

    assert (result.passed, result.failed) == (int(verdict), int(not verdict))


def test_unknown_yet_printed() -> None:
    """
    The sentence is found by its words; the text's own figures do not contradict it, the table's do.
    """
    said = [{"indikator": "A", "ukuran": "realisasi", "nilai": text} for text in ("belum dapat diukur", "12 %")]
    table = {"id": "ukur", "jenis": "pengukuran", "baris": [{"indikator": "A", "target": "10 %", "realisasi": "13 %"}]}
    scope = scope_of(lkj={"sebutan": said, "tabel": [table]})

    (finding,) = evaluate([program("NAR003")], scope.laporan).findings

    assert finding.actual == "belum dapat diukur"
    assert [place.value for place in finding.related] == ["13 %"]
    assert finding.difference is None


@pytest.mark.parametrize(
    "text",
    [
        "Efisiensi = 100 % - % penyerapan anggaran",
        "% capaian kinerja - % penyerapan anggaran",
        "E = ((AA x C) - RA) / (AA x C) x 100%",
        "(Alokasi Anggaran x Capaian Output - Realisasi Anggaran) : (Alokasi Anggaran x Capaian Output) x 100 %",
        "realisasi anggaran dibagi pagu dikali 100",
    ],
)
def test_efficiency_formulas_are_read(text: str) -> None:
    """
    Operands go by the names in use.
    """
    assert trees_of(text)


@pytest.mark.parametrize("text", ["", "menurut aplikasi", "100", "target - realisasi fisik", "capaian +", "(" * 25])
def test_other_texts_are_no_formula(text: str) -> None:
    """
    Nothing is guessed from words that are no operands.
    """
    assert trees_of(text) == []


@given(
    pagu=st.integers(1, 10**12),
    spent=st.integers(0, 100),
    reached=st.integers(1, 200),
    decimals=st.integers(0, 2),
)
def test_true_efficiencies_are_never_wrong(pagu: int, spent: int, reached: int, decimals: int) -> None:
    """
    An efficiency computed with its own formula and rounded at any digit is not accused.
    """
    realisasi = pagu * spent // 100
    true = (Fraction(pagu * reached, 100) - realisasi) / Fraction(pagu * reached, 100) * 100
    scaled = round(true * 10**decimals)
    sign, digits = "-" if scaled < 0 else "", str(abs(scaled)).rjust(decimals + 1, "0")
    written = f"{sign}{digits[:-decimals]},{digits[-decimals:]} %" if decimals else f"{sign}{digits} %"
    stated = {"rumus": "(pagu x capaian - realisasi anggaran) / (pagu x capaian) x 100", "nilai": written}
    figures = {"pagu": f"Rp {pagu}", "realisasi": f"Rp {realisasi}", "capaian": f"{reached} %"}
    scope = scope_of(lkj={"efisiensi": [{**stated, **figures}]})

    assert computations(lkj_of(scope).efisiensi[0])
    assert judged(scope, lkj_of(scope).efisiensi[0]).cacat == "tidak_ada"


@pytest.mark.parametrize(
    ("trials", "hits", "chance"), [(1, 1, Fraction(1, 5)), (2, 1, Fraction(9, 25)), (20, 0, Fraction(1)), (3, 4, Fraction(0))]
)
def test_probability(trials: int, hits: int, chance: Fraction) -> None:
    """
    The chance is exact: of two digits at least one is round in 1 − (4/5)² of the cases.
    """
    assert probability(scope_of(), hits, trials, Fraction(1, 5)) == chance


@pytest.mark.parametrize(
    ("text", "digits"),
    [("70,89 %", 4), ("70,80 %", 3), ("70,00 %", 1), ("4.341.614", 7), ("0,070 %", 1), ("BB", 0)],
)
def test_digits_that_could_differ(text: str, digits: int) -> None:
    """
    Zeros at the ends could not have come out otherwise and do not count.
    """
    assert Realisasi(teks=text).angka_penting == digits


@given(st.lists(st.integers(100, 9999), max_size=12))
def test_few_numbers_prove_nothing(numbers: list[int]) -> None:
    """
    A set of results fails where chance would give so many round ones less than once in ten. A whole 64,00 has no last digit.
    """
    register = [{"kode": f"I{number}", "nama": f"Indikator {number}", "arah": "maksimum"} for number in range(len(numbers))]
    rows = [{"indikator": f"I{number}", "realisasi": f"{value // 100},{value % 100:02d}"} for number, value in enumerate(numbers)]
    scope = scope_of(register, lkj={"tabel": [{"id": "ukur", "jenis": "pengukuran", "baris": rows}]})
    tested = [value for value in numbers if value % 100]
    rare = probability(scope, sum(value % 5 == 0 for value in tested), len(tested), Fraction(1, 5)) * 10 < 1

    (result,) = evaluate([program("WJR004", paling_sedikit=1, satu_dari=10)], scope.laporan).rules

    assert (result.passed, result.failed) == ((0, 0) if not tested else (int(not rare), int(rare)))


@pytest.mark.parametrize(
    ("text", "counts"),
    [("3 orang", "orang"), ("5 jiwa", "orang"), ("≥ 5 desa", "desa"), ("3", None), ("3 %", "persen"), ("3–4 orang", "orang")],
)
def test_what_units_count(text: str, counts: str | None) -> None:
    """
    People are people; a number without a unit may be of any.
    """
    assert Nilai(teks=text).macam_satuan == counts
