"""
Findings that share a cell name it, and the one to begin with.
"""

from collections import UserDict
from collections.abc import Sequence

from lkj_rules.engine.order import join_shared
from lkj_rules.model.findings import Finding, Place, Pointer, RuleId, Severity, Texts

TEXT = Texts("a", "a")


def place(pointer: str, role: str = "nilai") -> Place:
    """
    Point at a value.
    """
    return Place(pointer=Pointer(pointer), role=role, value="1", tempat=TEXT)


def finding(rule: str, pointer: str, *partners: Place, severity: Severity = Severity.ERROR) -> Finding:
    """
    Make a finding that blames one value and rests on others.
    """
    return Finding(
        rule=RuleId(rule), name="x", severity=severity, title=TEXT, message=TEXT, help=TEXT, place=place(pointer), related=partners,
        fingerprint=f"{rule}{pointer}",
    )  # fmt: skip


def _all(_: Pointer, findings: Sequence[Finding]) -> Sequence[Finding]:
    return findings


RULES = {RuleId("ANG001"), RuleId("ANG002"), RuleId("ANG003")}


def test_the_shared_cell_is_the_suspect() -> None:
    """
    A wrong pagu breaks its sisa, its percentage and its parent's sum: all three name the pagu, the others hang on the first.
    """
    findings = [
        finding("ANG001", "/sisa", place("/pagu"), place("/realisasi")),
        finding("ANG002", "/persen", place("/pagu"), place("/realisasi")),
        finding("ANG003", "/induk", place("/pagu")),
    ]

    joined = join_shared(findings, {Pointer(each): 0 for each in ("/sisa", "/persen", "/pagu", "/induk")}, RULES, _all)

    assert [each.suspect and each.suspect.pointer for each in joined] == ["/pagu"] * 3
    assert [each.cause for each in joined] == [None, "ANG001/sisa", "ANG001/sisa"]


def test_what_other_relations_vouch_for_is_less_suspect() -> None:
    """
    Of two cells that both findings rest on, the one that a further relation finds right is not the suspect.
    """
    findings = [
        finding("ANG001", "/sisa", place("/pagu"), place("/realisasi")),
        finding("ANG002", "/persen", place("/pagu"), place("/realisasi")),
    ]

    joined = join_shared(findings, {Pointer("/pagu"): 1, Pointer("/realisasi"): 0}, RULES, _all)

    assert [each.suspect and each.suspect.pointer for each in joined] == ["/realisasi"] * 2


def test_the_finding_that_blames_the_suspect_leads() -> None:
    """
    The finding whose own place is the suspect comes first in cause, though another is listed before it.
    """
    findings = [finding("ANG003", "/induk", place("/pagu")), finding("ANG001", "/pagu")]

    joined = join_shared(findings, {Pointer("/pagu"): 0}, RULES, _all)

    assert [each.cause for each in joined] == ["ANG001/pagu", None]


def test_notes_and_missing_things_are_not_joined() -> None:
    """
    A note is nobody's consequence, nor is a finding of a rule that compares no figures.
    """
    findings = [
        finding("ANG001", "/pagu"), finding("ANG002", "/pagu", severity=Severity.INFO), finding("IND001", "/pagu"),
    ]  # fmt: skip

    assert join_shared(findings, {Pointer("/pagu"): 0}, RULES, _all) == tuple(findings)


def test_a_repetition_is_not_a_shared_cell() -> None:
    """
    That one fault stands in several tables joins it with nothing.
    """
    findings = [finding("ANG001", "/a", place("/b", "juga")), finding("ANG002", "/b")]

    assert join_shared(findings, {Pointer("/a"): 0, Pointer("/b"): 0}, RULES, _all) == tuple(findings)


def test_each_cell_is_weighed_a_few_times() -> None:
    """
    Two hundred cells that two findings share each are not compared anew for every pair that is joined.
    """

    class Counted(UserDict[Pointer, int]):
        asked = 0

        def __getitem__(self, key: Pointer) -> int:
            self.asked += 1
            return super().__getitem__(key)

    findings = [finding(rule, f"/{i}/{rule}", place(f"/{i}")) for i in range(200) for rule in ("ANG001", "ANG002")]
    held = Counted({Pointer(f"/{i}"): 0 for i in range(200)})

    joined = join_shared(findings, held, RULES, _all)

    assert [f"/{i}" for i in range(200) for _ in "ab"] == [each.suspect and each.suspect.pointer for each in joined]
    assert held.asked <= 3 * 200
