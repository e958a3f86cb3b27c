"""
Budget codes, segment by segment.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj_rules.model.documents import Anggaran, KodePos, PosAnggaran
from lkj_rules.model.reading.codes import CodeTree, Kode, is_under, lengkapi, parse_code


def _code(text: str) -> Kode:
    kode = parse_code(text)
    assert kode is not None
    return kode


def _pos(kode: str | None, *anak: PosAnggaran) -> PosAnggaran:
    return PosAnggaran(kode=None if kode is None else KodePos(kode), anak=anak)


@pytest.mark.parametrize(
    ("text", "expected", "kinds"),
    [
        ("076.01.CQ", "076.01.CQ", "ba unit program"),
        ("CQ.6639", "CQ.6639", "program kegiatan"),
        ("CQ", "CQ", "program"),
        ("6871.QGE.001", "6871.QGE.001", "kegiatan kro ro"),
        ("(6709.QGE 004)", "6709.QGE.004", "kegiatan kro ro"),
        ("QGE:004", "QGE.004", "kro ro"),
        ("\u0421Q.6639", "CQ.6639", "program kegiatan"),
        ("3355", "3355", "kegiatan"),
        (
            "076 01 CQ 6871 QGE 001 051 A 521211",
            "076.01.CQ.6871.QGE.001.051.A.521211",
            "ba unit program kegiatan kro ro komponen sub akun",
        ),
        ("001.051.521211", "001.051.521211", "ro komponen akun"),
        ("6.01.02.2.01.03", "6.01.02.2.01.03", "daerah " * 6),
        ("5.1.02.04.01.0003", "5.1.02.04.01.0003", "daerah " * 6),
    ],
)
def test_codes_are_read(text: str, expected: str, kinds: str) -> None:
    """Any stretch of a code is recognised by the shapes of its segments."""
    kode = _code(text)

    assert expected == str(kode)
    assert kinds.split() == [part.jenis.value for part in kode.segmen]


@pytest.mark.parametrize("text", ["", "Program", "076-01_CQ", "CQ.001", "12345", "1" * 200, "QGE.6871"])
def test_other_texts_are_no_codes(text: str) -> None:
    """A text whose segments do not follow one another is no code."""
    assert parse_code(text) is None


def test_the_line_above_decides_what_a_lone_segment_is() -> None:
    """A lone 001 is an RO below a KRO and a komponen below an RO."""
    kro, ro = _code("6871.QGE"), _code("6871.QGE.001")

    assert [part.jenis.value for part in getattr(parse_code("001", induk=kro), "segmen", ())] == ["ro"]
    assert [part.jenis.value for part in getattr(parse_code("001", induk=ro), "segmen", ())] == ["komponen"]


def test_missing_leading_segments_come_from_the_ancestor() -> None:
    """A short code is completed where it joins the ancestor, and left alone where it does not."""
    assert str(lengkapi(_code("CQ.6871"), _code("076.01.CQ"))) == "076.01.CQ.6871"
    assert str(lengkapi(_code("QGE.001"), _code("076.01.CQ.6871"))) == "076.01.CQ.6871.QGE.001"
    assert str(lengkapi(_code("QGE.001"), _code("076.01.CQ"))) == "QGE.001"


@pytest.mark.parametrize(
    ("child", "parent", "expected"),
    [
        ("CQ.6871", "CQ", True),
        ("WA.3355", "CQ", False),
        ("CQ", "CQ", False),
        ("6871.QGE.001", "CQ", None),
        ("6.01.02", "6.01", True),
        ("6.01.02", "6.02", False),
        ("5.1.02.04.01.0003", "6.01.02.2.01.03", None),
    ],
)
def test_belonging(child: str, parent: str, expected: bool | None) -> None:  # noqa: FBT001
    """A code belongs below another, does not, or does not say."""
    assert expected is is_under(_code(child), _code(parent))


def test_a_budget_tree_gives_full_codes() -> None:
    """Short codes find their one place in the tree; a code that stands twice is not guessed."""
    cq = _pos("076.01.CQ", _pos("CQ.6871", _pos("QGE.001"), _pos("QGE 002")), _pos("CQ.6872", _pos("QGE.001")))
    wa = _pos("076.01.WA", _pos("WA.3355", _pos(None, _pos("EBA.994"))), _pos("WA.3360"))
    tree = CodeTree(Anggaran(versi="revisi", pos=(cq, wa)))

    assert str(tree.full(cq.anak[0].anak[1])) == "076.01.CQ.6871.QGE.002"
    assert str(tree.full(wa.anak[0].anak[0].anak[0])) == "076.01.WA.3355.EBA.994"
    assert str(tree.find(_code("6871.QGE.001"))) == "076.01.CQ.6871.QGE.001"
    assert tree.find(_code("QGE.001")) is None
    assert tree.find(_code("6982.QGE.003")) is None
    assert str(tree.find(_code("WA"))) == "076.01.WA"
    assert str(tree.complete(_code("3360.EBA.994"))) == "076.01.WA.3360.EBA.994"
    assert str(tree.complete(_code("6871.QGE.009"))) == "076.01.CQ.6871.QGE.009"
    assert tree.complete(_code("9999")) is None


@given(st.text(max_size=100) | st.text("0123456789ABQ. :", max_size=40))
def test_any_text_is_a_code_or_none(text: str) -> None:
    """A code that was read is written so that it reads back."""
    kode = parse_code(text)

    assert kode is None or kode == parse_code(str(kode))
