"""
The rows that measure achievement: what they print, what we recompute, and the verdict on the printed capaian.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import attrs

from lkj_rules.domain.achievements.formulas import Formula, JenisRumus, capaian_rentang
from lkj_rules.domain.achievements.judgement import true_realisasi
from lkj_rules.domain.achievements.recomputation import write_recomputation
from lkj_rules.domain.achievements.rows import comparand_of, comparison_of, row_name
from lkj_rules.domain.achievements.verdicts import cap_words, limits_of, untested_words, verdict_of
from lkj_rules.domain.achievements.vonis import Kelas, Vonis
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import Arah, BarisTabel, JenisTabel, Laporan, Pembanding, Tabel
from lkj_rules.model.findings import Pointer, Texts
from lkj_rules.model.intervals import Agreement, Exact, Number, bounds, clip
from lkj_rules.model.results import RunResult
from lkj_rules.model.values import Angka
from lkj_rules.render.views import Cell, Sight

_AGREEMENTS = {
    Agreement.EXACT: Texts("sesuai", "agrees"),
    Agreement.CUT: Texts("sesuai, dipotong", "agrees, cut off"),
    Agreement.HIDDEN: Texts("sesuai hanya dengan angka yang tak tercetak", "agrees only by digits that are not printed"),
    Agreement.IMPOSSIBLE: Texts("tidak sesuai", "does not agree"),
}
_CLASSES = {
    Kelas.ARAH: Texts("hanya cocok dengan rumus arah sebaliknya", "fits only the other direction's formula"),
    Kelas.DASAR: Texts("pertumbuhan dibagi realisasi tahun ini, bukan tahun lalu",
                       "growth divided by this year's result, not last year's"),
    Kelas.TAK_COCOK: Texts("tidak cocok dengan rumus mana pun", "fits no formula"),
}
_RIGHT = {
    True: Texts("sesuai", "agrees"),
    False: Texts("tidak sesuai", "does not agree"),
    None: Texts("tidak ada aturannya", "there is no rule for it"),
}


@attrs.frozen(kw_only=True)
class TableHead:
    """
    Hold what a table of achievements is: its kind, its title, its place in the printed report, its pointer.
    """

    kind: JenisTabel
    title: str
    place: str
    pointer: Pointer


@attrs.frozen(kw_only=True)
class Recomputation:
    """
    Hold one admissible formula with its operands as printed, and what it gives, in percent, limited as the report states.

    ``target`` is the number that the capaian is taken of, the lower end where it is a range up to ``upper``. ``least`` and ``most``
    are what the realisasi may truly be by its hidden digits, ``low`` and ``high`` what the formula then gives; both ``None`` where
    that has no bound. ``cap`` and ``floor`` are those that the report states, in percent.
    """

    formula: Formula
    target: Exact
    upper: Exact | None
    realisasi: Exact
    least: Exact
    most: Exact
    cap: Exact | None
    floor: Exact | None
    value: Fraction
    low: Exact | None
    high: Exact | None


@attrs.frozen(kw_only=True)
class AchievementRow:
    """
    Hold one row of a table that prints achievements.

    ``level`` counts the rows above it that it belongs to. ``comparand`` is what the capaian is taken of, ``target`` itself unless
    ``comparison`` says otherwise. ``holds`` says whether the printed capaian follows, ``None`` where that is unclear;
    ``words`` say the verdict in short, ``steps`` the computation; of several ``recomputed`` the first is the one that fits.
    ``accepted`` is a number that stands as well, whatever the formula gives (100 for a bound that is met).
    """

    table: TableHead
    level: int
    pointer: Pointer
    code: str | None
    name: Texts
    direction: Arah | None
    comparison: Pembanding | None
    target: Cell | None
    comparand: Cell | None
    realisasi: Cell | None
    capaian: Cell | None
    verdict: Vonis
    holds: bool | None
    words: Texts
    steps: Texts
    recomputed: tuple[Recomputation, ...]
    accepted: Exact | None
    findings: tuple[str, ...]


def achievement_rows(laporan: Laporan, result: RunResult) -> tuple[AchievementRow, ...]:
    """
    Give the rows of every measurement table, and of every other that prints a capaian next to its realisasi, in reading order.

    ``table.kind`` distinguishes the tables. Tables that only repeat achievements are left out: nothing can be recomputed there.
    """
    if laporan.lkj is None:
        return ()
    sight = Sight(laporan, result)
    return tuple(row for tabel in laporan.lkj.tabel if _measures(tabel) for row in _rows(sight, tabel))


def _measures(tabel: Tabel) -> bool:
    rows = (baris for baris, _ in _walk(tabel.baris))
    both = any(baris.capaian is not None and baris.realisasi is not None for baris in rows)
    return both or tabel.jenis is JenisTabel.PENGUKURAN


def _walk(rows: Sequence[BarisTabel]) -> Iterator[tuple[BarisTabel, int]]:
    stack = [(baris, 0) for baris in reversed(rows)]
    while stack:
        baris, level = stack.pop()
        yield baris, level
        stack.extend((anak, level + 1) for anak in reversed(baris.anak))


def _rows(sight: Sight, tabel: Tabel) -> Iterator[AchievementRow]:
    head = TableHead(kind=tabel.jenis, title=tabel.judul or str(tabel.id), place=sight.place(tabel), pointer=sight.pointer(tabel))
    for baris, level in _walk(tabel.baris):
        yield _row(sight, head, baris, level)


def _row(sight: Sight, head: TableHead, baris: BarisTabel, level: int) -> AchievementRow:
    scope, pointer = sight.scope, sight.pointer(baris)
    verdict, indikator = verdict_of(scope, baris), scope.indikator(baris.indikator)
    steps = Texts(write_recomputation(verdict, "id"), write_recomputation(verdict, "en"))
    return AchievementRow(
        table=head, level=level, pointer=pointer, code=None if baris.indikator is None else str(baris.indikator),
        name=row_name(scope, baris), direction=None if indikator is None else indikator.arah,
        comparison=comparison_of(scope, baris),
        target=sight.cell_of(baris.target), comparand=sight.cell_of(comparand_of(scope, baris)),
        realisasi=sight.cell_of(baris.realisasi), capaian=sight.cell_of(baris.capaian),
        verdict=verdict, holds=_holds(verdict), words=_words(scope, verdict), steps=steps,
        recomputed=tuple(_recomputed(scope, baris, verdict)), accepted=_accepted(verdict), findings=sight.findings_in_row(pointer),
    )  # fmt: skip


def _holds(verdict: Vonis) -> bool | None:
    match verdict.kelas:
        case Kelas.TAK_TERUJI:
            return None
        case Kelas.ORDINAL | Kelas.TARGET_NOL | Kelas.RENTANG:
            return verdict.cocok
        case _:
            return verdict.kelas is Kelas.COCOK


def _words(scope: Scope, verdict: Vonis) -> Texts:
    match verdict.kelas:
        case Kelas.TAK_TERUJI:
            reason = untested_words(verdict) or Texts("", "")
            return Texts(f"tidak dapat diuji: {reason.id}", f"not testable: {reason.en}")
        case Kelas.COCOK if verdict.kesesuaian is not None:
            return _AGREEMENTS[verdict.kesesuaian]
        case Kelas.BATAS:
            return cap_words(scope, verdict) or _RIGHT[False]
        case Kelas.ORDINAL | Kelas.TARGET_NOL | Kelas.RENTANG:
            return _RIGHT[verdict.cocok]
        case _:
            return _CLASSES[verdict.kelas]


def _accepted(verdict: Vonis) -> Exact | None:
    by_rule = verdict.kelas in {Kelas.ORDINAL, Kelas.TARGET_NOL, Kelas.RENTANG}
    return 100 if by_rule and verdict.cocok and verdict.kesesuaian is None and verdict.kisaran == 100 else None  # noqa: PLR2004  percent


def _recomputed(scope: Scope, baris: BarisTabel, verdict: Vonis) -> Iterator[Recomputation]:
    if verdict.realisasi is None:
        return
    span, (cap, floor) = verdict.rentang, limits_of(scope.laporan.lkj)
    target = span.bawah if span is not None else verdict.target
    if verdict.kelas is Kelas.COCOK and verdict.harapan is None:
        return  # the formula that fits has no value at the printed figures; the other one alone would accuse the row
    for formula, value in ((verdict.rumus, verdict.harapan), (verdict.rumus_lain, verdict.harapan_lain)):
        if formula is None or value is None or target is None:
            continue
        ranged = formula.jenis is JenisRumus.RENTANG
        upper = span.atas.nilai if span is not None and ranged else None
        kisaran = _kisaran(scope, baris, verdict.realisasi)
        found = formula(target.nilai, kisaran) if upper is None else capaian_rentang(target.nilai, upper, kisaran)
        low, high = (None, None) if found is None else bounds(clip(found, floor, cap))
        least, most = bounds(kisaran)
        yield Recomputation(
            formula=formula, target=target.nilai, upper=upper, realisasi=verdict.realisasi.nilai, least=least, most=most,
            cap=cap, floor=floor, value=value, low=low, high=high,
        )  # fmt: skip


def _kisaran(scope: Scope, baris: BarisTabel, realisasi: Angka) -> Number:
    if baris.realisasi is None or not isinstance(baris.realisasi.bacaan, Angka):
        return realisasi.nilai  # a bound counts as its number
    return true_realisasi(baris.realisasi.bacaan, scope.indikator(baris.indikator))
