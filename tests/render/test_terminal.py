"""
The terminal output fits, speaks both languages, and obeys nothing that a report says.
"""

from __future__ import annotations

from collections.abc import Callable

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj_rules.model.findings import Breakage, Finding, Place, Pointer, RuleId, Severity, Texts
from lkj_rules.render.material import Session
from lkj_rules.render.safe import plain
from lkj_rules.render.terminal import render_terminal
from lkj_rules.render.terminal.layout import align_figures, wrap

Maker = Callable[..., Finding]
Sessions = Callable[..., Session]


def test_finding_is_told_whole(make_finding: Maker, make_session: Sessions) -> None:
    """
    A finding shows mark, rule, values with places and line:column, the working, and what to do.
    """
    text = render_terminal(make_session(make_finding()))

    wanted = (
        "── Laporan Kinerja (LKj) ─",
        "KESALAHAN   CAP003  Capaian dipotong",
        f"{'    tertulis    100 %     Tabel 3.1':<76}12:5",
        f"{'    target       95 %     Tabel 3.1':<75}12:40",
        "    seharusnya  105,26 %",
        "    selisih      −5,26",
        "    hitungan: 100 ÷ 95 × 100 = 105,26; tertulis 100 %",
        "  → Nyatakan batasnya.",
        "  1 dari 2 angka dan predikat dalam berkas diperiksa oleh sedikitnya satu",
        "    2× target kosong (CAP003)",
        "1 kesalahan.",
        "Status keluar 1: ada temuan bertingkat kesalahan atau lebih berat.",
    )
    assert [line for line in wanted if line not in text] == []


def test_english(make_finding: Maker, make_session: Sessions) -> None:
    """
    In English no Indonesian word of ours is left.
    """
    text = render_terminal(make_session(make_finding(), bahasa="en"))

    assert "ERROR    CAP003  Achievement capped" in text
    assert "working: 100 ÷ 95 × 100 = 105.26; printed 100 %" in text
    assert [word for word in ("tertulis", "seharusnya", "temuan", "aturan", "Status keluar") if word in text] == []


def test_group_has_one_heading_and_one_advice(make_finding: Maker, make_session: Sessions) -> None:
    """
    Findings of one group stand under one heading, with what to do said once.
    """
    second = make_finding(message=Texts("Capaian kedua.", "The second."), severity=Severity.WARNING)

    text = render_terminal(make_session(make_finding(), second))

    assert (text.count("Capaian dipotong"), text.count("Nyatakan batasnya"), text.count("  • ")) == (1, 1, 2)
    assert "  • [peringatan] Capaian kedua." in text


def test_repetitions_are_named_in_one_line(make_finding: Maker, make_session: Sessions) -> None:
    """
    Places where the same fault is repeated follow ``Juga di``.
    """
    again = Place(pointer=Pointer("/lkj/tabel/1"), role="juga", value="100 %", tempat=Texts("Tabel 3.2", "Tabel 3.2"))

    text = render_terminal(make_session(make_finding(related=(again,))))

    assert "    Juga di: Tabel 3.2\n" in text


def test_doubt_is_told(make_finding: Maker, make_session: Sessions) -> None:
    """
    A finding that rests on a doubtful value says so.
    """
    text = render_terminal(make_session(make_finding(softened=Texts("Nilai diragukan.", "Doubtful."))))

    assert "(Nilai diragukan.)" in text


def test_broken_rule_is_loud(make_session: Sessions) -> None:
    """
    A rule that broke is named with its fault, though nothing was found.
    """
    session = make_session()
    report = session.reports[0]
    breakage = Breakage(rule=RuleId("CAP003"), pointer=Pointer("/lkj"), error="TypeError: x")
    result = attrs.evolve(report.result, breakages=(breakage,))

    text = render_terminal(attrs.evolve(session, reports=(attrs.evolve(report, result=result),), status=4))

    assert "ATURAN YANG RUSAK" in text
    assert "CAP003 /lkj: TypeError: x" in text
    assert "Status keluar 4" in text


def test_clean_reports_among_several_take_a_line_each(make_finding: Maker, make_session: Sessions) -> None:
    """
    Of several reports those without findings are told in one sentence.
    """
    clean, faulty = make_session().reports, make_session(make_finding(), path="b.json").reports

    text = render_terminal(attrs.evolve(make_session(), reports=clean + faulty))

    assert text.startswith("laporan.json: tidak ada temuan; 1 dari 2 angka")
    assert "1 kesalahan dalam 2 laporan." in text


HOSTILE = "\x1b[31m[red]x[/red]\x07\x9b2J\u202e\r\n<script>|"


def test_hostile_text_is_shown_not_obeyed(make_finding: Maker, make_session: Sessions) -> None:
    """
    Escapes, markup and marks of direction in a report's texts come out as visible characters.
    """
    texts = Texts(HOSTILE, HOSTILE)
    place = Place(pointer=Pointer("/lkj"), role=HOSTILE, value=HOSTILE, tempat=texts)
    finding = make_finding(
        title=texts, message=texts, help=texts, place=place, related=(place,), document=HOSTILE, actual=HOSTILE, expected=texts,
        recomputation=texts, softened=texts,
    )

    text = render_terminal(make_session(finding, entity=HOSTILE, path=HOSTILE))

    assert {char for char in text if not char.isprintable()} == {"\n"}
    assert "[red]" in text


def test_colour_only_when_asked(make_finding: Maker, make_session: Sessions) -> None:
    """
    There are escapes with colour and none without, and the words are the same.
    """
    session = make_session(make_finding())
    coloured = render_terminal(session, colour=True)

    assert "\x1b[1;31mKESALAHAN\x1b[0m" in coloured
    assert "\x1b" not in render_terminal(session)


@pytest.mark.parametrize("width", [40, 60, 80, 100])
@pytest.mark.parametrize("bahasa", ["id", "en"])
def test_no_line_is_too_long(make_finding: Maker, make_session: Sessions, width: int, bahasa: str) -> None:
    """
    Whatever the width, every line fits; long words and long values too.
    """
    long = "Persentase Pemilih yang Berhak Memilih Tetapi Tidak Masuk " * 4 + "x" * 150
    texts = Texts(long, long)
    place = Place(pointer=Pointer("/lkj/tabel/0/baris/0/capaian"), role="capaian", value=long, tempat=texts)
    finding = make_finding(title=texts, message=texts, help=texts, place=place, document=long, recomputation=texts, expected=texts)

    text = render_terminal(make_session(finding, finding, entity=long, path=long, bahasa=bahasa), width=width)

    assert [line for line in text.splitlines() if len(line) > width] == []


@given(st.text(alphabet="ab 1%\N{NO-BREAK SPACE}", max_size=200), st.integers(20, 60))
def test_wrapping_keeps_every_word(text: str, width: int) -> None:
    """
    Wrapped lines fit and hold the same characters in the same order.
    """
    lines = wrap(text, width, first="  ")

    assert max(map(len, lines)) <= width
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_percent_stays_with_its_number() -> None:
    """
    A line does not break between a number and its percent sign.
    """
    assert wrap("nilai tertulis 100 %", 18) == ["nilai tertulis", "100 %"]


def test_figures_stand_under_one_another() -> None:
    """
    Figures align at the decimal mark, in either notation; other texts are left alone.
    """
    values = ["100 %", "105,26 %", "−5.26", "Rp 1.234.567", "7–8", "BB"]

    assert align_figures(values) == [
        "         100 %", "         105,26 %", "          −5.26", "Rp 1.234.567", "7–8", "BB",
    ]  # fmt: skip


@given(st.text())
def test_plain_text_is_printable(text: str) -> None:
    """
    Nothing that steers a terminal survives.
    """
    assert plain(text).isprintable()
