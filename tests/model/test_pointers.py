"""
Pointers of the objects of a report.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lkj_rules.files.report_reader import parse_report, read_report
from lkj_rules.model.pointers import AMOUNTS, Pointers, places_of
from lkj_rules.model.values import Target

FIXTURES = Path(__file__).parents[2] / "fixtures"
WHOLE = sorted([*(FIXTURES / "base").glob("*.json"), *(FIXTURES / "reports").glob("*.json")])


def test_rows_and_values_have_pointers() -> None:
    """Lists count from 0, mappings go by key, a slash in a key is escaped."""
    report = {
        "format": "lkj-rules/1",
        "entitas": {"nama": "KPU Kabupaten Contoh", "level": "satker"},
        "tahun": 2024,
        "indikator": [{"kode": "DPT", "nama": "Pemilih"}],
        "renstra": {"awal": 2020, "akhir": 2024, "baris": [{"indikator": "DPT", "target": {"2024": "80 %"}}]},
        "lkj": {
            "tanggal": "2025-01-17",
            "tabel": [
                {
                    "id": "ukur",
                    "jenis": "pengukuran",
                    "kolom": [{"id": "a/b", "ukuran": "realisasi"}],
                    "baris": [{"anak": [{"sel": {"a/b": "1"}, "capaian": {"teks": "50 %", "pembilang": "1"}}]}],
                }
            ],
        },
    }
    laporan = parse_report(json.dumps(report).encode(), name="report.json").laporan
    pointers = Pointers(laporan)
    assert laporan.lkj is not None
    assert laporan.renstra is not None
    child = laporan.lkj.tabel[0].baris[0].anak[0]

    assert pointers.of(laporan) == ""
    assert pointers.of(laporan.renstra.baris[0].target[2024]) == "/renstra/baris/0/target/2024"
    assert pointers.of(laporan.lkj.tanggal) == "/lkj/tanggal"
    assert pointers.of(child) == "/lkj/tabel/0/baris/0/anak/0"
    assert pointers.of(child.sel["a/b"]) == "/lkj/tabel/0/baris/0/anak/0/sel/a~1b"
    assert child.capaian is not None
    assert pointers.of(child.capaian.pembilang) == "/lkj/tabel/0/baris/0/anak/0/capaian/pembilang"


def test_stranger_has_no_pointer() -> None:
    """An equal object that is not the report's own has no place in it."""
    laporan = read_report(WHOLE[0]).laporan

    with pytest.raises(LookupError, match="this Target is not part of the report"):
        Pointers(laporan).of(Target(teks="80 %"))


@pytest.mark.parametrize("path", WHOLE, ids=lambda path: path.stem)
def test_every_pointer_resolves(path: Path) -> None:
    """Each pointer of a report leads to a value of its file, or to a blank value that the file leaves out."""
    report = read_report(path)
    document = json.loads(report.text)

    for pointer in {pointer for pointer, _ in places_of(report.laporan)}:
        value = document
        *holders, last = ["", *pointer.split("/")[1:]]
        for token in holders[1:]:
            value = value[int(token)] if isinstance(value, list) else value[token.replace("~1", "/").replace("~0", "~")]
        if isinstance(value, list):
            assert int(last) < len(value)
        elif pointer and last not in ("target", "jumlah", "nilai"):
            assert last.replace("~1", "/").replace("~0", "~") in value


def test_a_part_of_a_report_has_the_pointers_of_the_whole() -> None:
    """Lines of a budget walked by themselves, without their amounts, have the pointers that the report gives them."""
    laporan = read_report(WHOLE[0]).laporan
    pointers = Pointers(laporan)

    lines = list(places_of(laporan.anggaran[0].pos, "/anggaran/0/pos", without=(str, *AMOUNTS)))

    assert {type(thing).__name__ for _, thing in lines} == {"PosAnggaran"}
    assert [pointer for pointer, _ in lines] == [pointers.of(thing) for _, thing in lines]
    assert lines[0][0] == "/anggaran/0/pos/0"
