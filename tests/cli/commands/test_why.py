"""
``lkj-rules why`` and ``lkj-rules unguarded`` from outside.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lkj_rules.api import check, read_report
from lkj_rules.cli import toolbox

REPORT = Path(__file__).parents[3] / "fixtures" / "reports" / "kpu-asahan-2024.json"
CELL = "/lkj/tabel/0/baris/6/capaian"


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Leave the environment no say.
    """
    for name in ("LKJ_LANG", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


def call(*arguments: str | Path) -> Result:
    """
    Call the toolbox in this process.
    """
    return CliRunner().invoke(toolbox.main, list(map(str, arguments)), prog_name="lkj-rules")


@pytest.mark.parametrize("bahasa", ["id", "en"])
def test_why_tells_a_wrong_achievement(bahasa: str) -> None:
    """
    1.100 % for 1,1 of 0,1 where lower is better: the direction is wrong; other rules hold, and are reported too.
    """
    result = call("--lang", bahasa, "why", REPORT, "--at", CELL)

    assert result.exit_code == 0
    failed, held = ("tidak terpenuhi", "terpenuhi") if bahasa == "id" else ("does not hold", "holds")
    wrong, right = (result.stdout.index(f"── {each} ─") for each in (failed, held))
    assert wrong < result.stdout.index("\nCAP002  ") < right < result.stdout.index("\nCAP001  ")
    assert "0,1%" in result.stdout
    assert [line for line in result.stdout.splitlines() if len(line) > 80] == []


@pytest.mark.parametrize(("bahasa", "found", "absent"), [
    ("id", "Yang dicari aturan berikut ditemukan:", "Yang dicari aturan berikut tidak ditemukan:"),
    ("en", "What these rules look for was found:", "What these rules look for was not found:"),
])  # fmt: skip
def test_titles_of_faults_are_not_misread(bahasa: str, found: str, absent: str) -> None:
    """
    A rule's title names a fault: right under the heading of an outcome it is said whether the fault is there.
    """
    lines = call("--lang", bahasa, "why", REPORT, "--at", CELL).stdout.splitlines()

    headings = {line: lines[place - 1].strip("─ ") for place, line in enumerate(lines) if line in {found, absent}}
    failed, held = ("tidak terpenuhi", "terpenuhi") if bahasa == "id" else ("does not hold", "holds")
    assert headings == {found: failed, absent: held}


def test_place_without_a_value_leads_to_the_nearest() -> None:
    """
    One column next to a value there is none; the answer names the value by line, column and pointer.
    """
    ((line, column),) = read_report(REPORT).locate([CELL]).values()

    said = " ".join(call("why", REPORT, "--at", f"{line}:{column + 1}").stderr.split())

    assert f"Yang terdekat: {line}:{column} ({CELL})." in said


def test_line_of_very_many_values(tmp_path: Path) -> None:
    """
    A report on one line holds hundreds of values on it: the answer says so, and asks for less.
    """
    whole = tmp_path / "report.json"
    whole.write_text(json.dumps(json.loads(REPORT.read_text(encoding="utf-8"))), encoding="utf-8")

    result = call("why", whole, "--at", "1")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "nilai, lebih dari 40; sebutkan tempat yang lebih sempit" in " ".join(result.stderr.split())
    assert "Pada baris 1 ada" in " ".join(result.stderr.split())


def test_why_by_line_and_column() -> None:
    """
    The line:column that findings print leads to the same value as its pointer.
    """
    (position,) = read_report(REPORT).locate([CELL]).values()

    by_pointer, by_position = call("why", REPORT, "--at", CELL), call("why", REPORT, "--at", f"{position[0]}:{position[1]}")

    assert by_position.stdout == by_pointer.stdout
    assert call("why", REPORT, "--at", str(position[0])).stdout == call("why", REPORT, "--at", "/lkj/tabel/0/baris/6").stdout


@pytest.mark.parametrize(
    ("place", "pointer"),
    [
        ("Bab III.A, baris 7, capaian", CELL), ("chapter III.A, row 7, capaian (494:253)", CELL),
        ("Tabel 3.2, Bab III.B, baris 4", "/lkj/tabel/6/baris/3"),
        ("tabel 3.2, baris 7, Capaian 2020", "/lkj/tabel/6/baris/6/sel/c2020"),
        ("Sasaran Strategis 3, Pemilih Disabilitas, realisasi", "/lkj/tabel/3/baris/2/realisasi"),
    ],
)  # fmt: skip
def test_why_by_a_place_on_paper(place: str, pointer: str) -> None:
    """
    Table or chapter, row, column, or the name of an indicator lead to the same value as its pointer; either is shown.
    """
    by_place = call("why", REPORT, "--at", place)

    assert by_place.exit_code == 0
    assert by_place.stdout == call("why", REPORT, "--at", pointer).stdout
    assert "baris 7, capaian · 494:253 · " in call("why", REPORT, "--at", CELL).stdout


def test_a_page_of_several_is_found() -> None:
    """
    A table on pages 33 – 35 is found by each of these, and a place that is not there leads to the nearest.
    """
    report = REPORT.parent / "dinkes-jabar-2016.json"

    found, absent = (call("why", report, "--at", place) for place in ("halaman 34, baris 2, capaian", "hlm. 3 – 35, baris 99"))

    assert "A.1, hlm. 33 – 35, baris 2, capaian" in found.stdout
    assert "Yang terdekat: " in absent.stderr


def test_a_page_of_several_in_a_chapter_is_found() -> None:
    """
    Page III-3 is one of ``III-2 – III-3``; what is not there leads to places that share most parts.
    """
    report = REPORT.parent / "dishub-jabar-2016.json"

    places = ("hlm. III-3, baris 2, capaian", "Tabel 3.8, baris 99, capaian")
    found, absent = (call("why", report, "--at", place) for place in places)

    assert "Tabel 3.1, Bab 3.1.1, hlm. III-2 – III-3, baris 2, capaian · 757:24" in found.stdout
    assert absent.stderr.count("Tabel 3.8, Bab 3.2, hlm. III-28") == 3


def test_a_category_is_asked_about_with_its_row() -> None:
    """
    A finding may stand at a category, which is a word: its place in the file or on paper shows the row that it grades.
    """
    report = REPORT.parent / "kumkm-jabar-2016.json"

    places = ("915:80", "Tabel 8, baris 6, kategori", "/lkj/tabel/3/baris/5/kategori")
    shown = [call("why", report, "--at", place).stdout for place in places]

    assert "Tabel 8, hlm. 22, baris 6, capaian" in shown[0]
    assert "KAT001  Kategori tidak sesuai dengan skala laporan" in shown[0]
    assert shown[1:] == [shown[0]] * 2


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("/lkj/tabel/0/bari/6/capaian", f"Yang terdekat: {CELL}"), ("1:1", "Tidak ada nilai di 1:1."),
        ("1:1", "Temuan tentang kalimat, kategori, atau nama diterangkan lkj-rules explain menurut kode aturannya."),
        ("/lkj", "nilai, lebih dari 40; sebutkan tempat yang lebih sempit, misalnya /lkj/tabel/0/baris/0/target."),
    ],
)  # fmt: skip
def test_place_without_one_value_ends_with_2(place: str, said: str) -> None:
    """
    A place that names no value, or hundreds, is a wrong call, answered with a better one.
    """
    result = call("why", REPORT, "--at", place)

    assert (result.exit_code, result.stdout) == (2, "")
    assert said in " ".join(result.stderr.split())


def test_unreadable_report_ends_with_3(tmp_path: Path) -> None:
    """
    Both commands end like lkj-check when the report cannot be read.
    """
    broken = tmp_path / "report.json"
    broken.write_text("{", encoding="utf-8")

    assert [call("why", broken, "--at", "/lkj").exit_code, call("unguarded", broken).exit_code] == [3, 3]


def test_unguarded_lists_what_the_assurance_lists() -> None:
    """
    The JSON names every number that nobody looked at, with its line; the terminal as many.
    """
    file = read_report(REPORT)
    assurance = check(file).assurance

    content = json.loads(call("unguarded", "--format", "json", REPORT).stdout)

    assert [each["pointer"] for each in content["unguarded"]] == list(assurance.unguarded)
    assert content["numbers"] == assurance.numbers
    places = file.locate(assurance.unguarded)
    assert [(each["line"], each["column"]) for each in content["unguarded"]] == [places[each] for each in assurance.unguarded]
    text = call("unguarded", REPORT).stdout
    assert text.startswith(f"{len(assurance.unguarded)} dari {assurance.numbers} ")
    assert [line for line in text.splitlines() if len(line) > 80] == []


def test_definitions_show_their_values() -> None:
    """
    Where a check calls a definition, its value is there, written out for the arguments it was given.
    """
    printed = " ".join(call("why", REPORT, "--at", CELL).stdout.split())

    assert "= blank(baris.capaian) = baris.capaian.bacaan == 'kosong' = tidak" in printed
