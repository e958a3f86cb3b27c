"""
Functions on agreements as documents: who signs, when, and what stands in the agreement above.
"""

from __future__ import annotations

import itertools
from collections.abc import Hashable, Iterator, Sequence

from lkj_rules.domain.days import earliest, latest
from lkj_rules.domain.in_force import signer
from lkj_rules.domain.texts.words import words_of
from lkj_rules.model.documents import Anggaran, BarisTarget, JenisIndikator, Jenjang, PerjanjianKinerja, Salinan
from lkj_rules.model.findings import Texts
from lkj_rules.model.values import Kosong, Nilai
from lkj_rules.rules.kinds import BOOL, CODE, PRINTED_NILAI, TEXT, list_of, object_of
from lkj_rules.rules.registry import Scope, function

AGREEMENT = object_of(PerjanjianKinerja)


def _undated(scope: Scope, kind: str) -> Texts | None:
    first = first_budget(scope, kind)
    if first is None:
        return Texts("dokumen anggaran pertama tidak dapat ditentukan", "which budget document came first cannot be told")
    if first.tanggal is None:
        return Texts("tanggal pengesahan dokumen anggaran tidak dinyatakan", "the date of the budget document is not given")
    return None


@function(
    ("kind", TEXT),
    result=object_of(Anggaran),
    why=_undated,
    doc=(
        "versi anggaran yang pertama disahkan: belanja atau pendapatan",
        "the version of the budget that was approved first: belanja (spending) or pendapatan (revenue)",
    ),
)
def first_budget(scope: Scope, kind: str) -> Anggaran | None:
    """
    Find the first version of a budget: the only one, the one named so, else the earliest where all are dated.
    """
    versions = [anggaran for anggaran in scope.laporan.anggaran if anggaran.jenis == kind]
    named = [anggaran for anggaran in versions if "awal" in words_of(anggaran.versi) or "murni" in words_of(anggaran.versi)]
    for chosen in (versions, named):
        if len(chosen) == 1:
            return chosen[0]
    dated = [(anggaran.tanggal, anggaran) for anggaran in versions if anggaran.tanggal is not None]
    if not dated or len(dated) < len(versions):
        return None
    return min(dated, key=lambda pair: latest(pair[0]))[1]


@function(
    ("agreement", AGREEMENT),
    result=BOOL,
    doc=(
        "benar bila ini lembar yang ditandatangani, bukan salinan dalam badan laporan",
        "true when this is the signed document and not a copy in the body of the report",
    ),
)
def signed_copy(_: Scope, agreement: PerjanjianKinerja) -> bool:
    """
    Tell signed agreements from tables of the report's body, which carry neither date nor parties.
    """
    return agreement.salinan is not Salinan.BADAN


def _precedes(agreement: PerjanjianKinerja, other: PerjanjianKinerja) -> bool | None:
    if agreement.versi is not None and other.versi is not None and agreement.versi != other.versi:
        return agreement.versi < other.versi
    if agreement.tanggal is None or other.tanggal is None:
        return None
    if latest(agreement.tanggal) <= earliest(other.tanggal):
        return True
    return False if earliest(agreement.tanggal) > latest(other.tanggal) else None


def _first(scope: Scope, agreement: PerjanjianKinerja) -> bool | None:
    versions = (other for other in scope.laporan.perjanjian_kinerja if signer(other) == signer(agreement))
    verdicts = [
        _precedes(agreement, other) for other in versions if other is not agreement and other.salinan is not Salinan.BADAN
    ]
    if False in verdicts:
        return False
    return None if None in verdicts else True


def _unnumbered(scope: Scope, agreement: PerjanjianKinerja) -> Texts | None:
    if _first(scope, agreement) is not None:
        return None
    return Texts("versi pertama perjanjian tidak dapat ditentukan", "the first version of the agreement cannot be told")


@function(
    ("agreement", AGREEMENT),
    result=BOOL,
    why=_unnumbered,
    doc=("benar bila ini perjanjian pertama penanda tangan itu", "true when this is the signer's first agreement"),
)
def first_version(scope: Scope, agreement: PerjanjianKinerja) -> bool | None:
    """
    Tell the first agreement of a signer from its revisions, by number, else by date; unknown when neither tells.
    """
    return _first(scope, agreement)


@function(
    ("agreement", AGREEMENT),
    result=list_of(TEXT),
    why=lambda _, agreement: None if agreement.pihak else Texts("para pihak tidak dinyatakan", "the parties are not given"),
    doc=("para pihak perjanjian, masing-masing sekali", "the parties to the agreement, each once"),
)
def parties(_: Scope, agreement: PerjanjianKinerja) -> list[str] | None:
    """
    List who signs an agreement; unknown where no one is named.
    """
    named = {words_of(pihak): pihak for pihak in reversed(agreement.pihak) if pihak.strip()}
    return list(named.values()) or None


def chain_above(scope: Scope, agreement: PerjanjianKinerja) -> Iterator[PerjanjianKinerja]:
    """
    Give the agreements in force above one, the nearest first: as they name one another, else by level where a level has only one.
    """
    held = [other for other in scope.laporan.perjanjian_kinerja if scope.force.holds(other)]
    if agreement.atasan is not None:
        seen: set[Hashable] = {signer(agreement)}
        named = scope.deref("PerjanjianKinerja", agreement.atasan)
        while named is not None and signer(named) not in seen:
            seen.add(signer(named))
            yield from (other for other in held if signer(other) == signer(named))
            named = scope.deref("PerjanjianKinerja", named.atasan)
        return
    levels = list(Jenjang)
    for level in reversed(levels[: levels.index(agreement.jenjang)]):
        of_level = [other for other in held if other.jenjang is level]
        if len(of_level) == 1:
            yield of_level[0]


def _row_above(scope: Scope, agreement: PerjanjianKinerja, indicator: str) -> BarisTarget | None:
    rows = itertools.chain.from_iterable(other.baris for other in chain_above(scope, agreement))
    return next((row for row in rows if row.indikator == indicator), None)


def _target_above(scope: Scope, agreement: PerjanjianKinerja, indicator: str) -> list[Nilai]:
    row = _row_above(scope, agreement, indicator)
    return [] if row is None else [row.target]


def _blank_above(scope: Scope, agreement: PerjanjianKinerja, indicator: str) -> Texts | None:
    if not any(isinstance(target.bacaan, Kosong) for target in _target_above(scope, agreement, indicator)):
        return None
    return Texts("target pada perjanjian di atasnya kosong", "the target in the agreement above is blank")


@function(
    ("agreement", AGREEMENT),
    ("indicator", CODE),
    result=PRINTED_NILAI,
    touches=_target_above,
    why=_blank_above,
    doc=(
        "target indikator itu pada perjanjian di atasnya yang terdekat; tak diketahui bila di atasnya tidak ada",
        "the indicator's target in the nearest agreement above; unknown when none above has it",
    ),
)
def upper_target(scope: Scope, agreement: PerjanjianKinerja, indicator: str) -> Nilai | None:
    """
    Find what the agreement above promises of an indicator.
    """
    row = _row_above(scope, agreement, indicator)
    return None if row is None else row.target


@function(
    ("agreement", AGREEMENT),
    ("indicator", CODE),
    result=BOOL,
    doc=("benar bila sebuah perjanjian di atasnya memuat indikator itu", "true when an agreement above has the indicator"),
)
def repeats_upper(scope: Scope, agreement: PerjanjianKinerja, indicator: str) -> bool:
    """
    Tell whether an agreement repeats an indicator of one above it.
    """
    return _row_above(scope, agreement, indicator) is not None


def _sharers(scope: Scope, agreement: PerjanjianKinerja, indicator: str) -> list[Nilai]:
    """
    Give the targets of all agreements that repeat one and the same upper row.
    """
    above = _row_above(scope, agreement, indicator)
    held: Sequence[PerjanjianKinerja] = [other for other in scope.laporan.perjanjian_kinerja if scope.force.holds(other)]
    return [
        row.target
        for other in held
        if _row_above(scope, other, indicator) is above
        for row in other.baris
        if row.indikator == indicator
    ]


@function(
    ("agreement", AGREEMENT),
    ("indicator", CODE),
    result=BOOL,
    touches=_sharers,
    doc=(
        "benar bila target indikator cacah dibagi habis: target perjanjian di bawah berjumlah tepat target di atasnya",
        "true when the target of a count is shared out: the lower targets add up exactly to the upper one",
    ),
)
def shared_out(scope: Scope, agreement: PerjanjianKinerja, indicator: str) -> bool:
    """
    Tell whether lower agreements divide a count among them; a share or an index cannot be divided.
    """
    entry, above = scope.indikator(indicator), _row_above(scope, agreement, indicator)
    if entry is None or entry.jenis is not JenisIndikator.CACAH or above is None or above.target.tepat is None:
        return False
    parts = [target.tepat for target in _sharers(scope, agreement, indicator)]
    known = [part for part in parts if part is not None]
    return len(known) == len(parts) > 1 and sum(known) == above.target.tepat
