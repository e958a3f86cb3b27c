"""
The corpus of the fuzzed targets is replayed: what was found once stays fixed.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from targets import TARGETS  # noqa: E402  # a module next to this one

INPUTS = sorted((HERE / "corpus").glob("*/*"))
SECONDS, BYTES, INPUTS_AT_MOST = 5, 4096, 150


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_inputs(path: Path) -> None:
    """
    No input raises, and none takes long.
    """
    before = time.process_time()
    TARGETS[path.parent.name](path.read_bytes())

    assert time.process_time() - before < SECONDS


def test_corpus_stays_small() -> None:
    """
    Every target has inputs; they are few and short.
    """
    assert {path.parent.name for path in INPUTS} == set(TARGETS)
    assert len(INPUTS) <= INPUTS_AT_MOST
    assert all(path.stat().st_size <= BYTES for path in INPUTS)
