"""
Read back what the press printed, and count what became of the figures.

``python tests/papers/press_page.py`` prints the share of figures read and placed per layout; ``--page`` writes the table into
``docs/papers.md``.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from figures import Reader
from placement import Placed, compare
from press import LAYOUTS, Layout, press
from sheets import Json, printed_part, sheets

from lkj_rules.papers.paper import Paper
from lkj_rules.papers.reading import read_paper
from lkj_rules.testing.consistent.choices import Seeded
from lkj_rules.testing.consistent.report import write_report

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "papers.md"
BEGIN, END = "<!-- press: begin -->", "<!-- press: end -->"


def reports(most: int, *, size: int = 8) -> Iterator[Json]:
    """
    Give the clean report, then consistent ones by seeds.
    """
    yield json.loads((ROOT / "fixtures" / "base" / "clean.json").read_text(encoding="utf-8"))
    for seed in range(most - 1):
        yield write_report(Seeded(seed), indicators=size, lines=3 * size)


def read_back(report: Json, layout: Layout) -> list[Paper]:
    """
    Print a report and read what was printed.
    """
    kind = "docx" if layout.word else "pdf"
    return [read_paper(data, f"{at}.{kind}") for at, data in enumerate(press(report, layout), 1)]


def cells_read(report: Json, papers: Sequence[Paper], layout: Layout) -> Counter[str]:
    """
    Count the figures of all sheets: ``right`` where a table of that name has them in the right row and column of the sheet.
    """
    tables = {each.title: each.grid for paper in papers for each in paper.tables}
    counts: Counter[str] = Counter()
    for sheet in sheets(printed_part(report), reversed_=layout.reversed):
        grid = tables.get(sheet.caption)
        found = [] if grid is None else [[_plain(each) for each in row] for row in grid.rows]
        wanted = [[_plain(each) for each in row] for row in sheet.rows]
        body = found[len(found) - len(wanted) :] if len(found) >= len(wanted) else []
        for at, row in enumerate(wanted):
            for column, text in enumerate(row):
                if re.search(r"\d", text):
                    there = body[at][column] if body and column < len(body[at]) else None
                    counts["right" if there == text else "left out" if not there else "wrong"] += 1
    return counts


def figures_placed(report: Json, papers: Sequence[Paper]) -> tuple[Counter[str], list[str]]:
    """
    Count what a draft made of the figures of all sheets, those of its own that no sheet has as wrong; list what is wrong.
    """
    from lkj_rules.drafts.draft import draft

    drafted = draft(papers)
    document = json.loads(json.dumps(drafted.document))
    outcomes, spare = compare(Reader(printed_part(report)).figures(), Reader(document, dict(drafted.places)).figures())
    counts = Counter(str(each.placed) for each in outcomes)
    counts.update(str(Placed.MARKED if each.doubtful else Placed.WRONG) for each in spare)
    wrong = [f"{each.fault}: {each.figure.rows[:1]} {each.figure.text!r}" for each in outcomes if each.placed is Placed.WRONG]
    return counts, wrong + [f"not printed: {each.document} {each.rows} {each.measure} {each.year} {each.text!r}" for each in spare]


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text)


def main() -> None:
    """
    Print the table.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=6)
    parser.add_argument("--only", default="", help="layouts whose name has this in it")
    parser.add_argument("--keep", type=Path, help="folder for the files")
    parser.add_argument("-v", "--verbose", action="store_true", help="list what is placed wrong")
    parser.add_argument("--page", action="store_true")
    options = parser.parse_args()
    lines = ["| layout | figures | read as printed | " + " | ".join(f"placed: {each}" for each in Placed) + " |"]
    lines.append("|---" * (len(Placed) + 3) + "|")
    for layout in LAYOUTS:
        if options.only not in layout.name:
            continue
        read: Counter[str] = Counter()
        placed: Counter[str] = Counter()
        for at, report in enumerate(reports(options.reports)):
            if options.keep:
                for number, data in enumerate(press(report, layout), 1):
                    (options.keep / f"{layout.name} {at}-{number}.{'docx' if layout.word else 'pdf'}").write_bytes(data)
            papers = read_back(report, layout)
            read += cells_read(report, papers, layout)
            counts, wrong = figures_placed(report, papers)
            placed += counts
            if options.verbose:
                sys.stdout.writelines(f"{layout.name} {at}: {each}\n" for each in wrong)
        whole = sum(placed[each] for each in Placed)
        shares = [f"{read['right'] / read.total():.1%}", *(f"{placed[each] / whole:.1%}" for each in Placed)]
        lines.append(f"| {layout.name} | {whole} | {' | '.join(shares)} |")
        sys.stdout.write(f"{lines[-1]}\n")
        sys.stdout.flush()
    if options.page:
        text = PAGE.read_text(encoding="utf-8")
        table = "\n".join(lines)
        PAGE.write_text(f"{text.split(BEGIN)[0]}{BEGIN}\n{table}\n{END}{text.split(END)[1]}", encoding="utf-8")


if __name__ == "__main__":
    main()
