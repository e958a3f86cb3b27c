"""
Facts pair on the named keys and on nothing else.
"""

import json
from collections.abc import Hashable

import pytest

from lkj_rules.domain.facts import Fakta
from lkj_rules.domain.scope import Scope
from lkj_rules.engine.alignment import FactChoice, absent_side, align
from lkj_rules.files.report_reader import parse_report
from lkj_rules.files.rule_reader import parse_rule
from lkj_rules.rules.rule import FactFilter, Rule

TEXTS = {"id": "a", "en": "a"}
REPORT = {
    "format": "lkj-rules/1",
    "entitas": {"nama": "Dinas Contoh", "level": "skpd"},
    "tahun": 2024,
    "indikator": [{"kode": "A", "nama": "A"}, {"kode": "B", "nama": "B"}],
    "renstra": {
        "awal": 2021, "akhir": 2025,
        "baris": [{"indikator": "A", "target": {"2023": "70", "2024": "80"}}, {"indikator": "B", "target": {"2024": "5"}}],
    },
    "perjanjian_kinerja": [
        {"id": "pk", "jenjang": "puncak", "tanggal": "2024-01-09", "baris": [{"indikator": "A", "target": "75"}]},
        {"id": "bawah", "jenjang": "bawah", "tanggal": "2024-01-10", "baris": [{"indikator": "A", "target": "60"}]},
    ],
}  # fmt: skip


def scope() -> Scope:
    """
    Give the scope of the small report above.
    """
    return Scope(parse_report(json.dumps(REPORT).encode(), name="report.json").laporan)


def rule(**facts: dict[str, object]) -> Rule:
    """
    Make a rule with the given sides, paired on indicator and year.
    """
    return parse_rule(
        {
            "id": "UJI001", "name": "x", "severity": "error", "since": "0.1.0", "facts": facts, "align": ["indikator", "tahun"],
            "missing": dict.fromkeys(facts, "skip"), "check": "true", "title": TEXTS, "message": TEXTS, "help": TEXTS,
            "rationale": TEXTS, "basis": [{"peraturan": "praktik baik"}],
        },
        source="UJI001.toml",
    )  # fmt: skip


def keys(fakta: Fakta) -> tuple[Hashable, ...]:
    """
    Give what a fact is paired on.
    """
    return (None if fakta.indikator is None else fakta.indikator.kode, fakta.tahun)


def printed(sides: tuple[object, ...]) -> list[list[str] | None]:
    """
    Give the texts of the facts of each side.
    """
    return [None if side is None else [fakta.nilai.teks for fakta in side] for side in sides]  # type: ignore[attr-defined]


def test_pairs_on_indicator_and_year() -> None:
    """
    The year of the plan pairs with the agreement of that year; a key that one side lacks leaves that side empty.
    """
    found = align(FactChoice(scope()), rule(renstra={"dokumen": "renstra"}, pk={"dokumen": "pk", "jenjang": "puncak"}), keys)

    assert [printed(sides) for sides in found] == [[["70"], None], [["80"], ["75"]], [["5"], None]]


def test_gives_all_facts_of_a_side() -> None:
    """
    Two agreements with one indicator give one item with both facts: the level of the agreement is no key.
    """
    found = align(FactChoice(scope()), rule(pk={"dokumen": "pk"}), keys)

    assert [printed(sides) for sides in found] == [[["75", "60"]]]


def test_own_year_only() -> None:
    """
    ``tahun = "laporan"`` keeps the facts of the report's own year.
    """
    found = align(FactChoice(scope()), rule(renstra={"dokumen": "renstra", "tahun": "laporan"}), keys)

    assert [printed(sides) for sides in found] == [[["80"]], [["5"]]]


@pytest.mark.parametrize(("dokumen", "absent"), [("renstra", False), ("rkt", True), ("lkj", True), ("pk", False)])
def test_absent_document(dokumen: str, absent: bool) -> None:  # noqa: FBT001  # a table of cases
    """
    A side whose document the report lacks cannot be tested.
    """
    found = absent_side(scope(), FactFilter(aspects=(("dokumen", (dokumen,)),)))

    assert (found is not None) is absent
