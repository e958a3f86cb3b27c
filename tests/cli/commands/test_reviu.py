"""
``lkj-rules reviu`` from outside: what is written, what is refused, and that a fault leaves nothing behind.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import docx
import pytest
from click.testing import CliRunner, Result

from lkj_rules.cli import check, outputs, run, targets, toolbox
from lkj_rules.cli import review as command
from lkj_rules.engine.evaluation import evaluate
from lkj_rules.model.findings import Pointer, RuleId
from lkj_rules.model.results import Breakage
from lkj_rules.render import docx as papers

FIXTURES = Path(__file__).parents[3] / "fixtures"
CLEAN, ASAHAN = FIXTURES / "base" / "clean.json", FIXTURES / "reports" / "kpu-asahan-2024.json"


pytestmark = pytest.mark.usefixtures("quiet")


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


def old_papers(*names: str) -> dict[str, bytes]:
    """
    Put papers of an earlier run into ``out``.
    """
    papers = {name: f"{name} of before".encode() for name in names}
    Path("out").mkdir()
    for name, content in papers.items():
        Path("out", name).write_bytes(content)
    return papers


def test_papers_are_written_and_named() -> None:
    """
    Five papers in the order in which they are read, and the next step; findings are no failure of this command.
    """
    result = call(ASAHAN)

    assert result.exit_code == 0
    assert result.stdout.splitlines()[:-1] == [f"out/{name}" for name in command.NAMES]
    assert result.stdout.splitlines()[-1].startswith("Naskah pernyataan tidak disusun: 9 kesalahan belum diselesaikan.")
    assert written() == sorted(command.NAMES)


def test_english_call_writes_indonesian_papers() -> None:
    """
    What the command says is in the language of the call; the official papers stay Indonesian.
    """
    result = call(CLEAN, "--lang", "en")

    assert result.stdout.splitlines()[-1].startswith("The statement is drafted.")
    assert "Tidak dapat disimpulkan dari dokumen" in text_of(command.FORM)


def test_two_runs_give_the_same_bytes() -> None:
    """
    Every paper of the same run has the same bytes.
    """
    call(ASAHAN)
    first = {name: Path("out", name).read_bytes() for name in command.NAMES}

    assert call(ASAHAN, "--force").exit_code == 0
    assert {name: Path("out", name).read_bytes() for name in command.NAMES} == first


def test_what_is_there_is_overwritten_only_when_forced() -> None:
    """
    One paper in the way is enough to write none; ``--force`` overwrites it.
    """
    Path("out").mkdir()
    Path("out", command.FORM).write_text("mine", encoding="utf-8")

    refused = call(CLEAN)

    assert (refused.exit_code, refused.stdout, written()) == (2, "", [command.FORM])
    assert f"Sudah ada, tidak ditimpa: out/{command.FORM}." in refused.stderr
    assert call(CLEAN, "--force").exit_code == 0
    assert written() == sorted(command.NAMES)


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_folder_in_the_way_is_never_overwritten(force: tuple[str, ...]) -> None:
    """
    Not even ``--force`` puts a paper in the place of a folder.
    """
    Path("out", command.FORM).mkdir(parents=True)

    assert (call(CLEAN, *force).exit_code, written()) == (2, [command.FORM])


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

    monkeypatch.setattr(papers, "checklist_form", fail)

    assert (call(CLEAN).exit_code, written()) == (4, [])


def test_a_full_disk_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Writing the third file fails: what was there is unchanged, nothing new is left behind.
    """
    before = old_papers(*command.NAMES)
    write = Path.write_bytes

    def filled(path: Path, data: bytes) -> int:
        if path.name == command.STATEMENT:
            raise OSError(28, "No space left on device")
        return write(path, data)

    monkeypatch.setattr(targets.Path, "write_bytes", filled)
    result = call(CLEAN, "--force")

    assert (result.exit_code, "out tidak dapat ditulis: tempat penyimpanan penuh." in result.stderr) == (2, True)
    assert {name: Path("out", name).read_bytes() for name in written()} == before


def test_a_fault_while_moving_puts_back_what_was_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The third file cannot be put in its place: the first two are those of before again, and the others untouched.
    """
    before = old_papers(command.NOTES, command.STATEMENT, command.WORKING_PAPER)
    replace = Path.replace

    def stuck(path: Path, target: Path) -> Path:
        if path.name == command.STATEMENT:
            raise OSError(13, "Permission denied")
        return replace(path, target)

    monkeypatch.setattr(targets.Path, "replace", stuck)
    result = call(CLEAN, "--force")

    assert (result.exit_code, "out tidak dapat ditulis: pengguna ini tidak berhak." in result.stderr) == (2, True)
    assert {name: Path("out", name).read_bytes() for name in written()} == before


def test_a_folder_that_was_made_is_not_left_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Nothing was written: the folder is gone again. One that cannot be made is named.
    """
    def fail(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(targets.Path, "write_bytes", fail)
    full = call(CLEAN)
    Path("out").write_text("mine", encoding="utf-8")
    below = CliRunner().invoke(
        toolbox.main, ["reviu", str(CLEAN), "--out", "out/reviu", "--today", "2025-03-03"], prog_name="lkj-rules"
    )

    assert (full.exit_code, below.exit_code, Path("out").read_text(encoding="utf-8")) == (2, 2, "mine")
    assert "out/reviu tidak dapat ditulis: " in below.stderr


@pytest.mark.slow
def test_hash_seeds_and_zones_do_not_show() -> None:
    """
    Whatever order sets have in a process, and wherever it runs, the papers have the same bytes.
    """
    taken = []
    for seed, zone in (("1", "Asia/Jakarta"), ("2", "America/New_York")):
        code = "from lkj_rules.cli.toolbox import main; main()"
        words = ["reviu", str(ASAHAN), "--out", f"out{seed}", "--today", "2025-03-03"]
        subprocess.run(
            [sys.executable, "-c", code, *words], check=True, capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
        )  # fmt: skip
        taken.append({name: Path(f"out{seed}", name).read_bytes() for name in command.NAMES})

    assert taken[0] == taken[1]


@pytest.mark.parametrize("module", ["docx", "xlsxwriter", "jinja2"])
def test_missing_package_is_named_with_its_command(monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    """
    Without the extra the command ends with 2, before it reads the report.
    """
    monkeypatch.setattr(outputs, "find_spec", lambda name: None if name == module else name)

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


def test_other_year_that_cannot_be_read_withholds_the_statement() -> None:
    """
    Papers are written next to a broken report of last year, which is named; the check is incomplete, and the status is 3.
    """
    content = json.loads(CLEAN.read_text(encoding="utf-8"))
    Path("report.json").write_text(json.dumps(content), encoding="utf-8")
    Path("lalu.json").write_text(json.dumps({**content, "tahun": content["tahun"] - 1})[:-1], encoding="utf-8")

    result = call("report.json")

    assert (result.exit_code, len(written())) == (3, 5)
    assert result.stderr.startswith("lalu.json: Laporan ")
    assert "pemeriksaan tidak lengkap" in result.stdout
    assert "lalu.json" in text_of(command.STATEMENT)


def test_a_folder_with_one_report_means_that_report() -> None:
    """
    Its papers are written into the folder itself.
    """
    Path("laporan").mkdir()
    Path("laporan", "a.json").write_bytes(CLEAN.read_bytes())

    assert (call("laporan").exit_code, written()) == (0, sorted(command.NAMES))


def test_several_reports_get_a_folder_each_and_a_list() -> None:
    """
    The most severe is named first; one that was cut off is reported and listed, and changes nothing of what is said of the others.
    """
    Path("laporan", "asahan").mkdir(parents=True)
    Path("laporan", "a.json").write_bytes(CLEAN.read_bytes())
    Path("laporan", "asahan", "b.json").write_bytes(ASAHAN.read_bytes())
    Path("laporan", "c.json").write_bytes(ASAHAN.read_bytes()[:3000])

    result, refused = call("laporan"), call("laporan")
    among = {name: Path("out", "asahan", "b", name).read_bytes() for name in command.NAMES}
    holds, listed = written(), text_of(command.LIST)
    alone = call("laporan/asahan/b.json")

    assert (result.exit_code, result.stderr.startswith("laporan/c.json:")) == (3, True)
    *named, last = result.stdout.splitlines()
    assert [line.partition(":")[0] for line in named] == [f"out/{command.LIST}", "out/asahan/b/", "out/a/"]
    assert last == "Berkas reviu ditulis untuk 2 dari 3 laporan; naskah pernyataan disusun untuk 1."
    assert holds == [command.LIST, "a", "asahan"]
    assert "\nbelum disusun: ada kesalahan\nasahan/b\n" in listed
    assert "\nkonsep disusun\na" in listed
    assert "laporan/c.json:" in listed
    assert (refused.exit_code, "02-formulir-checklist-reviu.docx (+3). Pakai --force" in refused.stderr) == (2, True)
    assert (alone.exit_code, {name: Path("out", name).read_bytes() for name in command.NAMES}) == (0, among)


@pytest.mark.parametrize(("names", "folders"), [
    (("laporan/a.json", "laporan/b.json"), ("a", "b")),
    (("2023/a.json", "2024/a.json"), ("2023/a", "2024/a")),
    (("../a.json", "a.json"), ("a", "a-2")),
    (("x/a.json", "x/y/a.json"), ("a", "y/a")),
])  # fmt: skip
def test_folders_are_named_after_files(names: tuple[str, ...], folders: tuple[str, ...]) -> None:
    """
    Each report has its own, never outside the folder asked for.
    """
    assert [path.as_posix() for path in targets.folders_for(Path(), names)] == list(folders)


def test_broken_rule_ends_with_4_and_withholds_the_statement(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The papers are written all the same, and say that the check is not complete.
    """
    breakage = Breakage(rule=RuleId("CAP002"), pointer=Pointer("/lkj"), error="TypeError: x")
    monkeypatch.setattr(run, "evaluate", lambda *given, **more: attrs.evolve(evaluate(*given, **more), breakages=(breakage,)))

    result = call(CLEAN)

    assert (result.exit_code, written()) == (4, sorted(command.NAMES))
    assert "hasilnya tidak dapat dipegang: CAP002." in text_of(command.STATEMENT)


def test_notes_of_errors_alone() -> None:
    """
    ``--severity error`` leaves milder findings out of the notes, and says how many; the other papers stay as they are.
    """
    call(ASAHAN, "--severity", "error")

    text = text_of(command.NOTES)
    assert ("KESALAHAN" in text, "PERINGATAN" in text, "Lampiran 5" in text) == (True, False, False)
    assert "temuan yang lebih ringan tidak dimuat." in text


def test_narrowed_check_withholds_the_statement() -> None:
    """
    With a part of the rules a clean report is not shown to be clean.
    """
    result = call(CLEAN, "--select", "TGT")

    assert result.stdout.splitlines()[-1] == (
        "Naskah pernyataan tidak disusun karena pemeriksaan tidak lengkap; sebabnya disebut dalam 03-pernyataan-telah-direviu.docx."
    )
    assert "Pemeriksaan dibatasi oleh pereviu" in text_of(command.STATEMENT)


def test_list_says_why_no_statement_is_drafted() -> None:
    """
    Reports without errors of which only a part of the rules was run have no statement, for that reason.
    """
    for name in ("a", "b"):
        Path(f"{name}.json").write_bytes(CLEAN.read_bytes())

    call("a.json", "b.json", "--select", "TGT")

    assert text_of(command.LIST).count("\nbelum disusun: tidak semua aturan dijalankan; baru 41 persen angka diuji\n") == 2


def test_details_come_from_options_then_from_the_configuration() -> None:
    """
    An option goes before the table [reviu]; what neither states is blank.
    """
    Path("lkj-check.toml").write_text('[reviu]\noffice = "Inspektorat"\nplace = "Medan"\n', encoding="utf-8")
    Path("report.json").write_bytes(CLEAN.read_bytes())

    options = ("--place", "Kisaran", "--date", "2025-02-14", "--number", "700/12/2025", "--reviewer", " ")
    call("report.json", "--config", "lkj-check.toml", *options)

    text = text_of(command.NOTES)
    stated = ("Inspektorat", "Kisaran, 14 Februari 2025", "700/12/2025", "Medan")
    assert [word in text for word in stated] == [True, True, True, False]
    assert f"Pereviu\n:\n{'…' * 10}" in text


def test_every_detail_of_the_configuration_is_taken_and_gives_way() -> None:
    """
    Reviewer, position, office, place and number: each from the table [reviu], each overruled by its option.
    """
    stated = {name: f"{name} menurut konfigurasi" for name in ("reviewer", "position", "office", "place", "number")}
    table = "\n".join(f'{name} = "{text}"' for name, text in stated.items())
    Path("lkj-check.toml").write_text(f"[reviu]\n{table}\n", encoding="utf-8")
    Path("report.json").write_bytes(CLEAN.read_bytes())
    options = [word for name in stated for word in (f"--{name}", f"{name} menurut pilihan")]

    call("report.json", "--config", "lkj-check.toml")
    configured = text_of(command.NOTES)
    call("report.json", "--config", "lkj-check.toml", "--force", *options)
    chosen = text_of(command.NOTES)

    assert [text in configured for text in stated.values()] == [True] * 5
    assert [f"{name} menurut pilihan" in chosen for name in stated] == [True] * 5
    assert "menurut konfigurasi" not in chosen


POSITIVE = "Berdasarkan reviu kami, tidak terdapat kondisi atau hal-hal yang menimbulkan perbedaan"


def _one_error(*explained: dict[str, Any]) -> None:
    """
    Write the clean report with one error: the text gives 25 as the target of SOS, the tables 24.
    """
    report = json.loads(CLEAN.read_text(encoding="utf-8"))
    report["lkj"]["sebutan"][1]["nilai"] = "25"
    report["penjelasan"].extend(explained)
    Path("report.json").write_text(json.dumps(report), encoding="utf-8")


def _error() -> dict[str, Any]:
    """
    Give the one error.
    """
    told = CliRunner().invoke(check.main, ["report.json", "--select", "TGT006", "--format", "json", "--today", "2025-03-03"]).stdout
    (finding,) = json.loads(told)["findings"]
    return dict(finding)


def _waive() -> None:
    """
    Waive the one error.
    """
    words = ("--reason", "Salah ketik, sudah diralat", "--basis", "Ralat 3/2025", "--requested-by", "Perencana")
    waived = CliRunner().invoke(
        toolbox.main,
        ["waive", "report.json", _error()["fingerprint"], *words, "--approved-by", "Ketua Tim Reviu", "--today", "2025-03-03"],
    )
    assert waived.exit_code == 0


def test_statement_waits_until_the_error_is_settled() -> None:
    """
    Open or known before: withheld. Explained in the report, or waived: drafted, with what remains named.
    """
    explanation = {
        "apa": "Target SOS dalam naskah", "mengapa": "Naskah mengutip rencana awal.", "dokumen": "Nota 7/2024",
        "tanggal": "2025-01-05", "aturan": "TGT006", "indikator": "SOS", "ukuran": "target",
    }  # fmt: skip

    _one_error()
    told = {"open": (call("report.json").stdout, text_of(command.STATEMENT))}
    CliRunner().invoke(toolbox.main, ["baseline", "write", "report.json", "--today", "2025-03-03"])
    told["known"] = (call("report.json", "--force", "--baseline", "lkj-baseline.json").stdout, text_of(command.STATEMENT))
    _waive()
    told["waived"] = (call("report.json", "--force", "--waivers", "lkj-waivers.toml").stdout, text_of(command.STATEMENT))
    _one_error({**explanation, "nilai": _error()["values"]})
    told["explained"] = (call("report.json", "--force").stdout, text_of(command.STATEMENT))

    assert {status: POSITIVE in text for status, (_, text) in told.items()} == {
        "open": False, "known": False, "waived": True, "explained": True,
    }  # fmt: skip
    assert {status: "Naskah pernyataan tidak disusun: 1 kesalahan" in said for status, (said, _) in told.items()} == {
        "open": True, "known": True, "waived": False, "explained": False,
    }  # fmt: skip
    assert "Paragraf penjelas: 1 temuan dikecualikan dengan persetujuan" in told["waived"][1]
    assert "Paragraf penjelas: 1 penyimpangan telah dijelaskan oleh instansi" in told["explained"][1]


def test_dead_waiver_withholds_the_statement() -> None:
    """
    The waived value changed: the error is open again, and the waiver is a finding of its own.
    """
    _one_error()
    _waive()
    report = json.loads(Path("report.json").read_text(encoding="utf-8"))
    report["lkj"]["sebutan"][1]["nilai"] = "26"
    Path("report.json").write_text(json.dumps(report), encoding="utf-8")

    call("report.json", "--waivers", "lkj-waivers.toml")

    assert POSITIVE not in text_of(command.STATEMENT)


def test_impossible_date_is_refused() -> None:
    """
    The option is named, with the form that it takes.
    """
    result = call(CLEAN, "--date", "14-02-2025")

    assert (result.exit_code, written()) == (2, [])
    assert "--date 14-02-2025: tulis tanggal seperti 2025-01-31." in result.stderr
