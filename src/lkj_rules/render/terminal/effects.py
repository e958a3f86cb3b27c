"""
What open errors mean for the headlines of a report, and which findings of the baseline are gone.
"""

from __future__ import annotations

from collections.abc import Iterator

from lkj_rules.domain.achievements.recomputation import write_number
from lkj_rules.model.consequences import Consequence, Outlook
from lkj_rules.model.findings import Finding, Texts
from lkj_rules.render.material import Checked
from lkj_rules.render.safe import plain
from lkj_rules.render.terminal.layout import shorten, wrap
from lkj_rules.render.terminal.spans import EMPTY, Line, Span, Style, styled

MOST = 3
"""Consequences that the compact view tells, those of the highest rank."""
_LONGEST = 60

_HEADING = Texts(
    "AKIBAT BAGI ANGKA UTAMA, BILA DIPERBAIKI SATU PER SATU", "WHAT CORRECTING EACH ALONE WOULD DO TO THE HEADLINES"
)
_REPAIRED = Texts("SUDAH DIPERBAIKI SEJAK GARIS DASAR", "REPAIRED SINCE THE BASELINE")


def effect_lines(report: Checked, bahasa: str, width: int, *, verbose: bool) -> Iterator[Line]:
    """
    Lay out the consequences of open errors; none where no error moves a headline or is about money.
    """
    shown = report.consequences if verbose else report.consequences[:MOST]
    if not shown:
        return
    findings = {finding.fingerprint: finding for finding in report.result.findings}
    yield (Span(_HEADING[bahasa], Style.HEADING),)
    for consequence in shown:
        yield from _consequence(consequence, findings[consequence.fingerprint], bahasa, width, verbose=verbose)
    left = len(report.consequences) - len(shown)
    if left:
        more = Texts(f"{left} akibat lain: --verbose.", f"{left} more: --verbose.")
        yield from styled(wrap(more[bahasa], width, first="  "), Style.PLACE)
    yield EMPTY


def _consequence(consequence: Consequence, finding: Finding, bahasa: str, width: int, *, verbose: bool) -> Iterator[Line]:
    subject = finding.subject or finding.title[bahasa]
    name = plain(subject if verbose else shorten(subject, _LONGEST))
    stake = "" if consequence.rupiah is None else f" · Rp{write_number(consequence.rupiah, 0, bahasa)}"
    yield from styled(wrap(f"{finding.rule}  {name}{stake}", width, first="  ", rest="    "))
    for outlook in consequence.outlooks:
        yield from styled(wrap(_outlook(outlook, bahasa), width, first="    ", rest="      "))
        for variation in outlook.variations if verbose and len(outlook.variations) > 1 else ():
            text = f"{variation.text[bahasa]}: {plain(variation.policy[bahasa])}"
            yield from styled(wrap(text, width, first="      · ", rest="        "), Style.PLACE)


def _outlook(outlook: Outlook, bahasa: str) -> str:
    """
    Write a headline before and after; a range names how many ways are possible, a category all that may follow.
    """
    texts = list(dict.fromkeys(plain(variation.text[bahasa]) for variation in outlook.variations))
    after = Texts(" atau ", " or ")[bahasa].join(texts)
    if outlook.shift and len(texts) > 1:
        low, high, number = texts[0], texts[-1], len(outlook.variations)
        between = Texts(
            f"antara {low} dan {high}, bergantung pada rumus atau angka yang dianggap benar ({number} kemungkinan)",
            f"between {low} and {high}, depending on the formula or figure that is taken as right ({number} possibilities)",
        )
        after = between[bahasa]
    return f"{plain(outlook.headline[bahasa])}: {plain(outlook.before[bahasa])} → {after}"


def repaired_lines(report: Checked, bahasa: str, width: int) -> Iterator[Line]:
    """
    Lay out the findings of the baseline that are gone; none where there are none.
    """
    if not report.repaired:
        return
    yield (Span(_REPAIRED[bahasa], Style.HEADING),)
    for each in report.repaired:
        yield from styled(wrap(f"{each.rule}  {plain(each.about)} ({each.fingerprint})", width, first="  ", rest="    "))
    prune = Texts(
        "Buang dari garis dasar: lkj-rules baseline diff --prune.", "Drop them from the baseline: lkj-rules baseline diff --prune."
    )
    yield from styled(wrap(prune[bahasa], width, first="  → ", rest="    "), Style.ADVICE)
    yield EMPTY
