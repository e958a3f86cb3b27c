"""
Sensitivity: a wrong value in a consistent report is found, and named.
"""

import functools
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from lkj_rules.api import compiled, load_rules
from lkj_rules.testing import (
    Bench,
    Judgement,
    Kind,
    Mutant,
    Reason,
    Shares,
    Slip,
    cells_of,
    judge_mutant,
    mutants,
    mutate,
    numbers,
    sample_of,
    write_page,
)
from lkj_rules.testing.sensitivity import survivor_place

ROOT = Path(__file__).parents[2]
DOCUMENT = json.loads((ROOT / "fixtures" / "base" / "clean.json").read_text(encoding="utf-8"))
PAGE = ROOT / "docs" / "sensitivity.md"
SAMPLE = 200
GOAL, GOAL_NAMED = 98.0, 90.0
LEEWAY = 1.0
"""A sample of so many lies within a percent or so of the whole."""


@functools.cache
def bench() -> Bench:
    """
    Check the consistent report once.
    """
    return Bench.of(DOCUMENT, compiled(load_rules()))


def judged(*, size: int | None) -> list[Judgement]:
    """
    Judge mutants of the consistent report.
    """
    return [judge_mutant(mutant, bench()) for mutant in sample_of(list(mutants(DOCUMENT)), size=size)]


def mutant_of(pointer: str, after: str, *, slip: Slip = Slip.DIGIT) -> Mutant:
    """
    Name a change of one cell.
    """
    cell = next(cell for cell in cells_of(DOCUMENT) if cell.pointer == pointer)
    return Mutant(pointer=pointer, kind=cell.kind, slip=slip, before=cell.text, after=after)


def assert_goal(judgements: list[Judgement], *, goal: float) -> None:
    """
    Hold the shares against the goals.
    """
    shares = Shares.of(numbers(judgements))
    missed = "\n".join(f"{each.mutant}: {each.reason}" for each in judgements if each.reason is not None and each.reason.counted)

    assert (shares.share or 0) >= goal, f"caught {shares.share}; a rule is missing, or too lenient, for:\n{missed}"
    assert (shares.share_named_knowable or 0) >= GOAL_NAMED


@functools.cache
def sample() -> list[Judgement]:
    """
    Judge the fixed sample once.
    """
    return judged(size=SAMPLE)


def test_sample_is_caught_and_named() -> None:
    """
    Of a fixed sample of mutated numbers the goal's share is caught, and the first finding names the changed value.
    """
    assert_goal(sample(), goal=GOAL - LEEWAY)


def test_page_lists_the_survivors() -> None:
    """
    What survives of the sample stands on the published page.
    """
    listed = {tuple(cell.strip(" `") for cell in line.split("|")[1:3]) for line in PAGE.read_text(encoding="utf-8").splitlines()}
    survivors = {(survivor_place(each), each.mutant.slip.value) for each in sample() if not each.caught}

    assert survivors - listed == set(), "run `make mutate`, and look at what changed in docs/sensitivity.md"


@pytest.mark.slow
def test_every_mutant() -> None:
    """
    The same of all mutants, and the published page is what comes of them.
    """
    judgements = judged(size=None)

    assert_goal(judgements, goal=GOAL)
    assert write_page(judgements, name="clean.json") == PAGE.read_text(encoding="utf-8"), "run `make mutate`"


def test_mutants_change_one_value(leaves: Callable[[object], dict[str, object]]) -> None:
    """
    A mutant differs from its report in the one text that it names.
    """
    found = sample_of(list(mutants(DOCUMENT)), size=SAMPLE)

    for mutant in found:
        before, after = leaves(DOCUMENT), leaves(mutate(DOCUMENT, mutant))
        (place,) = [pointer for pointer, text in after.items() if text != before[pointer]]
        assert (place.removesuffix("/teks"), after[place]) == (mutant.pointer, mutant.after)


def test_no_mutant_twice() -> None:
    """
    No two mutants of one value are alike, and none is the value itself.
    """
    found = list(mutants(DOCUMENT))

    assert len({(mutant.pointer, mutant.after) for mutant in found}) == len(found)
    assert all(mutant.before != mutant.after for mutant in found)
    assert set(Slip) == {mutant.slip for mutant in found}
    assert set(Kind) == {mutant.kind for mutant in found}


@pytest.mark.parametrize(
    ("pointer", "after", "reason"),
    [
        ("/perjanjian_kinerja/0/baris/1/target", "87,00 %", None),
        ("/perjanjian_kinerja/0/baris/1/target", "78.00 %", Reason.SAME),
        ("/anggaran_tahunan/0/pagu", "5.218.640.001", Reason.RESOLUTION),
        ("/anggaran_tahunan/0/pagu", "5.281.640.000", None),
        ("/renstra/baris/1/target/2021", "73,00 %", Reason.ORDER),
    ],
)
def test_reasons(pointer: str, after: str, reason: Reason | None) -> None:
    """
    A survivor says why it could not be known.
    """
    judgement = judge_mutant(mutant_of(pointer, after), bench())

    assert judgement.reason == reason


def test_stated_cap_hides() -> None:
    """
    A result far above the stated cap may change without a trace in its capaian.
    """
    document = json.loads(json.dumps(DOCUMENT))
    document["lkj"] = {
        "batas_capaian": "120 %",
        "tabel": [{"id": "ukur", "jenis": "pengukuran", "baris": [
            {"indikator": "SOS", "target": "20", "realisasi": "30", "capaian": "120 %"}]}],
    }  # fmt: skip
    mutant = Mutant(pointer="/lkj/tabel/0/baris/0/realisasi", kind=Kind.RESULT, slip=Slip.DIGIT, before="30", after="31")

    judgement = judge_mutant(mutant, Bench.of(document, bench().programs))

    assert judgement.reason is Reason.CAP


def test_first_finding_names_the_value() -> None:
    """
    A capaian that contradicts its row and two other tables is named first.
    """
    judgement = judge_mutant(mutant_of("/lkj/tabel/0/baris/1/capaian", "89,26 %"), bench())

    assert (judgement.caught, judgement.named, judgement.knowable) == (True, True, True)
