"""
The headlines of a report: mean capaian and its category for each measurement table, and the share of the budget spent.

Each can also be asked for with other figures in the place of printed ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property

import attrs

from lkj_rules.domain.achievements.recomputation import write_number
from lkj_rules.domain.achievements.table_means import PrintedMean
from lkj_rules.domain.categories.scale import certain_classes, label_for
from lkj_rules.domain.scope import Scope
from lkj_rules.engine.corrections import Replaced, full_sum
from lkj_rules.model.documents import Anggaran, JenisAnggaran, JenisTabel, PosAnggaran, Tabel, TotalAnggaran
from lkj_rules.model.findings import Texts
from lkj_rules.model.identity import ByIdentity
from lkj_rules.model.values import Nilai

_DIGITS = 2
"""Digits after the mark that a headline is written with."""
_FULL = 100


@attrs.frozen(kw_only=True)
class Headline:
    """
    Hold a headline: what it is, its number in percent where it is one, and how it is written.
    """

    title: Texts
    number: Fraction | None
    text: Texts


def percent_headline(title: Texts, number: Fraction) -> Headline:
    """
    Write a headline that is a percentage.
    """
    text = Texts(f"{write_number(number, _DIGITS, 'id')} %", f"{write_number(number, _DIGITS, 'en')}%")
    return Headline(title=title, number=number, text=text)


class Headlines:
    """
    Know every headline that a report's figures allow, by a key that stays the same when figures are replaced.
    """

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        measuring = [tabel for tabel in scope.tables.values() if tabel.jenis is JenisTabel.PENGUKURAN]
        self._means = ByIdentity((tabel, PrintedMean(scope, tabel)) for tabel in measuring)
        self._table_of = ByIdentity[Nilai, Tabel]((cell, tabel) for tabel, mean in self._means.items() for cell in mean.uppermost)

    @cached_property
    def printed(self) -> dict[str, Headline]:
        """
        Give all headlines as they are.
        """
        found = [self._of_table(tabel, ByIdentity()) for tabel in self._means]
        return {key: headline for each in (*found, self._spent(ByIdentity())) for key, headline in each.items()}

    def with_others(self, replaced: Replaced) -> dict[str, Headline]:
        """
        Give what the headlines that rest on one of the replaced figures would be.
        """
        measured = [cell for cell in replaced if cell in self._table_of]
        found = {} if len(measured) == len(replaced) else self._spent(replaced)
        for tabel in ByIdentity((self._table_of[cell], None) for cell in measured):
            found |= self._of_table(tabel, ByIdentity((cell, replaced[cell]) for cell in measured if self._table_of[cell] is tabel))
        return found

    def _of_table(self, tabel: Tabel, replaced: Replaced) -> dict[str, Headline]:
        mean, count = self._means[tabel].with_others(replaced)
        if mean is None or count < 2:  # noqa: PLR2004
            return {}
        name = tabel.judul or str(tabel.id)
        title = Texts(f"Rata-rata capaian, {name} ({count} baris)", f"Mean achievement, {name} ({count} rows)")
        found = {f"rata:{tabel.id}": percent_headline(title, mean)}
        lkj = self._scope.laporan.lkj
        labels = () if lkj is None else label_for(mean, _DIGITS, certain_classes(lkj.skala))
        if labels:
            kategori = Texts(" atau ".join(labels), " or ".join(labels))
            title = Texts(f"Kategori rata-rata capaian, {name}", f"Category of the mean achievement, {name}")
            found[f"kategori:{tabel.id}"] = Headline(title=title, number=None, text=kategori)
        return found

    def _spent(self, replaced: Replaced) -> dict[str, Headline]:
        spent = _absorbed(self._scope.budget(JenisAnggaran.BELANJA), replaced)
        title = Texts("Penyerapan anggaran", "Share of the budget spent")
        return {} if spent is None else {"penyerapan": percent_headline(title, spent)}


def _absorbed(anggaran: Anggaran | None, replaced: Replaced) -> Fraction | None:
    if anggaran is None:
        return None
    rows: Sequence[PosAnggaran | TotalAnggaran] = anggaran.pos if anggaran.total is None else (anggaran.total,)
    budget = full_sum([row.pagu for row in rows], replaced)
    spent = full_sum([row.realisasi for row in rows], replaced)
    return None if budget is None or spent is None or budget <= 0 else Fraction(spent) / Fraction(budget) * _FULL
