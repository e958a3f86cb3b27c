"""
What a run reads, or another run could read, is never written over by an output without ``--force``.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from lkj_rules.cli import check, targets, toolbox

FIXTURES = Path(__file__).parents[2] / "fixtures"
CLEAN = FIXTURES / "base" / "clean.json"
PROFILE = 'format = "lkj-profile/1"\nname = "kami"\ntitle.id = "Uji"\ntitle.en = "Test"\n'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """
    Work in a folder with a report, its Renstra in a file of its own, and every other kind of input.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LKJ_LANG", raising=False)
    content = json.loads(CLEAN.read_text(encoding="utf-8"))
    inputs = {
        "renstra.json": json.dumps(content["renstra"]), "report.json": json.dumps({**content, "renstra": "renstra.json"}),
        "lain.json": json.dumps({**content, "tahun": 2023}), "terpotong.json": CLEAN.read_text(encoding="utf-8")[:900],
        "data.json": "[1]", "garis": '{"format": "lkj-baseline/2", "findings": []}', "kami.toml": PROFILE, "rusak.toml": "[",
        "lkj-waivers.toml": 'format = "lkj-waivers/2"\n', "pengecualian": 'format = "lkj-waivers/2"\n',
        "lkj-check.toml": "# nothing yet\n", "konfigurasi": "# nothing yet\n", "aturan.TOML": "# a rule to be\n",
        "surat.pdf": "%PDF-1.7", "tabel.xlsx": "PK\x03\x04",
    }  # fmt: skip
    for name, text in inputs.items():
        Path(name).write_text(text, encoding="utf-8")
    Path("utf16.json").write_bytes(CLEAN.read_bytes().decode().encode("utf-16"))
    return tmp_path


def call(*arguments: str) -> Result:
    """
    Check the report, alone.
    """
    read = ("--waivers", "pengecualian", "--baseline", "garis", "--config", "konfigurasi", "--profile", "kami.toml")
    return CliRunner().invoke(check.main, ["report.json", "--alone", *read, *arguments], prog_name="lkj-check")


def contents() -> dict[str, bytes]:
    """
    Give everything in the folder.
    """
    return {path.name: path.read_bytes() for path in Path().iterdir() if path.is_file()}


INPUTS = (
    "report.json", "renstra.json", "lain.json", "data.json", "terpotong.json", "utf16.json", "lkj-waivers.toml", "pengecualian",
    "garis", "lkj-check.toml", "konfigurasi", "kami.toml", "aturan.TOML", "rusak.toml", "surat.pdf", "tabel.xlsx",
)  # fmt: skip


@pytest.mark.parametrize("name", INPUTS)
@pytest.mark.parametrize("how", ["format", "output", "link", "hard link"])
def test_input_is_kept(name: str, how: str) -> None:
    """
    Reports, their parts, papers, configuration, rules and documents: whatever they are called, and by whatever link.
    """
    target = name
    if "link" in how:
        target = "hasil.txt"
        (os.symlink if how == "link" else os.link)(name, target)
    before = contents()

    result = call("--format", "json", "--output", target) if how == "output" else call("--format", f"json={target}")

    assert result.exit_code == 2, result.output
    assert result.stderr.startswith(f"lkj-check: Tidak ditimpa: {target} (")
    assert contents() == before


def test_force_allows_it() -> None:
    """
    ``--force`` writes over another report, and says nothing.
    """
    result = call("--format", "json=lain.json", "--force")

    assert (result.exit_code, json.loads(Path("lain.json").read_text(encoding="utf-8"))["format"]) == (0, "lkj-check/1")


def test_part_that_is_not_json_is_kept() -> None:
    """
    A part that cannot be read is an input of this run all the same.
    """
    Path("renstra.json").write_text("rusak", encoding="utf-8")

    assert call("--format", "json=renstra.json").exit_code == 2
    assert Path("renstra.json").read_text(encoding="utf-8") == "rusak"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("gambar.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
        ("rkt.json", b'{"$schema": "../sarif/rkt.schema.json", "baris": []}'),  # a part of a report that is not checked now
    ],
)
def test_what_no_check_wrote_is_kept(name: str, data: bytes) -> None:
    """
    Neither a picture nor JSON that merely mentions SARIF is an earlier result.
    """
    Path(name).write_bytes(data)

    result = call("--output", name)

    assert (result.exit_code, Path(name).read_bytes()) == (2, data)


def test_earlier_results_are_written_over() -> None:
    """
    The same call twice needs no ``--force``, in any format; nor do an empty file and text that no run reads.
    """
    forms = ("json", "sarif", "junit", "github", "markdown", "html", "xlsx")
    words = [word for form in forms for word in ("--format", f"{form}=hasil.{form}")]
    Path("hasil.json").touch()
    Path("hasil.markdown").write_text("# Catatan\n\nTeks.\n", encoding="utf-8")
    Path("hasil.html").write_text("<p>'entitas', 'tahun', 'lkj': lkj-rules/1</p>", encoding="utf-8")  # marks of a report

    statuses = [call(*words, "--format", "terminal", "--output", "hasil.txt").exit_code for _ in range(2)]

    assert statuses == [0, 0]


def test_workbook_that_was_edited_is_kept() -> None:
    """
    A working paper in which somebody wrote is not an earlier result any more.
    """
    call("--format", "xlsx=kkr.xlsx")
    book = load_workbook("kkr.xlsx")
    book.save("kkr.xlsx")

    assert call("--format", "xlsx=kkr.xlsx").exit_code == 2


@pytest.mark.parametrize(("one", "other"), [("a.txt", "./a.txt"), ("a.txt", "A.TXT"), ("a.txt", "tautan"), ("a.txt", "keras")])
def test_two_outputs_have_two_files(one: str, other: str) -> None:
    """
    One path, one file by a link, and names that some systems take for one.
    """
    Path("a.txt").touch()
    Path("tautan").symlink_to("a.txt")
    Path("keras").hardlink_to("a.txt")

    result = call("--format", f"json={one}", "--format", f"markdown={other}", "--force")

    assert (result.exit_code, "dua keluaran" in result.stderr) == (2, True)


@pytest.mark.parametrize("target", [".", "tidak-ada/hasil.json"])
def test_output_is_a_file_in_a_folder(target: str) -> None:
    """
    A folder cannot be written to, and none is made.
    """
    result = call("--format", f"json={target}", "--force")

    assert (result.exit_code, f"{target} tidak dapat ditulis" in result.stderr) == (2, True)


def test_permissions_stay() -> None:
    """
    A file for its owner alone stays so; a new one has what the system gives new files.
    """
    Path("lama.txt").touch()
    Path("lama.txt").chmod(0o600)
    Path("biasa.txt").touch()

    for name in ("lama.txt", "baru.txt"):
        targets.write_whole(name, "x")

    assert Path("lama.txt").stat().st_mode & 0o777 == 0o600
    assert Path("baru.txt").stat().st_mode == Path("biasa.txt").stat().st_mode


def test_long_names_have_room() -> None:
    """
    The draft of a file with the longest legal name has a shorter one.
    """
    name = f"{'n' * 251}.txt"

    targets.write_whole(name, "x")

    assert Path(name).read_text(encoding="utf-8") == "x"


@pytest.mark.parametrize("name", ["report.json", "renstra.json", "kami.toml"])
def test_other_commands_keep_inputs(name: str) -> None:
    """
    ``mutate`` writes over no input without ``--force``, ``baseline write`` over no report, part or TOML even with it.
    """
    before = contents()

    mutated = CliRunner().invoke(toolbox.main, ["mutate", "report.json", "--sample", "1", "--out", name])
    recorded = CliRunner().invoke(toolbox.main, ["baseline", "write", "report.json", "--out", name, "--force"])

    assert (mutated.exit_code, recorded.exit_code, contents()) == (2, 2, before)


def test_papers_keep_their_permissions() -> None:
    """
    Papers that are written again with ``--force`` stay closed to others.
    """
    shutil.copy(CLEAN, "bersih.json")
    words = ["reviu", "bersih.json", "--out", "reviu", "--force"]
    CliRunner().invoke(toolbox.main, words)
    paper = next(Path("reviu").glob("*.html"))
    paper.chmod(0o600)

    CliRunner().invoke(toolbox.main, words)

    assert paper.stat().st_mode & 0o777 == 0o600
