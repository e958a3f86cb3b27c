"""
Words that several sheets use, in both languages.
"""

from __future__ import annotations

from collections.abc import Sequence

from lkj_rules.model.documents import Arah
from lkj_rules.model.findings import Status, Texts
from lkj_rules.model.results import Consequence, Outcome
from lkj_rules.render import labels
from lkj_rules.render.material import Checked, Session
from lkj_rules.render.sentences import first_sentence
from lkj_rules.render.views.cells import Cell
from lkj_rules.render.xlsx.page import Column

STATUSES = {**labels.STATUSES, Status.BASELINE: Texts("sudah diketahui", "known before")}
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
CONCLUSION = Column("kesimpulan", Texts("Kesimpulan pereviu", "Reviewer's conclusion"), 13, fill=True, choices=(
    Texts("Disetujui", "Agreed"), Texts("Perlu perbaikan", "To be fixed"),
    Texts("Dijelaskan instansi", "Explained by the office"), Texts("Bukan temuan", "No finding"),
))  # fmt: skip
"""What a reviewer may conclude on a finding or a row."""


def cited(fingerprints: Sequence[str], report: Checked, between: str = ", ") -> str:
    """
    Name findings by their rules, each rule once.
    """
    return between.join(dict.fromkeys(report.by_fingerprint[each].rule for each in fingerprints if each in report.by_fingerprint))


def as_read(cell: Cell | None) -> str:
    """
    Write a printed value, with what the transcriber takes it for in brackets.
    """
    if cell is None:
        return ""
    return cell.text if cell.read is None else f"{cell.text} [{cell.read}]".strip()


def effects_of(report: Checked, session: Session) -> dict[str, str]:
    """
    Say by fingerprint what findings mean: for the headlines and in rupiah where one is an open error, and what its rule says of it.
    """
    moved = {fingerprint: _effect(each, session.bahasa) for fingerprint, each in report.effects.items()}
    general = {rule.id: first_sentence(rule.rationale[session.bahasa]) for rule in session.rules}
    return {
        finding.fingerprint: "\n".join(filter(None, (moved.get(finding.fingerprint), general.get(finding.rule))))
        for finding in report.result.findings
    }


def _effect(consequence: Consequence, bahasa: str) -> str:
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
