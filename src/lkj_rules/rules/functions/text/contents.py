"""
Functions on what the report contains: chapters, and the recommended analysis of every objective.

They take the report's own list of what it has at its word; where that list is not given, nothing is said of missing parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lkj_rules.model.documents import Analisis, AnalisisSasaran, Kelengkapan, Lkj, SasaranDokumen, Unsur
from lkj_rules.model.findings import Texts
from lkj_rules.rules.kinds import BOOL, TEXT, Kind, Type, list_of, object_of
from lkj_rules.rules.registry import Scope, function

REPORT = object_of(Lkj)
CONTENTS = object_of(Kelengkapan)
SECTION = object_of(AnalisisSasaran)
PART = Type(Kind.TEXT, cls=Analisis)

_CHAPTERS = {
    Unsur.URAIAN_ORGANISASI: ("uraian organisasi (Bab I)", "the description of the organisation (chapter I)"),
    Unsur.ISU_STRATEGIS: ("permasalahan utama atau isu strategis (Bab I)", "the main problems or strategic issues (chapter I)"),
    Unsur.PERENCANAAN: ("perencanaan dan perjanjian kinerja (Bab II)", "plans and the agreement (chapter II)"),
    Unsur.PENGUKURAN: ("pengukuran capaian kinerja (Bab III)", "the measurement of performance (chapter III)"),
    Unsur.ANALISIS: ("analisis capaian kinerja (Bab III)", "the analysis of performance (chapter III)"),
    Unsur.PENUTUP: ("penutup (Bab IV)", "the conclusion (chapter IV)"),
}
"""
What the layout of anak lampiran II/1 holds, apart from what rules of their own ask for: budget, next steps, annexes, review.
"""

_MOST_WORDS = 8
"""Words of an objective that a list of objectives shows."""


def _unread(parts: Iterable[str]) -> Texts:
    listed = ", ".join(parts)
    return Texts(f"{listed} tidak dibaca", f"{listed}: not read")


def _unread_part(scope: Scope, contents: Kelengkapan, part: str) -> Texts | None:
    return _unread([part]) if has_part(scope, contents, part) is None else None


@function(
    ("contents", CONTENTS),
    ("part", Type(Kind.TEXT, cls=Unsur)),
    result=BOOL,
    why=_unread_part,
    doc=(
        "benar bila unsur itu ada dalam laporan; tak diketahui bila bagian laporan yang dapat memuatnya tidak dibaca",
        "true when the report has that part; unknown when what may hold it was not read",
    ),
)
def has_part(_: Scope, contents: Kelengkapan, part: str) -> bool | None:
    """
    Tell whether the report has a part, as far as it was read.
    """
    wanted = Unsur(part)
    if wanted in contents.unsur:
        return True
    return None if wanted in contents.tidak_dibaca else False


def _unread_chapters(scope: Scope, contents: Kelengkapan) -> Texts | None:
    if missing_chapters(scope, contents) is not None:
        return None
    return _unread(unsur for unsur in _CHAPTERS if has_part(scope, contents, unsur) is None)


@function(
    ("contents", CONTENTS),
    result=list_of(TEXT),
    why=_unread_chapters,
    doc=(
        "unsur yang dianjurkan tetapi tidak ada dalam laporan; tak diketahui bila hanya yang tak terbaca mungkin kurang",
        "the parts of the recommended layout that the report does not have; unknown when only unread ones may be missing",
    ),
)
def missing_chapters(scope: Scope, contents: Kelengkapan) -> list[str] | None:
    """
    List the parts of the recommended layout that are certainly absent.
    """
    missing: list[str] = [unsur for unsur in _CHAPTERS if has_part(scope, contents, unsur) is False]
    return None if not missing and any(has_part(scope, contents, unsur) is None for unsur in _CHAPTERS) else missing


@function(
    ("chapters", list_of(TEXT)),
    result=TEXT,
    doc=("nama unsur sistematika, dengan babnya", "the names of parts of the layout, with their chapters"),
)
def chapter_words(_: Scope, chapters: Sequence[str]) -> Texts:
    """
    Name parts of the recommended layout.
    """
    names = [_CHAPTERS[Unsur(chapter)] for chapter in chapters]
    return Texts("; ".join(name for name, _ in names), "; ".join(name for _, name in names))


def _unstated(report: Lkj) -> list[SasaranDokumen]:
    stated = {section.sasaran for section in report.analisis}
    return [sasaran for sasaran in report.sasaran if sasaran.sasaran not in stated]


def _why_unstated(scope: Scope, report: Lkj, part: str) -> Texts | None:
    if analysed(scope, report, part) is not None:
        return None
    if not report.analisis:
        return Texts("isi analisis per sasaran tidak dinyatakan", "what the analysis of each objective holds is not given")
    missing = ", ".join(str(sasaran.sasaran) for sasaran in _unstated(report))
    return Texts(f"isi analisis sasaran {missing} tidak dinyatakan", f"what the analysis of objective {missing} holds is not given")


@function(
    ("report", REPORT),
    ("part", PART),
    result=BOOL,
    why=_why_unstated,
    doc=(
        "benar bila analisis setiap sasaran memuat bagian itu; tak diketahui bila isi analisis sebuah sasaran tidak dinyatakan",
        "true when the analysis of every objective has that part; unknown when what an objective's analysis holds is not given",
    ),
)
def analysed(scope: Scope, report: Lkj, part: str) -> bool | None:
    """
    Tell whether a part of the recommended analysis is there for every objective.
    """
    if without(scope, report, part):
        return False
    return None if not report.analisis or _unstated(report) else True


@function(
    ("report", REPORT),
    ("part", PART),
    result=list_of(SECTION),
    doc=("analisis sasaran yang tidak memuat bagian itu", "the analyses of objectives that lack that part"),
)
def without(_: Scope, report: Lkj, part: str) -> list[AnalisisSasaran]:
    """
    List the objectives whose analysis lacks a part.
    """
    wanted = Analisis(part)
    return [section for section in report.analisis if wanted not in section.memuat]


@function(
    ("sections", list_of(SECTION)),
    result=TEXT,
    doc=(
        "sasaran yang dianalisis, dengan nomornya dan awal rumusannya",
        "the objectives that are analysed, with their numbers and the beginnings of their wordings",
    ),
)
def objective_words(scope: Scope, sections: Sequence[AnalisisSasaran]) -> Texts:
    """
    Name objectives as the report writes them, long wordings cut short.
    """
    lkj = scope.laporan.lkj
    written = {} if lkj is None else {sasaran.sasaran: sasaran for sasaran in lkj.sasaran}
    names = [_short_name(scope, section.sasaran, written.get(section.sasaran)) for section in sections]
    return Texts("; ".join(names), "; ".join(names))


def _short_name(scope: Scope, code: str, written: SasaranDokumen | None) -> str:
    entry = scope.deref("Sasaran", code)
    wording = (None if written is None else written.nama) or (None if entry is None else entry.nama)
    number = None if written is None else written.nomor
    if wording is None:
        return number or code
    words = wording.split()
    short = " ".join(words) if len(words) <= _MOST_WORDS else " ".join(words[:_MOST_WORDS]) + " …"
    return f"“{short}”" if number is None else f"{number.rstrip('.)')}. “{short}”"
