"""
The budgets of a report together: what each is called, which is in force, and which only details another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import accumulate, count
from typing import Any

import attrs

from lkj_rules.domain.budget.names import LEVELS, level_of, name_words
from lkj_rules.drafts.budgets import GOES_ON, BudgetPart, Candidate, budget_parts
from lkj_rules.drafts.entries import source_of
from lkj_rules.drafts.found import Found
from lkj_rules.model.findings import Texts
from lkj_rules.nearest import all_near
from lkj_rules.tables.entries import FIRST_VERSION
from lkj_rules.tables.lines import Open
from lkj_rules.tables.sums import amount_of, whole_of
from lkj_rules.tables.vocabulary import Kind

_LONGEST = 60
_PROMISED = re.compile(r"\bprogram (?:dan|&) anggaran\b", re.IGNORECASE)
_OF_YEAR = re.compile(r"\b(?:tahun(?: anggaran)?|t\.?a\.?)\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_SAME = 0.5
"""Share of a budget's lines that must be in another which it details."""
_ALIKE = 85
"""How alike, in percent, two names of one amount are that are one name."""
_FAR_MORE = 3
"""How many times as many lines with results as a table a budget in the text must have to be the one in force."""
_MOST_EXCESS = Fraction(3, 2)
_STATED = "naskah"
"""Marks the versions that the text states, until all are settled."""

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
            if table.stated:
                _part(version)
                version[_STATED] = True
            name = _named(table, version)
            names = (name if number == 1 else f"{name} ({number})" for number in count(1))
            version["versi"] = next(each for each in names if each not in taken)
            taken.add(version["versi"])
            found.entries.append(version | ({"sumber": source} if source else {}))
        follows = before is not None and (not table.title or _PROMISED.search(table.title))
        agreement = table if table.kind is Kind.PK else before if follows else None
        if agreement is not None:
            _promise(part, [each for each in agreements if each.get("sumber", {}) == source_of(agreement)])
    _spell(found.entries)
    _settle(found.entries)
    for each in found.entries:
        each.pop(_STATED, None)
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


def _spell(entries: list[Entry]) -> None:
    """
    Name lines that the text states as a table does that has their amount for nearly the same name: sentences shorten names.
    """
    names: dict[Any, set[str]] = {}
    for line in (line for each in entries if _STATED not in each for line in _lines(each["pos"]) if "pagu" in line):
        names.setdefault(amount_of(line["pagu"]), set()).add(line.get("nama", ""))
    for line in (line for each in entries if _STATED in each for line in _lines(each["pos"])):
        known = all_near(line["nama"], sorted(names.get(amount_of(line.get("pagu")), ())), most=2, cutoff=_ALIKE)
        line["nama"] = known[0] if len(known) == 1 else line["nama"]


def _settle(entries: list[Entry]) -> None:
    """
    Say of the budgets of one kind and source which is in force: the most detailed one with results; others detail it, or are not.

    One that the text states is in force only where it says far more than all tables; else it details one that most of it is in.
    """
    groups: dict[tuple[str, str], list[Entry]] = {}
    for each in entries:
        each["berlaku"] = False
        if "tahun" not in each and "sebelum perubahan" not in each["versi"]:
            groups.setdefault((each["jenis"], each.get("sumber_dana", "")), []).append(each)
    for (kind, _), group in groups.items():
        most = max((_detail(each)[0] for each in entries if each["jenis"] == kind and _STATED not in each), default=0)
        able = [each for each in group if _STATED not in each or _detail(each)[0] > max(_FAR_MORE * most, _FAR_MORE)]
        main = max((each for each in able if not any(_is_part(each, other) for other in able)), key=_detail, default=None)
        for each in group:
            each["berlaku"] = each is main
    settled = [each for group in groups.values() for each in group]
    settled.sort(key=lambda each: (not each["berlaku"], -_detail(each)[0]))
    for each in settled:
        above = next((other for other in settled if _may_detail(each, other) and _details(each, other)), None)
        if above is not None:
            each["rincian_dari"] = above["versi"]
            del each["berlaku"]


def _may_detail(entry: Entry, other: Entry) -> bool:
    """
    Return whether an entry can detail another: the one in force of its source; what the text states can detail any.
    """
    if entry is other or entry.get("berlaku") or entry["jenis"] != other["jenis"]:
        return False
    if _STATED in entry:
        return "rincian_dari" not in other
    return bool(other.get("berlaku")) and entry.get("sumber_dana") == other.get("sumber_dana")


def _details(entry: Entry, main: Entry) -> bool:
    """
    Return whether most lines of a budget are in another, most of them with the same amount.
    """
    named: dict[tuple[str, ...], list[Any]] = {}
    for line in _lines(main["pos"]):
        named.setdefault(name_words(line.get("nama", "")), []).append(whole_of(line))
    known = {name: {*amounts, sum(each for each in amounts if each is not None)} for name, amounts in named.items()}
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


def _part(version: Entry) -> None:
    """
    Set lines next to the one above them where they come to less, or far more: the text does not list all of it, or others too.
    """
    lines, lifted = _moved_up(version["pos"])
    if not _lists_all(version.get("total", {}), lines, exactly=lifted):
        del version["total"]
    version["pos"] = lines


def _moved_up(lines: list[Entry]) -> tuple[list[Entry], bool]:
    """
    Give lines with those that are moved up from below them, and whether any are.
    """
    kept: list[Entry] = []
    for line in lines:
        below, lifted = _moved_up(line.pop("anak", []))
        listed = level_of(line["nama"]) != LEVELS[1] and _lists_all(line, below, exactly=lifted)
        kept.append(line | ({"anak": below} if below and listed else {}))
        kept += [] if listed else below
    return kept, len(kept) > len(lines)


def _lists_all(line: Mapping[str, Any], below: Sequence[Mapping[str, Any]], *, exactly: bool) -> bool:
    amount, parts = amount_of(line.get("pagu")), [whole_of(each) for each in below]
    if amount is None or None in parts:
        return True
    *sums, whole = accumulate((each for each in parts if each is not None), initial=Fraction(0))
    return amount not in sums and amount <= whole <= (1 if exactly else _MOST_EXCESS) * amount
