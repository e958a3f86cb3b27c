"""
docs/format.md says what the model is: every key, with its Indonesian meaning, and an example that is read.
"""

from __future__ import annotations

import inspect
import json
import re
from pathlib import Path
from typing import Any

import attrs
import pytest

from lkj_rules.files.report_reader import read_report
from lkj_rules.model import documents
from lkj_rules.model.values import Nilai, Sumber

PAGE = Path(__file__).parents[2] / "docs" / "format.md"
DOCUMENTS = [kind for _, kind in inspect.getmembers(documents, attrs.has) if kind.__module__.startswith(documents.__name__)]


def _section(title: str) -> str:
    text = PAGE.read_text(encoding="utf-8")
    match = re.search(rf"^### {title}\n(.*?)(?=^##|\Z)", text, re.DOTALL | re.MULTILINE)
    assert match is not None, f"docs/format.md has no section for {title}; add a heading '### {title}' with a table of its keys"
    return match[1]


@pytest.mark.parametrize("kind", [*DOCUMENTS, Nilai, Sumber], ids=lambda kind: kind.__name__)
def test_page_lists_every_key(kind: type[Any]) -> None:
    """
    The section of a class lists its keys in order, each with the meaning that the model gives it, and no others.

    ``sumber``, which nearly every part has, is listed once, for the values.
    """
    fields = [field for field in attrs.fields(kind) if field.init and (field.name != "sumber" or kind is Nilai)]
    rows = re.findall(r"^\| `(\w+)` \|.*\| (.*?) \|$", _section(kind.__name__), re.MULTILINE)

    assert rows == [(field.name, field.metadata["arti"]) for field in fields], "mend the table of keys in docs/format.md"


@pytest.mark.parametrize("kind", DOCUMENTS, ids=lambda kind: kind.__name__)
def test_page_marks_required_keys(kind: type[Any]) -> None:
    """
    The keys marked as required are those that have no default.
    """
    required = [field.name for field in attrs.fields(kind) if field.default is attrs.NOTHING]

    assert re.findall(r"^\| `(\w+)` \|.*\*\*\(required\)\*\*", _section(kind.__name__), re.MULTILINE) == required


EXAMPLES = re.findall(r"^```json\n(\{\n.*?)^```", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def test_example_is_a_report(tmp_path: Path) -> None:
    """
    The example at the top of the page is a report that can be read.
    """
    file = tmp_path / "report.json"
    file.write_text(EXAMPLES[0], encoding="utf-8")

    read_report(file)


def test_example_with_files_is_a_report(tmp_path: Path) -> None:
    """
    The example that names files can be read when these hold what the first example writes out.
    """
    whole, parted = map(json.loads, EXAMPLES)
    agreement = whole["perjanjian_kinerja"][0]
    files = {
        parted["indikator"]: whole["indikator"], parted["renstra"]: whole["renstra"],
        parted["perjanjian_kinerja"][0]: agreement, parted["perjanjian_kinerja"][1]: {**agreement, "id": "pk-sekretaris"},
        "report.json": parted,
    }  # fmt: skip
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content), encoding="utf-8")

    laporan = read_report(tmp_path / "report.json").laporan

    assert [str(each.id) for each in laporan.perjanjian_kinerja] == ["pk-ketua", "pk-sekretaris"]

