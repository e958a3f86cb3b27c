"""
The rows of measurement tables: their names, what their capaian is taken of, which measures an indicator, which stand below another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkj_rules.domain.achievements.means import speaks
from lkj_rules.domain.analysis import analysis, firsts, grouped
from lkj_rules.domain.facts import ACHIEVED, walk
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.texts.wordings import compare
from lkj_rules.model.documents import BarisTabel, Cakupan, JenisTabel, Pembanding, Tabel, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.identity import ByIdentity, Identities
from lkj_rules.model.values import Kosong, Nilai

_NEAR = 5
"""Rows above and below that a figure is taken from by mistake; farther away, a figure that fits is chance."""


def row_name(scope: Scope, row: BarisTabel) -> Texts:
    """
    Name a row for a reader.
    """
    indikator = scope.indikator(row.indikator)
    sasaran = scope.deref("Sasaran", row.sasaran)
    name = indikator.nama if indikator is not None else row.nama or (None if sasaran is None else sasaran.nama)
    if name:
        return Texts(name, name)
    return Texts(f"baris {row.nomor}", f"row {row.nomor}") if row.nomor else Texts("baris tanpa nama", "a row without a name")


def operands_of(scope: Scope, baris: BarisTabel) -> tuple[Nilai | None, Nilai | None, Nilai | None]:
    """
    Give what a row's capaian is taken of, its realisasi and its capaian.
    """
    return comparand_of(scope, baris), baris.realisasi, baris.capaian


def comparand_of(scope: Scope, baris: BarisTabel) -> Nilai | None:
    """
    Give the value that the row's capaian is taken of: its target, or what the capaian column says.
    """
    tabel = scope.table_of(baris)
    pembanding = None if tabel is None else column_compared(tabel)
    if tabel is None or pembanding in (None, Pembanding.TARGET, Pembanding.TARGET_CAPAIAN):
        return baris.target
    laporan = scope.laporan
    wanted: tuple[Ukuran, int | None]
    if pembanding is Pembanding.REALISASI_TAHUN_LALU:
        wanted = (Ukuran.REALISASI, laporan.tahun - 1)
    else:
        wanted = (Ukuran.TARGET, None if laporan.renstra is None else laporan.renstra.akhir)
    name = next((kolom.id for kolom in tabel.kolom if (kolom.ukuran, kolom.tahun) == wanted), None)
    return None if name is None else baris.sel.get(name) or getattr(baris, name, None)


def is_achieved(scope: Scope, nilai: Nilai) -> bool:
    """
    Return whether a cell holds a percentage of achievement, reached or aimed at.
    """
    fakta = scope.places.fact_with(nilai)
    return fakta is not None and fakta.ukuran in ACHIEVED


def comparison_of(scope: Scope, baris: BarisTabel) -> Pembanding | None:
    """
    Return what the capaian column of a row's table is taken of; ``None`` where it does not say.
    """
    tabel = scope.table_of(baris)
    return None if tabel is None else column_compared(tabel)


def column_compared(tabel: Tabel) -> Pembanding | None:
    """
    Return what the capaian column of a table is taken of; ``None`` where it does not say.
    """
    return next((kolom.pembanding for kolom in tabel.kolom if kolom.id == "capaian"), None)


def measuring_row(scope: Scope, indicator: str) -> BarisTabel | None:
    """
    Find the row that measures an indicator: of the measurement table, or of an analysis where only that prints the realisasi.
    """
    return _measuring(scope).get(indicator)


@analysis
def _measuring(scope: Scope) -> dict[str, BarisTabel]:
    printed = (
        (str(baris.indikator), baris)
        for jenis in (JenisTabel.PENGUKURAN, JenisTabel.ANALISIS)
        for baris in _rows_on_indicators(scope, jenis)
        if baris.realisasi is not None and not is_achieved(scope, baris.realisasi)
    )
    return {**measured_rows(scope), **firsts(printed)}


def _rows_on_indicators(scope: Scope, jenis: JenisTabel) -> Iterator[BarisTabel]:
    tables = (tabel for tabel in scope.tables.values() if tabel.jenis is jenis)
    return (baris for tabel in tables for baris in walk(tabel.baris) if baris.indikator is not None)


def claimed_table(scope: Scope, cakupan: Cakupan) -> Tabel | None:
    """
    Find the table that a claim speaks of: the one it names, else the only measurement table.
    """
    if cakupan.tabel is not None:
        return scope.tables.get(cakupan.tabel)
    measuring = [tabel for tabel in scope.tables.values() if tabel.jenis is JenisTabel.PENGUKURAN]
    return measuring[0] if len(measuring) == 1 else None


def capaian_in(rows: Sequence[BarisTabel]) -> Iterator[Nilai]:
    """
    Give the capaian that rows and the rows below them print, in reading order.
    """
    return (row.capaian for row in walk(rows) if row.capaian is not None)


def uppermost_rows(scope: Scope, tabel: Tabel) -> list[BarisTabel]:
    """
    Give the rows of a table that no other row stands for.
    """
    below = Identities(part for row in tabel.baris if not row.anak for part in rows_below(scope, row))
    return [row for row in tabel.baris if row not in below]


def covered_rows(scope: Scope, tabel: Tabel, cakupan: Cakupan) -> list[BarisTabel]:
    """
    Give the uppermost rows of a table that a claim covers: all, or those of its objective without the row that sums them up.
    """
    if cakupan.sasaran is None:
        return uppermost_rows(scope, tabel)
    own = [row for row in walk(tabel.baris) if objective_of(scope, row) == cakupan.sasaran]
    measured = [row for row in own if row.indikator is not None]
    nested = Identities(part for row in measured for part in walk(row.anak))
    return [row for row in measured if row not in nested] or [part for row in own for part in rows_below(scope, row)]


def objective_of(scope: Scope, row: BarisTabel) -> str | None:
    """
    Give the code of the objective that a row stands under: its own, else the one that another document gives for its indicator.
    """
    return row.sasaran or (None if row.indikator is None else _objectives(scope).get(row.indikator))


@analysis
def _objectives(scope: Scope) -> dict[str, str]:
    named = ((fakta.indikator, fakta.sasaran) for fakta in scope.facts)
    return firsts((str(indikator.kode), sasaran) for indikator, sasaran in named if indikator is not None and sasaran is not None)


def rows_below(scope: Scope, row: BarisTabel) -> tuple[BarisTabel, ...]:
    """
    Give the rows that a row stands for: those nested in it, or for the row of an objective the indicators next to it that are its.
    """
    tabel = None if row.anak else scope.table_of(row)
    return row.anak if tabel is None else _by_objective(scope, tabel).get(row, ())


@analysis
def _by_objective(scope: Scope, tabel: Tabel) -> ByIdentity[BarisTabel, tuple[BarisTabel, ...]]:
    """
    Sort the rows of a table that prints objectives and their indicators side by side; two rows for one objective sum up nothing.
    """
    rows = [(row.sasaran, row) for row in tabel.baris if row.sasaran is not None]
    parts = grouped((sasaran, row) for sasaran, row in rows if row.indikator is not None)
    alone = ((sasaran, row) for sasaran, row in rows if row.indikator is None and not row.anak)
    heads = grouped((sasaran, row) for sasaran, row in alone if _is_objective(scope, row))
    return ByIdentity((rows[0], tuple(parts.get(sasaran, ()))) for sasaran, rows in heads.items() if len(rows) == 1)


def _is_objective(scope: Scope, row: BarisTabel) -> bool:
    """
    Return whether a row prints the capaian of its objective, and not that of something else under it.
    """
    if row.capaian is None or not speaks(row.capaian) or not sums_up(row):
        return False
    lkj, entry = scope.laporan.lkj, scope.deref("Sasaran", row.sasaran)
    listed = [] if lkj is None else [sasaran.nama for sasaran in lkj.sasaran if sasaran.sasaran == row.sasaran]
    names = [name for name in (None if entry is None else entry.nama, *listed) if name is not None]
    return row.nama is None or any(compare(name, row.nama, scope.laporan.entitas.nama).nihil for name in names)


def sums_up(row: BarisTabel) -> bool:
    """
    Return whether a row has no target and realisasi of its own.
    """
    return all(cell is None or isinstance(cell.bacaan, Kosong) for cell in (row.target, row.realisasi))


@analysis
def measured_rows(scope: Scope) -> dict[str, BarisTabel]:
    """
    Give by indicator the row of the measurement tables that measures it; the first where there are several.
    """
    return firsts((str(baris.indikator), baris) for baris in _rows_on_indicators(scope, JenisTabel.PENGUKURAN))


def neighbours_of(scope: Scope, row: BarisTabel) -> list[BarisTabel]:
    """
    Give the rows around a row, in reading order, that a slip of the eye may have taken its figures from.
    """
    tabel = scope.table_of(row)
    if tabel is None:
        return []
    rows, places = _in_reading_order(scope, tabel)
    place = places[row]
    return [*rows[max(place - _NEAR, 0) : place], *rows[place + 1 : place + 1 + _NEAR]]


@analysis
def _in_reading_order(_: Scope, tabel: Tabel) -> tuple[tuple[BarisTabel, ...], ByIdentity[BarisTabel, int]]:
    rows = tuple(walk(tabel.baris))
    return rows, ByIdentity((row, place) for place, row in enumerate(rows))


def depth_of(scope: Scope, row: BarisTabel) -> int:
    """
    Count the rows that a row is nested in.
    """
    tabel = scope.table_of(row)
    return 0 if tabel is None else _depths(scope, tabel)[row]


@analysis
def _depths(_: Scope, tabel: Tabel) -> ByIdentity[BarisTabel, int]:
    found: list[tuple[BarisTabel, int]] = []
    stack = [(row, 0) for row in tabel.baris]
    while stack:
        row, depth = stack.pop()
        found.append((row, depth))
        stack.extend((part, depth + 1) for part in row.anak)
    return ByIdentity(found)
