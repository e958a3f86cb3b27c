"""
What governed a run stands in the first lines of every format: configuration, profile, and what was switched off.
"""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from lkj_rules.cli import check, review, toolbox

FIXTURES = Path(__file__).parents[2] / "fixtures"
CLEAN = FIXTURES / "base" / "clean.json"
CONFIG = """
profile = "kami.toml"
select = ["CAP", "TGT", "STR"]
ignore = ["CAP002"]
fail-on = "never"
waivers = "w.toml"
baseline = "b.json"
rules = ["own"]
alone = true
"""
PROFILE = """
format = "lkj-profile/1"
name = "kami"
title = { id = "Uji", en = "Test" }
severity = { CAP003 = "info" }
batas_capaian = "120 %"
explainable = ["CAP"]
parameters = { STR013 = { bulan_kl = 3 } }
"""
SAID = {
    "Konfigurasi": "data/lkj-check.toml (ditemukan; --isolated mengabaikannya)",
    "Profil": "kami (kami.toml); menetapkan batas_capaian, explainable",
    "Ambang": "never, temuan apa pun tidak menggagalkan", "Aturan yang diubah": "CAP003 (catatan), STR013 (bulan_kl = 3)",
    "Pengecualian": "data/w.toml (0 temuan, per 2026-11-28 (--today))",
    "Garis dasar": "data/b.json (0 temuan)", "Aturan tambahan": "data/own",
    "Laporan lain": "tidak dicari (alone)",
}  # fmt: skip
RULES = re.compile(r"Aturan: \d+ dari \d+ dijalankan, hanya CAP, TGT, STR, tanpa CAP002")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Work next to a folder in which a report lies with a configuration that switches off much.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LKJ_LANG", raising=False)
    files = {
        "report.json": CLEAN.read_text(encoding="utf-8"), "lkj-check.toml": CONFIG, "kami.toml": PROFILE,
        "w.toml": 'format = "lkj-waivers/2"\n', "b.json": '{"format": "lkj-baseline/2", "findings": []}',
    }  # fmt: skip
    Path("data/own").mkdir(parents=True)
    for name, text in files.items():
        Path("data", name).write_text(text, encoding="utf-8")
    rule = (FIXTURES.parent / "rules" / "target" / "TGT001.toml").read_text(encoding="utf-8")
    own = rule.replace('"TGT001"', '"OWN001"').replace('name = "', 'name = "own-')
    Path("data/own/OWN001.toml").write_text(own, encoding="utf-8")


def checked(*arguments: str) -> str:
    """
    Check the report and give what is printed.
    """
    result = CliRunner().invoke(check.main, ["data/report.json", "--today", "2026-11-28", *arguments], env={"COLUMNS": "200"})
    assert result.exit_code == 0, result.output
    return result.stdout


def first(lines: int) -> Callable[[str], str]:
    """
    Give the function that takes the first lines of a text.
    """
    return lambda text: "\n".join(text.splitlines()[:lines])


def before(mark: str) -> Callable[[str], str]:
    """
    Give the function that takes a text up to a mark, without tags.
    """
    return lambda text: re.sub(r"<[^>]*>", "", text[: text.index(mark)])


@pytest.mark.parametrize(
    ("form", "top"),
    [("terminal", first(9)), ("markdown", first(1)), ("github", first(1)), ("junit", first(5)), ("html", before("<main"))],
)
def test_first_lines_of_texts(form: str, top: Callable[[str], str]) -> None:
    """
    Each condition is in the first lines, whatever the characters that the format writes otherwise.
    """
    text = top(checked("--format", form)).replace("\\", "").replace("%2C", ",")

    assert [label for label, value in SAID.items() if f"{label}: {value}" not in text] == []
    assert RULES.search(text)


def test_json() -> None:
    """
    Programs get the same as data, before all else.
    """
    text = checked("--format", "json")

    content = json.loads(text)
    stated = content["conditions"]
    assert list(content)[:4] == ["format", "lang", "tool", "conditions"]
    assert stated["rules_run"] < stated["rules_known"] == stated.pop("rules_known")
    assert stated.pop("rules_run") == content["tool"]["rule_count"]
    assert stated == {
        "config": {"file": "data/lkj-check.toml", "found": True}, "profile_file": "kami.toml",
        "profile_states": ["batas_capaian", "explainable"], "select": ["CAP", "TGT", "STR"],
        "ignore": ["CAP002"], "waivers": {"file": "data/w.toml", "entries": 0}, "baseline": {"file": "data/b.json", "entries": 0},
        "changes": [
            {"rule": "CAP003", "severity": "info", "parameters": {}},
            {"rule": "STR013", "severity": None, "parameters": {"bulan_kl": 3}},
        ],
        "further_rules": ["data/own"], "alone": True, "remarks": [], "settled": [],
    }  # fmt: skip


def test_sarif() -> None:
    """
    SARIF has notifications on configuration for it, in the first object of the run.
    """
    (run,) = json.loads(checked("--format", "sarif"))["runs"]

    texts = [each["message"]["text"] for each in run["invocations"][0]["toolConfigurationNotifications"]]
    assert next(iter(run)) == "invocations"
    assert [f"{label}: {value}" for label, value in SAID.items() if f"{label}: {value}" not in texts] == []


def test_workbook() -> None:
    """
    The first sheet of the working papers says it next to the report's name.
    """
    checked("--format", "xlsx=kkr.xlsx")

    rows = load_workbook("kkr.xlsx").worksheets[0].iter_rows(max_row=25, max_col=2, values_only=True)
    found = {str(label): str(value) for label, value in rows}
    assert SAID.items() <= found.items()


def test_papers_use_no_configuration_that_was_found() -> None:
    """
    The papers of a review follow the configuration only where it is named, and then say so; else it is mentioned on the screen.
    """
    words = ["reviu", "data/report.json", "--today", "2026-11-28", "--force", "--out"]
    without = CliRunner().invoke(toolbox.main, [*words, "tanpa"])
    named = CliRunner().invoke(toolbox.main, [*words, "dengan", "--config", "data/lkj-check.toml"])

    assert (without.exit_code, named.exit_code) == (0, 0)
    assert "data/lkj-check.toml tidak dipakai; untuk memakainya, tambahkan --config data/lkj-check.toml." in without.stderr
    said = {**SAID, "Konfigurasi": "data/lkj-check.toml (disebut dengan --config)"}
    for name in (review.NOTES, review.FORM, review.STATEMENT):
        assert said.items() <= facts(Path("dengan", name)).items()
        assert not said.keys() & facts(Path("tanpa", name)).keys()


def facts(path: Path) -> dict[str, str]:
    """
    Give the labels and values of the first tables of a paper.
    """
    tables = docx.Document(io.BytesIO(path.read_bytes())).tables
    return {row.cells[0].text.strip(): row.cells[-1].text.strip(" :\t") for table in tables for row in table.rows}


def test_isolated_ignores_what_was_found() -> None:
    """
    ``--isolated`` leaves configuration near the report alone; one that is named counts all the same.
    """
    isolated = json.loads(checked("--isolated", "--format", "json"))
    named = json.loads(checked("--isolated", "--config", "data/lkj-check.toml", "--format", "json"))

    assert (isolated["conditions"]["config"], isolated["fail_on"]) == (None, "error")
    assert isolated["conditions"]["rules_run"] == isolated["conditions"]["rules_known"]
    assert (named["conditions"]["config"], named["fail_on"]) == ({"file": "data/lkj-check.toml", "found": False}, "never")


def test_baselines_are_compared_under_named_conditions() -> None:
    """
    The commands that check on their own account name configuration that they found on standard error.
    """
    found = CliRunner().invoke(toolbox.main, ["baseline", "write", "data/report.json", "--out", "g.json"])
    isolated = CliRunner().invoke(toolbox.main, ["baseline", "write", "data/report.json", "--out", "h.json", "--isolated"])

    assert found.stderr.startswith("Konfigurasi: data/lkj-check.toml (ditemukan; --isolated mengabaikannya); Profil: kami")
    assert isolated.stderr == ""


@pytest.fixture
def eased() -> str:
    """
    Write a report of errors: one impossible and waived, one explained, one known before, and three on a value in doubt.
    """
    report = json.loads(CLEAN.read_text(encoding="utf-8"))
    report["lkj"]["tabel"][0]["baris"][2]["capaian"] = "150 %"
    report["lkj"]["tabel"][0]["baris"][7]["target"] = {"teks": "94,00 %", "diragukan": True, "catatan": "Tinta luntur."}
    Path("report.json").write_text(json.dumps(report), encoding="utf-8")
    found = {each["rule"]: each for each in reversed(json.loads(run("report.json", "--format", "json"))["findings"])}
    waiver = [found["CAP001"]["fingerprint"], "--reason", "Laporan sudah dicetak", "--basis", "BA 3"]
    CliRunner().invoke(toolbox.main, ["waive", "report.json", *waiver, "--requested-by", "Tim Reviu", "--approved-by", "Inspektur"])
    CliRunner().invoke(toolbox.main, ["baseline", "write", "report.json", "--select", "CAP007"])
    report["penjelasan"] = [{
        "apa": "Rata-rata", "mengapa": "Dihitung tertimbang", "dokumen": "BA 4", "aturan": "CAP008",
        "nilai": found["CAP008"]["values"],
    }]  # fmt: skip
    Path("report.json").write_text(json.dumps(report), encoding="utf-8")
    return "report.json"


def run(*arguments: str) -> str:
    """
    Check reports, whatever the exit status, and give what is printed.
    """
    return CliRunner().invoke(check.main, arguments, env={"COLUMNS": "240"}).stdout


@pytest.mark.parametrize("form", ["terminal", "markdown", "github", "junit", "html", "json", "sarif"])
def test_errors_set_aside_are_counted_first(form: str, eased: str) -> None:
    """
    How many errors are not open, why, and which of them are impossible, stands before anything else.
    """
    text = run(eased, "--waivers", "lkj-waivers.toml", "--baseline", "lkj-baseline.json", "--format", form)

    end = text.index({"github": "\n", "html": "<main"}.get(form, "Kabupaten Contoh"))
    top = " ".join(html.unescape(text[:end]).replace("\\", "").replace("%2C", ",").split())
    for said in (
        "1 dikecualikan, 1 di antaranya mustahil benar (“Laporan sudah dicetak”)", "1 dijelaskan (“Dihitung tertimbang”)",
        "1 sudah tercatat",
        "3 menjadi peringatan karena bacaan nilainya ditandai meragukan; bila bacaan itu benar, 1 di antaranya mustahil benar",
    ):  # fmt: skip
        assert said in top


def test_one_doubtful_value_is_said_in_a_sentence() -> None:
    """
    Of the Asahan report one error is set aside, and why is said so that a reader understands it.
    """
    report = str(FIXTURES / "reports" / "kpu-asahan-2024.json")
    indonesian, english = (" ".join(run(report, "--select", "CAP002", "--lang", bahasa).split()) for bahasa in ("id", "en"))

    assert "1 menjadi peringatan karena bacaan nilainya ditandai meragukan; bila bacaan itu benar, angkanya mustahil" in indonesian
    assert "its value is marked as doubtfully read; if the reading is right, the figure cannot be right" in english


@pytest.mark.parametrize("form", ["terminal", "markdown", "junit", "html", "json", "sarif"])
def test_waived_impossible_arithmetic_says_so(form: str, eased: str) -> None:
    """
    A waiver makes nothing right: every format says that the error stays one, and why.
    """
    text = run(eased, "--waivers", "lkj-waivers.toml", "--format", form, "--select", "CAP001", "-v")

    assert "rumus yang lain dari biasanya dinyatakan dalam" in " ".join(text.split())


def test_nothing_is_said_of_nothing() -> None:
    """
    Where all is as it is for everyone, no format says anything of it.
    """
    for form in ("terminal", "markdown", "github", "junit", "html", "sarif"):
        assert "Konfigurasi" not in checked("--isolated", "--format", form)
        assert "Ketentuan pemeriksaan" not in checked("--isolated", "--format", form)


def test_configuration_above_the_working_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Configuration that lies above is named by the way up to it.
    """
    Path("data/2024").mkdir()
    Path("data/report.json").rename("data/2024/report.json")
    monkeypatch.chdir("data/2024")

    result = CliRunner().invoke(check.main, ["report.json"])

    assert result.stdout.startswith("Konfigurasi: ../lkj-check.toml (ditemukan; ")


def test_two_files_of_one_year_are_named() -> None:
    """
    Last year's report and a copy of it lie next to the report: neither is compared, which is said.
    """
    content = json.loads(CLEAN.read_text(encoding="utf-8"))
    for name in ("a.json", "b.json"):
        Path("lalu").mkdir(exist_ok=True)
        Path("lalu", name).write_text(json.dumps({**content, "tahun": content["tahun"] - 1}), encoding="utf-8")

    stated = json.loads(checked("--isolated", "--format", "json"))["conditions"]

    assert stated["remarks"] == ["tidak dibandingkan karena satu tahun dan instansi: lalu/a.json, lalu/b.json"]
