"""
What sentences claim of achievements: means, categories, targets met or missed; of what, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import attrs

from lkj_rules.drafts.figures import Figure, Kind, figures_of
from lkj_rules.drafts.phrases import listed_alike, tokens_of
from lkj_rules.drafts.prose import Sentence
from lkj_rules.drafts.subjects import Names
from lkj_rules.drafts.table_figures import Known
from lkj_rules.model.findings import Texts
from lkj_rules.tables.lines import Open

_LABELS = (
    "sangat baik", "baik sekali", "sangat berhasil", "cukup berhasil", "kurang berhasil", "tidak berhasil", "berhasil",
    "sangat memuaskan", "memuaskan", "sangat tinggi", "tinggi", "sedang", "sangat rendah", "rendah", "cukup baik", "kurang baik",
    "tidak baik", "sangat kurang", "kurang sekali", "cukup", "kurang", "baik", "buruk", "sangat efisien", "efisien",
    "kurang efisien", "tidak efisien",
)  # fmt: skip
LABEL = "|".join(sorted(_LABELS, key=len, reverse=True))
"""Pattern of the categories that scales are made of."""
_GRADED = re.compile(
    r"(?:(?:kategori|katagori|predikat|kriteria|sebutan(?:nya)?|kualifikasi|klasifikasi|dikategorikan|dikatagorikan|berkategori"
    r"|berpredikat|dinyatakan)(?:\s+(?:kinerja|penilaian|yang|sebagai|capaian|penyerapan))*\s*[:=]?\s*)"
    rf"[\"“”'‘’]?\s?({LABEL})\b",
    re.IGNORECASE,
)
_SHOWN = re.compile(
    rf"\bmenunjukk?an (?:hasil|indikator|kinerja|capaian) (?:yang )?({LABEL})\b.{{0,12}}?\b(?:yaitu|yakni)\b", re.IGNORECASE
)
_BEHIND = re.compile(rf"\(\s?({LABEL})\s?\)", re.IGNORECASE)
_ALL = re.compile(r"\b(?:kategori|kriteria|sebutan)\b[^.]{0,30}\byaitu\b|apabila|jika|bila nilai", re.IGNORECASE)
_MEAN = re.compile(r"\b(?:rata ?[-–]? ?rata|rerata|rataan)\b(.{0,160}?)$", re.IGNORECASE)
_WHOLE = re.compile(r"\bsecara keseluruhan\b.{0,80}?\b(?:capaian|kinerja)\b", re.IGNORECASE)
_OTHER_MEAN = re.compile(
    r"\b(?:renstra|rencana strategis|rpjmd|anggaran|keuangan|penyerapan|serapan|efisiensi|kenaikan|peningkatan|penurunan"
    r"|pertumbuhan|nasional|triwulan|semester|bulan|hari|jam|fisik|perbandingan|misi|lebih tinggi|lebih rendah|dibandingkan"
    r"|terhadap|kabupaten/kota|per tahun|lainnya)\b", re.IGNORECASE,
)
_ACHIEVED = re.compile(r"\b(?:capaian|pencapaian|kinerja)\b", re.IGNORECASE)
_BOUND = re.compile(r"\b(?:di ?atas|di ?bawah|lebih dari|kurang dari|minimal|maksimal)\s*$", re.IGNORECASE)
_TABLE = re.compile(r"\btabel ([IVX\d]+(?:[.-]\s?\d+)*)", re.IGNORECASE)
_MET = re.compile(
    r"\b(?P<no>tidak|belum|kurang dari|(?:masih )?di ?bawah)?\s?(?:dapat |bisa |mampu |sepenuhnya |berhasil )?"
    r"(?P<verb>mencapai|memenuhi|melampaui|melebihi|sesuai(?: dengan)?)\s(?:dari )?target(?:nya)?\b"
    r"(?!\s*(?:jangka|renstra|rpjmd|akhir|nasional))", re.IGNORECASE,
)
_INTENDED = re.compile(
    r"renstra|\b(?:triwulan|akan|agar|untuk (?:mencapai|memenuhi)|dalam (?:rangka )?mencapai|upaya)\b", re.IGNORECASE
)
_EVERY = re.compile(
    r"(?:semua|seluruh)(?: target)? (?:sasaran|indikator)(?: (?:strategis|stratejik|kinerja|utama|tersebut|ini))*"
    r" (?:(?:telah|sudah|dapat|dikatakan|dinyatakan) )*(?:tercapai|berhasil dicapai|mencapai target|memenuhi target|dicapai)\b",
    re.IGNORECASE,
)
_THIS = re.compile(
    r"^(?:\w+ ){0,3}(?:capaian|pencapaian|kinerja|realisasi|indikator|hasil)(?: kinerja)? (?:ini|tersebut)\b", re.IGNORECASE
)
_OF_ONE = re.compile(
    r"\b(?:[Ss]asaran|SASARAN)(?: strategis| stratejik| strategik)?\s*"
    r"(?:\d|ke\b|[:=]|[A-Z]|yaitu|pertama|kedua|ketiga|ini|tersebut)"
    r"|^\W*(?:Sasaran|SASARAN)\b|\b(?:[Bb]idang|[Pp]erspektif|[Tt]ujuan|[Pp]rogram)\b"
)
"""What a mean is one of where it is not that of all."""
_UNSURE = Texts("rata-rata atau kategori, tetapi tidak jelas atas apa", "a mean or a category, but it is not clear of what")


@attrs.define
class Claims:
    """
    Read what sentences claim of achievements.
    """

    names: Names
    objectives: Names
    known: Known
    year: int
    klaim: list[dict[str, Any]] = attrs.field(factory=list)
    open: list[Open] = attrs.field(factory=list)

    def read(self, sentence: Sentence) -> None:
        """
        Read one sentence.
        """
        if sentence.calculates:
            return
        figures = [each for each in figures_of(sentence.text) if each.kind is not Kind.YEAR]
        mean = self._of_mean(sentence, figures)
        self._of_category(sentence, figures, mean)
        self._of_categories(sentence)
        self._of_target(sentence)
        self._of_all(sentence)

    def _claim(self, sentence: Sentence, jenis: str, **parts: Any) -> None:
        entry = claim_of(sentence, jenis, **parts)
        if entry not in self.klaim:
            self.klaim.append(entry)

    def _of_mean(self, sentence: Sentence, figures: Sequence[Figure]) -> Figure | None:
        """
        Read a mean: of figures that the sentence gives, or of the capaian of the whole report or one objective.
        """
        text = sentence.text
        shares = [each for each in figures if each.kind in {Kind.SHARE, Kind.COUNT} and not each.spelt]
        found = next((
            each for pattern in (_MEAN, _WHOLE) if (each := pattern.search(text)) and _behind(shares, each.start())
        ), None)  # fmt: skip
        if found is None:
            return None
        start, behind = found.start(), _behind(shares, found.start())
        before = [each for each in shares if each.end <= start and each.kind is behind[0].kind]
        if len(before) > 1 and re.search(r"\bdengan (?:nilai )?$", text[:start]):
            listed = [sentence.seen(each.text) for each in before]
            self._claim(sentence, "rata_rata", nilai=sentence.seen(behind[0].text), bilangan=listed)
            return behind[0]
        said = text[start : behind[0].start]
        several = len(behind) > 1 and behind[1].kind is Kind.SHARE
        if several or _OTHER_MEAN.search(said) or _BOUND.search(said) or not _ACHIEVED.search(text):
            return None
        cover = self._cover(sentence, behind[0])
        if cover is None:
            self.open.append(Open(sentence.place, behind[0].text, _UNSURE))
            return behind[0]  # its category is certain all the same
        self._claim(sentence, "rata_rata_capaian", nilai=sentence.seen(behind[0].text), cakupan=cover or None)
        return behind[0]

    def _cover(self, sentence: Sentence, mean: Figure) -> dict[str, str] | None:
        """
        Say what a mean is taken over: empty for all that is measured; ``None`` where that is not certain.
        """
        text = sentence.text
        codes = self.objectives.find(text)
        years = {int(each.text) for each in figures_of(text[: mean.start]) if each.kind is Kind.YEAR}
        if years - {self.year} or len(codes) > 1 or self.names.find(text) or _OTHER_MEAN.search(text[: mean.start]):
            return None
        if self.known.has_parts(codes[0].code if codes else None):
            return None
        if codes:
            return None if codes[0].code is None else {"sasaran": codes[0].code}
        table = _TABLE.search(text)
        if table is not None:
            named = self.known.tables.get(re.sub(r"\W+", ".", table[1]).casefold())
            return None if named is None else {"tabel": named}
        return None if text[0].islower() or _OF_ONE.search(text[: mean.start]) else {}

    def _subject(self, sentence: Sentence) -> str | None:
        """
        Give the one indicator that a sentence names, or that ``ini`` or ``tersebut`` means in it.
        """
        codes = {each.code for each in self.names.find(sentence.text)}
        if codes:
            return next(iter(codes)) if len(codes) == 1 else None
        if not _THIS.search(sentence.text) or self.objectives.find(sentence.text):
            return None
        return next((code for each in reversed(sentence.headings) if (code := self.names.named(each.title))), None)

    def _of_category(self, sentence: Sentence, figures: Sequence[Figure], mean: Figure | None) -> None:
        text = sentence.text
        found = [*_GRADED.finditer(text)] or ([*_BEHIND.finditer(text)] if mean is not None else [])
        if len(found) != 1 or _ALL.search(text):
            return
        label = sentence.seen(found[0][1])
        if mean is not None:
            cover = next((each.get("cakupan") for each in reversed(self.klaim) if each.get("nilai") == mean.text), None)
            self._claim(sentence, "kategori", nilai=sentence.seen(mean.text), label=label, cakupan=cover)
            return
        code = self._subject(sentence)
        if code is not None:
            shares = [each for each in figures if each.kind is Kind.SHARE and self.known.has(code, "capaian", self.year, each)]
            value = sentence.seen(shares[0].text) if len(shares) == 1 else None
            self._claim(sentence, "kategori", indikator=code, nilai=value, label=label)

    def _of_categories(self, sentence: Sentence) -> None:
        """
        Read a category and the indicators that have it: ``menunjukkan hasil baik yaitu A (98%) dan B (97%)``.
        """
        found = [*_SHOWN.finditer(sentence.text)]
        if len(found) != 1:
            return
        spans = [each for each in self.names.find(sentence.text) if each.start > found[0].end()]
        listed, figures = listed_alike(tokens_of(sentence.text, spans))
        for place, span in enumerate(spans):
            behind = re.match(r"\s?\(([^()]{1,12})\)", sentence.text[span.end :])
            value = behind[1] if behind else figures[place].text if len(listed) == len(figures) == len(spans) else None
            if span.code is not None:
                printed = None if value is None else sentence.seen(value)
                self._claim(sentence, "kategori", indikator=span.code, nilai=printed, label=sentence.seen(found[0][1]))

    def _of_target(self, sentence: Sentence) -> None:
        found, clause = [*_MET.finditer(sentence.text)], sentence
        if len(found) > 1 and re.search(r"\batau(?: telah| sudah)?\s?$", sentence.text[: found[-1].start()]):
            clause = attrs.evolve(sentence, text=sentence.text[found[0].start() :], lines=())
            found = found[-1:]  # "mencapai target … atau telah melebihi target"
        code = self._subject(sentence) if len(found) == 1 else None
        years = {int(each.text) for each in figures_of(sentence.text) if each.kind is Kind.YEAR}
        if code is None or _INTENDED.search(sentence.text) or (years and self.year not in years):
            return
        exceeds = not found[0]["no"] and found[0]["verb"].casefold() in {"melampaui", "melebihi"}
        self._claim(clause, "melebihi" if exceeds else "tercapai", indikator=code)


    def _of_all(self, sentence: Sentence) -> None:
        """
        Read that all objectives or indicators met their targets.
        """
        if _EVERY.match(sentence.text) and not any(each.kind is not Kind.YEAR for each in figures_of(sentence.text)):
            self._claim(sentence, "umum")


def claim_of(sentence: Sentence, jenis: str, **parts: Any) -> dict[str, Any]:
    """
    Make a claim of a sentence.
    """
    known = {key: each for key, each in parts.items() if each is not None}
    return {"jenis": jenis} | known | {"teks": sentence.seen(sentence.text), "sumber": sentence.sumber}


def _behind(shares: Sequence[Figure], start: int) -> list[Figure]:
    """
    Give the figures behind a place that can be a mean.
    """
    return [each for each in shares if each.start > start and (each.kind is Kind.SHARE or not each.unit)]
