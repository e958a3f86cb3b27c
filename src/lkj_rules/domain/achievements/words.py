"""
A verdict on a capaian in words: what it should be, how a wrong one may have come about, what it is taken of.
"""

from __future__ import annotations

from fractions import Fraction

from lkj_rules.domain.achievements.recomputation import write_number, write_recomputation, write_result
from lkj_rules.domain.achievements.rows import comparison_of
from lkj_rules.domain.achievements.vonis import JenisTebakan, Tebakan, Vonis
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import BarisTabel, Pembanding
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import bounds, round_half_up, step

_MOST_DECIMALS = 9
_SHOWS_ROUNDING = 2
"""Further decimals that show which way a number was rounded."""

_COMPARANDS = {
    Pembanding.REALISASI_TAHUN_LALU: Texts("realisasi tahun lalu", "last year's result"),
    Pembanding.TARGET_AKHIR_RENSTRA: Texts("target akhir Renstra", "the Renstra's end target"),
}


def comparand_name(scope: Scope, row: BarisTabel) -> Texts:
    """
    Name what a row's capaian is taken of: the target, last year's realisasi or the Renstra's end target.
    """
    compared = comparison_of(scope, row)
    return Texts("target", "target") if compared is None else _COMPARANDS.get(compared, Texts("target", "target"))


def expected_words(verdict: Vonis) -> Texts | None:
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


def recomputation_words(verdict: Vonis) -> Texts | None:
    """
    Write the recomputation, step by step; ``None`` where nothing can be computed.
    """
    texts = Texts(write_recomputation(verdict, "id"), write_recomputation(verdict, "en"))
    return texts if texts.id else None


def guess_words(verdict: Vonis) -> Texts:
    """
    Word the guesses of a verdict, or say that nothing simple reproduces the number.
    """
    said = list(dict.fromkeys(_guess(each) for each in verdict.tebakan))
    if not said:
        return Texts("Tidak ditemukan salah tulis sederhana yang menghasilkan angka ini.",
                     "No simple slip was found that gives this number.")
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
            return Texts(f"{column} tertukar dengan kolom di sebelahnya", f"the {column} was taken from the column next to it")
        case JenisTebakan.TETANGGA_BARIS:
            return Texts(f"{column} terambil dari baris lain", f"the {column} was taken from another row")
        case JenisTebakan.ANGKA_TERTUKAR:
            return Texts(f"dua angka pada {column} tertukar tempat", f"two digits of the {column} changed places")
        case JenisTebakan.SATU_ANGKA:
            return Texts(f"satu angka pada {column} keliru", f"one digit of the {column} is wrong")
        case JenisTebakan.BATAS_LAIN:
            limit = Fraction(0) if tebakan.nilai is None else tebakan.nilai
            return Texts(f"dibatasi pada {write_result(limit, 0, 'id')} %", f"it was capped at {write_result(limit, 0, 'en')}%")


def needed_words(verdict: Vonis) -> Texts:
    """
    Say between which numbers the realisasi would have to lie for the printed capaian to fit.
    """
    if verdict.dibutuhkan is None:
        return Texts("angka desimal yang tidak tercetak", "decimals that are not printed")
    decimals = (0 if verdict.realisasi is None else max(verdict.realisasi.desimal, 0)) + 1
    low, high = bounds(verdict.dibutuhkan)
    while high - low < 2 * step(decimals) and decimals < _MOST_DECIMALS and low != high:
        decimals += 1
    ends = [[write_number(end, decimals, bahasa) for end in (low, high)] for bahasa in ("id", "en")]
    return Texts(f"antara {ends[0][0]} dan {ends[0][1]}", f"between {ends[1][0]} and {ends[1][1]}")


def rounding_words(verdict: Vonis) -> Texts:
    """
    Write the recomputed capaian with further decimals, and rounded where that is not what is printed.
    """
    angka, expected = verdict.capaian, verdict.harapan or Fraction(0)
    decimals = 0 if angka is None else angka.desimal
    longer = [write_result(expected, decimals + _SHOWS_ROUNDING, bahasa) for bahasa in ("id", "en")]
    texts = Texts(f"hitungan {longer[0]}", f"computed {longer[1]}")
    if angka is None or round_half_up(expected, decimals) == angka.nilai:
        return texts
    short = [write_number(expected, decimals, bahasa) for bahasa in ("id", "en")]
    return Texts(f"{texts.id}, dibulatkan {short[0]}", f"{texts.en}, rounded {short[1]}")
