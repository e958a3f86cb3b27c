"""
The page on oracles, made of the suites: ``python page.py`` writes ``docs/oracles.md``.
"""

from __future__ import annotations

import ast
import sys
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import test_json_texts as texts
import test_logic as logic
import test_numbers as numbers
import test_sums as sums

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "oracles.md"
MULTITOOL = ROOT / "tests" / "render" / "test_sarif_multitool.py"
SHOWN = 4
ENDS = {logic.REFUSED: "refused at load", logic.ABSENT: "cannot be written", None: "unknown", 1: "another member"}
SUMS = (
    ("ccc", "possible however digits were dropped"),
    ("icc", "possible if the cells were cut"),
    ("cic", "possible if the cells were rounded"),
    ("iic", "possible if some cells were rounded and others cut; Arelle allows for one way a report"),
    ("iii", "impossible: every one of them is found"),
)


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """
    Write a table; what follows the first column of words may be numbers.
    """
    heads = list(head)
    yield f"| {' | '.join(heads)} |"
    yield f"|{'|'.join('---' for _ in heads)}|"
    for row in rows:
        yield f"| {' | '.join(str(cell).replace('|', '&#124;') for cell in row)} |"
    yield ""


def paragraph(text: str) -> Iterator[str]:
    """
    Write a paragraph, its lines broken.
    """
    yield from (textwrap.fill(text, 130, break_long_words=False, break_on_hyphens=False), "")


def sums_part() -> Iterator[str]:
    """
    Write what Arelle and our rules say of sums.
    """
    counts = sums.counts()
    words = {"c": "consistent", "i": "inconsistent"}
    yield from ("## Sums of rounded amounts", "")
    yield from paragraph(
        f"{sums.sums.TREES} random trees of budget amounts, printed to the rupiah, in thousands, millions "
        "and thousands of millions, were "
        "given to [Arelle](https://arelle.org) 2.47.3, which judged their sums by XBRL's calculation 1.1, "
        "rounding to the nearest and "
        "cutting. The rules ANG003 and ANG006 judged the same trees as budgets."
    )
    rows = [(words[key[0]], words[key[1]], words[key[2]], counts[key], why) for key, why in SUMS]
    yield from table(("Arelle, rounded", "Arelle, cut", "the rules", "sums", "why"), rows)
    yield from paragraph(
        "With rounding alone, our intervals give Arelle's verdict for every sum. No sum is impossible for "
        "us and consistent for Arelle. A total is not reported again where the details of a subtotal that "
        "contradicts them explain it: 46 of the inconsistent ones."
    )


def numbers_part() -> Iterator[str]:
    """
    Write how numbers are read, computed with and rounded.
    """
    counts = Counter(case.operation for case in numbers.CASES)
    found = Counter(numbers.outcome(case) for case in numbers.CASES if case.operation == "tosci")
    computed = sum(counts[operation] for operation in ("add", "subtract", "multiply", "divide"))
    yield from ("## Numbers", "")
    yield from paragraph(
        f"{len(numbers.CASES)} test cases of General Decimal Arithmetic, which CPython's `decimal` is tested with as well: "
        f"{counts['tosci']} texts, {computed} sums, differences, products and quotients, "
        f"{counts['quantize']} roundings to a given digit, "
        f"{counts['compare']} comparisons. Computing is exact, so results with all their digits are the "
        "same; rounded half up and cut "
        "they are, too. A printed result agrees with the exact one where it was rounded to the nearest, ties either way, or cut; a "
        "result rounded up, to the ceiling or the floor agrees only where it is one of these."
    )
    yield from paragraph(
        f"Of the texts, {found['same']} are read as the number that they are, {found['no number'] - 5} that are not numbers "
        f"are not read as any, and {found['too long']} have more than 60 digits or an exponent beyond 60 and are "
        "refused for that. The others are read as print is read:"
    )
    given = {case.name: case.operands[0] for case in numbers.CASES if case.operation == "tosci"}
    rows = [(", ".join(f"`{given[name]}`" for name in sorted(names)), why) for why, names in numbers.DIFFERENT.items()]
    yield from table(("text", "why it is read in another way"), rows)


def logic_part() -> Iterator[str]:
    """
    Write where the language reasons as FEEL, and where it differs.
    """
    same = Counter(case.suite for case in logic.CASES if case.reason is None)
    every = Counter(case.suite for case in logic.CASES)
    yield from ("## Three-valued logic", "")
    yield from paragraph(
        "The cases of the [DMN test kit](https://github.com/dmn-tck/tck) on `and`, `or`, `not`, `all`, "
        "`any`, `in`, `some`, `every` and "
        "lists, with FEEL's `null` as our `unknown`. Over truth values and unknown no case differs."
    )
    suites = [(suite, count, same[suite], count - same[suite]) for suite, count in every.items()]
    yield from table(("suite", "cases", "the same", "different"), suites)
    rows = []
    for reason, (end, why) in logic.REASONS.items():
        cases = [case for case in logic.CASES if case.reason == reason]
        names = ", ".join(str(case) for case in cases[:4]) + (f" and {len(cases) - 4} more" if len(cases) > 4 else "")
        rows.append((f"`{cases[0].feel}`", ENDS[end], len(cases), why, names))
    yield from table(("for example", "here it is", "cases", "why", "which"), rows)


def texts_part() -> Iterator[str]:
    """
    Write which JSON is read and which refused.
    """
    outcomes = {name: texts.read(data) for name, data in texts.TEXTS.items()}
    yield from ("## JSON", "")
    yield from paragraph(
        f"The {len(outcomes)} texts of [JSONTestSuite](https://github.com/nst/JSONTestSuite): those named "
        "`y_` are valid, `n_` invalid, "
        "`i_` may be read or not. *Reported* means that the text is parsed, and refused with the place of "
        "what is wrong in it and in the "
        "rest of the file."
    )
    kinds = {"y_": "valid", "n_": "invalid", "i_": "either"}
    counts = Counter((name[:2], outcome) for name, outcome in outcomes.items())
    ends = ("read", "reported", "refused")
    rows = [(f"`{kind}`", word, *(counts[kind, end] for end in ends)) for kind, word in kinds.items()]
    yield from table(("texts", "are", *ends), rows)
    listed = texts.REPORTED_THOUGH_VALID | texts.PARSED_THOUGH_INVALID
    yield from table(("text", "it is", "why"), [(f"`{name}`", outcomes[name], why) for name, why in listed.items()])
    for outcome in ends:
        names = ", ".join(f"`{name[2:]}`" for name in outcomes if name.startswith("i_") and outcomes[name] == outcome)
        yield from paragraph(f"Of the `i_` texts, {outcome}: {names}.")
    yield from paragraph("No invalid text passes in the place of a value of a report; texts, plain numbers and `null` do.")


def sarif_part() -> Iterator[str]:
    """
    Write what the validator of SARIF says.
    """
    tree = ast.parse(MULTITOOL.read_text(encoding="utf-8"))
    values = {
        node.targets[0].id: ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id in {"EXCUSED", "VERSION"}
    }
    yield from ("## SARIF", "")
    yield from paragraph(
        "Every log in the fast tests fits the schema of SARIF 2.1.0. The slow tests give logs of several "
        "reports, unreadable and hostile "
        f"ones too, to Microsoft's SARIF Multitool {values['VERSION']} (from npm), with all its rules on. "
        "It finds nothing but advice that "
        "cannot be taken:"
    )
    yield from table(("rule", "why"), [(f"{rule} {name}", why) for (rule, name), why in values["EXCUSED"].items()])


def write_page() -> str:
    """
    Write the page.
    """
    lines = ["# Oracles", "", *paragraph(
        "Written by `make oracles`. What the tests expect is mostly ours; here it is not: these suites "
        "compare the parts that everything "
        "rests on with programs and test cases of others. All cases, with their sources and licences, are "
        "in `tests/oracles/data`. Errors "
        "planted in whole reports, and how many are found, are on [a page of their own](planted.md)."
    )]  # fmt: skip
    return "\n".join([*lines, *sums_part(), *numbers_part(), *logic_part(), *texts_part(), *sarif_part()]).rstrip() + "\n"


if __name__ == "__main__":
    PAGE.write_text(write_page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE}\n")
