"""
The terminal output fits, speaks both languages, and obeys nothing that a report says.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj_rules.model.findings import Finding, Place, Pointer, RuleId, Severity, Texts
from lkj_rules.model.results import Breakage
from lkj_rules.render.material import Session
from lkj_rules.render.terminal import render_terminal, terminal_lines
from lkj_rules.render.terminal.evidence import said
from lkj_rules.render.terminal.finding import MOST_RULES
from lkj_rules.render.terminal.lines import Entry, align_figures, shorten, table, text_of, wrap, write_plain
from lkj_rules.render.terminal.paint import Colours, write_painted
from lkj_rules.render.text import plain

Maker = Callable[..., Finding]
Sessions = Callable[..., Session]
TARGET = Pointer("/lkj/tabel/0/baris/0/target")


def test_finding_is_told_whole(make_finding: Maker, make_session: Sessions) -> None:
    """
    A finding shows mark, rule, values with places and line:column, the working, and what to do.
    """
    text = render_terminal(make_session(make_finding()))

    wanted = (
        "KESALAHAN   CAP003  Capaian dipotong",
        f"{'    tertulis    100 %     Tabel 3.1, baris 1':<76}12:5",
        f"{'    target       95 %     Tabel 3.1, baris 1':<75}12:40",
        "    seharusnya  105,26 %",
        "    selisih      −5,26",
        "    hitungan: 100 ÷ 95 × 100 = 105,26; tertulis 100 %",
        "  → Nyatakan batasnya.",
        "  Sedikitnya satu aturan memeriksa 1 dari 2 angka dan predikat; 1 belum.",
        "    2× target kosong (CAP003)",
        "1 kesalahan.",
        "Status keluar 1: ada temuan terbuka bertingkat kesalahan atau lebih berat.",
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


def test_what_the_message_says_is_not_said_again(make_finding: Maker, make_session: Sessions) -> None:
    """
    Where the message quotes every value with the place, line and column alone follow it; ``verbose`` shows the table all the same.
    """
    told = Texts("Capaian di Tabel 3.1 tertulis 100 % (target 95 %), hitungannya 100 ÷ 95 × 100 = 105,26.", "…")
    session = make_session(make_finding(message=told, difference=None))

    short, long = render_terminal(session, width=100), render_terminal(session, width=100, verbose=True)

    assert f"{told.id} (baris 1, 12:5)" in " ".join(short.split())
    assert [word for word in ("    tertulis", "    target", "seharusnya", "hitungan:") if word in short] == []
    assert [word for word in ("    tertulis", "    target", "seharusnya", "hitungan:") if word not in long] == []


def test_findings_alike_follow_the_first_in_a_line(make_finding: Maker, make_session: Sessions) -> None:
    """
    Findings of one rule and one remedy stand under one heading; after the first each tells what it is about and what differs.
    """
    names = [f"Persentase layanan ke-{number} yang tepat waktu dan sesuai aturan bagi semua" for number in range(3)]
    targets = [attrs.evolve(make_finding().related[0], value=f"{number} %") for number in (95, 96, 97)]
    findings = [make_finding(subject=name, related=(target,)) for name, target in zip(names, targets, strict=True)]
    findings[2] = attrs.evolve(findings[2], severity=Severity.WARNING)

    text = render_terminal(make_session(*findings))

    assert (text.count("Capaian dipotong"), text.count("Nyatakan batasnya"), text.count("  • ")) == (1, 1, 3)
    assert "  • Persentase layanan ke-1 yang tepat waktu… · target 96 % (baris 1, 12:5)\n" in text
    assert "  • [peringatan] Persentase layanan" in text
    assert render_terminal(make_session(*findings), verbose=True).count("Capaian tertulis 100 %.") == 3


def test_another_title_is_another_heading(make_finding: Maker, make_session: Sessions) -> None:
    """
    Findings of one rule under a title of a variant stand under a heading of their own, with its own count.
    """
    noted = Texts("Capaian ditulis dengan huruf lain", "Achievement in other letters")
    findings = [make_finding(subject="Satu"), make_finding(subject="Dua"), make_finding(subject="Tiga", title=noted)]

    text = render_terminal(make_session(*findings))

    assert (text.count("Capaian dipotong (2 temuan)"), text.count("Capaian ditulis dengan huruf lain\n")) == (1, 1)


def test_a_message_that_says_more_is_told(make_finding: Maker, make_session: Sessions) -> None:
    """
    A finding like the first is not cut short where its message has a figure or a quotation that no value has.
    """
    messages = ("Capaian 2021 tertulis 100 %.", "Capaian 2023 tertulis 100 %.", "Capaian “baru” tertulis 100 %.")
    findings = [make_finding(message=Texts(text, text), subject=f"Indeks {number}") for number, text in enumerate(messages)]

    text = render_terminal(make_session(*findings))

    assert [message for message in messages if message not in text] == []


def test_what_matters_less_is_counted(make_finding: Maker, make_session: Sessions) -> None:
    """
    Where there is much, errors are shown with what to do and the rest is a table; ``verbose`` and the order by document show all.
    """
    error = make_finding(rule=RuleId("CAP900"), title=Texts("Kesalahan berat", ""))
    titles = [f"Hal {number}" for number in range(MOST_RULES)]
    mild = [make_finding(rule=RuleId(f"ANG{number:03}"), title=Texts(title, ""), severity=Severity.WARNING)
            for number, title in enumerate(titles)]  # fmt: skip
    session = make_session(*mild, mild[0], error)

    short, *long = (render_terminal(session, **options) for options in ({}, {"verbose": True}, {"by_document": True}))

    assert "KESALAHAN   CAP900  Kesalahan berat" in short
    assert "SELEBIHNYA: 11 peringatan\nPERINGATAN\n  2× ANG000  Hal 0\n  1× ANG001  Hal 1\n" in short
    assert short.count("  tertulis ") == 1
    for text in long:
        assert "SELEBIHNYA" not in text
        assert [title for title in titles if not re.search(rf"PERINGATAN  ANG\d+  {title}\b", text)] == []


def test_of_many_findings_of_a_rule_three_are_shown(make_finding: Maker, make_session: Sessions) -> None:
    """
    Three findings of one rule stand, and how many more there are; in the order by document none is left out.
    """
    session = make_session(*(make_finding(subject=f"Indeks {number}") for number in range(9)))

    short, long = render_terminal(session), render_terminal(session, by_document=True)

    assert (short.count("  • "), short.count("  • … dan 6 temuan lain: --select CAP003 --verbose\n")) == (4, 1)
    assert (long.count("  • "), "temuan lain" in long) == (9, False)


def test_of_many_rules_with_errors_one_finding_each_is_shown(make_finding: Maker, make_session: Sessions) -> None:
    """
    Eight rules with three findings each would be long to read: one stands, and how many more there are.
    """
    found = [make_finding(rule=RuleId(f"ANG{rule:03}"), subject=f"Pos {number}") for rule in range(8) for number in range(3)]

    few, many = (render_terminal(make_session(*findings)) for findings in (found[:21], found))

    assert (few.count("  • "), "temuan lain" in few) == (21, False)
    assert (many.count("  • "), many.count("… dan 2 temuan lain: --select ANG00")) == (16, 8)


def test_causes_come_before_consequences(make_finding: Maker, make_session: Sessions) -> None:
    """
    Of one severity, a rule that blames a value stands before one whose verdict rests on that value, whatever their names.
    """
    def blaming(rule: str, pointer: str, rests_on: str, severity: Severity = Severity.ERROR) -> Finding:
        place, other = (attrs.evolve(make_finding().place, pointer=Pointer(each)) for each in (pointer, rests_on))
        return make_finding(rule=RuleId(rule), title=Texts(rule, rule), place=place, related=(other,), severity=severity)

    mean = blaming("CAP001", "/lkj/klaim/0/nilai", "/lkj/tabel/0/baris/0/capaian")
    cell = blaming("CAP002", "/lkj/tabel/0/baris/0/capaian", "/lkj/tabel/0/baris/0/target")
    target = blaming("TGT001", "/lkj/tabel/0/baris/0/target", "/rkt/0/baris/0/target")
    milder = blaming("ANG001", "/rkt/0/baris/0/target", "/rkt/0", Severity.WARNING)

    text = render_terminal(make_session(mean, cell, target, milder))

    assert re.findall(r"(?m)^(?:KESALAHAN|PERINGATAN) +(\w+)", text) == ["TGT001", "CAP002", "CAP001", "ANG001"]


def test_a_long_common_end_is_told_once(make_finding: Maker, make_session: Sessions) -> None:
    """
    Findings about no one thing that end as the first does are cut there; a value that the rest does not say is added.
    """
    end = " tidak mencapai target: " + "; ".join(f"Indeks {number} (target 95 %)" for number in range(9)) + "."
    places = (*make_finding().related, attrs.evolve(make_finding().related[0], role="nilai", value="77 %"))
    first = make_finding(message=Texts("Naskah pada Bab III" + end, ""))
    second = make_finding(message=Texts("Naskah pada Bab IV" + end, ""), related=places)

    text = " ".join(render_terminal(make_session(first, second)).split())

    assert "• Naskah pada Bab IV … (selanjutnya seperti temuan pertama) · nilai 77 % (baris 1, 12:5)" in text
    assert text.count("Indeks 8") == 1


def test_advice_is_given_once_a_report(make_finding: Maker, make_session: Sessions) -> None:
    """
    A rule with findings under two documents says once what to do.
    """
    plan = attrs.evolve(make_finding().place, pointer=Pointer("/rkt/0/baris/0/target"))

    text = render_terminal(make_session(make_finding(), make_finding(place=plan)), by_document=True)

    assert (text.count("Capaian dipotong"), text.count("Nyatakan batasnya")) == (2, 1)


def test_repetitions_are_named_by_table(make_finding: Maker, make_session: Sessions) -> None:
    """
    Places where the same fault is repeated follow ``Juga di``, those of one table together; of many the rest is counted.
    """
    names = [f"Tabel {number}" for number in (2, 2, *range(3, 10))]
    again = [Place(pointer=TARGET, role="juga", value="100 %", tempat=Texts(name, name)) for name in names]

    few, many = (render_terminal(make_session(make_finding(related=tuple(places)))) for places in (again[:3], again))

    assert "Juga di: Tabel 2 (12:40, 12:40); Tabel 3 (12:40)" in " ".join(few.split())
    assert "dan 3 tempat lain" in " ".join(many.split())


def test_many_values_stand_in_a_row(make_finding: Maker, make_session: Sessions) -> None:
    """
    More than a few values that a verdict rests on are written in a row; a long row ends with how many are left.
    """
    rows = [Place(pointer=TARGET, role="capaian", value=f"{number} %", tempat=Texts("T", "T")) for number in range(30)]

    few = render_terminal(make_session(make_finding(related=tuple(rows[:6]))))
    many = render_terminal(make_session(make_finding(related=tuple(rows))))

    assert "capaian     0 %; 1 %; 2 %; 3 %; 4 %; 5 %" in few
    assert re.search(r"capaian +0 %; 1 %; .*\n? *.*; … dan \d+ nilai lain", many)


@pytest.mark.parametrize(
    ("value", "message", "expected"),
    [
        ("35%", "menulis 35 % dan", True), ("35%", "menulis 135 %", False), ("35%", "menulis 35,5 %", False),
        ("RP 60.337", "anggaran Rp60.337.", True), ("B", "tertulis B; dibaca", True), ("B", "tertulis BB", False),
        ("(kosong)", "target kosong;", True), ("−900 % atau 9,09 %", "= −900; 0,1 ÷ 1,1 = 9,09;", True), ("", "", True),
    ],
)  # fmt: skip
def test_said(value: str, message: str, expected: bool) -> None:  # noqa: FBT001  # a table
    """
    A value is quoted however it is spaced or capitalized, and not because another number holds its digits.
    """
    assert said(value, message) is expected


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

    assert text.index("laporan.json: tidak ada temuan; 1 dari 2 angka") > text.index("KESALAHAN   CAP003")
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


@pytest.mark.parametrize("colours", ["standard", "256", "truecolor"])
def test_colour_changes_no_word(make_finding: Maker, make_session: Sessions, colours: Colours) -> None:
    """
    With rich's colours the words are the same, hostile ones too, and nothing but colours is added.
    """
    texts = Texts(HOSTILE + " :smile: https://x.example " + "y" * 200, "")
    lines = terminal_lines(make_session(make_finding(title=texts, message=texts, actual=HOSTILE), entity=HOSTILE))

    painted = write_painted(lines, width=80, colours=colours)

    assert "\x1b[" in painted
    assert re.sub(r"\x1b\[[\d;]*m", "", painted) == write_plain(lines)


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


def test_long_label_leaves_room_for_long_value() -> None:
    """
    On a narrow terminal a long value is next to a label that is longer than half of the line.
    """
    lines = table([Entry("nama " * 6, "nilai yang panjang", position="12:40")], 40, "  ")

    assert text_of(lines[0]).split() == [*["nama"] * 6, "nilai", "12:40"]


@given(st.text())
def test_plain_text_is_printable(text: str) -> None:
    """
    Nothing that steers a terminal survives.
    """
    assert plain(text).isprintable()


@given(st.text(alphabet="ab ,", max_size=100), st.integers(5, 60))
def test_shortened_text_fits_and_says_so(text: str, longest: int) -> None:
    """
    A cut text fits, begins as the whole, and ends with an ellipsis.
    """
    short = shorten(text, longest)

    assert len(short) <= longest
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))
