"""
The lowest versions that ``pyproject.toml`` allows of what is needed at run time, and the newest that there are, work alike.

Both are installed from the package index into environments of their own.
"""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
REPORT = ROOT / "fixtures" / "reports" / "kpu-asahan-2024.json"
TEXTS = ("github", "html", "json", "junit", "markdown", "sarif", "terminal")
"""Formats whose results are the same, whatever writes them."""


def _run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """
    Run a command without ``PYTHONPATH``, which would put a checkout before what is installed.
    """
    env = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "LKJ_LANG"}}
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", check=False, timeout=600)


def _lowest(wheel: Path) -> list[str]:
    """
    Read the least version of each requirement of a wheel, as a constraint.
    """
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = importlib.metadata.PathDistribution(zipfile.Path(archive, name.removesuffix("METADATA")))
        requirements = [Requirement(text) for text in metadata.requires or ()]
    bounds = [(each.name, *each.specifier) for each in requirements]
    return [f"{name}=={bound.version}" for name, bound in bounds if bound.operator == ">="]


@pytest.fixture(scope="module", params=["lowest", "newest"])
def commands(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    Install the wheel of this checkout with such versions, and give the folder of its commands.
    """
    home = tmp_path_factory.mktemp(request.param)
    build = _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", home, ROOT, cwd=home)
    assert build.returncode == 0, build.stdout + build.stderr
    (wheel,) = home.glob("*.whl")
    constraints = home / "constraints.txt"
    constraints.write_text("\n".join(_lowest(wheel)) if request.param == "lowest" else "", encoding="utf-8")
    venv.create(home / "venv", with_pip=False, symlinks=True)
    paths = sysconfig.get_paths("venv", vars={"base": str(home / "venv"), "platbase": str(home / "venv")})
    install = _run(
        sys.executable, "-m", "pip", "--python", Path(paths["scripts"]) / "python", "install", "--quiet", "--only-binary", ":all:",
        "--disable-pip-version-check", "--constraint", constraints, f"{wheel}[reviu,testing]", "pytest", cwd=home,
    )  # fmt: skip
    assert install.returncode == 0, install.stderr
    return Path(paths["scripts"])


def _results(command: Path, folder: Path) -> dict[str, str]:
    """
    Check the real report in every format, with the papers of a reviewer; give the texts.
    """
    folder.mkdir()
    formats = [word for name in (*TEXTS, "xlsx") for word in ("--format", f"{name}={folder / name}")]
    run = _run(command / "lkj-check", "--alone", "--today", "2026-01-31", *formats, REPORT, cwd=ROOT)
    papers = _run(command / "lkj-rules", "reviu", REPORT, "--today", "2026-01-31", "--out", folder / "reviu", cwd=ROOT)
    assert (run.returncode, run.stderr, papers.returncode) == (1, "", 0), run.stderr + papers.stderr
    return {name: (folder / name).read_text(encoding="utf-8") for name in TEXTS}


def test_results_are_the_same(commands: Path, tmp_path: Path) -> None:
    """
    The results are those of the environment that all other tests run in; papers and workbook can be written.
    """
    here = _results(Path(sysconfig.get_path("scripts")), tmp_path / "here")

    there = _results(commands, tmp_path / "there")

    assert [name for name in TEXTS if here[name] != there[name]] == []


def test_words_are_suggested(commands: Path, tmp_path: Path) -> None:
    """
    A mistyped command gets its suggestion.
    """
    run = _run(commands / "lkj-rules", "--lang", "en", "explian", cwd=tmp_path)

    assert (run.returncode, "explain" in run.stderr) == (2, True)


def test_help_is_printed(commands: Path, tmp_path: Path) -> None:
    """
    Every command prints its help.
    """
    listed = _run(commands / "lkj-rules", "--help", cwd=tmp_path)
    helps = [_run(commands / "lkj-rules", name, "--help", cwd=tmp_path) for name in ("init", "reviu", "waive", "schema")]

    assert [run.returncode for run in (listed, *helps)] == [0] * 5
    assert [run.stderr for run in (listed, *helps)] == [""] * 5


def test_reports_are_drawn(commands: Path, tmp_path: Path) -> None:
    """
    Consistent reports, for tests of one's own rules, can be drawn.
    """
    imports = "from hypothesis import find; from lkj_rules.testing import consistent_reports"
    code = f"{imports}; print(find(consistent_reports(indicators=1, lines=1), bool))"

    run = _run(commands / "python", "-c", code, cwd=tmp_path)

    assert (run.returncode, "lkj-rules/1" in run.stdout) == (0, True), run.stderr


def test_cases_of_rules_hold(commands: Path) -> None:
    """
    All cases of all rules hold.
    """
    run = _run(commands / "python", "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/rules/test_cases.py", cwd=ROOT)

    assert run.returncode == 0, run.stdout[-3000:]
