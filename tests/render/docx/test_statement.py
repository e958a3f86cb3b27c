"""
The statement is drafted in the regulation's words only where nothing speaks against it, and says so where something does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs
import pytest

from lkj_rules.api import load_rules
from lkj_rules.errors import Problem
from lkj_rules.model.documents import Level
from lkj_rules.model.findings import Finding, Pointer, RuleId, Settled, Severity, Status
from lkj_rules.model.results import Assurance, Breakage
from lkj_rules.render.docx import MARK, WITHHELD, review_statement
from lkj_rules.render.docx.matters import Details
from lkj_rules.render.material import Session

Reader = Callable[..., str]
Maker = Callable[..., Finding]
Sessions = Callable[..., Session]
Levels = Callable[[Session, Level], Session]
POSITIVE = (
    "Berdasarkan reviu kami, tidak terdapat kondisi atau hal-hal yang menimbulkan perbedaan dalam meyakini keandalan informasi "
    "yang disajikan di dalam laporan kinerja ini."
)
REVIEWED = (
    "Kami telah mereviu Laporan Kinerja instansi pemerintah KPU Kabupaten Contoh untuk tahun anggaran 2024 sesuai Pedoman Reviu "
    "atas Laporan Kinerja. Substansi informasi yang dimuat dalam Laporan Kinerja menjadi tanggung jawab manajemen KPU Kabupaten "
    "Contoh."
)
AIM = "Reviu bertujuan untuk memberikan keyakinan terbatas laporan kinerja telah disajikan secara akurat, andal, dan valid."


def test_clean_report_gets_the_regulations_text_as_a_draft(read_paper: Reader, clean: Session) -> None:
    """
    Anak Lampiran III/1-2, with office and year filled in, under a mark that it is a draft.
    """
    lines = read_paper(review_statement, clean).splitlines()

    assert lines[:4] == ["PERNYATAAN TELAH DIREVIU", "KPU KABUPATEN CONTOH", "TAHUN ANGGARAN 2024", MARK]
    assert lines[5:8] == [REVIEWED, AIM, POSITIVE]


def test_inspector_signs_not_the_team(read_paper: Reader, clean: Session, details: Details) -> None:
    """
    The form is signed by the inspector, whose name and number are left blank; place and date are known.
    """
    text = read_paper(review_statement, clean, details)

    assert "Kisaran, 14 Februari 2025" in text
    assert f"Inspektur {'…' * 10}," in text
    assert details.reviewer not in text


def test_withheld_for_the_report_with_errors(read_paper: Reader, asahan: Session) -> None:
    """
    Nine errors stand: the paper lists them with their numbers in the notes, and has not one positive word.
    """
    text = read_paper(review_statement, asahan)

    assert WITHHELD in text
    assert "Terdapat 9 kesalahan yang belum diperbaiki, dijelaskan, ataupun dikecualikan" in text
    assert "4\nSatu indikator mempunyai dua target dalam LKj (TGT006)\nLaporan Kinerja (LKj)\n2\n" in text
    assert [word for word in ("Berdasarkan reviu kami", "Kami telah mereviu", "tidak terdapat kondisi") if word in text] == []


@pytest.mark.parametrize(("level", "told"), [(Level.SATKER, True), (Level.SKPD, True), (Level.KL, False), (Level.PEMDA, False)])
def test_only_ministries_and_regions_sign(
    read_paper: Reader, clean: Session, at_level: Levels, level: Level, *, told: bool
) -> None:
    """
    For other offices the paper says that the regulation asks for no statement.
    """
    text = read_paper(review_statement, at_level(clean, level))

    assert ("pernyataan ini tidak dipersyaratkan" in text, POSITIVE in text) == (told, True)


def _settled(**more: str) -> Settled:
    return Settled(reason="Target diubah.", paper=Pointer("/penjelasan/0"), **more)


@pytest.fixture
def one_finding(read_paper: Reader, make_finding: Maker, make_session: Sessions, at_level: Levels) -> Reader:
    """
    Give a reader of the statement on a region's report with one finding.
    """
    return lambda **changes: read_paper(review_statement, at_level(make_session(make_finding(**changes)), Level.PEMDA))


@pytest.mark.parametrize("changes", [{}, {"status": Status.BASELINE}])
def test_standing_error_withholds_it(one_finding: Reader, changes: dict[str, Any]) -> None:
    """
    One error stands, be it open or known before.
    """
    text = one_finding(**changes)

    assert (POSITIVE in text, WITHHELD in text, "Terdapat 1 kesalahan" in text) == (False, True, True)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"severity": Severity.WARNING}, "koreksi atas 1 hal bertingkat peringatan belum atau belum selesai dilakukan"),
        ({"severity": Severity.WARNING, "status": Status.EXPLAINED, "settled": _settled()}, "1 penyimpangan telah dijelaskan"),
        ({"status": Status.WAIVED, "settled": _settled()}, "1 temuan dikecualikan dengan persetujuan"),
    ],
)
def test_what_does_not_stand_is_named_in_the_draft(one_finding: Reader, changes: dict[str, Any], told: str) -> None:
    """
    A warning, an explained and a waived finding leave the text, and have an explanatory paragraph (annex III, C.4.f).
    """
    text = one_finding(**changes)

    assert (POSITIVE in text, WITHHELD in text) == (True, False)
    assert f"Paragraf penjelas: {told}" in text


def test_notes_need_no_paragraph(one_finding: Reader) -> None:
    """
    A note leaves the text as it is.
    """
    text = one_finding(severity=Severity.INFO)

    assert (POSITIVE in text, "Paragraf penjelas" in text) == (True, False)


def test_incomplete_check_withholds_it(read_paper: Reader, clean: Session) -> None:
    """
    A rule that broke, a file that was not read, an error rule left out, a document that is missing: each alone withholds it.
    """
    (report,) = clean.reports
    broken = attrs.evolve(report.result, breakages=(Breakage(rule=RuleId("CAP002"), pointer=Pointer("/lkj"), error="x"),))
    unread = Problem(file="lain.json", pointer="", message_id="m", message_en="m")
    by_id = {rule.id: rule for rule in load_rules()}
    cases = {
        "aturan berikut terganggu dan hasilnya tidak dapat dipegang: CAP002": (_with(clean, result=broken), None),
        "berkas yang tidak dapat dibaca: lain.json": (attrs.evolve(clean, problems=(unread,)), None),
        "tidak dijalankan: CAP002": (clean, Details(left_out=(by_id[RuleId("CAP002")], by_id[RuleId("STR005")]))),
        "tidak memuat tabel pengukuran kinerja dalam LKj": (_with(clean, laporan=attrs.evolve(report.laporan, lkj=None)), None),
        "tidak memuat Perjanjian Kinerja": (_with(clean, laporan=attrs.evolve(report.laporan, perjanjian_kinerja=())), None),
        "tidak memuat anggaran dan realisasinya": (_with(clean, laporan=attrs.evolve(report.laporan, anggaran=())), None),
    }

    for reason, (session, details) in cases.items():
        text = read_paper(review_statement, session, details)
        assert (reason in text, POSITIVE in text) == (True, False), reason


@pytest.mark.parametrize(("compared", "drafted"), [(8, True), (7, False)])
def test_statement_rests_on_four_fifths_of_the_figures(read_paper: Reader, clean: Session, compared: int, *, drafted: bool) -> None:
    """
    Eight of ten figures compared with others are enough; with seven the paper says how many there are.
    """
    pointers = tuple(Pointer(f"/{number}") for number in range(10))
    assurance = Assurance(looked_at=dict.fromkeys(pointers[:compared], (RuleId("CAP001"),)), unguarded=pointers[compared:])
    session = _with(clean, result=attrs.evolve(clean.reports[0].result, assurance=assurance))

    text = read_paper(review_statement, session)

    said = "Baru 7 dari 10 angka dan predikat (70 persen) yang dapat diuji; pernyataan disusun bila sedikitnya 80 persen."
    assert (POSITIVE in text, said in text) == (drafted, not drafted)


def test_left_out_notes_withhold_nothing(read_paper: Reader, clean: Session) -> None:
    """
    A rule that can only give notes may be left out: STR005 is one.
    """
    notes = tuple(rule for rule in load_rules() if rule.id == "STR005")

    assert POSITIVE in read_paper(review_statement, clean, Details(left_out=notes))


def _with(session: Session, **changes: Any) -> Session:
    return attrs.evolve(session, reports=(attrs.evolve(session.reports[0], **changes),))
