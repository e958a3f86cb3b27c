"""
What a column teaches about the numbers in it.

A number such as ``1.100 %`` can be read both ways. It takes, in this order: the declaration of its column, table or budget; the
thousands that its unit demands; the notation that all other numbers of its own column show. Never that of the whole table: real
tables print ``185,80`` next to ``3,000`` people. What stays ambiguous then is a finding, not a guess.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import attrs

from lkj_rules.model.documents import (
    Anggaran,
    BarisAksi,
    BarisData,
    BarisRekap,
    BarisTabel,
    JenisKolomData,
    Laporan,
    LaporanLalu,
    Lkj,
    Pembanding,
    PerubahanRencana,
    Sebutan,
    Tabel,
    TabelData,
    Ukuran,
)
from lkj_rules.model.reading.cells import PLAIN, WHOLE, Unit, hand_down, replace, settle_by_row, settle_sign, shown_notations
from lkj_rules.model.reading.units import has_fractions
from lkj_rules.model.values import Ambigu, Dalam, Kurung, Nilai, Notasi

_Row = TypeVar("_Row")


_Visit = Callable[[str, Nilai, Unit], Nilai]
"""Take a column's name, a value, and the unit of its row; give the value as it is to stand."""

_PERFORMANCE = frozenset({Ukuran.TARGET, Ukuran.REALISASI})
_MONEY = frozenset({Ukuran.PAGU, Ukuran.SISA})
_USUAL = {"target": Ukuran.TARGET, "realisasi": Ukuran.REALISASI, "capaian": Ukuran.CAPAIAN}
_SHARES = frozenset({Ukuran.CAPAIAN, Ukuran.PERSEN})
_BUDGET = ("pagu", "realisasi", "sisa", "persen")


class _Columns:
    """
    Hold the columns of one table while it is read: what is declared for them, and which notations their numbers show.
    """

    def __init__(
        self,
        notasi: Notasi | None = None,
        *,
        per_column: Mapping[str, Notasi] | None = None,
        dalam: Dalam | None = None,
        counted: frozenset[str] = frozenset(),
    ) -> None:
        self._notasi = notasi
        self._per_column = per_column or {}
        self._dalam = dalam
        self._counted = counted
        self._seen: dict[str, set[Notasi]] = {}
        self.open = False

    def declare(self, column: str, value: Nilai, unit: Unit) -> Nilai:
        """
        Settle a value by declaration or unit, and remember the notation that it shows.
        """
        given = value.notasi
        value = hand_down(value, notasi=self._per_column.get(column, self._notasi), dalam=self._dalam, unit=unit)
        if isinstance(value.bacaan, Ambigu):
            self.open = True
        elif given is None:  # a JSON number or a declared value shows its writer's notation, not the column's
            self._seen.setdefault(column, set()).update(shown_notations(value.bacaan))
        return value

    def follow(self, column: str, value: Nilai, unit: Unit) -> Nilai:  # noqa: ARG002  # a visit
        """
        Settle a value that is still ambiguous by the one notation of its column, else by what the column counts.
        """
        seen = self._seen.get(column, set())
        if isinstance(value.bacaan, Ambigu) and len(seen) == 1:
            return attrs.evolve(value, notasi=next(iter(seen)))
        return hand_down(value, unit=WHOLE) if column in self._counted else value


def resolve_readings(laporan: Laporan) -> Laporan:
    """
    Read the numbers of a report in their columns.

    Values that stay as they are keep their identity, and so does everything above them; a report in which nothing changes is
    given back itself. The cost is linear in the number of values.
    """
    units = {item.kode: Unit.of(item.satuan) for item in laporan.indikator}

    def plan(rows: tuple[_Row, ...]) -> tuple[_Row, ...]:
        return _settle(rows, _Columns(), lambda row, visit: _plan_row(row, visit, units))

    def planned(document: _Row | None) -> _Row | None:
        return None if document is None else replace(document, baris=plan(document.baris))  # type: ignore[attr-defined]

    def earlier(report: LaporanLalu) -> LaporanLalu:
        return replace(report, baris=_measured_rows(report.baris, _Columns(), _USUAL, units))

    return replace(
        laporan,
        renstra=planned(laporan.renstra),
        renstra_lain=_each(laporan.renstra_lain, planned),
        rkt=_each(laporan.rkt, planned),
        perjanjian_kinerja=_each(laporan.perjanjian_kinerja, planned),
        rencana_aksi=planned(laporan.rencana_aksi),
        anggaran=_each(laporan.anggaran, _budget),
        anggaran_tahunan=_settle(laporan.anggaran_tahunan, _Columns(), _money_row),
        laporan_lalu=_each(laporan.laporan_lalu, earlier),
        lkj=None if laporan.lkj is None else _report(laporan.lkj, units),
    )


def _report(lkj: Lkj, units: Mapping[Any, Unit]) -> Lkj:
    def mention(item: Sebutan) -> Sebutan:
        unit = attrs.evolve(units.get(item.indikator, PLAIN), assumed=True) if item.ukuran in _PERFORMANCE else PLAIN
        nilai = settle_sign(item.nilai) if item.ukuran in _SHARES else item.nilai
        return replace(item, nilai=hand_down(nilai, unit=unit))

    def change(item: PerubahanRencana) -> PerubahanRencana:
        unit = WHOLE if item.indikator is None else attrs.evolve(units.get(item.indikator, PLAIN), assumed=True)
        values = {name: value for name in ("dari", "menjadi") if (value := getattr(item, name)) is not None}
        return replace(item, **{name: hand_down(value, unit=unit) for name, value in values.items()})

    return replace(
        lkj,
        tabel=_each(lkj.tabel, lambda tabel: _table(tabel, units)),
        data=_each(lkj.data, _data),
        sebutan=_each(lkj.sebutan, mention),
        perubahan=_each(lkj.perubahan, change),
    )


def _table(tabel: Tabel, units: Mapping[Any, Unit]) -> Tabel:
    declared = {kolom.id: kolom.notasi for kolom in tabel.kolom if kolom.notasi is not None}
    measures = _USUAL | {kolom.id: kolom.ukuran for kolom in tabel.kolom}
    of_target = all(kolom.id != "capaian" or kolom.pembanding in {None, Pembanding.TARGET} for kolom in tabel.kolom)
    columns = _Columns(tabel.notasi, per_column=declared)
    rows = _measured_rows(tabel.baris, columns, measures, units, of_target=of_target)
    return replace(tabel, baris=rows, rekap=_each(tabel.rekap, lambda row: _summary(row, columns, measures)))


def _data(tabel: TabelData) -> TabelData:
    declared = {kolom.id: kolom.notasi for kolom in tabel.kolom if kolom.notasi is not None}
    units = {kolom.id: Unit.of(kolom.satuan) for kolom in tabel.kolom}
    # Data are counted: three digits behind a mark are thousands, unless the unit has fractions or the column shows them.
    whole = (kolom for kolom in tabel.kolom if kolom.jenis is not JenisKolomData.PERSEN)
    counted = frozenset(kolom.id for kolom in whole if not has_fractions(kolom.satuan))
    columns = _Columns(tabel.notasi, per_column=declared, counted=counted)

    def visit_row(row: BarisData, visit: _Visit) -> BarisData:
        sel = {name: visit(name, value, units.get(name, PLAIN)) for name, value in row.sel.items()}
        anak = _each(row.anak, lambda child: visit_row(child, visit))
        return replace(row, anak=anak, **({"sel": sel} if any(sel[name] is not value for name, value in row.sel.items()) else {}))

    rows = _settle(tabel.baris, columns, visit_row)
    return replace(tabel, baris=rows, rekap=_each(tabel.rekap, lambda row: _summary(row, columns, {})))


def _summary(row: BarisRekap, columns: _Columns, measures: Mapping[str, Ukuran]) -> BarisRekap:
    """
    Read a summary row in the notation that the columns above it show.
    """
    signed = {name: settle_sign(value) if measures.get(name) in _SHARES else value for name, value in row.sel.items()}
    sel = {name: columns.follow(name, columns.declare(name, value, PLAIN), PLAIN) for name, value in signed.items()}
    return replace(row, sel=sel) if any(sel[name] is not value for name, value in row.sel.items()) else row


def _measured_rows(
    rows: tuple[BarisTabel, ...],
    columns: _Columns,
    measures: Mapping[str, Ukuran],
    units: Mapping[Any, Unit],
    *,
    of_target: bool = True,
) -> tuple[BarisTabel, ...]:
    def visit_row(row: BarisTabel, visit: _Visit) -> BarisTabel:
        unit = _row_unit(row, units)

        def cell(column: str, value: Nilai) -> Nilai:
            measure = measures.get(column)
            if measure in _SHARES:
                basis = (row.target, row.realisasi) if column == "capaian" and of_target else ()
                value = settle_sign(value, *basis)
            return visit(column, value, unit if measure in _PERFORMANCE else WHOLE if measure in _MONEY else PLAIN)

        changes: dict[str, Any] = {
            name: cell(name, value) for name in ("target", "realisasi", "capaian") if (value := getattr(row, name)) is not None
        }
        sel = {name: cell(name, value) for name, value in row.sel.items()}
        if any(sel[name] is not value for name, value in row.sel.items()):
            changes["sel"] = sel
        if of_target:
            changes |= settle_by_row(*(changes.get(name) for name in ("target", "realisasi", "capaian")))
        if row.anak:
            changes["anak"] = _each(row.anak, lambda child: visit_row(child, visit))
        return replace(row, **changes)

    return _settle(rows, columns, visit_row)


def _budget(anggaran: Anggaran) -> Anggaran:
    if anggaran.dalam in (None, Dalam.RUPIAH) and _are_settled((*anggaran.pos, anggaran.total)):
        return anggaran  # nearly every budget: no second look at a million lines
    top = (*anggaran.pos, *(() if anggaran.total is None else (anggaran.total,)))
    columns = _Columns(anggaran.notasi, dalam=anggaran.dalam)
    rows: tuple[Any, ...] = _settle(top, columns, _money_row)
    pos = rows[: len(anggaran.pos)]
    kept = all(new is old for new, old in zip(pos, anggaran.pos, strict=True))
    return replace(anggaran, pos=anggaran.pos if kept else pos, total=None if anggaran.total is None else rows[-1])


def _money_row(row: _Row, visit: _Visit) -> _Row:
    changes: dict[str, Any] = {
        name: visit(name, _share_of(row, value) if name == "persen" else value, PLAIN)
        for name in _BUDGET
        if (value := getattr(row, name, None)) is not None
    }
    if children := getattr(row, "anak", ()):
        changes["anak"] = _each(children, lambda child: _money_row(child, visit))
    return replace(row, **changes)


def _are_settled(rows: tuple[Any, ...]) -> bool:
    for row in rows:
        for name in _BUDGET:
            value = getattr(row, name, None)
            if value is None:
                continue
            if isinstance(value.bacaan, Ambigu | Kurung) or value.pembilang is not None or value.penyebut is not None:
                return False
        if not _are_settled(getattr(row, "anak", ())):
            return False
    return True


def _plan_row(row: Any, visit: _Visit, units: Mapping[Any, Unit]) -> Any:
    unit = _row_unit(row, units)
    if parts := getattr(row, "anak", ()):
        row = replace(row, anak=_each(parts, lambda part: _plan_row(part, visit, units)))
    if isinstance(row, BarisAksi):
        quarters = _each(row.triwulan, lambda value: visit("target", value, unit))
        return replace(row, target=visit("target", row.target, unit), triwulan=quarters)
    if (standard := getattr(row, "standar", None)) is not None:
        row = replace(row, standar=visit("standar", standard, unit))
    if not isinstance(row.target, dict):
        return replace(row, target=visit("target", row.target, unit))
    target = {year: visit(str(year), value, unit) for year, value in row.target.items()}
    return replace(row, target=target) if any(target[year] is not value for year, value in row.target.items()) else row


def _row_unit(row: Any, units: Mapping[Any, Unit]) -> Unit:
    """
    Give the unit of a row: the printed one, and where it leaves a question open the one of the register.
    """
    registered = PLAIN if row.indikator is None else units.get(row.indikator, PLAIN)
    if row.satuan is None:
        return attrs.evolve(registered, assumed=True)
    printed = Unit.of(row.satuan)
    return attrs.evolve(printed, unbreakable=printed.unbreakable or registered.unbreakable)


def _share_of(row: Any, value: Nilai) -> Nilai:
    return settle_sign(value, getattr(row, "pagu", None), getattr(row, "realisasi", None))


def _settle(rows: tuple[_Row, ...], columns: _Columns, visit_row: Callable[[_Row, _Visit], _Row]) -> tuple[_Row, ...]:
    rows = _each(rows, lambda row: visit_row(row, columns.declare))
    return _each(rows, lambda row: visit_row(row, columns.follow)) if columns.open else rows


def _each(items: tuple[_Row, ...], change: Callable[[_Row], Any]) -> tuple[_Row, ...]:
    changed = tuple(map(change, items))
    return changed if any(new is not old for new, old in zip(changed, items, strict=True)) else items
