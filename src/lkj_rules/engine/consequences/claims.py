"""
Headlines that a report states in words, or in a total row, and that do not follow from its figures: as stated, and as they follow.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from lkj_rules.domain.achievements.means import Pembulatan
from lkj_rules.domain.achievements.table_means import claimed_means
from lkj_rules.domain.budget.totals import in_table
from lkj_rules.domain.scope import Scope
from lkj_rules.engine.consequences.headlines import percent_words
from lkj_rules.model.consequences import Outlook, Variation
from lkj_rules.model.documents import JenisKlaim, Klaim, Menurut, SebutanAnggaran, TotalAnggaran, Ukuran
from lkj_rules.model.findings import Finding, Texts
from lkj_rules.model.intervals import Interval, Number, divide
from lkj_rules.model.values import Nilai

_Following = tuple[Texts, Fraction]
"""What a stated headline should be, after the words for how it follows."""


def stated_headline(scope: Scope, finding: Finding, blamed: Nilai) -> Outlook | None:
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
    return _outlook(title, blamed.teks.strip(), Fraction(stated), following) if following else None


def _means(scope: Scope, klaim: Klaim) -> Iterator[_Following]:
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


def _share(share: Number | None, policy: Texts) -> Iterator[_Following]:
    """
    Give a share; of a printed one, which stands for an interval, the middle is what is printed.
    """
    if share is not None:
        yield policy, (Fraction(share.low) + Fraction(share.high)) / 2 if isinstance(share, Interval) else Fraction(share)


def _outlook(title: Texts, stated: str, value: Fraction, following: list[_Following]) -> Outlook:
    ordered = sorted(following, key=lambda each: each[1])
    told = tuple(Variation(policy=policy, text=percent_words(number)) for policy, number in ordered)
    return Outlook(
        headline=title, before=Texts(stated, stated), low=told[0].text, high=told[-1].text, variations=told,
        shift=max(abs(number - value) for _, number in ordered),
    )  # fmt: skip


def misquoted(scope: Scope, blamed: Nilai) -> int | None:
    """
    Give how many rupiah an amount in the text is off the budget table; ``None`` for other values, and where it cannot be told.
    """
    mention = next(scope.places.owners(blamed), None)
    if not isinstance(mention, SebutanAnggaran) or mention.jumlah is not blamed or blamed.tepat is None:
        return None
    table = in_table(scope, mention)
    amount = None if table is None else table.jumlah
    return None if amount is None or isinstance(amount, Interval) else round(abs(abs(Fraction(blamed.tepat)) - amount))
