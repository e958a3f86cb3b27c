"""
Directions of indicators in drafts: what decides, and what leaves them open.
"""

from __future__ import annotations

from typing import Any

import pytest

from lkj_rules.drafts.directions import add_directions
from lkj_rules.drafts.prose import Prose
from lkj_rules.drafts.subjects import Names
from lkj_rules.papers.paper import Line, Paper

MORE, LESS, EITHER = ("80", "76", "95,00"), ("5,8", "4,01", "144,64"), ("80", "80", "100,00")


def direction(*cells: tuple[str, str, str], path: tuple[str, ...] = (), text: str = "") -> Any:
    """
    Give the direction of an indicator with these targets, results and achievements, and these targets in the Renstra.
    """
    rows = [[{"indikator": "I1", "target": one, "realisasi": two, "capaian": three}] for one, two, three in cells]
    document: dict[str, Any] = {
        "indikator": [{"kode": "I1", "nama": "Angka kematian bayi"}],
        "renstra": {"baris": [{"indikator": "I1", "target": {str(2020 + at): each for at, each in enumerate(path)}}]},
        "lkj": {"tabel": [{"id": str(at), "baris": each} for at, each in enumerate(rows)]},
    }
    prose = Prose.of([Paper(file="lkj.pdf", pages=1, flow=[Line(text=text, page=1)])])
    add_directions(document, prose.sentences, Names([("I1", "Angka kematian bayi")]))
    return document["indikator"][0].get("arah")


@pytest.mark.parametrize(("cells", "path", "expected"), [
    ([MORE], (), "maksimum"), ([MORE], ("75", "85"), "maksimum"), ([MORE], ("85", "75"), None), ([MORE, LESS], (), None),
    ([LESS, MORE], ("6", "5"), "minimum"),
    ([LESS], (), None), ([LESS], ("6", "5"), "minimum"), ([LESS] * 2, (), "minimum"), ([LESS] * 2, ("5", "6"), None),
    ([LESS] * 3, ("5", "6"), "minimum"), ([LESS] * 3 + [MORE] * 2, (), None), ([EITHER] * 3, (), None), ([], ("6", "5"), None),
    ([("80", "76", "97,31")], (), None), ([("0", "76", "97,31")], (), None),
])  # fmt: skip
def test_achievements_show_the_direction(cells: list[tuple[str, str, str]], path: tuple[str, ...], expected: str | None) -> None:
    """
    Achievements that one formula alone gives decide, more of them where the targets of the Renstra run the other way.
    """
    assert direction(*cells, path=path) == expected


def test_the_text_states_the_direction() -> None:
    """
    A sentence that less is better of an indicator decides, whatever its achievements.
    """
    text = "Angka kematian bayi sebesar 4 menunjukkan semakin rendah nilai realisasi maka semakin tinggi pencapaian."

    assert direction(MORE, text=text) == "minimum"
    assert direction(text=text).place == "hal. 1"


def test_comparisons_with_other_targets_show_nothing() -> None:
    """
    Columns that hold shares, or compare with the last target of the Renstra, are no achievements of the year's target.
    """
    columns = [{"id": "target", "ukuran": "target_capaian"}, {"id": "capaian_renstra", "ukuran": "capaian", "pembanding": "akhir"}]
    row = {"indikator": "I1", "target": "80", "realisasi": "76", "capaian": "95,00"}
    document: dict[str, Any] = {"indikator": [{"kode": "I1"}], "lkj": {"tabel": [{"id": "t", "kolom": columns, "baris": [row]}]}}
    add_directions(document, (), Names([]))

    assert document["indikator"] == [{"kode": "I1"}]
