"""
Functions on facts that ought to say one thing: which contradict, which are copies, what a slip explains.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from lkj_rules.domain.dates import date_words
from lkj_rules.domain.facts import Fakta
from lkj_rules.domain.in_force import superseded
from lkj_rules.domain.questions import of_this_year
from lkj_rules.domain.scope import Scope
from lkj_rules.files.report_reader import parse_report
from lkj_rules.model.documents import Ukuran
from lkj_rules.rules.functions.cells import edisi, tanggal
from lkj_rules.rules.functions.comparison import conflict, gap, reading_hint, scale_holds, scales

REGISTER = [{"kode": "A", "nama": "Persentase A", "arah": "maksimum"}, {"kode": "G", "nama": "Nilai G", "tangga": "akip"}]


def scope_of(**parts: Any) -> Scope:
    """
    Make a report of 2024 with the given parts.
    """
    head = {"format": "lkj-rules/1", "entitas": {"nama": "Instansi", "level": "satker"}, "tahun": 2024, "indikator": REGISTER}
    return Scope(parse_report(json.dumps({**head, **parts}).encode(), name="x.json").laporan)


def tables(*rows: tuple[str, dict[str, Any]], **more: Any) -> Scope:
    """
    Make a report with one row a table, each of a kind.
    """
    made = [{"id": f"t{number}", "jenis": jenis, "baris": [{"indikator": "A", **row}]} for number, (jenis, row) in enumerate(rows)]
    return scope_of(lkj={"tabel": made, **more})


def side_of(scope: Scope, measure: Ukuran) -> tuple[Fakta, ...]:
    """
    Take all facts of one measure.
    """
    return tuple(fakta for fakta in scope.facts if fakta.ukuran is measure)


def printed(side: tuple[Fakta, ...] | None) -> list[str] | None:
    """
    Give what a side prints.
    """
    return None if side is None else [fakta.nilai.teks for fakta in side]


@pytest.mark.parametrize(
    ("values", "goes_by", "against"),
    [
        (["100", "85", "100"], "100", ["85"]),
        (["85", "100", "100"], "100", ["85"]),
        (["70", "100"], "70", ["100"]),
        (["90", "90,00"], "90", []),
        (["", "90", "80"], "90", ["80"]),
    ],
)
def test_most_places_are_gone_by(values: list[str], goes_by: str, against: list[str]) -> None:
    """
    What most places state is gone by, the first where these are even; blanks contradict nothing.
    """
    scope = tables(*(("analisis", {"target": value}) for value in values))
    side = side_of(scope, Ukuran.TARGET)

    found = conflict(scope, side).acuan
    assert against == printed(conflict(scope, side).lain)
    assert goes_by in (printed(found) or []) or not against


def test_between_equals_the_measurement_table_speaks() -> None:
    """
    The measurement table is gone by even where another table stands before it.
    """
    scope = tables(("analisis", {"realisasi": "100 %"}), ("pengukuran", {"realisasi": "70 %"}))
    side = side_of(scope, Ukuran.REALISASI)

    assert printed(conflict(scope, side).acuan) == ["70 %"]
    assert printed(conflict(scope, side).lain) == ["100 %"]


def test_measures_differ_only_beyond_their_digits() -> None:
    """
    A target is exact, a measured percentage is not.
    """
    scope = tables(("pengukuran", {"target": "75", "realisasi": "75 %"}), ("analisis", {"target": "75,2", "realisasi": "75,2 %"}))

    assert printed(conflict(scope, side_of(scope, Ukuran.TARGET)).lain) == ["75,2"]
    assert printed(conflict(scope, side_of(scope, Ukuran.REALISASI)).lain) == []


def test_another_comparison_is_another_figure() -> None:
    """
    A table against the Renstra's end target holds another target; an achievement of last year's result is another achievement.
    """
    tabel = [
        {"id": "a", "jenis": "pengukuran", "baris": [{"indikator": "A", "target": "90", "capaian": "91"}]},
        {
            "id": "b", "jenis": "perbandingan", "baris": [{"indikator": "A", "target": "100", "capaian": "92"}],
            "kolom": [{"id": "capaian", "ukuran": "capaian", "pembanding": "target_akhir_renstra"}],
        },
        {
            "id": "c", "jenis": "perbandingan", "baris": [{"indikator": "A", "target": "90", "capaian": "93"}],
            "kolom": [{"id": "capaian", "ukuran": "capaian", "pembanding": "realisasi_tahun_lalu"}],
        },
    ]  # fmt: skip
    scope = scope_of(lkj={"tabel": tabel})

    assert printed(of_this_year(side_of(scope, Ukuran.TARGET))) == ["90", "90"]
    assert printed(of_this_year(side_of(scope, Ukuran.CAPAIAN))) == ["91"]


@pytest.mark.parametrize(
    ("renstra", "agreed", "holds"),
    [("70", "B", None), ("BB", "B", True), ("70", "80", True), ("70", "", True), ("70", "sesuai rencana", True)],
)
def test_scale_along_the_chain(renstra: str, agreed: str, holds: bool | None) -> None:  # noqa: FBT001  a parameter of the case
    """
    Number against grade is a change; what is unclear is no change.
    """
    scope = scope_of(
        renstra={"awal": 2020, "akhir": 2024, "baris": [{"indikator": "G", "target": {"2024": renstra}}]},
        perjanjian_kinerja=[{"id": "pk", "jenjang": "puncak", "baris": [{"indikator": "G", "target": agreed}]}],
    )

    assert holds is scale_holds(scope, scope.laporan.indikator[1])
    assert ([agreed] if holds is None else []) == printed(scales(scope, scope.facts).menyimpang)


def two_agreements(**second: Any) -> Scope:
    """
    Make a report with two agreements of the head of the office.
    """
    rows = [{"indikator": "A", "target": "95"}]
    first = {"id": "a", "jenjang": "puncak", "versi": 1, "salinan": "badan", "tanggal": "2024-01-09", "baris": rows}
    other = {"id": "b", "jenjang": "puncak", "baris": [{"indikator": "A", "target": "85"}], **second}
    return scope_of(perjanjian_kinerja=[first, other])


def test_copies_and_versions_are_told_apart() -> None:
    """
    The annexed copy of the same version is a copy; a later version replaces the first.
    """
    copied = two_agreements(versi=1, salinan="lampiran", tanggal="2024-01-09")
    revised = two_agreements(versi=2, salinan="lampiran", tanggal="2024-09")

    assert len({edisi(copied, fakta) for fakta in copied.facts}) == 1
    assert len({edisi(revised, fakta) for fakta in revised.facts}) == 2
    assert printed(superseded(copied, copied.facts)) == []
    assert printed(superseded(revised, revised.facts)) == ["95"]
    dates = [date_words(date) for fakta in revised.facts if (date := tanggal(revised, fakta)) is not None]
    assert [date.id for date in dates] == ["9 Januari 2024", "September 2024"]
    assert dates[0].en == "9 January 2024"


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("95 %", "35 %", "60 poin persen"),
        ("1.250 orang", "1.200 orang", "50"),
        ("≥ 80", "75", "5"),
        ("1,96 %", "0,1 %", "1,86 poin persen"),
        ("0 ‰", "100", None),
        ("B", "BB", None),
        ("7–8", "9", None),
    ],
)
def test_gaps_are_worded_between_single_numbers(first: str, second: str, words: str | None) -> None:
    """
    Percentages differ by points, counts by their number, all else by nothing that can be said.
    """
    scope = tables(("pengukuran", {"target": first}), ("analisis", {"target": second}))

    found = gap(scope, scope.facts[:1], scope.facts[1:])

    assert words == (None if found is None else found.id)


@pytest.mark.parametrize(
    ("first", "second", "hinted"),
    [("35 %", "95 %", True), ("75", "70", False), ("100 %", "90 %", False), ("1.250", "1.520", False), ("B", "BB", False)],
)
def test_one_digit_that_looks_alike_is_hinted_at(first: str, second: str, hinted: bool) -> None:  # noqa: FBT001
    """
    Only one digit of a pair that is mistaken for one another makes a hint.
    """
    scope = tables(("pengukuran", {"target": first}), ("analisis", {"target": second}))

    assert hinted is (reading_hint(scope, scope.facts[:1], scope.facts[1:]) is not None)


def test_the_transcribers_note_comes_first() -> None:
    """
    A note counts when the value is doubtful.
    """
    doubt = {"teks": "35", "diragukan": True, "catatan": "Halaman teracak."}
    scope = tables(("pengukuran", {"target": doubt}), ("analisis", {"target": {"teks": "95", "catatan": "Catatan kaki."}}))

    hint = reading_hint(scope, scope.facts[:1], scope.facts[1:])

    assert hint is not None
    assert hint.id == "Catatan penyalin: Halaman teracak."
