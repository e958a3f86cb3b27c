"""
Categories: the report's scale, and the labels that it prints.
"""

from __future__ import annotations

from collections.abc import Sequence

from baseline.claimed import means, of_budget
from baseline.reading import Fail, known, phrases, says, unread_results
from lkj_rules.domain.achievements.table_means import year_of
from lkj_rules.domain.categories.grades import earned, is_empty, labels_before, mean_labels, printed_classes, tiling
from lkj_rules.domain.categories.labels import Label, label_in
from lkj_rules.domain.categories.own_scales import own_names
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import KelasSkala, Klaim, Lkj
from lkj_rules.model.documents.statements import JenisKlaim
from lkj_rules.model.intervals import Exact
from lkj_rules.model.values import Nilai

_GRADES = frozenset(("AA", "A", "BB", "B", "CC", "C", "D"))
_LETTERS = phrases("(?:aa|a|bb|b|cc|c|d|e)")
_SURVEY = frozenset((8831, 8830, 7661, 7660))
"""Ends of the classes of satisfaction surveys, in hundredths."""
_MOST_OF_SURVEY = 5


def check_categories(scope: Scope, fail: Fail) -> None:
    """
    Check the scale, and every category that is printed.
    """
    lkj = scope.laporan.lkj
    if lkj is None:
        return
    _check_repeated(scope, fail)
    if not lkj.skala:
        _check_overall(scope, lkj, fail)
        return
    _check_scale(scope, lkj, fail)
    names = [kelas.label for kelas in lkj.skala]
    for label in scope.labels:
        _check_label(scope, label, names, fail)
    for kelas in lkj.skala_lain:
        _check_other_class(scope, kelas, lkj, fail)


def _check_repeated(scope: Scope, fail: Fail) -> None:
    for label in scope.labels:
        if any(not label_in(other.teks, [label.teks]) for other in labels_before(scope, label)):
            fail("KAT009", label)


def _check_scale(scope: Scope, lkj: Lkj, fail: Fail) -> None:
    for kelas in lkj.skala:
        if kelas.dari is not None and kelas.sampai is not None and is_empty(scope, kelas):
            fail("KAT007", kelas.sampai)
    scale = tiling(scope, lkj)
    if scale.celah:
        fail("KAT002", scale.utuh)
    if scale.tumpang:
        fail("KAT003", scale.utuh)


def _check_label(scope: Scope, label: Label, names: list[str], fail: Fail) -> None:
    if not label_in(label.teks, names):
        if not label_in(label.teks, own_names(scope, label)):
            fail("KAT004", label)
        return
    allowed = earned(scope, label)
    right = allowed is not None and label_in(label.teks, allowed)
    if allowed is not None and not right:
        fail("KAT001", label)
    claim = label.klaim
    if claim is None or claim.jenis is not JenisKlaim.KATEGORI or claim.indikator is not None or of_budget(scope, claim):
        return
    if (right or not known(label.nilai)) and means(scope, claim) is not None:
        classes = mean_labels(scope, claim)
        if classes is not None and not label_in(label.teks, classes) and not unread_results(scope, rows_only=True):
            fail("KAT005", claim)


def _check_other_class(scope: Scope, kelas: KelasSkala, lkj: Lkj, fail: Fail) -> None:
    """
    Compare a class that the text states with the class of that name on the scale.
    """
    named = [each for each in lkj.skala if label_in(each.label, [kelas.label])]
    ends = [end for end in (kelas.dari, kelas.sampai) if end is not None]
    if not named or _is_of_another_scale(kelas, named, ends):
        return
    for end in ends:
        classes = printed_classes(scope, end)
        if classes is not None and not label_in(kelas.label, classes):
            fail("KAT010", end)
            return


def _is_of_another_scale(kelas: KelasSkala, named: Sequence[KelasSkala], ends: Sequence[Nilai]) -> bool:
    percent = any("%" in end.teks for each in named for end in (each.dari, each.sampai) if end is not None)
    if percent and not any("%" in end.teks for end in ends):
        return True
    if says(kelas.label, _LETTERS) and not any(says(each.label, _LETTERS) for each in named):
        return True
    numbers = [end.tepat for end in ends if end.tepat is not None]
    small = len(numbers) == len(ends) and all(each <= _MOST_OF_SURVEY for each in numbers)
    return small or any(each * 100 in _SURVEY for each in numbers)


def _check_overall(scope: Scope, lkj: Lkj, fail: Fail) -> None:
    """
    Compare the overall categories of one year, where the report has no scale.
    """
    years: dict[int, list[Klaim]] = {}
    for claim in lkj.klaim:
        covered = claim.cakupan is not None and (claim.cakupan.sasaran is not None or claim.cakupan.tabel is not None)
        overall = claim.jenis is JenisKlaim.KATEGORI and claim.indikator is None and not covered
        if overall and claim.label is not None and claim.label not in _GRADES and not of_budget(scope, claim):
            years.setdefault(year_of(scope, claim), []).append(claim)
    for first, *others in years.values():
        other = next((claim for claim in others if _differs(first, claim)), None)
        if other is not None:
            fail("KAT011", other)


def _differs(one: Klaim, other: Klaim) -> bool:
    if one.label is None or other.label is None or label_in(other.label, [one.label]):
        return False
    ways = {None if claim.cakupan is None else claim.cakupan.menurut for claim in (one, other)} - {None}
    figures: set[Exact | None] = {None if claim.nilai is None else claim.nilai.tepat for claim in (one, other)} - {None}
    return len(ways) < 2 and len(figures) < 2
