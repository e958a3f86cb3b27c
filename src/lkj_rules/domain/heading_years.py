"""
The years that headings name, and the years of the figures that stand below them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.dates import years_named
from lkj_rules.domain.facts import Dokumen, Lembar
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import Pembanding, PerjanjianKinerja, Tabel
from lkj_rules.model.pointers import Petikan


@attrs.frozen(eq=False)
class TahunJudul:
    """
    Hold the first heading of a table that is about another year, those other years, and the years of the table's figures.

    A section is reported once, at its first table.
    """

    keliru: Petikan | None
    tahun_asing: tuple[int, ...]
    tahun_angka: tuple[int, ...]


_OF_THE_YEAR = frozenset((Dokumen.RKT, Dokumen.PK, Dokumen.RENCANA_AKSI, Dokumen.LKJ, Dokumen.ANGGARAN))
"""Documents of one year; the others run over several, and their headings name a period."""

_LONG_TERM = re.compile(r"renstra|rencana strate|rpjm|jangka menengah", re.IGNORECASE)


def _headings(scope: Scope, sheet: Lembar) -> Iterator[Petikan]:
    """
    Give what a table is headed by: its own title, the part of the report that it is found under, the section of that number.
    """
    if sheet.dokumen not in _OF_THE_YEAR or (sheet.dokumen is Dokumen.LKJ and not isinstance(sheet.asal, Tabel)):
        return
    if isinstance(sheet.asal, Tabel) and sheet.asal.judul:
        yield Petikan(teks=sheet.asal.judul, pemilik=sheet.asal, jalur=("judul",))
    sumber = sheet.asal.sumber
    if sumber is None:
        return
    if sumber.bagian:
        yield Petikan(teks=sumber.bagian, pemilik=sheet.asal, jalur=("sumber", "bagian"))
    if sumber.bab:
        yield from _sections(scope, sumber.bab)


def _sections(scope: Scope, number: str) -> Iterator[Petikan]:
    """
    Give the one section that carries a number; where two do, neither is known to be meant.
    """
    numbered = re.compile(rf"\s*{re.escape(number.strip())}[.)]?\s", re.IGNORECASE)
    found = [heading for heading in scope.headings if not heading.diumumkan and numbered.match(heading.teks)]
    if len(found) == 1:
        yield found[0]


def _own_years(scope: Scope, sheet: Lembar) -> set[int]:
    if isinstance(sheet.asal, PerjanjianKinerja) and sheet.asal.tahun is not None:
        return {sheet.asal.tahun}
    columns = sheet.asal.kolom if isinstance(sheet.asal, Tabel) else ()
    return {fakta.tahun for fakta in scope.facts_in(sheet)} | {kolom.tahun for kolom in columns if kolom.tahun is not None}


def _borrowed_years(scope: Scope, sheet: Lembar, heading: str) -> set[int]:
    """
    Give the years that a heading may name besides those of the figures: what they are compared with, the plan that they come from.

    Of a heading with years on both sides of the plan's name, only those behind it are the plan's.
    """
    columns = sheet.asal.kolom if isinstance(sheet.asal, Tabel) else ()
    compared = {kolom.pembanding for kolom in columns}
    renstra = scope.laporan.renstra
    found = {scope.laporan.tahun - 1} if Pembanding.REALISASI_TAHUN_LALU in compared else set()
    if renstra is not None and (Pembanding.TARGET_AKHIR_RENSTRA in compared or _LONG_TERM.search(heading)):
        own = years_named(_LONG_TERM.split(heading)[-1]) or years_named(heading)
        found.update(own & set(range(renstra.awal, renstra.akhir + 1)))
    return found


def _strays(scope: Scope, sheet: Lembar, heading: str) -> set[int]:
    """
    Give the years that a heading names though no figure is of them; none where it names the year that the table is about.

    That is the report's year where the table has figures of it, else any year of the table.
    """
    named, own = years_named(heading), _own_years(scope, sheet)
    subject = {scope.laporan.tahun} & own or own
    if not own or named & subject:
        return set()
    return set(named - own - _borrowed_years(scope, sheet, heading))


@analysis
def heading_years(scope: Scope, sheet: Lembar) -> TahunJudul | None:
    """
    Compare the years that the headings of a table name with those of its figures; ``None`` where they name none.
    """
    headings = [heading for heading in _headings(scope, sheet) if years_named(heading.teks)]
    if not headings:
        return None
    found = (each for each in headings if _strays(scope, sheet, each.teks))
    wrong = next((each for each in found if each.pemilik is sheet.asal or _first_below(scope, each) is sheet), None)
    strays = () if wrong is None else tuple(sorted(_strays(scope, sheet, wrong.teks)))
    return TahunJudul(wrong, strays, tuple(sorted(_own_years(scope, sheet))))


def _first_below(scope: Scope, section: Petikan) -> Lembar | None:
    return next((sheet for sheet in scope.sheets if any(heading is section for heading in _headings(scope, sheet))), None)
