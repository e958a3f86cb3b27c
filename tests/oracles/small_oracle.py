"""
A small oracle: what must hold between the figures of a report, worked out apart from the rules. It imports nothing of the project.

It knows little, and that for certain: equal targets and results of one indicator, the capaian of a row, means, percentages of
counts, sums and shares of budgets. A relation holds where some true values, rounded or cut to what is printed, satisfy it.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

Json = Any
Span = tuple[Fraction, Fraction]

ZEROS = {"rupiah": 0, "ribu": 3, "juta": 6, "miliar": 9, "triliun": 12}
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_FORMAT = {"koma": (".", ","), "titik": (",", ".")}


@dataclass(frozen=True)
class Cell:
    """
    Hold one printed number: where it stands, its text, its value and decimals (negative: zeros left out), whether it is exact.
    """

    pointer: str
    text: str
    value: Fraction
    decimals: int
    notasi: str
    bound: bool

    @property
    def printed(self) -> Span:
        """
        Give the values that may stand behind the printed one, rounded or cut.
        """
        unit = Fraction(10) ** -self.decimals
        low, high = (unit / 2, unit) if self.value > 0 else (unit, unit / 2) if self.value < 0 else (unit, unit)
        return self.value - low, self.value + high

    @property
    def true(self) -> Span:
        """
        Give the same for a figure that counts: without decimals and percent sign it is exact.
        """
        return (self.value, self.value) if self.decimals == 0 and "%" not in self.text else self.printed

    @property
    def digits(self) -> re.Match[str]:
        """
        Find the digits in the text.
        """
        found = _NUMBER.search(self.text)
        if found is None:
            raise ValueError(self.text)
        return found


@dataclass(frozen=True)
class Relation:
    """
    Hold what must hold between some cells, and whether it can.
    """

    name: str
    cells: tuple[Cell, ...]
    holds: bool


def text_of(cell: Json) -> str:
    """
    Give the text of a printed value; a reading of unclear print counts instead of it.
    """
    if isinstance(cell, dict):
        return str(cell.get("dibaca") or cell.get("teks") or "")
    return "" if cell is None else str(cell)


def read(cell: Json, pointer: str, notasi: str | None, zeros: int = 0) -> Cell | None:
    """
    Read one number; ``None`` for anything else, and where the mark before three digits may mean either.
    """
    text = text_of(cell)
    declared = cell if isinstance(cell, dict) else {}
    notasi, zeros = declared.get("notasi", notasi), ZEROS.get(str(declared.get("dalam")), zeros)
    found = _NUMBER.findall(text)
    rest = re.sub(r"[0-9.,]|Rp|%|persen|[≥≤()\s-]|,-", "", text)
    if len(found) != 1 or rest or declared.get("diragukan"):
        return None
    digits, marks = found[0], set(re.sub(r"[0-9]", "", found[0]))
    if notasi is None:
        notasi = _shown(digits, marks)
    if notasi is None:
        return None
    group, mark = _FORMAT[notasi]
    whole, _, part = digits.partition(mark)
    if mark in part or group in part or not re.fullmatch(rf"\d+|\d{{1,3}}(\{group}\d{{3}})+", whole):
        return None
    sign = -1 if re.match(r"\s*(Rp\.?\s*)?[-(]", text) else 1
    value = sign * Fraction(int(whole.replace(group, "") + part), 10 ** len(part)) * 10**zeros
    return Cell(pointer, text, value, len(part) - zeros, notasi, any(bound in text for bound in "≥≤"))


def _shown(digits: str, marks: set[str]) -> str | None:
    """
    Say which notation the marks of a number show; whole numbers show none and can be read in either.
    """
    if not marks:
        return "koma"
    last = re.split(r"[.,]", digits)[-1]
    if len(marks) == 2:  # both marks: the last is the decimal one
        return "koma" if digits.rindex(",") > digits.rindex(".") else "titik"
    (mark,) = marks
    if digits.count(mark) > 1:
        return "koma" if mark == "." else "titik"
    return None if len(last) == 3 else "koma" if mark == "," else "titik"  # a group of thousands


def write(value: Fraction, decimals: int, notasi: str) -> str:
    """
    Write a number with so many decimals, the rest cut off, its thousands grouped.
    """
    group, mark = _FORMAT[notasi]
    scaled = int(abs(value) * 10**decimals)
    whole, part = divmod(scaled, 10**decimals)
    return f"{whole:,}".replace(",", group) + (f"{mark}{part:0{decimals}d}" if decimals else "")


class Report:
    """
    Hold a report's cells, and the relations between them.
    """

    def __init__(self, document: Json) -> None:
        self.document = document
        self.year: int = document["tahun"]
        self.lkj: Json = document.get("lkj") or {}
        self.register = {entry["kode"]: entry for entry in document.get("indikator", ())}
        kinds = {table.get("notasi") for table in self.lkj.get("tabel", ())}
        self.notasi: str | None = kinds.pop() if len(kinds) == 1 else None
        self.figures: dict[tuple[str, str, int], list[Cell]] = defaultdict(list)
        self.relations: list[Relation] = []
        self.rows: list[tuple[str, str, str]] = []
        self._plans()
        self._tables()
        self._claims()
        self._budgets()
        self._agreed_amounts()
        self._repeated()

    def cells(self) -> list[Cell]:
        """
        Give the cells that stand in a relation, each once.
        """
        return list({cell.pointer: cell for relation in self.relations for cell in relation.cells}.values())

    def _relate(self, name: str, cells: Iterable[Cell | None], holds: bool | None) -> None:  # noqa: FBT001  # the verdict is the point
        known = tuple(cell for cell in cells if cell is not None)
        if holds is not None:
            self.relations.append(Relation(name, known, holds))

    def _figure(self, key: tuple[Any, str, int], cell: Json, pointer: str, notasi: str | None) -> Cell | None:
        """
        Read a figure and keep it under its indicator, measure and year.
        """
        found = read(cell, pointer, notasi or self.notasi)
        if found is not None and key[0] is not None:
            self.figures[key].append(found)
        return found

    def _plans(self) -> None:
        for place, row in enumerate((self.document.get("renstra") or {}).get("baris", ())):
            self.rows.append(("renstra", row.get("indikator"), f"/renstra/baris/{place}"))
            for year, cell in (row.get("target") or {}).items():
                self._figure((row.get("indikator"), "target", int(year)), cell, f"/renstra/baris/{place}/target/{year}", None)
        for name in ("rkt", "perjanjian_kinerja"):
            for number, plan in enumerate(self.document.get(name, ())):
                if plan.get("tahun", self.year) == self.year:
                    self._plan(f"/{name}/{number}", plan)
        self._plan("/rencana_aksi", self.document.get("rencana_aksi") or {})

    def _plan(self, pointer: str, plan: Json) -> None:
        for place, row in enumerate(plan.get("baris", ())):
            self.rows.append((pointer[1:], row.get("indikator"), f"{pointer}/baris/{place}"))
            key = row.get("indikator"), "target", self.year
            self._figure(key, row.get("target"), f"{pointer}/baris/{place}/target", None)

    def _tables(self) -> None:
        for number, table in enumerate(self.lkj.get("tabel", ())):
            columns = {column["id"]: column for column in table.get("kolom", ())}
            for pointer, row in walk(table.get("baris", ()), f"/lkj/tabel/{number}/baris"):
                if row.get("indikator"):
                    self.rows.append((f"lkj/tabel/{number}", row["indikator"], pointer))
                    self._row(pointer, row, columns, table.get("notasi"))
                elif row.get("anak") and "capaian" in row:
                    self._mean(pointer, row, table.get("notasi"))

    def _row(self, pointer: str, row: Json, columns: dict[str, Json], notasi: str | None) -> None:
        code, own = row["indikator"], {}
        for measure in ("target", "realisasi", "capaian"):
            column = columns.get(measure, {})
            year = column.get("tahun", self.year)
            far = column.get("pembanding", "target") != "target"
            name = f"{measure} {column['pembanding']}" if far else measure
            own[measure] = self._figure((code, name, year), row.get(measure), f"{pointer}/{measure}", notasi)
        self._relate(f"row {pointer}", own.values(), self._achieved(code, own["target"], own["realisasi"], own["capaian"]))
        measured = row.get("realisasi")
        if isinstance(measured, dict) and measured.get("pembilang") is not None:
            counts = [read(measured[key], f"{pointer}/realisasi/{key}", notasi) for key in ("pembilang", "penyebut")]
            self._relate(f"counts {pointer}", (own["realisasi"], *counts), _share(own["realisasi"], *counts))
        for name, cell in (row.get("sel") or {}).items():
            column = columns.get(name, {})
            if column.get("ukuran") and column.get("pembanding", "target") == "target":
                key = code, column["ukuran"], column.get("tahun", self.year)
                self._figure(key, cell, f"{pointer}/sel/{name}", notasi)

    def _achieved(self, code: str, target: Cell | None, result: Cell | None, capaian: Cell | None) -> bool | None:
        """
        Return whether a capaian can follow from target and result, by the formulas for the indicator's direction.

        Without a direction any of them can be meant.
        """
        if target is None or result is None or capaian is None or target.value <= 0 or result.value < 0:
            return None
        entry = self.register.get(code, {})
        direction, goal = entry.get("arah"), target.value
        ends = result.true if entry.get("jenis") == "cacah" else result.printed  # an index may be printed without its decimals
        ways = []
        if direction != "minimum":
            ways.append([end / goal * 100 for end in ends])
        if direction in {"minimum", None} and "kebalikan" not in self._stated_fall():
            ways.append([(2 - end / goal) * 100 for end in ends])
        if direction in {"minimum", None} and "selisih" not in self._stated_fall() and min(ends) > 0:
            ways.append([goal / end * 100 for end in ends])
        if target.bound and (result.value <= goal if direction == "minimum" else result.value >= goal):
            ways.append([Fraction(100), Fraction(100)])
        return any(meet((self._clipped(min(way)), self._clipped(max(way))), capaian.printed) for way in ways)

    def _stated_fall(self) -> str:
        """
        Name the formula that the report states for indicators where lower is better.
        """
        texts = [formula["teks"] for formula in self.lkj.get("rumus", ()) if formula.get("arah") == "minimum"]
        return " ".join("selisih" if "2" in text else "kebalikan" for text in texts)

    def _clipped(self, value: Fraction) -> Fraction:
        for key, choose in (("batas_capaian", min), ("batas_bawah", max)):
            end = read(self.lkj.get(key), "", "koma")
            value = value if end is None else choose(value, end.value)
        return value

    def _mean(self, pointer: str, row: Json, notasi: str | None) -> None:
        own = read(row["capaian"], f"{pointer}/capaian", notasi or self.notasi)
        below = [
            read(child.get("capaian"), f"{pointer}/anak/{place}/capaian", notasi or self.notasi)
            for place, child in enumerate(row["anak"])
        ]
        self._relate(f"mean {pointer}", (own, *below), _mean_holds(own, below))

    def _claims(self) -> None:
        tables = {table.get("id"): (number, table) for number, table in enumerate(self.lkj.get("tabel", ()))}
        for place, claim in enumerate(self.lkj.get("klaim", ())):
            scope = claim.get("cakupan") or {}
            averaged = claim.get("jenis") in {"rata_rata_capaian", "kategori"} and scope.get("menurut") == "baris"
            if averaged and scope.get("tabel") in tables:
                number, table = tables[scope["tabel"]]
                own = read(claim.get("nilai"), f"/lkj/klaim/{place}/nilai", self.notasi)
                rows = [
                    read(row.get("capaian"), f"{pointer}/capaian", table.get("notasi") or self.notasi)
                    for pointer, row in walk(table.get("baris", ()), f"/lkj/tabel/{number}/baris") if row.get("indikator")
                ]  # fmt: skip
                self._relate(f"claim {place}", (own, *rows), _mean_holds(own, rows))
        for place, mention in enumerate(self.lkj.get("sebutan", ())):
            key = mention.get("indikator"), mention.get("ukuran", ""), mention.get("tahun", self.year)
            self._figure(key, mention.get("nilai"), f"/lkj/sebutan/{place}/nilai", None)

    def _budgets(self) -> None:
        self.totals: dict[str, list[dict[str, Cell | None]]] = defaultdict(list)
        for number, budget in enumerate(self.document.get("anggaran", ())):
            zeros, pointer = ZEROS.get(budget.get("dalam", ""), 0), f"/anggaran/{number}"
            lines = list(walk(budget.get("pos", ()), f"{pointer}/pos"))
            rows = [*lines, (f"{pointer}/total", budget["total"])] if budget.get("total") else lines
            amounts = {place: self._amounts(place, row, budget.get("notasi"), zeros) for place, row in rows}
            signs = {sign for place in amounts if (sign := _sign(amounts[place])) is not None}
            sign = signs.pop() if len(signs) == 1 and budget.get("jenis", "belanja") == "belanja" else None
            for place, row in amounts.items():
                self._line(place, row, sign)
            for place, line in lines:
                below = [amounts[f"{place}/anak/{at}"] for at in range(len(line.get("anak", ())))]
                self._sums(place, amounts[place], below, budget)
            tops = [amounts[f"{pointer}/pos/{at}"] for at in range(len(budget.get("pos", ())))]
            if budget.get("total"):
                self._sums(f"{pointer}/total", amounts[f"{pointer}/total"], tops, budget)
                if budget.get("berlaku", True):
                    self.totals[budget.get("jenis", "belanja")].append(amounts[f"{pointer}/total"])
        self._stated_amounts()

    def _amounts(self, pointer: str, row: Json, notasi: str | None, zeros: int) -> dict[str, Cell | None]:
        found = {key: money(row.get(key), f"{pointer}/{key}", notasi, zeros) for key in ("pagu", "realisasi", "sisa")}
        return {**found, "persen": read(row.get("persen"), f"{pointer}/persen", notasi)}

    def _line(self, pointer: str, row: dict[str, Cell | None], sign: int | None) -> None:
        pagu, spent, rest = row["pagu"], row["realisasi"], row["sisa"]
        if pagu is not None and spent is not None and rest is not None:
            left = pagu.true[0] - spent.true[1], pagu.true[1] - spent.true[0]
            ways = [left if one == 1 else (-left[1], -left[0]) for one in ((1, -1) if sign is None else (sign,))]
            self._relate(f"rest {pointer}", (pagu, spent, rest), any(meet(way, rest.true) for way in ways))
        self._relate(f"share {pointer}", (pagu, spent, row["persen"]), _share(row["persen"], spent, pagu))

    def _sums(self, pointer: str, row: dict[str, Cell | None], below: list[dict[str, Cell | None]], budget: Json) -> None:
        for key in ("pagu", "realisasi", "sisa") if budget.get("jenis", "belanja") == "belanja" else ("pagu", "realisasi"):
            self._sum(f"sum {pointer}/{key}", row[key], [each[key] for each in below])

    def _sum(self, name: str, own: Cell | None, parts: list[Cell | None]) -> None:
        known = [part for part in parts if part is not None]
        if own is not None and known and len(known) == len(parts):
            total = sum((part.true[0] for part in known), Fraction()), sum((part.true[1] for part in known), Fraction())
            self._relate(name, (own, *known), meet(total, own.true))

    def _stated_amounts(self) -> None:
        """
        Relate what the text and the table of years say of the budget in force.
        """
        stated = [
            (row.get("jenis", "belanja"), key, money(row.get(key), f"/anggaran_tahunan/{place}/{key}", self.notasi, 0))
            for place, row in enumerate(self.document.get("anggaran_tahunan", ())) if row.get("tahun") == self.year
            for key in ("pagu", "realisasi")
        ]  # fmt: skip
        for place, mention in enumerate(self.lkj.get("sebutan_anggaran", ())):
            if not {"versi", "pos", "sumber_dana", "tahun"} & mention.keys():
                cell = money(mention.get("jumlah"), f"/lkj/sebutan_anggaran/{place}/jumlah", None, 0)
                stated.append((mention.get("jenis", "belanja"), mention.get("ukuran", ""), cell))
        for kind, key, cell in stated:
            if len(self.totals[kind]) == 1 and cell is not None and (own := self.totals[kind][0].get(key)) is not None:
                self._relate(f"stated {cell.pointer}", (cell, own), meet(cell.true, own.true))

    def _agreed_amounts(self) -> None:
        plans = self.document.get("perjanjian_kinerja", ())
        for number, plan in enumerate(plans):
            pointer, lines = f"/perjanjian_kinerja/{number}", plan.get("anggaran", ())
            cells = [money(line.get("jumlah"), f"{pointer}/anggaran/{at}/jumlah", None, 0) for at, line in enumerate(lines)]
            if cells:
                self._sum(f"agreed {pointer}", money(plan.get("total"), f"{pointer}/total", None, 0), cells)
            for other, below in enumerate(plans):
                if plan.get("id") and below.get("atasan") == plan["id"] and plan is max(
                    (each for each in plans if each.get("id") == plan["id"]), key=lambda each: each.get("versi", 1)
                ):  # fmt: skip
                    self._handed_down(lines, cells, below, f"/perjanjian_kinerja/{other}")

    def _handed_down(self, lines: Json, cells: list[Cell | None], below: Json, pointer: str) -> None:
        names = [(line.get("kode"), line.get("nama")) for line in lines]
        for at, line in enumerate(below.get("anggaran", ())):
            name, cell = (line.get("kode"), line.get("nama")), money(line.get("jumlah"), f"{pointer}/anggaran/{at}/jumlah", None, 0)
            if names.count(name) == 1 and cell is not None and (own := cells[names.index(name)]) is not None:
                self._relate(f"handed down {cell.pointer}", (own, cell), own.value == cell.value)

    def _repeated(self) -> None:
        """
        Relate figures that are printed in several places; targets are exact, results and capaian may differ in digits.
        """
        for (code, measure, year), cells in self.figures.items():
            for one, other in itertools.combinations(cells, 2):
                same = one.value == other.value if measure.startswith("target") else meet(one.printed, other.printed)
                self._relate(f"{code} {measure} {year}: {one.pointer} {other.pointer}", (one, other), same)
        for code, measure, year in tuple(self.figures):
            if measure == "target" and year != self.year and code in self.register:
                found = [self.figures.get((code, each, year), [None])[0] for each in ("target", "realisasi", "capaian")]
                self._relate(f"past {code} {year}", found, self._achieved(code, *found))


def walk(rows: Iterable[Json], pointer: str) -> Iterator[tuple[str, Json]]:
    """
    Give rows and those below them, with their pointers.
    """
    for place, row in enumerate(rows):
        yield f"{pointer}/{place}", row
        yield from walk(row.get("anak", ()), f"{pointer}/{place}/anak")


def money(cell: Json, pointer: str, notasi: str | None, zeros: int) -> Cell | None:
    """
    Read an amount of money, which has no fractions: a mark before three digits groups them.
    """
    text = text_of(cell)
    alone = re.fullmatch(r"[^0-9]*[0-9]{1,3}([.,])[0-9]{3}[^0-9]*", text)
    if alone is not None:
        notasi = "koma" if alone[1] == "." else "titik"
    return read(cell, pointer, notasi, zeros)


def meet(one: Span, other: Span) -> bool:
    """
    Return whether two spans share a value.
    """
    return one[0] <= other[1] and other[0] <= one[1]


def _share(printed: Cell | None, part: Cell | None, whole: Cell | None) -> bool | None:
    if printed is None or part is None or whole is None or whole.true[0] <= 0 or part.value < 0:
        return None
    return meet((part.true[0] / whole.true[1] * 100, part.true[1] / whole.true[0] * 100), printed.printed)


def _mean_holds(own: Cell | None, cells: list[Cell | None]) -> bool | None:
    known = [cell for cell in cells if cell is not None]
    if own is None or not known or len(known) < len(cells):
        return None
    low, high = (sum((cell.printed[end] for cell in known), Fraction()) / len(known) for end in (0, 1))
    return meet((low, high), own.printed)


def _sign(row: dict[str, Cell | None]) -> int | None:
    pagu, spent, rest = row["pagu"], row["realisasi"], row["sisa"]
    if pagu is None or spent is None or rest is None or rest.value == 0:
        return None
    return 1 if (rest.value > 0) is (pagu.value > spent.value) else -1
