"""
What the chapter on performance compares and explains: parts of the analysis that are nowhere in it are absent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from lkj_rules.papers.paper import Line, Paper
from lkj_rules.tables.lines import one_line

_BEGIN = re.compile(r"(?:bab\s+\w+\W*)?akuntabilitas kinerja(?: (?:tahun|ta\.?) \d{4})?", re.IGNORECASE)
_PLAN = r"(?:renstra|rencana strategis|rpjmd?|jangka menengah)"
_SIGNS = {
    "tahun_lalu": r"tahun (?:lalu|sebelum)|{last}",
    "renstra":
        rf"(?:target|capaian|realisasi|terhadap|dengan)\b.{{{{0,60}}}}{_PLAN}|{_PLAN}.{{{{0,60}}}}(?:target|capaian)|target akhir",
    "standar_nasional": r"(?<!inter)nasional|standar (?:pelayanan|ideal|nilai|depkes|kemenkes|who)|\bspm\b|nilai ideal",
    "sebab": r"sebab|karena|akibat|faktor|kendala|hambatan|permasalahan|dukungan",
    "efisiensi":
        r"(?:tingkat|nilai|menunjukkan|terjadi) efisiensi (?!biaya|anggaran|sewa|dari)|efisiensi (?:penggunaan )?sumber",
    "program": r"program|kegiatan",
}
"""Words by which each part may be there; whatever may be one counts, as only what is nowhere is said to be absent."""
_NAMES = re.compile(
    r"(?:bandara|perencanaan pembangunan|jaminan kesehatan|jalan|tingkat|pasar|regional dan|pelabuhan) (?:inter)?nasional",
    re.IGNORECASE,
)
"""Names of other things that have the word in them."""
_FIGURE = re.compile(r"\d[\d.,]*\s?(?:%|persen|‰|per\b|hari\b)", re.IGNORECASE)
_FEW, _AROUND = 150, 80
"""Lines that a chapter on performance has at least; letters around a sign of a comparison within which its figure stands."""


def read_analysis(papers: Sequence[Paper], objectives: Iterable[str], year: int) -> list[dict[str, Any]]:
    """
    Give what the analysis of the objectives holds; nothing where the chapter was not found or pages were not read.
    """
    lines = _chapter(papers)
    if any(paper.unread for paper in papers) or len(lines) < _FEW:
        return []
    text = _NAMES.sub("", " ".join(lines))
    held = [name for name, sign in _SIGNS.items() if _holds(text, sign.format(last=year - 1), figure=name == "standar_nasional")]
    return [{"sasaran": code, "memuat": held} for code in objectives]


def _holds(text: str, sign: str, *, figure: bool) -> bool:
    around = (text[max(found.start() - _AROUND, 0) : found.end() + _AROUND] for found in re.finditer(sign, text, re.IGNORECASE))
    return any(not figure or _FIGURE.search(each) for each in around)


def _chapter(papers: Iterable[Paper]) -> list[str]:
    """
    List what the papers print from the last heading of the chapter on performance on; lists of contents name it before.
    """
    lines: list[str] = []
    for paper in papers:
        begun = 0
        for each in paper.flow:
            if isinstance(each, Line):
                text = one_line(each.text)
                if _BEGIN.fullmatch(text):
                    lines, begun = [text], each.page or 0
                elif lines:
                    lines.append(text)
            elif lines:
                lines += [each.title, *(one_line(cell) for row in each.grid.rows for cell in row)]
        if lines and any(page > begun for page in paper.recognised):
            return []  # what a machine recognised may hold more than it shows
    return lines
