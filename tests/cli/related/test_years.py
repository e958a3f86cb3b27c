"""
Reports of one office over the years, in files of their own, and many reports on several processes.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from lkj_rules.cli import check

FIXTURES = Path(__file__).parents[3] / "fixtures"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """
    Work in an empty folder.
    """
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, tahun: int, realisasi: str, last_year: str | None = None, office: str = "Instansi Contoh") -> None:
    """
    Write a report with one indicator: what was achieved this year and, in a table of comparison, the year before.
    """
    indikator = {"kode": "A", "nama": "Indikator A", "arah": "maksimum", "jenis": "cacah"}
    tabel: list[dict[str, Any]] = [{
        "id": "ukur", "jenis": "pengukuran",
        "baris": [{"indikator": "A", "target": "100", "realisasi": realisasi, "capaian": f"{realisasi} %"}],
    }]  # fmt: skip
    if last_year is not None:
        tabel.append({
            "id": "banding", "jenis": "perbandingan",
            "kolom": [{"id": "lalu", "ukuran": "realisasi", "tahun": tahun - 1}],
            "baris": [{"indikator": "A", "sel": {"lalu": last_year}}],
        })  # fmt: skip
    content = {
        "format": "lkj-rules/1", "entitas": {"nama": office, "level": "satker"}, "tahun": tahun, "indikator": [indikator],
        "lkj": {"tabel": tabel},
    }  # fmt: skip
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=1), encoding="utf-8")


def found(*arguments: str) -> list[dict[str, Any]]:
    """
    Give the findings of RIW002 on reports.
    """
    result = CliRunner().invoke(check.main, [*arguments, "--select", "RIW002", "--format", "json"])
    findings: list[dict[str, Any]] = json.loads(result.stdout)["findings"]
    return findings


@pytest.mark.parametrize("names", [("2023.json", "2024.json"), ("2023/lkj.json", "2024/lkj.json")])
def test_last_years_report_is_found_beside(names: tuple[str, str]) -> None:
    """
    Last year's own report says 80, this year's says 85 of it; the partner stands in last year's file, line by line.
    """
    write(names[0], 2023, "80")
    write(names[1], 2024, "90", last_year="85")

    (finding,) = found(names[1])

    assert (finding["file"], finding["pointer"], finding["actual"]) == (names[1], "/lkj/tabel/1/baris/0/sel/lalu", "85")
    (partner,) = (place for place in finding["related"] if place["file"] == names[0])
    assert (partner["pointer"], partner["value"], partner["line"] is not None) == ("/lkj/tabel/0/baris/0/realisasi", "80", True)


def test_changed_report_hears_of_a_later_one() -> None:
    """
    Only 2023 was changed, to 81; the report of 2024, unchanged, says 80 of it: told at 2023, with 2024 as related place.
    """
    write("2023.json", 2023, "81")
    write("2024.json", 2024, "90", last_year="80")

    (finding,) = found("2023.json")

    assert (finding["report"], finding["file"], finding["pointer"]) == (
        "2023.json", "2023.json", "/lkj/tabel/0/baris/0/realisasi",
    )  # fmt: skip
    assert (finding["actual"], finding["expected"]) == ("81", "80")
    assert [(place["file"], place["pointer"], place["value"], place["place"]) for place in finding["related"]] == [
        ("2024.json", "/lkj/tabel/1/baris/0/sel/lalu", "80", "LKj 2024, banding")
    ]


def test_both_reports_are_told_once() -> None:
    """
    When both are asked for, the later report alone has the finding.
    """
    write("2023.json", 2023, "81")
    write("2024.json", 2024, "90", last_year="80")

    assert [finding["report"] for finding in found("2023.json", "2024.json")] == ["2024.json"]
    assert [finding["report"] for finding in found(".")] == ["2024.json"]


def test_years_that_agree_are_silent() -> None:
    """
    The same figure in both reports is not a finding from either side.
    """
    write("2023.json", 2023, "80")
    write("2024.json", 2024, "90", last_year="80")

    assert (found("2023.json"), found("2024.json")) == ([], [])


def test_another_office_and_alone_are_left_out() -> None:
    """
    A report of another office is no last year; with --alone nothing is looked for.
    """
    write("2023.json", 2023, "80", office="Instansi Lain")
    write("2024.json", 2024, "90", last_year="85")
    stranger = found("2024.json")
    write("2023.json", 2023, "80")

    assert (stranger, found("2024.json", "--alone")) == ([], [])


def test_two_reports_for_one_year_leave_it_open() -> None:
    """
    Which of two files on 2023 counts is not guessed.
    """
    write("2023.json", 2023, "80")
    write("2023-lama.json", 2023, "70")
    write("2024.json", 2024, "90", last_year="85")

    assert found("2024.json") == []


def test_nearer_report_counts() -> None:
    """
    Of two files on 2023 the one in the report's own folder is taken, not the one beside.
    """
    write("kami/2023.json", 2023, "80")
    write("lain/2023.json", 2023, "70")
    write("kami/2024.json", 2024, "90", last_year="85")

    assert [finding["expected"] for finding in found("kami/2024.json")] == ["80"]


def test_report_that_holds_the_earlier_year_keeps_its_own() -> None:
    """
    What the file itself says of last year's report goes before a file next to it.
    """
    write("2023.json", 2023, "80")
    write("2024.json", 2024, "90", last_year="85")
    content = json.loads(Path("2024.json").read_text(encoding="utf-8"))
    content["laporan_lalu"] = [{"tahun": 2023, "baris": [{"indikator": "A", "realisasi": "85"}]}]
    Path("2024.json").write_text(json.dumps(content), encoding="utf-8")

    assert found("2024.json") == []


def test_processes_change_nothing() -> None:
    """
    Forty reports on three processes: the same bytes as on one, a broken file included.
    """
    for number in range(39):
        name, year = f"{number % 5}/{number:02}.json", 2020 + number % 5
        write(name, year, str(60 + number), last_year=str(59 + number), office=f"Kantor {number}")
    shutil.copy(FIXTURES / "broken" / "truncated.json", "0/rusak.json")

    one, three = (
        CliRunner().invoke(check.main, [".", "--format", "json", "--today", "2025-01-01", "--jobs", jobs]) for jobs in ("1", "3")
    )

    assert len(json.loads(one.stdout)["reports"]) == 39
    assert (one.exit_code, one.stdout, one.stderr) == (three.exit_code, three.stdout, three.stderr)


BREAKING = """
id = "OWN001"
name = "own-rule-that-breaks"
severity = "error"
since = "0.1.0"
requires = ["lkj", "laporan_lalu"]
each = "fakta"
when = "fakta.tahun == 2025"
check = "1 / (2025 - fakta.tahun) == 1"
basis = [{ peraturan = "praktik baik" }]
title = { id = "Uji", en = "Test" }
message = { id = "Uji", en = "Test" }
help = { id = "Uji", en = "Test" }
rationale = { id = "Uji", en = "Test" }
"""


def checked(*arguments: str) -> tuple[int, dict[str, Any], str]:
    """
    Check reports; give the exit status, the result and what is printed on standard error.
    """
    result = CliRunner().invoke(check.main, [*arguments, "--format", "json"])
    return result.exit_code, json.loads(result.stdout), result.stderr


def test_rule_that_breaks_on_a_later_report_breaks_the_run() -> None:
    """
    A rule of one's own divides by zero on figures of 2025: 2024 is not clean, and the breakage names the file of 2025.
    """
    write("2024.json", 2024, "80")
    write("2025.json", 2025, "90", last_year="80")
    Path("own/uji").mkdir(parents=True)
    Path("own/uji/OWN001.toml").write_text(BREAKING, encoding="utf-8")

    status, content, _ = checked("2024.json", "--rules", "own", "--select", "OWN001")
    alone, _, _ = checked("2024.json", "--rules", "own", "--select", "OWN001", "--alone")

    assert (status, alone) == (4, 0)
    pointers = {each["pointer"] for each in content["reports"][0]["breakages"]}
    assert pointers
    assert all(pointer.startswith("/laporan/2025/lkj/") for pointer in pointers)


@pytest.mark.parametrize("other", ["2023.json", "2025.json"])
@pytest.mark.parametrize(
    ("old", "new"), [('"tahun"', '"tahun_lain": 1, "tahun"'), ('"lkj": {', '"lkj": {{'), ("}", "")], ids=["key", "syntax", "cut"]
)
def test_other_year_that_cannot_be_read_is_reported(other: str, old: str, new: str) -> None:
    """
    Next to the report lies one of the same office, with a fault: what it would contradict is not known, so the run ends with 3.
    """
    write("2023.json", 2023, "80")
    write("2024.json", 2024, "90", last_year="80")
    write("2025.json", 2025, "95", last_year="90")
    text = Path(other).read_text(encoding="utf-8")
    Path(other).write_text(text.replace(old, new, 1) if new else text[:-20], encoding="utf-8")

    status, content, told = checked("2024.json", "--lang", "en")
    alone, _, silent = checked("2024.json", "--alone")

    assert (status, alone, silent) == (3, 0, "")
    assert told.startswith(f"{other}: This report of the same office on {other[:4]} cannot be compared; correct it, or check with")
    assert [each["path"] for each in content["reports"]] == ["2024.json"]
    assert {each["file"] for each in content["problems"]} == {other}
    assert len(content["problems"]) > 1


def test_unreadable_report_that_was_asked_for_is_reported_once() -> None:
    """
    A report that is asked for has its own problems reported, and not those of a companion as well.
    """
    write("2023.json", 2023, "80")
    write("2024.json", 2024, "90", last_year="80")
    Path("2023.json").write_text(Path("2023.json").read_text(encoding="utf-8")[:-20], encoding="utf-8")

    status, content, _ = checked("2023.json", "2024.json")

    assert (status, len(content["problems"])) == (3, 1)


def test_broken_report_of_another_office_is_not_this_runs_matter() -> None:
    """
    A neighbour's report that cannot be read says nothing of this office.
    """
    write("2023.json", 2023, "80", office="Instansi Lain")
    write("2024.json", 2024, "90", last_year="80")
    Path("2023.json").write_text(Path("2023.json").read_text(encoding="utf-8")[:-20], encoding="utf-8")

    assert (checked("2024.json")[0], checked("2024.json")[2]) == (0, "")
