"""
The hook as pre-commit runs it: the package installed by pre-commit from a repository, in repositories of report data.

Nothing is downloaded: pre-commit's pip gets this environment's distributions, packed as wheels, in place of an index.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterable
from pathlib import Path

import openpyxl
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from lkj_rules.files.form.writer import write_form

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
CLEAN = ROOT / "fixtures" / "base" / "clean.json"
SHIPPED = ("src", "rules", "fixtures", "hatch_build.py", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """
    Run a command with an identity for git, and without what git or a person has set for other repositories.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") and name != "LKJ_LANG"}
    identity = {f"GIT_{who}_{what}": f"{who}@example.invalid" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return subprocess.run(
        command, cwd=cwd, env={**kept, **identity, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, **environment},
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=600,
    )  # fmt: skip


def git(*words: str | Path, cwd: Path) -> str:
    """
    Run git, which must succeed.
    """
    done = run("git", *words, cwd=cwd)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def distributions() -> Iterable[importlib.metadata.Distribution]:
    """
    Give what the package needs to be built and to run, with all that these need.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    waiting = [*project["build-system"]["requires"], *project["project"]["dependencies"]]
    done: set[str] = set()
    while waiting:
        requirement = Requirement(waiting.pop())
        name = canonicalize_name(requirement.name)
        if name in done or (requirement.marker is not None and not requirement.marker.evaluate({"extra": ""})):
            continue
        done.add(name)
        distribution = importlib.metadata.distribution(name)
        waiting += distribution.requires or ()
        yield distribution


def pack(distribution: importlib.metadata.Distribution, shelf: Path) -> None:
    """
    Pack an installed distribution as the wheel that it was.
    """
    (tag,) = re.findall(r"^Tag: (.*)$", distribution.read_text("WHEEL") or "", re.MULTILINE)[:1]
    name = distribution.name.replace("-", "_").replace(".", "_")
    files = [file for file in distribution.files or () if ".." not in file.parts and "__pycache__" not in file.parts]
    with zipfile.ZipFile(shelf / f"{name}-{distribution.version}-{tag}.whl", "w") as wheel:
        for file in files:
            if file.name not in {"INSTALLER", "REQUESTED", "direct_url.json"}:
                wheel.write(str(distribution.locate_file(file)), file.as_posix())


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """
    Give pre-commit a home of its own, and a shelf of wheels in place of an index.
    """
    shelf = tmp_path_factory.mktemp("wheels")
    for distribution in distributions():
        pack(distribution, shelf)
    return {"PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("home")), "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(shelf)}


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """
    Commit the checkout to a repository and give it with its revision.
    """
    folder = tmp_path_factory.mktemp("hooks")
    for name in SHIPPED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)
    git("init", "--quiet", ".", cwd=folder)
    git("add", "--all", cwd=folder)
    git("commit", "--quiet", "--message", "release", cwd=folder)
    return folder, git("rev-parse", "HEAD", cwd=folder)


class Data:
    """
    Hold a repository of report data in which the hook is configured.
    """

    def __init__(self, folder: Path, hooks: tuple[Path, str], environment: dict[str, str]) -> None:
        self.folder, self.environment = folder, environment
        repo = {"repo": str(hooks[0]), "rev": hooks[1], "hooks": [{"id": "lkj-check", "args": ["--fail-on", "warning"]}]}
        self.write(".pre-commit-config.yaml", {"repos": [repo]})  # JSON is YAML
        git("init", "--quiet", ".", cwd=folder)

    def write(self, name: str, content: object) -> None:
        """
        Write a file as JSON, text as it is.
        """
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False, indent=1)
        path.write_text(text, encoding="utf-8")

    def commit_unchecked(self) -> None:
        """
        Commit all that there is, past the hook.
        """
        git("add", "--all", cwd=self.folder)
        git("commit", "--quiet", "--no-verify", "--message", "data", cwd=self.folder)

    def check_changes(self) -> subprocess.CompletedProcess[str]:
        """
        Stage what changed and run the hook on it, as a commit would.
        """
        git("add", "--all", cwd=self.folder)
        return run(sys.executable, "-m", "pre_commit", "run", "--verbose", cwd=self.folder, **self.environment)


@pytest.fixture
def data(tmp_path: Path, hooks: tuple[Path, str], environment: dict[str, str]) -> Data:
    """
    Make a repository of report data.
    """
    return Data(tmp_path, hooks, environment)


def year(tahun: int, realisasi: str, last_year: str | None = None, capaian: str | None = None) -> dict[str, object]:
    """
    Make the report of a year with one indicator: what was achieved, and what it says of the year before.
    """
    row = {"indikator": "A", "target": "100", "realisasi": realisasi, "capaian": capaian or f"{realisasi} %"}
    tabel: list[dict[str, object]] = [{"id": "ukur", "jenis": "pengukuran", "baris": [row]}]
    if last_year is not None:
        kolom = {"id": "lalu", "ukuran": "realisasi", "tahun": tahun - 1}
        baris = [{"indikator": "A", "sel": {"lalu": last_year}}]
        tabel.append({"id": "banding", "jenis": "perbandingan", "kolom": [kolom], "baris": baris})
    return {
        "format": "lkj-rules/1", "entitas": {"nama": "Instansi Contoh", "level": "satker"}, "tahun": tahun,
        "indikator": [{"kode": "A", "nama": "Indikator A", "arah": "maksimum", "jenis": "cacah"}], "lkj": {"tabel": tabel},
    }  # fmt: skip


def test_unrelated_json_is_clean_and_silent(data: Data) -> None:
    """
    A package, a map, a list and broken JSON that is not a report: the hook passes and writes nothing.
    """
    data.write("package.json", {"name": "x"})
    data.write("peta.json", {"type": "FeatureCollection", "features": []})
    data.write("daftar.json", [1, 2])
    data.write("rusak.json", '{"name": ')

    result = data.check_changes()

    assert result.returncode == 0, result.stdout + result.stderr
    assert re.search(r"lkj-check\.+Passed\n- hook id: lkj-check\n- duration: [0-9.]+s\n*\Z", result.stdout), result.stdout


def test_workbooks_are_checked_and_others_passed_over(data: Data) -> None:
    """
    A workbook to fill in whose office has no name fails at its cell; other workbooks and lock files are not spoken of.
    """
    openpyxl.Workbook().save(data.folder / "gaji.xlsx")
    data.write("~$isian.xlsx", "\x05User")
    unrelated = data.check_changes()
    (data.folder / "isian.xlsx").write_bytes(write_form({"tahun": 2024}, year=2024))

    result = data.check_changes()

    assert (unrelated.returncode, "lkj-check." in unrelated.stdout) == (0, True), unrelated.stdout
    assert (result.returncode, "isian.xlsx:Identitas!B5" in result.stdout, "gaji" in result.stdout) == (1, True, False)


def test_broken_report_fails(data: Data) -> None:
    """
    A report cut off in the middle fails the hook, with its place.
    """
    data.write("laporan/2024.json", CLEAN.read_text(encoding="utf-8")[:3000])

    result = data.check_changes()

    assert result.returncode == 1
    assert "- exit code: 3\n" in result.stdout
    assert re.search(r"^laporan/2024\.json:\d+:\d+", result.stdout, re.MULTILINE)


def test_changed_year_is_held_against_unchanged_ones(data: Data) -> None:
    """
    Only 2024 changes: what it and its neighbours say of each other is reported in its lines; their own wrong capaian, 12 %, is not.
    """
    data.write("2023.json", year(2023, "80", capaian="12 %"))
    data.write("2024.json", year(2024, "90", last_year="80"))
    data.write("2025.json", year(2025, "95", last_year="90", capaian="12 %"))
    data.commit_unchecked()
    unchanged = data.check_changes()
    data.write("2024.json", year(2024, "91", last_year="85"))

    result = data.check_changes()

    assert "(no files to check)Skipped" in unchanged.stdout
    assert (result.returncode, "- exit code: 1\n" in result.stdout) == (1, True)
    assert re.findall(r"^20\d\d\.json$", result.stdout, re.MULTILINE) == ["2024.json"]
    said = " ".join(result.stdout.split())
    assert "tertulis 85, sedangkan LKj tahun 2023 melaporkan 80" in said
    assert "tertulis 91 · lkj 2025 90" in said
    assert "12 %" not in said


def test_two_changed_years_are_told_once(data: Data) -> None:
    """
    Both of two years that contradict one another change: each is reported once, the contradiction once.
    """
    data.write("2023.json", year(2023, "80"))
    data.write("2024.json", year(2024, "90", last_year="85"))

    result = data.check_changes()

    assert result.returncode == 1
    assert result.stdout.count("RIW002") == 1


def test_changed_shared_document_is_checked_by_its_reports(data: Data) -> None:
    """
    Two offices share a Renstra; only it changes, to 82,00 % for DPB where both agree on 78,00 %: both reports are checked.
    """
    content = json.loads(CLEAN.read_text(encoding="utf-8"))
    plan, content["renstra"] = content["renstra"], "bersama/renstra.json"
    for number in (1, 2):
        content["entitas"]["nama"] = f"KPU Kabupaten Contoh {number}"
        data.write(f"laporan/{number}.json", content)
    data.write("laporan/bersama/renstra.json", plan)
    data.commit_unchecked()
    (row,) = [row for row in plan["baris"] if row["indikator"] == "DPB"]
    row["target"]["2024"] = "82,00 %"
    data.write("laporan/bersama/renstra.json", plan)

    result = data.check_changes()

    assert result.returncode == 1
    assert result.stdout.count("laporan/bersama/renstra.json:") >= 2
    assert [name for name in ("KPU Kabupaten Contoh 1", "KPU Kabupaten Contoh 2") if name not in result.stdout] == []
    assert "TGT002" in result.stdout


def test_try_repo(tmp_path: Path, hooks: tuple[Path, str], environment: dict[str, str]) -> None:
    """
    ``pre-commit try-repo`` finds the hook and runs it on a clean report.
    """
    git("init", "--quiet", ".", cwd=tmp_path)
    shutil.copy(CLEAN, tmp_path / "report.json")
    git("add", "--all", cwd=tmp_path)

    result = run(
        sys.executable, "-m", "pre_commit", "try-repo", hooks[0], "lkj-check", "--ref", hooks[1], "--all-files",
        cwd=tmp_path, **environment,
    )  # fmt: skip

    assert (result.returncode, "lkj-check" in result.stdout) == (0, True), result.stdout + result.stderr
    assert "Passed" in result.stdout
