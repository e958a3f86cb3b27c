"""
Objectives as documents list them: their numbers and their indicators.
"""

from __future__ import annotations

import json

from lkj_rules.domain.objectives import numbering, objectives_with_rows
from lkj_rules.domain.scope import Scope
from lkj_rules.files.report_reader import parse_report


def test_objectives_of_a_document() -> None:
    """
    An objective's number and indicators are those of its own document.
    """
    whole = {
        "format": "lkj-rules/1", "entitas": {"nama": "Contoh", "level": "satker"}, "tahun": 2024,
        "indikator": [{"kode": "A", "nama": "A"}], "sasaran": [{"kode": "S1", "nama": "Satu"}, {"kode": "S2", "nama": "Dua"}],
        "renstra": {
            "awal": 2020, "akhir": 2024, "sasaran": [{"sasaran": "S1", "nomor": "1"}, {"sasaran": "S2", "nomor": "2"}],
            "baris": [{"indikator": "A", "sasaran": "S1"}],
        },
    }  # fmt: skip
    scope = Scope(parse_report(json.dumps(whole).encode(), name="report.json").laporan)

    assert [objective.sasaran in objectives_with_rows(scope, objective) for objective in scope.objectives] == [True, False]
    assert [numbering(scope, objective).sebelumnya for objective in scope.objectives] == [None, "1"]
