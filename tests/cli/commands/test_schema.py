"""
``lkj-rules schema --install``: settings that are there lose nothing, and an editor explains every key.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from lkj_rules.cli import toolbox
from lkj_rules.cli.commands import schema as command
from lkj_rules.files.schema import report_schema

FIXTURES = Path(__file__).parents[3] / "fixtures"
CLEAN = FIXTURES / "base" / "clean.json"
OURS = {"fileMatch": ["report.json"], "url": "./.vscode/lkj-report.schema.json"}
SETTINGS, SCHEMA = Path(command.SETTINGS), Path(command.SCHEMA)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """
    Work in an empty folder.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LKJ_LANG", raising=False)
    return tmp_path


def install(*arguments: str) -> Result:
    """
    Call the command.
    """
    return CliRunner().invoke(toolbox.main, ["schema", "--install", *arguments], prog_name="lkj-rules")


def settings(text: str) -> None:
    """
    Write settings that are there before.
    """
    SETTINGS.parent.mkdir(exist_ok=True)
    SETTINGS.write_bytes(text.encode())


def test_new_folder_gets_schema_and_settings() -> None:
    """
    The schema is written next to the settings, which name it by a path that needs no network; a second call changes nothing.
    """
    first, second = install(), install()

    assert (first.exit_code, first.stdout) == (0, ".vscode/lkj-report.schema.json\n.vscode/settings.json\n")
    assert (second.exit_code, second.stdout) == (0, "Sudah terpasang; tidak ada yang berubah.\n")
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == report_schema()
    assert json.loads(SETTINGS.read_text(encoding="utf-8")) == {"json.schemas": [OURS]}
    assert sorted(path.name for path in SETTINGS.parent.iterdir()) == ["lkj-report.schema.json", "settings.json"]


def test_reports_by_other_names_are_associated(folder: Path) -> None:
    """
    Reports that the folder has by other names are named; their documents in files of their own, and other JSON, are not.
    """
    for name in ("laporan/2023.json", "laporan/2024.json", "kpu/report.json"):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(CLEAN, folder / name)
    (folder / "laporan" / "renstra.json").write_text('{"awal": 2020}', encoding="utf-8")

    install(str(folder))

    (found,) = json.loads(SETTINGS.read_text(encoding="utf-8"))["json.schemas"]
    assert found["fileMatch"] == ["report.json", "/laporan/2023.json", "/laporan/2024.json"]


def test_settings_keep_their_bytes() -> None:
    """
    Numbers, layout, order, line ends and the mark at the beginning stay; the association is written as the settings are indented.
    """
    settings('\ufeff{\r\n\t"a": 1.50, "b": {"x":[1,2]},\r\n\t"json.schemas": [\r\n\t\t{"url": "./x.json"}\r\n\t]\r\n}\r\n')

    install()

    assert SETTINGS.read_bytes().decode() == (
        '\ufeff{\r\n\t"a": 1.50, "b": {"x":[1,2]},\r\n\t"json.schemas": [\r\n\t\t{"url": "./x.json"},\r\n'
        '\t\t{\r\n\t\t\t"fileMatch": [\r\n\t\t\t\t"report.json"\r\n\t\t\t],\r\n\t\t\t"url": "./.vscode/lkj-report.schema.json"\r\n'
        "\t\t}\r\n\t]\r\n}\r\n"
    )


def test_association_that_is_there_is_added_to(folder: Path) -> None:
    """
    Patterns and notes that a person put into the association stay; what is missing is added once.
    """
    own = {"url": OURS["url"], "fileMatch": ["lkj-*.json"], "nilai": 1.5}
    settings(json.dumps({"json.schemas": [{"url": "./a.json"}, own, {"url": "./b.json"}], "z": None}))
    shutil.copy(CLEAN, folder / "2024.json")

    install()
    again = install()

    joined = {**own, "fileMatch": ["lkj-*.json", "report.json", "/2024.json"]}
    assert json.loads(SETTINGS.read_text(encoding="utf-8")) == {
        "json.schemas": [{"url": "./a.json"}, joined, {"url": "./b.json"}], "z": None,
    }  # fmt: skip
    assert again.stdout == "Sudah terpasang; tidak ada yang berubah.\n"


TEXT = st.text(st.characters(exclude_categories=["Cs"]))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


@given(
    before=st.dictionaries(TEXT, JSON, max_size=4), schemas=st.none() | st.lists(JSON, max_size=3),
    indent=st.sampled_from([None, 0, 1, 4, "\t"]),
)  # fmt: skip
def test_nothing_is_lost_of_any_settings(
    before: dict[str, Any], schemas: list[Any] | None, indent: int | str | None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """
    Whatever the settings say, they say it afterwards, and the association; taking out what was put in gives the old text.
    """
    if schemas is not None:
        before = {**before, "json.schemas": schemas}
    old = json.dumps(before, indent=indent, ensure_ascii=False)
    folder = tmp_path_factory.mktemp("settings")
    (folder / ".vscode").mkdir()
    file = folder / command.SETTINGS
    file.write_bytes(old.encode())

    command.install(str(folder))

    new = file.read_bytes().decode()
    assert json.loads(new) == {**before, "json.schemas": [*before.get("json.schemas", []), OURS]}
    start = next((at for at, (one, two) in enumerate(zip(old, new, strict=False)) if one != two), len(old))
    assert any(new[:at] + new[at + len(new) - len(old) :] == old for at in range(start + 1))
    assert command.install(str(folder)) == []


@pytest.mark.parametrize("text", [
    '{\n  // komentar\n  "a": 1\n}', '{"a": 1,}', '{"a": 1, "a": 2}', "[1]", '{"json.schemas": {}}', '{"a": ',
    '{"json.schemas": [], "json.schemas": []}',
])  # fmt: skip
def test_settings_that_are_no_strict_json_are_left_alone(text: str) -> None:
    """
    Comments, spare commas, keys that stand twice: nothing is guessed or lost; the error says what to paste, and that is JSON.
    """
    settings(text)

    result = install()

    assert (result.exit_code, SETTINGS.read_text(encoding="utf-8")) == (2, text)
    assert result.stderr.startswith("lkj-rules schema: .vscode/settings.json")
    assert "tidak diubah" in result.stderr
    (pasted,) = re.findall(r'\n\n("json\.schemas": .*)\n\n', result.stderr, re.DOTALL)
    assert json.loads(f"{{{pasted}}}") == {"json.schemas": [OURS]}
    assert SCHEMA.exists()


def test_refusal_in_english() -> None:
    """
    The same in English.
    """
    settings("{ /* */ }")

    assert ".vscode/settings.json:1:3: not strict JSON" in install("--lang", "en").stderr


@pytest.mark.parametrize("text", ["", " \n", "\ufeff"])
def test_empty_settings_are_no_fault(text: str) -> None:
    """
    An empty file, as the editor leaves it, is settings that say nothing.
    """
    settings(text)

    assert install().exit_code == 0
    assert json.loads(SETTINGS.read_text(encoding="utf-8")) == {"json.schemas": [OURS]}


def test_settings_are_written_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    When writing fails, the settings stand as they were and no draft is left.
    """
    settings('{"a": 1}')
    SCHEMA.write_text(json.dumps(report_schema(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")

    def full(_path: Path, _target: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    result = install()

    assert result.exit_code == 2
    assert "tempat penyimpanan penuh" in result.stderr
    assert SETTINGS.read_text(encoding="utf-8") == '{"a": 1}'
    assert sorted(path.name for path in SETTINGS.parent.iterdir()) == ["lkj-report.schema.json", "settings.json"]


def test_what_cannot_be_installed_is_told(folder: Path) -> None:
    """
    An unknown folder, a file in the place of ``.vscode``, and the other schema: status 2, a sentence, nothing written.
    """
    missing, other = install("tidak-ada"), install("--of", "check")
    (folder / ".vscode").touch()
    blocked = install()

    assert "tidak-ada bukan folder." in missing.stderr
    assert "--install hanya untuk skema report.json." in other.stderr
    assert ".vscode tidak dapat dibuat" in blocked.stderr
    assert [missing.exit_code, other.exit_code, blocked.exit_code] == [2, 2, 2]
    assert [path.name for path in folder.iterdir()] == [".vscode"]


SERVICE, VERSION = "vscode-json-languageservice", "5.7.2"
HOVER = """
const {getLanguageService, TextDocument} = require("vscode-json-languageservice");
const {readFileSync} = require("fs");
const folder = process.argv[2];
const settings = JSON.parse(readFileSync(`${folder}/.vscode/settings.json`));
const service = getLanguageService({schemaRequestService: async uri => readFileSync(new URL(uri), "utf8")});
service.configure({validate: true, schemas: settings["json.schemas"].map(
  each => ({uri: `file://${folder}/${each.url}`, fileMatch: each.fileMatch, folderUri: `file://${folder}`})
)});
(async () => {
  const text = readFileSync(`${folder}/laporan/2024.json`, "utf8");
  const document = TextDocument.create(`file://${folder}/laporan/2024.json`, "json", 1, text);
  const parsed = service.parseJSONDocument(document);
  const hovers = {};
  for (const found of text.matchAll(/"((?:[^"\\\\]|\\\\.)*)"\\s*:/g)) {
    const hover = await service.doHover(document, document.positionAt(found.index + 1), parsed);
    const said = hover === null ? "" : hover.contents.map(each => each.value ?? each).join("\\n").replace(/\\\\(.)/g, "$1");
    (hovers[found[1]] ??= []).push(said);
  }
  const faults = await service.doValidation(document, parsed);
  console.log(JSON.stringify({hovers, faults: faults.map(each => each.message)}));
})();
"""


@pytest.mark.slow
def test_editor_explains_every_key(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """
    The engine of VS Code, with the settings as installed, shows for every key of a report what that key means, and no fault.
    """
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        pytest.fail("This test needs npm (Node.js) to install VS Code's JSON service; install it, or leave the slow tests out.")
    program = tmp_path_factory.mktemp("service")
    fetch = [npm, "install", "--no-audit", "--no-fund", "--prefix", program, f"{SERVICE}@{VERSION}"]
    subprocess.run(fetch, check=True, timeout=600)
    (program / "hover.js").write_text(HOVER, encoding="utf-8")
    (folder / "laporan").mkdir()
    shutil.copy(CLEAN, folder / "laporan" / "2024.json")
    install()

    shown = subprocess.run([node, program / "hover.js", folder], capture_output=True, check=True, timeout=60)

    result = json.loads(shown.stdout)
    meanings = set(re.findall(r'"description": "(.*?)"', SCHEMA.read_text(encoding="utf-8")))
    assert result["faults"] == []
    assert {key: said for key, said in result["hovers"].items() if not set(said) <= meanings} == {}
    assert (result["hovers"]["entitas"], set(result["hovers"]["capaian"]), result["hovers"]["2020"][0]) == (
        ["Instansi pelapor."], {"Persentase capaian seperti tercetak.", "Persentase capaian kinerja yang dipakai rumus."},
        "Target menurut tahun.",
    )  # fmt: skip
