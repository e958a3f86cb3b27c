"""
Figures of one indicator that ought to say one thing: in tables, sentences, standards, and on one scale.
"""

from __future__ import annotations

from collections.abc import Sequence

from baseline.answers import IN_TABLES, other_years, own
from baseline.reading import Fail, consistent, is_number, same
from lkj_rules.domain.facts import Dokumen, Fakta
from lkj_rules.domain.past import reported_then
from lkj_rules.domain.questions import Pertentangan
from lkj_rules.domain.scales import Skala
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.texts.quotes import quotes_among
from lkj_rules.model.documents import Indikator, Ukuran

_MEASURED = frozenset({"pengukuran", "analisis", "narasi"})
_MEASURES = (Ukuran.TARGET, Ukuran.REALISASI, Ukuran.CAPAIAN)
_TWICE = {Ukuran.REALISASI: "CAP006", Ukuran.CAPAIAN: "CAP007"}


def check_contradictions(scope: Scope, fail: Fail) -> None:
    """
    Check what all places print of every indicator.
    """
    for indikator in scope.laporan.indikator:
        groups: dict[tuple[int, Ukuran], list[Fakta]] = {}
        standards: list[Fakta] = []
        results: list[Fakta] = []
        for fakta in scope.facts_about(indikator):
            if fakta.ukuran is Ukuran.STANDAR:
                standards.append(fakta)
            elif fakta.ukuran in _MEASURES:
                groups.setdefault((fakta.tahun, fakta.ukuran), []).append(fakta)
                if fakta.ukuran is Ukuran.REALISASI and fakta.tabel in IN_TABLES:
                    results.append(fakta)
        for (year, measure), facts in groups.items():
            if year == scope.laporan.tahun:
                _check_this_year(scope, measure, facts, fail)
            else:
                _check_other_year(scope, measure, facts, fail)
            _check_sentences(scope, facts, fail)
        if len(standards) > 1 and same(scope, standards, standards) is False:
            fail("DAT018", Pertentangan(scope, tuple(standards)).lain or standards)
        if len(results) > 1:
            _check_scale(scope, indikator, results, fail)


def _check_this_year(scope: Scope, measure: Ukuran, facts: Sequence[Fakta], fail: Fail) -> None:
    if measure not in _TWICE:
        return
    stated = own(scope, [fakta for fakta in facts if fakta.dokumen is Dokumen.LKJ])
    printed = tuple(fakta for fakta in stated if fakta.tabel in _MEASURED)
    if len(printed) > 1 and consistent(scope, printed, printed) is False:
        fail(_TWICE[measure], Pertentangan(scope, printed).lain or printed)
    measured = [fakta for fakta in stated if fakta.tabel == "pengukuran"]
    compared = (fakta for fakta in stated if fakta.tabel == "perbandingan" and measured)
    wrong = next((each for each in compared if all(consistent(scope, each, other) is False for other in measured)), None)
    if wrong is not None:
        fail("RIW001", wrong)


def _check_other_year(scope: Scope, measure: Ukuran, facts: Sequence[Fakta], fail: Fail) -> None:
    printed = other_years(scope, [fakta for fakta in facts if fakta.dokumen is Dokumen.LKJ and fakta.tabel in IN_TABLES])
    target = measure is Ukuran.TARGET
    planned = target and any(fakta.dokumen is Dokumen.RENSTRA for fakta in facts)
    if len(printed) < 2 or planned or reported_then(scope, printed[0]) is not None:
        return
    if (same if target else consistent)(scope, printed, printed) is False:
        fail("RIW008", Pertentangan(scope, printed).lain or printed)


def _check_sentences(scope: Scope, facts: Sequence[Fakta], fail: Fail) -> None:
    said = tuple(fakta for fakta in facts if fakta.tabel == "narasi")
    if said:
        printed = tuple(fakta for fakta in facts if fakta.dokumen in (Dokumen.LKJ, Dokumen.RENSTRA))
        quoted = quotes_among(scope, said, printed)
        if quoted.naskah and quoted.keliru:
            fail("NAR001", quoted.keliru[0])


def _check_scale(scope: Scope, indikator: Indikator, results: Sequence[Fakta], fail: Fail) -> None:
    graded = indikator.tangga == "akip"
    scale = Skala.of(scope, [fakta for fakta in results if not (graded and _is_score(fakta))])
    if scale.seragam is False:
        fail("RIW009", scale.ganjil[0])


def _is_score(fakta: Fakta) -> bool:
    number = fakta.nilai.tepat
    return is_number(fakta.nilai) and fakta.nilai.satuan is None and number is not None and 0 <= number <= 100
