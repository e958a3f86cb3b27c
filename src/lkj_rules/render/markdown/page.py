"""
What stands on the page besides the findings: the report, the checklist, broken rules, and what could not be tested.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import attrs

from lkj_rules.domain.checklist import PARTS
from lkj_rules.model.findings import Texts
from lkj_rules.render.markdown.bullets import BulletWriter
from lkj_rules.render.markdown.fitting import Block, Section
from lkj_rules.render.material import Checked, Session, counts
from lkj_rules.render.safe import markdown, plain
from lkj_rules.render.sentences import found_sentence
from lkj_rules.render.views.checklist import Answer, answer_checklist
from lkj_rules.render.views.groups import silent, untestable

_ANSWERS = {
    Answer.YES: Texts("ya", "yes"),
    Answer.NO: Texts("**tidak**", "**no**"),
    Answer.OPEN: Texts("tidak dapat disimpulkan", "cannot be concluded"),
}
SHOWN_REASONS = 5
LONGEST_NAME = 300
"""A longer name of an office or a file is cut: what always stands must leave room for findings."""
CHECKLIST_RANK, REASONS_RANK = 2, 6
"""Where room is short the checklist goes before errors do, and the reasons go first."""


@attrs.frozen(kw_only=True)
class PageWriter:
    """
    Write the page on one report.
    """

    report: Checked
    session: Session

    def sections(self) -> Iterator[Section]:
        """
        Give the sections in the order of the page.
        """
        bahasa = self.session.bahasa
        yield Section(opening=self._head())
        yield self._checklist()
        if self.report.result.breakages:
            title = Texts("Aturan yang rusak", "Broken rules")
            broken = self.report.result.breakages
            lines = [f"- {each.rule} {markdown(each.pointer)}: {markdown(each.error)}\n" for each in broken]
            yield items(title, lines, bahasa)
        yield from BulletWriter(report=self.report, bahasa=bahasa).sections()
        yield from self._reasons()

    def _head(self) -> str:
        bahasa, session, report = self.session.bahasa, self.session, self.report
        title = Texts("Ringkasan reviu Laporan Kinerja", "Review summary of the performance report")[bahasa]
        name, made = Texts("Berkas", "File")[bahasa], Texts("Diperiksa dengan", "Checked with")[bahasa]
        number = Texts(f"{len(session.rules)} aturan", f"{len(session.rules)} rules")[bahasa]
        tool = f"lkj-rules {session.version}, {number} (`{session.rules.hash}`)"
        return (
            f"# {title}: {markdown(_cut(report.entity))}, {report.year}\n\n"
            f"{name}: {_code(_cut(report.path))} (SHA-256 `{report.sha256[:16]}…`). {made}: {tool}.\n\n{self._counts()}\n\n"
        )

    def _counts(self) -> str:
        bahasa, result = self.session.bahasa, self.report.result
        tally, assurance = counts(*result.rules), result.assurance
        found = found_sentence(result.findings, bahasa) or Texts("tidak ada temuan", "nothing found")[bahasa]
        seen, numbers = len(assurance.looked_at), assurance.numbers
        reach = Texts(
            f"{seen} dari {numbers} angka dan predikat" if numbers else "tidak ada angka atau predikat",
            f"{seen} of {numbers} figures and predicates" if numbers else "no figures or predicates",
        )
        return Texts(
            f"**Temuan:** {found}. **Diperiksa:** {reach.id}; {tally['pass']} pengujian terpenuhi, "
            f"{tally['fail']} tidak terpenuhi, {tally['not_testable']} tidak dapat diuji.",
            f"**Findings:** {found}. **Checked:** {reach.en}; {tally['pass']} evaluations held, "
            f"{tally['fail']} did not, {tally['not_testable']} could not be tested.",
        )[bahasa]

    def _checklist(self) -> Section:
        bahasa = self.session.bahasa
        title = Texts("Checklist reviu (PermenPANRB 53/2014, Lampiran III)", "Reviu checklist (PermenPANRB 53/2014, annex III)")
        head = Texts("| No | Pernyataan | Jawaban | Bukti |", "| No | Statement | Answer | Evidence |")[bahasa]
        lines = [head, "|---|---|---|---|"]
        part = ""
        for answered in answer_checklist(self.report, self.session.rules):
            row = answered.row
            if row.number.partition(".")[0] != part:
                part = row.number.partition(".")[0]
                lines.append(f"| **{part}** | **{PARTS[part][bahasa]}** | | |")
            evidence = markdown(answered.evidence[bahasa])
            lines.append(f"| {row.number} | {markdown(row.text[bahasa])} | {_ANSWERS[answered.answer][bahasa]} | {evidence} |")
        left = Texts("*Checklist tidak dimuat di sini.*\n\n", "*The checklist is not shown here.*\n\n")[bahasa]
        table = Block("\n".join(lines) + "\n\n")
        return Section(opening=f"## {title[bahasa]}\n\n", blocks=(table,), rank=CHECKLIST_RANK, left=lambda _: left)

    def _reasons(self) -> Iterator[Section]:
        reasons = sorted([*untestable(self.report.result), *silent(self.report.result)], key=lambda each: -each.count)
        if not reasons:
            return
        bahasa = self.session.bahasa
        lines = [f"- {each.count}× {markdown(each.text[bahasa])} ({', '.join(each.rules)})\n" for each in reasons[:SHOWN_REASONS]]
        count = len(reasons) - SHOWN_REASONS
        if count > 0:
            lines.append(Texts(f"- dan {count} sebab lain\n", f"- and {count} more reasons\n")[bahasa])
        yield items(Texts("Tidak dapat diuji", "Could not be tested"), lines, bahasa, rank=REASONS_RANK)


def items(title: Texts, lines: Sequence[str], bahasa: str, *, rank: int = 0) -> Section:
    """
    Make a section of a list, whose last lines may be left out.
    """
    blocks = tuple(map(Block, [*lines[:-1], lines[-1] + "\n"]))
    return Section(opening=f"## {title[bahasa]}\n\n", blocks=blocks, rank=rank, left=_unlisted(bahasa))


def _unlisted(bahasa: str) -> Callable[[Sequence[Block]], str]:
    def left(blocks: Sequence[Block]) -> str:
        return Texts(f"- … {len(blocks)} baris tidak dimuat di sini\n\n", f"- … {len(blocks)} lines not shown here\n\n")[bahasa]

    return left


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_NAME else f"{text[:LONGEST_NAME]}…"


def _code(text: str) -> str:
    shown = plain(text)
    return markdown(shown) if "`" in shown else f"`{shown}`"
