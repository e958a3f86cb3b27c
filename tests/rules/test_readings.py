"""
Readings against the print: wherever a value can stand, one that the print does not allow is reported there, with both.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lkj_rules.api import check, load_rules, parse_report
from lkj_rules.model.pointers import places_of
from lkj_rules.model.values import Nilai

CLEAN = (Path(__file__).parents[2] / "fixtures" / "base" / "clean.json").read_text(encoding="utf-8")


def values_of(content: Any) -> list[tuple[str, str]]:
    """
    Give pointer and print of every value that the clean report writes out.
    """
    laporan = parse_report(json.dumps(content).encode(), name="report.json").laporan
    return [(pointer, thing.teks) for pointer, thing in places_of(laporan) if isinstance(thing, Nilai) and thing.teks]


def test_every_value_is_watched() -> None:
    """
    The report is read as having 77,77 % wherever it has something else: not one place is passed over.
    """
    content = json.loads(CLEAN)
    written = values_of(content)
    for pointer, text in written:
        *path, last = (int(step) if step.isdigit() else step for step in pointer.split("/")[1:])
        holder = content
        for step in path:
            holder = holder[step if isinstance(holder, list) else str(step)]
        key = last if isinstance(holder, list) else str(last)
        own = holder[key] if isinstance(holder[key], dict) else {}
        holder[key] = {**own, "teks": text, "dibaca": "77,77 %"}

    report = parse_report(json.dumps(content).encode(), name="report.json")
    findings = check(report, load_rules().choose(("DAT015",))).findings

    places = {str(place.pointer) for finding in findings for place in (finding.place, *finding.related)}
    assert places == {pointer for pointer, _ in written}
    assert all(f"“{dict(written)[str(each.place.pointer)]}”" in each.message.id for each in findings)
    assert all("“77,77 %”" in each.message.en for each in findings)
