"""
Markdown: one page for a reviewer's papers, by row of the reviu checklist, with the findings after it.
"""

from __future__ import annotations

from collections.abc import Iterator

from lkj_rules.model.checklist import PARTS
from lkj_rules.model.findings import Finding, Severity, Texts
from lkj_rules.render.assembling import Group, grouped, repetitions, silent, untestable, with_severity
from lkj_rules.render.labels import SEVERITIES, count_findings, status_sentence
from lkj_rules.render.material import Checked, Session, by_severity, counts
from lkj_rules.render.reviu import Answer, answer_checklist
from lkj_rules.render.safe import markdown, plain

_ANSWERS = {
    Answer.YES: Texts("ya", "yes"),
    Answer.NO: Texts("**tidak**", "**no**"),
    Answer.OPEN: Texts("tidak dapat disimpulkan", "cannot be concluded"),
}
SHOWN_REASONS = 5


def render_markdown(session: Session) -> str:
    """
    Write a run as Markdown (CommonMark with tables), one section a report.
    """
    lines: list[str] = []
    for report in session.reports:
        lines.extend(_report(report, session))
    if session.problems:
        lines.extend(["## " + Texts("Tidak dapat dibaca", "Could not be read")[session.bahasa], ""])
        lines.extend(f"- {markdown(problem.place())}: {markdown(problem.sentence(session.bahasa))}" for problem in session.problems)
        lines.append("")
    lines.append(status_sentence(session.status, session.fail_on, session.bahasa))
    return "\n".join(lines) + "\n"


def _report(report: Checked, session: Session) -> Iterator[str]:
    bahasa = session.bahasa
    title = Texts("Ringkasan reviu Laporan Kinerja", "Review summary of the performance report")[bahasa]
    yield f"# {title}: {markdown(report.entity)}, {report.year}"
    yield ""
    name, made = Texts("Berkas", "File")[bahasa], Texts("Diperiksa dengan", "Checked with")[bahasa]
    number = Texts(f"{len(session.rules)} aturan", f"{len(session.rules)} rules")[bahasa]
    tool = f"lkj-rules {session.version}, {number} (`{session.rules.hash}`)"
    yield f"{name}: {_code(report.path)} (SHA-256 `{report.sha256[:16]}…`). {made}: {tool}."
    yield ""
    yield from _counts(report, bahasa)
    yield from _checklist(report, session)
    yield from _breakages(report, bahasa)
    yield from _findings(report, bahasa)
    yield from _reasons(report, bahasa)


def _code(text: str) -> str:
    shown = plain(text)
    return markdown(shown) if "`" in shown else f"`{shown}`"


def _counts(report: Checked, bahasa: str) -> Iterator[str]:
    tally, assurance = counts(report.result), report.result.assurance
    found = count_findings(by_severity(report.result), bahasa) or Texts("tidak ada temuan", "nothing found")[bahasa]
    seen, numbers = len(assurance.looked_at), assurance.numbers
    yield Texts(
        f"**Temuan:** {found}. **Diperiksa:** {seen} dari {numbers} angka dan predikat; {tally['pass']} pengujian terpenuhi, "
        f"{tally['fail']} tidak terpenuhi, {tally['not_testable']} tidak dapat diuji.",
        f"**Findings:** {found}. **Checked:** {seen} of {numbers} figures and predicates; {tally['pass']} evaluations held, "
        f"{tally['fail']} did not, {tally['not_testable']} could not be tested.",
    )[bahasa]
    yield ""


def _checklist(report: Checked, session: Session) -> Iterator[str]:
    bahasa = session.bahasa
    title = Texts("Checklist reviu (PermenPANRB 53/2014, Lampiran III)", "Reviu checklist (PermenPANRB 53/2014, annex III)")
    yield f"## {title[bahasa]}"
    yield ""
    yield Texts("| No | Pernyataan | Jawaban | Bukti |", "| No | Statement | Answer | Evidence |")[bahasa]
    yield "|---|---|---|---|"
    part = ""
    for answered in answer_checklist(report, session.rules):
        row = answered.row
        if row.number.partition(".")[0] != part:
            part = row.number.partition(".")[0]
            yield f"| **{part}** | **{PARTS[part][bahasa]}** | | |"
        evidence = markdown(answered.evidence[bahasa])
        yield f"| {row.number} | {markdown(row.text[bahasa])} | {_ANSWERS[answered.answer][bahasa]} | {evidence} |"
    yield ""


def _breakages(report: Checked, bahasa: str) -> Iterator[str]:
    if not report.result.breakages:
        return
    yield "## " + Texts("Aturan yang rusak", "Broken rules")[bahasa]
    yield ""
    for breakage in report.result.breakages:
        yield f"- {breakage.rule} {markdown(breakage.pointer)}: {markdown(breakage.error)}"
    yield ""


def _findings(report: Checked, bahasa: str) -> Iterator[str]:
    for severity in Severity:
        chosen = with_severity(report.result.findings, severity)
        if chosen:
            yield f"## {SEVERITIES[severity][bahasa].capitalize()} ({len(chosen)})"
            yield ""
            for group in grouped(chosen):
                yield from _group(group, report, bahasa)
            yield ""


def _group(group: Group, report: Checked, bahasa: str) -> Iterator[str]:
    heading = f"- **{group.first.rule}** {markdown(group.first.title[bahasa])}."
    advice = " ".join(markdown(text) for text in group.advice(bahasa)) if len(group.advice(bahasa)) == 1 else ""
    if len(group.findings) == 1:
        yield f"{heading} {_finding(group.first, report, bahasa)} *{advice}*"
        return
    yield f"{heading} *{advice}*" if advice else heading
    for finding in group.findings:
        own = "" if advice else f" *{markdown(finding.help[bahasa])}*"
        yield f"  - {_finding(finding, report, bahasa)}{own}"


def _finding(finding: Finding, report: Checked, bahasa: str) -> str:
    parts = [markdown(finding.message[bahasa])]
    if finding.recomputation is not None and finding.recomputation[bahasa] not in finding.message[bahasa]:
        parts.append(markdown(finding.recomputation[bahasa]) + ".")
    _, repeated = repetitions(finding)
    if repeated:
        also = Texts("Juga di", "Also at")[bahasa]
        parts.append(f"{also}: {'; '.join(markdown(place.tempat[bahasa] or place.pointer) for place in repeated)}.")
    if finding.softened is not None:
        parts.append(markdown(finding.softened[bahasa]))
    position = report.position(finding.place.pointer)
    if position:
        parts.append(f"({position})")
    return " ".join(parts)


def _reasons(report: Checked, bahasa: str) -> Iterator[str]:
    reasons = sorted([*untestable(report.result), *silent(report.result)], key=lambda each: -each.count)
    if not reasons:
        return
    yield "## " + Texts("Tidak dapat diuji", "Could not be tested")[bahasa]
    yield ""
    for reason in reasons[:SHOWN_REASONS]:
        yield f"- {reason.count}× {markdown(reason.text[bahasa])} ({', '.join(reason.rules)})"
    if len(reasons) > SHOWN_REASONS:
        count = len(reasons) - SHOWN_REASONS
        yield "- " + Texts(f"dan {count} sebab lain", f"and {count} more reasons")[bahasa]
    yield ""
