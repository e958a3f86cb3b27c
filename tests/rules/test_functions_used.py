"""
The language has no function that nobody calls.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lkj_rules.rules.functions import FUNCTIONS

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "rules", ROOT / "fixtures" / "pack")
RULES = "\n".join(path.read_text(encoding="utf-8") for folder in FOLDERS for path in sorted(folder.rglob("*.toml")))
COMPILER = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "src/lkj_rules/rules").glob("*.py")))


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_a_rule_or_the_compiler_calls_it(name: str) -> None:
    """What no rule needs only has to be read; whoever needs it adds it again."""
    assert re.search(rf"\b{name}\(", RULES) or f"f_{name}(" in COMPILER
