"""
Target chains: who prints which target, compared with the agreement in force.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from lkj_rules.api import check, load_rules, read_report
from lkj_rules.domain.facts import Dokumen
from lkj_rules.files.report_reader import parse_report
from lkj_rules.model.documents import Arah, Laporan
from lkj_rules.model.results import RunResult
from lkj_rules.render.views.chain import COLUMNS, TargetChain, columns_used, target_chains

ASAHAN = Path(__file__).parents[2] / "fixtures" / "reports" / "kpu-asahan-2024.json"


@cache
def asahan() -> tuple[RunResult, dict[str | None, TargetChain]]:
    """
    Check the report once for all tests.
    """
    laporan = read_report(ASAHAN).laporan
    result = check(laporan, load_rules())
    return result, {chain.code: chain for chain in target_chains(laporan, result)}


def small() -> Laporan:
    """
    Read a report of two indicators: an agreement and its revision, a Renstra, and a table with a row that names no indicator.
    """
    whole: dict[str, Any] = {
        "format": "lkj-rules/1", "entitas": {"nama": "Contoh", "level": "satker"}, "tahun": 2024,
        "indikator": [
            {"kode": "A", "nama": "Layanan", "arah": "maksimum", "satuan": "persen", "jenis": "proporsi"},
            {"kode": "B", "nama": "Antrean", "arah": "minimum", "satuan": "menit"},
        ],
        "renstra": {"awal": 2020, "akhir": 2024, "baris": [
            {"indikator": "A", "target": {"2023": "75 %", "2024": "80 %"}}, {"indikator": "B", "target": {"2024": "30"}},
        ]},
        "perjanjian_kinerja": [
            {"id": "pk", "jenjang": "puncak", "tanggal": "2024-01-09", "baris": [{"indikator": "A", "target": "85 %"}]},
            {"id": "pk2", "jenjang": "puncak", "tanggal": "2024-09-02", "baris": [{"indikator": "A", "target": "90 %"}]},
        ],
        "lkj": {"tabel": [{"id": "ukur", "jenis": "pengukuran", "baris": [
            {"indikator": "A", "target": "≥ 90,0 %", "realisasi": "91 %", "capaian": "101,11 %",
             "anak": [{"nama": "Layanan  daring", "target": "5"}]},
        ]}]},
    }  # fmt: skip
    return parse_report(json.dumps(whole).encode(), name="report.json").laporan


def told(chain: TargetChain) -> list[tuple[str, str, str, bool | None]]:
    """
    Give the links of a chain as document, variant, printed text and verdict.
    """
    return [(link.document.value, link.variant, link.cell.text, link.agrees) for link in chain.links]


def test_asahan_party_information() -> None:
    """
    Renstra, the RKT's annex and the action plan print another target than the agreement's 95 %; its body and all tables agree.
    """
    chain = asahan()[1]["PARPOL"]

    assert told(chain) == [
        ("renstra", "", "100%", False), ("rkt", "badan", "95%", True), ("rkt", "lampiran", "35%", False),
        ("pk", "berlaku", "95%", None), ("rencana_aksi", "", "35%", False), ("lkj", "pengukuran", "95 %", True),
        ("lkj", "analisis", "95 %", True), ("lkj", "perbandingan", "95%", True),
    ]  # fmt: skip
    assert (chain.disagrees, chain.base and chain.base.cell.text) == (True, "95%")


def test_asahan_other_scale() -> None:
    """
    An index of 70 in the Renstra and a grade B in the agreement cannot be compared: neither agreement nor disagreement.
    """
    chain = asahan()[1]["IRB"]

    assert told(chain)[0] == ("renstra", "", "70", None)
    assert chain.disagrees is False


def test_asahan_findings_of_a_link() -> None:
    """
    The findings that rest on the annex's 35 % are the two copies that differ and the agreement that differs from the plan.
    """
    result, chains = asahan()
    link = chains["PARPOL"].at((Dokumen.RKT, "lampiran"))[0]

    assert {"TGT001", "TGT007"} == {finding.rule for finding in result.findings if finding.fingerprint in link.cell.findings}


def test_every_indicator_has_a_chain() -> None:
    """
    The register of the Asahan report holds 32 indicators; each is followed, reported or not.
    """
    assert len([code for code in asahan()[1] if code is not None]) == 32


def test_small_report() -> None:
    """
    The revision is in force; the version before it, the Renstra and rows without code are shown next to it.
    """
    laporan = small()
    first, second, loose = target_chains(laporan, check(laporan, load_rules()))

    assert (first.code, first.name, first.direction) == ("A", "Layanan", Arah.MAKSIMUM)
    assert told(first) == [
        ("renstra", "", "80 %", False), ("pk", "berlaku", "90 %", None), ("pk", "lain", "85 %", False),
        ("lkj", "pengukuran", "≥ 90,0 %", True),
    ]  # fmt: skip
    assert told(second) == [("renstra", "", "30", None)]
    assert (loose.code, loose.name, told(loose)) == (None, "Layanan  daring", [("lkj", "pengukuran", "5", None)])


def test_columns() -> None:
    """
    A table of chains has the columns that are used, in the order of the chain.
    """
    laporan = small()
    columns = columns_used(target_chains(laporan, check(laporan, load_rules())))

    assert [COLUMNS[column].id for column in columns] == ["Renstra", "PK berlaku", "PK lain", "LKj (pengukuran)"]
