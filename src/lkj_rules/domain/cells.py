"""
What a printed cell states, whether a number belongs there, and how a number is read that can be read in two ways.
"""

from __future__ import annotations

from lkj_rules.domain.achievements.recomputation import write_result
from lkj_rules.domain.facts import Fakta
from lkj_rules.domain.predicates import predicate
from lkj_rules.domain.scales import scale_of, unit_of
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import BarisTabel, Indikator, JenisIndikator, Tabel, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.reading.units import PERMIL, PERSEN, cannot_break, unit_name
from lkj_rules.model.values import Ambigu, Angka, Batas, Kurung, Nilai, Rentang

TOPICS = {
    Ukuran.TARGET: Texts("target", "target"),
    Ukuran.REALISASI: Texts("realisasi", "realisation"),
    Ukuran.CAPAIAN: Texts("capaian", "achievement"),
    Ukuran.PAGU: Texts("anggaran", "budget"),
    Ukuran.SISA: Texts("sisa anggaran", "remaining budget"),
    Ukuran.PERSEN: Texts("persentase realisasi", "percentage spent"),
}

_NUMBERS_ONLY = frozenset({Ukuran.CAPAIAN, Ukuran.PERSEN, Ukuran.PAGU, Ukuran.SISA})
_COUNTED = frozenset({JenisIndikator.PROPORSI, JenisIndikator.CACAH, JenisIndikator.INDEKS, JenisIndikator.PERTUMBUHAN})


def topic(scope: Scope, fakta: Fakta) -> Texts:
    """
    Word what a value is: its measure, its indicator or budget line, and its year where that is not the report's.
    """
    name = fakta.nama if fakta.indikator is None else fakta.indikator.nama
    line = fakta.pos if fakta.pos not in (None, "total", name) else None
    shown = " ".join(part for part in (line, name) if part)
    measure, year = TOPICS[fakta.ukuran], fakta.tahun if fakta.tahun != scope.laporan.tahun else None
    return Texts(
        " ".join(part for part in (measure.id, shown, year and f"tahun {year}") if part),
        (f"{measure.en} of {shown}" if shown else measure.en) + (f" for {year}" if year else ""),
    )


def heading(scope: Scope, fakta: Fakta) -> Texts:
    """
    Name the column that a value stands in: in the report's words where its heading is known, else by measure and year.
    """
    table = fakta.lembar.asal
    printed = [kolom.judul for kolom in table.kolom if kolom.id == fakta.kolom] if isinstance(table, Tabel) else []
    if printed and printed[0]:
        return Texts(f"“{printed[0]}”", f"“{printed[0]}”")
    year = f" {fakta.tahun}" if fakta.tahun != scope.laporan.tahun else ""
    return Texts(*(f"{TOPICS[fakta.ukuran][bahasa]}{year}" for bahasa in ("id", "en")))


def two_readings(_: Scope, nilai: Nilai) -> Texts | None:
    """
    Write both readings of an ambiguous number, so that neither can be misread again.
    """
    reading = nilai.bacaan
    if isinstance(reading, Kurung):
        digits, ends = reading.positif.desimal, (reading.positif.nilai, reading.negatif.nilai)
        return Texts(
            " atau ".join(f"{write_result(end, digits, 'id')} %" for end in ends),
            " or ".join(f"{write_result(end, digits, 'en')}%" for end in ends),
        )
    if not isinstance(reading, Ambigu):
        return None
    part = reading.pecahan
    id_, en = (write_result(part.nilai, part.desimal, bahasa) for bahasa in ("id", "en"))
    return Texts(f"{reading.ribuan.nilai} atau {id_}", f"{reading.ribuan.nilai} or {en}")


def number_expected(scope: Scope, fakta: Fakta) -> bool | None:
    """
    Return whether a cell of a table should hold a number; unknown where neither kind, unit nor other values show it.

    Percentages and amounts are always numbers. A reason may stand in the place of a result; a predicate in the place of a target
    or result is a matter of its ladder.
    """
    if fakta.tabel == "narasi":
        return False
    if isinstance(fakta.pemilik, BarisTabel) and fakta.ukuran is not Ukuran.TARGET and fakta.pemilik.beralasan:
        return False
    if fakta.ukuran in _NUMBERS_ONLY or fakta.indikator is None:
        return True if fakta.ukuran in _NUMBERS_ONLY or fakta.pos is not None else None
    return _counted(scope, fakta, fakta.indikator)


def _counted(scope: Scope, fakta: Fakta, indikator: Indikator) -> bool | None:
    graded = predicate(scope, fakta.nilai)
    if graded is not None:
        return graded.letak is None
    if indikator.jenis is JenisIndikator.PREDIKAT or scale_of(scope, fakta.nilai, fakta) == "predikat":
        return False
    unit = unit_of(fakta.nilai, fakta) or unit_name(indikator.satuan)
    if indikator.jenis in _COUNTED or unit in (PERSEN, PERMIL) or cannot_break(unit):
        return True
    others = (other.nilai.bacaan for other in scope.facts_about(indikator) if other.ukuran in (Ukuran.TARGET, Ukuran.REALISASI))
    return True if any(isinstance(reading, (Angka, Batas, Rentang)) for reading in others) else None
