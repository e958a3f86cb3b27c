"""
Amounts of the budget in sentences: pagu, realisasi, what is left, the share spent; of the whole budget or of one line.

An amount whose sentence does not say for certain what it is an amount of is left out; a share that stands with both its amounts is
kept with them, as it can be computed again whatever it is a share of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import attrs

from lkj_rules.drafts.claims import claim_of
from lkj_rules.drafts.figures import Figure, Kind, figures_of, fits
from lkj_rules.drafts.prose import Sentence
from lkj_rules.drafts.subjects import Names
from lkj_rules.model.findings import Texts
from lkj_rules.tables.lines import Open

_ROLES = (
    ("sisa", re.compile(r"\b(?:sisa|silpa|saldo|selisih|efisiensi anggaran|penghematan)\b", re.IGNORECASE)),
    ("pagu", re.compile(
        r"\b(?:dari|dianggarkan|anggarkan)(?: (?:yang|total|jumlah|pagu|alokasi|anggaran|dianggarkan|target))*\b[^,;]{0,40}$",
        re.IGNORECASE,
    )),
    ("realisasi", re.compile(
        r"\b(?:realisasi(?:nya)?|terealisasi(?:kan)?|direalisasikan|penyerapan|terserap|diserap|serapan|penggunaan)\b",
        re.IGNORECASE,
    )),
    ("pagu", re.compile(
        r"\b(?:anggaran(?:nya)?|alokasi|dialokasikan|pagu|dana|dipa|dpa|plafon|belanja|apbd|target)\b", re.IGNORECASE
    )),
)  # fmt: skip
"""What the words before an amount say that it is; the first that they say counts."""
_SHARE = re.compile(
    r"[\s,(]*(?:atau|artau|yaitu|setara|dengan|sebesar|mencapai|tingkat|persentase|capaian|serapan|penyerapan|realisasi|keuangan|\s)*[\s(]*"
)
_FISIK = re.compile(r"\bfisik(?:nya)?\b[^.;\d]{0,40}$", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:(?i:langsung|dekonsentrasi|tugas pembantuan|dak|dbhcht|hibah|gaji|murni|blud|uptd|bantuan|sasaran|urusan"
    r"|program (?:pokok|penunjang)|triwulan|semester|sekretariat|retribusi|pad|pads|pdrb|kontrak|rata-rata|per tahun|kredit"
    r"|bermitra|investasi|sebelum perubahan)\b"
    r"|(?:Program|Kegiatan|Sub ?[Kk]egiatan|Bidang|Seksi) [A-Z]|(?i:(?:program|kegiatan) (?:ini|tersebut)\b))",
)
"""What an amount may be one of instead of the whole budget."""
_TOTAL = re.compile(r"\b(?:total|keseluruhan|seluruh)\b", re.IGNORECASE)
_WHOLE = re.compile(
    r"\b(?:dinas|badan|kantor|inspektorat|rumah sakit|rsud|kecamatan|opd|skpd|perangkat daerah|apbd|komisi"
    r"|satker|satuan kerja|pemerintah)\b",
    re.IGNORECASE,
)
_FISCAL = re.compile(r"\btahun anggaran\b|\bT\.?A\b", re.IGNORECASE)
_OF_PART = re.compile(
    r"\b(?:anggaran|alokasi|pagu|dana|realisasi|penyerapan)\b.*\b(?:program|kegiatan)\b"
    r"(?!/| (?:pada|di|tahun|dan kegiatan pada)\b)", re.IGNORECASE,
)
_PART = re.compile(r"[\W\d]*\w?\W*(?:Program|Kegiatan|PROGRAM|KEGIATAN) (?!AP)")
"""A heading of one programme or activity."""
_SPENT = re.compile(r"\b(?:realisasi|penyerapan|serapan|daya serap) (?:anggaran|keuangan|belanja)\b", re.IGNORECASE)
_NO_SHARE = re.compile(
    r"\b(?:rata-rata|efisiensi|sisa|target|kinerja|capaian|dibandingkan|meningkat|menurun|lebih)\b", re.IGNORECASE
)
_LEFT = re.compile(
    r"^(?:dengan demikian|sehingga|maka|jadi|terdapat|sisa|adapun sisa)\b.{0,40}?\b(?:sisa|efisiensi)\b", re.IGNORECASE
)
_SAME = re.compile(r"\b(?:program|kegiatan) (?:ini|tersebut)\b", re.IGNORECASE)
_REVENUE = re.compile(r"\bpendapatan\b", re.IGNORECASE)
_UNPLACED = Texts(
    "jumlah anggaran, tetapi kalimatnya tidak menyebut dengan pasti anggaran atau baris yang mana",
    "an amount of the budget, but its sentence does not say for certain of which budget or line",
)


@attrs.define
class Amounts:
    """
    Read the amounts of the budget, sentence by sentence; ``lines`` are the names of the budget's programmes and activities.
    """

    lines: Names
    year: int
    sebutan_anggaran: list[dict[str, Any]] = attrs.field(factory=list)
    klaim: list[dict[str, Any]] = attrs.field(factory=list)
    open: list[Open] = attrs.field(factory=list)
    _last: tuple[str, dict[str, Any] | None] = ("", None)
    _spent: tuple[str, dict[str, Any]] = ("", {})
    """What the sentence before gives as budget and as spent."""
    _whole: Figure | None = None
    """The budget of the sentence before, of which a sentence may give what is left."""

    def read(self, sentence: Sentence) -> None:
        """
        Read one sentence.
        """
        figures = figures_of(sentence.text)
        if not any(each.kind is Kind.MONEY for each in figures):
            self._of_share(sentence, figures)
            return
        mentions = self._mentions(sentence, [each for each in figures if each.kind is not Kind.YEAR])
        years = {int(each.text) for each in figures if each.kind is Kind.YEAR}
        if not mentions or (years and self.year not in years) or len(years) > 1:
            return
        self._shares(sentence, [each for each in figures if each.kind is not Kind.YEAR])
        self._left(sentence, {each["ukuran"]: each["jumlah"] for each in mentions})
        scope = self._scope(sentence)
        scope = self._going_on(sentence) if scope is None else scope
        money = [each for each in figures if each.kind is Kind.MONEY]
        roles = [each["ukuran"] for each in mentions]
        if scope is None or len(set(roles)) != len(roles):
            self.open.append(Open(sentence.place, "; ".join(str(each["jumlah"]) for each in mentions), _UNPLACED))
            self._whole = money[0] if roles[0] == "pagu" else None
            return
        self._whole, self._last = None, (sentence.text, scope)
        for each in mentions:
            entry = {"ukuran": each.pop("ukuran")} | scope | each
            entry |= {"teks": sentence.seen(sentence.text), "sumber": sentence.sumber}
            if entry not in self.sebutan_anggaran:
                self.sebutan_anggaran.append(entry)

    def _of_share(self, sentence: Sentence, figures: Sequence[Figure]) -> None:
        """
        Read the share of the whole budget that was spent, of which the sentence gives no amount.
        """
        text = sentence.text
        found = _SPENT.search(text)
        shares = [each for each in figures if each.kind is Kind.SHARE]
        if found is None or len(shares) != 1 or shares[0].start < found.end() or _NO_SHARE.search(text[: shares[0].start]):
            return
        years = {int(each.text) for each in figures if each.kind is Kind.YEAR}
        if years <= {self.year} and not self.lines.find(text) and self._of_whole(sentence, shares[0].start):
            entry: dict[str, Any] = {"ukuran": "persen", "persen": sentence.seen(shares[0].text)}
            self.sebutan_anggaran.append(entry | {"teks": sentence.seen(text), "sumber": sentence.sumber})

    def _of_whole(self, sentence: Sentence, first: int) -> bool:
        """
        Return whether a sentence, and no heading above it, says that it is about the whole budget.
        """
        above = [each.text for each in sentence.headings if each.depth > 0]
        if _OTHER.search(sentence.text) or any(map(_PART.match, above)) or _OF_PART.search(sentence.text[:first]):
            return False
        named, total = _WHOLE.search(sentence.text[:first]), _TOTAL.search(sentence.text)
        return named is not None or (total is not None and not _OTHER.search(sentence.before))

    def _going_on(self, sentence: Sentence) -> dict[str, Any] | None:
        """
        Give the scope of the sentence before, of which a sentence says what is left: ``Dengan demikian terdapat sisa``.
        """
        text, scope = self._last
        follows = text and text == sentence.before and _LEFT.search(sentence.text) and not _OTHER.search(sentence.text)
        return scope if follows else None

    def _mentions(self, sentence: Sentence, figures: Sequence[Figure]) -> list[dict[str, Any]]:
        text = sentence.text
        for span in self.lines.find(text):  # "Peningkatan Penggunaan Obat" says nothing of what was used
            if not re.match("belanja|pendapatan", text[span.start :], re.IGNORECASE):
                text = f"{text[: span.start]}{' ' * (span.end - span.start)}{text[span.end :]}"
        found: list[dict[str, Any]] = []
        end = 0
        for each in figures:
            said = _FISCAL.sub(" ", text[end : each.start])
            if each.kind is Kind.MONEY:
                role = next((name for name, pattern in _ROLES if pattern.search(said)), None)
                if role is None:
                    return []  # one amount of which nothing is known makes the others doubtful
                found.append({"ukuran": role, "jumlah": sentence.seen(each.text)})
            elif each.kind is Kind.SHARE and found:
                if _FISIK.search(said):
                    if found[-1]["ukuran"] == "realisasi":
                        found[-1]["fisik"] = sentence.seen(each.text)
                elif _SHARE.fullmatch(said) and found[-1]["ukuran"] in {"realisasi", "sisa"} and "persen" not in found[-1]:
                    found[-1]["persen"] = sentence.seen(each.text)
            end = each.end
        return found

    def _scope(self, sentence: Sentence) -> dict[str, Any] | None:
        """
        Say of what a sentence gives the amounts; ``None`` where that is not certain.
        """
        text = sentence.text
        first = min(each.start for each in figures_of(text) if each.kind is Kind.MONEY)
        named = {each.code for each in self.lines.find(text) if each.start < first}
        if len(named) == 1 and None not in named:
            return {"pos": sentence.seen(str(next(iter(named))))}
        if named:
            return None
        if _SAME.search(text[:first]):
            line = next((code for each in reversed(sentence.headings) if (code := self.lines.named(each.title))), None)
            return None if line is None else {"pos": sentence.seen(line)}
        if _REVENUE.search(text) and not re.search(r"\bbelanja\b", text, re.IGNORECASE):
            whole = not re.search(r"pajak|retribusi|lain-lain|hasil|asli daerah", text.split("Rp")[0], re.IGNORECASE)
            return {"jenis": "pendapatan"} if whole else None
        if not self._of_whole(sentence, first):
            return None
        source = "APBN" if re.search(r"\bAPBN\b", text) else None
        if source and re.search(r"\bAPBD\b", text):
            return None
        return {} if source is None else {"sumber_dana": sentence.seen(source)}

    def _left(self, sentence: Sentence, said: dict[str, Any]) -> None:
        """
        Keep what is said to be left with the budget and what was spent, of this sentence or the one before.
        """
        before, known = self._spent
        follows = before == sentence.before and _LEFT.search(sentence.text) is not None
        known = said if {"pagu", "realisasi"} <= said.keys() else known if follows else {}
        if "sisa" in said and known:
            self.klaim.append(claim_of(
                sentence, "penjumlahan", nilai=said["sisa"], suku=[known["pagu"]], pengurang=[known["realisasi"]],
            ))  # fmt: skip
        self._spent = (sentence.text, known)

    def _shares(self, sentence: Sentence, figures: Sequence[Figure]) -> None:
        """
        Keep a share with the two amounts before it that it is a share of.
        """
        for place, each in enumerate(figures[1:], 1):
            part = figures[place - 1]
            whole = figures[place - 2] if place > 1 else self._whole
            if whole is None or not (each.kind is Kind.SHARE and whole.kind is part.kind is Kind.MONEY and fits(part, whole, each)):
                continue
            if _SHARE.fullmatch(sentence.text[part.end : each.start]) is None:
                continue
            value = {"teks": sentence.seen(each.text), "pembilang": sentence.seen(part.text), "penyebut": sentence.seen(whole.text)}
            self.klaim.append(claim_of(sentence, "umum", nilai=value))
