"""
Finished reports → a draft of ``report.json``: what was recognised, where each value stands, and what was left out and why.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from lkj_rules.drafts.aliases import join_aliases, join_cut_objectives, name_by_headings
from lkj_rules.drafts.budget_versions import budgets_of
from lkj_rules.drafts.data import data_part
from lkj_rules.drafts.entries import aim_of, efficiency_of, goes_on_with, marked_of, part_of, source_of, year_of_list
from lkj_rules.drafts.found import Found, find_tables
from lkj_rules.drafts.identity import UNKNOWN, Identity, identity_of
from lkj_rules.drafts.kinds import EFFICIENCY, SURE
from lkj_rules.drafts.measurements import kinds_of, settle_plan
from lkj_rules.drafts.prose import Prose
from lkj_rules.drafts.registers import Codes
from lkj_rules.drafts.scale_table import scale_part
from lkj_rules.drafts.seen_places import boxes_of, certain_of, leaves_of, places_of
from lkj_rules.drafts.sentences import add_text
from lkj_rules.drafts.shares import settle_shares
from lkj_rules.drafts.stale_years import renew_years
from lkj_rules.drafts.stated_budgets import stated_budgets
from lkj_rules.drafts.summary import Summary, figures_in, summary_of
from lkj_rules.files.scalars import FORMAT
from lkj_rules.model.findings import Texts
from lkj_rules.model.pointers import Box
from lkj_rules.papers.paper import RECOGNISED, Paper
from lkj_rules.tables.lines import Open
from lkj_rules.tables.vocabulary import MEASURED, Kind

_ORDER = ("format", "entitas", "tahun", "indikator", "sasaran", "renstra", "renstra_lain", "rkt", "perjanjian_kinerja",
          "rencana_aksi", "anggaran", "laporan_lalu", "iku", "lkj")  # fmt: skip
_BASES: tuple[Kind | str | None, ...] = (Kind.PK, Kind.PENGUKURAN, Kind.RENSTRA, Kind.IKU, Kind.RKT, Kind.PERBANDINGAN)
"""Kinds of tables from which the register is taken, in order."""
_UNCERTAIN = Texts("indikator tidak pasti", "indicator not certain")
_ENOUGH = 0.6
"""The share of the indicators that the table has from which the register is taken."""
_MEASURED = re.compile(r"indikator kinerja|(?:pengukuran|capaian|realisasi) (?:indikator )?kinerja", re.IGNORECASE)
_UNIT = re.compile(r"\((%|[A-Za-z]?[a-z]{2,14}(?:[ /][a-z]{2,10})?)\)$")
_COUNTED = re.compile(r"(?:jumlah|banyaknya) (?!produksi|nilai|volume|pendapatan|anggaran|luas|panjang)", re.IGNORECASE)
_PART = re.compile(r"%|persen|ton|rp|rupiah|juta|miliar|km|ha\b|hektar|kg|liter|indeks|nilai|skor", re.IGNORECASE)


@attrs.define(kw_only=True)
class Draft:
    """Hold a draft: the document, where each of its values stands, what is left open, and how much was read."""

    document: dict[str, Any]
    places: dict[str, str]
    boxes: dict[str, Box]
    open: list[Open]
    summary: Summary
    tables: list[Found]
    certain: frozenset[str] | None = None
    """Pointers of values that no machine recognised in a picture; ``None`` where it recognised none at all."""


def draft(papers: Sequence[Paper], known: Mapping[str, Any] | None = None) -> Draft:
    """
    Draft the report that several files are together; ``known`` is the report as it is already, of which codes are kept.
    """
    papers = [each.among_others() if len(papers) > 1 else each for each in papers]
    identity = identity_of(papers)
    year = identity.tahun or 0
    tables = find_tables(papers, identity, year)
    recognised = [each for each in tables if each.decision.kind is not None and each.decision.percent >= SURE and each.rows]
    indicators, objectives = _registers(recognised, known or {}, identity.nama)
    join_aliases(recognised, indicators, year)
    name_by_headings(recognised, indicators)
    renew_years(recognised, year)
    recognised = [each for each in recognised if any(each.codes)]
    settle_shares(recognised, year)
    kinds = kinds_of(recognised, len({code for each in recognised if not each.stated for code in each.codes if code}))
    document: dict[str, Any] = {
        "format": FORMAT, "entitas": {"nama": identity.nama, "level": identity.level}, "tahun": year,
        "indikator": [], "sasaran": [],
    }
    taken: set[str] = set()
    for found, kind in zip(recognised, kinds, strict=True):
        if found.decision.kind == EFFICIENCY:
            found.kind, part = EFFICIENCY, efficiency_of(found)
            if found.table is not None and found.table.has("target", "realisasi", "capaian"):
                _add(document, part_of(found, aim_of(found, Kind.ANALISIS, taken, identity, year), indicators))
        else:
            found.kind, part = kind, part_of(found, aim_of(found, kind, taken, identity, year), indicators)
        _add(document, part)
    certain = [each.certain() for each in papers]
    prose = Prose.of(certain)
    stated, listed = stated_budgets(prose, year)
    money = budgets_of([*tables, *stated], year, document.get("perjanjian_kinerja", ()))
    _add(document, {"anggaran": money.entries})
    for found in tables:
        if found not in recognised and found not in money.tables:
            _add(document, _other(found, taken, identity, year))
    unread = [each.title or each.grid.name for each in tables if each.kind is None and _measures(each)]
    _add(document, {"lkj": {"tidak_dibaca": unread}} if unread else {})
    document["indikator"] = [_indicator(code, name, recognised) for code, name in indicators.names.items()]
    year_of_list(document, tables)
    marked = marked_of(recognised)
    if marked and "iku" not in document:
        document["iku"] = {"indikator": marked}
    document["sasaran"] = [{"kode": code, "nama": name} for code, name in objectives.names.items()]
    settle_plan(document)
    document = {key: document[key] for key in _ORDER if document.get(key) not in (None, [], {})}
    summary = summary_of(papers, tables, leaves_of(document))
    said = add_text(document, certain, prose, year, listed)
    leaves = leaves_of(document)
    return Draft(
        document=document, places=places_of(leaves), boxes=boxes_of(leaves), summary=summary, tables=tables,
        certain=certain_of(leaves, papers) if summary.scanned else None,
        open=[*_open(tables, recognised, identity.nama, year), *money.open, *said],
    )  # fmt: skip


def _registers(tables: list[Found], known: Mapping[str, Any], office: str) -> tuple[Codes, Codes]:
    """
    Make the registers from the table that has most of the indicators, then match the rows of all tables with them.
    """
    indicators, objectives = (
        Codes(key[0].upper(), {each["kode"]: each["nama"] for each in known.get(key, ())}, office)
        for key in ("indikator", "sasaran")
    )
    sizes = {id(each): len({item.texts["indikator"] for item in each.rows}) for each in tables}
    bases = [each for each in tables if each.decision.kind in _BASES and _names_indicators(each)]
    most = max((sizes[id(each)] for each in bases if each.decision.kind in _BASES[:3]), default=0)
    fitting = [each for each in bases if sizes[id(each)] >= _ENOUGH * most]
    first = min(fitting, key=lambda each: (each.stated, _BASES.index(each.decision.kind), each.annex), default=None)
    for found in sorted(tables, key=lambda each: each is not first):
        new = found.decision.kind in _BASES[:5] and _names_indicators(found)
        names = [item.texts["indikator"] for item in found.rows]
        found.codes = [code for code, _ in indicators.match(names, new=new)]
        join_cut_objectives(found)
        aims = [item.texts.get("sasaran", "") for item in found.rows]
        matched = iter(objectives.match([each for each in aims if each], new=new))
        found.objectives = [next(matched)[0] if each else None for each in aims]
        found.open += [
            Open(item.place, item.texts["indikator"], _UNCERTAIN, row=True)
            for item, code in zip(found.rows, found.codes, strict=True) if code is None
        ]
    return indicators, objectives


def _measures(found: Found) -> bool:
    """
    Return whether a table that was left out is one of performance, by its columns or by its title.
    """
    return bool(figures_in(found)) and (found.decision.kind in MEASURED or bool(_MEASURED.search(found.title)))


def _names_indicators(found: Found) -> bool:
    """
    Return whether a heading, or the title, says that the rows are indicators.
    """
    return found.table is not None and (not found.table.guessed or bool(found.table.subject))


def _other(found: Found, taken: set[str], identity: Identity, year: int) -> dict[str, Any]:
    """
    Give the part that a table makes that is none of performance: the scale, or data.
    """
    part = scale_part(found)
    if part:
        if RECOGNISED in found.grid.doubts.values():
            return {}  # what judges other figures must be certain
        found.kind = "skala"
        return part
    if found.table is not None and found.decision.percent < SURE:
        return {}
    aim = aim_of(found, Kind.DATA, set(taken), identity, year)
    part = data_part(found, aim)
    if part:
        found.kind = Kind.DATA
        taken.add(aim.id)
        part["lkj"]["data"][0] |= {"sumber": source_of(found)} if source_of(found) else {}
    return part


def _add(document: dict[str, Any], part: dict[str, Any]) -> None:
    """
    Add the part that a table makes; further copies of a document stand in a list.
    """
    for key, value in part.items():
        there = document.get(key)
        if there is None:
            document[key] = value
        elif key == "lkj":
            for inner, entries in value.items():
                there.setdefault(inner, []).extend(entries)
        elif key == "renstra" and goes_on_with(there, value):
            continue
        elif isinstance(there, list):
            there.extend(value if isinstance(value, list) else [value])
        elif key in {"renstra", "iku"}:
            document[key] = [there, value]


def _indicator(code: str, name: str, tables: list[Found]) -> dict[str, str]:
    """
    Give an indicator of the register, with the unit that a table states.
    """
    units = (
        item.texts["satuan"] for found in tables for item, each in zip(found.rows, found.codes, strict=True)
        if each == code and item.texts.get("satuan")
    )
    behind = _UNIT.search(name)
    unit = next(units, behind[1] if behind else "")
    counted = bool(_COUNTED.match(name)) and not _PART.search(unit)
    return (
        {"kode": code, "nama": name} | ({"satuan": "persen" if unit == "%" else unit} if unit else {})
        | ({"jenis": "cacah"} if counted else {})
    )


def _open(tables: list[Found], recognised: list[Found], office: str, year: int) -> list[Open]:
    """
    List what was left out: the office or year, tables with figures, columns and rows.
    """
    listed: list[Open] = []
    if office == UNKNOWN:
        listed.append(Open("", "entitas", Texts("nama instansi tidak ditemukan", "the name of the office was not found")))
    if not year:
        listed.append(Open("", "tahun", Texts("tahun laporan tidak ditemukan", "the year of the report was not found")))
    for each in tables:
        place = each.grid.place(0) if each.grid.rows else each.grid.name
        if each in recognised:
            listed += [Open(place, column.heading, why) for column, why in (each.table.open if each.table else ())]
            listed += each.open
        elif each.kind is None and figures_in(each):
            listed.append(Open(place, each.title, each.decision.why))
    return listed
