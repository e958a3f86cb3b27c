"""
Rows of a table as a part of ``report.json``: which document they go into, under which keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import attrs

from lkj_rules.domain.texts.words import words_of
from lkj_rules.model.findings import Texts
from lkj_rules.tables.budget import Budget, unit_of_money
from lkj_rules.tables.grid import Grid
from lkj_rules.tables.headings import Column, Headed
from lkj_rules.tables.lines import Item, figure, kind_of_total, one_line
from lkj_rules.tables.roles import add_roles
from lkj_rules.tables.seen import Seen, empty_or
from lkj_rules.tables.vocabulary import MEASURED, QUARTERLY, Kind

_TEXTS = {
    **dict.fromkeys(MEASURED, ("nomor", "satuan", "kategori", "alasan")),
    **dict.fromkeys((Kind.PK, Kind.RKT), ("nomor", "satuan")),
    **dict.fromkeys((Kind.RENSTRA, Kind.IKU, Kind.RENCANA_AKSI), ("satuan",)),
}  # fmt: skip
"""Texts of a row that each document holds."""
FIRST_VERSION, CHANGED_VERSION = "awal", "perubahan"
"""Names of the two versions of a budget that one table holds, before and after its change."""
_OWN_KEYS = frozenset({"target", "realisasi", "capaian"})


@attrs.frozen(kw_only=True)
class Aim:
    """
    Hold where a table goes: its kind, the name of its entry, and what the entry must state besides.
    """

    kind: Kind
    id: str
    year: int
    jenjang: str | None = None
    period: tuple[int, int] | None = None


def row_of(
    item: Item, aim: Aim, columns: Iterable[Column], code: str, objective: str | None, *, registered: str, numbered: bool
) -> dict[str, Any]:
    """
    Give the row of one indicator; its wording is kept where it is not the registered one.
    """
    row: dict[str, Any] = {"indikator": code}
    if objective is not None:
        row["sasaran"] = objective
    name = item.texts.get("indikator", "")
    if name and words_of(name) != words_of(registered):
        row["nama"] = item.seen(name)
    for key in _TEXTS[aim.kind]:
        if item.texts.get(key) and (key != "nomor" or numbered):
            row[key] = item.seen(item.texts[key])
    quarters: dict[int, Column] = {}
    for column in columns:
        if column.meaning is not None and column.what == QUARTERLY:
            quarters[column.meaning.quarter or 0] = column
        elif column.index in item.figures and column.meaning is not None:
            _put(row, column, item, aim)
    if quarters and all(each.index in item.figures for each in quarters.values()):
        row[QUARTERLY] = [_figure(quarters[each], item) for each in sorted(quarters)]
    return row


def _figure(column: Column, item: Item) -> Any:
    text, index = item.figures[column.index], column.index
    if text is None:
        return None
    return empty_or(item.seen(text, index), indonesian=index in item.indonesian, doubt=item.doubts.get(index))


def _put(row: dict[str, Any], column: Column, item: Item, aim: Aim) -> None:
    meaning, value = column.meaning, _figure(column, item)
    assert meaning is not None
    if aim.kind is Kind.RENSTRA and meaning.what == "target":
        row.setdefault("target", {})[str(meaning.year or aim.year)] = value
    elif aim.kind in MEASURED and str(meaning) not in _OWN_KEYS:
        row.setdefault("sel", {})[column_id(column)] = value
    elif meaning.what in _OWN_KEYS or meaning.what == "standar":
        row[meaning.what] = value


def column_id(column: Column) -> str:
    """
    Name a column for the cells of its rows.
    """
    assert column.meaning is not None
    return str(column.meaning).replace(" ", "_")


def recap_of(item: Item, columns: Iterable[Column]) -> dict[str, Any]:
    """
    Give a row that sums up a table, with the figures that it has.
    """
    cells = {column_id(each): item.seen(text, each.index) for each in columns if (text := item.figures.get(each.index))}
    return {"jenis": item.total, "nama": item.texts["nama"], "sel": cells}


def part_of_report(aim: Aim, rows: list[dict[str, Any]], recaps: list[dict[str, Any]], columns: Iterable[Column]) -> dict[str, Any]:
    """
    Give the part of a report that rows make, from its root.
    """
    match aim.kind:
        case Kind.PENGUKURAN | Kind.PERBANDINGAN | Kind.ANALISIS:
            table: dict[str, Any] = {"id": aim.id, "jenis": str(aim.kind)}
            used = {key for row in rows for key in row.get("sel", {})}
            own = [_described(each) for each in columns if column_id(each) in used]
            if own:
                table["kolom"] = own
            table["baris"] = rows
            if recaps:
                table["rekap"] = recaps
            return {"lkj": {"tabel": [table]}}
        case Kind.LAPORAN_LALU:
            return {"laporan_lalu": [{"tahun": aim.year, "baris": rows}]}
        case Kind.RENCANA_AKSI:
            return {"rencana_aksi": {"baris": rows}}
        case Kind.PK:
            return {"perjanjian_kinerja": [{"id": aim.id, "jenjang": aim.jenjang, "baris": rows}]}
        case Kind.RENSTRA:
            first, last = aim.period or (aim.year, aim.year)
            return {"renstra": {"awal": first, "akhir": last, "baris": rows}}
        case Kind.RKT:
            return {"rkt": [{"baris": rows}]}
        case _:
            return {"iku": {"baris": rows}}


def _described(column: Column) -> dict[str, Any]:
    assert column.meaning is not None
    described: dict[str, Any] = {"id": column_id(column), "ukuran": column.meaning.what}
    if column.meaning.year is not None:
        described["tahun"] = column.meaning.year
    return described | {"judul": column.heading}


def budget_of(budget: Budget, aim: Aim) -> tuple[dict[str, Any], Texts]:
    """
    Give the part of a report that a budget table makes, and what its levels were taken from.
    """
    before = budget.before()
    nested, total = budget.tree()
    unit = unit_of_money(budget.headed)
    if aim.kind is Kind.PK:
        lines: list[dict[str, Any]] = []
        for line in budget.lines:
            known: dict[str, Any] = {key: line.pos[key] for key in ("kode", "nama", "keterangan") if key in line.pos}
            lines.append({**known, **({"jumlah": line.pos["pagu"]} if "pagu" in line.pos else {})})
        entry: dict[str, Any] = {"id": aim.id, "jenjang": aim.jenjang, "anggaran": lines}
        return {"perjanjian_kinerja": [entry | ({"total": total["pagu"]} if "pagu" in total else {})]}, nested.by
    versions = [] if before is None else [(FIRST_VERSION, *before.tree())]
    versions.append((CHANGED_VERSION if versions and aim.id == str(aim.kind) else aim.id, nested, total))
    return {"anggaran": [
        {"versi": name} | ({"dalam": unit} if unit else {}) | ({"total": sums} if sums else {}) | {"pos": tree.roots}
        for name, tree, sums in versions
    ]}, nested.by  # fmt: skip


def data_of(headed: Headed, columns: list[Column], aim: Aim, rows: range) -> dict[str, Any]:
    """
    Give the part of a report that a data table makes: labelled rows, and sums as they are printed.
    """
    grid = headed.grid
    figures = [each for each in columns if each.what == "angka"]
    by_meaning = {each.meaning.what: each.index for each in columns if each.meaning is not None}
    ids: dict[int, str] = {}
    for each in figures:
        name = re.sub(r"\W+", "_", each.heading.casefold()).strip("_")[:40] or each.letter.casefold()
        ids[each.index] = name if name not in ids.values() else f"{name}_{each.letter.casefold()}"
    body: list[dict[str, Any]] = []
    recaps: list[dict[str, Any]] = []
    for row in rows:
        label = one_line(grid.at(row, by_meaning.get("label", 0)))
        number = one_line(grid.at(row, by_meaning["nomor"])) if "nomor" in by_meaning else ""
        cells = {ids[each.index]: _cell(grid, row, each.index) for each in figures}
        total = kind_of_total(label or number)
        if total is not None:
            known = {key: cell for key, cell in cells.items() if cell is not None}
            recaps.append({"jenis": total, "nama": label or number, "sel": known})
        elif label:
            body.append({"label": label} | ({"nomor": number} if number else {}) | {"sel": cells})
    described: list[dict[str, Any]] = [{"id": ids[each.index], "judul": each.heading} for each in figures]
    add_roles(described, body)
    table = {"id": aim.id, "kolom": described, "baris": body} | ({"rekap": recaps} if recaps else {})
    return {"lkj": {"data": [table]}}


def _cell(grid: Grid, row: int, column: int) -> Any:
    seen = Seen.of(figure(grid, row, column) or "", grid.place(row, column), grid.box(row, column))
    return empty_or(seen, indonesian=(row, column) in grid.indonesian)
