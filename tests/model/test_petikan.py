"""
Texts pointed at: their pointer is their owner's with the keys from there.
"""

from pathlib import Path

import pytest

from lkj_rules.files.report_reader import read_report
from lkj_rules.model.identity import Index
from lkj_rules.model.pointers import Petikan, Pointers, owners_of

CLEAN = Path(__file__).parents[2] / "fixtures" / "base" / "clean.json"


def test_pointer_of_a_text() -> None:
    """
    A wording, and a member of a list, have the pointers that the file gives them.
    """
    laporan = read_report(CLEAN).laporan
    assert laporan.lkj is not None
    assert laporan.lkj.bagian is not None
    row = laporan.lkj.tabel[0].baris[1]
    texts = [
        Petikan(teks="…", pemilik=row, jalur=("nama",)),
        Petikan(teks="Penutup", pemilik=laporan.lkj.bagian, jalur=("ada", 15)),
    ]

    pointers = Pointers(laporan)

    assert [pointers.of(text) for text in texts] == ["/lkj/tabel/0/baris/1/nama", "/lkj/bagian/ada/15"]


def test_a_text_of_another_report_has_no_pointer() -> None:
    """
    A text whose owner does not belong to the report is refused.
    """
    laporan, other = read_report(CLEAN).laporan, read_report(CLEAN).laporan

    with pytest.raises(LookupError):
        Pointers(laporan).of(Petikan(teks="…", pemilik=other.indikator[0], jalur=("nama",)))


def test_everything_belongs_to_something() -> None:
    """
    Every object of a report but the report itself is a part of another, whose pointer its own begins with.
    """
    laporan = read_report(CLEAN).laporan
    pointers = Pointers(laporan)
    owners = Index(owners_of(laporan))

    target = laporan.rkt[0].baris[0].target
    above = []
    owner = owners.get(target)
    while owner is not None:
        above.append(pointers.of(owner))
        owner = owners.get(owner)

    assert above == ["/rkt/0/baris/0", "/rkt/0", ""]
