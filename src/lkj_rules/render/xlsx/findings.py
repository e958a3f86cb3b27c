"""
The sheet of findings in the form of a reviewer's working paper: condition, criteria, cause, effect, recommendation, response.
"""

from __future__ import annotations

from lkj_rules.model.findings import Basis, Finding, Status, Texts
from lkj_rules.render.assembling import repetitions
from lkj_rules.render.labels import SEVERITIES
from lkj_rules.render.material import Checked, Session
from lkj_rules.render.sentences import settled_sentence
from lkj_rules.render.xlsx.page import Column, Entry, Frame, Page
from lkj_rules.render.xlsx.wording import CONCLUSIONS, STATUSES, effects_by_fingerprint

NAME = Texts("Temuan", "Findings")
_NOTE = Texts(
    "Satu baris satu temuan; kesalahan yang paling mengubah angka utama laporan lebih dahulu. Kolom kuning diisi pereviu atau "
    "instansi: sebab, tanggapan, kesimpulan (pilih dari daftar). Sidik mengenali temuan yang sama pada pemeriksaan berikutnya dan "
    "dipakai dalam berkas pengecualian.",
    "One row a finding; errors that move the headlines most come first. Yellow columns are for the reviewer or the office: cause, "
    "response, conclusion (choose from the list). The fingerprint knows the same finding again in a later check, and is what "
    "waivers name.",
)
_COLUMNS = (
    Column(key="aturan", title=Texts("Aturan", "Rule"), width=9),
    Column(key="tingkat", title=Texts("Tingkat", "Severity"), width=14),
    Column(key="status", title=Texts("Status", "Status"), width=11),
    Column(key="judul", title=Texts("Judul", "Title"), width=20),
    Column(key="kondisi", title=Texts("Kondisi", "Condition"), width=46),
    Column(key="kriteria", title=Texts("Kriteria", "Criteria"), width=22),
    Column(key="sebab", title=Texts("Sebab", "Cause"), width=14, fill=True),
    Column(key="akibat", title=Texts("Akibat", "Effect"), width=28),
    Column(key="rekomendasi", title=Texts("Rekomendasi", "Recommendation"), width=28),
    Column(key="tanggapan", title=Texts("Tanggapan instansi", "Response of the office"), width=15, fill=True),
    Column(
        key="kesimpulan", title=Texts("Kesimpulan pereviu", "Reviewer's conclusion"), width=13, fill=True, choices=CONCLUSIONS
    ),
    Column(key="tempat", title=Texts("Tempat dalam laporan", "Place in the report"), width=20),
    Column(key="posisi", title=Texts("Baris:kolom berkas", "Line:column in file"), width=11, aside=True),
    Column(key="penunjuk", title=Texts("Penunjuk", "Pointer"), width=30, aside=True),
    Column(key="sidik", title=Texts("Sidik", "Fingerprint"), width=19, aside=True),
)


def findings_page(session: Session, frame: Frame) -> Page:
    """
    Write the findings of all reports.
    """
    page = Page(frame, NAME, _COLUMNS, note=_NOTE)
    for report in session.reports:
        effects = effects_by_fingerprint(report, session)
        for finding in _ranked(report):
            page.add(report.path, _entries(finding, report, frame.bahasa, effects[finding.fingerprint]))
    page.finish()
    return page


def _ranked(report: Checked) -> list[Finding]:
    """
    Put the errors that mean most for the headlines, or the most rupiah, before the others; the rest stays in its order.
    """
    ranks = {each.fingerprint: each.rank for each in report.consequences}
    last = len(ranks) + 1
    return sorted(report.result.findings, key=lambda each: (-each.severity.weight, ranks.get(each.fingerprint, last)))


def _entries(finding: Finding, report: Checked, bahasa: str, effect: str) -> dict[str, Entry]:
    return {
        "aturan": Entry(finding.rule, "strong"),
        "tingkat": Entry(SEVERITIES[finding.severity][bahasa], finding.severity.value),
        "status": Entry(STATUSES[finding.status][bahasa], "center"),
        "judul": Entry(finding.title[bahasa], "strong"),
        "kondisi": Entry(_condition(finding, bahasa)),
        "kriteria": Entry("\n".join(_basis(basis, bahasa) for basis in finding.basis)),
        "akibat": Entry(effect),
        "rekomendasi": Entry(finding.help[bahasa]),
        "tempat": Entry(" · ".join(dict.fromkeys(part for part in (finding.document, finding.place.tempat[bahasa]) if part))),
        "posisi": Entry(report.position(finding.place.pointer), "muted"),
        "penunjuk": Entry(finding.place.pointer, "muted"),
        "sidik": Entry(finding.fingerprint, "muted"),
    }


def _condition(finding: Finding, bahasa: str) -> str:
    lines = [finding.message[bahasa]]
    working = finding.recomputation
    if working is not None and working[bahasa] not in lines[0]:
        lines.append(Texts(f"Hitungan: {working.id}.", f"Working: {working.en}.")[bahasa])
    _, repeated = repetitions(finding)
    if repeated:
        places = "; ".join(dict.fromkeys(place.tempat[bahasa] or place.pointer for place in repeated))
        lines.append(Texts(f"Juga di: {places}.", f"Also at: {places}.")[bahasa])
    if finding.softened is not None:
        lines.append(finding.softened[bahasa])
    if finding.status is not Status.OPEN:
        lines.append(settled_sentence(finding, bahasa))
    return "\n".join(lines)


def _basis(basis: Basis, bahasa: str) -> str:
    if basis.butir is not None:
        return f"{basis.peraturan}, {basis.butir}"
    return Texts("Praktik baik", "Good practice")[bahasa] if basis.peraturan == "praktik baik" else basis.peraturan
