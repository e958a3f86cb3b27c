"""
What is the same fault in several places is said once, most severe first.
"""

import attrs

from lkj_rules.engine.order import arrange
from lkj_rules.model.findings import Finding, Place, Pointer, RuleId, Severity, Texts

TEXT = Texts("a", "a")


def finding(pointer: str, *, rule: str = "CAP002", severity: Severity = Severity.ERROR, actual: str = "1.100 %") -> Finding:
    """
    Make a finding about one indicator at a place.
    """
    place = Place(pointer=Pointer(pointer), role="capaian", value=actual, tempat=TEXT)
    return Finding(
        rule=RuleId(rule), name="x", severity=severity, title=TEXT, message=TEXT, help=TEXT, place=place, subject_code="DPT",
        actual=actual, fingerprint="f",
    )  # fmt: skip


def test_repetition_is_said_once() -> None:
    """
    The same figure of the same indicator in another table becomes a further place of the first finding.
    """
    (only,) = arrange([finding("/a"), finding("/b", actual="1.100  %")])

    assert [(place.pointer, place.role) for place in (only.place, *only.related)] == [("/a", "capaian"), ("/b", "juga")]


def test_another_notation_is_the_same_figure() -> None:
    """
    125.03% and 125,03 % are one figure.
    """
    (only,) = arrange([finding("/a", actual="125.03%"), finding("/b", actual="125,03 %")])

    assert [place.pointer for place in only.related] == ["/b"]


def test_another_figure_stays_apart() -> None:
    """
    Another figure is another finding, with a fingerprint of its own.
    """
    found = arrange([finding("/a"), finding("/b", actual="900 %")])

    assert [each.fingerprint for each in found] == ["f", "f-2"]


def test_years_of_one_path_are_said_once() -> None:
    """
    Columns of several years measure the same; another measure is another finding.
    """
    one, two, other = finding("/a"), finding("/b"), finding("/c")
    years = [attrs.evolve(each, measure="target", place=attrs.evolve(each.place, role=each.place.pointer)) for each in (one, two)]
    other = attrs.evolve(other, measure="realisasi")

    assert [each.place.pointer for each in arrange([*years, other])] == ["/a", "/c"]


def test_gravest_first() -> None:
    """
    Findings are sorted by severity, then rule.
    """
    found = arrange(
        [
            attrs.evolve(finding("/c"), severity=Severity.REVIEW, rule=RuleId("CAP012")),
            attrs.evolve(finding("/b"), rule=RuleId("TGT004")),
            finding("/a"),
        ]
    )

    assert [each.rule for each in found] == ["CAP002", "TGT004", "CAP012"]
