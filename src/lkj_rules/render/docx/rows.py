"""
The tables of the papers: their columns, and the rows that findings, rules and the checklist give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from lkj_rules.domain.checklist import PARTS
from lkj_rules.model.findings import Severity, Status
from lkj_rules.render.docx.matters import Matter, Obstacles
from lkj_rules.render.docx.narrative import sentence, worst_effect
from lkj_rules.render.docx.paper import Align, Column, Content, Strong
from lkj_rules.render.docx.wording import BLANK, capital, few, number, reason_words
from lkj_rules.render.labels import DOCUMENTS, SEVERITIES, day
from lkj_rules.render.views.assurance import Untestable
from lkj_rules.render.views.checklist import ANSWERS, Answer, Answered
from lkj_rules.render.views.findings import Shown
from lkj_rules.render.views.groups import document_of

Table = tuple[tuple[Column, ...], list[tuple[Content, ...]]]
_NO = Column("No", 0.06, Align.CENTRED)
SHOWN_RULES = 8
SHOWN_REASONS = 40
SHOWN_SUBJECTS = 4
_MEANING = {
    Severity.ERROR: "mustahil atau saling bertentangan; harus diperbaiki atau dijelaskan",
    Severity.WARNING: "sangat mungkin keliru, atau bagian yang wajib tidak ada; diperbaiki atau dijelaskan",
    Severity.INFO: "catatan untuk diketahui (Lampiran)",
    Severity.REVIEW: "tanda yang perlu ditelaah orang, bukan kesalahan (Lampiran)",
}


def tally_table(findings: Sequence[Shown]) -> Table:
    """
    Count findings by severity and status.
    """
    columns = (
        Column("Tingkat", 0.14), Column("Arti", 0.34), Column("Terbuka", 0.12, Align.FIGURES),
        Column("Dijelaskan", 0.135, Align.FIGURES), Column("Dikecualikan", 0.155, Align.FIGURES),
        Column("Jumlah", 0.11, Align.FIGURES),
    )  # fmt: skip
    rows: list[tuple[Content, ...]] = [
        (words.id.capitalize(), _MEANING[severity], *_by_status(each for each in findings if each.severity is severity))
        for severity, words in SEVERITIES.items()
    ]
    return columns, [*rows, (Strong("Jumlah"), "", *map(Strong, _by_status(findings)))]


def _by_status(findings: Iterable[Shown]) -> Iterator[str]:
    tally = Counter(each.status for each in findings)
    settled = (tally[Status.EXPLAINED], tally[Status.WAIVED])
    return map(number, (tally.total() - sum(settled), *settled, tally.total()))


def matters_table(matters: Sequence[Matter]) -> Table:
    """
    List the matters with their errors and warnings.
    """
    columns = (
        _NO, Column("Temuan", 0.425), Column("Dokumen", 0.235), Column("Kesalahan", 0.135, Align.FIGURES),
        Column("Peringatan", 0.145, Align.FIGURES),
    )  # fmt: skip
    return columns, [
        (
            str(each.number), f"{each.title} ({each.rule.id})", DOCUMENTS[each.document].id,
            *(number(count) if count else "–" for count in (each.errors, len(each.findings) - each.errors)),
        )
        for each in matters
    ]  # fmt: skip


def effects_table(matters: Sequence[Matter]) -> Table:
    """
    List the headlines that errors move most, and the rupiah at stake.
    """
    columns = (
        Column("Temuan nomor", 0.12, Align.CENTRED), Column("Angka utama laporan", 0.42), Column("Semula", 0.15, Align.FIGURES),
        Column("Apabila dikoreksi", 0.31, Align.FIGURES),
    )  # fmt: skip
    return columns, [row for matter in matters for row in worst_effect(matter)]


def errors_table(matters: Sequence[Matter], obstacles: Obstacles) -> Table:
    """
    List the matters with errors, and errors in the reviewer's own waivers, which have no number.
    """
    columns = (
        Column("Temuan nomor", 0.13, Align.CENTRED), Column("Kesalahan yang belum diselesaikan", 0.50), Column("Dokumen", 0.24),
        Column("Banyaknya", 0.13, Align.FIGURES),
    )  # fmt: skip
    rows: list[tuple[Content, ...]] = [
        (str(each.number), f"{each.title} ({each.rule.id})", DOCUMENTS[each.document].id, number(each.errors))
        for each in matters if each.errors
    ]  # fmt: skip
    rest = len(obstacles.errors) - sum(each.errors for each in matters)
    if rest:
        rows.append(("bagian D", "Kesalahan dalam berkas pengecualian", "Pengecualian temuan", number(rest)))
    return columns, rows


def explained_table(findings: Sequence[Shown]) -> Table:
    """
    List findings that the office explained, with its explanation.
    """
    columns = (_NO, Column("Temuan", 0.40), Column("Penjelasan instansi", 0.34), Column("Pertimbangan pereviu", 0.20))
    return columns, [
        (str(place), f"{sentence(finding)} ({finding.rule})", _reason(finding, "Dokumen"), "")
        for place, finding in enumerate(findings, start=1)
    ]


def waived_table(findings: Sequence[Shown]) -> Table:
    """
    List findings that the reviewer waived, with reason, basis and names.
    """
    columns = (_NO, Column("Temuan", 0.36), Column("Alasan dan dasar", 0.30), Column("Diminta dan disetujui", 0.28))
    rows: list[tuple[Content, ...]] = []
    for place, finding in enumerate(findings, start=1):
        settled = finding.finding.settled
        if settled is not None:
            until = day(settled.expires, "id") if settled.expires else "tidak ditentukan"
            names = f"Diminta: {settled.requested_by or BLANK}. Disetujui: {settled.approved_by or BLANK}. Berlaku sampai: {until}."
            rows.append((str(place), f"{sentence(finding)} ({finding.rule})", _reason(finding, "Dasar"), names))
    return columns, rows


def _reason(finding: Shown, name: str) -> str:
    settled = finding.finding.settled
    if settled is None:
        return ""
    return f"{settled.reason.rstrip('. ')}.{f' {name}: {settled.basis}.' if settled.basis else ''}"


def reasons_table(reasons: Sequence[Untestable]) -> Table:
    """
    List why evaluations could not be made.
    """
    columns = (Column("Banyaknya", 0.13, Align.FIGURES), Column("Sebab tidak dapat diuji", 0.55), Column("Aturan", 0.32))
    rows: list[tuple[Content, ...]] = [
        (number(each.count), reason_words(each.text.id), few(each.rules, SHOWN_RULES, "aturan"))
        for each in reasons[:SHOWN_REASONS]
    ]
    rest = reasons[SHOWN_REASONS:]
    if rest:
        text = f"{number(len(rest))} sebab lain, sebagaimana dirinci dalam kertas kerja reviu"
        rows.append((number(sum(each.count for each in rest)), text, ""))
    return columns, rows


def remarks_table(findings: Sequence[Shown]) -> Table:
    """
    Sum up notes and signals: one row a rule, title and document, described by one of its findings.
    """
    columns = (_NO, Column("Hal", 0.30), Column("Uraian", 0.52), Column("Banyaknya", 0.12, Align.FIGURES))
    found: dict[tuple[str, str, str], list[Shown]] = {}
    for finding in findings:
        found.setdefault((document_of(finding), finding.rule, finding.title), []).append(finding)
    order = list(DOCUMENTS)
    groups = sorted(found.items(), key=lambda each: (-each[1][0].severity.weight, order.index(each[0][0])))
    rows: list[tuple[Content, ...]] = []
    for place, ((document, *_), (first, *rest)) in enumerate(groups, start=1):
        about = f"{SEVERITIES[first.severity].id.capitalize()}: {first.title} ({first.rule}). {DOCUMENTS[document].id}."
        more = list(dict.fromkeys(each.subject for each in rest if each.subject and each.subject != first.subject))
        others = f" Demikian pula: {few(more, SHOWN_SUBJECTS, 'hal')}." if more else ""
        rows.append((str(place), about, f"{sentence(first)}{others} Saran: {first.help}", number(1 + len(rest))))
    return columns, rows


def checklist_table(answers: Sequence[Answered], matters: Sequence[Matter]) -> Table:
    """
    List the rows of the checklist with what each answer rests on, and the numbers of the matters that speak against it.
    """
    columns = (
        Column("No", 0.9, Align.CENTRED), Column("Aspek", 2.3), Column("Pernyataan", 6.6),
        Column("Check list", 3.7, Align.CENTRED), Column("Dasar jawaban", 7.2), Column("Pertimbangan pereviu", 3.6),
        Column("Paraf", 1.5),
    )  # fmt: skip
    rows: list[tuple[Content, ...]] = []
    for each in answers:
        place = each.row.number.rpartition(".")[2]
        part = (each.part, PARTS[each.part].id) if place == "1" else ("", "")
        against = (
            matter for matter in matters if any(each.row.number in finding.finding.checklist for finding in matter.findings)
        )
        numbers = ", ".join(str(matter.number) for matter in against)
        evidence = f"{capital(each.evidence.id)}."
        evidence += f" Lihat Catatan Hasil Reviu, temuan nomor {numbers}." if numbers else ""
        rows.append((*part, f"{place}. {each.row.text.id}", _answer(each.answer), evidence, "", ""))
    return columns, rows


def _answer(answer: Answer) -> Content:
    words = capital(ANSWERS[answer].id)
    return Strong(words) if answer is Answer.NO else f"{words} dari dokumen" if answer is Answer.OPEN else words
