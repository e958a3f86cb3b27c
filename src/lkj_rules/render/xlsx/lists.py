"""
The sheets that list what was found and tested: findings as a working paper has them, rules, targets, the checklist, other figures.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from lkj_rules.domain.checklist import PARTS
from lkj_rules.domain.facts import Dokumen
from lkj_rules.model.findings import Basis, Finding, Texts
from lkj_rules.model.results import Outcome
from lkj_rules.render.labels import BLANK, SEVERITIES
from lkj_rules.render.material import Checked, Session
from lkj_rules.render.views.assurance import numbers_of, rule_tests
from lkj_rules.render.views.chain import BASE, TargetChain, TargetLink, column_title, columns_used, target_chains
from lkj_rules.render.views.checklist import ANSWERS, Answer, answer_checklist
from lkj_rules.render.views.findings import show
from lkj_rules.render.xlsx.page import Column, Entry, Page, Row, Sheet
from lkj_rules.render.xlsx.wording import CONCLUSION, DIRECTIONS, OUTCOMES, STATUSES, as_read, cited, effects_of


def _findings(_: Page, report: Checked, session: Session) -> Iterator[Row]:
    """
    Give the errors that mean most for the headlines, or the most rupiah, before the others; the rest stays in its order.
    """
    last, effects, bahasa = len(report.effects) + 1, effects_of(report, session), session.bahasa

    def weight(finding: Finding) -> tuple[int, int]:
        effect = report.effects.get(finding.fingerprint)
        return -finding.severity.weight, last if effect is None else effect.rank

    for finding in sorted(report.result.findings, key=weight):
        place = finding.place
        yield {
            "aturan": Entry(finding.rule, "strong"), "tingkat": Entry(SEVERITIES[finding.severity][bahasa], finding.severity.value),
            "status": Entry(STATUSES[finding.status][bahasa], "center"), "judul": Entry(finding.title[bahasa], "strong"),
            "kondisi": "\n".join(show(finding, bahasa, report.position).statements(bahasa)),
            "kriteria": "\n".join(_basis(basis, bahasa) for basis in finding.basis), "akibat": effects[finding.fingerprint],
            "rekomendasi": finding.help[bahasa],
            "tempat": " · ".join(dict.fromkeys(filter(None, (finding.document, place.tempat[bahasa])))),
            "posisi": Entry(report.position(place.pointer), "muted"), "penunjuk": Entry(place.pointer, "muted"),
            "sidik": Entry(finding.fingerprint, "muted"),
        }  # fmt: skip


def _basis(basis: Basis, bahasa: str) -> str:
    if basis.butir is not None:
        return f"{basis.peraturan}, {basis.butir}"
    return Texts("Praktik baik", "Good practice")[bahasa] if basis.peraturan == "praktik baik" else basis.peraturan


FINDINGS = Sheet(
    name=Texts("Temuan", "Findings"), rows=_findings,
    note=Texts(
        "Satu baris satu temuan; kesalahan yang paling mengubah angka utama laporan lebih dahulu. Kolom kuning diisi pereviu atau "
        "instansi: sebab, tanggapan, kesimpulan (pilih dari daftar). Sidik mengenali temuan yang sama pada pemeriksaan berikutnya "
        "dan dipakai dalam berkas pengecualian.",
        "One row a finding; errors that move the headlines most come first. Yellow columns are for the reviewer or the office: "
        "cause, response, conclusion (choose from the list). The fingerprint knows the same finding again in a later check, and is "
        "what waivers name.",
    ),
    columns=(
        Column("aturan", Texts("Aturan", "Rule"), 9), Column("tingkat", Texts("Tingkat", "Severity"), 14),
        Column("status", Texts("Status", "Status"), 11), Column("judul", Texts("Judul", "Title"), 20),
        Column("kondisi", Texts("Kondisi", "Condition"), 46), Column("kriteria", Texts("Kriteria", "Criteria"), 22),
        Column("sebab", Texts("Sebab", "Cause"), 14, fill=True), Column("akibat", Texts("Akibat", "Effect"), 28),
        Column("rekomendasi", Texts("Rekomendasi", "Recommendation"), 28),
        Column("tanggapan", Texts("Tanggapan instansi", "Response of the office"), 15, fill=True), CONCLUSION,
        Column("tempat", Texts("Tempat dalam laporan", "Place in the report"), 20),
        Column("posisi", Texts("Baris:kolom berkas", "Line:column in file"), 11, aside=True),
        Column("penunjuk", Texts("Penunjuk", "Pointer"), 30, aside=True),
        Column("sidik", Texts("Sidik", "Fingerprint"), 19, aside=True),
    ),
)  # fmt: skip

_LOOKS = {Outcome.FAIL: "warning", Outcome.PASS: "good", Outcome.BROKEN: "error"}


def _tests(_: Page, report: Checked, session: Session) -> Iterator[Row]:
    bahasa = session.bahasa
    for test in rule_tests(report.result, session.rules):
        yield {
            "aturan": Entry(test.rule.id, "strong"), "judul": test.rule.title[bahasa],
            "tingkat": Entry(SEVERITIES[test.rule.severity][bahasa], "center"),
            "hasil": Entry(OUTCOMES[test.outcome][bahasa], _LOOKS.get(test.outcome, "center")),
            **{outcome: Entry(number, "count") for outcome, number in test.counts.items()},
            "alasan": "\n".join(f"{reason.count}× {reason.text[bahasa]}" for reason in test.result.reasons),
        }  # fmt: skip


TESTS = Sheet(
    name=Texts("Pengujian", "Tests"), rows=_tests, frozen=2,
    note=Texts(
        "Setiap aturan yang dijalankan. Satu aturan dapat diuji berkali-kali: sekali untuk setiap baris, indikator, atau tabel."
        " Jumlah di atas judul kolom mengikuti saringan. Yang tidak dapat diuji bukan terpenuhi dan bukan pelanggaran; "
        "alasannya disebut.",
        "Every rule that was run. A rule may be tested many times: once for every row, indicator or table. The sums above the "
        "headings follow the filter. What is not testable neither held nor failed; the reason is given.",
    ),
    columns=(
        Column("aturan", Texts("Aturan", "Rule"), 9),
        Column("judul", Texts("Yang ditemukan aturan ini", "What this rule finds"), 46),
        Column("tingkat", Texts("Tingkat", "Severity"), 14), Column("hasil", Texts("Hasil", "Outcome"), 16),
        *(Column(outcome.value, title, 11, summed=True) for outcome, title in OUTCOMES.items()),
        Column("alasan", Texts("Mengapa tidak dapat diuji", "Why not testable"), 54),
    ),
)  # fmt: skip

_ANSWERED = {Answer.YES: "good", Answer.NO: "error", Answer.OPEN: "center"}


def _checklist(_: Page, report: Checked, session: Session) -> Iterator[Row]:
    bahasa = session.bahasa
    for answered in answer_checklist(report, session.rules):
        yield {
            "bagian": f"{answered.part} {PARTS[answered.part][bahasa]}", "nomor": Entry(answered.row.number, "strong"),
            "pernyataan": answered.row.text[bahasa], "bukti": answered.evidence[bahasa],
            "jawaban": Entry(ANSWERS[answered.answer][bahasa].capitalize(), _ANSWERED[answered.answer]),
        }  # fmt: skip


CHECKLIST = Sheet(
    name=Texts("Checklist", "Checklist"), rows=_checklist, frozen=2,
    note=Texts(
        "Formulir checklist reviu, PermenPANRB 53/2014, Lampiran III. Jawaban di sini hanya berdasarkan dokumen dan pengujian; "
        "yang tidak tampak dari dokumen tidak disimpulkan. Pereviu mengisi jawabannya sendiri di kolom kuning.",
        "The reviu checklist, PermenPANRB 53/2014, annex III. Answers rest on the document and the tests only; what the "
        "document does not show is not concluded. The reviewer's own answer goes into the yellow columns.",
    ),
    columns=(
        Column("bagian", Texts("Bagian", "Part"), 22), Column("nomor", Texts("Butir", "Row"), 8),
        Column("pernyataan", Texts("Pernyataan", "Statement"), 52),
        Column("jawaban", Texts("Jawaban menurut dokumen", "Answer by the document"), 18),
        Column("bukti", Texts("Bukti", "Evidence"), 46),
        Column(
            "pereviu", Texts("Jawaban pereviu", "Reviewer's answer"), 14, fill=True,
            choices=(Texts("Ya", "Yes"), Texts("Tidak", "No"), Texts("Tidak berlaku", "Not applicable")),
        ),
        Column("keterangan", Texts("Keterangan pereviu", "Reviewer's remarks"), 34, fill=True),
    ),
)  # fmt: skip


def _unguarded(_: Page, report: Checked, __: Session) -> Iterator[Row]:
    for number in numbers_of(report.laporan, report.result):
        if not number.guarded:
            yield {
                "dokumen": number.document, "tempat": number.place, "perihal": number.subject, "kolom": number.column,
                "nilai": Entry(number.cell.text, "strong"), "penunjuk": Entry(number.pointer, "muted"),
            }  # fmt: skip


UNGUARDED = Sheet(
    name=Texts("Angka belum diuji", "Unchecked figures"), rows=_unguarded,
    note=Texts(
        "Angka dan predikat yang tidak dibandingkan oleh satu aturan pun dengan nilai lain. Bandingkan dengan sumber datanya.",
        "Figures and grades that no rule compared with any other value. Compare them with their source.",
    ),
    columns=(
        Column("dokumen", Texts("Dokumen atau tabel", "Document or table"), 36), Column("tempat", Texts("Tempat", "Place"), 30),
        Column("perihal", Texts("Perihal", "Subject"), 46), Column("kolom", Texts("Kolom", "Column"), 14),
        Column("nilai", Texts("Nilai tercetak", "Printed value"), 20),
        Column(
            "kesimpulan", Texts("Hasil pemeriksaan", "Result of the check"), 16, fill=True,
            choices=(Texts("Sesuai sumber", "As in the source"), Texts("Berbeda", "Differs"), Texts("Tanpa sumber", "No source")),
        ),
        Column("sumber", Texts("Sumber yang dipakai", "Source used"), 26, fill=True),
        Column("penunjuk", Texts("Penunjuk", "Pointer"), 34, aside=True),
    ),
)  # fmt: skip


def targets_sheet(session: Session) -> Sheet:
    """
    Declare the sheet of the target chains, with a column for every document that has a target in some report.
    """
    chains = {report.path: target_chains(report.laporan, report.result) for report in session.reports}
    used = columns_used(chain for each in chains.values() for chain in each)

    def rows(_: Page, report: Checked, session: Session) -> Iterator[Row]:
        bahasa = session.bahasa
        for chain in chains[report.path]:
            yield {
                "kode": Entry(chain.code or "", "strong"), "nama": chain.name, "arah": DIRECTIONS[chain.direction][bahasa],
                **{"/".join(column): _cell(chain, column, bahasa) for column in used if chain.at(column)},
                "hasil": _result(chain, bahasa), "temuan": cited(chain.findings, report),
            }  # fmt: skip

    return Sheet(
        name=Texts("Rekonsiliasi target", "Targets"), rows=rows, frozen=2,
        note=Texts(
            "Target tahun ini menurut setiap dokumen, dibandingkan dengan Perjanjian Kinerja (PK) yang berlaku, yang tertinggi yang"
            " memuat indikatornya. Tanda ≠ (merah): berbeda dari PK. Tanda ? (abu-abu): tidak dapat dibandingkan, misalnya angka "
            "dengan predikat. Tanda (ragu): penyalin meragukan bacaannya. Sel kosong: dokumen itu tidak memuat indikator ini.",
            "The target of this year by each document, compared with the performance agreement (PK) in force, the highest that has "
            "the indicator. A ≠ (red): differs from the PK. A ? (grey): cannot be compared, a number with a grade, say. The word "
            "(doubtful): the transcriber doubts the reading. A blank cell: that document does not have the indicator.",
        ),
        columns=(
            Column("kode", Texts("Kode", "Code"), 13), Column("nama", Texts("Indikator", "Indicator"), 40),
            Column("arah", Texts("Arah", "Direction"), 14),
            *(Column("/".join(column), column_title(column), 13) for column in used),
            Column("hasil", Texts("Hasil", "Result"), 24), Column("temuan", Texts("Temuan", "Findings"), 16),
            attrs.evolve(CONCLUSION, width=14),
        ),
    )  # fmt: skip


def _cell(chain: TargetChain, column: tuple[Dokumen, str], bahasa: str) -> Entry:
    links = chain.at(column)
    texts = dict.fromkeys(_text(link, bahasa, signed=chain.base is not None) for link in links)
    if any(link.agrees is False for link in links):
        style = "differs"
    elif any(link.is_base for link in links):
        style = "base"
    else:
        style = "muted" if all(link.agrees is None for link in links) else "text"
    return Entry("\n".join(texts), style)


def _text(link: TargetLink, bahasa: str, *, signed: bool) -> str:
    cell = link.cell
    shown = as_read(cell) or BLANK[bahasa]
    sign = "" if link.is_base or link.agrees or not signed else "≠ " if link.agrees is False else "? "
    doubt = Texts(" (ragu)", " (doubtful)")[bahasa] if cell.doubtful else ""
    unlike = link.document is Dokumen.PK and link.variant != BASE and not link.agrees
    return f"{sign}{shown}{doubt}{f' ({link.label})' if unlike else ''}"


def _result(chain: TargetChain, bahasa: str) -> Entry:
    if not chain.links:
        return Entry(Texts("tidak ada target dalam berkas", "the file has no target")[bahasa], "muted")
    if chain.base is None:
        return Entry(Texts("tidak ada dalam PK yang berlaku", "not in the PK in force")[bahasa], "muted")
    if len(chain.links) == 1:
        return Entry(Texts("hanya dalam PK", "in the PK only")[bahasa], "muted")
    others = [link for link in chain.links if not link.is_base]
    differing, open_ones = (
        ", ".join(dict.fromkeys(column_title(link.column)[bahasa] for link in others if link.agrees is verdict))
        for verdict in (False, None)
    )
    parts = [Texts(f"berbeda: {differing}", f"differs: {differing}")[bahasa]] if differing else []
    parts += [Texts(f"tak terbandingkan: {open_ones}", f"not comparable: {open_ones}")[bahasa]] if open_ones else []
    return Entry("\n".join(parts) or Texts("selaras", "agrees")[bahasa], "differs" if differing else "text")
