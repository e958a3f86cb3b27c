"""
Brackets around a percentage: a minus as in accounts, or only the layout of a cell that holds two numbers, ``86 (101%)``.
"""

from __future__ import annotations

import attrs

from lkj_rules.model.readings import angka_of
from lkj_rules.model.values import Angka, Bacaan, Batas, Capaian, Exact, Kurung, Nilai, Rentang


def settle_sign(value: Nilai, target: Nilai | None = None, realisasi: Nilai | None = None) -> Nilai:
    """
    Settle the sign of a percentage in brackets, ``(101%)``, by the target and the realisasi that it is computed of.

    Neither of them below zero, and the realisasi no more than twice the target, give no negative percentage, so the brackets are
    layout; a realisasi below zero shows that they are accounting brackets. Else the sign stays open.
    """
    if not value.teks.startswith("(") or value.dibaca is not None:
        return value
    share = value
    if not isinstance(value, Capaian):
        share = Capaian(**{field.name: getattr(value, field.name) for field in attrs.fields(Nilai) if field.init})
    if not isinstance(share.bacaan, Kurung):
        return value
    aimed, done = (None if each is None else least_of(each.bacaan) for each in (target, realisasi))
    inner = share.teks.replace("(", "").replace(")", "").strip()
    if done is not None and done < 0:
        return attrs.evolve(share, dibaca=f"-{inner}")
    return attrs.evolve(share, dibaca=inner) if aimed is not None and done is not None and 0 <= done <= 2 * aimed else share


def least_of(reading: Bacaan) -> Exact | None:
    """
    Give the number of a reading, its bound or the lower end of its range; ``None`` for what is no number.
    """
    return angka_of(reading).nilai if isinstance(reading, Angka | Batas | Rentang) else None
