"""
Targets over time: the path of the strategic plan, what was reached the year before, the quarters of the action plan.
"""

from __future__ import annotations

from itertools import pairwise

from baseline.answers import IN_TABLES, Facts, leading_agreements, other_years, own
from baseline.reading import Fail, blank, filled, known, same, total, worse
from lkj_rules.domain.comparison import Verdict
from lkj_rules.domain.facts import CHAIN, TARGETS, Dokumen, Fakta
from lkj_rules.domain.questions import is_end_target
from lkj_rules.domain.scales import Skala
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.texts.quotes import year_slip
from lkj_rules.model.documents import Arah, BarisAksi, Indikator, Ukuran
from lkj_rules.model.identity import Identities


def check_quoted(scope: Scope, lkj: Facts, renstra: Facts, fail: Fail) -> None:
    """
    Compare what the report prints of other years with the strategic plan.
    """
    tabled = [fakta for fakta in lkj if fakta.tabel in IN_TABLES]
    wrong = next((fakta for fakta in other_years(scope, tabled) if same(scope, fakta, renstra) is False), None)
    if wrong is not None:
        fail("TGT015", wrong)


def check_strategic_copies(scope: Scope, facts: Facts, fail: Fail) -> None:
    """
    Compare the copies of the strategic plan, year by year.
    """
    for ukuran in TARGETS:
        plan: dict[int, list[Fakta]] = {}
        for fakta in facts:
            if fakta.dokumen is Dokumen.RENSTRA and fakta.ukuran is ukuran:
                plan.setdefault(fakta.tahun, []).append(fakta)
        copied = [fakta for fakta in facts if fakta.dokumen is Dokumen.RENSTRA_LAIN and fakta.ukuran is ukuran]
        verdicts = [(fakta, [same(scope, fakta, other) for other in plan[fakta.tahun]]) for fakta in copied if fakta.tahun in plan]
        if any(found.count(False) == len(found) for _, found in verdicts):
            fail("TGT020", next(fakta for fakta, found in verdicts if False in found))


def check_path(scope: Scope, targets: Facts, fail: Fail) -> None:
    """
    Check the path of the strategic plan, and that targets keep their scale.
    """
    year = scope.laporan.tahun
    chain = [fakta for fakta in targets if fakta.dokumen in CHAIN and fakta.versi == "berlaku" and fakta.tahun == year]
    if len(chain) > 1 and (scale := Skala.of(scope, chain)).seragam is False:
        fail("TGT008", scale.menyimpang[0])
    planned = [fakta for fakta in targets if fakta.dokumen is Dokumen.RENSTRA]
    if len(planned) > 1:
        if (scale := Skala.of(scope, planned)).seragam is False:
            fail("TGT018", scale.ganjil[0])
        path = pairwise(sorted((fakta for fakta in planned if known(fakta.nilai)), key=lambda fakta: fakta.tahun))
        back = next((later for earlier, later in path if _steps_back(scope, earlier, later)), None)
        if back is not None:
            fail("TGT009", back)
    ends = [fakta for fakta in targets if is_end_target(scope, fakta) and filled(fakta.nilai)]
    written = [fakta for fakta in ends if fakta.dokumen is Dokumen.LKJ and fakta.tabel in IN_TABLES]
    end = [fakta for fakta in ends if fakta.dokumen is Dokumen.RENSTRA]
    wrong = next((fakta for fakta in written if same(scope, fakta, end) is False), None)
    if wrong is not None:
        fail("TGT013", wrong)


def _steps_back(scope: Scope, earlier: Fakta, later: Fakta) -> bool:
    return earlier.tahun != later.tahun and not same(scope, earlier, later) and worse(scope, later, earlier) is True


def check_last_year(scope: Scope, indikator: Indikator, facts: Facts, fail: Fail) -> None:
    """
    Check that a target was not passed the year before.
    """
    year = scope.laporan.tahun
    last = [
        fakta for fakta in scope.facts_about(indikator)
        if fakta.ukuran is Ukuran.REALISASI and fakta.dokumen is Dokumen.LKJ and fakta.tahun == year - 1
    ]  # fmt: skip
    if not last:
        return
    slips = Identities(year_slip(scope, indikator).kalimat)
    last = [fakta for fakta in [each for each in last if not each.nilai.diragukan] or last if fakta not in slips]
    held = [each for each in facts if each.ukuran is Ukuran.TARGET and each.versi == "berlaku" and each.tahun == year]
    pk = [fakta for fakta in held if fakta.dokumen is Dokumen.PK and fakta.jenjang == "puncak"]
    rkt = [fakta for fakta in held if fakta.dokumen is Dokumen.RKT]
    measured = [fakta for fakta in held if fakta.dokumen is Dokumen.LKJ and fakta.tabel == "pengukuran"]
    promised = own(scope, pk or rkt or measured)
    having = {any(baris.indikator == indikator.kode for baris in agreement.baris) for agreement in leading_agreements(scope)}
    if last and promised and len(having) < 2 and same(scope, last, promised) is False and worse(scope, promised, last):
        fail("TGT010", promised[0])


def check_quarters(scope: Scope, baris: BarisAksi, fail: Fail) -> None:
    """
    Check the quarters of one indicator against each other and its target.
    """
    quarters, indikator = baris.triwulan, scope.indikator(baris.indikator)
    empty = next((quarter for quarter in quarters if blank(quarter)), None)
    if empty is not None:
        fail("TGT016", empty)
    added = total(quarter.tepat for quarter in quarters)
    divided: Verdict = None if added is None or baris.target.tepat is None else added == baris.target.tepat
    ends = True if divided else same(scope, quarters[-1], baris.target)
    if ends is False and divided is False:
        fail("TGT011", quarters[-1])
    if ends is not True or divided is not False:
        return
    path = list(pairwise([quarter for quarter in quarters if known(quarter)]))
    back = [later for earlier, later in path if worse(scope, later, earlier, indikator)]
    forth = indikator is None or indikator.arah is not Arah.MINIMUM or any(worse(scope, *pair, indikator) for pair in path)
    if back and forth:
        fail("TGT011", back[0])
