"""
What several formats say of findings and outcomes, in whole sentences.

The sentences hold foreign text as it is; each format makes it harmless in its own way.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from lkj_rules.errors import Problem
from lkj_rules.model.findings import Finding, Severity, Status, Texts
from lkj_rules.model.results import RuleResult
from lkj_rules.render.labels import STATUSES, count_findings
from lkj_rules.render.material import tally


def found_sentence(findings: Collection[Finding], bahasa: str) -> str:
    """
    Count findings by severity, and those among them that do not stand open; empty where there are none.
    """
    found = count_findings(tally(findings), bahasa)
    number = Counter(finding.status for finding in findings)
    settled = ", ".join(f"{number[each]} {STATUSES[each][bahasa]}" for each in Status if each is not Status.OPEN and number[each])
    return f"{found}; {Texts('di antaranya', 'of these')[bahasa]} {settled}" if settled else found


NO_FIGURES = Texts("Laporan ini tidak memuat angka atau predikat.", "This report holds no figures or predicates.")
"""What is said of the reach of a check where there is nothing to reach."""
_SENTENCE = re.compile(r"(?<=\.) (?=[A-Z])")
_SEVERE = frozenset({Severity.ERROR, Severity.WARNING})


def settled_counts(findings: Collection[Finding], statuses: Sequence[Status], bahasa: str) -> list[str]:
    """
    Count errors and warnings that do not stand open, by status: ``1 kesalahan dikecualikan``.

    One that an explanation made milder counts too: what it found does not agree all the same.
    """
    severe = [each for each in findings if each.severity in _SEVERE or _was_severe(each)]
    found = {status: count_findings(tally([each for each in severe if each.status is status]), bahasa) for status in statuses}
    return [f"{number} {STATUSES[status][bahasa]}" for status, number in found.items() if number]


def _was_severe(finding: Finding) -> bool:
    return finding.settled is not None and finding.settled.softened_from in _SEVERE


def settled_sentence(finding: Finding, bahasa: str) -> str:
    """
    Say why a finding does not stand open, in the words of the explanation or the waiver.
    """
    settled = finding.settled
    known = Texts("Sudah tercatat dalam garis dasar.", "Known from the baseline.")[bahasa]
    if settled is None:
        return known
    reason = settled.reason.rstrip(". ")
    if finding.status is not Status.WAIVED:
        basis = "" if settled.basis is None else f" ({settled.basis})"
        said = Texts(f"Dijelaskan dalam laporan: {reason}{basis}.", f"Explained in the report: {reason}{basis}.")[bahasa]
        return f"{known} {said}" if finding.status is Status.BASELINE else said
    until = "" if settled.expires is None else Texts(f", berlaku sampai {settled.expires}", f", until {settled.expires}")[bahasa]
    return Texts(
        f"Dikecualikan: {reason} (dasar: {settled.basis}; diminta {settled.requested_by}, disetujui {settled.approved_by}{until}).",
        f"Waived: {reason} (basis: {settled.basis}; asked by {settled.requested_by}, approved by {settled.approved_by}{until}).",
    )[bahasa]


def first_sentence(text: str) -> str:
    """
    Keep the first sentence: of a rule's rationale, what goes wrong; later ones speak of the rule itself.
    """
    return _SENTENCE.split(text, maxsplit=1)[0]


def alike(*texts: Sequence[str]) -> int:
    """
    Count the characters of texts, or the words of lists of words, in which all begin alike.
    """
    unlike = (number for number, each in enumerate(zip(*texts, strict=False)) if len(set(each)) > 1)
    return next(unlike, min(map(len, texts)))


def held_sentence(result: RuleResult, bahasa: str) -> str:
    """
    Say how many evaluations of a rule held.
    """
    number = result.passed
    return Texts(f"{number} pengujian terpenuhi.", f"{number} {'evaluation' if number == 1 else 'evaluations'} held.")[bahasa]


def untestable_sentence(result: RuleResult, bahasa: str) -> str:
    """
    Say how many evaluations of a rule could not be made, and why.
    """
    number, reasons = result.not_testable, untestable_reasons(result, bahasa)
    lead = Texts(
        f"{number} pengujian tidak dapat dilakukan", f"{number} {'evaluation' if number == 1 else 'evaluations'} could not be made"
    )[bahasa]
    return f"{lead}: {reasons}." if reasons else f"{lead}."


def untestable_reasons(result: RuleResult, bahasa: str) -> str:
    """
    List why evaluations of a rule could not be made, the most frequent reason first.
    """
    return "; ".join(f"{reason.count}× {reason.text[bahasa]}" for reason in result.reasons)


def inapplicable_sentence(result: RuleResult, bahasa: str) -> str:
    """
    Say that a rule applied to nothing in a report.
    """
    if not result.not_applicable:
        return Texts("Laporan tidak memuat yang diuji aturan ini.", "The report holds nothing that this rule tests.")[bahasa]
    return Texts(
        f"Syarat berlakunya tidak dipenuhi satu pun dari {result.not_applicable} hal yang dilihatnya.",
        f"Its condition holds for none of the {result.not_applicable} items that it looked at.",
    )[bahasa]


def unread_sentence(problem: Problem, bahasa: str) -> str:
    """
    Say what is wrong in a file that could not be read, and under which pointer.
    """
    return problem.sentence(bahasa) + (f" ({problem.pointer})" if problem.pointer else "")


def broken_sentence(error: str, bahasa: str) -> str:
    """
    Say that a rule itself is at fault.
    """
    return Texts(
        f"Aturannya rusak: {error}. Kesalahan ada pada aturan, bukan pada laporan.",
        f"The rule broke: {error}. The fault is the rule's, not the report's.",
    )[bahasa]
