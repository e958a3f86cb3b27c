"""
The page on planted errors: what share of each kind is found where it stands, and what is not, with the reason.

``python planted_page.py`` plants the full set, which takes minutes, and writes ``docs/planted.md``.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from page import paragraph, table
from planted import EACH, KINDS, PLACES, REPORTS, ROW, SEEDS, Outcome, indicator, outcomes

PAGE = Path(__file__).parents[2] / "docs" / "planted.md"
SHOWN = 5

NOT_PROMISED = "the yearly plan lacks an indicator that was not promised: IND013 looks for those of the agreement alone"
NO_DIRECTION = (
    "the Renstra's target differs, and the indicator has no direction: TGT002 and TGT003 ask which of the two targets is harder, "
    "and are not testable"
)
ANY_FORMULA = "the indicator has no direction, so that any usual formula may be meant: CAP012 asks for the direction"


def reason(outcome: Outcome) -> str | None:
    """
    Say why an error that can be known is not found where it stands; ``None`` where nobody has looked into it yet.
    """
    planted, document = outcome.planted, outcome.planted.document
    if planted.kind == ROW:
        return NOT_PROMISED if planted.pointer.startswith("/rkt/") else None
    directions = {entry["kode"]: entry.get("arah") for entry in document.get("indikator", ())}
    if directions.get(indicator(document, planted.pointer) or "", "") is not None:
        return None
    if planted.pointer.startswith("/renstra/"):
        return NO_DIRECTION
    return ANY_FORMULA if planted.pointer.startswith("/lkj/tabel/") else None


def share(part: int, whole: int) -> str:
    """
    Write a share with one decimal.
    """
    return f"{part / whole:.1%}" if whole else "–"


def missed(rows: Iterable[Outcome]) -> list[Outcome]:
    """
    Choose the errors that can be known and are not found at their cell or in its row.
    """
    return [row for row in rows if row.broken and row.place in {"missed", "elsewhere"}]


def kinds_table(rows: Sequence[Outcome]) -> Iterator[str]:
    """
    Write the table of kinds.
    """
    lines = []
    for kind in (*KINDS, ROW, "all"):
        mine = [row for row in rows if kind in {row.planted.kind, "all"}]
        known = [row for row in mine if row.broken]
        places = Counter("cell" if row.place == "refused" else row.place for row in known)
        severe = sum(row.severe for row in known if row.place in {"cell", "row", "refused"})
        counts = [places[place] for place in (*PLACES, "missed")]
        lines.append((kind, len(mine), len(known), *counts, share(places["cell"], len(known)), share(severe, len(known))))
    counted = ("planted", "can be known", "at the cell", "in its row", "elsewhere", "missed")
    yield from table(("kind", *counted, "share at the cell", "as error or warning"), lines)


def example(outcome: Outcome) -> str:
    """
    Name one planted error.
    """
    planted = outcome.planted
    change = f" {planted.before} → {planted.after}" if planted.after else ""
    return f"{planted.report} `{planted.pointer}`{change}"


def missed_table(rows: Sequence[Outcome]) -> Iterator[str]:
    """
    Write the table of what is not found where it stands.
    """
    by_reason = defaultdict(list)
    for row in missed(rows):
        by_reason[reason(row) or "not looked into yet"].append(row)
    lines = []
    for why, found in sorted(by_reason.items(), key=lambda item: -len(item[1])):
        shown = [example(row) for row in found[:SHOWN]]
        silent = sum(row.place == "missed" for row in found)
        lines.append((why, len(found), silent, "; ".join(shown) + ("; …" if len(found) > SHOWN else "")))
    yield from table(("why", "errors", "without any new finding", "for example"), lines)


def write_page(rows: Sequence[Outcome]) -> str:
    """
    Write the page.
    """
    lines = [
        "# Planted errors", "",
        *paragraph(
            f"Written by `make oracles`. In {SEEDS} consistent reports, the base report and {len(REPORTS) - 1} real ones, one "
            f"figure at a time was made wrong as hands do it, up to {EACH} times for each kind and report: {len(rows)} errors. "
            "A small oracle, which shares no code with the rules, says which of them can be known: those that break a "
            "relation that held before, and that no rounding or cutting explains. An error is found *at the cell* where a new "
            "finding names the cell as its place, its suspect or a related place; a row left out, where it names its table or "
            "the indicator's rows elsewhere."
        ),
        *kinds_table(rows),
        "## What is not found where it stands", "",
        *missed_table(rows),
    ]  # fmt: skip
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    PAGE.write_text(write_page(list(outcomes())), encoding="utf-8")
    sys.stdout.write(f"{PAGE}\n")
