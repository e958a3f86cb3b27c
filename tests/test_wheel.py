"""
The wheel is the product: it carries all rules and works from any folder, with no more than its declared dependencies.

Nothing is downloaded: the build uses this environment's hatchling, and the fresh environment gets copies of the distributions that
the wheel declares, no others.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent


def _run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """
    Run a command without ``PYTHONPATH``, which would put a checkout before what is installed.
    """
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    Build the wheel of this checkout.
    """
    folder = tmp_path_factory.mktemp("dist")
    build = _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    assert build.returncode == 0, build.stdout + build.stderr
    (file,) = folder.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    Install the wheel into a fresh environment and give the folder of its commands.
    """
    home = tmp_path_factory.mktemp("fresh")
    venv.create(home, with_pip=False, symlinks=True)
    paths = sysconfig.get_paths("venv", vars={"base": str(home), "platbase": str(home)})
    _copy_dependencies(wheel, Path(paths["purelib"]))
    python = Path(paths["scripts"]) / "python"
    install = _run(
        sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", "--disable-pip-version-check", wheel,
        cwd=home,
    )
    assert install.returncode == 0, install.stdout + install.stderr
    return Path(paths["scripts"])


def _checkout(target: Path, *, backwards: bool) -> Path:
    """
    Copy what is built, its files made in one order or the other, and with other times.
    """
    names = (*tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["sdist"]["include"],
             "pyproject.toml", ".gitignore")
    paths = [path for name in names for path in ((ROOT / name).rglob("*") if (ROOT / name).is_dir() else (ROOT / name,))]
    for at, path in enumerate(sorted((path for path in paths if path.is_file()), reverse=backwards)):
        copy = target / path.relative_to(ROOT)
        if "__pycache__" not in path.parts:
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
            os.utime(copy, (1_000_000_000 + at, 1_000_000_000 + at))
    return target


def _copy_dependencies(wheel: Path, target: Path) -> None:
    """
    Copy the distributions that the wheel requires, and those that they require, from this environment.
    """
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = importlib.metadata.PathDistribution(zipfile.Path(archive, name.removesuffix("METADATA")))
        waiting = list(metadata.requires or ())
    done: set[str] = set()
    while waiting:
        requirement = Requirement(waiting.pop())
        name = canonicalize_name(requirement.name)
        if name in done or (requirement.marker is not None and not requirement.marker.evaluate({"extra": ""})):
            continue
        done.add(name)
        distribution = importlib.metadata.distribution(name)
        waiting += distribution.requires or ()
        for file in distribution.files or ():
            if ".." not in file.parts and "__pycache__" not in file.parts:
                (target / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(distribution.locate_file(file), target / file)  # type: ignore[arg-type]  # a real path


def test_wheel_carries_every_rule(wheel: Path) -> None:
    """
    The wheel holds the rule files of the checkout, byte for byte, and no others.
    """
    checkout = {file.relative_to(ROOT / "rules").as_posix(): file.read_bytes() for file in (ROOT / "rules").rglob("*.toml")}

    with zipfile.ZipFile(wheel) as archive:
        prefix = "lkj_rules/_rules/"
        names = [name for name in archive.namelist() if name.startswith(prefix) and name.endswith(".toml")]
        shipped = {name.removeprefix(prefix): archive.read(name) for name in names}

    assert shipped == checkout


def test_wheel_is_typed_and_licensed(wheel: Path) -> None:
    """
    The wheel tells type checkers that it is typed, and carries the licence.
    """
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()

    assert "lkj_rules/py.typed" in names
    assert any(name.endswith("/licenses/LICENSE") for name in names)


def test_installed_command_finds_faults(installed: Path, tmp_path: Path) -> None:
    """
    From another folder the installed command reads the real report and ends with status 1: findings.
    """
    report = ROOT / "fixtures" / "reports" / "kpu-asahan-2024.json"

    run = _run(installed / "lkj-check", report, cwd=tmp_path)

    assert (run.returncode, run.stderr) == (1, "")


_LOADED = """
import atexit, json, sys

def tell():
    import attrs
    from lkj_rules.model import Record
    classes = {each for module in list(sys.modules.values()) for each in vars(module).values() if isinstance(each, type)}
    ours = [each for each in classes if each.__module__.startswith("lkj_rules") and attrs.has(each)]
    own = [sorted(each.__name__ for each in ours if name in vars(each)) for name in ("__repr__", "__eq__")]
    print(json.dumps([sorted(sys.modules), len(ours), *own]), file=sys.stderr)

atexit.register(tell)
from lkj_rules.cli.check import main
main()
"""


def test_clean_start_loads_little(installed: Path, tmp_path: Path) -> None:
    """
    A clean report costs no part that only findings, other formats, workbooks, papers, profiles or rule files need.

    The figures are what is loaded now: whoever adds a module or a class to every start looks first for what can be left out.
    """
    folder = tmp_path / "kantor" / "2024"  # reports of other years are looked for next to the folder: not among other tests
    folder.mkdir(parents=True)
    report = shutil.copy(ROOT / "fixtures" / "base" / "clean.json", folder)

    run = _run(installed / "python", "-c", _LOADED, report, cwd=tmp_path)

    modules, classes, shown_by_attrs, compared_by_attrs = json.loads(run.stderr)
    needless = {
        "importlib.metadata", "pickle", "rapidfuzz", "rich", "tomllib", "zipfile", "lkj_rules.cli.protection",
        "lkj_rules.cli.related.documents", "lkj_rules.engine.consequences", "lkj_rules.files.places", "lkj_rules.files.rule_reader",
        "lkj_rules.files.toml_reader", "lkj_rules.model.persons", "lkj_rules.render.views.groups", "lkj_rules.rules.compiling",
        "lkj_rules.rules.profile", "lkj_rules.workbook.grid",
    }
    assert (run.returncode, needless.intersection(modules)) == (0, set())
    assert sum(name.startswith("lkj_rules.") and "frozen" not in name for name in modules) <= 201
    assert (classes <= 228, shown_by_attrs) == (True, ["FileError", "Problem"])
    assert compared_by_attrs == [
        "Angka", "Formula", "Interval", "Kata", "Kode", "Nilai", "Problem", "Segmen", "Sumber", "Texts",
    ]  # fmt: skip


def test_installed_rules_are_those_of_the_checkout(installed: Path, tmp_path: Path) -> None:
    """
    The installed library loads exactly the rules of the checkout.
    """
    ids = sorted(file.stem for file in (ROOT / "rules").rglob("*.toml") if file.parent.name != "definitions")

    run = _run(
        installed / "python", "-c", "from lkj_rules import load_rules; print(*load_rules().ids())",
        cwd=tmp_path,
    )

    assert (run.stdout.split(), run.stderr) == (ids, "")


def test_rule_file_that_was_changed_counts(installed: Path, tmp_path: Path) -> None:
    """
    The installed rules start compiled; when a rule file is changed afterwards, what the file says holds.
    """
    script = "import sys; from lkj_rules import load_rules; print(load_rules().get('TGT004').severity, 'tomllib' in sys.modules)"
    (file,) = installed.parent.rglob("_rules/*/TGT004.toml")
    before = file.read_text("utf-8")
    try:
        as_built = _run(installed / "python", "-c", script, cwd=tmp_path)
        file.write_text(before.replace('severity = "error"', 'severity = "info"'), encoding="utf-8")
        changed = _run(installed / "python", "-c", script, cwd=tmp_path)
    finally:
        file.write_text(before, encoding="utf-8")

    assert (as_built.stdout, changed.stdout, changed.stderr) == ("error False\n", "info True\n", "")


def test_installed_toolbox_explains_with_examples(installed: Path, tmp_path: Path) -> None:
    """
    Cases come with the package: the example is explained as in the checkout, and the cases can be run.
    """
    here = Path(sysconfig.get_path("scripts")) / "lkj-rules"

    there, own = (_run(folder, "explain", "TGT004", cwd=tmp_path).stdout for folder in (installed / "lkj-rules", here))
    tested = _run(installed / "lkj-rules", "test", "TGT004", cwd=tmp_path)

    assert '"target":' in there
    assert there == own
    assert (tested.returncode, tested.stderr) == (0, "")
    assert _run(installed / "lkj-rules", "new", "TGT900", cwd=tmp_path).returncode == 2
    assert _run(installed / "lkj-rules", "docs", cwd=tmp_path).returncode == 2


@pytest.fixture(scope="module")
def with_pack(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    Build the sample pack, install its wheel next to the package, and give the folder of commands.
    """
    folder = tmp_path_factory.mktemp("pack")
    source = folder / "source"
    shutil.copytree(ROOT / "fixtures" / "pack", source)
    build = _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, source, cwd=folder)
    assert build.returncode == 0, build.stdout + build.stderr
    (wheel,) = folder.glob("*.whl")
    install = _run(
        sys.executable, "-m", "pip", "--python", installed / "python", "install", "--no-deps", "--no-index",
        "--disable-pip-version-check", wheel, cwd=folder,
    )  # fmt: skip
    assert install.returncode == 0, install.stdout + install.stderr
    return installed


def test_pack_is_listed_and_its_cases_hold(with_pack: Path, tmp_path: Path) -> None:
    """
    The installed pack is known by its prefix; it ships its definitions, without which its cases could not run.
    """
    listed = _run(with_pack / "lkj-rules", "packs", cwd=tmp_path)
    tested = _run(with_pack / "lkj-rules", "--lang", "en", "test", "--pack", "CTH", cwd=tmp_path)

    assert (listed.stdout.split(), listed.stderr) == (["CTH", "9", "aturan", "lkj-contoh", "1.1.0"], "")
    assert (tested.stdout, tested.stderr, tested.returncode) == ("36 cases, 0 failed.\n", "", 0)


def test_pack_is_used_only_where_asked_for(with_pack: Path, tmp_path: Path) -> None:
    """
    A weight of zero is not a matter without the pack, a warning with it, an error with its profile.
    """
    report = tmp_path / "report.json"
    report.write_text(
        '{"format": "lkj-rules/1", "entitas": {"nama": "Kantor", "level": "satker"}, "tahun": 2024,'
        ' "indikator": [{"kode": "A", "nama": "A", "arah": "maksimum", "tambahan": {"bobot": 0}}]}',
        encoding="utf-8",
    )
    check = (with_pack / "lkj-check", report, "--fail-on", "error")

    without = _run(*check, cwd=tmp_path)
    warned = _run(*check, "--pack", "CTH", "--select", "CTH", cwd=tmp_path)
    failed = _run(*check, "--pack", "CTH", "--profile", "contoh", "--select", "CTH", cwd=tmp_path)

    assert (without.returncode, "CTH001" in without.stdout) == (0, False)
    assert (warned.returncode, "PERINGATAN  CTH001" in warned.stdout) == (0, True)
    assert (failed.returncode, "KESALAHAN   CTH001" in failed.stdout) == (1, True)


def test_profile_of_a_pack_sets_a_parameter(with_pack: Path, tmp_path: Path) -> None:
    """
    An agreement of 20 January is in time by the rule, and late by the profile, which sets the 15th.
    """
    report = tmp_path / "report.json"
    report.write_text(
        '{"format": "lkj-rules/1", "entitas": {"nama": "Kantor", "level": "satker"}, "tahun": 2024,'
        ' "perjanjian_kinerja": [{"id": "pk", "jenjang": "puncak", "tanggal": "2024-01-20"}]}',
        encoding="utf-8",
    )
    check = (with_pack / "lkj-check", report, "--pack", "CTH", "--select", "CTH005")

    by_rule = _run(*check, cwd=tmp_path)
    by_profile = _run(*check, "--profile", "contoh", cwd=tmp_path)

    assert "batasnya" not in by_rule.stdout
    assert "batasnya 15 Januari 2024" in " ".join(by_profile.stdout.split())


@pytest.mark.slow
def test_builds_give_the_same_bytes(tmp_path: Path) -> None:
    """
    The wheel and the sdist depend on the sources alone.

    That is not on folder, order and times of files, permissions, hash seed, time zone or locale, nor on whether the wheel is built
    from the sdist.
    """
    build = (sys.executable, "-m", "build", "--no-isolation")
    first, second = (_checkout(tmp_path / name, backwards=backwards) for name, backwards in (("one", False), ("another", True)))
    one = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    other = {"PYTHONHASHSEED": "2", "TZ": "Asia/Jakarta", "LC_ALL": "C"}

    for folder, mask, environment, options in ((first, 0o022, one, ()), (second, 0o077, other, ("--sdist", "--wheel"))):
        run = subprocess.run(
            [*build, *options, "--outdir", folder / "dist", folder], umask=mask,
            env={**os.environ, "PYTHONPATH": "", **environment}, capture_output=True, text=True, encoding="utf-8", check=False,
            timeout=300,
        )  # fmt: skip
        assert run.returncode == 0, run.stdout + run.stderr

    built = [sorted((folder / "dist").iterdir()) for folder in (first, second)]
    made = [{path.name: sha256(path.read_bytes()).hexdigest() for path in paths} for paths in built]
    assert sorted(name.rpartition(".")[2] for name in made[0]) == ["gz", "whl"]
    assert made[0] == made[1]
