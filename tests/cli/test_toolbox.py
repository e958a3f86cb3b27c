"""
``lkj-rules`` from outside.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from lkj_rules.api import load_rules, read_report
from lkj_rules.cli import check, screen, toolbox
from lkj_rules.model.documents import Level
from lkj_rules.rulebook.sentences import sentences

FIXTURES = Path(__file__).parents[2] / "fixtures"


pytestmark = pytest.mark.usefixtures("quiet")


def call(*arguments: str | Path) -> Result:
    """
    Call the toolbox in this process.
    """
    return CliRunner().invoke(toolbox.main, list(map(str, arguments)), prog_name="lkj-rules")


def test_init_writes_a_readable_report(tmp_path: Path) -> None:
    """
    The skeleton passes the reader, and checking it finds nothing that would fail a run; it claims no value and no missing one.
    """
    result = call("init", "baru", "--level", "skpd", "--tahun", "2024")

    assert (result.exit_code, result.stdout) == (0, "baru/report.json\nbaru/PANDUAN.md\n")
    assert read_report(tmp_path / "baru" / "report.json").laporan.tahun == 2024
    assert read_report(tmp_path / "baru" / "report.json").laporan.entitas.level == "skpd"
    assert "null" not in (tmp_path / "baru" / "report.json").read_text(encoding="utf-8")
    assert CliRunner().invoke(check.main, ["baru"]).exit_code == 0


def test_init_asks_for_the_level(tmp_path: Path) -> None:
    """
    Without ``--level`` it asks, again after a word that is no level, and knows every level there is.
    """
    result = CliRunner().invoke(toolbox.main, ["init"], input="dinas\nskpd\n")

    assert (result.exit_code, result.stdout) == (0, "report.json\nPANDUAN.md\n")
    assert f"Jenis instansi ({', '.join(Level)}): " in result.stderr
    assert read_report(tmp_path / "report.json").laporan.entitas.level is Level.SKPD


def test_init_with_nobody_to_answer(tmp_path: Path) -> None:
    """
    At the end of its input it writes nothing and names the option.
    """
    result = CliRunner().invoke(toolbox.main, ["init"], input="dinas\n")

    assert (result.exit_code, list(tmp_path.iterdir())) == (2, []), result.stderr
    assert "Sebutkan jenis instansinya dengan --level." in result.stderr


@pytest.mark.parametrize(("bahasa", "guide"), [("id", "PANDUAN.md"), ("en", "GUIDE.md")])
def test_guide_of_init_fills_the_report(bahasa: str, guide: str, tmp_path: Path) -> None:
    """
    What the short guide shows goes into the file that it stands next to, and every figure in it is right.
    """
    call("--lang", bahasa, "init", "--level", "skpd", "--tahun", "2024")
    (shown,) = re.findall(r"^```json\n(.*?)^```", (tmp_path / guide).read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    report = tmp_path / "report.json"

    report.write_text(json.dumps(json.loads(report.read_text(encoding="utf-8")) | json.loads(f"{{{shown}}}")), encoding="utf-8")

    checked = CliRunner().invoke(check.main, ["--fail-on", "error", "report.json"])
    assert (checked.exit_code, read_report(report).laporan.tahun) == (0, 2024)


def test_init_overwrites_only_when_forced(tmp_path: Path) -> None:
    """
    What is there stays, unless ``--force`` is given.
    """
    (tmp_path / "report.json").write_text("mine", encoding="utf-8")

    refused = call("init", "--level", "satker")

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "Sudah ada, tidak ditimpa: report.json" in refused.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]
    assert call("init", "--level", "satker", "--force").exit_code == 0
    assert read_report(tmp_path / "report.json").laporan.entitas.level == "satker"


def test_init_in_english(tmp_path: Path) -> None:
    """
    The guide is in the language of the call.
    """
    call("--lang", "en", "init", "--level", "kl")

    assert "delete the others" in (tmp_path / "GUIDE.md").read_text(encoding="utf-8")


def test_list_names_every_rule() -> None:
    """
    The table has a line for each rule; ``--select`` narrows it, JSON has the same ids.
    """
    ids = list(load_rules().ids())

    listed = call("list").stdout

    assert [rule for rule in ids if f"{rule}  " not in listed] == []
    assert [rule["id"] for rule in json.loads(call("list", "--format", "json").stdout)] == ids
    assert "CAP002" not in call("list", "--select", "TGT").stdout
    assert [line for line in listed.splitlines() if len(line) > 80] == []


def test_rules_on_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    On a terminal ``list`` is a table and ``explain`` is coloured; no word is lost.
    """
    ids = list(load_rules().ids())
    plain = call("explain", "TGT004").stdout
    monkeypatch.setattr(screen, "colourful", lambda: True)
    monkeypatch.setenv("TERM", "xterm-256color")

    listed, explained = call("list").stdout, call("explain", "TGT004").stdout

    words = re.sub(r"\x1b\[[\d;]*m", "", listed)
    assert [rule for rule in ids if f" {rule} " not in words] == []
    assert [line for line in words.splitlines() if len(line) > 80] == []
    assert "\x1b[" in listed
    assert re.sub(r"\x1b\[[\d;]*m", "", explained) == plain
    assert explained != plain


@pytest.mark.parametrize("bahasa", ["id", "en"])
@pytest.mark.parametrize("rule_id", load_rules().ids())
def test_explain_tells_all_of_a_rule(rule_id: str, bahasa: str) -> None:
    """
    Title, reason, advice, basis and logic of every rule are there, in sentences and as expressions, in 80 columns.
    """
    rule = load_rules().get(rule_id)
    assert rule is not None

    text = call("--lang", bahasa, "explain", rule_id, "--logic").stdout

    words = "".join(text.split())
    wanted = [rule.name, rule.title[bahasa], rule.rationale[bahasa], rule.message[bahasa], rule.help[bahasa], *rule.check]
    wanted += [basis.peraturan for basis in rule.basis]
    wanted += sentences(rule, bahasa)
    assert [each for each in wanted if "".join(each.split()) not in words] == []
    assert [line for line in text.splitlines() if len(line) > 80] == []


def test_expressions_are_shown_on_demand() -> None:
    """
    Without ``--logic`` the page has no code.
    """
    text, whole = (call("explain", "TGT016", *more).stdout for more in ((), ("--logic",)))

    assert "check empty(kosong)" in whole
    assert [line for line in text.splitlines() if line not in whole.splitlines()] == []
    assert "Ungkapan" not in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["lst"], "Tidak ada perintah 'lst'. Maksudnya list?"), (["explain", "TGT0004"], "Maksudnya TGT004?"),
        (["explain", "report-target-differs-from-agrement"], "Maksudnya report-target-differs-from-agreement?"),
        (["--lang", "en", "explain", "TGT0004"], "Did you mean TGT004?"), (["schema", "--of", "chek"], "Pilih: report, check."),
        (["test", "--cases", "tidak-ada"], "tidak-ada tidak ada."),
    ],
)  # fmt: skip
def test_wrong_usage_ends_with_2(arguments: list[str], said: str) -> None:
    """
    A wrong call gives status 2 and names what was probably meant.
    """
    result = call(*arguments)

    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_no_command_shows_help() -> None:
    """
    Without a command the help is shown, with every command and a sentence on it.
    """
    result = call()

    assert result.exit_code == 2
    assert [name for name in ("init", "list", "explain", "test", "schema") if f"  {name}" not in result.stderr] == []
    assert "Tulis buku kerja Excel atau report.json untuk diisi." in result.stderr


def test_cases_pass() -> None:
    """
    The cases of a rule that come with the project hold.
    """
    result = call("test", "CAP002")

    assert (result.exit_code, result.stdout.splitlines()[-1].partition(", ")[2]) == (0, "0 gagal.")


def test_failing_case_ends_with_1(tmp_path: Path) -> None:
    """
    A case that does not hold is named with what is not as expected.
    """
    (tmp_path / "CAP002.toml").write_text('[[case]]\nname = "a"\nexpect = "fail"\nreport = "{}"\n', encoding="utf-8")

    result = call("test", "--cases", ".")

    assert result.exit_code == 1
    assert result.stdout.startswith("CAP002: a\n    expected fail")


@pytest.mark.parametrize("content", ['[[case]]\nnaem = "a"\n', "[[case", '[[case]]\nname = "a"\n'])
def test_broken_case_file_ends_with_3(tmp_path: Path, content: str) -> None:
    """
    A case file that cannot be read is no failing case.
    """
    (tmp_path / "CAP002.toml").write_text(content, encoding="utf-8")

    assert call("test", "--cases", ".").exit_code == 3


def test_rule_without_cases_ends_with_1(tmp_path: Path) -> None:
    """
    A rule that was named and has no case was not tested.
    """
    (tmp_path / "TGT004.toml").write_text("", encoding="utf-8")

    result = call("test", "TGT004", "--cases", ".")

    assert (result.exit_code, result.stdout) == (1, "TGT004: tidak ada kasus\n0 kasus, 0 gagal.\n")


@pytest.mark.parametrize(("bahasa", "lacks_pass", "lacks_fail", "hint"), [
    ("id", "TGT016: tidak ada kasus yang lulus (pass)", "TGT016: tidak ada kasus yang gagal (fail)",
     "TGT016: petunjuk: tidak ada kasus yang tidak dapat diuji (not_testable)"),
    ("en", "TGT016: no case that passes (pass)", "TGT016: no case that fails (fail)",
     "TGT016: hint: no case that is not testable (not_testable)"),
])  # fmt: skip
def test_rule_needs_a_case_that_passes_and_one_that_fails(
    bahasa: str, lacks_pass: str, lacks_fail: str, hint: str, tmp_path: Path
) -> None:
    """
    Cases without a pass or without a failure end with 1; one that is not testable is only suggested.
    """
    whole = (FIXTURES / "rules" / "TGT016.toml").read_text(encoding="utf-8").split("[[case]]")
    said = {}
    for kept in ("pass", "fail"):
        cases = [each for each in whole[1:] if f'expect = "{kept}"' in each]
        (tmp_path / "TGT016.toml").write_text("".join(f"[[case]]{each}" for each in cases), encoding="utf-8")
        result = call("--lang", bahasa, "test", "TGT016", "--cases", str(tmp_path))
        said[kept] = (result.exit_code, result.stdout.splitlines()[:-1])

    assert said == {"pass": (1, [lacks_fail, hint]), "fail": (1, [lacks_pass, hint])}


@pytest.mark.parametrize("subject", ["report", "check"])
def test_schemas(subject: str) -> None:
    """
    Both schemas are printed, and are valid.
    """
    schema = json.loads(call("schema", "--of", subject).stdout)

    jsonschema.Draft202012Validator.check_schema(schema)
    if subject == "report":
        report = json.loads((FIXTURES / "base" / "clean.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator(schema).validate(report)
