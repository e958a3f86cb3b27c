"""
Functions on columns that compare with last year: growth over it, and the part or multiple of it, are two different computations.
"""

from __future__ import annotations

from collections.abc import Iterator

from lkj_rules.domain.achievements.fitting import GROWTH
from lkj_rules.domain.achievements.recomputation import write_recomputation
from lkj_rules.domain.achievements.rows import comparison_of, row_name
from lkj_rules.domain.achievements.verdicts import verdict_of
from lkj_rules.domain.achievements.vonis import Kelas
from lkj_rules.domain.facts import walk
from lkj_rules.model.documents import Arah, BarisTabel, Pembanding, Tabel
from lkj_rules.model.findings import Texts
from lkj_rules.rules.functions.achievements.cutting import TABLE
from lkj_rules.rules.functions.achievements.judging import ROW
from lkj_rules.rules.kinds import TEXT, list_of
from lkj_rules.rules.registry import Scope, function

_SHOWN = 2
"""How many rows of each kind a sentence shows."""


def is_growth(scope: Scope, row: BarisTabel) -> bool:
    """
    Tell whether a row's capaian is growth over last year's result, and nothing else that is admissible.
    """
    verdict = verdict_of(scope, row)
    return verdict.kelas is Kelas.COCOK and verdict.rumus == GROWTH


def _against_last_year(scope: Scope, table: Tabel) -> Iterator[BarisTabel]:
    for row in walk(table.baris):
        if comparison_of(scope, row) is Pembanding.REALISASI_TAHUN_LALU and verdict_of(scope, row).kelas is Kelas.COCOK:
            yield row


@function(
    ("table", TABLE),
    result=list_of(ROW),
    doc=(
        "baris yang capaiannya pertumbuhan terhadap realisasi tahun lalu",
        "the rows whose capaian is growth over last year's realisasi",
    ),
)
def growth_rows(scope: Scope, table: Tabel) -> list[BarisTabel]:
    """
    List the rows of a comparison with last year that print growth.
    """
    return [row for row in _against_last_year(scope, table) if is_growth(scope, row)]


@function(
    ("table", TABLE),
    result=list_of(ROW),
    doc=(
        "baris yang capaiannya realisasi dibanding realisasi tahun lalu, bukan pertumbuhan",
        "the rows whose capaian is the realisasi taken of last year's, not growth",
    ),
)
def ratio_rows(scope: Scope, table: Tabel) -> list[BarisTabel]:
    """
    List the rows of a comparison with last year that print a share or a multiple of it.
    """
    return [row for row in _against_last_year(scope, table) if not is_growth(scope, row)]


@function(
    ("rows", list_of(ROW)),
    result=TEXT,
    doc=("capaian baris dengan hitungannya, beberapa yang pertama", "the capaian of rows with how they come about, the first few"),
)
def workings(scope: Scope, rows: list[BarisTabel]) -> Texts:
    """
    Show how the capaian of rows are computed.
    """
    texts = []
    for bahasa, rest in (("id", "dan {} baris lagi"), ("en", "and {} more rows")):
        said = [
            f"{row_name(scope, row)[bahasa]}, {row.capaian}: {write_recomputation(verdict_of(scope, row), bahasa)}"
            for row in rows[:_SHOWN]
        ]
        if len(rows) > _SHOWN:
            said.append(rest.format(len(rows) - _SHOWN))
        texts.append("; ".join(said))
    return Texts(*texts)


@function(
    ("rows", list_of(ROW)),
    result=TEXT,
    doc=(
        "kalimat tentang baris yang tumbuh padahal makin rendah makin baik; kosong bila tidak ada",
        "a sentence on rows that grew although lower is better; nothing where there are none",
    ),
)
def rise_words(scope: Scope, rows: list[BarisTabel]) -> Texts:
    """
    Say which growth is a worsening.
    """
    names = []
    for row in rows:
        indikator, angka = scope.indikator(row.indikator), verdict_of(scope, row).capaian
        if indikator is not None and indikator.arah is Arah.MINIMUM and angka is not None and angka.nilai > 0:
            names.append(indikator.nama)
    if not names:
        return Texts("", "")
    said = "; ".join(names)
    return Texts(
        f" Untuk {said}, makin rendah makin baik: angka yang tumbuh berarti memburuk.",
        f" For {said}, lower is better: a figure that grew is one that got worse.",
    )
