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
from lkj_rules.domain.achievements.table_means import claimed_means
from lkj_rules.domain.budget.mentions import in_table
from lkj_rules.domain.scope import Scope
from lkj_rules.engine.corrections import Correction, Replaced, corrections
from lkj_rules.engine.headlines import Headline, Headlines, percent_headline
from lkj_rules.model.documents import JenisKlaim, Klaim, Menurut, SebutanAnggaran, TotalAnggaran, Ukuran
from lkj_rules.model.findings import Finding, Severity, Status, Texts
from lkj_rules.model.intervals import Interval, Number, divide
from lkj_rules.model.pointers import places_of
from lkj_rules.model.results import Consequence, Outlook, RunResult, Variation
from lkj_rules.model.values import Nilai


def consequences_of(scope: Scope, result: RunResult) -> tuple[tuple[Consequence, ...], tuple[Outlook, ...]]:
    """
    Give what each open error means, the one that moves a headline most first, then by rupiah; and headlines with all corrected.

    Errors that move no headline and are not about money are left out. With all corrected, the first correction of each holds: the
    formula due, without a cap that nobody stated, and of two tables the one that measures.
    """
    errors = [each for each in result.findings if each.severity is Severity.ERROR and each.status is Status.OPEN]
    if not errors:
        return (), ()
    wanted = {place.pointer for each in errors for place in (each.place, *each.related)}
    things = {pointer: thing for pointer, thing in places_of(scope.laporan) if pointer in wanted}
    headlines = Headlines(scope)
    found, replaced = [], Replaced()
    for error in errors:
        blamed = things.get(error.place.pointer)
        possible = corrections(scope, error, things)
        outlooks = tuple(_moved(headlines, possible))
        stated = _stated_headline(scope, error, blamed) if isinstance(blamed, Nilai) else None
        rupiah = error.rupiah or (_misquoted(scope, blamed) if isinstance(blamed, Nilai) else None)
        if outlooks or stated or rupiah:
            moved = outlooks if stated is None else (*outlooks, stated)
            found.append(Consequence(fingerprint=error.fingerprint, outlooks=moved, rupiah=rupiah or None, rank=1))
        for cell, other in possible[0].replaced.items() if possible else ():
            replaced.setdefault(cell, other)
    found.sort(key=_weight, reverse=True)
    together = Correction(policy=Texts("semua kesalahan dikoreksi", "every error corrected"), replaced=replaced)
    return (
        tuple(attrs.evolve(each, rank=number) for number, each in enumerate(found, start=1)), tuple(_moved(headlines, [together])),
    )  # fmt: skip


def _weight(consequence: Consequence) -> tuple[Fraction, int]:
    return max((each.shift for each in consequence.outlooks), default=Fraction(0)), consequence.rupiah or 0


def _moved(headlines: Headlines, found: Sequence[Correction]) -> Iterator[Outlook]:
    """
    Compute the headlines that rest on a corrected figure, under every correction; one that none of them moves has no outlook.
    """
    after = [(each.policy, headlines.with_others(each.replaced)) for each in found]
    for key in dict.fromkeys(key for _, made in after for key in made if key in headlines.printed):
        headline = headlines.printed[key]
        variations = [(policy, (made or headlines.printed)[key]) for policy, made in after if not made or key in made]
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
        case SebutanAnggaran(pos=None) as mention if mention.persen is blamed:
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
    return _outlook(before, [(policy, percent_headline(title, number)) for policy, number in following]) if following else None


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
    if not isinstance(mention, SebutanAnggaran) or mention.pos or mention.jumlah is not blamed or blamed.tepat is None:
        return None
    table = in_table(scope, mention)
    amount = None if table is None else table.jumlah
    return None if amount is None or isinstance(amount, Interval) else round(abs(abs(Fraction(blamed.tepat)) - amount))
