"""
Packs of rules: their own prefix, nothing of ours, and the same checks.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lkj_rules.errors import RuleError
from lkj_rules.files.packs import Pack, find_pack, read_pack

SAMPLE = Path(__file__).parents[2] / "fixtures" / "pack" / "src" / "lkj_contoh"


def refused(pack: Pack) -> str:
    """
    Give what is said of a pack that cannot be used.
    """
    with pytest.raises(RuleError) as caught:
        read_pack(pack)
    return str(caught.value)


def test_sample_pack_is_read() -> None:
    """
    The rules of a pack come with their ids; its definitions are no rules.
    """
    rules = read_pack(Pack(prefix="CTH", distribution="lkj-contoh 1.0.0", folder=SAMPLE))

    assert rules.ids() == tuple(f"CTH00{number}" for number in range(1, 10))


@pytest.mark.parametrize("prefix", ["TGT", "c", "Cth", "TERLALUPANJANG", ""])
def test_prefix_is_the_packs_own(prefix: str) -> None:
    """
    No family of the built-in rules, and nothing but two to eight capital letters.
    """
    assert "will not do" in refused(Pack(prefix=prefix, distribution="lain 1", folder=SAMPLE))


def test_foreign_ids_are_refused(tmp_path: Path) -> None:
    """
    Every rule whose id begins otherwise is reported with its file.
    """
    shutil.copytree(SAMPLE, tmp_path / "pack")

    assert refused(Pack(prefix="LAIN", distribution="lain 1", folder=tmp_path / "pack")).splitlines() == [
        f"rules/CTH00{number}.toml id: The ids of this pack begin with LAIN." for number in range(1, 10)
    ]


def test_pack_that_is_not_installed() -> None:
    """
    A pack nobody installed is named.
    """
    with pytest.raises(RuleError) as caught:
        find_pack("TAKADA")

    assert "'TAKADA' is installed" in str(caught.value)
