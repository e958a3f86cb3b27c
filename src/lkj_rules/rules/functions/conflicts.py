"""
Functions on facts that ought to say one thing: which of them contradict, which are copies, and what a slip of the pen explains.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from lkj_rules.model.documents import Indikator, JenisTabel, Laporan, Pembanding, Tabel, Ukuran
from lkj_rules.model.facts import Dokumen, Fakta
from lkj_rules.model.findings import Texts
from lkj_rules.model.in_force import edition
from lkj_rules.model.recompute import write_result
from lkj_rules.model.spans import angka_of
from lkj_rules.model.values import Ambigu, Angka, Batas, Kosong, Nilai
from lkj_rules.rules.functions.comparing import better, consistent_value, one_scale, same_value, scale_of, unit_of, worse
from lkj_rules.rules.kinds import BOOL, FACTS, SIDE, TEXT, object_of
from lkj_rules.rules.registry import Scope, function

Side = tuple[Fakta, ...]

_CHAIN = frozenset({Dokumen.RENSTRA, Dokumen.RKT, Dokumen.PK, Dokumen.RENCANA_AKSI, Dokumen.LKJ})


def agreement(scope: Scope, first: Fakta, second: Fakta) -> bool | None:
    """
    Compare two facts of one indicator: targets exactly, what was measured as far as its printed digits go.
    """
    if first.ukuran is Ukuran.TARGET:
        return same_value(scope, first.nilai, second.nilai, first)
    return consistent_value(scope, first.nilai, second.nilai, first)


def _split(scope: Scope, side: Side) -> tuple[Side, Side]:
    """
    Part a side into the fact to go by and those that contradict it.

    Gone by is what the fewest contradict; between equals a target that is the agreed one, then the measurement table, then the
    order of the report.
    """
    against = [tuple(other for other in side if other is not fakta and agreement(scope, fakta, other) is False) for fakta in side]
    disputed = [place for place, facts in enumerate(against) if facts]
    if not disputed:
        return side[:1], ()

    def standing(place: int) -> tuple[Any, ...]:
        fakta = side[place]
        return len(against[place]), not _agreed(scope, fakta), fakta.tabel != JenisTabel.PENGUKURAN.value, place

    chosen = min(disputed, key=standing)
    return (side[chosen],), against[chosen]


def _agreed(scope: Scope, fakta: Fakta) -> bool:
    """
    Tell whether a fact is the target that the agreement in force sets.
    """
    puncak = scope.force.puncak
    if fakta.ukuran is not Ukuran.TARGET or fakta.indikator is None or puncak is None:
        return False
    rows = (baris for baris in puncak.baris if baris.indikator == fakta.indikator.kode)
    return any(same_value(scope, baris.target, fakta.nilai, fakta) for baris in rows)


@function(
    ("side", FACTS),
    result=FACTS,
    doc=(
        "fakta yang bertentangan dengan yang dinyatakan kebanyakan tempat; bila seimbang, dengan tabel pengukuran",
        "the facts that contradict what most places state; where these are even, the measurement table",
    ),
)
def contradicting(scope: Scope, side: Side) -> Side:
    """
    Find the facts that contradict the rest.
    """
    return _split(scope, side)[1]


@function(
    ("side", FACTS),
    result=FACTS,
    doc=("fakta yang menjadi acuan bagi fakta yang bertentangan", "the fact that the contradicting ones are held against"),
)
def reference(scope: Scope, side: Side) -> Side:
    """
    Give the fact that ``contradicting`` goes by.
    """
    return _split(scope, side)[0]


@function(
    ("side", FACTS),
    result=FACTS,
    narrows=True,
    doc=(
        "fakta tentang target tahun ini; kolom target akhir Renstra dan kolom pembanding lain tidak ikut",
        "the facts on this year's target; columns of the Renstra's end target or of another comparison are left out",
    ),
)
def of_this_year(scope: Scope, side: Side) -> Side:
    """
    Leave out values that stand beside this year's but answer another question.

    A target is not this year's own in a table that compares with the Renstra's end target; a capaian counts only when it is taken
    of the target.
    """
    return tuple(fakta for fakta in side if not _compares_otherwise(scope, fakta))


def _compares_otherwise(scope: Scope, fakta: Fakta) -> bool:
    compared = compared_with(scope, fakta)
    if fakta.ukuran is Ukuran.TARGET:
        return compared is Pembanding.TARGET_AKHIR_RENSTRA
    return fakta.ukuran is Ukuran.CAPAIAN and compared not in (None, Pembanding.TARGET)


def compared_with(scope: Scope, fakta: Fakta) -> Pembanding | None:
    """
    Tell what a figure is compared with; a target column beside a capaian of the end target is that end target.
    """
    beside = _capaian_of(scope, fakta) if fakta.ukuran is Ukuran.TARGET else None
    return beside if beside is Pembanding.TARGET_AKHIR_RENSTRA else fakta.pembanding


def _capaian_of(scope: Scope, fakta: Fakta) -> Pembanding | None:
    """
    Tell what the capaian column beside the usual target column is taken of.
    """
    tabel = fakta.lembar.asal
    if fakta.kolom != "target" or not isinstance(tabel, Tabel):
        return None
    return scope.memo("capaian_of", tabel, lambda: next((kolom.pembanding for kolom in tabel.kolom if kolom.id == "capaian"), None))


@function(
    ("side", FACTS),
    result=FACTS,
    narrows=True,
    doc=("fakta tahun sebelum tahun laporan", "the facts of the year before the report's"),
)
def last_year(scope: Scope, side: Side) -> Side:
    """
    Keep the facts of the year before.
    """
    return tuple(fakta for fakta in side if fakta.tahun == scope.laporan.tahun - 1)


def _scale_reason(scope: Scope, indicator: Indikator) -> Texts | None:
    if scale_holds(scope, indicator) is not None:
        return None
    return Texts(
        "skala target berganti antardokumen (TGT008)", "the scale of the target changes between documents (TGT008)"
    )


@function(
    ("indicator", object_of(Indikator)),
    result=BOOL,
    why=_scale_reason,
    doc=(
        "benar bila skala target tahun ini tidak berganti antardokumen; tak diketahui bila berganti, karena TGT008 yang berbicara",
        "true when this year's target keeps its scale across documents; unknown when it changes, for then TGT008 speaks",
    ),
)
def scale_holds(scope: Scope, indicator: Indikator) -> bool | None:
    """
    Tell whether targets of an indicator can be compared at all along the chain.
    """
    changing = scope.memo("scale_changes", scope.laporan, lambda: _scale_changes(scope, scope.laporan))
    return None if indicator.kode in changing else True


def _scale_changes(scope: Scope, laporan: Laporan) -> frozenset[str]:
    targets: dict[str, list[Fakta]] = {}
    for fakta in scope.facts:
        this_year = fakta.ukuran is Ukuran.TARGET and fakta.tahun == laporan.tahun and fakta.versi == "berlaku"
        if this_year and fakta.dokumen in _CHAIN and fakta.indikator is not None:
            targets.setdefault(fakta.indikator.kode, []).append(fakta)
    return frozenset(kode for kode, facts in targets.items() if one_scale(scope, tuple(facts)) is False)


@function(
    ("side", FACTS),
    result=FACTS,
    doc=(
        "fakta yang skalanya berbeda dari fakta pertama, Perjanjian Kinerja lebih dahulu",
        "the facts whose scale differs from the first one's, the agreement before others",
    ),
)
def off_scale(scope: Scope, side: Side) -> Side:
    """
    Find where along the chain the scale changes.
    """
    kinds = [(fakta, scale_of(scope, fakta.nilai, fakta)) for fakta in side]
    first = next((kind for _, kind in kinds if kind is not None), None)
    changed = [fakta for fakta, kind in kinds if kind not in (None, first)]
    return tuple(sorted(changed, key=lambda fakta: fakta.dokumen is not Dokumen.PK))


@function(
    ("left", FACTS),
    ("right", FACTS),
    result=FACTS,
    doc=(
        "fakta sisi kedua yang berasal dari salinan dokumen sisi pertama",
        "the facts of the second side that stand in a copy of the first side's document",
    ),
)
def copies(_: Scope, left: Side, right: Side) -> Side:
    """
    Keep those facts that come from a copy of the same document: the same level, signer and version.
    """
    editions = {edition(fakta.lembar.asal) for fakta in left}
    return tuple(fakta for fakta in right if edition(fakta.lembar.asal) in editions)


@function(
    ("left", FACTS),
    ("right", FACTS),
    result=BOOL,
    doc=(
        "benar bila salinan dokumen yang sama menyatakan nilai yang sama",
        "true when copies of one document state the same value",
    ),
)
def copies_agree(scope: Scope, left: Side, right: Side) -> bool | None:
    """
    Compare copies with one another; a number in one and a predicate in the other is a difference too.
    """
    found: bool | None = True
    for one, other in itertools.product(left, right):
        if edition(one.lembar.asal) == edition(other.lembar.asal):
            verdict = _copied(scope, one, other)
            if verdict is False:
                return False
            found = None if verdict is None else found
    return found


def _copied(scope: Scope, one: Fakta, other: Fakta) -> bool | None:
    kinds = {scale_of(scope, fakta.nilai, fakta) for fakta in (one, other)}
    return False if None not in kinds and len(kinds) > 1 else agreement(scope, one, other)


@function(
    ("side", FACTS),
    result=FACTS,
    why=lambda _, side: _undirected(side),
    doc=(
        "target tahunan yang pasti lebih buruk daripada target tahun sebelumnya menurut arah indikator",
        "the yearly targets that are certainly worse than the year before in the indicator's direction",
    ),
)
def setbacks(scope: Scope, side: Side) -> Side | None:
    """
    Follow a path of targets year by year; unknown when no step back is found and a step cannot be judged.
    """
    path = sorted((fakta for fakta in side if not isinstance(fakta.nilai.bacaan, Kosong | Ambigu)), key=lambda fakta: fakta.tahun)
    steps = [(later, _steps_back(scope, earlier, later)) for earlier, later in itertools.pairwise(path)]
    back = tuple(fakta for fakta, verdict in steps if verdict)
    return None if not back and any(verdict is None for _, verdict in steps) else back


def _steps_back(scope: Scope, earlier: Fakta, later: Fakta) -> bool | None:
    if later.tahun == earlier.tahun or same_value(scope, earlier.nilai, later.nilai, earlier):
        return False
    verdict: bool | None = worse(scope, later, earlier)
    return verdict


def _undirected(side: Side) -> Texts | None:
    if all(fakta.indikator is None or fakta.indikator.arah is not None for fakta in side):
        return None
    return Texts("arah indikator tidak dinyatakan", "the indicator's direction is not given")


@function(
    ("side", FACTS),
    ("later", FACTS),
    result=FACTS,
    doc=("fakta tepat sebelum fakta tertentu menurut tahun", "the fact right before another by year"),
)
def before(_: Scope, side: Side, later: Side) -> Side | None:
    """
    Find the fact of the latest year before the first of ``later``.
    """
    earlier = [fakta for fakta in side if later and fakta.tahun < later[0].tahun and not isinstance(fakta.nilai.bacaan, Kosong)]
    return (max(earlier, key=lambda fakta: fakta.tahun),) if earlier else None


@function(
    ("left", FACTS),
    ("right", FACTS),
    result=FACTS,
    doc=(
        "fakta sisi pertama yang pasti lebih baik daripada sisi kedua menurut arah indikator",
        "the facts of the first side that are certainly better than the second in the indicator's direction",
    ),
)
def surpassing(scope: Scope, left: Side, right: Side) -> Side:
    """
    Keep the facts that surpass all of the other side.
    """
    return tuple(fakta for fakta in left if better(scope, fakta, right))


@function(
    ("side", FACTS),
    result=FACTS,
    narrows=True,
    doc=(
        "fakta dari versi bertanggal yang sudah diganti oleh versi yang berlaku",
        "the facts of dated versions that the version in force has replaced",
    ),
)
def superseded(scope: Scope, side: Side) -> Side:
    """
    Keep the facts of earlier signed versions within the report's year; a copy of the version in force is none.
    """
    held = {edition(fakta.lembar.asal) for fakta in side if scope.force.holds(fakta.lembar.asal)}
    return tuple(fakta for fakta in side if edition(fakta.lembar.asal) not in held and _signed_in(scope, fakta))


def _signed_in(scope: Scope, fakta: Fakta) -> bool:
    tanggal = getattr(fakta.lembar.asal, "tanggal", None)
    return tanggal is not None and tanggal.tahun == scope.laporan.tahun


@function(
    ("side", FACTS),
    result=TEXT,
    doc=("tanggal dokumen yang memuat fakta pertama", "the date of the document that the first fact stands in"),
)
def dated(_: Scope, side: Side) -> Texts | None:
    """
    Write the date of a fact's document.
    """
    tanggal = getattr(side[0].lembar.asal, "tanggal", None) if side else None
    if tanggal is None:
        return None
    day = "" if tanggal.hari is None else f"{tanggal.hari} "
    month = ("", "") if tanggal.bulan is None else tuple(months[tanggal.bulan - 1] + " " for months in (_BULAN, _MONTHS))
    return Texts(f"{day}{month[0]}{tanggal.tahun}", f"{day}{month[1]}{tanggal.tahun}")


_BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@function(
    ("left", SIDE),
    ("right", SIDE),
    result=TEXT,
    doc=(
        "selisih kedua nilai, ditulis sebagai sisipan kalimat; kosong bila bukan angka tunggal",
        "the difference of two values, written as an insertion into a sentence; empty where they are no single numbers",
    ),
)
def gap_words(_: Scope, left: Any, right: Any) -> Texts:
    """
    Word how far two values are apart; a bound counts as its number.
    """
    one, other = _single(left), _single(right)
    if one is None or other is None or (one.satuan == "‰") != (other.satuan == "‰"):
        return Texts("", "")
    fakta = next((each for side in (left, right) for each in _members(side) if isinstance(each, Fakta)), None)
    percent = "%" in (one.satuan, other.satuan) or (fakta is not None and unit_of(fakta.nilai, fakta) == "persen")
    apart, decimals = abs(Fraction(one.nilai) - other.nilai), max(one.desimal, other.desimal)
    size = [write_result(apart, decimals, bahasa) for bahasa in ("id", "en")]
    points = (" poin persen", " percentage points") if percent else ("", "")
    return Texts(f" (selisih {size[0]}{points[0]})", f" (a difference of {size[1]}{points[1]})")


def _single(side: Any) -> Angka | None:
    """
    Give the one number that a side states, ``None`` where it states none or several.
    """
    readings = [(each.nilai if isinstance(each, Fakta) else each).bacaan for each in _members(side)]
    numbers = [angka_of(reading) for reading in readings if isinstance(reading, Angka | Batas)]
    if not numbers or len(numbers) != len(readings) or len({Fraction(angka.nilai) for angka in numbers}) > 1:
        return None
    return numbers[0]


@function(
    ("side", FACTS),
    result=TEXT,
    doc=("nilai satu sisi, masing-masing dengan tahunnya", "the values of a side, each with its year"),
)
def by_year(_: Scope, side: Side) -> str:
    """
    List values with their years.
    """
    return "; ".join(f"{shown_text(fakta.nilai)} ({fakta.tahun})" for fakta in side)


def shown_text(nilai: Nilai) -> str:
    """
    Give what a printed value is taken for.
    """
    return nilai.teks if nilai.dibaca is None else nilai.dibaca


_ALIKE = frozenset(map(frozenset, ("17", "38", "39", "35", "56", "06", "08", "68", "89", "49")))
"""Digits that printing and recognition mistake for one another."""


@function(
    ("left", SIDE),
    ("right", SIDE),
    result=TEXT,
    doc=(
        "petunjuk salah baca: catatan penyalin atas nilai yang diragukan, atau satu angka yang mirip; tak diketahui bila tidak ada",
        "a hint at a misreading: the transcriber's note on a doubtful value, or one look-alike digit; unknown if there is none",
    ),
)
def reading_hint(_: Scope, left: Any, right: Any) -> Texts | None:
    """
    Say why one of two values that differ may have been misread.
    """
    values = [fakta.nilai if isinstance(fakta, Fakta) else fakta for side in (left, right) for fakta in _members(side)]
    notes = dict.fromkeys(nilai.catatan.strip() for nilai in values if nilai.diragukan and nilai.catatan)
    if notes:
        said = " ".join(notes)
        return Texts(f"Catatan penyalin: {said}", f"Transcriber's note: {said}")
    pairs = itertools.product(values, values)
    found = next(((one, other) for one, other in pairs if _one_digit_off(one.teks, other.teks)), None)
    if found is None:
        return None
    return Texts(
        f"{found[0]} dan {found[1]} hanya berbeda satu angka yang bentuknya mirip; mungkin salah baca atau salah ketik.",
        f"{found[0]} and {found[1]} differ in one digit that looks alike; it may be a misreading or a slip.",
    )


def _members(side: Any) -> Iterator[Any]:
    if isinstance(side, (list, tuple)):
        yield from side
    else:
        yield side


def _one_digit_off(left: str, right: str) -> bool:
    one, other = ([letter for letter in text if letter.isdigit()] for text in (left, right))
    if len(one) != len(other):
        return False
    off = [frozenset(pair) for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return len(off) == 1 and off[0] in _ALIKE
