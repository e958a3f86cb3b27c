"""
Texts of 20,000 characters in what findings show: every format writes them, in time that grows with their length.
"""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from processor_time import timed

from lkj_rules.cli import check, toolbox
from lkj_rules.cli.options import FORMATS

CLEAN = Path(__file__).parents[2] / "fixtures" / "base" / "clean.json"
LENGTH = 20_000
SECONDS = 40.0
"""Of the processor, for compiling the rules, checking, and writing all formats with some 40 such texts: about a second a text."""
UNITS = ("1 ", "a", " ", "([", "\"'", "<&b>", "|`*_", "\n")


def faulty(text: str) -> dict[str, Any]:
    """
    Give a report whose achievements are wrong, and whose names, titles and sentences begin and end with a word around the text.
    """
    content: dict[str, Any] = json.loads(CLEAN.read_text(encoding="utf-8"))
    for number, entry in enumerate((*content["indikator"], *content["sasaran"])):
        entry["nama"] = f"Jumlah {number} {text} x"
    for tabel in content["lkj"]["tabel"]:
        tabel["judul"] = f"Tabel {text} x"
        for baris in tabel["baris"]:
            baris |= {"nama": f"Jumlah {text} x", "alasan": f"Karena {text} x", "capaian": "1,01 %"}
    for klaim in content["lkj"]["klaim"]:
        klaim |= {"teks": f"Kalimat {text} x", "nilai": "1,02 %"}
    return content


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_every_format(unit: str, tmp_path: Path) -> None:
    """
    All formats at once are written in their time and report the findings.
    """
    report, outs = written(unit, tmp_path), [tmp_path / form for form in FORMATS]
    words = [word for out in outs for word in ("--format", f"{out.name}={out}")]

    result = timed(functools.partial(CliRunner().invoke, check.main, [report, *words]), SECONDS)

    assert result.exit_code == 1, result.output[-500:]
    assert [out.name for out in outs if not out.exists()] == []


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS[:2], ids=ascii)
def test_papers(unit: str, tmp_path: Path) -> None:
    """
    So are the papers of a review.
    """
    words = ["reviu", written(unit, tmp_path), "--out", str(tmp_path / "reviu")]

    result = timed(functools.partial(CliRunner().invoke, toolbox.main, words), SECONDS)

    assert result.exit_code == 0, result.output[-500:]


def written(unit: str, folder: Path) -> str:
    """
    Write the report with the texts made of a unit, and give its path.
    """
    path = folder / "report.json"
    path.write_text(json.dumps(faulty((unit * LENGTH)[:LENGTH])), encoding="utf-8")
    return str(path)
