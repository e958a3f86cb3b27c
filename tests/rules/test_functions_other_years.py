"""
Functions on figures of other years and on the rows that a capaian sums up, beyond what the cases of the rules show.
"""

from __future__ import annotations

import json
from typing import Any

from lkj_rules.domain.achievements.rows import rows_below
from lkj_rules.domain.achievements.table_means import means_below
from lkj_rules.domain.facts import Fakta
from lkj_rules.domain.scope import Scope
from lkj_rules.files.report_reader import parse_report
from lkj_rules.rules.functions.achievements.means import sums_up
from lkj_rules.rules.functions.years.other_years import agreed_on, has_source, of_other_years, unlike
from lkj_rules.rules.registry import FUNCTIONS


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


def test_other_years() -> None:
    """
    Another year's own figures are neither this year's, nor the end target, nor a capaian against it.
    """
    scope, facts = compared()

    assert [fakta.kolom for fakta in of_other_years(scope, facts)] == ["t23", "t25"]


def test_source() -> None:
    """
    A target has a source where the Renstra sets one for its year, any figure where that year's report is given.
    """
    scope, facts = compared()
    by_column = {fakta.kolom: fakta for fakta in facts}
    plan = tuple(fakta for fakta in scope.facts if fakta.dokumen == "renstra")
    earlier, _ = compared(laporan_lalu=[{"tahun": 2023, "baris": [{"indikator": "A", "capaian": "91 %"}]}])
    capaian = next(fakta for fakta in earlier.facts if fakta.kolom == "c23")

    assert has_source(scope, (by_column["t23"],))
    assert not has_source(scope, (by_column["t25"],))
    assert not has_source(scope, (by_column["c23"],))
    assert has_source(earlier, (capaian,))
    assert (by_column["t23"],) == unlike(scope, (by_column["t23"],), plan)


def test_agreed_on() -> None:
    """
    The agreement in force decides; of several undated ones only what all have, or none has, is known.
    """
    one = {"id": "a", "jenjang": "puncak", "baris": [{"indikator": "A", "target": "1"}]}
    two = {"id": "b", "jenjang": "puncak", "baris": [{"indikator": "A", "target": "1"}, {"indikator": "B", "target": "1"}]}
    lower = {"id": "c", "jenjang": "bawah", "baris": [{"indikator": "A", "target": "1"}]}
    why = FUNCTIONS["agreed_on"].why
    assert why is not None

    known = (((), (False, False)), ((one,), (True, False)), ((one, two), (True, None)), ((lower,), (False, False)))
    for agreements, expected in known:
        scope = scope_of(perjanjian_kinerja=agreements)
        assert expected == tuple(agreed_on(scope, indikator) for indikator in scope.laporan.indikator)
        assert [found is None for found in expected] == [why(scope, each) is not None for each in scope.laporan.indikator]


def test_rows_below() -> None:
    """
    An objective stands for the indicators beside it, a parent for its children; a row of its own figures for nothing.
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
