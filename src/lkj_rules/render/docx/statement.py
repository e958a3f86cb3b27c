"""
Pernyataan Telah Direviu: the text of PermenPANRB 53/2014 (annex III/1-2) as a draft, or why it cannot be given.

The positive text is drafted only where nothing speaks against it that software can see: no standing error, no broken rule, no
unread file, no rule left out that finds errors. Whether to sign is for people to judge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from lkj_rules.model.findings import Severity, Status
from lkj_rules.render.docx.details import Details
from lkj_rules.render.docx.heads import checked_with, identity, sign
from lkj_rules.render.docx.matters import Matter, Obstacles, matters_of, obstacles_to_statement, settled_as
from lkj_rules.render.docx.paper import Paper
from lkj_rules.render.docx.tables import Align, Column
from lkj_rules.render.docx.wording import BLANK, LEVELS, SHORT, SIGNERS, few, listed, number
from lkj_rules.render.labels import DOCUMENTS
from lkj_rules.render.material import Checked, Session
from lkj_rules.render.views.checklist import Answer, answer_checklist

NAME = "PERNYATAAN TELAH DIREVIU"
MARK = "KONSEP – bukan pernyataan; berlaku hanya setelah diperiksa dan ditandatangani oleh pejabat yang berwenang"
WITHHELD = f"{NAME} BELUM DAPAT DIBERIKAN"
_INSPECTOR = f"Inspektur {BLANK}"
_SHOWN = 10
"""Rules and files are named up to this many."""
_COLUMNS = (
    Column("Temuan nomor", 0.13, Align.CENTRED), Column("Kesalahan yang belum diselesaikan", 0.50), Column("Dokumen", 0.24),
    Column("Banyaknya", 0.13, Align.FIGURES),
)  # fmt: skip


def review_statement(report: Checked, session: Session, details: Details) -> Paper:
    """
    Write the draft of the statement on one report, or what stands in its way.
    """
    obstacles = obstacles_to_statement(report, session, details.left_out)
    paper = Paper(f"Pernyataan Telah Direviu – {report.entity} – {report.year}")
    if obstacles:
        _withhold(paper, report, session, details, obstacles)
    else:
        _draft(paper, report, session, details)
    return paper


def statement_text(entity: str, year: int) -> Iterator[str]:
    """
    Give the paragraphs of the statement in the regulation's words, with the office and the year filled in.
    """
    yield (
        f"Kami telah mereviu Laporan Kinerja instansi pemerintah {entity} untuk tahun anggaran {year} sesuai Pedoman Reviu atas "
        "Laporan Kinerja. Substansi informasi yang dimuat dalam Laporan Kinerja menjadi tanggung jawab manajemen "
        f"{entity}."
    )
    yield "Reviu bertujuan untuk memberikan keyakinan terbatas laporan kinerja telah disajikan secara akurat, andal, dan valid."
    yield (
        "Berdasarkan reviu kami, tidak terdapat kondisi atau hal-hal yang menimbulkan perbedaan dalam meyakini keandalan informasi "
        "yang disajikan di dalam laporan kinerja ini."
    )


def _draft(paper: Paper, report: Checked, session: Session, details: Details) -> None:
    paper.title(NAME, report.entity.upper(), f"TAHUN ANGGARAN {report.year}")
    paper.mark(MARK)
    _not_asked_for(paper, report)
    for text in statement_text(report.entity, report.year):
        paper.paragraph(text)
    remaining = list(_remaining(report))
    if remaining:
        paper.paragraph(f"Paragraf penjelas: {listed(remaining)}, sebagaimana diuraikan dalam Catatan Hasil Reviu.")
    sign(paper, attrs.evolve(details, position=_INSPECTOR, reviewer=None))  # the regulation's form: not the team, its inspector
    paper.page()
    paper.heading("Sebelum menandatangani (bukan bagian dari pernyataan; hapus lembar ini)", 2)
    for text in _precautions(report, session):
        paper.listed(text)
    paper.note(f"Berkas data: {report.path} (SHA-256 {report.sha256}). Diperiksa dengan {checked_with(session)}.")


def _not_asked_for(paper: Paper, report: Checked) -> None:
    """
    Say where the office is none whose report is reviewed by the regulation.
    """
    level = report.laporan.entitas.level
    if level not in SIGNERS:
        paper.note(
            f"Catatan: menurut {SHORT}, Lampiran III, huruf C angka 3 huruf e, reviu dilakukan hanya atas laporan kinerja tingkat "
            f"kementerian/lembaga/pemerintah daerah. {report.entity} tercatat sebagai {LEVELS[level]}; pernyataan ini tidak "
            "dipersyaratkan dan hanya digunakan apabila kebijakan internal instansi induknya memintanya."
        )


def _remaining(report: Checked) -> Iterator[str]:
    """
    Tell what the explanatory paragraph has to name (annex III, C.4.f): corrections that were not made.
    """
    findings = report.result.findings
    warnings = sum(each.severity is Severity.WARNING and each.status is Status.OPEN for each in findings)
    if warnings:
        yield f"koreksi atas {number(warnings)} hal bertingkat peringatan belum atau belum selesai dilakukan"
    explained, waived = (len(settled_as(report.result, status)) for status in (Status.EXPLAINED, Status.WAIVED))
    if explained:
        yield f"{number(explained)} penyimpangan telah dijelaskan oleh instansi"
    if waived:
        yield f"{number(waived)} temuan dikecualikan dengan persetujuan"


def _precautions(report: Checked, session: Session) -> Iterator[str]:
    unanswered = [each.row.number for each in answer_checklist(report, session.rules) if each.answer is not Answer.YES]
    untested = sum(rule.not_testable for rule in report.result.rules)
    if unanswered:
        yield f"Butir checklist yang belum terjawab “Ya” telah diputuskan oleh pereviu, yaitu butir {', '.join(unanswered)}."
    yield "Keandalan sumber data telah diuji; kesesuaian angka di dalam dokumen tidak membuktikan kebenarannya."
    if untested:
        yield f"Sebanyak {number(untested)} pengujian yang tidak dapat dilakukan telah dipertimbangkan (Catatan Hasil Reviu, E)."
    yield f"Reviu selesai sebelum laporan ditandatangani pimpinan dan disampaikan ({SHORT}, Lampiran III, huruf C angka 2)."


def _withhold(paper: Paper, report: Checked, session: Session, details: Details, obstacles: Obstacles) -> None:
    paper.title("PEMBERITAHUAN", WITHHELD, f"{report.entity.upper()} – TAHUN ANGGARAN {report.year}")
    _not_asked_for(paper, report)
    identity(paper, report, session, details)
    paper.paragraph(
        f"Berdasarkan pemeriksaan atas berkas data Laporan Kinerja {report.entity} tahun {report.year}, naskah Pernyataan Telah "
        "Direviu belum disusun karena hal-hal berikut."
    )
    for text in _reasons(obstacles):
        paper.listed(text)
    if obstacles.errors:
        paper.table(_COLUMNS, _rows(obstacles, matters_of(report, session.rules)))
    paper.paragraph(
        f"Sesuai {SHORT}, Lampiran III, huruf B, unit pengelola kinerja harus segera melakukan perbaikan atau koreksi atas "
        "kelemahan/kesalahan tersebut secara berjenjang. Setelah diperbaiki atau dijelaskan, berkas data diperiksa kembali dan "
        "naskah pernyataan disusun ulang.",
        joined=True,
    )
    sign(paper, details)


def _reasons(obstacles: Obstacles) -> Iterator[str]:
    if obstacles.errors:
        yield (
            f"Terdapat {number(len(obstacles.errors))} kesalahan yang belum diperbaiki, dijelaskan, ataupun dikecualikan, "
            "sebagaimana tercantum dalam tabel di bawah dan diuraikan dalam Catatan Hasil Reviu."
        )
    if obstacles.broken:
        yield (
            "Pemeriksaan tidak lengkap karena aturan berikut terganggu dan hasilnya tidak dapat dipegang: "
            f"{few(obstacles.broken, _SHOWN, 'aturan')}."
        )
    if obstacles.unread:
        yield f"Terdapat berkas yang tidak dapat dibaca: {few(obstacles.unread, _SHOWN, 'berkas')}."
    if obstacles.left_out:
        yield (
            "Pemeriksaan dibatasi oleh pereviu; aturan berikut, yang dapat menemukan kesalahan, tidak dijalankan: "
            f"{few(obstacles.left_out, _SHOWN, 'aturan')}."
        )
    if obstacles.untested:
        yield "Berkas data tidak memuat Laporan Kinerja, atau tidak satu pun pengujian dapat dilakukan atasnya."


def _rows(obstacles: Obstacles, matters: Sequence[Matter]) -> Iterator[tuple[str, ...]]:
    """
    Give a row for each matter with errors, and one for errors in the reviewer's own waivers, which have no number.
    """
    grave = [each for each in matters if each.errors]
    for matter in grave:
        yield str(matter.number), f"{matter.title} ({matter.rule.id})", DOCUMENTS[matter.document].id, number(matter.errors)
    rest = len(obstacles.errors) - sum(each.errors for each in grave)
    if rest:
        yield "bagian D", "Kesalahan dalam berkas pengecualian", "Pengecualian temuan", number(rest)
