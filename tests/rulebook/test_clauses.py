"""
Citations lead to clauses of the regulation, and clauses to rules.
"""

from __future__ import annotations

import pytest

from lkj_rules.api import load_rules
from lkj_rules.domain.checklist import ROWS
from lkj_rules.domain.clauses import CLAUSES, REGULATION, cited_clauses
from lkj_rules.rulebook.book import checklist_page, clauses_page
from lkj_rules.rules.families import FAMILIES
from lkj_rules.rules.rule import Rule

RULES = load_rules()
KEYS = {clause.key for clause in CLAUSES}


@pytest.mark.parametrize(
    ("butir", "keys"),
    [
        ("Lampiran I, C.2", ["I.C.2"]),
        ("Lampiran II, C angka 3 (pengukuran kinerja)", ["II.C.3"]),
        ("Lampiran II, C.1–4", ["II.C.1", "II.C.2", "II.C.3", "II.C.4"]),
        ("Lampiran II, anak lampiran II/1, Bab III A.2", ["II/1.III.A.2"]),
        ("Anak Lampiran II/1, Bab III.A angka 6 (analisis atas efisiensi)", ["II/1.III.A.6"]),
        ("Lampiran II, anak lampiran II/1, Lampiran 1)", ["II/1.L"]),
        ("Lampiran I, D.1 dan Lampiran II, anak lampiran II/1, Bab II", ["I.D.1", "II/1.II"]),
        ("Lampiran I, D.2 dan anak lampiran I/3-6 sampai I/6-6", ["I.D.2", "I/3", "I/4", "I/5", "I/6"]),
        ("Lampiran III, formulir checklist, III.3, III.6, dan III.9", ["III/2.III.3", "III/2.III.6", "III/2.III.9"]),
        ("Lampiran III, C.3.d dan C.3.e", ["III.C.3.d", "III.C.3.e"]),
        ("Pasal 6", ["P.6"]),
    ],
)
def test_citations_are_read(butir: str, keys: list[str]) -> None:
    """
    A citation as people write it names its clauses.
    """
    assert list(cited_clauses(butir)) == keys


@pytest.mark.parametrize("rule", tuple(RULES), ids=lambda rule: rule.id)
def test_every_citation_leads_to_a_clause(rule: Rule) -> None:
    """
    What a rule cites of the regulation is in the list of clauses.
    """
    cited = [basis.butir for basis in rule.basis if basis.peraturan == REGULATION]

    assert [butir for butir in cited if butir is None or not cited_clauses(butir) or set(cited_clauses(butir)) - KEYS] == [], (
        "cite a clause as src/lkj_rules/domain/clauses.py lists it, or add it there"
    )


def test_keys_are_cited_as_written() -> None:
    """
    How a clause is cited leads back to it; each stands once.
    """
    assert len(KEYS) == len(CLAUSES)
    single = [clause for clause in CLAUSES if "–" not in clause.key]
    assert [clause.key for clause in single if cited_clauses(_butir(clause.cited)) != (clause.key,)] == []


def _butir(cited: str) -> str:
    return cited.replace("Anak lampiran III/2-2, ", "formulir checklist, ")


def test_matrices_hold_every_row_and_rule() -> None:
    """
    All rows of the checklist and all clauses are there, whether or not a rule serves them; every rule is in both.
    """
    checklist, clauses = checklist_page(RULES), clauses_page(RULES)

    assert [row.number for row in ROWS if f"\n| {row.number} | " not in checklist] == []
    assert [clause.cited for clause in CLAUSES if f"\n| {clause.cited} | " not in clauses] == []
    for page in (checklist, clauses):
        assert [rule.id for rule in RULES if f"[{rule.id}]({rule.id}.md)" not in page] == []


def test_families_have_names() -> None:
    """
    Every family of the built-in rules has a name in both languages.
    """
    assert {rule.family for rule in RULES} <= set(FAMILIES), "name the family in src/lkj_rules/rulebook/families.py"


def test_checklist_rows_of_rules_exist() -> None:
    """
    A rule serves rows that the checklist has.
    """
    known = {row.number for row in ROWS}

    assert [(rule.id, row) for rule in RULES for row in rule.checklist if row not in known] == []
