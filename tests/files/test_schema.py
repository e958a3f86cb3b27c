"""
The JSON Schema of report.json: it accepts what the reader accepts and says in Indonesian what each key means.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from lkj_rules.errors import InputError
from lkj_rules.files.json_text import parse_json
from lkj_rules.files.schema import report_schema

FIXTURES = Path(__file__).parents[2] / "fixtures"
WHOLE = sorted([*(FIXTURES / "base").glob("*.json"), *(FIXTURES / "reports").glob("*.json")])

BEYOND_SCHEMA = {
    "document-in-another-file": "files",
    "circular-agreements": "references",
    "dangling-indicator": "references",
    "dangling-ladder": "references",
    "dangling-objective": "references",
    "dangling-superior": "references",
    "dangling-table": "references",
    "undeclared-column": "references",
    "repeated-codes": "references",
    "impossible-date": "the calendar",
    "exponent": "how a number is spelled",
    "infinity": "not JSON, though Python parses it",
    "not-a-number": "not JSON, though Python parses it",
    "repeated-key": "the parser has dropped the first",
    "lone-surrogate": "encoding",
}


def validator() -> Any:
    """Make a validator, after checking the schema itself."""
    schema = report_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def broken_json() -> list[Path]:
    """List the broken files that are JSON nevertheless."""
    found = []
    for path in sorted((FIXTURES / "broken").glob("*.json")):
        try:
            parse_json(path.read_bytes().decode("utf-8"), name=path.name)
        except (InputError, UnicodeDecodeError):
            continue
        found.append(path)
    return found


@pytest.mark.parametrize("path", WHOLE, ids=lambda path: path.stem)
def test_schema_accepts_whole_reports(path: Path) -> None:
    """What the reader accepts, the schema accepts."""
    assert [error.message for error in validator().iter_errors(json.loads(path.read_text(encoding="utf-8")))] == []


@pytest.mark.parametrize("path", broken_json(), ids=lambda path: path.stem)
def test_schema_refuses_broken_reports(path: Path) -> None:
    """A file that is broken in its structure is refused by the schema too; what is beyond a schema is listed here."""
    refused = not validator().is_valid(json.loads(path.read_text(encoding="utf-8")))

    assert (path.stem not in BEYOND_SCHEMA) == refused


def test_schema_is_the_same_every_time() -> None:
    """The same model gives the same bytes."""
    assert json.dumps(report_schema()) == json.dumps(report_schema())


def objects(schema: Any) -> list[dict[str, Any]]:
    """List the parts of a schema that describe an object."""
    if isinstance(schema, list):
        return [found for item in schema for found in objects(item)]
    if not isinstance(schema, dict):
        return []
    inner = [found for item in schema.values() for found in objects(item)]
    return [schema, *inner] if isinstance(schema.get("properties"), dict) else inner


def test_every_key_has_a_meaning_and_no_other_is_allowed() -> None:
    """Give a field without description its metadata arti in the model."""
    every = objects(report_schema())
    silent = [name for schema in every for name, part in schema["properties"].items() if "description" not in part]
    open_ended = [schema for schema in every if schema["additionalProperties"] is not False]

    assert (silent, open_ended) == ([], [])


def keys(schema: Any) -> list[tuple[str, dict[str, Any]]]:
    """List every key that a schema knows with what it says of it, keys that a report names itself by their pattern."""
    if isinstance(schema, list):
        return [found for item in schema for found in keys(item)]
    if not isinstance(schema, dict):
        return []
    own = [*schema.get("properties", {}).items(), *schema.get("patternProperties", {}).items()]
    further = schema.get("additionalProperties")
    own += [("*", further)] if isinstance(further, dict) else []
    parts = [part for name, part in schema.items() if name not in {"properties", "patternProperties", "additionalProperties"}]
    return [*own, *keys([part for _, part in own]), *keys(parts)]


def test_every_key_is_explained_in_indonesian() -> None:
    """Editors show these sentences, of years and columns too; none is left in English, none is hidden by that of a class."""
    schema = report_schema()
    english = re.compile(r"\b(the|of|and|or|is|are|with|for|which|this|year|value)\b", re.IGNORECASE)

    found = keys(schema)

    assert len(found) > 200
    assert [name for name, part in found if not english.sub("", part.get("description", "")).strip()] == []
    assert [part["description"] for _, part in found if english.search(part["description"])] == []
    assert [name for name, part in schema["$defs"].items() if "description" in part] == []


def test_examples_of_single_keys() -> None:
    """Some keys by hand: format, years by key, required keys, terms."""
    schema = report_schema()

    assert schema["required"] == ["format", "entitas", "tahun"]
    assert schema["properties"]["format"] == {"description": "Selalu lkj-rules/1.", "const": "lkj-rules/1"}
    assert {"#/$defs/Nilai"} == {
        item["$ref"] for item in schema["$defs"]["BarisRenstra"]["properties"]["target"]["patternProperties"].values()
    }
    assert schema["$defs"]["Indikator"]["properties"]["arah"]["anyOf"][0] == {"enum": ["maksimum", "minimum", "stabil"]}
