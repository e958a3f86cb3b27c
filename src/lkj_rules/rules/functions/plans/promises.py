"""
Functions on agreements beyond signing and money: their columns, what the cascade carries, renewal, the office's key indicators.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lkj_rules.domain.days import earliest, latest
from lkj_rules.domain.in_force import signer
from lkj_rules.domain.texts.words import fold
from lkj_rules.model.documents import (
    BarisTarget,
    PergantianPejabat,
    PerjanjianKinerja,
    Salinan,
)
from lkj_rules.model.findings import Texts
from lkj_rules.model.values import Kosong
from lkj_rules.rules.functions.plans.signing import AGREEMENT, chain_above
from lkj_rules.rules.kinds import BOOL, CODE, TEXT, list_of, object_of
from lkj_rules.rules.registry import Scope, function

ROW = object_of(BarisTarget)
CHANGE = object_of(PergantianPejabat)

_COLUMNS = {
    "sasaran": "sasaran (objectives)",
    "indikator": "indikator (indicators)",
    "target": "target",
    "anggaran": "anggaran (budget)",
}
"""The columns of the annex of an agreement (anak lampiran I/3-6 to I/6-6)."""


@function(
    ("agreement", AGREEMENT),
    result=list_of(TEXT),
    why=lambda _, agreement: (
        None if agreement.baris or agreement.anggaran else Texts("isi perjanjian tidak dinyatakan", "what is promised is not given")
    ),
    doc=(
        "kolom lampiran perjanjian yang tidak ada: sasaran, indikator, target, atau anggaran",
        "the columns that the annex of an agreement lacks: sasaran, indikator, target or anggaran",
    ),
)
def missing_columns(_: Scope, agreement: PerjanjianKinerja) -> list[str] | None:
    """
    List the columns that an agreement does not print at all; a column with some cells blank is there.
    """
    rows = agreement.baris
    if not rows and not agreement.anggaran:
        return None
    there = {
        "sasaran": bool(agreement.sasaran) or any(row.sasaran is not None for row in rows),
        "indikator": bool(rows),
        "target": any(not isinstance(row.target.bacaan, Kosong) for row in rows),
        "anggaran": bool(agreement.anggaran) or agreement.total is not None,
    }
    return [column for column, printed in there.items() if not printed]


@function(
    ("columns", list_of(TEXT)),
    result=TEXT,
    doc=("nama kolom perjanjian", "the names of an agreement's columns"),
)
def column_words(_: Scope, columns: list[str]) -> Texts:
    """
    Name columns of an agreement.
    """
    return Texts(", ".join(columns), ", ".join(_COLUMNS[column] for column in columns))


def _uppers(scope: Scope, agreement: PerjanjianKinerja) -> list[PerjanjianKinerja]:
    return scope.memo(agreement, lambda: _all_above(scope, agreement))


def _all_above(scope: Scope, agreement: PerjanjianKinerja) -> list[PerjanjianKinerja]:
    """
    Follow the agreements upwards, the nearest first, whether they name the one above or it is told by its level.
    """
    found = [agreement]
    for lower in found:
        found.extend(upper for upper in chain_above(scope, lower) if not any(upper is known for known in found))
    return found[1:]


def _lowers(scope: Scope, agreement: PerjanjianKinerja) -> list[PerjanjianKinerja]:
    held = (other for other in scope.laporan.perjanjian_kinerja if other is not agreement and scope.force.holds(other))
    return scope.memo(
        agreement, lambda: [other for other in held if any(up is agreement for up in _uppers(scope, other))]
    )


def _links(upper: PerjanjianKinerja, lower: PerjanjianKinerja) -> Iterator[str]:
    """
    Give the upper indicators that a lower agreement carries, by equal code, or says it supports.
    """
    codes = {row.indikator for row in upper.baris}
    for row in lower.baris:
        yield from (code for code in (row.indikator, *row.mendukung) if code in codes)


def _carried(scope: Scope, upper: PerjanjianKinerja) -> frozenset[str]:
    links: Callable[[], frozenset[str]] = lambda: frozenset(  # noqa: E731  # read where it is kept
        code for lower in _lowers(scope, upper) for code in _links(upper, lower)
    )
    return scope.memo(upper, links)


@function(
    ("agreement", AGREEMENT),
    result=list_of(AGREEMENT),
    doc=("perjanjian berlaku di bawahnya, pada semua jenjang", "the agreements in force below it, at every level"),
)
def agreements_below(scope: Scope, agreement: PerjanjianKinerja) -> list[PerjanjianKinerja]:
    """
    List the agreements that answer to one, directly or through others.
    """
    return _lowers(scope, agreement)


def _unlinked(scope: Scope, agreement: PerjanjianKinerja, indicator: str) -> Texts | None:
    if carried_below(scope, agreement, indicator) is not None:
        return None
    return Texts(
        "kaskadenya tidak dinyatakan: tidak ada indikator yang terulang di bawah atau dinyatakan didukung",
        "the cascade is not given: no indicator is repeated below or said to be supported",
    )


@function(
    ("agreement", AGREEMENT),
    ("indicator", CODE),
    result=BOOL,
    why=_unlinked,
    doc=(
        "benar bila perjanjian di bawahnya memuat atau mendukung indikator itu; tak diketahui bila kaskadenya tidak dinyatakan",
        "true when an agreement below carries or supports the indicator; unknown where nothing tells how the cascade runs",
    ),
)
def carried_below(scope: Scope, agreement: PerjanjianKinerja, indicator: str) -> bool | None:
    """
    Tell whether someone below answers for an indicator of an agreement.
    """
    carried = _carried(scope, agreement)
    return indicator in carried if carried else None


def _unrelated(scope: Scope, agreement: PerjanjianKinerja, row: BarisTarget) -> Texts | None:
    if supports_above(scope, agreement, row) is not None:
        return None
    return Texts(
        "hubungannya dengan perjanjian di atas tidak dinyatakan: tidak ada indikator yang sama dan tidak ada “mendukung”",
        "how it relates to the agreement above is not given: no indicator is the same and none is said to support one",
    )


@function(
    ("agreement", AGREEMENT),
    ("row", ROW),
    result=BOOL,
    why=_unrelated,
    doc=(
        "benar bila baris itu mengulang atau mendukung indikator di atasnya; tak diketahui bila hubungannya tidak dinyatakan",
        "true when the row repeats or supports an indicator of an agreement above; unknown where nothing relates the two",
    ),
)
def supports_above(scope: Scope, agreement: PerjanjianKinerja, row: BarisTarget) -> bool | None:
    """
    Tell whether a lower promise serves an upper one.
    """
    uppers = _uppers(scope, agreement)
    wanted = {code for upper in uppers for code in (each.indikator for each in upper.baris)}
    if any(code in wanted for code in (row.indikator, *row.mendukung)):
        return True
    related = bool(row.mendukung) or any(True for upper in uppers for _ in _links(upper, agreement))
    return False if related else None


@function(
    ("agreement", AGREEMENT),
    result=list_of(AGREEMENT),
    doc=("perjanjian berlaku di atasnya, yang terdekat lebih dulu", "the agreements in force above it, the nearest first"),
)
def agreements_above(scope: Scope, agreement: PerjanjianKinerja) -> list[PerjanjianKinerja]:
    """
    List the agreements that one answers to.
    """
    return _uppers(scope, agreement)


def _old_agreement(scope: Scope, change: PergantianPejabat) -> PerjanjianKinerja | None:
    named: PerjanjianKinerja | None = scope.deref("PerjanjianKinerja", change.perjanjian)
    if named is not None:
        return named
    office = fold(change.jabatan)
    found = (other for other in scope.laporan.perjanjian_kinerja if other.salinan is not Salinan.BADAN)
    return next((other for other in found if office in (fold(other.nama or ""), fold(other.pihak[0]) if other.pihak else "")), None)


def _why_unrenewed(scope: Scope, change: PergantianPejabat) -> Texts | None:
    if renewed(scope, change) is not None:
        return None
    if _old_agreement(scope, change) is None:
        return Texts(f"perjanjian {change.jabatan} tidak ada", f"there is no agreement of {change.jabatan}")
    return Texts("urutan tanggalnya tidak dapat ditentukan", "the order of the dates cannot be told")


@function(
    ("change", CHANGE),
    result=BOOL,
    why=_why_unrenewed,
    doc=(
        "benar bila perjanjian jabatan itu diperbarui pada atau sesudah tanggal pergantian",
        "true when the agreement of that office was renewed on or after the date of the change",
    ),
)
def renewed(scope: Scope, change: PergantianPejabat) -> bool | None:
    """
    Tell whether the new official signed an agreement.
    """
    old = _old_agreement(scope, change)
    if old is None:
        return None
    versions = [other for other in scope.laporan.perjanjian_kinerja if signer(other) == signer(old)]
    dates = [version.tanggal for version in versions if version.salinan is not Salinan.BADAN]
    if any(date is not None and earliest(date) >= latest(change.tanggal) for date in dates):
        return True
    open_ones = any(date is None or latest(date) >= earliest(change.tanggal) for date in dates)
    return None if open_ones else False


@function(
    ("change", CHANGE),
    result=AGREEMENT,
    doc=("perjanjian yang ditandatangani pejabat lama", "the agreement that the former official signed"),
)
def agreement_before(scope: Scope, change: PergantianPejabat) -> PerjanjianKinerja | None:
    """
    Find the agreement that a change of officials concerns.
    """
    return _old_agreement(scope, change)
