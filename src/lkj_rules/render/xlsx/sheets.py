"""
What the sheets are: names, notes, columns and looks, as ``workbook.toml`` states them, and words that several sheets use.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from lkj_rules.model.documents import Arah
from lkj_rules.model.findings import Status, Texts
from lkj_rules.model.intervals import Exact
from lkj_rules.model.results import Outcome
from lkj_rules.render import wording
from lkj_rules.render.material import Checked, Session
from lkj_rules.render.views import Cell

if TYPE_CHECKING:
    from lkj_rules.render.xlsx.page import Page

STATUSES = {**wording.STATUSES, Status.BASELINE: Texts("sudah diketahui", "known before")}
OUTCOMES = {
    Outcome.PASS: Texts("terpenuhi", "held"),
    Outcome.FAIL: Texts("tidak terpenuhi", "did not hold"),
    Outcome.NOT_APPLICABLE: Texts("tidak berlaku", "not applicable"),
    Outcome.NOT_TESTABLE: Texts("tidak dapat diuji", "not testable"),
    Outcome.BROKEN: Texts("aturan rusak", "rule broken"),
}
DIRECTIONS = {
    Arah.MAKSIMUM: Texts("makin tinggi makin baik", "higher is better"),
    Arah.MINIMUM: Texts("makin rendah makin baik", "lower is better"),
    Arah.STABIL: Texts("stabil", "steady"),
    None: Texts("tidak dinyatakan", "not stated"),
}


@attrs.frozen(kw_only=True)
class Column:
    """
    Hold one column: its key, heading and width in characters.

    ``fill`` is left for the reviewer, with ``choices`` where one of several answers is asked for. ``aside`` stands right of the
    printed part. Live checks whose text begins with ``alarm`` are made conspicuous. Counts of an outcome, which is then the key,
    are ``summed``: the sum stands above the heading and follows the filter.
    """

    key: str
    title: Texts
    width: float
    fill: bool = False
    choices: tuple[Texts, ...] = ()
    aside: bool = False
    alarm: Texts | None = None
    summed: bool = False


@attrs.frozen
class Entry:
    """
    Hold the content of one cell: a text, an exact number, or a formula with the value that it has.

    ``decimals`` are the digits shown of a number; ``indent`` moves a text in.
    """

    value: str | Exact | None
    style: str = "text"
    formula: str | None = None
    decimals: int = 0
    indent: int = 0


Row = Mapping[str, Entry | str]
"""The content of a row by the keys of the columns."""


@attrs.frozen(kw_only=True)
class Sheet:
    """
    Hold what a sheet is, and how the rows of one report are made, for the page that they are written on.

    ``frozen`` counts the columns at the left that stay in view.
    """

    name: Texts
    note: Texts
    columns: tuple[Column, ...]
    rows: Callable[[Page, Checked, Session], Iterator[Row]]
    frozen: int = 1


def sheet(key: str, rows: Callable[[Page, Checked, Session], Iterator[Row]]) -> Sheet:
    """
    Give the sheet that the workbook's design states under a key.
    """
    stated, conclusion = _design()[key], _design()["conclusion"]
    columns = tuple(_column(**(conclusion if each["key"] == "kesimpulan" else {}) | each) for each in stated["columns"])
    texts = {"name": Texts(*stated["name"]), "note": Texts(**stated["note"])}
    return Sheet(**texts, columns=columns, rows=rows, frozen=stated.get("frozen", 1))


def _column(*, title: list[str], choices: Sequence[list[str]] = (), alarm: list[str] | None = None, **rest: Any) -> Column:
    said = None if alarm is None else Texts(*alarm)
    return Column(title=Texts(*title), choices=tuple(Texts(*each) for each in choices), alarm=said, **rest)


@cache
def styles() -> dict[str, dict[str, Any]]:
    """
    Give the properties of the cells of each style.
    """
    design = _design()
    return {name: {**design["look"][base], **own} for base in ("cell", "loose") for name, own in design[base].items()}


@cache
def _design() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("workbook.toml").read_text(encoding="utf-8"))


def cited(fingerprints: Sequence[str], report: Checked, between: str = ", ") -> str:
    """
    Name findings by their rules, each rule once.
    """
    return between.join(dict.fromkeys(report.by_fingerprint[each].rule for each in fingerprints if each in report.by_fingerprint))


def as_read(cell: Cell | None) -> str:
    """
    Write a printed value, with what the transcriber takes it for in brackets.
    """
    if cell is None:
        return ""
    return cell.text if cell.read is None else f"{cell.text} [{cell.read}]".strip()
