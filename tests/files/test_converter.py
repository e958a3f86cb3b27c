"""
The strict converter and the quick reader: nothing is coerced, both accept the same input.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkj_rules.files.complaints import read_thoroughly
from lkj_rules.files.converter import strict_converter
from lkj_rules.files.faults import Fault
from lkj_rules.files.json_text import parse_json
from lkj_rules.files.marks import JsonNumber
from lkj_rules.files.quick import REFUSALS, read_quickly
from lkj_rules.model.documents import Arah, Indikator, KodeIndikator, Laporan, Rkt
from lkj_rules.model.values import Capaian, Notasi, Persen, Realisasi, Rupiah, Tanggal, Target

FIXTURES = Path(__file__).parents[2] / "fixtures"
BASE = FIXTURES / "base" / "clean.json"


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (JsonNumber("3"), str),
        (3, str),
        (None, str),
        ("3", int),
        (JsonNumber("3.9"), int),
        (JsonNumber("3e2"), int),
        (True, int),
        (3.0, int),
        ("no", bool),
        (0, bool),
        (JsonNumber("1"), bool),
        ("ab", tuple[str, ...]),
        ({"0": "a"}, tuple[str, ...]),
        ("Maksimum", Arah),
        (JsonNumber("1"), Arah),
        (JsonNumber("3"), KodeIndikator),
        ("80 %", dict[int, Target]),
        ({"24": "80 %"}, dict[int, Target]),
        ({"02024": "80 %"}, dict[int, Target]),
        ("2024-13", Tanggal),
        ("2023-02-29", Tanggal),
        ("2024-1-9", Tanggal),
        ("2024-00", Tanggal),
        ("9 Januari 2024", Tanggal),
        (JsonNumber("2024"), Tanggal),
        (True, Target),
        ([], Target),
        (2.5, Target),
        ({}, Target),
        ([], Indikator),
        ("DPT", Indikator),
    ],
)
def test_nothing_is_coerced(value: Any, kind: Any) -> None:
    """A value of another JSON type is refused, however easily it could be converted."""
    with pytest.raises((Fault, ExceptionGroup)):
        strict_converter().structure(value, kind)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-02-29", Tanggal(tahun=2024, bulan=2, hari=29)),
        ("2024-01", Tanggal(tahun=2024, bulan=1)),
        ("2024", Tanggal(tahun=2024)),
    ],
)
def test_dates_may_be_incomplete(text: str, expected: Tanggal) -> None:
    """Day, or day and month, may be left out."""
    assert expected == strict_converter().structure(text, Tanggal)


@pytest.mark.parametrize("kind", [Target, Realisasi, Capaian, Persen, Rupiah])
def test_values_keep_their_class_and_text(kind: Any) -> None:
    """Text, number, null and object all give a value of the field's own class."""
    structure = strict_converter().structure

    assert kind(teks="80,0 %") == structure("80,0 %", kind)
    assert kind(teks="80.0", notasi=Notasi.TITIK) == structure(JsonNumber("80.0"), kind)
    assert kind(teks="80", notasi=Notasi.TITIK) == structure(80, kind)
    assert kind() == structure(None, kind)
    assert kind(teks="8O", dibaca="80", diragukan=True) == structure({"teks": "8O", "dibaca": "80", "diragukan": True}, kind)


def test_all_faults_are_collected() -> None:
    """One reading names every fault, with the place of each."""
    document = {"baris": [{"indikator": 1, "nomor": 2, "x": 3}, {}], "salinan": "lampirn"}
    _, complaints = read_thoroughly(document, Rkt)

    assert sorted(
        complaint.pointer for complaint in complaints
    ) == ["/baris/0/indikator", "/baris/0/nomor", "/baris/0/x", "/baris/1", "/salinan"]


def both(document: Any) -> tuple[Any, Any]:
    """Read with either reader; ``None`` stands for a refusal."""
    try:
        quick = read_quickly(document, Laporan)
    except REFUSALS:
        quick = None
    return quick, read_thoroughly(document, Laporan)[0]


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*/*.json")), ids=lambda path: path.stem)
def test_quick_and_thorough_agree_on_fixtures(path: Path) -> None:
    """Both readers accept the same files of the project and build the same report."""
    try:
        document, _ = parse_json(path.read_bytes().decode("utf-8"), name=path.name)
    except Exception:  # noqa: BLE001 - not JSON at all, hence not for these readers
        return
    quick, thorough = both(document)

    assert thorough == quick


odd = st.sampled_from(
    [None, True, "", "x", "2024", "2024-02-30", JsonNumber("7"), JsonNumber("2024"), JsonNumber("1.5"), JsonNumber("1e9"), [],
     ["x"], {}, {"x": "y"}, {"teks": "7"}, {"teks": None}, {"2024": "7"}, {"24": None}, "9" * 5000]
)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_quick_and_thorough_agree_on_any_change(data: st.DataObject) -> None:
    """Whatever one value or key of a report is changed to, both readers give the same answer."""
    document, _ = parse_json(BASE.read_text(encoding="utf-8"), name="clean.json")
    holder: Any = document
    while True:
        key = data.draw(st.sampled_from(sorted(holder) if isinstance(holder, dict) else range(len(holder))))
        inner = holder[key]
        if not (isinstance(inner, (dict, list)) and inner and data.draw(st.booleans() | st.just(value=True))):
            break
        holder = inner
    if isinstance(holder, dict) and data.draw(st.booleans()):
        key = data.draw(st.sampled_from(["sumber", "teks", "target", "anak", "tahun", "nama", "versi", "x"]))
    holder[key] = data.draw(odd)
    quick, thorough = both(document)

    assert thorough == quick


def test_plain_python_values_are_read_too() -> None:
    """What a TOML parser gives is read like parsed JSON."""
    document = json.loads('{"indikator": "DPT", "sel": {}, "target": 80}')
    row = strict_converter().structure({"baris": [{"indikator": "DPT", "target": document["target"]}]}, Rkt)

    assert Target(teks="80", notasi=Notasi.TITIK) == row.baris[0].target
