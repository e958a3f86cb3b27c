"""
``lkj-rules reviu`` from outside: what is written, what is refused, and that a fault leaves nothing behind.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import attrs
import docx
import pytest
from click.testing import CliRunner, Result

from lkj_rules.cli import examining, extras, folders, reviewing, toolbox
from lkj_rules.engine.evaluation import evaluate
from lkj_rules.model.findings import Breakage, Pointer, RuleId
from lkj_rules.render.docx import form

FIXTURES = Path(__file__).parents[2] / "fixtures"
CLEAN, ASAHAN = FIXTURES / "base" / "clean.json", FIXTURES / "reports" / "kpu-asahan-2024.json"


@pytest.fixture(autouse=True)
def quiet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Run in an empty folder, with no say of the environment.
    """
    monkeypatch.chdir(tmp_path)
    for name in ("LKJ_LANG", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


def call(*arguments: str | Path) -> Result:
    """
    Write the papers of a report into ``out``, as of one day.
    """
    words = ["reviu", *arguments, "--out", "out", "--today", "2025-03-03"]
    return CliRunner().invoke(toolbox.main, list(map(str, words)), prog_name="lkj-rules")


def text_of(name: str) -> str:
    """
    Give the text of a paper that was written.
    """
    document = docx.Document(io.BytesIO(Path("out", name).read_bytes()))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def written() -> list[str]:
    """
    Name what the folder holds, hidden files included.
    """
    return sorted(path.name for path in Path("out").iterdir()) if Path("out").exists() else []


def test_papers_are_written_and_named() -> None:
    """
    Five papers in the order in which they are read, and the next step; findings are no failure of this command.
    """
    result = call(ASAHAN)

    assert result.exit_code == 0
    assert result.stdout.splitlines()[:-1] == [f"out/{name}" for name in reviewing.NAMES]
    assert result.stdout.splitlines()[-1].startswith("Naskah pernyataan tidak disusun: 9 kesalahan belum diselesaikan.")
    assert written() == sorted(reviewing.NAMES)


def test_english_call_writes_indonesian_papers() -> None:
    """
    What the command says is in the language of the call; the official papers stay Indonesian.
    """
    result = call(CLEAN, "--lang", "en")

    assert result.stdout.splitlines()[-1].startswith("The statement is drafted.")
    assert "Tidak dapat disimpulkan dari dokumen" in text_of(reviewing.FORM)


def test_two_runs_give_the_same_bytes() -> None:
    """
    Every paper of the same run has the same bytes.
    """
    call(ASAHAN)
    first = {name: Path("out", name).read_bytes() for name in reviewing.NAMES}

    assert call(ASAHAN, "--force").exit_code == 0
    assert {name: Path("out", name).read_bytes() for name in reviewing.NAMES} == first


def test_what_is_there_is_overwritten_only_when_forced() -> None:
    """
    One paper in the way is enough to write none; ``--force`` overwrites it.
    """
    Path("out").mkdir()
    Path("out", reviewing.FORM).write_text("mine", encoding="utf-8")

    refused = call(CLEAN)

    assert (refused.exit_code, refused.stdout, written()) == (2, "", [reviewing.FORM])
    assert f"Sudah ada, tidak ditimpa: out/{reviewing.FORM}." in refused.stderr
    assert call(CLEAN, "--force").exit_code == 0
    assert written() == sorted(reviewing.NAMES)


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_folder_in_the_way_is_never_overwritten(force: tuple[str, ...]) -> None:
    """
    Not even ``--force`` puts a paper in the place of a folder.
    """
    Path("out", reviewing.FORM).mkdir(parents=True)

    assert (call(CLEAN, *force).exit_code, written()) == (2, [reviewing.FORM])


def test_out_must_be_a_folder() -> None:
    """
    A file of that name is refused, and kept.
    """
    Path("out").write_text("mine", encoding="utf-8")

    result = call(CLEAN, "--force")

    assert (result.exit_code, Path("out").read_text(encoding="utf-8")) == (2, "mine")
    assert "out bukan folder." in result.stderr


def test_a_fault_while_rendering_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The second paper fails: the first is not written either.
    """

    def fail(*_: Any) -> None:
        message = "no form"
        raise ArithmeticError(message)

    monkeypatch.setattr(form, "checklist_form", fail)

    assert (call(CLEAN).exit_code, written()) == (4, [])


def test_a_full_disk_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Writing the third file fails: what was there is unchanged, nothing new is left behind.
    """
    call(ASAHAN)
    before = {name: Path("out", name).read_bytes() for name in reviewing.NAMES}
    write = Path.write_bytes

    def filled(path: Path, data: bytes) -> int:
        if path.name == reviewing.STATEMENT:
            raise OSError(28, "No space left on device")
        return write(path, data)

    monkeypatch.setattr(folders.Path, "write_bytes", filled)
    result = call(CLEAN, "--force")

    assert (result.exit_code, "out tidak dapat ditulis: No space left on device." in result.stderr) == (2, True)
    assert {name: Path("out", name).read_bytes() for name in written()} == before


@pytest.mark.parametrize("module", ["docx", "xlsxwriter", "jinja2"])
def test_missing_package_is_named_with_its_command(monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    """
    Without the extra the command ends with 2, before it reads the report.
    """
    monkeypatch.setattr(extras, "find_spec", lambda name: None if name == module else name)

    result = call("missing.json")

    assert (result.exit_code, result.stdout, written()) == (2, "", [])
    assert 'Pasang dengan: pip install "lkj-rules[reviu]"' in result.stderr


def test_unreadable_report_ends_with_3() -> None:
    """
    No paper is written on a report that cannot be read.
    """
    result = call(FIXTURES / "broken" / "truncated.json")

    assert (result.exit_code, written()) == (3, [])
    assert "truncated.json" in result.stderr


def test_several_reports_are_refused() -> None:
    """
    A folder with one report means that report; with more, one must be named.
    """
    Path("laporan").mkdir()
    Path("laporan", "a.json").write_bytes(CLEAN.read_bytes())
    one = call("laporan")
    Path("laporan", "b.json").write_bytes(ASAHAN.read_bytes())

    several = call("laporan", "--force")

    assert (one.exit_code, several.exit_code) == (0, 2)
    assert "Sebutkan satu laporan saja, misalnya salah satu dari: laporan/a.json, laporan/b.json." in several.stderr


def test_broken_rule_ends_with_4_and_withholds_the_statement(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The papers are written all the same, and say that the check is not complete.
    """
    breakage = Breakage(rule=RuleId("CAP002"), pointer=Pointer("/lkj"), error="TypeError: x")
    monkeypatch.setattr(examining, "evaluate", lambda *given, **more: attrs.evolve(evaluate(*given, **more), breakages=(breakage,)))

    result = call(CLEAN)

    assert (result.exit_code, written()) == (4, sorted(reviewing.NAMES))
    assert "hasilnya tidak dapat dipegang: CAP002." in text_of(reviewing.STATEMENT)


def test_narrowed_check_withholds_the_statement() -> None:
    """
    With a part of the rules a clean report is not shown to be clean.
    """
    result = call(CLEAN, "--select", "TGT")

    assert result.stdout.splitlines()[-1] == (
        "Naskah pernyataan tidak disusun karena pemeriksaan tidak lengkap; sebabnya disebut dalam 03-pernyataan-telah-direviu.docx."
    )
    assert "Pemeriksaan dibatasi oleh pereviu" in text_of(reviewing.STATEMENT)


def test_details_come_from_options_then_from_the_configuration() -> None:
    """
    An option goes before the table [reviu]; what neither states is blank.
    """
    Path("lkj-check.toml").write_text('[reviu]\noffice = "Inspektorat"\nplace = "Medan"\n', encoding="utf-8")
    Path("report.json").write_bytes(CLEAN.read_bytes())

    call("report.json", "--place", "Kisaran", "--date", "2025-02-14", "--number", "700/12/2025", "--reviewer", " ")

    text = text_of(reviewing.NOTES)
    stated = ("Inspektorat", "Kisaran, 14 Februari 2025", "700/12/2025", "Medan")
    assert [word in text for word in stated] == [True, True, True, False]
    assert f"Pereviu\n:\n{'…' * 10}" in text


def test_impossible_date_is_refused() -> None:
    """
    The option is named, with the form that it takes.
    """
    result = call(CLEAN, "--date", "14-02-2025")

    assert (result.exit_code, written()) == (2, [])
    assert "--date 14-02-2025: tulis tanggal seperti 2025-01-31." in result.stderr
