"""
Two printed contacts contradict one another only where they cannot both be right.
"""

import pytest

from lkj_rules.domain.texts.contacts import contradict
from lkj_rules.model.documents import JenisKontak, Kontak


@pytest.mark.parametrize(
    ("jenis", "one", "other", "expected"),
    [
        ("telepon", "(0623) 248244", "(0623) 348244", True),
        ("telepon", "(0623) 248244", "248 244", False),
        ("telepon", "+62 623 248244", "0623-248244", False),
        ("telepon", "(022) 7207310, 7207320", "7207320", False),
        ("telepon", "(022) 7207310", "ext. 12", None),
        ("faks", "–", "248222", None),
        ("situs", "https://www.contoh.go.id/", "contoh.go.id", False),
        ("situs", "contoh.go.id", "contoh.com", True),
        ("surel", "KPU@contoh.go.id", "kpu@contoh.go.id", False),
        ("alamat", "Jl. Merdeka No. 1", "Jalan Merdeka Nomor 1, Kisaran", False),
        ("alamat", "Jl. Merdeka No. 1", "Jl. Merdeka No. 2", True),
        ("alamat", "", "Jl. Merdeka", None),
    ],
)
def test_contradict(jenis: str, one: str, other: str, *, expected: bool | None) -> None:
    """
    The verdict is the same from both sides.
    """
    left, right = (Kontak(jenis=JenisKontak(jenis), teks=text) for text in (one, other))

    assert (expected, expected) == (contradict(left, right), contradict(right, left))
