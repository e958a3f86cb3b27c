"""
The verdict on a capaian in words, the rows around it, stated formulas, directions, growth.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from lkj_rules.api import compiled, load_rules
from lkj_rules.domain.achievements.means import means_words
from lkj_rules.domain.achievements.methods import shortening
from lkj_rules.domain.achievements.rows import comparand_of, measuring_row, row_name
from lkj_rules.domain.achievements.table_means import means
from lkj_rules.domain.achievements.verdicts import verdict_of
from lkj_rules.domain.achievements.vonis import Kelas
from lkj_rules.domain.achievements.words import comparand_name, expected_words, guess_words, needed_words, rounding_words
from lkj_rules.domain.scope import Scope
from lkj_rules.engine.evaluation import evaluate
from lkj_rules.files.report_reader import parse_report
from lkj_rules.model.findings import Finding
from lkj_rules.rules.functions.achievements import direction_words, formula_at, formula_fault

PROGRAMS = {program.rule.id: program for program in compiled(load_rules())}


def findings(rule: str, scope: Scope) -> tuple[Finding, ...]:
    """
    Give what one rule finds in a report.
    """
    return evaluate([PROGRAMS[rule]], scope.laporan).findings


def scope_of(
    *rows: tuple[str, ...], arah: str | None = "maksimum", nama: str = "Indikator A", jenis: str | None = None, **lkj: Any
) -> Scope:
    """
    Make a report with one measurement table of target, realisasi and capaian.
    """
    register = [{"kode": "A", "nama": nama, "arah": arah, "jenis": jenis}, {"kode": "G", "nama": "Nilai G", "tangga": "akip"}]
    made = [{"indikator": "A", **dict(zip(("target", "realisasi", "capaian"), row, strict=True))} for row in rows]
    content = {
        "format": "lkj-rules/1", "entitas": {"nama": "Instansi", "level": "satker"}, "tahun": 2024, "indikator": register,
        "lkj": {"tabel": [{"id": "t", "jenis": "pengukuran", "baris": made}], **lkj},
    }  # fmt: skip
    return Scope(parse_report(json.dumps(content).encode(), name="x.json").laporan)


def rows_of(scope: Scope) -> Any:
    """
    Give the rows of the measurement table.
    """
    return next(iter(scope.tables.values())).baris


def test_two_admissible_formulas_give_two_expectations() -> None:
    """
    Lower is better: both formulas are named, in each language's notation.
    """
    scope = scope_of(("0,1", "1,1", "1.100,00"), arah="minimum")

    words = expected_words(verdict_of(scope, rows_of(scope)[0]))

    assert words is not None
    assert (words.id, words.en) == ("−900 % atau 9,09 %", "−900% or 9.09%")


@pytest.mark.parametrize(
    ("row", "expected"),
    [(("BB", "BB", "100"), True), (("BB", "BB", "90"), False), (("BB", "B", "90"), None)],
)
def test_grades_are_right_or_without_a_rule(row: tuple[str, ...], expected: bool | None) -> None:  # noqa: FBT001
    """
    The same grade is 100; for another there is no formula.
    """
    scope = Scope(parse_report(json.dumps({
        "format": "lkj-rules/1", "entitas": {"nama": "I", "level": "satker"}, "tahun": 2024,
        "indikator": [{"kode": "G", "nama": "Nilai G", "tangga": "akip"}],
        "lkj": {"tabel": [{"id": "t", "jenis": "pengukuran", "baris": [
            {"indikator": "G", "target": row[0], "realisasi": row[1], "capaian": row[2]}]}]},
    }).encode(), name="x.json").laporan)  # fmt: skip

    assert expected is verdict_of(scope, rows_of(scope)[0]).cocok


def test_other_rows_show_that_a_cap_is_not_applied_throughout() -> None:
    """
    A row above the unstated cap is a witness; a row at it is none; a stated cap needs none.
    """
    scope = scope_of(("95", "100", "100"), ("20", "30", "150"), ("80", "80", "100"))
    stated = scope_of(("80", "100", "125"), ("80", "120", "150"), batas_capaian="120")

    (finding,) = findings("CAP003", scope)
    assert "tertulis pula 150." in finding.message.id
    assert not any("dipakai merata" in finding.message.id for finding in findings("CAP003", stated))


def test_cut_and_rounded_rows() -> None:
    """
    70 : 79 is 88,6076; 75 : 79 is 94,9367; what prints the same either way is neither.
    """
    scope = scope_of(("79", "70", "88,60"), ("79", "75", "94,94"), ("79", "78,98", "99,97"))

    assert [shortening(scope, row) for row in rows_of(scope)] == ["tampak_dipotong", "tampak_dibulatkan", "sama"]
    assert rounding_words(verdict_of(scope, rows_of(scope)[0])).id == "hitungan 88,6076, dibulatkan 88,61"


def test_only_counts_are_certainly_cut_or_rounded() -> None:
    """
    70 may be 69,995, which gives 88,60 by rounding, and 75 may be 75,003, which gives 94,94 by cutting off; 70 persons are 70.
    """
    printed = (("79", "70", "88,60"), ("79", "75", "94,94"))
    measured, counted = scope_of(*printed), scope_of(*printed, jenis="cacah")

    assert [shortening(measured, row) for row in rows_of(measured)] == ["tampak_dipotong", "tampak_dibulatkan"]
    assert [shortening(counted, row) for row in rows_of(counted)] == ["dipotong", "dibulatkan"]
    seeming = ["Menurut angka yang tercetak" in findings("CAP004", scope)[0].message.id for scope in (counted, measured)]
    assert seeming == [False, True]


def test_long_lists_are_cut_short() -> None:
    """
    Five are named, the rest is counted.
    """
    scope = scope_of(*[("79", "70", "88,60")] * 7)

    (finding,) = findings("CAP004", scope)
    assert "dibulatkan 88,61); dan 2 lagi" in finding.message.id
    assert finding.message.id.count("88,60 (hitungan") == 5


def test_the_needed_result_is_told_with_enough_digits() -> None:
    """
    90,97 % of 75 needs a result around 68,23.
    """
    scope = scope_of(("75", "68 %", "90,97"))

    assert needed_words(verdict_of(scope, rows_of(scope)[0])).id == "antara 68,224 dan 68,235"


@pytest.mark.parametrize(
    ("arah", "text", "fault"),
    [
        ("maksimum", "Realisasi/Target x 100 %", "tidak_ada"),
        ("maksimum", "Target/Realisasi x 100 %", "berlawanan"),
        ("minimum", "Realisasi/Target x 100 %", "berlawanan"),
        ("minimum", "(Realisasi - (Realisasi - Target))/Target x 100 %", "tetap"),
        ("minimum", "(2 x Target - Realisasi)/Target x 100 %", "tidak_ada"),
        ("stabil", "Realisasi/Target x 100 %", "tidak_ada"),
        ("maksimum", "jumlah hadir dibagi undangan", "tak_terbaca"),
    ],
)
def test_faults_of_a_stated_formula(arah: str, text: str, fault: str | None) -> None:
    """
    A formula must look at the result, and reward what is good.
    """
    scope = scope_of(rumus=[{"arah": arah, "teks": text}])
    lkj = scope.laporan.lkj
    assert lkj is not None

    assert fault == formula_fault(scope, lkj.rumus[0])
    assert (fault == "tak_terbaca") is (formula_at(scope, lkj.rumus[0], 80, 40) is None)


@pytest.mark.parametrize(
    ("label", "success"),
    [
        ("Tercapai", True), ("Sangat Berhasil", True), ("Melampaui target", True), ("Belum tercapai", False),
        ("Cukup berhasil", False), ("Tidak Berhasil", False), ("Tinggi", False), ("", False),
    ],
)  # fmt: skip
def test_success_is_claimed_without_reserve(label: str, success: bool) -> None:  # noqa: FBT001
    """
    A reserve is no claim.
    """
    content = [{"indikator": "A", "target": "80", "realisasi": "70", "kategori": label}]
    scope = scope_of(tabel=[{"id": "t", "jenis": "pengukuran", "baris": content}])

    assert success is bool(findings("CAP017", scope))


@pytest.mark.parametrize(
    ("name", "direction"),
    [
        ("Jumlah pengaduan masyarakat", "minimum"), ("Angka Kemiskinan", "minimum"), ("Jumlah pertemuan", None),
        ("Persentase pengaduan yang ditindaklanjuti", None), ("Tidak adanya kematian pasien", None),
        ("Persentase pemilih yang tidak masuk daftar", "minimum"), ("Indeks kepuasan", None),
    ],
)  # fmt: skip
def test_wording_suggests_a_direction(name: str, direction: str | None) -> None:
    """
    Words of harm mean less is better, unless words of repair or absence stand with them.
    """
    scope = scope_of(nama=name)

    said = [finding.message.id for finding in findings("CAP012", scope)]
    assert [direction is not None] * len(said) == [f"mengisyaratkan {direction}." in each for each in said]
    assert len(said) == (direction is not None)


def test_an_assumed_direction_is_told() -> None:
    """
    Both directions are tried where none is stated; with one stated nothing is assumed.
    """
    without, stated = scope_of(("20", "25", "75"), arah=None), scope_of(("20", "25", "125"))

    assert ["seolah-olah arahnya minimum." in finding.message.id for finding in findings("CAP012", without)] == [True]
    assert findings("CAP012", stated) == ()
    assert [
        direction_words(stated, arah).id for arah in ("maksimum", "minimum", "stabil")
    ] == ["makin tinggi makin baik", "makin rendah makin baik", "sebaiknya tetap"]


def compared(pembanding: str, **row: Any) -> Scope:
    """
    Make a comparison table whose capaian is taken of another figure.
    """
    kolom = [
        {"id": "lalu", "ukuran": "realisasi", "tahun": 2023},
        {"id": "capaian", "ukuran": "capaian", "pembanding": pembanding},
    ]
    return scope_of(tabel=[{"id": "b", "jenis": "perbandingan", "kolom": kolom, "baris": [{"indikator": "A", **row}]}])


@pytest.mark.parametrize(
    ("capaian", "kelas"),
    [("20 %", "cocok"), ("120 %", "cocok"), ("16,67 %", "dasar_keliru"), ("55 %", "tak_cocok"), ("", "tak_teruji")],
)
def test_growth_over_last_year(capaian: str, kelas: str) -> None:
    """
    From 75 to 90: growth of 20 %, or 120 % of last year; 16,67 % has the wrong base.
    """
    scope = compared("realisasi_tahun_lalu", realisasi="90", capaian=capaian, sel={"lalu": "75"})

    assert kelas == verdict_of(scope, rows_of(scope)[0]).kelas


def test_what_a_capaian_is_taken_of_is_named() -> None:
    """
    The target, or what the column says; rows are named by indicator, name, number.
    """
    last = compared("realisasi_tahun_lalu", realisasi="90", capaian="120", sel={"lalu": "75"})
    plain = scope_of(("80", "72", "90"))

    names = [comparand_name(scope, rows_of(scope)[0]).id for scope in (last, plain)]
    values = [comparand_of(scope, rows_of(scope)[0]) for scope in (last, plain)]
    assert (names, list(map(str, values))) == (["realisasi tahun lalu", "target"], ["75", "80"])
    assert row_name(plain, rows_of(plain)[0]).id == "Indikator A"


def test_the_row_that_measures_has_a_result() -> None:
    """
    An analysis speaks where the measurement table prints no realisasi.
    """
    tabel = [
        {"id": "u", "jenis": "pengukuran", "baris": [{"indikator": "A", "target": "80"}]},
        {"id": "s", "jenis": "analisis", "baris": [{"indikator": "A", "target": "80", "realisasi": "75"}]},
    ]
    scope = scope_of(tabel=tabel)
    row = measuring_row(scope, "A")

    assert row is not None
    assert row.realisasi is not None
    assert row.realisasi.teks == "75"
    assert measuring_row(scope, "B") is None


def test_means_are_worded_with_what_they_run_over() -> None:
    """
    How many rows, in both languages.
    """
    scope = scope_of(
        ("80", "80", "100"), ("80", "72", "90"), klaim=[{"jenis": "rata_rata_capaian", "nilai": "95", "cakupan": {"tabel": "t"}}]
    )
    lkj = scope.laporan.lkj
    assert lkj is not None
    assert lkj.klaim[0].cakupan is not None
    found = means(scope, lkj.klaim[0].cakupan)

    assert found is not None
    assert (means_words(found).id, means_words(found).en) == ("95,00 % (2 baris)", "95.00% (over 2 rows)")


def test_a_lost_stroke_keeps_the_factor_of_percent() -> None:
    """
    A formula whose bar was lost in one line still gives percent.
    """
    scope = scope_of(rumus=[{"arah": "minimum", "teks": "Realisasi - (Realisasi - Rencana) / Rencana x 100 %"}])
    lkj = scope.laporan.lkj
    assert lkj is not None

    assert formula_at(scope, lkj.rumus[0], 80, 40) == 100


def test_other_figures_are_judged_anew() -> None:
    """
    Where another figure is tried, the row that it stands in gets another verdict, and every other row keeps its own.
    """
    scope = scope_of(("80", "72", "90"), ("80", "60", "75"))
    first, second = rows_of(scope)
    before = verdict_of(scope, first), verdict_of(scope, second)
    object.__setattr__(first.realisasi, "bacaan", second.realisasi.bacaan)

    after = scope.anew()

    assert verdict_of(after, first).kelas is Kelas.TAK_COCOK
    assert before[0].kelas is Kelas.COCOK
    assert verdict_of(after, second) is before[1]


@pytest.mark.parametrize(
    ("row", "guess"),
    [
        (("6.831.222", "4.341.614", "63,46"), "satu angka pada capaian keliru"),
        (("80", "72", "97"), "Tidak ditemukan"),
        (("75", "68", "96,07"), "dua angka pada capaian tertukar"),
    ],
)
def test_guesses_at_a_slip(row: tuple[str, ...], guess: str) -> None:
    """
    One wrong digit of three or more is a slip; of two it may be chance.
    """
    scope = scope_of(row)

    assert guess in guess_words(verdict_of(scope, rows_of(scope)[0])).id


@pytest.mark.parametrize(
    ("arah", "rows", "guesses"),
    [
        ("minimum", [("8", "60", "125")],
         ("Mungkin tanda desimal target bergeser, atau dua angka pada realisasi tertukar tempat.",
          "Possibly the decimal mark of the target slipped, or two digits of the realisasi changed places.")),
        ("maksimum", [("80", "60", "0,075")],
         ("Mungkin capaian keliru seribu kali lipat.", "Possibly the capaian is off by a factor of a thousand.")),
        ("maksimum", [("80", "60", "60")],
         ("Mungkin realisasi tertukar dengan kolom di sebelahnya.",
          "Possibly the realisasi was taken from the column next to it.")),
        ("maksimum", [("80", "100", "105")],
         ("Mungkin satu angka pada capaian keliru, atau dibatasi pada 105 %.",
          "Possibly one digit of the capaian is wrong, or it was capped at 105%.")),
        ("maksimum", [("80", "60", "140"), ("50", "70", "140")],
         ("Mungkin capaian terambil dari baris lain.", "Possibly the capaian was taken from another row.")),
        ("maksimum", [("80", "60", "31,4")],
         ("Tidak ditemukan salah tulis sederhana yang menghasilkan angka ini.",
          "No simple slip was found that gives this number.")),
    ],
)  # fmt: skip
def test_each_guess_has_words(arah: str, rows: list[tuple[str, ...]], guesses: tuple[str, str]) -> None:
    """
    A guess names the kind of slip and the column, in both languages; up to two are given.
    """
    scope = scope_of(*rows, arah=arah)

    words = guess_words(verdict_of(scope, rows_of(scope)[0]))

    assert (words.id, words.en) == guesses
