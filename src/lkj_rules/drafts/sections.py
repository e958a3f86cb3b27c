"""
What a report consists of by its headings: sections announced and present, required parts, the date it was signed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from lkj_rules.drafts.paragraphs import is_contents
from lkj_rules.drafts.prose import Heading, Prose
from lkj_rules.papers.paper import Line, Paper
from lkj_rules.tables.seen import Seen

_ANNOUNCING = re.compile(r"\bsistematika\b", re.IGNORECASE)
_CONTENTS = re.compile(r"\W*daftar isi\W*", re.IGNORECASE)
_CHAPTER = re.compile(r"(bab\s+(?:[IVXL]{1,5}|\d{1,2}))\b\s*[:.–-]?\s*(.{0,90})", re.IGNORECASE)
_SUMMARY = re.compile(r"(?:ringkasan|ikhtisar) eksekutif|executive summary", re.IGNORECASE)
_CHAPTERS = 3
"""Chapters from which on a list of sections is whole enough to compare."""
_PARTS = (
    ("ikhtisar_eksekutif", r"ikhtisar eksekutif|ringkasan eksekutif|executive summary"),
    ("uraian_organisasi",
     r"gambaran umum|struktur organisasi|tugas pokok|kedudukan|tupoksi|tugas dan fungsi|profil (?:dinas|badan|organisasi)"),
    ("isu_strategis", r"isu[- ]?isu strategis|isu strategis|permasalahan utama|aspek strategis"),
    ("perencanaan", r"perencanaan (?:dan perjanjian )?kinerja|rencana strate[gj]i[sk]|rencana kinerja|perjanjian kinerja"),
    ("pengukuran", r"pengukuran|capaian kinerja"), ("analisis", r"analisis|evaluasi"),
    ("realisasi_anggaran", r"realisasi anggaran|akuntabilitas (?:keuangan|anggaran)|realisasi keuangan|realisasi belanja"),
    ("penutup", r"penutup"),
    ("langkah_perbaikan",
     r"tindak lanjut|langkah[- ]langkah|langkah (?:antisipa|perbaikan)|upaya perbaikan|rekomendasi|\bsaran\b|penyelesaian masalah"),
    ("pernyataan_reviu", r"pernyataan telah direviu"),
)  # fmt: skip
_UNSEEN = ("lampiran_pk",)
_MONTHS = (
    "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november", "desember",
)  # fmt: skip
_SPELT = {"pebruari": "februari", "nopember": "november"}
_DATED = re.compile(
    rf"[A-Z][A-Za-z. ]{{2,30}},\s*(?:tanggal\s+)?(?:(\d{{1,2}})\s+)?({'|'.join((*_MONTHS, *_SPELT))})\s*(20\d\d)\W*", re.IGNORECASE
)
_AGREED = re.compile(r"perjanjian kinerja|pihak (?:pertama|kesatu|kedua)|penetapan kinerja", re.IGNORECASE)
_TITLE = re.compile(r"\W*perjanjian kinerja(?: perubahan)?(?:.{0,60}?tahun (20\d\d))?\W*", re.IGNORECASE)
_OFFICE = re.compile(r"\W*jabatan\s*:\s*(.+)", re.IGNORECASE)
_HELD = re.compile(
    r"(?:plt\.? |pj\.? |plh\.? )?(?:kepala|ketua|sekretaris|direktur|gubernur|bupati|wali ?kota|camat|lurah|inspektur|menteri"
    r"|asisten|rektor|dekan|deputi|panitera|komandan|pelaksana)\b.{0,140}",
    re.IGNORECASE,
)
"""How an office begins; whatever else stands there may be a person's name, and is left out."""
_BETWEEN = 25
"""Lines between the title of an agreement and the last it says of its parties."""


def read_sections(prose: Prose, papers: Sequence[Paper], year: int) -> dict[str, Any]:
    """
    Give the parts of ``lkj`` that headings and the date of signature make.
    """
    announced = _announced(papers, prose)
    listed, headings = _summary(papers, prose)
    present = [*(Seen.of(str(listed), each.place) for each in headings if listed and _SUMMARY.fullmatch(each.title))][:1]
    announced, present = [*([listed] if listed else []), *announced], [*present, *_present(headings, announced)]
    report: dict[str, Any] = {}
    whole = not any(paper.unread or paper.recognised for paper in papers)
    if whole and sum(_is_chapter(each) for each in announced) >= _CHAPTERS <= sum(_is_chapter(each) for each in present):
        report["bagian"] = {"diumumkan": announced, "ada": present}
    found = [name for name, pattern in _PARTS if any(re.search(pattern, each.text, re.IGNORECASE) for each in headings)]
    if found:
        report["kelengkapan"] = {"unsur": found, "tidak_dibaca": [name for name, _ in _PARTS if name not in found] + list(_UNSEEN)}
    date = _signed(papers, year)
    if date is not None:
        report["tanggal"] = date
    return report


def _is_chapter(text: str) -> bool:
    return _CHAPTER.match(text) is not None


def _announced(papers: Iterable[Paper], prose: Prose) -> list[Seen]:
    """
    List the chapters that the *sistematika* announces; where there is none, those of the list of contents.
    """
    found: list[Seen] = []
    for paper in papers:
        within = False
        for each in paper.flow:
            text = " ".join(each.text.split()) if isinstance(each, Line) else ""
            chapter = _CHAPTER.fullmatch(text)
            if _ANNOUNCING.search(text) and not is_contents(text):
                within = len(text.split()) < _CHAPTERS + 9
            elif within and chapter is not None and isinstance(each, Line):
                if found and _number(chapter[1]) <= _number(str(found[-1])):
                    break  # the report itself begins
                found.append(Seen.of(f"{chapter[1]} {chapter[2]}".strip(" :.–-"), paper.place(each.page), each.box))
        if len(found) >= _CHAPTERS:
            return found
    listed = [each for each in prose.contents if _is_chapter(each)]
    return [Seen.of(each, "daftar isi") for each in listed] if len(listed) >= _CHAPTERS else []


def _summary(papers: Sequence[Paper], prose: Prose) -> tuple[Seen | None, list[Heading]]:
    """
    Give the executive summary that the list of contents announces, and the headings outside that list.

    Where pages were not read, one may be the summary: then nothing is said to be announced.
    """
    listed, places = None, set()
    for paper in papers:
        for place, line in ((paper.place(each.page), each) for each in paper.flow if isinstance(each, Line)):
            text = re.sub(r"[\s.…_]+[ivxl\d]*$", "", line.text)
            if _CONTENTS.fullmatch(text):
                places.add(place)
            elif place in places and _SUMMARY.fullmatch(text.strip()) and not any(each.unread for each in papers):
                listed = listed or Seen.of(text.strip(), place)
    return listed, [each for each in prose.headings if each.place.partition(", ")[0] not in places]


def _number(text: str) -> int:
    found = re.search(r"\b([IVXL]+|\d+)\b", text.split(" ", 1)[-1].upper())
    numbers = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8}
    return 0 if found is None else numbers.get(found[1]) or (int(found[1]) if found[1].isdigit() else 0)


def _present(headings: Sequence[Heading], announced: Sequence[str]) -> list[Seen]:
    """
    List the chapters that a report has: of those with one number the last, as lists of contents come before.
    """
    found: dict[int, Heading] = {}
    for each in headings:
        if each.depth == 0 and each.number and each.title:
            found[_number(each.number)] = each
    spelt = {_letters(each): each for each in announced}
    return [Seen.of(spelt.get(_letters(each.text), each.text), each.place, each.box) for _, each in sorted(found.items())]


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()


def _signed(papers: Sequence[Paper], year: int) -> Seen | None:
    """
    Find when the report was signed: the one date below its foreword or at its end; the dates of agreements are others.
    """
    dates: dict[str, Seen] = {}
    for paper in papers:
        lines = [each for each in paper.flow if isinstance(each, Line)]
        agreed = -_BETWEEN
        for place, line in enumerate(lines):
            agreed = place if _AGREED.search(line.text) else agreed
            date = _date(line.text)
            if date is not None and place - agreed >= _BETWEEN and date[:4] in {str(year), str(year + 1)}:
                dates.setdefault(date, Seen.of(date, paper.place(line.page), line.box))
    return next(iter(dates.values())) if len(dates) == 1 else None


def _date(text: str) -> str | None:
    found = _DATED.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    name = found[2].casefold()
    month = _MONTHS.index(_SPELT.get(name, name)) + 1
    return f"{found[3]}-{month:02}" + (f"-{int(found[1]):02}" if found[1] and 1 <= int(found[1]) <= _LAST_DAY else "")


_LAST_DAY = 31


def read_parties(papers: Iterable[Paper]) -> list[dict[str, Any]]:
    """
    Give of each agreement its year, its date and the offices of its parties; names of persons are never taken.
    """
    found: list[dict[str, Any]] = []
    for paper in papers:
        lines = [each for each in paper.flow if isinstance(each, Line)]
        for place, line in enumerate(lines):
            title = _TITLE.fullmatch(" ".join(line.text.split()))
            if title is None:
                continue
            where = paper.place(line.page)
            entry: dict[str, Any] = {"tahun": int(title[1])} if title[1] else {}
            offices: list[Seen] = []
            for after in lines[place + 1 : place + _BETWEEN]:
                text = " ".join(after.text.split())
                office = _OFFICE.fullmatch(text)
                held = None if office is None else _HELD.fullmatch(office[1].strip())
                if held is not None:
                    offices.append(Seen.of(held[0], where, after.box))
                elif offices and (date := _date(text)) is not None:
                    entry["tanggal"] = Seen.of(date, where, after.box)
                    break
            if offices:
                found.append(entry | {"pihak": offices})
    return found
