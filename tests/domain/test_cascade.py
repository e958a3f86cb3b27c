"""
The cascade of agreements: who stands above whom, and which row of the nearest one above speaks.
"""

import json
from typing import Any

from lkj_rules.domain.in_force import all_above, other_versions
from lkj_rules.domain.scope import Scope
from lkj_rules.files.report_reader import parse_report


def scope_of(*agreements: dict[str, Any]) -> Scope:
    """
    Read a report with the given agreements, over the indicators A and B.
    """
    register = [{"kode": "A", "nama": "Jumlah A"}, {"kode": "B", "nama": "Persentase B"}]
    whole = {"format": "lkj-rules/1", "entitas": {"nama": "Contoh", "level": "satker"}, "tahun": 2024, "indikator": register}
    return Scope(parse_report(json.dumps({**whole, "perjanjian_kinerja": agreements}).encode(), name="report.json").laporan)


def test_the_cascade_runs_through_every_level() -> None:
    """
    An agreement answers to those above its superior as well; an agreement that names no superior finds it by level.
    """
    scope = scope_of(
        {"id": "a", "jenjang": "puncak", "tanggal": "2024-01-05"},
        {"id": "b", "jenjang": "menengah", "nama": "Tengah", "tanggal": "2024-01-06"},
        {"id": "c", "jenjang": "bawah", "nama": "Bawah", "atasan": "b", "tanggal": "2024-01-07"},
    )

    assert [[str(up.id) for up in all_above(scope, each)] for each in scope.laporan.perjanjian_kinerja] == [[], ["a"], ["b", "a"]]


def test_the_nearest_agreement_above_speaks() -> None:
    """
    An agreement is followed upwards by the one that it names, not by another of its level.
    """
    scope = scope_of(
        {"id": "p", "jenjang": "puncak", "baris": [{"indikator": "A", "target": "24"}]},
        {"id": "m1", "jenjang": "menengah", "nama": "Bidang 1", "atasan": "p", "baris": [{"indikator": "B", "target": "90 %"}]},
        {"id": "m2", "jenjang": "menengah", "nama": "Bidang 2", "atasan": "p", "baris": [{"indikator": "B", "target": "80 %"}]},
        {"id": "b", "jenjang": "bawah", "nama": "Seksi", "atasan": "m2"},
        {"id": "f", "jenjang": "bawah", "nama": "Lepas"},
    )
    *_, below, free = scope.laporan.perjanjian_kinerja

    assert [[str(up.id) for up in all_above(scope, each)] for each in (below, free)] == [["m2", "p"], ["p"]]


def test_versions_of_one_signer() -> None:
    """
    A revision belongs to the signer's other agreements, whatever its id; another office's does not.
    """
    scope = scope_of(
        {"id": "1", "jenjang": "puncak", "tanggal": "2024-01-09"},
        {"id": "2", "jenjang": "puncak", "tanggal": "2024-08-01"},
        {"id": "3", "jenjang": "bawah", "nama": "Subbagian", "tanggal": "2024-09-01"},
    )
    found = [[str(other.id) for other in other_versions(scope, each)] for each in scope.laporan.perjanjian_kinerja]

    assert found == [["2"], ["1"], []]
