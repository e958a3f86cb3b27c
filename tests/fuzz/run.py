"""
Fuzz one target with atheris: ``python run.py TARGET SECONDS``. New inputs go to ``build/fuzz/TARGET``, the corpus is read only.

What it finds is kept by hand: the shortest input that shows it, under a name that says what it is, in ``corpus/TARGET``.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

HERE = Path(__file__).parent
FOUND = HERE.parents[1] / "build" / "fuzz"

ROOMS = {  # what guides the search; to instrument more takes minutes
    "reader": ["lkj_rules.files", "lkj_rules.model"],
    "number": ["lkj_rules.model.reading"],
    "rule": ["lkj_rules.rules.compiling", "lkj_rules.rules.expressions", "lkj_rules.rules.lists", "lkj_rules.rules.access",
             "lkj_rules.rules.comparisons", "lkj_rules.rules.operators", "lkj_rules.rules.calls", "lkj_rules.rules.syntax",
             "lkj_rules.rules.runtime"],
}  # fmt: skip

with atheris.instrument_imports(include=ROOMS[sys.argv[1]]):
    from targets import TARGETS


def main() -> None:
    """
    Run one target for so many seconds; a crash, an input of ten seconds or one of a gigabyte ends it.
    """
    name, seconds = sys.argv[1], int(sys.argv[2])
    found = FOUND / name
    found.mkdir(parents=True, exist_ok=True)
    options = [f"-max_total_time={seconds}", "-timeout=10", "-rss_limit_mb=1024", "-max_len=4096", f"-artifact_prefix={found}-"]
    atheris.Setup([sys.argv[0], *options, str(found), str(HERE / "corpus" / name)], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
