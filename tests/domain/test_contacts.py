"""
Two printed contacts contradict one another only where they cannot both be right.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj_rules.domain.scope import Scope
from lkj_rules.domain.texts import contacts
from lkj_rules.domain.texts.contacts import contacts_compared, contradict
from lkj_rules.model.documents import Entitas, JenisKontak, Kontak, Laporan, Level, Lkj
from lkj_rules.model.values import Sumber


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


PRINTED = st.builds(
    Kontak,
    jenis=st.sampled_from((JenisKontak.TELEPON, JenisKontak.FAKS)),
    teks=st.sampled_from(("021-555666", "555666", "022 555666", "0623 41234, 555666", "–", "41234")),
    sumber=st.sampled_from((None, Sumber(halaman="1"), Sumber(halaman="2"), Sumber(halaman="3"))),
)


def compared(printed: list[Kontak]) -> list[tuple[Kontak | None, Kontak | None]]:
    """
    Compare the contacts of a report.
    """
    office = Entitas(nama="X", level=Level.SATKER)
    laporan = Laporan(format="lkj-rules/1", entitas=office, tahun=2024, lkj=Lkj(kontak=tuple(printed)))
    found = contacts_compared(Scope(laporan))
    return [(found[each].sebelumnya, found[each].bertentangan) for each in printed]


@given(st.lists(PRINTED, max_size=9))
def test_compared_as_pairs(printed: list[Kontak]) -> None:
    """
    What is found in one pass is what comparing every pair finds.
    """
    expected = []
    for number, contact in enumerate(printed):
        place, kind = contact.sumber, contact.jenis
        here = [each for each in printed if each.jenis is kind and each.sumber == place] if place is not None else [contact]
        before = [each for each in printed[:number] if each.jenis is kind and (each.sumber != place or place is None)]
        places = [[each for each in before if each is first or each.sumber == first.sumber is not None] for first in before]
        against = [each[0] for each in places if all(contradict(mine, other) for mine in here for other in each)]
        expected.append((before[0] if before else None, against[0] if against else None))

    assert [tuple(map(id, each)) for each in expected] == [tuple(map(id, each)) for each in compared(printed)]


@pytest.mark.parametrize("text", ["021-555666", "–", "0{number:06d}"])
def test_time_is_linear(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Places that print the same, nothing that can be read, or all another number, are not compared pair by pair.
    """
    asked = []
    monkeypatch.setattr(contacts, "contradict", lambda one, other: asked.append(one) or contradict(one, other))

    compared([Kontak(jenis=JenisKontak.TELEPON, teks=text.format(number=number + 100000)) for number in range(500)])

    assert len(asked) <= 2 * 500
