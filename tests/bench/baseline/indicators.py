"""
Indicators: their names and directions, and what all documents print of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from fractions import Fraction
from itertools import pairwise
from math import comb
from statistics import median

from baseline.facts import measurable
from baseline.promises import Promises, holds
from baseline.reading import Fail, is_number, is_word, phrases, says, unread, unread_results
from lkj_rules.domain.achievements.verdicts import verdict_of
from lkj_rules.domain.achievements.vonis import Kelas, Vonis
from lkj_rules.domain.cells import printed_digits, units
from lkj_rules.domain.chain import placements, wordings
from lkj_rules.domain.facts import Dokumen, Fakta, walk
from lkj_rules.domain.predicates import sakip
from lkj_rules.domain.questions import OWN, question
from lkj_rules.domain.scales import unit_of
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.texts.quotes import year_slip
from lkj_rules.domain.texts.words import words_of
from lkj_rules.model.documents import Arah, Indikator, JenisIndikator, Ukuran
from lkj_rules.model.documents.statements import JenisKlaim
from lkj_rules.model.values import Ambigu, Kosong, Kurung

_RESULTS = (Ukuran.REALISASI, Ukuran.CAPAIAN)
_TABLES = ("pengukuran", "analisis", "perbandingan")
_MEASURES = frozenset((
    "persentase", "persen", "jumlah", "banyaknya", "indeks", "index", "indek", "nilai", "tingkat", "rasio", "angka", "skor", "rata",
    "laju", "predikat", "opini", "cakupan", "proporsi", "frekuensi", "volume", "luas", "lama", "lamanya", "waktu", "kategori",
    "peringkat", "status", "produksi", "produktivitas", "pertumbuhan", "besaran", "umur", "usia", "kontribusi",
))  # fmt: skip
_STATES = ("ter?*nya", "me?*nya", "ber?*nya", "optimalnya", "efektifnya", "efisiennya", "mantapnya", "kuatnya", "tingginya",
           "baiknya")  # fmt: skip
_BAD = phrases(r"""
    (?:tidak|belum) (?:masuk|terdaftar)
    tidak (?:terlayani|terpenuhi)
    penduduk miskin
    gangguan keamanan
    waktu tunggu
    angka kesakitan
    (?:keluhan|pengaduan|pelanggaran|kemiskinan|pengangguran|kematian|kerugian|temuan|kesalahan|keterlambatan|kecelakaan)
    (?:stunting|inflasi|kesenjangan|relaps|kebocoran)
""")
_HANDLED = phrases(r"""
    tindak lanjut
    tidak ada\w*
    (?:penurunan|menurunnya|pengurangan|berkurangnya|pencegahan|tercegah\w*|pengendalian|terkendali\w*|penanggulangan|penanganan)
    (?:penyelesaian|ditindaklanjuti|ditindak|diselesaikan|terselesaikan|ditangani|tertangani|ditanggulangi|dicegah|diturunkan)
    (?:dikurangi|direspon|direspons|dijawab|dilayani|terlayani|mendapat\w*|memperoleh|layanan|cakupan|bebas|tanpa|zero|nihil)
    (?:penghapusan|pengentasan|pemulihan|pengawasan|survei)
""")
_UNKNOWN = phrases(r"""
    (?:tidak|belum) (?:(?:dapat|bisa) )?(?:diketahui|diukur|terukur|dihitung|tersedia|terdata|dirilis|diperoleh)
    (?:tidak|belum) (?:(?:dapat|bisa) )?ada data
    data (?:tidak|belum) (?:ada|tersedia|diperoleh)
""")
_SINCE = 2016
_TELLING, _JUMP, _YEARS = 3, 3, 3
_TESTED, _ONE_IN, _CHANCE = 20, 1000, Fraction(1, 5)


def check_indicators(scope: Scope, fail: Fail) -> None:
    """
    Check every indicator of the register.
    """
    promises = Promises(scope)
    mentioned = _Mentions(scope)
    tested: list[Fakta] = []
    for indikator in scope.laporan.indikator:
        facts = scope.facts_about(indikator)
        _check_direction(indikator, facts, mentioned.assumed, fail)
        _check_name(indikator, facts, fail)
        _check_rows(scope, indikator, fail)
        if scope.laporan.lkj is not None:
            _check_history(scope, indikator, facts, fail)
            mentioned.check(scope, indikator, facts, fail)
            tested += _tested(facts)
        promises.check_register(scope, indikator, fail)
    _check_roundness(tested, fail)


def _check_direction(indikator: Indikator, facts: Sequence[Fakta], assumed: frozenset[str], fail: Fail) -> None:
    if indikator.tangga is not None or indikator.jenis is JenisIndikator.PREDIKAT or indikator.arah is Arah.STABIL:
        return
    planned = [(fakta.tahun, fakta.nilai.tepat) for fakta in facts if fakta.dokumen is Dokumen.RENSTRA and is_number(fakta.nilai)]
    planned.sort(key=lambda each: each[0])
    numbers = [value for _, value in planned if value is not None]
    changing = bool(numbers) and numbers[0] != numbers[-1]
    falling = changing and all(one >= other for one, other in pairwise(numbers))
    rising = changing and all(one <= other for one, other in pairwise(numbers))
    implied = Arah.MINIMUM if falling else Arah.MAKSIMUM if rising else None
    if says(indikator.nama, _BAD) and not says(indikator.nama, _HANDLED):
        implied = Arah.MINIMUM
    unsure = indikator.arah is None and (implied is not None or indikator.kode in assumed)
    if unsure or (indikator.arah is not None and implied not in (None, indikator.arah)):
        fail("CAP012", indikator)


def _check_name(indikator: Indikator, facts: Sequence[Fakta], fail: Fail) -> None:
    words = words_of(indikator.nama)
    if _MEASURES.intersection(words):
        return
    state = bool(words) and any(fnmatchcase(words[0], pattern) for pattern in _STATES)
    registered = indikator.satuan is not None or indikator.jenis is not None or indikator.tangga is not None
    if state or not (registered or any(unit_of(f.nilai, f) is not None for f in facts if f.ukuran is not Ukuran.CAPAIAN)):
        fail("IND010", indikator, "nama")


def _check_rows(scope: Scope, indikator: Indikator, fail: Fail) -> None:
    named = wordings(scope, indikator)
    if len(named.semua) > 1 and named.lain:
        fail("IND005", named.lain[0])
    placed = placements(scope, indikator)
    if len(placed.semua) > 1 and placed.lain:
        fail("IND008", placed.lain[0])
    for rule, varied in (("DAT009", units(scope, indikator)), ("KAT006", sakip(scope, indikator, _SINCE))):
        if varied.semua and varied.ganjil:
            fail(rule, varied.ganjil[0])


def _check_history(scope: Scope, indikator: Indikator, facts: Sequence[Fakta], fail: Fail) -> None:
    year = scope.laporan.tahun
    numbers = [fakta for fakta in facts if fakta.ukuran is Ukuran.REALISASI and fakta.tabel != "narasi" and is_number(fakta.nilai)]
    now = [fakta for fakta in numbers if fakta.tahun == year]
    last = {fakta.nilai.tepat for fakta in numbers if fakta.tahun == year - 1}
    repeated = next((f for f in now if f.nilai.angka_penting >= _TELLING and f.nilai.tepat in last), None)
    if repeated is not None:
        fail("WJR003", repeated)
    current = next((fakta for table in _TABLES for fakta in now if fakta.tabel == table), None)
    if current is None or not measurable(indikator, year):
        return
    unit, history = unit_of(current.nilai, current), dict[int, Fraction]()
    for fakta in numbers:
        if fakta.tahun < year and measurable(indikator, fakta.tahun) and unit_of(fakta.nilai, fakta) in (None, unit):
            history.setdefault(fakta.tahun, Fraction(fakta.nilai.tepat or 0))
    values = history.values()
    if len(history) < _YEARS or not any(values):
        return
    low, high = min(values), max(values)
    width = _JUMP * max(high - low, abs(median(values)) / 10)
    if not low - width <= (current.nilai.tepat or 0) <= high + width:
        fail("RIW006", current)


class _Mentions:
    """
    Know what the sentences of the report say of indicators, and which indicators its other parts list.
    """

    def __init__(self, scope: Scope) -> None:
        laporan, lkj = scope.laporan, scope.laporan.lkj
        claims = () if lkj is None else lkj.klaim
        rows = [] if lkj is None else [row for tabel in lkj.tabel for row in walk(tabel.baris)]
        self.slips = lkj is not None and bool(lkj.sebutan)
        self.claims = claims
        self.quotes = () if lkj is None else lkj.sebutan
        strategic = [*laporan.renstra_lain, *([] if laporan.renstra is None else [laporan.renstra])]
        self.listed = {baris.indikator for plan in strategic for baris in plan.baris} | {row.indikator for row in rows}
        self.listed |= {baris.indikator for plan in (*laporan.rkt, *laporan.perjanjian_kinerja) for baris in plan.baris}
        agreements = [each for each in laporan.perjanjian_kinerja if holds(scope, each)]
        self.whole = not unread((*strategic, *laporan.rkt, *agreements, *laporan.daftar_iku)) and not unread_results(scope)
        self.listed |= {kode for iku in laporan.daftar_iku for kode in iku.kode}
        measuring = () if lkj is None else (tabel for tabel in lkj.tabel if tabel.jenis == "pengukuran")
        self.measured = any(row.indikator is not None for tabel in measuring for row in walk(tabel.baris))
        printed = [row for row in rows if row.capaian is not None and row.indikator is not None]
        self.assumed = frozenset(str(row.indikator) for row in printed if _assumes(verdict_of(scope, row)))

    def check(self, scope: Scope, indikator: Indikator, facts: Sequence[Fakta], fail: Fail) -> None:
        """
        Compare what is said of one indicator with what is printed of it.
        """
        year, code = scope.laporan.tahun, indikator.kode
        said = [fakta for fakta in facts if fakta.tabel == "narasi"]
        if self.slips and any(fakta.tahun != year and question(scope, fakta) == OWN for fakta in said):
            slips = year_slip(scope, indikator).kalimat
            if slips:
                fail("NAR007", slips[0])
        quotes = [quote for quote in self.quotes if quote.indikator == code]
        claims = [claim for claim in self.claims if claim.indikator == code]
        elsewhere = any(fakta.dokumen is not Dokumen.LKJ or fakta.tabel != "narasi" for fakta in facts)
        if (quotes or claims) and self.whole and self.measured and code not in self.listed and not elsewhere:
            fail("NAR010", (quotes or claims)[0])
        silent = [fakta for fakta in said if _says_unknown(fakta)]
        unknown = [claim for claim in claims if claim.jenis is JenisKlaim.TIDAK_DIKETAHUI]
        if silent or unknown:
            missing = {(fakta.ukuran, fakta.tahun) for fakta in silent}
            missing |= {(Ukuran.REALISASI, year if claim.tahun is None else claim.tahun) for claim in unknown}
            tabled = (fakta for fakta in facts if fakta.tabel not in (None, "narasi") and (fakta.ukuran, fakta.tahun) in missing)
            if any(not isinstance(f.nilai.bacaan, Kosong | Ambigu | Kurung) and not _says_unknown(f) for f in tabled):
                fail("NAR003", (silent or unknown)[0])


def _assumes(verdict: Vonis) -> bool:
    return verdict.kelas is not Kelas.TAK_TERUJI and verdict.arah_diandaikan is not None


def _says_unknown(fakta: Fakta) -> bool:
    return is_word(fakta.nilai) and says(fakta.nilai.teks, _UNKNOWN)


def _tested(facts: Sequence[Fakta]) -> list[Fakta]:
    """
    Give the results of one indicator whose last digit may say something, one a year.
    """
    years: dict[int, Fakta] = {}
    for fakta in facts:
        printed = fakta.ukuran is Ukuran.REALISASI and fakta.tabel not in (None, "narasi") and is_number(fakta.nilai)
        if printed and not fakta.nilai.diragukan:
            years.setdefault(fakta.tahun, fakta)
    return [years[year] for year in sorted(years)]


def _check_roundness(results: Sequence[Fakta], fail: Fail) -> None:
    digits = [(fakta, printed_digits(fakta) or "") for fakta in results if fakta.nilai.tepat not in (0, 100)]
    tested = [(fakta, shown) for fakta, shown in digits if len(shown) >= _TELLING]
    rounded = [fakta for fakta, shown in tested if shown[-1] in "05"]
    if len(tested) < _TESTED:
        return
    count, (yes, whole) = len(tested), _CHANCE.as_integer_ratio()
    ways = sum(comb(count, hits) * yes**hits * (whole - yes) ** (count - hits) for hits in range(len(rounded), count + 1))
    if ways * _ONE_IN < whole**count:
        fail("WJR004", rounded[0])
