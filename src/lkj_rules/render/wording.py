"""
The words and sentences that formats share, in both languages: names of severities, documents and roles, what is found, what held.

Foreign text stands in them as it is; each format makes it harmless in its own way.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from lkj_rules.errors import Problem
from lkj_rules.model.findings import Finding, Settled, Severity, Status, Texts
from lkj_rules.model.results import RuleResult
from lkj_rules.render.material import Checked, tally

SEVERITIES = {
    Severity.ERROR: Texts("KESALAHAN", "ERROR"),
    Severity.WARNING: Texts("PERINGATAN", "WARNING"),
    Severity.INFO: Texts("CATATAN", "NOTE"),
    Severity.REVIEW: Texts("TELAAH", "REVIEW"),
}

_NOUNS = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFO: ("note", "notes"),
    Severity.REVIEW: ("signal to review", "signals to review"),
}

DOCUMENTS = {
    "renstra": Texts("Renstra", "Renstra (strategic plan)"),
    "rkt": Texts("Rencana Kinerja Tahunan (RKT)", "RKT (yearly plan)"),
    "perjanjian_kinerja": Texts("Perjanjian Kinerja (PK)", "Perjanjian Kinerja (performance agreement)"),
    "rencana_aksi": Texts("Rencana Aksi", "Rencana Aksi (action plan)"),
    "anggaran": Texts("Anggaran", "Anggaran (budget)"),
    "lkj": Texts("Laporan Kinerja (LKj)", "Laporan Kinerja (performance report)"),
    "waiver": Texts("Pengecualian temuan", "Waivers of findings"),
    "": Texts("Berkas dan daftarnya", "The file and its registers"),
}
"""What findings are grouped under, in the order of the chain; the key is the first step of their pointers."""

_ROLES = {
    "pk": Texts("PK", "PK"),
    "lkj": Texts("LKj", "LKj"),
    "rkt": Texts("RKT", "RKT"),
    "renstra": Texts("Renstra", "Renstra"),
    "aksi": Texts("Rencana Aksi", "Rencana Aksi"),
    "rencana_aksi": Texts("Rencana Aksi", "Rencana Aksi"),
    "realisasi": Texts("realisasi", "achieved"),
    "capaian": Texts("capaian", "achievement"),
    "pagu": Texts("pagu", "budget"),
    "sisa": Texts("sisa", "remainder"),
    "persen": Texts("persen", "percentage"),
    "jumlah": Texts("jumlah", "amount"),
    "nilai": Texts("nilai", "value"),
    "angka": Texts("angka", "figures"),
    "terbilang": Texts("terbilang", "in words"),
    "tanggal": Texts("tanggal", "date"),
    "badan": Texts("badan laporan", "body"),
    "lampiran": Texts("lampiran", "annex"),
    "riwayat": Texts("perbandingan", "comparison"),
    "naskah": Texts("naskah", "text"),
    "tercetak": Texts("tercetak", "printed"),
    "bilangan": Texts("bilangan", "number"),
    "bagian": Texts("bagian", "part"),
    "keseluruhan": Texts("keseluruhan", "whole"),
    "penyerapan": Texts("penyerapan", "share spent"),
    "ukur": Texts("pengukuran", "measurement"),
    "dari": Texts("dari", "from"),
    "sampai": Texts("sampai", "to"),
}

STATUSES = {
    Status.OPEN: Texts("terbuka", "open"),
    Status.EXPLAINED: Texts("dijelaskan", "explained"),
    Status.WAIVED: Texts("dikecualikan", "waived"),
    Status.BASELINE: Texts("sudah tercatat", "known before"),
}


NO_FIGURES = Texts("Laporan ini tidak memuat angka atau predikat.", "This report holds no figures or predicates.")
"""What is said of the reach of a check where there is nothing to reach."""
_SEVERE = frozenset({Severity.ERROR, Severity.WARNING})
BLANK = Texts("(kosong)", "(blank)")
"""What stands for a value that the paper leaves blank."""


_PLACES = {
    "line": Texts(
        "Angka seperti 12:5 ialah baris:kolom dalam berkas itu, “baris 3” baris tabel laporan.",
        "Figures like 12:5 are line:column in that file, “row 3” is a row of the report's table.",
    ),
    "cell": Texts(
        "Tempat seperti Pengukuran!E7 ialah lembar dan sel dalam berkas itu, “baris 3” baris tabel laporan.",
        "Places like Pengukuran!E7 are sheet and cell in that file, “row 3” is a row of the report's table.",
    ),
    "page": Texts(
        "Tempat seperti “hal. 33, Tabel 3.2, baris 4” dihitung pada kertasnya, judul kolom ikut dihitung.",
        "Places like “hal. 33, Tabel 3.2, baris 4” are page, table and row on the paper, column headings counted.",
    ),
}  # fmt: skip


def place_hint(report: Checked) -> Texts:
    """
    Say how places are written: those of a text, of a workbook, or of a paper.
    """
    cell = next((spot.cell for spot in report.spots.values() if spot.cell), None)
    return _PLACES["line" if cell is None else "cell" if "!" in cell else "page"]


def role_label(role: str, bahasa: str) -> str:
    """
    Name what a place does in a finding.
    """
    measure, _, year = role.partition(" ")
    known = _ROLES.get(measure)
    return role.replace("_", " ") if known is None else f"{known[bahasa]} {year}".rstrip()


def value_label(value: str, bahasa: str) -> str:
    """
    Write a printed value as it is printed; a blank one is named, in the reader's language.
    """
    return BLANK[bahasa] if value == BLANK.id else value


def count_findings(tally: dict[Severity, int], bahasa: str) -> str:
    """
    Write counts by severity: ``2 kesalahan, 1 peringatan``; severities without findings are left out.
    """
    parts = []
    for severity, number in tally.items():
        if number:
            noun = SEVERITIES[severity].id.lower() if bahasa == "id" else _NOUNS[severity][number != 1]
            parts.append(f"{number} {noun}")
    return ", ".join(parts)


def severity_word(severity: str, bahasa: str) -> str:
    """
    Name a severity inside a sentence.
    """
    return SEVERITIES[Severity(severity)].id.lower() if bahasa == "id" else _NOUNS[Severity(severity)][0]


def status_sentence(status: int, fail_on: str, bahasa: str) -> str:
    """
    Say what an exit status means.
    """
    threshold = "" if fail_on == "never" else severity_word(fail_on, bahasa)
    meanings = {
        0: Texts(
            "ambang tidak dipakai." if not threshold else f"tidak ada temuan terbuka bertingkat {threshold} atau lebih berat.",
            "no threshold is set." if not threshold else f"no open finding of the severity '{threshold}' or more severe.",
        ),
        1: Texts(f"ada temuan terbuka bertingkat {threshold} atau lebih berat.",
                 f"there are open findings of the severity '{threshold}' or more severe."),
        3: Texts("ada berkas yang tidak dapat dibaca.", "a file could not be read."),
        4: Texts("ada aturan yang rusak; hasil ini tidak boleh dianggap bersih.",
                 "a rule broke; this result must not be taken as clean."),
    }
    lead = Texts("Status keluar", "Exit status")[bahasa]
    return f"{lead} {status}: {meanings[status][bahasa]}"


def found_sentence(findings: Collection[Finding], bahasa: str) -> str:
    """
    Count findings by severity, each status apart where some do not stand open; empty where there are none.
    """
    found = {status: count_findings(tally([each for each in findings if each.status is status]), bahasa) for status in Status}
    if not any(found[status] for status in Status if status is not Status.OPEN):
        return found[Status.OPEN]
    none = Texts("tidak ada", "none")[bahasa]
    shown = (f"{STATUSES[each][bahasa]}: {number or none}" for each, number in found.items() if number or each is Status.OPEN)
    text = "; ".join(shown)
    return text[0].upper() + text[1:]


def settled_counts(findings: Collection[Finding], statuses: Sequence[Status], bahasa: str) -> list[str]:
    """
    Count errors and warnings that do not stand open, by status: ``1 kesalahan dikecualikan``.

    One that an explanation made milder counts too: what it found does not agree all the same.
    """
    severe = [each for each in findings if each.severity in _SEVERE or _was_severe(each)]
    found = {status: count_findings(tally([each for each in severe if each.status is status]), bahasa) for status in statuses}
    return [f"{number} {STATUSES[status][bahasa]}" for status, number in found.items() if number]


def _was_severe(finding: Finding) -> bool:
    return finding.settled is not None and finding.settled.softened_from in _SEVERE


def settled_sentence(finding: Finding, bahasa: str) -> str:
    """
    Say why a finding does not stand open, in the words of the explanation or the waiver.
    """
    settled, changed = finding.settled, "; ".join(each[bahasa] for each in finding.changed)
    known = Texts("Sudah tercatat dalam garis dasar.", "Known from the baseline.")[bahasa]
    if changed:
        known = Texts(f"Sudah tercatat dalam garis dasar, kini lain: {changed}.", f"Known before, now another: {changed}.")[bahasa]
    if settled is None:
        return known if changed or finding.status is Status.BASELINE else ""
    reason = settled.reason.rstrip(". ")
    if finding.status is not Status.WAIVED:
        basis = "" if settled.basis is None else f" ({settled.basis})"
        said = Texts(f"Dijelaskan dalam laporan: {reason}{basis}.", f"Explained in the report: {reason}{basis}.")[bahasa]
        parts = [known] * (changed != "" or finding.status is Status.BASELINE) + [said, _reach(settled, bahasa)]
        return " ".join(filter(None, parts))
    until = "" if settled.expires is None else Texts(f", berlaku sampai {settled.expires}", f", until {settled.expires}")[bahasa]
    said = Texts(
        f"Dikecualikan: {reason} (dasar: {settled.basis}; diminta {settled.requested_by}, disetujui {settled.approved_by}{until}).",
        f"Waived: {reason} (basis: {settled.basis}; asked by {settled.requested_by}, approved by {settled.approved_by}{until}).",
    )[bahasa]
    return " ".join(filter(None, (said, _kept(settled, bahasa))))


def _reach(settled: Settled, bahasa: str) -> str:
    """
    Say how many findings an explanation settles, and why an error that it explains stays one.
    """
    number = settled.covers
    findings = "finding" if number == 1 else "findings"
    reach = Texts(f"Penjelasan ini mengenai {number} temuan.", f"This explanation settles {number} {findings}.")[bahasa]
    return " ".join(filter(None, (reach, _kept(settled, bahasa))))


def _kept(settled: Settled, bahasa: str) -> str:
    """
    Say why an error stays one, whatever the reason given; empty where a reason may make it right.
    """
    if settled.kept is None:
        return ""
    return Texts(f"Tetap kesalahan: {settled.kept.id}.", f"It stays an error: {settled.kept.en}.")[bahasa]


def held_sentence(result: RuleResult, bahasa: str) -> str:
    """
    Say how many evaluations of a rule held.
    """
    number = result.passed
    return Texts(f"{number} pengujian terpenuhi.", f"{number} {'evaluation' if number == 1 else 'evaluations'} held.")[bahasa]


def untestable_sentence(result: RuleResult, bahasa: str) -> str:
    """
    Say how many evaluations of a rule could not be made, and why.
    """
    number, reasons = result.not_testable, untestable_reasons(result, bahasa)
    lead = Texts(f"{number} pengujian tidak dapat dilakukan",
                 f"{number} {'evaluation' if number == 1 else 'evaluations'} could not be made")[bahasa]
    return f"{lead}: {reasons}." if reasons else f"{lead}."


def untestable_reasons(result: RuleResult, bahasa: str) -> str:
    """
    List why evaluations of a rule could not be made, the most frequent reason first.
    """
    return "; ".join(f"{reason.count}× {reason.text[bahasa]}" for reason in result.reasons)


def inapplicable_sentence(result: RuleResult, bahasa: str) -> str:
    """
    Say that a rule applied to nothing in a report.
    """
    if not result.not_applicable:
        return Texts("Laporan tidak memuat yang diuji aturan ini.", "The report holds nothing that this rule tests.")[bahasa]
    return Texts(f"Syarat berlakunya tidak dipenuhi satu pun dari {result.not_applicable} hal yang dilihatnya.",
                 f"Its condition holds for none of the {result.not_applicable} items that it looked at.")[bahasa]


def unread_sentence(problem: Problem, bahasa: str) -> str:
    """
    Say what is wrong in a file that could not be read, and under which pointer.
    """
    return problem.sentence(bahasa) + (f" ({problem.pointer})" if problem.pointer else "")


def broken_sentence(error: str, bahasa: str) -> str:
    """
    Say that a rule itself is at fault.
    """
    return Texts(f"Aturannya rusak: {error}. Kesalahan ada pada aturan, bukan pada laporan.",
                 f"The rule broke: {error}. The fault is the rule's, not the report's.")[bahasa]
