"""
What a finding's figure would be if it were corrected: one figure, or several where no one can say which policy holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Any

import attrs

from lkj_rules.domain.achievements.directions import formulas_due
from lkj_rules.domain.achievements.formulas import Formula
from lkj_rules.domain.achievements.judgement import Kelas, Vonis
from lkj_rules.domain.achievements.recomputation import write_result
from lkj_rules.domain.achievements.verdicts import formulas_of, limits_of, verdict_of
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import BarisTabel, JenisTabel
from lkj_rules.model.findings import Finding, Texts
from lkj_rules.model.identity import ByIdentity
from lkj_rules.model.intervals import Exact, bounds
from lkj_rules.model.values import Angka, Nilai, Rupiah

_FULL = 100
_CAPS = (100, 120)
"""Caps that reports use without stating one; see the bounds of ``capaian``: 100 and 120 are by far the most common."""


Replaced = ByIdentity[Nilai, Exact]
"""Other figures for values of the report: a capaian in percent, an amount in rupiah."""


@attrs.frozen(kw_only=True)
class Correction:
    """
    Hold one policy, in words, and the figures that it puts in place of printed ones.
    """

    policy: Texts
    replaced: Replaced


def corrections(scope: Scope, finding: Finding, things: dict[str, Any]) -> list[Correction]:
    """
    Give what a finding's figure may truly be; nothing where that cannot be computed or no headline rests on it.

    ``things`` are the objects of the report by their pointers.
    """
    blamed = things.get(finding.place.pointer)
    row = _measured_row(scope, blamed)
    if row is not None and blamed is row.capaian and finding.rule in _VERDICTS:
        return list(_recomputed(scope, row))
    if row is not None and blamed is row.target:
        return list(_other_target(scope, row, _partners(finding, things)))
    if finding.rule in _TARGETS and isinstance(blamed, Nilai):
        return list(_measured_target(scope, blamed, finding, things))
    if finding.rule in _BETWEEN_TABLES:
        return list(_either(scope, blamed, finding, things))
    return list(_sum_below(scope, blamed))


_VERDICTS = frozenset({"CAP001", "CAP002", "CAP005", "CAP013", "CAP015"})
"""Rules on which the printed capaian of a row is wrong and its own target and realisasi say what it should be."""

_BETWEEN_TABLES = frozenset({"CAP006", "CAP007", "RIW001"})
"""Rules on which two tables print different figures for one thing, and nothing says which is right."""

_TARGETS = frozenset({"TGT006"})
"""Rules on which a measured row has another target elsewhere in the report, and nothing says which is right."""


def _measured_row(scope: Scope, thing: Any) -> BarisTabel | None:
    """
    Find the row of a measurement table that a value stands in.
    """
    owners = () if thing is None else scope.places.owners(thing)
    row = next((owner for owner in owners if isinstance(owner, BarisTabel)), None)
    tabel = None if row is None else scope.table_of(row)
    return row if tabel is not None and tabel.jenis is JenisTabel.PENGUKURAN else None


def _recomputed(scope: Scope, row: BarisTabel) -> Iterator[Correction]:
    verdict = verdict_of(scope, row)
    if row.capaian is None:
        return
    if verdict.kelas is Kelas.ORDINAL:
        if verdict.harapan is not None:
            policy = Texts("predikat yang sama dinilai 100 %", "equal grades count as 100%")
            yield Correction(policy=policy, replaced=ByIdentity([(row.capaian, verdict.harapan)]))
        return
    if verdict.target is not None and verdict.realisasi is not None:
        values = _by_formula(_due(verdict), verdict.target.nilai, verdict.realisasi.nilai)
        yield from _limited(scope, values, row.capaian)
    elif verdict.harapan is not None and verdict.rumus is not None:
        yield from _limited(scope, [(verdict.rumus, verdict.harapan)], row.capaian)


def _due(verdict: Vonis) -> list[Formula]:
    return [formula for formula in (verdict.rumus, verdict.rumus_lain) if formula is not None]


def _by_formula(due: Iterable[Formula], target: Exact, realisasi: Exact) -> Iterator[tuple[Formula, Fraction]]:
    for formula in due:
        value = formula(target, realisasi)
        if value is not None:
            yield formula, Fraction(bounds(value)[0])


def _limited(
    scope: Scope, values: Iterable[tuple[Formula, Fraction]], capaian: Nilai, lead: Texts | None = None
) -> Iterator[Correction]:
    """
    Give each value as the report's own cap and floor leave it; where it states none, also as the usual ones would.
    """
    cap, floor = limits_of(scope.laporan.lkj)
    for formula, value in values:
        words = _joined(lead, Texts(formula.teks, formula.teks))
        if cap is not None and value > cap:
            limited = _joined(words, Texts(f"batas yang dinyatakan {write_result(cap, 0, 'id')} %",
                                           f"the stated cap of {write_result(cap, 0, 'en')}%"))
            yield Correction(policy=limited, replaced=ByIdentity([(capaian, cap)]))
        elif floor is not None and value < floor:
            limited = _joined(words, Texts(f"batas bawah yang dinyatakan {write_result(floor, 0, 'id')} %",
                                           f"the stated floor of {write_result(floor, 0, 'en')}%"))
            yield Correction(policy=limited, replaced=ByIdentity([(capaian, floor)]))
        else:
            yield Correction(policy=words, replaced=ByIdentity([(capaian, value)]))
            yield from _usual_limits(words, value, capaian, stated=(cap is not None, floor is not None))


def _usual_limits(words: Texts, value: Fraction, capaian: Nilai, *, stated: tuple[bool, bool]) -> Iterator[Correction]:
    if not stated[0]:
        for cap in _CAPS:
            if value > cap:
                policy = _joined(words, Texts(f"bila dibatasi {cap} %", f"if capped at {cap}%"))
                yield Correction(policy=policy, replaced=ByIdentity([(capaian, cap)]))
    if not stated[1] and value < 0:
        policy = _joined(words, Texts("bila tidak boleh kurang dari 0 %", "if floored at 0%"))
        yield Correction(policy=policy, replaced=ByIdentity([(capaian, 0)]))


def _joined(first: Texts | None, second: Texts) -> Texts:
    return second if first is None else Texts(f"{first.id}; {second.id}", f"{first.en}; {second.en}")


def _measured_target(scope: Scope, blamed: Nilai, finding: Finding, things: dict[str, Any]) -> Iterator[Correction]:
    """
    Keep the target of the measured row that a finding names, and recompute its capaian against the one blamed elsewhere.
    """
    for measured, tempat in _others(finding, things):
        row = _measured_row(scope, measured)
        if row is not None and measured is row.target:
            yield Correction(policy=Texts(f"{tempat.id} yang benar", f"{tempat.en} is right"), replaced=ByIdentity())
            yield from _other_target(scope, row, [(blamed, finding.place.tempat)])
            return


def _other_target(scope: Scope, row: BarisTabel, targets: Iterable[tuple[Nilai, Texts]]) -> Iterator[Correction]:
    """
    Recompute a row's capaian against targets that stand elsewhere, each with its place.
    """
    indikator = scope.indikator(row.indikator)
    reading = None if row.realisasi is None else row.realisasi.bacaan
    if row.capaian is None or indikator is None or indikator.arah is None or not isinstance(reading, Angka):
        return
    due = formulas_due(indikator.arah, formulas_of(scope, indikator.arah))
    for target, tempat in targets:
        lead = Texts(f"target {target.teks.strip()} ({tempat.id})", f"target {target.teks.strip()} ({tempat.en})")
        aim = target.tepat
        if aim is not None and aim != 0:
            yield from _limited(scope, _by_formula(due, aim, reading.nilai), row.capaian, lead)


def _either(scope: Scope, blamed: Any, finding: Finding, things: dict[str, Any]) -> Iterator[Correction]:
    """
    Take the figure of either table in the measurement row: as printed, and as the other table has it.
    """
    if not isinstance(blamed, Nilai) or blamed.tepat is None:
        return
    for measured, tempat in _others(finding, things):
        row = _measured_row(scope, measured)
        if row is None or row.capaian is None or row.capaian.tepat is None:
            continue
        other = blamed.tepat if measured is row.capaian else None
        if measured is row.realisasi:
            target, formulas = verdict_of(scope, row).target, _due(verdict_of(scope, row))
            values = [] if target is None else list(_by_formula(formulas, target.nilai, blamed.tepat))
            other = values[0][1] if len(values) == 1 else None
        if other is not None:
            place = finding.place.tempat
            yield Correction(policy=Texts(f"{tempat.id} yang benar", f"{tempat.en} is right"), replaced=ByIdentity())
            yield Correction(
                policy=Texts(f"{place.id} yang benar", f"{place.en} is right"), replaced=ByIdentity([(row.capaian, other)])
            )
            return


def _others(finding: Finding, things: dict[str, Any]) -> Iterator[tuple[Nilai, Texts]]:
    """
    Give the other values that a finding rests on, with their places.
    """
    for place in finding.related:
        thing = things.get(place.pointer)
        if isinstance(thing, Nilai) and place.role != "juga":
            yield thing, place.tempat


def _partners(finding: Finding, things: dict[str, Any]) -> Iterator[tuple[Nilai, Texts]]:
    """
    Give the other values that a finding rests on, each figure once.
    """
    seen: set[str] = set()
    for thing, tempat in _others(finding, things):
        if thing.teks.strip() not in seen:
            seen.add(thing.teks.strip())
            yield thing, tempat


def _sum_below(scope: Scope, blamed: Any) -> Iterator[Correction]:
    """
    Put the sum of the top lines in the place of a total that is not their sum.
    """
    if not isinstance(blamed, Rupiah):
        return
    for anggaran in scope.laporan.anggaran:
        total = anggaran.total
        for name in () if total is None else ("pagu", "realisasi"):
            if getattr(total, name) is blamed:
                amount = full_sum([getattr(pos, name) for pos in anggaran.pos], ByIdentity())
                if amount is not None:
                    policy = Texts("jumlah baris teratas", "the sum of the top lines")
                    yield Correction(policy=policy, replaced=ByIdentity([(blamed, amount)]))


def full_sum(amounts: Sequence[Rupiah | None], replaced: Replaced) -> Exact | None:
    """
    Add up amounts, some of them replaced; ``None`` where one is not known, or there is none.
    """
    known = [None if amount is None else replaced.get(amount, amount.tepat) for amount in amounts]
    numbers = [number for number in known if number is not None]
    return sum(numbers, Fraction(0)) if numbers and len(numbers) == len(known) else None
