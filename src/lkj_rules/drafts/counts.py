"""
What sentences count: objectives and indicators, parts of a whole, sums of parts, amounts in words, the year of the Renstra.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import attrs

from lkj_rules.drafts.claims import claim_of
from lkj_rules.drafts.figures import Figure, Kind, figures_of, parts_of
from lkj_rules.drafts.prose import Sentence
from lkj_rules.drafts.subjects import Names
from lkj_rules.model.reading.terbilang import amount_in_words

_TENS = "dua|tiga|empat|lima|enam|tujuh|delapan|sembilan"
_NUMBER = rf"\d{{1,3}}(?: ?\([a-z ]+\))?|(?:{_TENS}) (?:belas|puluh(?: \w+)?)|satu|{_TENS}|sepuluh|sebelas"
_COUNTED = re.compile(
    r"\b(?<!hanya )(?P<verb>terdapat(?: dari)?|jumlah (?:indikator|sasaran) sebanyak|terdiri (?:dari|atas)|memiliki|mempunyai"
    r"|menetapkan|diukur (?:melalui|dengan)|melaksanakan|ada|sebanyak)\s"
    rf"(?:sebanyak |sejumlah )?(?P<count>{_NUMBER})\s(?:buah )?(?P<what>sasaran|indikator)"
    r"(?: (?:strategis|stratejik|kinerja|utama|sasaran|dinas|badan|organisasi))*(?=(?P<tail>.{0,60}))", re.IGNORECASE,
)
_STATES = (
    ("tidak_tercapai", r"(?:tidak|belum) (?:tercapai|mencapai|memenuhi)"), ("melebihi", r"(?:melebihi|melampaui) target"),
    ("tercapai", r"(?:telah |sudah |berhasil )?(?:tercapai|mencapai target|memenuhi target)"),
    ("naik", r"mengalami (?:percepatan|peningkatan|kenaikan)"), ("turun", r"mengalami (?:perlambatan|pelambatan|penurunan)"),
)  # fmt: skip
_WHOLE = re.compile(
    r"\s*(?:[,.;]|yang (?:diukur|direncanakan|(?:telah |sudah )?ditetapkan|harus dicapai|akan dicapai)|dan \d|dengan \d"
    r"|dengan kategori|$)"
)
_OF_ONE = re.compile(
    rf"\s*,?\s?(?:dengan|yang (?:memiliki|mempunyai|terdiri (?:dari|atas)|diukur (?:dengan|melalui)))\s(?P<count>{_NUMBER})"
    r"\s(?:buah )?indikator", re.IGNORECASE,
)
"""How many indicators the objective has whose name comes first."""
_SOME = re.compile(r"\b(?:setiap|masing-masing|bidang|misi|tujuan)\b", re.IGNORECASE)
_RESULTS = re.compile(r"akuntabilitas|penutup|ikhtisar|ringkasan", re.IGNORECASE)
_YEAR_OF_PLAN = re.compile(
    r"\btahun (?P<ke>pertama|kedua|ketiga|keempat|kelima|ke ?-? ?[1-6])\b(?P<plan>[^.]{0,60}?"
    r"\b(?:renstra|rencana strategis|rencana stratejik)\b)", re.IGNORECASE,
)
_OTHER_PLAN = re.compile(r"rpjmd|rpjmn|jangka menengah", re.IGNORECASE)
_ORDINALS = {"pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5}


@attrs.define
class Counts:
    """
    Read what sentences count.
    """

    names: Names
    objectives: Names
    countable: frozenset[str]
    """What the tables list as whole as the registers do, so that a number of it can be compared: objectives, indicators."""
    klaim: list[dict[str, Any]] = attrs.field(factory=list)
    jumlah_terbilang: list[dict[str, Any]] = attrs.field(factory=list)
    pasangan: list[dict[str, Any]] = attrs.field(factory=list)
    tahun_ke: list[dict[str, Any]] = attrs.field(factory=list)

    def read(self, sentence: Sentence) -> None:
        """
        Read one sentence.
        """
        if sentence.calculates:
            return
        figures = [each for each in figures_of(sentence.text) if each.kind is not Kind.YEAR]
        self._in_words(sentence, figures)
        self._of_count(sentence)
        self._of_parts(sentence, figures)
        self._of_year(sentence)

    def _in_words(self, sentence: Sentence, figures: Sequence[Figure]) -> None:
        """
        Keep amounts of money with their words, and counts that their words contradict: small ones that are right say nothing.
        """
        for each in figures:
            if each.spelt and (each.kind is Kind.MONEY or amount_in_words(each.spelt) != each.number):
                entry = {"angka": sentence.seen(each.text), "terbilang": sentence.seen(each.spelt), "sumber": sentence.sumber}
                self.jumlah_terbilang.append(entry)

    def _of_count(self, sentence: Sentence) -> None:
        """
        Read how many objectives or indicators there are; a count of some of them only with the state that it counts.
        """
        text = sentence.text
        results = any(each.depth == 0 and _RESULTS.search(each.text) for each in sentence.headings)
        if not results:
            return
        for span in self.objectives.find(text)[:1]:
            one = _OF_ONE.match(text, span.end)
            if span.code is not None and not span.start and one is not None and "indikator" in self.countable:
                count, cover = sentence.seen(one["count"]), {"sasaran": span.code}
                self.klaim.append(claim_of(sentence, "jumlah", yang_dihitung="indikator", nilai=count, cakupan=cover))
        named = min((each.start for names in (self.objectives, self.names) for each in names.find(text)), default=len(text))
        for found in _COUNTED.finditer(text, 0, named):
            tail = found["tail"]
            state = next((name for name, form in _STATES if re.match(rf"\s*(?:yang )?{form}", tail, re.IGNORECASE)), None)
            whole = found["verb"].casefold() != "sebanyak"
            if found["what"].casefold() not in self.countable:
                continue
            if state is not None or (whole and _WHOLE.match(tail) and not _SOME.search(text)):
                what, count = found["what"].casefold(), sentence.seen(found["count"])
                self.klaim.append(claim_of(sentence, "jumlah", yang_dihitung=what, nilai=count, keadaan=state))

    def _of_parts(self, sentence: Sentence, figures: Sequence[Figure]) -> None:
        """
        Read a part and its whole, ``15 dari 27 kabupaten``, with the share that the sentence gives.
        """
        for part, whole, share in parts_of(sentence.text, figures):
            if share is None:
                entry = {"bagian": _counted(sentence, part, whole.unit), "keseluruhan": _counted(sentence, whole, whole.unit)}
                self.pasangan.append(entry | {"teks": sentence.seen(sentence.text), "sumber": sentence.sumber})
            else:
                counts = {"pembilang": sentence.seen(part.text), "penyebut": sentence.seen(whole.text)}
                self.klaim.append(claim_of(sentence, "umum", nilai={"teks": sentence.seen(share.text), **counts}))

    def _of_year(self, sentence: Sentence) -> None:
        found = _YEAR_OF_PLAN.search(sentence.text)
        if found is not None and not _OTHER_PLAN.search(found["plan"]):
            word = found["ke"].casefold()
            number = _ORDINALS.get(word) or int(re.sub(r"\D", "", word))
            self.tahun_ke.append({"ke": number, "teks": sentence.seen(sentence.text), "sumber": sentence.sumber})


def _counted(sentence: Sentence, figure: Figure, unit: str) -> Any:
    """
    Give a count with its unit; points part thousands, which the text alone may leave open.
    """
    text = sentence.seen(f"{figure.text} {unit}".strip())
    return {"teks": text, "notasi": "koma"} if re.search(r"\d\.\d{3}(?!\d)", text) else text
