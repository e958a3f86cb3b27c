"""
Which tables measure or compare the indicators of a report: one alone, several one objective each, or none of them all.
"""

from __future__ import annotations

import re
from typing import Any

from lkj_rules.drafts.found import Found
from lkj_rules.drafts.kinds import EFFICIENCY
from lkj_rules.tables.vocabulary import MEASURED, Kind

_WHOLE, _SOME = 0.8, 0.3
"""Shares of the indicators that a table measures, or compares, which is about all of them."""
_MEASUREMENT = re.compile(r"\bpengukuran\b", re.IGNORECASE)


def kinds_of(tables: list[Found], indicators: int) -> list[Kind]:
    """
    Say of what kind each table is, now that the indicators of all are known; what one of efficiency measures is analysed.
    """
    parts = _parts(tables, indicators)
    return [Kind.PENGUKURAN if any(found is each for each in parts) else _kind(found, tables, indicators) for found in tables]


def _kind(found: Found, tables: list[Found], indicators: int) -> Kind:
    """
    Say whether a table measures or compares the indicators of the report, or is about some of them.

    One that is called a measurement measures those that any table has results of: a plan may name their parts besides.
    """
    kind = found.decision.kind
    if not isinstance(kind, Kind):
        assert kind == EFFICIENCY
        return Kind.ANALISIS
    if kind is Kind.PENGUKURAN and _MEASUREMENT.search(found.title):
        indicators = len({code for each in tables if each.decision.kind in MEASURED for code in each.codes if code})
    share = {Kind.PENGUKURAN: _WHOLE, Kind.PERBANDINGAN: _SOME}.get(kind, 0)
    return Kind.ANALISIS if len({each for each in found.codes if each}) < share * indicators else kind


def _parts(tables: list[Found], indicators: int) -> list[Found]:
    """
    List the tables that measure nearly all indicators together, one objective each, where no table of the body does alone.
    """
    parts: list[Found] = []
    seen: set[str | None] = set()
    for found in (each for each in tables if each.decision.kind is Kind.PENGUKURAN and not each.annex):
        codes = set(found.codes) - {None}
        parts, seen = (parts, seen) if not codes & seen else ([], set())
        parts, seen = [*parts, found], seen | codes
        if len(seen) >= _WHOLE * indicators:
            return parts if len(parts) > 1 else []
    return []


def settle_plan(document: dict[str, Any]) -> None:
    """
    Let of several plans the one count that alone has most of the indicators with results: one of their parts may have more rows.
    """
    plans = document.get("renstra")
    if not isinstance(plans, list):
        return
    tables = document.get("lkj", {}).get("tabel", ())
    measured = {row.get("indikator") for table in tables for row in table["baris"]} - {None}
    shares = [len(measured & {row["indikator"] for row in plan["baris"]}) for plan in plans]
    if shares.count(max(shares)) == 1:
        first = shares.index(max(shares))
        document["renstra"], document["renstra_lain"] = plans[first], [*plans[:first], *plans[first + 1 :]]
