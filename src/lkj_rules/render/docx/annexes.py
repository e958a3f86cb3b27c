"""
The later parts of the Catatan Hasil Reviu: what was explained or waived, what could not be tested, notes and signals.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkj_rules.model.findings import Finding, Status
from lkj_rules.render.assembling import Untestable, document_of, silent, untestable
from lkj_rules.render.docx.details import Details
from lkj_rules.render.docx.matters import on_waivers, settled_as
from lkj_rules.render.docx.narrative import sentence
from lkj_rules.render.docx.paper import Paper
from lkj_rules.render.docx.reasons import reason_words
from lkj_rules.render.docx.tables import Align, Column
from lkj_rules.render.docx.wording import BLANK, day, few, number
from lkj_rules.render.labels import DOCUMENTS, SEVERITIES
from lkj_rules.render.material import Checked, Session

_EXPLAINED = (
    Column("No", 0.06, Align.CENTRED), Column("Temuan", 0.40), Column("Penjelasan instansi", 0.34),
    Column("Pertimbangan pereviu", 0.20),
)  # fmt: skip
_WAIVED = (
    Column("No", 0.06, Align.CENTRED), Column("Temuan", 0.36), Column("Alasan dan dasar", 0.30),
    Column("Diminta dan disetujui", 0.28),
)  # fmt: skip
_REASONS = (Column("Banyaknya", 0.13, Align.FIGURES), Column("Sebab tidak dapat diuji", 0.55), Column("Aturan", 0.32))
_REMARKS = (
    Column("No", 0.06, Align.CENTRED), Column("Hal", 0.30), Column("Uraian", 0.52), Column("Banyaknya", 0.12, Align.FIGURES),
)  # fmt: skip
SHOWN_RULES = 8
SHOWN_REASONS = 40
SHOWN_FILES = 10
SHOWN_SUBJECTS = 4


def write_settled(paper: Paper, report: Checked) -> None:
    """
    Write the findings that the office explained and those that the reviewer waived, with reasons and names.
    """
    explained = settled_as(report.result, Status.EXPLAINED)
    waived = settled_as(report.result, Status.WAIVED)
    if not explained and not waived:
        paper.paragraph("Tidak terdapat temuan yang dijelaskan oleh instansi ataupun dikecualikan oleh pereviu.")
    if explained:
        paper.lead(
            f"Sebanyak {number(len(explained))} temuan dijelaskan oleh instansi di dalam laporannya. Kecukupan penjelasan dinilai "
            "oleh pereviu (butir III.3, III.6, dan III.9 checklist reviu)."
        )
        paper.table(_EXPLAINED, _explained(explained))
    if waived:
        paper.lead(f"Sebanyak {number(len(waived))} temuan dikecualikan dengan alasan dan persetujuan berikut.")
        paper.table(_WAIVED, _waived(waived))
    faults = on_waivers(report.result)
    if faults:
        paper.paragraph("Hal yang perlu diperbaiki pereviu dalam berkas pengecualian:")
        for finding in faults:
            paper.bullet(f"{SEVERITIES[finding.severity].id.capitalize()}: {sentence(finding)}")


def _explained(findings: Sequence[Finding]) -> Iterator[tuple[str, ...]]:
    for place, finding in enumerate(findings, start=1):
        settled = finding.settled
        reason = "" if settled is None else _ended(settled.reason)
        paper = f" Dokumen: {settled.basis}." if settled is not None and settled.basis else ""
        yield str(place), f"{sentence(finding)} ({finding.rule})", f"{reason}{paper}", ""


def _waived(findings: Sequence[Finding]) -> Iterator[tuple[str, ...]]:
    for place, finding in enumerate(findings, start=1):
        settled = finding.settled
        if settled is None:
            continue
        until = day(settled.expires) if settled.expires else "tidak ditentukan"
        names = f"Diminta: {settled.requested_by or BLANK}. Disetujui: {settled.approved_by or BLANK}. Berlaku sampai: {until}."
        basis = f" Dasar: {settled.basis}." if settled.basis else ""
        yield str(place), f"{sentence(finding)} ({finding.rule})", f"{_ended(settled.reason)}{basis}", names


def _ended(reason: str) -> str:
    """
    End a reason with a full stop, for what follows it.
    """
    return f"{reason.rstrip('. ')}."


def write_tests(paper: Paper, report: Checked, session: Session, details: Details) -> None:
    """
    Write how much was tested, and what could not be, with the reasons.
    """
    result = report.result
    for text in _limits(report, session, details):
        paper.paragraph(text)
    partly, never = untestable(result), silent(result)
    if partly:
        paper.lead("Pengujian yang tidak dapat dilakukan pada sebagian isian, menurut sebabnya:")
        paper.table(_REASONS, _reasons(partly))
    if never:
        paper.lead("Aturan yang sama sekali tidak dapat diuji atas laporan ini, menurut sebabnya:")
        paper.table(_REASONS, _reasons(never))


def _limits(report: Checked, session: Session, details: Details) -> Iterator[str]:
    result = report.result
    held = sum(rule.passed > 0 and not rule.failed for rule in result.rules)
    idle = sum(not rule.evaluated and not rule.not_testable for rule in result.rules)
    yield (
        f"Digunakan {number(len(session.rules))} aturan: {number(sum(rule.failed > 0 for rule in result.rules))} menghasilkan "
        f"temuan, {number(held)} terpenuhi di semua tempat yang dapat diuji, {number(idle)} tidak berlaku bagi laporan ini, dan "
        f"selebihnya tidak dapat diuji. Sebanyak {number(len(result.assurance.unguarded))} angka dan predikat tidak diuji terhadap "
        "nilai lain oleh satu aturan pun; kebenarannya belum dapat dinyatakan."
    )
    known = len(settled_as(result, Status.BASELINE))
    if known:
        yield f"Di antara temuan yang terbuka, {number(known)} sudah tercatat dalam garis dasar (baseline) pemeriksaan terdahulu."
    if details.left_out:
        ids = few([rule.id for rule in details.left_out], SHOWN_RULES, "aturan")
        yield f"Atas pilihan pereviu, {number(len(details.left_out))} aturan tidak dijalankan: {ids}."
    if result.breakages:
        ids = few(list(dict.fromkeys(each.rule for each in result.breakages)), SHOWN_RULES, "aturan")
        yield f"Aturan berikut terganggu; hasil pemeriksaan ini tidak boleh dianggap lengkap: {ids}."
    if session.problems:
        files = few(list(dict.fromkeys(problem.file for problem in session.problems)), SHOWN_FILES, "berkas")
        yield f"Berkas berikut tidak dapat dibaca dan tidak diperiksa: {files}."


def _reasons(reasons: Sequence[Untestable]) -> Iterator[tuple[str, ...]]:
    for reason in reasons[:SHOWN_REASONS]:
        yield number(reason.count), reason_words(reason.text.id), few(reason.rules, SHOWN_RULES, "aturan")
    rest = reasons[SHOWN_REASONS:]
    if rest:
        text = f"{number(len(rest))} sebab lain, sebagaimana dirinci dalam kertas kerja reviu"
        yield number(sum(each.count for each in rest)), text, ""


def write_remarks(paper: Paper, findings: Sequence[Finding]) -> None:
    """
    Sum up notes and signals: one row a rule, title and document, its findings told by one of them.
    """
    paper.lead(
        "Catatan tidak memerlukan tanggapan. Telaah adalah tanda yang sebaiknya dibaca oleh seseorang yang memahami kegiatannya; "
        "belum tentu terdapat kesalahan."
    )
    found: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        found.setdefault((document_of(finding), finding.rule, finding.title.id), []).append(finding)
    order = list(DOCUMENTS)
    groups = sorted(found.items(), key=lambda each: (-each[1][0].severity.weight, order.index(each[0][0])))
    paper.table(_REMARKS, (_remark(place, document, group) for place, ((document, *_), group) in enumerate(groups, start=1)))


def _remark(place: int, document: str, findings: Sequence[Finding]) -> tuple[str, ...]:
    first = findings[0]
    about = f"{SEVERITIES[first.severity].id.capitalize()}: {first.title.id} ({first.rule}). {DOCUMENTS[document].id}."
    more = list(dict.fromkeys(each.subject for each in findings[1:] if each.subject and each.subject != first.subject))
    others = f" Demikian pula: {few(more, SHOWN_SUBJECTS, 'hal')}." if more else ""
    return str(place), about, f"{sentence(first)}{others} Saran: {first.help.id}", number(len(findings))
