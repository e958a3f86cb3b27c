"""
The pages that rules write: up to date in docs/, complete, true to what is printed.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from lkj_rules.api import load_rules
from lkj_rules.cli import check
from lkj_rules.model.results import Outcome
from lkj_rules.rulebook.book import BEGIN, END, guide_of, pages_of, stale_pages, write_pages
from lkj_rules.rulebook.holdings import Library
from lkj_rules.rulebook.markdown import MARK
from lkj_rules.rules.rule import Rule, RuleSet

DOCS = Path(__file__).parents[2] / "docs"
RULES = load_rules()
LIBRARY = Library(RULES)


def small(*rules: str) -> Library:
    """
    Take a few rules.
    """
    return Library(RuleSet(tuple(rule for rule in RULES if rule.id in rules)))


def write(path: str, text: str) -> None:
    """
    Write a page.
    """
    Path(path).write_text(text, encoding="utf-8")


def test_docs_are_up_to_date() -> None:
    """
    The pages in docs/ are what the rules say today.
    """
    stale = stale_pages(LIBRARY, DOCS)

    assert list(stale) == [], "docs/ no longer says what the rules say; write it anew with: make docs"


@pytest.mark.parametrize("rule", tuple(RULES), ids=lambda rule: rule.id)
def test_every_rule_has_an_example_that_fails(rule: Rule) -> None:
    """
    The example of a rule's page is a case that fails, and the finding that it prints is the rule's.
    """
    example = LIBRARY.example(rule)

    assert example is not None, "write a failing case"
    assert {finding.rule for finding in example.checked.result.findings} == {rule.id}


@pytest.mark.parametrize("rule_id", ["TGT004", "CAP002", "TGT007"])
@pytest.mark.parametrize("bahasa", ["id", "en"])
def test_finding_is_what_the_command_prints(rule_id: str, bahasa: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The finding on the page is, line for line, what lkj-check prints of the example by document.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    page = pages_of(small(rule_id))[f"rules/{rule_id}.md"]
    part = page.split("\n## ")[1 if bahasa == "id" else 2]
    example = re.search(r"```json\n(.*?\n)```", part, re.DOTALL)
    shown = re.search(r"```text\n(──.*?\n)```", part, re.DOTALL)
    assert example is not None
    assert shown is not None
    Path("report.json").write_text(example[1], encoding="utf-8")

    printed = CliRunner().invoke(check.main, ["--lang", bahasa, "--by", "document", "--select", rule_id, "report.json"]).stdout

    assert shown[1] in printed


def test_links_lead_somewhere() -> None:
    """
    Every link between pages leads to a page that is there.
    """
    pages = pages_of(LIBRARY)
    links = {(path, link) for path, text in pages.items() for link in re.findall(r"\]\(([\w./-]+\.md)", text)}

    assert [(path, link) for path, link in sorted(links) if not (DOCS / Path(path).parent / link).resolve().is_file()] == []


def test_rule_page_lists_its_cases() -> None:
    """
    A page ends with the cases that the rule is tested with.
    """
    library = small("TGT004")
    (rule,) = library.rules

    page = pages_of(library)["rules/TGT004.md"]

    assert [case.name for case in library.cases_of(rule) if f"| {case.name} | `{case.expect}` |" not in page] == []
    assert {case.expect for case in library.cases_of(rule)} >= {Outcome.PASS, Outcome.FAIL}


def test_stale_pages_are_named_and_mended(tmp_path: Path) -> None:
    """
    A page that was edited, one that is missing and one whose rule is gone are stale; what nobody generated is left alone.
    """
    library = small("TGT004", "TGT005")
    write_pages(stale_pages(library, tmp_path), tmp_path, write)
    assert stale_pages(library, tmp_path) == {}
    write(str(tmp_path / "rules" / "TGT004.md"), "edited")
    (tmp_path / "rules" / "TGT005.md").unlink()
    write(str(tmp_path / "rules" / "TGT999.md"), f"# gone\n\n{MARK}\n")
    write(str(tmp_path / "rules" / "notes.md"), "mine")
    write(str(tmp_path / "writing-rules.md"), f"a\n{BEGIN}old\n{END}z\n")

    stale = stale_pages(library, tmp_path)

    assert list(stale) == ["rules/TGT004.md", "rules/TGT005.md", "rules/TGT999.md", "writing-rules.md"]
    write_pages(stale, tmp_path, write)
    assert stale_pages(library, tmp_path) == {}
    assert sorted(path.name for path in (tmp_path / "rules").glob("*.md") if path.name[0] in "Tn") == [
        "TGT004.md",
        "TGT005.md",
        "notes.md",
    ]


def test_guide_keeps_what_is_written_by_hand() -> None:
    """
    Only what stands between the marks is generated.
    """
    guide = guide_of(f"before\n{BEGIN}{END}after\n")

    assert (guide.startswith(f"before\n{BEGIN}"), guide.endswith(f"{END}after\n")) == (True, True)
    assert guide_of(guide) == guide
    assert guide_of("no marks\n") == "no marks\n"


def test_no_rule_is_left_as_a_skeleton() -> None:
    """
    What ``lkj-rules new`` writes is to be filled in.
    """
    assert [rule.id for rule in RULES if "TULIS:" in f"{rule.title.id}{rule.message.id}" or "no-fault-yet" in rule.name] == []
