"""
Tables as parts of ``report.json``: the entry that each makes, with its title, its page, and what its columns compare.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import count, pairwise
from typing import Any

from lkj_rules.drafts.columns import Table
from lkj_rules.drafts.found import Found
from lkj_rules.drafts.identity import Identity
from lkj_rules.drafts.misprints import bare_brackets, doubt_lookalikes
from lkj_rules.drafts.registers import Codes
from lkj_rules.drafts.roles import LAST_YEAR, MONEY, RENSTRA, Role
from lkj_rules.tables.entries import Aim, column_id, part_of_report, recap_of, row_of
from lkj_rules.tables.lines import Item
from lkj_rules.tables.seen import empty_or
from lkj_rules.tables.vocabulary import MEASURED, Kind

_FIGURES = frozenset({"target", "realisasi", "capaian", "standar", "perubahan", "triwulan"})
_SHARES = {"target": "target_capaian", "realisasi": "capaian"}
"""What columns of percentages of achievement measure."""
_LISTED = re.compile(r"\bindikator kinerja utama\b.{0,90}?\btahun ((?:19|20)\d\d)\b(?!\s*(?:[-–/]|s))", re.IGNORECASE)
_ROUND = {"nilai": "efisiensi", "capaian": "capaian", "penyerapan": "penyerapan"}


def aim_of(found: Found, kind: Kind, taken: set[str], identity: Identity, year: int) -> Aim:
    """
    Say where a table goes; tables and agreements are named after their number or page, each once.
    """
    page = found.pages.partition(" ")[0] or str(len(taken) + 1)
    stem = "pk" if kind is Kind.PK else f"tabel-{found.number}" if found.number else f"hal-{page}"
    stem = re.sub(r"[^a-z0-9]+", "-", stem.casefold()).strip("-")
    name = next(each for number in count(1) if (each := stem if number == 1 else f"{stem}-{number}") not in taken)
    taken.add(name)
    return Aim(kind=kind, id=name, year=year, jenjang=_level(found) if kind is Kind.PK else None, period=identity.renstra)


def _level(found: Found) -> str:
    words = f"{found.title} {found.before}".casefold()
    if re.search(r"\bkepala (?:seksi|sub ?bag|subbid)|eselon iv|pengawas\b", words):
        return "bawah"
    return "menengah" if re.search(r"\b(?:kepala bidang|sekretaris|kepala bagian|eselon iii)\b", words) else "puncak"


def part_of(found: Found, aim: Aim, indicators: Codes) -> dict[str, Any]:
    """
    Give the part of a report that a table makes.
    """
    table = found.table
    assert table is not None
    rows: list[dict[str, Any]] = []
    pages: list[str] = found.printed.grid.pages
    figures = _FIGURES if aim.kind is not Kind.IKU else ()  # a list of main indicators has none
    columns = [each for each in table.columns if each.what in figures]
    for item, code, objective in zip(found.rows, found.codes, found.objectives, strict=True):
        if code is not None:
            numbered = bool(item.texts.get("nomor"))
            row = row_of(item, aim, columns, code, objective, registered=indicators.names[code], numbered=numbered)
            bare_brackets(row)
            doubt_lookalikes(row)
            rows.append(row)
    if not rows:
        return {}
    part = part_of_report(aim, rows, _recaps(found, columns, rows), columns)
    for entry in _entries(part):
        _describe(entry, found, table, aim, pages)
        named = _objectives(found)
        if named and aim.kind not in {*MEASURED, Kind.IKU, Kind.RENCANA_AKSI}:
            entry["sasaran"] = named
    return part


def goes_on_with(there: dict[str, Any] | list[dict[str, Any]], value: dict[str, Any]) -> bool:
    """
    Add the rows of a plan to one of its kind that has none of its indicators, as a plan printed objective by objective does.
    """
    own = {row["indikator"] for row in value["baris"]}
    for plan in there if isinstance(there, list) else [there]:
        if plan["salinan"] == value["salinan"] and not own & {row["indikator"] for row in plan["baris"]}:
            plan["baris"] += [{"sumber": value["sumber"], **row} if "sumber" in value else row for row in value["baris"]]
            if "sasaran" in value:
                plan["sasaran"] = [*plan.get("sasaran", ()), *value["sasaran"]]
            if "tidak_dibaca" in value:
                plan["tidak_dibaca"] = [*plan.get("tidak_dibaca", ()), *value["tidak_dibaca"]]
            return True
    return False


def _entries(part: dict[str, Any]) -> list[dict[str, Any]]:
    value = next(iter(part.values()))
    if "tabel" in value:
        return list(value["tabel"])
    return list(value) if isinstance(value, list) else [value]


def _describe(entry: dict[str, Any], found: Found, table: Table, aim: Aim, pages: list[str]) -> None:
    """
    State where a table stands, and what its columns are compared with.
    """
    if aim.kind in MEASURED and found.title:
        entry["judul"] = found.title
    if found.unread:
        entry["tidak_dibaca"] = found.unread
    if source_of(found):
        entry["sumber"] = source_of(found)
    if aim.kind not in {*MEASURED, Kind.IKU}:
        entry["salinan"] = "lampiran" if found.annex else "badan"
    if aim.kind is Kind.PK:
        entry["tahun"] = aim.year
    _compare(entry, table, aim)
    rows = entry.get("baris", ())
    if len(set(pages)) > 1 and aim.kind is not Kind.LAPORAN_LALU:
        places = [item.row for item, code in zip(found.rows, found.codes, strict=True) if code is not None]
        for row, place in zip(rows, places, strict=True):
            page = found.grid.pages[place].partition(" (")[0]
            row["sumber"] = {"halaman": page}


def _compare(entry: dict[str, Any], table: Table, aim: Aim) -> None:
    """
    State what the shares in the columns of a table are shares of.
    """
    roles = {column_id(each): each.meaning for each in table.columns if isinstance(each.meaning, Role)}
    later = [key for key, each in roles.items() if each.what == "target" and (each.year or 0) > aim.year]
    last = later if any(each.against == RENSTRA for each in roles.values()) else []
    for column in entry.get("kolom", ()):
        if roles[column["id"]].against:
            column["pembanding"] = roles[column["id"]].against
            column.pop("judul", None)  # its year is that of the plan
        if roles[column["id"]].share:
            column["ukuran"] = _SHARES[roles[column["id"]].what]
        if last == [column["id"]]:
            column["pembanding"] = RENSTRA
        if roles[column["id"]].what == "perubahan":
            column.update(_change(roles, aim.year))
    if aim.kind in MEASURED and {"realisasi", "capaian", f"realisasi_{aim.year - 1}"} <= {*roles} and not any(
        each.what == "target" or each.against for each in roles.values()
    ):  # fmt: skip
        entry["kolom"] = [*entry.get("kolom", ()), {"id": "capaian", "ukuran": "capaian", "pembanding": LAST_YEAR}]
    shared = [each.what for each in roles.values() if each.share and each.year is None]
    if aim.kind in MEASURED and shared:
        own = [{"id": each, "ukuran": _SHARES[each]} for each in shared]
        aimed = [{"id": "capaian", "ukuran": "capaian", "pembanding": "target_capaian"}] if "capaian" in roles else []
        entry["kolom"] = [*entry.get("kolom", ()), *own, *aimed]
    elif shared and aim.kind not in MEASURED and aim.kind is not Kind.IKU:
        entry["target_berupa"] = "capaian"


def _change(roles: dict[str, Role], year: int) -> dict[str, str]:
    """
    Give the columns that the only change of a table goes from and to, where one measure alone stands in it for both years.
    """
    plain = {key: each for key, each in roles.items() if not each.against and not each.share}
    pairs = [
        {"dari": key, "ke": own} for key, each in plain.items() for own, other in plain.items()
        if each.what in {"realisasi", "capaian"} and each.year == year - 1 and other.what == each.what and other.year is None
    ]
    changes = sum(each.what == "perubahan" for each in roles.values())
    return pairs[0] if len(pairs) == changes == 1 else {}


def source_of(found: Found) -> dict[str, str]:
    """
    Give the number and pages of a table, as far as they are printed.
    """
    return {key: text for key, text in (("tabel", found.number), ("halaman", found.pages)) if text}


def _recaps(found: Found, columns: list[Any], rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """
    Give the rows below the last indicator that sum the table up; those in its midst are of a part of it.
    """
    last = max((place for place, item in enumerate(found.items) if item.total is None), default=-1)
    known = {"target", "realisasi", "capaian"} | {key for row in rows for key in row.get("sel", {})}
    recaps = [recap_of(item, columns) for item in found.items[last + 1:]]
    for recap in recaps:
        recap["sel"] = {key: value for key, value in recap["sel"].items() if key in known and value != recap["nama"]}
    return [each for each in recaps if each["sel"]]


def _objectives(found: Found) -> list[dict[str, str]]:
    """
    List the objectives of a table as it words them, each once.
    """
    named: dict[str, dict[str, str]] = {}
    for item, code in zip(found.rows, found.objectives, strict=True):
        if code is not None:
            named.setdefault(code, {"sasaran": code, "nama": item.seen(item.texts["sasaran"])})
    return list(named.values())


def efficiency_of(found: Found) -> dict[str, Any]:
    """
    Give the part of a report that a table of efficiency makes.
    """
    table = found.table
    assert table is not None
    index = {each.meaning.what: each.index for each in table.columns if each.meaning is not None}
    spent = [each.index for each in table.columns if each.meaning == Role(MONEY) and "%" in each.heading]
    index.setdefault("penyerapan", spent[0] if len(spent) == 1 else -1)
    rows: list[dict[str, Any]] = []
    for item, code in zip(found.rows, found.codes, strict=True):
        if code is None:
            continue
        row: dict[str, Any] = {"nama": item.seen(item.texts["indikator"]), "indikator": code} | {
            key: _cell(item, index[what]) for key, what in _ROUND.items() if item.figures.get(index.get(what, -1))
        }
        if "nilai" in row:
            rows.append(row | ({"sumber": source_of(found)} if source_of(found) else {}))
    return {"lkj": {"efisiensi": rows}} if rows else {}


def _cell(item: Item, column: int) -> Any:
    return empty_or(item.seen(item.figures[column] or "", column), indonesian=False, doubt=item.doubts.get(column))


def year_of_list(document: dict[str, Any], tables: Sequence[Found]) -> None:
    """
    State of which year a list of key indicators is, where its title, or that of the table above it on its page, says so.
    """
    lists = [(above, each) for above, each in pairwise([None, *tables]) if each is not None and each.kind is Kind.IKU]
    if len(lists) != 1 or not isinstance(document.get("iku"), dict):
        return
    above, found = lists[0]
    titles = [found.title, found.before, above.title if above is not None and above.pages == found.pages.partition(" ")[0] else ""]
    years = {each[1] for title in titles for each in _LISTED.finditer(title)}
    if len(years) == 1:
        document["iku"]["tahun"] = int(years.pop())


def marked_of(tables: Sequence[Found]) -> list[str]:
    """
    List the indicators that a table marks as main ones, ``Angka kematian (IKU)``, where it marks several.
    """
    marked = dict.fromkeys(
        code for found in tables for item, code in zip(found.rows, found.codes, strict=True)
        if code is not None and "(iku)" in item.texts["indikator"].casefold()
    )
    return list(marked) if len(marked) > 1 else []
