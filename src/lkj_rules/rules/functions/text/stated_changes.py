"""
Functions on changes that the running text states: whether the documents bear them out, and which change a sentence speaks of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkj_rules.domain.achievements.recomputation import write_number
from lkj_rules.domain.budget.cascade import agreed_total
from lkj_rules.domain.budget.totals import whole_of
from lkj_rules.domain.comparison import same_value
from lkj_rules.domain.facts import Dokumen, Fakta
from lkj_rules.domain.in_force import superseded
from lkj_rules.model.documents import Anggaran, JenisAnggaran, JenisTabel, Jenjang, PerubahanRencana, Ukuran
from lkj_rules.model.findings import Bahasa, Texts
from lkj_rules.model.intervals import Number, bounds
from lkj_rules.model.values import Kosong, Nilai
from lkj_rules.rules.kinds import BOOL, FACTS, TEXT, object_of
from lkj_rules.rules.registry import Scope, function

CHANGE = object_of(PerubahanRencana)
Side = tuple[Fakta, ...]
Held = tuple[Texts, bool | None]
"""What a document has, in words, and whether it is the value that the text states; ``None`` where they cannot be compared."""

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


def _held(scope: Scope, value: Nilai, facts: Side) -> Iterator[Held]:
    for fakta in facts:
        words = f"{fakta.nilai.terbaca} ({scope.place(fakta)})"
        yield Texts(words, words), same_value(scope, fakta.nilai, value, fakta)


def _amounts(value: Nilai, amounts: Sequence[tuple[Number | None, str | None]]) -> Iterator[Held]:
    for amount, place in amounts:
        if amount is not None:
            low, high = bounds(amount)
            words = Texts(*(f"Rp{write_number(low, 0, bahasa)} ({place})" for bahasa in Bahasa))
            yield words, None if value.tepat is None else low <= value.tepat <= high


def _budgets(scope: Scope) -> list[Anggaran]:
    return [anggaran for anggaran in scope.laporan.anggaran if anggaran.jenis is JenisAnggaran.BELANJA]


def _now(scope: Scope, change: PerubahanRencana) -> list[Held]:
    """
    Give what is in force, held against the value that the text says it became.
    """
    if change.menjadi is None or isinstance(change.menjadi.bacaan, Kosong):
        return []
    if change.indikator is not None:
        return list(_held(scope, change.menjadi, _in_force(_targets(scope, change))))
    budget = scope.budget(JenisAnggaran.BELANJA)
    return [] if budget is None else list(_amounts(change.menjadi, [(whole_of(budget, Ukuran.PAGU), scope.place(budget))]))


def _before(scope: Scope, change: PerubahanRencana) -> tuple[list[Held], list[Held]]:
    """
    Give what earlier versions have, and what any document has, held against the value that the text says it was.
    """
    if change.dari is None or isinstance(change.dari.bacaan, Kosong):
        return [], []
    if change.indikator is not None:
        targets = _targets(scope, change)
        plans = tuple(fakta for fakta in targets if fakta.dokumen is not Dokumen.LKJ)
        leading = tuple(fakta for fakta in plans if fakta.dokumen is Dokumen.PK and fakta.jenjang == Jenjang.PUNCAK.value)
        return list(_held(scope, change.dari, superseded(scope, leading))), list(_held(scope, change.dari, plans))
    earlier = [(whole_of(each, Ukuran.PAGU), scope.place(each)) for each in _budgets(scope) if not scope.force.holds(each)]
    agreed = [(agreed_total(scope, each), scope.place(each)) for each in scope.laporan.perjanjian_kinerja if _leads(each)]
    return list(_amounts(change.dari, earlier)), list(_amounts(change.dari, [*earlier, *agreed]))


def _leads(agreement: object) -> bool:
    return getattr(agreement, "jenjang", None) is Jenjang.PUNCAK


def _not_given(scope: Scope, change: PerubahanRencana) -> Texts:
    if change.menjadi is None or isinstance(change.menjadi.bacaan, Kosong):
        return Texts("naskah tidak menyebut nilai sesudah perubahan", "the text does not say what the value became")
    if not _now(scope, change):
        return Texts("nilai yang berlaku tidak ada dalam berkas", "the file does not have the value in force")
    return Texts("nilai-nilainya tidak dapat dibandingkan", "the values cannot be compared")


def _touched(_: Scope, change: PerubahanRencana) -> list[Nilai]:
    return [value for value in (change.dari, change.menjadi) if value is not None]


@function(
    ("change", CHANGE),
    result=BOOL,
    touches=_touched,
    why=_not_given,
    doc=(
        "benar bila yang berlaku memang nilai sesudah perubahan yang disebut naskah",
        "true when what is in force is the value that the text says it became",
    ),
)
def new_value_holds(scope: Scope, change: PerubahanRencana) -> bool | None:
    """
    Tell whether a stated change is the one that is in force.
    """
    verdicts = [verdict for _, verdict in _now(scope, change)]
    if not verdicts or None in verdicts:
        return None
    return all(verdicts)


@function(
    ("change", CHANGE),
    result=BOOL,
    touches=_touched,
    doc=(
        "salah bila versi terdahulu ada dalam berkas dan tidak satu dokumen pun memuat nilai semula yang disebut naskah",
        "false when an earlier version is in the file and no document has the value that the text says it was",
    ),
)
def old_value_holds(scope: Scope, change: PerubahanRencana) -> bool:
    """
    Tell whether nothing contradicts what a text says of the value before a change; without earlier versions nothing can.
    """
    earlier, anywhere = _before(scope, change)
    if any(verdict for _, verdict in anywhere):
        return True
    return not earlier or any(verdict is not False for _, verdict in earlier)


@function(
    ("change", CHANGE),
    result=TEXT,
    doc=("yang berlaku menurut dokumen, dengan tempatnya", "what is in force by the documents, with its place"),
)
def in_force_words(scope: Scope, change: PerubahanRencana) -> Texts:
    """
    List what is in force.
    """
    return _listed(_now(scope, change))


def _listed(held: Sequence[Held]) -> Texts:
    return Texts(*("; ".join(dict.fromkeys(words[bahasa] for words, _ in held)) for bahasa in Bahasa))


@function(
    ("change", CHANGE),
    result=TEXT,
    doc=("nilai versi terdahulu menurut dokumen, dengan tempatnya", "what earlier versions have, with their places"),
)
def before_words(scope: Scope, change: PerubahanRencana) -> Texts:
    """
    List what earlier versions have.
    """
    return _listed(_before(scope, change)[0])


@function(
    ("change", CHANGE),
    result=TEXT,
    doc=("yang diubah: target sebuah indikator, atau anggaran", "what was changed: an indicator's target, or the budget"),
)
def changed_thing(scope: Scope, change: PerubahanRencana) -> Texts:
    """
    Name what a change is about.
    """
    indikator = scope.indikator(change.indikator)
    if indikator is None:
        return Texts("Anggaran", "The budget")
    return Texts(f"Target {indikator.nama}", f"The target of {indikator.nama}")


@function(
    ("before", FACTS),
    ("after", FACTS),
    result=CHANGE,
    doc=("perubahan yang disebut naskah di antara kedua nilai itu", "the change between these two values that the text states"),
)
def stated_change(scope: Scope, before: Side, after: Side) -> PerubahanRencana | None:
    """
    Find the sentence on a change; a value that it does not give leaves open which is meant.
    """
    lkj, fakta = scope.laporan.lkj, after[0]
    for change in () if lkj is None else lkj.perubahan:
        ends = ((change.dari, before), (change.menjadi, after))
        about = fakta.indikator is not None and change.indikator == fakta.indikator.kode and change.ukuran is fakta.ukuran
        of_year = (scope.laporan.tahun if change.tahun is None else change.tahun) == fakta.tahun
        if about and of_year and all(value is None or _same(scope, value, side) for value, side in ends):
            return change
    return None


def _same(scope: Scope, value: Nilai, side: Side) -> bool:
    return any(same_value(scope, fakta.nilai, value, fakta) for fakta in side)
