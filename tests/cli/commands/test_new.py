"""
``lkj-rules new`` and ``lkj-rules docs`` from outside.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lkj_rules.api import load_rules
from lkj_rules.cli import toolbox
from lkj_rules.files.built_in import built_in_folder

FOLDERS = ("--rules", "aturan", "--cases", "kasus")


pytestmark = pytest.mark.usefixtures("quiet")


def call(*arguments: str | Path) -> Result:
    """
    Call the toolbox in this process.
    """
    return CliRunner().invoke(toolbox.main, list(map(str, arguments)), prog_name="lkj-rules")


@pytest.mark.parametrize(("rule_id", "folder"), [("KAB001", "kabupaten"), ("TGT900", "target")])
def test_new_rule_loads_and_its_cases_hold(rule_id: str, folder: str) -> None:
    """
    The skeleton is a rule that loads, with cases that hold; letters that are known need no family.
    """
    family = () if folder == "target" else ("--family", folder)

    result = call("new", rule_id, *family, *FOLDERS)

    assert (result.exit_code, result.stdout) == (0, f"aturan/{folder}/{rule_id}.toml\nkasus/{rule_id}.toml\n")
    assert load_rules("aturan").get(rule_id) is not None
    tested = call("test", rule_id, *FOLDERS)
    assert (tested.exit_code, tested.stdout) == (0, "4 kasus, 0 gagal.\n")


def test_new_never_overwrites(tmp_path: Path) -> None:
    """
    Neither file is written when one of them is there.
    """
    (tmp_path / "kasus").mkdir()
    (tmp_path / "kasus" / "KAB001.toml").write_text("mine", encoding="utf-8")

    result = call("new", "KAB001", "--family", "kabupaten", *FOLDERS)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "Sudah ada, tidak ditimpa: kasus/KAB001.toml" in result.stderr
    assert not (tmp_path / "aturan").exists()
    assert (tmp_path / "kasus" / "KAB001.toml").read_text(encoding="utf-8") == "mine"


def test_cases_stand_beside_the_rules(tmp_path: Path) -> None:
    """
    Without ``--cases`` they go where a checkout has them.
    """
    result = call("new", "KAB001", "--family", "kabupaten", "--rules", tmp_path / "rules")

    assert result.exit_code == 0
    assert (tmp_path / "fixtures" / "rules" / "KAB001.toml").is_file()


def free(letters: str) -> str:
    """
    Give the next number of a built-in family.
    """
    last = max(int(file.stem[3:]) for file in built_in_folder().rglob(f"{letters}*.toml"))
    return f"{letters}{last + 1:03}"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["tgt901"], "misalnya TGT901."), (["TGT"], f"misalnya {free('TGT')}."), (["???"], "misalnya TGT020."),
        (["TGT004"], f"TGT004 sudah dipakai. Yang bebas: {free('TGT')}."), (["KAB001"], "--family nama"),
        (["KAB001", "--family", "../x"], "--family nama"), (["TGT900", "--family", "anggaran"], "TGT tempatnya di target."),
        (["KAB001", "--family", "target"], "Keluarga target memuat aturan TGT"), (["--lang", "en", "TGT004"], "TGT004 is taken."),
    ],
)  # fmt: skip
def test_wrong_id_or_family_ends_with_2(arguments: list[str], said: str, tmp_path: Path) -> None:
    """
    A wrong id or family is answered with a right one; nothing is written.
    """
    result = call("new", *arguments, *FOLDERS)

    assert (result.exit_code, result.stdout) == (2, "")
    assert said in " ".join(result.stderr.split())
    assert list(tmp_path.iterdir()) == []


def test_docs_writes_and_checks() -> None:
    """
    ``docs`` writes the pages and names them; ``--check`` then finds nothing, and names what was edited.
    """
    written = call("docs", "--out", "docs")
    fresh = call("docs", "--out", "docs", "--check")
    Path("docs/rules/TGT004.md").write_text("edited", encoding="utf-8")
    stale = call("docs", "--out", "docs", "--check")

    assert (written.exit_code, "docs/rules/TGT004.md" in written.stdout) == (0, True)
    assert (fresh.exit_code, fresh.output) == (0, "")
    assert (stale.exit_code, stale.stdout) == (1, "docs/rules/TGT004.md\n")
    assert "make docs" in stale.stderr
    assert Path("docs/rules/TGT004.md").read_text(encoding="utf-8") == "edited"


def test_own_rules_have_pages() -> None:
    """
    A rule of one's own gets a page with its example.
    """
    call("new", "KAB001", "--family", "kabupaten", *FOLDERS)

    assert call("docs", "--out", "docs", *FOLDERS).exit_code == 0

    page = Path("docs/rules/KAB001.md").read_text(encoding="utf-8")
    assert "### An example that fails\n\n```json\n" in page
    assert "[KAB001](KAB001.md)" in Path("docs/rules/index.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("bahasa", ["id", "en"])
def test_explain_shows_example_finding_and_gaps(bahasa: str) -> None:
    """
    The terminal form of a page has the example, the finding as it prints, and what the rule does not do.
    """
    rule = load_rules().get("TGT004")
    assert rule is not None
    assert rule.limits is not None

    text = call("--lang", bahasa, "explain", "TGT004").stdout

    words = " ".join(text.split())
    assert '"target": "90 %"' in words
    assert rule.limits[bahasa] in words
    assert f"{'tertulis' if bahasa == 'id' else 'reads'} 90 %" in words
