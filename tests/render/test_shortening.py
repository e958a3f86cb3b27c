"""
What the compact terminal view leaves out is said elsewhere in it, or told by ``--verbose``.
"""

from __future__ import annotations

from collections.abc import Callable

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj_rules.model.findings import Finding, Place, Pointer, RuleId, Severity, Texts
from lkj_rules.model.results import Reason, RuleResult
from lkj_rules.render.material import Session
from lkj_rules.render.terminal import render_terminal
from lkj_rules.render.terminal.likeness import apart
from lkj_rules.render.terminal.names import names_in
from lkj_rules.render.views.findings import show

Maker = Callable[..., Finding]
Sessions = Callable[..., Session]

INDICATOR = "Persentase layanan perizinan yang selesai tepat waktu menurut standar pelayanan"
CUT = "Persentase layanan perizinan yang selesai…"
GOALS = "; ".join(f"{number}. “Meningkatnya mutu pelayanan kepada masyarakat”" for number in range(1, 5))


def both(text: str) -> Texts:
    """
    Give a text that is the same in both languages.
    """
    return Texts(text, text)


def test_long_name_is_whole_once(make_finding: Maker, make_session: Sessions) -> None:
    """
    A long name is cut, at a word, where it was told before; ``--verbose`` never cuts it.
    """
    text = both(f"Capaian {INDICATOR} tertulis 100 % (target 95 %).")
    plan = attrs.evolve(make_finding().place, pointer=Pointer("/rkt/0/baris/0/target"))
    findings = [make_finding(message=text, subject=INDICATOR, rule=RuleId(rule), title=both(rule)) for rule in ("CAP001", "CAP002")]
    session = make_session(*findings, make_finding(message=text, subject=INDICATOR, place=plan))

    short, long = (" ".join(render_terminal(session, verbose=verbose).split()) for verbose in (False, True))

    assert (short.count(INDICATOR), short.count(f"Capaian {CUT} tertulis 100 %")) == (1, 2)
    assert (long.count(INDICATOR), long.count(CUT)) == (3, 0)


@given(st.lists(st.text(alphabet="ab ", min_size=60, max_size=90).map(str.strip), min_size=2, max_size=6, unique=True))
def test_cut_names_stay_apart(subjects: list[str]) -> None:
    """
    However alike names are, two of them never look the same when cut, and each begins as the whole.
    """
    place, text = Place(pointer=Pointer("/lkj"), role="nilai", value="1", tempat=both("T")), both("t")
    first = Finding(
        rule=RuleId("CAP001"), name="x", severity=Severity.ERROR, title=text, message=text, help=text, place=place
    )
    findings = [show(attrs.evolve(first, subject=subject), "id", str) for subject in subjects]

    names = names_in(findings)
    shown = [names.short(subject) for subject in subjects]

    assert len(set(shown)) == len(subjects)
    assert all(subject.startswith(short.removesuffix("…")) for subject, short in zip(subjects, shown, strict=True))


def test_figures_in_a_quotation_are_kept(make_finding: Maker, make_session: Sessions) -> None:
    """
    A note cuts a long quotation, but not one with figures in the part that would be lost.
    """
    ends = ("baik menurut semua pihak", "naik dari 20 ke 30")
    plain, figures = (f"“Kinerja tahun ini menunjukkan perkembangan yang {end}”" for end in ends)
    note = make_finding(severity=Severity.INFO, message=both(f"Bab III menulis {plain}, Bab IV menulis {figures}."), actual=None)

    text = " ".join(render_terminal(make_session(note)).split())

    assert f"Bab III menulis “Kinerja tahun ini menunjukkan perkembangan yang baik…”, Bab IV menulis {figures}." in text


def test_same_list_is_told_once(make_finding: Maker, make_session: Sessions) -> None:
    """
    A list over the same places that another rule has told is referred to by that rule's id.
    """
    again = Place(pointer=Pointer("/lkj/sasaran/1"), role="juga", value="-", tempat=both("Sasaran 2"))
    fields = {"actual": None, "related": (again,), "expected": None, "difference": None, "recomputation": None}
    first, second = (
        make_finding(rule=RuleId(rule), title=both(rule), message=both(f"4 sasaran tanpa {what}: {GOALS}."), **fields)
        for rule, what in (("STR007", "efisiensi"), ("STR005", "standar"))
    )

    text = " ".join(render_terminal(make_session(first, second)).split())

    assert "4 sasaran tanpa standar: … (selebihnya seperti pada STR007). (Tabel 3.1, baris 1, capaian, 12:5)" in text
    assert (text.count(GOALS), text.count("Sasaran 2")) == (1, 1)


@pytest.mark.parametrize(("severity", "told"), [(Severity.WARNING, 1), (Severity.INFO, 0), (Severity.REVIEW, 0)])
def test_advice_on_notes_is_left_to_verbose(make_finding: Maker, make_session: Sessions, severity: Severity, told: int) -> None:
    """
    A note or a signal is reported without advice, and the head says where that is.
    """
    session = make_session(make_finding(severity=severity))

    short, long = (" ".join(render_terminal(session, verbose=verbose).split()) for verbose in (False, True))

    assert (short.count("→ Nyatakan batasnya."), short.count("--verbose atau lkj-rules explain.")) == (told, 1 - told)
    assert (long.count("→ Nyatakan batasnya."), long.count("lkj-rules explain")) == (1, 0)


def test_same_advice_is_referred_to(make_finding: Maker, make_session: Sessions) -> None:
    """
    Where two rules advise the same, the second names the first.
    """
    text = render_terminal(make_session(make_finding(), make_finding(rule=RuleId("CAP006"), title=both("Lain"))))

    assert (text.count("→ Nyatakan batasnya."), text.count("  → Seperti pada CAP003.\n")) == (1, 1)


def test_one_value_more_than_the_message_stands_in_brackets(make_finding: Maker, make_session: Sessions) -> None:
    """
    Where the message says all but one value, that value follows with its place; no table is laid out.
    """
    finding = make_finding(message=both("Capaian di Tabel 3.1 tertulis 100 %."), difference=None, expected=None, recomputation=None)

    text = render_terminal(make_session(finding))

    assert "  Capaian di Tabel 3.1 tertulis 100 %. (baris 1, 12:5; target 95 % 12:40)\n" in text
    assert "    tertulis" not in text


def test_repetitions_in_the_same_table_are_positions(make_finding: Maker, make_session: Sessions) -> None:
    """
    The table of the value blamed is not named again where the fault is repeated in it.
    """
    target = Pointer("/lkj/tabel/0/baris/0/target")
    spots = [Place(pointer=target, role="juga", value="-", tempat=both(name)) for name in ("Tabel 3.1", "T2")]

    text = " ".join(render_terminal(make_session(make_finding(related=tuple(spots)))).split())

    assert "Juga di: 12:40; T2 (12:40)" in text


@pytest.mark.parametrize(
    ("message", "first", "expected"),
    [
        ("Arah A tidak dinyatakan, sehingga diuji dua kali.", "Arah B tidak dinyatakan, sehingga diuji dua kali.", "Arah A …"),
        ("Di T2 angka dalam satu kolom berbeda-beda: 70 %", "Di T1 angka dalam satu kolom berbeda-beda: 80 %", "Di T2 … 70 %"),
        ("A berbeda dari B.", "C berbeda dari B.", "A berbeda dari B."),
        ("Bab I menulis “satu dua tiga empat lima enam tujuh”", "Bab X menulis “satu dua tiga empat lima enam tujuh”",
         "Bab I menulis “satu dua tiga empat lima enam tujuh”"),
        ("A 12 kata yang sama di tengah kalimat panjang 13", "B 12 kata yang sama di tengah kalimat panjang 13",
         "A 12 kata yang sama di tengah kalimat panjang 13"),
    ],
)  # fmt: skip
def test_words_in_common(message: str, first: str, expected: str) -> None:
    """
    Long runs in common are left out; figures, quotations, short runs and what stands between two figures stay.
    """
    assert " ".join(apart(message.split(), first.split())) == expected


def test_reasons_take_a_line_each(make_session: Sessions) -> None:
    """
    Of five reasons the three most frequent stand, a line each, under the sum of all; ``--verbose`` tells all in full.
    """
    session = make_session()
    report = session.reports[0]
    long = "sebab yang panjang sekali, jauh lebih panjang daripada yang muat pada satu baris layar"
    reasons = tuple(Reason(text=both(f"{long} {number}"), count=10 - number) for number in range(5))
    result = attrs.evolve(report.result, rules=(RuleResult(rule=RuleId("CAP003"), passed=1, not_testable=40, reasons=reasons),))
    session = attrs.evolve(session, reports=(attrs.evolve(report, result=result),))

    short, full = (render_terminal(session, verbose=verbose) for verbose in (False, True))

    lines = short.splitlines()
    assert [line for line in lines if "× sebab yang panjang" in line and line.endswith("… (CAP003)")] == [
        f"    {count:>2}× sebab yang panjang sekali, jauh lebih panjang daripada yang… (CAP003)" for count in (10, 9, 8)
    ]
    assert "  Tidak dapat diuji pada sebagian isian (40×); 3 dari 5 sebab:" in lines  # 10 + 9 + 8 + 7 + 6
    assert [" ".join(full.split()).count(f"{long} {number} (CAP003)") for number in range(5)] == [1] * 5


@pytest.mark.parametrize("width", [40, 44, 60, 80])
def test_narrow_tables_fit(make_finding: Maker, make_session: Sessions, width: int) -> None:
    """
    However narrow the screen, a table beneath a follower fits: where there is no room for a place, it stands below the value.
    """
    lead = attrs.evolve(make_finding(), suspect=make_finding().place)
    where = both("Tabel 3.1, Bab III.A, hlm. 12")
    places = [
        Place(pointer=Pointer(f"/lkj/{number}"), role="pembanding tahun lalu", value=value, tempat=where)
        for number, value in enumerate(("12.345.678.901 orang", "Rp 98.765.432.109.876,-", "BB"))
    ]
    follower = make_finding(fingerprint="g", suspect=lead.place, cause="f", related=tuple(places))

    text = render_terminal(make_session(lead, follower), width=width, verbose=True)

    assert [line for line in text.splitlines() if len(line) > width] == []
