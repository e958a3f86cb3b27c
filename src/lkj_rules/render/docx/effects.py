"""
What open errors mean for the report's headlines: a table of the gravest in the summary, and one beneath each matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkj_rules.model.consequences import Consequence, Outlook
from lkj_rules.render.docx.matters import Matter
from lkj_rules.render.docx.paper import Paper
from lkj_rules.render.docx.tables import Align, Column, Content, Lines
from lkj_rules.render.docx.wording import number

MOST = 12
"""A table ends after so many errors; the working paper has all."""
_ELSEWHERE = "sebagaimana dirinci dalam kertas kerja reviu"

_SUMMARY = (
    Column("Temuan nomor", 0.12, Align.CENTRED), Column("Angka utama laporan", 0.42), Column("Semula", 0.15, Align.FIGURES),
    Column("Apabila dikoreksi", 0.31, Align.FIGURES),
)  # fmt: skip
_ONE = (Column("Angka utama laporan", 0.30), Column("Semula", 0.14, Align.FIGURES), Column("Menjadi", 0.56))
_SEVERAL = (
    Column("Yang dikoreksi", 0.26), Column("Angka utama laporan", 0.24), Column("Semula", 0.12, Align.FIGURES),
    Column("Menjadi", 0.38),
)  # fmt: skip
_OF_ONE_HEADLINE = (Column("Yang dikoreksi", 0.44), Column("Menjadi", 0.56))


def write_effects(paper: Paper, matters: Sequence[Matter]) -> None:
    """
    Write a table of the headlines that errors move most, and of the rupiah at stake; nothing where there are none.
    """
    rows = [row for matter in matters if matter.consequences for row in _in_short(matter)]
    if rows:
        paper.lead(
            "Pengaruh kesalahan terhadap angka utama laporan, apabila satu kesalahan saja dikoreksi; dari beberapa kesalahan dalam "
            "satu temuan, yang pengaruhnya terbesar:"
        )
        paper.table(_SUMMARY, rows)


def _in_short(matter: Matter) -> Iterator[tuple[str, ...]]:
    gravest = matter.consequences[0]
    for outlook in gravest.outlooks:
        yield str(matter.number), outlook.headline.id, outlook.before.id, _after(outlook)
    amount = max((each.rupiah or 0 for each in matter.consequences), default=0)
    if amount:
        yield str(matter.number), "Nilai yang dipersoalkan", "", rupiah(amount)


def _after(outlook: Outlook) -> str:
    """
    Write what a headline becomes: one figure, the ends of a range, or each category that may follow.
    """
    texts = list(dict.fromkeys(each.text.id for each in outlook.variations))
    if len(texts) < 3 or not outlook.shift:  # noqa: PLR2004  of two figures each is named
        return " atau ".join(texts)
    return f"{outlook.low.id} s.d. {outlook.high.id}"


def effects_lead(matter: Matter) -> str | None:
    """
    Begin what follows in ``write_matter_effects``; ``None`` where nothing follows.
    """
    moving = [each for each in matter.consequences if each.outlooks]
    headline = _one_headline(moving)
    if headline is None:
        return "Apabila dikoreksi, angka utama laporan berubah sebagai berikut." if moving else None
    name = headline.headline.id[:1].lower() + headline.headline.id[1:]
    return f"Apabila dikoreksi satu per satu, {name}, yang semula {headline.before.id}, berubah sebagai berikut."


def write_matter_effects(paper: Paper, matter: Matter) -> None:
    """
    Write beneath a matter what each of its errors means: the headlines before and after, with what each outcome rests on.
    """
    moving = [each for each in matter.consequences if each.outlooks]
    if not moving:
        return
    subjects = {each.fingerprint: each.subject or each.place.tempat.id for each in matter.findings}
    rows: list[tuple[Content, ...]] = []
    for consequence in moving[:MOST]:
        for outlook in consequence.outlooks:
            name, ways = subjects[consequence.fingerprint], Lines(tuple(_ways(outlook)))
            rows.append((name, outlook.headline.id, outlook.before.id, ways))
    if len(moving) == 1:
        paper.table(_ONE, [row[1:] for row in rows])
    elif _one_headline(moving) is None:
        paper.table(_SEVERAL, rows)
    else:
        paper.table(_OF_ONE_HEADLINE, [(row[0], row[-1]) for row in rows])
    if len(moving) > MOST:
        paper.note(f"Pengaruh {number(len(moving) - MOST)} kesalahan lainnya {_ELSEWHERE}.")


def _one_headline(moving: Sequence[Consequence]) -> Outlook | None:
    """
    Give an outlook that stands for all where several errors move the same headline alone.
    """
    moved = {(outlook.headline, outlook.before) for each in moving for outlook in each.outlooks}
    alone = len(moving) > 1 and len(moved) == 1
    return moving[0].outlooks[0] if alone else None


def _ways(outlook: Outlook) -> Iterator[str]:
    """
    Write each outcome with what it rests on, those that move the headline first.
    """
    ways: dict[str, list[str]] = {}
    for each in sorted(outlook.variations, key=lambda way: way.text == outlook.before):
        ways.setdefault(each.text.id, []).append(each.policy.id)
    for text, policies in ways.items():
        unmoved = "tetap " if text == outlook.before.id else ""
        yield f"{unmoved}{text}: {', atau '.join(policies)}"


def amounts(matter: Matter) -> Iterator[str]:
    """
    Name the rupiah at stake, of each error that is about money.
    """
    subjects = {each.fingerprint: each.subject for each in matter.findings}
    several = len(matter.consequences) > 1
    for each in matter.consequences[:MOST]:
        if each.rupiah is not None:
            subject = subjects[each.fingerprint]
            yield f"Nilai yang dipersoalkan{f' ({subject})' if several and subject else ''}: {rupiah(each.rupiah)}."


def rupiah(amount: int) -> str:
    """
    Write an amount of money.
    """
    return f"Rp{number(amount)}"
