"""
What a printed value is read as, in words: the number with the range that its hidden digits allow, a bound, a word, nothing.
"""

from __future__ import annotations

from lkj_rules.engine.wording import write_number
from lkj_rules.model.findings import Bahasa, Texts
from lkj_rules.model.intervals import Interval
from lkj_rules.model.values import Ambigu, Angka, Batas, Kata, Kosong, Kurung, Nilai, Rentang


def reading_words(nilai: Nilai) -> Texts:
    """
    Say what a value is to rules.
    """
    match nilai.bacaan:
        case Angka() as angka:
            return Texts(*(_number(nilai, angka, bahasa) for bahasa in Bahasa))
        case Batas(tanda=tanda, angka=angka):
            return Texts(*(f"{tanda.value} {_exact(angka, bahasa)}" for bahasa in Bahasa))
        case Rentang(bawah=bawah, atas=atas):
            return Texts(*(f"{_exact(bawah, bahasa)}–{_exact(atas, bahasa)}" for bahasa in Bahasa))
        case Kata():
            return Texts("kata", "a word")
        case Kosong():
            return Texts("kosong", "blank")
        case Ambigu(ribuan=first_reading, pecahan=second_reading) | Kurung(positif=first_reading, negatif=second_reading):
            two = {bahasa: (_exact(first_reading, bahasa), _exact(second_reading, bahasa)) for bahasa in Bahasa}
            (first, second), (one, other) = two[Bahasa.ID], two[Bahasa.EN]
            return Texts(f"{first} atau {second}", f"{one} or {other}")


def _exact(angka: Angka, bahasa: str) -> str:
    return write_number(angka.nilai, bahasa, decimals=max(angka.desimal, 0))


def _number(nilai: Nilai, angka: Angka, bahasa: str) -> str:
    """
    Write the number, or the range of the true values where digits are hidden.
    """
    known = nilai.bilangan
    if isinstance(known, Interval):
        return write_number(known, bahasa, decimals=max(angka.desimal, 0) + 1)
    return _exact(angka, bahasa)
