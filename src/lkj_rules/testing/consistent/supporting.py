"""
What supports the figures of a consistent report: data tables, lists, sentences, summary rows, parts; all follow from its print.
"""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from typing import Any

import attrs

from lkj_rules.model.reading.terbilang import write_in_words
from lkj_rules.testing.consistent.choices import Chooser, Style, among, perhaps

Row = dict[str, Any]

_FULL = Fraction(100)
_SHORT = 12
_PLACES = ("Utara", "Timur", "Selatan", "Barat", "Tengah")
_BOUND = re.compile(r"[≤≥] ")


def support(report: Row, style: Style, chooser: Chooser) -> None:
    """
    Add to a report what may be printed besides, each part by choice.
    """
    found = _Support(report=report, style=style, chooser=chooser)
    for add in (found.data, found.lists, found.counts, found.changes, found.summaries, found.shares, found.money, found.parts):
        if perhaps(chooser):
            add()


@attrs.frozen(kw_only=True, eq=False)
class _Support:
    """
    Add to one report.
    """

    report: Row
    style: Style
    chooser: Chooser

    @property
    def rows(self) -> list[Row]:
        rows: list[Row] = self.report["lkj"]["tabel"][0]["baris"]
        return rows

    def add(self, key: str, *entries: Row) -> None:
        self.report["lkj"].setdefault(key, []).extend(entries)

    def claim(self, jenis: str, **more: Any) -> None:
        self.add("klaim", {"jenis": jenis, **more})

    def value(self, value: Fraction | int, decimals: int = 0, *, unit: str = "") -> Row:
        return {"teks": self.style.number(Fraction(value), decimals) + unit, "notasi": self.style.notasi}

    def read(self, cell: Any) -> Fraction | None:
        """
        Read a printed number or bound; ``None`` for anything else.
        """
        text = _BOUND.sub("", (cell["teks"] if isinstance(cell, dict) else cell or "").removesuffix(" %"))
        group, mark = (".", ",") if self.style.notasi == "koma" else (",", ".")
        text = text.replace(group, "").replace(mark, ".")
        return Fraction(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else None

    def split(self, whole: int, most: int) -> list[int]:
        """
        Split a whole into parts, some of them perhaps zero.
        """
        ends = sorted(self.chooser.between(0, whole) for _ in range(self.chooser.between(1, most) - 1))
        return [high - low for low, high in pairwise([0, *ends, whole])]

    def data(self) -> None:
        """
        Print a table by district with totals, sums and shares; its first column perhaps gives a result, and a sentence adds it up.
        """
        counts = [row for row in self.rows if self.entry(row)["jenis"] == "cacah" and self.read(row["realisasi"]) is not None]
        fed = among(self.chooser, counts) if counts and perhaps(self.chooser) else None
        total = self.chooser.between(1, 50_000) if fed is None else int(self.read(fed["realisasi"]) or 0)
        first = self.split(total, len(_PLACES))
        second = [self.chooser.between(0 if part else 1, 9_000) for part in first]
        columns: list[Row] = [
            {"id": "tuntas"}, {"id": "proses"}, {"id": "semua", "jenis": "jumlah", "dari": ["tuntas", "proses"]},
            {"id": "bagian", "jenis": "persen", "dari": ["tuntas", "semua"]},
        ]  # fmt: skip
        if fed is not None:
            columns[0] |= {"indikator": fed["indikator"], "satuan": fed["satuan"]}
        cells = [self.cells(*pair) for pair in zip(first, second, strict=True)]
        rows: list[Row] = [{"label": f"Wilayah {place}", "sel": each} for place, each in zip(_PLACES, cells, strict=False)]
        total_row = self.cells(sum(first), sum(second))
        if perhaps(self.chooser):
            rows = [{"label": "Provinsi", "sel": total_row, "anak": rows}]
        ends = [{"jenis": "jumlah", "sel": total_row}, {"jenis": "rata_rata", "sel": self.means(cells, sum(first), sum(second))}]
        self.add("data", {"id": "wilayah", "notasi": self.style.notasi, "kolom": columns, "baris": rows, "rekap": ends})
        self.claim("penjumlahan", suku=[self.value(part) for part in first], nilai=self.value(sum(first)))

    def cells(self, part: int, rest: int) -> dict[str, str]:
        """
        Print one row of the data table.
        """
        share = self.style.shorten(_FULL * part / (part + rest), 2)
        numbers = {"tuntas": part, "proses": rest, "semua": part + rest}
        printed = {key: self.style.number(Fraction(each), 0) for key, each in numbers.items()}
        return {**printed, "bagian": self.style.percent(share, 2)}

    def means(self, cells: list[dict[str, str]], part: int, rest: int) -> dict[str, str]:
        """
        Print the means of the data table's columns; of shares their mean, or the share of the sums.
        """
        count, shares = len(cells), [self.read(each["bagian"]) or Fraction() for each in cells]
        share = among(self.chooser, (sum(shares, Fraction()) / count, _FULL * part / (part + rest)))
        values = {"tuntas": Fraction(part, count), "proses": Fraction(rest, count), "semua": Fraction(part + rest, count)}
        printed = {key: self.style.number(self.style.shorten(each, 1), 1) for key, each in values.items()}
        return {**printed, "bagian": self.style.percent(self.style.shorten(share, 2), 2)}

    def entry(self, row: Row) -> Row:
        """
        Give the indicator of a row as the register has it.
        """
        return next(entry for entry in self.report["indikator"] if entry["kode"] == row["indikator"])

    def lists(self) -> None:
        """
        List the objectives, and the programmes of the budget, with their number in digits and words; name a plan.
        """
        year, names = self.report["tahun"], {"sasaran": [each["nama"] for each in self.report["sasaran"]]}
        programmes = [line["nama"] for line in self.report["perjanjian_kinerja"][0]["anggaran"]]
        if len(self.report["perjanjian_kinerja"][0]["anggaran"]) <= _SHORT:
            names["program"] = programmes
        for what, items in names.items():
            number = f"{len(items)} ({write_in_words(len(items))})"
            self.add("daftar", {"apa": what, "judul": f"terdiri dari {number} {what}", "jumlah": number, "butir": items})
        self.claim("jumlah", yang_dihitung="sasaran", nilai=write_in_words(len(names["sasaran"])))
        self.add("acuan", {"menyebut": f"Rencana Aksi Tahun {year}", "judul": f"2.4 Rencana Aksi Tahun {year}"})

    def met(self, row: Row) -> bool | None:
        """
        Return whether a row's result reaches its target, where print and capaian agree on it.
        """
        target, result, capaian = (self.read(row[key]) for key in ("target", "realisasi", "capaian"))
        if target is None or result is None or capaian is None:
            return True if row["target"] == row["realisasi"] else None
        met = result <= target if self.entry(row).get("arah") == "minimum" else result >= target
        return met if met == (capaian >= _FULL) else None

    def counts(self) -> None:
        """
        Say how many indicators there are, how many of all and of one objective met and missed targets; name one that exceeds.
        """
        verdicts = [(row, self.met(row)) for row in self.rows]
        self.claim("jumlah", yang_dihitung="indikator", nilai=f"{len(verdicts)} indikator")
        objective = self.rows[0]["sasaran"]
        for scope in ({}, {"sasaran": objective}):
            meant = [met for row, met in verdicts if not scope or row["sasaran"] == objective]
            for state, each in (("tercapai", True), ("tidak_tercapai", False)):
                if None not in meant:
                    number = meant.count(each)
                    value = among(self.chooser, (str(number), write_in_words(number)))
                    self.claim("jumlah", keadaan=state, nilai=value, cakupan={"tabel": "ukur", **scope})
        better = [row for row, met in verdicts if met and self.read(row["target"]) != self.read(row["realisasi"])]
        if better and self.entry(better[0]).get("arah") is not None:
            self.claim("melebihi", indikator=better[0]["indikator"])

    def changes(self) -> None:
        """
        Print a column of changes from last year's results to this year's, in points or percent; say how many rose.
        """
        last, unit = f"realisasi_{self.report['tahun'] - 1}", among(self.chooser, ("poin", "persen"))
        for table in self.report["lkj"]["tabel"]:
            if any(each["id"] == last for each in table.get("kolom", ())):
                column = {"id": "beda", "ukuran": "perubahan", "satuan_perubahan": unit, "dari": last, "ke": "realisasi"}
                table["kolom"].append(column)
                pairs = [(row, self.read(row["sel"][last]), self.read(row["realisasi"])) for row in table["baris"]]
                known = [(row, old, new) for row, old, new in pairs if old and new is not None]
                for row, old, new in known:
                    self.change(row, old, new, unit)
                if len(known) == len(pairs):
                    rising = sum(new > old for _, old, new in known)
                    self.claim("jumlah", keadaan="naik", nilai=str(rising), cakupan={"tabel": table["id"]})

    def change(self, row: Row, old: Fraction, new: Fraction, unit: str) -> None:
        """
        Print the change of one row.
        """
        decimals = next(places for places in range(3) if (new * 10**places).denominator == (old * 10**places).denominator == 1)
        change = new - old
        if unit == "persen":
            change, decimals = self.style.shorten(change / old * 100, 2), 2
        row["sel"]["beda"] = self.style.number(change, decimals)
        arah = "naik" if new > old else "turun" if new < old else "tetap"
        value = {} if arah == "tetap" else {"nilai": self.value(abs(change), decimals)}
        if perhaps(self.chooser):
            self.claim("perubahan", indikator=row["indikator"], arah=arah, ukuran="realisasi", **value)

    def summaries(self) -> None:
        """
        Print the mean capaian below every table.
        """
        stated = [each["nilai"]["teks"] for each in self.report["lkj"]["klaim"] if each["jenis"] == "rata_rata_capaian"]
        for table in self.report["lkj"]["tabel"]:
            known = [value for row in table["baris"] if (value := self.read(row.get("capaian"))) is not None]
            if known:
                mean = self.style.shorten(sum(known, Fraction()) / len(known), self.style.digits)
                shown = [self.style.share(mean, self.style.digits), *(stated if table["id"] == "ukur" else ())]
                table["rekap"] = [{"jenis": "rata_rata", "sel": {"capaian": shown[-1]}}]

    def shares(self) -> None:
        """
        Say which count is a part of which, with the percentage that is left.
        """
        for row in self.rows:
            if isinstance(row["realisasi"], dict):
                part, whole = (row["realisasi"][key] for key in ("pembilang", "penyebut"))
                rest = self.style.shorten(_FULL - _FULL * (self.read(part) or 0) / (self.read(whole) or 1), 2)
                self.add("pasangan", {"bagian": part, "keseluruhan": whole, "sisa": self.value(rest, 2, unit=" %")})

    def money(self) -> None:
        """
        Say where the money comes from, its year, how far the work is, and what is left.
        """
        source = among(self.chooser, ("APBN", "APBD"))
        for budget in self.report.get("anggaran", ()):
            budget.update(sumber_dana=source, tahun=self.report["tahun"])
            if budget["jenis"] == "belanja" and budget["berlaku"]:
                done = _FULL if perhaps(self.chooser) else None
                for line in (*budget["pos"], *([budget["total"]] if done else ())):
                    self.progress(line, self.style.percent(done or Fraction(self.chooser.between(5000, 10_000), 100), 2))
                if "sisa" in budget["total"]:
                    how = {"notasi": budget["notasi"], "dalam": budget["dalam"]}
                    pagu, spent, rest = ({"teks": budget["total"][key], **how} for key in ("pagu", "realisasi", "sisa"))
                    self.claim("penjumlahan", suku=[pagu], pengurang=[spent], nilai=rest)
        for entry in self.report.get("anggaran_tahunan", ()):
            entry["sumber_dana"] = source

    def progress(self, line: Row, fisik: str) -> None:
        """
        Print how far the work of a line is, and of those below it.
        """
        line["fisik"] = fisik
        for part in line.get("anak", ()):
            self.progress(part, fisik)

    def parts(self) -> None:
        """
        Print two parts below a target that counts, in the RKT and in the agreements.
        """
        counted = {each["kode"] for each in self.report["indikator"] if each["jenis"] == "cacah"}
        for document in (*self.report.get("rkt", ()), *self.report["perjanjian_kinerja"]):
            for row in document["baris"]:
                target = None if row["indikator"] not in counted or _BOUND.match(row["target"]) else self.read(row["target"])
                if target is not None:
                    half = Fraction(target // 2)
                    row["anak"] = [
                        {"nama": f"Bagian {name}", "satuan": row["satuan"], "target": self.style.number(part, 0)}
                        for name, part in (("A", half), ("B", target - half))
                    ]  # fmt: skip
                    break
