"""
The strict reader: nothing is coerced, and everything that is wrong is reported.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkj_rules.files.issues import InvalidError
from lkj_rules.files.json_text import parse_json
from lkj_rules.files.json_values import JsonNumber
from lkj_rules.files.strict_reader import structure
from lkj_rules.model import documents
from lkj_rules.model.documents import Arah, Indikator, KodeIndikator, Laporan, Rkt
from lkj_rules.model.pointers import pointer_token
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
    with pytest.raises(InvalidError):
        structure(value, kind)


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
    assert expected == structure(text, Tanggal)


@pytest.mark.parametrize("kind", [Target, Realisasi, Capaian, Persen, Rupiah])
def test_values_keep_their_class_and_text(kind: Any) -> None:
    """Text, number, null and object all give a value of the field's own class."""
    assert kind(teks="80,0 %") == structure("80,0 %", kind)
    assert kind(teks="80.0", notasi=Notasi.TITIK) == structure(JsonNumber("80.0"), kind)
    assert kind(teks="80", notasi=Notasi.TITIK) == structure(80, kind)
    assert kind() == structure(None, kind)
    assert kind(teks="8O", dibaca="80", diragukan=True) == structure({"teks": "8O", "dibaca": "80", "diragukan": True}, kind)


def test_all_faults_are_collected() -> None:
    """One reading names every fault, with the place of each."""
    document = {"baris": [{"indikator": 1, "nomor": 2, "x": 3}, {}], "salinan": "lampirn"}
    with pytest.raises(InvalidError) as refused:
        structure(document, Rkt)

    assert sorted(
        issue.pointer for issue in refused.value.issues
    ) == ["/baris/0/indikator", "/baris/0/nomor", "/baris/0/x", "/baris/1", "/salinan"]


odd = st.sampled_from(
    [None, True, "", "x", "2024", "2024-02-30", JsonNumber("7"), JsonNumber("2024"), JsonNumber("1.5"), JsonNumber("1e9"), [],
     ["x"], {}, {"x": "y"}, {"teks": "7"}, {"teks": None}, {"2024": "7"}, {"24": None}, "9" * 5000]
)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_any_change_is_read_or_refused_at_its_place(data: st.DataObject) -> None:
    """Whatever one value or key of a report is changed to, all that is reported stands at the change or around it."""
    document, _ = parse_json(BASE.read_text(encoding="utf-8"), name="clean.json")
    holder, pointer = document, ""
    while True:
        key = data.draw(st.sampled_from(sorted(holder) if isinstance(holder, dict) else range(len(holder))))
        inner = holder[key]
        if not (isinstance(inner, (dict, list)) and inner and data.draw(st.booleans() | st.just(value=True))):
            break
        holder, pointer = inner, f"{pointer}/{pointer_token(key)}"
    if isinstance(holder, dict) and data.draw(st.booleans()):
        key = data.draw(st.sampled_from(["sumber", "teks", "target", "anak", "tahun", "nama", "versi", "x"]))
    holder[key] = data.draw(odd)
    changed = f"{pointer}/{pointer_token(key)}/"

    try:
        laporan = structure(document, Laporan)
    except InvalidError as refused:
        places = [f"{issue.pointer}/" for issue in refused.issues]
        assert places
        assert [place for place in places if not (place.startswith(changed) or changed.startswith(place))] == []
    else:
        assert isinstance(laporan, Laporan)


def test_plain_python_values_are_read_too() -> None:
    """What a TOML parser gives is read like parsed JSON."""
    document = json.loads('{"indikator": "DPT", "sel": {}, "target": 80}')
    row = structure({"baris": [{"indikator": "DPT", "target": document["target"]}]}, Rkt)

    assert Target(teks="80", notasi=Notasi.TITIK) == row.baris[0].target


def test_documents_have_types_for_annotations() -> None:
    """
    Only rows that nest name their own class by a text; any other text would be compiled at every start.
    """
    classes = [each for each in vars(documents).values() if isinstance(each, type) and attrs.has(each)]

    written = {(cls.__name__, name) for cls in classes for name, kind in cls.__annotations__.items() if isinstance(kind, str)}

    assert written == {("BarisData", "anak"), ("BarisTabel", "anak"), ("PosAnggaran", "anak")}
