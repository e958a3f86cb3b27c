"""
Count how many printed figures of real reports the drafts place right, and how many errors the paper alone shows.

``python tests/papers/reading_score.py PDFS TRANSCRIPTIONS`` drafts every report of the folder PDFS (``NAME*.pdf`` and
``NAME*.docx`` are one report) and compares it with ``NAME.paper.json``, or with the report in ``fixtures/reports`` where nobody
has transcribed it in that form. ``--reports FOLDER`` takes finished drafts (``NAME.report.json``) instead of drafting; ``-v``
lists what is wrong or left out; ``--page`` writes the table into ``docs/papers.md``.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from errors_found import Found, errors_found
from figures import Figure, Reader, transcribed
from placement import Outcome, Placed, compare, with_other_readings

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures" / "reports"
PAGE = ROOT / "docs" / "papers.md"
BEGIN, END = "<!-- score: begin -->", "<!-- score: end -->"
_NAME = re.compile(r"^(.*?)(?:-\d{1,2})?$")


def reports_of(folder: Path) -> dict[str, list[Path]]:
    """
    Group the papers of a folder by report.
    """
    found: dict[str, list[Path]] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix.casefold() in {".pdf", ".docx"}:
            name = _NAME.fullmatch(path.stem)
            found.setdefault(name[1] if name else path.stem, []).append(path)
    return found


def fixture_of(name: str) -> Path:
    """
    Give the report of the fixtures that a name means; there the office stands first.
    """
    region, _, rest = name.partition("-")
    office, _, year = rest.rpartition("-")
    return FIXTURES / f"{office}-{region}-{year}.json"


def draft_of(papers: list[Path]) -> tuple[dict[str, Any], dict[str, str]]:
    """
    Draft a report: its document, and where each value stands.
    """
    from lkj_rules.drafts.draft import draft
    from lkj_rules.papers.reading import read_paper

    drafted = draft([read_paper(path.read_bytes(), path.name) for path in papers])
    return json.loads(json.dumps(drafted.document)), dict(drafted.places)


def printed_of(name: str, folder: Path) -> list[Figure]:
    """
    List the figures that a report prints.
    """
    paper, fixture = folder / f"{name}.paper.json", fixture_of(name)
    reviewed = Reader(json.loads(fixture.read_text(encoding="utf-8")), transcribed=True).figures() if fixture.exists() else []
    if paper.exists():
        return with_other_readings(transcribed(json.loads(paper.read_text(encoding="utf-8"))), reviewed)
    return reviewed


def counted(outcomes: list[Outcome]) -> dict[str, Counter[Placed]]:
    """
    Count outcomes by kind of table; figures in sentences are left aside.
    """
    counts: dict[str, Counter[Placed]] = {}
    for each in outcomes:
        if not each.figure.in_text:
            counts.setdefault(each.figure.kind, Counter())[each.placed] += 1
    return dict(sorted(counts.items()))


def line(counts: Counter[Placed]) -> list[str]:
    """
    Give figures, shares placed right, wrong and wrong with a mark, and left out.
    """
    whole = counts.total()
    return [str(whole), *(f"{counts[each] / whole:.1%}" if whole else "" for each in Placed)]


def table(scores: dict[str, list[Outcome]], found: dict[str, Found]) -> Iterator[str]:
    """
    Write the tables of the page: by report, by kind of table, and the errors found.
    """
    heads = ("figures", *Placed)
    yield from (f"| report | {' | '.join(heads)} |", "|---" * (len(heads) + 1) + "|")
    whole: dict[str, Counter[Placed]] = {}
    for name, outcomes in scores.items():
        counts = counted(outcomes)
        for kind, each in counts.items():
            whole.setdefault(kind, Counter()).update(each)
        yield f"| {fixture_of(name).stem} | {' | '.join(line(sum(counts.values(), Counter())))} |"
    yield f"| all | {' | '.join(line(sum(whole.values(), Counter())))} |"
    yield from ("", f"| kind of table | {' | '.join(heads)} |", "|---" * (len(heads) + 1) + "|")
    yield from (f"| {kind} | {' | '.join(line(each))} |" for kind, each in sorted(whole.items()))
    if found:
        heads = ("report", "certain errors", "found", "found, strictly", "findings at error or warning", "false", "false, strictly")
        yield from ("", f"| {' | '.join(heads)} |", "|---" * len(heads) + "|")
        counts = {fixture_of(name).stem: each.counts for name, each in found.items()}
        yield from (f"| {name} | {' | '.join(map(str, each))} |" for name, each in counts.items())
        errors, right, strict, accused, *false = map(sum, zip(*counts.values(), strict=True))
        parts = ((right, errors), (strict, errors), *((each, accused) for each in false))
        right, strict, *false = (f"{each} ({each / max(whole, 1):.0%})" for each, whole in parts)
        yield f"| all | {errors} | {right} | {strict} | {accused} | {' | '.join(false)} |"


def details(outcomes: list[Outcome], spare: list[Figure]) -> Iterator[str]:
    """
    Say what is wrong and what was left out, figure by figure, then how many figures the transcription does not have.
    """
    for each in outcomes:
        figure, one = each.figure, each.drafted
        if each.placed is not Placed.RIGHT and not figure.in_text:
            there = "" if one is None else f"  <- {each.fault}: {_described(one)}"
            yield f"  {each.placed}: {_described(figure)}{there}"
    for (document, name), number in Counter((one.document, one.table) for one in spare).items():
        yield f"  not in the transcription: {number} figures of {document} {name}"


def _described(figure: Figure) -> str:
    under = f" under {figure.under[:40]!r}" if figure.under else ""
    place = f"{figure.document}/{figure.measure}{f' {figure.year}' if figure.year else ''}"
    return f"{figure.text!r} {place} {figure.rows[:1]}{under} in {figure.table[:60]!r} {'/'.join(sorted(figure.pages))[:20]}"


def main() -> None:
    """
    Print the score of every report, of every kind of table, and the whole.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("papers", type=Path)
    parser.add_argument("transcriptions", type=Path)
    parser.add_argument("--reports", type=Path, help="folder of finished drafts, NAME.report.json")
    parser.add_argument("--only", default="", help="reports whose name has this in it")
    parser.add_argument("--page", action="store_true")
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    scores: dict[str, list[Outcome]] = {}
    found: dict[str, Found] = {}
    for name, papers in reports_of(options.papers).items():
        finished = options.reports / f"{name}.report.json" if options.reports else None
        if options.only not in name or (finished is not None and not finished.exists()):
            continue
        start = time.monotonic()
        document, places = draft_of(papers) if finished is None else (json.loads(finished.read_text(encoding="utf-8")), {})
        seconds = time.monotonic() - start
        outcomes, spare = compare(printed_of(name, options.transcriptions), Reader(document, places).figures())
        scores[name] = outcomes
        truth = options.transcriptions / f"{name}.truth.json"
        if truth.exists():
            found[name] = errors_found(document, json.loads(truth.read_text(encoding="utf-8")), fixture_of(name))
        whole = sum(counted(outcomes).values(), Counter())
        sys.stdout.write(f"{name}: {' '.join(line(whole))} ({seconds:.0f} s)\n")
        for kind, counts in counted(outcomes).items():
            sys.stdout.write(f"  {kind}: {' '.join(line(counts))}\n")
        if options.verbose:
            sys.stdout.writelines(f"{each}\n" for each in details(outcomes, spare))
            sys.stdout.writelines(f"  error not found: {each}\n" for each in (found[name].missed if name in found else ()))
            sys.stdout.writelines(f"  false: {each}\n" for each in (found[name].false if name in found else ()))
        sys.stdout.flush()
    written = "\n".join(table(scores, found))
    sys.stdout.write(f"\n{written}\n")
    if options.page:
        text = PAGE.read_text(encoding="utf-8")
        before, after = text.split(BEGIN)[0], text.split(END)[1]
        PAGE.write_text(f"{before}{BEGIN}\n{written}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
