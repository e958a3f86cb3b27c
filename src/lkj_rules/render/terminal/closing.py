"""
The end of the terminal output: broken rules, what was checked and what could not be, and how the run ends.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from lkj_rules.model.findings import RunResult, Texts
from lkj_rules.render.assembling import Untestable, silent, untestable
from lkj_rules.render.labels import status_sentence
from lkj_rules.render.material import Checked, Session, counts
from lkj_rules.render.safe import plain
from lkj_rules.render.sentences import NO_FIGURES, found_sentence
from lkj_rules.render.terminal.layout import shorten, wrap
from lkj_rules.render.terminal.spans import EMPTY, Line, Span, Style, styled

SHOWN_REASONS = SHOWN_RULES = 3
"""The most frequent reasons are named, on a line each; ``--verbose`` and the JSON output name all, and in full."""
SHORTEST_REASON = 24


@attrs.frozen(kw_only=True)
class ClosingPage:
    """
    Lay out what follows the findings.
    """

    bahasa: str
    width: int
    verbose: bool

    def breakages(self, result: RunResult) -> Iterator[Line]:
        """
        Give the lines on rules that broke; none where all is well.
        """
        if not result.breakages:
            return
        yield self._title(Texts("ATURAN YANG RUSAK", "BROKEN RULES"), Style.ALARM)
        for breakage in result.breakages:
            text = f"{breakage.rule} {plain(breakage.pointer)}: {plain(breakage.error)}"
            yield from styled(wrap(text, self.width, first="  ", rest="    "))
        advice = Texts(
            "Ini kesalahan dalam aturannya, bukan dalam laporan; sampaikan kepada pemelihara aturan.",
            "The fault is the rule's, not the report's; tell whoever maintains the rule.",
        )
        yield from styled(wrap(advice[self.bahasa], self.width, first="  → ", rest="    "), Style.ADVICE)
        yield EMPTY

    def assurance(self, result: RunResult) -> Iterator[Line]:
        """
        Give the lines on what was checked and held, and on what could not be tested and why.
        """
        yield self._title(Texts("YANG SUDAH DAN YANG BELUM DIPERIKSA", "WHAT WAS CHECKED, AND WHAT WAS NOT"))
        for sentence in self._sentences(result):
            yield from styled(wrap(sentence, self.width, first="  "))
        partly = Texts("Tidak dapat diuji pada sebagian isian", "Could not be tested in places")
        yield from self._reasons(untestable(result), partly)
        never = Texts("Aturan yang sama sekali belum dapat diuji", "Rules that could not be tested at all")
        yield from self._reasons(silent(result), never)
        yield EMPTY

    def _sentences(self, result: RunResult) -> Iterator[str]:
        tally = counts(*result.rules)
        assurance = result.assurance
        seen, numbers, unseen = len(assurance.looked_at), assurance.numbers, len(assurance.unguarded)
        yield NO_FIGURES[self.bahasa] if not numbers else Texts(
            f"Sedikitnya satu aturan memeriksa {seen} dari {numbers} angka dan predikat; {unseen} belum.",
            f"{seen} of {numbers} figures and predicates were checked by at least one rule; {unseen} not.",
        )[self.bahasa]
        yield Texts(
            f"{len(result.rules)} aturan: {tally['pass']} pengujian terpenuhi, {tally['fail']} tidak, "
            f"{tally['not_testable']} tidak dapat diuji.",
            f"{len(result.rules)} rule{'s' if len(result.rules) != 1 else ''}: "
            f"{tally['pass']} evaluations held, {tally['fail']} did not, "
            f"{tally['not_testable']} not testable.",
        )[self.bahasa]

    def _reasons(self, reasons: list[Untestable], title: Texts) -> Iterator[Line]:
        if not reasons:
            return
        shown = len(reasons) if self.verbose or len(reasons) <= SHOWN_REASONS + 1 else SHOWN_REASONS
        number, count = len(reasons), sum(reason.count for reason in reasons)
        most = Texts(f" ({count}×); {shown} dari {number} sebab", f" ({count}×); {shown} of {number} reasons")
        heading = title[self.bahasa] + (most[self.bahasa] if shown < number else "")
        yield from styled(wrap(f"{heading}:", self.width, first="  "))
        column = len(str(reasons[0].count))
        for reason in reasons[:shown]:
            first = f"  {reason.count:>{column + 2}}× "
            yield from styled(wrap(self._reason(reason, self.width - len(first)), self.width, first=first))

    def _reason(self, reason: Untestable, room: int) -> str:
        """
        Write a reason and its rules; ``room`` is what one line holds.
        """
        text = plain(reason.text[self.bahasa])
        if self.verbose:
            return f"{text} ({', '.join(reason.rules)})"
        more = f", +{len(reason.rules) - SHOWN_RULES}" if len(reason.rules) > SHOWN_RULES else ""
        rules = f" ({', '.join(reason.rules[:SHOWN_RULES])}{more})"
        return shorten(text, max(room - len(rules), SHORTEST_REASON)) + rules

    def brief(self, report: Checked) -> Iterator[Line]:
        """
        Say in one sentence that a report among several has no findings, and how much was checked.
        """
        tally = counts(*report.result.rules)
        seen, numbers = len(report.result.assurance.looked_at), report.result.assurance.numbers
        reach = Texts(
            f"{seen} dari {numbers} angka dan predikat diperiksa" if numbers else "tanpa angka atau predikat",
            f"{seen} of {numbers} figures and predicates checked" if numbers else "no figures or predicates",
        )
        text = Texts(
            f"tidak ada temuan; {reach.id}, {tally['not_testable']} tidak dapat diuji.",
            f"nothing found; {reach.en}, {tally['not_testable']} could not be tested.",
        )
        yield from styled(wrap(f"{plain(report.path)}: {text[self.bahasa]}", self.width, rest="  "))

    def verdict(self, session: Session) -> Iterator[Line]:
        """
        Give the last lines: how much was found, and what the exit status means.
        """
        number = len(session.reports)
        within = Texts(f" dalam {number} laporan", f" in {number} reports")[self.bahasa] if number > 1 else ""
        found = found_sentence(list(session.findings()), self.bahasa) or Texts("Tidak ada temuan", "Nothing found")[self.bahasa]
        if number:
            yield from styled(wrap(f"{found}{within}.", self.width), Style.TITLE)
        unread = len({problem.file for problem in session.problems})
        if unread:
            text = Texts(f"{unread} berkas tidak dapat dibaca.", f"{unread} file(s) could not be read.")
            yield (Span(text[self.bahasa], Style.ALARM),)
        yield from styled(wrap(status_sentence(session.status, session.fail_on, self.bahasa), self.width))

    def _title(self, texts: Texts, style: Style = Style.HEADING) -> Line:
        return (Span(texts[self.bahasa], style),)
