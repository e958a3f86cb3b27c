"""
The guides are true: their blocks are followed in order, files written, commands run, and outputs are as shown.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
import textwrap
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import attrs
import pytest
from click.testing import CliRunner

from lkj_rules.cli import check, toolbox
from lkj_rules.files.fields import fields_of
from lkj_rules.files.form.layout import sheets
from lkj_rules.files.issues import InvalidError
from lkj_rules.files.json_text import parse_json
from lkj_rules.files.strict_reader import structure as structure_as
from lkj_rules.model.documents import Kolom, Laporan

ROOT = Path(__file__).parent.parent
GUIDES = {"id": ROOT / "docs" / "panduan.md", "en": ROOT / "docs" / "guide.md"}
COMMANDS: dict[str, Any] = {"lkj-check": check.main, "lkj-rules": toolbox.main}
OF_OTHERS = frozenset({"pip", "pre-commit"})
"""Programs of others that the guides call; only that they are called so is not tried here."""

NAMED = re.compile(r"`([\w./-]+\.(?:csv|json|toml))`[^`]*:\Z")
"""The file that a block is the content of, or an addition to: named last in the paragraph that leads to the block with a colon."""


@attrs.frozen(kw_only=True)
class Block:
    """
    Hold a block of code: its language, what it holds, the file that it belongs into, and the line it begins on.
    """

    language: str
    content: str
    file: str | None
    line: int


def blocks(guide: Path) -> Iterator[Block]:
    """
    Give the blocks of a guide in order.
    """
    text = guide.read_text(encoding="utf-8")
    for match in re.finditer(r"(.*?)^```(\w+)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
        named = NAMED.search(match[1].rstrip().rpartition("\n\n")[2])
        line = text.count("\n", 0, match.start(2)) + 1
        yield Block(language=match[2], content=match[3], file=None if named is None else named[1], line=line)


def commands(block: Block) -> Iterator[list[str]]:
    """
    Give the commands of a block, each as its words; a line that ends with a backslash goes on in the next.
    """
    for line in block.content.replace("\\\n", " ").splitlines():
        assert line.startswith("$ "), f"line {block.line}: a console block holds commands, its output stands in a text block"
        yield shlex.split(line.removeprefix("$ "), comments=True)


def run(words: list[str]) -> str:
    """
    Run a command of this project and give what it prints; findings are no failure.
    """
    name, *arguments = words
    if name not in COMMANDS:
        assert name in OF_OTHERS, f"{name}: add it to OF_OTHERS if the guide means a program of others"
        return ""
    result = CliRunner().invoke(COMMANDS[name], arguments, prog_name=name)
    assert result.exit_code in {0, 1}, f"{shlex.join(words)}: {result.output}"
    return result.stdout


def put(block: Block) -> None:
    """
    Write a file, or put keys into a JSON file that is there, in the place of those of the same name; text stays where it stands.
    """
    fragment = block.content.startswith('"')
    if block.language == "json":
        keys = json.loads(f"{{{block.content}}}" if fragment else block.content)
    elif block.language == "toml":
        tomllib.loads(block.content)
    if block.file is None:
        return
    path = Path(block.file)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = block.content
    if fragment:
        text = path.read_text(encoding="utf-8")
        for key in keys:
            text = re.sub(rf'(?ms)^  "{key}": .*?(?=^  "|^\}}$)', "", text)
        before = text.rstrip().removesuffix("}").rstrip().removesuffix(",")
        text = f"{before},\n{textwrap.indent(block.content, '  ')}}}\n"
        assert json.loads(text) | keys == json.loads(text)
    path.write_text(text, encoding="utf-8")


def shows(printed: str, block: str) -> bool:
    """
    Return whether a block shows what was printed, line by line; a line ``…`` stands for lines left out.
    """
    parts = map(re.escape, re.split(r"^…\n", block, flags=re.MULTILINE))
    return re.fullmatch("(?:.*\n)*".join(parts), printed.rstrip("\n") + "\n") is not None


@pytest.mark.parametrize("bahasa", GUIDES)
def test_guide_is_followed(bahasa: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Beginning in a folder with nothing but ``laporan/``, which holds reports, each command ends well and prints what is shown.
    """
    for name, report in (("2024", "reports/kpu-asahan-2024.json"), ("contoh", "base/clean.json")):
        (tmp_path / "laporan" / name).mkdir(parents=True)
        shutil.copy(ROOT / "fixtures" / report, tmp_path / "laporan" / name / "report.json")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LKJ_LANG", bahasa)
    monkeypatch.delenv("COLUMNS", raising=False)
    printed = ""

    for block in blocks(GUIDES[bahasa]):
        if block.language in {"csv", "json", "toml"}:
            put(block)
        elif block.language == "console":
            printed = "".join(run(words) for words in commands(block))
        elif block.language == "python":
            exec(block.content, {})  # noqa: S102  # the guide's own code
        elif block.language == "text":
            assert shows(printed, block.content), f"line {block.line} shows old output; put in what is printed now:\n{printed}"


def structure(guide: Path) -> list[str]:
    """
    Give the levels of the headings and the languages of the blocks, in order.
    """
    text = guide.read_text(encoding="utf-8")
    return [heading or block for heading, block in re.findall(r"^(?:(#+) .*|```(\w+)\n(?:.*\n)*?```$)", text, re.MULTILINE)]


def test_guides_have_the_same_sections() -> None:
    """
    What one language explains the other does too, in the same order and with as many blocks.
    """
    assert structure(GUIDES["id"]) == structure(GUIDES["en"])


def excerpts(guide: Path) -> Iterator[tuple[str, str]]:
    """
    Give the excerpts of JSON in the tables of what to write, each with the place that it belongs to.
    """
    for place, written in re.findall(r"^\| .* \| `([\w.]+)` \| (.*) \|$", guide.read_text(encoding="utf-8"), re.MULTILINE):
        for excerpt in re.findall(r'`([{"][^`]*)`', written):
            yield place, excerpt


@pytest.mark.parametrize("guide", GUIDES.values(), ids=GUIDES)
def test_excerpts_can_be_read_where_they_belong(guide: Path) -> None:
    """
    Each excerpt is JSON that the reader takes at its place; only keys that a whole entry needs may be left out of it.
    """
    wrong = []
    for place, excerpt in excerpts(guide):
        kind: Any = Laporan
        for name in place.split("."):
            (field,) = (each for each in fields_of(kind) if each.name == name)
            kind = next(iter(get_args(field.kind)), field.kind)
        if excerpt.startswith('{"id"') and place in {"lkj.tabel.baris", "perjanjian_kinerja.baris"}:
            kind = Kolom
        try:
            structure_as(parse_json(excerpt if excerpt.startswith("{") else f"{{{excerpt}}}", name=place)[0], kind)
        except InvalidError as error:
            missing = excerpt.startswith('"')
            wrong += [(place, issue.message_en) for issue in error.issues if not (missing and "required key" in issue.message_en)]

    assert wrong == []


@pytest.mark.parametrize("guide", GUIDES.values(), ids=GUIDES)
def test_places_lead_to_blocks_of_the_workbook(guide: Path) -> None:
    """
    Whoever fills in the workbook finds each place of the guide: its sheet, and the title of its block there.
    """
    text = guide.read_text(encoding="utf-8")
    blocks_of = {".".join(block.keys): (plan.name, block.title) for plan in sheets() for block in plan.blocks}
    told = dict(re.findall(r"^\| `(lkj\.\w+)` \| (.*) \|$", text, re.MULTILINE))
    places = set(re.findall(r"^\| .* \| `(lkj\.\w+)[\w.]*` \| .* \|$", text, re.MULTILINE))

    assert told.keys() == places
    assert {place: words for place, words in told.items() if place != "lkj.tabel"} == {
        place: "{}, *■ {}*".format(*blocks_of[place]) for place in told if place != "lkj.tabel"
    }


def test_guides_show_the_same_excerpts() -> None:
    """
    What is written for a printed figure is the same in both languages.
    """
    assert list(excerpts(GUIDES["id"])) == list(excerpts(GUIDES["en"]))
