"""
Functions on objectives: as the agreement and the report list them, their numbers, their indicators.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lkj_rules.domain.facts import walk
from lkj_rules.domain.texts.numbering import Urutan, runs, surely_differ
from lkj_rules.domain.texts.wordings import compare
from lkj_rules.model.documents import Jenjang, Lkj, PerjanjianKinerja, SasaranDokumen
from lkj_rules.model.findings import Texts
from lkj_rules.rules.functions.plans.chain import change_words
from lkj_rules.rules.functions.plans.placement import objective_of
from lkj_rules.rules.kinds import BOOL, CODE, TEXT, Kind, Type, object_of
from lkj_rules.rules.registry import Scope, function

OBJECTIVE = object_of(SasaranDokumen)


@function(
    ("objective", CODE),
    result=OBJECTIVE,
    doc=("sasaran itu seperti tertulis dalam Perjanjian Kinerja yang berlaku", "the objective as the agreement in force writes it"),
)
def agreed_objective(scope: Scope, objective: str) -> SasaranDokumen | None:
    """
    Find an objective in the agreement in force.
    """
    puncak = scope.force.puncak
    return _find(() if puncak is None else puncak.sasaran, objective)


@function(
    ("objective", CODE),
    result=OBJECTIVE,
    doc=("sasaran itu seperti tertulis dalam LKj", "the objective as the report writes it"),
)
def reported_objective(scope: Scope, objective: str) -> SasaranDokumen | None:
    """
    Find an objective in the report.
    """
    lkj = scope.laporan.lkj
    return _find(() if lkj is None else lkj.sasaran, objective)


def _find(listed: tuple[SasaranDokumen, ...], objective: str) -> SasaranDokumen | None:
    return next((sasaran for sasaran in listed if sasaran.sasaran == objective), None)


def _unlisted(scope: Scope, _: str) -> Texts | None:
    laporan, puncak = scope.laporan, scope.force.puncak
    if puncak is None and laporan.perjanjian_kinerja:
        return Texts("tidak dapat ditentukan pk mana yang berlaku", "which pk is in force cannot be told")
    if puncak is None or not puncak.sasaran:
        return Texts(
            "daftar sasaran Perjanjian Kinerja tidak ada dalam berkas", "the file has no list of the agreement's objectives"
        )
    if laporan.lkj is None or not laporan.lkj.sasaran:
        return Texts("daftar sasaran LKj tidak ada dalam berkas", "the file has no list of the report's objectives")
    return None


@function(
    ("objective", CODE),
    result=BOOL,
    why=_unlisted,
    doc=(
        "benar bila Perjanjian Kinerja atau LKj memuat sasaran itu; tak diketahui bila salah satu tidak mendaftar sasaran",
        "true when the agreement or the report has the objective; unknown when one of them lists no objectives",
    ),
)
def objective_listed(scope: Scope, objective: str) -> bool | None:
    """
    Tell whether an objective stands in the agreement in force or in the report, where both list their objectives.
    """
    if _unlisted(scope, objective) is not None:
        return None
    return agreed_objective(scope, objective) is not None or reported_objective(scope, objective) is not None


@function(
    ("left", TEXT),
    ("right", TEXT),
    result=BOOL,
    doc=(
        "benar bila kedua nomor pasti berbeda; 5), V, dan e adalah nomor yang sama",
        "true when two numbers of list entries certainly differ; 5), V and e are the same number",
    ),
)
def other_number(_: Scope, left: str, right: str) -> bool:
    """
    Compare the printed numbers of list entries.
    """
    return surely_differ(left, right)


@function(
    ("left", TEXT),
    ("right", TEXT),
    result=BOOL,
    doc=(
        "benar bila rumusannya sama; ejaan, kata tugas, singkatan, serta nama dan tempat instansi diabaikan",
        "true when two wordings say the same; spelling, little words, short forms, the office's name and place aside",
    ),
)
def same_sense(scope: Scope, left: str, right: str) -> bool:
    """
    Compare two wordings as a careful reader does; see ``model.wordings``.
    """
    return compare(left, right, scope.laporan.entitas.nama).nihil


@function(
    ("before", TEXT),
    ("after", TEXT),
    result=TEXT,
    doc=("kata yang hilang dan yang ditambahkan", "the words that are dropped and those that are added"),
)
def changed_words(scope: Scope, before: str, after: str) -> Texts:
    """
    Say what the second wording changes in the first.
    """
    return change_words(compare(before, after, scope.laporan.entitas.nama))


@function(
    ("left", TEXT),
    ("right", TEXT),
    result=BOOL,
    doc=(
        "benar bila yang berbeda hanya bentuk katanya: produk dan produksi",
        "true when only the forms of words differ: produk and produksi",
    ),
)
def other_forms(scope: Scope, left: str, right: str) -> bool:
    """
    Tell a slip in the form of a word from another word.
    """
    return compare(left, right, scope.laporan.entitas.nama).sebentuk


@function(
    ("left", TEXT),
    ("right", TEXT),
    result=TEXT,
    doc=("kata yang berbeda bentuknya, berpasangan", "the words whose forms differ, in pairs"),
)
def form_pairs(scope: Scope, left: str, right: str) -> Texts:
    """
    List the words of two wordings that differ in form.
    """
    change = compare(left, right, scope.laporan.entitas.nama)
    pairs = list(zip(change.hilang, change.tambahan, strict=False))
    id_, en = ("; ".join(f"“{before}” {word} “{after}”" for before, after in pairs) for word in ("dan", "and"))
    return Texts(id_, en)


@function(
    ("objective", OBJECTIVE),
    result=TEXT,
    doc=("sebutan sasaran dengan nomornya, bila ada", "what an objective is called, with its number where it has one"),
)
def objective_label(_: Scope, objective: SasaranDokumen) -> Texts:
    """
    Call an objective by its printed number; a number in words (“Misi Pertama, Sasaran ke-2”) needs none before it.
    """
    number = (objective.nomor or "").strip()
    if "sasaran" in number.casefold():
        return Texts(number, number)
    return Texts(f"Sasaran {number}".strip(), f"Objective {number}".strip())


def _document(scope: Scope, objective: SasaranDokumen) -> Any:
    return next(scope.places.owners(objective))


def _run(scope: Scope, objective: SasaranDokumen) -> Urutan | None:
    document = _document(scope, objective)
    whole = not isinstance(document, PerjanjianKinerja) or document.jenjang is Jenjang.PUNCAK
    numbers = [sasaran.nomor for sasaran in document.sasaran]
    found = scope.memo(document, lambda: list(runs(numbers, whole=whole)))
    return found[_index(document, objective)]


def _index(document: Any, objective: SasaranDokumen) -> int:
    return next(index for index, sasaran in enumerate(document.sasaran) if sasaran is objective)


@function(
    ("objective", OBJECTIVE),
    result=Type(Kind.TEXT, cls=Urutan),
    why=lambda scope, objective: (
        None if _run(scope, objective) is not None else Texts("nomor tidak dapat dibaca", "the number cannot be read")
    ),
    doc=(
        "bagaimana nomor sasaran mengikuti nomor sebelumnya: urut, berulang, atau melompat",
        "how an objective's number follows: urut (in order), berulang (repeated) or melompat (skipping)",
    ),
)
def numbering(scope: Scope, objective: SasaranDokumen) -> Urutan | None:
    """
    Tell how the number of an objective follows those before it in its document.
    """
    return _run(scope, objective)


@function(
    ("objective", OBJECTIVE),
    result=TEXT,
    doc=("nomor tercetak terakhir sebelum sasaran ini", "the last number printed before this objective"),
)
def number_before(scope: Scope, objective: SasaranDokumen) -> str | None:
    """
    Give the number that the objective's own one follows.
    """
    document = _document(scope, objective)
    earlier = [sasaran.nomor for sasaran in document.sasaran[: _index(document, objective)] if sasaran.nomor is not None]
    return earlier[-1] if earlier else None


def _rows_of(document: Any) -> Iterator[Any]:
    if isinstance(document, Lkj):
        yield from (row for tabel in document.tabel for row in walk(tabel.baris) if row.indikator is not None)
    else:
        yield from document.baris


def _has(scope: Scope, objective: SasaranDokumen) -> bool | None:
    """
    Look for rows under an objective; unknown when the document has none, or rows of which the objective is not given.
    """
    document = _document(scope, objective)
    codes = scope.memo(
        document, lambda: frozenset(objective_of(scope, row) for row in _rows_of(document))
    )
    if objective.sasaran in codes:
        return True
    return False if codes and None not in codes else None


def _unsorted(scope: Scope, objective: SasaranDokumen) -> Texts | None:
    if _has(scope, objective) is not None:
        return None
    if next(_rows_of(_document(scope, objective)), None) is None:
        return Texts("dokumen ini tidak memuat indikator", "the document holds no indicators")
    return Texts(
        "sasaran sebagian indikator dalam dokumen ini tidak dinyatakan",
        "the objective of some indicators in this document is not given",
    )


@function(
    ("objective", OBJECTIVE),
    result=BOOL,
    why=_unsorted,
    doc=(
        "benar bila dokumennya memuat indikator di bawah sasaran itu",
        "true when the objective's document has an indicator under it",
    ),
)
def has_indicator(scope: Scope, objective: SasaranDokumen) -> bool | None:
    """
    Tell whether an objective has an indicator in its own document.
    """
    return _has(scope, objective)
