"""
What the columns of a table of performance hold: the measure, its year, and what a share is a share of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from lkj_rules.drafts.headings import headed
from lkj_rules.model.findings import Texts
from lkj_rules.model.reading.notation import read_text
from lkj_rules.model.readings import Angka
from lkj_rules.tables.grid import Grid
from lkj_rules.tables.headings import Column, Headed
from lkj_rules.tables.vocabulary import IGNORED, QUARTERLY, Kind, Meaning, heading_words, meaning_of, years_in

LAST_YEAR, RENSTRA = "realisasi_tahun_lalu", "target_akhir_renstra"
MONEY = "uang"
"""The meaning of columns of money, which tables of budgets hold."""
QUARTERS = ("i", "ii", "iii", "iv")
TEXTS = frozenset({"nomor", "kode", "sasaran", "indikator", "satuan", "kategori", "alasan", IGNORED, MONEY})
"""Meanings of columns that hold no figures of performance."""

_MONEY = re.compile(r"\b(anggaran|pagu|rp|rupiah|keuangan|dpp?a|dipa|biaya|apbd|apbn|belanja|dana)\b")
_TEXT = re.compile(
    r"(program|kegiatan|uraian kegiatan|tujuan|misi|visi|strategi|kebijakan|keterangan|ket|penjelasan|formula\w*|definisi|rumus"
    r"|cara|sumber|penanggung|lokasi|alasan|kendala|solusi|bidang|pelaksana|waktu)\b.*"
)
_CHANGE = re.compile(r"\b(selisih|perubahan|peningkatan|pening katan|pertumbuhan|percepatan|kenaikan|penurunan|perkembangan|naik|growth)\b")
_AGAINST = re.compile(r"\b(terhadap|thdp|thd|dibanding\w*|banding|atas)\b|tingkat kemajuan|realisasi target")
_PLAN = re.compile(r"\b(renstra|rencana strategis|rpjmd|rpjmn|jangka menengah|akhir)\b")
_PREVIOUS = re.compile(r"\b(tahun (lalu|sebelumnya)|n 1)\b")
_STANDARD = re.compile(r"\b(nasional|standar|spm)\b")
_QUARTER = re.compile(r"\b(?:triwulan|tw|triw)(?: ke)? ?(iv|i{1,3}|[1-4])\b")
_WITHIN = re.compile(r"\b(triwulan|tw|semester|bulan)\b")
_NUMBER = re.compile(r"(?:tahun ?(?:ke)? ?)?([1-6])")
_SHARE = frozenset({"%", "persen", "persentase", "prosentase"})
_BROKEN = {
    word: re.compile(rf"\b(?:{start})?{'[ -]{0,2}'.join(word)}\b", re.IGNORECASE) for word, start in {
        "target": "", "realisasi": "", "capaian": "p[ -]?e[ -]?n[ -]?", "satuan": "", "indikator": "", "sasaran": "", "efisiensi": "",
    }.items()
} | {"kategori": re.compile(r"\bp[ -]?enil[ -]?a[ -]?i[ -]?a[ -]?n\b", re.IGNORECASE)}
"""Words of headings, as they may be broken or written."""
_MEASURES = ("target", "realisasi", "capaian")
_HUNDRED = 100
_FEW = 2

_TWICE = Texts("dua kolom dengan arti yang sama", "two columns of one meaning")
_NO_YEAR = Texts("tahun kolom ini tidak jelas", "the year of this column is not clear")
_UNKNOWN = Texts("judul kolom ini tidak dikenal", "this heading is not known")


@attrs.frozen
class Role(Meaning):
    """Hold what a column means, with what a share is a share of, and the place of a year that is only numbered."""

    against: str = ""
    number: int | None = None

    def __str__(self) -> str:
        against = {LAST_YEAR: " tahun_lalu", RENSTRA: " renstra"}.get(self.against, "")
        return super().__str__() + against


@attrs.define
class Table:
    """Hold a table of performance with its heading understood: the columns that have a role, and those that are left open."""

    headed: Headed
    columns: list[Column]
    open: list[tuple[Column, Texts]] = attrs.field(factory=list)

    @property
    def grid(self) -> Grid:
        """
        Give its cells.
        """
        return self.headed.grid

    def roles(self) -> list[Role]:
        """
        List what its columns mean.
        """
        return [each.meaning for each in self.columns if isinstance(each.meaning, Role)]

    def has(self, *whats: str) -> bool:
        """
        Return whether a column has one of these meanings.
        """
        return any(each.what in whats for each in self.roles())

    def figures(self) -> list[Column]:
        """
        List the columns of figures.
        """
        return [each for each in self.columns if each.meaning is not None and each.meaning.what not in TEXTS]


def understood(grid: Grid, year: int, title: str, period: tuple[int, int] | None = None) -> Table | None:
    """
    Understand the columns of a table; ``None`` where it has no heading of performance.

    ``year`` is the report's, ``period`` that of its Renstra.
    """
    found = headed(grid)
    if found is None:
        return None
    period = period_in(title) or period
    for column in found.columns:
        column.meaning = _role(column.heading.split(" / ") if column.heading else [], year, period)
    table = Table(found, found.columns)
    _follow_money(table)
    _find_units(table)
    _find_indicators(table)
    _settle_achievements(table)
    _settle_years(table, period, title)
    _leave_open(table)
    return table


def _role(texts: Sequence[str], year: int, period: tuple[int, int] | None) -> Role | None:
    """
    Say what a column means by its heading, given row by row from the top.
    """
    if not texts:
        return None
    texts = [mended(each) for each in texts]
    words = [heading_words(each) for each in texts]
    lowest, whole = words[-1], " ".join(words)
    years = next((found for text in reversed(texts) if (found := years_in(text))), [])
    if re.search(r"\befisiensi\b", whole) and not re.search(r"\brp\b", whole):
        return Role("efisiensi")
    if re.search(r"\b(penyerapan|serapan)\b", whole) and not re.search(r"\brp\b", whole):
        return Role("penyerapan")
    if _MONEY.search(lowest) or (_MONEY.search(whole) and not re.search(r"\b(indikator|sasaran|kinerja)\b", lowest)):
        return Role(MONEY)
    if re.fullmatch(r"no\b.{0,12}", lowest):
        return Role("nomor")
    number = _NUMBER.fullmatch(lowest)
    if number and len(words) > 1 and not re.search(r"realisasi|capaian", whole):
        return Role("target", number=int(number[1]))
    what, _ = meaning_of(texts, Kind.PENGUKURAN)
    if _TEXT.fullmatch(lowest) and what not in {"indikator", "sasaran"}:
        return Role(IGNORED)
    quarter = _QUARTER.search(whole)
    if quarter or _WITHIN.search(whole):
        place = None if quarter is None else QUARTERS.index(quarter[1]) + 1 if quarter[1] in QUARTERS else int(quarter[1])
        return Role(QUARTERLY if what in {None, "target"} else f"{what}_triwulan", quarter=place)
    if what in TEXTS:
        return Role(str(what))
    if _CHANGE.search(whole) and what in {None, "capaian", "realisasi"} and not re.fullmatch(r"(capaian|realisasi|target)( kinerja)?", lowest):
        return Role("perubahan")
    if (_AGAINST.search(whole) or len(set(years)) > 1) and what in {"realisasi", "capaian", None}:
        return Role("capaian", against=_comparand(whole, years, year))
    if what is None and _PLAN.search(whole):
        what = "target"
    if what in {None, "target"} and _STANDARD.search(whole):
        return Role("standar")
    if what is None:
        return _by_year(words, years)
    if _PREVIOUS.search(whole):
        return Role(what, year - 1)
    if what == "target" and not years and _PLAN.search(whole) and period is not None:
        return Role(what, period[1])
    named = years[-1] if years else None
    return Role(what, None if named == year else named)


def mended(text: str) -> str:
    """
    Join the known words of a heading that a narrow column has broken: ``REALI SASI``; and write their other forms as the usual.
    """
    for word, pattern in _BROKEN.items():
        text = pattern.sub(word, text)
    return text


def _comparand(words: str, years: list[int], year: int) -> str:
    if _PLAN.search(words) or any(each > year for each in years):
        return RENSTRA
    return LAST_YEAR if _PREVIOUS.search(words) or any(each < year for each in years) else ""


def _by_year(words: Sequence[str], years: list[int]) -> Role | None:
    """
    Say what a column means that names only a year.
    """
    return Role("tahun", years[-1]) if years and not set(words[-1].split()) - {str(years[-1]), "tahun"} else None


def period_in(title: str) -> tuple[int, int] | None:
    """
    Read a period of years in a text.
    """
    found = re.search(r"((?:19|20)\d\d)\s*(?:[-–]|s\.?\s?d\.?|sampai)\s*((?:19|20)\d\d)", title)
    return (int(found[1]), int(found[2])) if found and int(found[1]) < int(found[2]) else None


def _follow_money(table: Table) -> None:
    """
    Take a column of shares that follows one of money for a share of it.
    """
    for left, column in zip(table.columns, table.columns[1:], strict=False):
        bare = not set(heading_words(column.heading).split()) - _SHARE - {"realisasi", "fisik", "capaian"}
        money = left.meaning is not None and left.meaning.what == MONEY
        if money and bare and {"%", "persen"} & set(heading_words(column.heading).split()):
            column.meaning = Role(MONEY)


def _find_units(table: Table) -> None:
    """
    Take a column of units under the heading of figures for what it holds.
    """
    for column in table.columns:
        texts = [text for text in _shown(table, column) if text]
        if column.meaning is not None and column.meaning.what in _MEASURES and texts:
            wordy = sum((not any(letter.isdigit() for letter in text) and len(text) > 1) or text == "%" for text in texts)
            if wordy * 3 >= len(texts) * 2:
                column.meaning = Role(IGNORED if table.has("satuan") else "satuan")


def _find_indicators(table: Table) -> None:
    """
    Name the column of indicators where no heading does: one of wordings, else that of the objectives.
    """
    if table.has("indikator") or not table.has(*_MEASURES):
        return
    for column in table.columns:
        if column.meaning is None and re.fullmatch(r"(uraian|kinerja|tolok ukur|ukuran)\b.*", heading_words(column.heading)):
            column.meaning = Role("indikator")
            return
    for column in table.columns:
        if column.meaning is not None and column.meaning.what == "sasaran":
            column.meaning = Role("indikator")
            return


def _settle_achievements(table: Table) -> None:
    """
    Settle columns headed "Capaian" next to a target without a realisation: where their figures are of the target's size, not
    of a hundred, they are realisations.
    """
    roles = table.roles()
    for column in table.columns:
        role = column.meaning
        if not isinstance(role, Role) or role.what != "capaian" or role.against:
            continue
        if any(each.what == "realisasi" and each.year == role.year for each in roles) or "%" in column.heading:
            continue
        if any(each is not column and str(each.meaning) == str(role) and "%" in each.heading for each in table.columns):
            column.meaning = attrs.evolve(role, what="realisasi")
            continue
        target = next((
            each for each in table.columns
            if isinstance(each.meaning, Role) and each.meaning.what == "target" and each.meaning.year == role.year
        ), None)
        if target is not None and _is_result(table, target.index, column.index):
            column.meaning = attrs.evolve(role, what="realisasi")


def _is_result(table: Table, target: int, column: int) -> bool:
    grid = table.grid
    nearer = farther = 0
    for row in range(table.headed.body, len(grid.rows)):
        aim, value = _number(grid.at(row, target)), _number(grid.at(row, column))
        if aim and value is not None and aim != _HUNDRED:
            if abs(value - aim) / aim < abs(value - _HUNDRED) / _HUNDRED:
                nearer += 1
            else:
                farther += 1
    return nearer > farther


def _number(text: str) -> float | None:
    try:
        read = read_text(text)
    except ValueError:
        return None
    return float(read.nilai) if isinstance(read, Angka) and read.nilai is not None else None


def _settle_years(table: Table, period: tuple[int, int] | None, title: str) -> None:
    """
    Give columns that are only numbered their years: the last is the last of the period. What columns of bare years measure is
    said by the title; without that they are targets.
    """
    numbered = [each for each in table.columns if isinstance(each.meaning, Role) and each.meaning.number and each.meaning.what == "target"]
    for place, column in enumerate(reversed(numbered)):
        known = period is not None and len(numbered) > 1
        column.meaning = Role("target", period[1] - place) if known and period is not None else None
        column.note = None if known else _NO_YEAR
    bare = [each for each in table.columns if isinstance(each.meaning, Role) and each.meaning.what == "tahun"]
    said = {each for each in _MEASURES if re.search(rf"\b{each}\b", title.casefold())}
    for column in bare:
        year = column.meaning.year if column.meaning is not None else None
        if table.has(*_MEASURES) or len(bare) < _FEW or len(said) > 1:
            column.meaning, column.note = None, _NO_YEAR
        else:
            column.meaning = Role(next(iter(said), "target"), year)


def _leave_open(table: Table) -> None:
    """
    Leave open columns without a meaning, and of columns of one meaning all but the fullest, unless they say the same.
    """
    kept: list[Column] = []
    for column in sorted(table.columns, key=lambda each: -_rank(table, each)):
        twin = next((each for each in kept if column.meaning is not None and str(each.meaning) == str(column.meaning)), None)
        if column.meaning is None:
            table.open.append((column, column.note or _UNKNOWN))
        elif twin is None or column.meaning.what in {IGNORED, MONEY}:
            kept.append(column)
        elif column.meaning.what in TEXTS or _shown(table, column) == _shown(table, twin):
            continue
        else:
            table.open.append((column, _TWICE))
            if _rank(table, column) == _rank(table, twin):
                kept.remove(twin)
                table.open.append((twin, _TWICE))
    table.columns = sorted((each for each in kept if each.meaning is not None and each.meaning.what != IGNORED), key=lambda each: each.index)
    for column in table.columns:
        column.settled = True


def _rank(table: Table, column: Column) -> int:
    """
    Count the figures of a column that belong to one row; one of means of several rows, or one that says so, has few.
    """
    if re.search(r"\b(rata|ssrn|sasaran)\b", heading_words(column.heading)) and column.meaning is not None and column.meaning.what in _MEASURES:
        return 0
    rows = range(table.headed.body, len(table.grid.rows))
    return sum(bool(table.grid.at(row, column.index).strip()) and (row, column.index) not in table.grid.covered for row in rows)


def _shown(table: Table, column: Column) -> list[str]:
    return [table.grid.at(row, column.index) for row in range(table.headed.body, len(table.grid.rows))]
