"""
Functions on the regulations that the report cites as its basis.
"""

from __future__ import annotations

from lkj_rules.domain.texts.regulations import misquoted_in, repealed_in, wrong_gazette_in
from lkj_rules.model.documents import DasarHukum
from lkj_rules.rules.kinds import BOOL, TEXT, YEAR, object_of
from lkj_rules.rules.registry import Scope, function

CITATION = object_of(DasarHukum)


@function(
    ("citation", CITATION),
    result=BOOL,
    doc=(
        "benar bila peraturan yang disebut diketahui sudah dicabut untuk tahun laporan",
        "true when the regulation cited is known to be repealed for the report's year",
    ),
)
def repealed(scope: Scope, citation: DasarHukum) -> bool:
    """
    Tell whether a citation names a repealed regulation.
    """
    return repealed_in(citation.teks, scope.laporan.tahun) is not None


@function(
    ("citation", CITATION),
    result=TEXT,
    doc=("peraturan yang sudah dicabut, dengan singkat", "the repealed regulation, in short"),
)
def repealed_name(scope: Scope, citation: DasarHukum) -> str | None:
    """
    Name the repealed regulation that a citation holds.
    """
    found = repealed_in(citation.teks, scope.laporan.tahun)
    return None if found is None else str(found[0])


@function(
    ("citation", CITATION),
    result=TEXT,
    doc=("peraturan yang mencabut dan menggantikannya, dengan butirnya", "what repealed and replaced it, with the clause"),
)
def replacement(scope: Scope, citation: DasarHukum) -> str | None:
    """
    Name the regulation that replaced the one cited.
    """
    found = repealed_in(citation.teks, scope.laporan.tahun)
    return None if found is None else f"{found[1].oleh} ({found[1].butir})"


@function(
    ("citation", CITATION),
    result=BOOL,
    doc=(
        "benar bila judulnya milik peraturan yang dikenal, tetapi nomor atau tahunnya lain",
        "true when the title is that of a known regulation while the number or the year is another",
    ),
)
def misquoted(_: Scope, citation: DasarHukum) -> bool:
    """
    Tell whether a citation gives a known regulation a wrong number or year.
    """
    return misquoted_in(citation.teks) is not None


@function(
    ("citation", CITATION),
    result=TEXT,
    doc=("peraturan yang dimaksud, dengan nomor dan tahun yang benar", "the regulation meant, with the right number and year"),
)
def right_citation(_: Scope, citation: DasarHukum) -> str | None:
    """
    Name the regulation that a citation means.
    """
    found = misquoted_in(citation.teks)
    return None if found is None else str(found[1])


@function(
    ("citation", CITATION),
    result=TEXT,
    doc=("peraturan seperti disitir, dengan singkat", "the regulation as cited, in short"),
)
def cited_name(_: Scope, citation: DasarHukum) -> str | None:
    """
    Name the regulation as the citation has it, the one that is at fault.
    """
    found = misquoted_in(citation.teks) or wrong_gazette_in(citation.teks)
    return None if found is None else str(found[0])


@function(
    ("citation", CITATION),
    result=YEAR,
    doc=(
        "tahun Lembaran Negara yang disebut bila bukan tahun peraturannya; tak diketahui bila cocok atau tidak disebut",
        "the year of the state gazette where it is not the regulation's; unknown where it is, or none is named",
    ),
)
def other_gazette(_: Scope, citation: DasarHukum) -> int | None:
    """
    Give the year of a state gazette that cannot belong to the regulation cited.
    """
    found = wrong_gazette_in(citation.teks)
    return None if found is None else found[1]
