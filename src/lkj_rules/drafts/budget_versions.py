"""
The budgets of a report together: what each is called, which is in force, and which only details another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

import attrs

from lkj_rules.domain.budget.names import name_words
from lkj_rules.drafts.budgets import GOES_ON, BudgetPart, Candidate, budget_parts
from lkj_rules.drafts.entries import source_of
from lkj_rules.drafts.found import Found
from lkj_rules.model.findings import Texts
from lkj_rules.tables.entries import FIRST_VERSION
from lkj_rules.tables.lines import Open
from lkj_rules.tables.sums import whole_of
from lkj_rules.tables.vocabulary import Kind

_LONGEST = 60
_PROMISED = re.compile(r"\bprogram (?:dan|&) anggaran\b", re.IGNORECASE)
_OF_YEAR = re.compile(r"\b(?:tahun(?: anggaran)?|t\.?a\.?)\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_SAME = 0.5
"""Share of a budget's lines that must be in another which it details."""

Entry = dict[str, Any]


@attrs.define
class Budgets:
    """Hold the budgets of a report, what is left open in them, and the tables that they were read from."""

    entries: list[Entry] = attrs.field(factory=list)
    open: list[Open] = attrs.field(factory=list)
    tables: list[Found] = attrs.field(factory=list)

    def take(self, table: Found) -> None:
        """
        Note that a table is a budget, if it is nothing else besides.
        """
        self.tables.append(table)
        table.kind = table.kind or Kind.ANGGARAN


def budgets_of(tables: Sequence[Found], year: int, agreements: Sequence[Entry]) -> Budgets:
    """
    Read the budgets among the tables of a report; those of an agreement are written into it too.
    """
    found = Budgets()
    files = [None, *(each.grid.file for each in tables)]
    candidates = [
        Candidate(grid=each.grid, title=each.title, follows=not each.before and each.grid.file == file)
        for each, file in zip(tables, files, strict=False)
    ]
    taken: set[str] = set()
    before: Found | None = None
    for table, part in zip(tables, budget_parts(candidates, year), strict=True):
        if isinstance(part, Texts):
            before = table if table.kind is Kind.PK else None
            if part is GOES_ON:
                found.take(table)
            continue
        found.take(table)
        found.open += part.open
        source = source_of(table)
        for version in part.versions:
            name = _named(table, version)
            names = (name if number == 1 else f"{name} ({number})" for number in count(1))
            version["versi"] = next(each for each in names if each not in taken)
            taken.add(version["versi"])
            found.entries.append(version | ({"sumber": source} if source else {}))
        follows = before is not None and (not table.title or _PROMISED.search(table.title))
        agreement = table if table.kind is Kind.PK else before if follows else None
        if agreement is not None:
            _promise(part, [each for each in agreements if each.get("sumber", {}) == source_of(agreement)])
    _settle(found.entries)
    return found


def _named(table: Found, version: Entry) -> str:
    label = f"Tabel {table.number}" if table.number else table.title[:_LONGEST].strip() or f"hal. {table.pages}"
    when = str(version["tahun"]) if "tahun" in version else ""
    return ", ".join(filter(None, (label, {FIRST_VERSION: "sebelum perubahan"}.get(version["versi"], version["versi"]), when)))


def _promise(part: BudgetPart, agreements: list[Entry]) -> None:
    """
    Write the upper lines of a budget into the agreement that is printed with it.
    """
    upper = [each for each in part.versions[-1]["pos"] if "nama" in each and each.get("pagu")]
    copied = {"nama": "nama", "pagu": "jumlah", "keterangan": "keterangan"}
    lines = [{copied[key]: value for key, value in each.items() if key in copied} for each in upper]
    if len(agreements) == 1 and lines and not any("realisasi" in each for each in upper):
        for line in lines:
            if (year := _OF_YEAR.search(line.get("keterangan", ""))) is not None:
                line["tahun"] = int(year[1])
        agreements[0]["anggaran"] = lines
        if part.total.get("pagu"):
            agreements[0]["total"] = part.total["pagu"]


def _settle(entries: list[Entry]) -> None:
    """
    Say of the budgets of one kind and source which is in force: the most detailed one with results; others detail it, or are not.
    """
    groups: dict[tuple[str, str], list[Entry]] = {}
    for each in entries:
        each["berlaku"] = False
        if "tahun" not in each and "sebelum perubahan" not in each["versi"]:
            groups.setdefault((each["jenis"], each.get("sumber_dana", "")), []).append(each)
    for group in groups.values():
        main = max((each for each in group if not any(_is_part(each, other) for other in group)), key=_detail)
        main["berlaku"] = True
        for each in group:
            if each is not main and _details(each, main):
                each["rincian_dari"] = main["versi"]
                del each["berlaku"]


def _details(entry: Entry, main: Entry) -> bool:
    """
    Return whether most lines of a budget are in another, most of them with the same amount.
    """
    known: dict[tuple[str, ...], set[Any]] = {}
    for line in _lines(main["pos"]):
        known.setdefault(name_words(line.get("nama", "")), set()).add(whole_of(line))
    own = [(name_words(line.get("nama", "")), whole_of(line)) for line in _lines(entry["pos"]) if "pagu" in line]
    shared = [(name, amount) for name, amount in own if name in known]
    return len(shared) >= _SAME * len(own) and sum(amount in known[name] for name, amount in shared) >= _SAME * len(shared) > 0


def _is_part(entry: Entry, other: Entry) -> bool:
    """
    Return whether a budget has the lines of another with amounts that are nowhere larger: of one part of the region, of one unit.
    """
    if not all(each.get("total", {}).get("realisasi") for each in (entry, other)):
        return False
    own = {name_words(line.get("nama", "")): (whole_of(line), whole_of(line, "realisasi")) for line in _lines(entry["pos"])}
    lines = [(name_words(line.get("nama", "")), whole_of(line), whole_of(line, "realisasi")) for line in _lines(other["pos"])]
    pairs = [(mine, theirs) for name, *amounts in lines if name in own for mine, theirs in zip(own[name], amounts, strict=True)]
    smaller = [mine < theirs for mine, theirs in pairs if mine is not None and theirs is not None and mine <= theirs]
    return len(smaller) == len(pairs) == 2 * len(lines) and sum(smaller) >= len(lines)


def _detail(entry: Entry) -> tuple[int, int]:
    lines = list(_lines(entry["pos"]))
    return sum("realisasi" in line for line in lines), len(lines)


def _lines(lines: Sequence[Entry]) -> Iterator[Entry]:
    for line in lines:
        yield line
        yield from _lines(line.get("anak", ()))
