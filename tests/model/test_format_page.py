"""
docs/format.md and docs/format-id.md say what the model is: every key with its meaning, and an example that is read.
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

_DOCS = Path(__file__).parents[2] / "docs"
PAGES = {"en": _DOCS / "format.md", "id": _DOCS / "format-id.md"}
DOCUMENTS = [kind for _, kind in inspect.getmembers(documents, attrs.has) if kind.__module__.startswith(documents.__name__)]
WORDS = {
    "true/false": "benar/salah", "list of the same": "daftar yang sama", "list of ": "daftar ", "object of ": "objek ",
    "date": "tanggal", "place": "tempat", "integer": "bilangan bulat", "value": "nilai", "text": "teks",
}  # fmt: skip
"""What the column *holds* says, in the column *isi*; the longer first."""


def _rows(bahasa: str, title: str) -> list[tuple[str, str, str]]:
    """
    Give key, what it holds, and meaning from the table of a section.
    """
    text = PAGES[bahasa].read_text(encoding="utf-8")
    match = re.search(rf"^### {title}\n(.*?)(?=^##|\Z)", text, re.DOTALL | re.MULTILINE)
    assert match is not None, f"{PAGES[bahasa].name} has no section {title}; add a heading '### {title}' and a table of its keys"
    return re.findall(r"^\| `(\w+)` \| (.*?) \| (.*) \|$", match[1], re.MULTILINE)


@pytest.mark.parametrize("kind", [*DOCUMENTS, Nilai, Sumber], ids=lambda kind: kind.__name__)
def test_pages_list_every_key(kind: type[Any]) -> None:
    """
    The section of a class lists its keys in order, the Indonesian one with the meaning that the model gives, and no others.

    ``sumber``, which nearly every part has, is listed once, for the values.
    """
    fields = [field for field in attrs.fields(kind) if field.init and (field.name != "sumber" or kind is Nilai)]
    english, indonesian = _rows("en", kind.__name__), _rows("id", kind.__name__)
    holds = [what for _, what, _ in english]
    for word, kata in WORDS.items():
        holds = [what.replace(word, kata) for what in holds]

    assert [key for key, _, _ in english] == [field.name for field in fields], "correct the table of keys in docs/format.md"
    assert [(key, arti.removesuffix(" **(wajib)**")) for key, _, arti in indonesian] == [
        (field.name, field.metadata["arti"]) for field in fields
    ], "correct the table of keys in docs/format-id.md"
    assert [isi for _, isi, _ in indonesian] == holds


@pytest.mark.parametrize(("bahasa", "mark"), [("en", " **(required)**"), ("id", " **(wajib)**")])
@pytest.mark.parametrize("kind", DOCUMENTS, ids=lambda kind: kind.__name__)
def test_pages_mark_required_keys(kind: type[Any], bahasa: str, mark: str) -> None:
    """
    The keys marked as required are those that have no default.
    """
    required = [field.name for field in attrs.fields(kind) if field.default is attrs.NOTHING]

    assert [key for key, _, meaning in _rows(bahasa, kind.__name__) if meaning.endswith(mark)] == required


EXAMPLES, CONTOH = (
    re.findall(r"^```json\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE) for page in PAGES.values()
)


def test_pages_show_the_same_examples() -> None:
    """
    What holds for an example holds for it in both languages.
    """
    assert EXAMPLES == CONTOH


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
    whole, parted = (json.loads(example) for example in EXAMPLES if example.startswith("{\n"))
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

