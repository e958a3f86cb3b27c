"""
What a capaian in a further column or a sentence is taken of: of an earlier year, or of another yardstick than this year's target.
"""

from __future__ import annotations

import attrs

from lkj_rules.domain.achievements.fitting import judge_growth
from lkj_rules.domain.achievements.verdicts import judged_by_report
from lkj_rules.domain.achievements.vonis import Kelas, Vonis
from lkj_rules.domain.analysis import analysis, grouped
from lkj_rules.domain.comparison import agreement
from lkj_rules.domain.facts import STANDARD_COLUMNS, Fakta
from lkj_rules.domain.past import reported_value
from lkj_rules.domain.scope import Scope
from lkj_rules.model import Record, Unique
from lkj_rules.model.documents import Arah, BarisTabel, Indikator, KodeIndikator, Pembanding, Sebutan, Tabel, Ukuran
from lkj_rules.model.intervals import Exact
from lkj_rules.model.values import Capaian, Kosong, Nilai


@attrs.frozen(eq=False, repr=False)
class AsalCapaian(Unique):
    """
    Hold what a capaian in a further column is taken of.

    ``target_sendiri`` says that the target is printed in the table or in that year's report, not in the Renstra; ``letak`` is
    where the result is, if in another table.
    """

    capaian: Nilai
    indikator: Indikator | None
    pembanding: Pembanding | None
    realisasi: Nilai | None
    target: Nilai | None
    target_sendiri: bool
    letak: str | None


@attrs.frozen(eq=False, repr=False)
class _Sel(Record):
    ukuran: Ukuran
    tahun: int
    pembanding: Pembanding | None
    nilai: Nilai


@analysis
def origin_of(scope: Scope, fact: Fakta) -> AsalCapaian | None:
    """
    Find the target and the result of a capaian in a further column or a sentence, or next to a result without a target.

    ``None`` for any other figure.
    """
    row, this_year = fact.pemilik, fact.tahun == scope.laporan.tahun
    if isinstance(row, Sebutan):
        return _said(scope, fact, row)
    if fact.ukuran is not Ukuran.CAPAIAN or not isinstance(row, BarisTabel) or fact.tahun > scope.laporan.tahun:
        return None
    bare = row.target is None and row.realisasi is not None and fact.pembanding in (None, Pembanding.TARGET)
    if this_year and fact.kolom == "capaian" and not bare:
        return None
    cells = _cells(scope, row, fact.lembar.asal)
    own = _yardstick(scope, fact, cells)
    here = _result(cells, fact.tahun)
    result = here or (None if this_year else _elsewhere(scope, fact))  # this year's may measure another thing there
    return _origin(scope, fact, own, result, elsewhere=here is None)


def _origin(scope: Scope, fact: Fakta, own: Nilai | None, result: Nilai | None, *, elsewhere: bool) -> AsalCapaian:
    return AsalCapaian(
        capaian=_as_capaian(fact.nilai), indikator=fact.indikator, pembanding=fact.pembanding, realisasi=result,
        target=own or _planned(scope, fact, result), target_sendiri=own is not None,
        letak=scope.place(result) if elsewhere and result is not None else None,
    )  # fmt: skip


def _said(scope: Scope, fact: Fakta, quoted: Sebutan) -> AsalCapaian | None:
    """
    Find what a capaian in a sentence is taken of: what the sentence says, else, where no table prints a capaian, what others print.

    One that a table prints is judged there; one that repeats the result itself only calls it a capaian.
    """
    if fact.ukuran is not Ukuran.CAPAIAN or fact.indikator is None or fact.tahun > scope.laporan.tahun:
        return None
    cells = _sentences(scope).get((quoted.indikator, quoted.teks), []) if quoted.teks else []
    own, here = _yardstick(scope, fact, cells), _result(cells, fact.tahun)
    tabled = _tabled(scope).get((fact.indikator.kode, fact.tahun), [])
    result = here or _elsewhere(scope, fact)
    known = fact.nilai.tepat in tabled or (tabled and (own is None or here is None))
    if known or result is None or result.tepat == fact.nilai.tepat:
        return None
    return _origin(scope, fact, own, result, elsewhere=here is None)


@analysis
def _sentences(scope: Scope) -> dict[tuple[KodeIndikator, str | None], list[_Sel]]:
    lkj = scope.laporan.lkj
    return grouped(
        ((each.indikator, each.teks), _Sel(each.ukuran, each.tahun or scope.laporan.tahun, each.pembanding, each.nilai))
        for each in (() if lkj is None else lkj.sebutan)
    )


@analysis
def _tabled(scope: Scope) -> dict[tuple[KodeIndikator, int], list[Exact | None]]:
    """
    Give the capaian that tables print, by indicator and year.
    """
    printed = (fact for fact in scope.facts if fact.ukuran is Ukuran.CAPAIAN and isinstance(fact.pemilik, BarisTabel))
    return grouped(((fact.indikator.kode, fact.tahun), fact.nilai.tepat) for fact in printed if fact.indikator is not None)


@analysis
def judged(scope: Scope, asal: AsalCapaian) -> Vonis:
    """
    Judge a capaian in a further column as this year's are judged: by the report's own formulas and caps.
    """
    row = (asal.target, asal.realisasi, asal.capaian)
    found = judged_by_report(scope, row, asal.indikator)
    if asal.pembanding is not Pembanding.REALISASI_TAHUN_LALU:
        return found
    rising = None if asal.indikator is None else attrs.evolve(asal.indikator, arah=Arah.MAKSIMUM)
    return judge_growth(found, lambda formula: judged_by_report(scope, row, rising, (formula,)))


def _as_capaian(nilai: Nilai) -> Nilai:
    """
    Read a cell of a further column as what it is: a percentage, also where it is printed in ‰.
    """
    return Capaian(teks=nilai.teks, dibaca=nilai.dibaca, notasi=nilai.notasi)


@analysis
def _cells(scope: Scope, row: BarisTabel, tabel: object) -> list[_Sel]:
    """
    Give the cells of a row that are not blank, with what the columns of its table say of them.
    """
    found: list[_Sel] = []
    columns = {kolom.id: kolom for kolom in tabel.kolom} if isinstance(tabel, Tabel) else {}
    printed = [*((name, getattr(row, name)) for name in STANDARD_COLUMNS), *row.sel.items()]
    for name, nilai in printed:
        kolom = columns.get(name)
        ukuran = STANDARD_COLUMNS.get(name) if kolom is None else kolom.ukuran
        if nilai is not None and ukuran is not None and not isinstance(nilai.bacaan, Kosong):
            tahun = scope.laporan.tahun if kolom is None or kolom.tahun is None else kolom.tahun
            found.append(_Sel(ukuran, tahun, None if kolom is None else kolom.pembanding, nilai))
    return found


def _yardstick(scope: Scope, fact: Fakta, cells: list[_Sel]) -> Nilai | None:
    match fact.pembanding:
        case Pembanding.REALISASI_TAHUN_LALU:
            return _result(cells, fact.tahun - 1)
        case Pembanding.TARGET_AKHIR_RENSTRA:
            last = None if scope.laporan.renstra is None else scope.laporan.renstra.akhir
            ends = (sel for sel in cells if sel.ukuran is Ukuran.TARGET)
            return next((sel.nilai for sel in ends if sel.pembanding is Pembanding.TARGET_AKHIR_RENSTRA or sel.tahun == last), None)
        case None | Pembanding.TARGET:
            targets = (sel for sel in cells if (sel.ukuran, sel.tahun) == (Ukuran.TARGET, fact.tahun))
            own = next((sel.nilai for sel in targets if sel.pembanding in (None, Pembanding.TARGET)), None)
            return own or reported_value(scope, fact, Ukuran.TARGET)
        case _:
            return None


def _result(cells: list[_Sel], tahun: int) -> Nilai | None:
    return next((sel.nilai for sel in cells if (sel.ukuran, sel.tahun) == (Ukuran.REALISASI, tahun)), None)


def _elsewhere(scope: Scope, fact: Fakta) -> Nilai | None:
    """
    Find the result of that year elsewhere; ``None`` where tables and text do not say one thing, which is another rule's matter.
    """
    found = _results(scope)
    printed = found.get((fact.tahun, str(fact.indikator.kode)), []) if fact.indikator is not None else []
    first = next(iter(printed), None)
    same = first is not None and all(other.teks == first.teks or other.tepat == first.tepat for other in printed)
    return first if same else None


@analysis
def _results(scope: Scope) -> dict[tuple[int, str], list[Nilai]]:
    results = (fakta for fakta in scope.facts if fakta.ukuran is Ukuran.REALISASI and fakta.indikator is not None)
    return grouped(
        ((fakta.tahun, str(fakta.indikator.kode)), fakta.nilai)
        for fakta in results
        if fakta.indikator is not None and not isinstance(fakta.nilai.bacaan, Kosong)
    )


def _planned(scope: Scope, fact: Fakta, result: Nilai | None) -> Nilai | None:
    """
    Give the target that the plans set for this year, or the Renstra for the last year or the capaian's own.
    """
    renstra = scope.laporan.renstra
    if fact.indikator is None or fact.pembanding not in _OF_PLANS:
        return None
    if fact.tahun == scope.laporan.tahun and fact.pembanding is not Pembanding.TARGET_AKHIR_RENSTRA:
        return _used(scope, fact, result, [each for each in scope.facts_about(fact.indikator) if _sets(each, fact.tahun)])
    if renstra is None:
        return None
    year = renstra.akhir if fact.pembanding is Pembanding.TARGET_AKHIR_RENSTRA else fact.tahun
    return next((baris.target.get(year) for baris in renstra.baris if baris.indikator == fact.indikator.kode), None)


_OF_PLANS = (None, Pembanding.TARGET, Pembanding.TARGET_AKHIR_RENSTRA)


def _sets(fact: Fakta, year: int) -> bool:
    own = (fact.ukuran, fact.tahun, fact.versi) == (Ukuran.TARGET, year, "berlaku")
    return own and fact.pembanding in (None, Pembanding.TARGET)


def _used(scope: Scope, fact: Fakta, result: Nilai | None, targets: list[Fakta]) -> Nilai | None:
    """
    Choose the target that a capaian was taken of: the one that all places set, else the one that gives it, in either direction.
    """
    first = next(iter(targets), None)
    if first is not None and all(each.nilai.bacaan == first.nilai.bacaan or agreement(scope, first, each) for each in targets):
        return first.nilai
    verdicts = [(judged_by_report(scope, (each.nilai, result, fact.nilai), fact.indikator).kelas, each.nilai) for each in targets]
    return next((each for wanted in (Kelas.COCOK, Kelas.ARAH) for kelas, each in verdicts if kelas is wanted), None)
