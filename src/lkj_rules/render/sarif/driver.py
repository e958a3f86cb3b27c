"""
The tool as SARIF describes it: what it is, and a descriptor for each of its rules and of its own troubles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lkj_rules.model.findings import Severity, Texts
from lkj_rules.render.material import Session
from lkj_rules.render.safe import markdown
from lkj_rules.render.sarif.taxonomies import Taxonomies
from lkj_rules.render.sarif.wording import escaped, sentence, stated
from lkj_rules.rules.families import family_name
from lkj_rules.rules.rule import Rule

NAME = "lkj-rules"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note", Severity.REVIEW: "none"}
"""SARIF grades problems only; what a person should look at is of the kind ``review`` and has no level."""

UNREAD, BROKEN = "unreadable-file", "broken-rule"
"""The notifications, by id."""

_SEMANTIC = re.compile(r"\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?")
_NOTIFICATIONS = {
    UNREAD: (
        Texts("Berkas tidak dapat dibaca, jadi tidak diperiksa.", "A file could not be read, and was not checked."),
        Texts("Perbaiki berkas pada tempat yang disebut, lalu periksa lagi.", "Mend the file where it says, and check again."),
    ),
    BROKEN: (
        Texts("Sebuah aturan rusak; hasilnya tidak lengkap.", "A rule broke; the results are incomplete."),
        Texts("Sampaikan kepada pemelihara aturannya.", "Tell whoever maintains the rule."),
    ),
}
_STRINGS = {
    "pass": Texts("Pengujian yang terpenuhi: '{0}'.", "Evaluations that held: '{0}'."),
    "open": Texts("Tidak dapat diuji: '{0}'.", "Could not be tested: '{0}'."),
    "notApplicable": Texts("Tidak berlaku bagi semua hal yang dilihat: '{0}'.", "Applies to none of the items looked at: '{0}'."),
}
"""Short forms of what results say in full; a result gives the arguments."""


def driver(session: Session, taxonomies: Taxonomies) -> dict[str, Any]:
    """
    Describe the tool with all rules of the run, whether they found something or not.
    """
    bahasa = session.bahasa
    semantic = session.version if _SEMANTIC.fullmatch(session.version) else None
    return stated(
        name=NAME, version=session.version, semanticVersion=semantic, language=bahasa,
        rules=[_rule(rule, taxonomies, bahasa) for rule in session.rules],
        notifications=[_notification(key, told[bahasa], advice[bahasa]) for key, (told, advice) in _NOTIFICATIONS.items()],
        supportedTaxonomies=taxonomies.supported(), properties={"rulesHash": session.rules.hash},
    )  # fmt: skip


def _notification(key: str, told: str, advice: str) -> dict[str, Any]:
    return {
        "id": key, "name": _pascal(key), "shortDescription": {"text": told}, "fullDescription": {"text": told},
        "help": {"text": advice}, "defaultConfiguration": {"level": "error"},
    }  # fmt: skip


def _rule(rule: Rule, taxonomies: Taxonomies, bahasa: str) -> dict[str, Any]:
    return stated(
        id=rule.id, name=_pascal(rule.name),
        shortDescription={"text": escaped(sentence(rule.title[bahasa]))},
        fullDescription={"text": escaped(rule.rationale[bahasa])},
        help=_help(rule, bahasa),
        messageStrings={
            "finding": {"text": f"{escaped(rule.title[bahasa])}: '{{0}}', '{{1}}'."},
            **{key: {"text": text[bahasa]} for key, text in _STRINGS.items()},
        },
        defaultConfiguration={"level": LEVELS[rule.severity]},
        relationships=[{"target": target, "kinds": ["relevant"]} for target in taxonomies.references(rule.basis)],
        properties=stated(
            kebabName=rule.name, severity=rule.severity.value, since=rule.since, checklist=list(rule.checklist),
            tags=list(dict.fromkeys(_tags(rule, bahasa))),
        ),
    )  # fmt: skip


def _pascal(name: str) -> str:
    """
    Write a kebab-case name as SARIF names rules: ``ReportTargetDiffersFromAgreement``.
    """
    return "".join(part[:1].upper() + part[1:] for part in name.split("-"))


def _tags(rule: Rule, bahasa: str) -> Iterator[str]:
    yield rule.family
    yield family_name(rule.family)[bahasa]
    yield from (norm.peraturan for norm in rule.basis)
    yield from (f"checklist {row}" for row in rule.checklist)


def _help(rule: Rule, bahasa: str) -> dict[str, str]:
    """
    Write a rule's page: why it asks, what to do, what it does not do, and on what basis.
    """
    parts = list(_help_parts(rule, bahasa))
    command = f"lkj-rules explain {rule.id}"
    more = Texts("Selengkapnya", "More")[bahasa]
    plain_parts = [*(f"{title}: {text}" for title, text in parts), f"{more}: {command}"]
    marked_parts = [*(f"**{title}.** {markdown(text)}" for title, text in parts), f"{more}: `{command}`"]
    return {"text": escaped("\n\n".join(plain_parts)), "markdown": escaped("\n\n".join(marked_parts))}


def _help_parts(rule: Rule, bahasa: str) -> Iterator[tuple[str, str]]:
    yield Texts("Mengapa", "Why")[bahasa], rule.rationale[bahasa]
    yield Texts("Langkah", "What to do")[bahasa], rule.help[bahasa]
    if rule.limits is not None:
        yield Texts("Batas", "Limits")[bahasa], rule.limits[bahasa]
    basis = "; ".join(norm.peraturan if norm.butir is None else f"{norm.peraturan}, {norm.butir}" for norm in rule.basis)
    yield Texts("Dasar", "Basis")[bahasa], sentence(basis)
    if rule.checklist:
        yield Texts("Baris checklist reviu", "Rows of the reviu checklist")[bahasa], sentence(", ".join(rule.checklist))
