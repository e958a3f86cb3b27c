"""
The rows of the papers' tables, from findings, rules and the checklist; templates state the columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from lkj_rules.domain.checklist import PARTS
from lkj_rules.model.findings import Severity, Status
from lkj_rules.model.results import Outlook
from lkj_rules.render.docx.matters import Details, Matter, Obstacles, by_matter, obstacles_to_statement, stands
from lkj_rules.render.docx.narrative import after, sentence
from lkj_rules.render.docx.paper import Row, Strong
from lkj_rules.render.docx.wording import BLANK, capital, few, number, reason_words
from lkj_rules.render.material import Checked, Session, tally
from lkj_rules.render.text import day
from lkj_rules.render.views.assurance import ANSWERS, Answer, Answered, Untestable
from lkj_rules.render.views.findings import Shown
from lkj_rules.render.wording import DOCUMENTS, SEVERITIES

SHOWN_RULES = 8
MOST = 60
"""Of a matter so many findings are listed; the working paper has all."""
SHOWN_REASONS = 40
SHOWN_SUBJECTS = 4
_MEANING = {
    Severity.ERROR: "mustahil atau saling bertentangan", Severity.WARNING: "sangat mungkin keliru, atau tidak ada",
    Severity.INFO: "untuk diketahui", Severity.REVIEW: "perlu ditelaah orang",
}  # fmt: skip


def tally_rows(findings: Sequence[Shown]) -> Iterator[Row]:
    """
    Count findings by severity and status, and in all.
    """
    for severity, words in SEVERITIES.items():
        yield words.id.capitalize(), _MEANING[severity], *_by_status(each for each in findings if each.severity is severity)
    yield Strong("Jumlah"), "", *map(Strong, _by_status(findings))


def _by_status(findings: Iterable[Shown]) -> Iterator[str]:
    tally = Counter(each.status for each in findings)
    settled = (tally[Status.EXPLAINED], tally[Status.WAIVED])
    return map(number, (tally.total() - sum(settled), *settled, tally.total()))


def finding_rows(matters: Sequence[Matter]) -> Iterator[Row]:
    """
    List every finding of the matters with room for an answer; title, document and advice stand with the first of a matter.
    """
    for matter in matters:
        about: tuple[str, ...] = (f"{matter.title} ({matter.rule.id})", DOCUMENTS[matter.document].id)
        for place, finding in enumerate(matter.findings[:MOST], start=1):
            severity = SEVERITIES[finding.severity].id
            number_of = f"{matter.number}.{place}" if len(matter.findings) > 1 else str(matter.number)
            yield number_of, (*about, severity), sentence(finding), finding.help if place == 1 else "", ""
            about = ()
        rest = len(matter.findings) - MOST
        if rest > 0:
            yield "", "", f"Masih ada {number(rest)} keadaan sejenis, sebagaimana dirinci dalam kertas kerja reviu.", "", ""


def headline_rows(report: Checked) -> Iterator[Row]:
    """
    Give a row a headline: as it is, under the error that moves it most, and with every error corrected.
    """
    worst: dict[str, Outlook] = {}
    for consequence in report.consequences:
        for outlook in consequence.outlooks:
            worst.setdefault(outlook.headline.id, outlook)
    corrected = {each.headline.id: each.high.id for each in report.corrected}
    moved = {each.before.id: each.high.id for each in report.corrected}
    for name, outlook in worst.items():
        before, high = outlook.before.id, outlook.high.id
        kept = before in {each.text.id for each in outlook.variations}
        yield name, before, after(outlook), corrected.get(name) or (before if kept else moved.get(high, high))


def error_rows(matters: Sequence[Matter], obstacles: Obstacles) -> Iterator[Row]:
    """
    List the matters with errors, and errors in the reviewer's own waivers, which have no number.
    """
    for each in matters:
        if each.errors:
            yield str(each.number), f"{each.title} ({each.rule.id})", DOCUMENTS[each.document].id, number(each.errors)
    rest = len(obstacles.errors) - sum(each.errors for each in matters)
    if rest:
        yield "Lampiran 3", "Kesalahan dalam berkas pengecualian", "Pengecualian temuan", number(rest)


def settled_rows(findings: Sequence[Shown], status: Status) -> Iterator[Row]:
    """
    List findings that the office explained, or those that the reviewer waived, with reason, basis and names.
    """
    chosen = [finding for finding in findings if finding.status is status]
    for place, finding in enumerate(chosen, start=1):
        said, settled = f"{sentence(finding)} ({finding.rule})", finding.finding.settled
        if settled is None:
            yield str(place), said, "", ""
            continue
        source = "Dokumen" if status is Status.EXPLAINED else "Dasar"
        reason = f"{settled.reason.rstrip('. ')}.{f' {source}: {settled.basis}.' if settled.basis else ''}"
        reason += f" Mengenai {settled.covers} temuan." * (status is Status.EXPLAINED)
        until = day(settled.expires, "id") if settled.expires else "tidak ditentukan"
        names = f"Diminta: {settled.requested_by or BLANK}. Disetujui: {settled.approved_by or BLANK}. Berlaku sampai: {until}."
        yield str(place), said, reason, "" if status is Status.EXPLAINED else names


def reason_rows(reasons: Sequence[Untestable]) -> Iterator[Row]:
    """
    List why evaluations could not be made.
    """
    for each in reasons[:SHOWN_REASONS]:
        yield number(each.count), reason_words(each.text.id), few(each.rules, SHOWN_RULES, "aturan")
    rest = reasons[SHOWN_REASONS:]
    if rest:
        text = f"{number(len(rest))} sebab lain, sebagaimana dirinci dalam kertas kerja reviu"
        yield number(sum(each.count for each in rest)), text, ""


def remark_rows(findings: Sequence[Shown]) -> Iterator[Row]:
    """
    Sum up notes and signals: one row a rule, title and document, described by one of its findings.
    """
    order = list(DOCUMENTS)
    groups = sorted(by_matter(findings).items(), key=lambda each: (-each[1][0].severity.weight, order.index(each[0][0])))
    for place, ((document, *_), (first, *rest)) in enumerate(groups, start=1):
        about = f"{SEVERITIES[first.severity].id.capitalize()}: {first.title} ({first.rule}). {DOCUMENTS[document].id}."
        more = list(dict.fromkeys(each.subject for each in rest if each.subject and each.subject != first.subject))
        others = f" Demikian pula: {few(more, SHOWN_SUBJECTS, 'hal')}." if more else ""
        yield str(place), about, f"{sentence(first)}{others} Saran: {first.help}", number(1 + len(rest))


def checklist_rows(answers: Sequence[Answered], matters: Sequence[Matter]) -> Iterator[Row]:
    """
    List the rows of the checklist with what each answer rests on, and the numbers of the matters against it.
    """
    for each in answers:
        place = each.row.number.rpartition(".")[2]
        part = (each.part, PARTS[each.part].id) if place == "1" else ("", "")
        against = (matter for matter in matters if any(each.row.number in finding.finding.checklist for finding in matter.findings))
        numbers = ", ".join(str(matter.number) for matter in against)
        evidence = f"{capital(each.evidence.id)}."
        evidence += f" Lihat Catatan Hasil Reviu nomor {numbers}." if numbers else ""
        words = capital(ANSWERS[each.answer].id)
        answer = Strong(words) if each.answer is Answer.NO else f"{words} dari dokumen" if each.answer is Answer.OPEN else words
        yield *part, f"{place}. {each.row.text.id}", answer, evidence, "", ""


def report_row(session: Session, details: Details, folder: str) -> Row:
    """
    Show the one report of a session among others: what stands, what was checked, whether the statement was drafted, and where.
    """
    (report,) = session.reports
    found, assurance = tally(each for each in report.result.findings if stands(each)), report.result.assurance
    obstacles = obstacles_to_statement(report, session, details.left_out)
    reasons = {
        "ada kesalahan": obstacles.errors, "ada aturan yang rusak": obstacles.broken,
        "ada berkas yang tidak terbaca": obstacles.unread,
        "tidak semua aturan dijalankan": obstacles.left_out, "dokumen pokok tidak ada": obstacles.missing,
        f"baru {obstacles.share} persen angka diuji": obstacles.share is not None,
    }  # fmt: skip
    why = "; ".join(reason for reason, there in reasons.items() if there)
    return (
        report.entity, str(report.year), number(found[Severity.ERROR]), number(found[Severity.WARNING]),
        f"{number(len(assurance.looked_at))} dari {number(assurance.numbers)}",
        f"belum disusun: {why}" if obstacles else "konsep disusun", folder,
    )  # fmt: skip
