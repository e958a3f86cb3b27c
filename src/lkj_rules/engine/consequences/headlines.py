"""
The headlines of a report, computed from its rows: the mean capaian of a measurement table, its category, the share spent.

Each can be computed again with some figures replaced, which is how a correction shows its effect.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import attrs

from lkj_rules.domain.achievements.means import Pembulatan
from lkj_rules.domain.achievements.recomputation import write_number
from lkj_rules.domain.achievements.table_means import means
from lkj_rules.domain.categories.scale import label_for
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import Anggaran, Cakupan, JenisAnggaran, JenisTabel, Menurut, PosAnggaran, Tabel, TotalAnggaran
from lkj_rules.model.findings import Texts
from lkj_rules.model.identity import ByIdentity
from lkj_rules.model.intervals import Exact
from lkj_rules.model.values import Nilai, Rupiah

DIGITS = 2
"""Digits after the mark that a headline is written with."""

_FULL = 100

Replaced = ByIdentity[Nilai, Exact]
"""Other figures for values of the report: a capaian in percent, an amount in rupiah."""


@attrs.frozen(kw_only=True)
class Headline:
    """
    Hold a headline: what it is, its number in percent where it is one, and how it is written.
    """

    title: Texts
    number: Fraction | None
    text: Texts


def headlines(scope: Scope, replaced: Replaced) -> dict[str, Headline]:
    """
    Compute every headline that the report's figures allow, by a key that stays the same when figures are replaced.
    """
    found: dict[str, Headline] = {}
    for tabel in scope.tables.values():
        if tabel.jenis is JenisTabel.PENGUKURAN:
            found |= _of_table(scope, tabel, replaced)
    spent = _spent(scope.budget(JenisAnggaran.BELANJA), replaced)
    if spent is not None:
        found["penyerapan"] = _percent(Texts("Penyerapan anggaran", "Share of the budget spent"), spent)
    return found


def _of_table(scope: Scope, tabel: Tabel, replaced: Replaced) -> dict[str, Headline]:
    mean, count = _mean(scope, tabel, replaced)
    if mean is None:
        return {}
    name = tabel.judul or str(tabel.id)
    title = Texts(f"Rata-rata capaian, {name} ({count} baris)", f"Mean achievement, {name} ({count} rows)")
    found = {f"rata:{tabel.id}": _percent(title, mean)}
    lkj = scope.laporan.lkj
    labels = () if lkj is None else label_for(mean, DIGITS, lkj.skala)
    if labels:
        kategori = Texts(" atau ".join(labels), " or ".join(labels))
        title = Texts(f"Kategori rata-rata capaian, {name}", f"Category of the mean achievement, {name}")
        found[f"kategori:{tabel.id}"] = Headline(title=title, number=None, text=kategori)
    return found


def _mean(scope: Scope, tabel: Tabel, replaced: Replaced) -> tuple[Fraction | None, int]:
    """
    Give the mean of the printed capaian over the rows, and how many they are; none where a row has no number or there is but one.
    """
    known = means(scope, Cakupan(tabel=tabel.id, menurut=Menurut.BARIS), replaced) or ()
    rata = next((each for each in known if each.pembulatan is Pembulatan.SESUDAH), None)
    return (None, 0) if rata is None or rata.banyak < 2 else (Fraction(rata.tepat), rata.banyak)  # noqa: PLR2004


def _percent(title: Texts, number: Fraction) -> Headline:
    return Headline(title=title, number=number, text=percent_words(number))


def percent_words(number: Fraction) -> Texts:
    """
    Write a headline's number.
    """
    return Texts(f"{write_number(number, DIGITS, 'id')} %", f"{write_number(number, DIGITS, 'en')}%")


def _spent(anggaran: Anggaran | None, replaced: Replaced) -> Fraction | None:
    if anggaran is None:
        return None
    rows: Sequence[PosAnggaran | TotalAnggaran] = anggaran.pos if anggaran.total is None else (anggaran.total,)
    budget = _sum([row.pagu for row in rows], replaced)
    spent = _sum([row.realisasi for row in rows], replaced)
    return None if budget is None or spent is None or budget <= 0 else Fraction(spent) / Fraction(budget) * _FULL


def _sum(amounts: Sequence[Rupiah | None], replaced: Replaced) -> Exact | None:
    known = [None if amount is None else replaced.get(amount, amount.tepat) for amount in amounts]
    numbers = [number for number in known if number is not None]
    return sum(numbers, Fraction(0)) if numbers and len(numbers) == len(known) else None
