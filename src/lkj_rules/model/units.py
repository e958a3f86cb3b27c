"""
What units of measurement say about numbers: which multiply them, and which have no fractions.

Both lists are closed and short on purpose: a unit that is not listed decides nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

THOUSANDFOLD = {"ribu": 3, "juta": 6, "miliar": 9, "milyar": 9, "triliun": 12, "trilyun": 12}
"""Zeros that a word behind a number adds to it."""

UNBREAKABLE = frozenset({
    "berkas", "buah", "desa", "dokumen", "eksemplar", "ekor", "idr", "jiwa", "kasus", "kecamatan", "kegiatan", "kelompok",
    "kelurahan", "keluarga", "kk", "koperasi", "laporan", "lembaga", "lembar", "orang", "paket", "pasien", "pegawai", "pemilih",
    "perkara", "perusahaan", "peserta", "rp", "rupiah", "sekolah", "siswa", "suara", "tps", "umkm", "unit",
})  # fmt: skip
"""Units of which there is no half: with them ``3.000`` can only be three thousand."""

LONGEST_UNIT = 100

# "orang per hari" is a mean and "rupiah (ribuan)" is printed in thousands: both have fractions again.
_BREAKING = frozenset({"per", "rata", "rerata", "ribuan", "jutaan", "miliaran", "persen", *THOUSANDFOLD})


@lru_cache(maxsize=1024)
def cannot_break(unit: str | None) -> bool:
    """
    Tell whether a unit has no fractions; its first word decides (``dokumen perencanaan``).
    """
    if unit is None or len(unit) > LONGEST_UNIT:
        return False
    words = re.findall(r"[^\W\d_]+", unit.casefold())
    return bool(words) and words[0] in UNBREAKABLE and _BREAKING.isdisjoint(words) and not set("/%") & set(unit)
