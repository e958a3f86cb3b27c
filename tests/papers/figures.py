"""
The figures of a report, one by one: of a document as ``report.json`` holds it, and of a transcription of its tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from lkj_rules.domain.budget.names import level_of
from lkj_rules.domain.texts.words import words_of

Json = dict[str, Any]

MEASURES = {
    "target": "target", "target_capaian": "target", "realisasi": "realisasi", "capaian": "capaian", "standar": "standar",
    "persen": "capaian", "selisih": "perubahan", "peningkatan": "perubahan", "percepatan": "perubahan",
    "penyerapan": "persen", "efisiensi": "efisiensi",
}  # fmt: skip
"""Measures of a transcription, as a document names them; columns that no document has a place for are not counted."""
AMOUNTS = ("pagu", "realisasi", "sisa", "persen", "fisik")
_KINDS = {"ringkasan": "analisis", "lkj_perbandingan_tahun": "perbandingan", "lkj_perbandingan_renstra": "perbandingan"}
_IN_TEXT = re.compile(r"\bteks\b|\(uraian\)|\(rumus|^penjelasan|\bpenutup:", re.IGNORECASE)
_IN_TEXT_NOTE = re.compile(r"^(?:in running text|list in|numbered list|only allocations, in running)", re.IGNORECASE)
_PLANS = (
    ("renstra", "renstra"), ("renstra_lain", "renstra"), ("rkt", "rkt"), ("perjanjian_kinerja", "pk"),
    ("rencana_aksi", "rencana_aksi"),
)  # fmt: skip
_BEFORE = re.compile(r"sebelum|murni|\bawal\b|semula", re.IGNORECASE)
_PAGES = re.compile(r"(\d+)\s*[-–]\s*(\d+)")
_PLACE = re.compile(r"hal\. ([^,]+),")


@attrs.frozen(kw_only=True)
class Figure:
    """
    Hold one printed figure with all that says where it belongs.
    """

    document: str
    """``renstra``, ``rkt``, ``pk``, ``rencana_aksi``, ``lkj``, ``anggaran``, ``data``."""
    kind: str
    """Kind of its table, for counting."""
    table: str
    rows: tuple[str, ...]
    """What its row is called: the registered wording first."""
    under: str | None = None
    """The budget line above it; empty for one at the top, ``None`` where the document knows no levels."""
    measure: str
    year: int = 0
    """0 where it does not matter."""
    text: str
    pages: frozenset[str] = frozenset()
    doubtful: bool = False
    in_text: bool = False
    """Whether it stands in sentences, which are not counted."""
    other: Figure | None = None
    """Where else it is right: what the report in ``fixtures`` makes of it."""


def plain(text: str) -> str:
    """
    Fold a name as it is compared: words only, without the mark of a list before it.
    """
    return " ".join(words_of(re.sub(r"^\s*(?:\(?(?:\d{1,2}|[a-z]{1,2}|[IVX]+)[.)]\s*)+", "", text)))


def says(text: str) -> tuple[tuple[str, ...], str]:
    """
    Give what makes two printed figures the same: their numbers as printed, and signs of comparison.
    """
    return tuple(each.strip(".,") for each in re.findall(r"\d[\d.,]*", text)), "".join(re.findall("[<>≤≥]", text))


def pages_of(*texts: object) -> frozenset[str]:
    """
    Give the pages that texts name, ranges of plain numbers spelt out.
    """
    found: set[str] = set()
    for text in texts:
        if isinstance(text, int | str) and str(text).strip():
            whole = _PAGES.fullmatch(str(text).strip())
            if whole:
                found |= {str(page) for page in range(int(whole[1]), int(whole[2]) + 1)}
            else:
                found |= {part.strip() for part in re.split(r"\s+[-–]\s+|–", str(text))}
    return frozenset(found)


def _listed(value: Any) -> list[Json]:
    return value if isinstance(value, list) else [value] if value else []


@attrs.define
class Reader:
    """
    Read the figures of a document; ``places`` names the place of a pointer, where a draft knows it.
    """

    document: Json
    places: dict[str, str] = attrs.field(factory=dict)
    transcribed: bool = False
    """Whether its tables without a number stand in sentences."""

    @property
    def year(self) -> int:
        """
        Give the year of the report.
        """
        year: int = self.document.get("tahun", 0)
        return year

    def figures(self) -> list[Figure]:
        """
        List the figures of all tables.
        """
        return [*self._plans(), *self._tables(), *self._others(), *self._budgets()]

    def _names(self, row: Json) -> tuple[str, ...]:
        registered = {each["kode"]: each.get("nama", "") for each in self.document.get("indikator", [])}
        objectives = {each["kode"]: each.get("nama", "") for each in self.document.get("sasaran", [])}
        if "indikator" in row:
            return tuple(filter(None, (registered.get(row["indikator"], ""), row.get("nama", ""))))
        return tuple(filter(None, (row.get("nama", ""), row.get("label", ""), objectives.get(row.get("sasaran", ""), ""))))

    def _figure(self, value: Any, pointer: str, table: Json, **what: Any) -> Iterator[Figure]:
        text = value.get("teks", "") if isinstance(value, dict) else value
        if not isinstance(text, str) or not re.search(r"\d", text):
            return
        source = table.get("sumber", {})
        place = _PLACE.search(self.places.get(pointer, ""))
        yield Figure(
            table=str(source.get("tabel") or table.get("judul") or table.get("versi") or table.get("id") or ""), text=text,
            pages=pages_of(place[1]) if place else pages_of(source.get("halaman")),
            doubtful=isinstance(value, dict) and bool(value.get("diragukan")),
            in_text=self.transcribed and bool(source) and "tabel" not in source and "lampiran" not in str(table).casefold()[:300],
            **what,
        )

    def _plans(self) -> Iterator[Figure]:
        for key, name in _PLANS:
            single = not isinstance(self.document.get(key), list)
            for number, plan in enumerate(_listed(self.document.get(key))):
                pointer = f"/{key}" if single else f"/{key}/{number}"
                for place, row in _deep(plan.get("baris", []), f"{pointer}/baris"):
                    what = {"document": name, "kind": name, "rows": self._names(row)}
                    target = row.get("target")
                    if name == "renstra" and isinstance(target, dict):
                        for year, value in target.items():
                            yield from self._figure(
                                value, f"{place}/target/{year}", plan, measure="target", year=int(year), **what,
                            )
                    else:
                        yield from self._figure(target, f"{place}/target", plan, measure="target", year=self.year, **what)
                    yield from self._figure(row.get("standar"), f"{place}/standar", plan, measure="standar", year=self.year, **what)
                    for quarter, value in enumerate(row.get("triwulan", [])):
                        where = f"{place}/triwulan/{quarter}"
                        yield from self._figure(value, where, plan, measure=f"triwulan {quarter + 1}", year=self.year, **what)
                money = {"document": "anggaran", "kind": "anggaran", "measure": "pagu"}
                if self._is_budget(plan.get("anggaran", [])):
                    continue  # a draft holds the money of an agreement as a budget too: one printed table, counted once
                for line, row in enumerate(plan.get("anggaran", [])):
                    yield from self._figure(
                        row.get("jumlah"), f"{pointer}/anggaran/{line}/jumlah", plan, rows=(row.get("nama", ""),), **money,
                    )
                if key == "perjanjian_kinerja":
                    yield from self._figure(plan.get("total"), f"{pointer}/total", plan, rows=("total",), **money)

    def _tables(self) -> Iterator[Figure]:
        for number, table in enumerate(self.document.get("lkj", {}).get("tabel", [])):
            columns = {each["id"]: each for each in table.get("kolom", [])}
            pointer, kind = f"/lkj/tabel/{number}", table["jenis"]
            for place, row in _deep(table.get("baris", []), f"{pointer}/baris"):
                cells = {key: row.get(key) for key in ("target", "realisasi", "capaian")}
                found = {**{f"{place}/{key}": (key, value) for key, value in cells.items()},
                         **{f"{place}/sel/{key}": (key, value) for key, value in row.get("sel", {}).items()}}  # fmt: skip
                for where, (key, value) in found.items():
                    yield from self._cell(value, where, table, columns.get(key, {}), key, rows=self._names(row), kind=kind)
            for line, row in enumerate(table.get("rekap", [])):
                for key, value in row.get("sel", {}).items():
                    where = f"{pointer}/rekap/{line}/sel/{key}"
                    yield from self._cell(value, where, table, columns.get(key, {}), key, rows=("rata rata",), kind=kind)

    def _others(self) -> Iterator[Figure]:
        lkj = self.document.get("lkj", {})
        for number, row in enumerate(lkj.get("efisiensi", [])):
            about = {"document": "lkj", "kind": "efisiensi", "rows": self._names(row), "year": self.year}
            for key, measure in (("capaian", "capaian"), ("penyerapan", "persen"), ("nilai", "efisiensi")):
                yield from self._figure(row.get(key), f"/lkj/efisiensi/{number}/{key}", row, measure=measure, **about)
        for number, table in enumerate(lkj.get("data", [])):
            headings = {each["id"]: each.get("judul", each["id"]) for each in table.get("kolom", [])}
            rows = [*_deep(table.get("baris", []), f"/lkj/data/{number}/baris"),
                    *((f"/lkj/data/{number}/rekap/{line}", row) for line, row in enumerate(table.get("rekap", [])))]  # fmt: skip
            for place, row in rows:
                for key, value in row.get("sel", {}).items():
                    yield from self._figure(
                        value, f"{place}/sel/{key}", table, document="data", kind="data",
                        rows=(row.get("label") or "jumlah",), measure=headings.get(key, key),
                    )

    def _cell(self, value: Any, pointer: str, table: Json, column: Json, key: str, **what: Any) -> Iterator[Figure]:
        measure = column.get("ukuran", key)
        year = 0 if measure == "perubahan" else column.get("tahun", self.year)
        measure = {"target_capaian": "target"}.get(measure, measure)
        yield from self._figure(value, pointer, table, document="lkj", measure=measure, year=year, **what)

    def _is_budget(self, lines: list[Json]) -> bool:
        stated = [(line.get("nama"), line.get("jumlah")) for line in lines]
        budgets = (each.get("pos", []) for each in self.document.get("anggaran", []))
        return bool(stated) and any(stated == [(line.get("nama"), line.get("pagu")) for line in budget] for budget in budgets)

    def _budgets(self) -> Iterator[Figure]:
        for number, budget in enumerate(self.document.get("anggaran", [])):
            before = bool(_BEFORE.search(budget["versi"]))
            lines = [("total", "", f"/anggaran/{number}/total", budget.get("total") or {})]
            lines += _lines(budget.get("pos", []), "", f"/anggaran/{number}/pos")
            for name, under, pointer, line in lines:
                for key in AMOUNTS:
                    yield from self._figure(
                        line.get(key), f"{pointer}/{key}", budget, document="anggaran", kind="anggaran", rows=(name,), under=under,
                        measure="pagu sebelum" if before and key == "pagu" else key,
                    )


def _deep(rows: Iterable[Json], pointer: str) -> Iterator[tuple[str, Json]]:
    for number, row in enumerate(rows):
        yield f"{pointer}/{number}", row
        yield from _deep(row.get("anak", []), f"{pointer}/{number}/anak")


def _lines(rows: Iterable[Json], under: str, pointer: str) -> list[tuple[str, str, str, Json]]:
    found: list[tuple[str, str, str, Json]] = []
    for number, row in enumerate(rows):
        name = row.get("nama") or row.get("kode", "")
        found.append((name, under, f"{pointer}/{number}", row))
        found += _lines(row.get("anak", []), _line_or(under, name, row), f"{pointer}/{number}/anak")
    return found


def _line_or(under: str, name: str, row: Json) -> str:
    """
    Give the line that those below a row stand under: a heading that is no programme and has no amounts only groups them.
    """
    return name if level_of(name) or any(row.get(key) for key in (*AMOUNTS, "pagu_sebelum")) else under


def transcribed(paper: Json) -> list[Figure]:
    """
    List the figures of a transcription, one table after another.
    """
    year = int(paper["year"])
    wordings = {each["key"]: (each["wording"], *each.get("wording_variants", ())) for each in paper["indicators"]}
    figures: list[Figure] = []
    for table in paper["tables"]:
        document = table["doc"] if table["doc"] in {"renstra", "rkt", "pk", "rencana_aksi", "iku"} else "lkj"
        kind = _KINDS.get(table["doc"], table["doc"].removeprefix("lkj_"))
        about = {"document": document, "kind": kind, "table": table["title"], "in_text": _stands_in_text(table)}
        for row in table["rows"]:
            names = tuple(filter(None, (*wordings.get(row.get("key", ""), ()), row.get("wording"), row.get("wording_printed"))))
            names = names or (row.get("sasaran", ""),)
            pages = _pages(table) | _pages(row)
            for measure, its_year, text in _cells(row, year):
                figures.append(Figure(rows=names, measure=measure, year=its_year, text=text, pages=pages, **about))
        for measure, its_year, text in _cells(table.get("mean") or {}, year):
            figures.append(Figure(rows=("rata rata",), measure=measure, year=its_year, text=text, pages=_pages(table), **about))
    for table in paper["budget"]:
        figures += _budget(table)
    for table in paper.get("data_tables") or ():
        about = {"document": "data", "kind": "data", "table": table["title"]}
        about |= {"in_text": _stands_in_text(table), "pages": _pages(table)}
        for row in [*table["rows"], table.get("total") or ()]:
            for heading, text in zip(table["columns"][1:], row[1:], strict=False):
                if re.search(r"\d", text or ""):
                    figures.append(Figure(rows=(row[0],), measure=heading, text=text, **about))
    return figures


def _stands_in_text(table: Json) -> bool:
    found = table.get("in_text") or _IN_TEXT.search(table["title"]) or _IN_TEXT_NOTE.search(table.get("note") or "")
    return bool(found)


def _pages(table: Json) -> frozenset[str]:
    return pages_of(*(table.get(key) for key in ("page", "page_label", "pages", "pdf_page")))


def _cells(row: Json, year: int) -> Iterator[tuple[str, int, str]]:
    """
    Give measure, year and text of the cells of a row; what it repeats of a year counts once.
    """
    years: dict[int, Json] = {int(each): cells for each, cells in (row.get("years") or {}).items()}
    own = {key: value for key, value in row.items() if key in MEASURES}
    for key, value in own.items():
        measure = MEASURES[key]
        repeated = any(cells.get(key) == value for cells in years.values())
        if isinstance(value, str) and re.search(r"\d", value) and not repeated:
            yield measure, 0 if measure == "perubahan" else int(row.get("target_year", year)) if key == "target" else year, value
    for its_year, cells in years.items():
        for key, value in cells.items():
            if key in MEASURES and isinstance(value, str) and re.search(r"\d", value):
                measure = MEASURES[key]
                yield measure, min(its_year, year) if measure == "capaian" else its_year, value


def _budget(table: Json) -> Iterator[Figure]:
    before = bool(_BEFORE.search(table["title"]))
    above: list[str] = []
    rows = []
    for row in table["rows"]:
        under = above[row["parent"]] if isinstance(row.get("parent"), int) else ""
        above.append(_line_or(under, row["name"], row))
        rows.append((row, under))
    for row, under in [*rows, ((table.get("total") or {}) | {"name": "total"}, "")]:
        for key in (*AMOUNTS, "pagu_sebelum"):
            text = row.get(key) or ""
            if re.search(r"\d", text):
                yield Figure(
                    document="anggaran", kind="anggaran", table=table["title"], rows=(row["name"],), under=under,
                    measure="pagu sebelum" if key == "pagu_sebelum" or (before and key == "pagu") else key, text=text,
                    pages=_pages(table) | _pages(row), in_text=_stands_in_text(table),
                )
