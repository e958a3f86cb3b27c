"""
Functions on capaian: the verdict on a row, the means of a claim, the row that measures an indicator.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import attrs

from lkj_rules.model.capaian import judge
from lkj_rules.model.documents import (
    Arah,
    BarisTabel,
    Cakupan,
    Indikator,
    JenisTabel,
    Menurut,
    Pembanding,
    Tabel,
    Ukuran,
)
from lkj_rules.model.findings import Texts
from lkj_rules.model.formulas import Formula
from lkj_rules.model.growth import judge_growth
from lkj_rules.model.intervals import Agreement
from lkj_rules.model.means import Butir, Rata, admissible_means
from lkj_rules.model.recompute import write_number, write_recomputation, write_result
from lkj_rules.model.values import Nilai
from lkj_rules.model.vonis import AlasanTakTeruji, JenisBatas, JenisTebakan, Kelas, Tebakan, Vonis
from lkj_rules.rules.functions.comparing import worse
from lkj_rules.rules.kinds import BOOL, CODE, TEXT, list_of, object_of
from lkj_rules.rules.registry import Scope, function
from lkj_rules.rules.scope import walk

ROW = object_of(BarisTabel)

_REASONS = {
    AlasanTakTeruji.CAPAIAN_KOSONG: Texts("capaian kosong", "the capaian is blank"),
    AlasanTakTeruji.TARGET_KOSONG: Texts("target kosong", "the target is blank"),
    AlasanTakTeruji.REALISASI_KOSONG: Texts("realisasi kosong", "the realisasi is blank"),
    AlasanTakTeruji.AMBIGU: Texts("sebuah angka dapat dibaca dua cara", "a number can be read in two ways"),
    AlasanTakTeruji.BUKAN_ANGKA: Texts("sebuah nilai bukan angka", "a value is not a number"),
    AlasanTakTeruji.BEDA_JENIS: Texts(
        "target dan realisasi berbeda jenis (predikat dan angka)", "target and realisasi are of different kinds"
    ),
    AlasanTakTeruji.ARAH_STABIL: Texts(
        "arah stabil tanpa rumus yang dinyatakan", "the direction is 'stabil' and no formula is stated"
    ),
}


def operands_of(scope: Scope, baris: BarisTabel) -> tuple[Nilai | None, Nilai | None, Nilai | None]:
    """
    Give what a row's capaian is taken of, its realisasi and its capaian.
    """
    return comparand_of(scope, baris), baris.realisasi, baris.capaian


def comparand_of(scope: Scope, baris: BarisTabel) -> Nilai | None:
    """
    Give the value that the row's capaian is taken of: its target, or what the capaian column says.
    """
    tabel = scope.table_of(baris)
    columns = {} if tabel is None else {kolom.id: kolom for kolom in tabel.kolom}
    pembanding = comparison_of(scope, baris)
    if pembanding in (None, Pembanding.TARGET):
        return baris.target
    laporan = scope.laporan
    wanted: tuple[Ukuran, int | None]
    if pembanding is Pembanding.REALISASI_TAHUN_LALU:
        wanted = (Ukuran.REALISASI, laporan.tahun - 1)
    else:
        wanted = (Ukuran.TARGET, None if laporan.renstra is None else laporan.renstra.akhir)
    for name, kolom in columns.items():
        if (kolom.ukuran, kolom.tahun) == wanted:
            return baris.sel.get(name) or getattr(baris, name, None)
    return None


def comparison_of(scope: Scope, baris: BarisTabel) -> Pembanding | None:
    """
    Tell what the capaian column of a row's table is taken of; ``None`` where it does not say.
    """
    tabel = scope.table_of(baris)
    kolom = None if tabel is None else next((kolom for kolom in tabel.kolom if kolom.id == "capaian"), None)
    return None if kolom is None else kolom.pembanding


def verdict_of(scope: Scope, baris: BarisTabel) -> Vonis:
    """
    Judge a row once; the rules that read a class of it share the verdict.
    """

    def make() -> Vonis:
        lkj = scope.laporan.lkj
        indikator = scope.indikator(baris.indikator)
        target, realisasi, capaian = operands_of(scope, baris)
        tabel = scope.table_of(baris)
        near = [] if tabel is None else [operands_of(scope, row) for row in tabel.baris if row is not baris]

        def judge_by(rumus: Formula | None, whose: Indikator | None) -> Vonis:
            return judge(
                target=target,
                realisasi=realisasi,
                capaian=capaian,
                indikator=whose,
                tangga=scope.ladder(indikator),
                rumus=rumus,
                batas_atas=None if lkj is None or lkj.batas_capaian is None else lkj.batas_capaian.tepat,
                batas_bawah=None if lkj is None or lkj.batas_bawah is None else lkj.batas_bawah.tepat,
                neighbours=near,
            )

        found = judge_by(scope.formula(None if indikator is None else indikator.arah), indikator)
        if comparison_of(scope, baris) is not Pembanding.REALISASI_TAHUN_LALU:
            return found
        rising = None if indikator is None else attrs.evolve(indikator, arah=Arah.MAKSIMUM)
        return judge_growth(found, lambda formula: judge_by(formula, rising))

    return scope.memo("vonis", baris, make)


def _verdict_touches(scope: Scope, baris: BarisTabel) -> list[Nilai]:
    """
    Give the values that a verdict rests on, the printed capaian first.
    """
    target, realisasi, capaian = operands_of(scope, baris)
    return [nilai for nilai in (capaian, target, realisasi) if nilai is not None]


def _verdict_reason(scope: Scope, baris: BarisTabel) -> Texts | None:
    alasan = verdict_of(scope, baris).alasan
    return None if alasan is None else _REASONS[alasan]


@function(
    ("row", ROW),
    result=object_of(Vonis),
    touches=_verdict_touches,
    why=_verdict_reason,
    doc=(
        "vonis atas capaian tercetak satu baris; tak diketahui bila tidak dapat diuji",
        "the verdict on a row's printed capaian; unknown where it cannot be tested",
    ),
)
def vonis(scope: Scope, row: BarisTabel) -> Vonis | None:
    """
    Judge a row's capaian; a row that cannot be tested is unknown, with the reason.
    """
    found = verdict_of(scope, row)
    return None if found.kelas is Kelas.TAK_TERUJI else found


@function(
    ("verdict", object_of(Vonis)),
    result=TEXT,
    doc=("perhitungan ulang, langkah demi langkah", "the recomputation, step by step"),
)
def recomputation(_: Scope, verdict: Vonis) -> Texts | None:
    """
    Write the recomputation of a verdict in both languages.
    """
    texts = Texts(write_recomputation(verdict, "id"), write_recomputation(verdict, "en"))
    return texts if texts.id else None


@function(
    ("verdict", object_of(Vonis)),
    result=TEXT,
    doc=("cara batas bekerja dengan kata-kata", "what the cap or floor does, in words"),
)
def cap_words(_: Scope, verdict: Vonis) -> Texts | None:
    """
    Say what kind of cap or floor reproduces the printed capaian.
    """
    if verdict.jenis_batas is None or verdict.batas is None:
        return None
    limit, en = (write_result(verdict.batas, 0, bahasa) for bahasa in ("id", "en"))
    match verdict.jenis_batas:
        case JenisBatas.ATAS:
            return Texts(f"hanya cocok bila dibatasi paling tinggi {limit} %", f"fits only when capped at {en}%")
        case JenisBatas.BAWAH:
            return Texts(f"hanya cocok bila dibatasi paling rendah {limit} %", f"fits only with a floor at {en}%")
        case JenisBatas.LONJAKAN:
            return Texts("hanya cocok bila nilai di atas 110 % dijadikan 120 %", "fits only when anything above 110% becomes 120%")
        case JenisBatas.TAK_DITERAPKAN:
            return Texts(
                f"melewati batas {limit} % yang dinyatakan laporan sendiri",
                f"goes past the limit of {en}% that the report states",
            )


@function(
    ("verdict", object_of(Vonis)),
    result=TEXT,
    doc=("dugaan asal angka yang salah", "guesses at how the wrong number came about"),
)
def guesses(_: Scope, verdict: Vonis) -> Texts:
    """
    Word the guesses of a verdict, or say that nothing simple reproduces the number.
    """
    said = [_guess(each) for each in verdict.tebakan]
    if not said:
        return Texts(
            "Tidak ditemukan salah tulis sederhana yang menghasilkan angka ini.",
            "No simple slip was found that gives this number.",
        )
    return Texts(
        "Mungkin " + ", atau ".join(each.id for each in said) + ".",
        "Possibly " + ", or ".join(each.en for each in said) + ".",
    )


def _guess(tebakan: Tebakan) -> Texts:
    column = "" if tebakan.kolom is None else tebakan.kolom.value
    match tebakan.jenis:
        case JenisTebakan.RUMUS_LAIN:
            return Texts("dihitung dengan rumus lain", "it was computed with another formula")
        case JenisTebakan.DESIMAL_BERGESER:
            return Texts(f"tanda desimal {column} bergeser", f"the decimal mark of the {column} slipped")
        case JenisTebakan.RIBUAN:
            return Texts(f"{column} keliru seribu kali lipat", f"the {column} is off by a factor of a thousand")
        case JenisTebakan.TETANGGA_KOLOM:
            return Texts(f"{column} tertukar dengan kolom di sebelahnya", f"the {column} was taken from the column beside it")
        case JenisTebakan.TETANGGA_BARIS:
            return Texts(f"{column} terambil dari baris lain", f"the {column} was taken from another row")
        case JenisTebakan.ANGKA_TERTUKAR:
            return Texts(f"dua angka pada {column} tertukar tempat", f"two digits of the {column} changed places")
        case JenisTebakan.SATU_ANGKA:
            return Texts(f"satu angka pada {column} keliru", f"one digit of the {column} is wrong")
        case JenisTebakan.BATAS_LAIN:
            limit = Fraction(0) if tebakan.nilai is None else tebakan.nilai
            return Texts(f"dibatasi pada {write_result(limit, 0, 'id')} %", f"it was capped at {write_result(limit, 0, 'en')}%")


def agreeing(scope: Scope, table: Tabel) -> list[tuple[BarisTabel, Vonis]]:
    """
    List the rows of a table whose printed capaian follows from the row's own figures, with their verdicts.
    """
    judged = ((row, verdict_of(scope, row)) for row in walk(table.baris) if row.capaian is not None)
    right = (Kelas.COCOK, Kelas.RENTANG)
    return [(row, verdict) for row, verdict in judged if verdict.kelas in right and verdict.kesesuaian is not None]


def _digits_touches(scope: Scope, table: Tabel) -> list[Nilai]:
    rows = cut_rows(scope, table) or [row for row, _ in agreeing(scope, table)]
    return [nilai for row in rows for nilai in _verdict_touches(scope, row)]


@function(
    ("table", object_of(Tabel)),
    result=list_of(ROW),
    touches=_digits_touches,
    doc=(
        "baris yang capaiannya dipotong, bukan dibulatkan",
        "the rows whose capaian was cut off and not rounded",
    ),
)
def cut_rows(scope: Scope, table: Tabel) -> list[BarisTabel]:
    """
    List the rows of a table whose printed capaian only cutting off explains.
    """
    return [row for row, verdict in agreeing(scope, table) if verdict.kesesuaian is Agreement.CUT]


def claimed_table(scope: Scope, cakupan: Cakupan) -> Tabel | None:
    """
    Find the table that a claim speaks of: the one it names, else the only measurement table.
    """
    if cakupan.tabel is not None:
        return scope.tables.get(cakupan.tabel)
    measuring = [tabel for tabel in scope.tables.values() if tabel.jenis is JenisTabel.PENGUKURAN]
    return measuring[0] if len(measuring) == 1 else None


def _means_touches(scope: Scope, cakupan: Cakupan) -> list[Nilai]:
    tabel = claimed_table(scope, cakupan)
    return [] if tabel is None else [row.capaian for row in walk(tabel.baris) if row.capaian is not None]


@function(
    ("scope", object_of(Cakupan)),
    result=list_of(object_of(Rata)),
    touches=_means_touches,
    doc=(
        "rata-rata yang dapat dimaksud klaim: menurut baris, sasaran, atau induk; sebelum atau sesudah pembulatan",
        "the means that a claim can mean: by row, objective or parent row; before or after rounding",
    ),
)
def means(scope: Scope, cakupan: Cakupan) -> tuple[Rata, ...] | None:
    """
    Give the admissible means over the rows that a claim names.
    """
    tabel = claimed_table(scope, cakupan)
    if tabel is None:
        return None
    return admissible_means([_item(scope, row) for row in tabel.baris], cakupan.menurut)


def _item(scope: Scope, row: BarisTabel) -> Butir:
    return Butir(
        capaian=row.capaian,
        indikator=row.indikator is not None,
        sasaran=row.sasaran,
        anak=tuple(_item(scope, child) for child in row.anak),
    )


@function(
    ("means", list_of(object_of(Rata))),
    result=TEXT,
    doc=("rata-rata yang mungkin, dengan kata-kata", "the possible means, in words"),
)
def means_words(_: Scope, rata: Sequence[Rata]) -> Texts:
    """
    Word the admissible means, each value once.
    """
    texts = []
    for bahasa in ("id", "en"):
        shown: dict[str, str] = {}
        for each in rata:
            number = write_number(each.tepat, 2, bahasa)
            shown.setdefault(number, f"{number}{' ' if bahasa == 'id' else ''}% ({_over(each, bahasa)})")
        texts.append({"id": " atau ", "en": " or "}[bahasa].join(shown.values()))
    return Texts(*texts)


def _over(rata: Rata, bahasa: str) -> str:
    match rata.menurut:
        case Menurut.BARIS:
            what = ("baris", "row" if rata.banyak == 1 else "rows")
        case Menurut.SASARAN:
            what = ("sasaran", "objective" if rata.banyak == 1 else "objectives")
        case Menurut.INDUK:
            what = ("baris induk", "parent row" if rata.banyak == 1 else "parent rows")
    return f"{rata.banyak} {what[0]}" if bahasa == "id" else f"over {rata.banyak} {what[1]}"


@function(
    ("indicator", CODE),
    result=ROW,
    doc=(
        "baris yang mengukur satu indikator: dari tabel pengukuran, atau tabel analisis bila realisasinya hanya tercetak di sana",
        "the row that measures an indicator: of the measurement table, or of an analysis where only that prints the realisasi",
    ),
)
def measured(scope: Scope, indicator: str) -> BarisTabel | None:
    """
    Find the row that measures an indicator.
    """
    return scope.memo("measuring", scope.laporan, lambda: _measuring(scope)).get(indicator)


def _measuring(scope: Scope) -> dict[str, BarisTabel]:
    found: dict[str, BarisTabel] = {}
    for jenis, full in ((JenisTabel.PENGUKURAN, True), (JenisTabel.ANALISIS, True), (JenisTabel.PENGUKURAN, False)):
        for tabel in scope.tables.values():
            for baris in walk(tabel.baris) if tabel.jenis is jenis else ():
                if baris.indikator is not None and (not full or baris.realisasi is not None):
                    found.setdefault(str(baris.indikator), baris)
    return found


def _no_direction(scope: Scope, row: BarisTabel) -> Texts | None:
    indikator = scope.indikator(row.indikator)
    if indikator is None or indikator.arah is not None or scope.ladder(indikator) is not None:
        return None
    return Texts("arah indikator tidak dinyatakan", "the indicator's direction is not given")


@function(
    ("row", ROW),
    result=BOOL,
    touches=lambda _, row: [nilai for nilai in (row.realisasi, row.target) if nilai is not None],
    why=_no_direction,
    doc=(
        "benar bila realisasi pasti tidak mencapai target menurut arah indikator",
        "true when the realisasi certainly misses the target in the indicator's direction",
    ),
)
def missed(scope: Scope, row: BarisTabel) -> bool | None:
    """
    Tell whether a row's realisasi is worse than its target.
    """
    if row.target is None or row.realisasi is None:
        return None
    return worse(scope, row.realisasi, row.target)
