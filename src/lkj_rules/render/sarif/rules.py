"""
The tool as SARIF describes it: a descriptor for each of its rules and of its own troubles, and the regulations that rules rest on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from lkj_rules.domain.clauses import CLAUSES, REGULATION, cited_clauses
from lkj_rules.model.findings import Basis, Severity, Texts
from lkj_rules.render.material import Session
from lkj_rules.render.sarif.places import escaped, sentence, stated
from lkj_rules.render.text import markdown
from lkj_rules.rules.families import family_name
from lkj_rules.rules.rule import Rule, RuleSet

NAME = "lkj-rules"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note", Severity.REVIEW: "none"}
"""SARIF grades problems only; what a person should look at is of the kind ``review`` and has no level."""

UNREAD, BROKEN = "unreadable-file", "broken-rule"
"""The notifications, by id."""

_SEMANTIC = re.compile(r"\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?")
_NOTIFICATIONS = {
    UNREAD: (
        Texts("Berkas tidak dapat dibaca, jadi tidak diperiksa.", "A file could not be read, and was not checked."),
        Texts("Perbaiki berkas pada tempat yang disebut, lalu periksa lagi.", "Fix the file where it says, and check again."),
    ),
    BROKEN: (
        Texts("Sebuah aturan rusak; hasilnya tidak lengkap.", "A rule broke; the results are incomplete."),
        Texts("Sampaikan kepada pemelihara aturannya.", "Report it to whoever maintains the rule."),
    ),
}
_STRINGS = {
    "pass": Texts("Pengujian yang terpenuhi: '{0}'.", "Evaluations that held: '{0}'."),
    "open": Texts("Tidak dapat diuji: '{0}'.", "Could not be tested: '{0}'."),
    "notApplicable": Texts("Tidak berlaku bagi semua hal yang dilihat: '{0}'.", "Applies to none of the items looked at: '{0}'."),
}
"""Short forms of what results say in full; a result gives the arguments."""
_KNOWN = {clause.key: clause for clause in CLAUSES}
_ORDER = {clause.key: number for number, clause in enumerate(CLAUSES)}


@attrs.frozen(kw_only=True)
class Taxonomies:
    """
    Hold the clauses that the rules cite, by regulation, and write references to them.
    """

    bahasa: str
    clauses: dict[str, tuple[str, ...]]

    def components(self) -> list[dict[str, Any]]:
        """
        Give the taxonomies of a run: one for each regulation, a taxon for each clause that a rule cites.
        """
        return [
            {
                "name": regulation, "language": self.bahasa, "isComprehensive": False,
                "taxa": [
                    {"id": key, "shortDescription": {"text": escaped(sentence(self._about(regulation, key)))}} for key in keys
                ],
            }
            for regulation, keys in self.clauses.items()
        ]  # fmt: skip

    def _about(self, regulation: str, key: str) -> str:
        clause = _KNOWN.get(key) if regulation == REGULATION else None
        return key if clause is None else f"{clause.cited}: {clause.about[self.bahasa]}"

    def references(self, basis: Iterable[Basis]) -> list[dict[str, Any]]:
        """
        Give references to the clauses that a rule or a finding rests on; none where it rests on good practice.
        """
        components = {regulation: index for index, regulation in enumerate(self.clauses)}
        cited = dict.fromkeys((norm.peraturan, key) for norm in basis for key in _keys(norm))
        return [
            {
                "id": key, "index": self.clauses[regulation].index(key),
                "toolComponent": {"name": regulation, "index": components[regulation]},
            }
            for regulation, key in cited
        ]  # fmt: skip


def taxonomies_of(rules: RuleSet, bahasa: str) -> Taxonomies:
    """
    Gather the regulations and clauses that rules cite, each regulation's in its own order.
    """
    found: dict[str, set[str]] = {}
    for norm in (norm for rule in rules for norm in rule.basis):
        keys = _keys(norm)
        if keys:
            found.setdefault(norm.peraturan, set()).update(keys)
    ordered = {
        regulation: tuple(sorted(found[regulation], key=lambda key: (_ORDER.get(key, len(_ORDER)), key)))
        for regulation in sorted(found)
    }
    return Taxonomies(bahasa=bahasa, clauses=ordered)


def _keys(norm: Basis) -> tuple[str, ...]:
    """
    Name the clauses of a citation; where they are not listed, the citation itself is the clause.
    """
    if norm.butir is None:
        return ()
    keys = cited_clauses(norm.butir) if norm.peraturan == REGULATION else ()
    return keys if keys and all(key in _KNOWN for key in keys) else (norm.butir,)


def driver(session: Session, taxonomies: Taxonomies) -> dict[str, Any]:
    """
    Describe the tool with all rules of the run, whether they found something or not.
    """
    bahasa = session.bahasa
    semantic = session.version if _SEMANTIC.fullmatch(session.version) else None
    return stated(
        name=NAME, version=session.version, semanticVersion=semantic, language=bahasa,
        rules=[_rule(rule, taxonomies, bahasa) for rule in session.rules],
        notifications=[
            {
                "id": key, "name": _pascal(key), "shortDescription": {"text": title[bahasa]},
                "fullDescription": {"text": title[bahasa]}, "help": {"text": advice[bahasa]},
                "defaultConfiguration": {"level": "error"},
            }
            for key, (title, advice) in _NOTIFICATIONS.items()
        ],
        supportedTaxonomies=[{"name": name, "index": index} for index, name in enumerate(taxonomies.clauses)],
        properties={"rulesHash": session.rules.hash},
    )  # fmt: skip


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
