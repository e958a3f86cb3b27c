"""
Functions that word a verdict on a capaian: the row, what it is held against, the computation, the guesses.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from lkj_rules.domain.achievements import rows, verdicts
from lkj_rules.domain.achievements.recomputation import write_number, write_recomputation, write_result
from lkj_rules.domain.achievements.rows import comparand_of, comparison_of, measuring_row
from lkj_rules.domain.achievements.verdicts import verdict_of
from lkj_rules.domain.achievements.vonis import JenisTebakan, Kelas, Tebakan, Vonis
from lkj_rules.domain.comparison import Side
from lkj_rules.domain.facts import Fakta
from lkj_rules.model.documents import BarisTabel, Pembanding
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Agreement, bounds, step
from lkj_rules.rules.kinds import FACTS, TEXT, object_of
from lkj_rules.rules.registry import Scope, function

ROW = object_of(BarisTabel)

VERDICT = object_of(Vonis)

SHOWN_ROWS = 5
"""How many rows a sentence lists; the rest is counted."""


@function(
    ("row", ROW),
    result=TEXT,
    doc=(
        "yang menjadi pembanding capaian, dengan nilainya: target, realisasi tahun lalu, atau target akhir Renstra",
        "what the capaian is taken of, with its value: the target, last year's realisasi or the Renstra's end target",
    ),
)
def comparand_words(scope: Scope, row: BarisTabel) -> Texts | None:
    """
    Say which figure a row's capaian is taken of.
    """
    value = comparand_of(scope, row)
    if value is None:
        return None
    shown, name = value.terbaca, comparand_name(scope, row)
    return Texts(f"{name.id} {shown}", f"{name.en} {shown}")


@function(
    ("row", ROW),
    result=TEXT,
    doc=(
        "yang menjadi pembanding capaian: target, realisasi tahun lalu, atau target akhir Renstra",
        "what the capaian is taken of: the target, last year's realisasi or the Renstra's end target",
    ),
)
def comparand_name(scope: Scope, row: BarisTabel) -> Texts:
    """
    Call what a row's capaian is taken of by its name, without its value.
    """
    match comparison_of(scope, row):
        case Pembanding.REALISASI_TAHUN_LALU:
            return Texts("realisasi tahun lalu", "last year's result")
        case Pembanding.TARGET_AKHIR_RENSTRA:
            return Texts("target akhir Renstra", "the Renstra's end target")
        case _:
            return Texts("target", "target")


@function(
    ("verdict", VERDICT),
    result=TEXT,
    doc=("capaian yang seharusnya menurut rumus yang berlaku", "the capaian that the admissible formulas give"),
)
def expected_words(_: Scope, verdict: Vonis) -> Texts | None:
    """
    Say what the capaian should be; two admissible formulas give two values.
    """
    values = [value for value in (verdict.harapan, verdict.harapan_lain) if value is not None]
    if not values:
        return None
    decimals = 0 if verdict.capaian is None else verdict.capaian.desimal
    id_ = dict.fromkeys(f"{write_result(value, decimals, 'id')} %" for value in values)
    en = dict.fromkeys(f"{write_result(value, decimals, 'en')}%" for value in values)
    return Texts(" atau ".join(id_), " or ".join(en))


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


@function(
    ("verdict", VERDICT),
    result=TEXT,
    doc=(
        "realisasi yang tidak tercetak tetapi diperlukan agar capaian cocok",
        "the realisasi that is not printed but would be needed for the capaian to fit",
    ),
)
def needed_words(_: Scope, verdict: Vonis) -> Texts:
    """
    Say between which numbers the realisasi would have to lie.
    """
    if verdict.dibutuhkan is None:
        return Texts("angka desimal yang tidak tercetak", "decimals that are not printed")
    decimals = (0 if verdict.realisasi is None else max(verdict.realisasi.desimal, 0)) + 1
    low, high = bounds(verdict.dibutuhkan)
    while high - low < 2 * step(decimals) and decimals < _MOST_DECIMALS and low != high:
        decimals += 1
    ends = [[write_number(end, decimals, bahasa) for end in (low, high)] for bahasa in ("id", "en")]
    return Texts(f"antara {ends[0][0]} dan {ends[0][1]}", f"between {ends[1][0]} and {ends[1][1]}")

_MOST_DECIMALS = 9


@function(
    ("side", FACTS),
    result=TEXT,
    doc=(
        "dari capaian yang berbeda-beda: mana yang sesuai dengan barisnya, dan mana yang ternyata target atau realisasi",
        "of differing capaian: which follow from their row, and which are a target or a realisasi",
    ),
)
def origin_words(scope: Scope, side: Side) -> Texts:
    """
    Help to choose among contradicting capaian; nothing is said where all or none follow from their rows and none is another cell.
    """
    sound = [fakta for fakta in side if _follows(scope, fakta)]
    if len(sound) == len(side):
        return Texts("", "")
    said = list(_sound_words(scope, sound))
    said += [text for fakta in side if fakta not in sound for text in _mistaken(scope, fakta)]
    return Texts("".join(f" {text.id}" for text in said), "".join(f" {text.en}" for text in said))


def _follows(scope: Scope, fakta: Fakta) -> bool:
    row = fakta.pemilik
    if not isinstance(row, BarisTabel) or row.capaian is not fakta.nilai:
        return False
    verdict = verdict_of(scope, row)
    fits = verdict.kelas is Kelas.COCOK or (verdict.kelas is Kelas.RENTANG and verdict.cocok)
    return bool(fits) and verdict.kesesuaian is not Agreement.HIDDEN


def _sound_words(scope: Scope, sound: list[Fakta]) -> Iterator[Texts]:
    shown = "; ".join(dict.fromkeys(f"{fakta.nilai.terbaca} ({scope.place(fakta)})" for fakta in sound))
    if shown:
        yield Texts(
            f"Yang sesuai dengan target dan realisasi di barisnya: {shown}.",
            f"What follows from target and result of its row: {shown}.",
        )


def _mistaken(scope: Scope, fakta: Fakta) -> Iterator[Texts]:
    row = None if fakta.indikator is None else measuring_row(scope, fakta.indikator.kode)
    if row is None or fakta.nilai.tepat is None:
        return
    cells = (("target", "target", row.target), ("realisasi", "result", row.realisasi))
    same = [(id_, en) for id_, en, cell in cells if cell is not None and cell.tepat == fakta.nilai.tepat]
    if same:
        shown = fakta.nilai.terbaca
        yield Texts(
            f"{shown} sama dengan {' dan '.join(id_ for id_, _ in same)}nya.",
            f"{shown} equals its {' and its '.join(en for _, en in same)}.",
        )


@function(
    ("row", ROW),
    result=TEXT,
    doc=(
        "nama baris: indikatornya, nama seperti tercetak, sasarannya, atau nomornya",
        "the name of a row: its indicator, its name as printed, its objective, or its number",
    ),
)
def row_name(scope: Scope, row: BarisTabel) -> Texts:
    """
    Name a row for a reader.
    """
    return rows.row_name(scope, row)


@function(
    ("verdict", object_of(Vonis)),
    result=TEXT,
    doc=("cara batas bekerja dengan kata-kata", "what the cap or floor does, in words"),
)
def cap_words(_: Scope, verdict: Vonis) -> Texts | None:
    """
    Say what kind of cap or floor reproduces the printed capaian.
    """
    return verdicts.cap_words(_, verdict)
