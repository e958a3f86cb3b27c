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
from lkj_rules.model import Unique
from lkj_rules.model.documents import Kolom, Pembanding, PerjanjianKinerja, Tabel, Ukuran
from lkj_rules.model.pointers import Petikan


@attrs.frozen(eq=False, repr=False)
class TahunJudul(Unique):
    """
    Hold the first heading of a table that is about another year, those other years, and the years of the figures below it.

    A section is reported once, at its first table; headings of columns come last.
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


def _columns(sheet: Lembar) -> Iterator[Petikan]:
    """
    Give the headings of columns of figures of one year: a column of changes is of two, a standard may be of any.
    """
    if sheet.dokumen is Dokumen.LKJ and isinstance(sheet.asal, Tabel):
        for kolom in sheet.asal.kolom:
            if kolom.judul and kolom.ukuran not in {Ukuran.PERUBAHAN, Ukuran.STANDAR}:
                yield Petikan(teks=kolom.judul, pemilik=kolom, jalur=("judul",))


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


def _borrowed_years(scope: Scope, sheet: Lembar, heading: Petikan) -> set[int]:
    """
    Give the years that a heading may name besides those of the figures: what they are compared with, the plan that they come from.

    Of a heading with years on both sides of the plan's name, only those behind it are the plan's; of a column's, only its end.
    """
    column = heading.pemilik if isinstance(heading.pemilik, Kolom) else None
    columns = sheet.asal.kolom if isinstance(sheet.asal, Tabel) else ()
    compared = {kolom.pembanding for kolom in (columns if column is None else (column,))}
    renstra = scope.laporan.renstra
    found = {scope.laporan.tahun - 1} if Pembanding.REALISASI_TAHUN_LALU in compared else set()
    if renstra is not None and (Pembanding.TARGET_AKHIR_RENSTRA in compared or _LONG_TERM.search(heading.teks)):
        own = years_named(_LONG_TERM.split(heading.teks)[-1]) or years_named(heading.teks)
        found.update(own & set(range(renstra.awal if column is None else renstra.akhir, renstra.akhir + 1)))
    return found


def _years_of(scope: Scope, sheet: Lembar, heading: Petikan) -> set[int]:
    if isinstance(heading.pemilik, Kolom):
        return {heading.pemilik.tahun or scope.laporan.tahun}
    return _own_years(scope, sheet)


def _strays(scope: Scope, sheet: Lembar, heading: Petikan) -> set[int]:
    """
    Give the years that a heading names though no figure is of them; none where it names the year that the table is about.

    That is the report's year where the table has figures of it, else any year of the table.
    """
    named, own = years_named(heading.teks), _years_of(scope, sheet, heading)
    subject = {scope.laporan.tahun} & own or own
    if not own or named & subject:
        return set()
    return set(named - own - _borrowed_years(scope, sheet, heading))


@analysis
def heading_years(scope: Scope, sheet: Lembar) -> TahunJudul | None:
    """
    Compare the years that the headings of a table name with those of its figures; ``None`` where they name none.
    """
    headings = [each for each in (*_headings(scope, sheet), *_columns(sheet)) if years_named(each.teks)]
    if not headings:
        return None
    found = (each for each in headings if _strays(scope, sheet, each))
    wrong = next((each for each in found if _is_of(scope, each, sheet)), None)
    if wrong is None:
        return TahunJudul(None, (), tuple(sorted(_own_years(scope, sheet))))
    return TahunJudul(wrong, *(tuple(sorted(each(scope, sheet, wrong))) for each in (_strays, _years_of)))


def _is_of(scope: Scope, heading: Petikan, sheet: Lembar) -> bool:
    """
    Return whether a heading is the table's own, or that of a section whose first table it is.
    """
    if heading.pemilik is sheet.asal or isinstance(heading.pemilik, Kolom):
        return True
    return next((each for each in scope.sheets if any(it is heading for it in _headings(scope, each))), None) is sheet
