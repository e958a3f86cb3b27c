"""
Functions on the sections of the report.
"""

from __future__ import annotations

from lkj_rules.domain.texts.headings import Judul, StatusJudul, status_of
from lkj_rules.model.findings import Texts
from lkj_rules.rules.kinds import Kind, Type, object_of
from lkj_rules.rules.registry import Scope, function


def _one_list(scope: Scope, heading: Judul) -> Texts | None:
    if heading_status(scope, heading) is not None:
        return None
    if heading.diumumkan:
        return Texts("daftar bagian yang ada tidak dinyatakan", "the list of sections that are there is not given")
    return Texts("sistematika laporan tidak dinyatakan", "the sections that the report announces are not given")


@function(
    ("heading", object_of(Judul)),
    result=Type(Kind.TEXT, cls=StatusJudul),
    why=_one_list,
    doc=(
        "ada, hilang, tak_diumumkan, tingkat_tak_diketahui (tanpa nomor bab), lebih_rinci (tingkatnya tidak diumumkan)",
        "ada (in both), hilang (absent), tak_diumumkan (not announced), tingkat_tak_diketahui (no chapter numbers), lebih_rinci",
    ),
)
def heading_status(scope: Scope, heading: Judul) -> StatusJudul | None:
    """
    Look up a section that is announced among those that are there, and the other way round.
    """
    return status_of(heading, scope.headings)
