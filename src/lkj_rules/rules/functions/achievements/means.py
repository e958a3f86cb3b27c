"""
Functions on means of capaian: those that a sentence claims over a table, and those that a row prints over the rows below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lkj_rules.domain.achievements.means import Butir, Rata, admissible_means, speaks
from lkj_rules.domain.achievements.recomputation import write_number
from lkj_rules.domain.facts import walk
from lkj_rules.domain.texts.wordings import compare
from lkj_rules.model.documents import BarisTabel, Cakupan, JenisTabel, Menurut, Tabel
from lkj_rules.model.findings import Texts
from lkj_rules.model.values import Exact, Kosong, Nilai
from lkj_rules.rules.functions.achievements.judging import ROW, verdict_of
from lkj_rules.rules.kinds import BOOL, TEXT, list_of, object_of
from lkj_rules.rules.registry import Scope, function

MEANS = list_of(object_of(Rata))


def claimed_table(scope: Scope, cakupan: Cakupan) -> Tabel | None:
    """
    Find the table that a claim speaks of: the one it names, else the only measurement table.
    """
    if cakupan.tabel is not None:
        return scope.tables.get(cakupan.tabel)
    measuring = [tabel for tabel in scope.tables.values() if tabel.jenis is JenisTabel.PENGUKURAN]
    return measuring[0] if len(measuring) == 1 else None


def _capaian_in(rows: Sequence[BarisTabel]) -> Iterator[Nilai]:
    return (row.capaian for row in walk(rows) if row.capaian is not None)


def means(scope: Scope, cakupan: Cakupan, replaced: Mapping[int, Exact] | None = None) -> tuple[Rata, ...] | None:
    """
    Give the admissible means over the rows that a claim names; ``replaced`` puts other figures for a capaian, by its identity.
    """
    tabel = claimed_table(scope, cakupan)
    if tabel is None:
        return None
    return admissible_means([_item(scope, row, replaced or {}) for row in _uppermost(scope, tabel)], cakupan.menurut)


def column_means(scope: Scope, tabel: Tabel, kolom: str, menurut: Menurut | None) -> tuple[Rata, ...] | None:
    """
    Give the admissible means of a further column of a table, such as last year's capaian.
    """

    def item(row: BarisTabel) -> Butir:
        parts = tuple(item(part) for part in rows_below(scope, row))
        return Butir(capaian=row.sel.get(kolom), indikator=row.indikator is not None, sasaran=row.sasaran, anak=parts)

    return admissible_means([item(row) for row in _uppermost(scope, tabel)], menurut)


def _uppermost(scope: Scope, tabel: Tabel) -> list[BarisTabel]:
    below = {id(part) for row in tabel.baris if not row.anak for part in rows_below(scope, row)}
    return [row for row in tabel.baris if id(row) not in below]


def _item(scope: Scope, row: BarisTabel, replaced: Mapping[int, Exact]) -> Butir:
    return Butir(
        capaian=row.capaian,
        hitungan=None if row.capaian is None else verdict_of(scope, row).kisaran,
        pengganti=replaced.get(id(row.capaian)),
        indikator=row.indikator is not None,
        sasaran=row.sasaran,
        anak=tuple(_item(scope, part, replaced) for part in rows_below(scope, row)),
    )


def rows_below(scope: Scope, row: BarisTabel) -> tuple[BarisTabel, ...]:
    """
    Give the rows that a row stands for: those nested in it, or for the row of an objective the indicators beside it that are its.
    """
    tabel = None if row.anak else scope.table_of(row)
    if tabel is None:
        return row.anak
    return scope.memo(tabel, lambda: _by_objective(scope, tabel)).get(id(row), ())


def _by_objective(scope: Scope, tabel: Tabel) -> dict[int, tuple[BarisTabel, ...]]:
    """
    Sort the rows of a table that prints objectives and their indicators side by side; two rows for one objective sum up nothing.
    """
    heads: dict[str, list[BarisTabel]] = {}
    parts: dict[str, list[BarisTabel]] = {}
    for row in tabel.baris:
        if row.sasaran is not None and row.indikator is not None:
            parts.setdefault(row.sasaran, []).append(row)
        elif row.sasaran is not None and not row.anak and _is_objective(scope, row):
            heads.setdefault(row.sasaran, []).append(row)
    return {id(rows[0]): tuple(parts.get(sasaran, ())) for sasaran, rows in heads.items() if len(rows) == 1}


def _is_objective(scope: Scope, row: BarisTabel) -> bool:
    """
    Tell whether a row prints the capaian of its objective, and not that of something else under it.
    """
    if row.capaian is None or not speaks(row.capaian) or not _sums_up(row):
        return False
    lkj, entry = scope.laporan.lkj, scope.deref("Sasaran", row.sasaran)
    listed = [] if lkj is None else [sasaran.nama for sasaran in lkj.sasaran if sasaran.sasaran == row.sasaran]
    names = [name for name in (None if entry is None else entry.nama, *listed) if name is not None]
    return row.nama is None or any(compare(name, row.nama, scope.laporan.entitas.nama).nihil for name in names)


def _sums_up(row: BarisTabel) -> bool:
    return all(cell is None or isinstance(cell.bacaan, Kosong) for cell in (row.target, row.realisasi))


@function(
    ("row", ROW),
    result=BOOL,
    doc=(
        "benar bila baris tidak mempunyai target dan realisasi sendiri, sedangkan baris di bawahnya mencetak capaian",
        "true when a row has no target and realisasi of its own while the rows below it print a capaian",
    ),
)
def sums_up(scope: Scope, row: BarisTabel) -> bool:
    """
    Tell whether the capaian of a row can only come from the rows below it.
    """
    return _sums_up(row) and next(_capaian_in(rows_below(scope, row)), None) is not None


def _incomplete(scope: Scope, row: BarisTabel) -> Texts | None:
    if means_below(scope, row) is not None:
        return None
    return Texts("capaian sebagian baris di bawahnya tidak ada", "some rows below have no capaian")


@function(
    ("row", ROW),
    result=MEANS,
    touches=lambda scope, row: _capaian_in(rows_below(scope, row)),
    why=_incomplete,
    doc=(
        "rata-rata capaian baris di bawahnya, sebelum atau sesudah pembulatan; tak diketahui bila salah satu tidak tercetak",
        "the means of the capaian below a row, before or after rounding; unknown when one of them is not printed",
    ),
)
def means_below(scope: Scope, row: BarisTabel) -> tuple[Rata, ...] | None:
    """
    Give the admissible means over the rows below a row.
    """
    return admissible_means([_item(scope, part, {}) for part in rows_below(scope, row)])


@function(
    ("means", MEANS),
    result=TEXT,
    doc=("rata-rata yang mungkin, dengan kata-kata", "the possible means, in words"),
)
def means_words(_: Scope, rata: Sequence[Rata]) -> Texts:
    """
    Word the admissible means, each value once.
    """
    texts = []
    for bahasa in ("id", "en"):
        shown: dict[str, str] = {}
        for each in rata:
            number = write_number(each.tepat, 2, bahasa)
            shown.setdefault(number, f"{number}{' ' if bahasa == 'id' else ''}% ({_over(each, bahasa)})")
        texts.append(_either(list(shown.values()), {"id": "atau", "en": "or"}[bahasa]))
    return Texts(*texts)


def _either(texts: Sequence[str], word: str) -> str:
    """
    Join alternatives: ``A or B``; ``A, B, or C``.
    """
    *first, last = texts
    return last if not first else f"{first[0]} {word} {last}" if len(first) == 1 else f"{', '.join(first)}, {word} {last}"


def _over(rata: Rata, bahasa: str) -> str:
    match rata.menurut:
        case Menurut.BARIS:
            what = ("baris", "row" if rata.banyak == 1 else "rows")
        case Menurut.SASARAN:
            what = ("sasaran", "objective" if rata.banyak == 1 else "objectives")
        case Menurut.INDUK:
            what = ("baris induk", "parent row" if rata.banyak == 1 else "parent rows")
    return f"{rata.banyak} {what[0]}" if bahasa == "id" else f"over {rata.banyak} {what[1]}"
