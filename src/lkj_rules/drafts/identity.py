"""
Whose report a paper is: the office, its level, the year, and the years of its Renstra.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import attrs

from lkj_rules.papers.paper import Line, Paper, PrintedTable
from lkj_rules.tables.lines import one_line

UNKNOWN = "(nama instansi belum terbaca)"

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OF_REPORT = re.compile(
    r"(?:laporan|lkj|lkip|lakip|kinerja|pengukuran|perjanjian|penetapan|akuntabilitas|capaian|realisasi)\b.*?\btahun(?: anggaran)?"
    r"\s*:?\s*((?:19|20)\d\d)(?!\s*[-–/]\s*\d)", re.IGNORECASE,
)
_PERIOD = re.compile(r"((?:19|20)\d\d)\s*(?:[-–]|s\.?\s?/?d\.?)\s*((?:19|20)\d\d)")
_PLAN = re.compile(r"renstra|rencana strategis|rpjm|jangka menengah", re.IGNORECASE)
_LONGEST_PERIOD = 6
_KINDS = {
    "skpd": r"dinas|badan|inspektorat(?: daerah)?|sekretariat (?:daerah|dprd)|kecamatan|rumah sakit|rsud|rsjd?|satuan polisi",
    "kl": r"kementerian|lembaga|komisi|mahkamah|kejaksaan|kepolisian",
    "unit_kerja": r"direktorat|deputi|biro|pusat|balai|inspektorat jenderal|sekretariat jenderal|universitas|institut|politeknik",
    "satker": r"kantor|pengadilan|kpu|bawaslu|stasiun|lapas|rutan",
    "pemda": r"pemerintah (?:provinsi|kabupaten|kota|daerah)|provinsi|kabupaten|kota",
}
_OFFICE = {level: re.compile(rf"(?:{names})\b(?=\s)[^.,;:()|]{{3,110}}", re.IGNORECASE) for level, names in _KINDS.items()}
_END = re.compile(
    r"\s+(?:tahun|ta|page|hal|periode|untuk|dalam|pada|yang|adalah|merupakan|telah|dengan|sebagai|serta|secara|mempunyai|memiliki"
    r"|terdiri|selaku|dapat|di lingkungan|oleh|ini|(?:19|20)\d\d)\b.*", re.IGNORECASE,
)
_REGION = re.compile(r"(?<!pemerintah )\b(?:provinsi|propinsi|kabupaten|kota|republik indonesia)\b", re.IGNORECASE)
_SMALL = frozenset({"dan", "di", "ke", "dari", "untuk", "pada"})
_COVER, _ON_COVER = 3, 5
"""Pages that may be a cover, and what a line there counts."""


@attrs.frozen(kw_only=True)
class Identity:
    """Hold the office and its level, the year, and the first and last year of the Renstra."""

    nama: str
    level: str
    tahun: int | None
    renstra: tuple[int, int] | None


def identity_of(papers: Iterable[Paper]) -> Identity:
    """
    Read whose report several files are, from what they print most.
    """
    offices: Counter[tuple[str, str]] = Counter()
    years: Counter[int] = Counter()
    named: Counter[int] = Counter()
    periods: Counter[tuple[int, int]] = Counter()
    for paper in papers:
        for page, text in _lines(paper):
            front = _ON_COVER if page is None or page <= _COVER else 1
            offices.update(dict.fromkeys(_offices(text), front))
            years.update(dict.fromkeys(map(int, _OF_REPORT.findall(text)), front))
            named.update(map(int, _YEAR.findall(text)))
            spans = [(int(first), int(last)) for first, last in _PERIOD.findall(text)]
            weight = _ON_COVER if _PLAN.search(text) else 1
            periods.update({span: weight for span in spans if 1 < span[1] - span[0] < _LONGEST_PERIOD})
    level, name = _likeliest(offices)
    year = (years or named).most_common(1)[0][0] if years or named else None
    fitting = [(count, span) for span, count in periods.items() if year is None or span[0] <= year <= span[1]]
    return Identity(nama=name, level=level, tahun=year, renstra=max(fitting)[1] if fitting else None)


def _lines(paper: Paper) -> Iterable[tuple[int | None, str]]:
    for each in paper.flow:
        if isinstance(each, Line):
            yield each.page, one_line(each.text)
        elif isinstance(each, PrintedTable) and each.title:
            yield None, one_line(each.title)


def _offices(text: str) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for level, pattern in _OFFICE.items():
        for match in pattern.finditer(text):
            name = _END.sub("", one_line(match[0])).strip(" -–\"“”'")
            if match.start() and text[match.start() - 1].isalpha():
                continue
            if (_REGION.search(name) or name.isupper()) and len(name.split()) > 1 and _capital(name):
                found.add((level, name))
    return found


def _capital(name: str) -> bool:
    """
    Return whether all words are written as those of a name.
    """
    return all(word[0].isupper() or word.casefold() in _SMALL or not word[0].isalpha() for word in name.split())


def _likeliest(offices: Counter[tuple[str, str]]) -> tuple[str, str]:
    """
    Choose the office that is named most, one of a government before the government; of its spellings one in small letters.
    """
    counted: Counter[str] = Counter()
    for (_, name), count in offices.items():
        counted[name.casefold()] += count

    def rank(office: tuple[str, str]) -> tuple[bool, int, bool]:
        level, name = office
        return level != "pemda", counted[name.casefold()] if _REGION.search(name) else 0, not name.isupper()

    if not offices:
        return "skpd", UNKNOWN
    level, name = max(offices, key=rank)
    return level, name.title() if name.isupper() else name
