"""
Functions on single indicators: who plans and promises them, and whether they can be measured as written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lkj_rules.domain.scales import unit_of
from lkj_rules.domain.texts.words import words_of
from lkj_rules.model.documents import BarisRenstra, Indikator, PerjanjianKinerja, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.values import Kosong, Nilai
from lkj_rules.rules.kinds import BOOL, CODE, PRINTED_NILAI, TEXT, list_of, object_of
from lkj_rules.rules.registry import Scope, function

INDICATOR = object_of(Indikator)


@function(
    ("indicator", CODE),
    result=BOOL,
    why=lambda scope, _: None if _planned(scope) else Texts("Renstra tidak memuat indikator", "the Renstra holds no indicators"),
    doc=("benar bila Renstra memuat indikator itu", "true when the Renstra has the indicator"),
)
def planned(scope: Scope, indicator: str) -> bool | None:
    """
    Look an indicator up in the strategic plan, whatever years it has targets for.
    """
    rows = _planned(scope)
    return any(row.indikator == indicator for row in rows) if rows else None


def _planned(scope: Scope) -> Sequence[BarisRenstra]:
    renstra = scope.laporan.renstra
    return () if renstra is None else renstra.baris


@function(
    ("row", object_of(BarisRenstra)),
    result=PRINTED_NILAI,
    doc=(
        "target tahun laporan pada baris Renstra; tak diketahui bila tidak ada atau kosong",
        "the target for the report's year in a row of the Renstra; unknown when there is none or it is blank",
    ),
)
def target_of_year(scope: Scope, row: BarisRenstra) -> Nilai | None:
    """
    Give this year's target of a path of targets.
    """
    target = row.target.get(scope.laporan.tahun)
    return None if target is None or isinstance(target.bacaan, Kosong) else target


@function(
    ("row", object_of(BarisRenstra)),
    result=BOOL,
    doc=(
        "benar bila baris Renstra mempunyai target untuk tahun laporan",
        "true when a row of the Renstra has a target for the report's year",
    ),
)
def planned_this_year(scope: Scope, row: BarisRenstra) -> bool:
    """
    Tell whether an indicator of the strategic plan is one of this year's.
    """
    return target_of_year(scope, row) is not None


def _no_agreement(scope: Scope, _: str) -> Texts | None:
    if not scope.laporan.perjanjian_kinerja:
        return Texts("bagian 'perjanjian_kinerja' tidak ada dalam berkas", "the file has no 'perjanjian_kinerja'")
    if scope.force.puncak is None:
        return Texts("tidak dapat ditentukan pk mana yang berlaku", "which pk is in force cannot be told")
    if not scope.force.puncak.baris:
        return Texts("Perjanjian Kinerja tidak memuat indikator", "the agreement holds no indicators")
    return None


@function(
    ("indicator", CODE),
    result=list_of(object_of(PerjanjianKinerja)),
    why=_no_agreement,
    doc=(
        "perjanjian berlaku yang memuat indikator itu; tak diketahui bila perjanjian puncak tidak ada atau tidak dapat ditentukan",
        "the agreements in force that have the indicator; unknown when the leader's is not there or cannot be told",
    ),
)
def agreements_with(scope: Scope, indicator: str) -> list[PerjanjianKinerja] | None:
    """
    Find the agreements, of every level, that promise an indicator.
    """
    if _no_agreement(scope, indicator) is not None:
        return None
    held = (perjanjian for perjanjian in scope.laporan.perjanjian_kinerja if scope.force.holds(perjanjian))
    return [perjanjian for perjanjian in held if any(baris.indikator == indicator for baris in perjanjian.baris)]


@function(
    ("indicator", CODE),
    result=BOOL,
    why=_no_agreement,
    doc=(
        "benar bila sebuah perjanjian berlaku memuat indikator itu, pada jenjang mana pun",
        "true when an agreement in force, of any level, has the indicator",
    ),
)
def promised(scope: Scope, indicator: str) -> bool | None:
    """
    Tell whether anyone promises an indicator.
    """
    found = agreements_with(scope, indicator)
    return None if found is None else bool(found)


_MEASURES = frozenset(
    (
        "persentase", "persen", "jumlah", "banyaknya", "indeks", "index", "indek", "nilai", "tingkat", "rasio", "angka", "skor",
        "rata", "laju", "predikat", "opini", "cakupan", "proporsi", "frekuensi", "volume", "luas", "lama", "lamanya", "waktu",
        "kategori", "peringkat", "status", "produksi", "produktivitas", "pertumbuhan", "besaran", "umur", "usia", "kontribusi",
    )
)  # fmt: skip
"""Words that name a measure."""

_STATE = re.compile(r"(?:ter|me|ber)\w+nya|(?:optimal|efektif|efisien|mantap|kuat|tinggi|baik)nya")
"""An opening word that names a state to be reached (``Terwujudnya``, ``Meningkatnya``), as objectives do."""


@function(
    ("wording", TEXT),
    result=BOOL,
    doc=(
        "benar bila rumusannya seperti sasaran (Terwujudnya …, Meningkatnya …) dan tidak menyebut ukuran",
        "true when the wording is that of an objective (Terwujudnya …, Meningkatnya …) and names no measure",
    ),
)
def worded_as_objective(_: Scope, wording: str) -> bool:
    """
    Tell whether an indicator's wording only names a state to be reached.
    """
    words = words_of(wording)
    return bool(words) and _STATE.fullmatch(words[0]) is not None and not _MEASURES.intersection(words)


@function(
    ("indicator", INDICATOR),
    result=BOOL,
    doc=(
        "benar bila satuan, jenis, atau tangga dinyatakan, satuan tercetak pada nilainya, atau rumusannya menyebut ukuran",
        "true when unit, kind or ladder is given, a unit is printed at a value, or the wording names a measure",
    ),
)
def tells_measure(scope: Scope, indicator: Indikator) -> bool:
    """
    Tell whether anything says what an indicator is measured in.
    """
    given = (indicator.satuan, indicator.jenis, indicator.tangga)
    if any(part is not None for part in given) or _MEASURES.intersection(words_of(indicator.nama)):
        return True
    values = scope.memo(scope.laporan, lambda: _with_units(scope))
    return str(indicator.kode) in values


def _with_units(scope: Scope) -> frozenset[str]:
    return frozenset(
        str(fakta.indikator.kode)
        for fakta in scope.facts
        if fakta.indikator is not None and fakta.ukuran is not Ukuran.CAPAIAN and unit_of(fakta.nilai, fakta) is not None
    )
