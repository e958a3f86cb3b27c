"""
Functions on amounts, budget lines and the money of agreements, beyond what the cases of the budget rules show.
"""

import json
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from lkj_rules.api import compiled, load_rules
from lkj_rules.domain.budget.amounts import change, in_digits_of, share, zero
from lkj_rules.domain.budget.columns import columns_of
from lkj_rules.domain.budget.lines import BudgetLines, fold_name, row_name, rows_of
from lkj_rules.domain.budget.mentions import in_table, looked_up
from lkj_rules.domain.budget.repeats import same_named
from lkj_rules.domain.budget.totals import sign_of_rest, total_of
from lkj_rules.domain.facts import walk
from lkj_rules.domain.scope import Scope
from lkj_rules.engine.evaluation import evaluate
from lkj_rules.files.report_reader import parse_report, read_report
from lkj_rules.model.documents import Laporan, PosAnggaran, TotalAnggaran
from lkj_rules.model.findings import Texts
from lkj_rules.model.identity import Index
from lkj_rules.model.intervals import Interval
from lkj_rules.model.results import RunResult
from lkj_rules.model.values import Persen, Rupiah, Target
from lkj_rules.rules.functions.budget import details, printed
from lkj_rules.rules.relations import berlaku

CLEAN = Path(__file__).parents[2] / "fixtures" / "base" / "clean.json"
SCOPE = Scope(Laporan.__new__(Laporan))
"""For functions that ask nothing of the report."""


def report(**parts: Any) -> Laporan:
    """
    Read a report with the given parts.
    """
    whole = {"format": "lkj-rules/1", "entitas": {"nama": "Contoh", "level": "satker"}, "tahun": 2024, **parts}
    return parse_report(json.dumps(whole).encode(), name="report.json").laporan


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(1, 4, 25), (0, 4, 0), (5, 4, 125), (-1, 4, -25), (1, 0, None), (1, Interval(-1, 1), None)],
)
def test_share(part: int, whole: Any, expected: int | None) -> None:
    """
    A part in percent; of nothing, or of what may be nothing, it is unknown.
    """
    assert expected == share(SCOPE, part, whole)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0, True), (5, False), (-5, False), (Interval(-1, 1), None), (Interval(1, 2), False), (Interval(0, 0), True)],
)
def test_zero(value: Any, *, expected: bool | None) -> None:
    """
    Exactly nothing, surely something, or not known.
    """
    assert expected is zero(SCOPE, value)


@pytest.mark.parametrize(
    ("thing", "expected"),
    [(None, False), (Rupiah(teks=""), True), ([], False), ([None, None], False), ((None, Rupiah(teks="5")), True)],
)
def test_printed(thing: Any, *, expected: bool) -> None:
    """
    A cell is there or not, be it blank; of a list one member suffices.
    """
    assert expected is printed(SCOPE, thing)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (60_337_150_000, 83_389_671_000, ("+38,2 %", "+38.2%")),
        (4, 3, ("−25,0 %", "−25.0%")),
        (2_000_000_000, 2_000_020_000, ("+0,001 %", "+0.001%")),
        (1_000, 12_345_000, ("+1.234.400,0 %", "+1,234,400.0%")),
        (5, 0, ("−100,0 %", "−100.0%")),
        (0, 5, None),
    ],
)
def test_change(before: int, after: int, expected: tuple[str, str] | None) -> None:
    """
    A change has its sign and shows even where it is small; from nothing it has no share.
    """
    assert (None if expected is None else Texts(*expected)) == change(SCOPE, before, after)


@pytest.mark.parametrize(
    ("computed", "like", "expected"),
    [
        (Fraction(2, 3) * 100, Persen(teks="67 %"), ("66,67 %", "66.67%")),
        (Fraction(2, 3) * 100, Persen(teks="66,6688"), ("66,6667 %", "66.6667%")),
        (Fraction(75), Persen(teks="80,00 %"), ("75 %", "75%")),
        (83_389_671_000, Rupiah(teks="Rp 1.000,-"), ("Rp83.389.671.000", "Rp83,389,671,000")),
        (Interval(90, Fraction(91)), Persen(teks="95 %"), ("90–91 %", "90–91%")),
        (Fraction(1, 3), Target(teks="0,3"), ("0,33", "0.33")),
    ],
)
def test_in_digits_of(computed: Any, like: Any, expected: tuple[str, str]) -> None:
    """
    A recomputed number is written like the printed one, with two digits at least where it has any.
    """
    assert Texts(*expected) == in_digits_of(SCOPE, computed, like)


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        ({"ukuran": "realisasi", "jumlah": "Rp 140"}, ["150"]),
        ({"ukuran": "persen", "persen": "70 %"}, ["150", "200"]),
        ({"ukuran": "realisasi", "jumlah": "Rp 140", "persen": "70 %"}, ["150", "150", "200"]),
    ],
)
def test_what_a_mention_rests_on(mention: dict[str, str], expected: list[str]) -> None:
    """
    An amount rests on its own column alone, a percentage on both; what a sentence does not give rests on nothing.
    """
    table = {"versi": "awal", "pos": [{"nama": "A", "pagu": "200", "realisasi": "150"}]}
    scope = Scope(report(anggaran=[table], lkj={"sebutan_anggaran": [mention]}))
    assert scope.laporan.lkj is not None
    said = scope.laporan.lkj.sebutan_anggaran[0]

    assert expected == [nilai.teks for nilai in looked_up(scope, said)]


TREE = {
    "versi": "revisi", "total": {"pagu": "900", "sisa": "100"}, "pos": [
        {"kode": "076.01.CQ", "nama": "Program Pemilu", "pagu": "600", "anak": [
            {"nama": "Kegiatan tanpa kode", "pagu": "600", "anak": [{"kode": "CQ.6871", "nama": "Logistik", "pagu": "600"}]}]},
        {"kode": "076.01.WA", "nama": "Layanan", "pagu": "300"}, {"nama": "Layanan"}]}  # fmt: skip


def test_lines_of_a_budget() -> None:
    """
    Lines know what stands above them, and are found by code, else by a name that only one of them bears.
    """
    anggaran = report(anggaran=[TREE]).anggaran[0]
    lines = BudgetLines(anggaran)
    program, activity = anggaran.pos[0], anggaran.pos[0].anak[0]
    output = activity.anak[0]

    assert [row.nama for row in lines.path(output)] == ["Program Pemilu", "Kegiatan tanpa kode", "Logistik"]
    assert lines.coded_above(output) is program
    assert lines.find(None, "PROGRAM  pemilu") == lines.codes.full(program)
    assert lines.find(None, "tanpa kode") is activity
    assert lines.find(None, "Layanan") is None
    assert lines.find("CQ.9999", "Logistik") is not None
    assert lines.find("bukan kode!", "Logistik") is None
    below = lines.address("6871.QGE.001", None)
    above = lines.address("CQ", None)
    assert below is not None
    assert above is not None
    assert below[: len(above)] == above
    assert lines.address("DC", None) is None


def test_rows_and_columns() -> None:
    """
    The rows of a budget are its lines and the total row; its columns those of money that the total row prints.
    """
    scope = Scope(report(anggaran=[TREE]))
    (anggaran,) = scope.laporan.anggaran

    rows = list(rows_of(anggaran))
    assert (len(rows), isinstance(rows[-1], TotalAnggaran)) == (6, True)
    assert [kolom.ukuran.value for kolom in columns_of(scope, anggaran)] == ["pagu", "sisa"]
    assert list(list(columns_of(scope, anggaran))[1].rincian) == [None, None, None]
    bare = Scope(report(anggaran=[{"versi": "a", "total": {"pagu": "1"}}]))
    assert list(columns_of(bare, bare.laporan.anggaran[0])) == []


def _lines(*names: str | list[Any]) -> list[dict[str, Any]]:
    """
    Write lines by their names; a list is a line with those below it.
    """
    return [{"nama": name} if isinstance(name, str) else {"nama": name[0], "anak": _lines(*name[1:])} for name in names]


@pytest.mark.parametrize("versions", [1, 2])
def test_repeated_names(versions: int) -> None:
    """
    A name is looked for below the nearest programme, else below the line right above, and never among what stands above.
    """
    below = ["Program A", ["Kegiatan Satu", "Satu", "Gaji"], ["Program B", "Gaji", "B", "Gaji"], "Gaji", ["Satu", "Sewa"], "Sewa"]
    tops = _lines(below, ["Urusan", ["Kegiatan Dua", "Honor"], "Honor", ["Kegiatan Tiga", "Honor"]], "Urusan")
    scope = Scope(report(anggaran=[{"versi": f"versi {number}", "pos": tops} for number in range(versions)]))

    found = [(pos.nama, len(same_named(scope, pos))) for pos in walk(scope.laporan.anggaran[-1].pos)]
    assert [each for each in found if each[1]] == [("Gaji", 1), ("Gaji", 3), ("Satu", 2), ("Sewa", 1), ("Honor", 1)]


def test_figures_of_budgets_are_indexed_when_asked_for() -> None:
    """
    A check that finds nothing looks up no place of any line or amount, of which a budget may have millions.
    """
    scope = Scope(read_report(CLEAN).laporan)
    found = evaluate(compiled(load_rules()), scope)

    assert (found.findings, len(scope.laporan.anggaran) > 0) == ((), True)
    asked = {place for index in vars(scope.places).values() if isinstance(index, Index) for place in vars(index)["_found"]}
    of_lines = [fakta for fakta in scope.facts if isinstance(fakta.pemilik, PosAnggaran)]
    assert asked.isdisjoint(map(id, (each for fakta in of_lines for each in (fakta.pemilik, fakta.nilai))))


def test_figures_take_little_room() -> None:
    """
    A budget may have millions: an amount, its reading and a line hold their fields and nothing else; each has values of its own.
    """
    amount, line, other = Rupiah(teks="1.000.000"), PosAnggaran(), PosAnggaran()

    assert [sys.getsizeof(each) // 8 for each in (amount, amount.bacaan, line)] == [10 + 4, 4 + 4, 13 + 4]
    line.tambahan["catatan"] = amount
    assert other.tambahan == {}


def test_deep_budget() -> None:
    """
    A budget nested many levels deep is walked without recursion.
    """
    pos: dict[str, Any] = {"nama": "dasar", "pagu": "1"}
    for level in range(40):
        pos = {"nama": f"baris {level}", "pagu": "1", "anak": [pos]}
    anggaran = report(anggaran=[{"versi": "awal", "pos": [pos]}]).anggaran[0]

    assert len(list(rows_of(anggaran))) == 41
    assert len(BudgetLines(anggaran).path(list(rows_of(anggaran))[-1])) == 41


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Program  Dukungan Manajemen.", "dukungan manajemen"), ("Program", "program"), ("KEGIATAN Rapat", "rapat")],
)
def test_fold_name(name: str, expected: str) -> None:
    """
    A leading "Program" or "Kegiatan" is no part of a name.
    """
    assert expected == fold_name(name)


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        ([{"versi": "awal"}], [True]),
        ([{"versi": "awal"}, {"versi": "revisi"}], [None, None]),
        ([{"versi": "awal"}, {"versi": "revisi", "berlaku": True}], [False, True]),
        ([{"versi": "awal"}, {"versi": "awal", "jenis": "pendapatan"}], [True, True]),
    ],
)
def test_in_force_is_unknown_where_it_cannot_be_told(versions: list[dict[str, Any]], expected: list[bool | None]) -> None:
    """
    Of two undated versions none is out of force: it is not known which holds.
    """
    laporan = report(anggaran=versions)
    scope = Scope(laporan)

    assert expected == [berlaku(scope, anggaran) for anggaran in laporan.anggaran]


def test_agreements_in_force() -> None:
    """
    The same for agreements, signer by signer; a plan of which no copy holds is open as well.
    """
    laporan = report(
        perjanjian_kinerja=[
            {"id": "a", "jenjang": "puncak"}, {"id": "b", "jenjang": "puncak", "versi": 2}, {"id": "c", "jenjang": "bawah"}],
        rkt=[{"tanggal": "2023-12-01"}, {"tanggal": "2024-02-01"}],
    )  # fmt: skip
    scope = Scope(laporan)

    assert [berlaku(scope, perjanjian) for perjanjian in laporan.perjanjian_kinerja] == [None, None, True]
    assert [berlaku(scope, rkt) for rkt in laporan.rkt] == [False, True]


def test_row_names() -> None:
    """
    Rows are called by code and description; the total row is called so in both languages.
    """
    anggaran = report(anggaran=[TREE | {"pos": [{"kode": "CQ", "nama": "A"}, {"nama": "A"}, {"kode": "CQ"}, {}]}]).anggaran[0]

    names = [row_name(row).en for row in rows_of(anggaran)]
    assert names == ["CQ A", "A", "CQ", "a row without a name", "the total row"]


def test_totals_without_a_total_row() -> None:
    """
    Where no total row is printed the top lines are added up; one line without an amount leaves it open.
    """
    laporan = report(
        anggaran=[{"versi": "awal", "pos": [{"nama": "A", "pagu": "400", "realisasi": "300"}, {"nama": "B", "pagu": "600"}]}],
        lkj={"sebutan_anggaran": [{"ukuran": "pagu", "jumlah": "1"}, {"ukuran": "realisasi", "jumlah": "1", "persen": "1"}]},
    )
    scope = Scope(laporan)
    assert laporan.lkj is not None
    pagu, realisasi = laporan.lkj.sebutan_anggaran

    tables = [in_table(scope, mention) for mention in (pagu, realisasi)]
    assert total_of(scope, laporan.anggaran[0], "pagu") == 1000
    assert [None if table is None else (table.jumlah, table.persen) for table in tables] == [(1000, None), (None, None)]


def test_sign_of_rest_needs_two_rows() -> None:
    """
    One reversed difference of a spending table is a slip; only a whole table is a convention.
    """
    one = {"nama": "A", "pagu": "100", "realisasi": "80", "sisa": "-20"}
    laporan = report(anggaran=[{"versi": "a", "pos": [one]}, {"versi": "b", "pos": [one, one]}])
    scope = Scope(laporan)

    assert [sign_of_rest(scope, anggaran, anggaran.pos[0]) for anggaran in laporan.anggaran] == [1, -1]


@pytest.mark.parametrize(
    ("capaian", "outcome"),
    [
        (["100 %", "105,26 %"], "failed"), (["100", "99,4"], "not_applicable"), (["99,99 %"], "failed"),
        ([], "not_applicable"), (["100", "-"], "not_testable"), (["90", "-"], "not_applicable"),
    ],
)  # fmt: skip
def test_all_achieved(capaian: list[str], outcome: str) -> None:
    """
    Little was spent: every measured achievement must be 100 at least, hidden digits allowed for; one that is short decides.
    """
    rows = [{"indikator": f"I{number}", "capaian": each} for number, each in enumerate(capaian)]
    laporan = report(
        indikator=[{"kode": f"I{number}", "nama": "Angka"} for number in range(len(capaian))],
        anggaran=[{"versi": "awal", "total": {"pagu": "100", "realisasi": "50"}}],
        lkj={"tabel": [{"id": "ukur", "jenis": "pengukuran", "baris": rows}]},
    )
    (result,) = evaluated("ANG017", laporan).rules

    counts = {name: getattr(result, name) for name in ("passed", "failed", "not_testable", "not_applicable")}
    assert counts == {name: int(name == outcome) for name in counts}


def evaluated(rule: str, laporan: Laporan) -> RunResult:
    """
    Evaluate one rule.
    """
    return evaluate([program for program in compiled(load_rules()) if program.rule.id == rule], laporan)


def test_details_pass_through_lines_without_amounts() -> None:
    """What adds up to a line is its next printed level; a leaf that prints nothing leaves the sum unknown, with its name."""
    program = {"nama": "Program", "anak": [{"nama": "a", "pagu": "1.000.000"}, {"nama": "b", "pagu": "2.000.000"}]}
    bare = {"nama": "Belanja", "pagu": "9.000.000", "anak": [program, {"nama": "c", "realisasi": "1.000"}]}
    laporan = report(anggaran=[{"versi": "awal", "pos": [bare]}])
    line = laporan.anggaran[0].pos[0]
    (result,) = evaluated("ANG003", laporan).rules
    (program_alone,) = evaluated("ANG003", report(anggaran=[{"versi": "awal", "pos": [{**program, "pagu": "3.000.000"}]}])).rules

    assert [detail.nama for detail in details(SCOPE, line, "pagu")] == ["a", "b", "c"]
    assert (result.not_testable, program_alone.passed) == (1, 1)
    assert [reason.text for reason in result.reasons] == [
        Texts("pagu c tidak tercetak atau tidak terbaca", "the pagu of c is not printed or cannot be read")
    ]
