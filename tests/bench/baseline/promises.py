"""
What was promised against what was planned and reported: indicators that one document has and another leaves out.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from baseline.reading import Fail, filled, unread, unread_results
from lkj_rules.domain.analysis import firsts
from lkj_rules.domain.facts import TARGETS, Dokumen, Fakta, walk
from lkj_rules.domain.in_force import edition
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.texts.words import words_of
from lkj_rules.model.documents import BarisTabel, Indikator, JenisTabel, PerjanjianKinerja, Salinan, Ukuran

_RESULTS = (Ukuran.REALISASI, Ukuran.CAPAIAN)
_MEASURING = ("pengukuran", "analisis")


def holds(scope: Scope, document: PerjanjianKinerja) -> bool:
    """
    Return whether an agreement is in force.
    """
    return scope.force.decides(document) and scope.force.holds(document)


class Promises:
    """
    Know the indicators of the agreements in force, and who measures what.
    """

    def __init__(self, scope: Scope) -> None:
        self.agreements = [each for each in scope.laporan.perjanjian_kinerja if holds(scope, each)]
        rows = [baris for each in self.agreements for baris in each.baris]
        parts = [part.indikator for baris in rows for part in baris.anak]
        self.rows = {baris.indikator for baris in rows}
        self.codes = self.rows.union(part for part in parts if part is not None)
        self.complete = None not in parts
        self.unread = unread(self.agreements)
        puncak = scope.force.puncak
        self.leading = () if puncak is None else tuple(baris.indikator for baris in puncak.baris)
        self._scope = scope

    @cached_property
    def results(self) -> dict[str, list[Fakta]]:
        """
        Give by indicator what the report prints as its results of the year.
        """
        found: dict[str, list[Fakta]] = {}
        for fakta in self._scope.facts:
            result = fakta.dokumen is Dokumen.LKJ and fakta.ukuran in _RESULTS and fakta.tahun == self._scope.laporan.tahun
            if result and fakta.indikator is not None:
                found.setdefault(fakta.indikator.kode, []).append(fakta)
        return found

    @cached_property
    def measured(self) -> list[tuple[BarisTabel, object]]:
        """
        Give the rows of measurement tables that are about an indicator, with their tables.
        """
        lkj = self._scope.laporan.lkj
        tables = () if lkj is None else (tabel for tabel in lkj.tabel if tabel.jenis is JenisTabel.PENGUKURAN)
        return [(row, tabel) for tabel in tables for row in walk(tabel.baris) if row.indikator is not None]

    def lacks(self, code: str) -> bool:
        """
        Return whether no agreement in force has an indicator.
        """
        return self.complete and not self.unread and code not in self.codes

    def check_register(self, scope: Scope, indikator: Indikator, fail: Fail) -> None:
        """
        Check an indicator of the register against the agreements.
        """
        laporan, code = scope.laporan, indikator.kode
        puncak = scope.force.puncak
        keyed = laporan.iku is not None and puncak is not None and not puncak.tidak_dibaca and code in laporan.iku.kode
        if keyed and code not in self.leading:
            fail("IND011", laporan.iku)
        if indikator.menggantikan in self.leading and indikator.menggantikan is not None and self.lacks(code):
            tabled = (each for each in self.results.get(code, ()) if each.tabel != "narasi")
            reported = next(tabled, None)
            if reported is not None:
                fail("PKJ010", reported)


def check_chain(scope: Scope, fail: Fail) -> None:
    """
    Check that the documents have the same indicators.
    """
    promises = Promises(scope)
    _check_promised(scope, promises, fail)
    _check_planned(scope, promises, fail)
    _check_measured(scope, promises, fail)
    _check_copies(scope, fail)
    _check_register(scope, fail)


def _check_promised(scope: Scope, promises: Promises, fail: Fail) -> None:
    """
    Compare what the leading agreement promises with results and yearly plans, and results with what it promises.
    """
    if scope.force.puncak is None:
        return
    aims = [fakta for fakta in scope.facts if fakta.ukuran in TARGETS]
    held = [(fakta.indikator.kode, fakta) for fakta in aims if fakta.versi == "berlaku" and fakta.indikator is not None]
    promised = firsts((code, fakta) for code, fakta in held if fakta.dokumen is Dokumen.PK and fakta.jenjang == "puncak")
    planned = {code for code, fakta in held if fakta.dokumen is Dokumen.RKT}
    planning = any(fakta.dokumen is Dokumen.RKT for fakta in aims) and any(map(scope.force.holds, scope.laporan.rkt))
    planning = planning and not unread(scope.laporan.rkt)
    reporting = any(fakta.dokumen is Dokumen.LKJ and fakta.ukuran in _RESULTS for fakta in scope.facts)
    reporting = reporting and not unread_results(scope)
    for code in promises.rows & promised.keys():
        if reporting and code not in promises.results:
            fail("IND001", promised[code])
        if planning and code not in planned:
            fail("IND013", promised[code])
    if any(fakta.dokumen is Dokumen.PK for fakta in aims) and not promises.unread:
        for reported, facts in promises.results.items():
            measured = next((fakta for fakta in facts if fakta.tabel in _MEASURING), None)
            if measured is not None and reported not in promised:
                fail("IND002", measured)


def _check_planned(scope: Scope, promises: Promises, fail: Fail) -> None:
    """
    Compare the strategic and the yearly plans with the agreements.
    """
    laporan, renstra = scope.laporan, scope.laporan.renstra
    if renstra is not None and renstra.baris and not renstra.tidak_dibaca:
        known = {baris.indikator for baris in renstra.baris}
        for agreement in promises.agreements:
            for baris in agreement.baris if agreement.jenjang == "puncak" else ():
                if baris.indikator not in known:
                    fail("IND003", baris.target)
    keyed = laporan.iku is not None and laporan.iku.kode
    if renstra is not None and promises.leading and not keyed:
        for planned in renstra.baris:
            target = planned.target.get(laporan.tahun)
            measured = any(fakta.tabel in _MEASURING for fakta in promises.results.get(planned.indikator, ()))
            if filled(target) and not measured and promises.lacks(planned.indikator):
                fail("IND004", target)
    if promises.measured and not unread_results(scope):
        unpromised = (baris for rkt in laporan.rkt for baris in rkt.baris if promises.lacks(baris.indikator))
        dropped = next((baris for baris in unpromised if not _is_reported(scope, baris.indikator)), None)
        if dropped is not None:
            fail("IND020", dropped)


def _is_reported(scope: Scope, code: str) -> bool:
    indikator = scope.indikator(code)
    facts = () if indikator is None else scope.facts_about(indikator)
    return any(fakta.dokumen is Dokumen.LKJ and fakta.ukuran in _RESULTS for fakta in facts)


def _check_measured(scope: Scope, promises: Promises, fail: Fail) -> None:
    """
    Check that what is promised stands in the tables of measurement, where any of it does.
    """
    found = {row.indikator for row, _ in promises.measured}
    promised = dict.fromkeys(promises.leading)
    tabel = next((tabel for row, tabel in promises.measured if row.indikator in promised), None)
    lkj = scope.laporan.lkj
    if lkj is None or unread((lkj, *(each for each in lkj.tabel if each.jenis is JenisTabel.PENGUKURAN))):
        return
    if tabel is not None and any(code not in found and code in promises.results for code in promised):
        fail("IND014", tabel)


def _check_copies(scope: Scope, fail: Fail) -> None:
    """
    Compare the body copy of a plan or an agreement with its annex.
    """
    sides: dict[tuple[object, ...], dict[Salinan, list[Fakta]]] = {}
    for fakta in scope.facts:
        if fakta.ukuran is Ukuran.TARGET and fakta.salinan is not None and fakta.dokumen in (Dokumen.RKT, Dokumen.PK):
            copies = sides.setdefault((fakta.dokumen, *map(str, edition(fakta.lembar.asal))), {})
            copies.setdefault(fakta.salinan, []).append(fakta)
    for copies in sides.values():
        body, annex = copies.get(Salinan.BADAN), copies.get(Salinan.LAMPIRAN)
        if body is None or annex is None:
            continue
        dates = body[0].lembar.asal.tanggal, annex[0].lembar.asal.tanggal
        plans = scope.laporan.rkt if body[0].dokumen is Dokumen.RKT else scope.laporan.perjanjian_kinerja
        if unread(plans):
            continue
        if None in dates or dates[0] == dates[1]:
            wrong = _left_out(annex, body) or _left_out(body, annex)
            if wrong:
                fail("IND015", wrong[0])


def _left_out(side: Iterable[Fakta], other: Iterable[Fakta]) -> list[Fakta]:
    """
    Give the facts of one copy whose indicators the other leaves out; none where parts without a code leave that open.
    """
    codes = {None if fakta.indikator is None else fakta.indikator.kode for fakta in other}
    absent = [fakta for fakta in side if fakta.indikator is None or fakta.indikator.kode not in codes]
    unsure = any(fakta.indikator is None for fakta in absent) or (absent and None in codes)
    return [] if unsure else absent


def _check_register(scope: Scope, fail: Fail) -> None:
    laporan = scope.laporan
    for iku in laporan.daftar_iku:
        if iku.tahun is not None and iku.tahun > laporan.tahun:
            fail("IND016", iku)
    named: dict[tuple[str, ...], list[Indikator]] = {}
    for indikator in laporan.indikator:
        words = words_of(indikator.nama)
        if words:
            named.setdefault(words, []).append(indikator)
    for group in named.values():
        units = {indikator.satuan for indikator in group}
        if len(group) > 1 and (None in units or len(units) < len(group)):
            fail("IND019", group[0])
