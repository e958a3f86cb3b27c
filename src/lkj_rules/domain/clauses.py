"""
The clauses of PermenPANRB 53/2014 that a report can be compared with, in short words of our own, and the reading of citations.

A citation is the ``butir`` of a rule's basis, as people write it: ``Lampiran I, C.1 dan anak lampiran I/2-6``. Every clause that it
names is found by its key; the sub-clauses that no rule needs on their own are not listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import attrs

from lkj_rules.domain.checklist import ROWS, Kind
from lkj_rules.model.findings import Texts

REGULATION = "PermenPANRB 53/2014"
_OF = {"I": "-6", "III": "-2"}
"""How many sheets an annex has, which the regulation writes after the number of each."""


@attrs.frozen
class Clause:
    """
    Hold one clause: the key that citations lead to, and what it is about.

    ``silent`` says why no rule can speak of it, where none can.
    """

    key: str
    about: Texts
    silent: Texts | None = None

    @property
    def cited(self) -> str:
        """
        Write the clause as citations do: ``Lampiran II, C.3``, ``Anak lampiran II/1, Bab III.A.2``.
        """
        first, _, rest = self.key.partition(".")
        if first == "P":
            return f"Pasal {rest}"
        if "/" not in first:
            return f"Lampiran {first}, {rest}"
        sheet = f"Anak lampiran {first}{_OF.get(first.partition('/')[0], '')}"
        inner = rest if first == CHECKLIST_SHEET else "Lampiran 1)" if rest == "L" else f"Bab {rest}"
        return f"{sheet}, {inner}" if rest else sheet


_MEANING = Texts("pengertian, bukan syarat", "a definition, no requirement")
_AIM = Texts("tujuan, bukan syarat", "an aim, no requirement")
_OUTSIDE = Texts("di luar berkas laporan", "outside the report's file")
_UNSEEN = Texts("tidak dapat disimpulkan dari dokumen", "cannot be concluded from the document")
_ENACTING = Texts("ketentuan pemberlakuan", "enacting clause")
_EXAMPLE = Texts("contoh formulir bagi pereviu", "a form for reviewers")

_ARTICLES = (
    Clause("P.1–4", Texts("Pedoman dan ketiga lampirannya", "The guidance and its three annexes"), _ENACTING),
    Clause("P.5", Texts("Berlaku sejak laporan tahun 2014", "Applies from the reports for 2014 on"), _ENACTING),
    Clause("P.6", Texts("PermenPANRB 29/2010 dicabut", "PermenPANRB 29/2010 is repealed")),
    Clause("P.7", Texts("Mulai berlaku", "Entry into force"), _ENACTING),
)

_AGREEMENTS = (
    Clause("I.A", Texts("Pengertian Perjanjian Kinerja", "What an agreement is"), _MEANING),
    Clause("I.B", Texts("Tujuan penyusunannya", "What it is made for"), _AIM),
    Clause("I.C.1", Texts("Siapa menyusun dan menandatangani", "Who draws it up and signs")),
    Clause("I.C.2", Texts("Sebulan setelah dokumen anggaran disahkan", "A month after the budget document")),
    Clause("I.C.3", Texts("Sasaran dan indikator menurut tingkatnya", "Objectives and indicators by level")),
    Clause("I.D.1", Texts("Pernyataan dan tanda tangan", "Statement and signatures")),
    Clause("I.D.2", Texts("Lampiran perjanjian: isi tabelnya", "Its annex: what the table holds")),
    Clause("I.D.3", Texts("Dana dekonsentrasi: perjanjian tersendiri", "Deconcentrated funds: an own agreement"), _OUTSIDE),
    Clause("I.D.4", Texts("Dana dekonsentrasi: proporsi dijelaskan", "Deconcentrated funds: shares explained"), _OUTSIDE),
    Clause("I.E", Texts("Kapan perjanjian direvisi", "When an agreement is revised")),
    Clause("I/1", Texts("Pernyataan pimpinan tertinggi", "Statement of the head")),
    Clause("I/2", Texts("Pernyataan dua pihak", "Statement of two parties")),
    Clause("I/3", Texts("Tabel kementerian, lembaga, pemda", "Table of ministries and regions")),
    Clause("I/4", Texts("Tabel unit kerja", "Table of units")),
    Clause("I/5", Texts("Tabel SKPD", "Table of regional offices")),
    Clause("I/6", Texts("Tabel satuan kerja", "Table of work units")),
)  # fmt: skip

_REPORTS = (
    Clause("II.A", Texts("Pengertian pelaporan kinerja", "What reporting is"), _MEANING),
    Clause("II.B", Texts("Tujuannya", "What it is for"), _AIM),
    Clause("II.C", Texts("Isi laporan pada umumnya", "What a report holds in general")),
    Clause("II.C.1", Texts("Uraian singkat organisasi", "The organisation in short")),
    Clause("II.C.2", Texts("Rencana dan target", "Plans and targets")),
    Clause("II.C.3", Texts("Pengukuran kinerja", "Measurement")),
    Clause("II.C.4", Texts("Evaluasi, analisis, dan efisiensi", "Evaluation, analysis and efficiency")),
    Clause("II.D", Texts("Siapa menyampaikan, kepada siapa, kapan", "Who submits, to whom and when")),
    Clause("II.E", Texts("Pengukuran dan pembandingan, triwulanan dan tahunan", "Measuring and comparing, by quarter and year")),
    Clause("II.F", Texts("Indikator: selaras, spesifik, terukur", "Indicators: aligned, specific, measurable")),
    Clause("II.G", Texts("Indikator Kinerja Utama dan penetapannya", "Key indicators and how they are laid down")),
    Clause("II.H", Texts("Pengumpulan data kinerja", "Collecting performance data"), _OUTSIDE),
    Clause("II/1", Texts("Sistematika yang dianjurkan", "The recommended layout")),
    Clause("II/1.I", Texts("Pendahuluan", "Introduction")),
    Clause("II/1.II", Texts("Ikhtisar perjanjian kinerja", "The agreement in brief")),
    Clause("II/1.III", Texts("Akuntabilitas kinerja", "Accountability")),
    Clause("II/1.III.A.1", Texts("Target dan realisasi tahun ini", "Target and result of the year")),
    Clause("II/1.III.A.2", Texts("Dengan tahun lalu dan sebelumnya", "Against earlier years")),
    Clause("II/1.III.A.3", Texts("Dengan target jangka menengah", "Against medium-term targets")),
    Clause("II/1.III.A.4", Texts("Dengan standar nasional", "Against a national standard")),
    Clause("II/1.III.A.5", Texts("Sebab dan solusi", "Causes and remedies")),
    Clause("II/1.III.A.6", Texts("Efisiensi sumber daya", "Efficient use of resources")),
    Clause("II/1.III.A.7", Texts("Program dan kegiatan penunjang", "Programmes and activities")),
    Clause("II/1.III.B", Texts("Realisasi anggaran", "Budget realisation")),
    Clause("II/1.IV", Texts("Simpulan dan langkah ke depan", "Conclusion and next steps")),
    Clause("II/1.L", Texts("Perjanjian Kinerja dilampirkan", "The agreement is annexed")),
)  # fmt: skip

_REVIEWS = (
    Clause("III.A", Texts("Reviu: informasi andal, akurat, berkualitas", "Review: reliable, accurate information")),
    Clause("III.B", Texts("Tujuan reviu dan koreksi kesalahan", "What review is for; errors are corrected")),
    Clause("III.C.1", Texts("Pihak yang mereviu", "Who reviews"), _OUTSIDE),
    Clause("III.C.2", Texts("Reviu selesai sebelum ditandatangani", "Review ends before the report is signed")),
    Clause("III.C.3.a", Texts("Pengumpulan data diuji", "How data are collected is tested"), _OUTSIDE),
    Clause("III.C.3.b", Texts("Penelaahan SAKIP secara ringkas", "A short look at SAKIP"), _OUTSIDE),
    Clause("III.C.3.c", Texts("Kertas kerja reviu", "Working papers"), _OUTSIDE),
    Clause("III.C.3.d", Texts("Pernyataan telah direviu", "The statement of review")),
    Clause("III.C.3.e", Texts("Hanya tingkat K/L/Pemda", "Ministries, agencies and regions only")),
    Clause("III.C.4", Texts("Pelaporan reviu", "Reporting on the review"), _OUTSIDE),
    Clause("III/1", Texts("Formulir pernyataan", "Form of the statement"), _EXAMPLE),
)  # fmt: skip

CHECKLIST_SHEET = "III/2"
CHECKLIST = tuple(Clause(f"{CHECKLIST_SHEET}.{row.number}", row.text, _UNSEEN if row.kind is Kind.NEVER else None) for row in ROWS)
"""The rows of the reviu checklist are clauses too."""

CLAUSES = (*_ARTICLES, *_AGREEMENTS, *_REPORTS, *_REVIEWS, *CHECKLIST)

_TOKENS = re.compile(
    r"pasal (?P<article>\d)"
    r"|(?P<sheet>(?:iii|ii|i)/\d)(?:-\d)?"
    r"|(?P<form>formulir checklist)"
    r"|(?P<statement>formulir pernyataan)"
    r"|(?P<filling>penjelasan pengisian)"
    r"|lampiran (?P<annex>iii|ii|i)\b(?!/)"
    r"|(?P<attached>lampiran 1\))"
    r"|bab (?P<chapter>iv|iii|ii|i)\b(?:[ .](?P<part>[ab])\b(?:(?:\.| angka )(?P<point>\d))?)?"
    r"|(?P<row>(?:iii|ii|i)\.\d+)"
    r"|(?P<until>sampai(?: dengan)?)"
    r"|\b(?P<letter>[a-h])\b(?:(?:\.| angka )(?P<number>\d)(?:[–-](?P<last>\d))?(?:\.(?P<sub>[a-f])\b)?)?"
)
_FORMS = {"statement": ("I/1", "I/2"), "filling": ("I/3", "I/4", "I/5", "I/6"), "attached": ("II/1.L",)}


def cited_clauses(butir: str) -> tuple[str, ...]:
    """
    Give the keys of the clauses that a citation names, in its order, the annex left out where a chapter of it is named.

    Remarks in brackets are passed over.
    """
    text = re.sub(r"\([^)]*(?:\)|$)", "", butir).lower()
    keys = tuple(dict.fromkeys(_keys(_TOKENS.finditer(text))))
    return tuple(key for key in keys if not any(other.startswith(f"{key}.") for other in keys))


def _keys(tokens: Iterable[re.Match[str]]) -> Iterator[str]:
    annex, sheet, until = "", "", False
    for token in tokens:
        groups = {name: value.upper() for name, value in token.groupdict().items() if value is not None}
        match next(iter(groups)):
            case "article":
                yield f"P.{groups['article']}"
            case "annex":
                annex, sheet = groups["annex"], ""
            case "sheet":
                yield from _sheets(sheet, groups["sheet"]) if until else (groups["sheet"],)
                sheet = groups["sheet"]
            case "form":
                sheet = CHECKLIST_SHEET
            case "chapter":
                yield ".".join(["II/1", *(groups[name] for name in ("chapter", "part", "point") if name in groups)])
            case "row":
                yield f"{CHECKLIST_SHEET}.{groups['row']}"
            case "letter":
                yield from _letters(annex, groups)
            case str() as name if name in _FORMS:
                yield from _FORMS[name]
        until = "until" in groups


def _sheets(first: str, last: str) -> Iterator[str]:
    annex, _, start = first.partition("/")
    return (f"{annex}/{number}" for number in range(int(start) + 1, int(last.partition("/")[2]) + 1))


def _letters(annex: str, groups: dict[str, str]) -> Iterator[str]:
    start = f"{annex}.{groups['letter']}"
    if "number" not in groups:
        yield start
        return
    for number in range(int(groups["number"]), int(groups.get("last", groups["number"])) + 1):
        yield f"{start}.{number}" + (f".{groups['sub'].lower()}" if "sub" in groups else "")
