"""
Slips of the text itself: sentences left unfinished, tables announced and not there, years left over, columns numbered twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lkj_rules.domain.texts.drafts import slips_of
from lkj_rules.domain.texts.series import expected_marks
from lkj_rules.drafts.prose import Prose, Sentence
from lkj_rules.papers.paper import Line, Paper, PrintedTable
from lkj_rules.tables.lines import one_line

_NUMBER = r"((?:[IVX]+|\d{1,2})\s?[.–-]\s?\d{1,2})\b(?!\s?[.,–-]\s?\d)"
_TABLE = re.compile(rf"\btabel\s+{_NUMBER}(?: (?:berikut|tersebut|di ?bawah|di ?atas))?", re.IGNORECASE)
_PRINTED = re.compile(rf"\W*tabel\s*:?\s*{_NUMBER}", re.IGNORECASE)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8}
_REPORT = re.compile(
    r"(?:penyusunan|disusunnya|menyusun)\b.{0,40}?\b((?:lkip|lakip|lkj(?:ip)?|laporan (?:kinerja|akuntabilitas))\b.{0,120}?\btahun"
    r"(?: anggaran)? ((?:19|20)\d\d))\b", re.IGNORECASE,
)  # fmt: skip
_TITLE = re.compile(
    r"\b(?:lkip|lakip|lkj(?:ip)?|laporan (?:kinerja|akuntabilitas))\b[^.]{0,120}?\b((?:19|20)\d\d)\b", re.IGNORECASE
)
_PAST = re.compile(r"\b(?:evaluasi|sebelumnya|lalu|hasil|penilaian|dibanding\w*)\b", re.IGNORECASE)
_YEAR = re.compile(r"\btahun(?: anggaran)? ((?:19|20)\d\d)\b(?!\s?[-–/])", re.IGNORECASE)
_WORDS, _NEAR = 2, 40
"""First words of a heading by which a sentence names it, and letters between these and the year."""
_GAP = re.compile(r"\w\s?[.…]{5,}\s?[a-z]{1,3}\b(?=\s[a-z])")
_CAPTION = re.compile(r"tabel\s+([\dIVX]+(?:\.\d+)*)", re.IGNORECASE)
_ORDINAL = re.compile(r"\(?(\d{1,2})\)?")
_COLUMNS, _TOP = 4, 6
"""Columns that are numbered at least, and the rows at the top of a table among which their numbers stand."""


def read_remarks(papers: Sequence[Paper], prose: Prose, year: int) -> dict[str, Any]:
    """
    Give the parts of ``lkj`` that hold such slips: ``acuan`` and ``daftar``.
    """
    seen = [*_unfinished(papers, prose), *_announced(papers, prose), *_left_over(papers, prose, year)]
    return {"acuan": list({each["menyebut"]: each for each in seen}.values()), "daftar": list(_misnumbered(papers))}


def _unfinished(papers: Sequence[Paper], prose: Prose) -> Iterator[dict[str, Any]]:
    """
    Give sentences left unfinished; a list of contents has its dots at the end of a line, not in its midst.
    """
    for each in prose.sentences:
        if next(slips_of(each.text), None) is not None:
            yield _remark(each, each.text)
    for paper in papers:
        for line in paper.flow:
            if isinstance(line, Line) and _GAP.search(text := one_line(line.text)) and next(slips_of(text), None) is not None:
                yield {"menyebut": text, "teks": text, "sumber": {"halaman": paper.labels.get(line.page or 0, str(line.page))}}


def _remark(sentence: Sentence, words: str, **more: Any) -> dict[str, Any]:
    return {"menyebut": sentence.seen(words), **more, "teks": sentence.text, "sumber": sentence.sumber}


def _announced(papers: Sequence[Paper], prose: Prose) -> Iterator[dict[str, Any]]:
    """
    Give numbers of tables that only sentences have, though the table before and the table after them are printed.
    """
    printed: set[tuple[int, int]] = set()
    for paper in papers:
        for each in paper.flow:
            texts = [each.title, each.grid.name] if isinstance(each, PrintedTable) else [each.text]
            printed |= {_number(found[1]) for text in texts if (found := _PRINTED.match(text))}
    for sentence in prose.sentences:
        for found in _TABLE.finditer(sentence.text):
            chapter, number = _number(found[1])
            if (chapter, number) not in printed and {(chapter, number - 1), (chapter, number + 1)} <= printed:
                yield _remark(sentence, found[0], ada=False)


def _number(text: str) -> tuple[int, int]:
    chapter, number = re.split(r"\s?[.–-]\s?", text.casefold())
    return _ROMAN.get(chapter) or (int(chapter) if chapter.isdigit() else 0), int(number)


def _left_over(papers: Sequence[Paper], prose: Prose, year: int) -> Iterator[dict[str, Any]]:
    """
    Give sentences that name last year where their heading, or the title of the report, names this one.
    """
    lines = (one_line(line.text) for paper in papers for line in paper.flow if isinstance(line, Line))
    title = next((found[0] for text in lines if (found := _TITLE.search(text)) and int(found[1]) == year), None)
    for sentence in prose.sentences:
        report = _REPORT.search(sentence.text)
        if title is not None and report is not None and int(report[2]) == year - 1 and not _PAST.search(sentence.text):
            yield _remark(sentence, report[1], judul=title)
        for heading in sentence.headings:
            named = _YEAR.search(heading.title)
            words = heading.title.split()[:_WORDS]
            if named is None or int(named[1]) != year or len(words) < _WORDS or named.start() > _NEAR:
                continue
            start = re.search(r"\s+".join(map(re.escape, words)), sentence.text, re.IGNORECASE)
            said = None if start is None else _YEAR.search(sentence.text, start.end(), start.end() + _NEAR)
            if start is not None and said is not None and int(said[1]) == year - 1 and not _PAST.search(sentence.text):
                yield _remark(sentence, sentence.text[start.start() : said.end()], judul=heading.text)


def _misnumbered(papers: Sequence[Paper]) -> Iterator[dict[str, Any]]:
    """
    Give the numbers of columns that do not follow one another.
    """
    for paper in papers:
        for table in paper.tables:
            grid, name = table.grid, _CAPTION.match(table.title)
            for row, texts in enumerate(grid.rows[:_TOP]):
                own = [text.strip() for column, text in enumerate(texts) if text.strip() and (row, column) not in grid.covered]
                numbers = [int(found[1]) for text in own if (found := _ORDINAL.fullmatch(text))]
                whole = len(numbers) == len(own) >= _COLUMNS and numbers[0] == 1 and numbers == sorted(numbers)
                if whole and numbers[-1] <= len(numbers) + 1 and any(expected_marks(own)):
                    source = {"tabel": "" if name is None else name[1], "halaman": grid.pages[row] if grid.pages else ""}
                    source = {key: text for key, text in source.items() if text}
                    yield {"apa": "lainnya", "judul": "kolom", "nomor": own, "sumber": source}
