"""
What open errors mean: the report's headlines as they are, and as they would be with one error's figure corrected.

A headline is the mean capaian of a measurement table, its category, or the share of the budget spent. It is recomputed from the
rows that it rests on; where the error is that a sentence or a total row states another one, it is as stated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import attrs

from lkj_rules.domain.achievements.means import Pembulatan
from lkj_rules.domain.achievements.recomputation import write_number
from lkj_rules.domain.achievements.table_means import claimed_means, means
from lkj_rules.domain.budget.totals import in_table
from lkj_rules.domain.categories.scale import label_for
from lkj_rules.domain.scope import Scope
from lkj_rules.engine.corrections import Correction, Replaced, corrections, full_sum
from lkj_rules.model.documents import (
    Anggaran,
    Cakupan,
    JenisAnggaran,
    JenisKlaim,
    JenisTabel,
    Klaim,
    Laporan,
    Menurut,
    PosAnggaran,
    SebutanAnggaran,
    Tabel,
    TotalAnggaran,
    Ukuran,
)
from lkj_rules.model.findings import Finding, Severity, Status, Texts
from lkj_rules.model.identity import ByIdentity
from lkj_rules.model.intervals import Interval, Number, divide
from lkj_rules.model.pointers import places_of
from lkj_rules.model.results import Consequence, Outlook, RunResult, Variation
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


def consequences_of(laporan: Laporan, result: RunResult) -> tuple[Consequence, ...]:
    """
    Give what each open error means: the one that moves a headline most first, then by rupiah.

    Errors that move no headline and are not about money are left out.
    """
    errors = [each for each in result.findings if each.severity is Severity.ERROR and each.status is Status.OPEN]
    if not errors:
        return ()
    scope = Scope(laporan)
    wanted = {place.pointer for each in errors for place in (each.place, *each.related)}
    things = {pointer: thing for pointer, thing in places_of(laporan) if pointer in wanted}
    before = _headlines(scope, ByIdentity())
    found = []
    for error in errors:
        blamed = things.get(error.place.pointer)
        outlooks = tuple(_moved(scope, before, corrections(scope, error, things)))
        stated = _stated_headline(scope, error, blamed) if isinstance(blamed, Nilai) else None
        rupiah = error.rupiah or (_misquoted(scope, blamed) if isinstance(blamed, Nilai) else None)
        if outlooks or stated or rupiah:
            moved = outlooks if stated is None else (*outlooks, stated)
            found.append(Consequence(fingerprint=error.fingerprint, outlooks=moved, rupiah=rupiah or None, rank=1))
    found.sort(key=_weight, reverse=True)
    return tuple(attrs.evolve(each, rank=number) for number, each in enumerate(found, start=1))


def _weight(consequence: Consequence) -> tuple[Fraction, int]:
    return max((each.shift for each in consequence.outlooks), default=Fraction(0)), consequence.rupiah or 0


def _moved(scope: Scope, before: dict[str, Headline], found: Sequence[Correction]) -> Iterator[Outlook]:
    """
    Compute every headline under every correction; a headline that none of them moves has no outlook.
    """
    after = [(each, _headlines(scope, each.replaced)) for each in found]
    for key, headline in before.items():
        variations = [(each.policy, made[key]) for each, made in after if key in made]
        if any(made.text != headline.text for _, made in variations):
            yield _outlook(headline, variations)


def _outlook(headline: Headline, variations: Sequence[tuple[Texts, Headline]]) -> Outlook:
    """
    Make the outlook of a headline from what it would be, each time after the words for why.
    """
    ordered = variations
    shift = Fraction(0)
    if headline.number is not None:
        ordered = sorted(variations, key=lambda each: each[1].number or Fraction(0))
        shift = max(abs((made.number or Fraction(0)) - headline.number) for _, made in variations)
    return Outlook(
        headline=headline.title, before=headline.text, low=ordered[0][1].text, high=ordered[-1][1].text,
        variations=tuple(Variation(policy=policy, text=made.text) for policy, made in ordered), shift=shift,
    )  # fmt: skip


def _headlines(scope: Scope, replaced: Replaced) -> dict[str, Headline]:
    """
    Compute every headline that the report's figures allow, by a key that stays the same when figures are replaced.
    """
    found: dict[str, Headline] = {}
    for tabel in scope.tables.values():
        if tabel.jenis is JenisTabel.PENGUKURAN:
            found |= _of_table(scope, tabel, replaced)
    spent = _absorbed(scope.budget(JenisAnggaran.BELANJA), replaced)
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
    labels = () if lkj is None else label_for(mean, _DIGITS, lkj.skala)
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
    text = Texts(f"{write_number(number, _DIGITS, 'id')} %", f"{write_number(number, _DIGITS, 'en')}%")
    return Headline(title=title, number=number, text=text)


def _absorbed(anggaran: Anggaran | None, replaced: Replaced) -> Fraction | None:
    if anggaran is None:
        return None
    rows: Sequence[PosAnggaran | TotalAnggaran] = anggaran.pos if anggaran.total is None else (anggaran.total,)
    budget = full_sum([row.pagu for row in rows], replaced)
    spent = full_sum([row.realisasi for row in rows], replaced)
    return None if budget is None or spent is None or budget <= 0 else Fraction(spent) / Fraction(budget) * _FULL


def _stated_headline(scope: Scope, finding: Finding, blamed: Nilai) -> Outlook | None:
    """
    Give a stated mean or share of a budget with what the figures give instead; ``None`` where a finding blames no such statement.
    """
    stated = blamed.tepat
    if stated is None:
        return None
    place = finding.place.tempat
    match next(scope.places.owners(blamed), None):
        case Klaim(jenis=JenisKlaim.RATA_RATA_CAPAIAN) as klaim if klaim.nilai is blamed:
            title = Texts(f"Rata-rata capaian yang dinyatakan pada {place.id}", f"Mean achievement stated in {place.en}")
            following = list(_means(scope, klaim))
        case SebutanAnggaran() as mention if mention.persen is blamed:
            part = Texts("sisa", "left") if mention.ukuran is Ukuran.SISA else Texts("realisasi", "spent")
            title = Texts(f"Persentase {part.id} anggaran yang disebut pada {place.id}", f"Share {part.en} as said in {place.en}")
            share = None if (table := in_table(scope, mention)) is None else table.persen
            following = list(_share(share, Texts("menurut tabel anggaran", "by the budget table")))
        case TotalAnggaran() as total if total.persen is blamed:
            title = Texts(f"Persentase realisasi pada baris jumlah {place.id}", f"Share spent in the total row of {place.en}")
            following = list(_share(_spent(total), Texts("realisasi ÷ pagu × 100", "spent ÷ budget × 100")))
        case _:
            return None
    text = blamed.teks.strip()
    before = Headline(title=title, number=Fraction(stated), text=Texts(text, text))
    return _outlook(before, [(policy, _percent(title, number)) for policy, number in following]) if following else None


def _means(scope: Scope, klaim: Klaim) -> Iterator[tuple[Texts, Fraction]]:
    seen = set()
    for rata in claimed_means(scope, klaim) or ():
        if rata.pembulatan is Pembulatan.SESUDAH and rata.tepat not in seen:
            seen.add(rata.tepat)
            noun = _AVERAGED[rata.menurut]
            yield Texts(f"rata-rata {rata.banyak} {noun.id}", f"mean over {rata.banyak} {noun.en}"), Fraction(rata.tepat)


_AVERAGED = {
    Menurut.BARIS: Texts("baris", "rows"),
    Menurut.SASARAN: Texts("sasaran", "objectives"),
    Menurut.INDUK: Texts("baris induk", "parent rows"),
}


def _spent(total: TotalAnggaran) -> Number | None:
    if total.pagu is None or total.realisasi is None or total.pagu.tepat is None or total.realisasi.tepat is None:
        return None
    share = divide(total.realisasi.tepat, total.pagu.tepat)
    return None if share is None else share * 100


def _share(share: Number | None, policy: Texts) -> Iterator[tuple[Texts, Fraction]]:
    """
    Give a share; of a printed one, which stands for an interval, the middle is what is printed.
    """
    if share is not None:
        yield policy, (Fraction(share.low) + Fraction(share.high)) / 2 if isinstance(share, Interval) else Fraction(share)


def _misquoted(scope: Scope, blamed: Nilai) -> int | None:
    """
    Give how many rupiah an amount in the text is off the budget table; ``None`` for other values, and where that is unclear.
    """
    mention = next(scope.places.owners(blamed), None)
    if not isinstance(mention, SebutanAnggaran) or mention.jumlah is not blamed or blamed.tepat is None:
        return None
    table = in_table(scope, mention)
    amount = None if table is None else table.jumlah
    return None if amount is None or isinstance(amount, Interval) else round(abs(abs(Fraction(blamed.tepat)) - amount))
