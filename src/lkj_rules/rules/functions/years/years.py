"""
Functions on what earlier and later years of one indicator owe each other: past capaian, the Renstra's end target.
"""

from __future__ import annotations

import attrs

from lkj_rules.domain.achievements.judgement import judge
from lkj_rules.domain.achievements.verdicts import formulas_of, untested_words
from lkj_rules.domain.achievements.vonis import Kelas, Vonis
from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.facts import Fakta, walk
from lkj_rules.model.documents import BarisTabel, JenisTabel, Tabel, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.values import Capaian, Kosong, Nilai
from lkj_rules.rules.kinds import BOOL, PRINTED_NILAI, TEXT, object_of
from lkj_rules.rules.registry import Scope, function

FACT = object_of(Fakta)
VERDICT = object_of(Vonis)
Side = tuple[Fakta, ...]

_TABLES = frozenset(jenis.value for jenis in JenisTabel)


@attrs.frozen(eq=False)
class _Past:
    """
    Hold a capaian of an earlier year with what it is taken of.
    """

    capaian: Nilai
    realisasi: Nilai | None
    target: Nilai | None
    printed: bool
    """Whether the target is that year's own, printed in the table or in that year's report, and not the Renstra's."""


@analysis
def _past(scope: Scope, fact: Fakta) -> _Past:
    beside = _cell(fact, Ukuran.TARGET)
    own = _told(scope, fact) if beside is None else beside
    target = _planned(scope, fact) if own is None else own
    result = _cell(fact, Ukuran.REALISASI)
    return _Past(_as_capaian(fact.nilai), _elsewhere(scope, fact) if result is None else result, target, own is not None)


def _as_capaian(nilai: Nilai) -> Nilai:
    """
    Read a cell of a further column as what it is: a percentage, also where it is printed in ‰.
    """
    return Capaian(teks=nilai.teks, dibaca=nilai.dibaca, notasi=nilai.notasi)


def _cell(fact: Fakta, ukuran: Ukuran) -> Nilai | None:
    """
    Find the value of another measure for the same year in the same row.
    """
    row, tabel = fact.pemilik, fact.lembar.asal
    if not isinstance(row, BarisTabel) or not isinstance(tabel, Tabel):
        return None
    cells = (row.sel.get(kolom.id) for kolom in tabel.kolom if (kolom.ukuran, kolom.tahun) == (ukuran, fact.tahun))
    return next((nilai for nilai in cells if nilai is not None and not isinstance(nilai.bacaan, Kosong)), None)


def _elsewhere(scope: Scope, fact: Fakta) -> Nilai | None:
    """
    Find the result of that year in the other tables; ``None`` where they do not say one thing, which is another rule's matter.
    """
    found = _past_results(scope)
    told = found.get((fact.tahun, str(fact.indikator.kode)), []) if fact.indikator is not None else []
    return told[0] if told and all(other.teks == told[0].teks or other.tepat == told[0].tepat for other in told) else None


@analysis
def _past_results(scope: Scope) -> dict[tuple[int, str], list[Nilai]]:
    found: dict[tuple[int, str], list[Nilai]] = {}
    for fakta in scope.facts:
        table = fakta.ukuran is Ukuran.REALISASI and fakta.tabel in _TABLES and fakta.tahun < scope.laporan.tahun
        if table and fakta.indikator is not None and not isinstance(fakta.nilai.bacaan, Kosong):
            found.setdefault((fakta.tahun, str(fakta.indikator.kode)), []).append(fakta.nilai)
    return found


def _told(scope: Scope, fact: Fakta) -> Nilai | None:
    """
    Find the target in that year's own report.
    """
    found = _told_targets(scope)
    return None if fact.indikator is None else found.get((fact.tahun, str(fact.indikator.kode)))


@analysis
def _told_targets(scope: Scope) -> dict[tuple[int, str], Nilai]:
    return {
        (laporan.tahun, str(baris.indikator)): baris.target
        for laporan in scope.laporan.laporan_lalu
        for baris in walk(laporan.baris)
        if baris.indikator is not None and baris.target is not None and not isinstance(baris.target.bacaan, Kosong)
    }


def _planned(scope: Scope, fact: Fakta) -> Nilai | None:
    renstra = scope.laporan.renstra
    if renstra is None or fact.indikator is None:
        return None
    kode = fact.indikator.kode
    return next((baris.target.get(fact.tahun) for baris in renstra.baris if baris.indikator == kode), None)


def _operands(scope: Scope, fact: Fakta) -> list[Nilai]:
    past = _past(scope, fact)
    return [nilai for nilai in (fact.nilai, past.target, past.realisasi) if nilai is not None]


@analysis
def _judged(scope: Scope, fact: Fakta) -> Vonis:
    past, lkj, whose = _past(scope, fact), scope.laporan.lkj, fact.indikator
    return judge(
        target=past.target, realisasi=past.realisasi, capaian=past.capaian, indikator=whose, tangga=scope.ladder(whose),
        rumus=formulas_of(scope, None if whose is None else whose.arah),
        batas_atas=None if lkj is None or lkj.batas_capaian is None else lkj.batas_capaian.tepat,
        batas_bawah=None if lkj is None or lkj.batas_bawah is None else lkj.batas_bawah.tepat,
    )  # fmt: skip


@function(
    ("fact", FACT),
    result=VERDICT,
    touches=_operands,
    why=lambda scope, fact: untested_words(_judged(scope, fact)),
    doc=(
        "vonis atas capaian tahun lalu, dari target dan realisasi tahun itu; tak diketahui bila tidak dapat diuji",
        "the verdict on an earlier year's capaian, from that year's target and realisasi; unknown where it cannot be tested",
    ),
)
def past_verdict(scope: Scope, fact: Fakta) -> Vonis | None:
    """
    Judge a capaian of an earlier year as this year's are judged: by the report's own formulas and caps.
    """
    found = _judged(scope, fact)
    return None if found.kelas is Kelas.TAK_TERUJI else found


@function(
    ("fact", FACT),
    result=PRINTED_NILAI,
    doc=(
        "target tahun lalu itu: dari tabel, LKj tahun itu, atau Renstra",
        "that year's target: of the table, its own report or the Renstra",
    ),
)
def past_target(scope: Scope, fact: Fakta) -> Nilai | None:
    """
    Give the target that a capaian of an earlier year is held against.
    """
    return _past(scope, fact).target


@function(
    ("fact", FACT),
    result=PRINTED_NILAI,
    doc=(
        "realisasi tahun itu: di baris yang sama, atau di tabel lain bila semuanya sama",
        "the realisasi of that year: in the same row, or in other tables where these agree",
    ),
)
def past_result(scope: Scope, fact: Fakta) -> Nilai | None:
    """
    Give the realisasi that a capaian of an earlier year is computed from.
    """
    return _past(scope, fact).realisasi


@function(
    ("fact", FACT),
    result=TEXT,
    doc=(
        "tempat realisasi itu sebagai sisipan kalimat, bila di tabel lain; selain itu kosong",
        "where that realisasi stands, as an insertion into a sentence, if in another table; else empty",
    ),
)
def result_place(scope: Scope, fact: Fakta) -> Texts:
    """
    Say from which other table the result of a year was taken.
    """
    result = _past(scope, fact).realisasi
    place = None if result is None or result is _cell(fact, Ukuran.REALISASI) else scope.place(result)
    return Texts("", "") if place is None else Texts(f" ({place})", f" ({place})")


@function(
    ("fact", FACT),
    result=BOOL,
    doc=(
        "benar bila target tahun itu tercetak di tabel atau LKj tahun itu, bukan hanya dalam Renstra",
        "true when that year's target is printed in the table or its own report, and not only in the Renstra",
    ),
)
def own_target(scope: Scope, fact: Fakta) -> bool:
    """
    Tell a year's own target from the Renstra's, which that year's agreement may have changed.
    """
    return _past(scope, fact).printed
