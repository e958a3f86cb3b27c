"""
The regulations that rules rest on, as SARIF taxonomies: one for each regulation, a taxon for each clause that a rule cites.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

from lkj_rules.domain.clauses import CLAUSES, REGULATION, cited_clauses
from lkj_rules.model.findings import Basis
from lkj_rules.render.sarif.wording import escaped, sentence
from lkj_rules.rules.rule import RuleSet

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
        Give the taxonomies of a run.
        """
        return [
            {
                "name": regulation, "language": self.bahasa, "isComprehensive": False,
                "taxa": [self._taxon(regulation, key) for key in keys],
            }
            for regulation, keys in self.clauses.items()
        ]  # fmt: skip

    def _taxon(self, regulation: str, key: str) -> dict[str, Any]:
        clause = _KNOWN.get(key) if regulation == REGULATION else None
        about = key if clause is None else f"{clause.cited}: {clause.about[self.bahasa]}"
        return {"id": key, "shortDescription": {"text": escaped(sentence(about))}}

    def supported(self) -> list[dict[str, Any]]:
        """
        Give references to the taxonomies themselves.
        """
        return [{"name": regulation, "index": index} for index, regulation in enumerate(self.clauses)]

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
