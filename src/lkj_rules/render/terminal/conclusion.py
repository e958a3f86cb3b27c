"""
What follows the findings: broken rules, what errors mean for the headlines, what was checked and what not, how the run ends.
"""

from __future__ import annotations

from collections.abc import Iterator

from lkj_rules.domain.achievements.recomputation import write_number
from lkj_rules.model.findings import Texts
from lkj_rules.model.results import Consequence, Outlook, RunResult
from lkj_rules.render.material import Checked, Session, counts
from lkj_rules.render.terminal.lines import EMPTY, Line, Screen, Span, Style, shorten
from lkj_rules.render.text import plain
from lkj_rules.render.views.assurance import Untestable, silent, untestable
from lkj_rules.render.wording import NO_FIGURES, found_sentence, status_sentence

SHOWN_REASONS = SHOWN_RULES = 3
"""The most frequent reasons are named, on a line each; ``--verbose`` and the JSON output name all, and in full."""
SHORTEST_REASON = 24
MOST = 3
"""Consequences that the compact view shows, those of the highest rank."""
_LONGEST = 60


def breakage_lines(result: RunResult, screen: Screen) -> Iterator[Line]:
    """
    Give the lines on rules that broke; none where all is well.
    """
    if not result.breakages:
        return
    yield (Span(Texts("ATURAN YANG RUSAK", "BROKEN RULES")[screen.bahasa], Style.ALARM),)
    for breakage in result.breakages:
        yield from screen.text(f"{breakage.rule} {plain(breakage.pointer)}: {plain(breakage.error)}", first="  ", rest="    ")
    advice = Texts("Ini kesalahan dalam aturannya, bukan dalam laporan; sampaikan kepada pemelihara aturan.",
                   "The fault is the rule's, not the report's; report it to whoever maintains the rule.")
    yield from screen.text(advice[screen.bahasa], Style.ADVICE, first="  → ")
    yield EMPTY


def effect_lines(report: Checked, screen: Screen) -> Iterator[Line]:
    """
    Lay out the consequences of open errors; none where no error moves a headline or is about money.
    """
    shown = report.consequences if screen.verbose else report.consequences[:MOST]
    if not shown:
        return
    heading = Texts("AKIBAT BAGI ANGKA UTAMA, BILA DIPERBAIKI SATU PER SATU",
                    "WHAT CORRECTING EACH ALONE WOULD DO TO THE HEADLINES")
    yield (Span(heading[screen.bahasa], Style.HEADING),)
    for consequence in shown:
        yield from _effect(consequence, report, screen)
    left = len(report.consequences) - len(shown)
    if left:
        more = Texts(f"{left} akibat lain: --verbose.", f"{left} more: --verbose.")
        yield from screen.text(more[screen.bahasa], Style.PLACE, first="  ")
    yield EMPTY


def _effect(consequence: Consequence, report: Checked, screen: Screen) -> Iterator[Line]:
    finding, bahasa = report.by_fingerprint[consequence.fingerprint], screen.bahasa
    subject = finding.subject or finding.title[bahasa]
    name = plain(subject if screen.verbose else shorten(subject, _LONGEST))
    stake = "" if consequence.rupiah is None else f" · Rp{write_number(consequence.rupiah, 0, bahasa)}"
    yield from screen.text(f"{finding.rule}  {name}{stake}", first="  ", rest="    ")
    for outlook in consequence.outlooks:
        yield from screen.text(_outlook(outlook, bahasa), first="    ", rest="      ")
        for variation in outlook.variations if screen.verbose and len(outlook.variations) > 1 else ():
            text = f"{variation.text[bahasa]}: {plain(variation.policy[bahasa])}"
            yield from screen.text(text, Style.PLACE, first="      · ")


def _outlook(outlook: Outlook, bahasa: str) -> str:
    """
    Write a headline before and after; a range names how many ways are possible, a category all that may follow.
    """
    texts = list(dict.fromkeys(plain(variation.text[bahasa]) for variation in outlook.variations))
    after = Texts(" atau ", " or ")[bahasa].join(texts)
    if outlook.shift and len(texts) > 1:
        low, high, number = texts[0], texts[-1], len(outlook.variations)
        after = Texts(
            f"antara {low} dan {high}, bergantung pada rumus atau angka yang dianggap benar ({number} kemungkinan)",
            f"between {low} and {high}, depending on the formula or figure that is taken as right ({number} possibilities)",
        )[bahasa]
    return f"{plain(outlook.headline[bahasa])}: {plain(outlook.before[bahasa])} → {after}"


def repaired_lines(report: Checked, screen: Screen) -> Iterator[Line]:
    """
    Lay out the baseline findings that no longer occur; none where there are none.
    """
    if not report.repaired:
        return
    heading = Texts("SUDAH DIPERBAIKI SEJAK GARIS DASAR", "REPAIRED SINCE THE BASELINE")
    yield (Span(heading[screen.bahasa], Style.HEADING),)
    for each in report.repaired:
        yield from screen.text(f"{each.rule}  {plain(each.about)} ({each.fingerprint})", first="  ", rest="    ")
    prune = Texts("Buang dari garis dasar: lkj-rules baseline diff --prune.",
                  "Drop them from the baseline: lkj-rules baseline diff --prune.")
    yield from screen.text(prune[screen.bahasa], Style.ADVICE, first="  → ")
    yield EMPTY


def assurance_lines(result: RunResult, screen: Screen) -> Iterator[Line]:
    """
    Give the lines on what was checked and held, and on what could not be tested and why.
    """
    bahasa, tally, assurance = screen.bahasa, counts(*result.rules), result.assurance
    seen, numbers, unseen, rules = len(assurance.looked_at), assurance.numbers, len(assurance.unguarded), len(result.rules)
    heading = Texts("YANG SUDAH DAN YANG BELUM DIPERIKSA", "WHAT WAS CHECKED, AND WHAT WAS NOT")
    yield (Span(heading[bahasa], Style.HEADING),)
    reach = NO_FIGURES if not numbers else Texts(
        f"Sedikitnya satu aturan memeriksa {seen} dari {numbers} angka dan predikat; {unseen} belum.",
        f"{seen} of {numbers} figures and predicates were checked by at least one rule; {unseen} not.",
    )
    yield from screen.text(reach[bahasa], first="  ")
    held = Texts(
        f"{rules} aturan: {tally['pass']} pengujian terpenuhi, {tally['fail']} tidak, {tally['not_testable']} tidak dapat diuji.",
        f"{rules} rule{'s' if rules != 1 else ''}: {tally['pass']} evaluations held, {tally['fail']} did not, "
        f"{tally['not_testable']} not testable.",
    )
    yield from screen.text(held[bahasa], first="  ")
    partly = Texts("Tidak dapat diuji pada sebagian isian", "Could not be tested in places")
    yield from _reasons(untestable(result), partly[bahasa], screen)
    never = Texts("Aturan yang sama sekali belum dapat diuji", "Rules that could not be tested at all")
    yield from _reasons(silent(result), never[bahasa], screen)
    yield EMPTY


def _reasons(reasons: list[Untestable], title: str, screen: Screen) -> Iterator[Line]:
    if not reasons:
        return
    number, count = len(reasons), sum(reason.count for reason in reasons)
    shown = number if screen.verbose or number <= SHOWN_REASONS + 1 else SHOWN_REASONS
    most = Texts(f" ({count}×); {shown} dari {number} sebab", f" ({count}×); {shown} of {number} reasons")[screen.bahasa]
    yield from screen.text(f"{title}{most if shown < number else ''}:", first="  ")
    column = len(str(reasons[0].count)) + 2
    for reason in reasons[:shown]:
        first = f"  {reason.count:>{column}}× "
        yield from screen.text(_reason(reason, screen.width - len(first), screen), first=first)


def _reason(reason: Untestable, room: int, screen: Screen) -> str:
    text = plain(reason.text[screen.bahasa])
    if screen.verbose:
        return f"{text} ({', '.join(reason.rules)})"
    more = f", +{len(reason.rules) - SHOWN_RULES}" if len(reason.rules) > SHOWN_RULES else ""
    rules = f" ({', '.join(reason.rules[:SHOWN_RULES])}{more})"
    return shorten(text, max(room - len(rules), SHORTEST_REASON)) + rules


def brief_lines(report: Checked, screen: Screen) -> Iterator[Line]:
    """
    Say in one sentence that a report among several has no findings, and how much was checked.
    """
    untested = counts(*report.result.rules)["not_testable"]
    seen, numbers = len(report.result.assurance.looked_at), report.result.assurance.numbers
    reach = Texts(
        f"{seen} dari {numbers} angka dan predikat diperiksa" if numbers else "tanpa angka atau predikat",
        f"{seen} of {numbers} figures and predicates checked" if numbers else "no figures or predicates",
    )
    text = Texts(f"tidak ada temuan; {reach.id}, {untested} tidak dapat diuji.",
                 f"nothing found; {reach.en}, {untested} could not be tested.")
    yield from screen.text(f"{plain(report.path)}: {text[screen.bahasa]}", rest="  ")


def verdict_lines(session: Session, screen: Screen) -> Iterator[Line]:
    """
    Give the last lines: how much was found, and what the exit status means.
    """
    bahasa, number, unread = screen.bahasa, len(session.reports), len({problem.file for problem in session.problems})
    within = Texts(f" dalam {number} laporan", f" in {number} reports")[bahasa] if number > 1 else ""
    found = found_sentence(list(session.findings()), bahasa) or Texts("Tidak ada temuan", "Nothing found")[bahasa]
    if number:
        yield from screen.text(f"{found}{within}.", Style.TITLE)
    if unread:
        text = Texts(f"{unread} berkas tidak dapat dibaca.", f"{unread} file(s) could not be read.")
        yield (Span(text[bahasa], Style.ALARM),)
    yield from screen.text(status_sentence(session.status, session.fail_on, bahasa))
