"""
Consequences and repaired findings on the terminal.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from lkj_rules.model.findings import Finding, Texts
from lkj_rules.model.results import Consequence, Outlook, Variation
from lkj_rules.render.material import Repaired, Session
from lkj_rules.render.terminal import render_terminal


def both(text: str) -> Texts:
    """
    Give a text that is the same in both languages.
    """
    return Texts(text, text)


def outlook(*texts: str, shift: int) -> Outlook:
    """
    Give an outlook from 100 % to some values, a policy each.
    """
    return Outlook(
        headline=both("Rata-rata"), before=both("100 %"), low=both(texts[0]), high=both(texts[-1]), shift=Fraction(shift),
        variations=tuple(Variation(policy=both(f"kebijakan {number}"), text=both(text)) for number, text in enumerate(texts)),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("texts", "shift", "line"),
    [
        (("90 %",), 10, "Rata-rata: 100 % → 90 %"),
        (
            ("80 %", "90 %", "95 %"), 20,
            "Rata-rata: 100 % → antara 80 % dan 95 %, bergantung pada rumus atau angka yang dianggap benar (3 kemungkinan)",
        ),
        (("Kurang", "Baik", "Baik"), 0, "Rata-rata: 100 % → Kurang atau Baik"),
    ],
)
def test_outlook(
    make_session: Callable[..., Session], make_finding: Callable[..., Finding], texts: tuple[str, ...], shift: int, line: str
) -> None:
    """
    One value stands alone, several as a range with the number of policies, categories as alternatives.
    """
    effect = Consequence(fingerprint="f", outlooks=(outlook(*texts, shift=shift),), rupiah=1_500_000, rank=1)

    text = render_terminal(make_session(make_finding(subject="Angka"), consequences=(effect,)))
    lines = text.replace("\n      ", " ").splitlines()  # a long one goes on, indented further

    assert f"    {line}" in lines
    assert "  CAP003 Angka · Rp1.500.000" in [" ".join(each.split()).join(["  ", ""]) for each in lines]


def test_compact_view_tells_three(make_session: Callable[..., Session], make_finding: Callable[..., Finding]) -> None:
    """
    Of five consequences three are reported, and how many are left; --verbose tells all with their policies.
    """
    findings = [make_finding(fingerprint=str(number), subject=f"Angka {number}") for number in range(5)]
    effects = tuple(
        Consequence(fingerprint=str(number), outlooks=(outlook("80 %", "90 %", shift=20),), rupiah=None, rank=number + 1)
        for number in range(5)
    )
    session = make_session(*findings, consequences=effects)

    short, long = render_terminal(session), render_terminal(session, verbose=True)

    assert (short.count("Rata-rata: 100 %"), "2 akibat lain: --verbose." in short, "kebijakan 0" in short) == (3, True, False)
    assert (long.count("Rata-rata: 100 %"), long.count("· 80 %: kebijakan 0")) == (5, 5)


def test_repaired_findings_are_told(make_session: Callable[..., Session]) -> None:
    """
    What the baseline knew and is gone is reported even where nothing is found.
    """
    gone = Repaired(rule="CAP001", about="Capaian · Indikator B", fingerprint="8df927ae2fd106b1")

    text = render_terminal(make_session(repaired=(gone,)))

    assert "SUDAH DIPERBAIKI SEJAK GARIS DASAR" in text
    assert "CAP001 Capaian · Indikator B (8df927ae2fd106b1)" in " ".join(text.split())
