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
from docx.table import Table

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


def _headings(document: Document, level: int) -> list[str]:
    return [each.text for each in document.paragraphs if each.style is not None and each.style.name == f"Heading {level}"]


def _section(text: str, letter: str, following: str) -> str:
    return text.partition(f"\n{letter}. ")[2].partition(f"\n{following}. ")[0]


def _figures(document: Document) -> Table:
    return next(each for each in document.tables if each.rows[0].cells[1].text == "Indikator atau pos")


def both(text: str) -> Texts:
    """
    Give a text that is the same in both languages.
    """
    return Texts(text, text)


def test_sections_are_word_headings(open_paper: Papers, asahan: Session) -> None:
    """
    Six sections and the annex of notes and signals, as headings that Word can list.
    """
    assert _headings(open_paper(review_notes, asahan), 1) == [
        "A. Dasar, Tujuan, dan Ruang Lingkup", "B. Ringkasan Hasil Reviu", "C. Temuan", "D. Penjelasan Instansi dan Pengecualian",
        "E. Hal yang Diuji dan yang Tidak Dapat Diuji", "F. Penutup", "Lampiran: Catatan dan Telaah",
    ]


def test_gravest_comes_first(open_paper: Papers, asahan: Session) -> None:
    """
    The inverse indicator moves the mean most (198,81 to −1,19), then the mean that the text states; warnings are last.
    """
    headings = _headings(open_paper(review_notes, asahan), 2)
    titles = [each.partition(". ")[2] for each in headings]

    assert [each.partition(". ")[0] for each in headings] == [str(number) for number in range(1, len(headings) + 1)]
    assert titles[:5] == [
        "Capaian dihitung dengan arah terbalik", "Rata-rata capaian yang dinyatakan bukan rata-ratanya",
        "Realisasi satu indikator berbeda dalam LKj", "Satu indikator mempunyai dua target dalam LKj",
        "Capaian satu indikator berbeda dalam LKj",
    ]
    unmoved, warning = "Target dan realisasi berbeda jenis", "Indikator Perjanjian Kinerja tidak dilaporkan"
    assert 4 < titles.index(unmoved) < titles.index(warning)


def test_every_standing_finding_is_told_once_in_the_findings(read_paper: Reader, asahan: Session) -> None:
    """
    Each error and warning stands in section C with its message, or with its figures or its name in a table; no note does.
    """
    section = _section(read_paper(review_notes, asahan), "C", "D")
    findings = asahan.reports[0].result.findings

    def told(finding: Finding) -> bool:
        rows = (f"{finding.subject}\n{finding.actual}\n", f"\n{finding.subject}\n", f"\n{finding.place.tempat.id} ")
        return section.count(finding.message.id) == 1 or any(row in section for row in rows)

    grave = [each for each in findings if each.severity in {Severity.ERROR, Severity.WARNING}]
    untold = [each.fingerprint for each in grave if not told(each)]
    assert untold == []
    assert [each.rule for each in findings if each.severity is Severity.INFO and each.message.id in section] == []


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


def test_many_of_a_kind_stand_in_one_table(open_paper: Papers, make_finding: Maker, make_session: Sessions) -> None:
    """
    Seventy findings of one rule are one matter: a table of sixty, with both figures, and the rest counted.
    """
    findings = [make_finding(fingerprint=f"f{number}", subject=f"Indikator {number}") for number in range(1, 71)]

    document = open_paper(review_notes, make_session(*findings))

    table = _figures(document)
    assert _headings(document, 2) == ["1. Capaian dipotong"]
    assert len(table.rows) == 61
    assert [cell.text for cell in table.rows[60].cells] == ["60", "Indikator 60", "100 %", "Tabel 3.1", "105,26 %"]
    rest = "Masih ada 10 keadaan sejenis, sebagaimana dirinci dalam kertas kerja reviu."
    assert rest in [each.text for each in document.paragraphs]


def test_other_value_stands_with_its_place(open_paper: Papers, make_finding: Maker, make_session: Sessions) -> None:
    """
    Where the message names the place of the value compared with, the table does; a partner of the same value elsewhere is not it.
    """
    at = {name: Place(pointer=Pointer(f"/{name}"), role="target", value="90 %", tempat=both(name)) for name in ("Bab I", "Bab II")}
    message = both("Target tertulis 100 %, sedangkan pada Bab II tertulis 90 %.")
    findings = [
        make_finding(fingerprint=name, subject=name, expected=both("90 %"), message=message, related=tuple(at.values()))
        for name in "ABCD"
    ]

    table = _figures(open_paper(review_notes, make_session(*findings)))

    assert [cell.text for cell in table.rows[1].cells] == ["1", "A", "100 %", "Tabel 3.1", "90 %", "Bab II"]


def test_milder_rows_say_so(open_paper: Papers, make_finding: Maker, make_session: Sessions) -> None:
    """
    Among errors, a warning that rests on a doubtful reading is marked.
    """
    doubtful = make_finding(severity=Severity.WARNING, softened=both("Diragukan."), subject="X")
    errors = [make_finding(fingerprint=name, subject=name) for name in "ABC"]

    document = open_paper(review_notes, make_session(doubtful, *errors))

    table = _figures(document)
    assert [row.cells[1].text for row in table.rows[1:]] == ["A", "B", "C", "X (peringatan; pembacaan nilainya diragukan)"]


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
    section = _section(read_paper(review_notes, make_session(known, *findings[1:])), "C", "D")

    assert section.count("sudah tercatat dalam garis dasar (baseline) pemeriksaan terdahulu") == (1 if number == 1 else 2)


@pytest.mark.parametrize("number", [1, 5])
def test_other_figures_say_so(read_paper: Reader, make_finding: Maker, make_session: Sessions, number: int) -> None:
    """
    A finding that was known with another figure says both, alone or in a table, and is open.
    """
    findings = [make_finding(fingerprint=str(place), subject=f"Indikator {place}") for place in range(number)]
    changed = attrs.evolve(findings[0], changed=(both("/lkj/capaian: 90 % → 95 %"),))

    section = _section(read_paper(review_notes, make_session(changed, *findings[1:])), "C", "D")

    assert "sudah tercatat dalam garis dasar (baseline) pemeriksaan terdahulu, kini lain: /lkj/capaian: 90 % → 95 %" in section


def test_consequences_are_told_with_their_policies(open_paper: Papers, make_finding: Maker, make_session: Sessions) -> None:
    """
    What the mean would be, under each policy, what leaves it as it is, and the rupiah at stake.
    """
    ways = (("−1 %", "(2 − R ÷ T) × 100"), ("90 %", "T ÷ R × 100"), ("199 %", "Bab II yang benar"))
    meant = _consequence("f", *ways, rupiah=1500000)

    document = open_paper(review_notes, make_session(make_finding(), consequences=(meant,)))

    assert _table(document, "Angka utama laporan", "Semula", "Menjadi") == [
        ["Rata-rata capaian", "199 %", "−1 %: (2 − R ÷ T) × 100\n90 %: T ÷ R × 100\ntetap 199 %: Bab II yang benar"],
    ]
    assert _table(document, "Temuan nomor", "Angka utama laporan", "Semula", "Apabila dikoreksi") == [
        ["1", "Rata-rata capaian", "199 %", "−1 % s.d. 199 %"], ["1", "Nilai yang dipersoalkan", "", "Rp1.500.000"],
    ]
    assert "\tNilai yang dipersoalkan: Rp1.500.000." in [each.text for each in document.paragraphs]


def test_errors_that_move_one_headline_share_a_table(open_paper: Papers, make_finding: Maker, make_session: Sessions) -> None:
    """
    The headline is named once, before a table of what each correction leads to; the summary has the most severe.
    """
    findings = [make_finding(fingerprint=name, subject=name) for name in "AB"]
    meant = [_consequence("A", ("90 %", "Bab I yang benar")), _consequence("B", ("95 %", "Bab II yang benar"))]

    document = open_paper(review_notes, make_session(*findings, consequences=tuple(meant)))

    lead = "\tApabila dikoreksi satu per satu, rata-rata capaian, yang semula 199 %, berubah sebagai berikut."
    assert lead in [each.text for each in document.paragraphs]
    assert _table(document, "Yang dikoreksi", "Menjadi") == [["A", "90 %: Bab I yang benar"], ["B", "95 %: Bab II yang benar"]]
    assert len(_table(document, "Temuan nomor", "Angka utama laporan", "Semula", "Apabila dikoreksi")) == 1


def test_consequences_of_asahan(open_paper: Papers, asahan: Session) -> None:
    """
    Recomputed by hand from table III.A, whose ten rows sum to 1.988,07: each error with the headline before and after.
    """
    rows = _table(open_paper(review_notes, asahan), "Temuan nomor", "Angka utama laporan", "Semula", "Apabila dikoreksi")

    mean = "Rata-rata capaian, Pengukuran Kinerja (10 baris)"
    assert rows == [
        ["1", mean, "198,81 %", "−1,19 % s.d. 89,72 %"],
        ["1", "Kategori rata-rata capaian, Pengukuran Kinerja", "Sangat Berhasil", "Tidak Berhasil atau Cukup Berhasil"],
        ["2", "Rata-rata capaian yang dinyatakan pada Bab III.A", "100%", "198,81 %"],
        ["3", mean, "198,81 %", "198,81 % atau 202,61 %"],
        ["4", mean, "198,81 %", "198,81 % atau 200,57 %"],
        ["5", mean, "198,81 %", "198,81 % atau 199,95 %"],
    ]


def test_what_differs_in_a_word_is_told_once(open_paper: Papers, make_finding: Maker, make_session: Sessions) -> None:
    """
    Four findings whose sentences differ by a name: one sentence, and a table of the names.
    """
    names = ("Persentase jalan", "Persentase jembatan", "Persentase irigasi", "Persentase sekolah")
    told = "Indikator {} diperjanjikan dengan target 90 % (Lampiran I), tetapi realisasi maupun capaiannya tidak ada di LKj."
    findings = [
        make_finding(
            fingerprint=name, subject=name, message=both(told.format(name)), recomputation=None, expected=None, related=()
        )
        for name in names
    ]  # fmt: skip

    document = open_paper(review_notes, make_session(*findings))

    assert _table(document, "No", "Uraian") == [[str(place), name] for place, name in enumerate(names, start=1)]
    text = "\n".join(each.text for each in document.paragraphs)
    assert f"Terdapat 4 keadaan sejenis. Salah satunya: {told.format(names[0])} Bunyi selebihnya sama, kecuali bagian" in text


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

    settled = _section(text, "D", "E")
    counted = "Sebanyak 1 peringatan dijelaskan dan 1 kesalahan dikecualikan (lihat bagian D)."
    nothing_open = f"Tidak terdapat temuan bertingkat kesalahan atau peringatan yang terbuka. {counted}"
    assert nothing_open in _section(text, "C", "D")
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

    section = _section(read_paper(review_notes, session, attrs.evolve(details, left_out=(rule,))), "E", "F")

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
    ({"status": Status.WAIVED}, "Sebanyak 1 kesalahan dikecualikan (lihat bagian D)."),
    (
        {
            "status": Status.EXPLAINED, "severity": Severity.INFO,
            "settled": Settled(reason="x", paper=Pointer("/penjelasan/0"), softened_from=Severity.WARNING),
        },
        "Sebanyak 1 catatan dijelaskan (lihat bagian D).",
    ),
    ({"status": Status.BASELINE, "severity": Severity.WARNING}, "Masih terdapat 1 peringatan (lihat bagian C)."),
])  # fmt: skip
def test_settled_is_not_consistent(
    read_paper: Reader, make_finding: Maker, make_session: Sessions, at_level: Any, *, changes: dict[str, Any],
    told: str,
) -> None:
    """
    A waived, explained or known fault is still in the document: counted, and no claim of consistency.
    """
    session = at_level(make_session(make_finding(**changes)), Level.PEMDA)

    summary = _section(read_paper(review_notes, session), "B", "C")

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
    assert verdict in _section(read_paper(review_notes, checked(name)), "B", "C")
