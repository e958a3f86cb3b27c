"""
The library as its page promises it: the examples run, and what is public stays.
"""

from __future__ import annotations

import doctest
import inspect
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

import lkj_rules
from lkj_rules import CheckResult, InputError, check, check_all, load_profile, load_rules, parse_report, read_report
from lkj_rules.model.documents import Penjelasan
from lkj_rules.render.json_output import check_schema

ROOT = Path(__file__).parent.parent
ASAHAN = ROOT / "fixtures" / "reports" / "kpu-asahan-2024.json"
CLEAN = ROOT / "fixtures" / "base" / "clean.json"
PAGE = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
KEPT = ROOT / "tests" / "stability"
HOSTILE = "<script>alert(1)</script>"


def test_examples_run_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """
    Every example of the page runs after those before it, and says what the page is about.
    """
    shutil.copy(ASAHAN, tmp_path / "report.json")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}

    said = []
    for example in EXAMPLES:
        exec(example, names)  # noqa: S102  # the page's own code
        said.append(capsys.readouterr().out)

    assert "error CAP002" in said[0]
    assert said[1].startswith("True\nunggahan.json:1:")
    assert "'tahun'" in said[1]
    assert said[4] == "['Indikator A has no weight.']\n"
    assert "tidak-ada.json cannot be read" in said[5]
    assert said[6] == "[]\n"


@pytest.mark.parametrize("name", [name for name in lkj_rules.__all__ if ">>>" in (getattr(lkj_rules, name).__doc__ or "")])
def test_docstring_shows_what_is_so(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The example in a docstring, with the public names at hand and a ``report.json`` in the folder, gives what is shown.
    """
    shutil.copy(ASAHAN, tmp_path / "report.json")
    monkeypatch.chdir(tmp_path)
    names = {each: getattr(lkj_rules, each) for each in lkj_rules.__all__}
    (example,) = doctest.DocTestFinder(recurse=False).find(getattr(lkj_rules, name), name, globs=names)
    told: list[str] = []

    result = doctest.DocTestRunner().run(example, out=told.append)

    assert (result.failed, "".join(told)) == (0, "")


@pytest.mark.parametrize("name", [name for name in lkj_rules.__all__ if inspect.isfunction(getattr(lkj_rules, name))])
def test_function_says_what_it_raises(name: str) -> None:
    """
    A function that reads or checks says which errors to expect; ``check_all`` gives them as values.
    """
    told = inspect.getdoc(getattr(lkj_rules, name)) or ""

    assert ("\n\nRaises ``" in told) == (name != "check_all")


def test_result_shows_itself_in_a_notebook() -> None:
    """
    The table counts and lists findings; what the report says is text, never markup.
    """
    content = ASAHAN.read_text(encoding="utf-8").replace("Nilai Akuntabilitas Kinerja", HOSTILE)

    fragment = check(parse_report(content.encode(), name="x"))._repr_html_()

    assert "9 kesalahan" in fragment
    assert "CAP002" in fragment
    assert (HOSTILE in fragment, "&lt;script&gt;" in fragment) == (False, True)


def test_clean_result_is_clean_in_a_notebook() -> None:
    """
    Nothing found: no table.
    """
    assert check(read_report(CLEAN))._repr_html_() == "<div><p><strong>Tidak ada temuan</strong></p></div>"


def test_results_come_one_by_one() -> None:
    """
    The first result is there before the second file is looked at.
    """
    results = check_all([CLEAN, CLEAN.with_name("tidak-ada.json")])

    first, second = next(results), next(results)

    assert isinstance(first[1], CheckResult)
    assert isinstance(second[1], InputError)


def kept(name: str) -> list[str]:
    """
    Read a list of what users rely on.
    """
    return (KEPT / name).read_text(encoding="utf-8").splitlines()


def public_names() -> list[str]:
    """
    Write each public name with its parameters.
    """
    lines = []
    for name in sorted(lkj_rules.__all__):
        thing = getattr(lkj_rules, name)
        shown = f"({', '.join(inspect.signature(thing).parameters)})" if inspect.isfunction(thing) else ""
        lines.append(f"{name}{shown}")
    return lines


def output_keys(schema: dict[str, Any], prefix: str = "") -> list[str]:
    """
    Write every key that the JSON output has, with dots between them.
    """
    found = []
    for key, inner in schema.get("properties", {}).items():
        found += [f"{prefix}{key}", *output_keys(inner, f"{prefix}{key}.")]
    return found + (output_keys(schema["items"], prefix) if isinstance(schema.get("items"), dict) else [])


def all_output_keys() -> list[str]:
    """
    Write the keys of the whole output, those of definitions under their names.
    """
    schema = check_schema()
    return sorted(output_keys(schema) + [key for name, part in schema["$defs"].items() for key in output_keys(part, f"{name}.")])


@pytest.mark.parametrize(
    ("file", "now"),
    [
        ("public-names.txt", public_names()),
        ("rules.txt", [f"{rule.id} {rule.name}" for rule in load_rules()]),
        ("output-keys.txt", all_output_keys()),
    ],
    ids=["names", "rules", "keys"],
)
def test_what_is_public_stays(file: str, now: list[str]) -> None:
    """
    Nothing that users rely on goes or changes its name; what is new is added to the list on purpose.
    """
    lost = sorted(set(kept(file)) - set(now))
    new = sorted(set(now) - set(kept(file)))

    assert not lost, f"tests/stability/{file}: gone, which needs a new major version: {lost}"
    assert not new, f"tests/stability/{file}: new; add these lines once you mean to keep them: {new}"


@pytest.mark.parametrize(("select", "ignore", "told"), [
    (("TGT04", "CAP02"), (), [("/select/0", "TGT004"), ("/select/1", "CAP002")]),
    (("TGT",), ("TGTX",), [("/ignore/0", "TGT")]),
    (("",), (), [("/select/0", None)]),
])  # fmt: skip
def test_choosing_a_rule_that_there_is_not_is_told(
    select: tuple[str, ...], ignore: tuple[str, ...], told: list[tuple[str, str | None]]
) -> None:
    """
    A mistyped id gives no empty rule set, which would find every report clean, but the nearest ids.
    """
    with pytest.raises(InputError) as caught:
        load_rules().choose(select, ignore)

    assert [(problem.pointer, problem.suggestion) for problem in caught.value.problems] == told


def test_one_id_is_chosen_as_a_text_of_its_own() -> None:
    """
    A single id needs no tuple, and a list is as good as one.
    """
    assert load_rules().choose("TGT004").ids() == load_rules().choose(["TGT004"]).ids() == ("TGT004",)


def test_profile_may_leave_out_what_was_not_chosen() -> None:
    """
    A profile speaks of all rules there are, also where only some of them are used.
    """
    result = check(read_report(CLEAN), load_rules().choose("TGT004"), profile=load_profile("kpu"))

    assert [each.rule for each in result.rules] == ["TGT004"]


def test_explanation_may_name_a_rule_that_was_not_chosen() -> None:
    """
    Which rules there are does not hang on which of them are used: only the misspelt one is reported.
    """
    laporan = read_report(CLEAN).laporan
    told = tuple(Penjelasan(apa=rule, mengapa="Kebijakan berubah", aturan=rule) for rule in ("TGT005", "TGT05"))

    result = check(attrs.evolve(laporan, penjelasan=told), load_rules().choose("PMB004"))

    assert [finding.place.pointer for finding in result.findings] == ["/penjelasan/1"]
    assert "mungkin maksudnya TGT005" in result.findings[0].message.id
    assert result.findings[0].related == ()


@pytest.mark.parametrize(("call", "instead"), [
    (lambda: check("report.json"), "check(read_report("),
    (lambda: parse_report('{"format": "lkj-rules/1"}', name="a.json"), "parse_report(text.encode(), name=...)"),
    (lambda: check({"format": "lkj-rules/1"}), "check(read_report("),
    (lambda: list(check_all("report.json")), "check_all([path])"),
    (lambda: list(check_all(Path("report.json"))), "check_all([path])"),
])  # fmt: skip
def test_wrong_argument_is_told_with_what_to_call_instead(call: Callable[[], Any], instead: str) -> None:
    """
    A path where a report is expected, or one path for many, gets a sentence, not a fault from within.
    """
    with pytest.raises(TypeError, match=re.escape(instead)):
        call()


def test_public_names_are_listed() -> None:
    """
    Completion in a notebook offers the public names before anything was used.
    """
    assert dir(lkj_rules) == sorted(lkj_rules.__all__)
