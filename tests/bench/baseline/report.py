"""
All checks on one report.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from baseline import (
    agreements,
    budget,
    categories,
    claims,
    contents,
    contradictions,
    facts,
    indicators,
    objectives,
    promises,
    sentences,
    sheets,
    tables,
    targets,
)
from baseline.reading import Failure
from lkj_rules.domain.facts import Fakta
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import Laporan
from lkj_rules.model.pointers import Pointers

CHECKS = (
    budget.check_budgets, budget.check_years, agreements.check_agreements, objectives.check_objectives, promises.check_chain,
    facts.check_facts, facts.check_figures, sheets.check_sheets, sheets.check_computed, indicators.check_indicators,
    tables.check_tables, targets.check_targets, contradictions.check_contradictions, sentences.check_sentences,
    claims.check_claims, categories.check_categories, contents.check_contents,
)  # fmt: skip


def covered() -> frozenset[str]:
    """
    Give the ids of the rules that are written here, as the modules next to this one name them.
    """
    modules = (path for path in Path(__file__).parent.glob("*.py") if not path.name.startswith("test_"))
    return frozenset(name for path in modules for name in re.findall(r'"([A-Z]{3}\d{3})"', path.read_text(encoding="utf-8")))


def failures(laporan: Laporan) -> list[tuple[str, str]]:
    """
    Check a report; give every rule that fails with the JSON pointer of the culprit.
    """
    scope, found = Scope(laporan), list[Failure]()

    def fail(rule: str, thing: Any, field: str = "") -> None:
        found.append(Failure(rule, thing, field))

    for check in CHECKS:
        check(scope, fail)
    pointers = Pointers(laporan)
    return [(failure.rule, _pointer(pointers, failure)) for failure in found]


def _pointer(pointers: Pointers, failure: Failure) -> str:
    thing = failure.thing
    while isinstance(thing, tuple | list):
        thing = thing[0]
    place = pointers.of(thing.nilai if isinstance(thing, Fakta) else thing)
    return f"{place}/{failure.field}" if failure.field else place
