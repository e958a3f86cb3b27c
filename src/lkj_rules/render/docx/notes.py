"""
Catatan Hasil Reviu: what was found, gravest first, what was explained or waived, and what was and was not tested.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkj_rules.model.findings import Finding, Severity, Status
from lkj_rules.render.docx.annexes import write_remarks, write_settled, write_tests
from lkj_rules.render.docx.details import Details
from lkj_rules.render.docx.effects import write_effects
from lkj_rules.render.docx.heads import DRAFT, identity, sign
from lkj_rules.render.docx.matters import PAPERS, Matter, matters_of, obstacles_to_statement, remarks_of
from lkj_rules.render.docx.narrative import write_matter
from lkj_rules.render.docx.paper import Paper
from lkj_rules.render.docx.tables import Align, Column, Strong
from lkj_rules.render.docx.wording import BLANK, LEVELS, REGULATION, SHORT, SIGNERS, listed, number
from lkj_rules.render.labels import DOCUMENTS, SEVERITIES
from lkj_rules.render.material import Checked, Session, counts
from lkj_rules.render.sentences import NO_FIGURES, settled_counts

_MEANING = {
    Severity.ERROR: "mustahil atau saling bertentangan; harus diperbaiki atau dijelaskan",
    Severity.WARNING: "sangat mungkin keliru, atau bagian yang wajib tidak ada; diperbaiki atau dijelaskan",
    Severity.INFO: "catatan untuk diketahui (Lampiran)",
    Severity.REVIEW: "tanda yang perlu ditelaah orang, bukan kesalahan (Lampiran)",
}
_TALLY = (
    Column("Tingkat", 0.14), Column("Arti", 0.34), Column("Terbuka", 0.12, Align.FIGURES),
    Column("Dijelaskan", 0.135, Align.FIGURES), Column("Dikecualikan", 0.155, Align.FIGURES), Column("Jumlah", 0.11, Align.FIGURES),
)  # fmt: skip
_LIST = (
    Column("No", 0.06, Align.CENTRED), Column("Temuan", 0.425), Column("Dokumen", 0.235), Column("Kesalahan", 0.135, Align.FIGURES),
    Column("Peringatan", 0.145, Align.FIGURES),
)  # fmt: skip


def review_notes(report: Checked, session: Session, details: Details) -> Paper:
    """
    Write the notes on one report.
    """
    paper = Paper(f"Catatan Hasil Reviu – {report.entity} – {report.year}")
    matters = matters_of(report, session.rules)
    paper.title("CATATAN HASIL REVIU", "ATAS LAPORAN KINERJA", f"{report.entity.upper()} TAHUN {report.year}")
    paper.mark(DRAFT)
    identity(paper, report, session, details, ("Nomor", details.number or BLANK), ("Tanggal", details.day))
    paper.heading("A. Dasar, Tujuan, dan Ruang Lingkup")
    for text in _scope(report):
        paper.paragraph(text)
    paper.heading("B. Ringkasan Hasil Reviu")
    _summary(paper, report, session, details, matters)
    paper.heading("C. Temuan")
    _matters(paper, report, matters)
    paper.heading("D. Penjelasan Instansi dan Pengecualian")
    write_settled(paper, report)
    paper.heading("E. Hal yang Diuji dan yang Tidak Dapat Diuji")
    write_tests(paper, report, session, details)
    paper.heading("F. Penutup")
    _closing(paper, report, details, matters)
    remarks = remarks_of(report.result)
    if remarks:
        paper.page()
        paper.heading("Lampiran: Catatan dan Telaah")
        write_remarks(paper, remarks)
    return paper


def _scope(report: Checked) -> Iterator[str]:
    yield (
        f"Reviu dilaksanakan berdasarkan {REGULATION} (selanjutnya disebut {SHORT}), Lampiran III, dengan tujuan memberikan "
        "keyakinan terbatas mengenai akurasi, keandalan, dan keabsahan data/informasi kinerja."
    )
    level = report.laporan.entitas.level
    if level not in SIGNERS:
        yield (
            f"Menurut Lampiran III, huruf C angka 3 huruf e peraturan tersebut, reviu dilakukan hanya atas laporan kinerja tingkat "
            f"kementerian/lembaga/pemerintah daerah. {report.entity} tercatat sebagai {LEVELS[level]}; catatan ini disusun sebagai "
            "bahan perbaikan internal, dan Pernyataan Telah Direviu tidak dipersyaratkan."
        )
    there, absent = _documents(report)
    missing = f" Dokumen yang tidak dimuat, sehingga hal yang memerlukannya tidak diuji: {listed(absent)}." if absent else ""
    yield f"Dokumen yang dimuat dalam berkas data: {listed(there) or 'tidak ada'}.{missing}"
    yield (
        "Yang diuji ialah isi dokumen: kesesuaian antardokumen, kebenaran hitungan, kesesuaian naskah dengan tabel, dan "
        "kelengkapan unsur. Pengujian sumber data, wawancara, serta penilaian atas kecukupan penjelasan tidak tercakup dan "
        "dilakukan oleh pereviu."
    )


def _documents(report: Checked) -> tuple[list[str], list[str]]:
    """
    Part the documents of the chain into those that the file holds and those that it does not.
    """
    chain = {key: title.id for key, title in DOCUMENTS.items() if key not in {"", PAPERS}}
    there = {key for key in chain if getattr(report.laporan, key)}
    return [name for key, name in chain.items() if key in there], [name for key, name in chain.items() if key not in there]


def _summary(paper: Paper, report: Checked, session: Session, details: Details, matters: Sequence[Matter]) -> None:
    tally, assurance = counts(*report.result.rules), report.result.assurance
    reach = (
        f"Dari {number(assurance.numbers)} angka dan predikat dalam berkas data, {number(len(assurance.looked_at))} diuji oleh "
        "sedikitnya satu aturan."
    )
    paper.lead(
        f"{reach if assurance.numbers else NO_FIGURES.id} Sebanyak {number(tally['pass'])} pengujian terpenuhi, "
        f"{number(tally['fail'])} tidak terpenuhi, dan {number(tally['not_testable'])} tidak dapat dilakukan."
    )
    paper.table(_TALLY, _counted(report.result.findings))
    paper.paragraph(_verdict(report, session, details, matters))
    if matters:
        paper.lead("Daftar temuan, dari yang terberat:")
        paper.table(_LIST, (
            (str(each.number), f"{each.title} ({each.rule.id})", DOCUMENTS[each.document].id, *_weights(each))
            for each in matters
        ))
    write_effects(paper, matters)


def _weights(matter: Matter) -> tuple[str, str]:
    errors, warnings = matter.errors, len(matter.findings) - matter.errors
    return (number(errors) if errors else "–", number(warnings) if warnings else "–")


def _counted(findings: Sequence[Finding]) -> Iterator[tuple[str | Strong, ...]]:
    for severity, words in SEVERITIES.items():
        yield (words.id.capitalize(), _MEANING[severity], *_by_status([each for each in findings if each.severity is severity]))
    yield (Strong("Jumlah"), "", *(Strong(text) for text in _by_status(findings)))


def _by_status(findings: Sequence[Finding]) -> tuple[str, ...]:
    explained, waived = (sum(each.status is status for each in findings) for status in (Status.EXPLAINED, Status.WAIVED))
    return tuple(number(count) for count in (len(findings) - explained - waived, explained, waived, len(findings)))


def _verdict(report: Checked, session: Session, details: Details, matters: Sequence[Matter]) -> str:
    obstacles = obstacles_to_statement(report, session, details.left_out)
    if obstacles.errors:
        return (
            f"Masih terdapat {number(len(obstacles.errors))} kesalahan yang belum diperbaiki atau dijelaskan. Sebelum hal tersebut "
            "diselesaikan, keandalan informasi kinerja belum dapat diyakini dan naskah Pernyataan Telah Direviu tidak disusun."
        )
    if obstacles:
        return (
            f"Tidak terdapat kesalahan yang terbuka.{_settled(report)} Pemeriksaan tidak lengkap (lihat bagian E), sehingga naskah "
            "Pernyataan Telah Direviu tidak disusun."
        )
    settled, warnings = _settled(report), sum(len(each.findings) for each in matters)
    if settled or warnings:
        open_ones = f" Masih terdapat {number(warnings)} peringatan (lihat bagian C)." if warnings else ""
        return (
            f"Tidak terdapat kesalahan yang terbuka pada hal-hal yang diuji.{settled}{open_ones} Karena itu, isi dokumen belum "
            "dapat dinyatakan konsisten."
        )
    return (
        "Tidak terdapat kesalahan yang belum diperbaiki atau dijelaskan pada hal-hal yang diuji. Hal ini menunjukkan bahwa isi "
        "dokumen konsisten, bukan bahwa datanya terbukti benar."
    )


def _settled(report: Checked) -> str:
    """
    Count the errors and warnings that were explained or waived, after a blank: these are neither mended nor consistent.
    """
    counted = settled_counts(report.result.findings, (Status.EXPLAINED, Status.WAIVED), "id")
    return f" Sebanyak {listed(counted)} (lihat bagian D)." if counted else ""


def _matters(paper: Paper, report: Checked, matters: Sequence[Matter]) -> None:
    if not matters:
        paper.paragraph(f"Tidak terdapat temuan bertingkat kesalahan atau peringatan yang terbuka.{_settled(report)}")
        return
    paper.paragraph(
        "Temuan dikelompokkan menurut aturan dan dokumen. Sebab dan tanggapan diisi bersama instansi yang direviu. Kode aturan "
        "menghubungkan temuan dengan kertas kerja reviu."
    )
    numbers = {finding.fingerprint: matter.number for matter in matters for finding in matter.findings}
    for matter in matters:
        write_matter(paper, matter, numbers)


def _closing(paper: Paper, report: Checked, details: Details, matters: Sequence[Matter]) -> None:
    duty = (
        f"untuk ditindaklanjuti. Sesuai {SHORT}, Lampiran III, huruf B, unit pengelola kinerja harus segera melakukan perbaikan "
        "atau koreksi atas kelemahan/kesalahan tersebut secara berjenjang."
    )
    paper.paragraph(f"Catatan ini disampaikan kepada {report.entity} {duty if matters else 'untuk diketahui.'}", joined=True)
    sign(paper, details, answered_by=report.entity)
