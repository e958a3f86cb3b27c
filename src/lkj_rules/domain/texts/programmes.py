"""
The lists of programmes and activities that a sentence may count: budgets, and lists without amounts; what stands in which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from lkj_rules.domain.budget.lines import lists_of, printed_level
from lkj_rules.domain.budget.sums import cells_sum
from lkj_rules.domain.budget.totals import total_of
from lkj_rules.domain.facts import walk
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.texts.headings import same_heading
from lkj_rules.model import Unique
from lkj_rules.model.documents import Anggaran, CakupanAnggaran, Daftar, Dihitung, Klaim, Ukuran
from lkj_rules.model.intervals import bounds

_QUALIFIED = (
    r"(?i)\b(?:program|kegiatan)\s+(?:\w+\s)?(?:utama|prioritas|unggulan|strategis|teknis|pokok|rutin|pendukung|penunjang|urusan|wajib)\b"
    r"|\b(?:selain|di ?luar|tidak termasuk|mendukung|antara lain|di ?antaranya)\b"
)
"""Words by which a sentence counts only some programmes or activities."""

_ROUTINE = r"(?i)administrasi perkantoran|aparatur|penunjang urusan|pelaporan capaian kinerja"
"""Programmes that every office has, which a sentence on its own tasks may leave out."""


@attrs.frozen(eq=False, repr=False)
class Pindahan(Unique):
    """
    Hold an item of a list that a budget has under another line than the one that the list names.
    """

    butir: str
    tertulis: str
    induk: str
    dasar: str | None


def moved_items(scope: Scope, daftar: Daftar) -> list[Pindahan]:
    """
    Give the items that a budget with the list's own programme has under another one, in the first budget that has both.
    """
    for anggaran in scope.laporan.anggaran if daftar.induk is not None else ():
        lines = scope.budget_lines(anggaran)
        own = lines.match(None, daftar.induk, loosely=True)
        below = [line.nama for line in walk(() if own is None else own.anak) if line.nama]
        others = [butir for butir in daftar.butir if not any(same_heading(butir, nama) for nama in below)]
        met = [(butir, lines.match(None, butir)) for butir in others]
        above = [(butir, lines.path(line)[:-1]) for butir, line in met if line is not None]
        if own is not None and any(path for _, path in above):
            return [
                Pindahan(butir=butir, tertulis=daftar.induk or "", induk=path[-1].nama or "", dasar=scope.places.of(anggaran))
                for butir, path in above
                if path and not any(line is own or same_heading(line.nama or "", daftar.induk or "") for line in path)
            ]
    return []


def lists_meant(scope: Scope, claim: Klaim, kind: Dihitung) -> Iterator[tuple[str | None, list[str], bool]]:
    """
    Give the lists of programmes or activities, and whether each has them all: a list that may be a part can only confirm a number.
    """
    lkj, part = scope.laporan.lkj, None if claim.cakupan is None else claim.cakupan.pos
    for daftar in () if lkj is None or part is not None else lkj.daftar:
        if daftar.apa == kind.value:
            yield scope.places.of(daftar), list(daftar.butir), False
    for anggaran in _budgets_meant(scope, claim):
        lines = scope.budget_lines(anggaran)
        line = None if part is None else lines.match(part, None) or lines.match(None, part)
        pos = anggaran.pos if part is None else () if line is None else line.anak
        complete = part is not None or not (re.search(_QUALIFIED, claim.teks or "") or _may_be_a_part(scope, anggaran))
        for names in lists_of(pos, kind.value):
            yield scope.places.of(anggaran), names, complete
            yield scope.places.of(anggaran), [name for name in names if not re.search(_ROUTINE, name)], False


def _may_be_a_part(scope: Scope, anggaran: Anggaran) -> bool:
    """
    Return whether a budget may leave out lines: it says so, or it is less than another one and equals no line of any.
    """
    if anggaran.cakupan is CakupanAnggaran.SEBAGIAN or anggaran.rincian_pos is not None:
        return True
    others = [each for each in scope.laporan.anggaran if each is not anggaran and each.jenis is anggaran.jenis]
    own = total_of(scope, anggaran, Ukuran.PAGU) or cells_sum(cell for _, cell in printed_level(anggaran.pos, Ukuran.PAGU))
    totals = [total_of(scope, each, Ukuran.PAGU) for each in others]
    lines = [line.pagu.bilangan for each in others for line in walk(each.pos) if line.pagu is not None]
    larger = [total for total in totals if total is not None and own is not None and bounds(total)[0] > bounds(own)[1]]
    return bool(larger) and own not in (*totals, *lines)


def _budgets_meant(scope: Scope, claim: Klaim) -> Sequence[Anggaran]:
    """
    Give the budgets that a sentence may speak of: with a larger count ("2 programmes and 36 activities") those with 36.
    """
    found, lkj, stated = scope.laporan.anggaran, scope.laporan.lkj, (None if claim.nilai is None else claim.nilai.cacah) or 0
    for other in () if lkj is None or claim.teks is None else lkj.klaim:
        kind, larger = other.yang_dihitung, None if other.nilai is None else other.nilai.cacah
        if other.teks == claim.teks and kind in (Dihitung.PROGRAM, Dihitung.KEGIATAN) and larger is not None and larger > stated:
            found = tuple(each for each in found if larger in map(len, lists_of(each.pos, kind.value))) or found
    return found
