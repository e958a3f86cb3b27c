"""
A file of waivers is read strictly: what is blank, repeated, or only a run may say, is refused with its place.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from lkj_rules.errors import InputError
from lkj_rules.files.waiver_reader import read_waivers

ENTRY = """
[[waiver]]
fingerprint = "a"
rule = "TGT004"
reason = "Target berubah."
basis = "Addendum 3"
requested_by = "Kasubbag Perencanaan"
approved_by = "Sekretaris"
values = {"/lkj" = "80 %"}
"""


def problems(tmp_path: Path, *entries: str) -> list[tuple[str, str]]:
    """
    Read a file of such entries, and give place and English text of what is wrong.
    """
    file = tmp_path / "pengecualian.toml"
    file.write_text('format = "lkj-waivers/2"\n' + "".join(entries), encoding="utf-8")
    try:
        read_waivers(file, name="w.toml")
    except InputError as error:
        return [(problem.pointer, problem.message_en) for problem in error.problems]
    return []


def test_complete_entry_is_read(tmp_path: Path) -> None:
    """
    The entry that the other tests change is right, and its line is known.
    """
    assert problems(tmp_path, ENTRY) == []
    assert read_waivers(tmp_path / "pengecualian.toml", name="w.toml").spots()["/waiver/0"].line == 3


@pytest.mark.parametrize("key", ["fingerprint", "rule", "reason", "basis", "requested_by", "approved_by"])
def test_blank_text_is_refused(tmp_path: Path, key: str) -> None:
    """
    Blanks are no reason, basis or person.
    """
    lines = [f'{key} = "  "' if line.startswith(f"{key} =") else line for line in ENTRY.splitlines()]

    assert problems(tmp_path, "\n".join(lines)) == [(f"/waiver/0/{key}", f"{key} must not be blank.")]


def test_entry_without_figures_is_refused(tmp_path: Path) -> None:
    """
    A waiver that holds no figure would guard none.
    """
    ((place, said),) = problems(tmp_path, ENTRY.replace('{"/lkj" = "80 %"}', "{}"))

    assert (place, said.startswith("Name the figures")) == ("/waiver/0/values", True)


@pytest.mark.parametrize(("key", "value"), [("state", '"applied"'), ("changes", '["x"]')])
def test_what_a_run_sets_cannot_be_written(tmp_path: Path, key: str, value: str) -> None:
    """
    Whether a waiver applies is decided by the run, not by its file.
    """
    assert problems(tmp_path, ENTRY, f"{key} = {value}\n") == [(f"/waiver/0/{key}", f'The key "{key}" is not known here.')]


def test_finding_is_waived_once(tmp_path: Path) -> None:
    """
    A second waiver of a finding is refused.
    """
    assert problems(tmp_path, ENTRY, ENTRY) == [("/waiver/1/fingerprint", '"a" is waived twice.')]
