"""
Where differing printed capaian of one indicator come from: the row's own figures, or another cell.
"""

from __future__ import annotations

from lkj_rules.domain.achievements.rows import measuring_row
from lkj_rules.domain.achievements.verdicts import verdict_of
from lkj_rules.domain.achievements.vonis import Kelas
from lkj_rules.domain.facts import Fakta
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import BarisTabel
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Agreement


def row_followed(scope: Scope, fakta: Fakta) -> bool:
    """
    Return whether a printed capaian follows from target and realisasi of its own row, without digits that are not printed.
    """
    row = fakta.pemilik
    if not isinstance(row, BarisTabel) or row.capaian is not fakta.nilai:
        return False
    verdict = verdict_of(scope, row)
    fits = verdict.kelas is Kelas.COCOK or (verdict.kelas is Kelas.RENTANG and verdict.cocok)
    return bool(fits) and verdict.kesesuaian is not Agreement.HIDDEN


def same_cells(scope: Scope, fakta: Fakta) -> Texts | None:
    """
    Name the cells of the row that measures the indicator whose number a capaian repeats; ``None`` where there is none.
    """
    row = None if fakta.indikator is None else measuring_row(scope, fakta.indikator.kode)
    if row is None or fakta.nilai.tepat is None:
        return None
    cells = (("target", "target", row.target), ("realisasi", "result", row.realisasi))
    same = [(id_, en) for id_, en, cell in cells if cell is not None and cell.tepat == fakta.nilai.tepat]
    return Texts(" dan ".join(id_ for id_, _ in same), " and its ".join(en for _, en in same)) if same else None
