"""
JSON and SARIF are written piece by piece: what that holds in memory does not grow with the number of findings.
"""

import json
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import attrs
import pytest

from lkj_rules.cli import targets
from lkj_rules.cli.targets import encoded, held, write_whole
from lkj_rules.model.findings import Finding
from lkj_rules.render.json_output import render_json
from lkj_rules.render.material import Session
from lkj_rules.render.sarif import render_sarif
from lkj_rules.render.text import json_pieces

Renderer = Callable[[Session], Iterator[str]]


def peak(render: Renderer, session: Session) -> int:
    """
    Give the most memory that rendering takes beyond the session, in bytes.
    """
    tracemalloc.start()
    try:
        for _ in render(session):
            pass
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.slow
@pytest.mark.parametrize("render", [render_json, render_sarif])
def test_memory_does_not_grow_with_findings(
    render: Renderer, make_finding: Callable[..., Finding], make_session: Callable[..., Session]
) -> None:
    """
    Ten thousand findings, some 20 MB of text, take hardly more than one thousand.
    """
    finding = make_finding()
    few, many = (make_session(*(attrs.evolve(finding, fingerprint=f"f{i}") for i in range(number))) for number in (1_000, 10_000))
    peak(render, few)  # what is made once

    assert peak(render, many) < peak(render, few) + 500_000


def test_pieces_are_what_json_writes() -> None:
    """
    An iterator is written as the array of its members, also an empty one; all else as the standard library does.
    """
    plain = {"a": [1, {"b": []}], "c": {}, "d": [], "e": {"f": ["é\n", None, True]}, "g": [{"h": 1}, {"h": []}]}
    pieces = json_pieces({**plain, "d": iter([]), "g": iter([{"h": 1}, {"h": iter([])}])})

    assert json.dumps(plain, ensure_ascii=False, indent=2) + "\n" == "".join(pieces)


def test_renderer_that_breaks_half_way_leaves_nothing(tmp_path: Path) -> None:
    """
    A file is replaced when the last piece is there.
    """

    def broken() -> Iterator[str]:
        yield "half"
        raise ValueError("broken")

    target = tmp_path / "a.json"
    target.write_text("before", encoding="utf-8")
    with pytest.raises(ValueError, match="broken"):
        write_whole(target, broken())

    assert ([target], "before") == (list(tmp_path.iterdir()), target.read_text(encoding="utf-8"))


@pytest.mark.parametrize("number", [0, 3, 4, 5, 50])
def test_held_pieces_come_back(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    All pieces are made before the first comes back, and their bytes are the same from memory and from the temporary file.
    """
    monkeypatch.setattr(targets, "_IN_MEMORY", 4)
    left = iter(range(number))
    pieces: Iterable[str] = (f"{i}\r\né\ud800" for i in left)
    with held(pieces) as content:
        assert list(left) == []
        written = b"".join(encoded(content))

    assert b"".join(f"{i}\r\né\\ud800".encode() for i in range(number)) == written
