"""
The means that a report may claim.
"""

from __future__ import annotations

from fractions import Fraction

from lkj_rules.domain.achievements.means import Butir, Rata, admissible_means
from lkj_rules.model.documents import Menurut
from lkj_rules.model.intervals import Agreement, agrees
from lkj_rules.model.values import Capaian, Notasi


def _row(text: str, sasaran: str | None = None, **more: object) -> Butir:
    return Butir(capaian=Capaian(teks=text, notasi=Notasi.KOMA), sasaran=sasaran, **more)  # type: ignore[arg-type]


def _claims(claim: Fraction, decimals: int, means: tuple[Rata, ...] | None) -> bool:
    return any(
        agrees(claim, decimals, exact=rata.tepat, possible=rata.nilai) is not Agreement.IMPOSSIBLE for rata in means or ()
    )


ASAHAN = tuple(
    _row(text, sasaran)
    for text, sasaran in (
        ("100 %", "1"), ("100 %", "2"), ("100 %", "2"), ("99,50 %", "3"), ("99,97 %", "3"), ("88,60 %", "3"), ("1.100 %", "3"),
        ("100 %", "4"), ("100 %", "4"), ("100 %", "5"),
    )
)  # fmt: skip


def test_ten_rows() -> None:
    """The ten rows of the Asahan table average 1.988,07 ÷ 10 = 198,807, not the 100 that is claimed."""
    means = admissible_means(ASAHAN, Menurut.BARIS)

    assert means is not None
    assert {Fraction("198.807")} == {rata.tepat for rata in means}
    assert {10} == {rata.banyak for rata in means}
    assert _claims(Fraction("198.81"), 2, means)
    assert not _claims(Fraction(100), 0, admissible_means(ASAHAN))


def test_objectives() -> None:
    """The five objectives average (100 + 100 + 347,0175 + 100 + 100) ÷ 5 = 149,4035."""
    means = admissible_means(ASAHAN, Menurut.SASARAN)

    assert means is not None
    assert Fraction("149.4035") == means[0].tepat


def test_objective_prints_its_own() -> None:
    """A capaian printed for the objective counts, a bound as its number: 626,71 ÷ 6 = 104,4517."""
    rows = (
        _row("80,5", "1", indikator=False, anak=(_row("101"), _row("60"))), _row(">125", "2"), _row("105,33", "3"),
        _row("115,88", "4"), _row("100", "5"), _row("100", "6"),
    )  # fmt: skip

    assert _claims(Fraction("104.45"), 2, admissible_means(rows))
    assert _claims(Fraction("101.03"), 2, admissible_means(rows, Menurut.BARIS))
    assert not _claims(Fraction("104.45"), 2, admissible_means(rows, Menurut.BARIS))
    assert _claims(Fraction("104.45"), 2, admissible_means(rows, Menurut.INDUK))


def test_before_rounding() -> None:
    """Means of unrounded numbers are admissible: 2/3 and 2/3 print as 66,7 yet average 66,67."""
    rows = tuple(_row("66,7", hitungan=Fraction(200, 3)) for _ in range(2))

    assert _claims(Fraction("66.67"), 2, admissible_means(rows))


def test_rounded_groups() -> None:
    """Means of rounded group means are admissible: 66,67 and 33,33 average 50,00; 66,67 and 0 average 33,335."""
    rows = (*(_row(text, "1") for text in ("100", "100", "0")), _row("0", "2"))
    means = admissible_means(rows, Menurut.SASARAN)

    assert means is not None
    assert Fraction("33.335") in {rata.tepat for rata in means}


def test_unknown() -> None:
    """A missing or ambiguous capaian leaves the mean unknown; no row is left out to make a claim fit."""
    assert admissible_means((*ASAHAN, Butir())) is None
    assert admissible_means((Butir(capaian=Capaian(teks="3.000")),)) is None
    assert admissible_means(()) is None


def test_details_and_headings() -> None:
    """A heading is no row, and sub-rows without a capaian only detail the row that has one."""
    rows = (Butir(indikator=False), _row("90", anak=(Butir(), Butir())), _row("80"))

    assert _claims(Fraction(85), 0, admissible_means(rows, Menurut.BARIS))


def test_children_without_parent_value() -> None:
    """A parent row that prints nothing stands for the mean of its children: (75 + 50) ÷ 2 = 62,5."""
    rows = (Butir(indikator=False, anak=(_row("100"), _row("50"))), _row("50"))

    assert _claims(Fraction("62.5"), 1, admissible_means(rows, Menurut.INDUK))


def test_parent_narrowed_by_its_children() -> None:
    """A parent's 67 is the mean of 200/3 and 200/3, so two of them average 66,67 and not 67,3."""
    children = (_row("67", hitungan=Fraction(200, 3)), _row("67", hitungan=Fraction(200, 3)))
    rows = (_row("67", indikator=False, anak=children), _row("67", indikator=False, anak=children))
    means = admissible_means(rows, Menurut.INDUK)

    assert _claims(Fraction("66.67"), 2, means)
    assert not _claims(Fraction("67.3"), 1, means)


def test_parent_that_is_no_mean_keeps_its_digits() -> None:
    """A parent that is not the mean of its children stands for what it prints."""
    rows = (_row("80", indikator=False, anak=(_row("10"), _row("20"))), _row("80", indikator=False, anak=(_row("10"),)))

    assert _claims(Fraction("80.4"), 1, admissible_means(rows, Menurut.INDUK))
