"""
Functions on figures of other years and on the rows that a capaian sums up, beyond what the cases of the rules show.
"""

from __future__ import annotations

import json
from typing import Any

from lkj_rules.domain.achievements.rows import rows_below
from lkj_rules.domain.achievements.table_means import means_below
from lkj_rules.domain.facts import Fakta
from lkj_rules.domain.questions import is_end_target
from lkj_rules.domain.scope import Scope
from lkj_rules.files.report_reader import parse_report
from lkj_rules.rules.functions.achievements import sums_up


def scope_of(**parts: Any) -> Scope:
    """
    Make a report of 2024 on two indicators and one objective.
    """
    register = [{"kode": kode, "nama": f"Indikator {kode}", "arah": "maksimum"} for kode in "AB"]
    whole = {
        "format": "lkj-rules/1", "entitas": {"nama": "Instansi", "level": "satker"}, "tahun": 2024, "indikator": register,
        "sasaran": [{"kode": "S", "nama": "Meningkatnya mutu"}], **parts,
    }  # fmt: skip
    return Scope(parse_report(json.dumps(whole).encode(), name="x.json").laporan)


def compared(**parts: Any) -> tuple[Scope, tuple[Fakta, ...]]:
    """
    Make a comparison table with figures of four years, and give its facts.
    """
    columns = [
        {"id": "t23", "ukuran": "target", "tahun": 2023}, {"id": "t24", "ukuran": "target", "tahun": 2024},
        {"id": "t25", "ukuran": "target", "tahun": 2025}, {"id": "t26", "ukuran": "target", "tahun": 2026},
        {"id": "c23", "ukuran": "capaian", "tahun": 2023, "pembanding": "target_akhir_renstra"},
    ]  # fmt: skip
    row = {"indikator": "A", "sel": {"t23": "10", "t24": "20", "t25": "30", "t26": "40", "c23": "50 %"}}
    plan = {"awal": 2022, "akhir": 2026, "baris": [{"indikator": "A", "target": {"2023": "11"}}]}
    table = {"id": "t", "jenis": "perbandingan", "kolom": columns, "baris": [row]}
    scope = scope_of(renstra=plan, lkj={"tabel": [table]}, **parts)
    return scope, tuple(fakta for fakta in scope.facts if fakta.tabel == "perbandingan")


def test_the_end_target() -> None:
    """
    The Renstra's last year has its end target, in the Renstra and wherever it is quoted; no achievement is a target.
    """
    scope, facts = compared()

    assert [fakta.kolom for fakta in facts if is_end_target(scope, fakta)] == ["t26"]
    assert not any(is_end_target(scope, fakta) for fakta in scope.facts if fakta.dokumen == "renstra")


def test_rows_below() -> None:
    """
    An objective stands for the indicators next to it, a parent for its children; a row of its own figures for nothing.
    """
    rows = [
        {"sasaran": "S", "nama": "MENINGKATNYA MUTU", "capaian": "95 %"},
        {"indikator": "A", "sasaran": "S", "capaian": "100 %"},
        {"indikator": "B", "sasaran": "S", "capaian": "90 %", "anak": [{"nama": "a", "capaian": "90 %"}]},
        {"nama": "Induk", "anak": [{"indikator": "A", "capaian": "100 %"}, {"indikator": "B"}]},
    ]
    scope = scope_of(lkj={"tabel": [{"id": "t", "jenis": "pengukuran", "baris": rows}]})
    head, first, second, parent = scope.tables["t"].baris

    assert (first, second) == rows_below(scope, head)
    assert rows_below(scope, first) == ()
    assert [sums_up(scope, row) for row in (head, first, second, parent)] == [True, False, True, True]
    assert [rata.tepat for rata in means_below(scope, head) or ()][:1] == [95]
    assert means_below(scope, parent) is None
