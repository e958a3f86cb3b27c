"""
Every help page of both programs, in both languages: whole, narrow, unmixed, and with examples that work.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import docx
import pytest
from click.testing import CliRunner, Result
from reportlab.pdfgen.canvas import Canvas

from lkj_rules.cli import check, language, toolbox
from lkj_rules.cli.command import Command, Option

FIXTURES = Path(__file__).parents[2] / "fixtures"
REAL = FIXTURES / "reports" / "kpu-asahan-2024.json"
CLEAN = FIXTURES / "base" / "clean.json"
PROGRAMS = {"lkj-check": check.main, "lkj-rules": toolbox.main}


def walk(path: tuple[str, ...], command: click.Command) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """
    Give a command and all below it, each with the words that call it.
    """
    yield path, command
    for name, inner in getattr(command, "commands", {}).items():
        yield from walk((*path, name), inner)


def paper(path: Path) -> None:
    """
    Write a report of one line, in PDF or in Word.
    """
    if path.suffix == ".docx":
        document = docx.Document()
        document.add_paragraph("Laporan Kinerja Dinas Pangan Kabupaten Contoh Tahun 2024")
        document.save(str(path))
        return
    canvas = Canvas(str(path))
    canvas.drawString(72, 720, "Laporan Kinerja Dinas Pangan Kabupaten Contoh Tahun 2024")
    canvas.save()


def to_import(words: list[str], folder: Path) -> None:
    """
    Write the papers or the table that an example imports.
    """
    if words[1] == "import":
        for name in words[2:-2]:
            paper(folder / name)
        return
    row = "<tr><td>{}<td>{}<td>{}<td>{}<td>{}<td>{}</tr>"
    headings = row.format("Kode", "Indikator", "Uraian", "Target", "Pagu", "Realisasi")
    table = f"<table>{headings}{row.format('1', 'Satu', 'Program A', '2', '3', '4')}</table>"
    (folder / words[2]).write_text(table * (2 if "--sheet" in words else 1), encoding="utf-8")


COMMANDS = dict(found for name, command in PROGRAMS.items() for found in walk((name,), command))
every_command = pytest.mark.parametrize("path", COMMANDS, ids=" ".join)


@pytest.fixture(autouse=True)
def quiet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Run in an empty folder, with no say of the environment.
    """
    monkeypatch.chdir(tmp_path)
    for name in ("LKJ_LANG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


def call(words: list[str] | tuple[str, ...]) -> Result:
    """
    Call a program in this process.
    """
    return CliRunner().invoke(PROGRAMS[words[0]], list(words[1:]), prog_name=words[0])


def page(path: tuple[str, ...], bahasa: str) -> str:
    """
    Give a help page.
    """
    result = call([*path, "--lang", bahasa, "--help"])
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


@every_command
def test_everything_is_said_in_both_languages(path: tuple[str, ...]) -> None:
    """
    A command and each of its options have a sentence in each language, and these are two sentences.
    """
    command = COMMANDS[path]
    assert isinstance(command, Command)
    options = [param for param in command.params if not isinstance(param, click.Argument)]

    assert [param.name for param in options if not isinstance(param, Option)] == []
    pairs = [command.about, *(param.about for param in options if isinstance(param, Option))]
    assert [pair for pair in pairs if len(set(pair)) < 2] == []
    assert [text for pair in pairs for text in pair if not re.fullmatch(r"\S.*\.", text)] == []


@every_command
@pytest.mark.parametrize("bahasa", ["id", "en"])
def test_page_names_everything_in_80_columns(path: tuple[str, ...], bahasa: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Usage, sentence, every command and option are there, and no line is wider than 80 columns, on a wide screen too.
    """
    monkeypatch.setenv("COLUMNS", "200")

    text = page(path, bahasa)

    command = COMMANDS[path]
    assert isinstance(command, Command)
    sentence = language.pick(command.about, bahasa)
    assert text.startswith(f"{language.pick(('Pemakaian', 'Usage'), bahasa)}: {' '.join(path)} [")
    assert sentence in " ".join(text.split())
    named = [max(param.opts, key=len) for param in command.params if isinstance(param, Option)]
    named += [*getattr(command, "commands", ()), "--help"]
    assert [name for name in named if not re.search(rf"^  (-v, )?{name}\b", text, re.MULTILINE)] == []
    assert [line for line in text.splitlines() if len(line) > 80] == []
    assert "\u2011" not in text
    assert not re.search(r"\w-$", text, re.MULTILINE)


ENGLISH = (
    "the of and or with for from this that these is are by to in on at be not no it its all each every file default required usage "
    "options examples arguments commands"
)
INDONESIAN = (
    "yang dan atau dengan untuk dari ini itu bila tidak ke pada oleh di sebuah satu semua setiap berkas bawaan bawaannya wajib "
    "pilihan pemakaian tulis tampilkan"
)


def prose(text: str) -> set[str]:
    """
    Give the small words of a page; commands, names of files and options, and what may be chosen are no prose.
    """
    text = re.sub(r"\\\n", " ", text)
    text = re.sub(r"\b(lkj-(check|rules)|eval) .*?(?=  |\n|\Z)", "", text)
    text = re.sub(r"\[[a-z|]+\]|\S*[./=_~|]\w\S*|\S+/|-\S+|\"[^\"]*\"", "", text)
    return set(re.findall(r"(?<!\S)[\w’']+", text.lower()))


@every_command
def test_pages_do_not_mix_languages(path: tuple[str, ...]) -> None:
    """
    No small word of one language stands on a page of the other, and what stands for a value is translated.
    """
    indonesian, english = page(path, "id"), page(path, "en")

    assert prose(indonesian) & set(ENGLISH.split()) == set()
    assert prose(english) & set(INDONESIAN.split()) == set()
    assert [word for word in language.PLACEHOLDERS if re.search(rf"\b{word}\b", indonesian)] == []
    assert [word for word in language.PLACEHOLDERS.values() if word != "FOLDER" and re.search(rf"\b{word}\b", english)] == []


def examples(text: str) -> list[list[str]]:
    """
    Give the commands that a page shows: what stands before a gap of two spaces, joined where it goes on in the next line.
    """
    joined = re.sub(r"\s*\\\n\s*", " ", text)
    _options, _, shown = joined.partition("\n\n" + ("Contoh" if "\n\nContoh" in joined else "Examples"))
    found = re.findall(r"(?:^|  )(lkj-(?:check|rules) .*?)(?=  |$)", shown, re.MULTILINE)
    return [shlex.split(re.split(r" [|>] ", each)[0]) for each in found]


HAS_EXAMPLES = [path for path, command in COMMANDS.items() if getattr(command, "examples", ("", ""))[0]]


def test_every_command_has_examples() -> None:
    """
    Each command, or the group that it belongs to, shows how it is called.
    """
    lonely = [path for path in COMMANDS if path not in HAS_EXAMPLES and path[:-1] not in HAS_EXAMPLES[1:]]

    assert lonely == []
    assert [path for path in HAS_EXAMPLES for bahasa in ("id", "en") if not examples(page(path, bahasa))] == []


def a_fingerprint() -> str:
    """
    Give the fingerprint of a finding of the real report that may be waived.
    """
    content = json.loads(call(["lkj-check", "--format", "json", "--select", "CAP002", "report.json"]).stdout)
    return str(content["findings"][0]["fingerprint"])


@pytest.mark.parametrize("path", [
    pytest.param(path, id=" ".join(path), marks=[pytest.mark.slow] if path[-1] in {"reviu", "mutate", "docs"} else [])
    for path in HAS_EXAMPLES
])  # fmt: skip
def test_examples_work(path: tuple[str, ...], tmp_path: Path) -> None:
    """
    Each example of a page, in its order, does what it is for: no wrong usage, nothing unreadable, no fault.
    """
    shown = [words for bahasa in ("id", "en") for words in examples(page(path, bahasa))]
    for folder in ("laporan", "reports"):
        (tmp_path / folder).mkdir()
        shutil.copy(CLEAN, tmp_path / folder / "2024.json")
    report, ended = tmp_path / "report.json", []
    shutil.copy(REAL, report)
    if path[-1] == "reviu":  # its last example goes on from another page's
        call(shlex.split(f"lkj-rules waive report.json {a_fingerprint()} --reason a --basis b --requested-by c --approved-by d"))

    for number, words in enumerate(shown):
        if words in shown[:number]:
            continue
        if words[:2] == ["lkj-rules", "init"]:
            report.unlink(missing_ok=True)
        elif words[:2] == ["lkj-rules", "reviu"]:
            for out in ("reviu", "review"):  # what an example before it wrote
                shutil.rmtree(tmp_path / out, ignore_errors=True)
        elif words[:2] == ["lkj-rules", "waive"]:
            (tmp_path / "lkj-waivers.toml").unlink(missing_ok=True)
            assert re.fullmatch(r"[0-9a-f]{16}|[A-Z]{3}\d{3} .+", words[3])
            words[3] = a_fingerprint()
        elif words[1].startswith("import"):
            to_import(words, tmp_path)
        asked = ["--level", "skpd"] if words[:2] == ["lkj-rules", "init"] else []  # which it asks for
        result = call([*words, *asked])
        ended.append((" ".join(words), result.exit_code, result.stderr if result.exit_code > 1 else ""))
        shutil.copy(REAL, report)

    judging = [end for end in ended if end[0].startswith(("lkj-check", "lkj-rules baseline diff", "lkj-rules import"))]
    assert [end for end in ended if end[1] != 0 and (end not in judging or end[1] != 1)] == []
    assert ended != []
