"""
The assurance figure by figure: which rules held a printed value against others, and which values nobody guards.
"""

from __future__ import annotations

import attrs

from lkj_rules.domain.facts import Fakta
from lkj_rules.model.documents import Laporan, Tabel
from lkj_rules.model.findings import Pointer, RuleId, RunResult
from lkj_rules.model.pointers import places_of
from lkj_rules.model.values import Nilai
from lkj_rules.render.views.cells import Cell, Sight


@attrs.frozen(kw_only=True)
class PrintedNumber:
    """
    Hold one printed figure, or other value that is not blank, with the rules that held it against others.

    ``column`` is the heading of its column, or the key that it stands under, ``subject`` what it is about, ``document`` and
    ``place`` where it is printed.
    """

    pointer: Pointer
    cell: Cell
    column: str
    subject: str
    document: str
    place: str
    rules: tuple[RuleId, ...]

    @property
    def guarded(self) -> bool:
        """
        Tell whether some rule came to a verdict on it.
        """
        return bool(self.rules)


def numbers_of(laporan: Laporan, result: RunResult) -> tuple[PrintedNumber, ...]:
    """
    Give every figure that the assurance counts, in reading order, the guarded and the unguarded ones.
    """
    sight, assurance = Sight(laporan, result), result.assurance
    values = {Pointer(pointer): thing for pointer, thing in places_of(laporan) if isinstance(thing, Nilai)}
    unguarded = set(assurance.unguarded)
    return tuple(
        _number(sight, pointer, nilai, assurance.looked_at.get(pointer, ()))
        for pointer, nilai in values.items()
        if pointer in unguarded or pointer in assurance.looked_at
    )


def _number(sight: Sight, pointer: Pointer, nilai: Nilai, rules: tuple[RuleId, ...]) -> PrintedNumber:
    fakta = sight.scope.places.fact_of(nilai)
    subject = "" if fakta is None else (fakta.nama or fakta.pos or "" if fakta.indikator is None else fakta.indikator.nama)
    keys = [step for step in pointer.split("/") if not step.isdigit()]
    return PrintedNumber(
        pointer=pointer, cell=sight.cell(nilai), column=keys[-1] if fakta is None else _column(fakta) or keys[-1],
        subject=subject, document=(sight.scope.places.document(nilai) if fakta is None else fakta.lembar.label) or "",
        place=sight.place(nilai), rules=rules,
    )  # fmt: skip


def _column(fakta: Fakta) -> str | None:
    tabel = fakta.lembar.asal
    columns = tabel.kolom if isinstance(tabel, Tabel) else ()
    return next((kolom.judul for kolom in columns if kolom.id == fakta.kolom and kolom.judul), fakta.kolom)
