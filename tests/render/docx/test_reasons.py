"""
Reasons are reported without the keys of the data file.
"""

from __future__ import annotations

import attrs
import pytest

from lkj_rules.api import load_rules
from lkj_rules.domain.facts import Dokumen
from lkj_rules.model.documents import Laporan
from lkj_rules.render.docx.wording import NAMES, reason_words


@pytest.mark.parametrize(("text", "told"), [
    ("bagian 'lkj.skala' tidak ada dalam berkas", "Skala kategori tidak ada dalam berkas data"),
    ("bagian 'pk' tidak ada dalam berkas", "Perjanjian Kinerja tidak ada dalam berkas data"),
    ("tidak dapat ditentukan pk mana yang berlaku", "Tidak dapat ditentukan Perjanjian Kinerja mana yang berlaku"),
    ("rkt tidak memuat satu pun target", "Rencana Kinerja Tahunan (RKT) tidak memuat satu pun target"),
    ("angka_naskah dapat dibaca dua cara", "Angka dalam naskah dapat dibaca dua cara"),
    ("first_budget('belanja').tanggal tidak dinyatakan", "Tanggal tidak dinyatakan"),
    ("kode '1.2' tidak menyebut induknya", "Kode “1.2” tidak menyebut induknya"),
    ("daftar sasaran LKj tidak ada dalam berkas", "Daftar sasaran LKj tidak ada dalam berkas data"),
    ("nilai di LKj kosong", "Nilai di LKj kosong"),
])  # fmt: skip
def test_reasons_in_a_readers_words(text: str, told: str) -> None:
    """
    Documents and parts are named as readers do, in one wording with one kind of quotes.
    """
    assert reason_words(text) == told


def test_every_part_that_can_be_absent_has_a_name() -> None:
    """
    Every document, part of the file, and part that a rule requires is named by a phrase of its own.
    """
    parts = {each.name for each in attrs.fields(Laporan)} - {"format", "entitas", "tahun"}
    parts |= {each.value for each in Dokumen} | {path for rule in load_rules() for path in rule.requires}

    assert sorted(parts - NAMES.keys()) == []
