"""
The notes tell what was found, most severe first and once each; what was settled, and what could not be tested.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import attrs
import pytest
from docx.document import Document

from lkj_rules.model.documents import Level
from lkj_rules.model.findings import Basis, Finding, Place, Pointer, RuleId, Settled, Severity, Status, Texts
from lkj_rules.model.results import Breakage, Consequence, Outlook, Reason, Variation
from lkj_rules.render.docx import review_notes
from lkj_rules.render.material import Session
from lkj_rules.rules.rule import RuleSet

Reader = Callable[..., str]
Papers = Callable[..., Document]
Maker = Callable[..., Finding]
Sessions = Callable[..., Session]
BLANK = "…" * 10
HEADLINES = ("Angka utama laporan", "Semula", "Satu dikoreksi", "Semua dikoreksi")


def _headings(document: Document, level: int) -> list[str]:
    return [each.text for each in document.paragraphs if each.style is not None and each.style.name == f"Heading {level}"]


def _section(text: str, letter: str, following: str) -> str:
    return text.partition(f"\n{letter}")[2].partition(f"\n{following}")[0]


def _annex(document: Document) -> list[list[str]]:
    """
    Give the rows of the list of all findings.
    """
    return _table(document, "No", "Temuan", "Uraian", "Rekomendasi", "Tanggapan")


def both(text: str) -> Texts:
    """
    Give a text that is the same in both languages.
    """
    return Texts(text, text)


def test_sections_are_word_headings(open_paper: Papers, asahan: Session) -> None:
    """
    Four sections and their annexes, as headings that Word can list.
    """
    assert _headings(open_paper(review_notes, asahan), 1) == [
        "A. Dasar, Tujuan, dan Ruang Lingkup", "B. Ringkasan Hasil Reviu", "C. Temuan Utama", "D. Penutup",
        "Lampiran 1: Daftar Temuan", "Lampiran 2: Pengaruh Setiap Kesalahan", "Lampiran 3: Penjelasan Instansi dan Pengecualian",
        "Lampiran 4: Hal yang Diuji dan yang Tidak Dapat Diuji", "Lampiran 5: Catatan dan Telaah",
    ]


def test_gravest_comes_first(open_paper: Papers, asahan: Session) -> None:
    """
    The inverse indicator moves the mean most (198,81 to −1,19), then the mean that the text states; warnings are last.
    """
    document = open_paper(review_notes, asahan)
    titles = [row[1].partition(" (")[0] for row in _annex(document) if "(" in row[1]]

    assert titles[:5] == [
        "Capaian dihitung dengan arah terbalik", "Rata-rata capaian yang dinyatakan bukan rata-ratanya",
        "Realisasi satu indikator berbeda dalam LKj", "Satu indikator mempunyai dua target dalam LKj",
        "Capaian satu indikator berbeda dalam LKj",
    ]
    unmoved, warning = "Target dan realisasi berbeda jenis", "Indikator Perjanjian Kinerja tidak dilaporkan"
    assert 4 < titles.index(unmoved) < titles.index(warning)
    assert _headings(document, 2) == [f"{number}. {title}" for number, title in enumerate(titles[:4], start=1)]


def test_every_standing_finding_is_told_in_the_annex(open_paper: Papers, asahan: Session) -> None:
    """
    Each error and warning has a row with its message and its severity; no note does.
    """
    rows = _annex(open_paper(review_notes, asahan))
    findings = asahan.reports[0].result.findings

    grave = [each for each in findings if each.severity in {Severity.ERROR, Severity.WARNING}]
    assert [each.fingerprint for each in grave if not any(row[2].startswith(each.message.id) for row in rows)] == []
    assert (len(rows), sum("KESALAHAN" in row[1] for row in rows)) == (len(grave), 9)


@pytest.mark.parametrize(("severity", "titles", "remarks"), [("error", 1, False), ("warning", 2, False), ("review", 2, True)])
def test_notes_list_what_is_severe_enough(
    open_paper: Papers, make_finding: Maker, make_session: Sessions, details: Any, *, severity: str, titles: int, remarks: bool
) -> None:
    """
    Milder findings are left out of the lists and counted; the tally counts them all.
    """
    warning = make_finding(severity=Severity.WARNING, title=both("Target kosong"), fingerprint="w")
    session = make_session(make_finding(), warning, make_finding(severity=Severity.INFO, fingerprint="i"))

    document = open_paper(review_notes, session, attrs.evolve(details, severity=Severity(severity)))

    text = "\n".join(each.text for each in document.paragraphs)
    assert (len(_headings(document, 2)), "Lampiran 5" in text) == (titles, remarks)
    assert ("1 temuan yang lebih ringan tidak dimuat" in text) == (severity == "error")


def test_long_condition_is_cut_for_the_annex(read_paper: Reader, make_finding: Maker, make_session: Sessions) -> None:
    """
    A main finding is described in at most 320 characters; the annex has the whole.
    """
    text = read_paper(review_notes, make_session(make_finding(message=both("kata " * 200 + "akhir."))))

    assert "kata … (selengkapnya dalam Lampiran 1)" in _section(text, "C. ", "D. ")
    assert (_section(text, "C. ", "D. ").count("akhir."), _section(text, "Lampiran 1", "Lampiran 3").count("akhir.")) == (0, 1)


def test_matter_has_its_parts_in_order(read_paper: Reader, make_finding: Maker, make_session: Sessions) -> None:
    """
    Kondisi, kriteria, akibat and rekomendasi are reported; sebab and tanggapan are left to people.
    """
    text = read_paper(review_notes, make_session(make_finding()))

    assert (
        "1. Capaian dipotong\n"
        "Laporan Kinerja (LKj) · 1 kesalahan · aturan CAP003\n"
        "KondisiCapaian tertulis 100 %. Hitungan ulang: 100 ÷ 95 × 100 = 105,26.\n"
        "KriteriaPraktik baik penyusunan laporan kinerja (tidak diatur secara khusus dalam peraturan).\n"
        f"Sebab{BLANK}\nAkibatr\nRekomendasiNyatakan batasnya.\nTanggapan{BLANK}\n"
    ) in text


def test_many_of_a_kind_are_one_matter(open_paper: Papers, make_finding: Maker, make_session: Sessions) -> None:
    """
    Seventy findings of one rule are one matter: sixty rows in the annex, and the rest counted.
    """
    findings = [make_finding(fingerprint=f"f{number}", subject=f"Indikator {number}") for number in range(1, 71)]

    document = open_paper(review_notes, make_session(*findings))

    rows = _annex(document)
    assert _headings(document, 2) == ["1. Capaian dipotong"]
    assert "\tMasih ada 69 keadaan sejenis; selengkapnya dalam Lampiran 1." in [each.text for each in document.paragraphs]
    assert (len(rows), rows[59][0]) == (61, "1.60")
    assert rows[60][2] == "Masih ada 10 keadaan sejenis, sebagaimana dirinci dalam kertas kerja reviu."


def test_milder_rows_say_so(open_paper: Papers, make_finding: Maker, make_session: Sessions) -> None:
    """
    After errors of its kind, a warning that rests on a doubtful reading is called one, and says why.
    """
    doubtful = make_finding(severity=Severity.WARNING, softened=both("Diragukan."), subject="X")
    errors = [make_finding(fingerprint=name, subject=name) for name in "ABC"]

    rows = _annex(open_paper(review_notes, make_session(doubtful, *errors)))

    assert [row[1].rpartition("\n")[2] for row in rows] == ["KESALAHAN"] * 3 + ["PERINGATAN"]
    assert "Diragukan." in rows[3][2]


def _consequence(fingerprint: str, *ways: tuple[str, str], before: str = "199 %", rupiah: int | None = None) -> Consequence:
    """
    Give what an error means for the mean: each figure with the policy that leads to it.
    """
    told = tuple(Variation(policy=both(policy), text=both(text)) for text, policy in ways)
    outlook = Outlook(
        headline=both("Rata-rata capaian"), before=both(before), low=told[0].text, high=told[-1].text, variations=told,
        shift=Fraction(200),
    )
    return Consequence(fingerprint=fingerprint, outlooks=(outlook,), rupiah=rupiah, rank=1)


def _table(document: Document, *head: str) -> list[list[str]]:
    found = next(each for each in document.tables if [cell.text for cell in each.rows[0].cells] == list(head))
    return [[cell.text for cell in row.cells] for row in found.rows[1:]]


@pytest.mark.parametrize("number", [1, 5])
def test_known_findings_say_so(read_paper: Reader, make_finding: Maker, make_session: Sessions, number: int) -> None:
    """
    A finding of the baseline stands among the others, alone or in a table, with the words that it was known.
    """
    findings = [make_finding(fingerprint=str(place), subject=f"Indikator {place}") for place in range(number)]

    known = attrs.evolve(findings[0], status=Status.BASELINE)
    section = _section(read_paper(review_notes, make_session(known, *findings[1:])), "Lampiran 1", "Lampiran 3")

    assert section.count("sudah tercatat dalam garis dasar (baseline) pemeriksaan terdahulu") == 1


@pytest.mark.parametrize("number", [1, 5])
def test_other_figures_say_so(read_paper: Reader, make_finding: Maker, make_session: Sessions, number: int) -> None:
    """
    A finding that was known with another figure says both, alone or in a table, and is open.
    """
    findings = [make_finding(fingerprint=str(place), subject=f"Indikator {place}") for place in range(number)]
    changed = attrs.evolve(findings[0], changed=(both("/lkj/capaian: 90 % → 95 %"),))

    section = _section(read_paper(review_notes, make_session(changed, *findings[1:])), "Lampiran 1", "Lampiran 3")

    assert "sudah tercatat dalam garis dasar (baseline) pemeriksaan terdahulu, kini lain: /lkj/capaian: 90 % → 95 %" in section


def test_consequences_are_told_with_their_policies(open_paper: Papers, make_finding: Maker, make_session: Sessions) -> None:
    """
    What the mean would be, under each policy, what leaves it as it is, and the rupiah at stake.
    """
    ways = (("−1 %", "(2 − R ÷ T) × 100"), ("90 %", "T ÷ R × 100"), ("199 %", "Bab II yang benar"))
    meant = _consequence("f", *ways, rupiah=1500000)

    document = open_paper(review_notes, make_session(make_finding(), consequences=(meant,)))

    assert _table(document, "Temuan", "Yang dikoreksi", "Angka utama laporan", "Semula", "Menjadi") == [
        [
            "1", "Tabel 3.1", "Rata-rata capaian", "199 %",
            "−1 %: (2 − R ÷ T) × 100\n90 %: T ÷ R × 100\ntetap 199 %: Bab II yang benar",
        ],
        ["1", "Tabel 3.1", "Nilai yang dipersoalkan", "", "Rp1.500.000"],
    ]
    assert _table(document, *HEADLINES) == [["Rata-rata capaian", "199 %", "−1 % s.d. 199 %", "199 %"]]
    assert "\tNilai yang dipersoalkan: Rp1.500.000." in [each.text for each in document.paragraphs]


def test_headline_has_one_row(open_paper: Papers, make_finding: Maker, make_session: Sessions) -> None:
    """
    Of two errors that move one headline the summary has the worse, next to the figure with both corrected; the annex has each.
    """
    findings = [make_finding(fingerprint=name, subject=name) for name in "AB"]
    meant = [_consequence("A", ("90 %", "Bab I yang benar")), _consequence("B", ("95 %", "Bab II yang benar"))]
    together = _consequence("", ("88 %", "semua")).outlooks

    document = open_paper(review_notes, make_session(*findings, consequences=tuple(meant), corrected=together))

    assert _table(document, *HEADLINES) == [["Rata-rata capaian", "199 %", "90 %", "88 %"]]
    assert [row[1:] for row in _table(document, "Temuan", "Yang dikoreksi", "Angka utama laporan", "Semula", "Menjadi")] == [
        ["A", "Rata-rata capaian", "199 %", "90 %: Bab I yang benar"],
        ["B", "Rata-rata capaian", "199 %", "95 %: Bab II yang benar"],
    ]


def test_consequences_of_asahan(open_paper: Papers, asahan: Session) -> None:
    """
    Recomputed by hand from table III.A, whose ten rows sum to 1.988,07: with −900 for 1.100 they sum to −11,93.
    """
    rows = _table(open_paper(review_notes, asahan), *HEADLINES)

    assert rows == [
        ["Rata-rata capaian, Pengukuran Kinerja (10 baris)", "198,81 %", "−1,19 % s.d. 89,72 %", "−1,19 %"],
        [
            "Kategori rata-rata capaian, Pengukuran Kinerja", "Sangat Berhasil", "Tidak Berhasil atau Cukup Berhasil",
            "Tidak Berhasil",
        ],
        ["Rata-rata capaian yang dinyatakan pada Bab III.A", "100%", "198,81 %", "−1,19 %"],
    ]


def test_places_with_commas_are_told_apart(read_paper: Reader, make_finding: Maker, make_session: Sessions) -> None:
    """
    Further places stand between semicolons, the finding's own is not named again.
    """
    places = [Place(pointer=Pointer(f"/{name}"), role="juga", value="1", tempat=both(name)) for name in ("A, Bab I", "B, Bab II")]
    own = Place(pointer=Pointer("/x"), role="juga", value="1", tempat=both("Tabel 3.1"))

    several = read_paper(review_notes, make_session(make_finding(related=(own, *places))))
    none = read_paper(review_notes, make_session(make_finding(related=(own,))))

    assert "Terdapat pula pada: A, Bab I; B, Bab II." in several
    assert "Terdapat pula di bagian lain tempat itu." in none


def test_clauses_of_one_regulation_follow_its_name(read_paper: Reader, make_session: Sessions, make_finding: Maker) -> None:
    """
    The regulation is named once; a row of the checklist is quoted.
    """
    session = make_session(make_finding())
    clauses = ("Lampiran II, D", "Lampiran III, formulir checklist, III.2")
    basis = tuple(Basis(peraturan="PermenPANRB 53/2014", butir=butir) for butir in clauses)
    rules = RuleSet(tuple(attrs.evolve(rule, basis=basis) for rule in session.rules))

    text = read_paper(review_notes, attrs.evolve(session, rules=rules))

    quoted = "“Tujuan/sasaran dalam LKj telah selaras dengan rencana strategis”"
    assert f"KriteriaPermenPANRB 53/2014, Lampiran II, D; Lampiran III, formulir checklist, III.2: {quoted}." in text


def test_nothing_to_mend_is_not_asked_for(read_paper: Reader, clean: Session, asahan: Session) -> None:
    """
    Only notes with findings ask the office to fix them.
    """
    asked = "harus segera melakukan perbaikan"

    assert [asked in read_paper(review_notes, session) for session in (clean, asahan)] == [False, True]


def test_settled_findings_have_a_section_of_their_own(read_paper: Reader, make_finding: Maker, make_session: Sessions) -> None:
    """
    An explanation with its document, a waiver with its reason, basis, names and last day; neither is among the findings.
    """
    explained = make_finding(
        status=Status.EXPLAINED, severity=Severity.WARNING, message=both("Yang dijelaskan."),
        settled=Settled(reason="Renstra direvisi", paper=Pointer("/penjelasan/0"), basis="Keputusan 12/2024"),
    )
    waived = make_finding(
        status=Status.WAIVED, message=both("Yang dikecualikan."),
        settled=Settled(
            reason="Sudah dikoreksi.", paper=Pointer("/waiver/0"), basis="Surat 3/2025", requested_by="Perencana",
            approved_by="Ketua Tim Reviu", expires="2025-12-31",
        ),
    )

    text = read_paper(review_notes, make_session(explained, waived))

    settled = _section(text, "Lampiran 3", "Lampiran 4")
    counted = "Sebanyak 1 peringatan dijelaskan dan 1 kesalahan dikecualikan (lihat Lampiran 3)."
    nothing_open = f"Tidak terdapat temuan bertingkat kesalahan atau peringatan yang terbuka. {counted}"
    assert nothing_open in _section(text, "C. ", "D. ")
    assert "Renstra direvisi. Dokumen: Keputusan 12/2024." in settled
    assert "Sudah dikoreksi. Dasar: Surat 3/2025." in settled
    assert "Diminta: Perencana. Disetujui: Ketua Tim Reviu. Berlaku sampai: 31 Desember 2025." in settled


def test_what_was_not_tested_is_told_with_reasons(read_paper: Reader, make_session: Sessions, details: Any) -> None:
    """
    Reasons in a reader's words, rules that broke, rules left out by choice.
    """
    session = make_session()
    (report,), (rule,) = session.reports, session.rules
    told = {"lkj.disampaikan tidak dinyatakan": 3, "bagian 'rkt' tidak ada dalam berkas": 2, "nilai di LKj kosong": 1}
    reasons = tuple(Reason(text=both(text), count=count) for text, count in told.items())
    result = attrs.evolve(
        report.result, rules=(attrs.evolve(report.result.rules[0], reasons=reasons),),
        breakages=(Breakage(rule=RuleId("CAP003"), pointer=Pointer("/lkj"), error="x"),),
    )
    session = attrs.evolve(session, reports=(attrs.evolve(report, result=result),))

    section = _section(read_paper(review_notes, session, attrs.evolve(details, left_out=(rule,))), "Lampiran 4", "Lampiran 5")

    assert "3\nTanggal penyampaian LKj tidak dinyatakan\nCAP003\n" in section
    assert "2\nRencana Kinerja Tahunan (RKT) tidak ada dalam berkas data\nCAP003\n" in section
    assert "1\nNilai di LKj kosong\nCAP003\n" in section
    assert "Aturan berikut terganggu; hasil pemeriksaan ini tidak boleh dianggap lengkap: CAP003." in section
    assert "Atas pilihan pereviu, 1 aturan tidak dijalankan: CAP003." in section


def test_notes_and_signals_are_summed_up_in_the_annex(open_paper: Papers, make_finding: Maker, make_session: Sessions) -> None:
    """
    Three notes of one rule are one row that counts them and names the others; a signal is another.
    """
    notes = [make_finding(severity=Severity.INFO, subject=name, fingerprint=name) for name in "ABC"]
    signal = make_finding(severity=Severity.REVIEW, title=both("Patut ditelaah"), fingerprint="s")

    table = open_paper(review_notes, make_session(*notes, signal)).tables[-1]

    rows = [[cell.text for cell in row.cells] for row in table.rows[1:]]
    assert [(row[1], row[3]) for row in rows] == [
        ("Catatan: Capaian dipotong (CAP003). Laporan Kinerja (LKj).", "3"),
        ("Telaah: Patut ditelaah (CAP003). Laporan Kinerja (LKj).", "1"),
    ]
    assert "Demikian pula: B, C." in rows[0][2]


@pytest.mark.parametrize(("changes", "told"), [
    ({"status": Status.WAIVED}, "Sebanyak 1 kesalahan dikecualikan (lihat Lampiran 3)."),
    (
        {
            "status": Status.EXPLAINED, "severity": Severity.INFO,
            "settled": Settled(reason="x", paper=Pointer("/penjelasan/0"), softened_from=Severity.WARNING),
        },
        "Sebanyak 1 catatan dijelaskan (lihat Lampiran 3).",
    ),
    ({"status": Status.BASELINE, "severity": Severity.WARNING}, "Masih terdapat 1 peringatan (lihat Lampiran 1)."),
])  # fmt: skip
def test_settled_is_not_consistent(
    read_paper: Reader, make_finding: Maker, make_session: Sessions, at_level: Any, *, changes: dict[str, Any],
    told: str,
) -> None:
    """
    A waived, explained or known fault is still in the document: counted, and no claim of consistency.
    """
    session = at_level(make_session(make_finding(**changes)), Level.PEMDA)

    summary = _section(read_paper(review_notes, session), "B. ", "C. ")

    assert f"Tidak terdapat kesalahan yang terbuka pada hal-hal yang diuji. {told} Karena itu," in summary
    assert "bahwa isi dokumen konsisten" not in summary


@pytest.mark.parametrize(("name", "verdict"), [
    ("base/clean.json", "Tidak terdapat kesalahan yang belum diperbaiki atau dijelaskan pada hal-hal yang diuji."),
    ("reports/kpu-asahan-2024.json", "Masih terdapat 9 kesalahan yang belum diperbaiki atau dijelaskan."),
])  # fmt: skip
def test_summary_gives_the_verdict(read_paper: Reader, checked: Callable[[str], Session], name: str, verdict: str) -> None:
    """
    How many errors stand, and that consistent is not proven true.
    """
    assert verdict in _section(read_paper(review_notes, checked(name)), "B. ", "C. ")
