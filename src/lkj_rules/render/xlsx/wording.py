"""
Words that several sheets use, in both languages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lkj_rules.model.consequences import Consequence
from lkj_rules.model.documents import Arah
from lkj_rules.model.findings import Finding, Outcome, Status, Texts
from lkj_rules.render.material import Checked, Session

STATUSES = {
    Status.OPEN: Texts("terbuka", "open"),
    Status.EXPLAINED: Texts("dijelaskan", "explained"),
    Status.WAIVED: Texts("dikecualikan", "waived"),
    Status.BASELINE: Texts("sudah diketahui", "known before"),
}
OUTCOMES = {
    Outcome.PASS: Texts("terpenuhi", "held"),
    Outcome.FAIL: Texts("tidak terpenuhi", "did not hold"),
    Outcome.NOT_APPLICABLE: Texts("tidak berlaku", "not applicable"),
    Outcome.NOT_TESTABLE: Texts("tidak dapat diuji", "not testable"),
    Outcome.BROKEN: Texts("aturan rusak", "rule broken"),
}
DIRECTIONS = {
    Arah.MAKSIMUM: Texts("makin tinggi makin baik", "higher is better"),
    Arah.MINIMUM: Texts("makin rendah makin baik", "lower is better"),
    Arah.STABIL: Texts("stabil", "steady"),
    None: Texts("tidak dinyatakan", "not stated"),
}
CONCLUSIONS = (
    Texts("Disetujui", "Agreed"),
    Texts("Perlu perbaikan", "To be mended"),
    Texts("Dijelaskan instansi", "Explained by the office"),
    Texts("Bukan temuan", "No finding"),
)
"""What a reviewer may conclude on a finding or a row."""


def report_names(session: Session) -> dict[str, str]:
    """
    Name every report by office and year, and by its file too where two would be named alike; by path.
    """
    plain = {report.path: f"{report.entity} {report.year}" for report in session.reports}
    names = list(plain.values())
    return {path: name if names.count(name) == 1 else f"{name} ({path})" for path, name in plain.items()}


def cited(fingerprints: Sequence[str], findings: Mapping[str, Finding]) -> str:
    """
    Name findings by their rules, each rule once.
    """
    return ", ".join(dict.fromkeys(findings[each].rule for each in fingerprints if each in findings))


def by_fingerprint(report: Checked) -> dict[str, Finding]:
    """
    Give the findings of a report by their fingerprints.
    """
    return {finding.fingerprint: finding for finding in report.result.findings}


def effects_by_fingerprint(report: Checked, session: Session) -> dict[str, str]:
    """
    Say of every finding what it means: for the headlines and in rupiah where it is an open error, and what its rule says of it.
    """
    moved = {each.fingerprint: effect_words(each, session.bahasa) for each in report.consequences}
    general = {rule.id: _SENTENCE.split(rule.rationale[session.bahasa], maxsplit=1)[0] for rule in session.rules}
    return {
        finding.fingerprint: "\n".join(filter(None, (moved.get(finding.fingerprint), general.get(finding.rule))))
        for finding in report.result.findings
    }


_SENTENCE = re.compile(r"(?<=\.) (?=[A-Z])")


def effect_words(consequence: Consequence, bahasa: str) -> str:
    """
    Say what a finding means: each headline, a line for each outcome with the policy behind it, and what money is at stake.
    """
    lines = []
    for outlook in consequence.outlooks:
        ways: dict[str, list[str]] = {}
        for each in outlook.variations:
            ways.setdefault(each.text[bahasa], []).append(each.policy[bahasa])
        lines.append(outlook.headline[bahasa])
        lines.extend(f"{outlook.before[bahasa]} → {text}: {' / '.join(policies)}" for text, policies in ways.items())
    if consequence.rupiah is not None:
        amount = f"{consequence.rupiah:,}"
        lines.append(Texts(f"Nilai yang dipersoalkan: Rp{amount.replace(',', '.')}", f"At stake: Rp{amount}")[bahasa])
    return "\n".join(lines)
