"""
Rules in sentences: what the grammar makes of expressions, and that no rule falls back on its code.
"""

from __future__ import annotations

import re

import pytest

from lkj_rules.api import load_rules
from lkj_rules.files.definition_reader import built_in_definitions
from lkj_rules.rulebook.phrasebook import phrasebook
from lkj_rules.rulebook.sentences import sentences
from lkj_rules.rules.forms import FORMS
from lkj_rules.rules.functions import FUNCTIONS
from lkj_rules.rules.rule import Rule

RULES = {rule.id: rule for rule in load_rules()}


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
@pytest.mark.parametrize("bahasa", ["id", "en"])
def test_every_rule_is_told_without_code(rule: Rule, bahasa: str) -> None:
    """
    No sentence holds code: no call, no path, no operator, no slot and no pronoun left open.
    """
    said = list(sentences(rule, bahasa))

    assert said
    assert [each for each in said if re.search(r"\w\(|[a-z]\.[a-z]|==|!=|[<>{}⟐]|\w_\w+ (?:is|adalah)", each)] == []


@pytest.mark.parametrize(("rule_id", "sentence_id", "sentence_en"), [
    ("TGT004", "“lkj” adalah target atau target capaian dalam LKj (tabel pengukuran; tahun laporan).",
     "“lkj” is the target or achievement aimed at in the LKj (measurement table; the report’s year)."),
    ("TGT016", "“kosong”: triwulan baris yang kosong.", "“kosong”: the quarters of the row that are blank."),
    ("TGT016", "Harus terpenuhi: tidak ada “kosong”.", "Must hold: there are no “kosong”."),
    ("IND003", "Harus terpenuhi: indikator baris termasuk indikator baris Renstra.",
     "Must hold: the row’s indicator is among the indicators of the rows of the Renstra."),
    ("IND001", "Bila “lkj” tidak memuatnya, itu temuan.", "Where “lkj” does not have it, that is a finding."),
    ("WJR001", "Harus terpenuhi: ada “capaian” yang angkanya tidak sama dengan 100.",
     "Must hold: there are some of “capaian” whose number is not equal to 100."),
    ("PKJ001", "Harus terpenuhi: tanggal Perjanjian Kinerja paling lambat “batas”.",
     "Must hold: the Perjanjian Kinerja’s date is no later than “batas”."),
])  # fmt: skip
def test_sentences_read_well(rule_id: str, sentence_id: str, sentence_en: str) -> None:
    """
    Filters, quantifiers, membership, dates, sides and missing sides have words of their own in both languages.
    """
    said = {bahasa: list(sentences(RULES[rule_id], bahasa)) for bahasa in ("id", "en")}

    assert sentence_id in said["id"]
    assert sentence_en in said["en"]


def test_phrasebook_knows_the_words_of_rules() -> None:
    """
    Fields and aspects that rules name have an English word; phrases are of functions that there are.
    """
    known = phrasebook()
    named = {
        field
        for rule in RULES.values()
        for text in (*rule.check, rule.when, rule.blame, *(value for _, value in rule.let)) if text is not None
        for field in re.findall(r"\.(\w+)", re.sub(r"'[^']*'", "", text))
    }  # fmt: skip

    assert sorted(name for name in named - set(known["words"]) if not name.isdecimal()) == [], (
        "give the word in src/lkj_rules/rulebook/phrasebook.toml"
    )
    functions = {*FUNCTIONS, *FORMS, *built_in_definitions(), "there", "given", "decided", "decided name"}
    assert sorted(set(known["functions"]) - functions) == []
