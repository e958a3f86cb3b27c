"""
What stands on the page: the report, the checklist, broken rules, the findings, and what could not be tested.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby

import attrs

from lkj_rules.domain.analysis import grouped
from lkj_rules.domain.checklist import PARTS
from lkj_rules.model.findings import Severity, Texts
from lkj_rules.render.material import Checked, Session, counts, tally
from lkj_rules.render.text import markdown, plain
from lkj_rules.render.views.assurance import ANSWERS, Answer, answer_checklist, silent, untestable
from lkj_rules.render.views.findings import Shown, findings_shown
from lkj_rules.render.views.groups import Group, groups_of, join, severest, suspect_sentence
from lkj_rules.render.wording import SEVERITIES, found_sentence, severity_word

SHOWN_REASONS = 5
LONGEST_NAME = 300
"""A longer name of an office or a file is cut: what always stands must leave room for findings."""
RANKS = {Severity.ERROR: 1, Severity.WARNING: 3, Severity.INFO: 4, Severity.REVIEW: 5}
CHECKLIST_RANK, REASONS_RANK = 2, 6
"""Where room is short what has a lower rank stands longer."""
NOTE = 150
"""Characters kept in every section for what is said of its parts left out."""


@attrs.frozen
class Block:
    """
    Hold a part of a section that is kept or left out as a whole, and the findings in it.
    """

    text: str
    findings: tuple[Shown, ...] = ()


@attrs.frozen(kw_only=True)
class Section:
    """
    Hold a part of the page: what always stands there, and blocks, which go the sooner the higher their ``rank``.

    ``left`` writes what stands for the blocks left out, in at most ``NOTE`` characters.
    """

    opening: str
    blocks: tuple[Block, ...] = ()
    rank: int = 0
    left: Callable[[Sequence[Block]], str] = lambda _: ""

    def fixed(self) -> int:
        """
        Give the characters that the section needs whatever is left out.
        """
        return len(self.opening) + (NOTE if self.blocks else 0)

    def whole(self) -> int:
        """
        Give the characters of the section with all that it holds.
        """
        return len(self.opening) + sum(len(block.text) for block in self.blocks)


def page_sections(report: Checked, session: Session) -> Iterator[Section]:
    """
    Give the sections on one report in the order of the page.
    """
    bahasa, breakages = session.bahasa, report.result.breakages
    yield Section(opening=_head(report, session))
    yield _checklist(report, session)
    if breakages:
        lines = [f"- {each.rule} {markdown(each.pointer)}: {markdown(each.error)}\n" for each in breakages]
        yield items(Texts("Aturan yang rusak", "Broken rules"), lines, bahasa)
    yield from _findings(report, bahasa)
    yield from _reasons(report, bahasa)


def _head(report: Checked, session: Session) -> str:
    bahasa, rules = session.bahasa, len(session.rules)
    title = Texts("Ringkasan reviu Laporan Kinerja", "Review summary of the performance report")[bahasa]
    name, made = Texts("Berkas", "File")[bahasa], Texts("Diperiksa dengan", "Checked with")[bahasa]
    tool = f"lkj-rules {session.version}, {Texts(f'{rules} aturan', f'{rules} rules')[bahasa]} (`{session.rules.hash}`)"
    return (
        f"# {title}: {markdown(_cut(report.entity))}, {report.year}\n\n"
        f"{name}: {_code(_cut(report.path))} (SHA-256 `{report.sha256[:16]}…`). {made}: {tool}.\n\n"
        f"{_counts(report, bahasa)}\n\n"
    )


def _counts(report: Checked, bahasa: str) -> str:
    outcomes, assurance = counts(*report.result.rules), report.result.assurance
    found = found_sentence(report.result.findings, bahasa) or Texts("tidak ada temuan", "nothing found")[bahasa]
    seen, numbers = len(assurance.looked_at), assurance.numbers
    reach = Texts(
        f"{seen} dari {numbers} angka dan predikat" if numbers else "tidak ada angka atau predikat",
        f"{seen} of {numbers} figures and predicates" if numbers else "no figures or predicates",
    )
    return Texts(
        f"**Temuan:** {found}. **Diperiksa:** {reach.id}; {outcomes['pass']} pengujian terpenuhi, "
        f"{outcomes['fail']} tidak terpenuhi, {outcomes['not_testable']} tidak dapat diuji.",
        f"**Findings:** {found}. **Checked:** {reach.en}; {outcomes['pass']} evaluations held, "
        f"{outcomes['fail']} did not, {outcomes['not_testable']} could not be tested.",
    )[bahasa]


def _checklist(report: Checked, session: Session) -> Section:
    bahasa = session.bahasa
    title = Texts("Checklist reviu (PermenPANRB 53/2014, Lampiran III)", "Reviu checklist (PermenPANRB 53/2014, annex III)")
    lines = [Texts("| No | Pernyataan | Jawaban | Bukti |", "| No | Statement | Answer | Evidence |")[bahasa], "|---|---|---|---|"]
    for part, answers in groupby(answer_checklist(report), key=lambda each: each.part):
        lines.append(f"| **{part}** | **{PARTS[part][bahasa]}** | | |")
        for each in answers:
            words = ANSWERS[each.answer][bahasa]
            answer = f"**{words}**" if each.answer is Answer.NO else words
            texts = (markdown(each.row.text[bahasa]), answer, markdown(each.evidence[bahasa]))
            lines.append(f"| {' | '.join((each.row.number, *texts))} |")
    left = Texts("*Checklist tidak dimuat di sini.*\n\n", "*The checklist is not shown here.*\n\n")[bahasa]
    table = Block("\n".join(lines) + "\n\n")
    return Section(opening=f"## {title[bahasa]}\n\n", blocks=(table,), rank=CHECKLIST_RANK, left=lambda _: left)


def _reasons(report: Checked, bahasa: str) -> Iterator[Section]:
    reasons = sorted([*untestable(report.result), *silent(report.result)], key=lambda each: -each.count)
    if not reasons:
        return
    lines = [f"- {each.count}× {markdown(each.text[bahasa])} ({', '.join(each.rules)})\n" for each in reasons[:SHOWN_REASONS]]
    count = len(reasons) - SHOWN_REASONS
    if count > 0:
        lines.append(Texts(f"- dan {count} sebab lain\n", f"- and {count} more reasons\n")[bahasa])
    yield items(Texts("Tidak dapat diuji", "Could not be tested"), lines, bahasa, rank=REASONS_RANK)


def _findings(report: Checked, bahasa: str) -> Iterator[Section]:
    """
    Give a section for each severity; findings shown together stand where the most severe of them belongs.
    """
    findings = findings_shown(report, bahasa)
    own, beneath = join(findings)
    for severity, number in tally(findings).items():
        here = [finding for finding in own if severest((finding, *beneath.get(finding.fingerprint, ()))) is severity]
        if number or here:
            blocks = tuple(block for group in groups_of(here, beneath) for block in _group(group, severity, bahasa))
            above = number - tally(finding for block in blocks for finding in block.findings)[severity]
            shown = Texts(f"*{above} di antaranya disebut di atas, bersama temuan yang lebih berat.*\n\n",
                          f"*{above} of them reported above, together with a more severe finding.*\n\n")
            opening = f"## {SEVERITIES[severity][bahasa].capitalize()} ({number})\n\n{shown[bahasa] if above else ''}"
            yield Section(opening=opening, blocks=blocks, rank=RANKS[severity], left=partial(_left, bahasa=bahasa))
            yield Section(opening="\n")


def _left(blocks: Sequence[Block], bahasa: str) -> str:
    number = sum(len(block.findings) for block in blocks)
    left = Texts(f"… dan {number} temuan yang tidak dimuat di sini", f"… and {number} more findings, not shown here")
    return f"- {left[bahasa]}\n"


def _group(group: Group, severity: Severity, bahasa: str) -> Iterator[Block]:
    heading = f"- **{group.first.rule}** {markdown(group.first.title)}."
    advice = f" *{markdown(group.advice[0])}*" if len(group.advice) == 1 else ""
    alone = len(group.findings) == 1
    if not alone:
        heading += f"{advice}\n"
    for number, finding in enumerate(group.findings):
        grade = "" if finding.severity is severity else f"({severity_word(finding.severity, bahasa)}) "
        text = grade + _finding(finding, bahasa)
        own = advice if alone else "" if advice else f" *{markdown(finding.help)}*"
        line = f"{heading} {text}{own}\n" if alone else f"{'' if number else heading}  - {text}{own}\n"
        followers = group.followers(finding)
        yield Block(line + _followers(finding, followers, "  " if alone else "    ", bahasa), (finding, *followers))


def _followers(lead: Shown, followers: Sequence[Shown], indent: str, bahasa: str) -> str:
    if not followers or lead.suspect is None:
        return ""
    where = ", ".join(filter(None, (markdown(lead.suspect.where), lead.suspect.position)))
    alike = grouped(((each.rule, each.severity, each.help), each) for each in followers)
    lines = [f"{indent}- {suspect_sentence(markdown(lead.suspect.text), where)[bahasa]}"]
    for (rule, severity, advice), found in alike.items():
        mark = f"{indent}  - **{rule}** ({severity_word(severity, bahasa)}) {markdown(found[0].title)}."
        shown = [_finding(follower, bahasa) for follower in found]
        if len(shown) == 1:
            lines.append(f"{mark} {shown[0]} *{markdown(advice)}*")
        else:
            lines += [f"{mark} *{markdown(advice)}*", *(f"{indent}    - {text}" for text in shown)]
    return "\n".join([*lines, ""])


def _finding(finding: Shown, bahasa: str) -> str:
    parts = [markdown(finding.message)]
    if finding.working and finding.working not in finding.message:
        parts.append(markdown(finding.working) + ".")
    if finding.repeated:
        places = dict.fromkeys(markdown(place.place or place.pointer) for place in finding.repeated)
        parts.append(f"{Texts('Juga di', 'Also at')[bahasa]}: {'; '.join(places)}.")
    parts += [markdown(text) for text in (finding.doubt, finding.settled) if text]
    return " ".join([*parts, *([f"({finding.place.position})"] if finding.place.position else [])])


def items(title: Texts, lines: Sequence[str], bahasa: str, *, rank: int = 0) -> Section:
    """
    Make a section of a list, whose last lines may be left out.
    """

    def left(blocks: Sequence[Block]) -> str:
        return Texts(f"- … {len(blocks)} baris tidak dimuat di sini\n\n", f"- … {len(blocks)} lines not shown here\n\n")[bahasa]

    blocks = tuple(map(Block, [*lines[:-1], lines[-1] + "\n"]))
    return Section(opening=f"## {title[bahasa]}\n\n", blocks=blocks, rank=rank, left=left)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_NAME else f"{text[:LONGEST_NAME]}…"


def _code(text: str) -> str:
    shown = plain(text)
    return markdown(shown) if "`" in shown else f"`{shown}`"
