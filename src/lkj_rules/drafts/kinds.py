"""
What a printed table is: by its columns, its title, and what is printed before it; with the reason and how sure that is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from lkj_rules.drafts.columns import Table
from lkj_rules.model.findings import Texts
from lkj_rules.tables.vocabulary import QUARTERLY, Kind

SURE = 60
"""Percent below which a table is left open."""
EFFICIENCY = "efisiensi"

_CUES = (
    (Kind.RENCANA_AKSI, re.compile(r"rencana\s*aksi", re.IGNORECASE)),
    (Kind.PK, re.compile(r"(?:perjanjian|penetapan|kontrak)\s*kinerja|\btapkin\b|\bpk\b", re.IGNORECASE)),
    (Kind.RKT, re.compile(r"rencana\s*kinerja|\brkt\b|\brenja\b", re.IGNORECASE)),
    (Kind.IKU, re.compile(r"indikator\s*kinerja\s*utama|\biku\b", re.IGNORECASE)),
    (Kind.RENSTRA, re.compile(r"renstra|rencana\s*strate\w+|\brpjm|jangka\s*menengah|\d{4}\s*[-–]\s*(?:19|20)\d\d", re.IGNORECASE)),
)
_MONEY = re.compile(r"pendapatan|penerimaan|retribusi|anggaran|keuangan|belanja|pad\b|pads\b", re.IGNORECASE)
_DEFINED = re.compile(r"penjelasan|formula|definisi|rumus|sumber data|alasan", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@attrs.frozen
class Decision:
    """Hold what a table is, why, and how sure that is in percent; ``None`` where it is none of the report's tables."""

    kind: Kind | str | None
    why: Texts
    percent: int = 100


def decide(table: Table, title: str, before: str, section: Sequence[str], year: int) -> Decision:
    """
    Decide what a table is.

    ``before`` is what is printed above its title, the nearest last, ``section`` the headings above; ``year`` is the report's.
    Tables of measurement are not distinguished here: that takes the indicators of all tables.
    """
    if not table.has("indikator"):
        return Decision(None, Texts("tanpa kolom indikator", "without a column of indicators"))
    if table.guessed and _MONEY.search(title):
        return Decision(None, Texts("tabel uang menurut judulnya", "a table of money, by its title"))
    if table.has("efisiensi"):
        return Decision(EFFICIENCY, Texts("kolom efisiensi", "a column of efficiency"))
    roles = [each for each in table.roles() if each.what in {"target", "realisasi", "capaian", "standar"}]
    if any(each.what.endswith("_triwulan") for each in table.roles()):
        return Decision(None, Texts("hasil per triwulan", "results by quarter, which have no place"))
    if table.has(QUARTERLY):
        return Decision(Kind.RENCANA_AKSI, Texts("kolom target triwulan", "columns of quarterly targets"))
    if any(each.what in {"realisasi", "capaian"} for each in roles):
        others = [each for each in roles if each.year is not None or each.against]
        if others:
            return Decision(Kind.PERBANDINGAN, Texts("kolom tahun atau dokumen lain", "columns of another year or document"))
        return Decision(Kind.PENGUKURAN, Texts("kolom realisasi atau capaian", "a column of realisation or achievement"))
    return _plan(table, title, before, section, year)


def _plan(table: Table, title: str, before: str, section: Sequence[str], year: int) -> Decision:
    """
    Decide which plan a table without results is.
    """
    targets = [each for each in table.roles() if each.what == "target"]
    if len(targets) > 1:
        return Decision(Kind.RENSTRA, Texts("target beberapa tahun", "targets of several years"))
    years = {int(each) for each in _YEAR.findall(title)}
    if targets and ((years and min(years) > year) or (targets[0].year or 0) > year):
        return Decision(None, Texts("rencana tahun sesudah tahun laporan", "a plan for a year after the report's"))
    cue, percent = _cue(title, before, section)
    if not targets:
        defined = any(_DEFINED.search(each.heading) for each in table.headed.columns)
        if cue is Kind.IKU or (defined and percent < SURE):
            return Decision(Kind.IKU, Texts("indikator tanpa target, menurut judulnya", "indicators without targets, by the title"))
        return Decision(None, Texts("indikator tanpa angka", "indicators without figures"))
    if cue is None:
        return Decision(None, Texts("target tanpa nama dokumennya", "targets without the name of their document"), 0)
    return Decision(cue, Texts("target tahun ini, menurut judulnya", "targets of this year, by the title"), percent)


def cue_in(text: str) -> Kind | None:
    """
    Find which document a heading names.
    """
    return next((kind for kind, pattern in _CUES if pattern.search(text)), None)


def _cue(title: str, before: str, section: Sequence[str]) -> tuple[Kind | None, int]:
    """
    Find which document is named: in the title, else nearest before it, else in the heading of the section.
    """
    named = cue_in(title)
    if named is not None:
        return named, 95
    found = [(match.start(), kind) for kind, pattern in _CUES for match in pattern.finditer(before)]
    if found:
        return max(found)[1], 70
    named = next((kind for each in reversed(section) if (kind := cue_in(each)) is not None), None)
    return named, 0 if named is None else SURE
