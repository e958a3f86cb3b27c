"""
The surroundings that most tests of commands want.
"""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def quiet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Run in an empty folder, with no say of the environment.
    """
    monkeypatch.chdir(tmp_path)
    for name in ("LKJ_LANG", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
