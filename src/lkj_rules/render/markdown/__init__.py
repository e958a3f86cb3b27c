"""
Markdown: one page for a reviewer's papers or a comment, by row of the reviu checklist, with the findings after it.

The page is never longer than a comment on GitHub may be. Where it would be, the most severe findings stay, the rest is counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkj_rules.model.findings import Texts
from lkj_rules.render.markdown.page import Block, Section, items, page_sections
from lkj_rules.render.material import Checked, Session, tally
from lkj_rules.render.text import markdown
from lkj_rules.render.views.conditions import HEADING, conditions_line
from lkj_rules.render.wording import count_findings, status_sentence

LIMIT = 65_536
"""The most characters that a comment on GitHub may have."""
NOTICE = 700
"""Room kept for what is said of parts left out, at the top."""
CONDITIONS = 2_000
"""The most characters of what governed the run."""


def render_markdown(session: Session, *, limit: int = LIMIT) -> str:
    """
    Write a run as Markdown (CommonMark with tables), one section a report, in at most ``limit`` characters.
    """
    pages = [list(page_sections(report, session)) for report in session.reports]
    opening, closing = list(_opening(session)), list(_closing(session))
    shown = _reports_with_room(pages, session.reports, limit - sum(section.whole() for section in (*opening, *closing)))
    sections = [*opening, *(section for number in shown for section in pages[number]), *closing]
    kept = fit(sections, limit)
    here = [block for section, count in zip(sections, kept, strict=True) for block in section.blocks[:count]]
    whole = len(shown) == len(pages) and len(here) == sum(len(section.blocks) for section in sections)
    return ("" if whole else _notice(session, here, len(pages) - len(shown), limit)) + write(sections, kept)


def _opening(session: Session) -> Iterator[Section]:
    line = conditions_line(session.conditions, session.bahasa)
    if line:
        cut = line if len(line) <= CONDITIONS else f"{line[:CONDITIONS]}…"
        yield Section(opening=f"> **{HEADING[session.bahasa]}.** {markdown(cut)}\n\n")


def _closing(session: Session) -> Iterator[Section]:
    if session.problems:
        lines = [f"- {markdown(problem.place())}: {markdown(problem.sentence(session.bahasa))}\n" for problem in session.problems]
        yield items(Texts("Tidak dapat dibaca", "Could not be read"), lines, session.bahasa)
    yield Section(opening=status_sentence(session.status, session.fail_on, session.bahasa) + "\n")


def _reports_with_room(pages: Sequence[Sequence[Section]], reports: Sequence[Checked], limit: int) -> list[int]:
    """
    Choose the reports that stand: all where there is room for them, else those with the most severe findings, in half of the room.
    """
    if sum(section.whole() for page in pages for section in page) <= limit:
        return list(range(len(pages)))
    room, shown = limit // 2, []
    found = [tally(report.result.findings).values() for report in reports]
    for number in sorted(range(len(pages)), key=lambda number: [-count for count in found[number]]):
        room -= sum(section.fixed() for section in pages[number])
        if room < 0:
            break
        shown.append(number)
    return sorted(shown)


def _notice(session: Session, here: Sequence[Block], reports: int, limit: int) -> str:
    found, shown = tally(session.findings()), tally(finding for block in here for finding in block.findings)
    missing = count_findings({severity: found[severity] - shown[severity] for severity in found}, session.bahasa)
    number, whole, size = sum(shown.values()), sum(found.values()), f"{limit:,}"
    sentences = (
        Texts(
            f"**Halaman ini dipendekkan** menjadi paling banyak {size.replace(',', '.')} karakter, batas sebuah komentar GitHub; "
            "yang terberat didahulukan.",
            f"**This page is shortened** to at most {size} characters, the limit of a comment on GitHub; most severe first.",
        ),
        Texts(f"Dimuat {number} dari {whole} temuan.", f"{number} of {whole} findings are here."),
        Texts(f"Tidak dimuat: {missing}.", f"Not here: {missing}.") if missing else None,
        Texts(f"{reports} laporan tidak dimuat sama sekali.", f"Reports not here at all: {reports}.") if reports else None,
        Texts("Selengkapnya: `lkj-check --verbose` atau `lkj-check --format json`.",
              "All of it: `lkj-check --verbose` or `lkj-check --format json`."),
    )
    return f"> {' '.join(sentence[session.bahasa] for sentence in sentences if sentence is not None)}\n\n"


def fit(sections: Sequence[Section], limit: int) -> list[int]:
    """
    Give for each section how many of its blocks stand.

    Once a block is left out for want of room, no later one of its section stands, and none of a section that goes sooner.
    """
    if sum(section.whole() for section in sections) <= limit:
        return [len(section.blocks) for section in sections]
    room = limit - NOTICE - sum(section.fixed() for section in sections)
    kept = [0] * len(sections)
    for number in sorted(range(len(sections)), key=lambda number: sections[number].rank):
        for block in sections[number].blocks:
            room -= len(block.text)
            if room < 0:
                return kept
            kept[number] += 1
    return kept


def write(sections: Sequence[Section], kept: Sequence[int]) -> str:
    """
    Write the sections with the blocks that stand, and what stands for the others.
    """
    parts = []
    for section, count in zip(sections, kept, strict=True):
        parts += [section.opening, *(block.text for block in section.blocks[:count])]
        parts += [section.left(section.blocks[count:])] if section.blocks[count:] else []
    return "".join(parts)
