"""
Profiles and configuration from outside: what they set, and what goes before what.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from lkj_rules.cli import check, toolbox
from lkj_rules.files.built_in import built_in_profiles

HEAD = {"format": "lkj-rules/1", "entitas": {"nama": "Instansi Contoh", "level": "satker"}, "tahun": 2024}
PROFILE = 'format = "lkj-profile/1"\nname = "{name}"\ntitle.id = "Uji"\ntitle.en = "Test"\n'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """
    Work in an empty folder that holds one report: 300 ÷ 200 = 150 % printed as 120 %, and a revised budget.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LKJ_LANG", raising=False)
    row = {"indikator": "A", "target": "200", "realisasi": "300", "capaian": "120 %"}
    content = {
        **HEAD, "indikator": [{"kode": "A", "nama": "Indikator A", "arah": "maksimum", "jenis": "cacah"}],
        "lkj": {"tabel": [{"id": "ukur", "jenis": "pengukuran", "baris": [row]}]},
    }  # fmt: skip
    Path("data").mkdir()
    Path("data/report.json").write_text(json.dumps(content), encoding="utf-8")
    return tmp_path


def call(*arguments: str) -> Result:
    """
    Call lkj-check on the report.
    """
    return CliRunner().invoke(check.main, ["data/report.json", *arguments])


def checked(*options: str) -> dict[str, Any]:
    """
    Check the report and give the result.
    """
    content: dict[str, Any] = json.loads(call("--format", "json", *options).stdout)
    return content


def grades(*options: str) -> dict[str, str]:
    """
    Give the severity of each rule's finding.
    """
    return {finding["rule"]: finding["severity"] for finding in checked(*options)["findings"]}


def write_profile(name: str, more: str) -> str:
    """
    Write a profile next to the data; give its file's name.
    """
    Path(f"{name}.toml").write_text(PROFILE.format(name=name) + more, encoding="utf-8")
    return f"{name}.toml"


def test_unstated_cap_is_a_warning() -> None:
    """
    Without a profile 120 % for 150 % is an unstated cap (CAP003).
    """
    assert grades("--select", "CAP001,CAP003") == {"CAP003": "warning"}


def test_profile_states_the_cap() -> None:
    """
    An office whose rules cap at 120 % prints 120 % rightly.
    """
    name = write_profile("kantor", 'batas_capaian = "120 %"\n')

    assert grades("--select", "CAP001,CAP003", "--profile", name) == {}


def test_report_goes_before_the_profile() -> None:
    """
    A report that states a cap of 150 % is judged by it, whatever the profile says.
    """
    name = write_profile("kantor", 'batas_capaian = "120 %"\n')
    content = json.loads(Path("data/report.json").read_text(encoding="utf-8"))
    content["lkj"]["batas_capaian"] = "150 %"
    Path("data/report.json").write_text(json.dumps(content), encoding="utf-8")

    assert grades("--select", "CAP001,CAP003", "--profile", name) == {"CAP003": "warning"}


def test_profile_grades_and_chooses() -> None:
    """
    A child raises CAP003 to an error and selects only CAP; its parent's ignore and parameter stay.
    """
    write_profile("induk", 'ignore = ["CAP014"]\n[parameters.CAP014]\nambang = 110\n')
    name = write_profile("anak", 'extends = "induk.toml"\nselect = ["CAP"]\n[severity]\nCAP003 = "error"\n')

    result = checked("--profile", name)

    assert result["profile"] == "anak"
    assert {finding["rule"]: finding["severity"] for finding in result["findings"]} == {"CAP003": "error"}
    assert result["exit_status"] == 1


def test_parameter_changes_a_rule() -> None:
    """
    115 % is not above the built-in threshold of 120 %, but above one of 110 %.
    """
    text = Path("data/report.json").read_text(encoding="utf-8").replace('"300"', '"230"').replace("120 %", "115 %")
    Path("data/report.json").write_text(text, encoding="utf-8")
    name = write_profile("kantor", "[parameters.CAP014]\nambang = 110\n")

    assert grades("--select", "CAP014") == {}
    assert grades("--select", "CAP014", "--profile", name) == {"CAP014": "review"}


def test_profile_states_the_formula_of_steadiness() -> None:
    """
    150 of 200 where any deviation counts against it: 75 %, and a report that prints 120 % is wrong; without a formula nobody knows.
    """
    content = json.loads(Path("data/report.json").read_text(encoding="utf-8"))
    content["indikator"][0]["arah"] = "stabil"
    content["lkj"]["tabel"][0]["baris"][0]["realisasi"] = "150"
    Path("data/report.json").write_text(json.dumps(content), encoding="utf-8")
    name = write_profile("kantor", '[[rumus]]\narah = "stabil"\nteks = "(1 - |Realisasi - Target| / Target) x 100 %"\n')

    assert grades("--select", "CAP001") == {}
    (finding,) = checked("--select", "CAP001", "--profile", name)["findings"]
    assert (finding["severity"], finding["expected"]) == ("error", "75 %")


def test_profile_holds_an_internal_deadline() -> None:
    """
    A work unit has no deadline in the regulation; its office's own of one month was missed by a report of 5 February 2025.
    """
    content = json.loads(Path("data/report.json").read_text(encoding="utf-8"))
    content["lkj"] |= {"tanggal": "2025-01-20", "disampaikan": "2025-02-05"}
    Path("data/report.json").write_text(json.dumps(content), encoding="utf-8")
    name = write_profile("kantor", 'extends = "kpu"\n[parameters.STR013]\nbulan_satker = 1\n')

    assert grades("--select", "STR013", "--profile", "kpu") == {}
    (finding,) = checked("--select", "STR013", "--profile", name)["findings"]
    assert "31 Januari 2025" in finding["message"]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ('ignore = ["CAP0014"]\n', "CAP014"),
        ('[severity]\nCAP014 = "eror"\n', "error"),
        ("[parameters.CAP014]\nambng = 1\n", "ambang"),
        ('[parameters.CAP014]\nambang = "a"\n', "bilangan bulat"),
        ("[parameters.CAP014]\nambang = 1.5\n", "bilangan bulat"),
        ('extends = "sendiri.toml"\n', "memperluas dirinya sendiri"),
        ('extends = "kpuu"\n', "sendiri.toml /extends: Tidak ada profil 'kpuu'; yang tersedia: "),
        ('extends = "induk.toml"\n', "sendiri.toml /extends: Berkas 'induk.toml' tidak ditemukan."),
        ("selct = []\n", "select"),
        ('batas_capaian = "seratus"\n', "/batas_capaian: 'seratus' bukan satu angka"),
        ('batas_bawah = "120.000"\n', "/batas_bawah: '120.000' bukan satu angka"),
    ],
)
def test_faulty_profile(more: str, words: str) -> None:
    """
    Every fault ends with 3, names the file and the nearest right word.
    """
    name = write_profile("sendiri", more)

    result = call("--profile", name)

    assert (result.exit_code, words in result.stderr, result.stdout) == (3, True, "")


def test_unknown_profile_is_named() -> None:
    """
    An unknown profile: the near ones are reported.
    """
    result = call("--profile", "pmda")

    assert (result.exit_code, "pemda" in result.stderr) == (3, True)


@pytest.mark.parametrize("name", built_in_profiles())
def test_built_in_profiles_fit_the_rules(name: str) -> None:
    """
    Every built-in profile loads, and speaks only of rules that there are.
    """
    result = CliRunner().invoke(toolbox.main, ["profile", "show", name])

    assert (result.exit_code, result.stdout.partition(":")[0]) == (0, name)


def test_profiles_are_compared() -> None:
    """
    What only one of two profiles sets is told with its sign.
    """
    result = CliRunner().invoke(toolbox.main, ["profile", "diff", "umum", "kpu"])

    assert result.stdout == "+ ignore: STR011\n+ ignore: STR016\n+ tingkat: satker\n"


@pytest.mark.parametrize(
    ("file", "text"),
    [("lkj-check.toml", 'fail-on = "warning"\n'), ("pyproject.toml", '[tool.lkj-check]\nfail_on = "warning"\n')],
)
def test_configuration_is_found_above_the_report(file: str, text: str) -> None:
    """
    A warning fails the run where the project says so.
    """
    before = call("--select", "CAP003").exit_code
    Path(file).write_text(text, encoding="utf-8")

    assert (before, call("--select", "CAP003").exit_code) == (0, 1)


def test_option_goes_before_configuration() -> None:
    """
    What is asked for on the command line holds; the nearest configuration is the only one read.
    """
    Path("lkj-check.toml").write_text('fail-on = "warning"\nselect = ["CAP003"]\nlang = "en"\n', encoding="utf-8")
    stated = call("--fail-on", "never", "--lang", "id")
    Path("data/lkj-check.toml").write_text('select = ["CAP001"]\n', encoding="utf-8")

    nearest = checked()

    assert (stated.exit_code, "peringatan" in stated.stdout) == (0, True)
    assert (nearest["exit_status"], nearest["lang"], nearest["findings"]) == (0, "id", [])


def test_configuration_next_to_one_report_does_not_govern_another() -> None:
    """
    Whatever the order of the reports, only what lies above all of them is found.
    """
    Path("lain").mkdir()
    Path("lain/report.json").write_text(Path("data/report.json").read_text(encoding="utf-8"), encoding="utf-8")
    Path("lain/lkj-check.toml").write_text('ignore = ["CAP"]\n', encoding="utf-8")

    both = CliRunner().invoke(check.main, ["lain/report.json", "data/report.json", "--format", "json"])
    one = CliRunner().invoke(check.main, ["lain/report.json", "--format", "json"])

    assert json.loads(both.stdout)["conditions"]["config"] is None
    assert json.loads(one.stdout)["conditions"]["config"] == {"file": "lain/lkj-check.toml", "found": True}


def test_configuration_stays_inside_the_repository() -> None:
    """
    A configuration above the repository's root is someone else's.
    """
    Path("lkj-check.toml").write_text('fail-on = "warning"\n', encoding="utf-8")
    Path("data/.git").mkdir()

    assert call("--select", "CAP003").exit_code == 0


def test_paths_of_the_configuration_start_at_its_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A profile named in the configuration is found from any working folder.
    """
    write_profile("kantor", 'batas_capaian = "120 %"\n')
    Path("lkj-check.toml").write_text('profile = "kantor.toml"\nselect = ["CAP003"]\n', encoding="utf-8")
    report = Path("data/report.json").resolve()
    monkeypatch.chdir("data")

    result = CliRunner().invoke(check.main, [str(report), "--fail-on", "warning"])

    assert result.exit_code == 0


def test_unknown_rule_of_an_option_is_not_blamed_on_the_configuration() -> None:
    """
    The same word on the command line is a wrong call, whatever the configuration says.
    """
    Path("lkj-check.toml").write_text('select = ["CAP"]\n', encoding="utf-8")

    result = call("--select", "TGTX")

    assert (result.exit_code, "lkj-check.toml" in result.stderr) == (2, False)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('fail-onn = "error"\n', "lkj-check.toml /fail-onn: "),
        ('fail-onn = "error"\n', "Maksudnya 'fail-on'?"),
        ('fail-on = "eror"\n', "lkj-check.toml /fail-on: Tertulis 'eror'; pilih salah satu: error, warning, info, never."),
        ('select = ["TGTX"]\n', "lkj-check.toml /select: Tidak ada aturan 'TGTX'. Maksudnya 'TGT"),
        ('ignore = ["TGTX"]\n', "lkj-check.toml /ignore: Tidak ada aturan 'TGTX'."),
        ('profile = "pmda"\n', "lkj-check.toml /profile: Tidak ada profil 'pmda'"),
        ('profile = "kantor.toml"\n', "lkj-check.toml /profile: Berkas 'kantor.toml' tidak ditemukan."),
        ("jobs = 0\n", "/jobs"),
        ('select = "CAP"\n', "/select"),
        ("[reviu]\noffic = 1\n", "office"),
    ],
)
def test_faulty_configuration(text: str, words: str) -> None:
    """
    Unknown keys and values that no option takes end with 3 and name the place.
    """
    Path("lkj-check.toml").write_text(text, encoding="utf-8")

    result = call()

    assert (result.exit_code, words in result.stderr) == (3, True)


def test_configured_language_holds_for_errors_too() -> None:
    """
    What is refused once the configuration is read is in its language, suggestion included, unless the call states one.
    """
    Path("lkj-check.toml").write_text('lang = "en"\n', encoding="utf-8")

    configured, stated = (call("--format", "jsn", "--select", "CAP003", *more).stderr for more in ((), ("--lang", "id")))

    assert "There is no format 'jsn'" in configured
    assert "Did you mean json?" in configured
    assert "Tidak ada format 'jsn'" in stated
    assert "Maksudnya json?" in stated


def test_language_and_debugging_of_the_program_hold_for_its_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    ``lkj-rules --lang id --debug list`` is Indonesian whatever is configured, and shows the traceback of a fault.
    """
    Path("lkj-check.toml").write_text('lang = "en"\n', encoding="utf-8")

    waived = CliRunner().invoke(toolbox.main, ["--lang", "id", "baseline", "write", "data/report.json"])
    monkeypatch.setattr("lkj_rules.cli.settings.load_rules", lambda *_folders, **_packs: 1 / 0)
    broken = CliRunner().invoke(toolbox.main, ["--debug", "list"])

    assert waived.stdout.endswith("temuan dicatat.\n")
    assert (broken.exit_code, "Traceback" in broken.stderr) == (4, True)
