"""
What the report consists of, names and cites: parts, headings, regulations, lists, contacts, dates.
"""

from __future__ import annotations

from collections.abc import Sequence

from baseline.reading import Fail, known, phrases, says
from lkj_rules.domain.dates import before, day_of, later, not_after
from lkj_rules.domain.facts import walk
from lkj_rules.domain.objectives import named_elsewhere
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.texts.contacts import contacts_compared
from lkj_rules.domain.texts.headings import StatusJudul, departure, status_of
from lkj_rules.domain.texts.programmes import moved_items
from lkj_rules.domain.texts.regulations import examine
from lkj_rules.domain.texts.series import expected_marks
from lkj_rules.domain.texts.wordings import compare
from lkj_rules.model.documents import Analisis, Daftar, Lkj, Tabel, Unsur
from lkj_rules.model.documents.contents import IsiDaftar
from lkj_rules.model.documents.registers import Level

_RECOMMENDED = (Unsur.URAIAN_ORGANISASI, Unsur.ISU_STRATEGIS, Unsur.PERENCANAAN, Unsur.PENGUKURAN, Unsur.ANALISIS, Unsur.PENUTUP)
_REQUIRED = (
    ("STR009", Unsur.REALISASI_ANGGARAN), ("STR010", Unsur.LAMPIRAN_PK), ("STR011", Unsur.PERNYATAAN_REVIU),
    ("STR015", Unsur.LANGKAH_PERBAIKAN),
)  # fmt: skip
_ANALYSED = (
    ("STR003", Analisis.TAHUN_LALU), ("STR004", Analisis.RENSTRA), ("STR005", Analisis.STANDAR_NASIONAL),
    ("STR006", Analisis.SEBAB), ("STR007", Analisis.EFISIENSI), ("STR008", Analisis.PROGRAM),
)  # fmt: skip
_MONTHS = {Level.KL: 2, Level.PEMDA: 3, Level.SKPD: 2}
_GOAL = phrases(r"""
    misi
    tujuan (?:strategis )?(?:#|i|ii|iii|iv|v|vi|pertama|kesatu|kedua|ketiga|keempat|kelima)
    (?:misi|tujuan) ke-\w*
""")


def check_contents(scope: Scope, fail: Fail) -> None:
    """
    Check the contents of the report.
    """
    lkj = scope.laporan.lkj
    if lkj is None:
        return
    _check_parts(lkj, fail)
    for acuan in lkj.acuan:
        if acuan.judul is not None and not departure(acuan.menyebut, acuan.judul, scope.laporan.entitas.nama).nihil:
            fail("STR026", acuan)
        if acuan.ada is False:
            fail("STR028", acuan)
    _check_sections(scope, lkj, fail)
    _check_regulations(scope, lkj, fail)
    _check_dates(scope, lkj, fail)
    _check_lists(scope, lkj, fail)
    for tabel in lkj.tabel:
        _check_objective(scope, lkj, tabel, fail)


def _check_sections(scope: Scope, lkj: Lkj, fail: Fail) -> None:
    for heading in scope.headings:
        if status_of(heading, scope.headings) not in (None, StatusJudul.ADA, StatusJudul.LEBIH_RINCI):
            fail("STR002", heading)
    for rule, part in _ANALYSED:
        section = next((each for each in lkj.analisis if part not in each.memuat), None)
        if section is not None:
            fail(rule, section)
    for contact, found in contacts_compared(scope).items():
        if found.sebelumnya is not None and found.bertentangan is not None:
            fail("STR014", contact, "teks")


def _check_parts(lkj: Lkj, fail: Fail) -> None:
    stated = lkj.kelengkapan
    if stated is None:
        return
    had = {*stated.unsur, *stated.tidak_dibaca}
    if not had.issuperset(_RECOMMENDED):
        fail("STR001", stated)
    for rule, part in _REQUIRED:
        if part not in had and not (part is Unsur.PERNYATAAN_REVIU and lkj.reviu is not None):
            fail(rule, stated)


def _check_regulations(scope: Scope, lkj: Lkj, fail: Fail) -> None:
    latest = scope.laporan.tahun + 1 if lkj.tanggal is None else lkj.tanggal.tahun
    seen: set[str] = set()
    twice = None
    for citation in lkj.dasar_hukum:
        found = examine(citation.teks, scope.laporan.tahun)
        if found.dicabut is not None:
            fail("STR012", citation, "teks")
        if found.maksud is not None or found.tahun_lembaran is not None:
            fail("STR017", citation, "teks")
        if found.termuda is not None and found.termuda > latest:
            fail("STR021", citation, "teks")
        if found.pokok is not None:
            twice = citation if twice is None and found.pokok in seen else twice
            seen.add(found.pokok)
    if twice is not None:
        fail("STR020", twice)


def _check_dates(scope: Scope, lkj: Lkj, fail: Fail) -> None:
    end, months = day_of(scope.laporan.tahun, 12, 31), _MONTHS.get(scope.laporan.entitas.level, 0)
    signed, sent = lkj.tanggal, lkj.disampaikan
    limit = None if end is None else later(end, months)
    if months and limit is not None and any(date is not None and not_after(date, limit) is False for date in (sent, signed)):
        fail("STR013", sent or signed)
    if signed is not None and end is not None and before(signed, end):
        fail("STR018", signed)
    reviewed = None if lkj.reviu is None else lkj.reviu.tanggal
    if reviewed is None:
        return
    if (signed is not None and not_after(reviewed, signed) is False) or (sent is not None and before(sent, reviewed)):
        fail("STR016", reviewed)


def _check_lists(scope: Scope, lkj: Lkj, fail: Fail) -> None:
    office = scope.laporan.entitas.nama
    references: dict[IsiDaftar, Daftar] = {}
    moved = None
    for daftar in lkj.daftar:
        items = daftar.butir
        if known(daftar.jumlah) and items and daftar.disebut not in (None, len(items)):
            fail("STR022", daftar.jumlah)
        if any(_is_among(item, items[:place], office) for place, item in enumerate(items)):
            fail("STR023", daftar)
        if any(mark is not None for mark in expected_marks(daftar.nomor)):
            fail("STR027", daftar)
        if daftar.induk is None:
            first = references.setdefault(daftar.apa, daftar)
            compared = first is not daftar and daftar.apa is not IsiDaftar.LAINNYA and first.butir
            if compared and not all(_is_among(item, first.butir, office) for item in items):
                fail("STR024", daftar)
        elif moved is None and scope.laporan.anggaran and moved_items(scope, daftar):
            moved = daftar
    if moved is not None:
        fail("STR029", moved)


def _is_among(item: str, others: Sequence[str], office: str) -> bool:
    return any(compare(other, item, office).nihil for other in others)


def _check_objective(scope: Scope, lkj: Lkj, tabel: Tabel, fail: Fail) -> None:
    """
    Compare the number of an objective in a heading with the objectives of the rows below it.
    """
    codes = {row.sasaran for row in walk(tabel.baris)}
    numbered = {objective.sasaran for objective in lkj.sasaran if objective.nomor is not None}
    if not numbered & codes or (None in codes and not numbered <= codes):
        return
    wrong = next((heading for heading in named_elsewhere(scope, tabel) if not says(heading.teks, _GOAL)), None)
    if wrong is not None:
        fail("STR025", wrong)
