"""
Two names are one person's however they are written; other persons stay other persons.
"""

from __future__ import annotations

import pytest

from lkj_rules.model.persons import same_person


@pytest.mark.parametrize(
    "other",
    [
        "Ketua Tim Reviu", "  KETUA   tim\u00a0reviu ", "Ketua\u200b Tim Re\u00adviu", "Ｋｅｔｕａ Ｔｉｍ Ｒｅｖｉｕ",
        "Кetua Тim Rеviu", "Κetua Τim Revιu", "Kétua Tïm Revıu", "Ketua-Tim.Reviu", "Ketua_Tim_Reviu", "KetuaTimReviu",
        "Bapak Ketua Tim Reviu, S.E., M.Si.", "Reviu, Ketua Tim", "Ketua T1m Rev|u", "Ꮶetua Tim Reviu", "𝐊𝐞𝐭𝐮𝐚 𝕋𝕚𝕞 𝓡𝓮𝓿𝓲𝓾",
        "Ketua\u202e Tim\u2066 Reviu", "K\u0336e\u0336tua Tim Reviu", "ĸetua Tim Reviu", "Ketua Tim Reviu\ufe0f", "кetua tim reviu",
        "Ketua Tim Reviu.", "“Ketua Tim Reviu”",
    ],
)  # fmt: skip
def test_one_person(other: str) -> None:
    """
    Width, invisible characters, other scripts, accents, punctuation, titles and order do not make a second person.
    """
    assert same_person("Ketua Tim Reviu", other)
    assert same_person(other, "Ketua Tim Reviu")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Perencana", "Ketua Tim Reviu"), ("Anggota 1", "Anggota 2"), ("Kepala Bagian", "Kepala Subbagian"),
        ("Drs. Budi Santoso", "Drs. Budi Santosa"), ("Ibu", "Bapak"), ("Inspektur I", "Inspektur II"),
        ("Sekretaris", "Sekretariat"),
    ],
)  # fmt: skip
def test_two_persons(one: str, other: str) -> None:
    """
    Offices and names that a reader would not confuse are two.
    """
    assert not same_person(one, other)
