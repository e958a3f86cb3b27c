"""
A printed table of money → a budget: its lines and their levels, its versions, what it is of; what is unsure is marked or left open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import attrs

from lkj_rules.drafts.continuations import continuation
from lkj_rules.drafts.money import MoneyTable, money_table
from lkj_rules.drafts.money_cells import CUT, is_amount, spread_out, straighten
from lkj_rules.model.findings import Texts
from lkj_rules.tables.budget import Budget, unit_of_money
from lkj_rules.tables.entries import CHANGED_VERSION, FIRST_VERSION
from lkj_rules.tables.grid import Grid
from lkj_rules.tables.headings import Column
from lkj_rules.tables.lines import Open, one_line
from lkj_rules.tables.money_heading import LEAST, numbers_columns
from lkj_rules.tables.sums import AMOUNTS, amount_of, whole_of
from lkj_rules.tables.tree import Line
from lkj_rules.tables.vocabulary import Meaning

_REVENUE = re.compile(r"\b(pendapatan|penerimaan|retribusi|pads?)\b", re.IGNORECASE)
_STATE = re.compile(r"pendapatan dan belanja (negara|daerah)", re.IGNORECASE)
_MONEY = re.compile(
    r"\b(anggaran|pagu|belanja|apb[dn]|dp[p]?a|dipa|keuangan|pembiayaan|serapan|penyerapan|pendapatan|penerimaan|retribusi|pads?)\b",
    re.IGNORECASE,
)
_LINES = re.compile(r"\b(program|kegiatan|belanja|rekening)\b", re.IGNORECASE)
"""What the column of names of a budget is headed, whatever its amounts are headed."""
_SOURCES = ("APBN", "APBD", "DAK", "DBHCHT", "PHLN")
_MARK = re.compile(r"\s*(\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivxl]{1,5})[.)])\s*(?=[^\W\d])", re.IGNORECASE)
_BULLET = re.compile(r"^\s*[-–•▪·*\uf0b7\uf0a7>]\s*")
_LISTED = re.compile(r"^(\S+(?: \S+){2,}?) (?:a|1|2)[.)] [^\W\d].*")
"""A name with the first of a list below it in its cell, which has no amounts of its own."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NO_MONEY = Texts("tanpa kolom jumlah uang dan uraian", "no columns of amounts and names")
_NOT_HEADED = Texts("kolom uang tanpa kata anggaran dalam judul", "columns of money under headings of something else")
_FEW = Texts("kurang dari dua baris dengan jumlah uang", "fewer than two lines with amounts")
_BELOW = Texts("baris tanpa jumlah uang di bawah jumlahnya", "a line without amounts below the total")
GOES_ON = Texts("lanjutan tabel sebelumnya", "the table before goes on")
_FEWEST = 2
_NO_COLUMN = Texts("arti kolom ini tidak pasti", "what this column means is not certain")


@attrs.define(kw_only=True)
class BudgetPart:
    """Hold what a table of money makes of a report: versions of a budget, the first before a change; and what is left open."""

    versions: list[dict[str, Any]]
    by: Texts
    """What the levels were taken from."""
    lines: list[Line]
    total: dict[str, Any]
    open: list[Open] = attrs.field(factory=list)


@attrs.frozen(kw_only=True)
class Candidate:
    """Hold a table that may be a budget, its columns as a reader counts them."""

    grid: Grid
    title: str
    follows: bool = False
    """Whether nothing stands between it and the table before it."""


def budget_parts(tables: Sequence[Candidate], year: int) -> list[BudgetPart | Texts]:
    """
    Read tables as budgets, each with those that go on with it; the reason where one is none.
    """
    parts: list[BudgetPart | Texts] = []
    last: tuple[int, Candidate, MoneyTable] | None = None
    for index, table in enumerate(tables):
        rows = continuation(last[2], table.grid) if last is not None and table.follows and not table.title else None
        if last is not None and rows is not None:
            whole = attrs.evolve(last[1], grid=last[1].grid.above(table.grid, rows))
            name = next(iter(rows.values()))
            for cells, texts in zip(whole.grid.rows[-len(table.grid.rows):], table.grid.rows, strict=True):
                cells[name] = cells[name] or next((text for text in texts if text.strip()), "")
            again = money_table(spread_out(whole.grid), year, whole.title)
            if again is not None:
                parts[last[0]] = _read(again, whole.title, year)
                parts.append(GOES_ON)
                last = (last[0], whole, again)
                continue
        found = money_table(spread_out(table.grid), year, table.title)
        parts.append(_NO_MONEY if found is None else _read(found, table.title, year))
        last = None if found is None or isinstance(parts[-1], Texts) else (index, table, found)
    return parts


def _read(found: MoneyTable, title: str, year: int) -> BudgetPart | Texts:
    straighten(found)
    headings = " ".join(each.heading for each in found.columns)
    names = " ".join(each.heading for each in found.columns if each.what == "nama")
    if not (_MONEY.search(f"{title} {headings}") or _LINES.search(names)):
        return _NOT_HEADED
    if found.years:
        return _by_year(found, title, headings, year)
    budget = _budget(found)
    if sum(_has_amount(line) for line in budget.lines) + len(budget.totals) < _FEWEST:
        return _FEW
    return _part(found, budget, title, headings, year)


def _by_year(found: MoneyTable, title: str, headings: str, year: int) -> BudgetPart:
    """
    Read a table of amounts of several years, each a budget by itself.
    """
    parts: list[BudgetPart] = []
    for each, column in sorted(found.years.items()):
        columns = [*found.columns, Column(column, "", Meaning("pagu"), settled=True)]
        one = _part(attrs.evolve(found, columns=columns), _budget(attrs.evolve(found, columns=columns)), title, headings, year)
        one.versions[0].pop("tahun", None)
        if each != year:
            one.versions[0]["tahun"] = each
        parts.append(one)
    versions = [version for part in parts for version in part.versions]
    return attrs.evolve(parts[-1], versions=versions, open=[each for part in parts for each in part.open])


def _budget(found: MoneyTable) -> Budget:
    budget = Budget(found.headed, found.columns)
    for row in range(found.headed.body, len(found.headed.grid.rows)):
        if not _repeats_heading(found, row):
            list(budget.take(range(row, row + 1)))
    while budget.totals and len(budget.lines) == budget.totals[-1][0] + 1 and not _has_amount(budget.lines[-1]):
        line = budget.lines.pop()
        budget.open.append(Open(line.place, one_line(line.name), _BELOW))
    _number(budget.lines)
    return budget


def _repeats_heading(found: MoneyTable, row: int) -> bool:
    """
    Return whether a row repeats the heading, numbers the columns, or only goes on with a name from above.
    """
    grid = found.headed.grid
    names = [each.index for each in found.columns if each.what == "nama"]
    own = set(grid.own(row).values())
    if all(grid.covered.get((row, each), (row, 0))[0] < row for each in names) and not any(map(is_amount, own)):
        return True
    headings = {one_line(text) for above in range(found.headed.top, found.headed.body) for text in grid.rows[above]}
    return numbers_columns(grid, row) or own <= headings


def _part(found: MoneyTable, budget: Budget, title: str, headings: str, year: int) -> BudgetPart:
    before = budget.before()
    nested, total = budget.tree()
    about = _about(title, headings, year) | ({"dalam": unit} if (unit := unit_of_money(found.headed, title)) else {})
    versions: list[dict[str, Any]] = []
    if before is not None:
        old, sums = before.tree()
        versions.append({"versi": FIRST_VERSION} | about | ({"total": sums} if sums else {}) | {"pos": old.roots})
    name = CHANGED_VERSION if versions else ""
    versions.append({"versi": name} | about | ({"total": total} if total else {}) | {"pos": nested.roots})
    if budget.doubt is not None:
        for each in versions:
            _mark(each["pos"], budget.doubt)
    for line, why in nested.astray:
        _mark([line.pos], why)
        nested.roots.append(line.pos)
    for key in ("pagu", "realisasi"):
        _read_cut(total, key, nested.roots)
    grid = found.headed.grid
    part = BudgetPart(versions=versions, by=nested.by, lines=budget.lines, total=total, open=budget.open)
    part.open += [Open(grid.place(found.headed.body, each.index), each.heading, _NO_COLUMN) for each in found.open]
    return part


def _about(title: str, headings: str, year: int) -> dict[str, Any]:
    """
    Give what a budget is of: revenue or expenditure, its source, and its year where the title names another.
    """
    named = _STATE.sub("", f"{title} {headings}")
    about: dict[str, Any] = {"jenis": "pendapatan" if _REVENUE.search(named) else "belanja"}
    sources = [each for each in _SOURCES if re.search(rf"\b{each}\b", title)]
    sources += ["APBN" if each.casefold() == "negara" else "APBD" for each in _STATE.findall(title)]
    if len(set(sources)) == 1:
        about["sumber_dana"] = sources[0]
    years = {int(each) for each in _YEAR.findall(title)}
    if len(years) == 1 and year not in years:
        about["tahun"] = next(iter(years))
    return about


def _has_amount(line: Line) -> bool:
    return any(line.pos.get(key) for key in ("pagu", "realisasi", "pagu_awal"))


def _number(lines: list[Line]) -> None:
    """
    Take the mark of a list from the names of lines for their number.
    """
    for line in lines:
        mark = _MARK.match(line.name)
        if mark is not None and "nama" in line.pos:
            line.pos["nomor"] = mark[1]
            line.pos["nama"] = one_line(line.name[mark.end() :])
        if "nama" in line.pos:
            line.pos["nama"] = _LISTED.sub(r"\1", _BULLET.sub("", line.pos["nama"]))


def _read_cut(total: dict[str, Any], key: str, lines: list[dict[str, Any]]) -> None:
    """
    Read a total that is the end of what the lines make as these: a narrow column has cut its first digits off.
    """
    printed = amount_of(total.get(key))
    for parts in ([whole_of(each, key) for each in lines], [whole_of(each, key) for each in _lowest(lines)]):
        known = [each for each in parts if each is not None]
        made = sum(known, Fraction(0))
        if printed is not None and len(known) == len(parts) and made > printed >= LEAST and str(made).endswith(str(printed)):
            total[key] = {"teks": total[key], "dibaca": f"{int(made):,}".replace(",", "."), "diragukan": True, "catatan": CUT.id}
            return


def _lowest(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [each for line in lines for each in (_lowest(line["anak"]) if "anak" in line else [line])]


def _mark(lines: list[dict[str, Any]], why: Texts) -> None:
    for line in lines:
        for key in AMOUNTS:
            if isinstance(line.get(key), str):
                line[key] = {"teks": line[key], "diragukan": True, "catatan": why.id}
        _mark(line.get("anak", []), why)
