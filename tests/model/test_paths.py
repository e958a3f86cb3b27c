"""
Stable paths: different things have different ones, and moving rows, tables or documents changes none.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from lkj_rules.files.report_reader import parse_report
from lkj_rules.model.documents import Laporan
from lkj_rules.model.paths import Paths
from lkj_rules.model.pointers import places_of
from lkj_rules.model.values import Nilai

NAMES = st.sampled_from((None, "", "Gaji", "Gaji ", "Gaji|1", "Gaji#1", "Gaji;", "Gaji/pagu", "Belanja"))
MONEY = st.sampled_from(("100", "200", "", "1.000"))
YEARS = st.sampled_from((2023, 2024))


def _objects(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    made = st.fixed_dictionaries(fields)
    return made.map(lambda each: {key: value for key, value in each.items() if value is not None})


def _lists(each: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(each, max_size=3)


LINES: st.SearchStrategy[Any] = _objects(kode=st.sampled_from((None, "01", "02")), nama=NAMES, pagu=MONEY, realisasi=MONEY)
for _ in range(2):
    LINES = _objects(nama=NAMES, pagu=MONEY, anak=_lists(LINES))
ROWS: st.SearchStrategy[Any] = _objects(nama=NAMES, satuan=NAMES, nomor=NAMES, target=MONEY, realisasi=MONEY, capaian=MONEY)
ROWS |= _objects(indikator=st.just("I"), nama=NAMES, target=MONEY, anak=_lists(ROWS))
QUARTERS = _objects(indikator=st.just("I"), nama=NAMES, target=MONEY, triwulan=_lists(MONEY))
AGREED = st.lists(_objects(kode=NAMES, nama=NAMES, jumlah=MONEY), max_size=4)
REPORTS = st.fixed_dictionaries({
    "anggaran": st.lists(st.fixed_dictionaries({"versi": st.sampled_from(("awal", "revisi")), "pos": _lists(LINES)}), max_size=3),
    "anggaran_tahunan": _lists(_objects(tahun=YEARS, pagu=MONEY)),
    "rkt": _lists(st.fixed_dictionaries({"baris": _lists(_objects(indikator=st.just("I"), nama=NAMES, target=MONEY))})),
    "rencana_aksi": st.fixed_dictionaries({"baris": _lists(QUARTERS)}),
    "perjanjian_kinerja": AGREED.map(lambda lines: [{"id": "pk", "jenjang": "puncak", "anggaran": lines}]),
    "laporan_lalu": _lists(_objects(tahun=YEARS, baris=_lists(ROWS))),
    "lkj": st.fixed_dictionaries({
        "tabel": _lists(ROWS).map(lambda rows: [{"id": name, "jenis": "pengukuran", "baris": rows} for name in ("a", "b")]),
        "sebutan": _lists(_objects(indikator=st.just("I"), ukuran=st.just("target"), nilai=MONEY, teks=NAMES)),
        "klaim": _lists(_objects(jenis=st.just("rata_rata"), nilai=MONEY, teks=NAMES, bilangan=_lists(MONEY))),
    }),
})  # fmt: skip
HEAD = {
    "format": "lkj-rules/1", "entitas": {"nama": "Instansi", "level": "satker"}, "tahun": 2024,
    "indikator": [{"kode": "I", "nama": "Indikator"}],
}  # fmt: skip
ORDERED = ("triwulan", "bilangan")
"""Lists in which the place is the meaning."""


def read(content: dict[str, Any]) -> Laporan:
    """
    Read a report made in memory.
    """
    return parse_report(json.dumps({**HEAD, **content}).encode(), name="report.json").laporan


def shuffled(value: Any, draw: random.Random, key: str = "") -> Any:
    """
    Give a JSON value with the members of all lists in another order.
    """
    if isinstance(value, dict):
        return {name: shuffled(each, draw, name) for name, each in value.items()}
    if not isinstance(value, list) or key in ORDERED:
        return value
    return [shuffled(each, draw) for each in draw.sample(value, len(value))]


def cells(laporan: Laporan) -> list[tuple[str, str]]:
    """
    Give path and text of every printed value.
    """
    paths = Paths(laporan)
    return [(paths.of(pointer), thing.teks) for pointer, thing in places_of(laporan) if isinstance(thing, Nilai)]


@given(REPORTS)
@settings(max_examples=200)
def test_different_things_have_different_paths(content: dict[str, Any]) -> None:
    """
    Names may be missing, blank, repeated, or look like parts of paths.
    """
    laporan = read(content)
    paths = Paths(laporan)

    found = Counter(paths.of(pointer) for pointer, _ in places_of(laporan))

    assert [path for path, count in found.items() if count > 1] == []


@given(REPORTS, st.integers(0, 2**32).map(random.Random))
@settings(max_examples=200)
def test_moving_changes_no_path(content: dict[str, Any], draw: random.Random) -> None:
    """
    Rows, tables and documents in any order: every path leads to the same text.
    """
    before = cells(read(content))

    after = cells(read(shuffled(content, draw)))

    assert sorted(after) == sorted(before)


def test_names_and_codes_are_written() -> None:
    """
    A path is readable: documents by name, rows by indicator or by their own words, cells by column.
    """
    laporan = read({
        "anggaran": [{"versi": "awal", "pos": [{"kode": "01", "nama": "Dukungan", "anak": [{"nama": "Gaji/PNS", "pagu": "1"}]}]}],
        "lkj": {"tabel": [{"id": "ukur", "jenis": "pengukuran", "baris": [{"indikator": "I", "target": "2"}]}]},
    })  # fmt: skip

    assert [path for path, _ in cells(laporan)] == [
        "/anggaran/awal|belanja/pos/01|Dukungan/anak/|Gaji~1PNS/pagu", "/lkj/tabel/ukur/baris/I/target",
    ]  # fmt: skip
