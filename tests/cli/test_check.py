"""
``lkj-check`` from outside: exit statuses, sources, outputs, languages.
"""

from __future__ import annotations

import gc
import json
import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import attrs
import jsonschema
import pytest
from click.testing import CliRunner, Result

from lkj_rules.api import load_rules, read_report
from lkj_rules.cli import check, run, screen, settings, targets
from lkj_rules.engine.evaluation import evaluate
from lkj_rules.errors import InputError
from lkj_rules.model.findings import Pointer, RuleId
from lkj_rules.model.results import Breakage
from lkj_rules.render.json_output import check_schema

FIXTURES = Path(__file__).parents[2] / "fixtures"
CLEAN = FIXTURES / "base" / "clean.json"
REAL = FIXTURES / "reports" / "kpu-asahan-2024.json"
HOSTILE = '{"format": "lkj-rules/1", "entitas": {"nama": "\\u001b[31m[red]X|<script>", "level": "satker"}, "tahun": 2024}'


pytestmark = pytest.mark.usefixtures("quiet")


def call(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    """
    Call the command in this process.
    """
    return CliRunner().invoke(check.main, list(map(str, arguments)), input=stdin, prog_name="lkj-check")


def start(*arguments: str | Path, code: str = "", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """
    Call the command in a process of its own; ``code`` runs first.
    """
    script = f"{code}\nfrom lkj_rules.cli.check import main; main(prog_name='lkj-check')"
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", script, *map(str, arguments)],
        capture_output=True, check=False, timeout=60, env={**os.environ, **environment},
    )  # fmt: skip


def test_clean_report_ends_with_0() -> None:
    """
    A report without findings: status 0, and what was checked is reported.
    """
    result = call(CLEAN)

    assert (result.exit_code, result.stderr) == (0, "")
    assert "YANG SUDAH DAN YANG BELUM DIPERIKSA" in result.stdout
    assert "Status keluar 0" in result.stdout


def test_findings_end_with_1() -> None:
    """
    A report with an error: status 1, in the words of the report.
    """
    result = call("--select", "CAP002", REAL)

    assert (result.exit_code, result.stderr) == (1, "")
    assert "(2 − 1,1 ÷ 0,1) × 100 = −900; 0,1 ÷ 1,1 × 100 = 9,09;" in " ".join(result.stdout.split())


@pytest.mark.parametrize(("threshold", "status"), [("never", 0), ("error", 1), ("warning", 1), ("info", 1)])
def test_threshold(threshold: str, status: int) -> None:
    """
    ``--fail-on`` decides from which severity findings fail the run.
    """
    assert call("--select", "CAP002", "--fail-on", threshold, REAL).exit_code == status


def test_only_notes_do_not_fail_a_run() -> None:
    """
    Warnings alone give status 0 unless the threshold is lower.
    """
    assert call("--select", "TGT007", REAL).exit_code == 0
    assert call("--select", "TGT007", "--fail-on", "warning", REAL).exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--frmat", "json", "x"], "Maksudnya --format?"),
        (["--format", "jsn", "x"], "Maksudnya json?"),
        (["--format", "json", "--format", "markdown", "x"], "Hanya satu format"),
        (["--format", "json=", "x"], "nama berkas belum disebut"),
        (["--format", "json=a.json", "--output", "b", "x"], "--output tidak diperlukan"),
        (["--format", "json=a", "--format", "markdown=a", "x"], "a tidak boleh ditimpa"),
        (["--output", "tak/ada/hasil.txt", "x"], "tak/ada/hasil.txt tidak dapat ditulis"),
        (["--select", "CAP0002", "x"], "Maksudnya CAP002?"),
        (["--ignore", "XYZ", "x"], "Tidak ada aturan 'XYZ'"),
        (["--select", "CAP002", "--ignore", "CAP", "x"], "Tidak ada aturan yang tersisa"),
        (["--fail-on", "fatal", "x"], "Pilih: error, warning, info, never"),
        (["--lang", "jw", "x"], "Pilih: id, en"),
    ],
)
def test_wrong_usage_ends_with_2(arguments: list[str], said: str) -> None:
    """
    A wrong call gives status 2, says what is wrong, and names what was probably meant.
    """
    result = call(*arguments)

    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_nothing_named_ends_with_2() -> None:
    """
    Without a report the help is shown.
    """
    result = call()

    assert result.exit_code == 2
    assert "Pemakaian: lkj-check" in result.stderr


def test_unreadable_report_ends_with_3_and_others_are_checked() -> None:
    """
    All problems of a broken report are reported, with places; the other report is checked all the same.
    """
    broken = FIXTURES / "broken" / "many-faults.json"
    with pytest.raises(InputError) as known:
        read_report(broken)

    result = call(broken, CLEAN)

    assert result.exit_code == 3
    assert len(result.stderr.splitlines()) == len(known.value.problems) > 3
    assert "many-faults.json:3:56 /entitas/level: Tertulis teks" in result.stderr
    assert "1 berkas tidak dapat dibaca." in result.stdout
    assert "KPU Kabupaten Contoh" in result.stdout


def test_problems_in_english() -> None:
    """
    Problems are told in the language of the call.
    """
    result = call("--lang", "en", "missing.json")

    assert (result.exit_code, result.stderr) == (3, "missing.json: There is no such file.\n")


def test_broken_rule_file_ends_with_3(tmp_path: Path) -> None:
    """
    A rule file that cannot be loaded is named with its key, and nothing is checked.
    """
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "OWN001.toml").write_text('id = "OWN001"\nnaem = "x"\n', encoding="utf-8")

    result = call("--rules", "own", CLEAN)

    assert (result.exit_code, result.stdout) == (3, "")
    assert "own/OWN001.toml naem: Kunci 'naem' tidak dikenal. Maksudnya 'name'?" in result.stderr


def test_own_rules_are_added(tmp_path: Path) -> None:
    """
    ``--rules`` adds to the built-in rules.
    """
    (tmp_path / "own").mkdir()
    rule = (FIXTURES.parent / "rules" / "target" / "TGT004.toml").read_text(encoding="utf-8")
    rule = rule.replace('"TGT004"', '"OWN001"').replace("report-target-differs-from-agreement", "own-rule")
    (tmp_path / "own" / "OWN001.toml").write_text(rule, encoding="utf-8")

    result = call("--rules", "own", "--select", "OWN001,CAP002", "--format", "json", CLEAN)

    assert [each["rule"] for each in json.loads(result.stdout)["reports"][0]["rules"]] == ["CAP002", "OWN001"]


def test_broken_rule_ends_with_4(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A rule that raises while it judges makes the run end with 4, though nothing was found.
    """
    breakage = Breakage(rule=RuleId("CAP002"), pointer=Pointer("/lkj"), error="TypeError: x")
    monkeypatch.setattr(run, "evaluate", lambda *given, **more: attrs.evolve(evaluate(*given, **more), breakages=(breakage,)))

    result = call(CLEAN)

    assert result.exit_code == 4
    assert "ATURAN YANG RUSAK" in result.stdout


def test_internal_fault_ends_with_4(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A fault of the program gives one line and status 4, and the traceback only when it is asked for.
    """

    def fail(*_given: object) -> None:
        message = "boom\x1b[31m"
        raise ZeroDivisionError(message)

    monkeypatch.setattr(run, "evaluate", fail)

    short, long = call(CLEAN), call("--debug", CLEAN)

    assert (short.exit_code, long.exit_code) == (4, 4)
    assert len(short.stderr.splitlines()) == 1
    assert "gangguan dalam program" in short.stderr
    assert "\x1b" not in short.stderr
    assert "Traceback" in long.stderr


@pytest.mark.parametrize("module", ["lkj_rules.engine.evaluation", "lkj_rules.model.findings", "attrs", "click"])
def test_missing_part_ends_with_4(module: str) -> None:
    """
    An installation that lacks a module does not end with 1, which would mean findings.
    """
    result = start(CLEAN, code=f"import sys; sys.modules[{module!r}] = None")

    assert result.returncode == 4, result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_standard_input() -> None:
    """
    ``-`` reads the report from standard input.
    """
    result = call("--format", "json", "-", stdin=CLEAN.read_bytes())

    assert [report["path"] for report in json.loads(result.stdout)["reports"]] == ["-"]


def test_folder_is_searched(tmp_path: Path) -> None:
    """
    A folder gives its reports in order of name; other JSON, hidden folders and looping links are passed over.
    """
    folder = tmp_path / "laporan"
    for name in ("b.json", "2024/a.json", ".git/c.json"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(CLEAN, folder / name)
    (folder / "package.json").write_text("{}", encoding="utf-8")
    (folder / "2024" / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "z.json").symlink_to(folder / "b.json")

    result = call("--format", "json", "laporan")

    assert (result.exit_code, result.stderr) == (0, "")
    assert [report["path"] for report in json.loads(result.stdout)["reports"]] == ["laporan/b.json", "laporan/2024/a.json"]


def test_empty_folder_is_told(tmp_path: Path) -> None:
    """
    A folder without a report is a problem, for somebody expected one there.
    """
    (tmp_path / "kosong").mkdir()

    result = call("kosong")

    assert (result.exit_code, result.stderr) == (3, "kosong: Tidak ada laporan (report.json atau isian.xlsx) dalam folder ini.\n")


def test_unrelated_files_are_passed_over(tmp_path: Path) -> None:
    """
    With ``--skip-unrelated`` other JSON is passed over silently, and a broken report is not.
    """
    (tmp_path / "package.json").write_text('{"name": "x"}', encoding="utf-8")
    (tmp_path / "broken.json").write_text('{"format": "lkj-rules/1",', encoding="utf-8")

    other, broken = call("--skip-unrelated", "package.json"), call("--skip-unrelated", "package.json", "broken.json")

    assert (other.exit_code, other.output) == (0, "")
    assert (broken.exit_code, call("package.json").exit_code) == (3, 3)


def test_no_absolute_path_is_told(tmp_path: Path) -> None:
    """
    Files named absolutely are called by as much of their names as distinguishes them.
    """
    outside = tmp_path.parent / f"{tmp_path.name}-elsewhere"
    for name in ("a/report.json", "b/report.json", "other.json"):
        (outside / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(CLEAN, outside / name)
    shutil.copy(CLEAN, tmp_path / "here.json")

    result = call("--format", "json", outside / "a" / "report.json", outside / "b" / "report.json", outside / "other.json",
                  tmp_path / "here.json")

    paths = [report["path"] for report in json.loads(result.stdout)["reports"]]
    assert paths == ["a/report.json", "b/report.json", "other.json", "here.json"]


def test_json_of_real_report_fits_schema() -> None:
    """
    The real report's result is as the published schema says, every finding with its line and column.
    """
    content = json.loads(call("--format", "json", REAL).stdout)

    jsonschema.Draft202012Validator(check_schema()).validate(content)
    assert [finding for finding in content["findings"] if finding["line"] is None] == []


def test_reruns_give_the_same_bytes() -> None:
    """
    Two processes with different hash seeds write the same JSON and Markdown.
    """
    for form in ("json", "markdown"):
        first, second = (start("--format", form, REAL, PYTHONHASHSEED=seed).stdout for seed in ("1", "2"))
        assert first == second


def test_files_are_written(tmp_path: Path) -> None:
    """
    Several formats go to several files in one run, and nothing but them is left.
    """
    result = call("--format", "json=a.json", "--format", "markdown=b.md", "--format", "terminal", "--output", "c.txt", CLEAN)

    assert (result.exit_code, result.output) == (0, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", "b.md", "c.txt"]


def test_input_is_never_overwritten(tmp_path: Path) -> None:
    """
    An output that is an input is refused before anything is done.
    """
    shutil.copy(CLEAN, tmp_path / "report.json")

    result = call("--format", "json", "--output", "./report.json", "report.json")

    assert result.exit_code == 2
    assert (tmp_path / "report.json").read_bytes() == CLEAN.read_bytes()


def test_output_is_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    When writing fails, the old file stands as it was and no draft is left.
    """
    (tmp_path / "out.json").write_text("old", encoding="utf-8")

    def full(_path: Path, _target: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    result = call("--format", "json", "--output", "out.json", CLEAN)

    assert result.exit_code == 2
    assert "out.json tidak dapat ditulis: tempat penyimpanan penuh." in result.stderr
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("out.json", "old")]


def test_link_to_output_is_kept(tmp_path: Path) -> None:
    """
    Writing through a link writes the file that it leads to.
    """
    (tmp_path / "real.txt").touch()
    (tmp_path / "link.txt").symlink_to("real.txt")

    targets.write_whole("link.txt", "x")

    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text(encoding="utf-8") == "x"


def test_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    ``--lang en`` and ``LKJ_LANG=en`` say the same; help follows them.
    """
    stated = call("--lang", "en", REAL).stdout
    monkeypatch.setenv("LKJ_LANG", "en")

    assert "WHAT WAS CHECKED" in stated
    assert call(REAL).stdout == stated
    assert "Examples:" in call("--help").stdout
    assert "Contoh:" in call("--help", "--lang", "id").stdout
    assert "There is no option --frmat. Did you mean --format?" in call("--frmat").stderr


def test_hostile_report_is_shown_not_obeyed(tmp_path: Path) -> None:
    """
    Escapes in a report reach neither the terminal nor a page as such.
    """
    (tmp_path / "h.json").write_text(HOSTILE, encoding="utf-8")

    terminal, page = call("h.json").stdout, call("--format", "markdown", "h.json").stdout

    assert "\\u001b[31m[red]X|<script>" in terminal
    assert "\x1b" not in terminal + page
    assert "<script>" not in page


def test_no_colour_when_piped() -> None:
    """
    A pipe gets no escapes and 80 columns, and UTF-8 is not needed.
    """
    result = start("--select", "CAP002", REAL, PYTHONIOENCODING="ascii")

    assert (result.returncode, result.stderr) == (1, b"")
    assert b"\x1b" not in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


@pytest.mark.parametrize(("environment", "colour"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_colour_on_a_terminal(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], colour: bool) -> None:  # noqa: FBT001
    """
    A terminal gets colours, unless NO_COLOR or a dumb terminal says otherwise.
    """
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)

    assert screen.colourful() is colour


def on_screen(*arguments: str | Path) -> str:
    """
    Call the command on a terminal of its own and give all that it shows there.
    """
    screen_end, own_end = pty.openpty()
    script = "from lkj_rules.cli.check import main; main(prog_name='lkj-check')"
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-c", script, *map(str, arguments)], stdout=own_end, stderr=own_end,
        env={**os.environ, "TERM": "xterm-256color"},
    ) as run:
        os.close(own_end)
        shown = b""
        while piece := _read(screen_end):
            shown += piece
        run.wait(60)
    os.close(screen_end)
    return shown.decode().replace("\r\n", "\n")


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # a terminal whose last writer is gone ends with a fault, not with nothing
        return b""


def test_terminal_shows_the_words_of_a_pipe_in_colour() -> None:
    """
    On a terminal the result is coloured, and otherwise what a pipe gets.
    """
    shown = on_screen("--select", "CAP002,TGT", REAL)

    assert "\x1b[1;38;5;" in shown
    assert re.sub(r"\x1b\[[\d;]*m", "", shown) == call("--select", "CAP002,TGT", REAL).stdout


def test_progress_is_shown_for_many_files(tmp_path: Path) -> None:
    """
    Whoever waits for many files at a terminal sees how far the run is, how fast it goes, and how long it still takes.
    """
    for number in range(run.MANY + 1):
        shutil.copy(CLEAN, tmp_path / f"{number}.json")

    shown = on_screen(".")

    assert "Memeriksa" in shown
    assert re.search(r"[1-5]/5.* \d+ per menit, sisa", shown)
    assert "Tidak ada temuan dalam 5 laporan." in shown


def test_verbose_shortens_nothing() -> None:
    """
    ``--verbose`` tells every finding in full, each with what to do.
    """
    short, long = call(REAL).stdout, call("-v", REAL).stdout

    assert len(long.splitlines()) > 1.5 * len(short.splitlines())
    assert "    seharusnya  Terlaksananya operasional dan dukungan" in long


def test_reader_that_goes_away_changes_no_status() -> None:
    """
    ``lkj-check … | head -1`` ends as it would have, without a complaint.
    """
    reading, writing = os.pipe()
    os.close(reading)
    script = "from lkj_rules.cli.check import main; main(prog_name='lkj-check')"
    result = subprocess.run(
        [sys.executable, "-c", script, str(CLEAN)], stdout=writing, stderr=subprocess.PIPE, check=False, timeout=60
    )
    os.close(writing)

    assert (result.returncode, result.stderr) == (0, b"")


def test_help_fits_80_columns_and_teaches() -> None:
    """
    The help page has examples and exit statuses, in 80 columns.
    """
    text = call("--help").stdout

    assert [line for line in text.splitlines() if len(line) > 80] == []
    assert [word for word in ("Pilihan:", "Contoh:", "Status keluar:", "--skip-unrelated") if word not in text] == []


def test_collector_rests_only_while_it_would_find_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The collector is off while modules and rules are loaded, on again afterwards, also where settling the run fails.
    """
    seen: list[bool] = []
    monkeypatch.setattr(settings, "load_rules", lambda *_, **__: seen.append(gc.isenabled()) or load_rules())

    assert (call(CLEAN).exit_code, call("--select", "XXX", CLEAN).exit_code) == (0, 2)
    assert (seen, gc.isenabled()) == ([False, False], True)
