"""
The notes tell what was found, gravest first and once each; what was settled, and what could not be tested.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import attrs
import pytest
from docx.document import Document
from docx.table import Table

from lkj_rules.model.consequences import Consequence, Outlook, Variation
from lkj_rules.model.findings import Breakage, Finding, Place, Pointer, Reason, RuleId, Settled, Severity, Status, Texts
from lkj_rules.render.docx.notes import review_notes
from lkj_rules.render.material import Session

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
    The inverse indicator moves the mean most (198,81 to −1,19), then a result and an achievement printed twice; warnings are last.
    """
    headings = _headings(open_paper(review_notes, asahan), 2)
    titles = [each.partition(". ")[2] for each in headings]

    assert [each.partition(". ")[0] for each in headings] == [str(number) for number in range(1, len(headings) + 1)]
    assert titles[:3] == [
        "Capaian dihitung dengan arah terbalik", "Realisasi satu indikator berbeda dalam LKj",
        "Capaian satu indikator berbeda dalam LKj",
    ]
    unmoved, warning = "Satu indikator mempunyai dua target dalam LKj", "Indikator Perjanjian Kinerja tidak dilaporkan"
    assert 2 < titles.index(unmoved) < titles.index(warning)


def test_every_standing_finding_is_told_once_in_the_findings(read_paper: Reader, asahan: Session) -> None:
    """
    Each error and warning stands in section C with its message, or with its figures in a table; no note does.
    """
    section = _section(read_paper(review_notes, asahan), "C", "D")
    findings = asahan.reports[0].result.findings

    untold = [
        each.fingerprint
        for each in findings
        if each.severity in {Severity.ERROR, Severity.WARNING} and section.count(each.message.id) != 1
        and f"{each.subject}\n{each.actual}\n" not in section
    ]
    assert untold == []
    assert [each.rule for each in findings if each.severity is Severity.INFO and each.message.id in section] == []


def test_matter_has_its_parts_in_order(read_paper: Reader, make_finding: Maker, make_session: Sessions) -> None:
    """
    Kondisi, kriteria, akibat and rekomendasi are told; sebab and tanggapan are left to people.
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


def test_consequences_are_told_with_their_policies(read_paper: Reader, make_finding: Maker, make_session: Sessions) -> None:
    """
    What the mean would be, under each policy, and the rupiah at stake.
    """
    told = {"−1 %": "(2 − R ÷ T) × 100", "90 %": "T ÷ R × 100"}
    ways = tuple(Variation(policy=both(policy), text=both(text)) for text, policy in told.items())
    outlook = Outlook(
        headline=both("Rata-rata capaian"), before=both("199 %"), low=both("−1 %"), high=both("90 %"), variations=ways,
        shift=Fraction(200),
    )
    consequence = Consequence(fingerprint="f", outlooks=(outlook,), rupiah=1500000, rank=1)

    text = read_paper(review_notes, make_session(make_finding(), consequences=(consequence,)))

    assert (
        "Apabila dikoreksi, rata-rata capaian, yang menurut angka tercetak 199 %, menjadi salah satu dari: −1 % ((2 − R ÷ T) × "
        "100); 90 % (T ÷ R × 100)."
    ) in text
    assert "Nilai yang dipersoalkan: Rp1.500.000." in text


def test_settled_findings_have_a_section_of_their_own(read_paper: Reader, make_finding: Maker, make_session: Sessions) -> None:
    """
    An explanation with its document, a waiver with its reason, basis, names and last day; neither is among the findings.
    """
    explained = make_finding(
        status=Status.EXPLAINED, severity=Severity.WARNING, message=both("Yang dijelaskan."),
        settled=Settled(reason="Renstra direvisi.", paper=Pointer("/penjelasan/0"), basis="Keputusan 12/2024"),
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
    assert "Tidak terdapat temuan bertingkat kesalahan atau peringatan yang belum dijelaskan." in _section(text, "C", "D")
    assert "Renstra direvisi. Dokumen: Keputusan 12/2024." in settled
    assert "Sudah dikoreksi. Dasar: Surat 3/2025." in settled
    assert "Diminta: Perencana. Disetujui: Ketua Tim Reviu. Berlaku sampai: 31 Desember 2025." in settled


def test_what_was_not_tested_is_told_with_reasons(read_paper: Reader, make_session: Sessions, details: Any) -> None:
    """
    Reasons in a reader's words, rules that broke, rules left out by choice.
    """
    session = make_session()
    (report,), (rule,) = session.reports, session.rules
    reasons = (Reason(text=both("pk kosong"), count=2), Reason(text=both("bagian 'laporan_lalu' tidak ada dalam berkas"), count=1))
    result = attrs.evolve(
        report.result, rules=(attrs.evolve(report.result.rules[0], reasons=reasons),),
        breakages=(Breakage(rule=RuleId("CAP003"), pointer=Pointer("/lkj"), error="x"),),
    )
    session = attrs.evolve(session, reports=(attrs.evolve(report, result=result),))

    section = _section(read_paper(review_notes, session, attrs.evolve(details, left_out=(rule,))), "E", "F")

    assert "2\nNilai pada Perjanjian Kinerja kosong\nCAP003\n" in section
    assert "1\nBagian “angka dari laporan tahun-tahun sebelumnya” tidak dimuat dalam berkas data\nCAP003\n" in section
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


@pytest.mark.parametrize(("name", "verdict"), [
    ("base/clean.json", "Tidak terdapat kesalahan yang belum diperbaiki atau dijelaskan pada hal-hal yang diuji."),
    ("reports/kpu-asahan-2024.json", "Masih terdapat 9 kesalahan yang belum diperbaiki atau dijelaskan."),
])  # fmt: skip
def test_summary_gives_the_verdict(read_paper: Reader, checked: Callable[[str], Session], name: str, verdict: str) -> None:
    """
    How many errors stand, and that consistent is not proven true.
    """
    assert verdict in _section(read_paper(review_notes, checked(name)), "B", "C")
