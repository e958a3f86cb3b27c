"""
Files that cannot be used: broken ones in folders, and what the operating system refuses, said in both languages.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lkj_rules.cli import check, toolbox
from lkj_rules.files import file_access

FIXTURES = Path(__file__).parents[2] / "fixtures"
CLEAN = FIXTURES / "base" / "clean.json"


@pytest.fixture(autouse=True)
def quiet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Run in an empty folder, with no say of the environment.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LKJ_LANG", raising=False)


def call(*arguments: str | Path) -> Result:
    """
    Call lkj-check in this process.
    """
    return CliRunner().invoke(check.main, list(map(str, arguments)), prog_name="lkj-check")


def tool(*arguments: str | Path) -> Result:
    """
    Call lkj-rules in this process.
    """
    return CliRunner().invoke(toolbox.main, list(map(str, arguments)), prog_name="lkj-rules")


@pytest.mark.parametrize("options", [[], ["--skip-unrelated"]])
def test_broken_reports_in_a_folder_are_named(options: list[str]) -> None:
    """
    A file with a report's name and no readable JSON is reported; broken JSON of another name, and sound JSON, are passed over.
    """
    for name, text in {
        "2023/report.json": "{bad", "2024/report-kosong.json": "", "2024/lain.json": "{bad", "2024/reporter.json": "{}",
    }.items():  # fmt: skip
        Path("laporan", name).parent.mkdir(parents=True, exist_ok=True)
        Path("laporan", name).write_text(text, encoding="utf-8")
    shutil.copy(CLEAN, "laporan/2024/baik.json")

    result = call("laporan", *options)

    told = [line.partition(":")[0] for line in result.stderr.splitlines()]
    assert (result.exit_code, told) == (3, ["laporan/2023/report.json", "laporan/2024/report-kosong.json"])


@pytest.mark.parametrize("arguments", [("laporan",), ("--skip-unrelated", "laporan/lkj.json"), ("--skip-unrelated", "laporan")])
def test_report_with_escaped_keys_is_checked(arguments: tuple[str, ...]) -> None:
    """
    A search of a folder and the hook check a report whose keys are written with escapes.
    """
    Path("laporan").mkdir()
    text = CLEAN.read_text(encoding="utf-8").replace('"format"', '"f\\u006frmat"').replace('"entitas"', '"\\u0065ntitas"')
    Path("laporan/lkj.json").write_text(text, encoding="utf-8")

    assert [each["path"] for each in json.loads(call("--format", "json", *arguments).stdout)["reports"]] == ["laporan/lkj.json"]


def test_folder_that_cannot_be_searched_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A folder below that this user may not search, and a link to nowhere, may be reports; that ends with 3.
    """
    Path("laporan/tertutup").mkdir(parents=True)
    shutil.copy(CLEAN, "laporan/baik.json")
    Path("laporan/putus.json").symlink_to("tidak-ada.json")
    scandir = os.scandir

    def refuse(place: str) -> object:
        if str(place).endswith("tertutup"):
            raise PermissionError(errno.EACCES, "Permission denied", str(place))
        return scandir(place)

    monkeypatch.setattr(os, "scandir", refuse)  # the superuser may search everything

    result = call("laporan")

    assert result.exit_code == 3
    assert result.stderr == (
        "laporan/tertutup: Folder ini tidak dapat dijelajahi: pengguna ini tidak berhak.\n"
        "laporan/putus.json: Berkas tidak ditemukan.\n"
    )


def test_baseline_of_a_broken_report_is_said_not_to_be_written() -> None:
    """
    One report of several that cannot be read keeps the baseline from being written, which is said.
    """
    Path("a.json").write_bytes(CLEAN.read_bytes())
    Path("b.json").write_bytes(CLEAN.read_bytes()[:3000])

    result = CliRunner().invoke(toolbox.main, ["baseline", "write", "a.json", "b.json"])

    assert (result.exit_code, Path("lkj-baseline.json").exists()) == (3, False)
    assert "lkj-baseline.json tidak ditulis: tidak semua laporan dapat dibaca." in result.stderr
    assert "b.json:" in result.stderr


@pytest.mark.parametrize("option", ["--profile", "--waivers", "--baseline", "--config"])
def test_missing_file_is_told_in_the_language_of_the_call(option: str) -> None:
    """
    What an option names and is not there is told as a missing report is.
    """
    name = "tidak-ada.toml"

    indonesian, english = call(option, name, CLEAN), call("--lang", "en", option, name, CLEAN)

    assert (indonesian.exit_code, indonesian.stderr) == (3, f"{name}: Berkas tidak ditemukan.\n")
    assert (english.exit_code, english.stderr) == (3, f"{name}: There is no such file.\n")


def test_report_that_may_not_be_read_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A closed file is told by name with status 3, not as a wrong call with click's words.
    """
    shutil.copy(CLEAN, "tertutup.json")
    monkeypatch.setattr(os, "access", lambda *_, **__: False)  # the superuser may open everything, whatever the file's mode

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "open", refuse)

    result = call("--alone", "tertutup.json")

    assert (result.exit_code, result.stderr) == (3, "tertutup.json: Berkas tidak boleh dibaca oleh pengguna ini.\n")


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EACCES, errno.EISDIR, errno.ENOSPC])
def test_common_refusals_have_words_of_both_languages(number: int) -> None:
    """
    What the system says in English stands in no text of ours.
    """
    refused = OSError(number, os.strerror(number))

    texts = [*file_access.reason_of(refused), *file_access.unread(refused)]

    assert [text for text in texts if os.strerror(number) in text] == []
    assert texts[0] != texts[1]
    assert texts[2] != texts[3]


def test_rare_refusal_stays_as_the_system_says_it() -> None:
    """
    Nothing is lost of a reason that has no translation.
    """
    assert file_access.reason_of(OSError(errno.ELOOP, "Too many levels")) == ("Too many levels", "Too many levels")
    assert file_access.unread(ValueError("embedded null byte"))[0] == "Berkas tidak dapat dibaca: embedded null byte."


def test_full_disk_is_told_in_indonesian(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A target that cannot be written is reported without English.
    """

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "open", refuse)

    result = tool("init", "baru", "--level", "kl")

    assert (result.exit_code, "tidak dapat ditulis: tempat penyimpanan penuh." in result.stderr) == (2, True)


def test_office_files_are_told_what_to_begin_with() -> None:
    """
    Who hands over the report as an old Word wrote it is told what is read, not which byte is no UTF-8.
    """
    Path("LKj 2024.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1" + bytes(range(256)))

    indonesian, english = call("LKj 2024.doc"), call("--lang", "en", "LKj 2024.doc")

    assert (indonesian.exit_code, indonesian.stderr) == (
        3,
        "LKj 2024.doc: Ini PDF, berkas Word atau Excel lama (.doc, .xls), atau berkata sandi, bukan report.json; "  # noqa: ISC004
        "simpan ulang sebagai .docx atau .xlsx tanpa sandi; sebuah PDF diberikan kepada lkj-check sebagai berkas.\n",
    )  # fmt: skip
    assert english.stderr == (
        "LKj 2024.doc: This is a PDF, a file of an old Word or Excel (.doc, .xls), or one with a password, not a report.json; "
        "save it again as .docx or .xlsx without a password; a PDF is given to lkj-check as a file.\n"
    )


def test_baseline_is_not_read_where_it_is_written() -> None:
    """
    The configuration names a baseline that is not there yet: it can be written; the option of that name points to --out.
    """
    shutil.copy(CLEAN, "report.json")
    Path("lkj-check.toml").write_text('baseline = "b.json"\n', encoding="utf-8")

    refused = tool("baseline", "write", "report.json", "--baseline", "b.json")
    written = tool("baseline", "write", "report.json", "--out", "b.json")

    assert (refused.exit_code, "sebutkan berkas tujuannya dengan --out b.json" in refused.stderr) == (2, True)
    assert (written.exit_code, Path("b.json").is_file()) == (0, True)


def test_diff_without_a_baseline_says_how_to_write_one() -> None:
    """
    There is nothing to compare with yet.
    """
    shutil.copy(CLEAN, "report.json")

    result = tool("baseline", "diff", "report.json")

    assert (result.exit_code, result.stderr) == (
        3, "lkj-baseline.json: Garis dasar ini belum ada; jalankan lkj-rules baseline write dahulu.\n",
    )  # fmt: skip


@pytest.mark.parametrize("value", ["EN", "en"])
def test_language_of_the_environment_may_be_capital(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A variable that says EN is meant as it is read.
    """
    monkeypatch.setenv("LKJ_LANG", value)

    result = call("tidak-ada.json")

    assert (result.exit_code, result.stderr) == (3, "tidak-ada.json: There is no such file.\n")


@pytest.mark.parametrize("command", [call, tool])
def test_wrong_language_is_told_of_where_it_was_set(command: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The variable is named when it is wrong, the option when that is.
    """
    monkeypatch.setenv("LKJ_LANG", "jawa")
    of_variable = command("list")
    monkeypatch.delenv("LKJ_LANG")
    of_option = command("--lang", "jawa", "list")

    assert (of_variable.exit_code, "Nilai LKJ_LANG tidak sah. Pilih: id, en." in of_variable.stderr) == (2, True)
    assert (of_option.exit_code, "Nilai --lang tidak sah. Pilih: id, en." in of_option.stderr) == (2, True)


def test_folder_without_a_rule_is_an_error() -> None:
    """
    A folder of rules with none in it is a slip of the path: silence would look as if they all held.
    """
    Path("aturan").mkdir()
    Path("aturan/catatan.txt").write_text("belum ada", encoding="utf-8")

    result = call("--rules", "aturan", CLEAN)

    assert (result.exit_code, result.stderr) == (3, "aturan: Tidak ada aturan (.toml) dalam folder ini.\n")


FULL = """
import errno, os

from lkj_rules.cli.check import main

write = os.write


def refuse(descriptor, data):
    if descriptor == 1:
        raise OSError(errno.{reason}, os.strerror(errno.{reason}))
    return write(descriptor, data)


os.write = refuse
main(prog_name="lkj-check")
"""
"""lkj-check where whatever standard output was at the start takes nothing."""


def on_refusing_output(reason: str, *options: str) -> tuple[int, str]:
    """
    Check the clean report where standard output refuses every byte; give exit status and what standard error says.
    """
    with Path("out").open("wb") as out:
        ended = subprocess.run(
            [sys.executable, "-c", FULL.format(reason=reason), str(CLEAN), *options],
            stdout=out, stderr=subprocess.PIPE, check=False, timeout=60,
        )  # fmt: skip
    return ended.returncode, ended.stderr.decode()


@pytest.mark.parametrize("options", [(), ("--format", "json")])
def test_output_that_finds_no_space_is_told_as_such(options: tuple[str, ...]) -> None:
    """
    Standard output on a full disk is no fault of the program, and Python adds nothing at exit.
    """
    expected = "lkj-check: Keluaran tidak dapat ditulis: tempat penyimpanan penuh.\n"

    assert on_refusing_output("ENOSPC", *options) == (4, expected)


def test_other_refusals_of_the_output_are_faults() -> None:
    """
    A device that breaks is not called full.
    """
    status, told = on_refusing_output("EIO")

    assert (status, "penuh" in told) == (4, False)
