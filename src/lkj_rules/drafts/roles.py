"""
What a column of a table of performance means by what is printed above it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import attrs

from lkj_rules.domain.texts.words import spelled_alike
from lkj_rules.tables.vocabulary import IGNORED, QUARTERLY, Kind, Meaning, heading_words, meaning_of, years_in

LAST_YEAR, RENSTRA = "realisasi_tahun_lalu", "target_akhir_renstra"
MEASURES = ("target", "realisasi", "capaian")
MONEY, YEAR = "uang", "tahun"
"""Meanings of columns of money, which tables of budgets hold, and of those whose heading is only a year."""
TEXTS = frozenset({"nomor", "kode", "sasaran", "indikator", "satuan", "kategori", "alasan", IGNORED, MONEY})
"""Meanings of columns that hold no figures of performance."""

Period = tuple[int, int]

_MONEY = re.compile(r"\b(anggaran|pagu|rp|rupiah|keuangan|dpp?a|dipa|biaya|apbd|apbn|belanja|dana)\b")
_PERFORMANCE = re.compile(r"\b(indikator|sasaran|kinerja)\b")
_TEXT = re.compile(
    r"(program|kegiatan|uraian kegiatan|tujuan|misi|visi|strategi|kebijakan|keterangan|ket|penjelasan|formula\w*|definisi|rumus"
    r"|cara|sumber|penanggung|lokasi|alasan|kendala|solusi|bidang|pelaksana|waktu)\b.*"
)
_CHANGE = re.compile(
    r"\b(selisih|perubahan|pening ?katan|pertumbuhan|percepatan|kenaikan|penurunan|perkembangan|naik|growth)\b"
)
_RESULT = re.compile(r"(capaian|realisasi|target)( kinerja)?")
_AGAINST = re.compile(r"\b(terhadap|thdp|thd|dibanding\w*|banding|atas)\b|tingkat kemajuan|realisasi target")
_SHARE_OF = re.compile(r"\b(capaian|realisasi|%|persentase|prosentase) .*\b(terhadap|thdp|thd|dibanding\w*|banding|atas)\b")
_PLAN = re.compile(r"\b(renstra|rencana strategis|rpjmd|rpjmn|jangka menengah|akhir)\b")
_PREVIOUS = re.compile(r"\b((tahun|thn?) (lalu|sebelumnya)|n 1)\b")
_STANDARD = re.compile(r"\b(nasional|standar|spm)\b")
_QUARTER = re.compile(r"\b(?:triwulan|tw|triw)(?: ke)? ?(iv|i{1,3}|[1-4])\b")
_WITHIN = re.compile(r"\b(triwulan|tw|semester|bulan)\b")
_NUMBER = re.compile(r"(?:tahun ?(?:ke)? ?)?([1-6])")
_ROMAN = ("i", "ii", "iii", "iv")
_SHORTEST = 3
_KNOWN = ("kategori", "realisasi", "capaian", "indikator", "sasaran", "satuan", "target")
_GAP = "[ -]{0,2}"
_BROKEN = {
    **{
        word: re.compile(rf"\b{_GAP.join(word)}\b", re.IGNORECASE)
        for word in ("target", "realisasi", "satuan", "indikator", "sasaran", "efisiensi")
    },
    "capaian ": re.compile(rf"\b{_GAP.join('pencapaian')}(?:\b|$)", re.IGNORECASE),
    "capaian": re.compile(rf"\b(?:{_GAP.join('capaian')}|capai)\b", re.IGNORECASE),
    "kategori": re.compile(rf"\b{_GAP.join('penilaian')}\b", re.IGNORECASE),
}
"""Words of headings, as narrow columns may break them, and other words for the same."""


@attrs.frozen
class Role(Meaning):
    """Hold what a column means, with what a share is a share of, and the place of a year that is only numbered."""

    against: str = ""
    number: int | None = None
    share: bool = False
    """Whether a target is the percentage of achievement that is aimed at, and a result the one that was reached."""

    def __str__(self) -> str:
        against = {LAST_YEAR: " tahun_lalu", RENSTRA: " renstra"}.get(self.against, "")
        return super().__str__() + against


@attrs.frozen(kw_only=True)
class _Heading:
    """Hold what is printed above a column: the lowest row, all rows, the years of the lowest row that names one."""

    lowest: str
    whole: str
    rows: int
    years: list[int]
    what: str | None
    report: int
    period: Period | None


def role_of(texts: Sequence[str], year: int, period: Period | None) -> Role | None:
    """
    Say what a column means by its heading, given row by row from the top; ``None`` where that is not known.

    ``year`` is the report's, ``period`` that of the plan that the table may hold.
    """
    texts = [_mended(each) for each in texts]
    if not texts:
        return None
    words = [heading_words(each) for each in texts]
    heading = _Heading(
        lowest=words[-1], whole=" ".join(words), rows=len(words), report=year, period=period,
        what=meaning_of(texts, Kind.PENGUKURAN)[0],
        years=next((found for text in reversed(texts) if (found := years_in(text))), []),
    )  # fmt: skip
    return next((role for rule in _RULES if (role := rule(heading)) is not None), None)


def period_in(title: str) -> Period | None:
    """
    Read the period of a plan in a text; two or three years are those of a comparison.
    """
    found = re.search(r"((?:19|20)\d\d)\s*(?:[-–]|s\.?\s?d\.?|sampai)\s*((?:19|20)\d\d)", title)
    return (int(found[1]), int(found[2])) if found and int(found[2]) - int(found[1]) >= _SHORTEST else None


def _mended(text: str) -> str:
    """
    Join the known words that a narrow column has broken, and correct their spelling.
    """
    for word, pattern in _BROKEN.items():
        text = pattern.sub(word, text)
    for word in set(re.findall(r"[a-z]{6,}", text.casefold())):
        known = next((each for each in _KNOWN if word != each and spelled_alike(word, each)), None)
        if known is not None:
            text = re.sub(word, known, text, flags=re.IGNORECASE)
    return text


def _efficiency(heading: _Heading) -> Role | None:
    if re.search(r"\brp\b", heading.whole):
        return None
    if re.search(r"\befisiensi\b", heading.whole):
        return Role("efisiensi")
    return Role("penyerapan") if re.search(r"\b(penyerapan|serapan)\b", heading.whole) else None


def _money(heading: _Heading) -> Role | None:
    money = _MONEY.search(heading.lowest) or (_MONEY.search(heading.whole) and not _PERFORMANCE.search(heading.lowest))
    return Role(MONEY) if money else None


def _number(heading: _Heading) -> Role | None:
    if re.fullmatch(r"no\b.{0,12}", heading.lowest):
        return Role("nomor")
    found = _NUMBER.fullmatch(heading.lowest)
    if found and heading.rows > 1 and not re.search(r"realisasi|capaian", heading.whole):
        return Role("target", number=int(found[1]))
    return None


def _text(heading: _Heading) -> Role | None:
    if _TEXT.fullmatch(heading.lowest) and heading.what not in {"indikator", "sasaran"}:
        return Role(IGNORED)
    quarter = _QUARTER.search(heading.whole)
    if quarter or _WITHIN.search(heading.whole):
        place = None if quarter is None else _ROMAN.index(quarter[1]) + 1 if quarter[1] in _ROMAN else int(quarter[1])
        return Role(QUARTERLY if heading.what in {None, "target"} else f"{heading.what}_triwulan", quarter=place)
    if heading.what == "kategori" and heading.years and heading.years[-1] != heading.report:
        return Role(IGNORED)
    return Role(heading.what) if heading.what in TEXTS and heading.what is not None else None


def _comparison(heading: _Heading) -> Role | None:
    results = {None, "capaian", "realisasi"}
    if _CHANGE.search(heading.whole) and heading.what in results and not _RESULT.fullmatch(heading.lowest):
        return Role("perubahan")
    result = heading.what in results or _SHARE_OF.search(heading.whole)
    if not result or not (_AGAINST.search(heading.whole) or len(set(heading.years)) > 1):
        return None
    if _PLAN.search(heading.whole) or any(each > heading.report for each in heading.years):
        return Role("capaian", against=RENSTRA)
    before = _PREVIOUS.search(heading.whole) or any(each < heading.report for each in heading.years)
    return Role("capaian", against=LAST_YEAR if before else "")


def _target_share(heading: _Heading) -> Role | None:
    """
    Read targets of achievement in percent, and what was achieved of the target next to them.
    """
    if not re.search(r"\bcapaian\b", heading.whole) or "%" not in heading.whole or _AGAINST.search(heading.whole):
        return None
    named = heading.years[-1] if heading.years and heading.years[-1] != heading.report else None
    if re.search(r"\btarget\b", heading.lowest):
        return Role("target", named, share=True)
    return Role("realisasi", named, share=True) if re.fullmatch(r"realisasi\b.*", heading.lowest) and heading.rows > 1 else None


def _measure(heading: _Heading) -> Role | None:
    what = heading.what or ("target" if _PLAN.search(heading.whole) else None)
    if re.match(r"(%|persen|persentase|prosentase) (realisasi|hasil)\b", heading.lowest):
        what = "capaian"
    if what in {None, "target"} and _STANDARD.search(heading.whole):
        return Role("standar")
    if what is None:
        bare = heading.years and not set(heading.lowest.split()) - {str(heading.years[-1]), "tahun"}
        return Role(YEAR, heading.years[-1]) if bare else None
    if _PREVIOUS.search(heading.whole):
        return Role(what, heading.report - 1)
    if what == "target" and not heading.years and _PLAN.search(heading.whole) and heading.period is not None:
        return Role(what, heading.period[1])
    named = heading.years[-1] if heading.years else None
    return Role(what, None if named == heading.report else named)


_RULES: tuple[Callable[[_Heading], Role | None], ...] = (_efficiency, _money, _number, _text, _target_share, _comparison, _measure)
"""The first that says something counts."""
