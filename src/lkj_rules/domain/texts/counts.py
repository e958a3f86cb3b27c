"""
How many there are of what a sentence counts: indicators, objectives, programmes, activities, in all or in one state.

A report may count in several honest ways (the rows of one table or of all, by result or by achievement, whole objectives or their
means): a sentence is wrong only where none of them gives its number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import partial
from operator import itemgetter
from typing import Any

import attrs

from lkj_rules.domain.achievements.rows import objective_of, row_name
from lkj_rules.domain.achievements.states import by_achievement, by_result
from lkj_rules.domain.achievements.table_means import of_another_year, year_of
from lkj_rules.domain.analysis import analysis, firsts, grouped
from lkj_rules.domain.categories.grades import classes_of
from lkj_rules.domain.categories.labels import label_in
from lkj_rules.domain.comparison import Verdict, every
from lkj_rules.domain.facts import Fakta, walk
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.texts.claims import claimed_rows
from lkj_rules.domain.texts.data_counts import data_rows
from lkj_rules.domain.texts.programmes import lists_meant
from lkj_rules.model import Record
from lkj_rules.model.documents import BarisTabel, Cakupan, Dihitung, JenisTabel, Keadaan, Klaim, Tabel, Ukuran
from lkj_rules.model.identity import Identities
from lkj_rules.model.intervals import Exact
from lkj_rules.model.values import Nilai

_ALL = ("semua", "seluruh")
"""What a sentence counts with where it gives no number: all of them."""

_MAIN = re.compile(r"\bIKU\b|\butama\b", re.IGNORECASE)
"""By which a sentence counts only the indicators of the IKU document."""

State = Callable[[BarisTabel], Verdict]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Hitungan(Record):
    """
    Hold one honest count: ``banyak`` of ``semua``, more where the state of some is unclear; ``sesuai``: it gives the stated number.
    """

    banyak: int
    semua: int
    dasar: str | None
    nama: tuple[str, ...]
    sesuai: Verdict


def counts_of(scope: Scope, claim: Klaim, cell: Nilai | None = None) -> list[Hitungan] | None:
    """
    Count what a sentence, or a cell in its place, counts, in every honest way, the nearest first.

    ``None`` where there is nothing to count or no number to compare with.
    """
    printed = cell or claim.nilai
    stated = None if printed is None else printed.cacah
    everything = printed is not None and printed.terbaca.casefold().startswith(_ALL)
    if stated is None and not everything:
        return None
    found: list[tuple[int, Hitungan]] = []
    for dasar, members in _listings(scope, claim, stated):
        states = [state for _, state in members]
        certain, open_ = states.count(True), states.count(None)
        wanted = len(states) if stated is None else stated
        fits = None if certain < wanted <= certain + open_ or certain <= wanted < certain + open_ else certain == wanted
        names = tuple(name for name, state in members if state is True)
        counted = Hitungan(banyak=certain, semua=len(states), dasar=dasar, nama=names, sesuai=fits)
        found.append((abs(certain - wanted), counted))
    nearest = (counted for _, counted in sorted(found, key=itemgetter(0)))
    return list(firsts(((each.banyak, each.semua, each.sesuai), each) for each in nearest).values()) or None


def _listings(scope: Scope, claim: Klaim, stated: int | None) -> Iterator[tuple[str | None, list[tuple[str, Verdict]]]]:
    whole = claim.keadaan is None and claim.label is None
    match claim.yang_dihitung or Dihitung.INDIKATOR:
        case Dihitung.PROGRAM | Dihitung.KEGIATAN as kind:
            for dasar, names, complete in lists_meant(scope, claim, kind) if whole else ():
                if complete or stated == len(names):
                    yield dasar, [(name, True) for name in names]
        case Dihitung.BARIS:
            yield from ((scope.places.of(tabel), members) for tabel, members in data_rows(scope, claim))
        case Dihitung.INDIKATOR:
            for dasar, rows in _populations(scope, claim):
                names = [row_name(scope, row).id for row in rows]
                ways = (list(zip(names, map(state, rows), strict=True)) for state in _states(scope, claim))
                yield from ((dasar, members) for members in _clearest(ways))
            yield from _listed(scope, claim) if whole else ()
        case Dihitung.SASARAN:
            for dasar, rows in _populations(scope, claim):
                yield from ((dasar, members) for members in _clearest(_objectives(scope, claim, rows)))
            yield from _listed(scope, claim) if whole else ()


def _clearest(ways: Iterable[list[tuple[str, Verdict]]]) -> list[list[tuple[str, Verdict]]]:
    """
    Give the ways to count that decide on every member; where none does, those that decide on any.
    """
    found = [(members, [state for _, state in members].count(None)) for members in ways if members]
    clear = [members for members, unclear in found if not unclear]
    return clear or [members for members, unclear in found if unclear < len(members)]


def _populations(scope: Scope, claim: Klaim) -> Iterator[tuple[str | None, list[BarisTabel]]]:
    """
    Give the lists of rows that a sentence may count: those it names, and of nested rows the outer or the inner ones alone.
    """
    named = None if claim.cakupan is None else claim.cakupan.tabel
    measuring = [tabel for tabel in scope.tables.values() if tabel.jenis is JenisTabel.PENGUKURAN]
    tables: Sequence[Tabel] = () if of_another_year(scope, claim) else [scope.tables[named]] if named is not None else measuring
    objective = None if claim.cakupan is None else claim.cakupan.sasaran
    lists = [(scope.places.of(tabel), list(walk(tabel.baris))) for tabel in tables]
    if named is None:
        lists.insert(0, (None, claimed_rows(scope, claim)))
    main = {code for iku in scope.laporan.daftar_iku for code in iku.kode} if _MAIN.search(claim.teks or "") else ()
    lists += [(dasar, [row for row in rows if row.indikator in main]) for dasar, rows in lists]
    seen: set[tuple[int, ...]] = set()
    for dasar, rows in lists:
        meant = [row for row in rows if row.indikator is not None and (objective is None or objective == objective_of(scope, row))]
        inner = {id(part) for row in meant for part in walk(row.anak)}
        once = list(firsts((row.indikator, row) for row in meant).values())
        for choice in (once, [row for row in once if id(row) not in inner], [row for row in once if not row.anak]):
            same = tuple(map(id, choice))  # the same rows come to the same count, and in a flat table all are both outer and inner
            if choice and same not in seen:
                seen.add(same)
                yield dasar, choice


def _states(scope: Scope, claim: Klaim) -> Iterator[State]:
    """
    Give the ways to decide whether a row is in the state that a sentence counts.
    """
    label, state = claim.label, claim.keadaan
    if label is not None:
        yield lambda row: None if row.kategori is None else label_in(row.kategori, [label])
        yield lambda row: None if (earned := _classes(scope, row.capaian)) is None else label_in(label, earned)
    elif state is None:
        yield lambda _: True
    elif state in (Keadaan.NAIK, Keadaan.TURUN, Keadaan.TETAP):
        for measure in _compared(scope, claim):
            yield partial(_moved, scope, claim, measure)
    else:
        yield lambda row: by_result(scope, row, state)
        yield lambda row: by_achievement(None if row.capaian is None else row.capaian.tepat, state)


@analysis
def _classes(scope: Scope, capaian: Nilai | None) -> list[str] | None:
    angka = None if capaian is None else capaian.angka
    return None if angka is None else classes_of(scope, [(angka.nilai, angka.desimal)])


def _compared(scope: Scope, claim: Klaim) -> Sequence[Ukuran]:
    """
    Give what rises or falls: what the table that the sentence names prints of both years, else achievements and results.
    """
    measures = (Ukuran.CAPAIAN, Ukuran.REALISASI)
    named = None if claim.cakupan is None or claim.cakupan.tabel is None else scope.tables[claim.cakupan.tabel]
    year = year_of(scope, claim)
    printed = {(fakta.ukuran, fakta.tahun) for fakta in scope.facts if fakta.lembar.asal is named}
    return [measure for measure in measures if {(measure, year), (measure, year - 1)} <= printed] or measures


def _moved(scope: Scope, claim: Klaim, measure: Ukuran, row: BarisTabel) -> Verdict:
    """
    Return whether a figure rose, fell or stayed since the year before: of the table that the sentence names, else of any.
    """
    named = None if claim.cakupan is None or claim.cakupan.tabel is None else scope.tables[claim.cakupan.tabel]
    indikator = scope.indikator(row.indikator)
    facts = [] if indikator is None else [fakta for fakta in scope.facts_about(indikator) if fakta.ukuran is measure]
    own = [fakta for fakta in facts if named is None or fakta.lembar.asal is named] or facts
    year = year_of(scope, claim)
    now, before = _figure(own, year), _figure(own, year - 1)
    if now is None or before is None:
        return None
    match claim.keadaan:
        case Keadaan.NAIK:
            return now > before
        case Keadaan.TURUN:
            return now < before
        case _:
            return now == before


def _figure(facts: Iterable[Fakta], year: int) -> Exact | None:
    return next((fakta.nilai.tepat for fakta in facts if fakta.tahun == year and fakta.nilai.tepat is not None), None)


def _objectives(scope: Scope, claim: Klaim, rows: Sequence[BarisTabel]) -> Iterator[list[tuple[str, Verdict]]]:
    """
    Give the objectives of rows, each with its state: all of its indicators are in it, or their mean is.
    """
    codes = grouped((code, row) for row in rows if (code := objective_of(scope, row)) is not None)
    names = {code: entry.nama if (entry := scope.deref("Sasaran", code)) is not None else code for code in codes}
    for state in _states(scope, claim):
        yield [(names[code], every(map(state, members))) for code, members in codes.items()]
    if claim.label is not None or claim.keadaan in (Keadaan.TERCAPAI, Keadaan.TIDAK_TERCAPAI, Keadaan.MELEBIHI, Keadaan.SESUAI):
        yield [(names[code], _in_the_mean(scope, claim, members)) for code, members in codes.items()]


def _in_the_mean(scope: Scope, claim: Klaim, rows: Sequence[BarisTabel]) -> Verdict:
    figures = [row.capaian.tepat for row in rows if row.capaian is not None and row.capaian.tepat is not None]
    if len(figures) < len(rows):
        return None
    middle = Fraction(sum(figures)) / len(figures)
    if claim.label is not None:
        classes = classes_of(scope, [(middle, 2)])
        return None if classes is None else label_in(claim.label, classes)
    return None if claim.keadaan is None else by_achievement(middle, claim.keadaan)


def _listed(scope: Scope, claim: Klaim) -> Iterator[tuple[str | None, list[tuple[str, Verdict]]]]:
    """
    Give the indicators or objectives that documents list, for a sentence that names no table.
    """
    laporan, cakupan = scope.laporan, claim.cakupan or Cakupan()
    if cakupan.tabel is not None or of_another_year(scope, claim):
        return
    documents = [laporan.renstra, *laporan.renstra_lain, *laporan.rkt, *laporan.perjanjian_kinerja]
    rows = [(document, row) for document in documents if document is not None for row in document.baris]
    meant = [(document, row) for document, row in rows if cakupan.sasaran in (None, row.sasaran)]
    if claim.yang_dihitung is Dihitung.SASARAN:
        named = [*documents, laporan.lkj]
        codes: list[tuple[Any, str]] = [(each, entry.sasaran) for each in named if each is not None for entry in each.sasaran]
        codes += [(document, row.sasaran) for document, row in meant if row.sasaran is not None]
    else:
        codes = [(document, row.indikator) for document, row in meant]
        codes += [(iku, code) for iku in laporan.daftar_iku for code in iku.kode if cakupan.sasaran is None]
    for document in Identities(document for document, _ in codes):
        listed = dict.fromkeys(str(code) for owner, code in codes if owner is document)
        yield scope.places.of(document), [(code, True) for code in listed]
