"""
A figure is named as the one to look at first only where one other figure there undoes all that is joined.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lkj_rules.api import check, read_report
from lkj_rules.domain.scope import Scope
from lkj_rules.model.findings import Finding

REPORTS = Path(__file__).parents[2] / "fixtures" / "reports"
REPORT: dict[str, Any] = {
    "format": "lkj-rules/1", "entitas": {"nama": "Dinas Contoh", "level": "skpd"}, "tahun": 2024,
    "indikator": [{"kode": "A", "nama": "Jumlah A", "arah": "maksimum", "satuan": "ton"}],
}  # fmt: skip


def found(tmp_path: Path, *rows: tuple[str, str, str], **more: Any) -> dict[str, Finding]:
    """
    Give by rule the findings on a report that measures one indicator in several tables.
    """
    path = tmp_path / "report.json"
    tables = [
        {
            "id": f"t{number}", "jenis": "analisis" if number else "pengukuran",
            "baris": [{"indikator": "A", "target": target, "realisasi": result, "capaian": share}],
        }
        for number, (target, result, share) in enumerate(rows)
    ]  # fmt: skip
    path.write_text(json.dumps({**REPORT, **more, "lkj": {"tabel": tables}}), encoding="utf-8")
    return {finding.rule: finding for finding in check(read_report(path)).findings}


def test_one_figure_undoes_both(tmp_path: Path) -> None:
    """
    An achievement that follows from nothing and contradicts the other table: with 80 % in its place nothing is left.
    """
    findings = found(tmp_path, ("100", "80", "80 %"), ("100", "80", "93 %"))

    assert (findings["CAP001"].suspect, findings["CAP007"].suspect) == (findings["CAP001"].place,) * 2
    assert findings["CAP007"].cause == findings["CAP001"].fingerprint


def test_what_another_place_confirms_is_not_named(tmp_path: Path) -> None:
    """
    A result of 93 that two tables print against 80 in one: no figure in the place of either 93 makes the three agree.
    """
    findings = found(tmp_path, ("100", "93", "93 %"), ("100", "93", "93 %"), ("100", "80", "80 %"))

    assert {findings[rule].place.pointer for rule in ("CAP006", "CAP007")} == {
        "/lkj/tabel/2/baris/0/realisasi", "/lkj/tabel/2/baris/0/capaian"
    }  # fmt: skip
    assert [findings[rule].suspect for rule in ("CAP006", "CAP007")] == [None, None]


def test_one_fault_for_another_undoes_nothing(tmp_path: Path) -> None:
    """
    A target that is another one elsewhere does not explain an achievement which that other target does not give either.
    """
    findings = found(tmp_path, ("100", "80", "60 %"), ("90", "80", "88,89 %"))

    assert [findings[rule].suspect for rule in ("CAP001", "TGT006")] == [None, None]


def test_a_wrong_amount(tmp_path: Path) -> None:
    """
    What is left and the share spent both contradict a line's pagu: with what is left and what was spent together both fit.
    """
    line = {"nama": "Program A", "pagu": "Rp 900", "realisasi": "Rp 800", "sisa": "Rp 200", "persen": "80,00 %"}

    findings = found(tmp_path, ("100", "80", "80 %"), anggaran=[{"versi": "DPA", "pos": [line]}])

    suspects = [findings[rule].suspect for rule in ("ANG001", "ANG002")]
    assert [place and place.pointer for place in suspects] == ["/anggaran/0/pos/0/pagu"] * 2


@pytest.mark.parametrize("name", ["dinkes-jabar-2016", "rsud-alihsan-jabar-2016"])
def test_what_one_trial_hands_on_changes_nothing_in_the_next(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Indexes and the verdicts on other rows are made once for all trials: figures tried with nothing made before undo the same.
    """
    report = read_report(REPORTS / f"{name}.json")
    handed_on = check(report).findings

    monkeypatch.setattr(Scope, "anew", lambda self: Scope.of(self.laporan, self.facts))

    assert any(finding.suspect for finding in handed_on)
    assert check(report).findings == handed_on
