"""
Changes of plans that the running text states: what the documents have, now and before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from lkj_rules.domain.achievements.recomputation import write_number
from lkj_rules.domain.budget.cascade import agreed_total
from lkj_rules.domain.budget.totals import total_of
from lkj_rules.domain.comparison import Side, same_value
from lkj_rules.domain.facts import Dokumen
from lkj_rules.domain.in_force import superseded
from lkj_rules.domain.scope import Scope
from lkj_rules.model import Record
from lkj_rules.model.documents import JenisAnggaran, JenisTabel, Jenjang, PerubahanRencana, Ukuran
from lkj_rules.model.findings import Bahasa, Texts
from lkj_rules.model.intervals import Number, bounds
from lkj_rules.model.values import Kosong, Nilai


@attrs.frozen(slots=True, eq=False, repr=False)
class Sandingan(Record):
    """
    Hold what a document has, in words, and whether it is the value that the text states; ``None`` where they cannot be compared.
    """

    teks: Texts
    sesuai: bool | None


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Rujukan(Record):
    """
    Hold what a stated change is compared with: what is in force, what earlier versions have, and what any plan has.
    """

    kini: tuple[Sandingan, ...]
    semula: tuple[Sandingan, ...]
    semua: tuple[Sandingan, ...]


def references_of(scope: Scope, change: PerubahanRencana) -> Rujukan:
    """
    Gather what the documents have of that which a text says was changed.
    """
    before, anywhere = _before(scope, change)
    return Rujukan(kini=_now(scope, change), semula=before, semua=anywhere)


_BINDING = (
    (Dokumen.PK, "jenjang", Jenjang.PUNCAK.value),
    (Dokumen.RKT, "versi", "berlaku"),
    (Dokumen.LKJ, "tabel", JenisTabel.PENGUKURAN.value),
)
"""Where the target that holds stands: in the agreement in force; without one in the yearly plan; else in the measurement table."""


def _targets(scope: Scope, change: PerubahanRencana) -> Side:
    indikator = scope.indikator(change.indikator)
    year = scope.laporan.tahun if change.tahun is None else change.tahun
    about = () if indikator is None else scope.facts_about(indikator)
    return tuple(fakta for fakta in about if fakta.ukuran is Ukuran.TARGET and fakta.tahun == year)


def _in_force(targets: Side) -> Side:
    for dokumen, aspect, value in _BINDING:
        found = tuple(fakta for fakta in targets if fakta.dokumen is dokumen and getattr(fakta, aspect) == value)
        found = tuple(fakta for fakta in found if fakta.versi == "berlaku")
        if found:
            return found
    return ()


def _held(scope: Scope, value: Nilai, facts: Side) -> Iterator[Sandingan]:
    for fakta in facts:
        words = f"{fakta.nilai.terbaca} ({scope.place(fakta)})"
        yield Sandingan(Texts(words, words), same_value(scope, fakta.nilai, value, fakta))


def _amounts(value: Nilai, amounts: Sequence[tuple[Number | None, str | None]]) -> Iterator[Sandingan]:
    for amount, place in amounts:
        if amount is not None:
            low, high = bounds(amount)
            words = Texts(*(f"Rp{write_number(low, 0, bahasa)} ({place})" for bahasa in Bahasa))
            yield Sandingan(words, None if value.tepat is None else low <= value.tepat <= high)


def _now(scope: Scope, change: PerubahanRencana) -> tuple[Sandingan, ...]:
    if change.menjadi is None or isinstance(change.menjadi.bacaan, Kosong):
        return ()
    if change.indikator is not None:
        return tuple(_held(scope, change.menjadi, _in_force(_targets(scope, change))))
    budget = scope.budget(JenisAnggaran.BELANJA)
    return () if budget is None else tuple(_amounts(change.menjadi, [(total_of(scope, budget, Ukuran.PAGU), scope.place(budget))]))


def _before(scope: Scope, change: PerubahanRencana) -> tuple[tuple[Sandingan, ...], tuple[Sandingan, ...]]:
    if change.dari is None or isinstance(change.dari.bacaan, Kosong):
        return (), ()
    if change.indikator is not None:
        targets = _targets(scope, change)
        plans = tuple(fakta for fakta in targets if fakta.dokumen is not Dokumen.LKJ)
        leading = tuple(fakta for fakta in plans if fakta.dokumen is Dokumen.PK and fakta.jenjang == Jenjang.PUNCAK.value)
        return tuple(_held(scope, change.dari, superseded(scope, leading))), tuple(_held(scope, change.dari, plans))
    budgets = (each for each in scope.laporan.anggaran if each.jenis is JenisAnggaran.BELANJA and not scope.force.holds(each))
    earlier = [(total_of(scope, each, Ukuran.PAGU), scope.place(each)) for each in budgets]
    agreements = [each for each in scope.laporan.perjanjian_kinerja if each.jenjang is Jenjang.PUNCAK]
    agreed = [(agreed_total(scope, each), scope.place(each)) for each in agreements]
    return tuple(_amounts(change.dari, earlier)), tuple(_amounts(change.dari, [*earlier, *agreed]))
