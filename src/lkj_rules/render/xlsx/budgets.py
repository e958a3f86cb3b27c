"""
The sheet of budgets: every line with live formulas for sisa, percentage and the sum of its details, each compared with the print.

A figure that is printed in thousands or millions hides digits, a percentage is rounded or cut off: what may lie between printed and
computed is worked out exactly and stands in the formula as two numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

import attrs

from lkj_rules.model.findings import Pointer, Texts
from lkj_rules.model.intervals import Exact, hidden_digits, step
from lkj_rules.render.material import Checked, Session
from lkj_rules.render.views import Cell
from lkj_rules.render.views.budget import MONEY, BudgetLine, BudgetTree, BudgetYear, Derived, budget_trees, budget_years
from lkj_rules.render.xlsx.page import Page
from lkj_rules.render.xlsx.sheets import Entry, Row, cited, sheet

AGREES = Texts("cocok", "agrees")
DIFFERS = Texts("BERBEDA", "DIFFERS")
LONGEST = 8_000
"""Characters of a formula; Excel takes 8 192."""
_MOST_RANGES = 250
_FINE = 6
_FINE_PERCENT = 9


def _rows(page: Page, report: Checked, session: Session) -> Iterator[Row]:
    for tree in budget_trees(report.laporan, report.result):
        yield from _tree(page, tree, report)
    for year in budget_years(report.laporan, report.result):
        yield {
            "anggaran": Texts("beberapa tahun", "several years")[session.bahasa], "uraian": str(year.year), **_money(page, year),
            "temuan": cited(year.findings, report, "\n"),
        }  # fmt: skip


def _tree(page: Page, tree: BudgetTree, report: Checked) -> Iterator[Row]:
    """
    Give all lines; a tree that the sheet has no room for is only named, with its size.
    """
    lines, bahasa = tree.walk(), page.bahasa
    kind = Texts(tree.kind.value, {"belanja": "spending", "pendapatan": "revenue"}[tree.kind.value])[bahasa]
    name = f"{tree.version} ({kind}{Texts(', berlaku', ', in force')[bahasa] if tree.in_force else ''})"
    if len(lines) > page.room:
        said = Texts(f"{len(lines)} baris, lebih dari isi selembar", f"{len(lines)} lines, more than a sheet holds")
        yield {"anggaran": name, "uraian": Entry(said[bahasa], "muted")}
        return
    rows = {line.pointer: number for number, line in enumerate(lines, start=page.next_row)}
    printed = (cell for line in lines for cell in (line.pagu, line.realisasi, line.sisa) if cell is not None)
    numbers = {cell.pointer: cell.number for cell in printed if cell.number is not None}
    for line in lines:
        total = line is tree.total
        style = "strong" if total or line.children else "text"
        title = Texts("Jumlah", "Total")[bahasa] if total else line.name or ""
        yield {
            "anggaran": name, "kode": Entry(line.code or "", style), "uraian": Entry(title, style, indent=min(line.level, 15)),
            **_money(page, line), **_details(page, line, rows, numbers), "temuan": cited(line.findings, report, "\n"),
        }  # fmt: skip


def _details(page: Page, line: BudgetLine, rows: Mapping[Pointer, int], numbers: Mapping[Pointer, Exact]) -> Row:
    entries: dict[str, Entry] = {}
    checks: list[Check] = []
    for column, derived in line.sums.items():
        if derived.low is None or any(part not in numbers for part in derived.parts):
            continue
        exact = Fraction(sum(numbers[part] for part in derived.parts))
        formula = sum_formula(page.letter(column), [rows[Pointer(part.rpartition("/")[0])] for part in derived.parts])
        entries[f"s_{column}"] = Entry(exact, "live", formula)
        check = money_check(getattr(line, column), derived, exact, cells=(page.cell(column), page.cell(f"s_{column}")))
        checks.extend(() if check is None else (check,))
    if checks:
        entries["c_jumlah"] = verdict(checks, page.bahasa)
    return entries


def _money(page: Page, line: BudgetLine | BudgetYear) -> dict[str, Entry]:
    cells = {name: getattr(line, name, None) for name in (*MONEY, "persen")}
    entries = {name: _printed(cell, shares=name == "persen") for name, cell in cells.items() if cell is not None}
    pagu, realisasi = (None if cell is None else cell.number for cell in (line.pagu, line.realisasi))
    if pagu is None or realisasi is None:
        return entries
    above, below = page.cell("realisasi"), page.cell("pagu")
    if isinstance(line, BudgetLine):
        formula, left = (f"{below}-{above}", pagu - realisasi)
        if line.reversed_rest:
            formula, left = f"{above}-{below}", realisasi - pagu
        entries["h_sisa"] = Entry(Fraction(left), "live", formula)
        entries |= _check(page, "sisa", line.sisa, line.rest, Fraction(left))
    if pagu != 0:
        share = Fraction(realisasi) / pagu * 100
        decimals = max(2, 0 if line.persen is None else line.persen.decimals)
        entries["h_persen"] = Entry(share, "live", f"{above}/{below}*100", decimals=decimals)
        entries |= _check(page, "persen", line.persen, line.share, share)
    return entries


def _check(page: Page, column: str, printed: Cell | None, derived: Derived | None, computed: Fraction) -> dict[str, Entry]:
    if printed is None or derived is None:
        return {}
    compare = share_check if column == "persen" else money_check
    check = compare(printed, derived, computed, cells=(page.cell(column), page.cell(f"h_{column}")))
    return {} if check is None else {f"c_{column}": verdict([check], page.bahasa)}


def _printed(cell: Cell, *, shares: bool) -> Entry:
    """
    Write a printed amount or percentage as a number; one that is not a number as it is printed. Of whole rupiah no sen are shown.
    """
    if cell.number is None:
        return Entry(cell.text, "muted")
    whole = Fraction(cell.number).denominator == 1 and not shares
    return Entry(cell.number, "number", decimals=0 if whole else max(cell.decimals, 0))


def sum_formula(letter: str, rows: Sequence[int]) -> str | None:
    """
    Add up cells of one column, neighbours as one range; ``None`` where the formula would be too long for a spreadsheet.
    """
    spans: list[tuple[int, int]] = []
    for row in sorted(rows):
        if spans and spans[-1][1] == row - 1:
            spans[-1] = (spans[-1][0], row)
        else:
            spans.append((row, row))
    written = [f"{letter}{first}" if first == last else f"{letter}{first}:{letter}{last}" for first, last in spans]
    parts = [written[start : start + _MOST_RANGES] for start in range(0, len(written), _MOST_RANGES)]
    formula = "+".join(f"SUM({','.join(part)})" for part in parts)
    return formula if len(formula) <= LONGEST else None


@attrs.frozen(kw_only=True)
class Check:
    """
    Hold a condition of a spreadsheet under which a printed figure follows, and whether it holds.
    """

    condition: str
    holds: bool


def money_check(printed: Cell, derived: Derived, computed: Exact, *, cells: tuple[str, str]) -> Check | None:
    """
    Compare printed with computed money, which stand in ``cells`` in this order; ``None`` where that is unclear.
    """
    if derived.holds is None or derived.low is None or derived.high is None or printed.number is None:
        return None
    own = hidden_digits(printed.number, printed.decimals) if printed.decimals < 0 else None
    below = 0 if own is None else printed.number - own.low
    above = 0 if own is None else own.high - printed.number
    least, most = derived.low - computed - above, derived.high - computed + below
    apart = f"{cells[0]}-{cells[1]}"
    if least == most == 0:
        return Check(condition=f"ROUND({apart},{_FINE})=0", holds=derived.holds)
    low, high = _literal(least), _literal(most)
    return Check(condition=f"ROUND({apart}-{low},{_FINE})>=0,ROUND({apart}-{high},{_FINE})<=0", holds=derived.holds)


def share_check(printed: Cell, derived: Derived, computed: Exact, *, cells: tuple[str, str]) -> Check | None:
    """
    Compare a printed with a computed percentage; as ``money_check``, but rounded or cut off at the printed digits.
    """
    if derived.holds is None or derived.low is None or derived.high is None or printed.number is None:
        return None
    unit = step(printed.decimals)
    toward, away = unit / 2, unit  # what rounding allows toward zero, and cutting away from it
    below, above = (away, toward) if printed.number > 0 else (toward, away) if printed.number < 0 else (away, away)
    low, high = _literal(derived.low - computed - below), _literal(derived.high - computed + above)
    at_least, at_most = (">" if below == away else ">="), ("<" if above == away else "<=")
    apart = f"{cells[0]}-{cells[1]}"
    return Check(
        condition=f"ROUND({apart}-{low},{_FINE_PERCENT}){at_least}0,ROUND({apart}-{high},{_FINE_PERCENT}){at_most}0",
        holds=derived.holds,
    )


def _literal(number: Exact) -> str:
    exact = Fraction(number)
    return f"({exact.numerator})" if exact.denominator == 1 else f"({exact.numerator}/{exact.denominator})"


def verdict(checks: Sequence[Check], bahasa: str) -> Entry:
    """
    Write a formula that says in a word whether all conditions hold.
    """
    conditions = ",".join(check.condition for check in checks)
    agrees, differs = AGREES[bahasa], DIFFERS[bahasa]
    shown = agrees if all(check.holds for check in checks) else differs
    return Entry(shown, "live_text", f'IF(AND({conditions}),"{agrees}","{differs}")')


BUDGETS = sheet("budgets", _rows)
