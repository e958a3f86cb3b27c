"""
The words that all renderers share, in both languages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lkj_rules.model.findings import Severity, Status, Texts

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

_DATE = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])(?:-([0-3][0-9]))?")

BLANK = Texts("(kosong)", "(blank)")
"""What stands for a value that the paper leaves blank."""


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
        1: Texts(
            f"ada temuan terbuka bertingkat {threshold} atau lebih berat.",
            f"there are open findings of the severity '{threshold}' or more severe.",
        ),
        3: Texts("ada berkas yang tidak dapat dibaca.", "a file could not be read."),
        4: Texts(
            "ada aturan yang rusak; hasil ini tidak boleh dianggap bersih.", "a rule broke; this result must not be taken as clean."
        ),
    }
    lead = Texts("Status keluar", "Exit status")[bahasa]
    return f"{lead} {status}: {meanings[status][bahasa]}"


def listed(parts: Sequence[str], bahasa: str) -> str:
    """
    Join parts as a sentence does: ``a``, ``a and b``, ``a, b, and c``.
    """
    word, comma = Texts("dan", "and")[bahasa], "," if len(parts) > 2 else ""  # noqa: PLR2004
    return f"{comma} {word} ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def day(date: str, bahasa: str) -> str:
    """
    Write a date ``YYYY-MM-DD``, or ``YYYY-MM``, as people do: ``2 Maret 2025``; any other text stays as it is.
    """
    from lkj_rules.domain.dates import date_words
    from lkj_rules.model.values import Tanggal

    found = _DATE.fullmatch(date)
    if found is None:
        return date
    year, month, of_month = (None if part is None else int(part) for part in found.groups())
    return date_words(Tanggal(tahun=year or 0, bulan=month, hari=of_month))[bahasa]
